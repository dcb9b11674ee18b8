"""Joins printed lines into paragraphs: hard-wrapped lines, and sentences that a page break cut in two.

A line that is whole in itself stays a paragraph, since many papers print one paragraph a line and no blank lines. Page
furniture and page numbers are no lines; a paragraph keeps them as ``holes``, so that its words can be given as spans.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from importers.minutes.language.markers import read_marker
from importers.minutes.language.mood import VERB_FORMS
from importers.paper import Block, Paper, Span

__all__ = ["Paragraph", "cut_holes", "is_beside_text", "read_paragraphs"]

# "12", "Page 3 of 14", "- 7 -": a line that holds nothing but the page's number
_PAGE_NUMBER = re.compile(r"[\s-]*(?:page\s)?\d{1,4}(?:\s(?:of|/)\s\d{1,4})?[\s-]*$", re.IGNORECASE)
# "> ", "**", "# ", "| ": marks of markup around a line's words
_MARKS = " \t>*_#|\\"
_TERMINAL = ".;:!?"
# "and that the", "in accordance with": words that no paragraph ends with
_UNFINISHED = re.compile(
    r"\b(?:the|an?|of|to|that|in|for|by|with|or|on|at|be|from|as|its|their|which|would|will|is|are|was|were|has|have|been|this|not|who|whether|into|than)$",
    re.IGNORECASE,
)
_OPENERS = frozenset({"That", "To", "The", "Officers", "Members", "Cabinet", "A", "An", "All"})
# "…2024 and 9" above "January 2025": a date over two lines
_DAY_LAST = re.compile(r"\s\d{1,2}(?:st|nd|rd|th)?$")
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_CHROME_LINE = re.compile(
    r"(?:this page is intentionally left blank|\[?email protected\]?)\s*$", re.IGNORECASE
)
# a line shorter than this part of the width was ended on purpose; one longer than the other may hold a whole sentence
_NARROW = 0.72
_FULL = 0.9
_WINDOW = 3000
# spaces before a line that stands in a column of its own
_COLUMN = 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of words from ``start`` to ``end``; ``blank`` says that an empty line stood above it."""

    start: int
    end: int
    blank: bool
    holes: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    blank: bool
    marked: bool
    indent: int


def cut_holes(plain: str, start: int, end: int, holes: tuple[Span, ...]) -> tuple[Span, ...]:
    """Give a stretch as spans without the holes in it and without white space at their ends.

    >>> cut_holes("the report 12 be noted", 0, 22, (Span(11, 13),))
    (Span(start=0, end=10), Span(start=14, end=22))
    """
    pieces: list[Span] = []
    for hole in holes:
        if start < hole.end and hole.start < end:
            pieces.append(_trim(plain, start, hole.start))
            start = hole.end
    pieces.append(_trim(plain, start, end))
    return tuple(piece for piece in pieces if len(piece))


def is_beside_text(block: Block) -> bool:
    """Tell whether a block stands between the lines of a text without being of it: furniture, an action column's entry."""
    return block.role == "chrome" or block.role == "cell" and block.key == "owner"


