"""The pages of a PDF, laid out: its paragraphs, and its tables of actions between them.

pdfium is C++ that reads what strangers wrote, so this runs in a process of its own (:mod:`importers.printed.reader`).
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from importers.errors import Damaged, Encrypted, TooLarge
from importers.files.limits import PAGES, check_characters
from importers.printed.forms import check_forms
from importers.printed.layout import SAME_PLACE, Page, lay_out
from importers.printed.lines import read_lines, read_words
from importers.printed.streams import check_streams
from importers.printed.tables import PlacedWord, Row, Table, continue_table, find_table, may_head_table
from importers.source import Source

__all__ = ["read_pages"]

_MARGIN: Final = 65.0
"""Points at a page's head and foot in which running heads and page numbers stand."""
_FOOT: Final = 50.0
"""Points at a page's foot in which no table has a row."""


def read_pages(source: Source) -> list[Page]:
    """Read all pages of a PDF; raises Encrypted, Damaged or TooLarge."""
    check_streams(source)
    check_forms(source)
    try:
        with closing(pypdfium2.PdfDocument(source.data)) as document:
            if len(document) > PAGES:
                raise TooLarge(source.name, f"it has {len(document):,} pages; the limit is {PAGES:,}")
            if not len(document):
                raise Damaged(source.name, "a PDF without pages")
            return list(_lay_out_pages(document, source))
    except pypdfium2.PdfiumError as error:
        raise _refusal(source, error.err_code) from error


def _lay_out_pages(document: Any, source: Source) -> Iterator[Page]:  # noqa: ANN401  pypdfium2 has no types
    """Lay out page after page; yields each when the next has said whether its last row goes on there."""
    count = 0
    before: _LaidOut | None = None
    for number in range(len(document)):
        with closing(document[number]) as page, closing(page.get_textpage()) as text_page:
            count += text_page.count_chars()
            check_characters(source.name, count)
            laid_out = _lay_out_page(text_page, page.get_width(), page.get_height(), before)
        if before is not None:
            yield before.parts
        before = laid_out
    if before is not None:
        yield before.parts


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """A page's parts, and the table that runs to its foot, with the table's last row."""

    parts: Page
    table: Table | None = None
    last: Row | None = None


def _lay_out_page(text_page: Any, width: float, height: float, before: _LaidOut | None) -> _LaidOut:  # noqa: ANN401  as above
    """Lay out a page's paragraphs, and its table of actions between those above and below it."""
    lines = list(read_lines(text_page, width))
    table = (
        find_table(list(_words_above_foot(text_page)))
        if may_head_table([(line.words, line.y) for line in lines])
        else None
    )
    if table is None and before is not None and before.table is not None and before.last is not None:
        table = continue_table(before.table.heading, list(_words_above_foot(text_page)), height - _MARGIN)
        for cell, more in zip(before.last.cells, table.lead if table else (), strict=False):
            cell.extend(more)
    if table is None:
        return _LaidOut([*lay_out(lines)])
    begun = any(table.lead)
    above = [line for line in lines if line.y > (height - _MARGIN if begun else table.top + SAME_PLACE / 2)]
    below = [line for line in lines if line.y < table.foot - SAME_PLACE / 2]
    parts: Page = [*lay_out(above, lines), *table.rows, *lay_out(below, lines)]
    open_ended = all(line.y < _MARGIN for line in below)
    return _LaidOut(parts, table, table.rows[-1]) if open_ended else _LaidOut(parts)


def _words_above_foot(text_page: Any) -> Iterator[PlacedWord]:  # noqa: ANN401  as above
    """Read the words among which tables are looked for: a page number below one is no row of it."""
    return (word for word in read_words(text_page) if word.y > _FOOT)


def _refusal(source: Source, code: int | None) -> Damaged | Encrypted:
    if code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
        return Encrypted(source.name, "the PDF asks for a password: save a copy without one")
    return Damaged(source.name, "the PDF is damaged or cut off: fetch it again")
