"""The document, the meeting, who was there, what was tabled and declared."""

import datetime as dt
from dataclasses import replace

import pytest

from importers.records import Attendance, Declaration, Document, Head
from ontology import iris
from tests.importers.triples.conftest import COUNCIL, ITEMS, NAMES, Write, expand, find, head, name

OURS = NAMES.council(COUNCIL)


def concept(notation: str) -> str:
    return f"https://w3id.org/scrutiny/concept/{notation}"


def test_the_document_says_what_it_is_and_where_it_came_from(write: Write) -> None:
    graph = write(source="https://eastmere.example/minutes.pdf")
    assert graph.only("scr:Document") == graph.document
    assert graph.one(graph.document, "dcterms:source") == "https://eastmere.example/minutes.pdf"
    assert graph.one(graph.document, "dcterms:type") == concept("document/minutes")
    assert graph.one(graph.document, "scr:textComplete") == "true"
    assert (
        graph.one(graph.document, "rdfs:label")
        == "Minutes: Harbour and Coast Scrutiny Committee, 4 March 2025"
    )


def test_a_report_belongs_to_its_item_and_has_its_author(write: Write) -> None:
    record = Document(
        kind="report", title="Sea Wall", title_span=find("Sea Wall"), authors=(name("Gita Sorrell"),)
    )
    graph = write(document=record)
    assert graph.only("scr:Report") == graph.document
    assert graph.one(graph.document, "scr:documentOf") == graph.typed("scr:AgendaItem")[0]
    assert graph.one(graph.document, "dcterms:creator") == iris.person(OURS, "Gita Sorrell")
    assert graph.one(graph.document, "rdfs:label") == "Sea Wall"


def test_a_paper_that_is_of_no_meeting_has_none(write: Write) -> None:
    graph = write(head=Head(), items=(), document=Document(kind="tracker", title="Actions"))
    assert graph.typed("scr:Meeting") == []
    assert graph.values(graph.document, "scr:documentOf") == []


def test_the_meeting_s_facts_and_their_words(write: Write) -> None:
    graph = write(
        head=head(end=dt.time(20, 5), next_meeting=dt.date(2025, 5, 6), contact=name("Gita Sorrell"))
    )
    meeting = graph.only("scr:Meeting")
    assert graph.one(meeting, "schema:startDate") == "2025-03-04T18:30:00"
    assert graph.one(meeting, "schema:endDate") == "2025-03-04T20:05:00"
    assert graph.one(meeting, "schema:location") == "Town Hall"
    assert graph.one(meeting, "scr:nextMeeting") == "2025-05-06"
    assert graph.one(meeting, "scr:contact") == iris.person(OURS, "Gita Sorrell")
    assert set(graph.quotes(meeting)) == {
        "HARBOUR AND COAST SCRUTINY COMMITTEE",
        "Tuesday 4 March 2025",
        "6.30 pm",
        "Town Hall",
    }


def test_without_a_time_the_start_is_a_date(write: Write) -> None:
    graph = write(head=head(start=None, start_span=None))
    (start,) = (q.object for q in graph.quads if q.predicate.value == expand("schema:startDate"))
    assert (start.value, start.datatype.value) == ("2025-03-04", expand("xsd:date"))


def test_a_cancelled_meeting_is_marked(write: Write) -> None:
    graph = write(head=head(cancelled=True))
    assert graph.one(graph.only("scr:Meeting"), "schema:eventStatus") == expand("schema:EventCancelled")
    assert write().values(None, "schema:eventStatus") == []


def test_items_are_named_by_their_numbers(write: Write) -> None:
    graph = write()
    meeting = graph.only("scr:Meeting")
    assert graph.typed("scr:AgendaItem") == [f"{meeting}/item/1", f"{meeting}/item/2"]
    assert graph.one(f"{meeting}/item/1", "scr:itemNumber") == "1"
    assert graph.one(f"{meeting}/item/1", "schema:position") == "1"
    assert graph.quotes(f"{meeting}/item/1") == ["1.", "Sea Wall"]


def test_items_of_one_number_are_told_apart_by_their_titles(write: Write) -> None:
    graph = write(items=(ITEMS[0], replace(ITEMS[1], number="1")))
    meeting = graph.only("scr:Meeting")
    assert graph.typed("scr:AgendaItem") == [f"{meeting}/item/1-sea-wall", f"{meeting}/item/1-work-programme"]


def test_items_of_one_number_and_title_are_told_apart_by_what_is_said(write: Write) -> None:
    twice = (ITEMS[0], replace(ITEMS[1], number="1", title="Sea Wall"))
    graph = write(items=twice)
    first, second = graph.typed("scr:AgendaItem")
    assert first != second
    assert second.startswith(f"{first}-")
    assert write(items=twice).typed("scr:AgendaItem") == [first, second]


