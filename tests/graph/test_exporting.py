"""Exports hold everything, are readable, and are the same every time."""

import io
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.export import ExportFormat, export_graph
from graph.load import load_many
from graph.sparql.answers import format_for, write_answer
from graph.sparql.terms import rows
from graph.store import Store, open_store

ROOT = Path(__file__).parents[2]


def exported(store: Store, form: ExportFormat) -> bytes:
    output = io.BytesIO()
    export_graph(store, output, form)
    return output.getvalue()


def test_turtle_is_the_union_each_triple_once(filled: Store) -> None:
    triples = [quad.triple for quad in ox.parse(exported(filled, "turtle"), ox.RdfFormat.TURTLE)]
    assert len(triples) == len(set(triples))
    assert set(triples) == {quad.triple for quad in filled.quads()}


def test_turtle_says_everything_of_a_thing_together(filled: Store) -> None:
    lines = exported(filled, "turtle").decode().splitlines()
    subjects = [line.split(" ", 1)[0] for line in lines if line.startswith("<")]
    assert len(subjects) == len(set(subjects))


def test_trig_uses_our_prefixes_and_names_graphs_in_order(filled: Store) -> None:
    text = exported(filled, "trig").decode()
    declared = [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")]
    assert declared == sorted(declared)
    assert "scr:quote" in text
    assert "\\/" not in text
    graphs = [line.split()[0][1:-1] for line in text.splitlines() if line.endswith("{")]
    assert graphs == filled.graphs()


def test_an_empty_store_is_exported_as_nothing() -> None:
    with open_store("memory:") as store:
        assert list(ox.parse(exported(store, "trig"), ox.RdfFormat.TRIG)) == []
        assert list(ox.parse(exported(store, "turtle"), ox.RdfFormat.TURTLE)) == []


@pytest.mark.parametrize("form", ["trig", "turtle", "nquads", "jsonld"])
def test_two_exports_of_one_snapshot_are_equal(
    tmp_path: Path, samples: dict[str, object], form: ExportFormat
) -> None:
    with open_store(tmp_path / "data") as store:
        load_many(store, [sample.load() for sample in samples.values()])  # type: ignore[attr-defined]
    program = "import sys; from graph.export import export_graph; from graph.store import open_store\nwith open_store(sys.argv[1], read_only=True) as store: export_graph(store, sys.stdout.buffer, sys.argv[2])"
    one, other = (
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "data"), form],
            capture_output=True,
            check=True,
            cwd=ROOT,
        )
        for _ in range(2)
    )
    assert one.stdout == other.stdout != b""


def test_a_dump_is_loaded_again_as_it_was(tmp_path: Path, filled: Store) -> None:
    for form, read in (("nquads", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG)):
        with open_store(tmp_path / form) as store:
            store.add_serialised(io.BytesIO(exported(filled, form)), read)  # type: ignore[arg-type]
            assert set(store.quads()) == set(filled.quads())


def test_answers_are_written_in_the_formats_of_their_kind(filled: Store) -> None:
    table = filled.query("SELECT ?m { ?m a scr:Meeting } ORDER BY ?m LIMIT 1")
    form = format_for(table, "csv")
    assert form is not None
    output = io.BytesIO()
    write_answer(table, output, form)
    assert output.getvalue().startswith(b"m\r\nhttps://")
    graph = filled.query("CONSTRUCT { ?m a scr:Meeting } WHERE { ?m a scr:Meeting }")
    assert format_for(graph, "csv") is None
    turtle = format_for(graph, "turtle")
    assert turtle is not None
    output = io.BytesIO()
    write_answer(graph, output, turtle, filled.prefixes)
    assert b"a scr:Meeting" in output.getvalue()
    assert format_for(filled.query("ASK {}"), "csv") is None


def test_rows_leave_out_what_has_no_value(filled: Store) -> None:
    assert list(rows(filled.query("SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) } }"))) == [{"a": "1"}]
