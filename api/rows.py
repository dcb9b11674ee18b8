"""Reads a table of results (SPARQL 1.1 Query Results JSON Format) for a page, and asks for one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from api.errors import RequestError
from api.readers.engine import Engine, Job

__all__ = ["Row", "Term", "ask_graph", "ask_rows", "fetch_whole", "iri", "read_rows"]

_NOT_IN_IRIS = frozenset('<>"{}|^`\\')


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it stands in a result; ``datatype`` and ``language`` are "" where there is none."""

    kind: Literal["uri", "literal", "bnode", "triple"]
    value: str
    datatype: str = ""
    language: str = ""

    def __str__(self) -> str:
        return self.value


Row = Mapping[str, Term]


def _term(binding: Mapping[str, object]) -> Term:
    value = binding["value"]
    return Term(
        cast("Literal['uri', 'literal', 'bnode', 'triple']", binding["type"]),
        value if isinstance(value, str) else json.dumps(value),
        str(binding.get("datatype", "")),
        str(binding.get("xml:lang", "")),
    )


def read_rows(document: bytes) -> list[Row]:
    """Read the rows; a variable that is unbound is missing from its row.

    >>> read_rows(b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"3"}}]}}')[0]["n"].value
    '3'
    """
    bindings = json.loads(document)["results"]["bindings"]
    return [{name: _term(binding) for name, binding in row.items()} for row in bindings]


def iri(text: str) -> str:
    """Write an IRI for a query; raises where it could break out of its brackets.

    >>> iri("urn:a")
    '<urn:a>'
    """
    if any(character in _NOT_IN_IRIS or character <= " " for character in text):
        raise RequestError("The address holds characters that an IRI cannot have.")
    return f"<{text}>"


async def fetch_whole(engine: Engine, job: Job) -> bytes:
    """Give an answer's bytes, kept or asked for, in memory."""
    kept = engine.recall(job)
    if kept is not None:
        return kept.body
    answer = await engine.answer(job)
    if answer.file is None:
        return answer.body
    body = answer.file.read_bytes()
    answer.file.unlink()
    return body


async def ask_rows(engine: Engine, query: str, deadline: float) -> list[Row]:
    """Ask one of the service's own questions and give its rows; ``deadline`` is in seconds."""
    return read_rows(
        await fetch_whole(
            engine, Job(query, "application/sparql-results+json", tabular=True, deadline=deadline)
        )
    )


async def ask_graph(engine: Engine, query: str, deadline: float, media_type: str) -> bytes:
    """Ask one of the service's own questions whose answer is a graph, in the given format."""
    return await fetch_whole(engine, Job(query, media_type, tabular=False, deadline=deadline))
