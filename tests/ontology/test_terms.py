"""The Python names are those of the ontology file, and a slip of the pen raises."""

import pytest
from rdflib import URIRef, namespace

from ontology import terms
from ontology.namespaces import NAMESPACES
from ontology.terms import SCR, SCRC, SCRT, concept
from ontology.topics import topics
from ontology.vocabulary import code_lists
from ontology.vocabulary import terms as defined_terms


def test_the_closed_namespace_equals_the_ontology() -> None:
    written = {f"scr:{name}" for name in SCR.__annotations__ if not name.startswith("_")}
    defined = {term.name for term in defined_terms() if term.minted}
    assert written == defined


def test_a_misspelt_term_raises_where_it_is_written() -> None:
    with pytest.raises(AttributeError):
        _ = SCR.Recomendation


def test_every_code_has_the_iri_that_concept_gives() -> None:
    for codes in code_lists():
        for code in codes.codes:
            assert str(concept(codes.name, code.notation)) == code.iri


def test_every_topic_has_the_iri_of_its_notation() -> None:
    assert {topic.iri for topic in topics()} == {str(SCRT[topic.notation]) for topic in topics()}


def test_namespaces_nest_as_written() -> None:
    assert str(SCRT).startswith(str(SCRC))
    assert isinstance(SCR.owner, URIRef)
    assert set(terms.__all__) <= set(dir(terms))


def test_the_plain_namespaces_are_rdflib_s() -> None:
    for prefix in ("dcterms", "foaf", "org", "owl", "prov", "rdf", "rdfs", "skos", "xsd"):
        assert str(getattr(namespace, prefix.upper())._NS) == NAMESPACES[prefix]
