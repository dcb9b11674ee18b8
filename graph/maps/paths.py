"""Find how two things are connected: up to three shortest ways, over what bodies, posts, recommendations and actions tie."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Final

import networkx as nx

from graph.asking import Asking, ask_ties
from graph.errors import NothingToMap
from graph.maps.discretion import withhold
from graph.maps.map import Choice, Map, give_quotes, select
from graph.maps.matters import join_matters
from graph.maps.scope import bodies_in, council_of
from graph.maps.ties import Thing, Tie, Ties
from graph.naming import name_things

__all__ = ["Way", "find_ways"]

_ALL_DAYS: Final = Choice()
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Way:
    """One way from one thing to another: the things passed, and the tie of each step."""

    things: tuple[Thing, ...]
    ties: tuple[Tie, ...]


async def find_ways(
    asking: Asking, one: str, other: str, choice: Choice = _ALL_DAYS
) -> tuple[list[Way], Map]:
    """Find the ways, shortest first, and the map of all that they pass; NothingToMap where there is none.

    None leads through somebody without a public role, unless everyone is asked for: the map counts them as withheld.
    """
    ties = await _all_ties(asking, dict.fromkeys((council_of(one), council_of(other))))
    ties, withheld = await withhold(asking, ties.within(choice.earliest, choice.latest), choice, one, other)
    await name_things(asking, ties)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(sorted((tie.source, tie.target) for tie in ties))
    if one not in graph or other not in graph or not nx.has_path(graph, one, other):
        raise NothingToMap("no way between the two is known in the papers that were read")
    found = islice(nx.shortest_simple_paths(graph, one, other), _MOST)
    ways = [_way(ties, passed) for passed in found]
    passed = Ties()
    for way in ways:
        for tie in way.ties:
            passed.add(ties.things[tie.source], ties.things[tie.target], tie)
    shown = await give_quotes(asking, select("path", one, passed, Choice(), asking.asked))
    shown = replace(shown, withheld=withheld)
    told = {(tie.source, tie.target, tie.kind): tie for tie in shown.ties}
    quoted = [
        replace(way, ties=tuple(told[tie.source, tie.target, tie.kind] for tie in way.ties)) for way in ways
    ]
    return quoted, shown


async def _all_ties(asking: Asking, councils: dict[str, None]) -> Ties:
    """Gather what ties the people, posts and bodies of some councils."""
    ties = Ties()
    for council in councils:
        bodies = await bodies_in(asking, council)
        clauses = await ask_ties(asking, "decided", body=bodies)
        clauses.join(await ask_ties(asking, "asked", body=bodies))
        ties.join(await ask_ties(asking, "attended", body=bodies), await join_matters(asking, clauses))
    return ties


def _way(ties: Ties, passed: Sequence[str]) -> Way:
    """Take the strongest tie of each step."""
    steps = []
    for one, other in pairwise(passed):
        own = [tie for tie in ties if {tie.source, tie.target} == {one, other}]
        steps.append(max(own, key=lambda tie: (tie.weight, tie.kind)))
    return Way(tuple(ties.things[iri] for iri in passed), tuple(steps))
