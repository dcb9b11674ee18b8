"""Stored questions are found by name, say their parameters, and take values that cannot be anything else."""

import contextlib
import datetime as dt
import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadParameter, QueryRefused, UnknownQuery
from graph.queries import Question, ask_rows, find_question, questions, read_question
from graph.sparql.prefixes import known_prefixes
from graph.sparql.words import asks_other_servers, keywords
from graph.store import Store
from ontology.terms import BASE

COUNCIL = f"{BASE}council/eastmere-borough-council"
PANEL = f"{COUNCIL}/body/housing-scrutiny-panel"


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_is_english_and_its_parameters_have_their_places(name: str) -> None:
    question = find_question(name)
    assert question.english.endswith("?")
    places = re.findall(r"^\s*# VALUES \?(\w+)$", question.text, re.MULTILINE)
    assert set(places) == {parameter.name for parameter in question.parameters}
    assert "ORDER BY" in question.text
    ox.Store().query(question.text, prefixes=known_prefixes(BASE))


@pytest.mark.parametrize("name", sorted(questions()))
def test_an_answer_comes_in_the_same_order_every_time(filled: Store, name: str) -> None:
    if all(parameter.optional for parameter in find_question(name).parameters):
        assert ask_rows(filled, name) == ask_rows(filled, name)


def test_an_unknown_question_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownQuery, match="open-actions"):
        find_question("open-questions")


def test_a_value_that_is_needed_unknown_or_of_the_wrong_type_is_told(filled: Store) -> None:
    with pytest.raises(BadParameter, match="needs 'meeting'"):
        ask_rows(filled, "attendance-of-meeting")
    with pytest.raises(BadParameter, match="no parameter 'year'"):
        ask_rows(filled, "recommendations", year=2024)
    with pytest.raises(BadParameter, match="is not a date"):
        ask_rows(filled, "open-actions", on="tomorrow")
    with pytest.raises(BadParameter, match="is not a number"):
        ask_rows(filled, "recommendations-unanswered", months="two")
    with pytest.raises(BadParameter, match="is not an IRI"):
        ask_rows(filled, "recommendations", body="} DROP ALL #")


def test_dates_and_several_values_are_taken(filled: Store) -> None:
    assert ask_rows(filled, "open-actions", on=dt.date(2024, 12, 20)) == ask_rows(
        filled, "open-actions", on="2024-12-20"
    )
    both = ask_rows(
        filled, "recommendations", body=[PANEL, f"{COUNCIL}/body/overview-and-scrutiny-committee"]
    )
    assert len(both) == 3
    assert len(ask_rows(filled, "recommendations", body=PANEL)) == 2


WORDS = read_question(
    "words",
    "# Which?\n# param words: text to look for\nSELECT ?words { \n# VALUES ?words\n}\nORDER BY ?words",
)


@given(st.text())
def test_whatever_is_given_as_text_comes_back_as_that_text(words: str) -> None:
    (row,) = ox.Store().query(WORDS.bound({"words": words}))  # type: ignore[misc]
    assert row[0] == ox.Literal(words)


@given(st.text())
def test_whatever_is_given_as_an_iri_is_one_or_refused(words: str) -> None:
    question = Question(
        "q",
        "Which?",
        read_question("q", "# Which?\n# param thing: IRI of it\n").parameters,
        "SELECT * {\n# VALUES ?thing\n}",
    )
    try:
        text = question.bound({"thing": words})
    except BadParameter:
        return
    (row,) = ox.Store().query(text)  # type: ignore[misc]
    assert row[0] == ox.NamedNode(words)


def test_an_answer_has_labels_dates_words_and_the_place_they_stand(filled: Store) -> None:
    (row, *_) = ask_rows(filled, "recommendations", body=PANEL)
    assert row["status"] == "partially-accepted"
    assert row["answer"] == "Cabinet accepted the Panel's recommendation in part"
    assert row["answeredOn"] == "2024-10-15"
    assert row["addressedTo"] == "Cabinet"
    assert row["evidence"].startswith(row["document"] + "#char=")


