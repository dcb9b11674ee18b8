"""A backup holds everything, is checked byte by byte, and whatever stops it or a restore leaves whole what was there."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

import scrutiny
from graph.backups.file import DUMP, MANIFEST, check_backup
from graph.backups.restoring import restore_backup
from graph.backups.writing import write_backup
from graph.catalogue import entries
from graph.checks.checking import check
from graph.documents import text_of
from graph.errors import BackupUnusable, StoreHolds, StoreLocked, UnknownLocation
from graph.store import Store, open_store
from tests.servers import STARTERS

from .conftest import Sample, fill

ROOT = Path(__file__).parents[2]
EXTRA = "INSERT DATA { GRAPH <https://w3id.org/scrutiny/id/graph/identity> { <urn:a> <urn:b> 'judged' } }"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, samples: dict[str, Sample]) -> Path:
    """A store on disk with papers and a judgement: for reading."""
    folder = tmp_path_factory.mktemp("data") / "data"
    with open_store(folder) as store:
        fill(store, samples)
        store.update(EXTRA)
    return folder


@pytest.fixture(scope="module")
def backup(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it: for reading."""
    with open_store(data, read_only=True) as store:
        file, _ = write_backup(store, tmp_path_factory.mktemp("backup") / "one.tar")
    return file


def held(store: Store) -> tuple[object, ...]:
    """Everything that a store is asked for."""
    texts = {document: text_of(store, document) for document in entries(store)}
    hits = [(hit.node, hit.document) for hit in store.index.search("committee", limit=50)]
    return set(store.quads()), entries(store), texts, sorted(hits), [str(one) for one in check(store)]


def content(folder: Path) -> tuple[object, ...]:
    with open_store(folder, read_only=True) as store:
        return held(store)


def test_what_is_restored_is_what_was_backed_up(data: Path, backup: Path, tmp_path: Path) -> None:
    manifest, aside = restore_backup(backup, tmp_path / "new" / "data")
    assert aside is None
    assert content(tmp_path / "new" / "data") == content(data)
    assert manifest.quads == len(content(data)[0])  # type: ignore[arg-type]
    assert manifest.missing == 0
    assert [one.name for one in (tmp_path / "new").iterdir()] == ["data"]


def test_a_backup_can_be_read_without_us(backup: Path, data: Path) -> None:
    with tarfile.open(backup) as tar:
        names = tar.getnames()
        assert names[0] == DUMP
        assert names[-1] == MANIFEST
        manifest = json.load(tar.extractfile(MANIFEST))  # type: ignore[arg-type]
        dump = gzip.decompress(tar.extractfile(DUMP).read())  # type: ignore[union-attr]
    assert manifest["documents"] == len(content(data)[1])  # type: ignore[arg-type]
    assert set(ox.parse(dump, ox.RdfFormat.N_QUADS)) == content(data)[0]


def test_a_folder_takes_backups_named_by_the_time_and_a_writer_goes_on(
    tmp_path: Path, samples: dict[str, Sample]
) -> None:
    with open_store(tmp_path / "data") as writer:
        fill(writer, samples)
        (tmp_path / "backups").mkdir()
        with open_store(tmp_path / "data", read_only=True) as reader:
            file, _ = write_backup(reader, tmp_path / "backups")
    assert [file] == list((tmp_path / "backups").iterdir())
    assert file.name.startswith("scrutiny-20")


def test_a_store_that_holds_something_is_not_written_over_unless_told(
    data: Path, backup: Path, tmp_path: Path, samples: dict[str, Sample]
) -> None:
    folder = tmp_path / "data"
    with open_store(folder) as store:
        fill(store, dict(list(samples.items())[:1]))
    before = content(folder)
    with pytest.raises(StoreHolds, match="--replace"):
        restore_backup(backup, folder)
    assert content(folder) == before
    with open_store(folder), pytest.raises(StoreLocked):
        restore_backup(backup, folder, replace=True)
    assert content(folder) == before
    _, aside = restore_backup(backup, folder, replace=True)
    assert aside is not None
    assert content(folder) == content(data)
    assert content(aside) == before


