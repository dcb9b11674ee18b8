"""Watches every request go through: counts it, and writes one line of JSON about it to the log.

The line holds no query and no address of the client unless the settings say so: what people ask is their own business.
Lines are printed together, at the latest when :meth:`RequestLog.print_waiting` is called: at some thousand requests a
second, a record of its own for each would cost as much as finding the answer.
"""

import logging
import time
from json.encoder import encode_basestring_ascii as quoted
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import Metrics

__all__ = ["LOGGER", "Observer", "RequestLog", "route_of"]

LOGGER: Final = logging.getLogger("scrutiny.requests")
_MOST_WAITING: Final = 500  # lines
_ROUTES: Final = frozenset(
    {"sparql", "update", "graph", "documents", "id", "ns", "concept", "questions", "maps", "claims", "search", "static", "health", "help", "metrics"}
)  # fmt: skip


def route_of(path: str) -> str:
    """Name the kind of address, so that the counts do not grow with every address that somebody tries.

    >>> route_of("/id/council/eastmere"), route_of("/"), route_of("/wp-login.php")
    ('id', 'start', 'other')
    """
    first = path.partition("/")[2].partition("/")[0]
    return first if first in _ROUTES else "start" if path == "/" else "other"


class RequestLog:
    """Collects the lines of the log; ``with_queries`` says whether they may hold what was asked."""

    def __init__(self, *, with_queries: bool) -> None:
        self._with_queries = with_queries
        self._lines: list[str] = []

    def note(self, scope: Scope, status: int, seconds: float, sent: int) -> None:
        """Note one request: how it went, in how many seconds, with how many bytes sent.

        >>> log = RequestLog(with_queries=False)
        >>> log.note({"method": "GET", "path": "/a", "query_string": b"q=1"}, 200, 0.0042, 12)
        >>> log._lines[0].partition(", ")[2]
        '"method": "GET", "path": "/a", "status": 200, "ms": 4.20, "bytes": 12}'
        """
        line = (
            f'{{"time": {time.time():.3f}, "method": {quoted(scope["method"])}, "path": {quoted(scope["path"])}, '
            f'"status": {status}, "ms": {seconds * 1000:.2f}, "bytes": {sent}'
        )
        if self._with_queries:
            line += f', "query": {quoted(bytes(scope["query_string"]).decode("latin-1"))}'
        self._lines.append(line + "}")
        if len(self._lines) >= _MOST_WAITING:
            self.print_waiting()

    def print_waiting(self) -> None:
        """Hand the lines that wait to the log, in one record."""
        if self._lines and LOGGER.isEnabledFor(logging.INFO):
            LOGGER.info("\n".join(self._lines))
        self._lines.clear()


class Observer:
    """An ASGI layer around everything else."""

    def __init__(self, app: ASGIApp, metrics: Metrics, log: RequestLog) -> None:
        self._app, self._metrics, self._log = app, metrics, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and note how it went; 499 stands for a client that left before its answer began."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, sent = time.perf_counter(), 499, 0

        async def send_and_note(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            seconds = time.perf_counter() - began
            self._metrics.note(route_of(scope["path"]), status, seconds, sent)
            self._log.note(scope, status, seconds, sent)
