"""The formats that answers come in: media types, short names for links, and the engine's own names.

This module stays free of heavy imports, for the reader processes load it too.
"""

from typing import Final

__all__ = [
    "BY_NAME",
    "ENGINE_GRAPH_FORMATS",
    "ENGINE_RESULT_FORMATS",
    "GRAPH_TYPES",
    "RESULT_TYPES",
    "with_charset",
]

ENGINE_RESULT_FORMATS: Final = {
    "application/sparql-results+json": "JSON",
    "application/sparql-results+xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
    "application/json": "JSON",
    "application/xml": "XML",
    "text/xml": "XML",
}
"""Media types of a table or a boolean, and the engine's name of each; the first is sent where anything will do."""

ENGINE_GRAPH_FORMATS: Final = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/n-quads": "N_QUADS",
    "application/trig": "TRIG",
    "application/ld+json": "JSON_LD",
    "application/rdf+xml": "RDF_XML",
    "text/n3": "N3",
    "application/json": "JSON_LD",
    "application/xml": "RDF_XML",
    "text/xml": "RDF_XML",
    "text/plain": "N_TRIPLES",
}
"""Media types of a graph, and the engine's name of each; the first is sent where anything will do."""

RESULT_TYPES: Final = tuple(ENGINE_RESULT_FORMATS)
GRAPH_TYPES: Final = tuple(ENGINE_GRAPH_FORMATS)

BY_NAME: Final = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "turtle": ("text/turtle",),
    "ttl": ("text/turtle",),
    "nt": ("application/n-triples",),
    "nq": ("application/n-quads",),
    "trig": ("application/trig",),
    "jsonld": ("application/ld+json",),
    "rdf": ("application/rdf+xml",),
}
"""Short names for ``?format=`` in a link, where no Accept field can be set."""

_WITH_CHARSET: Final = ("text/", "application/xml")


def with_charset(media_type: str) -> str:
    """Give the Content-Type field of a media type: texts say that they are UTF-8.

    >>> with_charset("text/csv"), with_charset("application/sparql-results+json")
    ('text/csv; charset=utf-8', 'application/sparql-results+json')
    """
    return f"{media_type}; charset=utf-8" if media_type.startswith(_WITH_CHARSET) else media_type
