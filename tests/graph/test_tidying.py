"""After a load the engine's files are merged, now and then; what is read stays the same."""

import io
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.embedded import tidying
from graph.embedded.snapshots import Snapshots
from graph.load import load_many
from graph.store import open_store
from tests.benchmarks.generated import generate


def write(folder: Path, **sizes: int) -> None:
    folder.mkdir(exist_ok=True)
    for name, size in sizes.items():
        (folder / f"{name}.sst").write_bytes(b"x" * size)


def test_little_that_is_new_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "_LEAST", 100)
    files, note = tmp_path / "store", tmp_path / "tidied"
    write(files, a=99)
    assert not tidying.is_due(files, note)
    write(files, b=301)
    assert tidying.is_due(files, note)
    tidying.note_tidied(files, note)
    assert not tidying.is_due(files, note)
    write(files, c=120)
    assert not tidying.is_due(files, note), "a fifth is new"
    write(files, d=20)
    assert tidying.is_due(files, note), "a quarter is new"


def files_of(location: Path) -> set[str]:
    held = Snapshots(location / "snapshots").hold()
    found = {file.name for file in held.folder.glob("*.sst")}
    held.release()
    return found


def test_a_load_is_tidied_when_it_is_done_and_readers_see_the_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "_LEAST", 1000)
    loads = list(generate(8))
    with open_store(tmp_path) as store:
        load_many(store, loads, batch=2_000, index=False)
        tidied = files_of(tmp_path)
        assert tidied == set((tmp_path / "tidied").read_text().split())
        load_many(store, loads[:1], index=False)
    assert files_of(tmp_path) == tidied, "nothing new, nothing done"
    with open_store(tmp_path, read_only=True) as reader:
        assert set(reader.quads()) >= {quad for load in loads for quad in load.quads}


def test_what_a_dataset_loads_is_tidied_when_the_store_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "_LEAST", 1000)
    data = b"".join(b"<urn:s%d> <urn:p> <urn:o> <urn:g> .\n" % number for number in range(2000))
    with open_store(tmp_path) as store:
        store.add_serialised(io.BytesIO(data), ox.RdfFormat.N_QUADS)
        store.publish()
        assert not (tmp_path / "tidied").exists()
    assert files_of(tmp_path) == set((tmp_path / "tidied").read_text().split())


def break_off(folder: Path) -> None:
    with open_store(folder) as store:
        store.add_serialised(io.BytesIO(b"<urn:s> <urn:p> <urn:o> <urn:g> .\n"), ox.RdfFormat.N_QUADS)
        raise KeyboardInterrupt


def test_a_load_that_is_broken_off_is_not_tidied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "_LEAST", 0)
    with pytest.raises(KeyboardInterrupt):
        break_off(tmp_path)
    assert not (tmp_path / "tidied").exists()
    with open_store(tmp_path, read_only=True) as reader:
        assert len(list(reader.quads())) == 1
