"""Carries out what a client may write, in a process that ends at the deadline whatever it is doing."""

import asyncio
import contextlib
import json
import os
import sys
from asyncio.subprocess import Process
from dataclasses import asdict
from pathlib import Path
from typing import Final, cast

from api.errors import (
    BadQuery,
    DeadlinePassed,
    EngineFailed,
    Forbidden,
    MemorySpent,
    NotFound,
    RequestError,
    StoreBusy,
)
from api.settings import Settings
from api.sparql.writer import Report, Task

__all__ = ["Scribe"]

_ROOT: Final = str(Path(__file__).resolve().parents[2])
_PATIENCE: Final = 0.5  # the share of the deadline that may go into waiting for another writer


class Scribe:
    """Takes tasks one after another: the store has one writer at a time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._turn = asyncio.Lock()
        self._ending: set[asyncio.Task[None]] = set()

    def task(self, **particulars: object) -> Task:
        """Make a task for this service's store."""
        limits = self._settings.limits
        values: dict[str, object] = {
            "location": self._settings.store,
            "base": self._settings.base,
            "patience": self._settings.update_deadline * _PATIENCE,
            "memory": self._settings.memory_bytes,
            "limits": (self._settings.body_bytes, limits.depth, limits.inline),
        }
        return Task(**{**values, **particulars})  # type: ignore[arg-type]  # the callers name the task's own fields

    async def carry_out(self, task: Task) -> Report:
        """Carry out a task; raises one of :mod:`api.errors` where it was not, and then nothing was written."""
        await self._turn.acquire()
        try:
            process = await self._start()
        except BaseException:
            self._turn.release()
            raise
        try:
            report = await self._ask(process, task)
        finally:
            ending = asyncio.create_task(self._see_off(process))
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)
        raise_fault(report)
        return report

    async def _start(self) -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "api.sparql.writer",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _ROOT},
        )

    async def _ask(self, process: Process, task: Task) -> Report:
        """Hand over the task and wait for what is said of it; a process that says nothing in time is killed."""
        said = b""
        try:
            async with asyncio.timeout(self._settings.update_deadline):
                said = await _talk(process, json.dumps(asdict(task)).encode())
                if not said:
                    raise _explain(await process.wait())
        except TimeoutError:
            raise DeadlinePassed(
                f"The update was ended after {self._settings.update_deadline:g} seconds, all of it written or nothing."
            ) from None
        finally:
            if not said and process.returncode is None:
                process.kill()
        return Report(**cast("dict[str, object]", json.loads(said)))  # type: ignore[arg-type]  # our own writer's words

    async def _see_off(self, process: Process) -> None:
        """Wait until the process has worked out what follows and is gone, and let the next one have its turn."""
        try:
            async with asyncio.timeout(self._settings.update_deadline):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
        finally:
            self._turn.release()


async def _talk(process: Process, words: bytes) -> bytes:
    """Say what is to be done, and hear everything that is said of it."""
    if process.stdin is None or process.stdout is None:
        raise EngineFailed("The process that writes cannot be spoken to.")
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(words)
        await process.stdin.drain()
    process.stdin.close()
    return await process.stdout.read()


def _explain(status: int) -> RequestError:
    if status < 0:
        return MemorySpent(
            "The update used up the memory that it may have; all of it was written or nothing."
        )
    return EngineFailed("The process that writes failed; all of the update was written or nothing.")


def raise_fault(report: Report) -> None:
    """Raise what a report says was wrong."""
    match report.fault:
        case "":
            return
        case "query":
            raise BadQuery(report.detail, report.line, report.column)
        case "forbidden":
            raise Forbidden(report.detail)
        case "not-found":
            raise NotFound(report.detail)
        case "busy":
            raise StoreBusy(report.detail, seconds=5)
        case "store":
            raise EngineFailed(report.detail)
