"""Tenures are what papers show, from first to last sight, and no longer."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph.across.judgements import Judgement, judge
from graph.across.tenure import Observation, holders_on, join_observations, tenures
from graph.store import Store
from ontology.terms import BASE

COUNCIL = f"{BASE}council/eastmere-borough-council"
HEAD = f"{COUNCIL}/post/head-of-housing"
PRIYA, SAM = f"{COUNCIL}/person/priya-nair", f"{COUNCIL}/person/sam-ito"


def day(month: int, number: int = 1) -> dt.date:
    return dt.date(2024, month, number)


def sight(person: str, on: dt.date, *, exclusive: bool = True) -> Observation:
    return Observation(on=on, person=person, name=person, held="urn:post", label="Post", exclusive=exclusive)


def spans(found: list[Any]) -> list[tuple[str, dt.date, dt.date]]:
    return [(one.person, one.first, one.last) for one in found]


def test_a_post_passes_from_one_holder_to_the_next(filled: Store) -> None:
    assert spans(tenures(filled, held=HEAD)) == [
        (PRIYA, day(9, 12), day(10, 15)),
        (SAM, day(12, 5), day(12, 5)),
    ]


def test_a_person_has_the_posts_in_which_they_were_seen(filled: Store) -> None:
    found = tenures(filled, person=PRIYA)
    assert {one.label for one in found} == {"Head of Housing", "Director of Place"}
    head = next(one for one in found if one.held == HEAD)
    assert head.evidence.quote == "Priya Nair, Head of Housing"
    assert head.evidence.document


def test_a_holder_between_two_sights_ends_a_tenure() -> None:
    found = join_observations(
        [sight("a", day(1)), sight("b", day(3)), sight("a", day(5)), sight("a", day(6))]
    )
    assert spans(found) == [("a", day(1), day(1)), ("b", day(3), day(3)), ("a", day(5), day(6))]


def test_a_post_of_several_is_not_ended_by_another_holder() -> None:
    found = join_observations(
        [sight("a", day(1)), sight("b", day(1)), sight("b", day(3)), sight("a", day(5))]
    )
    assert spans(found) == [("a", day(1), day(5)), ("b", day(1), day(3))]


def test_seats_on_a_body_are_not_exclusive() -> None:
    found = join_observations([sight(who, day(n), exclusive=False) for n, who in enumerate("aba", 1)])
    assert spans(found) == [("a", day(1), day(3)), ("b", day(2), day(2))]


def test_who_held_a_post_on_a_day_is_said_with_its_certainty(filled: Store) -> None:
    def told(on: dt.date) -> list[tuple[str, str]]:
        return [(one.nearest.name, one.certainty) for one in holders_on(filled, HEAD, on)]

    assert told(day(9, 12)) == [("Priya Nair", "seen on the day")]
    assert told(day(9, 30)) == [("Priya Nair", "seen before and after")]
    assert told(day(11)) == [("Priya Nair", "last seen before"), ("Sam Ito", "first seen after")]
    assert told(day(1)) == [("Priya Nair", "first seen after")]


def test_people_that_were_joined_count_as_one(store: Store) -> None:
    on = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
    judge(store, Judgement(one=PRIYA, other=SAM, verdict="accepted", by="A Reader", on=on))
    (tenure,) = tenures(store, held=HEAD)
    assert (tenure.first, tenure.last) == (day(9, 12), day(12, 5))
    assert len(tenures(store, person=SAM)) == 2


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 12)), min_size=1, max_size=15))
def test_every_sight_is_in_exactly_one_tenure(seen: list[tuple[str, int]]) -> None:
    observations = [sight(person, day(month)) for person, month in seen]
    found = join_observations(observations)
    assert sorted(one for tenure in found for one in tenure.observations) == sorted(observations)
    for tenure in found:
        assert {one.person for one in tenure.observations} == {tenure.person}
        assert tenure.first == min(one.on for one in tenure.observations)
        assert tenure.last == max(one.on for one in tenure.observations)
