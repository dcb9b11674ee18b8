"""The query endpoint, ``/sparql``: SPARQL 1.1 Protocol, query operation.

A bare ASGI route, for it carries nearly all of the load. The query goes to the engine as the text that it is, and the
engine's bytes go out as they come; nothing is sent before the whole answer is there, so the status is always true.
"""

import asyncio
import contextlib
import hashlib
import re
import time
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from starlette.types import Receive, Scope, Send

from api.budget import Budget, client_of
from api.errors import RequestError
from api.readers.engine import Answer, Engine, Job
from api.replies import ClientGone, header, is_held, read_body, send_bytes, send_file
from api.settings import Settings
from api.sparql.formats import BY_NAME, GRAPH_TYPES, RESULT_TYPES, with_charset
from api.sparql.guard import outline_query
from api.sparql.negotiate import choose_media_type
from api.sparql.protocol import QueryRequest, asks_for_description, read_query_request
from graph.errors import GraphError

if TYPE_CHECKING:
    from api.sparql.description import Describer

__all__ = ["SparqlEndpoint", "entity_tag", "plan_job"]

_PATIENCE: Final = 0.03  # seconds before a client's leaving is watched for: most answers are there by then
_LONG: Final = 5000  # characters
_MOST_PLANNED: Final = 1024  # requests, word for word, of which the plan is kept
_LEAST: Final = 0.01  # seconds of its deadline that a query has after it was read, however long that took
_HTML: Final = "text/html"
_DEFAULT_HOST: Final = "localhost"
# A host with its port, as in example.org:8000 or [::1]:8000
_HOST: Final = re.compile(r"[A-Za-z0-9.-]{1,253}(?::\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](?::\d{1,5})?")


def plan_job(request: QueryRequest, accept: str, settings: Settings) -> Job:
    """Turn a request into a job: guarded, with its format chosen, its deadline never above the service's own."""
    outline = outline_query(request.query, settings.limits)
    tabular = outline.form in ("SELECT", "ASK")
    offered = RESULT_TYPES if tabular else GRAPH_TYPES
    named = request.names_dataset
    return Job(
        query=request.query,
        media_type=_choose(request.format, accept, offered),
        tabular=tabular,
        deadline=min(request.timeout or settings.deadline, settings.deadline),
        volatile=outline.volatile,
        default_graphs=request.default_graphs if named else None,
        named_graphs=request.named_graphs if named else None,
    )


def _choose(short_name: str | None, accept: str, offered: tuple[str, ...]) -> str:
    if short_name is None:
        return choose_media_type(accept, offered)
    wished = BY_NAME.get(short_name.lower(), (short_name.lower(),))
    found = next((media_type for media_type in wished if media_type in offered), None)
    if found is None:
        raise RequestError(
            f"format={short_name} is not one of the formats that this query's answer comes in."
        )
    return found


def entity_tag(version: str, job: Job) -> str:
    """Name an answer by what it was read from and what was asked (RFC 9110, section 8.8.3)."""
    asked = repr((job.query, job.media_type, job.default_graphs, job.named_graphs)).encode(
        "utf-8", "surrogatepass"
    )
    return f'"{version}-{hashlib.blake2b(asked, digest_size=12).hexdigest()}"'


def _fields(job: Job, version: str | None) -> dict[str, str]:
    """Give the fields of a job's answer that was read from this version of the store."""
    fields = {"content-type": with_charset(job.media_type), "vary": "accept", "cache-control": "no-cache"}
    if version is not None and not job.volatile:
        fields["etag"] = entity_tag(version, job)
    return fields


@dataclass(frozen=True, slots=True)
class _Exchange:
    """One request on its way through the endpoint; ``began`` is on the monotonic clock."""

    scope: Scope
    receive: Receive
    send: Send
    began: float

    @property
    def query_string(self) -> str:
        """What stands after the question mark, still encoded."""
        return bytes(self.scope["query_string"]).decode("latin-1")

    @property
    def address(self) -> str:
        """The endpoint's own address, as the client named it."""
        host = header(self.scope, b"host")
        return (
            f"{self.scope['scheme']}://{host if _HOST.fullmatch(host) else _DEFAULT_HOST}{self.scope['path']}"
        )


