"""The ontology's files say enough, say it once, and agree with one another."""

import re

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DC, DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS

from ontology.topics import topics
from ontology.vocabulary import Term, code_lists, ontology_file, rules, terms

CLASSES = """Council Body ExternalBody Meeting Attendance AgendaItem Declaration Document Report Contribution Question Answer
Comment Decision Resolution Recommendation Action ExecutiveDecision CallIn Response Vote Issue Review Mention IdentityClaim"""
PROPERTIES = """atMeeting contact person attendanceStatus capacity substituteFor representing absentFor inPost observedOn inMeeting
itemNumber exemptUnder nilReturn continues considers concernsIssue inItem standing owner ownerText dueText dueDate addressedTo
status respondsTo arisesFrom mover seconder decidesOn outcome callsIn requestedBy speaker speakerLabel answers documentOf
textComplete relatesToItem evidence startChar endChar quote confidence claims basis"""
REUSED = """foaf:Person foaf:name foaf:title org:Post org:Membership org:OrganizationalUnit org:member org:organization org:postIn
org:subOrganizationOf org:classification schema:organizer schema:startDate schema:endDate schema:location schema:position
schema:text dcterms:subject dcterms:creator dcterms:type dcterms:issued dcterms:source dcterms:isPartOf oa:hasSource"""
CODES = {
    "attendance": {"present", "apologies", "absent"},
    "capacity": {
        *("member", "substitute", "co-opted", "portfolio-holder", "officer", "guest", "chair"),
        *("co-opted-voting", "co-opted-non-voting"),
    },
    "standing": {"formal", "in-discussion"},
    "nil": {
        "apologies",
        "interests",
        "whip",
        "substitutions",
        "call-in",
        "urgent-business",
        "petitions",
        "questions",
    },
    "document": {"agenda", "minutes", "decisions", "report", "tracker"},
    "exempt": {f"paragraph-{n}" for n in range(1, 8)} | {"unspecified"},
}
TURTLE = ("scrutiny.ttl", "codes.ttl", "topics.ttl", "shapes.ttl")


@pytest.mark.parametrize("name", CLASSES.split() + PROPERTIES.split())
def test_every_agreed_term_is_defined(name: str) -> None:
    assert f"scr:{name}" in {term.name for term in terms()}


@pytest.mark.parametrize("name", REUSED.split())
def test_every_reused_term_is_described(name: str) -> None:
    assert name in {term.name for term in terms()}


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.name)
def test_each_term_is_labelled_defined_and_shown_in_use(term: Term) -> None:
    assert term.label
    assert term.definition.endswith(".")
    assert len(term.definition) >= 12 if term.minted else term.definition
    assert term.examples
    assert all(re.search(rf"(?<![\w:]){re.escape(term.name)}(?![\w-])", example) for example in term.examples)


@pytest.mark.parametrize(
    "term", [t for t in terms() if t.kind == "property" and t.minted], ids=lambda term: term.name
)
def test_each_property_says_where_it_stands(term: Term) -> None:
    anywhere = {"scr:evidence", "scr:confidence", "scr:canonical"}
    assert bool(term.on) != (term.name in anywhere)
    assert bool(term.values) != (term.name in {"scr:claims", "scr:canonical"})


def test_every_example_is_turtle() -> None:
    heads = "\n".join(
        line for line in ontology_file("scrutiny.ttl").splitlines() if line.startswith("@prefix")
    )
    for term in terms():
        for example in term.examples:
            body = example.replace("…", "council/eastmere-borough-council")
            stated = Graph().parse(
                data=f"@base <https://example.org/id/> .\n{heads}\n{body}", format="turtle"
            )
            assert len(stated) > 0, term.name


@pytest.mark.parametrize("file", TURTLE)
def test_every_prefix_is_used_and_each_file_has_a_licence(file: str) -> None:
    text = ontology_file(file)  # type: ignore[arg-type]  # one of TURTLE
    prefixes = re.findall(r"^@prefix ([\w-]+):", text, re.MULTILINE)
    rest = "\n".join(line for line in text.splitlines() if not line.startswith("@prefix"))
    assert [p for p in prefixes if not re.search(rf"(?<![\w/]){re.escape(p)}:", rest)] == []
    assert "dcterms:license <https://www.apache.org/licenses/LICENSE-2.0>" in text


def test_no_property_has_a_domain_or_range_that_would_type_a_node() -> None:
    graph = Graph().parse(data=ontology_file("scrutiny.ttl"), format="turtle")
    assert not list(graph.triples((None, RDFS.domain, None)))
    assert not list(graph.triples((None, RDFS.range, None)))


def test_terms_of_closed_vocabularies_exist() -> None:
    closed: dict[str, type] = {
        str(ns._NS): ns for ns in (ORG, PROV, SKOS, DCTERMS, FOAF, DCAT, OWL, RDF, RDFS, DC)
    }
    graph = Graph().parse(data=ontology_file("scrutiny.ttl"), format="turtle")
    for node in {node for triple in graph for node in triple if isinstance(node, URIRef)}:
        for base, namespace in closed.items():
            name = str(node).removeprefix(base)
            if str(node).startswith(base) and name:
                assert name in namespace, node  # type: ignore[operator]  # rdflib's closed namespaces answer "in"


@pytest.mark.parametrize("name", CODES)
def test_code_lists_hold_the_agreed_codes(name: str) -> None:
    found = {codes.name: {code.notation for code in codes.codes} for codes in code_lists()}
    assert CODES[name] <= found[name]


def test_each_code_is_labelled_and_defined_and_its_iri_ends_in_its_notation() -> None:
    for codes in code_lists():
        labels = [code.label for code in codes.codes]
        assert len(set(labels)) == len(labels), codes.name
        assert codes.property in {term.name for term in terms()}
        for code in codes.codes:
            assert code.iri.endswith(f"/{codes.name}/{code.notation}")
            assert code.definition.endswith("."), code.iri
            assert code.broader is None or code.broader in {other.notation for other in codes.codes}


def test_codes_and_topics_do_not_share_a_scheme_name() -> None:
    assert "topic" not in {codes.name for codes in code_lists()}
    assert len(topics()) >= 100


def test_rules_say_what_to_do() -> None:
    for rule in rules():
        assert rule.message.endswith((".", ")")), rule
        assert len(rule.message.split()) >= 5, rule


def test_alignments_lead_out_of_the_ontology_or_to_a_class_of_it() -> None:
    classes = {term.name for term in terms() if term.kind == "class"}
    for term in terms():
        for relation, name in term.alignments:
            assert not name.startswith("scr:") or (relation == "rdfs:subClassOf" and name in classes), (
                term.name,
                name,
            )


def test_shapes_are_in_their_own_namespace() -> None:
    graph = Graph().parse(data=ontology_file("shapes.ttl"), format="turtle")
    shapes = Namespace("https://w3id.org/scrutiny/shapes#")
    sh = Namespace("http://www.w3.org/ns/shacl#")
    found = list(graph.subjects(RDF.type, sh.NodeShape))
    assert found
    assert all(str(shape).startswith(str(shapes)) for shape in found)
