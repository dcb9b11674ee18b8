"""What was asked for and agreed is followed: open, past due, answered, taken up again."""

import datetime as dt
from typing import Any

from graph.followups import Clause, find_returns, link_returns, open_actions, unanswered
from graph.load import replace_document
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


def test_a_clause_taken_up_again_is_tied_to_the_one_before() -> None:
    clauses = [
        Clause("urn:1", "urn:b", "2024-01-10", "That the Head of Housing report back on the repairs backlog"),
        Clause("urn:2", "urn:b", "2024-03-10", "the Head of Housing to report back on repairs backlog"),
        Clause("urn:3", "urn:b", "2024-05-10", "That the Head of Housing report back on the repairs backlog"),
        Clause(
            "urn:4", "urn:other", "2024-05-10", "That the Head of Housing report back on the repairs backlog"
        ),
        Clause("urn:5", "urn:b", "2024-06-10", "That it be noted"),
        Clause("urn:6", "urn:b", "2024-07-10", "That it be noted"),
    ]
    assert list(find_returns(clauses)) == [("urn:2", "urn:1"), ("urn:3", "urn:2")]


def test_an_action_that_returned_is_open_once(store: Store, samples: dict[str, Any]) -> None:
    later = samples["eastmere-housing-2024-12-05"]
    quads = [
        quad.__class__(quad.subject, quad.predicate, quad.object.__class__("That the Head of Housing report back in three months"), quad.graph_name)
        if "8-24-figures" in str(quad.subject) and "text" in str(quad.predicate)
        else quad
        for quad in later.quads()
    ]  # fmt: skip
    replace_document(store, later.document, quads, later.entry(importer_version="2"))
    text = "That the Head of Housing report back in three months"
    assert [one.text for one in open_actions(store, DECEMBER)].count(text) == 2
    assert link_returns(store) == 1
    assert [one.agreed for one in open_actions(store, DECEMBER) if one.text == text] == [dt.date(2024, 12, 5)]
    assert link_returns(store) == 1
    assert len(list(store.quads(store.iris.derived))) == 1
