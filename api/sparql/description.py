"""What the endpoint can do and what it holds: SPARQL 1.1 Service Description, and VoID with counts.

The counts are asked once for each version of the store and kept; a store too large to be counted within the deadline is
described without them. Graphs are not listed one by one: there is one for every paper.
"""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox
from rdflib import Namespace
from rdflib.namespace import DCTERMS, RDF, VOID, XSD

from api.errors import DeadlinePassed, MemorySpent, ResultTooLarge, StoreUnavailable
from api.readers.engine import Engine
from api.rows import ask_rows
from api.settings import Settings
from api.sparql.formats import ENGINE_GRAPH_FORMATS, RESULT_TYPES
from graph.sparql.prefixes import known_prefixes
from ontology.terms import SCR

__all__ = ["Describer"]

_SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")
_RESULT_FORMATS: Final = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
)
_GRAPH_FORMATS: Final = ("Turtle", "N-Triples", "N-Quads", "TriG", "JSON-LD", "RDF_XML")
_TRIPLES: Final = (
    "SELECT (COUNT(*) AS ?number) (COUNT(DISTINCT ?graph) AS ?graphs) { GRAPH ?graph { ?s ?p ?o } }"
)
_CLASSES: Final = (
    "SELECT ?name (COUNT(DISTINCT ?thing) AS ?number) { ?thing a ?name } GROUP BY ?name ORDER BY ?name"
)
_PROPERTIES: Final = "SELECT ?name (COUNT(*) AS ?number) { ?s ?name ?o } GROUP BY ?name ORDER BY ?name"

Statement = ox.Triple


def _node(iri: object) -> ox.NamedNode:
    return ox.NamedNode(str(iri))


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=_node(XSD.integer))


class Describer:
    """Writes the description, counting each version of the store once."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._engine, self._settings = engine, settings
        self._counted: tuple[str | None, tuple[Statement, ...]] | None = None

    async def describe(self, endpoint: str, media_type: str) -> bytes:
        """Write the description of the service at ``endpoint`` in a graph format."""
        statements = [*self._abilities(endpoint), *await self._counts(endpoint)]
        engine_format = getattr(ox.RdfFormat, ENGINE_GRAPH_FORMATS[media_type])
        prefixes = {**known_prefixes(self._settings.base), "sd": str(_SD), "void": str(VOID)}
        return ox.serialize(statements, format=engine_format, prefixes=prefixes) or b""

    def _abilities(self, endpoint: str) -> Iterator[Statement]:
        service, dataset, graph = (
            _node(f"{endpoint}#service"),
            _node(f"{endpoint}#dataset"),
            _node(f"{endpoint}#union"),
        )
        yield Statement(service, _node(RDF.type), _node(_SD.Service))
        yield Statement(service, _node(_SD.endpoint), _node(endpoint))
        yield Statement(service, _node(_SD.supportedLanguage), _node(_SD.SPARQL11Query))
        yield Statement(service, _node(_SD.feature), _node(_SD.UnionDefaultGraph))
        if self._settings.services:
            yield Statement(service, _node(_SD.feature), _node(_SD.BasicFederatedQuery))
        for name in (*_RESULT_FORMATS, *_GRAPH_FORMATS):
            yield Statement(service, _node(_SD.resultFormat), _node(_FORMATS[name]))
        for media_type in RESULT_TYPES[:4]:
            yield Statement(service, _node(DCTERMS.format), ox.Literal(media_type))
        yield Statement(service, _node(_SD.defaultDataset), dataset)
        yield Statement(dataset, _node(RDF.type), _node(_SD.Dataset))
        yield Statement(dataset, _node(RDF.type), _node(VOID.Dataset))
        yield Statement(dataset, _node(DCTERMS.title), ox.Literal(self._settings.title, language="en-GB"))
        yield Statement(dataset, _node(VOID.sparqlEndpoint), _node(endpoint))
        yield Statement(dataset, _node(VOID.uriSpace), ox.Literal(self._settings.base))
        yield Statement(dataset, _node(VOID.vocabulary), _node(SCR))
        yield Statement(dataset, _node(_SD.defaultGraph), graph)
        yield Statement(graph, _node(RDF.type), _node(_SD.Graph))

    async def _counts(self, endpoint: str) -> tuple[Statement, ...]:
        try:
            version = self._engine.version()
            if self._counted is None or self._counted[0] != version or version is None:
                self._counted = (version, tuple(await self._count(endpoint)))
        except (DeadlinePassed, MemorySpent, ResultTooLarge, StoreUnavailable):
            return ()
        return self._counted[1]

    async def _count(self, endpoint: str) -> list[Statement]:
        dataset, graph = _node(f"{endpoint}#dataset"), _node(f"{endpoint}#union")
        deadline = self._settings.deadline
        whole = (await ask_rows(self._engine, _TRIPLES, deadline))[0]
        found = [
            Statement(graph, _node(VOID.triples), _number(int(whole["number"].value))),
            Statement(dataset, _node(VOID.triples), _number(int(whole["number"].value))),
            Statement(dataset, _node(VOID.documents), _number(int(whole["graphs"].value))),
        ]
        parts = (
            (_CLASSES, VOID.classPartition, VOID["class"], VOID.entities),
            (_PROPERTIES, VOID.propertyPartition, VOID.property, VOID.triples),
        )
        for query, partition, of, amount in parts:
            for row in await ask_rows(self._engine, query, deadline):
                part = ox.BlankNode()
                found.append(Statement(dataset, _node(partition), part))
                found.append(Statement(part, _node(of), _node(row["name"].value)))
                found.append(Statement(part, _node(amount), _number(int(row["number"].value))))
        return found
