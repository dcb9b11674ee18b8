"""A reader process: opens a snapshot, answers one question after another, and may be killed at any moment.

Run as ``python -m api.readers.reader CONFIGURATION``: a JSON document with the descriptor of the socket to talk on, the prefixes
that queries know, the memory it may use, and whether it may open sockets. It imports the engine and nothing heavy,
so that a replacement is ready within some hundredths of a second.
"""

import json
import os
import select
import signal
import socket
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, cast

import pyoxigraph as ox

from api.readers.execution import finish, run_question
from api.readers.frames import ANSWER, FILE, PROBLEM, Fault, Question, pack_outcome
from importers.confinement import deny_sockets, limit_memory

__all__ = ["main"]

_INLINE: Final = 1 << 20  # bytes that pass over the socket; a longer answer waits in its file
_STACK: Final = 256 << 20  # bytes; deep expressions are evaluated by recursion
_NICE: Final = 5  # queries give way to the process that serves, so that it ends them in time and answers small ones itself
_NOT_SUPPORTED: Final = "is not supported"


class _Overfull(Exception):
    """The answer is over its limit."""


class _Sink:
    """Takes an answer's bytes: in memory while it is short, in a file after that, and no more than the limit."""

    def __init__(self, limit: int, spool: str) -> None:
        self._limit, self._spool, self._length = limit, Path(spool), 0
        self._parts: list[bytes] = []
        self._held = 0

    def write(self, data: bytes) -> int:
        """Take one more part; raises when the whole would be over the limit."""
        self._length += len(data)
        if self._length > self._limit:
            raise _Overfull
        self._parts.append(data)
        self._held += len(data)
        if self._held > _INLINE:
            self._empty_into_file()
        return len(data)

    def flush(self) -> None:
        """Do nothing: the engine asks for it, the file is written when the answer is whole."""

    def _empty_into_file(self) -> None:
        with self._spool.open("ab") as file:
            file.writelines(self._parts)
        self._parts.clear()
        self._held = 0

    def outcome(self, finished: Callable[[bytes], bytes]) -> bytes:
        """Give the whole answer, ``finished`` where it is short, or the name of the file that holds it."""
        if self._length <= _INLINE:
            return pack_outcome(ANSWER, finished(b"".join(self._parts)))
        self._empty_into_file()
        return pack_outcome(FILE, str(self._spool).encode())


def _problem(fault: Fault, detail: str) -> bytes:
    return pack_outcome(PROBLEM, json.dumps({"fault": fault, "detail": detail}).encode())


class _Reader:
    """Holds the snapshot that was asked for last."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._prefixes = prefixes
        self._store: ox.Store | None = None
        self._folder = ""

    def _open(self, folder: str) -> ox.Store:
        if self._store is None or self._folder != folder:
            self._store = None
            self._store = ox.Store.read_only(folder)
            self._folder = folder
        return self._store

    def answer(self, question: Question) -> bytes:
        """Answer one question; whatever is wrong with it becomes part of the outcome."""
        sink = _Sink(question.limit, question.spool)
        try:
            tabular = run_question(self._open(question.store), question, self._prefixes, sink)
            return sink.outcome(partial(finish, question=question, tabular=tabular))
        except _Overfull:
            return _problem("too-large", f"{question.limit}")
        except (SyntaxError, ValueError) as error:
            return _problem("syntax", str(error))
        except RuntimeError as error:
            return _problem("unsupported" if _NOT_SUPPORTED in str(error) else "engine", str(error))
        except MemoryError:
            return _problem("memory", "the process could get no more memory")
        except OSError as error:
            return _problem("store", str(error))


def _receive(channel: socket.socket, length: int) -> bytes | None:
    """Read exactly ``length`` bytes; None at the end of the stream."""
    parts = bytearray()
    while len(parts) < length:
        part = channel.recv(length - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)


def _answer_all(channel: socket.socket, reader: _Reader) -> None:
    while (head := _receive(channel, 4)) is not None:
        document = _receive(channel, int.from_bytes(head, "big"))
        if document is None:
            return
        channel.sendall(reader.answer(Question.from_json(document)))


def main() -> None:
    """Answer questions until the service closes the socket."""
    configuration = cast("dict[str, object]", json.loads(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    channel = socket.socket(fileno=int(cast("int", configuration["descriptor"])))
    if configuration["confined"]:
        deny_sockets()
    limit_memory(int(cast("int", configuration["memory"])) + _STACK)
    os.nice(_NICE)
    reader = _Reader(cast("dict[str, str]", configuration["prefixes"]))
    threading.stack_size(_STACK)
    threading.Thread(target=_answer_all, args=(channel, reader), daemon=True).start()
    _wait_for_end(channel)
    os._exit(0)  # the engine may be in the middle of a query, which nobody waits for any more


def _wait_for_end(channel: socket.socket) -> None:
    """Wait until the service has closed its end, or has itself come to an end."""
    watch = select.poll()
    watch.register(channel, select.POLLRDHUP | select.POLLHUP)
    watch.poll()


if __name__ == "__main__":
    main()
