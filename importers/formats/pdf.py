"""Reads a PDF that has a text layer, by pdfium: its text page by page, with page numbers and running heads marked.

The text is pdfium's own, in its reading order, with three things made plain: line ends are ``\\n``, the hyphen that
pdfium writes as U+FFFE where a line breaks a word is the hyphen that the page shows, control characters are spaces.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from importers.draft import Draft
from importers.errors import Damaged, Encrypted, NoTextLayer, TooLarge
from importers.kinds import find_kind
from importers.limits import PAGES, check_characters
from importers.paper import Paper, Span
from importers.source import Source

__all__ = ["IMPORTER", "Pdf"]

_PLAIN_CHARACTERS = {
    0xFFFE: "-",
    0x0002: "-",
    **dict.fromkeys((*range(0x02), *range(0x03, 0x0A), *range(0x0B, 0x20), 0x7F, 0xFFFF), " "),
}
# Matches "3", "- 3 -", "Page 3", "Page 3 of 12", "3/12", "88 / 17"
_PAGE_NUMBER = re.compile(
    r"\W{0,5}(?:page\s{0,3})?\d{1,4}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,4})?\W{0,5}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_EDGE_LINES: Final = 3
_REPEATED: Final = 3
_SCAN_CHARACTERS: Final = 10
"""Characters a page below which a document of pictures is told from one with text."""


class Pdf:
    """The importer of PDFs."""

    name = "pdf"

    def takes(self, source: Source) -> int:
        """Take what begins as a PDF begins, whatever it is called."""
        return 100 if find_kind(source) == "pdf" else 0

    def read(self, source: Source) -> Paper:
        """Read all pages; raises Encrypted, Damaged, NoTextLayer or TooLarge."""
        pages = _read_pages(source)
        if sum(len(page.strip()) for page in pages) < _SCAN_CHARACTERS * len(pages):
            raise NoTextLayer(
                source.name, f"its {_counted(len(pages))} hold pictures and no text: put it through OCR first"
            )
        draft = Draft()
        for number, page in enumerate(pages, 1):
            draft.gap(1)
            draft.write(page, page=number)
        for span in _find_furniture(pages):
            draft.mark(span, "chrome")
        return draft.paper(self.name)


def _read_pages(source: Source) -> list[str]:
    try:
        with closing(pypdfium2.PdfDocument(source.data)) as document:
            if len(document) > PAGES:
                raise TooLarge(source.name, f"it has {len(document):,} pages; the limit is {PAGES:,}")
            if not len(document):
                raise Damaged(source.name, "a PDF without pages")
            return list(_read_texts(document, source))
    except pypdfium2.PdfiumError as error:
        raise _refusal(source, error.err_code) from error


def _read_texts(document: Any, source: Source) -> Iterator[str]:  # noqa: ANN401  pypdfium2 has no types
    count = 0
    for number in range(len(document)):
        with closing(document[number]) as page, closing(page.get_textpage()) as text_page:
            count += text_page.count_chars()
            check_characters(source.name, count)
            text = text_page.get_text_range()
        yield text.replace("\r\n", "\n").translate(_PLAIN_CHARACTERS).strip("\n")


def _refusal(source: Source, code: int | None) -> Damaged | Encrypted:
    if code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
        return Encrypted(source.name, "the PDF asks for a password: save a copy without one")
    return Damaged(source.name, "the PDF is damaged or cut off: fetch it again")


def _counted(pages: int) -> str:
    return "one page" if pages == 1 else f"{pages:,} pages"


def _find_furniture(pages: list[str]) -> Iterator[Span]:
    """Find page numbers and the lines that return at the top or foot of three pages or more, as spans of the paper."""
    edges = [list(_edge_lines(page)) for page in pages]
    times = Counter(key for lines in edges for key in {_DIGITS.sub("0", line) for _, line in lines})
    offset = 0
    for page, lines in zip(pages, edges, strict=True):
        for at, line in lines:
            alone = len(pages) > 1 and _PAGE_NUMBER.fullmatch(line)
            if alone or times[_DIGITS.sub("0", line)] >= _REPEATED:
                yield Span(offset + at, offset + at + len(line))
        offset += len(page) + 1 if page else 0


def _edge_lines(page: str) -> Iterator[tuple[int, str]]:
    """Give the first and last lines of a page that hold text, each with its offset in the page."""
    lines: list[tuple[int, str]] = []
    at = 0
    for line in page.split("\n"):
        words = line.strip()
        if words:
            lines.append((at + line.index(words[0]), words))
        at += len(line) + 1
    yield from lines[:_EDGE_LINES]
    yield from lines[max(_EDGE_LINES, len(lines) - _EDGE_LINES) :]


IMPORTER: Final = Pdf()
