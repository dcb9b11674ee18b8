"""Write everything that a store holds into one file, which any store can be restored from (:mod:`graph.backups.restoring`).

What is in it is told in :mod:`graph.backups.file`. A reader's snapshot is backed up, so that imports may go on meanwhile. The file is written beside its name, read back and
checked, and renamed when it is whole: a backup that is stopped leaves the store, and an older backup, as they were. The
full-text index is not kept: it is made again from the rest.
"""

import datetime as dt
import fcntl
import gzip
import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox

from graph.archive import KINDS, sync_folder
from graph.backups.file import (
    DUMP,
    FORMAT,
    MANIFEST,
    Manifest,
    check_backup,
    hash_of,
    hash_of_names,
    place_of,
)
from graph.catalogue import entries
from graph.errors import BackupUnusable
from graph.software import software_version
from graph.store import Store

__all__ = ["alone", "backup_name", "write_backup"]

_LEVEL: Final = 4  # of gzip: a tenth of the size at four times the speed of the highest


def backup_name(target: Path, now: dt.datetime) -> Path:
    """Give the file to write: ``target``, or a file named by the time in it where it is a folder.

    >>> backup_name(Path("x.tar"), dt.datetime(2026, 1, 31, tzinfo=dt.UTC)).name
    'x.tar'
    """
    return target / f"scrutiny-{now.strftime('%Y%m%dT%H%M%SZ')}.tar" if target.is_dir() else target


def write_backup(store: Store, target: Path) -> tuple[Path, Manifest]:
    """Back a store up into a file, or into a folder under the name of the time; give the file and what it holds.

    A file of that name is replaced once the new one is whole. Raises BackupUnusable where it cannot be written,
    ArchiveDamaged where the archive holds what does not fit its hash.
    """
    now = dt.datetime.now(dt.UTC)
    file = backup_name(target, now)
    if file.exists() and not file.is_file():
        raise BackupUnusable(
            f"{file}: this is a device, a pipe or a folder, which a backup cannot take the place of"
        )
    unfinished = file.with_name(
        ".scrutiny-backup.part"
    )  # one name, so that what a killed process left is found
    try:
        with alone(unfinished) as output:
            manifest = _write(store, output, now)
            check_backup(unfinished)
            unfinished.replace(file)
            sync_folder(file.absolute().parent)
    except OSError as error:
        raise BackupUnusable(f"{file}: cannot be written ({error.strerror or error})") from error
    return file, manifest


@contextmanager
def alone(unfinished: Path) -> Iterator[IO[bytes]]:
    """Open an unfinished file, what a killed process left of it gone, for as long as no other process has it open."""
    with unfinished.open("ab") as output:
        try:
            fcntl.flock(output, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupUnusable(
                f"{unfinished}: another process is writing here; wait for it to end"
            ) from None
        output.truncate(0)
        try:
            yield output
        finally:
            unfinished.unlink(missing_ok=True)


def _write(store: Store, output: IO[bytes], now: dt.datetime) -> Manifest:
    known = entries(store)
    dump = Path(f"{output.name}.graph")
    try:
        graphs, quads = _dump(store, dump)
        if entries(store) != known:
            raise BackupUnusable(f"{store.location}: papers were loaded meanwhile; run the backup again")
        with tarfile.open(fileobj=output, mode="w", format=tarfile.PAX_FORMAT) as tar:
            tar.add(dump, DUMP, filter=_plain)
            with dump.open("rb") as data:
                packed = hash_of(data)
            names = _add_archive(store, tar)
            wanted = {place_of("text", one.text_digest) for one in known.values()}
            wanted |= {place_of("source", one.digest) for one in known.values()}
            manifest = Manifest(
                format=FORMAT,
                made=now.isoformat(timespec="seconds"),
                software=software_version(),
                base=store.iris.base,
                graphs=graphs,
                quads=quads,
                documents=len(known),
                sources=sum(name.startswith("archive/sources/") for name in names),
                texts=sum(name.startswith("archive/texts/") for name in names),
                missing=len(wanted.difference(names)),
                dump=packed,
                files=hash_of_names(names),
            )
            _add(tar, MANIFEST, json.dumps(asdict(manifest), indent=1).encode())
    finally:
        dump.unlink(missing_ok=True)
    output.flush()
    os.fsync(output.fileno())
    return manifest


def _dump(store: Store, file: Path) -> tuple[int, int]:
    """Write every graph, one after another, and give how many there are and how many quads."""
    names = store.graphs()
    counted = _Counted(store, names)
    with gzip.GzipFile(file, "wb", compresslevel=_LEVEL, mtime=0) as packed:
        ox.serialize(counted, cast("IO[bytes]", packed), ox.RdfFormat.N_QUADS)
    return len(names), counted.number


class _Counted:
    """Iterates over the quads of some graphs and counts them."""

    def __init__(self, store: Store, names: list[str]) -> None:
        self._store, self._names = store, names
        self.number = 0

    def __iter__(self) -> Iterator[ox.Quad]:
        for name in self._names:
            for quad in self._store.quads(name):
                self.number += 1
                yield quad


def _add_archive(store: Store, tar: tarfile.TarFile) -> list[str]:
    """Add every file of the archive, hashed again as it is read; give their names."""
    names = []
    for kind in KINDS:
        for digest in store.archive.digests(kind):
            names.append(place_of(kind, digest))
            _add(tar, names[-1], store.archive.read(kind, digest))
    return names


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(data)
    tar.addfile(_plain(member), io.BytesIO(data))


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Leave out who wrote the file and when: two backups of one store are equal but for their manifests."""
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    member.mode = 0o644
    return member
