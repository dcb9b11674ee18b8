"""The desk where queries are answered: the engine, the clients' shares, the counts, and the way to ``/sparql``.

All of it is ready within a fraction of a second, for nothing here needs the web framework or the pages; the pages are
built around the desk by :func:`api.app.create_app`.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from api.budget import Budget
from api.courtesy import Courtesy
from api.errors import RequestError
from api.metrics import Metrics
from api.observing import LOGGER, Observer, RequestLog
from api.problems import PROBLEM_TYPE, as_store_problem, problem_body, wants_page
from api.readers.engine import Engine
from api.replies import header, send_bytes
from api.settings import Settings
from api.sparql.endpoint import SparqlEndpoint
from graph.errors import GraphError

__all__ = ["ADDRESSES", "Desk", "DeskFirst", "Manner"]

ADDRESSES: Final = frozenset({"/sparql", "/sparql/"})
"""The paths that the desk answers."""

_ROUTE: Final = "sparql"
_AT_ONCE: Final = {"method": "GET", "path": "/sparql"}
_EVERY: Final = 1.0  # seconds between two times that counts are left and lines printed

ShowProblem = Callable[[Scope, RequestError], Awaitable[ASGIApp]]


def _open_engine(settings: Settings) -> Engine:
    """Give the engine for the store that the settings name; each is loaded only where it is used."""
    if settings.remote:
        from api.readers.remote import RemoteEngine

        return RemoteEngine(settings)
    from api.readers.embedded import EmbeddedEngine

    return EmbeddedEngine(settings)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a client wants to be answered: its Accept field, and the fields that each of its answers has, as they are sent."""

    accept: str = ""
    lines: bytes = b""


class Desk:
    """The ASGI application behind ``/sparql``, with what the pages share with it.

    ``show_problem`` makes a page of what went wrong, for a person; without it everybody gets a problem document.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.engine = _open_engine(settings)
        self.budget = Budget(settings.budget)
        self.metrics = Metrics(settings.shared, self._figures)
        self.log = RequestLog(with_queries=settings.log_queries)
        self.show_problem: ShowProblem | None = None
        self._endpoint = SparqlEndpoint(self.engine, settings, self.budget)
        self._courtesy = Courtesy(self._ask, settings.origins)
        self._answer = Observer(self._courtesy, self.metrics, self.log)
        self._is_running = False

    def _figures(self) -> dict[str, float]:
        return {**self.engine.figures(), "budget_refused_total": self.budget.refused}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request for the query endpoint."""
        await self._answer(scope, receive, send)

    def manner_of(self, scope: Scope) -> Manner | None:
        """Say how a request wants to be answered; None for one that may hold the answer already."""
        if header(scope, b"if-none-match"):
            return None
        return Manner(header(scope, b"accept"), self._courtesy.lines(scope))

    def answer_at_once(self, text: str, manner: Manner) -> tuple[bytes, bytes] | None:
        """Give the fields, as they are sent, and the body of an answer that need not be waited for; None for any other.

        ``text`` is the query string of a GET. An answer that is given counts as sent.
        """
        began = time.perf_counter()
        found = self._endpoint.answer_at_once(text, manner.accept)
        if found is None:
            return None
        fields, body = found
        seconds = time.perf_counter() - began
        self.metrics.note(_ROUTE, 200, seconds, len(body))
        self.log.note({**_AT_ONCE, "query_string": text.encode("latin-1")}, 200, seconds, len(body))
        own = "".join([f"{name}: {value}\r\n" for name, value in fields.items()])
        length = b"content-length: %d\r\n" % len(body)
        return own.encode("latin-1") + length + manner.lines, body

    async def _ask(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._endpoint(scope, receive, send)
        except RequestError as error:
            await self._tell(scope, receive, send, error)
        except GraphError as error:
            await self._tell(scope, receive, send, as_store_problem(error))

    async def _tell(self, scope: Scope, receive: Receive, send: Send, problem: RequestError) -> None:
        if problem.status == HTTPStatus.INTERNAL_SERVER_ERROR:
            LOGGER.error(problem.detail)
        if self.show_problem is not None and wants_page(header(scope, b"accept")):
            page = await self.show_problem(scope, problem)
            await page(scope, receive, send)
            return
        fields = {"content-type": PROBLEM_TYPE, "vary": "accept", "cache-control": "no-store"}
        await send_bytes(send, problem.status, {**fields, **problem.headers()}, problem_body(problem))

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep the engine open for as long as the block runs; a block within another changes nothing."""
        if self._is_running:
            yield
            return
        self._is_running = True
        await self.engine.open()
        settling = asyncio.create_task(self._keep_settling())
        try:
            yield
        finally:
            settling.cancel()
            await self.engine.close()
            self._settle()
            self._is_running = False

    async def _keep_settling(self) -> None:
        while True:
            self._settle()
            await asyncio.sleep(_EVERY)

    def _settle(self) -> None:
        """Leave the counts for the other serving processes, and print the lines of the log that wait."""
        self.metrics.leave()
        self.log.print_waiting()


class DeskFirst:
    """An ASGI layer that leads requests for the query endpoint to the desk, past the framework, and passes on all others."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lead one request."""
        to_desk = scope["type"] == "http" and scope["path"] in ADDRESSES
        await (self._desk if to_desk else self._app)(scope, receive, send)
