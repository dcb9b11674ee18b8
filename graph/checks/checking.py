"""Check what is loaded: each document's graph against the shapes, its quotes against the archived text, its file, its references.

A *violation* is a fault of the importer or of the store, a *warning* tells that a paper leaves something out. Shapes are
checked one document at a time with nothing but its own graph; :mod:`graph.checks.shapes` does it, or pySHACL where shapes
use more of SHACL than that understands.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import RDF, RDFS, SH

from graph.archive import read_text
from graph.catalogue import CatalogueEntry, entries
from graph.checks.shapes import SEVERITIES, Result, Severity, Shapes, UnsupportedShape
from graph.errors import ArchiveError
from graph.mentions import widest
from graph.sparql.terms import rows, triples_text, value_of
from graph.store import Store
from ontology.iris import graph
from ontology.terms import OA, SCR

__all__ = [
    "Checker",
    "Finding",
    "by_pyshacl",
    "check",
    "check_quotes",
    "check_references",
    "check_shapes",
    "check_sources",
    "own_shapes",
]

_SOURCE, _QUOTE = str(OA.hasSource), str(SCR.quote)
_EVIDENCE = str(SCR.evidence)
_START, _END = str(SCR.startChar), str(SCR.endChar)
_OF_MENTIONS = {_SOURCE, _QUOTE, _START, _END}

_DANGLING = """
SELECT DISTINCT ?graph ?subject ?predicate ?object WHERE {
  VALUES ?predicate { scr:respondsTo scr:continues scr:callsIn scr:answers scr:decidesOn scr:arisesFrom }
  GRAPH ?graph { ?subject ?predicate ?object }
  FILTER NOT EXISTS { ?object a ?kind }
}
ORDER BY ?graph ?subject ?predicate ?object
"""

Checker = Callable[[Iterable[ox.Quad]], list[Result]]
"""Checks the quads of one graph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong or missing: in which paper, about which node, and what to do.

    ``mention`` is where the node is written and ``quote`` the words there, where its paper's graph says so.
    """

    document: str
    source: str
    severity: Severity
    message: str
    focus: str
    path: str | None = None
    value: str | None = None
    mention: str | None = None
    quote: str | None = None


def own_shapes() -> str:
    """Give the project's own shapes as Turtle."""
    return (files("ontology") / "shapes.ttl").read_text("utf-8")


def check(store: Store, shapes: str | None = None) -> Iterator[Finding]:
    """Check everything: shapes (the project's own, or other Turtle), quotes, sources and references."""
    yield from check_shapes(store, shapes)
    yield from check_quotes(store)
    yield from check_sources(store)
    yield from check_references(store)


def check_shapes(store: Store, shapes: str | None = None) -> Iterator[Finding]:
    """Check every document's graph against the shapes, by source."""
    results = _checker(own_shapes() if shapes is None else shapes)
    for document, entry in entries(store).items():
        quads = list(store.quads(graph(document)))
        found = results(quads)
        written = _written(quads, {result.focus for result in found})
        for result in found:
            mention, quote = written.get(result.focus, (None, None))
            yield Finding(
                document=document,
                source=entry.source,
                severity=result.severity,
                message=result.message,
                focus=result.focus,
                path=result.path,
                value=result.value,
                mention=mention,
                quote=quote,
            )


def _written(quads: Iterable[ox.Quad], nodes: set[str]) -> dict[str, tuple[str, str | None]]:
    """Find where some nodes of a graph are written: the mention with the most words, and the words."""
    if not nodes:
        return {}
    mentions: dict[str, list[str]] = {}
    quotes: dict[str, str] = {}
    for quad in quads:
        if quad.predicate.value == _QUOTE:
            quotes[value_of(quad.subject)] = value_of(quad.object)
        elif quad.predicate.value == _EVIDENCE and value_of(quad.subject) in nodes:
            mentions.setdefault(value_of(quad.subject), []).append(value_of(quad.object))
    cited = {node: widest(own) for node, own in mentions.items()}
    return {node: (mention, quotes.get(mention)) for node, mention in cited.items()}


