"""Remember which graphs a bulk load is writing, so that what a killed process left of them can be taken out.

The engine's bulk path writes in several steps. Before it starts, the graphs that it will make are noted, in one
transaction, in a graph of their own; the transaction that enters them in the catalogue also clears the note. Graphs that
are still noted when a writer opens the store were never finished.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

import pyoxigraph as ox
from rdflib.namespace import PROV, RDF

from graph.terms import node, value_of
from ontology.iris import Iris

__all__ = ["note_graphs", "notebook", "undo_unfinished"]


class _Noted(Protocol):
    iris: Iris

    def change(
        self, *, drop: Sequence[str] = (), remove: Sequence[ox.Quad] = (), insert: Sequence[ox.Quad] = ()
    ) -> None: ...

    def quads(self, graph: str | None = None) -> Iterable[ox.Quad]: ...

    def repair(self) -> None: ...


def notebook(store: _Noted) -> str:
    """Name the graph of notes; whoever enters noted graphs in the catalogue drops it in the same transaction."""
    return f"{store.iris.base}graph/unfinished"


def note_graphs(store: _Noted, graphs: Iterable[str]) -> None:
    """Note that these graphs, none of which exists yet, are about to be written."""
    notes = node(notebook(store))
    store.change(insert=[ox.Quad(node(graph), node(RDF.type), node(PROV.Entity), notes) for graph in graphs])


def undo_unfinished(store: _Noted) -> list[str]:
    """Take out every graph that was begun and not finished; give their names."""
    graphs = sorted({value_of(quad.subject) for quad in store.quads(notebook(store))})
    if graphs:
        store.change(drop=[*graphs, notebook(store)])
        store.repair()
    return graphs
