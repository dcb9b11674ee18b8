"""A page's elements: parsed with lxml, cleared of what nobody reads, ready for the walk in ``web.text``."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, cast

from lxml import etree

from importers.errors import NoPaper, TooLarge
from importers.files.decoding import declared_encoding, decode
from importers.source import Source

__all__ = ["LINE", "Element", "PageIndex", "empty", "fold", "index_page", "meta", "parse_page", "text_of"]

Element: TypeAlias = etree._Element  # noqa: SLF001  lxml has no public name for the class of its elements
LINE: Final = "\u2028"
"""What ``<br>`` becomes in the tree: the line separator, which no folding of white space removes."""

# Runs that a browser draws as one space; the no-break space is not among them
_WHITE = re.compile(r"[ \t\n\r\f]+")
_UNREAD = ("script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "audio", "video", "select",
           "button", "textarea", "datalist", "dialog", "map", "math")  # fmt: skip
# Invisible characters that a word processor leaves in a page: soft hyphen, zero-width space and joiners, BOM
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_STRING = etree.XPath("string()", smart_strings=False)
# Matches a tag up to its end, or to the page's where it is never closed; quotes count behind "=" alone
_TAG = re.compile(rb"""<[a-zA-Z](?:[^>="']++|=\s*+(?:"[^"]*+"|'[^']*+')?|["'])*+""")
# Matches one attribute: "class='wide'", "hidden", "colspan=2"
_ATTRIBUTE = re.compile(rb"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?""")
# Matches a name or a word of a value, whatever quotes stand around it
_NAME = re.compile(rb"""[^\s/>"'=<]++""")
_ATTRIBUTES: Final = 5_000
"""Attributes of one element: libxml2 compares each with all before it, so that a hundred thousand take it a minute."""


def parse_page(source: Source) -> Element:
    """Parse HTML; the tree has no scripts, comments or form controls, and a ``<br>`` holds :data:`LINE`.

    Raises :class:`NoPaper` for a page without elements and :class:`TooLarge` for one nested too deep to be read whole, or
    with an element of attributes without end.
    """
    page = _decode_page(source)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    root = cast("Element | None", etree.fromstring(page, parser))
    if root is None:
        raise NoPaper(source.name, "the page is empty")
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise TooLarge(
            source.name, "its elements are nested more than 255 deep; the rest of the page is out of reach"
        )
    etree.strip_elements(root, *_UNREAD, with_tail=False)
    for line_end in root.iter("br"):
        line_end.text = LINE
    return root


def _decode_page(source: Source) -> bytes:
    """Give a page in UTF-8, unless an element in it has too many attributes for libxml2 to meet."""
    text = decode(source.data, declared_encoding(source.data)).text
    page = text.replace("\x00", " ").encode("utf-8", "replace")
    for tag in _TAG.findall(page) if len(page) > _ATTRIBUTES else ():
        if len(tag) > _ATTRIBUTES and _count_attributes(tag) > _ATTRIBUTES:
            raise TooLarge(source.name, f"an element of the page has over {_ATTRIBUTES:,} attributes")
    return page


def _count_attributes(tag: bytes) -> int:
    """Count a tag's attributes; every word where a quote may have been opened in a comment and hides another tag."""
    return len((_NAME if b"<" in tag[1:] else _ATTRIBUTE).findall(tag))


@dataclass(frozen=True, slots=True)
class PageIndex:
    """A page's elements by class and by id, in document order; made in one pass, which is cheaper than two queries."""

    classes: Mapping[str, Sequence[Element]]
    ids: Mapping[str, Element]

    def find(self, *names: str) -> list[Element]:
        """Find the elements that have one of these classes."""
        return [element for name in names for element in self.classes.get(name, ())]


def index_page(root: Element) -> PageIndex:
    """Index a page's elements.

    >>> from importers.source import Source
    >>> page = parse_page(Source(b'<p class="mgLabel wide" id="venue">Venue:</p>', "page.html"))
    >>> [element.tag for element in index_page(page).find("mgLabel")], index_page(page).ids["venue"].tag
    (['p'], 'p')
    """
    classes: dict[str, list[Element]] = {}
    ids: dict[str, Element] = {}
    for element in root.iter():
        written = element.get("class")
        if written:
            for name in written.split():
                classes.setdefault(name, []).append(element)
        identifier = element.get("id")
        if identifier:
            ids.setdefault(identifier, element)
    return PageIndex(classes, ids)


def empty(elements: Iterable[Element]) -> None:
    """Take all out of elements that nobody is to read; they stay as empty ones, so that the XPaths of others hold."""
    for element in elements:
        del element[:]
        element.text = None


def text_of(element: Element) -> str:
    """Give everything in an element as it stands in the source, white space unfolded."""
    if len(element):
        return cast("str", _STRING(element))
    return element.text or ""


def fold(text: str) -> str:
    """Fold white space as a browser does: one space for a run, no-break spaces and line ends by ``<br>`` kept.

    >>> fold("Apologies\\n   for\\u00a0absence\\u2028  None ")
    'Apologies for\\xa0absence\\nNone'
    """
    if text.isascii():
        return " ".join(text.split())
    for character in _INVISIBLE:
        text = text.replace(character, "")
    if LINE not in text:
        return _fold_line(text)
    return _BLANK_LINES.sub("\n\n", "\n".join(map(_fold_line, text.split(LINE)))).strip()


def _fold_line(text: str) -> str:
    if "\u00a0" not in text:
        return " ".join(text.split())
    return _WHITE.sub(" ", text).strip()


# Three or more line ends in a row
_BLANK_LINES = re.compile(r"\n{3,}")


def meta(root: Element) -> dict[str, str]:
    """Read the page's ``meta`` elements: names (or ``property``) in lower case to their content.

    >>> from importers.source import Source
    >>> meta(parse_page(Source(b'<meta name="DC.date" content="2026-01-15"><p>x', "page.html")))
    {'dc.date': '2026-01-15'}
    """
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property")
        content = element.get("content")
        if name and content:
            found.setdefault(name.strip().lower(), " ".join(content.split()))
    return found
