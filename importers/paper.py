"""A paper: one immutable text, what its format knows about stretches of it, and the way back to page or element.

Offsets count code points of ``Paper.text``, the text that the archive stores by hash; the end is exclusive. The
text is never reflowed. The grammar reads ``Paper.plain``: the same text with typographic variants, marks of markup
and the like replaced **length for length**, so that an offset in one is the same offset in the other.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Literal

__all__ = ["Block", "Paper", "Place", "Role", "Span", "plain"]

Role = Literal[
    "title",  # the page's or document's main title
    "subtitle",  # "Committee - Weekday D Month YYYY h:mm pm" under it
    "heading",  # a heading inside the text; Block.level gives its depth
    "item-number",  # an agenda item's number, in a cell or line of its own
    "item-title",  # an agenda item's title
    "agenda",  # agenda text of an item: what was tabled, not what happened
    "minutes",  # minuted text of an item
    "decision",  # the "Decision:" text of an item, which often repeats the minutes
    "label",  # "Venue:", "Minutes:", "Additional documents:": words of the template, not of the paper
    "documents",  # the list of documents that hang on an item
    "attendee",  # one row of an attendance list that the format itself marks as such
    "row",  # a table's row; its cells are blocks of role "cell" inside it
    "cell",
    "chrome",  # page furniture: running headers, page numbers, "pdf icon PDF 97 KB", navigation
]

_VARIANTS = {
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200b\ufeff\u00ad\t\r\f\v",
    "'": "\u2018\u2019\u201a\u201b\u02bc\u00b4`",
    '"': "\u201c\u201d\u201e\u201f",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufffe",
    "*": "\u00b7\u2022\u2023\u2043\u25aa\u25cf\u25e6\uf0b7\uf0a7\u25a0\u2219",
}
_ONE_FOR_ONE = tuple((variant, simple) for simple, variants in _VARIANTS.items() for variant in variants)
_ASCII = tuple(pair for pair in _ONE_FOR_ONE if pair[0].isascii())


def plain(text: str) -> str:
    """Replace typographic variants one character for one; the result has the same length.

    No-break spaces, tabs, carriage returns and soft hyphens become spaces, curly quotes straight, dashes (and
    U+FFFE, which a PDF gives for a hyphen at a line's end) ``-``, bullets ``*``.

    >>> plain("Members\\u2019 views \\u2013 \\u201cgood\\u201d")
    'Members\\' views - "good"'
    """
    for variant, simple in _ASCII if text.isascii() else _ONE_FOR_ONE:
        if variant in text:
            text = text.replace(variant, simple)
    return text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a paper's text: code points, ``end`` exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that the format itself marks as something.

    Blocks are sorted by start and may nest (a cell in a row), never cross. ``key`` is an identifier of the
    source's own (an agenda item's anchor), ``value`` a machine-readable reading of it (an ISO date, a
    number, an attendance status) where the format holds one beside the visible words.
    """

    span: Span
    role: Role
    level: int = 0
    key: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an offset is in the source: ``page`` counts from 1, ``element`` is an XPath; either may be None."""

    page: int | None = None
    element: str | None = None


_start_of_place = itemgetter(0)
_start_of_block = attrgetter("span.start")
_start_of_line = attrgetter("start")
_end_of_line = attrgetter("end")


@dataclass(frozen=True, slots=True)
class Paper:
    """One text, fixed when it was read.

    ``plain`` must have the length of ``text``. ``format`` names the importer. ``metadata`` holds what the format
    states beside the text (``date`` as ISO, ``title``, ``url``, ``council``, ``body``, ``venue``, ``start``,
    ``kind``), all strings. ``places`` maps ascending start offsets to places.
    """

    text: str
    plain: str
    format: str
    blocks: tuple[Block, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    places: tuple[tuple[int, Place], ...] = ()
    complete: bool = True

    def __post_init__(self) -> None:
        if len(self.plain) != len(self.text):
            raise ValueError(f"plain text has {len(self.plain)} code points, the text {len(self.text)}")

    def quote(self, span: Span) -> str:
        """Give the exact words at ``span``."""
        return self.text[span.start : span.end]

    def words(self, span: Span) -> str:
        """Give the words at ``span`` for a person to read: as printed, markup and line breaks folded to one space.

        >>> Paper("That  the\\n> report", plain("That  the\\n  report"), "markdown").words(Span(0, 18))
        'That the report'
        """
        printed, folded = self.text[span.start : span.end], self.plain[span.start : span.end]
        if printed != folded and plain(printed) != folded:  # markup stands here: show what it was folded to
            pairs = zip(printed, plain(printed), folded, strict=True)
            printed = "".join(shown if simple == kept else kept for shown, simple, kept in pairs)
        return " ".join(printed.split())

    def place(self, offset: int) -> Place:
        """Find the page or element that holds ``offset``."""
        index = bisect_right(self.places, offset, key=_start_of_place)
        return self.places[index - 1][1] if index else Place()

    def with_role(self, *roles: Role, within: Span | None = None) -> Iterator[Block]:
        """Iterate over the blocks of these roles, in order, inside ``within`` if given."""
        if within is None:
            return (block for block in self.blocks if block.role in roles)
        first = bisect_left(self.blocks, within.start, key=_start_of_block)
        last = bisect_right(self.blocks, within.end, lo=first, key=_start_of_block)
        near, end = self.blocks[first:last], within.end
        return (block for block in near if block.role in roles and block.span.end <= end)

    def trimmed(self, start: int, end: int) -> Span:
        """Shrink a stretch so that it neither starts nor ends with white space.

        >>> Paper("  a b ", "  a b ", "text").trimmed(0, 6)
        Span(start=2, end=5)
        """
        words = self.plain[start:end]
        inner = words.lstrip()
        start += len(words) - len(inner)
        return Span(start, start + len(inner.rstrip()))

    def lines(self, within: Span | None = None) -> Sequence[Span]:
        """Give the non-empty lines as trimmed spans; of those that ``within`` cuts, the part inside it."""
        lines = _lines_of(self.plain)
        if within is None:
            return lines
        first = bisect_right(lines, within.start, key=_end_of_line)
        last = bisect_left(lines, within.end, lo=first, key=_start_of_line)
        inside = lines[first:last]
        if not inside or inside[0] in within and inside[-1] in within:
            return inside
        cut = (self.trimmed(max(line.start, within.start), min(line.end, within.end)) for line in inside)
        return tuple(filter(len, cut))


@lru_cache(maxsize=4)
def _lines_of(plain: str) -> tuple[Span, ...]:
    """Find the lines of a text once for all who ask for some of them."""
    found: list[Span] = []
    start = 0
    for line in plain.split("\n"):
        inner = line.lstrip()
        if inner:
            begin = start + len(line) - len(inner)
            found.append(Span(begin, begin + len(inner.rstrip())))
        start += len(line) + 1
    return tuple(found)
