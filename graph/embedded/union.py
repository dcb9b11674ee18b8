"""Keep the store's default graph equal to the union of its named graphs, each triple once.

A query that names no graph should see what all papers say together, as a set: RDF's merge. The engine can be asked for
the union of its graphs as it runs, but gives a triple once for every graph that states it. With a body's label in each
of its hundred papers, a count by body is a hundred times too high and a join of three such labels a million rows long.
So the union is written: every change to a named graph is made to the default graph in the same transaction. That costs
a third more space, and time that a second core can spend (a bulk load works in two threads).

Nothing is kept in the default graph alone: a statement that an update makes without naming a graph is put into the
graph ``…/graph/unnamed``.
"""

import io
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, nullcontext
from itertools import chain, islice
from pathlib import Path
from typing import IO, Final

import pyoxigraph as ox

from graph.embedded.doubling import BLOCK, Graph, blocks_of, doubled, into, named_only
from graph.embedded.engine import Answer
from graph.sparql.terms import solutions, triples_bytes, triples_text

__all__ = ["CHUNK", "SECTION", "Graph", "Graphs", "Predicate", "Subject", "UnionStore", "Value"]

CHUNK: Final = 100_000
"""Quads that the bulk path takes at a time."""
SECTION: Final = 32 << 20
"""Bytes of N-Quads that the bulk path takes at a time; the engine needs ten times as much memory while it does."""
_AT_ONCE: Final = 2  # sections; the engine sorts one while it reads another

Graphs = (
    ox.NamedNode
    | ox.BlankNode
    | ox.DefaultGraph
    | Sequence[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
    | None
)
"""What may be a query's default graph: one graph, several together, or None for the store's own."""

Subject = ox.NamedNode | ox.BlankNode | ox.Triple | None
Predicate = ox.NamedNode | None
Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None

_ONLY_HERE = "DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != {graph}) }} }}"  # fmt: skip
_NOWHERE_ELSE = "DELETE {{ ?s ?p ?o }} WHERE {{ VALUES (?s ?p ?o) {{ {triples} }} FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"  # fmt: skip
_ADD_MISSING = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }"
_DROP_ORPHANS = "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
_ORPHANS = "SELECT ?s ?p ?o { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"


