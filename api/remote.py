"""Answers queries from another SPARQL 1.1 server by its query endpoint's address.

The server has to give the union of its graphs as the default graph, as Virtuoso, GraphDB and QLever do by themselves,
Oxigraph with ``--union-default-graph`` and Fuseki with ``tdb2:unionDefaultGraph``. What a server cuts short without
saying so in its status is an error here: Virtuoso tells of it in header fields of its own.
"""

import asyncio
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

import httpx

from api.engine import Answer, Job
from api.errors import BadQuery, DeadlinePassed, RemoteFailed, RequestError, ResultTooLarge, StoreBusy
from api.settings import Settings
from graph.prefixes import prologue

__all__ = ["RemoteEngine", "cut_short"]

# What a short or ambiguous name for a format means to a server that knows only the registered ones.
_TABLES: Final = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
_GRAPHS: Final = {
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
    "text/plain": "application/n-triples",
}
_ANYTIME: Final = "S1TAT"  # Virtuoso: the query ran into its time limit, and this is what it had by then
_MOST_TOLD: Final = 300


def cut_short(fields: Mapping[str, str]) -> str | None:
    """Say how a server that answered 200 has cut its answer short, None if it has not.

    >>> cut_short({"x-sparql-maxrows": "10000"})
    'after 10000 rows'
    >>> cut_short({"content-type": "text/csv"}) is None
    True
    """
    if rows := fields.get("x-sparql-maxrows"):
        return f"after {rows} rows"
    if fields.get("x-sql-state") == _ANYTIME or "x-sparql-anytime" in fields:
        return "at its time limit"
    return None


class RemoteEngine:
    """Asks the server at ``settings.store``."""

    def __init__(self, settings: Settings, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._settings, self._transport = settings, transport
        self._client: httpx.AsyncClient | None = None
        self._prologue = f"BASE <{settings.base}>\n{prologue(settings.base)}"
        self._failed = 0

    async def open(self) -> None:
        """Get ready to ask; the server itself is asked when somebody does."""
        secret = self._settings.remote_password
        user = self._settings.remote_user
        credentials = httpx.BasicAuth(user, secret.get_secret_value()) if user and secret else None
        self._client = httpx.AsyncClient(auth=credentials, transport=self._transport)

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.aclose()

    def version(self) -> None:
        """Give None: another server does not say what it holds, so nothing is kept."""

    def recall(self, job: Job) -> None:
        """Give None: nothing is kept."""

    def figures(self) -> Mapping[str, float]:
        """Give how often the server failed."""
        return {"remote_failed_total": self._failed}

    async def answer(self, job: Job) -> Answer:
        """Ask the server, and take its answer only if it is whole and in the format asked for."""
        if self._client is None:
            raise RemoteFailed("The service is not open yet.")
        names = _TABLES if job.tabular else _GRAPHS
        media_type = names.get(job.media_type, job.media_type)
        request = self._client.build_request(
            "POST",
            self._settings.store,
            data=self._form(job),
            headers={"accept": media_type},
            timeout=httpx.Timeout(job.deadline),
        )
        try:
            async with asyncio.timeout(job.deadline):
                return Answer(await self._fetch(self._client, request, media_type))
        except (TimeoutError, httpx.TimeoutException):
            raise DeadlinePassed(f"The server did not answer within {job.deadline:g} seconds.") from None
        except httpx.TransportError as error:
            self._failed += 1
            raise RemoteFailed(f"The server could not be reached: {error}") from error

    def _form(self, job: Job) -> dict[str, str | list[str]]:
        form: dict[str, str | list[str]] = {"query": self._prologue + job.query}
        if job.default_graphs is not None:
            form["default-graph-uri"] = list(job.default_graphs)
        if job.named_graphs is not None:
            form["named-graph-uri"] = list(job.named_graphs)
        return form

    async def _fetch(self, client: httpx.AsyncClient, request: httpx.Request, media_type: str) -> bytes:
        answer = await client.send(request, stream=True)
        try:
            if answer.status_code != HTTPStatus.OK:
                self._failed += answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
                told = (await answer.aread())[:_MOST_TOLD].decode("utf-8", "replace")
                raise _explain(answer.status_code, " ".join(told.split()))
            how = cut_short(answer.headers)
            if how is not None:
                raise RemoteFailed(
                    f"The server has cut the answer short {how}; ask for less, with LIMIT for instance."
                )
            given = answer.headers.get("content-type", "").partition(";")[0].strip()
            if given != media_type:
                raise RemoteFailed(
                    f"The server answered in {given or 'no format'} where {media_type} was asked for."
                )
            return await self._whole(answer)
        finally:
            await answer.aclose()

    async def _whole(self, answer: httpx.Response) -> bytes:
        parts, length, limit = [], 0, self._settings.result_bytes
        async for part in answer.aiter_bytes():
            length += len(part)
            if length > limit:
                raise ResultTooLarge(
                    f"The answer has more than {limit:,} bytes; ask for less, with LIMIT and OFFSET."
                )
            parts.append(part)
        return b"".join(parts)


def _explain(status: int, told: str) -> RequestError:
    """Give the error for a server's status.

    >>> _explain(503, "later").status.value, _explain(400, "line 1").status.value, _explain(500, "").status.value
    (503, 400, 502)
    """
    match status:
        case HTTPStatus.BAD_REQUEST:
            return BadQuery(f"The server refused the query: {told}")
        case HTTPStatus.SERVICE_UNAVAILABLE | HTTPStatus.TOO_MANY_REQUESTS:
            return StoreBusy("The server is busy; ask again in a moment.", seconds=5)
        case HTTPStatus.GATEWAY_TIMEOUT | HTTPStatus.REQUEST_TIMEOUT:
            return DeadlinePassed("The server ended the query at its own deadline.")
        case _:
            return RemoteFailed(f"The server answered {status}: {told}")
