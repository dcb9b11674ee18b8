"""The constraints of SHACL Core that shapes here may use, each as a test on nodes and their values.

Numbers in brackets are sections of the SHACL recommendation (https://www.w3.org/TR/shacl/).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from rdflib.namespace import SH

from graph.sparql.literals import compare, is_well_formed

__all__ = ["CONSTRAINTS", "Checked", "Facts", "Term", "Test", "UnsupportedShape", "words"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Facts = Mapping[Term, Mapping[str, list[Term]]]
"""Subject to predicate to values."""


class UnsupportedShape(Exception):
    """A shape uses a part of SHACL that is not checked here."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A graph being checked: its facts and the nodes of each class, subclasses counted."""

    facts: Facts
    instances: Mapping[str, set[Term]]

    def values(self, node: Term, path: str) -> list[Term]:
        """Give what a property of a node leads to."""
        about = self.facts.get(node)
        return about.get(path, []) if about else []


Test = Callable[[Checked, Term, list[Term]], Iterable[Term | None]]
"""Looks at a node and at its values (the node itself, or what a path leads to) and gives those that fail; None stands
for the whole."""


def words(term: Term) -> str:
    """Give the words of a term: an IRI, a label, a lexical form."""
    return str(term) if isinstance(term, ox.Triple) else term.value


def _each(fits: Callable[[Term], bool]) -> Test:
    """Make the test that every value fits."""
    return lambda _graph, _focus, values: [value for value in values if not fits(value)]


def _min_count(wanted: Term) -> Test:  # 4.2.1
    least = int(words(wanted))
    return lambda _graph, _focus, values: [None] if len(values) < least else []


def _max_count(wanted: Term) -> Test:  # 4.2.2
    most = int(words(wanted))
    return lambda _graph, _focus, values: [None] if len(values) > most else []


def _class(wanted: Term) -> Test:  # 4.1.1
    kind = words(wanted)
    return lambda graph, _focus, values: [
        value for value in values if value not in graph.instances.get(kind, ())
    ]


def _datatype(wanted: Term) -> Test:  # 4.1.2
    datatype = words(wanted)
    return _each(lambda value: is_well_formed(value, datatype))


def _node_kind(wanted: Term) -> Test:  # 4.1.3
    if words(wanted) != str(SH.IRI):
        raise UnsupportedShape(f"the node kind {words(wanted)} is not checked here")
    return _each(lambda value: isinstance(value, ox.NamedNode))


def _min_inclusive(wanted: Term) -> Test:  # 4.3.2
    return _each(lambda value: compare(wanted, value) in (-1, 0))


def _max_inclusive(wanted: Term) -> Test:  # 4.3.4
    return _each(lambda value: compare(value, wanted) in (-1, 0))


def _min_length(wanted: Term) -> Test:  # 4.4.1
    shortest = int(words(wanted))
    return _each(lambda value: not isinstance(value, ox.BlankNode) and len(words(value)) >= shortest)


def _pattern(wanted: Term) -> Test:  # 4.4.3
    pattern = re.compile(words(wanted))
    return _each(
        lambda value: not isinstance(value, ox.BlankNode) and pattern.search(words(value)) is not None
    )


def _ordered(wanted: Term, orders: tuple[int, ...]) -> Test:
    """Make the test that every value stands in one of these orders to every value of another property."""
    other = words(wanted)

    def test(graph: Checked, focus: Term, values: list[Term]) -> list[Term | None]:
        against = graph.values(focus, other)
        return [value for value in values for limit in against if compare(value, limit) not in orders]

    return test


def _less_than(wanted: Term) -> Test:  # 4.5.3
    return _ordered(wanted, (-1,))


def _less_than_or_equals(wanted: Term) -> Test:  # 4.5.4
    return _ordered(wanted, (-1, 0))


CONSTRAINTS: Final[dict[str, Callable[[Term], Test]]] = {
    str(SH.minCount): _min_count,
    str(SH.maxCount): _max_count,
    str(SH["class"]): _class,
    str(SH.datatype): _datatype,
    str(SH.nodeKind): _node_kind,
    str(SH.minInclusive): _min_inclusive,
    str(SH.maxInclusive): _max_inclusive,
    str(SH.minLength): _min_length,
    str(SH.pattern): _pattern,
    str(SH.lessThan): _less_than,
    str(SH.lessThanOrEquals): _less_than_or_equals,
}
"""Property of a shape to the maker of its test; ``sh:in`` and ``sh:or`` need the shapes graph: see graph/checks/shapes.py."""
