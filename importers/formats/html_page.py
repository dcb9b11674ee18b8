"""Reads any other web page that holds minutes or a report: a council's own site, a blog, minutes saved from Word as ``.htm``.

Navigation, banners, forms for cookies and the like are left out by what HTML and common class names say of them; if the
page marks its main part and most of the words are in it, only that is read. Everything that remains is written as it stands:
headings, paragraphs, lists with their numbers, tables a row a line.
"""

from collections.abc import Iterator
from typing import Final

from importers.draft import Draft
from importers.files.kinds import find_kind
from importers.paper import Paper
from importers.source import Source
from importers.web.furniture import find_furniture
from importers.web.metadata import date_of_issue, page_metadata
from importers.web.text import Handler, Walk
from importers.web.tree import Element, empty, index_page, parse_page, text_of

__all__ = ["IMPORTER", "HtmlPage"]

_MAIN_ROLES: Final = frozenset(("main", "article"))
_BOLD: Final = ("b", "strong")
_LONGEST_HEADING: Final = 160
_HEADING_LEVEL: Final = 4
"""Rank of a paragraph set in bold: below the headings that a page marks as such."""
_MAIN_SHARE: Final = 0.5
"""Share of the page's words that its main part must hold to be read alone."""


class HtmlPage:
    """The importer of pages that no other importer knows better."""

    name = "html-page"

    def takes(self, source: Source) -> int:
        """Take any page, with little sureness."""
        return 20 if find_kind(source) == "html" else 0

    def read(self, source: Source) -> Paper:
        """Read the page's main part into text with its headings, rows and cells marked."""
        root = parse_page(source)
        index = index_page(root)
        metadata = page_metadata(root, index, source) | date_of_issue(root)
        empty(root.iter("head"))
        scope = _find_main(root)
        empty(list(find_furniture(scope)))
        draft = Draft()
        walk = Walk(draft, scope, _bold_handlers(scope) | _title_handler(scope))
        walk.write(scope, scope.getroottree().getpath(scope))
        return draft.paper(self.name, metadata)


def _find_main(root: Element) -> Element:
    """Find the page's main part if it says which and most of the words are in it."""
    words = len(text_of(root).split())
    candidates = [*root.iter("main"), *_with_role(root), *root.iter("article")]
    found = next((part for part in candidates if len(text_of(part).split()) >= words * _MAIN_SHARE), None)
    return root if found is None else found


def _with_role(root: Element) -> Iterator[Element]:
    return (element for element in root.iter("div", "section") if element.get("role") in _MAIN_ROLES)


def _title_handler(scope: Element) -> dict[Element, Handler]:
    """Have the first heading of the first rank written as the title."""
    first = next(scope.iter("h1"), None)
    return {} if first is None else {first: _write_title}


def _bold_handlers(scope: Element) -> dict[Element, Handler]:
    """Have paragraphs that are wholly in bold written as headings: ``<p><b>4. Ferry Fares</b></p>``."""
    return dict.fromkeys(filter(_is_bold, scope.iter("p")), _write_heading)


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


IMPORTER: Final = HtmlPage()
