"""Grow a map: show what else is tied to a thing on it, some at a time."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from graph.asking import Asking, ask_ties
from graph.maps.discretion import withhold
from graph.maps.map import Choice, Map, give_quotes
from graph.maps.matters import join_matters
from graph.maps.ties import Thing, Tie, Ties
from graph.naming import name_things

__all__ = ["AT_ONCE", "add_other_bodies", "finish", "grow", "ties_around"]

AT_ONCE: Final = 20
"""How many more things are shown around one when it is opened."""
_OTHERS: Final = 100  # people whose other bodies are asked for at the second step


async def finish(asking: Asking, shown: Map, ties: Ties, choice: Choice) -> Map:
    """Open what is to be opened, and give the words of the papers."""
    return await give_quotes(asking, await grow(asking, shown, ties, choice))


async def add_other_bodies(asking: Asking, ties: Ties, centre: str) -> None:
    """Add the second step: the other bodies that the people seen so far attended."""
    people = sorted(ties.of_kind("person") - {centre})[:_OTHERS]
    if people:
        ties.join(await ask_ties(asking, "attended", person=people))


async def _around_person(asking: Asking, iri: str) -> Ties:
    joined = [row["same"] for row in await asking.rows("same-person", person=iri)] or [iri]
    ties = await ask_ties(asking, "attended", person=joined)
    return ties.join(
        await ask_ties(asking, "held", person=joined), await ask_ties(asking, "asked", party=joined)
    )


async def _around_body(asking: Asking, iri: str) -> Ties:
    ties = await ask_ties(asking, "attended", body=iri)
    return ties.join(await ask_ties(asking, "decided", body=iri), await ask_ties(asking, "asked", party=iri))


async def _around_post(asking: Asking, iri: str) -> Ties:
    ties = await ask_ties(asking, "held", post=iri)
    return ties.join(await ask_ties(asking, "asked", party=iri))


async def _around_party(asking: Asking, iri: str) -> Ties:
    return await ask_ties(asking, "asked", party=iri)


async def _around_clause(asking: Asking, iri: str) -> Ties:
    ties = await ask_ties(asking, "decided", clause=iri)
    return ties.join(
        await ask_ties(asking, "asked", clause=iri), await ask_ties(asking, "answered", clause=iri)
    )


async def _around_subject(asking: Asking, iri: str) -> Ties:
    return await ask_ties(asking, "concerning", subject=iri)


_AROUND: Final[dict[str, Callable[[Asking, str], Awaitable[Ties]]]] = {
    "person": _around_person,
    "body": _around_body,
    "post": _around_post,
    "organisation": _around_party,
    "recommendation": _around_clause,
    "action": _around_clause,
    "topic": _around_subject,
    "issue": _around_subject,
}


async def ties_around(asking: Asking, thing: Thing) -> Ties:
    """Find everything that a thing is tied to."""
    around = _AROUND.get(thing.kind)
    return await join_matters(asking, await around(asking, thing.iri)) if around else Ties()


async def grow(asking: Asking, shown: Map, known: Ties, choice: Choice) -> Map:
    """Add, for each thing that was opened, the next of what it is tied to; ``known`` are all ties found for the map.

    A thing opened twice shows twice as many. Never more than the most that a map may have.
    """
    times = Counter(choice.opened)
    for iri, opened in times.items():
        thing = next((one for one in shown.things if one.iri == iri), None)
        if thing is not None:
            found = (await ties_around(asking, thing)).join(known).within(choice.earliest, choice.latest)
            found, _ = await withhold(asking, found, choice, iri)
            ties = await name_things(asking, found)
            shown = _grown(shown, thing, ties, opened * AT_ONCE)
    return replace(shown, asked=tuple(asking.asked)) if times else shown


def _grown(shown: Map, thing: Thing, ties: Ties, most: int) -> Map:
    """Show up to ``most`` more things around one, those that it was seen with most often first."""
    present = {one.iri for one in shown.things}
    own = [tie for tie in ties if tie.touches(thing.iri)]
    own.sort(key=lambda tie: (-tie.weight, tie.kind, tie.source, tie.target))
    fresh = list(dict.fromkeys(end for tie in own for end in (tie.source, tie.target) if end not in present))
    added = fresh[:most]
    seen = {*present, *added}
    drawn = {(tie.source, tie.target, tie.kind) for tie in shown.ties}
    more = [tie for tie in own if tie.source in seen and tie.target in seen and not _is_in(tie, drawn)]
    return replace(
        shown,
        things=(*shown.things, *(ties.things[iri] for iri in added)),
        ties=(*shown.ties, *more),
        all_things=max(shown.all_things, len(shown.things) + len(fresh)),
        all_ties=max(shown.all_ties, len(shown.ties) + len(more) + len(fresh) - len(added)),
        grown=(*shown.grown, *(thing.iri for _ in added)),
        grown_ties=shown.grown_ties + len(more),
    )


def _is_in(tie: Tie, drawn: set[tuple[str, str, str]]) -> bool:
    return (tie.source, tie.target, tie.kind) in drawn
