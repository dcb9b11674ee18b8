"""Remember which graphs a bulk load is writing, so that what a killed process left of them can be taken out.

The engine's bulk path writes in several steps. Before it starts, the graphs that it will make are noted, in one
transaction, in a graph of their own; the transaction that enters them in the catalogue also clears the note. Graphs that
are still noted when a writer opens the store were never finished.
"""

from collections.abc import Iterable
from typing import Protocol

import pyoxigraph as ox

from graph.terms import value_of
from ontology.iris import Iris

__all__ = ["clear_note", "note_graphs", "undo_unfinished"]


class _Noted(Protocol):
    iris: Iris

    def update(self, text: str) -> None: ...

    def quads(self, graph: str | None = None) -> Iterable[ox.Quad]: ...


def _notebook(store: _Noted) -> str:
    return f"{store.iris.base}graph/unfinished"


def note_graphs(store: _Noted, graphs: Iterable[str]) -> None:
    """Note that these graphs, none of which exists yet, are about to be written."""
    lines = "\n".join(f"<{graph}> a prov:Entity ." for graph in graphs)
    store.update(f"INSERT DATA {{ GRAPH <{_notebook(store)}> {{ {lines} }} }}")


def clear_note(store: _Noted) -> str:
    """Give the update, to run with the one that makes the graphs count, that takes the note back."""
    return f"DROP SILENT GRAPH <{_notebook(store)}>"


def undo_unfinished(store: _Noted) -> list[str]:
    """Take out every graph that was begun and not finished; give their names."""
    graphs = sorted({value_of(quad.subject) for quad in store.quads(_notebook(store))})
    if graphs:
        drops = [f"DROP SILENT GRAPH <{graph}>" for graph in graphs]
        store.update(" ;\n".join([*drops, clear_note(store)]))
    return graphs
