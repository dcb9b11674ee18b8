"""The maps that there are, and of which ties each is made. Each is about a person, a body or a council."""

from collections import defaultdict
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any, Final

from graph.asking import Asking, ask_ties
from graph.findings import find_communities, find_connectors
from graph.flow import map_flow
from graph.growing import grow
from graph.mapping import DEFAULT, INTERACTIVE, OVERVIEW, Choice, Map, select
from graph.matters import join_matters
from graph.naming import give_quotes, name_things
from graph.scope import bodies_in
from graph.ties import Thing, Tie, Ties
from ontology.terms import concept

__all__ = [
    "VIEWS",
    "map_bodies",
    "map_body",
    "map_council",
    "map_officers",
    "map_person",
    "map_topics",
    "shared_people",
]

_OTHERS: Final = 100  # fellow members whose other bodies are asked for at the second step
_OFFICER: Final = str(concept("capacity", "officer"))


async def map_person(asking: Asking, about: str, choice: Choice) -> Map:
    """See a person among the bodies they attended, the posts they held, who sat with them, and what was asked of them."""
    same = await asking.rows("same-person", person=about)
    joined = [row["same"] for row in same] or [about]
    centre = same[0]["canonical"] if same else about
    ties = await ask_ties(asking, "attended", person=joined)
    ties.join(await ask_ties(asking, "held", person=joined))
    held = [tie.target for tie in ties if tie.kind == "held"]
    asked = await ask_ties(asking, "asked", party=[*joined, *held])
    if clauses := sorted(asked.of_kind("recommendation", "action")):
        asked.join(await ask_ties(asking, "decided", clause=clauses))
    ties.join(await join_matters(asking, asked), await ask_ties(asking, "fellows", person=joined))
    if choice.steps > 1:
        await _add_other_bodies(asking, ties, centre)
    shown = select("person", centre, await name_things(asking, ties), choice, asking.asked)
    return await _finish(asking, shown, ties, choice)


async def _finish(asking: Asking, shown: Map, ties: Ties, choice: Choice) -> Map:
    """Open what is to be opened, and give the words of the papers."""
    return await give_quotes(asking, await grow(asking, shown, ties, choice))


async def map_body(asking: Asking, about: str, choice: Choice) -> Map:
    """See a body among the people who attended it, and what it recommended and agreed, to whom."""
    ties = await ask_ties(asking, "attended", body=about)
    clauses = await ask_ties(asking, "decided", body=about)
    clauses.join(await ask_ties(asking, "asked", body=about), await ask_ties(asking, "asked", party=about))
    ties.join(await join_matters(asking, clauses), await ask_ties(asking, "held", post=about))
    if choice.steps > 1:
        await _add_other_bodies(asking, ties, about)
    shown = select("body", about, await name_things(asking, ties), choice, asking.asked)
    return await _finish(asking, shown, ties, choice)


async def _add_other_bodies(asking: Asking, ties: Ties, centre: str) -> None:
    """Add the second step: the other bodies that the people seen so far attended."""
    people = sorted(ties.of_kind("person") - {centre})[:_OTHERS]
    if people:
        ties.join(await ask_ties(asking, "attended", person=people))


async def map_bodies(asking: Asking, about: str, choice: Choice) -> Map:
    """See which bodies share people; at the second step, with the people in between."""
    attended = await ask_ties(asking, "attended", body=await bodies_in(asking, about))
    attended = await name_things(asking, attended.within(choice.earliest, choice.latest))
    several = _people_of_several(attended)
    between = attended.only(lambda tie: tie.source in several)
    ties = between if choice.steps > 1 else shared_people(between)
    shown = select("bodies", None, ties, choice, asking.asked)
    return await _finish(asking, find_connectors(shown, attended), ties, choice)


def _people_of_several(attended: Ties) -> set[str]:
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for tie in attended:
        bodies[tie.source].add(tie.target)
    return {person for person, own in bodies.items() if len(own) > 1}


def shared_people(attended: Ties) -> Ties:
    """Tie bodies to one another by the people who attended both: as many as there are, from when to when, with names."""
    by_person: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in attended:
        by_person[tie.source].append(tie)
    shared: defaultdict[tuple[str, str], list[tuple[Tie, Tie]]] = defaultdict(list)
    for own in by_person.values():
        for pair in combinations(sorted(own, key=lambda tie: tie.target), 2):
            shared[pair[0].target, pair[1].target].append(pair)
    ties = Ties()
    for (one, other), pairs in shared.items():
        ties.add(
            attended.things[one], attended.things[other], _shared_tie(attended.things, one, other, pairs)
        )
    return ties


