"""Whatever is sent to an address that the OpenAPI document describes is answered, and never with a fault of the service."""

from typing import Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

METHODS = ("get", "post", "put", "delete", "head", "options", "patch")
HOSTILE = [
    "", " ", "0", "-1", "1e999", "..", "../../etc/passwd", "%00", "\x00", "'", '"', "<script>", "{}", "}", "urn:x", "https://x.example/a b",
    "council/eastmere", "SELECT * {", "ASK {}", "ASK { ?s ?p '\ud7ff' }", "a" * 3000, "😀", "2026-01-14", "null", "[]", "?s", "\\u0022", "\r\nx: y", "\x9a", "\U000e01c6",
]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
ACCEPTS = st.sampled_from(
    ["*/*", "text/html", "application/json", "text/turtle", "application/ld+json;q=0.1", "image/png", "garbled", ";;", "text/*;q=9", ""]
)  # fmt: skip
TYPES = st.sampled_from(
    ["application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update", "application/json",
     "multipart/form-data; boundary=x", "multipart/form-data", "text/turtle", "text/plain; charset=utf-16", ""]
)  # fmt: skip
EXPECTED_OF_BUSY = {503, 504, 507}


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """List method, path and description of every operation."""
    return [
        (method, path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    ]


@pytest.fixture(scope="module")
def described(client: httpx.Client) -> list[tuple[str, str, dict[str, Any]]]:
    return operations(client.get("/openapi.json").json())


def parameters(operation: dict[str, Any], place: str) -> list[str]:
    return [one["name"] for one in operation.get("parameters", []) if one["in"] == place]


def test_the_document_describes_every_way_to_ask(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    described = {f"{method} {path}" for method, path, _ in operations(document)}
    assert {
        "get /sparql",
        "post /sparql",
        "post /update",
        "get /graph",
        "put /graph",
        "get /health",
    } <= described


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_request_finds_a_fault(
    client: httpx.Client, described: list[tuple[str, str, dict[str, Any]]], data: st.DataObject
) -> None:
    method, path, operation = data.draw(st.sampled_from(described))
    if data.draw(st.integers(0, 9)) == 0:
        method = data.draw(st.sampled_from(METHODS))
    for name in parameters(operation, "path"):
        path = path.replace(f"{{{name}}}", quote(data.draw(TEXTS), safe="/")).replace(
            f"{{{name}:path}}", quote(data.draw(TEXTS), safe="/")
        )
    asked = {name: data.draw(TEXTS) for name in parameters(operation, "query") if data.draw(st.booleans())}
    answer = client.request(
        method,
        path,
        params=asked,
        headers={"accept": data.draw(ACCEPTS), "content-type": data.draw(TYPES)},
        content=data.draw(st.one_of(TEXTS.map(lambda text: text.encode()), st.binary(max_size=60))),
    )
    assert answer.status_code < 500 or answer.status_code in EXPECTED_OF_BUSY, answer.text[:500]
    if answer.status_code >= 400 and method != "head":
        kind = answer.headers["content-type"].partition(";")[0]
        assert kind in ("application/problem+json", "text/html"), (answer.status_code, kind)
