"""The processes that a process has started, as /proc tells them; threads and processes may end while they are listed."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

GONE = (FileNotFoundError, ProcessLookupError)


def children_of(process: int, runs: str = "") -> set[int]:
    """List the processes that one has started and whose command line holds ``runs``."""
    return {child for child in _list(process) if runs in _command_line(child)}


def family(process: int) -> set[int]:
    """List a process and all that it has started, directly or not."""
    return {process}.union(*(family(child) for child in _list(process)))


def _list(process: int) -> Iterator[int]:
    with contextlib.suppress(*GONE):
        for task in Path(f"/proc/{process}/task").iterdir():
            with contextlib.suppress(*GONE):
                yield from map(int, (task / "children").read_text().split())


def _command_line(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except GONE:
        return ""
