"""``/graph``: whole named graphs, by the SPARQL 1.1 Graph Store HTTP Protocol with indirect identification.

``?graph=IRI`` names a graph, ``?default`` what was stated without naming one (not the union that queries see). Reading is
open; writing is off by default, for the holder of the token, and never to the papers' own graphs.
"""

import contextlib
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final

import pyoxigraph as ox
from fastapi import APIRouter, Query, Request, Response
from starlette.datastructures import UploadFile

from api.access import admit_writer
from api.budget import Budget, client_of
from api.errors import BadQuery, BodyTooLarge, NotFound, RequestError, UnsupportedMedia
from api.readers.engine import Engine, Job
from api.replies import header, read_body
from api.rows import fetch_whole, iri
from api.settings import Settings
from api.sparql.formats import ENGINE_GRAPH_FORMATS, GRAPH_TYPES, with_charset
from api.sparql.negotiate import choose_media_type
from api.sparql.writing import Scribe
from ontology.iris import Iris

__all__ = ["graph_store_routes"]

_MULTIPART: Final = "multipart/form-data"
_JSON: Final = "application/sparql-results+json"
_MADE: Final[dict[int | str, dict[str, Any]]] = {201: {"description": "The graph is new."}}
Graph = Annotated[str | None, Query(description="The IRI of a named graph.")]
Default = Annotated[str | None, Query(description="The default graph; it has no value.")]


def _target(graph: str | None, default: str | None) -> str | None:
    """Give the graph's IRI, None for the default graph; exactly one must be named."""
    if (graph is None) == (default is None):
        raise RequestError("Name one graph: ?graph=IRI, or ?default.")
    if graph is not None:
        iri(graph)
        if ":" not in graph:
            raise RequestError(f"graph={graph} is not an absolute IRI.")
    return graph


@contextlib.contextmanager
def _on_disk(body: bytes) -> Iterator[str]:
    """Keep a body in a file for the process that writes, and remove it afterwards."""
    with tempfile.TemporaryDirectory(prefix="scrutiny-graph-") as folder:
        path = Path(folder) / "body"
        path.write_bytes(body)
        yield str(path)


class _GraphStore:
    """Answers for whole graphs."""

    def __init__(self, engine: Engine, settings: Settings, budget: Budget, scribe: Scribe) -> None:
        self._engine, self._settings, self._budget, self._scribe = engine, settings, budget, scribe

    def _job(self, query: str, media_type: str, *, tabular: bool) -> Job:
        return Job(query, media_type, tabular=tabular, deadline=self._settings.deadline)

    async def read(self, request: Request, graph: Graph = None, default: Default = None) -> Response:
        """Give a whole graph."""
        target = _target(graph, default)
        media_type = choose_media_type(header(request.scope, b"accept"), GRAPH_TYPES)
        self._budget.admit(client_of(request.scope, self._settings.proxies))
        if target is not None:
            found = await fetch_whole(
                self._engine, self._job(f"ASK {{ GRAPH {iri(target)} {{}} }}", _JSON, tabular=True)
            )
            if b"true" not in found:
                raise NotFound(f"There is no graph <{target}>.")
        place = iri(target or Iris(self._settings.base).unnamed)
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {place} {{ ?s ?p ?o }} }}"
        body = await fetch_whole(self._engine, self._job(query, media_type, tabular=False))
        fields = {"content-type": with_charset(media_type), "vary": "accept", "cache-control": "no-cache"}
        return Response(body, headers=fields)

    async def replace(self, request: Request, graph: Graph = None, default: Default = None) -> Response:
        """Replace a whole graph, or make it."""
        admit_writer(request.scope, self._settings)
        return await self._write(request, "put", _target(graph, default))

    async def add(self, request: Request, graph: Graph = None, default: Default = None) -> Response:
        """Add to a graph; without a graph's name a new one is made and its address given."""
        admit_writer(request.scope, self._settings)
        if graph is None and default is None:
            made = f"{self._settings.base}graph/{secrets.token_hex(8)}"
            answer = await self._write(request, "post", made)
            answer.headers["location"] = made
            return answer
        return await self._write(request, "post", _target(graph, default))

    async def remove(self, request: Request, graph: Graph = None, default: Default = None) -> Response:
        """Remove a whole graph."""
        admit_writer(request.scope, self._settings)
        await self._scribe.carry_out(self._scribe.task(operation="delete", graph=_target(graph, default)))
        return Response(status_code=204)

    async def _write(self, request: Request, operation: str, target: str | None) -> Response:
        media_type, body = await self._payload(request, target or self._settings.base)
        with _on_disk(body) as file:
            graph_format = _engine_format(media_type)
            task = self._scribe.task(operation=operation, graph=target, graph_format=graph_format, file=file)
            report = await self._scribe.carry_out(task)
        return Response(status_code=201 if report.created else 204)

    async def _payload(self, request: Request, base: str) -> tuple[str, bytes]:
        """Read the graph that was sent; a form's files are joined into one."""
        media_type = header(request.scope, b"content-type").partition(";")[0].strip().lower() or "text/turtle"
        limit = self._settings.body_bytes
        if media_type != _MULTIPART:
            return media_type, await read_body(request.receive, limit)
        async with request.form(max_part_size=limit) as form:
            files = [part for _, part in form.multi_items() if isinstance(part, UploadFile)]
            if sum(part.size or 0 for part in files) > limit:
                raise BodyTooLarge(f"The form's files have more than {limit:,} bytes together.")
            parts = [_as_triples(await part.read(), part.content_type or "", base) for part in files]
        return "application/n-triples", b"".join(parts)


def _engine_format(media_type: str) -> str:
    if media_type not in ENGINE_GRAPH_FORMATS:
        raise UnsupportedMedia(f"A graph is sent as {', '.join(GRAPH_TYPES[:6])}, not as {media_type}.")
    return ENGINE_GRAPH_FORMATS[media_type]


def _as_triples(data: bytes, content_type: str, base: str) -> bytes:
    """Turn one file of a form into N-Triples whose blank nodes are no other file's."""
    graph_format = getattr(ox.RdfFormat, _engine_format(content_type.partition(";")[0].strip().lower()))
    try:
        quads = ox.parse(
            data, graph_format, base_iri=base, without_named_graphs=True, rename_blank_nodes=True
        )
        return ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    except (SyntaxError, ValueError) as error:
        raise BadQuery(f"A file of the form cannot be read: {error}") from error


def graph_store_routes(engine: Engine, settings: Settings, budget: Budget, scribe: Scribe) -> APIRouter:
    """Make the routes."""
    answers, router = _GraphStore(engine, settings, budget, scribe), APIRouter(tags=["graph"])
    for method, answer in (
        ("GET", answers.read),
        ("PUT", answers.replace),
        ("POST", answers.add),
        ("DELETE", answers.remove),
    ):
        router.add_api_route(
            "/graph",
            answer,
            methods=[method],
            response_class=Response,
            status_code=200 if method == "GET" else 204,
            responses=_MADE if method in ("PUT", "POST") else None,
        )
    return router
