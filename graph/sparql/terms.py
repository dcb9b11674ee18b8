"""Small bridges between Python values, rdflib's names and the engine's terms."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from graph.embedded.engine import Answer
from graph.errors import QueryRefused

__all__ = ["literal", "node", "rows", "solutions", "triples_bytes", "triples_text", "value_of"]


def node(iri: str) -> ox.NamedNode:
    """Make the engine's node of an IRI (an rdflib term is one); ValueError if it is none."""
    return ox.NamedNode(str(iri))


def literal(text: str, datatype: str | None = None) -> ox.Literal:
    """Make a literal of a lexical form; without a datatype it is a string.

    >>> str(literal("2026-01-31", "http://www.w3.org/2001/XMLSchema#date"))
    '"2026-01-31"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    return ox.Literal(text) if datatype is None else ox.Literal(text, datatype=ox.NamedNode(str(datatype)))


def value_of(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """Give the words of a term: an IRI, a label, a lexical form."""
    return str(term) if isinstance(term, ox.Triple) else term.value


def solutions(answer: Answer) -> Iterator[tuple[Any, ...]]:
    """Iterate over the rows of a SELECT as terms in the order of its variables."""
    if not isinstance(answer, ox.QuerySolutions):
        raise QueryRefused("this needs a SELECT query")
    return (tuple(solution) for solution in answer)


def rows(answer: Answer) -> Iterator[dict[str, str]]:
    """Iterate over the rows of a SELECT as words by variable; a variable without a value is left out."""
    if not isinstance(answer, ox.QuerySolutions):
        raise QueryRefused("this needs a SELECT query")
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        found = ((name, solution[name]) for name in names)
        yield {name: value_of(term) for name, term in found if term is not None}


def triples_bytes(quads: Iterable[ox.Quad]) -> bytes:
    """Write the triples of quads as N-Triples."""
    text = io.BytesIO()
    ox.serialize((quad.triple for quad in quads), text, ox.RdfFormat.N_TRIPLES)
    return text.getvalue()


def triples_text(quads: Iterable[ox.Quad]) -> str:
    """Write the triples of quads as N-Triples, which SPARQL's ``INSERT DATA`` takes as they are."""
    return triples_bytes(quads).decode()
