"""A claim is laid out for a person to judge: both names with the papers' own words, and what was judged."""

import datetime as dt

import pytest

from graph.across.claim_sheets import ClaimSheet, lay_out_claims, tell_claim
from graph.across.identity import propose_claims
from graph.across.judgements import Judgement, judge, judgements
from graph.across.people import UnknownPerson, find_person
from graph.asking import StoreAsking, at_once
from graph.store import Store
from ontology.terms import BASE

COUNCIL = f"{BASE}council/eastmere-borough-council"
ANNE = f"{COUNCIL}/person/anne-pearson"
A_PEARSON = f"{COUNCIL}/body/housing-scrutiny-panel/person/a-pearson"


def sheets(store: Store) -> list[ClaimSheet]:
    return at_once(lay_out_claims(StoreAsking(store)))


def test_both_sides_come_with_the_words_of_the_papers(store: Store) -> None:
    propose_claims(store, COUNCIL)
    (sheet,) = sheets(store)
    assert {sheet.one.person, sheet.other.person} == {ANNE, A_PEARSON}
    assert sheet.grounds == ("names that agree as far as they go", "the same body")
    for side in (sheet.one, sheet.other):
        assert side.sights
        assert all(sight.quote and sight.document in sight.mention for sight in side.sights)
    told = tell_claim(sheet)
    assert "proposed" in told
    assert sheet.one.sights[0].quote.split()[0] in told


def test_a_judgement_is_told_with_who_made_it_and_why(store: Store) -> None:
    propose_claims(store, COUNCIL)
    on = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
    judge(
        store,
        Judgement(one=ANNE, other=A_PEARSON, verdict="accepted", by="A Reader", on=on, why="One signature"),
    )
    propose_claims(store, COUNCIL)
    (sheet,) = sheets(store)
    assert (sheet.status, sheet.by, sheet.why) == ("accepted", "A Reader", "One signature")
    assert "judged by A Reader on 2025-03-01: One signature" in tell_claim(sheet)
    assert [one.why for one in judgements(store)] == ["One signature"]


def test_proposing_again_writes_nothing_where_nothing_changed(store: Store) -> None:
    propose_claims(store, COUNCIL)
    before = store.version
    propose_claims(store, COUNCIL)
    assert store.version == before


def test_a_person_is_found_by_iri_name_or_a_part_that_only_one_has(store: Store) -> None:
    assert find_person(store, ANNE) == ANNE
    assert find_person(store, "anne pearson") == ANNE
    assert find_person(store, "Anne P") == ANNE
    with pytest.raises(UnknownPerson, match=r"fits \d people, give the IRI"):
        find_person(store, "a")
    with pytest.raises(UnknownPerson, match="nobody here has 'Zebedee'"):
        find_person(store, "Zebedee")
