"""Watches every request go through: counts it, and writes one line of JSON about it to the log.

The line holds no query and no address of the client unless the settings say so: what people ask is their own business.
"""

import json
import logging
import time
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import Metrics

__all__ = ["LOGGER", "Observer", "route_of"]

LOGGER: Final = logging.getLogger("scrutiny.requests")
_ROUTES: Final = frozenset(
    {"sparql", "update", "graph", "documents", "id", "ns", "concept", "questions", "maps", "search", "static", "health", "help", "metrics"}
)  # fmt: skip


def route_of(path: str) -> str:
    """Name the kind of address, so that the counts do not grow with every address that somebody tries.

    >>> route_of("/id/council/eastmere"), route_of("/"), route_of("/wp-login.php")
    ('id', 'start', 'other')
    """
    first = path.partition("/")[2].partition("/")[0]
    return first if first in _ROUTES else "start" if path == "/" else "other"


class Observer:
    """An ASGI layer around everything else."""

    def __init__(self, app: ASGIApp, metrics: Metrics, *, log_queries: bool) -> None:
        self._app, self._metrics, self._log_queries = app, metrics, log_queries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and note how it went."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, sent = time.perf_counter(), 0, 0

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
            self._note(scope, status or 499, time.perf_counter() - began, sent)

    def _note(self, scope: Scope, status: int, seconds: float, sent: int) -> None:
        """Note a request; 499 stands for a client that left before its answer began."""
        self._metrics.note(route_of(scope["path"]), status, seconds, sent)
        if not LOGGER.isEnabledFor(logging.INFO):
            return
        line = {
            "time": time.time(),
            "method": scope["method"],
            "path": scope["path"],
            "status": status,
            "ms": round(seconds * 1000, 2),
            "bytes": sent,
        }
        if self._log_queries:
            line["query"] = bytes(scope["query_string"]).decode("latin-1")
        LOGGER.info(json.dumps(line))
