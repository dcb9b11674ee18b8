"""The page that a Word document amounts to: its paragraphs, headings and tables in HTML, list numbers written out.

So one walk reads both. Left out is what a printed page does not show: deleted and hidden text, instructions of fields, the
second copy of a text box. Headers and footers are furniture of pages and are not read.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from lxml import etree

from importers.web.tree import LINE, Element
from importers.word.numbers import Numbers
from importers.word.parts import Parts, local_name, value_of
from importers.word.styles import Style, Styles, is_on

__all__ = ["make_page"]

_OPENED: Final = frozenset(("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "AlternateContent", "Choice"))  # fmt: skip
"""Elements that only wrap what is read."""
_TAB: Final = "\u00a0" * 4
"""A tab sets columns apart: white space that is not folded."""
_CHARACTERS: Final = {"tab": _TAB, "ptab": _TAB, "br": LINE, "cr": LINE, "noBreakHyphen": "-"}


def make_page(parts: Parts) -> Element:
    """Make the page; the text of a box stands behind the paragraph that it hangs on."""
    page = etree.Element("body")
    body = parts.text.find("{*}body")
    if body is not None:
        _Making(parts).add_blocks(body, page)
    return page


class _Making:
    """Makes one page, counting its lists on the way."""

    def __init__(self, parts: Parts) -> None:
        self._styles = Styles(parts.styles)
        self._numbers = Numbers(parts.numbers)

    def add_blocks(self, holder: Element, page: Element) -> None:
        for block in holder:
            name = local_name(block)
            if name == "p":
                self._add_paragraph(block, page)
            elif name == "tbl":
                self._add_table(block, page)
            elif name in _OPENED:
                self.add_blocks(block, page)

    def _add_paragraph(self, paragraph: Element, page: Element) -> None:
        style = self._styles.of(paragraph)
        pieces = list(_read_pieces(paragraph, style))
        if any(words.strip() for words, _ in pieces):
            marker = self._numbers.write_next(style.list_id, style.level)
            element = etree.SubElement(page, f"h{style.rank}" if style.rank else "p")
            if marker:
                pieces.insert(0, (f"{marker} ", all(bold for _, bold in pieces)))
            _fill(element, pieces)
        for box in _find_boxes(paragraph):
            self.add_blocks(box, page)

    def _add_table(self, table: Element, page: Element) -> None:
        element = etree.SubElement(page, "table")
        for row in _find_rows(table):
            line = etree.SubElement(element, "tr")
            heads = is_on(row.find("{*}trPr"), "tblHeader")
            for cell in row.iterfind(".//{*}tc") if row.find("{*}sdt") is not None else row.iterfind("{*}tc"):
                column = etree.SubElement(line, "th" if heads else "td")
                if not _is_continued(cell):
                    self.add_blocks(cell, column)


def _find_rows(table: Element) -> Iterator[Element]:
    for child in table:
        if local_name(child) == "tr":
            yield child
        elif local_name(child) in _OPENED:
            yield from _find_rows(child)


def _is_continued(cell: Element) -> bool:
    """Tell a cell that only continues the one above it."""
    merged = cell.find("{*}tcPr/{*}vMerge")
    return merged is not None and value_of(cell, "{*}tcPr/{*}vMerge") != "restart"


def _read_pieces(holder: Element, style: Style) -> Iterator[tuple[str, bool]]:
    """Iterate over the words of a paragraph, a run at a time, each with whether it is bold."""
    for child in holder:
        name = local_name(child)
        if name == "r":
            properties = child.find("{*}rPr")
            if is_on(properties, "vanish"):
                continue
            stated = properties is not None and properties.find("{*}b") is not None
            words = "".join(_read_run(child))
            if words:
                yield words, is_on(properties, "b") if stated else style.bold
        elif name in _OPENED:
            yield from _read_pieces(child, style)


def _read_run(run: Element) -> Iterator[str]:
    for child in run:
        name = local_name(child)
        if name == "t":
            yield child.text or ""
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]


def _find_boxes(paragraph: Element) -> Iterator[Element]:
    for box in paragraph.iter("{*}txbxContent"):
        if not any(local_name(holder) == "Fallback" for holder in box.iterancestors()):
            yield box


def _fill(element: Element, pieces: Sequence[tuple[str, bool]]) -> None:
    """Put pieces into an element, those in bold into elements of their own."""
    last: Element | None = None
    for bold, together in groupby(pieces, key=itemgetter(1)):
        words = "".join(words for words, _ in together)
        if bold:
            last = etree.SubElement(element, "b")
            last.text = words
        elif last is None:
            element.text = words
        else:
            last.tail = words
