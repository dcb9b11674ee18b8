"""Load documents: each has a graph of its own, written whole or not at all, together with its catalogue entry.

A document that is new to the store goes through the engine's bulk path, many at a time; one that is there already is
dropped and rewritten in one transaction. On a server, a document or several go in one request as long as the server
carries that out as a whole; otherwise under a note, which is what makes a half-written graph known as one
(:mod:`graph.embedded.journal`). Nothing but the document's graph and its entry is touched. The importer's quads are read to the
end before anything is written, so that an importer that fails leaves the store as it was.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Literal

import pyoxigraph as ox

from graph.catalogue import CatalogueEntry, entry_quads, find_entry, statements
from graph.embedded.journal import enter_noted, note_graphs, undo_noted
from graph.errors import ForeignQuad, StoreError
from graph.search.indexing import bring_up_to_date, index_documents
from graph.sparql.terms import node
from graph.store import Store
from ontology.iris import graph

__all__ = [
    "BATCH",
    "Load",
    "Outcome",
    "Written",
    "is_unchanged",
    "load_many",
    "remove_document",
    "replace_document",
]

Outcome = Literal["added", "replaced", "unchanged"]

Written = Callable[["Load"], None]
"""Is told of each document once it is in the store."""

BATCH = 100_000
"""Quads that are held in memory before they are written together."""

_ENTRY = 30  # quads of a document's entry in the catalogue, roughly


@dataclass(frozen=True, slots=True)
class Load:
    """One document to load: its IRI, what the importer read from it, and its entry for the catalogue.

    ``replaces`` names earlier documents that it takes the place of, as the new version of a file: they go in the same
    transaction.
    """

    document: str
    quads: Iterable[ox.Quad]
    entry: CatalogueEntry
    replaces: tuple[str, ...] = ()


def is_unchanged(store: Store, document: str, entry: CatalogueEntry) -> bool:
    """Say whether the same bytes were already read by the same importer in the same version, told the same."""
    known = find_entry(store, document)
    return known is not None and known.same_import(entry)


def replace_document(store: Store, document: str, quads: Iterable[ox.Quad], entry: CatalogueEntry) -> Outcome:
    """Drop and rewrite one document's graph and its catalogue entry in one transaction.

    Gives ``"unchanged"``, and writes nothing, where :func:`is_unchanged` says so. ForeignQuad if a quad is of any
    other graph than the document's.
    """
    known = find_entry(store, document)
    if known is not None and known.same_import(entry):
        return "unchanged"
    load = Load(document, _own_quads(document, quads), entry)
    with _indexed_after(store, document):
        _rewrite(store, load)
    return "added" if known is None else "replaced"


def load_many(
    store: Store,
    loads: Iterable[Load],
    *,
    batch: int = BATCH,
    index: bool = True,
    written: Written = lambda _: None,
) -> dict[str, Outcome]:
    """Load documents in the order given, publish what was loaded, and say what became of each.

    ``batch`` counts quads. Without ``index`` the full-text index is left for the next load to bring up to date. ``written`` is called
    with each document that is safe in the store, which may be long after it was taken from ``loads``. If
    reading a document's quads fails, the documents before it are loaded whole, that one and those after it are not.
    """
    known: dict[str, CatalogueEntry | None] = {}
    outcomes: dict[str, Outcome] = {}
    new = _Batch(store, batch, written)
    whole, changed = store.index.whole, set[str]()
    try:
        for load in loads:
            if load.document not in known:
                known[load.document] = find_entry(store, load.document)
            before = known[load.document]
            if before is not None and before.same_import(load.entry):
                outcomes.setdefault(load.document, "unchanged")
                continue
            if not changed:
                store.index.note_whole(whole=False)
            changed.update((load.document, *load.replaces))
            ready = replace(load, quads=_own_quads(load.document, load.quads))
            if before is None and not load.replaces and not store.holds(graph(load.document)):
                new.add(ready)
            else:
                new.write()
                _rewrite(store, ready)
                written(ready)
            known.update(dict.fromkeys(load.replaces))
            known[load.document] = load.entry
            outcomes[load.document] = "added" if before is None and not load.replaces else "replaced"
    finally:
        new.write()
        if index:
            _index(store, changed, whole=whole)
        store.publish()
    store.tidy()
    return outcomes


@contextmanager
def _indexed_after(store: Store, document: str) -> Iterator[None]:
    """Index a document once the block has changed it; an index that is not is known to be behind."""
    whole = store.index.whole
    store.index.note_whole(whole=False)
    yield
    index_documents(store, [document])
    store.index.note_whole(whole=whole)


def _index(store: Store, changed: set[str], *, whole: bool) -> None:
    """Index what has changed, or all that is behind if the index was not whole before."""
    if not whole:
        bring_up_to_date(store)
    elif changed:
        index_documents(store, sorted(changed))
        store.index.note_whole(whole=True)


def remove_document(store: Store, document: str) -> None:
    """Drop a document's graph and its catalogue entry in one change; nothing happens if there is none."""
    with _indexed_after(store, document):
        store.change(drop=[graph(document)], remove=entry_quads(store, document))


def _own_quads(document: str, quads: Iterable[ox.Quad]) -> Sequence[ox.Quad]:
    own = node(graph(document))
    kept = list(quads)
    for quad in kept:
        if quad.graph_name != own:
            raise ForeignQuad(
                f"{document}: a quad of {quad.graph_name} does not belong into the document's own graph"
            )
    return kept


def _rewrite(store: Store, load: Load) -> None:
    """Replace one document, and those that it takes the place of."""
    gone = (load.document, *load.replaces)
    _write(store, [load], gone, [quad for document in gone for quad in entry_quads(store, document)])


def _write(
    store: Store, loads: Sequence[Load], gone: Sequence[str] = (), remove: Sequence[ox.Quad] = ()
) -> None:
    """Write documents in one change where the store can, and else under notes."""
    drop = [graph(document) for document in gone]
    quads = [quad for load in loads for quad in load.quads]
    entered = [quad for load in loads for quad in statements(load.document, load.entry, store.iris)]
    room = store.largest_change
    in_bulk = room is None and not gone
    if not in_bulk and (room is None or len(quads) + len(entered) + len(remove) <= room):
        store.change(drop=drop, remove=remove, insert=[*quads, *entered])
        return
    begun = list(dict.fromkeys([*drop, *(graph(load.document) for load in loads)]))
    notes = note_graphs(store, begun)
    try:
        if drop:
            store.change(drop=drop, remove=remove)
        store.add(quads)
        enter_noted(store, notes, entered)
    except BaseException:
        with suppress(StoreError):  # a server that is gone: the notes stand, and the next writer sees to them
            undo_noted(store, begun)
        raise


class _Batch:
    """Documents whose graphs do not exist yet, written together; their entries make them count."""

    def __init__(self, store: Store, size: int, written: Written) -> None:
        self._store = store
        self._written = written
        self._size = min(size, store.largest_change or size)
        self._loads: list[Load] = []
        self._quads = 0

    def add(self, load: Load) -> None:
        """Take a document whose quads are a list, and write if enough wait."""
        quads = len(load.quads) + _ENTRY if isinstance(load.quads, Sequence) else 0
        if self._quads + quads > self._size:
            self.write()
        self._loads.append(load)
        self._quads += quads

    def write(self) -> None:
        """Write what waits, all of it or nothing."""
        loads, self._loads, self._quads = self._loads, [], 0
        if loads:
            _write(self._store, loads)
        for load in loads:
            self._written(load)