class UnionStore:
    """The engine, with a default graph that is the union of its named graphs.

    It has the engine's own methods as far as oxrdflib needs them, so that rdflib can write through it.
    """

    def __init__(self, native: ox.Store, unnamed: ox.NamedNode) -> None:
        self.native = native
        self._unnamed = unnamed

    def query(
        self,
        query: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        default_graph: Graphs = None,
        named_graphs: Sequence[ox.NamedNode | ox.BlankNode] | None = None,
        substitutions: Mapping[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
        | None = None,
        use_default_graph_as_union: bool = False,  # noqa: ARG002 - it is the union already, asked for or not
    ) -> Answer:
        """Answer a query over the union, unless ``FROM`` or ``default_graph`` choose other graphs."""
        return self.native.query(
            query,
            prefixes=None if prefixes is None else dict(prefixes),
            default_graph=list(default_graph) if isinstance(default_graph, Sequence) else default_graph,
            named_graphs=None if named_graphs is None else list(named_graphs),
            substitutions=None if substitutions is None else dict(substitutions),
        )

    def triples(self) -> Iterator[ox.Triple]:
        """Iterate over the triples of the union, those of one subject together, subjects in order."""
        for (subject,) in solutions(self.native.query("SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY ?s")):
            for quad in self.native.quads_for_pattern(subject, None, None, ox.DefaultGraph()):
                yield quad.triple

    def quads_for_pattern(
        self, subject: Subject, predicate: Predicate, value: Value, graph: Graph = None
    ) -> Iterator[ox.Quad]:
        """Iterate over the quads of a pattern in the named graphs, or in the one that is given."""
        found = self.native.quads_for_pattern(subject, predicate, value, graph)
        if graph is not None:
            return found
        return (quad for quad in found if not isinstance(quad.graph_name, ox.DefaultGraph))

    def named_graphs(self) -> Iterator[ox.NamedNode | ox.BlankNode]:
        """Iterate over the names of the graphs."""
        return self.native.named_graphs()

    def change(
        self, *, drop: Sequence[str] = (), remove: Sequence[ox.Quad] = (), insert: Sequence[ox.Quad] = ()
    ) -> None:
        """Drop graphs, then remove quads, then insert quads, in one transaction.

        Removed quads must have no blank nodes. ForeignQuad for a quad without a named graph.
        """
        _require_names(insert)
        steps: list[str] = []
        for name in drop:
            graph = ox.NamedNode(name)
            steps += [_ONLY_HERE.format(graph=graph), f"DROP SILENT GRAPH {graph}"]
        if remove:
            triples = " ".join(f"({quad.subject} {quad.predicate} {quad.object})" for quad in remove)
            steps += [f"DELETE DATA {{ {_blocks(remove)} }}", _NOWHERE_ELSE.format(triples=triples)]
        if insert:
            steps.append(f"INSERT DATA {{ {triples_text(insert)} {_blocks(insert)} }}")
        if steps:
            self.native.update(" ;\n".join(steps))

    def update(
        self,
        update: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        touched: Sequence[str] | None = None,
        **_: object,
    ) -> None:
        """Run a SPARQL update, and bring the union up to date after it, in further transactions.

        ``touched`` are the graphs that it changes, if they are known and it names them all; without them the whole store
        is read. Whoever deletes without naming a graph deletes what was stated without one, and nothing that any other
        graph states. If the process ends before the union is up to date, :meth:`repair` mends it.
        """
        known = dict(prefixes) if prefixes else None
        if touched is None:
            before = self.native.quads_for_pattern(
                None, None, None, ox.DefaultGraph()
            )  # as it is now, read later
            unnamed = list(self.quads_for_pattern(None, None, None, self._unnamed))
            self.native.update(update, prefixes=known)
            self._forget_deleted(unnamed)
            self._settle_orphans(before)
            self.native.update(_ADD_MISSING)
            return
        graphs = [ox.NamedNode(name) for name in touched]
        stated = {quad.triple for graph in graphs for quad in self.quads_for_pattern(None, None, None, graph)}
        self.native.update(update, prefixes=known)
        for triple in stated:
            if next(self.quads_for_pattern(triple.subject, triple.predicate, triple.object), None) is None:
                self.native.remove(ox.Quad(triple.subject, triple.predicate, triple.object))
        for graph in graphs:
            self.native.update(f"INSERT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")

    def _forget_deleted(self, unnamed: Iterable[ox.Quad]) -> None:
        """Take out of the graph of unnamed statements what was deleted without naming a graph."""
        for quad in unnamed:
            if _in_union(quad) not in self.native:
                self.native.remove(quad)

    def _settle_orphans(self, before: Iterator[ox.Quad]) -> None:
        """Give what stands in the default graph alone a graph if it is new there, and take it out if it is not."""
        orphans = {ox.Triple(*terms) for terms in solutions(self.native.query(_ORPHANS))}
        if not orphans:
            return
        new = orphans.difference(quad.triple for quad in before)
        self.native.extend(ox.Quad(one.subject, one.predicate, one.object, self._unnamed) for one in new)
        for one in orphans - new:
            self.native.remove(ox.Quad(one.subject, one.predicate, one.object))

    def repair(self) -> None:
        """Make the union what it should be after a process was killed; reads the whole store."""
        self.native.update(f"{_ADD_MISSING} ;\n{_DROP_ORPHANS}")

    def bulk_extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads by the engine's bulk path, the union at the same time in a second thread; not all or nothing."""
        waiting = iter(quads)
        while chunk := list(islice(waiting, CHUNK)):
            _require_names(chunk)
            with ThreadPoolExecutor(max_workers=1) as second:
                union = second.submit(self._load_union, chunk)
                self.native.bulk_extend(chunk)
                union.result()

    def bulk_load_nquads(self, data: IO[bytes], graph: Graph = None) -> None:
        """Add N-Quads by the engine's bulk path, as they come, two sections at a time; not all or nothing.

        A statement that names no graph is put into ``graph``; ForeignQuad if there is none.
        """
        sections = blocks_of(data, SECTION)
        running: deque[Future[None]] = deque()
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            for section in sections:
                if b"_:" in section:  # blank nodes are the same in all that follows: it is one document
                    wait(running)
                    self._load_blocks(chain([section], sections), graph)
                    break
                if len(running) == _AT_ONCE:
                    running.popleft().result()
                running.append(
                    threads.submit(self._load_blocks, blocks_of(io.BytesIO(section), BLOCK), graph)
                )
            for one in running:
                one.result()

    def _load_blocks(self, blocks: Iterable[bytes], graph: Graph) -> None:
        self.native.bulk_load(doubled(blocks, graph), ox.RdfFormat.N_QUADS)

    def _load_union(self, quads: Iterable[ox.Quad]) -> None:
        triples = triples_bytes(quads)
        if b"_:" in triples and not isinstance(quads, Iterator):
            self.native.bulk_extend(
                map(_in_union, quads)
            )  # what is written and read again has new blank nodes
        else:
            self.native.bulk_load(triples, ox.RdfFormat.N_TRIPLES)

    def add(self, quad: ox.Quad) -> None:
        """Add one quad."""
        self.extend([quad])

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads in one transaction, blank nodes as they are."""
        kept = list(quads)
        _require_names(kept)
        self.native.extend([*kept, *map(_in_union, kept)])

    def remove(self, quad: ox.Quad) -> None:
        """Remove one quad."""
        self.native.remove(quad)
        if next(self.quads_for_pattern(quad.subject, quad.predicate, quad.object), None) is None:
            self.native.remove(_in_union(quad))

    def add_graph(self, graph: ox.NamedNode) -> None:
        """Make an empty graph."""
        self.native.add_graph(graph)

    def remove_graph(self, graph: ox.NamedNode) -> None:
        """Drop a graph."""
        self.change(drop=[graph.value])

    def load(
        self,
        input: IO[bytes] | bytes | str | None = None,  # noqa: A002 - the engine's names
        format: ox.RdfFormat | None = None,  # noqa: A002
        *,
        path: str | None = None,
        base_iri: str | None = None,
        to_graph: Graph = None,
    ) -> None:
        """Read a serialisation into the store; triples go to ``to_graph``, which must then be named."""
        if format == ox.RdfFormat.N_QUADS:
            with _opened(input, path) as data:
                self.bulk_load_nquads(data, to_graph)
            return
        quads = ox.parse(input, format, path=path, base_iri=base_iri)
        self.bulk_extend(into(quads, to_graph))

    bulk_load = load


def _opened(given: IO[bytes] | bytes | str | None, path: str | None) -> AbstractContextManager[IO[bytes]]:
    """Open what may be a text, bytes, a stream or a file's name; a stream that was given stays open."""
    if given is None:
        return Path(path or "").open("rb")
    if isinstance(given, str):
        given = given.encode()
    return nullcontext(io.BytesIO(given) if isinstance(given, bytes) else given)


def _in_union(quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object)


def _require_names(quads: Sequence[ox.Quad]) -> None:
    if ox.DefaultGraph in {type(quad.graph_name) for quad in quads}:
        for _ in named_only(quads):
            pass


def _blocks(quads: Sequence[ox.Quad]) -> str:
    """Write quads as SPARQL's GRAPH blocks."""
    by_graph: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        by_graph.setdefault(str(quad.graph_name), []).append(quad)
    return "\n".join(f"GRAPH {graph} {{ {triples_text(found)} }}" for graph, found in by_graph.items())
