"""Streams of a PDF that unpack to far more than they take: looked at before pdfium unpacks them whole.

Written against ISO 32000-1, 7.3.8 (streams) and 7.4.4 (Flate). Pictures are not looked at: they are never unpacked
for text, and a white page packs as well as any bomb.
"""

import re
import zlib
from typing import Final

from importers.errors import TooLarge
from importers.files.limits import UNPACKED
from importers.source import Source

__all__ = ["check_streams"]

# Matches where a stream begins, behind its dictionary, and not "endstream"
_STREAM: Final = re.compile(rb">>\s{0,4}stream\r?\n")
_PICTURE: Final = re.compile(rb"/Subtype\s{0,3}/Image")
_PACKED: Final = re.compile(rb"/FlateDecode|/Fl\b")
_DICTIONARY: Final = 600
"""Bytes before a stream in which its dictionary stands, as a rule."""
_SMALL: Final = 8192
"""Bytes below which a stream, packed once, is harmless: Flate packs 1,032 to 1 at best."""
_PROBE: Final = 1024
"""Bytes of a stream by which the rest is reckoned."""


def check_streams(source: Source) -> None:
    """Refuse a PDF whose streams unpack to more than :data:`importers.files.limits.UNPACKED` bytes: raises TooLarge.

    What a long stream unpacks to is reckoned from its beginning.
    """
    total = 0
    data = source.data
    for found in _STREAM.finditer(data):
        dictionary = data[max(0, found.start() - _DICTIONARY) : found.start()].rpartition(b" obj")[2]
        packed = len(_PACKED.findall(dictionary))
        if not packed or _PICTURE.search(dictionary):
            continue
        if packed > 1:
            raise TooLarge(source.name, "a stream of it is packed twice over, as no printer packs it")
        end = data.find(b"endstream", found.end())
        length = (end if end >= 0 else len(data)) - found.end()
        if length > _SMALL:
            total += _reckon(data[found.end() : found.end() + _PROBE]) * length // _PROBE
        if total > UNPACKED:
            raise TooLarge(source.name, f"it unpacks to over {UNPACKED:,} bytes: print it to a new PDF")


def _reckon(beginning: bytes) -> int:
    """Unpack a stream's beginning and give the length; 0 for one that is not packed after all (encrypted)."""
    try:
        return len(zlib.decompressobj().decompress(beginning))
    except zlib.error:
        return 0
