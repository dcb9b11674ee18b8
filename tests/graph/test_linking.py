"""What became of matters is worked out across papers: taken up again, tracked, answered by another body."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.across.clauses import Clause
from graph.across.linking import follow_up
from graph.across.looking import look_across
from graph.across.responses import find_replies, read_outcome
from graph.across.returns import find_returns
from graph.load import load_many, remove_document, replace_document
from graph.sparql.terms import rows
from graph.store import Store
from ontology.terms import BASE

COUNCIL = f"{BASE}council/eastmere-borough-council"
PANEL = f"{COUNCIL}/body/housing-scrutiny-panel"


def clause(iri: str, day: str, text: str, *, body: str = "urn:b", **more: Any) -> Clause:
    return Clause(iri=iri, body=body, day=day, text=text, kinds=frozenset({"Action"}), **more)


def pairs(clauses: list[Clause]) -> list[tuple[str, str]]:
    return [(one.later.iri, one.earlier.iri) for one in find_returns(clauses)]


def test_a_matter_is_tied_to_the_last_time_that_the_same_body_took_it() -> None:
    words = "That the Head of Housing report on the backlog of damp repairs"
    clauses = [
        clause("urn:1", "2024-01-10", words),
        clause("urn:2", "2024-03-10", "the Head of Housing to report back on the damp repairs backlog"),
        clause("urn:3", "2024-05-10", words),
        clause("urn:4", "2024-05-10", words, body="urn:other"),
        clause("urn:5", "2024-06-10", "That it be noted"),
        clause("urn:6", "2024-07-10", "That it be noted"),
    ]
    assert pairs(clauses) == [("urn:2", "urn:1"), ("urn:3", "urn:2")]


def test_who_acts_and_by_when_may_change() -> None:
    first = clause("urn:1", "2024-01-10", "the Director of Place circulate the bus timetable survey figures by 31 March", beside=frozenset({"the Director of Place", "by 31 March"}))  # fmt: skip
    again = clause("urn:2", "2024-03-10", "Ms Okell send the bus timetable survey figures by 30 June", beside=frozenset({"Ms Okell", "by 30 June"}))  # fmt: skip
    assert pairs([first, again]) == [("urn:2", "urn:1")]


def test_few_words_are_one_matter_only_under_one_title() -> None:
    def twice(first: str, second: str) -> list[Clause]:
        return [
            clause("urn:1", "2024-01-10", "a progress report be submitted in March", title=first),
            clause("urn:2", "2024-03-10", "That a further progress report be submitted", title=second),
        ]

    assert pairs(twice("Sea Wall Repairs", "SEA WALL: REPAIRS")) == [("urn:2", "urn:1")]
    assert pairs(twice("Sea Wall Repairs", "Library Opening Hours")) == []
    assert pairs(twice("", "")) == []


def test_resolutions_are_not_followed() -> None:
    texts = ["the backlog of damp repairs in Foundry ward be noted"] * 2
    taken = [dataclasses.replace(clause(f"urn:{n}", f"2024-0{n + 1}-10", text), kinds=frozenset({"Resolution"})) for n, text in enumerate(texts)]  # fmt: skip
    assert pairs(taken) == []


@given(st.lists(st.tuples(st.integers(1, 9), st.lists(st.sampled_from("damp mould stairs lifts rents voids repair tenant".split()), max_size=8)), max_size=12))  # fmt: skip
def test_comparing_only_what_shares_rare_words_misses_nothing(drawn: list[tuple[int, list[str]]]) -> None:
    from graph.across.returns import _compare

    clauses = [
        clause(f"urn:{n:02}", f"2024-01-0{day}", " ".join(words)) for n, (day, words) in enumerate(drawn)
    ]
    found = {one.later.iri for one in find_returns(clauses)}
    assert found == {later.iri for later in clauses for earlier in clauses if _compare(later, earlier)}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Recommendation 1 (a monitor in Mill Lane) be accepted", "accepted"),
        ("Recommendation 2 (powers against idling) be accepted in part, in that …", "partially-accepted"),
        ("Recommendation 3 (a clean air zone) be not accepted, because …", "rejected"),
        ("the recommendation of the Panel not be agreed", "rejected"),
        ("the recommendations of the Panel be agreed in principle", "accepted-in-principle"),
        ("consideration of the recommendation be deferred to May", "deferred"),
    ],
)
def test_how_a_body_answers_is_read(text: str, outcome: str) -> None:
    assert (read_outcome(text) or ("",))[0] == outcome


def test_an_answer_goes_to_the_one_recommendation_whose_words_it_names() -> None:
    asked = [
        clause("urn:1", "2024-01-16", "to install a real-time monitor in Mill Lane by 30 June", beside=frozenset({"by 30 June"})),
        clause("urn:2", "2024-01-16", "to adopt powers to issue penalty notices for stationary idling"),
    ]  # fmt: skip
    answers = [
        clause("urn:8", "2024-02-06", "Recommendation 1 (a real-time monitor in Mill Lane by 30 June) be accepted"),
        clause("urn:9", "2024-02-06", "Recommendation 2 (powers against stationary idling) be not accepted"),
        clause("urn:7", "2024-02-06", "the survey of Mill Lane be accepted"),
    ]  # fmt: skip
    found = [(one.clause.iri, one.recommendation.iri, one.outcome) for one in find_replies(answers, asked)]
    assert found == [("urn:8", "urn:1", "accepted"), ("urn:9", "urn:2", "rejected")]
    assert list(find_replies(answers, [*asked, dataclasses.replace(asked[0], iri="urn:3")])) == list(find_replies(answers[1:], asked))  # fmt: skip


def test_a_recommendation_is_never_answered_before_it_was_made() -> None:
    asked = [clause("urn:1", "2024-03-16", "to install a real-time monitor in Mill Lane")]
    answer = clause("urn:8", "2024-02-06", "Recommendation 1 (a real-time monitor in Mill Lane) be accepted")
    assert list(find_replies([answer], asked)) == []


def links(store: Store) -> set[tuple[str, str, str]]:
    text = (
        "SELECT ?s ?p ?o { ?link rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; scr:confidence ?sure }"
    )
    return {(row["s"], row["p"].rpartition("#")[2], row["o"]) for row in rows(store.query(text))}


def taken_again(samples: dict[str, Any]) -> tuple[Any, list[Any]]:
    """Give the later paper and its quads, one clause of which now says what an earlier paper's said."""
    later = samples["eastmere-housing-2024-12-05"]
    text = "That the Head of Housing report back on the repairs backlog and the empty homes in three months"
    earlier = samples["eastmere-housing-2024-09-12"]
    changed = [
        type(quad)(quad.subject, quad.predicate, type(quad.object)(text), quad.graph_name)
        if ("8-24-figures" in str(quad.subject) or "That the Head of Housing report back" in str(quad.object))
        and quad.predicate.value.endswith("/text")
        else quad
        for sample in (earlier, later)
        for quad in sample.quads()
    ]
    return later, changed


