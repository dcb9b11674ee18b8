"""Runs a question on the engine and writes its answer's bytes: the same in a reader process and in the serving one."""

from collections.abc import Mapping
from typing import IO, Final, Protocol, cast

import pyoxigraph as ox

from api.readers.frames import Question
from api.sparql.compaction import compact

__all__ = ["Sink", "finish", "run_question"]

_PREFIXED: Final = frozenset({"TURTLE", "TRIG", "N3"})


class Sink(Protocol):
    """Takes the bytes of an answer."""

    def write(self, data: bytes) -> int:
        """Take one more part."""
        ...

    def flush(self) -> None:
        """Take note that a part is complete."""
        ...


def run_question(store: ox.Store, question: Question, prefixes: Mapping[str, str], sink: Sink) -> bool:
    """Write the answer into the sink; say whether it is a table or a verdict and not a graph.

    Raises what the engine raises: SyntaxError, ValueError, RuntimeError, MemoryError or OSError.
    """
    dataset: dict[str, object] = {}
    if question.default_graphs is not None:
        dataset["default_graph"] = [ox.NamedNode(iri) for iri in question.default_graphs]
    if question.named_graphs is not None:
        dataset["named_graphs"] = [ox.NamedNode(iri) for iri in question.named_graphs]
    known = dict(prefixes)
    found = store.query(
        question.query,
        base_iri=question.base,
        prefixes=known,
        **dataset,  # type: ignore[arg-type]  # the arguments just collected
    )
    output = cast("IO[bytes]", sink)
    if isinstance(found, ox.QueryTriples):
        ox.serialize(found, output, getattr(ox.RdfFormat, question.graph_format), prefixes=known)
        return False
    found.serialize(output, getattr(ox.QueryResultsFormat, question.result_format))
    return True


def finish(answer: bytes, question: Question, *, tabular: bool) -> bytes:
    """Make a short answer pleasant to read: no prefix that it makes no use of, JSON-LD with the ontology's own names."""
    if tabular:
        return answer
    if question.graph_format in _PREFIXED:
        return _drop_unused_prefixes(answer)
    return compact(answer) if question.graph_format == "JSON_LD" else answer


def _drop_unused_prefixes(turtle: bytes) -> bytes:
    r"""Leave out the declarations that a short answer in Turtle or TriG makes no use of.

    >>> _drop_unused_prefixes(b"@prefix a: <urn:a> .\n@prefix b: <urn:b> .\n<urn:x> b:y 1 .\n")
    b'@prefix b: <urn:b> .\n<urn:x> b:y 1 .\n'
    """
    lines = turtle.split(b"\n")
    declared = next((n for n, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    rest = b"\n".join(lines[declared:])
    used = [line for line in lines[:declared] if line.split(b" ", 2)[1] in rest]
    return b"\n".join([*used, rest])
