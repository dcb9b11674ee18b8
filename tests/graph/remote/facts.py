"""What a store says, in words that do not hang on how its server writes them."""

import datetime as dt
import re
from collections.abc import Collection

import pyoxigraph as ox

from graph.store import Store

# Orders within a list of words, and how a truth or a number is written, are the server's own affair.
_LIST = re.compile(r"[;,]? ")
# "2026-03-05T10:00:00.110410Z" as a string: how many digits a second has, too
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")


def value(term: ox.NamedNode | ox.Literal | ox.BlankNode | None) -> object:
    """Give what a term says, however a server writes it; Virtuoso's least IRI of several is not the least by letters."""
    if not isinstance(term, ox.Literal):
        return term.value.partition("#char=")[0] if term else ""
    if term.datatype.value.endswith("#dateTime") or _MOMENT.fullmatch(term.value):
        return dt.datetime.fromisoformat(term.value)
    try:
        return float({"true": "1", "false": "0"}.get(term.value, term.value))
    except ValueError:
        return " ".join(sorted(_LIST.split(term.value)))


def facts(store: Store, name: str) -> set[tuple[object, ...]]:
    return {fact(quad) for quad in store.quads(name)}


def fact(quad: ox.Quad) -> tuple[object, ...]:
    said = quad.object if isinstance(quad.object, ox.NamedNode) else value(quad.object)
    return quad.subject.value, quad.predicate.value, said


def answers(store: Store, text: str, without: Collection[str] = ()) -> list[tuple[object, ...]]:
    answer = store.query(text)
    assert isinstance(answer, ox.QuerySolutions)
    names = [one.value for one in answer.variables if one.value not in without]
    return sorted((tuple(value(row[name]) for name in names) for row in answer), key=str)