def test_a_substitute_is_told_with_whom_they_stood_in_for(filled: Store) -> None:
    rows = ask_rows(filled, "attendance-of-meeting", meeting=f"{PANEL}/meeting/2024-09-12")
    by_name = {row["name"]: row for row in rows}
    assert by_name["Councillor Tom Reay"]["substituteFor"] == "Councillor Ruth Okell"
    assert by_name["Councillor Tom Reay"]["capacities"] == "substitute"
    assert set(by_name["Councillor Anne Pearson"]["capacities"].split(", ")) == {"chair", "member"}
    assert by_name["Marek Dolan"]["representing"] == "Eastmere Homes"
    assert by_name["Councillor Ruth Okell"]["status"] == "apologies"
    assert [row["status"] for row in rows] == ["present"] * 6 + ["apologies"] * 2


def test_issues_are_followed_from_scrutiny_to_cabinet(filled: Store) -> None:
    (row,) = ask_rows(filled, "issues-passed-on")
    assert (row["scrutinyOn"], row["passedOn"], row["passedTo"]) == ("2024-09-12", "2024-10-15", "Cabinet")
    history = ask_rows(filled, "history-of-issue", subject=f"{COUNCIL}/issue/repairs-backlog")
    assert [one["date"] for one in history] == ["2024-09-12"] * 4 + ["2024-10-15", "2024-12-05"]


def test_councils_are_compared_without_counting_twice(filled: Store) -> None:
    topic = "https://w3id.org/scrutiny/concept/topic/housing-repairs"
    eastmere, northwick = ask_rows(filled, "councils-side-by-side", subject=topic)
    assert (eastmere["items"], eastmere["meetings"], eastmere["actions"], eastmere["answers"]) == (
        "3",
        "3",
        "3",
        "1",
    )
    assert (northwick["items"], northwick["recommendations"]) == ("1", "0")


def test_what_was_only_noted_and_what_was_deferred(filled: Store) -> None:
    (noted,) = ask_rows(filled, "reports-only-noted")
    assert noted["itemLabel"] == "Damp and mould in council homes"
    (deferred,) = ask_rows(filled, "deferred-items", on="2025-01-01")
    assert deferred["itemLabel"] == "HOUSING STRATEGY"


def test_items_around_an_inspection_fall_before_and_after(filled: Store) -> None:
    rows = ask_rows(filled, "around-a-date", on="2024-11-01")
    assert {row["date"] for row in rows if row["when"] == "before"} == {"2024-09-12", "2024-10-15"}
    assert ask_rows(filled, "around-a-date", on="2026-01-01") == []


HIDDEN = [
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { sErViCe<http://x/>{ ?s ?p ?o } }",
    "SELECT*{SERVICESILENT<http://x/>{?s ?p ?o}}",
    "PREFIX :<http://x/> SELECT*{SERVICE:x{?s ?p ?o}}",
    "SELECT * { FILTER(1<2)SERVICE<http://x/>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p '#' SERVICE <http://x/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p """\\""" """ SERVICE <http://x/> { ?s ?p ?o } }',
    "SELECT * { ?s :a.SERVICE <http://x/> { ?s ?p ?o } }",
    "LOAD <http://x/>",
    "INSERT DATA {};LOAD<http://x/>",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_a_call_to_another_server_is_seen_however_it_is_written(text: str) -> None:
    assert asks_other_servers(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service a scr:Body }",
        "SELECT * { <http://example.org/SERVICE> ?load 'SERVICE <http://x/>' } # LOAD",
        "SELECT * { ?s ex:service \"load\" , '''SERVICE''' , \"a \\\" SERVICE\" }",
    ],
)
def test_words_that_are_no_keywords_are_let_through(text: str) -> None:
    assert not asks_other_servers(text)


def test_finding_keywords_takes_time_in_line_with_length() -> None:
    for hostile in (
        '"' * 200_001,
        "'''" * 70_001,
        "<" * 200_000,
        "a:" * 100_000,
        "\\" * 200_000,
        '"""\\' * 50_000,
    ):
        with contextlib.suppress(QueryRefused):
            assert sum(1 for _ in keywords(hostile)) <= len(hostile)


@pytest.mark.parametrize(
    "text",
    [
        "PREFIX e: <urn:> SELECT * { VALUES ?x { e:x } FILTER(2<3)SERVICE?x#>\n{} }",
        "PREFIX e: <urn:> SELECT * { FILTER(2<3#>\n)SERVICE e:x{} }",
        "SELECT * { ?s ?p '\\u0027 SERVICE <urn:a> {} #' }",
        "SELECT * {} #\\u000ASERVICE <urn:a> {}",
        "SELECT * { \\u0053ERVICE <urn:a> {} }",
    ],
)
def test_a_text_that_can_be_read_in_two_ways_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        asks_other_servers(text)
    assert refused.value.line is not None
