"""Check one graph against shapes, fast: the part of SHACL Core that ``ontology/shapes.ttl`` uses.

pySHACL takes some 100 microseconds a triple, which is minutes for a thousand papers; the checks below take a small part
of that, because a paper's facts are words in dictionaries. Shapes are compiled once. A shape that uses anything else
raises :class:`UnsupportedShape` when it is compiled, and never passes unchecked: the caller then asks pySHACL
(:mod:`graph.checks.checking`). The tests hold the results of the two equal.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

import pyoxigraph as ox
from rdflib.namespace import RDF, RDFS, SH

from graph.checks.constraints import CONSTRAINTS, Checked, Facts, Term, Test, UnsupportedShape, words

__all__ = ["SEVERITIES", "Result", "Severity", "Shapes", "UnsupportedShape", "read_facts"]

Severity = Literal["violation", "warning", "info"]
SEVERITIES: Final[dict[str, Severity]] = {
    str(SH.Violation): "violation",
    str(SH.Warning): "warning",
    str(SH.Info): "info",
}
"""SHACL's severities and ours."""

_TARGETS = {str(term) for term in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)}
# What a shape says that is no constraint.
_OTHER = _TARGETS | {
    str(term)
    for term in (
        SH.property,
        SH.path,
        SH.message,
        SH.severity,
        SH.name,
        SH.description,
        RDFS.comment,
        RDFS.label,
        RDF.type,
    )
}


@dataclass(frozen=True, slots=True)
class Result:
    """One result: the node that fails, by which path and value, how badly, and what to do."""

    focus: str
    path: str | None
    value: str | None
    severity: Severity
    message: str

    @property
    def order(self) -> tuple[str, ...]:
        """What results are sorted by: violations first."""
        return self.severity, self.focus, self.path or "", self.message, self.value or ""


@dataclass(frozen=True, slots=True)
class _Shape:
    path: str | None
    severity: Severity
    message: str
    tests: tuple[Test, ...]
    properties: tuple["_Shape", ...]

    def results(self, graph: Checked, focus: Term) -> Iterator[Result]:
        values = [focus] if self.path is None else graph.values(focus, self.path)
        for test in self.tests:
            for value in test(graph, focus, values):
                shown = None if value is None else words(value)
                yield Result(words(focus), self.path, shown, self.severity, self.message)
        for value in values:
            for shape in self.properties:
                yield from shape.results(graph, value)


class Shapes:
    """Shapes ready to check graphs with."""

    def __init__(self, shapes: Iterable[ox.Quad], ontology: Iterable[ox.Quad]) -> None:
        """Compile the shapes; the ontology gives the hierarchy of classes. Raises UnsupportedShape."""
        self._broader = _superclasses(ontology)
        self._shapes = tuple(_Reader(read_facts(shapes)).targeted())

    def results(self, quads: Iterable[ox.Quad]) -> list[Result]:
        """Check the triples of one graph: the results in a fixed order, none twice."""
        facts = read_facts(dict.fromkeys(quads))
        graph = Checked(facts, self._instances(facts))
        found: set[Result] = set()
        for targets, shape in self._shapes:
            for focus in targets(graph):
                found.update(shape.results(graph, focus))
        return sorted(found, key=lambda result: result.order)

    def _instances(self, facts: Facts) -> dict[str, set[Term]]:
        instances: defaultdict[str, set[Term]] = defaultdict(set)
        for subject, about in facts.items():
            for kind in map(words, about.get(str(RDF.type), ())):
                for broader in self._broader.get(kind, (kind,)):
                    instances[broader].add(subject)
        return instances


def read_facts(quads: Iterable[ox.Quad]) -> Facts:
    """Gather triples by subject and predicate."""
    facts: defaultdict[Term, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        facts[quad.subject][quad.predicate.value].append(quad.object)
    return facts


def _superclasses(ontology: Iterable[ox.Quad]) -> dict[str, set[str]]:
    """Give for each class itself and everything above it."""
    above: defaultdict[str, set[str]] = defaultdict(set)
    for quad in ontology:
        if quad.predicate.value == str(RDFS.subClassOf):
            above[words(quad.subject)].add(words(quad.object))
    closed: dict[str, set[str]] = {}
    for kind in list(above):
        reached, waiting = {kind}, [kind]
        while waiting:
            new = above.get(waiting.pop(), set()) - reached
            reached |= new
            waiting.extend(new)
        closed[kind] = reached
    return closed


class _Reader:
    """Reads shapes out of their graph."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def targeted(self) -> Iterator[tuple[Callable[[Checked], Iterable[Term]], _Shape]]:
        """Iterate over the shapes that have targets, each with the way to its focus nodes."""
        for node in sorted(self._facts, key=words):
            for predicate in sorted(_TARGETS & self._facts[node].keys()):
                for target in self._facts[node][predicate]:
                    yield _targets(predicate, target), self._shape(node)

    def _shape(self, node: Term) -> _Shape:
        path, severity = self._one(node, SH.path), self._one(node, SH.severity)
        if path is not None and not isinstance(path, ox.NamedNode):
            raise UnsupportedShape(f"a path that is not one property is not followed here: {node}")
        message = self._one(node, SH.message)
        return _Shape(
            path=None if path is None else path.value,
            severity=SEVERITIES[words(severity)] if severity is not None else "violation",
            message=words(message) if message is not None else "does not fit its shape",
            tests=tuple(
                self._test(predicate, wanted)
                for predicate, values in self._facts[node].items()
                if predicate not in _OTHER
                for wanted in values
            ),
            properties=tuple(self._shape(one) for one in self._facts[node].get(str(SH.property), ())),
        )

    def _test(self, predicate: str, wanted: Term) -> Test:
        if predicate == str(SH["in"]):
            allowed = set(self._list(wanted))
            return lambda _graph, _focus, values: [value for value in values if value not in allowed]
        if predicate == str(SH["or"]):
            return _either(tuple(self._shape(one) for one in self._list(wanted)))
        if predicate not in CONSTRAINTS:
            raise UnsupportedShape(f"{predicate} is not checked here")
        return CONSTRAINTS[predicate](wanted)

    def _one(self, node: Term, predicate: str) -> Term | None:
        return next(iter(self._facts[node].get(str(predicate), ())), None)

    def _list(self, head: Term) -> Iterator[Term]:
        while head in self._facts:
            yield from self._facts[head].get(str(RDF.first), ())
            head = self._facts[head].get(str(RDF.rest), [ox.NamedNode(str(RDF.nil))])[0]


def _either(shapes: tuple[_Shape, ...]) -> Test:
    """Make the test that every value fits at least one of the shapes."""

    def test(graph: Checked, _focus: Term, values: list[Term]) -> list[Term | None]:
        return [value for value in values if all(any(shape.results(graph, value)) for shape in shapes)]

    return test


def _targets(predicate: str, target: Term) -> Callable[[Checked], Iterable[Term]]:
    """Make the way to the focus nodes of a target."""
    named = words(target)
    if predicate == str(SH.targetClass):
        return lambda graph: graph.instances.get(named, ())
    if predicate == str(SH.targetSubjectsOf):
        return lambda graph: [subject for subject, about in graph.facts.items() if named in about]
    if predicate == str(SH.targetObjectsOf):
        return lambda graph: {value for about in graph.facts.values() for value in about.get(named, ())}
    return lambda _graph: [target]
