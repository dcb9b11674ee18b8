"""Shapes are checked as pySHACL checks them, quotes against the text, references against what is described."""

import dataclasses
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.namespace import RDF, XSD

from graph.checks.checking import (
    Checker,
    by_pyshacl,
    check,
    check_quotes,
    check_references,
    check_shapes,
    check_sources,
    own_shapes,
)
from graph.checks.shapes import Shapes, UnsupportedShape
from graph.load import load_many, replace_document
from graph.store import Store, open_store
from ontology.terms import SCR

ONTOLOGY = (files("ontology") / "scrutiny.ttl").read_text("utf-8")


@pytest.fixture(scope="module")
def ours() -> Checker:
    return Shapes(
        ox.parse(own_shapes(), ox.RdfFormat.TURTLE), ox.parse(ONTOLOGY, ox.RdfFormat.TURTLE)
    ).results


@pytest.fixture(scope="module")
def pyshacl() -> Checker:
    return by_pyshacl(own_shapes(), ONTOLOGY)


def told(results: Iterable[Any]) -> set[tuple[str, ...]]:
    """What two checkers must agree on: which node fails by which path, how badly, and what to do."""
    return {(one.severity, one.focus, one.path or "", one.message) for one in results}


def literal(words: str, datatype: str) -> ox.Literal:
    return ox.Literal(words, datatype=ox.NamedNode(str(datatype)))


# What rdflib reads as something else than its words (a false boolean) is left out.
SPOILT = [
    ox.Literal(""),
    ox.Literal("words"),
    literal("-3", XSD.integer),
    literal("1.5", XSD.decimal),
    literal("2024-02-31", XSD.date),
    literal("2024-02-28", XSD.date),
    literal("2024-02-28T19:00:00", XSD.dateTime),
    literal("P3M", XSD.duration),
    ox.NamedNode("urn:elsewhere"),
    ox.NamedNode("https://w3id.org/scrutiny/concept/attendance/present"),
]


# A change of type would change what is checked; what cannot be compared is for pySHACL no fault, or an error of its own.
UNSPOILT = {ox.NamedNode(str(term)) for term in (RDF.type, SCR.startChar, SCR.endChar)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_spoilt_graphs_are_told_as_pyshacl_tells_them(
    data: st.DataObject, samples: dict[str, Any], ours: Checker, pyshacl: Checker
) -> None:
    quads = dict.fromkeys(samples[data.draw(st.sampled_from(sorted(samples)))].quads())
    known = list(quads)
    for quad in data.draw(st.lists(st.sampled_from(known), max_size=4)):
        quads.pop(quad, None)
    for quad in data.draw(st.lists(st.sampled_from(known), max_size=4)):
        value = data.draw(st.sampled_from(SPOILT))
        if quad.predicate not in UNSPOILT or value.value == "-3":
            quads[ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)] = None
    for quad in data.draw(st.lists(st.sampled_from(known), max_size=2)):
        subject = data.draw(st.sampled_from(known)).subject
        quads[ox.Quad(subject, quad.predicate, quad.object, quad.graph_name)] = None
    assert told(ours(quads)) == told(pyshacl(quads))


def test_the_samples_are_whole(filled: Store) -> None:
    assert [finding for finding in check(filled) if finding.severity == "violation"] == []


def test_a_finding_names_the_paper_and_what_to_do(store: Store, samples: dict[str, Any]) -> None:
    sample = samples["eastmere-housing-2024-09-12"]
    quads = [quad for quad in sample.quads() if quad.predicate.value != str(SCR.attendanceStatus)]
    replace_document(store, sample.document, quads, sample.entry(importer_version="2"))
    findings = list(check_shapes(store))
    assert {finding.source for finding in findings} == {"eastmere-housing-2024-09-12.txt"}
    assert {finding.path for finding in findings} == {str(SCR.attendanceStatus)}
    assert {finding.severity for finding in findings} == {"violation"}
    assert "Give exactly one status" in findings[0].message
    assert all("/attendance/" in finding.focus for finding in findings)


def test_shapes_that_ask_for_more_go_to_pyshacl(filled: Store) -> None:
    shapes = """
    @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix scr: <https://w3id.org/scrutiny/ns#> .
    <urn:shape> a sh:NodeShape ; sh:targetClass scr:Meeting ;
      sh:not [ sh:path [ sh:inversePath scr:inMeeting ] ; sh:minCount 4 ] ; sh:message "Too many items." .
    """
    with pytest.raises(UnsupportedShape):
        Shapes(ox.parse(shapes, ox.RdfFormat.TURTLE), [])
    findings = list(check_shapes(filled, shapes))
    assert {(finding.message, finding.focus.rpartition("/")[2]) for finding in findings} == {
        ("Too many items.", "2024-09-12"),
        ("Too many items.", "2024-12-05"),
    }


def test_a_quote_that_is_not_in_the_text_is_found(samples: dict[str, Any]) -> None:
    sample = samples["northwick-community-2024-11-07"]
    with open_store("memory:") as store:
        digest = store.archive.keep("text", sample.text.replace("Damp", "DAMP").encode())
        load_many(store, [dataclasses.replace(sample.load(), entry=sample.entry(text_digest=digest))])
        (finding,) = check_quotes(store)
        assert "4. DAMP and mould" in finding.message
        assert finding.value == "4. Damp and mould in council homes"
        assert finding.source == "northwick-community-2024-11-07.txt"


def test_a_text_that_is_not_kept_is_found(samples: dict[str, Any]) -> None:
    sample = samples["northwick-community-2024-11-07"]
    with open_store("memory:") as store:
        load_many(store, [sample.load()])
        (finding,) = check_quotes(store)
        assert "no text is kept under this hash" in finding.message


def test_a_file_that_is_not_kept_is_found(samples: dict[str, Any]) -> None:
    sample = samples["northwick-community-2024-11-07"]
    with open_store("memory:") as store:
        load_many(store, [sample.load()])
        (finding,) = check_sources(store)
        assert (finding.document, finding.severity) == (sample.document, "violation")
        store.archive.keep("source", b"another file")
        digest = store.archive.keep("source", sample.text.encode())
        load_many(store, [dataclasses.replace(sample.load(), entry=sample.entry(digest=digest))])
        assert list(check_sources(store)) == []


def test_a_reference_into_nothing_is_a_warning(store: Store, samples: dict[str, Any]) -> None:
    assert list(check_references(store)) == []
    sample = samples["eastmere-cabinet-2024-10-15"]
    answered = "repairs-backlog-answer"
    quads = [
        ox.Quad(quad.subject, quad.predicate, ox.NamedNode(f"urn:{answered}"), quad.graph_name)
        if quad.predicate.value == str(SCR.respondsTo)
        else quad
        for quad in sample.quads()
    ]
    replace_document(store, sample.document, quads, sample.entry(importer_version="2"))
    (finding,) = check_references(store)
    assert (finding.severity, finding.value, finding.path) == (
        "warning",
        f"urn:{answered}",
        str(SCR.respondsTo),
    )