def test_an_empty_folder_is_nothing_to_keep(data: Path, backup: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    restore_backup(backup, tmp_path / "data")
    assert content(tmp_path / "data") == content(data)
    with pytest.raises(UnknownLocation):
        restore_backup(backup, "memory:")


def rewritten(backup: Path, file: Path, change: str) -> Path:
    """Copy a backup, with one thing about it changed."""
    with tarfile.open(backup) as old, tarfile.open(file, "w") as new:
        for member in old:
            data = old.extractfile(member).read()  # type: ignore[union-attr]
            if change == f"without {member.name}" or (change == "unfinished" and member.name == MANIFEST):
                continue
            if change == "text" and member.name.startswith("archive/texts/"):
                data = data.replace(b"e", b"a", 1)
            if change == "dump" and member.name == DUMP:
                data = gzip.compress(gzip.decompress(data).replace(b"e", b"a", 1))
            if change == "format" and member.name == MANIFEST:
                data = data.replace(b"scrutiny-backup/1", b"scrutiny-backup/9")
            if change == "fewer" and member.name.startswith("archive/sources/"):
                change = "done"
                continue
            member.size = len(data)
            new.addfile(member, io.BytesIO(data))
        if change == "climbs":
            new.addfile(tarfile.TarInfo("../../etc/passwd"), io.BytesIO(b""))
        if change == "link":
            link = tarfile.TarInfo("archive/texts/ab/" + "0" * 62)
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
            new.addfile(link)
    return file


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("unfinished", "manifest is missing"),
        ("text", "has been changed since it was written"),
        ("dump", f"{DUMP} has been changed"),
        ("fewer", "not the one that was written"),
        (f"without {DUMP}", f"{DUMP} has been changed"),
        ("format", "not a backup of the format"),
        ("climbs", "after the manifest"),
        ("link", "after the manifest"),
    ],
)
def test_a_backup_that_was_changed_is_refused_before_anything_is_written(
    backup: Path, tmp_path: Path, change: str, told: str
) -> None:
    wrong = rewritten(backup, tmp_path / "wrong.tar", change)
    with pytest.raises(BackupUnusable, match=told):
        restore_backup(wrong, tmp_path / "data")
    assert [one.name for one in tmp_path.iterdir()] == ["wrong.tar"]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_backup_that_is_cut_off_is_refused(backup: Path, tmp_path: Path, share: float) -> None:
    whole = backup.read_bytes()
    (tmp_path / "part.tar").write_bytes(whole[: int(len(whole.rstrip(b"\0")) * share)])
    with pytest.raises(BackupUnusable):
        check_backup(tmp_path / "part.tar")
    with pytest.raises(BackupUnusable, match="no such file"):
        check_backup(tmp_path / "none.tar")


# Backs up or restores, and dies at the n-th time that something is forced to disk or renamed: between any two steps.
DYING = """
import os, signal, sys
from pathlib import Path
left = int(sys.argv.pop(1))
def counted(real):
    def step(*given, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    return step
os.fsync, Path.rename, Path.replace = counted(os.fsync), counted(Path.rename), counted(Path.replace)
import tarfile
tarfile.TarFile.addfile = counted(tarfile.TarFile.addfile)
from graph.backups.writing import write_backup
from graph.backups.restoring import restore_backup
from graph.store import open_store
what, file, folder = sys.argv[1:]
if what == "backup":
    with open_store(folder, read_only=True) as store:
        write_backup(store, Path(file))
else:
    restore_backup(Path(file), folder)
"""


