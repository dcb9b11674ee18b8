"""The rdflib side of a remote store: a Dataset whose queries go to the server as strings, and that is only read.

rdflib's own ``SPARQLStore`` calls the server by itself, knows no login but Basic, and takes an answer that was cut short
for a whole one. Here it only writes the queries; they are asked where all others are.
"""

import io
from collections.abc import Callable, Mapping
from typing import Any

import pyoxigraph as ox
from rdflib import Dataset, Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result
from rdflib.term import BNode

from graph.embedded.engine import Answer
from graph.errors import QueryRefused
from graph.sparql.words import asks_other_servers

__all__ = ["open_remote_dataset"]

Ask = Callable[[str, list[str] | None], Answer]


class _AskingStore(SPARQLStore):
    """rdflib's store, which asks by a function."""

    def __init__(self, ask: Ask) -> None:
        super().__init__("https://server.invalid/")
        self._ask = ask

    def _query(self, query: str, default_graph: Any = None, **_: object) -> Result:  # noqa: ANN401 - rdflib's
        if asks_other_servers(query):
            raise QueryRefused("SERVICE is not allowed here")
        graphs = None if default_graph is None or isinstance(default_graph, BNode) else [str(default_graph)]
        return _as_result(self._ask(query, graphs))

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: on a server a graph is there as soon as something is in it."""


def _as_result(answer: Answer) -> Result:
    if isinstance(answer, ox.QueryTriples):
        result = Result("CONSTRUCT")
        result.graph = Graph().parse(data=answer.serialize(format=ox.RdfFormat.N_TRIPLES), format="nt")
        return result
    data = answer.serialize(format=ox.QueryResultsFormat.JSON)
    return Result.parse(io.BytesIO(data or b""), format="json")


def open_remote_dataset(ask: Ask, prefixes: Mapping[str, str]) -> Dataset:
    """Open an rdflib Dataset that asks by a function of a query and the graphs that it is about."""
    dataset = Dataset(store=_AskingStore(ask), default_union=True)
    for prefix, iri in prefixes.items():
        dataset.bind(prefix, iri, override=True, replace=True)
    return dataset
