"""The facts that a paper supports, gathered for the list beside its text."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from api.pages.highlight import Mark
from api.pages.sorts import sort_of
from api.rows import Row

__all__ = ["FACTS", "Fact", "collect_facts", "mark_places"]

FACTS: Final = """
SELECT ?fact ?label ?type ?start ?end
WHERE {
  GRAPH %(graph)s {
    ?mention oa:hasSource %(document)s ; scr:startChar ?start ; scr:endChar ?end .
    ?fact scr:evidence ?mention .
    OPTIONAL { ?fact a ?type }
    OPTIONAL { ?fact rdfs:label ?label }
  }
}
ORDER BY ?fact ?start ?end
"""
"""The question whose rows :func:`collect_facts` gathers, one row a fact, type and place; needs ``document`` and ``graph``."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the text supports: its number in the list, what it is, and where its evidence stands."""

    number: int
    iri: str
    sort: str
    label: str
    places: tuple[tuple[int, int], ...]


def _fact(number: int, node: str, rows: list[Row]) -> Fact:
    labels = sorted({row["label"].value for row in rows if "label" in row})
    types = {row["type"].value for row in rows if "type" in row}
    places = sorted({(int(row["start"].value), int(row["end"].value)) for row in rows})
    return Fact(number, node, sort_of(types), labels[0] if labels else "", tuple(places))


def collect_facts(rows: Iterable[Row]) -> list[Fact]:
    """Gather the rows of :data:`FACTS`, sorted by fact, into facts in the order in which the text tells them."""
    grouped = [(node, list(own)) for node, own in groupby(rows, key=lambda row: row["fact"].value)]
    unnumbered = [_fact(0, node, own) for node, own in grouped]
    ordered = sorted(unnumbered, key=lambda fact: (fact.places[0], -fact.places[0][1], fact.iri))
    return [Fact(n, fact.iri, fact.sort, fact.label, fact.places) for n, fact in enumerate(ordered, 1)]


def mark_places(facts: list[Fact]) -> list[Mark]:
    """Give one mark for each place, with the numbers of the facts that it supports."""
    supported: dict[tuple[int, int], list[int]] = {}
    for fact in facts:
        for place in fact.places:
            supported.setdefault(place, []).append(fact.number)
    return [Mark(start, end, tuple(numbers)) for (start, end), numbers in supported.items()]
