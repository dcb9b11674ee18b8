"""A store behind a real server is whole, whatever happens while it is written to; each test leaves it as it was."""

import datetime as dt
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from api.intake import load_papers
from graph.catalogue import entries
from graph.embedded.journal import note_graphs, notebook, undo_abandoned
from graph.load import load_many, remove_document
from graph.remote.address import Server
from graph.store import Store, open_store
from ontology.iris import graph
from ontology.terms import BASE
from tests.benchmarks.generated import generate
from tests.graph.remote.facts import fact, facts
from tests.servers import MAX_ROWS, STARTERS

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "samples" / "papers"


def test_importing_again_does_nothing(loaded: Server) -> None:
    with open_store(loaded) as store:
        before = papers(store)
        assert load_papers(store, [SAMPLES]) == {}
        assert papers(store) == before


def papers(store: Store) -> dict[str, set[tuple[object, ...]]]:
    """Give the graphs of the documents and of the catalogue."""
    return {name: facts(store, name) for name in store.graphs() if "/derived" not in name}


def test_a_changed_paper_replaces_its_graph_whole_and_nothing_else(loaded: Server, tmp_path: Path) -> None:
    (tmp_path / "saltmere").mkdir()
    for file in (SAMPLES / "saltmere").glob("place_2023-11-14.txt*"):
        (tmp_path / "saltmere" / file.name).write_bytes(file.read_bytes())
    paper = tmp_path / "saltmere" / "place_2023-11-14.txt"
    with open_store(loaded) as store:
        (before,) = load_papers(store, [paper])
        others = papers(store)
        del others[store.iris.catalogue]
        paper.write_text(paper.read_text("utf-8") + "\nThe chair thanked everybody.\n", encoding="utf-8")
        outcomes = load_papers(store, [paper])
        (now,) = outcomes
        assert list(outcomes.values()) == ["replaced"]
        assert now in entries(store)
        assert before not in entries(store)
        assert not store.holds(graph(before))
        assert facts(store, graph(now))
        kept = {name: facts(store, name) for name in others if name != graph(before)}
        assert kept == {name: quads for name, quads in others.items() if name != graph(before)}
        remove_document(store, now)
        load_papers(store, [SAMPLES])


STEPWISE = """
import os, signal, sys
from graph.load import load_many
from graph.remote.address import Server
from graph.remote.server import SparqlServer
from graph.store import open_store
from pathlib import Path
from tests.benchmarks.generated import generate
import json
known = json.loads(sys.argv[1])
server = Server(**{**known, "archive": Path(known["archive"]), "index": Path(known["index"])})
steps, tell = int(sys.argv[2]), SparqlServer.tell
def tell_some(self, update):
    global steps
    if steps == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    steps -= 1
    tell(self, update)
SparqlServer.tell = tell_some
with open_store(server) as store:
    load_many(store, generate(4), batch=2_500, index=False)
"""


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 5])
def test_killed_between_any_two_requests_every_document_is_whole_or_known_as_begun(
    loaded: Server, steps: int
) -> None:
    import json

    loads = list(generate(4))
    told = json.dumps({**asdict(loaded), "archive": str(loaded.archive), "index": str(loaded.index)})
    command = [sys.executable, "-c", STEPWISE, told, str(steps)]
    stopped = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert stopped.returncode in (0, -signal.SIGKILL), stopped.stderr
    with open_store(loaded) as store:
        known = entries(store)
        begun = {quad.subject.value for quad in store.quads(notebook(store))}
        for load in loads:
            name = graph(load.document)
            if name not in begun:
                whole = {fact(quad) for quad in load.quads}
                assert facts(store, name) == (whole if load.document in known else set())
        load_many(store, generate(4), index=False)
        assert set(entries(store)) >= {load.document for load in loads}
        assert not store.holds(notebook(store))
        for load in loads:
            whole = {fact(quad) for quad in load.quads}
            assert facts(store, graph(load.document)) == whole
            remove_document(store, load.document)


def test_what_was_abandoned_is_taken_out_and_what_is_being_written_is_not(
    loaded: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    (load,) = generate(1)
    with open_store(loaded) as store:
        note_graphs(store, [graph(load.document)])
        store.add(list(load.quads)[:300])
        assert undo_abandoned(store) == []
        monkeypatch.setattr("graph.embedded.journal.LEASE", dt.timedelta(seconds=-1))
        assert undo_abandoned(store) == [graph(load.document)]
        assert not store.holds(graph(load.document))
        assert not store.holds(notebook(store))


def test_two_importers_at_once_do_not_disturb_each_other(loaded: Server) -> None:
    loads = list(generate(4))
    with open_store(loaded) as one, open_store(loaded) as other:

        def first_half() -> Iterator[object]:
            yield loads[0]
            load_many(other, loads[2:], index=False)
            yield loads[1]

        load_many(one, first_half(), batch=1, index=False)  # type: ignore[arg-type]
        assert set(entries(one)) >= {load.document for load in loads}
        assert not one.holds(notebook(one))
        for load in loads:
            remove_document(one, load.document)


def test_a_large_graph_is_read_whole_page_by_page(loaded: Server) -> None:
    name = ox.NamedNode(f"{BASE}graph/large")
    quads = [
        ox.Quad(ox.NamedNode(f"urn:s{n // 7}"), ox.NamedNode(f"urn:p{n % 7}"), ox.Literal(f"é{n}"), name)
        for n in range(MAX_ROWS + 2_500)
    ]
    with open_store(loaded) as store:
        store.add(quads)
        assert set(store.quads(name.value)) == set(quads)
        store.change(drop=[name.value])
        assert not store.holds(name.value)


def test_many_words_in_one_statement_are_kept(loaded: Server) -> None:
    words, name = 'é ’ \\ " \n' * 40_000, ox.NamedNode(f"{BASE}graph/words")
    quad = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(words), name)
    with open_store(loaded) as store:
        store.add([quad])
        assert list(store.quads(name.value)) == [quad]
        store.change(drop=[name.value])


def test_graphs_are_written_by_the_graph_store_protocol_too(tmp_path: Path) -> None:
    with STARTERS["virtuoso"](tmp_path) as started:
        graphs = started.query.replace("/sparql-auth", "/sparql-graph-crud-auth")
        with open_store(replace(started, graphs=graphs)) as store:
            loads = list(generate(2))
            load_many(store, loads, index=False)
            for load in loads:
                whole = {fact(quad) for quad in load.quads}
                assert facts(store, graph(load.document)) == whole