def read_paragraphs(paper: Paper, start: int, end: int) -> Iterator[Paragraph]:
    """Read the paragraphs of a stretch, in order and one at a time: the caller stops when it has enough.

    >>> text = "That the findings of the\\nreview be noted.\\nThe Chair closed the\\n\\nmeeting"
    >>> [text[p.start : p.end] for p in read_paragraphs(Paper(text, text, "text"), 0, len(text))]
    ['That the findings of the\\nreview be noted.', 'The Chair closed the\\n\\nmeeting']
    """
    plain = paper.plain
    current: _Line | None = None
    first, blank, width = 0, False, _wrap_width(plain, start // _WINDOW)
    holes: list[Span] = []
    pending: list[Span] = []
    for line, chrome in _lines(paper, start, end):
        if chrome:
            pending.append(Span(line.start, line.end))
            continue
        if current is not None and _continues(plain, current, line, width, furniture=bool(pending)):
            holes += pending
        elif current is not None:
            yield Paragraph(first, current.end, blank, tuple(holes))
            current, holes = None, []
        if current is None:
            first, blank = line.start, line.blank
        current, pending = line, []
    if current is not None:
        yield Paragraph(first, current.end, blank, tuple(holes))


def _lines(paper: Paper, start: int, end: int) -> Iterator[tuple[_Line, bool]]:
    """Iterate over the lines that hold words, each with whether it is page furniture."""
    plain = paper.plain
    first = bisect_left(paper.blocks, start, key=lambda block: block.span.start)
    stretch = paper.blocks[first : bisect_left(paper.blocks, end, key=lambda block: block.span.start)]
    chrome = [block.span for block in stretch if is_beside_text(block)]
    starts = [span.start for span in chrome]
    blank = True
    while start < end:
        stop = plain.find("\n", start, end)
        stop = end if stop < 0 else stop
        first, last = start, stop
        while first < last and plain[first] in _MARKS:
            first += 1
        while last > first and plain[last - 1] in " \t|_\\":
            last -= 1
        start = stop + 1
        if first == last:
            blank = True
            continue
        bullet = _bullet(plain, first)
        marked = bullet < first or read_marker(plain, first, last) is not None
        line = _Line(bullet, last, blank, marked, first - plain.rfind("\n", 0, first) - 1)
        at = bisect_left(starts, first + 1) - 1
        furniture = at >= 0 and last <= chrome[at].end or _is_page_number(plain, first, last)
        yield line, furniture
        blank = blank if furniture else False


def _bullet(plain: str, first: int) -> int:
    """Step back over "- " or "* " before the first word, so that the bullet is read as a marker."""
    before = first
    while before > 0 and plain[before - 1] == " " and first - before < 80:
        before -= 1
    return before - 1 if before > 0 and plain[before - 1] in "*-" and before < first else first


def _is_page_number(plain: str, first: int, last: int) -> bool:
    if last - first > 40:
        return False
    line = plain[first:last]
    return _PAGE_NUMBER.match(line) is not None or _CHROME_LINE.match(line) is not None


def _continues(plain: str, above: _Line, line: _Line, width: int, *, furniture: bool) -> bool:
    """Tell whether a line goes on with the sentence of the line above it; ``width`` is 0 where lines are not wrapped."""
    if line.marked:
        return False
    ended = plain[above.end - 1] in _TERMINAL
    tail = plain[max(above.start, above.end - 14) : above.end]
    small = plain[line.start].islower() or not ended and plain[line.start].isdigit()
    if line.blank or furniture:
        return not ended and (
            _UNFINISHED.search(tail) is not None
            or plain[line.start].islower()
            and above.end - above.start > 30
        )
    if tail.endswith((";", ":", "&")) or tail.endswith(" and") and not small and _opens_clause(plain, line):
        return False
    if (
        tail.endswith(",")
        or not ended
        and _hangs(above, line)
        or _DAY_LAST.search(tail)
        and _MONTH.match(plain, line.start)
    ):
        return True
    # the first line of a stretch may begin behind its head: "4. RESOLVED " counts too
    printed = above.end - plain.rfind("\n", 0, above.start) - 1
    full = width > 0 and printed > width * _NARROW
    if ended:
        return (
            small
            or full
            and above.end - above.start > width * _FULL
            and not plain.startswith("That ", line.start)
        )
    return small or full or _UNFINISHED.search(tail) is not None


_FIRST_WORD = re.compile(r"[A-Za-z]+")
# "; and" at the end of a line, behind which a clause begins
_PARTED = re.compile(r"[;,]\sand\s*$")


def _opens_clause(plain: str, line: _Line) -> bool:
    """Tell whether the line behind "and" opens a clause of its own, as against the rest of a name: "Young People and⏎Education"."""
    word = _FIRST_WORD.match(plain, line.start)
    opens = word is not None and (word[0] in _OPENERS or word[0].lower() in VERB_FORMS)
    return opens or _PARTED.search(plain, max(0, line.start - 80), line.start) is not None


def _hangs(above: _Line, line: _Line) -> bool:
    """Tell whether a line is set in under a marker, or goes on in a narrow column at the same distance from the edge."""
    if above.marked:
        return line.indent > above.indent > 0
    return line.indent >= _COLUMN and line.indent == above.indent and above.end - above.start > 30


@lru_cache(maxsize=32)
def _wrap_width(plain: str, window: int) -> int:
    """Measure the width at which the lines of a window are wrapped, 0 where each line is a paragraph of its own."""
    around = plain[max(0, (window - 1) * _WINDOW) : (window + 2) * _WINDOW]
    lengths = [length for line in around.split("\n") if (length := len(line.strip())) >= 30]
    widest = max(lengths, default=0)
    near = sum(length >= 0.75 * widest for length in lengths)
    return widest if 45 <= widest <= 140 and len(lengths) >= 4 and near >= 0.4 * len(lengths) else 0


def _trim(plain: str, start: int, end: int) -> Span:
    while start < end and plain[start].isspace():
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    return Span(start, end)
