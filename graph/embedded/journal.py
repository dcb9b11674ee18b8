"""Remember which graphs are being written in several steps, so that what a killed process left of them can be taken out.

The engine's bulk path, and any server that has no room for a document in one request, write in several steps. Before
they start, the graphs are noted in a graph of notes; the last step, when the catalogue knows them, takes the notes back.
A graph that is still noted was never finished: it goes, with whatever the catalogue says of it.

Who has an embedded store open for writing has it alone and takes out all that is noted. A server may have several
writers: there a note counts as abandoned after :data:`LEASE`; importing the paper again takes it back at once.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final, Protocol

import pyoxigraph as ox
from rdflib.namespace import PROV, RDF, XSD

from graph.errors import StoreError
from graph.sparql.terms import literal, node, value_of
from ontology.iris import Iris, import_run

__all__ = [
    "LEASE",
    "enter_noted",
    "note_graphs",
    "notebook",
    "undo_abandoned",
    "undo_noted",
    "undo_unfinished",
]

LEASE: Final = dt.timedelta(hours=1)
"""How long what another process has begun is left alone; no step of writing takes a fraction of it."""

# A document's own nodes in the catalogue, by the name of its graph.
_FORGET: Final = """
DELETE {{ GRAPH {catalogue} {{ ?s ?p ?o }} }}
WHERE {{ VALUES ?s {{ {nodes} }} GRAPH {catalogue} {{ ?s ?p ?o }} }}
"""


class _Noted(Protocol):
    iris: Iris
    location: str

    @property
    def largest_change(self) -> int | None: ...

    def change(
        self, *, drop: Sequence[str] = (), remove: Sequence[ox.Quad] = (), insert: Sequence[ox.Quad] = ()
    ) -> None: ...

    def update(self, text: str, *, touched: Sequence[str] | None = None) -> None: ...

    def quads(self, graph: str | None = None) -> Iterable[ox.Quad]: ...

    def repair(self) -> None: ...


def notebook(store: _Noted) -> str:
    """Name the graph of notes."""
    return f"{store.iris.base}graph/unfinished"


def note_graphs(store: _Noted, graphs: Iterable[str]) -> list[ox.Quad]:
    """Note that these graphs are about to be written, and give the notes."""
    notes, now = node(notebook(store)), literal(dt.datetime.now(dt.UTC).isoformat(), XSD.dateTime)
    quads = [
        ox.Quad(node(graph), node(predicate), value, notes)
        for graph in graphs
        for predicate, value in ((RDF.type, node(PROV.Entity)), (PROV.startedAtTime, now))
    ]
    store.change(insert=quads)
    return quads


def enter_noted(store: _Noted, notes: Sequence[ox.Quad], entries: Sequence[ox.Quad]) -> None:
    """Enter what was written in the catalogue, and take the notes back: at once where the store can, else afterwards.

    StoreError if somebody has taken the notes back meanwhile, and the graphs out.
    """
    if store.largest_change is None:
        store.change(drop=[notebook(store)], insert=entries)
        return
    standing = {quad.subject for quad in store.quads(notebook(store))}
    if not standing.issuperset(quad.subject for quad in notes):
        raise StoreError(
            store.location, "another import took this one for abandoned; import the papers again"
        )
    store.change(insert=entries)
    _take_back(store, {value_of(quad.subject) for quad in notes})


def _take_back(store: _Noted, graphs: Iterable[str]) -> None:
    """Take back every note about these graphs; an empty graph of notes goes where nobody else can be writing to it."""
    about, notes = set(graphs), list(store.quads(notebook(store)))
    gone = [quad for quad in notes if value_of(quad.subject) in about]
    if store.largest_change is None and len(gone) == len(notes):
        store.change(drop=[notebook(store)])
    else:
        store.change(remove=gone)


def undo_unfinished(store: _Noted) -> list[str]:
    """Take out every graph that was begun and not finished, for whoever has the store alone; give their names."""
    graphs = sorted({value_of(quad.subject) for quad in store.quads(notebook(store))})
    undo_noted(store, graphs)
    return graphs


def undo_abandoned(store: _Noted) -> list[str]:
    """Take out the graphs whose notes are all older than :data:`LEASE`; give their names."""
    newest: dict[str, str] = {}
    for quad in store.quads(notebook(store)):
        graph, began = value_of(quad.subject), value_of(quad.object)
        if quad.predicate.value == str(PROV.startedAtTime):
            newest[graph] = max(began, newest.get(graph, began))
    before = dt.datetime.now(dt.UTC) - LEASE
    graphs = sorted(graph for graph, began in newest.items() if dt.datetime.fromisoformat(began) < before)
    undo_noted(store, graphs)
    return graphs


def undo_noted(store: _Noted, graphs: Sequence[str]) -> None:
    """Take out graphs, what the catalogue says of them, and in the end the notes; may be begun again at any point."""
    if not graphs:
        return
    store.change(drop=graphs)
    documents = [graph.removesuffix("/graph") for graph in graphs]
    nodes = [one for document in documents for one in (document, import_run(document), f"{document}#text")]
    catalogue = store.iris.catalogue
    store.update(
        _FORGET.format(
            catalogue=node(catalogue), nodes=" ".join(str(node(one)) for one in (*graphs, *nodes))
        ),
        touched=[catalogue],
    )
    _take_back(store, graphs)
    store.repair()
