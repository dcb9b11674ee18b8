"""A store behind a SPARQL 1.1 server, wherever that runs.

The server holds the quads; the archive and the full-text index are in folders of this machine. What is asked and told is
text, sent as it is. There are no snapshots: readers see what a writer has written so far, so a document is written in
one request where the server carries a request out as a whole, and else under a note (graph/embedded/journal.py).

The server's default graph has to be the union of its graphs, as it is by itself with Virtuoso, GraphDB and QLever, with
``--union-default-graph`` or at ``/query?union-default-graph`` with Oxigraph, and by ``tdb2:unionDefaultGraph`` with Fuseki.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from types import TracebackType
from typing import IO, Final, Self

import pyoxigraph as ox
from rdflib import Dataset

from graph.archive import Archive
from graph.embedded.engine import Answer
from graph.errors import AnswerCutShort, ForeignQuad, QueryRefused, ServerFailed, StoreMissing, StoreReadOnly
from graph.remote.dataset import open_remote_dataset
from graph.remote.server import SparqlServer
from graph.remote.virtuoso import QUADS_AT_ONCE, kept_as_it_is
from graph.search.index import SearchIndex
from graph.sparql.prefixes import known_prefixes
from graph.sparql.terms import solutions, triples_bytes, triples_text
from graph.sparql.words import asks_other_servers
from ontology.iris import Iris

__all__ = ["RemoteStore"]

_PAGE: Final = 5_000  # triples asked for at a time: servers are often set to give no more than 10,000
_AT_ONCE: Final = 20_000  # quads that an update brings
_LONGEST: Final = 1_000_000  # characters of an update, beyond which Virtuoso 7 no longer takes it

_NOT_UNION: Final = (
    "the server's default graph is not the union of its graphs: start Oxigraph with --union-default-graph (or add"
    " ?union-default-graph to the address), set tdb2:unionDefaultGraph in Fuseki"
)


class RemoteStore:
    """A store behind a server. Open one by :func:`graph.store.open_store`; it is a context manager that closes."""

    def __init__(
        self, server: SparqlServer, *, iris: Iris, archive: Archive, index: SearchIndex, read_only: bool
    ) -> None:
        self.location = server.server.query
        self.iris = iris
        self.archive = archive
        self.index = index
        self.read_only = read_only
        self.prefixes = known_prefixes(iris.base)
        self._server = server
        self._run = secrets.token_hex(4)
        self._changes = 0

    def greet(self) -> None:
        """Make sure that somebody answers, that a reader finds papers, and that the default graph is the union.

        Raises StoreMissing or a ServerError.
        """
        self._server.greet()
        read = f"GRAPH <{self.iris.catalogue}> {{ ?graph prov:hadPrimarySource ?document }}"
        if self._server.ask(f"ASK {{ {read} }}"):
            if not self._server.ask("ASK { ?graph prov:hadPrimarySource ?document }"):
                raise ServerFailed(self.location, _NOT_UNION)
        elif self.read_only:
            raise StoreMissing(self.location, "no papers have been loaded here yet")

    @property
    def largest_change(self) -> int:
        """How many quads a change may bring and still be all or nothing: 0 where the server makes no such promise."""
        return 0 if self._server.virtuoso else _AT_ONCE

    @property
    def dataset(self) -> Dataset:
        """The same quads as an rdflib Dataset, for reading only; what is asked of it goes to the server."""
        return open_remote_dataset(self._server.ask, self.prefixes)

    @property
    def version(self) -> str:
        """A name for what the store holds: it changes with what this process writes, others' writing is not seen."""
        return f"{self._run}-{self._changes}"

    def query(
        self,
        text: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a SPARQL query by the server; our prefixes need no declaring. QueryRefused, or a ServerError."""
        if asks_other_servers(text):
            raise QueryRefused("SERVICE is not allowed here: it would make the server fetch from another one")
        return self._server.ask(text, default_graphs, named_graphs)

    def update(self, text: str, *, touched: Sequence[str] | None = None) -> None:  # noqa: ARG002 - the server knows
        """Run a SPARQL update in one request."""
        if asks_other_servers(text):
            raise QueryRefused("LOAD and SERVICE are not allowed here: they would make the server fetch")
        self._tell(text)

    def change(
        self, *, drop: Sequence[str] = (), remove: Sequence[ox.Quad] = (), insert: Sequence[ox.Quad] = ()
    ) -> None:
        """Drop graphs, remove quads and insert quads, in this order.

        All or nothing up to :attr:`largest_change` quads; more go in several requests, in this order too.
        """
        room = self.largest_change
        steps = [f"DROP SILENT GRAPH {ox.NamedNode(name)}" for name in drop]
        steps += [f"DELETE DATA {{ {blocks} }}" for blocks in self._blocks(remove)]
        steps += [f"INSERT DATA {{ {blocks} }}" for blocks in self._blocks(insert)]
        if len(remove) + len(insert) <= room:
            steps = [" ;\n".join(steps)] if steps else []
        for step in steps:
            self._tell(step)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads in as many requests as they need: a failure in the middle leaves some of them."""
        waiting = iter(quads)
        while some := list(islice(waiting, _AT_ONCE)):
            if self._server.server.graphs:
                self._add_by_graph(some)
            else:
                for blocks in self._blocks(some):
                    self._tell(f"INSERT DATA {{ {blocks} }}")

    def add_serialised(self, data: IO[bytes], form: ox.RdfFormat) -> None:
        """Add a whole dump, as :meth:`add` does."""
        self.add(ox.parse(data, form))

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Iterate over the quads of one named graph, or of all of ours; AnswerCutShort where the server keeps some back."""
        if graph is None:
            for one in self.graphs():
                yield from self.quads(one)
            return
        name = ox.NamedNode(graph)
        for triple in self._triples_of(name):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, name)

    def _triples_of(self, graph: ox.NamedNode) -> list[ox.Triple]:
        ((count,),) = solutions(
            self._server.ask(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
        )
        number = int(count.value)
        found: dict[ox.Triple, None] = {}
        for first in range(0, number, _PAGE):
            found.update(dict.fromkeys(self._page(graph, first, whole=number <= _PAGE)))
        if len(found) != number:
            raise AnswerCutShort(
                self.location,
                f"the server holds {number:,} triples of {graph} and gave {len(found):,} of them; is something writing to it?",
            )
        return list(found)

    def _page(self, graph: ox.NamedNode, first: int, *, whole: bool) -> Iterator[ox.Triple]:
        """Ask for a part of a graph; that the order is fixed inside and cut outside is as Virtuoso wants it."""
        pattern = f"GRAPH {graph} {{ ?s ?p ?o }}"
        if not whole:
            inner = f"SELECT ?s ?p ?o {{ {pattern} }} ORDER BY ?s ?p ?o"
            pattern = f"SELECT ?s ?p ?o {{ {{ {inner} }} }} LIMIT {_PAGE} OFFSET {first}"
        answer = self._server.triples(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}")
        return (quad.triple for quad in ox.parse(answer, ox.RdfFormat.N_TRIPLES))

    def triples(self) -> Iterator[ox.Triple]:
        """Iterate over the triples of the union of our graphs, each once, those of one subject together; sorts in memory."""
        return iter(sorted({quad.triple for quad in self.quads()}, key=str))

    def repair(self) -> None:
        """Do nothing: the server keeps its union itself."""

    def graphs(self) -> list[str]:
        """List the named graphs that are ours, sorted: the server may hold others'."""
        ours = ox.Literal(self.iris.base)
        answer = self._server.ask(
            f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), {ours})) }}"
        )
        return sorted(graph.value for (graph,) in solutions(answer))

    def holds(self, graph: str) -> bool:
        """Say whether there is anything in a graph of this name."""
        return bool(self._server.ask(f"ASK {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}"))

    def publish(self) -> None:
        """Do nothing: readers see what the server holds."""
        if self.read_only:
            raise StoreReadOnly(self.location, "only the process that writes can publish")

    def tidy(self) -> None:
        """Do nothing: a server sees to its own files."""

    def close(self) -> None:
        """Let the connections and the index go; a second call does nothing."""
        self._server.close()
        self.index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _tell(self, update: str) -> None:
        self._note_change()
        self._server.tell(update)

    def _note_change(self) -> None:
        if self.read_only:
            raise StoreReadOnly(self.location, "the store was opened for reading")
        self._changes += 1

    def _add_by_graph(self, quads: Iterable[ox.Quad]) -> None:
        self._note_change()
        for graph, found in _by_graph(map(self._kept, quads)).items():
            self._server.add_to(graph.value, triples_bytes(found))

    def _kept(self, quad: ox.Quad) -> ox.Quad:
        return kept_as_it_is(quad) if self._server.virtuoso else quad

    def _blocks(self, quads: Sequence[ox.Quad]) -> Iterator[str]:
        """Write quads as SPARQL's GRAPH blocks, as many together as one request takes."""
        most, part, length = QUADS_AT_ONCE if self._server.virtuoso else _AT_ONCE, list[ox.Quad](), 0
        for quad in map(self._kept, quads):
            size = len(str(quad.object))
            if part and (len(part) == most or length + size > _LONGEST):
                yield _written(part)
                part, length = [], 0
            part.append(quad)
            length += size
        if part:
            yield _written(part)


def _by_graph(quads: Iterable[ox.Quad]) -> dict[ox.NamedNode, list[ox.Quad]]:
    by_graph: dict[ox.NamedNode, list[ox.Quad]] = {}
    for quad in quads:
        if not isinstance(quad.graph_name, ox.NamedNode):
            raise ForeignQuad("a statement names no graph")
        by_graph.setdefault(quad.graph_name, []).append(quad)
    return by_graph


def _written(quads: Iterable[ox.Quad]) -> str:
    return "\n".join(
        f"GRAPH {graph} {{ {triples_text(found)} }}" for graph, found in _by_graph(quads).items()
    )
