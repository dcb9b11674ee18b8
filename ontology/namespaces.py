"""The namespaces that the graph is written in, by the prefix that stands for each everywhere: plain text.

Plain, so that what has to be ready at once can know them without loading rdflib; the terms are in
:mod:`ontology.terms`. A test holds them equal to rdflib's own.
"""

from typing import Final

__all__ = ["BASE", "NAMESPACES"]

BASE: Final = "https://w3id.org/scrutiny/id/"
"""Where the IRIs of things begin, unless a store has a base of its own."""

NAMESPACES: Final[dict[str, str]] = {
    "scr": "https://w3id.org/scrutiny/ns#",
    "scrc": "https://w3id.org/scrutiny/concept/",
    "scrt": "https://w3id.org/scrutiny/concept/topic/",
    "dcterms": "http://purl.org/dc/terms/",
    "eli-dl": "http://data.europa.eu/eli/eli-draft-legislation-ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix to namespace."""
