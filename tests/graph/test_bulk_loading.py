"""The bulk path loads many documents fast, and a process that ends in the middle leaves each whole or absent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.catalogue import entries
from graph.embedded.journal import note_graphs, notebook
from graph.embedded.store import EmbeddedStore
from graph.errors import ForeignQuad, StoreUnwritable
from graph.load import Load, load_many, replace_document
from graph.store import Store, open_store
from ontology.iris import graph
from tests.benchmarks.generated import generate

ROOT = Path(__file__).parents[2]


def whole(store: Store, loads: Iterable[Load]) -> list[str]:
    """Name the documents that are there, after checking that each is there as a whole or not at all."""
    known = entries(store)
    present = []
    for load in loads:
        quads = set(store.quads(graph(load.document)))
        assert quads in (set(), set(load.quads)), load.document
        assert bool(quads) == (load.document in known), load.document
        if quads:
            present.append(load.document)
    assert not store.holds(notebook(store))
    return present


def test_documents_are_loaded_in_batches_as_one_by_one(tmp_path: Path) -> None:
    loads = list(generate(6))
    with open_store(tmp_path / "many") as many, open_store("memory:") as single:
        outcomes = load_many(many, loads, batch=2_000)
        for load in loads:
            replace_document(single, load.document, load.quads, load.entry)
        assert set(outcomes.values()) == {"added"}
        assert set(many.quads()) == set(single.quads())
        assert len(whole(many, loads)) == 6


def test_loading_again_is_told_as_unchanged(tmp_path: Path) -> None:
    loads = list(generate(3))
    with open_store(tmp_path / "data") as store:
        load_many(store, loads)
        before = set(store.quads())
        assert set(load_many(store, loads).values()) == {"unchanged"}
        assert set(store.quads()) == before


def test_a_document_given_twice_in_one_batch_counts_as_given_last() -> None:
    (load,) = generate(1)
    shorter = Load(
        load.document,
        list(load.quads)[:10],
        load.entry.__class__(**{**_fields(load), "importer_version": "2"}),
    )
    with open_store("memory:") as store:
        outcomes = load_many(store, [load, load, shorter])
        assert outcomes == {load.document: "replaced"}
        assert set(store.quads(graph(load.document))) == set(shorter.quads)


def _fields(load: Load) -> dict[str, object]:
    return {name: getattr(load.entry, name) for name in load.entry.__slots__}


class _FullDisk(EmbeddedStore):
    """A store whose bulk path fails after some quads, as it does when the disk is full."""

    def add(self, quads: Iterable[ox.Quad]) -> None:
        def some() -> Iterator[ox.Quad]:
            for number, quad in enumerate(quads):
                if number == 1_500:
                    raise OSError("No space left on device")
                yield quad

        super().add(some())


def test_a_full_disk_in_the_middle_of_a_batch_leaves_the_store_as_it_was() -> None:
    loads = list(generate(4))
    with open_store("memory:") as store:
        load_many(store, loads[:1])
        before = set(store.quads())
        store.__class__ = _FullDisk
        with pytest.raises(StoreUnwritable, match="No space left"):
            load_many(store, loads[1:])
        assert set(store.quads()) == before
        assert whole(store, loads) == [loads[0].document]


def test_a_foreign_quad_stops_the_batch_before_it_is_written() -> None:
    first, second, third = generate(3)
    foreign = Load(second.document, third.quads, second.entry)
    with open_store("memory:") as store:
        with pytest.raises(ForeignQuad, match="does not belong"):
            load_many(store, [first, foreign, third])
        assert whole(store, [first, second, third]) == [first.document]


def test_a_writer_takes_out_what_was_begun_and_not_finished(tmp_path: Path) -> None:
    done, begun = generate(2)
    with open_store(tmp_path / "data") as store:
        load_many(store, [done])
        note_graphs(store, [graph(begun.document)])
        store.add(list(begun.quads)[:300])
        store.close = lambda: None  # type: ignore[method-assign]  # as if the process had been killed
    del store
    with open_store(tmp_path / "data") as store:
        assert whole(store, [done, begun]) == [done.document]
    with open_store(tmp_path / "data", read_only=True) as reader:
        assert whole(reader, [done, begun]) == [done.document]


LOADING = """
import sys
from graph.load import load_many
from graph.store import open_store
from tests.benchmarks.generated import generate
with open_store(sys.argv[1]) as store:
    print("open", flush=True)
    load_many(store, generate(120), batch=3_000, index=False)
"""


@pytest.mark.parametrize("after", [0.05, 0.4, 1.0])
def test_a_process_killed_while_it_loads_in_bulk_leaves_whole_documents(tmp_path: Path, after: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", LOADING, str(tmp_path / "data")], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with open_store(tmp_path / "data") as store:
        whole(store, generate(120))
        stated = {quad.triple for quad in store.quads()}
        assert set(store.triples()) == stated
