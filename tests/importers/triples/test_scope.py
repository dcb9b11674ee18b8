"""Where the nodes of a paper live: in its council's scope if that is certain, else in the document's own."""

import datetime as dt

import pytest

from importers.records import Attendance, Organisation, Post
from ontology import iris
from tests.importers.triples.conftest import BODY, COUNCIL, DAY, NAMES, Write, find, head, name

OURS = NAMES.council(COUNCIL)


def present(words: str) -> Attendance:
    return Attendance(person=name(words), status="present", spans=(find(words),))


def test_body_and_meeting_hang_on_the_council(write: Write) -> None:
    graph = write()
    body = iris.body(OURS, BODY)
    assert graph.only("scr:Council") == OURS
    assert graph.only("scr:Body") == body
    assert graph.only("scr:Meeting") == iris.meeting(body, DAY)
    assert graph.one(body, "org:subOrganizationOf") == OURS
    assert graph.one(graph.document, "scr:documentOf") == graph.only("scr:Meeting")


def test_a_full_name_is_a_person_of_the_council(write: Write) -> None:
    graph = write(attendances=(present("Councillor Ada Larkin"),))
    assert graph.only("foaf:Person") == iris.person(OURS, "Ada Larkin")


@pytest.mark.parametrize("words", ["Vane", "H Vane", "H. J. Vane", "H.J. Vane"])
def test_a_bare_surname_or_initials_are_a_person_of_the_body_alone(write: Write, words: str) -> None:
    vane = name("Cllr Vane")
    printed = Attendance(
        person=type(vane)(name=words, span=vane.span, title="Cllr"), status="present", spans=(vane.span,)
    )
    assert write(attendances=(printed,)).only("foaf:Person") == iris.person(iris.body(OURS, BODY), words)


def test_of_an_unknown_council_everything_lives_in_the_document(write: Write) -> None:
    graph = write(
        head=head(council=None, council_span=None),
        attendances=(present("Councillor Ada Larkin"), present("Cllr Vane")),
        posts=(Post(label="the Head of Coastal Services", spans=(find("the Head of Coastal Services"),)),),
        organisations=(Organisation(label="Harbour Watch", kind="unit", spans=(find("Harbour Watch"),)),),
    )
    assert graph.typed("scr:Council") == []
    for kind in (
        "scr:Body",
        "scr:Meeting",
        "foaf:Person",
        "org:Post",
        "org:OrganizationalUnit",
        "scr:AgendaItem",
    ):
        nodes = graph.typed(kind)
        assert nodes
        assert all(node.startswith(f"{graph.document}/") for node in nodes), kind
    assert iris.person(graph.document, "Ada Larkin") in graph.typed("foaf:Person")
    assert graph.values(None, "org:subOrganizationOf") == []


def test_a_body_that_is_not_named_is_said_to_be_so(write: Write) -> None:
    graph = write(head=head(body=None, body_span=None), attendances=(present("Cllr Vane"),))
    body = graph.only("scr:Body")
    assert body.startswith(f"{graph.document}/")
    assert "does not name" in graph.one(body, "rdfs:label")
    assert graph.only("scr:Meeting") == iris.meeting(graph.document, None)
    assert graph.only("foaf:Person") == iris.person(graph.document, "Vane")


def test_a_meeting_without_a_date_is_the_document_s_own(write: Write) -> None:
    graph = write(head=head(date=None, date_span=None, latest=dt.date(2025, 5, 6)))
    meeting = graph.only("scr:Meeting")
    assert meeting == iris.meeting(graph.document, None)
    assert graph.values(meeting, "schema:startDate") == []
    assert graph.one(meeting, "scr:notAfter") == "2025-05-06"
    assert graph.one(meeting, "schema:organizer") == iris.body(OURS, BODY)
