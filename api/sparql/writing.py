"""Carries out what a client may write, in a process that ends at the deadline whatever it is doing."""

import asyncio
import json
import os
import sys
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
        async with self._turn:
            report = await self._run(task)
        raise_fault(report)
        return report

    async def _run(self, task: Task) -> Report:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "api.sparql.writer",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _ROOT},
        )
        try:
            async with asyncio.timeout(self._settings.update_deadline):
                said, _ = await process.communicate(json.dumps(asdict(task)).encode())
        except TimeoutError:
            raise DeadlinePassed(
                f"The update was ended after {self._settings.update_deadline:g} seconds, all of it written or nothing."
            ) from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode:
            raise _explain(process.returncode)
        return Report(**cast("dict[str, object]", json.loads(said)))  # type: ignore[arg-type]  # our own writer's words


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
