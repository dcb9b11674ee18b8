"""See the graph as networks of people, bodies, posts and recommendations: what maps draw and tables list.

Each view is a stored question whose rows are edges; a row names both ends with label and kind, the kind of the edge, how
often it was seen, from when to when, and one paper that shows it. A view keeps the nodes and edges that matter most and
says how many there were.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import networkx as nx

from graph.queries import ask_rows
from graph.store import Store

__all__ = [
    "EDGES",
    "NODES",
    "Edge",
    "Network",
    "Node",
    "map_officers",
    "map_person",
    "map_shared_people",
    "read_network",
]

NODES: Final = 150
EDGES: Final = 400
"""How many nodes and edges a view shows unless it is told otherwise: more cannot be read."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in a network. ``kind`` is person, body, post, recommendation or action; ``weight`` sums its edges'."""

    iri: str
    label: str
    kind: str
    weight: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two things: ``weight`` is how often it was seen, ``document`` one paper that shows it."""

    source: str
    target: str
    kind: str
    label: str
    weight: int
    first: dt.date | None
    last: dt.date | None
    document: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class Network:
    """The nodes and edges shown, heaviest first, and how many there were before the view was cut to its limits."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    all_nodes: int
    all_edges: int

    @property
    def summary(self) -> str:
        """Say how much is shown.

        >>> Network((), (), 4312, 9000).summary
        'showing 0 of 4,312, ranked by how often they were seen together'
        """
        if len(self.nodes) == self.all_nodes and len(self.edges) == self.all_edges:
            return f"showing all {self.all_nodes:,}"
        return (
            f"showing {len(self.nodes):,} of {self.all_nodes:,}, ranked by how often they were seen together"
        )

    def graph(self) -> "nx.MultiGraph[str]":
        """Give the network to networkx: the fields of nodes and edges are their attributes."""
        graph: nx.MultiGraph[str] = nx.MultiGraph()
        for node in self.nodes:
            graph.add_node(node.iri, label=node.label, kind=node.kind, weight=node.weight)
        for edge in self.edges:
            graph.add_edge(
                edge.source,
                edge.target,
                kind=edge.kind,
                label=edge.label,
                weight=edge.weight,
                first=edge.first.isoformat() if edge.first else "",
                last=edge.last.isoformat() if edge.last else "",
                document=edge.document or "",
                quote=edge.quote or "",
            )
        return graph


def map_person(store: Store, person: str, *, nodes: int = NODES, edges: int = EDGES) -> Network:
    """See a person among their bodies, posts and fellow members, and what was asked of them."""
    return read_network(
        ask_rows(store, "network-of-person", person=person), centre=person, nodes=nodes, edges=edges
    )


def map_shared_people(
    store: Store, council: str | None = None, *, nodes: int = NODES, edges: int = EDGES
) -> Network:
    """See which bodies share people, of one council or of all."""
    about = {} if council is None else {"council": council}
    return read_network(ask_rows(store, "network-of-bodies", **about), nodes=nodes, edges=edges)


def map_officers(store: Store, body: str | None = None, *, nodes: int = NODES, edges: int = EDGES) -> Network:
    """See officers, the bodies they appear before, and the recommendations and actions that tie them."""
    about = {} if body is None else {"body": body}
    return read_network(
        ask_rows(store, "network-of-officers", **about), centre=body, nodes=nodes, edges=edges
    )


def read_network(
    rows: Iterable[dict[str, str]], *, centre: str | None = None, nodes: int = NODES, edges: int = EDGES
) -> Network:
    """Read a network from the rows of a question about edges, and keep its heaviest part; ``centre`` is always kept."""
    found: dict[tuple[str, str, str], Edge] = {}
    named: dict[str, tuple[str, str]] = {}
    for row in rows:
        found.setdefault((row["source"], row["target"], row["kind"]), _edge(row))
        named.setdefault(row["source"], (row["sourceLabel"], row["sourceKind"]))
        named.setdefault(row["target"], (row["targetLabel"], row["targetKind"]))
    weights: defaultdict[str, int] = defaultdict(int)
    for edge in found.values():
        weights[edge.source] += edge.weight
        weights[edge.target] += edge.weight
    ranked = sorted(named, key=lambda iri: (iri != centre, -weights[iri], named[iri][0], iri))
    kept = set(ranked[:nodes])
    between = [edge for edge in found.values() if edge.source in kept and edge.target in kept]
    between.sort(key=lambda edge: (-edge.weight, edge.kind, edge.source, edge.target))
    return Network(
        nodes=tuple(Node(iri, *named[iri], weights[iri]) for iri in ranked[:nodes]),
        edges=tuple(between[:edges]),
        all_nodes=len(named),
        all_edges=len(found),
    )


def _edge(row: dict[str, str]) -> Edge:
    return Edge(
        source=row["source"],
        target=row["target"],
        kind=row["kind"],
        label=row.get("label", row["kind"]),
        weight=int(row.get("weight", "1")),
        first=_day(row.get("first")),
        last=_day(row.get("last")),
        document=row.get("document"),
        quote=row.get("quote"),
    )


def _day(words: str | None) -> dt.date | None:
    return dt.date.fromisoformat(words) if words else None
