"""Write what a query answers: rows, yes or no, or triples, in the formats of the SPARQL and RDF recommendations.

Rows go from the engine to bytes without becoming Python objects. Triples are written with our prefixes.
"""

from collections.abc import Iterable, Mapping
from typing import IO, Final

import pyoxigraph as ox

from graph.embedded.engine import Answer

__all__ = ["ROW_FORMATS", "TRIPLE_FORMATS", "format_for", "write_answer", "write_triples"]

ROW_FORMATS: Final[Mapping[str, ox.QueryResultsFormat]] = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
"""Formats of SELECT and ASK."""

TRIPLE_FORMATS: Final[Mapping[str, ox.RdfFormat]] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
"""Formats of CONSTRUCT and DESCRIBE."""


def format_for(answer: Answer, name: str) -> ox.QueryResultsFormat | ox.RdfFormat | None:
    """Give the format of this name that fits the kind of answer; None if it has none of this name."""
    if isinstance(answer, ox.QueryTriples):
        return TRIPLE_FORMATS.get(name)
    if isinstance(answer, ox.QueryBoolean) and name in ("csv", "tsv"):
        return None
    return ROW_FORMATS.get(name)


def write_answer(
    answer: Answer,
    output: IO[bytes],
    form: ox.QueryResultsFormat | ox.RdfFormat,
    prefixes: Mapping[str, str] | None = None,
) -> None:
    """Write an answer in a format of its kind (see :func:`format_for`); TypeError for another kind's."""
    if isinstance(answer, ox.QueryTriples) and isinstance(form, ox.RdfFormat):
        write_triples(answer, output, form, prefixes)
    elif not isinstance(answer, ox.QueryTriples) and isinstance(form, ox.QueryResultsFormat):
        answer.serialize(output, form)
    else:
        raise TypeError(f"{type(answer).__name__} cannot be written as {form}")


def write_triples(
    triples: Iterable[ox.Triple],
    output: IO[bytes],
    form: ox.RdfFormat,
    prefixes: Mapping[str, str] | None = None,
) -> None:
    """Write triples, or quads, with these prefixes where the format has any."""
    ox.serialize(triples, output, form, prefixes=dict(prefixes) if prefixes else None)