def killed_at(step: int, *words: object) -> int:
    command = [sys.executable, "-c", DYING, str(step), *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


@pytest.mark.parametrize("step", [0, 5, 12, 13, 14])
def test_a_backup_killed_at_any_step_leaves_the_store_and_the_old_backup(
    data: Path, backup: Path, tmp_path: Path, step: int
) -> None:
    file = tmp_path / "one.tar"
    file.write_bytes(backup.read_bytes())
    before = content(data)
    code = killed_at(step, "backup", file, data)
    assert code == -signal.SIGKILL
    assert check_backup(file).quads == len(before[0])  # type: ignore[arg-type]
    assert content(data) == before
    with open_store(data, read_only=True) as store:
        write_backup(store, file)
    assert [one.name for one in tmp_path.iterdir()] == ["one.tar"]


@pytest.mark.parametrize("step", [0, 15, 30, 34, 36, 37])
def test_a_restore_killed_at_any_step_leaves_a_whole_store_or_none(
    data: Path, backup: Path, tmp_path: Path, step: int
) -> None:
    code = killed_at(step, "restore", backup, tmp_path / "data")
    assert code == -signal.SIGKILL
    if (tmp_path / "data").exists():
        assert content(tmp_path / "data") == content(data)
    else:
        restore_backup(backup, tmp_path / "data")
        assert content(tmp_path / "data") == content(data)
    assert [one.name for one in tmp_path.iterdir() if "lock" not in one.name] == ["data"]


def test_killed_at_any_time_too(data: Path, backup: Path, tmp_path: Path) -> None:
    file = tmp_path / "one.tar"
    file.write_bytes(backup.read_bytes())
    process = subprocess.Popen(
        [sys.executable, "-m", "scrutiny", "backup", str(file), "--store", str(data)],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while not (tmp_path / ".scrutiny-backup.part").exists() and process.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.001)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert check_backup(file).graphs == check_backup(backup).graphs


def test_a_backup_takes_the_place_of_no_pipe_or_device(data: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with open_store(data, read_only=True) as store, pytest.raises(BackupUnusable, match="a device, a pipe"):
        write_backup(store, pipe)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_second_backup_at_the_same_place_is_refused(data: Path, tmp_path: Path) -> None:
    from graph.backups.writing import alone

    with (
        alone(tmp_path / ".scrutiny-backup.part"),
        open_store(data, read_only=True) as store,
        pytest.raises(BackupUnusable, match="another process"),
    ):
        write_backup(store, tmp_path / "one.tar")


@pytest.mark.parametrize("name", STARTERS)
def test_a_backup_moves_a_store_to_a_server_and_back(
    data: Path, backup: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "server").mkdir()
    with STARTERS[name](tmp_path / "server") as server:
        restore_backup(backup, server)
        with pytest.raises(StoreHolds, match="holds 7 graphs already"):
            restore_backup(backup, server)
        with open_store(server, read_only=True) as store:
            file, manifest = write_backup(store, tmp_path / "back.tar")
            assert [str(one) for one in check(store)] == [str(one) for one in content(data)[4]]  # type: ignore[attr-defined]
        restore_backup(backup, server, replace=True)
    restore_backup(file, tmp_path / "data")
    assert manifest.quads == len(content(data)[0])  # type: ignore[arg-type]
    assert [known.digest for known in content(tmp_path / "data")[1].values()] == [  # type: ignore[attr-defined]
        known.digest
        for known in content(data)[1].values()  # type: ignore[attr-defined]
    ]


def test_the_commands_say_what_they_did(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def typed(*words: object) -> tuple[int, list[str]]:
        monkeypatch.setattr(sys, "argv", ["scrutiny", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            scrutiny.main()
        return int(left.value.code or 0), capsys.readouterr().err.splitlines()

    file, new = tmp_path / "one.tar", tmp_path / "new"
    assert typed("backup", file, "--store", data) == (
        0,
        [f"wrote {file}: 5 papers, {quads_in(data):,} quads"],
    )
    assert " is whole: 5 papers" in typed("restore", "--check", file)[1][0]
    assert f" restored to {new}: 5 papers" in typed("restore", file, "--store", new)[1][0]
    assert typed("restore", file, "--store", new) == (
        2,
        [f"scrutiny: {new}: there is something here; say --replace to put it aside, or choose another place"],
    )
    code, told = typed("restore", file, "--store", new, "--replace")
    assert code == 0
    assert "the store that was there is now" in told[1]
    assert content(new) == content(data)
    assert typed("restore", tmp_path / "none.tar", "--store", new)[0] == 2


def quads_in(folder: Path) -> int:
    with open_store(folder, read_only=True) as store:
        return sum(1 for _ in store.quads())
