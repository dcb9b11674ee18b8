"""Which council a page belongs to, as its site says around the paper.

A content system writes the owner in several places, none of them certain to be there: the site's name, the end of the
page's title, the words or the picture that link to the home page, the line of copyright. A name counts only if it has the
form of a council's name: a title may end in a topic, a header may name a service.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from importers.council_names import whole_council_name
from importers.paper import Paper
from importers.web.tree import Element, PageIndex, fold, text_of

__all__ = ["council_of_page"]

# Matches the bar or dash between the parts of a title: "Agenda item - Bus fares - Eastmere Council", "Minutes | Eastmere Council"
_BETWEEN_PARTS = re.compile(r"\s[-–—|:]\s")
# Matches "© 2024 Eastmere Borough Council. All rights reserved.", "Copyright Eastmere Council 2021"
_RIGHTS = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:[\s\d©,:–-]|copyright){0,30}(?P<owner>[^\W\d_][^\n.,|©]{3,80})",
    re.IGNORECASE,
)
_HEADERS: Final = ("site-header", "page-header", "header", "logo", "site-logo", "branding", "navbar-brand")
_FOOTERS: Final = ("footer", "site-footer", "page-footer")
_MOST_ELEMENTS: Final = 40
_MOST_CHARACTERS: Final = 2000


def council_of_page(root: Element, index: PageIndex, stated: Mapping[str, str]) -> str:
    """Name the council that a page says it belongs to; empty where it names none. ``stated``: its ``meta`` elements.

    >>> from importers.web.tree import index_page, parse_page
    >>> from importers.source import Source
    >>> page = parse_page(Source(b"<title>Agenda - Port Panel - Eastmere Borough Council</title><p>x", "a.html"))
    >>> council_of_page(page, index_page(page), {})
    'Eastmere Borough Council'
    """
    for words in _candidates(root, index, stated):
        name = _name_in(words)
        if name:
            return name
    return ""


def _candidates(root: Element, index: PageIndex, stated: Mapping[str, str]) -> Iterator[str]:
    """Iterate over the words that may be the owner's name, the surest first."""
    yield stated.get("og:site_name", "")
    yield from _title_ends(root, stated)
    for header in [*root.iter("header"), *_named(index, _HEADERS)]:
        yield from _header_words(header)
    for footer in [*root.iter("footer"), *_named(index, _FOOTERS)]:
        lines = "\n".join(" ".join(str(piece).split()) for piece in footer.itertext())
        yield from (rights["owner"] for rights in _RIGHTS.finditer(lines[-_MOST_CHARACTERS:]))


def _title_ends(root: Element, stated: Mapping[str, str]) -> list[str]:
    """Give the last and the first part of a title of several; not what the paper's own title says too."""
    element = root.find(".//title")
    title = " ".join(fold(text_of(element)).split()) if element is not None else ""
    parts = _BETWEEN_PARTS.split(title)
    own = stated.get("dc.title", "")
    return [part for part in (parts[-1], parts[0]) if part not in own] if len(parts) > 1 else []


def _header_words(header: Element) -> Iterator[str]:
    """Iterate over what a header shows and links by: its own few words, links, and what stands for pictures."""
    yield " ".join(text_of(header).split())
    for number, element in enumerate(header.iter("a", "img", "span", "p", "strong", "div")):
        if number >= _MOST_ELEMENTS:
            return
        for words in (text_of(element), element.get("alt"), element.get("title"), element.get("aria-label")):
            yield " ".join((words or "").split())


def _named(index: PageIndex, names: tuple[str, ...]) -> list[Element]:
    return [*index.find(*names), *(index.ids[name] for name in names if name in index.ids)]


def _name_in(words: str) -> str:
    """Give the council's name that the words are, with little behind it ("logo", "home page"); else nothing."""
    if not 6 < len(words) < 120:
        return ""
    line = Paper(words, words, "title")
    span = whole_council_name(line, 0, len(words))
    return line.words(span) if span else ""
