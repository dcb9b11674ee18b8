"""Reads a PDF that has a text layer, by pdfium: its text page by page, with paragraphs, headings and running heads marked.

The text is pdfium's own, in its reading order but for an action column (see :mod:`importers.printed.layout`), with three things
made plain: paragraphs stand apart, the hyphen that pdfium writes as U+FFFE where a line broke a word is the hyphen that the
page shows, control characters are spaces. pdfium runs in a process of its own (:mod:`importers.printed.keeper`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from importers.draft import Draft
from importers.errors import NoTextLayer
from importers.files.kinds import find_kind
from importers.paper import Paper, Span
from importers.printed.keeper import read_apart
from importers.printed.layout import SAME_PLACE, Page, Paragraph, heads_action_column, heads_table
from importers.printed.tables import Row
from importers.source import Source

__all__ = ["IMPORTER", "Pdf"]

# Matches "3", "- 3 -", "Page 3", "Page 3 of 12", "3/12", "88 / 17"
_PAGE_NUMBER: Final = re.compile(
    r"\W{0,5}(?:page\s{0,3})?\d{1,4}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,4})?\W{0,5}", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"\d+")
_EDGE_LINES: Final = 3
"""Lines at the top and at the foot of a page among which running heads are looked for."""
_REPEATED: Final = 3
"""Pages on which a line returns that is a running head."""
_SCAN_CHARACTERS: Final = 10
"""Characters a page below which a document of pictures is told from one with text."""
_HEADING_CHARACTERS: Final = 200


class Pdf:
    """The importer of PDFs."""

    name = "pdf"

    def takes(self, source: Source) -> int:
        """Take what begins as a PDF begins, whatever it is called."""
        return 100 if find_kind(source) == "pdf" else 0

    def read(self, source: Source) -> Paper:
        """Read all pages; raises Encrypted, Damaged, NoTextLayer or TooLarge."""
        pages = read_apart(source)
        count = sum(_count_characters(part) for page in pages for part in page)
        if count < _SCAN_CHARACTERS * len(pages):
            pictures = (
                "one page holds a picture" if len(pages) == 1 else f"{len(pages):,} pages hold pictures"
            )
            raise NoTextLayer(source.name, f"its {pictures} and no text: put it through OCR first")
        writing = _Writing()
        for number, page in enumerate(pages, 1):
            writing.write_page(page, number)
        return writing.finish()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as written: its words, how high on the page it stood in points, its stretch."""

    words: str
    height: float
    span: Span

    @property
    def head(self) -> tuple[str, int]:
        """What a running head has in common on all its pages: its words without numbers, and its place."""
        return _NUMBER.sub("0", self.words), round(self.height / SAME_PLACE)


class _Writing:
    """Writes pages, remembering their lines and whether an action column has been headed."""

    def __init__(self) -> None:
        self._draft = Draft()
        self._pages: list[list[_Line]] = []
        self._acting = False

    def write_page(self, parts: Page, number: int) -> None:
        """Write a page; a sentence that runs on from the page before stays in its paragraph."""
        lines: list[_Line] = []
        for paragraph in parts:
            if isinstance(paragraph, Row):
                self._write_row(paragraph, number)
                continue
            runs_on = not lines and paragraph.lines[0].words[0].islower()
            self._draft.gap(1 if runs_on else 2)
            start = self._draft.open("heading", level=7) if _is_heading(paragraph) else None
            for line in paragraph.lines:
                self._acting = self._acting or heads_table(line.words)
                self._draft.gap(1)
                lines.append(_Line(line.words, line.y, self._draft.write(line.words, page=number)))
            if start:
                self._draft.close(start)
            self._write_beside(paragraph.beside, number)
        self._pages.append(lines)

    def finish(self) -> Paper:
        """Mark running heads and page numbers, and give the paper."""
        for line in _find_furniture(self._pages):
            self._draft.mark(line.span, "chrome")
        return self._draft.paper("pdf")

    def _write_row(self, row: Row, number: int) -> None:
        self._draft.gap(2)
        with self._draft.block("row"):
            for column, lines in enumerate(row.cells, 1):
                self._draft.gap(2)
                with self._draft.block("cell", level=column):
                    for line in lines:
                        self._draft.gap(1)
                        self._draft.write(line, page=number)

    def _write_beside(self, words: str, number: int) -> None:
        if not words:
            return
        self._acting = self._acting or heads_action_column(words)
        self._draft.gap(1)
        with self._draft.block(
            "cell", key="owner" if self._acting and not heads_action_column(words) else None
        ):
            self._draft.write(words, page=number)


def _count_characters(part: Paragraph | Row) -> int:
    if isinstance(part, Row):
        return sum(len(line) for cell in part.cells for line in cell)
    return sum(len(line.words) for line in part.lines)


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.bold and sum(len(line.words) for line in paragraph.lines) <= _HEADING_CHARACTERS


def _find_furniture(pages: Sequence[Sequence[_Line]]) -> Iterator[_Line]:
    """Find page numbers, and lines that return in one place at the top or foot of three pages or more."""
    edges = [[*lines[:_EDGE_LINES], *lines[max(_EDGE_LINES, len(lines) - _EDGE_LINES) :]] for lines in pages]
    times = Counter(head for lines in edges for head in {line.head for line in lines})
    for line in (line for lines in edges for line in lines):
        numbered = len(pages) > 1 and _PAGE_NUMBER.fullmatch(line.words)
        if numbered or times[line.head] >= _REPEATED:
            yield line


IMPORTER: Final = Pdf()
