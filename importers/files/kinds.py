"""What a file is, told from its first bytes: suffixes and media types are believed only where bytes cannot tell."""

import re
from typing import Final, Literal

from importers.source import Source

__all__ = ["Kind", "find_kind"]

Kind = Literal[
    "empty", "pdf", "zip", "ole", "rtf", "image", "mail", "calendar", "captions", "json", "program", "html", "xml", "text", "binary"
]  # fmt: skip

_HEAD: Final = 4096
_SIGNATURES: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
)
# Words may begin so too ("BMX track")
_DOUBTFUL: Final = (b"RIFF", b"BM")
# A page: "<!DOCTYPE html", "<html lang=…>", also behind a comment, an XML declaration or a line of notes
_PAGE = re.compile(rb"<!doctype\s{1,20}html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
# A piece of a page that begins with one of its elements: "<div class=…", "<button>", "<time datetime=…"
_FRAGMENT = re.compile(
    rb"\s{0,200}<(?:div|p|table|section|article|main|h[1-6]|ul|ol|dl|span|meta|title|center|font|header|nav|aside|button|form|figure|details"
    rb"|blockquote|pre|time|a|b|i|em|strong|img|br|hr|link|script|style|noscript|iframe)[\s/>]",
    re.IGNORECASE,
)
# XML that is no page: "<?xml version…", "<!DOCTYPE meeting [", "<meeting>" with an element under it
_XML = re.compile(
    rb"\s{0,200}<(?:\?xml\s|!doctype\s|[a-z][\w.-]{0,60}(?:\s[^<>/]{0,500})?>\s{0,200}<)", re.IGNORECASE
)
# A drawing: "<svg xmlns=…", also behind an XML declaration, a comment and a document type
_DRAWING = re.compile(
    rb"\s{0,200}(?:<(?:\?|!--|!doctype)[^>]{0,1000}>\s{0,200}){0,4}<(?:svg:)?svg[\s>]", re.IGNORECASE
)
# An e-mail, or a page saved with its pictures as one: "Return-Path: …" or "MIME-Version: 1.0" among its first lines of this form
_MAIL = re.compile(
    rb"(?:[A-Za-z-]{2,40}:[^\n]{0,500}\n|From [^\n]{1,200}\n|[ \t][^\n]{1,500}\n){0,30}"
    rb"(?:(?:message-id|mime-version|return-path|delivered-to|dkim-signature|x-[a-z-]{2,40}):[ \t]|received:[ \t]{1,9}(?:from|by)\b)",
    re.IGNORECASE,
)
# Other files of text that begin with a mark of their own
_MARKED: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"BEGIN:VCALENDAR", "calendar"),
    (b"BEGIN:VCARD", "calendar"),
    (b"WEBVTT", "captions"),
)
# JSON, and not a line such as "[OFFICIAL]": {"meeting": …, [{"title": …, ["a", "b"], {}
_JSON = re.compile(
    rb'\s{0,200}(?:\{\s{0,200}(?:"[^"\n]{0,200}"\s{0,9}:|\})|\[\s{0,200}(?:[\[{]\s{0,200}["\]}\d]|"[^"\n]{0,300}"\s{0,9}[,\]]))'
)
# Suffixes of what people put beside papers: programs, their settings and their data
_PROGRAMS: Final = frozenset(
    "bat c cfg conf cpp cs css h ini ipynb java js jsonl less log lock mjs nq nt php pl ps1 py r rb rq rs scss sh sparql sql srt toml trig ts ttl"
    " xsl yaml yml".split()
)


def find_kind(source: Source) -> Kind:
    """Tell what kind of file the bytes are; looks at the first 4,096 of them.

    >>> find_kind(Source(b"%PDF-1.7 ...", "minutes.txt"))
    'pdf'
    >>> find_kind(Source(b"<html><body>Minutes", "minutes.pdf"))
    'html'
    >>> find_kind(Source(b"<button>Close</button><div>Minutes", "minutes.html"))
    'html'
    """
    head = source.data[:_HEAD]
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        return "empty" if len(source.data) <= _HEAD or not source.data.strip(b"\x00 \t\r\n") else "binary"
    if _is_pdf(head, source):
        return "pdf"
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(_DOUBTFUL) and not _is_text(head):
        return "image"
    return _find_text_kind(head, source.suffix)


def _is_pdf(head: bytes, source: Source) -> bool:
    """Tell a PDF by its mark: first, or behind up to 1,024 bytes of junk in a file called so (ISO 32000-1, H.3)."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return True
    return b"%PDF-" in head[:1024] and (source.suffix == "pdf" or source.media_type == "application/pdf")


def _find_text_kind(head: bytes, suffix: str) -> Kind:
    narrow = head.replace(b"\x00", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head
    narrow = narrow.lstrip(b"\xef\xbb\xbf\xff\xfe")
    other = _find_other_kind(narrow)
    if other:
        return other
    if _PAGE.search(narrow) or _FRAGMENT.match(narrow):
        return "html"
    if _XML.match(narrow):
        return "xml"
    if not _is_text(head):
        return "binary"
    return "program" if suffix in _PROGRAMS else "text"


def _find_other_kind(head: bytes) -> Kind | None:
    """Tell what is written in characters and is yet no paper.

    >>> _find_other_kind(b'{"items": []}'), _find_other_kind(b"From: Clerk\\nMIME-Version: 1.0\\n"), _find_other_kind(b"[DRAFT]")
    ('json', 'mail', None)
    """
    if _DRAWING.match(head):
        return "image"
    if _MAIL.match(head):
        return "mail"
    if _JSON.match(head):
        return "json"
    return next((kind for mark, kind in _MARKED if head.startswith(mark)), None)


def _is_text(head: bytes) -> bool:
    """Tell text by its control characters: hardly any, unless every second byte is zero (UTF-16)."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    zeros = head.count(0)
    if zeros:
        return zeros * 3 >= len(head) and (not head[::2].count(0) or not head[1::2].count(0))
    controls = len(head) - len(
        head.translate(None, b"\x01\x02\x03\x04\x05\x06\x0e\x0f\x10\x11\x12\x13\x14\x15")
    )
    return controls * 50 <= len(head)
