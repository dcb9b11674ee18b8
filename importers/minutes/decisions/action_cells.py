"""Reads the action cells of minutes that are printed as a table: "Item | Discussion and decision | Action and owner".

Each paragraph of such a cell is an action, "Publish the map: Ewan Craig, by May", and the cell's edge is its end.
"""

import re
from collections.abc import Iterator

from importers.minutes.clauses.frames import Setting
from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.clauses.listing import Clause
from importers.minutes.decisions.formal import make_decision
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.trackers.rows import rows_of_cells
from importers.paper import Paper, Span
from importers.records import Decision

__all__ = ["read_action_cells"]

# "Action", "Actions and owner", "Action / lead": the heading of the last column
_HEADING = re.compile(
    r"Actions?(?:\s(?:agreed|required|points?))?(?:\s?(?:and|/|&|-)\s?(?:owners?|leads?|by whom|who|officers?))?$",
    re.IGNORECASE,
)
# "Discussion and decision", "Notes": a heading that tells minutes from a tracker
_MINUTED = re.compile(r"(?:discussion|minutes?|notes?|decisions?|key points)\b", re.IGNORECASE)
_SHORTEST = 12


def read_action_cells(paper: Paper, setting: Setting) -> Iterator[Decision]:
    """Iterate over the actions in the last column of a table of minutes, in the order of the text."""
    stretch = Stretch(paper, Span(0, len(paper.plain)), None, setting)
    width = 0
    for cells in rows_of_cells(paper):
        words = [paper.words(cell.span) for cell in cells]
        if words and _HEADING.match(words[-1]) and any(_MINUTED.match(word) for word in words[:-1]):
            width = len(words)
        elif width and len(cells) == width:
            for line in paper.lines(cells[-1].span):
                if len(line) >= _SHORTEST:
                    head = DecisionHead("action", line, line.start, line.start)
                    yield make_decision(stretch, Clause(line.start, line.end), head)
