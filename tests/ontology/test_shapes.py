"""The shapes accept a right graph, name each fault, and only warn where the paper is at fault."""

from functools import lru_cache

import pyshacl
import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SH

from ontology.vocabulary import code_lists, ontology_file, prefixes, terms

RIGHT = """
@base <https://example.org/id/> .
<document/1> a scr:Document ; dcterms:source "minutes.pdf" ; dcterms:type scrc:document\\/minutes ; scr:documentOf <m> .
<document/1#char=0,9> a scr:Mention ; oa:hasSource <document/1> ; scr:startChar 0 ; scr:endChar 9 ; scr:quote "Councillo" .
<c> a scr:Council ; rdfs:label "Eastmere Borough Council" .
<b> a scr:Body ; rdfs:label "Health Scrutiny Panel" ; org:subOrganizationOf <c> ; org:classification scrc:body-kind\\/panel .
<post> a org:Post ; rdfs:label "Director of Adult Services" ; org:postIn <c> .
<okell> a foaf:Person ; foaf:name "Ruth Okell" ; foaf:title "Councillor" ; rdfs:label "Councillor Ruth Okell" .
<marsh> a foaf:Person ; foaf:name "D. Marsh" ; rdfs:label "D. Marsh" .
<m> a scr:Meeting ; rdfs:label "Health Scrutiny Panel, 5 March 2026" ; schema:organizer <b> ;
    schema:startDate "2026-03-05T19:00:00"^^xsd:dateTime ; scr:contact <marsh> .
<i> a scr:AgendaItem ; rdfs:label "Hospital discharge" ; scr:inMeeting <m> ; scr:itemNumber "5" ; schema:position 5 ;
    scr:nilReturn scrc:nil\\/interests ; scr:exemptUnder scrc:exempt\\/paragraph-3 ; scr:continues <elsewhere> ;
    dcterms:subject scrc:topic\\/hospital-discharge ; scr:evidence <document/1#char=0,9> .
<a> a scr:Attendance ; scr:person <okell> ; scr:atMeeting <m> ; scr:attendanceStatus scrc:attendance\\/present ;
    scr:capacity scrc:capacity\\/substitute ; scr:substituteFor <marsh> ; scr:confidence 0.95 ; scr:evidence <document/1#char=0,9> .
<dec> a scr:Declaration ; scr:person <okell> ; scr:atMeeting <m> ; schema:text "a personal interest" ;
    scr:interestKind scrc:interest\\/personal ; scr:relatesToItem <i> ; scr:evidence <document/1#char=0,9> .
<ms> a org:Membership ; org:member <okell> ; org:organization <b> ; scr:observedOn "2026-03-05"^^xsd:date ;
    scr:evidence <document/1#char=0,9> .
<q> a scr:Contribution, scr:Question ; scr:inItem <i> ; scr:speakerLabel "A Member" ; schema:text "How long?" ;
    scr:evidence <document/1#char=0,9> .
<w> a scr:Contribution, scr:Answer ; scr:inItem <i> ; scr:speaker <post> ; scr:answers <q> ; scr:evidence <document/1#char=0,9> .
<r> a scr:Decision, scr:Recommendation ; schema:text "that Cabinet act" ; scr:standing scrc:standing\\/formal ; scr:inItem <i> ;
    scr:addressedTo <b> ; scr:mover <okell> ; scr:act scrc:act\\/recommend ; scr:evidence <document/1#char=0,9> .
<act> a scr:Decision, scr:Action ; schema:text "report back" ; scr:standing scrc:standing\\/in-discussion ; scr:inItem <i> ;
    scr:owner <post> ; scr:dueText "in six months" ; scr:dueDate "2026-09-05"^^xsd:date ; scr:recurrence "P6M"^^xsd:duration ;
    scr:status scrc:status\\/open ; scr:evidence <document/1#char=0,9> .
<resp> a scr:Response ; schema:text "accepted" ; scr:respondsTo <elsewhere-too> ; scr:outcome scrc:outcome\\/accepted ;
    scr:evidence <document/1#char=0,9> .
<v> a scr:Vote ; scr:inItem <i> ; scr:decidesOn <r> ; eli-dl:number_of_votes_favor 6 ; eli-dl:had_voter_favor <okell> ;
    scr:outcome scrc:outcome\\/carried ; scr:evidence <document/1#char=0,9> .
<x> a scr:ExecutiveDecision ; rdfs:label "Award of a contract" ; scr:decisionMaker <b> .
<ci> a scr:CallIn ; scr:inItem <i> ; scr:callsIn <x> ; scr:requestedBy <okell> ; scr:outcome scrc:outcome\\/no-action ;
    scr:evidence <document/1#char=0,9> .
<claim> a scr:IdentityClaim ; scr:claims <okell>, <marsh> ; scr:basis scrc:basis\\/same-post ; scr:confidence 0.4 .
"""
HEADS = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes().items())