def test_links_are_made_for_the_bodies_whose_papers_changed_and_for_no_others(
    store: Store, samples: dict[str, Any]
) -> None:
    everybody = follow_up(store)
    assert PANEL in everybody
    assert follow_up(store) == []
    before = store.version
    sample = samples["eastmere-housing-2024-12-05"]
    replace_document(store, sample.document, sample.quads(), sample.entry(importer_version="7"))
    touched = follow_up(store)
    assert PANEL in touched
    assert set(touched) < set(everybody)
    assert store.version != before


def test_a_link_says_how_sure_it_is_and_which_papers_it_was_made_from(
    store: Store, samples: dict[str, Any]
) -> None:
    earlier, later = (samples[f"eastmere-housing-2024-{day}"] for day in ("09-12", "12-05"))
    _, changed = taken_again(samples)
    for sample in (earlier, later):
        own = [quad for quad in changed if quad.graph_name.value == sample.graph]
        replace_document(store, sample.document, own, sample.entry(importer_version="2"))
    follow_up(store)
    (link,) = [one for one in links(store) if one[1] == "arisesFrom"]
    assert "2024-12-05" in link[0]
    assert "2024-09-12" in link[2]
    text = f"SELECT ?paper ?sure {{ GRAPH <{store.iris.follow_ups(PANEL)}> {{ ?link rdf:object <{link[2]}> ; prov:wasDerivedFrom ?paper ; scr:confidence ?sure }} }}"
    found = list(rows(store.query(text)))
    assert {row["paper"] for row in found} == {earlier.graph, later.graph}
    assert all(0 < float(row["sure"]) <= 1 for row in found)
    remove_document(store, later.document)
    follow_up(store)
    assert not [one for one in links(store) if one[1] == "arisesFrom"]


def test_what_others_write_about_a_body_is_taken_up_when_it_changes(store: Store) -> None:
    look_across(store)
    (clause,) = rows(
        store.query(
            f"SELECT ?c {{ ?c scr:inItem/scr:inMeeting/schema:organizer <{PANEL}> }} ORDER BY ?c LIMIT 1"
        )
    )
    said = f"GRAPH <urn:mine> {{ <urn:answer> scr:respondsTo <{clause['c']}> }}"
    for update, touched in (
        (f"INSERT DATA {{ {said} }}", [PANEL]),
        ("INSERT DATA { GRAPH <urn:mine> { <urn:answer> rdfs:label 'an answer' } }", [PANEL]),
        ("INSERT DATA { GRAPH <urn:other> { <urn:note> rdfs:label 'a note' } }", []),
        ("DROP GRAPH <urn:mine>", [PANEL]),
        (f"DROP GRAPH <{store.iris.follow_ups(PANEL)}>", [PANEL]),
    ):
        store.update(update)
        assert follow_up(store) == touched, update
        assert follow_up(store) == []


def test_what_is_worked_out_does_not_hang_on_the_order_of_loading(samples: dict[str, Any]) -> None:
    from graph.store import open_store

    found = []
    for order in (list(samples.values()), list(samples.values())[::-1]):
        with open_store("memory:") as store:
            for sample in order:
                load_many(store, [sample.load()])
                look_across(store)
            found.append(links(store))
    assert found[0] == found[1]
