"""The flow of recommendations: who made which, to whom, how it was answered, and what became of it, in columns."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.asking import Asking, ask_ties
from graph.mapping import Choice, Map, select
from graph.matters import join_matters
from graph.naming import give_quotes, name_things
from graph.scope import bodies_in
from graph.ties import Thing, Tie, Ties

__all__ = ["COLUMNS", "Course", "courses", "follow_shown", "map_flow"]

COLUMNS: Final = ("By whom", "What", "To whom", "Answer", "Outcome")
_COLUMN: Final = {"recommendation": 1, "response": 3, "outcome": 4}
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
_OUTCOME: Final = "urn:scrutiny:outcome:"


@dataclass(frozen=True, slots=True)
class Course:
    """One recommendation's course: ``days`` from its making to its first answer, None where either has no date."""

    recommendation: Thing
    bodies: tuple[Thing, ...]
    addressees: tuple[Thing, ...]
    made: dt.date | None
    answered: dt.date | None
    outcome: str
    answers: tuple[Tie, ...]

    @property
    def days(self) -> int | None:
        """How many days passed before it was first answered."""
        return (self.answered - self.made).days if self.made and self.answered else None


async def map_flow(asking: Asking, about: str, choice: Choice) -> Map:
    """See each recommendation from the body that made it to what became of it."""
    bodies = await bodies_in(asking, about)
    found = await ask_ties(asking, "decided", body=bodies)
    found.join(await ask_ties(asking, "asked", body=bodies))
    if clauses := sorted(found.of_kind("recommendation")):
        found.join(await ask_ties(asking, "answered", clause=clauses))
    ties = (await join_matters(asking, found)).only(lambda tie: "recommendation" in _kinds(found, tie))
    ties = await name_things(asking, _from_those_made(ties).within(choice.earliest, choice.latest))
    followed = courses(ties)
    for course in followed:
        _add_outcome(ties, course)
    marks = {course.recommendation.iri: course.outcome for course in followed}
    shown = select("flow", None, ties, choice, asking.asked, marks=marks)
    return await give_quotes(asking, _in_columns(shown, followed))


def _kinds(ties: Ties, tie: Tie) -> set[str]:
    return {ties.things[tie.source].kind, ties.things[tie.target].kind}


def _from_those_made(ties: Ties) -> Ties:
    """Leave out the recommendations that no body here made."""
    made = {tie.target for tie in ties if tie.kind == "recommended"}
    return ties.only(lambda tie: tie.source in made or tie.target in made)


def courses(ties: Ties) -> list[Course]:
    """Follow every recommendation, the oldest first."""
    by_clause: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        for end in (tie.source, tie.target):
            if ties.things[end].kind == "recommendation":
                by_clause[end].append(tie)
    followed = [_follow(ties, iri, own) for iri, own in by_clause.items()]
    return sorted(followed, key=lambda course: (course.made or dt.date.min, course.recommendation.label))


def follow_shown(shown: Map) -> list[Course]:
    """Follow the recommendations that a map of the flow shows."""
    things = {thing.iri: thing for thing in shown.things}
    ties = Ties()
    for tie in shown.ties:
        ties.add(things[tie.source], things[tie.target], tie)
    return courses(ties)


def _follow(ties: Ties, iri: str, own: Sequence[Tie]) -> Course:
    made = [tie for tie in own if tie.kind == "recommended"]
    answers = sorted((tie for tie in own if tie.kind == "answered by"), key=_by_stage)
    asked = [ties.things[tie.target] for tie in own if tie.kind in {"addressed to", "falls to"}]
    return Course(
        recommendation=ties.things[iri],
        bodies=tuple(ties.things[tie.source] for tie in made),
        addressees=tuple(dict.fromkeys(asked)),
        made=min((tie.first for tie in made if tie.first), default=None),
        answered=min((tie.first for tie in answers if tie.first), default=None),
        outcome=answers[-1].words if answers else _NO_ANSWER,
        answers=tuple(answers),
    )


def _by_stage(tie: Tie) -> tuple[dt.date, int, str]:
    stage = _STAGES.index(tie.words) if tie.words in _STAGES else 0
    return tie.last or dt.date.min, stage, tie.target


def _add_outcome(ties: Ties, course: Course) -> None:
    outcome = Thing(f"{_OUTCOME}{course.outcome.replace(' ', '-')}", course.outcome.capitalize(), "outcome")
    last = course.answers[-1] if course.answers else None
    source = ties.things[last.target] if last else course.recommendation
    ties.add(
        source,
        outcome,
        Tie(
            source.iri,
            outcome.iri,
            "ended as",
            "",
            1,
            last.first if last else course.made,
            last.last if last else course.made,
            last.mention if last else None,
        ),
    )


def _in_columns(shown: Map, followed: Iterable[Course]) -> Map:
    """Order the things by their recommendations' age, so that lines run level, and give each its column."""
    rank: dict[str, float] = {}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for n, course in enumerate(followed):
        rank[course.recommendation.iri] = n
        for thing in (*course.bodies, *course.addressees):
            places[thing.iri].append(n)
        for tie in course.answers:
            places[tie.target].append(n)
        places[f"{_OUTCOME}{course.outcome.replace(' ', '-')}"].append(n)
    rank.update({iri: sum(own) / len(own) for iri, own in places.items()})
    makers = {tie.source for tie in shown.ties if tie.kind == "recommended"}
    column = {thing.iri: _COLUMN.get(thing.kind, 0 if thing.iri in makers else 2) for thing in shown.things}
    things = sorted(shown.things, key=lambda thing: (column[thing.iri], rank.get(thing.iri, 0), thing.iri))
    return replace(shown, things=tuple(things), columns=tuple(column[thing.iri] for thing in things))
