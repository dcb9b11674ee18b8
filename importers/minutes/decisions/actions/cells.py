"""Reads the action cells of minutes that are printed as a table: "Item | Discussion and decision | Action and owner".

Each paragraph of such a cell is an action, "Publish the map: Ewan Craig, by May", and the cell's edge is its end.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from importers.minutes.clauses.actors import is_actor, make_party
from importers.minutes.clauses.frames import Setting
from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.clauses.listing import Clause
from importers.minutes.clauses.predicates import read_predicate
from importers.minutes.decisions.actions.column import choose_sentence
from importers.minutes.decisions.actions.entries import INITIALS
from importers.minutes.decisions.formal import make_decision
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.trackers.rows import rows_of_cells
from importers.paper import Block, Paper, Span
from importers.records import Decision
from importers.tables.columns import BOTH, name_column

__all__ = ["find_timed_cells", "read_action_cells"]

# "Action", "Actions and owner", "Action / lead", "Owner": the heading of the column that says who is to act
_HEADING = re.compile(
    r"(?:Actions?(?:\s(?:agreed|required|points?))?(?:\s?(?:and|/|&|-|by)?\s?(?:owners?|leads?|by whom|whom|who|officers?|by))?|Owners?|Leads?|Lead officer|By whom|Responsible)$",
    re.IGNORECASE,
)
# "When", "By when", "Deadline": the heading of a column behind it
_WHEN = re.compile(r"(?:by\s)?(?:when|date|deadline|timescale|target date|due(?: date)?)$", re.IGNORECASE)
# "Discussion and decision", "Notes": a heading that tells minutes from a tracker
_MINUTED = re.compile(
    r"\b(?:discussion|discussed|minutes?|notes?|decisions?|key points)\b",
    re.IGNORECASE,
)
_SHORTEST = 12
_LONGEST_NAMES = 80


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns of a table of minutes hold its text, who acts, and when."""

    text: int
    action: int
    when: int


def read_action_cells(paper: Paper, setting: Setting) -> Iterator[Decision]:
    """Iterate over the actions in the last columns of a table of minutes, in the order of the text."""
    stretch = Stretch(paper, Span(0, len(paper.plain)), None, setting)
    columns: _Columns | None = None
    for cells in rows_of_cells(paper):
        headed = _headed(paper, cells)
        if headed is not None:
            columns = headed
        elif columns is not None:
            yield from _read_row(stretch, {cell.level: cell.span for cell in cells}, columns)


def find_timed_cells(paper: Paper) -> tuple[Span, ...]:
    """Find the cells below "Action by / when" in a table of minutes: they say who, by when, and for which clause.

    They are entries of an action column, as in a printed table whose cells no format marks.
    """
    found: list[Span] = []
    level = 0
    for cells in rows_of_cells(paper):
        words = [paper.words(cell.span) for cell in cells]
        if len(words) > 1 and name_column(words[-1]) == BOTH and any(map(_MINUTED.search, words[:-1])):
            level = cells[-1].level
        else:
            found += (cell.span for cell in cells if level and cell.level == level)
    return tuple(found)


def _headed(paper: Paper, cells: Sequence[Block]) -> _Columns | None:
    """Read the headings of a table of minutes whose last column is for actions, or the last but one before "When"."""
    words = [paper.words(cell.span) for cell in cells]
    timed = len(words) > 2 and _WHEN.match(words[-1]) is not None
    action = len(words) - 1 - timed
    if action < 1 or not _HEADING.match(words[action]) or not any(map(_MINUTED.search, words[:action])):
        return None
    level = cells[action].level
    return _Columns(cells[action - 1].level, level, level + timed)


def _read_row(stretch: Stretch, cells: Mapping[int, Span], columns: _Columns) -> Iterator[Decision]:
    """Read a row: each paragraph of its cell is an action, or names who has the one that the text beside it gives."""
    paper, text = stretch.paper, cells.get(columns.text)
    if columns.action not in cells:
        return
    text = _without_title(paper, text) if text else None
    for line in paper.lines(cells[columns.action]):
        if text is not None and _names_somebody(paper.words(line), stretch.setting.body):
            sentence = choose_sentence(paper, text, line)
            if sentence is not None:
                text = Span(sentence.end, text.end)
                when = cells.get(columns.when) if columns.when != columns.action else None
                yield _beside(stretch, sentence, line, when)
        elif len(line) >= _SHORTEST:
            head = DecisionHead("action", line, line.start, line.start)
            yield make_decision(stretch, Clause(line.start, line.end), head)


def _without_title(paper: Paper, text: Span) -> Span:
    """Leave out the first line of a cell where it is a title above the minutes, which no sentence begins with."""
    first, *rest = paper.lines(text)
    return Span(rest[0].start, text.end) if rest and paper.plain[first.end - 1] not in ".;:!?" else text


def _beside(stretch: Stretch, sentence: Span, entry: Span, when: Span | None) -> Decision:
    head = DecisionHead("action", entry, sentence.start, sentence.start, confidence=0.8)
    decision = make_decision(stretch, Clause(sentence.start, sentence.end), head)
    setting, due = stretch.setting, decision.due
    if when is not None:
        due = setting.resolve(stretch.plain, when)
    return replace(decision, kinds=("action",), owner=make_party(stretch.plain, entry), due=due)


def _names_somebody(words: str, body: str | None) -> bool:
    """Tell a cell that only names who is to act from one that says what is to be done."""
    if len(words) > _LONGEST_NAMES or not words:
        return False
    return INITIALS.match(words) is not None or is_actor(words, body) and read_predicate(words) is None
