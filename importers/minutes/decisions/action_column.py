"""Reads an action column: initials or names at the edge of the page, beside the sentence that gives them a task.

Where the format has found the column, each entry is marked as a cell of the column "owner" behind the paragraph that it
stands beside; elsewhere the entries end up behind the paragraph's last stop, "…chase a reply. NK". Which sentence of
the paragraph is meant is told by its wording, a task, a promise or the owner's own initials in it, and failing that by
its place: the last.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.minutes.clauses.actors import make_party
from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.clauses.listing import Clause
from importers.minutes.decisions.formal import make_decision
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.sentences import find_sentences
from importers.paper import Paper, Span
from importers.records import Decision

__all__ = ["find_entries", "read_action_column"]

# "…a reply. NK⏎", "…the policy. LJ / NK⏎", "⏎NK⏎": initials behind the last stop of a paragraph
_TRAILING = re.compile(
    r"[ \t\n](?<=[.!?;)][ \t\n])(?:(?<=\n)[ \t]*|(?<=[ \t])(?:[ \t]{0,39}|[ \t]*\n[ \t]*))(?P<owner>[A-Z]{2,3}(?:[ ]?(?:/|&|,|and)?[ ]?[A-Z]{2,3}){0,3})[ \t]*(?=\n|$)"
)
# What ends a paragraph in capitals without being initials.
_NO_OWNER = frozenset(
    ("UK", "CC", "AM", "MP", "MSP", "PDF", "NHS", "EU", "IT", "PM", "ACC", "TBC", "AOB", "NB", "END")
)
_HABIT = 2

# "NK to chase", "Scope to be amended"
_TASK = re.compile(r"(?:[A-Z][\w/&. -]{1,60}?\s)to\s(?:be\s)?[a-z]+")
_PROMISE = re.compile(r"\b(?:will|would|shall|needs? to|is to|are to|to be)\b")
_ASKED = re.compile(r"\b(?:agreed|asked|requested|undertook|offered|volunteered|suggested)\b")
_TIME = re.compile(
    r"\b(?:by|before|in|at|for|until|once)\b\s(?:the\s)?(?:next|early|late|end|\d|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|ready)",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\b(?:reported|advised|noted|explained|may be possible|could)\b")
_QUESTION = re.compile(
    r"\b(?:asked (?:what|how|why|when|who|where|whether|if|about)|queried|questioned|enquired)\b"
)
_LONGEST = 2500
_SHORTEST = 14


def find_entries(paper: Paper) -> tuple[Span, ...]:
    """Find the entries of a paper's action column, none where it has no such habit.

    >>> text = "NK to chase a reply. NK\\nLJ to send the policy. LJ\\n"
    >>> [text[entry.start : entry.end] for entry in find_entries(Paper(text, text, "text"))]
    ['NK', 'LJ']
    """
    marked = tuple(cell.span for cell in paper.with_role("cell") if cell.key == "owner")
    if marked:
        return marked
    trailing = tuple(
        Span(*found.span("owner"))
        for found in _TRAILING.finditer(paper.plain)
        if found["owner"] not in _NO_OWNER
    )
    return trailing if len(trailing) >= _HABIT else ()


def read_action_column(stretch: Stretch, entries: Sequence[Span]) -> tuple[list[Decision], list[Span]]:
    """Read the actions beside the entries of a stretch, and the stretches that they cover."""
    decisions: list[Decision] = []
    covered: list[Span] = []
    last = stretch.start
    for entry in entries:
        sentence = _sentence(stretch.paper, max(last, entry.start - _LONGEST), entry)
        last = entry.end
        covered.append(entry)
        if sentence is None:
            continue
        head = DecisionHead("action", entry, sentence.start, sentence.start, confidence=0.8)
        decision = make_decision(stretch, Clause(sentence.start, sentence.end), head)
        decisions.append(replace(decision, kinds=("action",), owner=make_party(stretch.plain, entry)))
        covered.append(sentence)
    return decisions, covered


def _sentence(paper: Paper, floor: int, entry: Span) -> Span | None:
    """Choose the sentence of the paragraph above an entry that gives the task."""
    paragraph = max(paper.plain.rfind("\n\n", floor, entry.start - 1), floor)
    sentences = [s for s in find_sentences(paper.plain, paragraph, entry.start) if len(s) >= _SHORTEST]
    if not sentences:
        return None
    owner = paper.plain[entry.start : entry.end].split()
    return max(enumerate(sentences), key=lambda place: (_weight(paper.plain, place[1], owner), place[0]))[1]


def _weight(plain: str, sentence: Span, owner: list[str]) -> int:
    text = plain[sentence.start : sentence.end]
    named = any(re.search(rf"\b{re.escape(name)}\b", text) for name in owner if len(name) > 1)
    told = -4 * (_REPORTED.search(text) is not None) - 6 * (_QUESTION.search(text) is not None)
    return (
        told
        + 4 * (_TASK.match(text) is not None)
        + 3 * named
        + 2 * (_PROMISE.search(text) is not None)
        + (_ASKED.search(text) is not None)
        + (_TIME.search(text) is not None)
    )
