"""The short way through the server answers as the long one does, in order, and leaves everything else to it."""

import http.client
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import uvicorn

from api.front import Front
from api.settings import Settings
from api.sparql.quick import QuickProtocol, quick_protocol
from tests.serving import running

COUNCIL = "<https://w3id.org/scrutiny/id/council/eastmere>"
CHEAP = f"SELECT * {{ {COUNCIL} a ?class }}"
DEAR = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def front(location: Path) -> Iterator[tuple[Front, str]]:
    made = Front(Settings(store=str(location), budget=0))
    with running(uvicorn.Config(made, log_config=None, http=quick_protocol(made.desk))) as address:
        for query in (CHEAP, CHEAP):
            assert httpx.get(f"{address}/sparql", params={"query": query}).status_code == 200
        yield made, address


def talk(address: str, *requests: str) -> list[bytes]:
    """Send requests in one go and give what comes back, cut before each status line."""
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall("".join(requests).encode())
        received = b""
        while part := connection.recv(65536):
            received += part
    return [b"HTTP/1.1 " + answer for answer in received.split(b"HTTP/1.1 ")[1:]]


def get(query: str, *, method: str = "GET", fields: str = "", body: str = "", version: str = "1.1") -> str:
    return f"{method} /sparql?query={quote(query)} HTTP/{version}\r\nhost: x\r\n{fields}\r\n{body}"


LAST = "connection: close\r\n"


def test_answers_come_in_the_order_of_the_requests(front: tuple[Front, str]) -> None:
    answers = talk(front[1], get(CHEAP), get(DEAR), get(CHEAP), get("ASK {"), get(CHEAP, fields=LAST))
    assert [answer[:12] for answer in answers] == [b"HTTP/1.1 200"] * 3 + [b"HTTP/1.1 400", b"HTTP/1.1 200"]
    bodies = [answer.partition(b"\r\n\r\n")[2] for answer in answers]
    assert b'"n"' in bodies[1]
    assert bodies[0] == bodies[2] == bodies[4]
    assert b"scrutiny/ns#Council" in bodies[0]


def test_the_short_way_gives_the_fields_of_the_long_one(front: tuple[Front, str]) -> None:
    short, long = talk(front[1], get(CHEAP), get(CHEAP, fields=LAST))
    ignored = (b"connection", b"date", b"HTTP")
    fields = [
        {line for line in answer.partition(b"\r\n\r\n")[0].split(b"\r\n") if not line.startswith(ignored)}
        for answer in (short, long)
    ]
    assert fields[0] == fields[1]
    assert any(line.startswith(b"etag") for line in fields[0])


@pytest.mark.parametrize(
    "request_",
    [
        get(CHEAP, method="HEAD", fields=LAST),
        get(CHEAP, fields=f"content-length: 3\r\n{LAST}", body="abc"),
        get(CHEAP, fields=f"transfer-encoding: chunked\r\n{LAST}", body="0\r\n\r\n"),
        get(CHEAP, version="1.0"),
        get(CHEAP, fields=f"expect: 100-continue\r\n{LAST}"),
        get(CHEAP, fields=f"if-none-match: *\r\n{LAST}"),
        get(DEAR, fields=LAST),
        get("SELECT", fields=LAST),
    ],
)
def test_other_requests_go_the_long_way(
    front: tuple[Front, str], request_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[object] = []
    monkeypatch.setattr(QuickProtocol, "_write", lambda *_: taken.append(1))
    answers = talk(front[1], request_)
    assert not taken
    assert answers[-1][9:12] in (b"200", b"304", b"400")


def converse(address: str, *requests: str) -> list[bytes]:
    """Send requests over one connection, each after the answer to the one before."""
    host, _, port = address.removeprefix("http://").partition(":")
    answers = []
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        for request in requests:
            connection.sendall(request.encode())
            answer = http.client.HTTPResponse(connection, method=request.split(" ", 1)[0])
            answer.begin()
            answers.append(b"%d " % answer.status + answer.read())
    return answers


def test_a_request_like_the_one_before_is_not_parsed_again_and_any_other_is(
    front: tuple[Front, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[bool] = []
    asked = QuickProtocol._answers_again

    def noted(self: QuickProtocol, data: bytes) -> bool:
        again.append(asked(self, data))
        return again[-1]

    monkeypatch.setattr(QuickProtocol, "_answers_again", noted)
    other = f"SELECT ?label {{ {COUNCIL} rdfs:label ?label }}"
    csv = "accept: text/csv\r\n"
    answers = converse(
        front[1],
        get(CHEAP),
        get(other),
        get(CHEAP, fields=csv),
        get(other, fields=csv),
        get(DEAR, fields=csv),
        get("SELECT", fields=csv),
        get(CHEAP, fields=f"if-none-match: *\r\n{csv}"),
        get(CHEAP, fields=csv),
        get("ASK {}").replace("/sparql?", "/sparql?timeout=5&"),
        get(CHEAP, method="HEAD"),
    )
    assert again == [True, False, True, False, False, False, True, False, False]
    assert [answer[:3] for answer in answers] == [b"200"] * 5 + [b"400", b"304"] + [b"200"] * 3
    assert b'"class"' in answers[0]
    assert b'"label"' in answers[1]
    assert answers[2] == answers[7] != answers[0]
    assert answers[2].startswith(b"200 class\r\n")
    assert answers[3].startswith(b"200 label\r\n")
    assert answers[4].startswith(b"200 n\r\n")


def test_a_request_that_comes_in_pieces_or_with_another_is_answered(front: tuple[Front, str]) -> None:
    whole = get(CHEAP)
    host, _, port = front[1].removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        for pieces in ([whole], [whole[:30], whole[30:]], [whole], [whole + whole[:50], whole[50:]], [whole]):
            for piece in pieces:
                connection.sendall(piece.encode())
                time.sleep(0.1)
        received = b""
        while received.count(b"HTTP/1.1 200") < 6:
            part = connection.recv(65536)
            assert part
            received += part
    assert received.count(b"scrutiny/ns#Council") == 6


def test_quick_answers_are_counted(front: tuple[Front, str]) -> None:
    before = front[0].desk.metrics.own().get('requests_total{route="sparql",status="200"}', 0)
    assert httpx.get(f"{front[1]}/sparql", params={"query": CHEAP}).status_code == 200
    assert front[0].desk.metrics.own()['requests_total{route="sparql",status="200"}'] == before + 1


def test_pages_wait_until_they_are_loaded_and_health_does_not(location: Path) -> None:
    made = Front(Settings(store=str(location), budget=0))
    with running(uvicorn.Config(made, log_config=None, http=quick_protocol(made.desk))) as address:
        assert httpx.get(f"{address}/health").json()["status"] == "alive"
        assert httpx.get(f"{address}/help", timeout=60).status_code == 200
        assert httpx.get(f"{address}/health").json()["status"] == "alive"
