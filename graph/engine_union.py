"""Have the engine work out the union of the named graphs as each query runs.

It gives a triple once for every graph that states it: counts need DISTINCT, and what many papers say of one thing (its
label, its council) is best joined inside a paper's own graph. A query's own ``FROM`` would be overridden by the engine;
here it counts. Compare :mod:`graph.union`, which writes the union instead.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO

import pyoxigraph as ox

from graph.engine import Answer
from graph.errors import ForeignQuad
from graph.sparql_words import names_a_dataset
from graph.terms import triples_text
from graph.union import Graph, Graphs, Predicate, Subject, Value

__all__ = ["EngineUnion"]


class EngineUnion:
    """The engine with its own union; it has the engine's methods as far as oxrdflib needs them."""

    def __init__(self, native: ox.Store) -> None:
        self.native = native

    def query(
        self,
        query: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        default_graph: Graphs = None,
        named_graphs: Sequence[ox.NamedNode | ox.BlankNode] | None = None,
        substitutions: Mapping[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
        | None = None,
        use_default_graph_as_union: bool = True,
    ) -> Answer:
        """Answer a query over the union, unless ``FROM`` or ``default_graph`` choose other graphs."""
        return self.native.query(
            query,
            prefixes=None if prefixes is None else dict(prefixes),
            use_default_graph_as_union=use_default_graph_as_union
            and default_graph is None
            and not names_a_dataset(query),
            default_graph=list(default_graph) if isinstance(default_graph, Sequence) else default_graph,
            named_graphs=None if named_graphs is None else list(named_graphs),
            substitutions=None if substitutions is None else dict(substitutions),
        )

    def triples(self) -> Iterator[ox.Triple]:
        """Iterate over the triples of the union, each once, those of one subject together; sorts them in memory."""
        return iter(sorted({quad.triple for quad in self.quads_for_pattern(None, None, None)}, key=str))

    def quads_for_pattern(
        self, subject: Subject, predicate: Predicate, value: Value, graph: Graph = None
    ) -> Iterator[ox.Quad]:
        """Iterate over the quads of a pattern."""
        return self.native.quads_for_pattern(subject, predicate, value, graph)

    def named_graphs(self) -> Iterator[ox.NamedNode | ox.BlankNode]:
        """Iterate over the names of the graphs."""
        return self.native.named_graphs()

    def change(
        self, *, drop: Sequence[str] = (), remove: Sequence[ox.Quad] = (), insert: Sequence[ox.Quad] = ()
    ) -> None:
        """Drop graphs, then remove quads, then insert quads, in one transaction."""
        steps = [f"DROP SILENT GRAPH {ox.NamedNode(name)}" for name in drop]
        if remove:
            steps.append(f"DELETE DATA {{ {_blocks(remove)} }}")
        if insert:
            steps.append(f"INSERT DATA {{ {_blocks(insert)} }}")
        if steps:
            self.native.update(" ;\n".join(steps))

    def update(self, update: str, *, prefixes: Mapping[str, str] | None = None, **_: object) -> None:
        """Run a SPARQL update in one transaction."""
        self.native.update(update, prefixes=dict(prefixes) if prefixes else None)

    def repair(self) -> None:
        """Do nothing: there is no union to mend."""

    def bulk_extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads by the engine's bulk path; not all or nothing."""
        self.native.bulk_extend(quads)

    def bulk_load_nquads(self, data: IO[bytes]) -> None:
        """Add N-Quads by the engine's bulk path; not all or nothing."""
        self.native.bulk_load(data, ox.RdfFormat.N_QUADS)

    def add(self, quad: ox.Quad) -> None:
        """Add one quad."""
        self.native.add(quad)

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads in one transaction."""
        self.native.extend(quads)

    def remove(self, quad: ox.Quad) -> None:
        """Remove one quad."""
        self.native.remove(quad)

    def add_graph(self, graph: ox.NamedNode) -> None:
        """Make an empty graph."""
        self.native.add_graph(graph)

    def remove_graph(self, graph: ox.NamedNode) -> None:
        """Drop a graph."""
        self.native.remove_graph(graph)

    def load(
        self,
        input: IO[bytes] | bytes | str | None = None,  # noqa: A002 - the engine's names
        format: ox.RdfFormat | None = None,  # noqa: A002
        *,
        path: str | None = None,
        base_iri: str | None = None,
        to_graph: Graph = None,
    ) -> None:
        """Read a serialisation into the store in one transaction."""
        self.native.load(input, format, path=path, base_iri=base_iri, to_graph=to_graph)

    def bulk_load(
        self,
        input: IO[bytes] | bytes | str | None = None,  # noqa: A002 - the engine's names
        format: ox.RdfFormat | None = None,  # noqa: A002
        *,
        path: str | None = None,
        base_iri: str | None = None,
        to_graph: Graph = None,
    ) -> None:
        """Read a serialisation into the store by the bulk path."""
        self.native.bulk_load(input, format, path=path, base_iri=base_iri, to_graph=to_graph)


def _blocks(quads: Sequence[ox.Quad]) -> str:
    by_graph: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, ox.DefaultGraph):
            raise ForeignQuad("a statement names no graph")
        by_graph.setdefault(str(quad.graph_name), []).append(quad)
    return "\n".join(f"GRAPH {graph} {{ {triples_text(found)} }}" for graph, found in by_graph.items())
