"""The flow of recommendations: who made which, to whom, how it was answered, and what became of it, in columns."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from graph.asking import Asking, ask_ties
from graph.maps.bands import BANDED, draw_bands, sum_courses
from graph.maps.course import ADDRESSED, Course, courses, days_words
from graph.maps.map import DEFAULT, Choice, Map, give_quotes, select
from graph.maps.matters import join_matters
from graph.maps.scope import bodies_in
from graph.maps.ties import Tie, Ties
from graph.naming import name_things

__all__ = ["COLUMNS", "follow_shown", "map_flow"]

COLUMNS: Final = ("By whom", "What", "To whom", "Answer", "Outcome")
_COLUMN: Final = {"recommendation": 1, "response": 3, "outcome": 4}
_THINGS_OF_ONE: Final = 6  # things of a map that one recommendation's course takes up, about


async def map_flow(asking: Asking, about: str, choice: Choice) -> Map:
    """See each recommendation from the body that made it to what became of it; many are gathered into bands."""
    bodies = await bodies_in(asking, about)
    found = await ask_ties(asking, "decided", body=bodies)
    found.join(await ask_ties(asking, "asked", body=bodies))
    if clauses := sorted(found.of_kind("recommendation")):
        found.join(await ask_ties(asking, "answered", clause=clauses))
    ties = (await join_matters(asking, found)).only(lambda tie: "recommendation" in _kinds(found, tie))
    ties = await name_things(asking, _from_those_made(ties).within(choice.earliest, choice.latest))
    ties = _with_addressees_apart(ties)
    followed = courses(ties)
    told = sum_courses(followed)
    if len(followed) > BANDED and choice.limits == DEFAULT:
        return await give_quotes(asking, replace(draw_bands(followed, choice, asking.asked), findings=told))
    for course in followed:
        _add_outcome(ties, course)
    latest = followed[-max(1, choice.limits.things // _THINGS_OF_ONE) :]
    shown = select("flow", None, _of_courses(ties, latest), choice, asking.asked)
    whole = replace(
        shown,
        all_things=len(ties.things),
        all_ties=len(ties),
        ranking="date, the latest kept",
        findings=told,
    )
    return await give_quotes(asking, _with_outcomes(_in_columns(whole, latest), latest))


def _of_courses(ties: Ties, followed: Sequence[Course]) -> Ties:
    """Give the ties that some recommendations' courses pass."""
    kept = {course.recommendation.iri for course in followed}
    answers = {tie.target for course in followed for tie in course.answers}
    return ties.only(lambda tie: tie.source in kept | answers or tie.target in kept)


def _with_outcomes(shown: Map, followed: Sequence[Course]) -> Map:
    """Mark each recommendation with what became of it, and note below each answer how long it took."""
    marks = sorted((course.recommendation.iri, course.outcome) for course in followed)
    notes = sorted(
        (tie.target, days_words((tie.first - course.made).days))
        for course in followed
        for tie in course.answers
        if tie.first and course.made and tie.first > course.made
    )
    return replace(shown, marks=tuple(marks), notes=tuple(notes))


def _kinds(ties: Ties, tie: Tie) -> set[str]:
    return {ties.things[tie.source].kind, ties.things[tie.target].kind}


def _from_those_made(ties: Ties) -> Ties:
    """Leave out the recommendations that no body here made."""
    made = {tie.target for tie in ties if tie.kind == "recommended"}
    return ties.only(lambda tie: tie.source in made or tie.target in made)


def _with_addressees_apart(ties: Ties) -> Ties:
    """Let a body that makes recommendations and is also asked stand twice: its IRI as an addressee has a fragment."""
    makers = {tie.source for tie in ties if tie.kind == "recommended"}
    apart = Ties()
    for tie in ties:
        target = ties.things[tie.target]
        if tie.kind in ADDRESSED and tie.target in makers:
            target = replace(target, iri=f"{target.iri}#addressee")
        apart.add(ties.things[tie.source], target, replace(tie, target=target.iri))
    return apart


def follow_shown(shown: Map) -> list[Course]:
    """Follow the recommendations that a map of the flow shows."""
    things = {thing.iri: thing for thing in shown.things}
    ties = Ties()
    for tie in shown.ties:
        ties.add(things[tie.source], things[tie.target], tie)
    return courses(ties)


def _add_outcome(ties: Ties, course: Course) -> None:
    outcome = course.ending
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
        places[course.ending.iri].append(n)
    rank.update({iri: sum(own) / len(own) for iri, own in places.items()})
    makers = {tie.source for tie in shown.ties if tie.kind == "recommended"}
    answers = {tie.target for tie in shown.ties if tie.kind == "answered by"}
    column = {thing.iri: 0 if thing.iri in makers else _COLUMN.get(thing.kind, 2) for thing in shown.things}
    column.update(dict.fromkeys(answers & column.keys(), _COLUMN["response"]))
    things = sorted(shown.things, key=lambda thing: (column[thing.iri], rank.get(thing.iri, 0), thing.iri))
    return replace(shown, things=tuple(things), columns=tuple(column[thing.iri] for thing in things))
