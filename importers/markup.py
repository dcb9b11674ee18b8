"""Marks of markup inside a text, replaced length for length so that offsets hold.

A text file often holds bits of HTML (``<br />``, ``&pound;``). The stored text keeps them; the plain text that the
grammar reads has a line end or a character in their place, filled up with spaces to the same length.
"""

import html
import re

from importers.paper import plain

__all__ = ["replace_markup"]

# Matches "<br />", "</p>", "<td colspan=2>": known elements only, so that "<name@council.example>" stays
_TAG = re.compile(
    r"</?(?P<name>a|b|big|blockquote|body|br|center|code|div|em|font|h[1-6]|hr|html|i|img|li|ol|p|pre|s|small|span"
    r"|strike|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
# Matches "&pound;", "&#163;", "&#x2019;"
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_LINE_ENDING = frozenset(
    (
        "blockquote",
        "br",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "table",
        "tr",
        "ul",
    )
)


def replace_markup(text: str) -> str:
    """Replace tags and entities length for length: a line's end for ``<br>`` and blocks, the character for an entity.

    >>> replace_markup("Present:<br />Cllrs Hay &amp; Orr")
    'Present:\\n     Cllrs Hay &     Orr'
    >>> replace_markup("x < y, mail <clerk@eastmere.example>")
    'x < y, mail <clerk@eastmere.example>'
    """
    if "<" in text:
        text = _TAG.sub(_replace_tag, text)
    if "&" in text:
        text = _ENTITY.sub(_replace_entity, text)
    return text


def _replace_tag(found: re.Match[str]) -> str:
    ends_line = found["name"].lower() in _LINE_ENDING
    return ("\n" if ends_line else " ").ljust(len(found[0]))


def _replace_entity(found: re.Match[str]) -> str:
    character = html.unescape(found[0])
    return plain(character).ljust(len(found[0])) if len(character) == 1 else found[0]