def _checker(turtle: str) -> Checker:
    """Choose who checks: the fast reading of the shapes, or pySHACL where they ask for more."""
    ontology = (files("ontology") / "scrutiny.ttl").read_text("utf-8")
    try:
        return Shapes(ox.parse(turtle, ox.RdfFormat.TURTLE), ox.parse(ontology, ox.RdfFormat.TURTLE)).results
    except UnsupportedShape:
        return by_pyshacl(turtle, ontology)


def by_pyshacl(turtle: str, ontology: str) -> Checker:
    """Make the checker that asks pySHACL, with the ontology's hierarchy of classes beside the data."""
    shapes = rdflib.Graph().parse(data=turtle, format="turtle")
    hierarchy = rdflib.Graph()
    for triple in rdflib.Graph().parse(data=ontology, format="turtle").triples((None, RDFS.subClassOf, None)):
        hierarchy.add(triple)

    def results(quads: Iterable[ox.Quad]) -> list[Result]:
        data = rdflib.Graph().parse(data=triples_text(quads), format="nt")
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=hierarchy, inplace=True)
        found = {_result(report, node) for node in report.subjects(RDF.type, SH.ValidationResult)}
        return sorted(found, key=lambda result: result.order)

    return results


def _result(report: rdflib.Graph, node: rdflib.term.Node) -> Result:
    def words(predicate: rdflib.URIRef) -> str | None:
        value = report.value(node, predicate)
        return None if value is None else str(value)

    severity = report.value(node, SH.resultSeverity)
    return Result(
        focus=words(SH.focusNode) or "",
        path=words(SH.resultPath),
        value=words(SH.value),
        severity=SEVERITIES.get(str(severity), "violation"),
        message=words(SH.resultMessage) or "does not fit its shape",
    )


def check_quotes(store: Store) -> Iterator[Finding]:
    """Check that every mention quotes the archived text of its own document, by source."""
    for document, entry in entries(store).items():
        try:
            text = read_text(store.archive, entry.text_digest)
        except ArchiveError as error:
            yield _violation(document, entry, str(error), document)
            continue
        for mention, about in _mentions(store, document).items():
            fault = _fault(document, text, about)
            if fault:
                yield _violation(document, entry, fault, mention, about.get(_QUOTE))


def _mentions(store: Store, document: str) -> dict[str, dict[str, str]]:
    mentions: dict[str, dict[str, str]] = {}
    for quad in store.quads(graph(document)):
        if quad.predicate.value in _OF_MENTIONS:
            mentions.setdefault(value_of(quad.subject), {})[quad.predicate.value] = value_of(quad.object)
    return dict(sorted(mentions.items()))


def _fault(document: str, text: str, about: dict[str, str]) -> str | None:
    """Say what is wrong with a mention; what it lacks is for the shapes to say."""
    if about.get(_SOURCE, document) != document:
        return "This mention is of another document than the one whose graph holds it."
    if not about.keys() >= _OF_MENTIONS:
        return None
    start, end = int(about[_START]), int(about[_END])
    if text[start:end] == about[_QUOTE]:
        return None
    return f"The text holds {text[start:end][:80]!r} from {start} to {end}, not what is quoted."


def check_sources(store: Store) -> Iterator[Finding]:
    """Check that the archive still holds the file that each paper was read from, by source."""
    for document, entry in entries(store).items():
        if not store.archive.holds("source", entry.digest):
            yield _violation(
                document, entry, "The archive has lost the file of this paper: import it again.", document
            )


def check_references(store: Store) -> Iterator[Finding]:
    """Check that what answers, continues or calls in something points to a thing that some paper describes."""
    known = entries(store)
    by_graph = {graph(document): document for document in known}
    for row in rows(store.query(_DANGLING)):
        document = by_graph.get(row["graph"])
        if document is not None:
            yield Finding(
                document=document,
                source=known[document].source,
                severity="warning",
                message="This points to something that no loaded paper describes.",
                focus=row["subject"],
                path=row["predicate"],
                value=row["object"],
            )


def _violation(
    document: str, entry: CatalogueEntry, message: str, focus: str, value: str | None = None
) -> Finding:
    return Finding(
        document=document,
        source=entry.source,
        severity="violation",
        message=message,
        focus=focus,
        value=value,
    )
