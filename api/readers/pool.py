"""A pool of reader processes: a bounded queue before it, a deadline over it, a replacement for each that is ended.

The engine cannot be interrupted, so a query that takes too long, takes too much memory or is asked by nobody any more
is ended with its process. The others go on, and a fresh process takes its place.
"""

import asyncio
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Final

from api.errors import DeadlinePassed, EngineFailed, MemorySpent, StoreBusy
from api.readers.frames import Question
from api.readers.worker import Outcome, ReaderEnded, ReaderGone, ReaderProcess, ReaderSettings

__all__ = ["PoolCounts", "ReaderPool"]

_PAUSE_AFTER_FAILURE: Final = (
    0.5  # seconds, so that a process that cannot start is not started in a tight loop
)


@dataclass(slots=True)
class PoolCounts:
    """What has happened so far, for the metrics."""

    started: int = 0
    ended: dict[str, int] = field(default_factory=dict)

    def note(self, reason: str) -> None:
        """Count one process that was ended for ``reason``."""
        self.ended[reason] = self.ended.get(reason, 0) + 1


class ReaderPool:
    """Reader processes, ``size`` of them, before which at most ``waiting`` questions queue."""

    def __init__(self, settings: ReaderSettings, size: int, waiting: int) -> None:
        self._settings, self._size, self._most_waiting = settings, size, waiting
        self._idle: list[ReaderProcess] = []
        self._all: set[ReaderProcess] = set()
        self._queue: deque[asyncio.Future[ReaderProcess]] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False
        self.counts = PoolCounts()

    @property
    def idle(self) -> int:
        """How many readers are free."""
        return len(self._idle)

    @property
    def queued(self) -> int:
        """How many questions wait for a reader."""
        return len(self._queue)

    @property
    def pids(self) -> list[int]:
        """The numbers of the reader processes."""
        return [reader.pid for reader in self._all]

    async def open(self) -> None:
        """Start the readers."""
        await asyncio.gather(*(self._add() for _ in range(self._size)))

    async def close(self) -> None:
        """End every reader and wait until they are gone; questions on their way fail."""
        self._closed = True
        for waiter in self._queue:
            waiter.cancel()
        readers = list(self._all)
        for reader in readers:
            reader.end()
        await asyncio.gather(*(reader.wait() for reader in readers))
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def ask(self, question: Question, deadline: float) -> Outcome:
        """Ask one reader; ``deadline`` is in seconds from now and counts the wait.

        Raises :class:`~api.errors.StoreBusy`, :class:`~api.errors.DeadlinePassed`,
        :class:`~api.errors.MemorySpent` or :class:`~api.errors.EngineFailed`. When the caller is cancelled, the
        reader is ended.
        """
        until = time.monotonic() + deadline
        while True:
            reader = await self._take(_left(until))
            try:
                return await self._ask(reader, question, until, deadline)
            except ReaderGone:  # it was killed between being handed over and being asked
                self._replace(reader, "vanished")

    async def _ask(self, reader: ReaderProcess, question: Question, until: float, deadline: float) -> Outcome:
        try:
            async with asyncio.timeout(_left(until)):
                outcome = await reader.ask(question)
        except ReaderGone:
            raise
        except TimeoutError:
            self._replace(reader, "deadline")
            raise DeadlinePassed(f"The query was ended after {deadline:.3g} seconds.") from None
        except asyncio.CancelledError:
            self._replace(reader, "client left")
            raise
        except ReaderEnded:
            raise await self._explain_end(reader) from None
        self._give_back(reader)
        return outcome

    async def _take(self, deadline: float) -> ReaderProcess:
        while self._idle:
            reader = self._idle.pop()
            if reader.alive:
                return reader
            self._replace(reader, "vanished")
        if len(self._queue) >= self._most_waiting:
            raise StoreBusy(f"{len(self._queue)} queries are waiting already; ask again in a moment.")
        waiter: asyncio.Future[ReaderProcess] = asyncio.get_running_loop().create_future()
        self._queue.append(waiter)
        try:
            async with asyncio.timeout(deadline):
                return await waiter
        except TimeoutError:
            self._leave_queue(waiter)
            raise StoreBusy(
                f"No reader was free for {deadline:.3g} seconds; ask again in a moment."
            ) from None
        except asyncio.CancelledError:
            self._leave_queue(waiter)
            raise

    def _leave_queue(self, waiter: "asyncio.Future[ReaderProcess]") -> None:
        """Stop waiting; a reader that was handed over in the same moment goes back."""
        if waiter in self._queue:
            self._queue.remove(waiter)
        if waiter.done() and not waiter.cancelled():
            self._give_back(waiter.result())

    def _give_back(self, reader: ReaderProcess) -> None:
        if not reader.alive:
            self._replace(reader, "vanished")
            return
        while self._queue:
            waiter = self._queue.popleft()
            if not waiter.done():
                waiter.set_result(reader)
                return
        self._idle.append(reader)

    async def _explain_end(self, reader: ReaderProcess) -> Exception:
        """Say why a reader ended by itself: a signal means that it ran out of memory or stack."""
        self._all.discard(reader)
        status = await reader.wait()
        reason = "memory" if status < 0 else "failure"
        self._replace(reader, reason)
        if status < 0:
            return MemorySpent("The query used up the memory that one query may have.")
        return EngineFailed("The process that read the query failed.")

    def _replace(self, reader: ReaderProcess, reason: str) -> None:
        self.counts.note(reason)
        reader.end()
        self._all.discard(reader)
        self._spawn(reader)

    def _spawn(self, ended: ReaderProcess) -> None:
        for task in (self._reap(ended), self._add()):
            started = asyncio.create_task(task)
            self._tasks.add(started)
            started.add_done_callback(self._tasks.discard)

    async def _reap(self, reader: ReaderProcess) -> None:
        await reader.wait()

    async def _add(self) -> None:
        while not self._closed:
            try:
                reader = await ReaderProcess.start(self._settings)
            except OSError:
                await asyncio.sleep(_PAUSE_AFTER_FAILURE)
                continue
            if self._closed:
                reader.end()
                await reader.wait()
                return
            self.counts.started += 1
            self._all.add(reader)
            self._give_back(reader)
            return


def _left(until: float) -> float:
    """Give the seconds until then on the monotonic clock, and a moment where none is left."""
    return max(until - time.monotonic(), 0.001)