# what is taken out of the right graph (a SPARQL pattern), what is put in, the shape that objects, and how severely
FAULTS = [
    ("<m> schema:organizer ?o", "", "Meeting", "Warning"),
    ("<m> schema:startDate ?o", "", "Meeting", "Warning"),
    ("<act> scr:owner ?o", "", "Action", "Warning"),
    ("<r> scr:addressedTo ?o", "", "Recommendation", "Warning"),
    ("<resp> scr:respondsTo ?o", "", "Response", "Warning"),
    ("<b> org:subOrganizationOf ?o", "", "Body", "Warning"),
    ("<ms> scr:observedOn ?o", "", "Membership", "Warning"),
    ("<document/1> scr:documentOf ?o", "", "Document", "Warning"),
    ("<ci> scr:callsIn ?o", "", "CallIn", "Warning"),
    ("<m> schema:startDate ?o", '<m> schema:startDate "5 March"', "Meeting", "Violation"),
    ("<m> rdfs:label ?o", "", "Named", "Violation"),
    ("<okell> foaf:name ?o", "", "Person", "Violation"),
    ("", '<okell> rdfs:label "R. Okell"', "Named", "Violation"),
    ("<a> scr:person ?o", "", "Attendance", "Violation"),
    ("", "<a> scr:person <marsh>", "Attendance", "Violation"),
    ("<a> scr:atMeeting ?o", "", "Attendance", "Violation"),
    ("<a> scr:attendanceStatus ?o", "", "Attendance", "Violation"),
    ("", "<a> scr:attendanceStatus scrc:attendance\\/absent", "Attendance", "Violation"),
    (
        "<a> scr:attendanceStatus ?o",
        "<a> scr:attendanceStatus scrc:attendance\\/asleep",
        "Attendance",
        "Violation",
    ),
    ("", "<a> scr:capacity scrc:capacity\\/jester", "Attendance", "Violation"),
    ("<a> scr:evidence ?o", "", "Attendance", "Violation"),
    ("<i> scr:inMeeting ?o", "", "AgendaItem", "Violation"),
    ("<i> scr:evidence ?o", "", "AgendaItem", "Violation"),
    ("<i> rdfs:label ?o", "", "Named", "Violation"),
    ("", "<i> scr:nilReturn scrc:nil\\/biscuits", "AgendaItem", "Violation"),
    ("", "<i> scr:exemptUnder scrc:exempt\\/paragraph-99", "AgendaItem", "Violation"),
    ("", "<i> dcterms:subject scrc:hospital-discharge", "AgendaItem", "Violation"),
    ("<dec> schema:text ?o", "", "Declaration", "Violation"),
    ("<dec> scr:evidence ?o", "", "Declaration", "Violation"),
    ("<ms> org:member ?o", "", "Membership", "Violation"),
    ("<ms> org:organization ?o", "", "Membership", "Violation"),
    ("<ms> scr:evidence ?o", "", "Membership", "Violation"),
    ("<q> scr:inItem ?o", "", "Contribution", "Violation"),
    ("<q> scr:speakerLabel ?o", "", "Contribution", "Violation"),
    ("<q> scr:evidence ?o", "", "Contribution", "Violation"),
    ("", "<w> scr:answers <w>", "Answer", "Violation"),
    ("<r> schema:text ?o", "", "Decision", "Violation"),
    ("<r> scr:standing ?o", "", "Decision", "Violation"),
    ("<r> scr:standing ?o", "<r> scr:standing scrc:standing\\/firm", "Decision", "Violation"),
    ("<r> scr:inItem ?o", "", "Decision", "Violation"),
    ("<r> scr:evidence ?o", "", "Decision", "Violation"),
    ("", "<r> scr:act scrc:act\\/sing", "Decision", "Violation"),
    ("<act> scr:dueDate ?o", '<act> scr:dueDate "September"', "Decision", "Violation"),
    ("<act> scr:recurrence ?o", '<act> scr:recurrence "quarterly"', "Decision", "Violation"),
    ("<act> scr:status ?o", "<act> scr:status scrc:status\\/lost", "Decision", "Violation"),
    ("<v> eli-dl:number_of_votes_favor ?o", "<v> eli-dl:number_of_votes_favor -1", "Vote", "Violation"),
    ("<v> scr:outcome ?o", "<v> scr:outcome scrc:outcome\\/unclear", "Vote", "Violation"),
    ("<document/1> dcterms:source ?o", "", "Document", "Violation"),
    (
        "<document/1> dcterms:type ?o",
        "<document/1> dcterms:type scrc:document\\/poem",
        "Document",
        "Violation",
    ),
    ("<document/1#char=0,9> oa:hasSource ?o", "", "Mention", "Violation"),
    ("<document/1#char=0,9> scr:quote ?o", "", "Mention", "Violation"),
    ("<document/1#char=0,9> scr:endChar ?o", "<document/1#char=0,9> scr:endChar 0", "Mention", "Violation"),
    ("<document/1#char=0,9> a ?o", "", "Evidence", "Violation"),
    ("<a> scr:confidence ?o", "<a> scr:confidence 1.5", "Confidence", "Violation"),
    ("<claim> scr:claims ?o", "<claim> scr:claims <okell>", "IdentityClaim", "Violation"),
    ("", "<claim> scr:claims <post>", "IdentityClaim", "Violation"),
    ("<claim> scr:basis ?o", "", "IdentityClaim", "Violation"),
    ("<claim> scr:confidence ?o", "", "IdentityClaim", "Violation"),
    ("", "<okell> owl:sameAs <marsh>", "NoSameAs", "Violation"),
    ("", "<a> scr:owner <post>", "OnActionOrRecommendation", "Violation"),
    ("", "<m> scr:quote 'x'", "OnMention", "Violation"),
    ("", "<okell> scr:standing scrc:standing\\/formal", "OnDecision", "Violation"),
]


