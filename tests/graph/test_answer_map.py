"""The map of an answer draws what it ties together, named, and no more than can be read."""

import pytest

from graph.asking import StoreAsking, at_once
from graph.errors import NothingToMap
from graph.maps.answer import map_answer, tie_triples
from graph.maps.map import DEFAULT, Choice, Map
from graph.store import Store
from ontology.terms import BASE

COUNCIL = f"{BASE}council/eastmere-borough-council"


def drawn(store: Store, triples: list[tuple[str, str, str]]) -> Map:
    return at_once(map_answer(StoreAsking(store), triples, BASE, Choice()))


def test_things_have_their_names_and_kinds(store: Store) -> None:
    shown = drawn(store, [(f"{COUNCIL}/person/priya-nair", "met", f"{COUNCIL}/body/cabinet")])
    assert {(thing.label, thing.kind) for thing in shown.things} == {
        ("Priya Nair", "person"),
        ("Cabinet", "body"),
    }
    assert shown.ties[0].kind == "met"


def test_what_is_said_twice_counts_twice_and_a_loop_not_at_all() -> None:
    ties = tie_triples([("urn:a", "p", "urn:b")] * 2 + [("urn:a", "p", "urn:a")], BASE)
    assert [tie.weight for tie in ties] == [2]


def test_no_more_is_drawn_than_can_be_read(store: Store) -> None:
    shown = drawn(store, [(f"urn:{n % 300}", "p", f"urn:{(n * 7 + 1) % 300}") for n in range(2_000)])
    assert len(shown.things) == DEFAULT.things == 150
    assert len(shown.ties) <= DEFAULT.ties == 400
    assert shown.all_things == 300


def test_an_answer_that_ties_nothing_is_told(store: Store) -> None:
    with pytest.raises(NothingToMap, match="ties no two things"):
        drawn(store, [])
