"""A document's graph is written whole or not at all, and nothing else moves."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from graph.archive import keep_text
from graph.catalogue import entry_of
from graph.errors import ForeignQuad, StoreLocked, StoreMissing, StoreReadOnly
from graph.load import Load, is_unchanged, load_many, remove_document, replace_document
from graph.store import Store, open_store


def everything(store: Store) -> set[ox.Quad]:
    return set(store.quads())


def one(samples: dict[str, Any]) -> Any:
    return next(iter(samples.values()))


def test_the_same_import_again_does_nothing(store: Store, samples: dict[str, Any]) -> None:
    before = everything(store)
    sample = one(samples)
    assert is_unchanged(store, sample.document, sample.entry())
    assert replace_document(store, sample.document, sample.quads(), sample.entry()) == "unchanged"
    assert everything(store) == before


def test_a_newer_reader_replaces_the_graph_and_no_other(store: Store, samples: dict[str, Any]) -> None:
    sample = one(samples)
    others = {
        graph: set(store.quads(graph))
        for graph in store.graphs()
        if graph not in (sample.graph, store.iris.catalogue)
    }
    quads = sample.quads()[:5]
    assert replace_document(store, sample.document, quads, sample.entry(importer_version="2")) == "replaced"
    assert set(store.quads(sample.graph)) == set(quads)
    assert {graph: set(store.quads(graph)) for graph in others} == others
    assert entry_of(store, sample.document).importer_version == "2"


def test_replacing_twice_is_replacing_once(store: Store, samples: dict[str, Any]) -> None:
    sample = one(samples)
    replace_document(store, sample.document, sample.quads(), sample.entry(importer_version="2"))
    once = everything(store)
    load_many(store, [sample.load(importer_version="2")])
    assert everything(store) == once


def test_a_quad_of_another_graph_is_refused_and_nothing_is_written(
    store: Store, samples: dict[str, Any]
) -> None:
    first, second, *_ = samples.values()
    before = everything(store)
    with pytest.raises(ForeignQuad):
        replace_document(store, first.document, second.quads(), first.entry(importer_version="2"))
    assert everything(store) == before


def test_an_importer_that_fails_in_the_middle_leaves_the_old_graph(
    store: Store, samples: dict[str, Any]
) -> None:
    sample = one(samples)
    before = everything(store)

    def failing() -> Iterator[ox.Quad]:
        yield from sample.quads()[:3]
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        replace_document(store, sample.document, failing(), sample.entry(importer_version="2"))
    assert everything(store) == before


def test_documents_before_the_failing_one_are_loaded_whole(samples: dict[str, Any]) -> None:
    first, second, *_ = samples.values()

    def failing() -> Iterator[Load]:
        yield first.load()
        raise KeyboardInterrupt

    with open_store("memory:") as store:
        with pytest.raises(KeyboardInterrupt):
            load_many(store, failing())
        assert set(store.quads(first.graph)) == set(first.quads())
        assert not store.holds(second.graph)


def test_removing_a_document_takes_its_graph_and_its_entry(store: Store, samples: dict[str, Any]) -> None:
    sample = one(samples)
    remove_document(store, sample.document)
    assert not store.holds(sample.graph)
    assert not [
        quad
        for quad in store.quads(store.iris.catalogue)
        if sample.document == getattr(quad.subject, "value", "")
    ]


def test_a_second_writer_is_told_in_one_line(tmp_path: Path) -> None:
    with (
        open_store(tmp_path / "data"),
        pytest.raises(StoreLocked, match="another process is writing") as refused,
    ):
        open_store(tmp_path / "data")
    assert "\n" not in str(refused.value)


def test_a_reader_sees_whole_snapshots_beside_the_writer(tmp_path: Path, samples: dict[str, Any]) -> None:
    first, second, *_ = samples.values()
    with pytest.raises(StoreMissing):
        open_store(tmp_path / "data", read_only=True)
    with open_store(tmp_path / "data") as writer:
        keep_text(writer.archive, first.text)
        load_many(writer, [first.load()])
        with open_store(tmp_path / "data", read_only=True) as reader:
            keep_text(writer.archive, second.text)
            load_many(writer, [second.load()])
            assert reader.holds(first.graph)
            assert not reader.holds(second.graph)
            with pytest.raises(StoreReadOnly):
                reader.update("DROP ALL")
        with open_store(tmp_path / "data", read_only=True) as later:
            assert later.holds(second.graph)


def _load_for_ever(folder: str, text: str, load: Load, versions: int) -> None:
    with open_store(folder) as store:
        keep_text(store.archive, text)
        for version in range(versions):
            entry = load.entry.__class__(**{**_fields(load.entry), "importer_version": str(version)})
            quads = [ox.Quad(q.subject, q.predicate, q.object, q.graph_name) for q in load.quads]
            half = quads if version % 2 else quads[: len(quads) // 2]
            replace_document(store, load.document, half, entry)


def _fields(entry: Any) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in entry.__slots__}


@pytest.mark.parametrize("after", [0.15, 0.4, 0.9])
def test_a_killed_writer_leaves_the_old_or_the_new_graph(
    tmp_path: Path, samples: dict[str, Any], after: float
) -> None:
    sample = one(samples)
    load = Load(sample.document, _Again(sample), sample.entry())
    process = multiprocessing.get_context("fork").Process(
        target=_load_for_ever, args=(str(tmp_path / "data"), sample.text, load, 100_000)
    )
    process.start()
    time.sleep(after)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    whole = set(sample.quads())
    half = set(sample.quads()[: len(sample.quads()) // 2])
    with open_store(tmp_path / "data") as store:
        assert set(store.quads(sample.graph)) in (whole, half, set())


class _Again:
    """Quads that can be read again and again, as an importer gives them anew for each version."""

    def __init__(self, sample: Any) -> None:
        self._quads = sample.quads()

    def __iter__(self) -> Iterator[ox.Quad]:
        return iter(self._quads)
