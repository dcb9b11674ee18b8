"""Find the clauses by which a body answers what another body recommended to it, and how it answered.

Two habits are read: "Recommendation 2 (a clean air zone) be accepted in part", whose words in between must nearly all
stand in one recommendation; and "the recommendation of the Scrutiny Panel be accepted" under an item with the same
title. Where several fit equally well, none is taken.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.across.clauses import Clause, matter_words
from graph.across.returns import ALIKE, dice

__all__ = ["Reply", "find_replies", "read_outcome"]

_INSIDE: Final = 0.7  # how much of what the answer says must stand in the recommendation
_FEWEST: Final = 2  # words by which a recommendation can be known
_OUTCOMES: Final = (
    # "be not accepted, because …", "was rejected", "were declined"
    ("rejected", re.compile(r"\bnot\s+(?:be\s+)?(?:accepted|agreed|supported|approved)\b|\brejected\b|\bdeclined\b|\brefused\b")),
    # "be accepted in part", "partially agreed"
    ("partially-accepted", re.compile(r"\b(?:accepted|agreed|supported)\s+in\s+part\b|\bpart(?:ial)?ly\s+(?:accepted|agreed)\b")),
    # "be accepted in principle"
    ("accepted-in-principle", re.compile(r"\b(?:accepted|agreed|supported|approved)\s+in\s+principle\b")),
    # "be deferred to the May meeting"
    ("deferred", re.compile(r"\bdeferred\b")),
    # "be accepted", "are endorsed"
    ("accepted", re.compile(r"\b(?:accepted|agreed|endorsed|approved|supported|adopted)\b")),
    # "be noted"
    ("noted", re.compile(r"\bnoted\b")),
)  # fmt: skip
# "Recommendation 2 (powers against idling) be …", "Recommendations of the Panel"
_NAMES_ONE: Final = re.compile(r"\brecommendations?\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\brecommendations?\s+\d{1,3}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reply:
    """A clause that answers a recommendation: with which outcome (a notation of the code list), and how surely."""

    clause: Clause
    recommendation: Clause
    outcome: str
    confidence: float


def read_outcome(text: str) -> tuple[str, str] | None:
    """Read from a clause how it answers, and the words before that, which name what is answered; None if it is no answer.

    >>> read_outcome("Recommendation 2 (powers against idling) be accepted in part, in that …")
    ('partially-accepted', 'Recommendation 2 (powers against idling) be')
    >>> read_outcome("the Highways Manager carry out a survey") is None
    True
    """
    found = [(match.start(), rank, name) for rank, (name, pattern) in enumerate(_OUTCOMES) if (match := pattern.search(text.lower()))]  # fmt: skip
    if not found or not _NAMES_ONE.search(text):
        return None
    start, _, outcome = min(found, key=lambda one: (one[1], one[0]))
    return outcome, text[:start].strip()


def find_replies(clauses: Iterable[Clause], asked: Sequence[Clause]) -> Iterator[Reply]:
    """Pair the clauses of a body that answer with what they answer, among ``asked``: all that was recommended to it."""
    for clause in clauses:
        read = read_outcome(clause.text)
        if read is None:
            continue
        outcome, naming = read
        earlier = [one for one in asked if one.day < clause.day]
        for recommendation, confidence in _fitting(clause, naming, earlier):
            yield Reply(clause, recommendation, outcome, confidence)


def _fitting(clause: Clause, naming: str, earlier: Sequence[Clause]) -> list[tuple[Clause, float]]:
    words = matter_words(_NUMBER.sub(" ", naming))
    told = [(words & matter_words(one.text), one) for one in earlier] if len(words) >= _FEWEST else []
    inside = [(len(shared) / len(words), one) for shared, one in told]
    best = max((share for share, _ in inside), default=0.0)
    if best >= _INSIDE:
        latest = max(one.day for share, one in inside if share == best)
        fitting = [one for share, one in inside if share == best and one.day == latest]
        return [(fitting[0], round(best, 2))] if len(fitting) == 1 else []
    return [(one, 0.8) for one in _of_the_body(clause, naming, earlier)]


def _of_the_body(clause: Clause, naming: str, earlier: Sequence[Clause]) -> list[Clause]:
    """Find the latest recommendations, under an item of the same title, of a body that the clause names in full."""
    named = [
        one
        for one in earlier
        if one.body_label
        and one.body_label.lower() in naming.lower()
        and dice(one.title_words, clause.title_words) >= ALIKE
    ]
    latest = max((one.day for one in named), default="")
    return [one for one in named if one.day == latest]
