"""Reads any other web page that holds minutes or a report: a council's own site, a blog, minutes saved from Word as ``.htm``.

Navigation, banners, forms for cookies and the like are left out by what HTML and common class names say of them; if the
page marks its main part and most of the words are in it, only that is read. Everything that remains is written as it stands:
headings, paragraphs, lists with their numbers, tables a row a line.
"""

import re
from collections.abc import Iterator
from typing import Final

from importers.draft import Draft
from importers.html_text import Handler, Walk
from importers.html_tree import Element, empty, index_page, parse_page, text_of
from importers.kinds import find_kind
from importers.page_metadata import date_of_issue, page_metadata
from importers.paper import Paper
from importers.source import Source

__all__ = ["IMPORTER", "HtmlPage"]

_FURNITURE_TAGS: Final = ("nav", "aside", "footer", "menu")
_FURNITURE_ROLES: Final = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "alertdialog")
)
# Matches a class or id that is furniture as a whole: "breadcrumbs", "site-header", "cookie-banner", "skip-link", "share-links"
_FURNITURE_NAMES: Final = re.compile(
    r"(?:(?:site|page|main|global|top|primary|secondary|mobile|side|footer)[-_]?)?"
    r"(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|cookies?|skip|share|sharing|pagination|pager|newsletter|social-media"
    r"|visually-?hidden|sr-only|screen-reader-text|comment-respond)"
    r"(?:[-_]?(?:bar|banner|notice|consent|popup|links?|list|menu|nav|to-content|content|wrapper|container|block|buttons?|icons?))?"
    r"|(?:site|page|global)[-_]?(?:header|footer|banner)|footer",
    re.IGNORECASE,
)
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
        empty(head for head in root.iter("head"))
        scope = _find_main(root)
        empty(list(_find_furniture(scope)))
        draft = Draft()
        walk = Walk(draft, scope, _title_handler(scope))
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


def _find_furniture(scope: Element) -> Iterator[Element]:
    """Find what belongs to the site: by element, by role, by name; never an element that holds most of the words."""
    limit = len(text_of(scope)) * _MAIN_SHARE
    for element in scope.iter():
        if element is scope or not isinstance(element.tag, str):
            continue
        if _is_furniture(element) and len(text_of(element)) < limit:
            yield element


def _is_furniture(element: Element) -> bool:
    if element.tag in _FURNITURE_TAGS or element.get("role") in _FURNITURE_ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return any(_FURNITURE_NAMES.fullmatch(name) for name in names)


def _title_handler(scope: Element) -> dict[Element, Handler]:
    """Have the first heading of the first rank written as the title."""
    first = next(scope.iter("h1"), None)
    return {} if first is None else {first: _write_title}


def _write_title(walk: Walk, element: Element, path: str) -> None:
    with walk.draft.block("title"):
        walk.write_line(element, path)


IMPORTER: Final = HtmlPage()
