"""Whatever a server does wrong is told in one line that names no secret; an answer counts only if it is whole."""

from collections.abc import Callable

import httpx
import pytest

from graph.errors import (
    AnswerCutShort,
    GraphError,
    QueryRefused,
    ServerBusy,
    ServerDenies,
    ServerFailed,
    ServerSlow,
    ServerUnreachable,
    StoreReadOnly,
    UnknownLocation,
)
from graph.remote.address import Server
from graph.remote.server import SparqlServer
from graph.sparql.prefixes import known_prefixes
from graph.store import open_store

TABLE = "application/sparql-results+json"
EMPTY = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
SERVER = Server(
    query="https://x.example/sparql",
    update="https://x.example/update",
    user="clerk",
    password="open-sesame",  # noqa: S106 - invented
)
Answering = Callable[[httpx.Request], httpx.Response]


def asking(answering: Answering, server: Server = SERVER) -> SparqlServer:
    return SparqlServer(server, known_prefixes("https://x.example/id/"), httpx.MockTransport(answering))


def answered(status: int = 200, data: bytes = EMPTY, **fields: str) -> Answering:
    headers = {"content-type": TABLE, **{name.replace("_", "-"): value for name, value in fields.items()}}
    return lambda _: httpx.Response(status, headers=headers, content=data)


@pytest.mark.parametrize(
    ("answering", "error", "told"),
    [
        (answered(401), ServerDenies, "does not know the name and password"),
        (answered(403, b"read only"), ServerDenies, "forbids this to the account: read only"),
        (answered(404), ServerUnreachable, r"no SPARQL at this address \(it answered 404\)"),
        (answered(301, location="https://y.example/sparql?key=1"), ServerUnreachable, "has moved.*https://y"),
        (answered(429), ServerBusy, "try again later"),
        (answered(503, b"<html>later</html>"), ServerBusy, "try again later$"),
        (answered(504), ServerSlow, "time limit of its own"),
        (answered(500, b"oops\nat line 4"), ServerFailed, "answered 500: oops at line 4"),
        (answered(500, b"Error SR186:SECURITY: No permission"), ServerDenies, "forbids"),
        (answered(400, b"Expected a dot"), QueryRefused, "the server refused the query: Expected a dot"),
        (answered(200, b"<p>Hi</p>", content_type="text/html"), ServerFailed, "text/html, which is no answer"),
        (answered(200, EMPTY[:-9]), AnswerCutShort, "broke off its answer"),
        (answered(200, b'{"head":{"vars":[]},"results":{"bindings":[The operation has been cancelled'), AnswerCutShort, "broke off"),
        (answered(200, x_sparql_maxrows="10000"), AnswerCutShort, "at 10000 rows"),
        (answered(200, x_sql_state="S1TAT"), AnswerCutShort, "at its time limit"),
    ],
)  # fmt: skip
def test_what_the_server_does_is_told(answering: Answering, error: type[GraphError], told: str) -> None:
    with asking(answering) as server, pytest.raises(error, match=told) as raised:
        server.ask("SELECT ?s { ?s ?p ?o }")
    assert "\n" not in str(raised.value)
    assert "open-sesame" not in f"{raised.value!r} {raised.value}"


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (httpx.ConnectError("refused"), ServerUnreachable),
        (httpx.ConnectTimeout("slow"), ServerUnreachable),
        (httpx.ReadTimeout("slow"), ServerSlow),
        (httpx.RemoteProtocolError("peer closed connection"), AnswerCutShort),
    ],
)
def test_a_connection_that_fails_is_told(fault: httpx.TransportError, error: type[GraphError]) -> None:
    def failing(_: httpx.Request) -> httpx.Response:
        raise fault

    with asking(failing) as server, pytest.raises(error):
        server.ask("ASK {}")


def test_a_server_that_sends_for_ever_is_left_at_the_time_limit() -> None:
    def trickle() -> object:
        while True:
            yield b" "

    hasty = Server(query="https://x.example/sparql", timeout=0.05)
    answering = lambda _: httpx.Response(200, headers={"content-type": TABLE}, content=trickle())  # type: ignore[arg-type]  # noqa: E731
    with asking(answering, hasty) as server, pytest.raises(ServerSlow, match=r"within 0\.05 seconds"):
        server.ask("ASK {}")


@pytest.mark.parametrize(
    ("challenge", "scheme"),
    [
        ('Digest realm="SPARQL", nonce="n", qop="auth", algorithm="MD5"', "Digest "),
        ('Basic realm="x"', "Basic "),
    ],
)
def test_the_login_is_the_one_that_the_server_asks_for(challenge: str, scheme: str) -> None:
    seen: list[str] = []

    def answering(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("authorization", ""))
        if seen[-1].startswith(scheme):
            return httpx.Response(200, headers={"content-type": TABLE}, content=EMPTY)
        return httpx.Response(401, headers={"www-authenticate": challenge})

    with asking(answering) as server:
        server.ask("SELECT ?s {}")
        server.ask("SELECT ?s {}")
    assert seen[0] == ""
    assert [one.startswith(scheme) for one in seen[-2:]] == [True, True]
    assert "open-sesame" not in "".join(seen)


def test_a_token_is_sent_and_nothing_else() -> None:
    seen: list[str] = []

    def answering(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["authorization"])
        return httpx.Response(200, headers={"content-type": TABLE}, content=EMPTY)

    with asking(answering, Server(query="https://x.example/", token="t0ken")) as server:  # noqa: S106 - invented
        server.ask("SELECT ?s {}")
    assert seen == ["Bearer t0ken"]


def test_a_query_is_sent_as_it_is_after_our_prefixes() -> None:
    sent: list[str] = []

    def answering(request: httpx.Request) -> httpx.Response:
        sent.append(httpx.QueryParams(request.content.decode())["query"])
        return httpx.Response(200, headers={"content-type": TABLE}, content=EMPTY)

    query = "SELECT ?s # why\n{ ?s a scr:Meeting ; scr:standing scrc:standing\\/formal }"
    with asking(answering) as server:
        server.ask(query)
    assert sent[0].endswith(query)
    assert sent[0].startswith("PREFIX ")


def test_nothing_is_written_without_an_address_for_it() -> None:
    with asking(answered(), Server(query="https://x.example/")) as server:
        with pytest.raises(StoreReadOnly, match="SCRUTINY_STORE_UPDATE"):
            server.tell("DROP ALL")
        with pytest.raises(StoreReadOnly, match="SCRUTINY_STORE_GRAPHS"):
            server.add_to("urn:g", b"")


@pytest.mark.parametrize(
    "address", ["https://clerk:open-sesame@x.example/sparql", "https:///sparql", "http://"]
)
def test_an_address_that_is_none_or_holds_a_password_is_refused(address: str) -> None:
    with pytest.raises(UnknownLocation) as told:
        open_store(address)
    assert "open-sesame" not in str(told.value)


def test_no_server_at_all_is_told_in_one_line() -> None:
    with pytest.raises(ServerUnreachable, match="is it running, and is the address right"):
        open_store("http://127.0.0.1:9/sparql", read_only=True)
