"""The service's end of one reader process: starts it, asks it, ends it."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from api.readers.frames import HEAD, Question, pack_question

__all__ = ["Outcome", "ReaderEnded", "ReaderGone", "ReaderProcess", "ReaderSettings"]

_ROOT: Final = str(Path(__file__).resolve().parents[2])


class ReaderEnded(Exception):
    """The reader process ended before it answered."""


class ReaderGone(ReaderEnded):
    """The reader process had ended before it was asked, so that another may be."""


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """What a reader process is told once: prefixes, bytes of memory, and whether it is kept from opening sockets."""

    prefixes: Mapping[str, str]
    memory: int
    confined: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reader sent back: one of the kinds in :mod:`api.readers.frames`, and what came with it."""

    kind: bytes
    payload: bytes


class _Channel(asyncio.Protocol):
    """Collects one outcome at a time."""

    def __init__(self) -> None:
        self._received = bytearray()
        self._awaited: asyncio.Future[Outcome] | None = None
        self.ended = False

    def expect(self) -> "asyncio.Future[Outcome]":
        """Wait for the next outcome."""
        self._awaited = asyncio.get_running_loop().create_future()
        return self._awaited

    def data_received(self, data: bytes) -> None:
        """Take what has come and, when an outcome is whole, hand it over."""
        self._received += data
        if len(self._received) < HEAD.size:
            return
        kind, length = HEAD.unpack_from(self._received)
        if len(self._received) < HEAD.size + length:
            return
        outcome = Outcome(kind, bytes(self._received[HEAD.size :]))
        self._received.clear()
        if self._awaited is not None and not self._awaited.done():
            self._awaited.set_result(outcome)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits that nothing more will come."""
        del exc
        self.ended = True
        if self._awaited is not None and not self._awaited.done():
            self._awaited.set_exception(ReaderEnded())


class ReaderProcess:
    """One reader process; it answers one question at a time."""

    def __init__(
        self, process: "subprocess.Popen[bytes]", transport: asyncio.Transport, channel: _Channel
    ) -> None:
        self._process, self._transport, self._channel = process, transport, channel

    @classmethod
    async def start(cls, settings: ReaderSettings) -> "ReaderProcess":
        """Start a process; it is ready for its first question after some hundredths of a second."""
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                [sys.executable, "-m", "api.readers.reader", _configuration(settings, theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": _ROOT},
            )
        ours.setblocking(False)
        loop = asyncio.get_running_loop()
        transport, channel = await loop.create_connection(_Channel, sock=ours)
        return cls(process, transport, channel)

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return not self._channel.ended

    async def ask(self, question: Question) -> Outcome:
        """Ask, and wait for the outcome; raises :class:`ReaderGone` or, if the process ends first, :class:`ReaderEnded`."""
        if not self.alive:
            raise ReaderGone
        awaited = self._channel.expect()
        self._transport.write(pack_question(question))
        return await awaited

    def end(self) -> None:
        """End the process at once, whatever it is doing."""
        self._channel.ended = True
        self._transport.abort()
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)

    async def wait(self) -> int:
        """Wait until the process is gone and give its exit status (negative: the signal that ended it)."""
        return await asyncio.to_thread(self._process.wait)


def _configuration(settings: ReaderSettings, descriptor: int) -> str:
    return json.dumps(
        {
            "descriptor": descriptor,
            "prefixes": dict(settings.prefixes),
            "memory": settings.memory,
            "confined": settings.confined,
        }
    )
