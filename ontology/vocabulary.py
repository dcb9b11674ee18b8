"""Read the ontology's files into plain records, for the reference page and for whoever offers terms by name.

The files themselves are the source of truth: ``scrutiny.ttl`` (terms), ``codes.ttl`` (code lists), ``topics.ttl``
(topics) and ``shapes.ttl`` (rules). Everything here is read once in a process.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS
from rdflib.term import Node

from ontology.terms import SCHEMA, SCR, SCRC

__all__ = [
    "Code",
    "CodeList",
    "FileName",
    "Rule",
    "Term",
    "TurtleFile",
    "code_lists",
    "compact",
    "ontology_file",
    "prefixes",
    "rules",
    "terms",
]

TurtleFile = Literal["scrutiny.ttl", "codes.ttl", "topics.ttl", "shapes.ttl"]
FileName = TurtleFile | Literal["context.jsonld"]

_FOLDER = Path(__file__).parent
_PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty)
_ALIGNMENTS = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.relatedMatch, RDFS.seeAlso)


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property: ``iri`` whole, ``name`` short ("scr:owner"), ``minted`` if it is the ontology's own.

    ``on`` and ``values`` are the short names of what a property stands on and leads to; ``alignments`` pairs of short
    names ("skos:closeMatch", "oa:start").
    """

    iri: str
    name: str
    kind: Literal["class", "property"]
    label: str
    definition: str
    examples: tuple[str, ...]
    on: tuple[str, ...]
    values: tuple[str, ...]
    alignments: tuple[tuple[str, str], ...]
    minted: bool


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a list; ``broader`` is the notation of the code above it."""

    iri: str
    notation: str
    label: str
    definition: str
    broader: str | None


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of codes in the order of its file, and the property that takes its values from it."""

    name: str
    label: str
    definition: str
    property: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What the shapes say to whoever breaks a rule: ``shape`` its name, ``severity`` "violation" or "warning"."""

    shape: str
    severity: Literal["violation", "warning"]
    message: str


def ontology_file(name: FileName) -> str:
    """Read one of the ontology's files as it stands."""
    return (_FOLDER / name).read_text(encoding="utf-8")


@lru_cache(maxsize=4)
def _graph(name: TurtleFile) -> Graph:
    return Graph().parse(data=ontology_file(name), format="turtle")


@lru_cache(maxsize=1)
def prefixes() -> dict[str, str]:
    """Give the prefixes of ``scrutiny.ttl`` and that of the codes, by name.

    >>> prefixes()["scr"]
    'https://w3id.org/scrutiny/ns#'
    """
    lines = (
        line.split() for line in ontology_file("scrutiny.ttl").splitlines() if line.startswith("@prefix")
    )
    found = {words[1].rstrip(":"): words[2].strip("<>") for words in lines}
    return dict(sorted({**found, "scrc": str(SCRC)}.items()))


def compact(iri: str) -> str:
    """Shorten an IRI by its prefix; one without a known prefix stays whole.

    >>> compact("https://w3id.org/scrutiny/ns#owner"), compact("urn:x")
    ('scr:owner', 'urn:x')
    """
    matching = [item for item in prefixes().items() if iri.startswith(item[1])]
    if not matching:
        return iri
    prefix, namespace = max(matching, key=lambda item: len(item[1]))
    return f"{prefix}:{iri.removeprefix(namespace)}"


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """Read every class and property, in the order of the file."""
    graph = _graph("scrutiny.ttl")
    text = ontology_file("scrutiny.ttl")
    kinds = [OWL.Class, *_PROPERTY_KINDS]
    subjects = {subject for kind in kinds for subject in graph.subjects(RDF.type, kind)}
    found = [_term(graph, subject) for subject in subjects if isinstance(subject, URIRef)]
    return tuple(sorted(found, key=lambda term: text.index(f"\n{term.name} a ")))


def _term(graph: Graph, subject: URIRef) -> Term:
    definition = graph.value(subject, RDFS.comment) or graph.value(subject, SKOS.scopeNote)
    return Term(
        iri=str(subject),
        name=compact(str(subject)),
        kind="class" if (subject, RDF.type, OWL.Class) in graph else "property",
        label=str(graph.value(subject, RDFS.label)),
        definition=str(definition),
        examples=tuple(sorted(str(example) for example in graph.objects(subject, SKOS.example))),
        on=_short_names(graph.objects(subject, SCHEMA.domainIncludes)),
        values=_short_names(graph.objects(subject, SCHEMA.rangeIncludes)),
        alignments=tuple(
            (compact(str(relation)), name)
            for relation in _ALIGNMENTS
            for name in _short_names(graph.objects(subject, relation))
        ),
        minted=str(subject).startswith(str(SCR)),
    )


def _short_names(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted(compact(str(node)) for node in nodes))


@lru_cache(maxsize=1)
def code_lists() -> tuple[CodeList, ...]:
    """Read every code list, lists and codes in the order of the file."""
    graph = _graph("codes.ttl")
    text = ontology_file("codes.ttl")
    found = []
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        name = str(scheme).removeprefix(str(SCRC))
        codes = [_code(graph, concept) for concept in graph.subjects(SKOS.inScheme, scheme)]
        codes.sort(key=lambda code: text.index(f"\n{name}:{code.notation} a "))
        used_by = next(p for p in graph.objects(scheme, RDFS.seeAlso) if compact(str(p)) != str(p))
        found.append(
            CodeList(
                name=name,
                label=str(graph.value(scheme, SKOS.prefLabel)),
                definition=str(graph.value(scheme, SKOS.definition)),
                property=compact(str(used_by)),
                codes=tuple(codes),
            )
        )
    return tuple(sorted(found, key=lambda codes: text.index(f"\nscrc:{codes.name} a ")))


def _code(graph: Graph, concept: Node) -> Code:
    broader = graph.value(concept, SKOS.broader)
    return Code(
        iri=str(concept),
        notation=str(graph.value(concept, SKOS.notation)),
        label=str(graph.value(concept, SKOS.prefLabel)),
        definition=str(graph.value(concept, SKOS.definition)),
        broader=str(broader).rsplit("/", 1)[1] if broader else None,
    )


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Read the rules of the shapes, violations before warnings, each once."""
    graph = _graph("shapes.ttl")
    found: set[Rule] = set()
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        name = str(shape).rsplit("#", 1)[1]
        for constraint in (shape, *graph.objects(shape, SH.property)):
            severity: Literal["violation", "warning"] = (
                "warning" if graph.value(constraint, SH.severity) == SH.Warning else "violation"
            )
            found |= {Rule(name, severity, str(said)) for said in graph.objects(constraint, SH.message)}
    return tuple(sorted(found, key=lambda rule: (rule.severity, rule.shape, rule.message)))
