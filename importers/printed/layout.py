"""The layout of a printed page: which lines make a paragraph, which are headings, what stands in an action column.

A PDF has lines at places and no paragraphs. Here white space between lines, bold type and bullets part them again, as
they do for a reader. A narrow column at the right edge, where minutes print who is to act, is taken out of the reading
order and put behind the paragraph that it stands beside. Places are in points from the page's lower left corner.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import Final, TypeAlias

from importers.printed.tables import Row

__all__ = ["SAME_PLACE", "Page", "Paragraph", "PrintedLine", "heads_action_column", "heads_table", "lay_out"]

# Matches the beginning of a list's entry: "• Village shop", "- that", and "(a) that", "iv. That", "3.2 The Chair"
_BULLET: Final = re.compile(r"[\u2022\uf0b7\uf0a7\u25aa\u25cf\u00b7\u2013*-] ")
_NUMBERED: Final = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)] |\d{1,3}(?:\.\d{1,2}){1,2}\.? ")
# Matches an item's bold heading: "1 Police Report", "45. Ferries"
_ITEM: Final = re.compile(r"\d{1,4}\.? [A-Z]")
# Matches the end of a sentence or clause: "the report.", "as follows:", "be noted; and"
_CLOSED: Final = re.compile(r"(?:[.:;!?]|; (?:and|or))[\"')\u2019\u201d]?$")
# Matches the heading of a column that says who is to act: "Action", "Action by", "Lead officer", "Action by When"
_ACTING: Final = re.compile(
    r"actions?(?: by| required)?(?: whom)?:?(?: ?/? ?(?:by )?(?:when|date|deadline):?)?|lead(?: officer)?:?|owner:?|by whom:?|who:?|responsible:?",
    re.IGNORECASE,
)
# Matches an entry that is whole on its line: "RB", "RB/TH", "All", "Tom Hay", "None"
_WHOLE: Final = re.compile(
    r"[A-Z]{1,4}(?: ?[/,&] ?[A-Z]{1,4}){0,4}|All|None|N/A|Noted|Clerk|Chair(?:man)?|(?:Cllr\.? )?[A-Z][a-z]+ [A-Z][a-z'-]+"
)
# Matches the headings of a table of minutes run together in one line: "Item Discussion and decision Action by / when"
_TABLED: Final = re.compile(
    rf"(?:Agenda |Minute )?(?:Items?|No\.?|Nos?|Minutes?|Min\.?|Ref\.?|Subject|Topic)\s(?!\d).{{3,70}}\s(?-i:(?=[A-Z]))(?:{_ACTING.pattern})",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\W{0,3}(?:page )?\d{1,4}(?: of \d{1,4})?\W{0,3}", re.IGNORECASE)
_GAP: Final = 1.3
"""A distance between two lines that parts paragraphs, in usual distances."""
_JOINED: Final = 1.15
"""A distance between two lines of one entry of an action column at most, in usual distances."""
_NARROW: Final = 24
"""Characters in a line of an action column, at most."""
_CHARACTER: Final = 5.5
"""Points that a character of ordinary print takes."""
_ALIGNED: Final = 2.0
"""Points by which two lines that begin at the same place may differ."""
SAME_PLACE: Final = 4
"""Points within which a line counts as standing in the same place."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line: its words, where its first character and its last stand, and whether these are bold.

    ``last_word`` is where its last word begins, known only of lines that end near the page's right edge.
    """

    words: str
    x: float
    y: float
    end: float
    last_word: float = 0.0
    begins_bold: bool = False
    ends_bold: bool = False

    @property
    def bold(self) -> bool:
        """Whether the line is bold from end to end, as far as its ends tell."""
        return self.begins_bold and self.ends_bold


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; ``beside`` is what the action column says next to them."""

    lines: list[PrintedLine] = field(default_factory=list)
    beside: str = ""

    @property
    def bold(self) -> bool:
        """Whether every line is bold: a heading if it is short."""
        return all(line.bold for line in self.lines)


Page: TypeAlias = list[Paragraph | Row]
"""What stands on a page, in reading order."""


def lay_out(lines: Sequence[PrintedLine], among: Sequence[PrintedLine] = ()) -> list[Paragraph]:
    """Put a page's lines into paragraphs; ``among`` are all of the page's, if these are some, to tell usual distances by.

    >>> page = [
    ...     PrintedLine("Ferries", 50, 700, 90, begins_bold=True, ends_bold=True),
    ...     PrintedLine("The Panel noted", 50, 686, 140),
    ...     PrintedLine("the report.", 50, 672, 100),
    ...     PrintedLine("It closed at 9.", 50, 640, 120),
    ... ]
    >>> [[line.words for line in paragraph.lines] for paragraph in lay_out(page)]
    [['Ferries'], ['The Panel noted', 'the report.'], ['It closed at 9.']]
    """
    column, body = _split_column(lines)
    pitch = _find_pitch(among or body)
    paragraphs = list(_part(body, pitch))
    if column and paragraphs:
        _put_beside(paragraphs, list(_group_entries(column, pitch)))
    return paragraphs


