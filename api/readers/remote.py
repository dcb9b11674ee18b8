"""Answers queries from another SPARQL 1.1 server by its query endpoint's address.

What it takes for a whole answer, and what Virtuoso does otherwise, is decided where the command line decides it too:
:mod:`graph.remote.answers` and :mod:`graph.remote.virtuoso`. A server's answer is passed on as it is, in the format
asked for; Virtuoso's is asked for in one format, put right, and written here.
"""

import asyncio
import io
from collections.abc import Mapping
from typing import Final

import httpx
import pyoxigraph as ox

from api.errors import BadQuery, DeadlinePassed, RemoteFailed, RequestError, ResultTooLarge, StoreBusy
from api.readers.engine import Answer, Job
from api.settings import Settings
from api.sparql.formats import ENGINE_GRAPH_FORMATS, ENGINE_RESULT_FORMATS
from graph.errors import GraphError, QueryRefused, ServerBusy, ServerError, ServerSlow
from graph.remote.answers import TABLE, TRIPLES, cut_short, fault_of, read_answer
from graph.remote.login import Login
from graph.remote.virtuoso import is_virtuoso, mended_answer, rows_behind, without_escapes
from graph.sparql.answers import write_answer
from graph.sparql.prefixes import known_prefixes, prologue

__all__ = ["RemoteEngine"]

# What a short or ambiguous name for a format means to a server that knows only the registered ones.
_TABLES: Final = {
    "application/json": TABLE,
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
_GRAPHS: Final = {
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
    "text/plain": TRIPLES,
}
_MOST_TOLD: Final = 4_000  # bytes of an explanation


class RemoteEngine:
    """Asks the server at ``settings.store``."""

    def __init__(self, settings: Settings, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._settings, self._transport = settings, transport
        self._server = settings.server
        self._client: httpx.AsyncClient | None = None
        self._prefixes = known_prefixes(settings.base)
        self._prologue = f"BASE <{settings.base}>\n{prologue(settings.base)}"
        self._virtuoso: bool | None = None  # nobody has answered yet
        self._failed = 0

    async def open(self) -> None:
        """Get ready to ask; the server itself is asked when somebody does."""
        login = Login(self._server.user, self._server.password, self._server.token)
        self._client = httpx.AsyncClient(auth=login, transport=self._transport)

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
        try:
            async with asyncio.timeout(job.deadline):
                if self._virtuoso is None:
                    await self._fetch("ASK {}", job, TABLE)
                if self._virtuoso:
                    return await self._from_virtuoso(job)
                media_type = (_TABLES if job.tabular else _GRAPHS).get(job.media_type, job.media_type)
                return Answer(_in_format(await self._fetch(job.query, job, media_type), media_type))
        except (TimeoutError, httpx.TimeoutException):
            raise DeadlinePassed(f"The server did not answer within {job.deadline:g} seconds.") from None
        except httpx.TransportError as error:
            self._failed += 1
            raise RemoteFailed(f"The server could not be reached: {error}") from error
        except GraphError as error:
            self._failed += isinstance(error, ServerError)
            raise _as_request_error(error) from error

    async def _from_virtuoso(self, job: Job) -> Answer:
        """Ask Virtuoso in a format that can be put right, and for the rows behind a graph, which tell of a cut."""
        query = without_escapes(job.query, self._prefixes)
        wanted = TABLE if job.tabular else TRIPLES
        answer = await self._fetch(query, job, wanted)
        if not job.tabular and (behind := rows_behind(query)) is not None:
            await self._fetch(behind, job, TABLE)
        data = mended_answer(_in_format(answer, wanted))
        return Answer(await asyncio.to_thread(self._written, job, wanted, data))

    def _written(self, job: Job, given: str, data: bytes) -> bytes:
        """Write a table or graph in the format that the job asks for."""
        form = (
            getattr(ox.QueryResultsFormat, ENGINE_RESULT_FORMATS.get(job.media_type, "JSON"))
            if job.tabular
            else getattr(ox.RdfFormat, ENGINE_GRAPH_FORMATS.get(job.media_type, "TURTLE"))
        )
        output = io.BytesIO()
        write_answer(read_answer(self._server.query, given, data), output, form, self._prefixes)
        return output.getvalue()

    def _form(self, query: str, job: Job) -> dict[str, str | list[str]]:
        form: dict[str, str | list[str]] = {"query": self._prologue + query}
        if job.default_graphs is not None:
            form["default-graph-uri"] = list(job.default_graphs)
        if job.named_graphs is not None:
            form["named-graph-uri"] = list(job.named_graphs)
        return form

    async def _fetch(self, query: str, job: Job, media_type: str) -> tuple[Mapping[str, str], bytes]:
        if self._client is None:
            raise RemoteFailed("The service is not open yet.")
        request = self._client.build_request(
            "POST",
            self._server.query,
            data=self._form(query, job),
            headers={"accept": media_type},
            timeout=httpx.Timeout(job.deadline),
        )
        answer = await self._client.send(request, stream=True)
        try:
            self._virtuoso = is_virtuoso(answer.headers)
            if not answer.is_success:
                told = (await answer.aread())[:_MOST_TOLD].decode("utf-8", "replace")
                raise fault_of(
                    self._server.query, answer.status_code, told, named=self._server.named, sent=query
                )
            how = cut_short(answer.headers)
            if how is not None:
                raise RemoteFailed(
                    f"The server has cut the answer short {how}; ask for less, with LIMIT for instance."
                )
            return answer.headers, await self._whole(answer)
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


def _in_format(answer: tuple[Mapping[str, str], bytes], media_type: str) -> bytes:
    fields, data = answer
    given = fields.get("content-type", "").partition(";")[0].strip()
    if given != media_type:
        raise RemoteFailed(f"The server answered in {given or 'no format'} where {media_type} was asked for.")
    return data


def _as_request_error(error: GraphError) -> RequestError:
    """Give the error of the service's that stands for one of the server's.

    >>> _as_request_error(ServerBusy("https://x.example/", "later")).status.value
    503
    """
    match error:
        case QueryRefused():
            return BadQuery(f"{error.reason}.", error.line, error.column)
        case ServerBusy():
            return StoreBusy("The server is busy; ask again in a moment.", seconds=5)
        case ServerSlow():
            return DeadlinePassed("The server ended the query at its own deadline.")
        case ServerError():
            return RemoteFailed(f"{error.reason}.")
        case _:
            return RemoteFailed(f"{error}.")
