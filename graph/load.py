"""Load documents: each has a graph of its own, written whole or not at all, together with its catalogue entry.

A document that is new to the store goes through the engine's bulk path, many at a time; one that is there already is
dropped and rewritten in one transaction. Nothing but the document's graph and its entry is touched. The importer's
quads are read to the end before anything is written, so that an importer that fails leaves the store as it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pyoxigraph as ox

from graph.catalogue import CatalogueEntry, entries, entry_quads, find_entry, statements
from graph.errors import ForeignQuad
from graph.indexing import bring_up_to_date, index_document
from graph.journal import note_graphs, notebook, undo_unfinished
from graph.store import Store
from graph.terms import node
from ontology.iris import graph

__all__ = ["BATCH", "Load", "Outcome", "is_unchanged", "load_many", "remove_document", "replace_document"]

Outcome = Literal["added", "replaced", "unchanged"]

BATCH = 100_000
"""Quads that are held in memory before they are written together."""


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
    _rewrite(store, Load(document, _own_quads(document, quads), entry))
    index_document(store, document)
    return "added" if known is None else "replaced"


def load_many(
    store: Store, loads: Iterable[Load], *, batch: int = BATCH, index: bool = True
) -> dict[str, Outcome]:
    """Load documents in the order given, publish what was loaded, and say what became of each.

    ``batch`` counts quads. Without ``index`` the full-text index is left for the next load to bring up to date. If reading a document's quads fails, the documents before it are loaded whole, that one and
    those after it are not.
    """
    known = entries(store)
    outcomes: dict[str, Outcome] = {}
    new = _Batch(store, batch)
    try:
        for load in loads:
            before = known.get(load.document)
            if before is not None and before.same_import(load.entry):
                outcomes.setdefault(load.document, "unchanged")
                continue
            ready = replace(load, quads=_own_quads(load.document, load.quads))
            if before is None and not load.replaces and not store.holds(graph(load.document)):
                new.add(ready)
            else:
                new.write()
                _rewrite(store, ready)
            for earlier in load.replaces:
                known.pop(earlier, None)
            known[load.document] = load.entry
            outcomes[load.document] = "added" if before is None and not load.replaces else "replaced"
    finally:
        new.write()
        if index:
            bring_up_to_date(store)
        store.publish()
    return outcomes


def remove_document(store: Store, document: str) -> None:
    """Drop a document's graph and its catalogue entry in one transaction; nothing happens if there is none."""
    store.change(drop=[graph(document)], remove=entry_quads(store, document))
    index_document(store, document)


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
    """Replace one document, and those that it takes the place of, in one transaction."""
    gone = (load.document, *load.replaces)
    entered = statements(load.document, load.entry, store.iris)
    store.change(
        drop=[graph(document) for document in gone],
        remove=[quad for document in gone for quad in entry_quads(store, document)],
        insert=[*load.quads, *entered],
    )


class _Batch:
    """Documents whose graphs do not exist yet, written together by the bulk path; their entries make them count."""

    def __init__(self, store: Store, size: int) -> None:
        self._store = store
        self._size = size
        self._loads: list[Load] = []
        self._quads = 0

    def add(self, load: Load) -> None:
        """Take a document whose quads are a list, and write if enough wait."""
        self._loads.append(load)
        self._quads += len(load.quads) if isinstance(load.quads, Sequence) else 0
        if self._quads >= self._size:
            self.write()

    def write(self) -> None:
        """Write what waits, all of it or nothing."""
        if not self._loads:
            return
        store, loads = self._store, self._loads
        self._loads, self._quads = [], 0
        note_graphs(store, (graph(load.document) for load in loads))
        try:
            store.add(quad for load in loads for quad in load.quads)
            entered = [quad for load in loads for quad in statements(load.document, load.entry, store.iris)]
            store.change(drop=[notebook(store)], insert=entered)
        except BaseException:
            undo_unfinished(store)
            raise
