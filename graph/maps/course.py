"""The course of a recommendation: who made it, to whom, how it was answered, how soon, and what became of it."""

import datetime as dt
from calendar import monthrange
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.maps.ties import Thing, Tie, Ties

__all__ = ["ADDRESSED", "Course", "courses", "days_words", "stage_of"]

_NO_ANSWER: Final = "no answer found"
# The further along, the later: what is said last in a tracker may be printed before what was said first.
_STAGES: Final = (
    "answered",
    "deferred",
    "accepted",
    "partially accepted",
    "rejected",
    "in progress",
    "completed",
)
ADDRESSED: Final = frozenset({"addressed to", "falls to"})
"""The kinds of ties that lead from a recommendation to whom it asks."""


@dataclass(frozen=True, slots=True)
class Course:
    """The course of one recommendation or action: ``mention`` is where it is written, ``answered`` the day of its first answer."""

    recommendation: Thing
    mention: str | None
    bodies: tuple[Thing, ...]
    addressees: tuple[Thing, ...]
    made: dt.date | None
    answered: dt.date | None
    outcome: str
    answers: tuple[Tie, ...]

    @property
    def ending(self) -> Thing:
        """What became of it, as a thing that a map can show."""
        name = self.outcome.replace(" ", "-")
        return Thing(f"urn:scrutiny:outcome:{name}", self.outcome.capitalize(), "outcome")

    @property
    def days(self) -> int | None:
        """How many days passed before it was first answered; None where either day is not known."""
        return (self.answered - self.made).days if self.made and self.answered else None

    @property
    def late(self) -> bool:
        """Whether more than two months passed, the time that an executive in England has (Local Government Act 2000, s. 9FE)."""
        return bool(self.made and self.answered and self.answered > two_months_after(self.made))


def days_words(days: int) -> str:
    """Say how long an answer took.

    >>> days_words(33), days_words(1)
    ('after 33 days', 'after 1 day')
    """
    return f"after {days:,} day{'s' if days != 1 else ''}"


def two_months_after(day: dt.date) -> dt.date:
    """Give the day two months later, the last of its month where there is no such day.

    >>> two_months_after(dt.date(2025, 12, 31)), two_months_after(dt.date(2026, 3, 5))
    (datetime.date(2026, 2, 28), datetime.date(2026, 5, 5))
    """
    year, month = divmod(day.year * 12 + day.month + 1, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def courses(ties: Ties, *kinds: str) -> list[Course]:
    """Follow every recommendation, or every clause of some kinds, the oldest first."""
    followed_kinds = kinds or ("recommendation",)
    by_clause: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        for end in (tie.source, tie.target):
            if ties.things[end].kind in followed_kinds:
                by_clause[end].append(tie)
    followed = [_follow(ties, iri, own) for iri, own in by_clause.items()]
    return sorted(followed, key=lambda course: (course.made or dt.date.min, course.recommendation.label))


def _follow(ties: Ties, iri: str, own: Sequence[Tie]) -> Course:
    made = [tie for tie in own if tie.kind in {"recommended", "agreed"}]
    answers = sorted((tie for tie in own if tie.kind == "answered by"), key=_by_stage)
    asked = [ties.things[tie.target] for tie in own if tie.kind in ADDRESSED]
    return Course(
        recommendation=ties.things[iri],
        mention=next((tie.mention for tie in made if tie.mention), None),
        bodies=tuple(ties.things[tie.source] for tie in made),
        addressees=tuple(dict.fromkeys(asked)),
        made=min((tie.first for tie in made if tie.first), default=None),
        answered=min((tie.first for tie in answers if tie.first), default=None),
        outcome=answers[-1].words if answers else _NO_ANSWER,
        answers=tuple(answers),
    )


def stage_of(outcome: str) -> int:
    """Say how far along a matter is by the outcome that an answer states; the first stage is that of an unknown one.

    >>> stage_of("completed") > stage_of("accepted") > stage_of("answered") == stage_of("heard of")
    True
    """
    return _STAGES.index(outcome) if outcome in _STAGES else 0


def _by_stage(tie: Tie) -> tuple[dt.date, int, str]:
    return tie.last or dt.date.min, stage_of(tie.words), tie.target
