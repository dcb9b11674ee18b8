"""Ended in the middle, a command leaves each graph whole or absent, and readers what they had."""

import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from api.intake import load_papers
from graph.catalogue import entries
from graph.store import open_store
from ontology.iris import graph
from tests.command_line.conftest import MANY, ROOT, SAMPLES, Run, count, meeting
from tests.invented import write_printed

# Runs the command with small batches, so that a stop falls between and into many of them
STEPWISE = "import functools, sys, api.intake, graph.load, scrutiny; api.intake.load_many = functools.partial(graph.load.load_many, batch=700); scrutiny.main()"


@pytest.fixture(scope="module")
def whole(many: Path) -> dict[str, frozenset[ox.Quad]]:
    """What each document's graph holds when it has been read in peace."""
    return read_in_peace(many)


def read_in_peace(folder: Path) -> dict[str, frozenset[ox.Quad]]:
    """Import a folder as it is into a store in memory, and give each document's graph."""
    with open_store("memory:") as store:
        loaded = load_papers(store, [folder])
        return {document: frozenset(store.quads(graph(document))) for document in loaded}


def stop_after(lines: int, how: signal.Signals, many: Path, store: Path) -> tuple[int, str]:
    """Import in a process of its own, and stop it when so many papers have been told."""
    command = [sys.executable, "-c", STEPWISE, "import", "--json", str(many), "--store", str(store)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        for _ in range(lines):
            process.stdout.readline()
        process.send_signal(how)
        rest = process.stdout.read()
        err = process.stderr.read()
        code = process.wait(timeout=60)
    assert code != 0, f"it ended before it was stopped: {rest[-200:]}"
    return code, err


def graphs(store: Path) -> dict[str, frozenset[ox.Quad]]:
    """Give what a writer finds after a stop: each catalogued document's graph, and that there is no other graph."""
    with open_store(store) as opened:
        known = {document: frozenset(opened.quads(graph(document))) for document in entries(opened)}
        others = set(opened.graphs()) - {*map(graph, known), opened.iris.catalogue}
        assert all(name.startswith(f"{opened.iris.derived}/") for name in others)
    return known


@pytest.mark.parametrize("lines", [0, 7, 19])
def test_killed_in_the_middle_every_graph_is_whole_or_absent(
    tmp_path: Path, many: Path, whole: dict[str, frozenset[ox.Quad]], lines: int
) -> None:
    store = tmp_path / "data"
    code, _ = stop_after(lines, signal.SIGKILL, many, store)
    assert code == -signal.SIGKILL
    found = graphs(store)
    assert len(found) < MANY
    assert found == {document: whole[document] for document in found}
    with open_store(store) as opened:
        load_papers(opened, [many])
    assert graphs(store) == whole


# Dies when a part of the quads is on the disk, and before the catalogue says that they are
HALFWAY = """
import os, signal
import scrutiny
from graph.embedded.store import EmbeddedStore
add = EmbeddedStore.add
def add_some(store, quads):
    kept = list(quads)
    add(store, kept[:int(len(kept) * {share})])
    store.native.flush()
    os.kill(os.getpid(), signal.SIGKILL)
EmbeddedStore.add = add_some
scrutiny.main()
"""


@pytest.mark.parametrize("share", [0.1, 0.5, 1.0])
def test_killed_while_it_writes_nothing_half_written_is_left(
    tmp_path: Path, many: Path, whole: dict[str, frozenset[ox.Quad]], share: float
) -> None:
    store = tmp_path / "data"
    command = [
        sys.executable,
        "-c",
        HALFWAY.format(share=share),
        "import",
        "-q",
        str(many),
        "--store",
        str(store),
    ]
    stopped = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert stopped.returncode == -signal.SIGKILL, stopped.stderr
    assert graphs(store) == {}
    with open_store(store) as opened:
        load_papers(opened, [many])
    assert graphs(store) == whole


@pytest.mark.parametrize("lines", [1, 17])
def test_stopped_by_the_keyboard_what_was_told_is_loaded(
    tmp_path: Path, many: Path, whole: dict[str, frozenset[ox.Quad]], lines: int
) -> None:
    store = tmp_path / "data"
    code, err = stop_after(lines, signal.SIGINT, many, store)
    assert code == 130
    assert "Traceback" not in err
    assert (
        err.splitlines()[-1] == "scrutiny: stopped; every document's graph is either the old or the new one"
    )
    found = graphs(store)
    assert lines <= len(found) < MANY
    assert found == {document: whole[document] for document in found}


@pytest.mark.parametrize(
    "words", [["import", "papers"], ["query", "ASK {}"], ["serve"]], ids=lambda words: words[0]
)
def test_stopped_while_it_starts_it_ends_quietly(tmp_path: Path, words: list[str]) -> None:
    # Stops itself while the first of the modules is imported that only this command needs
    starts = (
        "import os, signal, sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'rdflib':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Stop())\n"
        "import scrutiny\n"
        "scrutiny.main()\n"
    )
    command = [sys.executable, "-c", starts, *words, "--store", str(tmp_path / "data")]
    stopped = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert stopped.returncode == 130
    assert len(stopped.stderr.splitlines()) <= 1
    assert "Traceback" not in stopped.stderr
    assert not (tmp_path / "data").exists()


# Tells when the question reaches the engine
ENDLESS = """
import scrutiny
from graph.embedded.union import UnionStore
asked = UnionStore.query
def ask(self, *words, **named):
    print("asking", flush=True)
    return asked(self, *words, **named)
UnionStore.query = ask
scrutiny.main()
"""


def test_the_keyboard_ends_a_query_that_the_engine_is_busy_with(tmp_path: Path) -> None:
    store = tmp_path / "data"
    with open_store(store) as opened:
        load_papers(opened, [SAMPLES])
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    command = [sys.executable, "-c", ENDLESS, "query", endless, "--store", str(store)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "asking\n"
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(timeout=60) == -signal.SIGINT
        finally:
            process.kill()
        assert process.stderr.read() == ""


def test_killed_while_papers_change_every_graph_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    folder, store = tmp_path / "papers", tmp_path / "data"
    folder.mkdir()

    def write(first: int) -> dict[str, frozenset[ox.Quad]]:
        for number in range(MANY // 2):
            (folder / f"{number:03}.txt").write_text(write_printed(meeting(first + number)), encoding="utf-8")
        return read_in_peace(folder)

    old = write(0)
    with open_store(store) as opened:
        load_papers(opened, [folder])
    assert graphs(store) == old
    new = write(100)
    stop_after(MANY // 4, signal.SIGKILL, folder, store)
    found = graphs(store)
    assert len(found) == MANY // 2, "a file has neither its old nor its new graph, or both"
    assert 0 < len(found.keys() & new.keys()) < MANY // 2
    assert found == {document: (old | new)[document] for document in found}


@pytest.mark.usefixtures("papers")
def test_readers_see_the_last_whole_state_while_a_writer_works(run: Run) -> None:
    run("import", "-q", "papers/minutes.txt")
    with open_store("data") as writer:
        writer.update("INSERT DATA { GRAPH <urn:half> { <urn:a> <urn:b> <urn:c> } }")
        assert count(run, "GRAPH <urn:half> { ?s ?p ?o }") == 0


def test_a_closed_pipe_ends_without_a_traceback(run: Run, tmp_path: Path) -> None:
    run("import", "-q", SAMPLES)
    command = [sys.executable, str(ROOT / "scrutiny.py"), "export", "--store", str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"@prefix")
        process.stdout.close()
        assert process.stderr.read() == b""
