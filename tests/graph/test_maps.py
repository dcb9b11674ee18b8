"""What the maps of the sample council show, and that nothing is drawn that no paper says."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph import queries
from graph.asking import StoreAsking, at_once
from graph.errors import NothingToMap, UnknownQuery
from graph.maps.flow import follow_shown
from graph.maps.map import Choice, Limits, Map
from graph.maps.paths import find_ways
from graph.maps.timeline import map_of, timeline_of
from graph.maps.views import VIEWS
from graph.store import Store, open_store
from ontology.iris import Iris, body, person

from .conftest import Sample, fill

COUNCIL = Iris().council("Eastmere Borough Council")
PANEL = body(COUNCIL, "Housing Scrutiny Panel")
CABINET = body(COUNCIL, "Cabinet")
NAIR = person(COUNCIL, "Priya Nair")
ABOUT: Mapping[str, str] = {"person": NAIR, "body": PANEL} | dict.fromkeys(
    ("bodies", "officers", "flow", "topics", "council"), COUNCIL
)


def draw(store: Store, view: str, choice: Choice | None = None, about: str = "") -> Map:
    return at_once(VIEWS[view](StoreAsking(store), about or ABOUT[view], choice or Choice()))


def labels(shown: Map, kind: str) -> set[str]:
    return {thing.label for thing in shown.things if thing.kind == kind}


@pytest.mark.parametrize("view", VIEWS)
def test_every_line_has_both_its_ends_and_its_words(filled: Store, view: str) -> None:
    shown = draw(filled, view)
    known = {thing.iri for thing in shown.things}
    assert shown.ties
    for tie in shown.ties:
        assert {tie.source, tie.target} <= known
        if tie.evidence is not None:
            document = tie.evidence.document
            start, end = map(int, tie.evidence.mention.removeprefix(f"{document}#char=").split(","))
            assert end - start == len(tie.evidence.quote)
    assert any(tie.evidence for tie in shown.ties)
    assert all(thing.label for thing in shown.things)


@pytest.mark.parametrize("view", VIEWS)
def test_the_same_map_is_drawn_twice(filled: Store, view: str) -> None:
    assert draw(filled, view) == draw(filled, view)


@pytest.mark.parametrize("view", VIEWS)
def test_limits_are_kept_and_told(filled: Store, view: str) -> None:
    whole = draw(filled, view)
    cut = draw(filled, view, Choice(limits=Limits(2, 1)))
    assert len(cut.things) <= 2
    assert len(cut.ties) <= 1
    assert (cut.all_things, cut.all_ties) == (whole.all_things, whole.all_ties)
    assert whole.whole
    assert not cut.whole or len(whole.things) <= 2


def test_a_person_is_shown_among_bodies_fellows_and_what_was_asked(filled: Store) -> None:
    shown = draw(filled, "person")
    assert shown.things[0].iri == shown.centre == NAIR
    assert "Housing Scrutiny Panel" in labels(shown, "body")
    assert len(labels(shown, "person")) > 3
    attended = [tie for tie in shown.ties if tie.kind == "attended" and tie.source == NAIR]
    assert all(tie.first and tie.last and tie.first <= tie.last for tie in attended)


def test_bodies_are_tied_by_the_people_of_both(filled: Store) -> None:
    shown = draw(filled, "bodies")
    shared = {frozenset((tie.source, tie.target)): tie for tie in shown.ties}
    tie = shared[frozenset((PANEL, CABINET))]
    assert tie.weight == 1
    assert tie.words == "Priya Nair"
    between = draw(filled, "bodies", Choice(steps=2))
    assert "Priya Nair" in labels(between, "person")


def test_who_connects_separate_committees_is_said_in_words(filled: Store) -> None:
    assert any(
        sentence.startswith("Priya Nair connects otherwise separate committees:")
        for sentence in draw(filled, "bodies").findings
    )


def test_the_flow_follows_each_recommendation_to_its_answer(filled: Store) -> None:
    shown = draw(filled, "flow")
    followed = {course.recommendation.label: course for course in follow_shown(shown)}
    answered = followed["That Cabinet be recommended to fund ten more repairs staff by 31 December 2024"]
    assert (answered.outcome, answered.days) == ("partially accepted", 33)
    assert [thing.label for thing in answered.addressees] == ["Cabinet"]
    silent = followed["That Cabinet be recommended to open a winter shelter"]
    assert (silent.outcome, silent.days, silent.answers) == ("no answer found", None, ())
    assert shown.columns == tuple(sorted(shown.columns))


def test_days_narrow_a_map(filled: Store) -> None:
    early = draw(filled, "body", Choice(latest=dt.date(2024, 9, 30)))
    assert early.ties
    assert all(tie.first is None or tie.first <= dt.date(2024, 9, 30) for tie in early.ties)
    assert len(early.ties) < len(draw(filled, "body").ties)


def test_opening_adds_at_the_end_and_keeps_what_stood(filled: Store) -> None:
    before = draw(filled, "person")
    after = draw(filled, "person", Choice(opened=(PANEL,)))
    assert after.things[: len(before.things)] == before.things
    assert after.ties[: len(before.ties)] == before.ties
    assert len(after.things) - len(before.things) == len(after.grown) <= 20


def test_nothing_is_drawn_of_what_no_paper_names(filled: Store) -> None:
    with pytest.raises(NothingToMap):
        draw(filled, "person", about=person(COUNCIL, "Nobody At All"))
    with pytest.raises(NothingToMap):
        draw(filled, "flow", about=Iris().council("Nowhere"))


def test_the_timeline_is_in_order_and_quotes_its_papers(filled: Store) -> None:
    timeline = at_once(timeline_of(StoreAsking(filled), PANEL))
    days = [moment.day for _, moment in timeline.moments]
    assert days == sorted(days)
    assert (timeline.first, timeline.last) == (dt.date(2024, 9, 12), dt.date(2024, 12, 5))
    assert {moment.sort for _, moment in timeline.moments} == {"meeting", "recommendation", "action"}
    with pytest.raises(NothingToMap):
        at_once(timeline_of(StoreAsking(filled), person(COUNCIL, "Nobody At All")))


def test_a_timeline_is_cut_to_some_days(filled: Store) -> None:
    latest = dt.date(2024, 9, 30)
    timeline = at_once(timeline_of(StoreAsking(filled), PANEL, latest=latest))
    assert timeline.moments
    assert timeline.last <= latest
    with pytest.raises(NothingToMap):
        at_once(timeline_of(StoreAsking(filled), PANEL, earliest=dt.date(2031, 1, 1)))


def test_a_timeline_is_a_network_too(filled: Store) -> None:
    timeline = at_once(timeline_of(StoreAsking(filled), NAIR))
    network = map_of(timeline, NAIR, "Priya Nair")
    known = {thing.iri for thing in network.things}
    assert timeline.moments
    assert {moment.iri for _, moment in timeline.moments} <= known
    assert network.ties
    assert all({tie.source, tie.target} <= known for tie in network.ties)


def test_a_body_that_recommends_and_is_asked_stands_in_both_columns(filled: Store) -> None:
    shown = draw(filled, "flow")
    columns = dict(zip((thing.iri for thing in shown.things), shown.columns, strict=True))
    makers = {tie.source for tie in shown.ties if tie.kind == "recommended"}
    asked = {tie.target for tie in shown.ties if tie.kind == "addressed to"}
    assert not makers & asked
    assert {columns[iri] for iri in makers} == {0}
    assert {columns[iri] for iri in asked} == {2}


def test_how_long_an_answer_took_stands_below_it(filled: Store) -> None:
    shown = draw(filled, "flow")
    assert "after 33 days" in dict(shown.notes).values()
    assert not any(course.late for course in follow_shown(shown))


def test_no_two_questions_behind_maps_and_pages_have_one_name() -> None:
    folder = Path(queries.__file__).parent / "queries"
    names = [file.name for part in ("ties", "pages") for file in (folder / part).glob("*.rq")]
    assert len(names) == len(set(names)) > 0


def test_ways_are_the_shortest_and_every_step_is_a_tie(filled: Store) -> None:
    one, other = person(COUNCIL, "Marek Dolan"), CABINET
    ways, shown = at_once(find_ways(StoreAsking(filled), one, other))
    lengths = [len(way.ties) for way in ways]
    assert lengths == sorted(lengths)
    assert 1 <= len(ways) <= 3
    for way in ways:
        assert (way.things[0].iri, way.things[-1].iri) == (one, other)
        for before, after, tie in zip(way.things, way.things[1:], way.ties, strict=False):
            assert {tie.source, tie.target} == {before.iri, after.iri}
            assert tie in shown.ties


def test_there_is_no_way_to_another_council(filled: Store) -> None:
    elsewhere = person(Iris().council("Northwick District Council"), "Priya Nair")
    with pytest.raises(NothingToMap):
        at_once(find_ways(StoreAsking(filled), NAIR, elsewhere))


def test_an_unknown_question_is_told(filled: Store) -> None:
    with pytest.raises(UnknownQuery, match="attended"):
        at_once(StoreAsking(filled).rows("atended"))


CALDER = person(COUNCIL, "Rhys Calder")
OFFICER = f"""
INSERT {{
  GRAPH ?paper {{
    <urn:attendance> scr:person <{CALDER}> ; scr:capacity scrc:capacity\\/officer ;
      scr:attendanceStatus scrc:attendance\\/present ; scr:atMeeting ?meeting .
    <{CALDER}> a foaf:Person ; rdfs:label "Rhys Calder"
  }}
}}
WHERE {{
  SELECT ?paper ?meeting {{ GRAPH ?paper {{ ?meeting schema:organizer <{PANEL}> }} }}
  ORDER BY ?meeting
  LIMIT 1
}}
"""


@pytest.mark.parametrize("view", ["body", "officers", "council"])
def test_people_without_a_public_role_are_shown_only_to_who_asks(
    samples: dict[str, Sample], view: str
) -> None:
    with open_store("memory:") as store:
        fill(store, samples)
        store.update(OFFICER)
        shown, everybody = draw(store, view), draw(store, view, Choice(everyone=True))
    assert labels(everybody, "person") - labels(shown, "person") == {"Rhys Calder"}
    assert (shown.withheld, everybody.withheld) == (1, 0)


FORUM = body(COUNCIL, "Tenants Forum")
FORUM_MET = f"""
INSERT {{
  GRAPH ?paper {{
    <{FORUM}> a scr:Body ; rdfs:label "Tenants Forum" ; org:subOrganizationOf <{COUNCIL}> .
    <urn:forum-met> a scr:Meeting ; schema:organizer <{FORUM}> ; schema:startDate "2026-02-03"^^xsd:date .
    <urn:came> scr:person <{CALDER}> ; scr:capacity scrc:capacity\\/officer ;
      scr:attendanceStatus scrc:attendance\\/present ; scr:atMeeting <urn:forum-met>
  }}
}}
WHERE {{ GRAPH ?paper {{ <{CALDER}> a foaf:Person }} }}
"""


def test_ways_lead_through_people_without_a_public_role_only_when_asked_to(
    samples: dict[str, Sample],
) -> None:
    with open_store("memory:") as store:
        fill(store, samples)
        store.update(OFFICER)
        store.update(FORUM_MET)
        with pytest.raises(NothingToMap):
            at_once(find_ways(StoreAsking(store), FORUM, PANEL))
        ways, _ = at_once(find_ways(StoreAsking(store), FORUM, PANEL, Choice(everyone=True)))
        own, shown = at_once(find_ways(StoreAsking(store), CALDER, PANEL))
    assert [thing.label for thing in ways[0].things] == [
        "Tenants Forum",
        "Rhys Calder",
        "Housing Scrutiny Panel",
    ]
    assert own
    assert shown.withheld == 0
