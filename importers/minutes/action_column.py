"""Reads an action column: initials or names at the edge of the page, beside the sentence that gives them a task.

The format has taken the column out of the reading order and marked each entry as a cell of the column "owner", behind
the paragraph that it stands beside. Which sentence of the paragraph is meant is told by its wording, a task, a promise
or the owner's own initials in it, and failing that by its place: the last.
"""

import re
from dataclasses import replace

from importers.minutes.actors import make_party
from importers.minutes.clauses import Clause
from importers.minutes.decision_heads import DecisionHead
from importers.minutes.formal import make_decision
from importers.minutes.frames import Setting
from importers.minutes.sentences import find_sentences
from importers.paper import Paper, Span
from importers.records import Decision

__all__ = ["read_action_column"]

# "NK to chase", "Scope to be amended"
_TASK = re.compile(r"(?:[A-Z][\w/&. -]{1,60}?\s)to\s(?:be\s)?[a-z]+")
_PROMISE = re.compile(r"\b(?:will|would|shall|should|needs? to|is to|are to|to be)\b")
_ASKED = re.compile(r"\b(?:agreed|asked|requested|undertook|offered|volunteered|suggested)\b")
_TIME = re.compile(r"\b(?:by|before|in|at|for|until|once)\b\s(?:the\s)?(?:next|early|late|end|\d|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|ready)", re.IGNORECASE)
_LONGEST = 2500
_SHORTEST = 14


def read_action_column(
    paper: Paper, start: int, end: int, item: int | None, setting: Setting
) -> tuple[list[Decision], list[Span]]:
    """Read the actions that the entries of an action column belong to, and the stretches that they cover."""
    decisions: list[Decision] = []
    covered: list[Span] = []
    last = start
    for cell in paper.with_role("cell", within=Span(start, end)):
        if cell.key != "owner":
            continue
        sentence = _sentence(paper, max(last, cell.span.start - _LONGEST), cell.span)
        last = cell.span.end
        covered.append(cell.span)
        if sentence is None:
            continue
        head = DecisionHead("action", cell.span, sentence.start, sentence.start, confidence=0.8)
        decision = make_decision(paper, Clause(sentence.start, sentence.end), head, item, setting)
        decisions.append(replace(decision, kinds=("action",), owner=make_party(paper.plain, cell.span)))
        covered.append(sentence)
    return decisions, covered


def _sentence(paper: Paper, floor: int, cell: Span) -> Span | None:
    """Choose the sentence of the paragraph above a cell that gives the task."""
    paragraph = max(paper.plain.rfind("\n\n", floor, cell.start - 1), floor)
    sentences = [s for s in find_sentences(paper.plain, paragraph, cell.start) if len(s) >= _SHORTEST]
    if not sentences:
        return None
    owner = paper.plain[cell.start : cell.end].split()
    return max(enumerate(sentences), key=lambda place: (_weight(paper.plain, place[1], owner), place[0]))[1]


def _weight(plain: str, sentence: Span, owner: list[str]) -> int:
    text = plain[sentence.start : sentence.end]
    named = any(re.search(rf"\b{re.escape(name)}\b", text) for name in owner if len(name) > 1)
    return 4 * (_TASK.match(text) is not None) + 3 * named + 2 * (_PROMISE.search(text) is not None) + (_ASKED.search(text) is not None) + (_TIME.search(text) is not None)
