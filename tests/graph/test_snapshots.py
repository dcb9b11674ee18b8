"""Snapshots appear whole, stay while they are read, and go when they are not."""

import multiprocessing
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.embedded.snapshots import Snapshots
from graph.errors import StoreMissing


def copy(words: str) -> Callable[[Path], None]:
    def copy_to(folder: Path) -> None:
        folder.mkdir()
        (folder / "file").write_text(words)

    return copy_to


def folders(snapshots: Path) -> set[str]:
    return {entry.name for entry in snapshots.iterdir() if entry.is_dir()}


def test_nothing_to_hold_before_the_first(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="no papers have been loaded"):
        Snapshots(tmp_path / "snapshots").hold()


def test_a_held_snapshot_stays_until_it_is_released(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    first = snapshots.publish(copy("one"))
    held = snapshots.hold()
    second = snapshots.publish(copy("two"))
    assert first < second
    assert folders(tmp_path) == {first, second}
    assert (held.folder / "file").read_text() == "one"
    held.release()
    held.release()
    snapshots.discard_unread()
    assert folders(tmp_path) == {second}
    with pytest.raises(FileNotFoundError):
        (held.folder / "file").read_text()


def test_a_pointer_that_names_no_snapshot_is_replaced(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    snapshots.publish(copy("one"))
    (tmp_path / "current").write_text("zzz")
    with pytest.raises(StoreMissing):
        snapshots.hold()
    second = snapshots.publish(copy("two"))
    assert snapshots.hold().name == second


def test_two_readers_hold_one_snapshot(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    first = snapshots.publish(copy("one"))
    one, other = snapshots.hold(), snapshots.hold()
    second = snapshots.publish(copy("two"))
    one.release()
    snapshots.discard_unread()
    assert folders(tmp_path) == {first, second}
    other.release()
    snapshots.discard_unread()
    assert folders(tmp_path) == {second}


def test_a_reader_that_is_killed_holds_nothing(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    first = snapshots.publish(copy("one"))
    program = (
        "import sys, time; from pathlib import Path; from graph.embedded.snapshots import Snapshots\n"
        "held = Snapshots(Path(sys.argv[1])).hold(); print(held.name, flush=True); time.sleep(60)"
    )
    root = Path(__file__).parents[2]
    reader = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert reader.stdout is not None
    assert reader.stdout.readline().strip() == first
    second = snapshots.publish(copy("two"))
    assert folders(tmp_path) == {first, second}
    reader.kill()
    reader.communicate()
    snapshots.discard_unread()
    assert folders(tmp_path) == {second}


def test_a_copy_that_fails_leaves_the_old_one_current(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    first = snapshots.publish(copy("one"))

    def fail(folder: Path) -> None:
        folder.mkdir()
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        snapshots.publish(fail)
    assert snapshots.current == first
    held = snapshots.hold()
    assert (held.folder / "file").read_text() == "one"
    held.release()
    second = snapshots.publish(copy("two"))
    assert folders(tmp_path) == {second}


def test_changes_are_noted_until_they_are_published(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    assert not snapshots.behind
    snapshots.note_change()
    snapshots.note_change()
    assert snapshots.behind
    snapshots.publish(copy("one"))
    assert not snapshots.behind


def test_names_rise_even_if_the_clock_goes_back(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    snapshots.publish(copy("one"))
    (tmp_path / snapshots.current).rename(tmp_path / "29990101T000000000000Z")  # type: ignore[operator]
    (tmp_path / "current").write_text("29990101T000000000000Z\n")
    assert snapshots.publish(copy("two")) == "29990101T000000000001Z"


def _read_many(folder: Path, times: int) -> None:
    snapshots = Snapshots(folder)
    for _ in range(times):
        held = snapshots.hold()
        words = (held.folder / "file").read_text()
        held.release()
        if not words.isdigit():
            raise SystemExit(1)


def test_readers_never_find_a_snapshot_gone_while_a_writer_publishes(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    snapshots.publish(copy("0"))
    readers = [
        multiprocessing.get_context("fork").Process(target=_read_many, args=(tmp_path, 400)) for _ in range(2)
    ]
    for reader in readers:
        reader.start()
    published = 0
    while any(reader.is_alive() for reader in readers):
        published += 1
        snapshots.publish(copy(str(published)))
    for reader in readers:
        reader.join()
        assert reader.exitcode == 0
    snapshots.discard_unread()
    assert len(folders(tmp_path)) == 1
