"""Which elements of a page stand on lines of their own, and which of them hold others.

Written against the element categories of the HTML standard (section 4). Found once for a page, so that a walk visits block
elements only and takes what is inside one in a single step.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from importers.web.tree import Element, fold, text_of

__all__ = ["Outline", "gap_around", "holders_of"]

# How many line ends stand around a block: 2 where a browser draws a margin
_GAPS: Final = {
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote", "pre",
                     "section", "article", "main", "figure", "hr", "fieldset", "header", "footer"), 2),
    **dict.fromkeys(("div", "li", "tr", "td", "th", "dt", "dd", "caption", "address", "center", "form", "details",
                     "summary", "figcaption", "legend", "thead", "tbody", "tfoot", "html", "body", "head", "nav",
                     "aside", "dir", "menu", "title", "hgroup", "frameset", "search", "option"), 1),
}  # fmt: skip


def gap_around(tag: str) -> int:
    """Give the line ends around an element: 2 for a paragraph, 1 for other blocks, 0 inside a line.

    >>> gap_around("p"), gap_around("li"), gap_around("span")
    (2, 1, 0)
    """
    return _GAPS.get(tag, 0)


def holders_of(elements: Iterable[Element]) -> set[Element]:
    """Give every element that holds one of these, at any depth."""
    found: set[Element] = set()
    for element in elements:
        parent = element.getparent()
        while parent is not None and parent not in found:
            found.add(parent)
            parent = parent.getparent()
    return found


class Outline:
    """The block elements under ``root``; ``also`` names elements that count as blocks whatever they are."""

    def __init__(self, root: Element, also: Iterable[Element] = ()) -> None:
        self._also = frozenset(also)
        self._holders = holders_of((*root.iter(*_GAPS), *self._also))

    def holds_blocks(self, element: Element) -> bool:
        """Tell whether there is a block inside the element."""
        return element in self._holders

    def breaks_line(self, element: Element) -> bool:
        """Tell whether an element begins a line: it is a block, or an inline element around one."""
        return element.tag in _GAPS or element in self._holders or element in self._also

    def line(self, element: Element) -> str:
        """Give all that an element holds as one line, without letting its blocks run into one another."""
        return " ".join(fold(" ".join(self._texts(element))).split("\n"))

    def _texts(self, element: Element) -> Iterator[str]:
        if element not in self._holders:
            yield text_of(element)
            return
        run = element.text or ""
        for child in element:
            if self.breaks_line(child):
                yield run
                yield from self._texts(child)
                run = child.tail or ""
            else:
                run += text_of(child) + (child.tail or "")
        yield run
