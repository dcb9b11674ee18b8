"""What belongs to a site and not to the paper on its page: navigation, banners, forms for cookies and the like.

Told by element, by ARIA role, and by the class names that content systems have in common.
"""

import re
from collections.abc import Iterator
from typing import Final

from importers.web.tree import Element, text_of

__all__ = ["find_furniture"]

_TAGS: Final = frozenset(("nav", "aside", "footer", "menu"))
_ROLES: Final = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "alertdialog")
)
# Matches a class or id that is furniture as a whole: "breadcrumbs", "site-header", "cookie-banner", "skip-link", "share-links"
_NAMES: Final = re.compile(
    r"(?:(?:site|page|main|global|top|primary|secondary|mobile|side|footer)[-_]?)?"
    r"(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|cookies?|skip|share|sharing|pagination|pager|newsletter|social-media"
    r"|visually-?hidden|sr-only|screen-reader-text|comment-respond)"
    r"(?:[-_]?(?:bar|banner|notice|consent|popup|links?|list|menu|nav|to-content|content|wrapper|container|block|buttons?|icons?))?"
    r"|(?:site|page|global)[-_]?(?:header|footer|banner)|footer",
    re.IGNORECASE,
)
_MOST: Final = 0.5
"""Share of the words above which an element is the paper, whatever it is called."""


def find_furniture(scope: Element) -> Iterator[Element]:
    """Find the furniture under ``scope``; never an element that holds most of the words.

    >>> from importers.web.tree import parse_page
    >>> from importers.source import Source
    >>> page = parse_page(Source(b'<nav>Home</nav><p>The Panel noted it.<p class="share-links">Share', "a.html"))
    >>> [text_of(element) for element in find_furniture(page)]
    ['Home', 'Share']
    """
    limit = len(text_of(scope)) * _MOST
    for element in scope.iter():
        if element is not scope and _is_furniture(element) and len(text_of(element)) <= limit:
            yield element


def _is_furniture(element: Element) -> bool:
    if element.tag in _TAGS or element.get("role") in _ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return any(_NAMES.fullmatch(name) for name in names)
