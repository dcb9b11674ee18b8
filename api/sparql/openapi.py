"""Describes in the OpenAPI document what the framework does not see: the query endpoint, which is no route, and problems."""

from typing import Any, Final

from fastapi import FastAPI

from api.sparql.formats import GRAPH_TYPES, RESULT_TYPES

__all__ = ["describe_endpoint"]

_PATH: Final = "/sparql"
_STATUSES: Final = {
    "304": "The answer is still the one that the client holds (If-None-Match).",
    "400": "The query or the request is not well formed.",
    "403": "The query asks for what the service does not do, such as SERVICE.",
    "406": "No offered format is acceptable.",
    "413": "The query or its answer is over a limit.",
    "429": "This client has used its share; Retry-After says when to come back.",
    "503": "Too many queries wait already, or there is no store yet.",
    "504": "The query was ended at its deadline.",
    "507": "The query was ended because it used up its memory.",
}
_PROBLEM: Final = {
    "description": "What was wrong, as a problem document (RFC 9457), or as a page for who asks for one.",
    "content": {"application/problem+json": {}, "text/html": {}},
}


def _parameter(name: str, about: str, **schema: object) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": about,
        "schema": {"type": "string", **schema},
    }


def _operations() -> dict[str, Any]:
    answers: dict[str, Any] = {
        "200": {
            "description": "The answer, whole.",
            "content": {media_type: {} for media_type in dict.fromkeys(RESULT_TYPES + GRAPH_TYPES)},
        },
        **{
            status: {"description": words, "content": _PROBLEM["content"] if status != "304" else {}}
            for status, words in _STATUSES.items()
        },
    }
    graphs = {"type": "array", "items": {"type": "string", "format": "uri"}}
    fields = {
        "query": {"type": "string"},
        "default-graph-uri": graphs,
        "named-graph-uri": graphs,
        "timeout": {"type": "number"},
        "format": {"type": "string"},
    }
    parameters = [
        _parameter("query", "A SPARQL 1.1 query; without one the service describes itself."),
        _parameter("default-graph-uri", "A graph of the default graph.", **graphs),
        _parameter("named-graph-uri", "A graph that GRAPH can name.", **graphs),
        _parameter("timeout", "Seconds; shortens the service's own deadline.", type="number"),
        _parameter("format", "A short name for the format, where no Accept field can be set."),
    ]
    bodies = {
        "application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": fields}},
        "application/sparql-query": {"schema": {"type": "string"}},
    }
    common = {"tags": ["graph"], "responses": answers}
    return {
        "get": {"summary": "SPARQL query", "operationId": "query_by_get", "parameters": parameters, **common},
        "post": {
            "summary": "SPARQL query",
            "operationId": "query_by_post",
            "requestBody": {"content": bodies},
            **common,
        },
    }


def _describe_problems(document: dict[str, Any]) -> None:
    """Say of every operation that all else is a problem; the framework's own form of one (422) is never sent."""
    for operations in document["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)
            operation["responses"].setdefault("default", _PROBLEM)
    schemas = document.get("components", {}).get("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)


def describe_endpoint(app: FastAPI) -> None:
    """Add the query endpoint, and how problems are told, to the service's OpenAPI description."""
    described = app.openapi

    def openapi() -> dict[str, Any]:
        document = described()
        document["paths"].setdefault(_PATH, _operations())
        _describe_problems(document)
        return document

    app.openapi = openapi  # type: ignore[method-assign]  # the way that FastAPI documents for extending it
