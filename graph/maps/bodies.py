"""The map of bodies that share people."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

from graph.asking import Asking, ask_ties
from graph.maps.discretion import withhold
from graph.maps.findings import find_connectors
from graph.maps.growing import finish
from graph.maps.map import Choice, Map, select
from graph.maps.scope import bodies_in
from graph.maps.ties import Thing, Tie, Ties
from graph.naming import name_things

__all__ = ["map_bodies", "shared_people"]


async def map_bodies(asking: Asking, about: str, choice: Choice) -> Map:
    """See which bodies share people; at the second step, with the people in between."""
    attended = await ask_ties(asking, "attended", body=await bodies_in(asking, about))
    attended, withheld = await withhold(asking, attended.within(choice.earliest, choice.latest), choice)
    attended = await name_things(asking, attended)
    several = _people_of_several(attended)
    between = attended.only(lambda tie: tie.source in several)
    ties = between if choice.steps > 1 else shared_people(between)
    shown = select("bodies", None, ties, choice, asking.asked)
    found = find_connectors(replace(shown, withheld=withheld), attended)
    return await finish(asking, found, ties, choice)


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
