"""The JSON-LD context knows every term, and reads back what Turtle says."""

import json

from rdflib import Graph
from rdflib.compare import isomorphic

from ontology.vocabulary import ontology_file, prefixes, terms

CONTEXT = json.loads(ontology_file("context.jsonld"))["@context"]

RECORD = {
    "@context": CONTEXT,
    "id": "https://example.org/decision/1",
    "type": ["Decision", "Action"],
    "label": "Circulate the figures",
    "text": "circulate the figures",
    "standing": "scrc:standing/formal",
    "owner": "https://example.org/post/director",
    "ownerText": "the Director",
    "dueDate": "2026-09-05",
    "dueAtNextMeeting": True,
    "recurrence": "P3M",
    "confidence": "0.9",
    "inItem": {
        "id": "https://example.org/item/1",
        "type": "AgendaItem",
        "position": 5,
        "itemNumber": "221/12",
    },
}
TURTLE = """
<https://example.org/decision/1> a scr:Decision, scr:Action ; rdfs:label "Circulate the figures" ;
    schema:text "circulate the figures" ; scr:standing <https://w3id.org/scrutiny/concept/standing/formal> ;
    scr:owner <https://example.org/post/director> ; scr:ownerText "the Director" ;
    scr:dueDate "2026-09-05"^^xsd:date ; scr:dueAtNextMeeting true ; scr:recurrence "P3M"^^xsd:duration ; scr:confidence 0.9 ;
    scr:inItem <https://example.org/item/1> .
<https://example.org/item/1> a scr:AgendaItem ; schema:position 5 ; scr:itemNumber "221/12" .
"""


def target(value: object) -> str:
    iri = value["@id"] if isinstance(value, dict) else value
    prefix, _, name = str(iri).partition(":")
    return CONTEXT.get(prefix, "") + name


def test_every_term_has_a_name_in_the_context() -> None:
    named = {target(value) for name, value in CONTEXT.items() if not name.startswith("@")}
    assert {term.iri for term in terms()} <= named


def test_values_are_typed_as_the_ontology_says() -> None:
    typed = {target(value): value["@type"] for value in CONTEXT.values() if isinstance(value, dict)}
    for term in (t for t in terms() if t.kind == "property" and t.minted):
        literal = term.values and all(value.startswith("xsd:") for value in term.values)
        plain = literal and term.values == ("xsd:string",)
        assert typed.get(term.iri) == (None if plain else term.values[0] if literal else "@id"), term.name


def test_prefixes_are_those_of_the_ontology() -> None:
    for prefix, namespace in prefixes().items():
        assert CONTEXT.get(prefix, namespace) == namespace


def test_json_ld_reads_back_as_the_same_graph() -> None:
    heads = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes().items())
    read = Graph().parse(data=json.dumps(RECORD), format="json-ld")
    assert isomorphic(read, Graph().parse(data=heads + TURTLE, format="turtle"))
