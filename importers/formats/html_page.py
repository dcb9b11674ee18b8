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
from importers.web.headings import find_headings
from importers.web.metadata import date_of_issue, page_metadata
from importers.web.text import Walk
from importers.web.tree import Element, empty, index_page, parse_page, text_of

__all__ = ["IMPORTER", "HtmlPage"]

_MAIN_ROLES: Final = frozenset(("main", "article"))
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
        walk = Walk(draft, scope, find_headings(scope))
        walk.write_all()
        return draft.paper(self.name, metadata)


def _find_main(root: Element) -> Element:
    """Find the page's main part if it says which and most of the words are in it."""
    words = len(text_of(root).split())
    candidates = [*root.iter("main"), *_with_role(root), *root.iter("article")]
    found = next((part for part in candidates if len(text_of(part).split()) >= words * _MAIN_SHARE), None)
    return root if found is None else found


def _with_role(root: Element) -> Iterator[Element]:
    return (element for element in root.iter("div", "section") if element.get("role") in _MAIN_ROLES)


IMPORTER: Final = HtmlPage()
