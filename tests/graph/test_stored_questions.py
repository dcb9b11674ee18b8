"""The stored questions, asked of the sample papers: each answer is a story that samples/README.md tells."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.intake import load_papers
from graph.queries import ask_rows, questions
from graph.store import Store, open_store
from ontology.terms import BASE, SCRT

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "papers"
COUNCIL = f"{BASE}council/saltmere-borough-council"
BODY = f"{COUNCIL}/body/place-and-climate-scrutiny-committee"


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store("memory:") as opened:
        load_papers(opened, [SAMPLES])
        yield opened


def column(rows: list[dict[str, str]], name: str) -> set[str]:
    return {row[name] for row in rows if name in row}


def test_every_question_is_english_and_answers_without_error(store: Store) -> None:
    for question in questions().values():
        assert question.english.endswith("?")
        if all(parameter.optional for parameter in question.parameters):
            ask_rows(store, question.name)


def test_who_attended_a_meeting_and_who_sent_apologies(store: Store) -> None:
    rows = ask_rows(store, "attendance-of-meeting", meeting=f"{BODY}/meeting/2023-09-12")
    by_name = {(row["name"], row["status"]) for row in rows}
    assert ("Kit Sandeman", "present") in by_name
    assert ("Una Sandeman", "apologies") in by_name


def test_a_members_attendance(store: Store) -> None:
    rows = ask_rows(store, "attendance-of-member", person=f"{COUNCIL}/person/kit-sandeman")
    assert {"2023-09-12", "2023-11-14", "2024-03-12"} <= column(rows, "date")


def test_the_readings_are_past_due_in_november(store: Store) -> None:
    rows = ask_rows(store, "open-actions", on=dt.date(2023, 11, 14), body=BODY)
    late = [row for row in rows if row["state"] == "past due"]
    assert any("readings" in row["text"] and row["dueDate"] == "2023-10-31" for row in late)
    assert all(row["quote"] and row["document"] for row in late)


def test_recommendations_are_addressed_to_cabinet(store: Store) -> None:
    rows = ask_rows(store, "recommendations", body=BODY)
    assert any("Cabinet" in row.get("addressedTo", "") for row in rows)


def test_what_was_agreed_in_discussion_and_never_resolved(store: Store) -> None:
    assert ask_rows(store, "agreed-never-resolved", body=BODY)


def test_the_call_in_has_its_signatories_and_outcome(store: Store) -> None:
    (call_in,) = ask_rows(store, "call-ins")
    assert call_in["date"] == "2024-02-29"
    assert call_in["outcome"] == "referred-back"
    assert len(call_in["requestedBy"].split("; ")) == 5


def test_declarations_say_what_they_are_about(store: Store) -> None:
    rows = ask_rows(store, "declarations", body=BODY)
    assert "Hal Treloar" in column(rows, "name")
    assert {"personal"} <= column(rows, "kind")


def test_exempt_items_by_paragraph(store: Store) -> None:
    assert "paragraph-3" in column(ask_rows(store, "exempt-items"), "paragraph")


def test_the_director_of_public_health_ties_two_boards(store: Store) -> None:
    rows = ask_rows(store, "officers-between-bodies", body=BODY)
    assert "Samir Haddad" in column(rows, "name")
    assert "Health and Wellbeing Scrutiny Panel" in column(rows, "otherLabel")


def test_the_posts_of_an_officer_who_moved(store: Store) -> None:
    labels = column(ask_rows(store, "posts-of-person", person=f"{COUNCIL}/person/marion-keogh"), "label")
    assert {"Interim Head of Environmental Services", "Director of Place"} <= labels


def test_the_holder_of_a_post_on_a_day(store: Store) -> None:
    rows = ask_rows(store, "post-holder", post=f"{COUNCIL}/post/director-of-place", on=dt.date(2024, 3, 1))
    assert "Marion Keogh" in column(rows, "name")


def test_recorded_votes_have_counts_and_movers(store: Store) -> None:
    rows = ask_rows(store, "votes")
    assert any(row["for"] == "4" and row["against"] == "2" for row in rows if "for" in row)


def test_meetings_that_recorded_no_whip_and_those_that_are_silent(store: Store) -> None:
    assert column(ask_rows(store, "whip-by-meeting"), "whip") == {"none", "not recorded"}


def test_air_quality_is_followed_from_meeting_to_meeting(store: Store) -> None:
    rows = ask_rows(store, "history-of-issue", subject=str(SCRT["air-quality"]))
    assert len(column(rows, "date")) >= 3


def test_questions_asked_on_a_topic_are_given_with_who_answered(store: Store) -> None:
    rows = ask_rows(store, "questions-on-topic", words="lanes")
    assert any(row.get("answerer") == "Marion Keogh" for row in rows)


def test_every_answer_leads_to_document_characters_and_importer(store: Store) -> None:
    rows = ask_rows(store, "provenance", node=f"{COUNCIL}/person/marion-keogh")
    assert rows
    assert all(
        {"source", "quote", "start", "end", "importer", "version", "complete"} <= row.keys() for row in rows
    )


def test_cabinets_answers_reach_the_recommendations_they_answer(store: Store) -> None:
    rows = ask_rows(store, "recommendations", body=BODY)
    status = {row["text"][:30]: row["status"] for row in rows}
    assert status["to adopt powers to issue fixed"] == "partially-accepted"
    assert status["to commission a feasibility st"] == "rejected"
    assert len([row for row in rows if "feasibility study for a clean air zone." in row["text"]]) == 1


def test_what_became_of_a_refused_recommendation_is_told_in_order(store: Store) -> None:
    rows = [
        row for row in ask_rows(store, "what-became", body=BODY) if "commission a feasibility" in row["text"]
    ]
    steps = [(row["stepDate"], row["step"], row["outcome"]) for row in rows if row["outcome"] != ""]
    assert ("2024-02-06", "answered", "rejected") in steps
    assert rows[-1]["step"] == "taken up again"
    assert rows[-1]["stepDate"] == "2024-03-12"
    assert all(row["quote"] and row["document"] for row in rows)


def test_the_readings_came_back_and_others_never_did(store: Store) -> None:
    later = column(ask_rows(store, "never-came-back", on=dt.date(2024, 4, 1), body=BODY), "text")
    assert not any("diffusion tube readings" in text for text in later)
    assert any("invited to attend the meeting on 14 November" in text for text in later)
    before = column(ask_rows(store, "never-came-back", on=dt.date(2023, 11, 14), body=BODY), "text")
    assert any("diffusion tube readings" in text for text in before)


def test_a_tracked_action_that_ended_is_open_no_more(store: Store) -> None:
    def waiting(on: dt.date) -> bool:
        rows = ask_rows(store, "open-actions", on=on, body=BODY)
        return any("diffusion tube readings" in row["text"] for row in rows)

    assert waiting(dt.date(2024, 1, 16))
    assert not waiting(dt.date(2024, 4, 1))
