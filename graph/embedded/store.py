"""The embedded store: Oxigraph in this process, on disk or in memory.

On disk one process writes (the engine's own lock keeps a second out) and publishes snapshots that others read. Queries
are strings and reach the engine as they are; what is written keeps the default graph the union of all (graph/embedded/union.py).
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import pyoxigraph as ox
from rdflib import Dataset

from graph.archive import Archive
from graph.embedded.dataset import open_dataset
from graph.embedded.engine import Answer, translated
from graph.embedded.snapshots import HeldSnapshot, Snapshots
from graph.embedded.tidying import is_due, note_tidied
from graph.embedded.union import UnionStore
from graph.errors import QueryRefused, StoreError, StoreReadOnly
from graph.search.index import SearchIndex
from graph.sparql.prefixes import known_prefixes
from graph.sparql.words import asks_other_servers
from ontology.iris import Iris

__all__ = ["EmbeddedStore"]


class EmbeddedStore:
    """A store in this process. Open one by :func:`graph.store.open_store`; it is a context manager that closes."""

    def __init__(
        self,
        native: ox.Store,
        *,
        location: str,
        iris: Iris,
        archive: Archive,
        index: SearchIndex,
        snapshots: Snapshots | None = None,
        held: HeldSnapshot | None = None,
        read_only: bool = False,
    ) -> None:
        self.location = location
        self.iris = iris
        self.archive = archive
        self.index = index
        self.read_only = read_only
        self.prefixes = known_prefixes(iris.base)
        self._native: ox.Store | None = native
        self._snapshots = snapshots
        self._held = held
        self._dataset: Dataset | None = None
        self._run = secrets.token_hex(4)
        self._changes = 0
        self._loaded = False

    @property
    def native(self) -> ox.Store:
        """The engine itself, for what must be as fast as it can be; StoreError once the store is closed."""
        if self._native is None:
            raise StoreError(self.location, "the store has been closed")
        return self._native

    @property
    def dataset(self) -> Dataset:
        """The same quads as an rdflib Dataset: union default graph, our prefixes bound, native queries only.

        It can be written to past this class, so a store that is open for writing counts as changed from here on.
        """
        if not self.read_only:
            with translated(self.location):
                self._note_change()
            self._loaded = True
        if self._dataset is None:
            self._dataset = open_dataset(self._union, self.prefixes)
        return self._dataset

    @property
    def largest_change(self) -> None:
        """None: a change is all or nothing, however large it is."""

    @property
    def version(self) -> str:
        """A name for what the store holds now: another name as soon as it may hold something else."""
        return self._held.name if self._held else f"{self._run}-{self._changes}"

    def query(
        self,
        text: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a SPARQL query by the native engine; our prefixes need no declaring.

        The default graph is the union of all graphs, each triple once, unless the query says ``FROM`` or
        ``default_graphs`` names some. Raises QueryRefused.
        """
        if asks_other_servers(text):
            raise QueryRefused(
                "SERVICE is not allowed here: it would make the store fetch from another server"
            )
        with translated(self.location):
            return self._union.query(
                text,
                prefixes=self.prefixes,
                default_graph=None if default_graphs is None else [ox.NamedNode(g) for g in default_graphs],
                named_graphs=None if named_graphs is None else [ox.NamedNode(g) for g in named_graphs],
            )

    def update(self, text: str, *, touched: Sequence[str] | None = None) -> None:
        """Run any SPARQL update, all or nothing; QueryRefused, StoreReadOnly or StoreUnwritable leave all as it was.

        What it states without naming a graph goes to the graph ``…/graph/unnamed``. ``touched``, where it is known, are
        the graphs that the update names and changes, and no other; without it the whole store is read afterwards.
        """
        if asks_other_servers(text):
            raise QueryRefused(
                "LOAD and SERVICE are not allowed here: they would make the store fetch from a server"
            )
        with self._changed() as union:
            union.update(text, prefixes=self.prefixes, touched=touched)

    def change(
        self, *, drop: Sequence[str] = (), remove: Sequence[ox.Quad] = (), insert: Sequence[ox.Quad] = ()
    ) -> None:
        """Drop graphs, remove quads and insert quads, in this order, in one transaction."""
        with self._changed() as union:
            union.change(drop=drop, remove=remove, insert=insert)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads by the bulk path: fastest, in several steps, so that a failure in the middle leaves some of them."""
        self._loaded = True
        with self._changed() as union:
            union.bulk_extend(quads)

    def add_serialised(self, data: IO[bytes], form: ox.RdfFormat) -> None:
        """Add a whole dump by the bulk path, in several steps like :meth:`add`; ForeignQuad if it names no graphs."""
        self._loaded = True
        with self._changed() as union:
            if form == ox.RdfFormat.N_QUADS:
                union.bulk_load_nquads(data)
            else:
                union.bulk_load(data, form)

    def repair(self) -> None:
        """Bring the union of the graphs in order after a process was killed while it wrote; reads the whole store."""
        with self._changed() as union:
            union.repair()

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Iterate over the quads of one named graph, or of all."""
        return self._union.quads_for_pattern(None, None, None, None if graph is None else ox.NamedNode(graph))

    def triples(self) -> Iterator[ox.Triple]:
        """Iterate over the triples of the union of all graphs, those of one subject together."""
        return self._union.triples()

    def graphs(self) -> list[str]:
        """List the named graphs, sorted."""
        return sorted(graph.value for graph in self.native.named_graphs())

    def holds(self, graph: str) -> bool:
        """Say whether there is a graph of this name."""
        return self.native.contains_named_graph(ox.NamedNode(graph))

    def publish(self) -> str | None:
        """Show readers what the store holds now; give the snapshot's name, None for a store in memory."""
        if self.read_only:
            raise StoreReadOnly(self.location, "only the process that writes can publish")
        if self._snapshots is None:
            return None
        native = self.native
        with translated(self.location):
            native.flush()
            return self._snapshots.publish(native.backup)

    def tidy(self) -> None:
        """Put the engine's files in order if much has been loaded since that was done last, and show readers the result.

        What was loaded is published first: nobody waits for this.
        """
        self._loaded = False
        if self._snapshots is None or self.read_only:
            return
        if self._snapshots.behind:
            self.publish()
        files, note = Path(self.location) / "store", Path(self.location) / "tidied"
        if is_due(files, note):
            with translated(self.location):
                self.native.optimize()
                note_tidied(files, note)
            self.publish()

    def close(self) -> None:
        """Publish what is not yet published, tidy after a load, and let the store go; a second call does nothing.

        The engine's lock goes with the last answer that is still being read.
        """
        if self._native is None:
            return
        if self._snapshots is not None and not self.read_only and self._snapshots.behind:
            self.publish()
        if self._loaded:
            self.tidy()
        if self._dataset is not None:
            self._dataset.store.close()
        self._dataset = None
        self._native = None
        self.index.close()
        if self._held is not None:
            self._held.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loaded = self._loaded and kind is None  # whoever stops a load does not want to wait
        self.close()

    @contextmanager
    def _changed(self) -> Iterator[UnionStore]:
        """Give the store to write to, noted as changed before it is, and tell the engine's errors as ours."""
        with translated(self.location):
            self._note_change()
            yield self._union

    @property
    def _union(self) -> UnionStore:
        return UnionStore(self.native, ox.NamedNode(self.iris.unnamed))

    def _note_change(self) -> None:
        if self.read_only:
            raise StoreReadOnly(self.location, "the store was opened for reading")
        self._changes += 1
        if self._snapshots is not None:
            self._snapshots.note_change()
