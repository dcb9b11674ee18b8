"""Follows the store's snapshots: every question reads the newest one, and one that is still read stays on the disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.errors import StoreUnavailable
from graph.embedded.snapshots import HeldSnapshot, Snapshots
from graph.errors import StoreMissing

__all__ = ["SnapshotFollower"]


class SnapshotFollower:
    """Holds the current snapshot of a store's folder, and older ones while a question still reads them."""

    def __init__(self, location: Path) -> None:
        self._pointer = str(location / "snapshots" / "current")
        self._snapshots = Snapshots(location / "snapshots")
        self._seen: tuple[int, int] | None = None
        self._current: HeldSnapshot | None = None
        self._readers: dict[str, int] = {}
        self._retired: dict[str, HeldSnapshot] = {}

    def current(self) -> HeldSnapshot:
        """Give the newest snapshot; :class:`~api.errors.StoreUnavailable` before the first.

        It costs one ``stat`` where nothing has changed.
        """
        try:
            status = os.stat(self._pointer)  # noqa: PTH116  # a Path's own takes three times as long
        except FileNotFoundError:
            raise StoreUnavailable("No papers have been loaded yet.", seconds=10) from None
        signature = (status.st_ino, status.st_mtime_ns)
        if self._current is None or signature != self._seen:
            self._switch()
            self._seen = signature
        if self._current is None:
            raise StoreUnavailable("No papers have been loaded yet.", seconds=10)
        return self._current

    def _switch(self) -> None:
        try:
            newest = self._snapshots.hold()
        except StoreMissing as error:
            raise StoreUnavailable(str(error), seconds=10) from error
        before, self._current = self._current, newest
        if before is None:
            return
        if before.name == newest.name or not self._readers.get(before.name):
            before.release()
        else:
            self._retired[before.name] = before

    @contextmanager
    def reading(self) -> Iterator[HeldSnapshot]:
        """Keep the snapshot that was current last on the disk while the block reads it."""
        held = self._current or self.current()
        self._readers[held.name] = self._readers.get(held.name, 0) + 1
        try:
            yield held
        finally:
            self._readers[held.name] -= 1
            if not self._readers[held.name]:
                del self._readers[held.name]
                if retired := self._retired.pop(held.name, None):
                    retired.release()

    def close(self) -> None:
        """Let every snapshot go."""
        for held in (self._current, *self._retired.values()):
            if held is not None:
                held.release()
        self._current, self._seen = None, None
        self._retired.clear()
