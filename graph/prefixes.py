"""The prefixes that queries, updates and exports know without declaring them."""

from typing import Final

from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD

from ontology.terms import ELIDL, OA, SCHEMA, SCR, SCRC, SCRT

__all__ = ["PREFIXES", "known_prefixes", "prologue"]

PREFIXES: Final[dict[str, str]] = {
    "scr": str(SCR),
    "scrc": str(SCRC),
    "scrt": str(SCRT),
    "dcterms": str(DCTERMS),
    "eli-dl": str(ELIDL),
    "foaf": str(FOAF),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "skos": str(SKOS),
    "xsd": str(XSD),
}
"""Prefix to namespace, the same for every store."""


def known_prefixes(base: str) -> dict[str, str]:
    """Give :data:`PREFIXES` and ``id:`` for the base of the store's instance IRIs.

    >>> known_prefixes("https://example.org/")["id"]
    'https://example.org/'
    """
    return {**PREFIXES, "id": base}


def prologue(base: str) -> str:
    """Write the prefixes as SPARQL declarations, for a query that is to run on another engine.

    >>> print(prologue("https://example.org/").splitlines()[0])
    PREFIX scr: <https://w3id.org/scrutiny/ns#>
    """
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in known_prefixes(base).items())
