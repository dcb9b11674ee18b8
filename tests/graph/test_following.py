"""What was asked for and agreed is followed: open, past due, answered, taken up again."""

import datetime as dt

from graph.across.followups import open_actions, unanswered
from graph.store import Store
from ontology.terms import BASE

COUNCIL = f"{BASE}council/eastmere-borough-council"
PANEL = f"{COUNCIL}/body/housing-scrutiny-panel"
DECEMBER = dt.date(2024, 12, 20)


def test_actions_are_open_past_due_first(filled: Store) -> None:
    found = open_actions(filled, DECEMBER)
    assert [one.state for one in found] == ["past due", "no date", "due"]
    late = found[0]
    assert late.due_date == dt.date(2024, 12, 12)
    assert late.due == "in three months"
    assert set(late.parties.split("; ")) == {"Head of Housing", "Priya Nair"}
    assert late.quote == "That the Head of Housing report back in three months"
    assert late.document


def test_what_was_agreed_later_is_not_open_yet(filled: Store) -> None:
    assert len(open_actions(filled, dt.date(2024, 10, 1))) == 2


def test_actions_are_listed_by_owner_and_body(filled: Store) -> None:
    priya = open_actions(filled, DECEMBER, owner=f"{COUNCIL}/person/priya-nair")
    assert [one.text for one in priya] == ["That the Head of Housing report back in three months"]
    assert open_actions(filled, DECEMBER, body=f"{COUNCIL}/body/cabinet") == []


def test_recommendations_wait_for_an_answer(filled: Store) -> None:
    found = unanswered(filled, dt.date(2025, 2, 5))
    assert {one.text for one in found} == {
        "That the decision be referred back to Cabinet",
        "That Cabinet be recommended to open a winter shelter",
    }
    assert {one.parties for one in found} == {"Cabinet"}
    assert len(unanswered(filled, dt.date(2025, 2, 4))) == 1
    assert unanswered(filled, dt.date(2025, 2, 5), months=6) == []
