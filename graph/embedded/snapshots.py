"""Publish immutable snapshots of a store that is being written to, and hold one while it is read.

::

    snapshots/current                  the name of the newest snapshot, replaced by one rename
    snapshots/20260131T101500000000Z/  one snapshot: ``store/`` (hard links to the engine's files) and ``held``
    snapshots/behind                   there while the store has changes that no snapshot shows yet

The engine calls it undefined to open a store for reading while another process writes to it, so readers open a
snapshot. A snapshot is made beside its name and renamed when it is whole; a crash leaves the old one current. A reader
keeps a shared lock (``flock``) on ``held`` for as long as it reads, which the system lets go when the process ends in
whatever way; the writer removes a snapshot that is not current once it can take that lock for itself.
"""

import datetime as dt
import fcntl
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.archive import sync_folder
from graph.errors import StoreMissing

__all__ = ["HeldSnapshot", "Snapshots"]

_POINTER = "current"
_BEHIND = "behind"
_UNFINISHED = ".part"
_HELD = "held"


@dataclass(slots=True)
class HeldSnapshot:
    """A snapshot that stays on the disk until it is released; ``folder`` is the engine's."""

    name: str
    folder: Path
    _descriptor: int | None

    def release(self) -> None:
        """Let the writer remove the snapshot when a newer one is current; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


class Snapshots:
    """The snapshots in one folder: one process publishes, any number hold."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def current(self) -> str | None:
        """The name of the newest snapshot, None before the first."""
        try:
            return (self._folder / _POINTER).read_text("ascii").strip()
        except FileNotFoundError:
            return None

    @property
    def behind(self) -> bool:
        """Whether the store has been written to since the newest snapshot was published."""
        return (self._folder / _BEHIND).exists()

    def note_change(self) -> None:
        """Say that the store is about to be written to; it is on the disk when this returns."""
        self._folder.mkdir(parents=True, exist_ok=True)
        if not self.behind:
            (self._folder / _BEHIND).touch()
            sync_folder(self._folder)

    def publish(self, copy_to: Callable[[Path], None]) -> str:
        """Make a snapshot, make it current, remove those that nobody reads; give its name.

        ``copy_to`` is given a path that does not exist and must leave a whole copy of the store there
        (``pyoxigraph.Store.backup`` takes some 13 ms: it links the engine's immutable files).
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        name = self._new_name()
        unfinished = self._folder / f"{name}{_UNFINISHED}"
        unfinished.mkdir()
        copy_to(unfinished / "store")
        (unfinished / _HELD).touch()
        sync_folder(unfinished)
        unfinished.rename(self._folder / name)
        self._point_to(name)
        (self._folder / _BEHIND).unlink(missing_ok=True)
        self.discard_unread()
        return name

    def hold(self) -> HeldSnapshot:
        """Hold the current snapshot for reading; StoreMissing if none has been published."""
        while (name := self.current) is not None:
            folder = self._folder / name
            descriptor = _lock(folder / _HELD, fcntl.LOCK_SH)
            if descriptor is not None:
                return HeldSnapshot(name, folder / "store", descriptor)
            if name == self.current:
                break
        raise StoreMissing(str(self._folder.parent), "no papers have been loaded here yet")

    def discard_unread(self) -> None:
        """Remove what a crash left unfinished and every snapshot that is neither current nor held."""
        current = self.current
        for folder in sorted(self._folder.iterdir()):
            if folder.name == current or not folder.is_dir():
                continue
            if folder.suffix == _UNFINISHED:
                shutil.rmtree(folder)
                continue
            descriptor = _lock(folder / _HELD, fcntl.LOCK_EX)
            if descriptor is None:
                continue
            try:
                _remove(folder)
            finally:
                os.close(descriptor)

    def _new_name(self) -> str:
        """Name a snapshot by the time in UTC, to the microsecond, and always after the current one."""
        name = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S%fZ")
        current = self.current
        if current is None or name > current or not (self._folder / current).exists():
            return name
        later = dt.datetime.strptime(current, "%Y%m%dT%H%M%S%f%z") + dt.timedelta(microseconds=1)
        return later.strftime("%Y%m%dT%H%M%S%fZ")

    def _point_to(self, name: str) -> None:
        beside = self._folder / f"{_POINTER}{_UNFINISHED}"
        with beside.open("w", encoding="ascii") as file:
            file.write(f"{name}\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._folder / _POINTER)
        sync_folder(self._folder)


def _lock(path: Path, kind: int) -> int | None:
    """Take a lock without waiting; None if the file is gone or another holds it against us."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        same_file = os.path.samestat(os.fstat(descriptor), path.stat())
    except (BlockingIOError, FileNotFoundError):
        same_file = False
    if same_file:
        return descriptor
    os.close(descriptor)
    return None


def _remove(folder: Path) -> None:
    """Remove a snapshot in one step as its readers see it: its name goes first."""
    doomed = folder.with_name(f"{folder.name}{_UNFINISHED}")
    folder.rename(doomed)
    shutil.rmtree(doomed)
