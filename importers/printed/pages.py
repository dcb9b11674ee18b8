"""The pages of a PDF, laid out: its paragraphs, and its tables of actions between them.

pdfium is C++ that reads what strangers wrote, so this runs in a process of its own (:mod:`importers.printed.reader`).
"""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pypdfium2
from pypdfium2 import raw

from importers.errors import Damaged, Encrypted, TooLarge
from importers.files.limits import PAGES, check_characters
from importers.printed.forms import check_forms
from importers.printed.layout import SAME_PLACE, Page, lay_out
from importers.printed.lines import read_lines, read_words
from importers.printed.streams import check_streams
from importers.printed.tables import find_table, may_head_table
from importers.source import Source

__all__ = ["read_pages"]


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
    count = 0
    for number in range(len(document)):
        with closing(document[number]) as page, closing(page.get_textpage()) as text_page:
            count += text_page.count_chars()
            check_characters(source.name, count)
            yield _lay_out_page(text_page, page.get_width())


def _lay_out_page(text_page: Any, width: float) -> Page:  # noqa: ANN401  as above
    """Lay out a page's paragraphs, and its table of actions between those above and below it."""
    lines = list(read_lines(text_page, width))
    table = (
        find_table(list(read_words(text_page)))
        if may_head_table([(line.words, line.y) for line in lines])
        else None
    )
    if table is None:
        return [*lay_out(lines)]
    rows, top, foot = table
    above = [line for line in lines if line.y > top + SAME_PLACE / 2]
    below = [line for line in lines if line.y < foot - SAME_PLACE / 2]
    return [*lay_out(above, lines), *rows, *lay_out(below, lines)]


def _refusal(source: Source, code: int | None) -> Damaged | Encrypted:
    if code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
        return Encrypted(source.name, "the PDF asks for a password: save a copy without one")
    return Damaged(source.name, "the PDF is damaged or cut off: fetch it again")