class SparqlEndpoint:
    """The ASGI application behind ``/sparql``; raises :class:`~api.errors.RequestError` for the service to tell."""

    def __init__(self, engine: Engine, settings: Settings, budget: Budget) -> None:
        self._engine, self._settings, self._budget = engine, settings, budget
        self._describer: Describer | None = None
        self._planned = lru_cache(_MOST_PLANNED)(self._plan_text)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one query, or say what the service can do."""
        exchange = _Exchange(scope, receive, send, time.monotonic())
        if asks_for_description(scope["method"], exchange.query_string):
            await self._describe(exchange)
            return
        try:
            job = await self._plan(await self._read(exchange), header(scope, b"accept"))
        except ClientGone:
            return
        await self._answer(exchange, job)

    def answer_at_once(self, text: str, accept: str) -> tuple[dict[str, str], bytes] | None:
        """Give fields and body of an answer that need not be waited for; None for any other, and for a wrong request.

        Most requests of a busy service are of this kind; they are spared all that is there for the others.
        """
        if len(text) > _LONG:
            return None
        try:
            job = self._planned(text, accept)
            kept = self._engine.recall(job)
        except (RequestError, GraphError):
            return None
        return None if kept is None else (_fields(job, kept.version), kept.body)

    def _plan_text(self, text: str, accept: str) -> Job:
        return plan_job(read_query_request("GET", text, "", b""), accept, self._settings)

    async def _describe(self, exchange: _Exchange) -> None:
        """Describe the service in RDF; a person is shown the page to ask on."""
        short_name = exchange.query_string.partition("=")[2] or None
        offered = GRAPH_TYPES if short_name else (*GRAPH_TYPES, _HTML)
        media_type = _choose(short_name, header(exchange.scope, b"accept"), offered)
        fields = {"content-type": with_charset(media_type), "vary": "accept", "cache-control": "no-cache"}
        if media_type == _HTML:
            await send_bytes(exchange.send, 303, {**fields, "location": f"{exchange.scope['path']}/ask"}, b"")
            return
        if self._describer is None:
            from api.sparql.description import Describer  # rdflib, which no query needs

            self._describer = Describer(self._engine, self._settings)
        body = await self._describer.describe(exchange.address, media_type)
        await send_bytes(exchange.send, 200, fields, body)

    async def _plan(self, request: QueryRequest, accept: str) -> Job:
        """Plan a job; a long query is looked through beside the event loop, for others wait on that."""
        if len(request.query) < _LONG:
            return plan_job(request, accept, self._settings)
        return await asyncio.to_thread(plan_job, request, accept, self._settings)

    async def _read(self, exchange: _Exchange) -> QueryRequest:
        scope = exchange.scope
        body = b""
        if scope["method"] != "GET":
            body = await read_body(exchange.receive, self._settings.body_bytes)
        return read_query_request(
            scope["method"], exchange.query_string, header(scope, b"content-type"), body
        )

    async def _answer(self, exchange: _Exchange, job: Job) -> None:
        if known := header(exchange.scope, b"if-none-match"):
            fields = _fields(job, self._engine.version())
            if "etag" in fields and is_held(known, fields["etag"]):
                await send_bytes(exchange.send, 304, fields, b"")
                return
        answer = self._engine.recall(job) or await self._ask(exchange, job)
        if answer is None:
            return
        fields = _fields(job, answer.version)
        if answer.file is not None:
            await send_file(exchange.send, fields, answer.file)
        else:
            await send_bytes(exchange.send, 200, fields, answer.body)

    async def _ask(self, exchange: _Exchange, job: Job) -> Answer | None:
        """Ask the engine at the client's expense; None when the client has left, and then the reader is ended."""
        client = client_of(exchange.scope, self._settings.proxies)
        self._budget.admit(client)
        began = time.monotonic()
        left = max(job.deadline - (began - exchange.began), _LEAST)
        work = asyncio.ensure_future(self._engine.answer(replace(job, deadline=left)))
        try:
            await asyncio.wait({work}, timeout=_PATIENCE)
            if not work.done() and not await _stays(exchange.receive, work):
                return None
            return await work
        finally:
            self._budget.charge(client, time.monotonic() - began)
            if not work.done():
                work.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await work


async def _stays(receive: Receive, work: "asyncio.Future[Answer]") -> bool:
    """Wait until the work is done (true) or the client has left (false)."""
    watch = asyncio.ensure_future(_leaving(receive))
    try:
        both: set[asyncio.Future[Any]] = {work, watch}
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        return work.done()
    finally:
        watch.cancel()


async def _leaving(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