def _shared_tie(things: Mapping[str, Thing], one: str, other: str, pairs: list[tuple[Tie, Tie]]) -> Tie:
    seen = [tie for pair in pairs for tie in pair]
    days = [day for tie in seen for day in (tie.first, tie.last) if day]
    return Tie(
        source=one,
        target=other,
        kind="shares people with",
        words="; ".join(sorted(things[pair[0].source].label for pair in pairs)),
        weight=len(pairs),
        first=min(days, default=None),
        last=max(days, default=None),
        mention=next((tie.mention for tie in seen if tie.mention), None),
    )


async def map_officers(asking: Asking, about: str, choice: Choice) -> Map:
    """See officers, the bodies they appear before, and the recommendations and actions that tie them."""
    bodies = await bodies_in(asking, about)
    ties = await ask_ties(asking, "attended", capacity=_OFFICER, body=bodies)
    officers = ties.of_kind("person")
    asked = await ask_ties(asking, "asked", body=bodies)
    posts = sorted(asked.of_kind("post"))
    held = (await ask_ties(asking, "held", post=posts)) if posts else Ties()
    held = held.only(lambda tie: tie.source in officers)
    reached = officers | {tie.target for tie in held}
    theirs = asked.only(lambda tie: tie.target in reached)
    clauses = theirs.of_kind("recommendation", "action")
    decided = (await ask_ties(asking, "decided", body=bodies)).only(lambda tie: tie.target in clauses)
    ties.join(await join_matters(asking, theirs.join(decided)), held)
    centre = about if about in ties.things else None
    shown = select("officers", centre, await name_things(asking, ties), choice, asking.asked)
    return await _finish(asking, find_connectors(shown, ties), ties, choice)


async def map_topics(asking: Asking, about: str, choice: Choice) -> Map:
    """See which topics are considered together, under one item, and which groups they fall into."""
    concerning = await ask_ties(asking, "concerning", body=await bodies_in(asking, about))
    ties = considered_together(concerning.within(choice.earliest, choice.latest))
    shown = select("topics", None, await name_things(asking, ties), choice, asking.asked)
    return await give_quotes(asking, find_communities(shown))


def considered_together(concerning: Ties) -> Ties:
    """Tie topics to one another by the items that concern both."""
    by_item: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in concerning:
        by_item[tie.source].append(tie)
    together: defaultdict[tuple[str, str], list[Tie]] = defaultdict(list)
    for own in by_item.values():
        for first, second in combinations(sorted(own, key=lambda tie: tie.target), 2):
            together[first.target, second.target].append(first)
    ties = Ties()
    for (one, other), seen in together.items():
        days = [tie.first for tie in seen if tie.first]
        titles = "; ".join(sorted({concerning.things[tie.source].label for tie in seen}))
        tie = Tie(
            one,
            other,
            "considered with",
            titles,
            len(seen),
            min(days, default=None),
            max(days, default=None),
            seen[0].mention,
        )
        ties.add(concerning.things[one], concerning.things[other], tie)
    return ties


async def map_council(asking: Asking, about: str, choice: Choice) -> Map:
    """See a whole council: its bodies, all who attended them, and what they recommended and agreed."""
    bodies = await bodies_in(asking, about)
    ties = await ask_ties(asking, "attended", body=bodies)
    clauses = await ask_ties(asking, "decided", body=bodies)
    clauses.join(await ask_ties(asking, "asked", body=bodies))
    ties.join(await join_matters(asking, clauses))
    wide = replace(choice, limits=OVERVIEW) if choice.limits == DEFAULT else choice
    shown = select("council", None, await name_things(asking, ties), wide, asking.asked)
    found = find_connectors(shown, ties)
    return await _finish(asking, found, ties, choice) if len(shown.things) <= INTERACTIVE.things else found


VIEWS: Final[dict[str, Callable[[Asking, str, Choice], Coroutine[Any, Any, Map]]]] = {
    "person": map_person,
    "body": map_body,
    "bodies": map_bodies,
    "officers": map_officers,
    "flow": map_flow,
    "topics": map_topics,
    "council": map_council,
}
"""Each map by the name that its address has."""
