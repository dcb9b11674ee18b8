"""The same service over another SPARQL server: here over itself, and over servers that misbehave."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from api.errors import BadQuery, DeadlinePassed, RemoteFailed, ResultTooLarge, StoreBusy
from api.readers.engine import Job
from api.readers.remote import RemoteEngine
from api.settings import Settings

from .conftest import PAPERS, document_id, serving

JSON = "application/sparql-results+json"
EMPTY = b'{"head":{"vars":[]},"results":{"bindings":[]}}'


@pytest.fixture(scope="module")
def front(client: httpx.Client, location: Path) -> Iterator[httpx.Client]:
    """A service whose store is the other service's endpoint."""
    store = str(client.base_url.join("/sparql"))
    settings = Settings(store=store, archive=str(location / "archive"), deadline=3.0, budget=0)
    with serving(settings) as opened:
        yield opened


def test_queries_are_answered_through_the_server(front: httpx.Client, client: httpx.Client) -> None:
    query = "SELECT ?name { ?m a scr:Meeting ; rdfs:label ?name } ORDER BY ?name"
    for accept in (JSON, "text/csv", "application/sparql-results+xml"):
        answers = [
            one.get("/sparql", params={"query": query}, headers={"accept": accept}) for one in (front, client)
        ]
        assert answers[0].status_code == 200
        assert answers[0].content == answers[1].content
    assert front.get("/sparql", params={"query": "ASK { <council/eastmere> a scr:Council }"}).json()[
        "boolean"
    ]
    graph = f"https://w3id.org/scrutiny/id/document/{document_id(PAPERS[0])}/graph"
    count = "SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a scr:Meeting }"
    narrowed = front.get("/sparql", params={"query": count, "default-graph-uri": graph})
    assert narrowed.json()["results"]["bindings"][0]["n"]["value"] == "1"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/documents",
        f"/documents/{document_id(PAPERS[0])}",
        "/id/council/eastmere",
        "/questions/open-actions",
    ],
)
def test_pages_are_drawn_from_the_server(front: httpx.Client, client: httpx.Client, path: str) -> None:
    pages = [one.get(path, headers={"accept": "text/html"}) for one in (front, client)]
    assert pages[0].status_code == 200
    assert (
        pages[0].text.partition("<h1>")[2].partition("</h1>")[0]
        == pages[1].text.partition("<h1>")[2].partition("</h1>")[0]
    )


def test_what_the_server_refuses_is_told(front: httpx.Client) -> None:
    assert front.get("/sparql", params={"query": "ASK {"}).status_code == 400
    assert front.get("/sparql", params={"query": "ASK { SERVICE <urn:x> {} }"}).status_code == 403
    assert front.get("/health").status_code == 200


def ask(answering: Callable[[httpx.Request], httpx.Response], deadline: float = 1.0) -> bytes:
    async def run() -> bytes:
        engine = RemoteEngine(
            Settings(store="https://x.example/sparql", result=1), httpx.MockTransport(answering)
        )
        await engine.open()
        try:
            return (await engine.answer(Job("ASK {}", JSON, tabular=True, deadline=deadline))).body
        finally:
            await engine.close()

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("fields", "status", "body", "error"),
    [
        ({"X-SPARQL-MaxRows": "10000"}, 200, EMPTY, RemoteFailed),
        ({"X-SQL-State": "S1TAT"}, 200, EMPTY, RemoteFailed),
        ({"content-type": "text/html"}, 200, b"<p>Welcome</p>", RemoteFailed),
        ({}, 200, b"x" * (2 << 20), ResultTooLarge),
        ({}, 400, b"syntax error", BadQuery),
        ({}, 500, b"oops", RemoteFailed),
        ({}, 401, b"who are you", RemoteFailed),
        ({}, 503, b"later", StoreBusy),
        ({}, 504, b"slow", DeadlinePassed),
    ],
)
def test_an_answer_that_is_not_whole_is_an_error(
    fields: dict[str, str], status: int, body: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error):
        ask(lambda _: httpx.Response(status, headers={"content-type": JSON, **fields}, content=body))


def test_a_whole_answer_is_passed_on() -> None:
    assert (
        ask(lambda _: httpx.Response(200, headers={"content-type": f"{JSON}; charset=utf-8"}, content=EMPTY))
        == EMPTY
    )


def test_a_server_that_cannot_be_reached_or_is_slow_is_told() -> None:
    def unreachable(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(RemoteFailed):
        ask(unreachable)

    def slow(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow")

    with pytest.raises(DeadlinePassed):
        ask(slow)