def test_items_that_are_printed_thrice_the_same_stay_three(write: Write) -> None:
    graph = write(items=tuple(replace(ITEMS[0], position=n) for n in (1, 2, 3)))
    items = graph.typed("scr:AgendaItem")
    assert len(set(items)) == 3
    assert [graph.one(item, "schema:position") for item in items] == ["1", "2", "3"]


def test_what_an_item_is_marked_with(write: Write) -> None:
    marked = replace(
        ITEMS[0], exempt=True, exempt_under=("3", "5"), nil=(("interests", find("safe")),),
        complete=False, key="AI77", topics=("bus-services",), documents=(("Plan of the steps", find("steps")),),
    )  # fmt: skip
    graph = write(items=(marked, replace(ITEMS[1], exempt=True, parent=1)))
    first, second = graph.typed("scr:AgendaItem")
    assert graph.values(first, "scr:exemptUnder") == [
        concept("exempt/paragraph-3"),
        concept("exempt/paragraph-5"),
    ]
    assert graph.values(second, "scr:exemptUnder") == [concept("exempt/unspecified")]
    assert graph.one(first, "scr:nilReturn") == concept("nil/interests")
    assert graph.one(first, "scr:textComplete") == "false"
    assert graph.one(graph.document, "scr:textComplete") == "false"
    assert graph.one(first, "dcterms:identifier") == "AI77"
    assert graph.one(second, "schema:superEvent") == first
    listed = graph.one(first, "scr:considers")
    assert graph.one(listed, "rdfs:label") == "Plan of the steps"
    assert graph.quotes(listed) == ["steps"]


def test_an_attendance_says_who_came_how_and_for_whom(write: Write) -> None:
    record = Attendance(
        person=name("Cllr Vane"), status="present", spans=(find("Cllr Vane"),), capacities=("substitute",), chair=True,
        substitute_for=name("Councillor Ada Larkin"), absent_for=(2,), arrived="at 7 pm", left="before item 2",
        representing="Harbour Watch", post="Head of Coastal Services",
    )  # fmt: skip
    graph = write(attendances=(record,))
    node = graph.only("scr:Attendance")
    assert graph.one(node, "scr:atMeeting") == graph.only("scr:Meeting")
    assert graph.one(node, "scr:attendanceStatus") == concept("attendance/present")
    assert set(graph.values(node, "scr:capacity")) == {
        concept("capacity/substitute"),
        concept("capacity/chair"),
    }
    assert graph.one(node, "scr:substituteFor") == iris.person(OURS, "Ada Larkin")
    assert graph.one(node, "scr:absentFor") == graph.typed("scr:AgendaItem")[1]
    assert graph.one(node, "scr:representing") == NAMES.external_body("Harbour Watch")
    assert graph.one(node, "scr:inPost") == iris.post(OURS, "Head of Coastal Services")
    assert (graph.one(node, "scr:arrived"), graph.one(node, "scr:left")) == ("at 7 pm", "before item 2")
    assert graph.quotes(node) == ["Cllr Vane"]


@pytest.mark.parametrize("status", ["present", "apologies", "absent"])
def test_each_status_is_a_code(write: Write, status: str) -> None:
    record = Attendance(person=name("Cllr Vane"), status=status, spans=(find("Cllr Vane"),))  # type: ignore[arg-type]
    graph = write(attendances=(record,))
    assert graph.one(graph.only("scr:Attendance"), "scr:attendanceStatus") == concept(f"attendance/{status}")


def test_declarations_of_one_person_are_counted(write: Write) -> None:
    words = find("Cllr Vane declared an interest")
    one = Declaration(
        person=name("Cllr Vane"),
        text="an interest",
        spans=(words,),
        kind="personal",
        about_items=(1,),
        item=2,
        left_room=True,
    )
    other = Declaration(person=name("Cllr Vane"), text="another", spans=(words,), about_all=True)
    graph = write(declarations=(one, other))
    first, second = graph.typed("scr:Declaration")
    assert (first[-2:], second[-2:]) == ("/1", "/2")
    assert graph.one(first, "scr:interestKind") == concept("interest/personal")
    assert graph.one(first, "scr:relatesToItem") == graph.typed("scr:AgendaItem")[0]
    assert graph.one(first, "scr:inItem") == graph.typed("scr:AgendaItem")[1]
    assert graph.one(first, "scr:leftRoom") == "true"
    assert graph.one(second, "scr:relatesToAllItems") == "true"
    assert graph.values(second, "scr:leftRoom") == []


def test_a_mention_is_described_once_with_its_page(write: Write) -> None:
    words = find("Work Programme")
    graph = write(attendances=(Attendance(person=name("Cllr Vane"), status="present", spans=(words, words)),))
    mention = iris.mention(graph.document, words.start, words.end)
    assert graph.one(mention, "scr:quote") == "Work Programme"
    assert graph.one(mention, "oa:hasSource") == graph.document
    assert graph.one(mention, "scr:page") == "2"
    assert graph.values(graph.only("scr:Attendance"), "scr:evidence") == [mention]
