"""Bytes to characters: byte-order marks, UTF-8, UTF-16, and Windows-1252 for what is neither.

Mojibake that is already in a file ("â€™") is kept: it is what the file says.
"""

import codecs
import re
from dataclasses import dataclass

__all__ = ["Decoded", "declared_encoding", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# <meta charset="iso-8859-1">, <meta … content="text/html; charset=utf-8">, <?xml version="1.0" encoding="UTF-8"?>
_DECLARED = re.compile(
    rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_LOOKED_AT = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that it was read by."""

    text: str
    encoding: str


def declared_encoding(data: bytes) -> str | None:
    """Give the encoding that a page declares in its first bytes, if Python knows it.

    Latin-1 is read as Windows-1252, as browsers do.

    >>> declared_encoding(b'<meta charset="ISO-8859-1">')
    'windows-1252'
    >>> declared_encoding(b"<p>Minutes</p>") is None
    True
    """
    found = _DECLARED.search(data[:_LOOKED_AT])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    return "windows-1252" if name in {"iso8859-1", "ascii", "cp1252"} else name


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read bytes as text; never fails, a byte that no encoding explains becomes U+FFFD.

    A byte-order mark decides and is not part of the text; then UTF-8 if every byte fits; then UTF-16
    without a mark, told by its zero bytes; then ``declared``; then Windows-1252.

    >>> decode("Caf\\u00e9".encode("cp1252"))
    Decoded(text='Café', encoding='windows-1252')
    >>> decode("RESOLVED".encode("utf-16"))
    Decoded(text='RESOLVED', encoding='utf-16-le')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    wide = _wide(data[:_LOOKED_AT])
    if wide:
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        encoding = declared if declared and not declared.startswith("utf") else "windows-1252"
        return Decoded(data.decode(encoding, "replace"), encoding)


def _wide(head: bytes) -> str | None:
    """Tell UTF-16 without a mark: every second byte of English or Welsh text is zero."""
    if len(head) < 8 or head.count(0) * 3 < len(head):
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even and odd:
        return None
    return "utf-16-be" if even else "utf-16-le"
