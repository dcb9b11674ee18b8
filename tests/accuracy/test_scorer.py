"""The scorer counts what is right, what is missed and what is made up."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store

from tests.accuracy import scorer

GRAPH = """
PREFIX scr: <https://w3id.org/scrutiny/ns#>
PREFIX c: <https://w3id.org/scrutiny/concept/>
PREFIX schema: <https://schema.org/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX : <https://example.org/>

<https://example.org/doc/graph> {
  :doc a scr:Document ; dcterms:source "papers/ferries.txt" ; scr:documentOf :meeting .
  :meeting a scr:Meeting ; schema:startDate "2023-10-04T18:30:00" ; schema:location "Lantern Room" ; schema:organizer :panel .
  :panel a scr:Body ; rdfs:label "Harbour Panel" ; org:subOrganizationOf :council .
  :council a scr:Council ; rdfs:label "Eastmere Borough Council" .
  :item a scr:AgendaItem ; scr:itemNumber "33" ; rdfs:label "Ferries" ; scr:evidence :m1 .
  :quill a foaf:Person ; foaf:name "Ada Quill" .
  :seat a scr:Attendance ; scr:person :quill ; scr:attendanceStatus <https://w3id.org/scrutiny/concept/attendance/present> ;
    scr:capacity <https://w3id.org/scrutiny/concept/capacity/member> ; scr:inPost :chair ; scr:evidence :m2 .
  :chair a org:Post ; rdfs:label "Chair" .
  :interest a scr:Declaration ; scr:person :quill ; schema:text "Councillor Quill owned a boat." ; scr:evidence :m3 .
  :note a scr:Resolution ; schema:text "That the report be noted" ; scr:standing c:standing\\/formal ; scr:evidence :m4 .
  :ask a scr:Action ; schema:text "the Head of Ports circulate the timetable by March" ; scr:ownerText "the Head of Ports" ;
    scr:dueText "by March" ; scr:standing c:standing\\/formal .
  :say a scr:Action ; schema:text "He would write to members." ; scr:standing c:standing\\/in-discussion ; scr:evidence :m5 .
}
"""
GOLD: dict[str, Any] = {
    "source": "ferries.txt",
    "council": "Eastmere Borough Council",
    "body": "Harbour Panel",
    "meeting": {"date": "2023-10-04", "start": "18:30", "end": None, "venue": "Lantern Room"},
    "attendance": [{"person": "Ada Quill", "status": "present", "capacity": "member"}],
    "items": [{"number": "33", "title": "Ferries"}],
    "decisions": [
        {
            "kind": "resolution",
            "formal": True,
            "text": "That the report be noted",
            "owner": None,
            "due": None,
        },
        {
            "kind": "action",
            "formal": True,
            "text": "the Head of Ports circulate the timetable by March",
            "owner": "the Head of Ports",
            "due": "by March",
        },
        {"kind": "action", "formal": False, "text": "He would write to members.", "owner": None, "due": None},
    ],
    "posts": [{"person": "Ada Quill", "post": "Chair"}],
    "roles_mentioned": ["The Chair"],
    "declarations": [{"person": "Ada Quill", "text": "Councillor Quill owned a boat."}],
    "people": ["Ada Quill"],
    "bodies": ["Harbour Panel", "Eastmere Borough Council"],
}


@pytest.fixture
def store() -> Store:
    held = Store()
    held.load(GRAPH, format=RdfFormat.TRIG)
    return held


@pytest.fixture
def gold() -> dict[str, Any]:
    return copy.deepcopy(GOLD)


def test_everything_right_scores_one_in_each_field(store: Store, gold: dict[str, Any]) -> None:
    score = scorer.score_store([gold], store)
    assert {name: c.f1 for name, c in score.counts.items() if name != "evidence"} == dict.fromkeys(
        [name for name in scorer.FIELDS if name != "evidence"], 1.0
    )
    assert score.headline == 1.0
    assert score.absent == []


def test_a_node_without_evidence_is_counted(store: Store, gold: dict[str, Any]) -> None:
    evidence = scorer.score_store([gold], store).counts["evidence"]
    assert (evidence.gold, evidence.hit) == (6, 5)


def test_a_paper_that_is_not_there_is_missed_and_named(store: Store, gold: dict[str, Any]) -> None:
    gold["source"] = "trams.txt"
    score = scorer.score_store([gold], store)
    assert score.absent == ["trams.txt"]
    assert score.headline == 0.0
    assert score.counts["decisions"].gold == 2


def test_a_missed_clause_takes_its_owner_and_due_with_it(store: Store, gold: dict[str, Any]) -> None:
    gold["decisions"][1]["text"] = "that somebody else do something quite different"
    counts = scorer.score_store([gold], store).counts
    assert counts["decisions"].hit == 1
    assert (counts["owner"].gold, counts["owner"].found) == (1, 0)
    assert (counts["due"].gold, counts["due"].hit) == (1, 0)


def test_what_is_made_up_costs_precision(store: Store, gold: dict[str, Any]) -> None:
    gold["declarations"] = []
    gold["decisions"] = gold["decisions"][:1]
    score = scorer.score_store([gold], store)
    assert score.counts["declarations"].found == 1
    assert score.counts["decisions"].precision == 0.5
    assert score.counts["agreed in discussion"].precision == 0.0
    assert any("circulate the timetable" in miss for miss in score.misses["decisions"])


def test_an_owner_where_the_gold_has_none_costs_precision(store: Store, gold: dict[str, Any]) -> None:
    gold["decisions"][1]["owner"] = None
    owner = scorer.score_store([gold], store).counts["owner"]
    assert (owner.gold, owner.found, owner.hit) == (0, 1, 0)


def test_slots_that_the_gold_leaves_open_are_not_asked(store: Store, gold: dict[str, Any]) -> None:
    gold["council"] = gold["meeting"]["venue"] = None
    gold["attendance"][0]["capacity"] = None
    counts = scorer.score_store([gold], store).counts
    assert counts["meeting"].gold == 3
    assert counts["capacity"].gold == 0


def test_a_wrong_day_is_wrong_however_alike(store: Store, gold: dict[str, Any]) -> None:
    gold["meeting"]["date"] = "2023-10-05"
    score = scorer.score_store([gold], store)
    assert score.counts["meeting"].hit == 4
    assert score.misses["meeting"] == ["ferries.txt: date: '2023-10-04', gold '2023-10-05'"]


def test_the_command_prints_a_table_and_the_misses(
    tmp_path: Path, gold: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    gold["items"][0]["title"] = "Trams"
    gold["items"][0]["number"] = None
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "ferries.txt.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "graph.trig").write_text(GRAPH, encoding="utf-8")
    assert (
        scorer.main(
            [
                str(tmp_path / "gold"),
                str(tmp_path / "graph.trig"),
                "--misses",
                "items",
                "--papers",
            ]
        )
        == 0
    )
    printed = capsys.readouterr().out
    assert "headline (mean F1 of the * fields): 0.900" in printed
    assert "  0.900  ferries.txt" in printed
    assert "items: ferries.txt: missed: {'number': None, 'title': 'Trams'}" in printed
    assert scorer.main([str(tmp_path / "gold"), str(tmp_path / "graph.trig"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["fields"]["items"]["hit"] == 0
