"""Queries, stored questions and exports on the command line."""

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.command_line.conftest import ROOT, Run

PEOPLE = "SELECT ?person ?name { ?person a foaf:Person ; foaf:name ?name } ORDER BY ?name"


def test_rows_are_printed_in_every_format(loaded: Run) -> None:
    csv = loaded("query", PEOPLE, "--format", "csv").out.splitlines()
    assert csv[0] == "person,name"
    names = [line.rsplit(",", 1)[1] for line in csv[1:]]
    assert "Ada Larkin" in names
    for form, read in (("json", ox.QueryResultsFormat.JSON), ("xml", ox.QueryResultsFormat.XML)):
        answer = ox.parse_query_results(loaded("query", PEOPLE, "--format", form).out.encode(), read)
        assert isinstance(answer, ox.QuerySolutions)
        assert [row["name"].value for row in answer] == names  # type: ignore[union-attr]


def test_a_table_in_a_pipe_is_not_cut_off(loaded: Run) -> None:
    ran = loaded("query", PEOPLE)
    rows = [line.split("  ") for line in ran.out.splitlines() if "/person/" in line]
    assert len(rows) == len(loaded("query", PEOPLE, "--format", "csv").out.splitlines()) - 1
    assert all(re.search(r"https://\S+/person/[a-z-]+ ", " ".join(row)) for row in rows)
    assert "…" not in ran.out
    assert ran.err == f"{len(rows)} rows\n"


def test_a_question_comes_from_a_file_or_standard_input_too(loaded: Run) -> None:
    Path("people.rq").write_text(PEOPLE, encoding="utf-8")
    answers = [
        loaded("query", PEOPLE, "--format", "csv"),
        loaded("query", "people.rq", "--format", "csv"),
        loaded("query", "-", "--format", "csv", stdin=PEOPLE.encode()),
    ]
    assert [answer.code for answer in answers] == [0, 0, 0]
    assert len({answer.out for answer in answers}) == 1


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "graph" / "queries").glob("*.rq")))
def test_a_stored_question_is_answered(loaded: Run, name: str) -> None:
    ran = loaded("query", ROOT / "graph" / "queries" / name, "--format", "json")
    assert ran.code == 0, ran.err
    assert "head" in json.loads(ran.out)


def test_a_stored_question_is_asked_by_its_name_of_things_by_theirs(loaded: Run) -> None:
    everywhere = loaded("query", "declarations", "--format", "csv")
    at_body = loaded("query", "declarations", "--with", "body=harbour and coast", "--format", "csv")
    assert everywhere.code == at_body.code == 0
    assert at_body.out == everywhere.out
    assert len(at_body.out.splitlines()) > 1
    later = loaded("query", "declarations", "--with", "from=2030-01-01", "--format", "csv")
    assert len(later.out.splitlines()) == 1
    body = loaded("query", "SELECT ?body { ?body a scr:Body } LIMIT 1", "--format", "csv").out.split()[1]
    assert loaded("query", "declarations", "--with", f"body={body}").code == 0


def test_the_stored_questions_are_listed_without_a_store(run: Run) -> None:
    ran = run("query", "--list")
    assert ran.code == 0
    names = {line.split(":")[0] for line in ran.out.splitlines() if not line.startswith(" ")}
    assert names == {path.stem for path in (ROOT / "graph" / "queries").glob("*.rq")}
    lines = ran.out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("attendance-of-member: At which meetings"))
    assert lines[at + 1] == "  with person [from] [to]"
    assert not Path("data").exists()


def test_the_version_is_told(run: Run) -> None:
    ran = run("--version")
    assert ran.code == 0
    assert re.fullmatch(r"scrutiny \d+\.\d+\S*\n", ran.out)


def test_yes_or_no_is_printed(loaded: Run) -> None:
    assert loaded("query", "ASK { ?s a scr:Meeting }").out == "yes\n"
    assert loaded("query", "ASK { ?s a scr:CallIn }").out == "no\n"
    assert json.loads(loaded("query", "ASK { ?s a scr:CallIn }", "--format", "json").out)["boolean"] is False


def test_triples_are_printed_in_the_formats_of_triples(loaded: Run) -> None:
    question = "CONSTRUCT { ?s a ?type } WHERE { ?s a ?type }"
    forms = {
        "table": ox.RdfFormat.TURTLE,
        "turtle": ox.RdfFormat.TURTLE,
        "json": ox.RdfFormat.JSON_LD,
        "xml": ox.RdfFormat.RDF_XML,
    }
    answers = [
        {quad.triple for quad in ox.parse(loaded("query", question, "--format", form).out.encode(), read)}
        for form, read in forms.items()
    ]
    assert len(answers[0]) > 50
    assert all(answer == answers[0] for answer in answers)


def test_every_export_can_be_read_again_and_says_the_same(loaded: Run) -> None:
    forms = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
    dumps = {
        form: set(ox.parse(loaded("export", "--format", form).out.encode(), read))
        for form, read in forms.items()
    }
    assert len(dumps["nquads"]) > 300
    assert dumps["trig"] == dumps["nquads"] == dumps["jsonld"]
    assert loaded("export").out == loaded("export", "--format", "trig").out
    union = {
        quad.triple
        for quad in ox.parse(loaded("export", "--format", "turtle").out.encode(), ox.RdfFormat.TURTLE)
    }
    assert union == {quad.triple for quad in dumps["nquads"]}
