"""Say in words what stands out on a map: who connects, which bodies are tied most, which topics belong together.

What is said holds for the papers that were read and no further: a page says so beside it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import networkx as nx
import rustworkx as rx

from graph.maps.map import Map
from graph.maps.ties import Thing, Ties

__all__ = ["find_communities", "find_connectors"]

_MOST: Final = 5  # sentences of one sort
_NAMED: Final = 4  # things named in one sentence
_EXACT: Final = 5_000  # things up to which every shortest way is counted
_SEED: Final = 7


def find_connectors(shown: Map, ties: Ties) -> Map:
    """Add sentences on the people who connect bodies, and on the bodies that share most people."""
    attended = ties.only(lambda tie: tie.kind in {"attended", "shares people with"})
    sentences = [*_shared(attended), *_bridges(attended.only(lambda tie: tie.kind == "attended"))]
    return replace(shown, findings=(*shown.findings, *sentences))


def _shared(attended: Ties) -> Iterator[str]:
    """Say which bodies share most people."""
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for tie in attended:
        if tie.kind == "attended":
            bodies[tie.source].add(tie.target)
    pairs = Counter((one, other) for own in bodies.values() for one in own for other in own if one < other)
    ranked = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
    for (one, other), number in ranked[:2]:
        people = "1 person" if number == 1 else f"{number:,} people"
        yield f"{attended.things[one].label} and {attended.things[other].label} share {people}."


def _bridges(attended: Ties) -> Iterator[str]:
    """Say who alone joins bodies that nobody else joins, and else who lies on most shortest ways between bodies."""
    graph, numbers = _graph_of(attended)
    names = list(numbers)
    people = {numbers[iri] for iri in attended.of_kind("person")}
    apart = sorted(n for n in rx.articulation_points(graph) if n in people)
    told = 0
    for n in apart:
        sides = [side for side in _sides(graph, n, names, attended) if side]
        if len(sides) > 1 and told < _MOST:
            told += 1
            listed = "; on another, ".join(_named(side) for side in sides)
            yield f"{attended.things[names[n]].label} connects otherwise separate committees: on one side, {listed}."
    if not told and len(names) <= _EXACT:
        yield from _between(graph, names, people, attended)


def _graph_of(ties: Ties) -> tuple["rx.PyGraph[str, None]", dict[str, int]]:
    numbers = {iri: n for n, iri in enumerate(ties.things)}
    graph: rx.PyGraph[str, None] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(list(numbers))
    graph.add_edges_from_no_data(sorted({(numbers[tie.source], numbers[tie.target]) for tie in ties}))
    return graph, numbers


def _sides(
    graph: "rx.PyGraph[str, None]", person: int, names: Sequence[str], ties: Ties
) -> Iterator[list[Thing]]:
    """Give the bodies on each side of a person."""
    neighbours = set(graph.neighbors(person))
    without = graph.copy()
    without.remove_node(person)
    for part in rx.connected_components(without):
        if part & neighbours:
            bodies = [ties.things[names[n]] for n in part if ties.things[names[n]].kind == "body"]
            yield sorted(bodies, key=lambda body: body.label)


def _between(
    graph: "rx.PyGraph[str, None]", names: Sequence[str], people: set[int], ties: Ties
) -> Iterator[str]:
    scores = rx.betweenness_centrality(graph, normalized=True)
    best = sorted((n for n in people if scores[n] > 0), key=lambda n: (-scores[n], names[n]))
    if best:
        label = ties.things[names[best[0]]].label
        yield f"{label} lies on more of the shortest ways between these committees than anybody else."


def _named(things: Sequence[Thing]) -> str:
    """Name a few things, and say how many more there are.

    >>> _named([Thing(f"urn:{n}", f"Panel {n}", "body") for n in range(6)])
    'Panel 0, Panel 1, Panel 2, Panel 3 and 2 more'
    """
    few = ", ".join(thing.label for thing in things[:_NAMED])
    return f"{few} and {len(things) - _NAMED:,} more" if len(things) > _NAMED else few


def find_communities(shown: Map) -> Map:
    """Mark each topic with its group, by Louvain's method from a fixed start, and name the groups in sentences."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(thing.iri for thing in shown.things))
    graph.add_weighted_edges_from(sorted((tie.source, tie.target, tie.weight) for tie in shown.ties))
    groups = [sorted(group) for group in nx.community.louvain_communities(graph, weight="weight", seed=_SEED)]
    groups = sorted((group for group in groups if len(group) > 1), key=lambda group: (-len(group), group))
    strength = Counter(
        end for tie in shown.ties for end in (tie.source, tie.target) for _ in range(tie.weight)
    )
    things = {thing.iri: thing for thing in shown.things}
    marks: dict[str, str] = {}
    sentences = []
    for number, group in enumerate(groups[:8], start=1):
        ranked = sorted(group, key=lambda iri: (-strength[iri], iri))
        marks.update(dict.fromkeys(group, f"group {number}"))
        sentences.append(
            f"Group {number}: {_named([things[iri] for iri in ranked])} are mostly considered together."
        )
    return replace(shown, marks=tuple(sorted(marks.items())), findings=(*shown.findings, *sentences))