@lru_cache(maxsize=2)
def turtle(name: str) -> Graph:
    return Graph().parse(data=ontology_file(name), format="turtle")  # type: ignore[arg-type]  # two names, below


def findings(graph: Graph) -> set[tuple[str, str]]:
    """Check a graph as a document's is checked: alone, with the ontology beside it."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=turtle("shapes.ttl"), ont_graph=turtle("scrutiny.ttl"))
    shapes = turtle("shapes.ttl")
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source = report.value(result, SH.sourceShape)
        shape = source if str(source).startswith("http") else shapes.value(None, SH.property, source)
        severity = str(report.value(result, SH.resultSeverity)).removeprefix(str(SH))
        found.add((str(shape).rsplit("#", 1)[1], severity))
        assert report.value(result, SH.resultMessage)
    return found


def right() -> Graph:
    return Graph().parse(data=HEADS + RIGHT, format="turtle")


def test_a_right_graph_has_no_finding() -> None:
    assert findings(right()) == set()


def test_a_tracker_without_items_is_right() -> None:
    graph = right()
    graph.update(
        "DELETE { ?d scr:inItem ?i } INSERT { ?d dcterms:isPartOf ?doc } WHERE { ?doc a scr:Document . ?d a scr:Decision ; scr:inItem ?i }"
    )
    assert findings(graph) == set()


@pytest.mark.parametrize(("out", "put_in", "shape", "severity"), FAULTS)
def test_each_fault_is_found_and_named(out: str, put_in: str, shape: str, severity: str) -> None:
    graph = right()
    base = "BASE <https://example.org/id/> "
    before = len(graph)
    if out:
        graph.update(f"{base} DELETE WHERE {{ {out} }}")
        assert len(graph) < before
    if put_in:
        graph.update(f"{base} INSERT DATA {{ {put_in} }}")
    found = findings(graph)
    assert (shape, severity) in found
    if severity == "Warning":
        assert {how for _, how in found} == {"Warning"}


def test_the_lists_in_the_shapes_are_the_code_lists() -> None:
    shapes = turtle("shapes.ttl")
    lists = {codes.name: [code.iri for code in codes.codes] for codes in code_lists()}
    used = set()
    for members in shapes.objects(None, SH["in"]):
        values = [str(value) for value in shapes.items(members)]
        name = values[0].rsplit("/", 2)[1]
        assert values == lists[name]
        used.add(name)
    assert used == set(lists)


def test_the_domains_in_the_shapes_are_those_of_the_ontology() -> None:
    shapes = turtle("shapes.ttl")
    checked: dict[str, set[str]] = {}
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        if not str(shape).rsplit("#", 1)[1].startswith("On"):
            continue
        classes = {str(value) for value in shapes.objects(shape, SH["class"])}
        for members in shapes.objects(shape, SH["or"]):
            classes |= {str(shapes.value(member, SH["class"])) for member in shapes.items(members)}
        for target in shapes.objects(shape, SH.targetSubjectsOf):
            checked[str(target)] = classes
    stated = {
        term.iri: {prefixes()[on.split(":")[0]] + on.split(":")[1] for on in term.on}
        for term in terms()
        if term.kind == "property" and term.minted and term.on
    }
    assert checked == stated


def test_the_shapes_are_right_shacl() -> None:
    conforms, _, said = pyshacl.validate(Graph(), shacl_graph=turtle("shapes.ttl"), meta_shacl=True)
    assert conforms, said
