"""Keeps the process that reads PDFs: asks it for one paper after another, ends it at a paper's limit, starts the next.

One paper can so cost an import its time, but never its end. The process is a program of its own, not a fork and not a copy of
the script that imports, so it may be asked from any thread, after a fork, and from a script without a main guard.
"""

import atexit
import os
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from threading import Event, Lock, Timer
from typing import IO, Final

import importers
from importers.errors import Damaged, ReadError, TooLarge
from importers.printed.layout import Page
from importers.printed.messages import BROKEN_OFF, read_answer, receive, send
from importers.source import Source

__all__ = ["MEMORY", "SECONDS", "Keeper", "read_apart"]

SECONDS: Final = 120
"""Seconds that one PDF may take, of the processor and of the clock; three thousand pages take some thirty."""
MEMORY: Final = 2 * 1024**3
"""Bytes of memory that one PDF may take."""
_ROOT: Final = Path(importers.__file__).resolve().parents[1]
_ENDING: Final = 2.0
"""Seconds in which a process that is told to end has ended."""


class Keeper:
    """Keeps one process; who asks while a paper is read waits for the answer to it."""

    def __init__(self, *, seconds: int = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, source: Source) -> list[Page]:
        """Read a PDF's pages; raises TooLarge at a limit, Damaged where pdfium breaks down, and what reading it raises."""
        with self._turn:
            try:
                answer = self._ask(source)
            except BaseException:  # else the next question would get the answer to this one
                self.end()
                raise
        return read_answer(source, answer)

    def end(self) -> None:
        """End the process, if there is one; the next question starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            _close(pipe)

    def _ask(self, source: Source) -> bytes:
        process = self._start_if_needed(source)
        if process.stdin is None or process.stdout is None:
            raise ReadError(source.name, "the process that reads PDFs has no pipes")
        late = Event()
        alarm = Timer(self._seconds, _end_late, (process, late))
        alarm.start()
        try:
            send(process.stdin, source.data)
            answer = receive(process.stdout)
        except OSError:
            answer = BROKEN_OFF
        finally:
            alarm.cancel()
        if answer == BROKEN_OFF:
            raise self._explain(source, _exit_code(process), late=late.is_set())
        return answer

    def _start_if_needed(self, source: Source) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.end()
            try:
                self._process = _start(self._memory, self._seconds)
            except OSError as error:
                raise ReadError(
                    source.name, f"no process can be started to read it: {error.strerror}"
                ) from error
        return self._process

    def _explain(self, source: Source, code: int, *, late: bool) -> ReadError:
        """Tell from how the process ended what the paper did to it."""
        if late or code == -getattr(signal, "SIGXCPU", 0):
            return TooLarge(
                source.name, f"reading it takes over {self._seconds} seconds: print it to a new PDF"
            )
        if code < 0:
            return Damaged(
                source.name,
                f"it breaks the PDF library ({signal.Signals(-code).name}) or takes over {self._memory:,} bytes of memory:"
                " print it to a new PDF",
            )
        return ReadError(
            source.name, f"the process that reads PDFs ended with code {code}: install the project anew"
        )


def read_apart(source: Source) -> list[Page]:
    """Read a PDF's pages in the process that is kept for it; raises what :meth:`Keeper.read` raises."""
    return _keeper_of(os.getpid()).read(source)


@cache
def _keeper_of(owner: int) -> Keeper:
    """Give the one keeper of a process: one that was forked off must not speak into its parent's pipes."""
    keeper = Keeper()
    atexit.register(lambda: keeper.end() if os.getpid() == owner else None)
    return keeper


def _start(memory: int, seconds: int) -> subprocess.Popen[bytes]:
    """Start the program with this interpreter, from the folder that holds this package."""
    command = [sys.executable, "-m", "importers.printed.reader", str(memory), str(seconds)]
    return subprocess.Popen(  # noqa: S603  this interpreter and a module of ours
        command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _end_late(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _exit_code(process: subprocess.Popen[bytes]) -> int:
    """Give the code with which a process ended, or ends now that it answers no more."""
    try:
        return process.wait(_ENDING)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _close(pipe: IO[bytes] | None) -> None:
    """Close a pipe, whose last bytes may have nobody to go to."""
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        return
