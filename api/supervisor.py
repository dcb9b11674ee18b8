"""Watches over serving processes: starts them as forks of itself, replaces one that ends, ends them all when told to.

A fork shares what its parent has loaded, so that it is ready at once and costs little memory of its own; the parent
must have started no thread before. (uvicorn's own supervisor starts each process anew.)
"""

import ctypes
import multiprocessing
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from multiprocessing.context import ForkProcess
from types import FrameType
from typing import Final

__all__ = ["Supervisor"]

_PR_SET_PDEATHSIG: Final = 1
_SHORT: Final = 1.0  # seconds; a process that lives no longer failed to start
_MOST_FAILURES: Final = 5  # in a row, until the supervisor gives up


def _end_with_parent() -> None:
    """Have the kernel end this process when its parent is gone, however that ended (Linux, ``man 2 prctl``)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Keeps ``number`` processes running ``work``."""

    def __init__(self, work: Callable[[], None], number: int) -> None:
        self._work, self._number = work, number
        self._context = multiprocessing.get_context("fork")
        self._running: dict[ForkProcess, float] = {}
        self._stopping = False
        self._failures = 0

    def run(self) -> int:
        """Watch until told to stop by SIGTERM or SIGINT; give the exit status, 1 if the processes cannot start."""
        for _ in range(self._number):
            self._start()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        while self._running:
            ready = wait([process.sentinel for process in self._running])
            for process in [one for one in self._running if one.sentinel in ready]:
                self._see_off(process)
        return 1 if self._failures >= _MOST_FAILURES else 0

    def _start(self) -> None:
        process = self._context.Process(target=self._begin)
        process.start()
        self._running[process] = time.monotonic()

    def _begin(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        _end_with_parent()
        self._work()

    def _see_off(self, process: ForkProcess) -> None:
        """Take leave of a process that has ended, and start another in its place."""
        process.join()
        lived = time.monotonic() - self._running.pop(process)
        process.close()
        if self._stopping:
            return
        self._failures = self._failures + 1 if lived < _SHORT else 0
        if self._failures >= _MOST_FAILURES:
            self._end_all()
        else:
            self._start()

    def _stop(self, *_: int | FrameType | None) -> None:
        self._end_all()

    def _end_all(self) -> None:
        self._stopping = True
        for process in self._running:
            process.terminate()
