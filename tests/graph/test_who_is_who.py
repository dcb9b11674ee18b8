"""Identity is proposed with its grounds, judged by people, and never assumed; judgements outlive imports."""

import datetime as dt
from typing import Any

import pytest

from graph.across.identity import LEAST, Seen, likely_pairs, propose_claims
from graph.across.judgements import (
    Judgement,
    claims,
    find_claim,
    joined_with,
    judge,
    judgements,
    replay_judgements,
)
from graph.errors import JudgementConflict, UnknownClaim
from graph.load import load_many, remove_document
from graph.queries import ask_rows
from graph.sparql.terms import rows
from graph.store import Store, open_store
from ontology.terms import BASE

COUNCIL = f"{BASE}council/eastmere-borough-council"
PANEL = f"{COUNCIL}/body/housing-scrutiny-panel"
ANNE, A_PEARSON = f"{COUNCIL}/person/anne-pearson", f"{PANEL}/person/a-pearson"
NOW = dt.datetime(2025, 3, 1, 12, 0, tzinfo=dt.UTC)


def seen(name: str, **known: Any) -> Seen:
    person = Seen(f"urn:{name.lower().replace(' ', '-')}", names={name})
    for field, value in known.items():
        setattr(person, field, value)
    return person


def verdict(one: str, other: str, said: Any = "accepted", hour: int = 12) -> Judgement:
    return Judgement(one=one, other=other, verdict=said, by="A Reader", on=NOW.replace(hour=hour))


def test_an_initial_and_a_full_name_on_one_body_are_proposed(store: Store) -> None:
    (claim,) = propose_claims(store, COUNCIL)
    assert {claim.one, claim.other} == {ANNE, A_PEARSON}
    assert claim.basis == ("compatible-name", "same-body")
    assert claim.status == "proposed"


def test_two_of_one_surname_at_one_meeting_are_never_proposed(store: Store) -> None:
    proposed = propose_claims(store, COUNCIL)
    assert not [claim for claim in proposed if "hughes" in claim.one]


def test_one_name_in_two_councils_is_never_proposed(store: Store) -> None:
    for council in (COUNCIL, f"{BASE}council/northwick-district-council"):
        assert not [claim for claim in propose_claims(store, council) if "nair" in claim.one + claim.other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (seen("E Hughes"), seen("Eve Hughes")),  # a surname and an initial alone
        (seen("E Hughes"), seen("Louise Hughes")),
        (seen("Jo Marsh", titles={"Mr"}, sat_on={"urn:b": {"2024-01-01"}}), seen("J Marsh", titles={"Mrs"}, sat_on={"urn:b": {"2024-01-01"}})),
        (seen("J Marsh", recorded_in={("urn:g", "urn:m")}, sat_on={"urn:b": set()}), seen("Jo Marsh", recorded_in={("urn:g", "urn:m")}, sat_on={"urn:b": set()})),
        (seen("Rayner", sat_on={"urn:b": set()}), seen("S Rayner", sat_on={"urn:b": set()})),
    ],
    ids=["initial alone", "other initial", "titles contradict", "told apart by one paper", "bare surname on a body"],
)  # fmt: skip
def test_too_little_is_not_proposed(one: Seen, other: Seen) -> None:
    assert likely_pairs([one, other], set()) == []


def test_a_bare_surname_is_proposed_with_the_same_post() -> None:
    held = {"urn:post": {"2024-01-01"}}
    (claim,) = likely_pairs([seen("Rayner", held=held), seen("S Rayner", held=held)], set())
    assert claim.basis == ("overlapping-dates", "same-post")
    assert claim.confidence >= LEAST


def test_whoever_could_be_either_of_two_is_less_sure() -> None:
    held = {"urn:post": {"2024-01-01"}}
    alone = likely_pairs([seen("J Marsh", held=held), seen("Jo Marsh", held=held)], set())
    rivals = likely_pairs([seen("J Marsh", held=held), seen("Jo Marsh", held=held), seen("Ivy J Marsh", held=held), seen("Jim Marsh", held=held)], set())  # fmt: skip
    assert alone[0].confidence > max(claim.confidence for claim in rivals)


def test_an_acceptance_gives_one_node_that_queries_reach(store: Store) -> None:
    (claim,) = propose_claims(store, COUNCIL)
    judge(store, verdict(claim.one, claim.other))
    assert joined_with(store, A_PEARSON) == sorted([ANNE, A_PEARSON])
    dates = {row["date"] for row in ask_rows(store, "attendance-of-member", person=A_PEARSON)}
    assert (
        dates
        == {"2024-09-12", "2024-12-05"}
        == {r["date"] for r in ask_rows(store, "attendance-of-member", person=ANNE)}
    )
    (row,) = rows(store.query(f"SELECT ?one {{ <{A_PEARSON}> scr:canonical ?one }}"))
    assert row["one"] == ANNE


def test_a_judgement_outlives_every_import_and_every_proposal(store: Store, samples: dict[str, Any]) -> None:
    judge(store, verdict(ANNE, A_PEARSON, "rejected"))
    assert propose_claims(store, COUNCIL) == []
    remove_document(store, samples["eastmere-housing-2024-12-05"].document)
    load_many(store, [sample.load(importer_version="9") for sample in samples.values()])
    assert propose_claims(store, COUNCIL) == []
    assert [claim.status for claim in claims(store).values()] == ["rejected"]
    assert [(one.verdict, one.by, one.on) for one in judgements(store)] == [("rejected", "A Reader", NOW)]


def test_a_later_judgement_replaces_an_earlier(store: Store) -> None:
    judge(store, verdict(ANNE, A_PEARSON, "accepted", hour=10))
    claim = judge(store, verdict(A_PEARSON, ANNE, "rejected", hour=11))
    assert find_claim(store, claim).status == "rejected"
    assert joined_with(store, ANNE) == [ANNE]
    assert len(judgements(store)) == 1


def test_what_was_rejected_is_not_joined_through_a_third(store: Store) -> None:
    judge(store, verdict("urn:a", "urn:b", "rejected"))
    judge(store, verdict("urn:a", "urn:c"))
    before = set(store.quads())
    with pytest.raises(JudgementConflict, match="judged to be different"):
        judge(store, verdict("urn:b", "urn:c"))
    assert set(store.quads()) == before


def test_judgements_can_be_replayed_on_another_store(store: Store) -> None:
    judge(store, verdict(ANNE, A_PEARSON))
    judge(store, verdict("urn:a", "urn:b", "rejected", hour=14))
    with open_store("memory:") as other:
        replay_judgements(other, judgements(store))
        assert judgements(other) == judgements(store)
        assert joined_with(other, ANNE) == joined_with(store, ANNE)


def test_a_claim_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(UnknownClaim, match="no such identity claim"):
        find_claim(store, "urn:claim")
