"""Open a store by its location, and say what the rest of the product may ask of any store.

::

    data/                 a folder (the default)
    ├── store/            the engine's files; one process writes
    ├── snapshots/        what readers open: graph/embedded/snapshots.py
    ├── archive/          sources and texts by hash: graph/archive.py
    └── search.sqlite     the full-text index: graph/search/index.py
    memory:               lasts as long as the process
    https://…/sparql      a SPARQL server by its address for queries: graph/remote/store.py

Everything that a caller needs is in :class:`Store`; a store behind a SPARQL server fits it as well as the embedded
one: a query is a string, an update is one request, a graph is read and written whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Literal, Protocol, Self, overload

import pyoxigraph as ox
from rdflib import Dataset

from graph.archive import Archive, FolderArchive, MemoryArchive
from graph.embedded.engine import Answer, open_native
from graph.embedded.journal import undo_abandoned, undo_unfinished
from graph.embedded.snapshots import HeldSnapshot, Snapshots
from graph.embedded.store import EmbeddedStore
from graph.errors import UnknownLocation
from graph.remote.address import Server, is_address
from graph.search.index import SearchIndex
from graph.sparql.prefixes import known_prefixes
from ontology.iris import Iris
from ontology.terms import BASE

__all__ = ["DEFAULT_LOCATION", "MEMORY", "Store", "open_store"]

DEFAULT_LOCATION = "data/"
MEMORY = "memory:"


class Store(Protocol):
    """What the rest of the product asks of a store, wherever it is."""

    location: str
    read_only: bool
    iris: Iris
    archive: Archive
    index: SearchIndex
    prefixes: dict[str, str]

    @property
    def dataset(self) -> Dataset:
        """The quads as an rdflib Dataset with the union as default graph."""
        ...

    @property
    def largest_change(self) -> int | None:
        """How many quads :meth:`change` may bring and still be all or nothing; None for any number."""
        ...

    @property
    def version(self) -> str:
        """A name for what the store holds now."""
        ...

    def query(
        self,
        text: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a SPARQL query over the union of all graphs; QueryRefused if it is none or not allowed."""
        ...

    def update(self, text: str, *, touched: Sequence[str] | None = None) -> None:
        """Run any SPARQL update, all or nothing; ``touched`` are the graphs that it changes, if they are known."""
        ...

    def change(
        self, *, drop: Sequence[str] = (), remove: Sequence[ox.Quad] = (), insert: Sequence[ox.Quad] = ()
    ) -> None:
        """Drop graphs, remove quads and insert quads, in this order; all or nothing up to :attr:`largest_change`."""
        ...

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add many quads as fast as the store can, not all or nothing."""
        ...

    def add_serialised(self, data: IO[bytes], form: ox.RdfFormat) -> None:
        """Add a whole dump as fast as the store can, not all or nothing."""
        ...

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Iterate over the quads of one named graph, or of all."""
        ...

    def triples(self) -> Iterator[ox.Triple]:
        """Iterate over the triples of the union of all graphs, each once, those of one subject together."""
        ...

    def repair(self) -> None:
        """Bring in order what a killed process may have left."""
        ...

    def graphs(self) -> list[str]:
        """List the named graphs, sorted."""
        ...

    def holds(self, graph: str) -> bool:
        """Say whether there is a graph of this name."""
        ...

    def publish(self) -> str | None:
        """Show readers what the store holds now."""
        ...

    def tidy(self) -> None:
        """Make the store fast to read after much has been loaded; does nothing where there is nothing to be done."""
        ...

    def close(self) -> None:
        """Let the store go."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@overload
def open_store(
    location: Path | Literal["memory:"], *, read_only: bool = False, base: str = BASE
) -> EmbeddedStore: ...


@overload
def open_store(
    location: str | Path | Server = DEFAULT_LOCATION, *, read_only: bool = False, base: str = BASE
) -> Store: ...


def open_store(
    location: str | Path | Server = DEFAULT_LOCATION, *, read_only: bool = False, base: str = BASE
) -> Store:
    """Open the store at a folder (made if there is none), in memory (``memory:``) or behind a SPARQL server.

    A writer finds the store whole: what a killed process left half-loaded is taken out first. A reader opens the
    newest snapshot and is not disturbed by a writer. A server that is given by its address alone is only read; for
    writing to it, for a login and for the places of its archive give a :class:`Server`. Raises StoreLocked, StoreMissing, StoreDamaged, StoreUnwritable
    UnknownLocation or a ServerError; ValueError for a ``base`` that is none.
    """
    iris = Iris(base)
    if isinstance(location, Server):
        return _open_remote(location, iris, read_only=read_only)
    name = str(location)
    if is_address(name):
        return _open_remote(Server(query=name), iris, read_only=read_only)
    if name == MEMORY:
        return EmbeddedStore(
            ox.Store(),
            location=MEMORY,
            iris=iris,
            archive=MemoryArchive(),
            index=SearchIndex.in_memory(),
            read_only=read_only,
        )
    if "://" in name:
        raise UnknownLocation(name, f"a store is a folder or {MEMORY!r}, or a SPARQL server's http address")
    folder = Path(name)
    return _open_reader(folder, iris) if read_only else _open_writer(folder, iris)


def _open_writer(folder: Path, iris: Iris) -> EmbeddedStore:
    native = open_native(folder / "store", str(folder), read_only=False)
    snapshots = Snapshots(folder / "snapshots")
    store = _assemble(folder, iris, native, snapshots)
    if snapshots.behind:
        undo_unfinished(store)
        store.repair()
        store.publish()
    return store


def _open_reader(folder: Path, iris: Iris) -> EmbeddedStore:
    held = Snapshots(folder / "snapshots").hold()
    native = open_native(held.folder, str(folder), read_only=True)
    return _assemble(folder, iris, native, None, held)


def _open_remote(server: Server, iris: Iris, *, read_only: bool) -> Store:
    from graph.remote.server import SparqlServer
    from graph.remote.store import RemoteStore  # with the HTTP client, which an embedded store does without

    store = RemoteStore(
        SparqlServer(server, known_prefixes(iris.base)),
        iris=iris,
        archive=FolderArchive(server.archive),
        index=SearchIndex.at(server.index, read_only=read_only),
        read_only=read_only,
    )
    try:
        store.greet()
        if server.update and not read_only:
            undo_abandoned(store)
    except BaseException:
        store.close()
        raise
    return store


def _assemble(
    folder: Path, iris: Iris, native: ox.Store, snapshots: Snapshots | None, held: HeldSnapshot | None = None
) -> EmbeddedStore:
    return EmbeddedStore(
        native,
        location=str(folder),
        iris=iris,
        archive=FolderArchive(folder / "archive"),
        index=SearchIndex.at(folder / "search.sqlite", read_only=held is not None),
        snapshots=snapshots,
        held=held,
        read_only=held is not None,
    )
