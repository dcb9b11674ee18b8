"""Headings that a page does not mark as such: its title, and paragraphs that are wholly in bold."""

from typing import Final

from importers.web.text import Handler, Walk
from importers.web.tree import Element, text_of

__all__ = ["find_headings"]

_BOLD: Final = ("b", "strong")
_LONGEST_HEADING: Final = 160
_HEADING_LEVEL: Final = 4
"""Rank of a paragraph set in bold: below the headings that a page marks as such."""


def find_headings(scope: Element) -> dict[Element, Handler]:
    """Have the first heading of the first rank written as the title, and ``<p><b>4. Ferry Fares</b></p>`` as a heading."""
    handlers: dict[Element, Handler] = dict.fromkeys(filter(_is_bold, scope.iter("p")), _write_heading)
    first = next(scope.iter("h1"), None)
    return handlers if first is None else {**handlers, first: _write_title}


def _is_bold(paragraph: Element) -> bool:
    words = "".join(text_of(paragraph).split())
    if not words or len(words) > _LONGEST_HEADING:
        return False
    bold = [
        element for element in paragraph.iter(*_BOLD) if next(element.iterancestors(*_BOLD), None) is None
    ]
    return words == "".join("".join(text_of(element).split()) for element in bold)


def _write_heading(walk: Walk, element: Element, path: str) -> None:
    with walk.draft.block("heading", level=_HEADING_LEVEL):
        walk.write_inside(element, path)


def _write_title(walk: Walk, element: Element, path: str) -> None:
    with walk.draft.block("title"):
        walk.write_line(element, path)
