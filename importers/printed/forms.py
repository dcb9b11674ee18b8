"""Forms of a PDF that draw forms that draw forms: counted before pdfium draws them, for ten levels of ten are without end.

Written against ISO 32000-1, 8.10 (form XObjects) and 7.8.3 (resources). Only objects that stand open in the file are looked at.
"""

import re
import zlib
from collections import Counter
from typing import Final, NamedTuple

from importers.errors import TooLarge
from importers.source import Source

__all__ = ["check_forms"]

# Matches "12 0 obj"
_OBJECT: Final = re.compile(rb"(?<!\d)(\d{1,9})\s{1,5}\d{1,5}\s{1,5}obj\b")
# Matches "/Fm1 12 0 R", "/Resources 7 0 R"
_REFERENCE: Final = re.compile(rb"/([^\s/<>\[\]()]{1,80})\s{1,9}(\d{1,9})\s{1,5}\d{1,5}\s{1,5}R\b")
# Matches "/Fm1 Do"
_DRAWN: Final = re.compile(rb"/([^\s/<>\[\]()]{1,80})\s{1,9}Do\b")
_FORM: Final = re.compile(rb"/Subtype\s{0,3}/Form\b")
_STREAM: Final = re.compile(rb"stream\r?\n")
_SHARED: Final = (b"Resources", b"XObject")
"""Dictionaries that may stand in objects of their own."""
_DICTIONARY: Final = 20_000
_CONTENT: Final = 1024 * 1024
"""Bytes of an object's dictionary, and of what a form draws, that are looked at."""
_DRAWINGS: Final = 100_000
"""Forms that one form may draw, all levels counted: a plan has hundreds."""

_DEEPEST: Final = 100
"""Levels of forms in forms; no printer makes ten."""


class _Object(NamedTuple):
    """An object: what its dictionary refers to by which name, and how often it draws which name."""

    form: bool
    named: dict[bytes, int]
    drawn: Counter[bytes]


def check_forms(source: Source) -> None:
    """Refuse a PDF whose forms draw one another without end or nearly so: raises TooLarge."""
    if not _FORM.search(source.data):
        return
    objects = {
        int(found[1]): _read_object(source.data, found.end()) for found in _OBJECT.finditer(source.data)
    }
    forms = {
        number: {
            target: times
            for name, times in entry.drawn.items()
            if (target := _find_target(objects, entry, name)) in objects
        }
        for number, entry in objects.items()
        if entry.form
    }
    counts: dict[int, int] = {}
    for number in forms:
        if _count_drawings(number, forms, counts, ()) > _DRAWINGS:
            raise TooLarge(source.name, "its forms draw one another without end: print it to a new PDF")


def _read_object(data: bytes, start: int) -> _Object:
    window = data[start : start + _DICTIONARY]
    dictionary = window[: end if (end := window.find(b"endobj")) >= 0 else len(window)]
    stream = _STREAM.search(dictionary)
    if stream:
        dictionary = dictionary[: stream.start()]
    form = bool(_FORM.search(dictionary))
    drawn: Counter[bytes] = Counter()
    if form and stream:
        drawn.update(_DRAWN.findall(_unpack(data, start + stream.end())))
    return _Object(form, {name: int(number) for name, number in _REFERENCE.findall(dictionary)}, drawn)


def _unpack(data: bytes, start: int) -> bytes:
    end = data.find(b"endstream", start, start + _CONTENT)
    stream = data[start : end if end >= 0 else start + _CONTENT]
    try:
        return zlib.decompressobj().decompress(stream, _CONTENT)
    except zlib.error:
        return stream


def _find_target(objects: dict[int, _Object], entry: _Object, name: bytes) -> int:
    """Find the object that a form draws by a name, in its own resources or those that it refers to; -1 if there is none."""
    for _ in range(len(_SHARED) + 1):
        if name in entry.named:
            return entry.named[name]
        shared = next((entry.named[key] for key in _SHARED if entry.named.get(key) in objects), None)
        if shared is None:
            return -1
        entry = objects[shared]
    return -1


def _count_drawings(
    number: int, forms: dict[int, dict[int, int]], counts: dict[int, int], within: tuple[int, ...]
) -> int:
    """Count what drawing a form draws in all, up to what is too much; a form that draws itself is too much."""
    if number in counts or number not in forms:
        return counts.get(number, 1)
    if number in within or len(within) > _DEEPEST:
        return _DRAWINGS + 1
    total = 1
    for target, times in forms[number].items():
        total += times * _count_drawings(target, forms, counts, (*within, number))
        if total > _DRAWINGS:
            break
    counts[number] = total
    return total
