"""Streams of a PDF that unpack to far more than they take: looked at before pdfium unpacks them whole.

Written against ISO 32000-1, 7.3.8 (streams) and 7.4.4 (Flate). Whether a stream is packed is asked of its bytes: what its
dictionary says may stand elsewhere or be spelt in escapes. Pictures are not looked at: they are never unpacked for text, and a
white page packs as well as any bomb.
"""

import re
import zlib
from collections import Counter
from typing import Final

from importers.errors import TooLarge
from importers.files.limits import UNPACKED
from importers.source import Source

__all__ = ["check_streams"]

# Matches where a stream begins, behind its dictionary or a comment, and not "endstream"
_STREAM: Final = re.compile(rb"stream(?<!endstream)\r?\n")
_PICTURE: Final = re.compile(rb"/Subtype\s{0,3}/Image")
_PACKED: Final = re.compile(rb"/FlateDecode|/Fl\b")
# Matches "/Contents [4 0 R 7 0 R]": the streams that make up a page
_CONTENTS: Final = re.compile(rb"/Contents\s{0,9}\[([\d\sR]{1,100000})\]")
_REFERENCE: Final = re.compile(rb"\d{1,9}\s{1,9}\d{1,5}\s{1,9}R")
_DICTIONARY: Final = 600
"""Bytes before a stream in which its dictionary stands, as a rule."""
_BEST: Final = 1032
"""Bytes that Flate packs into one at best."""
_SMALL: Final = 8192
"""Bytes below which a stream, packed once, is harmless."""
_PIECE: Final = 1024 * 1024
"""Bytes that are unpacked at a time, to be counted and forgotten."""
_DRAWN_AGAIN: Final = 50
"""Times that a page may draw one and the same stream."""


def check_streams(source: Source) -> None:
    """Refuse a PDF whose streams unpack to more than :data:`importers.files.limits.UNPACKED` bytes: raises TooLarge.

    In a file that could unpack to so much, each long stream is unpacked piece by piece, which a bomb does not survive.
    """
    data = source.data
    _check_pages(source)
    measured = len(data) * _BEST > UNPACKED
    total = 0
    for found in _STREAM.finditer(data):
        dictionary = data[max(0, found.start() - _DICTIONARY) : found.start()].rpartition(b" obj")[2]
        if _PICTURE.search(dictionary):
            continue
        if len(_PACKED.findall(dictionary)) > 1:
            raise TooLarge(source.name, "a stream of it is packed twice over, as no printer packs it")
        if not measured:
            continue
        end = data.find(b"endstream", found.end())
        end = end if end >= 0 else len(data)
        if end - found.end() > _SMALL:
            total += _measure(data[found.end() : end], UNPACKED - total)
        if total > UNPACKED:
            raise TooLarge(source.name, f"it unpacks to over {UNPACKED:,} bytes: print it to a new PDF")


def _check_pages(source: Source) -> None:
    """Refuse a page that draws one stream again and again, which pdfium would lay end to end."""
    for found in _CONTENTS.finditer(source.data):
        times = Counter(_REFERENCE.findall(found[1]))
        if times and max(times.values()) > _DRAWN_AGAIN:
            raise TooLarge(
                source.name, "a page of it draws one stream again and again: print it to a new PDF"
            )


def _measure(stream: bytes, enough: int) -> int:
    """Count what a stream unpacks to, and stop at ``enough``; 0 for one that is not packed after all (encrypted).

    >>> _measure(zlib.compress(bytes(5_000_000)), 2_000_000) > 2_000_000
    True
    >>> _measure(b"BT (Minutes) Tj ET", 100)
    0
    """
    unpacking = zlib.decompressobj()
    size = 0
    try:
        while stream and not unpacking.eof and size <= enough:
            size += len(unpacking.decompress(stream, _PIECE))
            stream = unpacking.unconsumed_tail
    except zlib.error:
        return size
    return size
