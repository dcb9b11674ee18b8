"""Answers provably cheap queries in the serving process itself, without the way to a reader and back.

A query whose every step gives a row simply runs, and is given up once its answer is no longer short: the engine works
no further than its answer is taken. Before any other plain query runs, what it would look up is counted, at most a few
hundred quads far; only where that and the rows that it can come to are few does it run here. Anything else, and any
doubt, goes to a reader, which can be ended.
"""

import asyncio
from functools import lru_cache
from itertools import islice
from typing import Final

import pyoxigraph as ox

from api.readers.execution import finish, run_question
from api.readers.frames import Question
from api.readers.plain import Pattern, PlainQuery, is_variable, read_plain
from api.readers.single import read_single

__all__ = ["InlineReader"]

_MOST_QUADS: Final = 300  # that all patterns match, looked up one after the other
_MOST_LOOKUPS: Final = 8  # one costs as much as the engine's own way through a short join
_MOST_JOINED: Final = 5000  # rows that they can come to when joined
_MOST_BYTES: Final = 1 << 15  # of an answer, some hundred rows
_MOST_READ: Final = 1024  # queries of which the shape is kept


class _Overfull(Exception):
    """The answer is not as short as it was hoped to be."""


class _ShortSink:
    """Takes an answer's bytes, and no more than a short answer has."""

    __slots__ = ("_left", "_parts")

    def __init__(self, limit: int) -> None:
        self._parts: list[bytes] = []
        self._left = limit

    def write(self, data: bytes) -> int:
        """Take one more part; raises when the answer has become too long."""
        self._left -= len(data)
        if self._left < 0:
            raise _Overfull
        self._parts.append(data)
        return len(data)

    def flush(self) -> None:
        """Do nothing: the engine asks for it."""

    @property
    def whole(self) -> bytes:
        """The whole answer."""
        return b"".join(self._parts)


class InlineReader:
    """Holds the current snapshot open in this process; a new one is opened beside it, off the event loop."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._prefixes = prefixes
        self._read = lru_cache(_MOST_READ)(self._read_plain)
        self._store: ox.Store | None = None
        self._folder = ""
        self._opening: asyncio.Task[None] | None = None

    async def close(self) -> None:
        """Let the snapshot go."""
        if self._opening is not None:
            await asyncio.gather(self._opening, return_exceptions=True)
        self._store, self._folder = None, ""

    def answer(self, question: Question) -> bytes | None:
        """Answer the question if it is provably cheap and its snapshot is open, else give None."""
        plain = read_single(question.query) or self._read(question.query)
        if plain is None:
            return None
        if question.store != self._folder:
            self._open(question.store)
            return None
        try:
            return self._run(question, plain)
        except _Overfull:
            return None
        except (SyntaxError, ValueError, RuntimeError, OSError):
            return None  # a reader will say what is wrong

    def _read_plain(self, text: str) -> PlainQuery | None:
        return read_plain(text, self._prefixes)

    def _open(self, folder: str) -> None:
        if self._opening is None or self._opening.done():
            self._opening = asyncio.create_task(self._open_beside(folder))

    async def _open_beside(self, folder: str) -> None:
        try:
            store = await asyncio.to_thread(ox.Store.read_only, folder)
        except OSError:
            return  # the snapshot has been replaced meanwhile; the next question opens the newer one
        self._store, self._folder = store, folder

    def _run(self, question: Question, plain: PlainQuery) -> bytes | None:
        store = self._store
        if store is None or not self._is_cheap(store, question, plain):
            return None
        sink = _ShortSink(min(_MOST_BYTES, question.limit))
        prefixes = self._prefixes if plain.prefixed or plain.describes else {}
        tabular = run_question(store, question, prefixes, sink)
        return finish(sink.whole, question, tabular=tabular)

    def _is_cheap(self, store: ox.Store, question: Question, plain: PlainQuery) -> bool:
        if plain.flows and question.default_graphs is None and question.named_graphs is None:
            return True
        own = question.default_graphs is None and not plain.in_graph
        survey = _Survey(store, plain, ox.DefaultGraph() if own else None)
        return all(survey.counts(pattern) for pattern in plain.patterns)


class _Survey:
    """Counts along the way that the engine will take, and gives up as soon as it is no longer short.

    ``graph`` is where to count; None for all graphs.
    """

    def __init__(self, store: ox.Store, plain: PlainQuery, graph: ox.DefaultGraph | None) -> None:
        self._graph = graph
        self._store, self._describes, self._followed = store, plain.describes, plain.followed
        self._left, self._lookups, self._joined = _MOST_QUADS, _MOST_LOOKUPS, 1
        self._reached: dict[str, set[_Node]] = {}

    def counts(self, pattern: Pattern) -> bool:
        """Count what one more pattern matches; False for too much, or for what cannot be counted beforehand."""
        subjects = (
            (_fixed(pattern.subject),) if pattern.anchored else tuple(self._reached.get(pattern.subject, ()))
        )
        self._lookups -= len(subjects)
        if self._lookups < 0:
            return False
        most = 0
        for subject in subjects:
            quads = self._look_up(pattern, subject)
            most = max(most, len(quads))
            self._left -= len(quads)
            if self._left < 0 or (self._describes and any(isinstance(q.object, ox.BlankNode) for q in quads)):
                return False
            self._note(pattern, quads)
        self._joined *= max(most, 1)
        return self._joined <= _MOST_JOINED

    def _look_up(self, pattern: Pattern, subject: "_Node | None") -> list[ox.Quad]:
        places = (subject, _fixed(pattern.predicate), _fixed(pattern.object), self._graph)
        return list(islice(self._store.quads_for_pattern(*places), self._left + 1))

    def _note(self, pattern: Pattern, quads: list[ox.Quad]) -> None:
        """Note the nodes that other patterns go on from."""
        if pattern.subject in self._followed:
            subjects = (quad.subject for quad in quads)
            self._reached.setdefault(pattern.subject, set()).update(
                n for n in subjects if isinstance(n, _Node)
            )
        if pattern.object in self._followed:
            nodes = (quad.object for quad in quads)
            self._reached.setdefault(pattern.object, set()).update(n for n in nodes if isinstance(n, _Node))


_Node = ox.NamedNode | ox.BlankNode


def _fixed(term: str) -> ox.NamedNode | None:
    return None if is_variable(term) else ox.NamedNode(term)
