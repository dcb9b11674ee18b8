"""The rdflib side of the embedded store: a Dataset whose queries never leave the native engine.

rdflib tries the store's own engine and, where that says ``NotImplementedError``, quietly runs its Python engine over
the store instead: the same answers some hundred times later. oxrdflib says so for every query that was parsed before
(``prepareQuery``). Here such a query is refused. What is written through the Dataset keeps the union of the graphs.
"""

from collections.abc import Mapping
from typing import Any, cast

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.plugins.sparql.sparql import Query, Update
from rdflib.query import Result
from rdflib.term import Identifier

from graph.embedded.union import UnionStore
from graph.errors import QueryRefused
from graph.sparql.words import asks_other_servers

__all__ = ["NativeStore", "open_dataset"]


class NativeStore(OxigraphStore):
    """oxrdflib's store, without its ways out of the native engine."""

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib's names
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: object,
    ) -> Result:
        """Answer a query that is a string; QueryRefused for any other, or for one that asks other servers."""
        return super().query(_text_of(query, kwargs), initNs, initBindings, queryGraph)

    def update(
        self,
        update: Update | str,
        initNs: Mapping[str, Any],  # noqa: N803
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: object,
    ) -> None:
        """Run an update that is a string; QueryRefused for any other."""
        super().update(_text_of(update, kwargs), initNs, initBindings, queryGraph)


def _text_of(query: Query | Update | str, options: Mapping[str, object]) -> str:
    if not isinstance(query, str):
        raise QueryRefused("give the query as a string: a prepared one would be run by rdflib's slow engine")
    if options:
        raise QueryRefused(f"the native engine takes no {', '.join(sorted(options))}")
    if asks_other_servers(query):
        raise QueryRefused("SERVICE and LOAD are not allowed here")
    return query


def open_dataset(union: UnionStore, prefixes: Mapping[str, str]) -> Dataset:
    """Open an rdflib Dataset on a store; queries that name no graph see the union of all, each triple once."""
    dataset = Dataset(store=NativeStore(store=cast("ox.Store", union)), default_union=True)
    for prefix, iri in prefixes.items():
        dataset.bind(prefix, iri, override=True, replace=True)
    return dataset