def heads_action_column(words: str) -> bool:
    """Tell the heading of a column that says who is to act.

    >>> heads_action_column("Action by"), heads_action_column("Action by When"), heads_action_column("RB")
    (True, True, False)
    """
    return bool(_ACTING.fullmatch(words.strip()))


def heads_table(words: str) -> bool:
    """Tell a line that runs the headings of a table of minutes together, the last of them that of an action column.

    >>> heads_table("Item Minutes and decisions Action by / when"), heads_table("Item 4 was an action")
    (True, False)
    """
    return bool(_TABLED.fullmatch(words.strip()))


def _split_column(lines: Sequence[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Part the narrow lines that begin right of where the others end, from the top down, from the rest."""
    wide = [line for line in lines if len(line.words) > _NARROW]
    if len(wide) < 3:
        return [], list(lines)
    edge = sorted(line.end for line in wide)[int(len(wide) * 0.9)]
    column = [line for line in lines if _is_beside(line, edge)]
    if not column or len(column) > len(lines) - len(column):
        return [], list(lines)
    left = min(line.x for line in column)
    body: list[PrintedLine] = []
    for line in lines:
        if _is_beside(line, edge):
            continue
        words, entry = _split_line(line, left)
        body.append(words)
        column.extend([entry] if entry else [])
    return sorted(column, key=lambda line: -line.y), body


def _is_beside(line: PrintedLine, edge: float) -> bool:
    return line.x > edge and len(line.words) <= _NARROW and not _DIGITS.fullmatch(line.words)


def _split_line(line: PrintedLine, left: float) -> tuple[PrintedLine, PrintedLine | None]:
    """Part a line from the action column's word where the PDF has run them together: "… consultation. GD"."""
    words, _, last = line.words.rpartition(" ")
    if not words or abs(line.last_word - left) > _ALIGNED:
        return line, None
    end = min(left, line.x + len(words) * _CHARACTER)
    return replace(line, words=words, end=end, ends_bold=line.begins_bold), replace(line, words=last, x=left)


def _find_pitch(lines: Sequence[PrintedLine]) -> float:
    """Find the usual distance between two lines, 0 where there is none."""
    distances = [above.y - line.y for above, line in pairwise(lines) if 4 < above.y - line.y < 60]
    return median(distances) if distances else 0.0


def _part(lines: Sequence[PrintedLine], pitch: float) -> Iterator[Paragraph]:
    edge = max((line.end for line in lines), default=0.0)
    paragraph = Paragraph()
    for line in lines:
        if paragraph.lines and _begins_paragraph(paragraph.lines[-1], line, pitch, edge):
            yield paragraph
            paragraph = Paragraph()
        paragraph.lines.append(line)
    if paragraph.lines:
        yield paragraph


def _begins_paragraph(above: PrintedLine, line: PrintedLine, pitch: float, edge: float) -> bool:
    """Tell a paragraph's first line: white space above it, another column, a change to or from bold, a list's entry."""
    if pitch and not -2 < above.y - line.y <= pitch * _GAP:
        return True
    short = above.end < above.x + (edge - above.x) * 0.8
    if _BULLET.match(line.words) or (above.bold and not line.bold and (short or not line.begins_bold)):
        return True
    closed = short or bool(_CLOSED.search(above.words))
    if line.begins_bold and not above.ends_bold:
        return closed or line.bold
    if line.bold and closed and _ITEM.match(line.words):
        return True
    return bool(_NUMBERED.match(line.words)) and (closed or abs(line.x - above.x) > _ALIGNED)


def _group_entries(column: Sequence[PrintedLine], pitch: float) -> Iterator[PrintedLine]:
    """Join the lines of an entry that the narrow column wraps: "Head of Parks" above "and Ponds"; initials stand alone."""
    entry: PrintedLine | None = None
    last = 0.0
    steps = [above.y - line.y for above, line in pairwise(column) if above.y - line.y > 4]
    farthest = min([pitch, *steps]) * _JOINED
    for line in column:
        if (
            entry is not None
            and 0 < last - line.y <= farthest
            and not _WHOLE.fullmatch(line.words)
            and not _WHOLE.fullmatch(entry.words)
        ):
            entry = replace(entry, words=f"{entry.words} {line.words}")
        else:
            if entry is not None:
                yield entry
            entry = line
        last = line.y
    if entry is not None:
        yield entry


def _put_beside(paragraphs: Sequence[Paragraph], column: Sequence[PrintedLine]) -> None:
    """Give each entry of the column to the paragraph with the nearest line."""
    lines = sorted(((line.y, at) for at, paragraph in enumerate(paragraphs) for line in paragraph.lines))
    heights = [y for y, _ in lines]
    for entry in column:
        at = bisect(heights, entry.y)
        nearest = min(lines[max(0, at - 1) : at + 1], key=lambda line: abs(line[0] - entry.y))
        paragraph = paragraphs[nearest[1]]
        paragraph.beside = f"{paragraph.beside} {entry.words}".strip()
