"""A builder of one document's quads.

Terms are pyoxigraph's own: what passes from here to the store is RDF, and building an rdflib term for each of some
thousand quads a paper would cost more than reading the paper.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import DCTERMS, FOAF, ORG, RDF, RDFS, XSD, URIRef

from importers.paper import Paper, Span
from ontology import iris
from ontology.terms import OA, SCHEMA, SCR

__all__ = ["Quads", "node", "shorten"]

Term = NamedNode | Literal


@lru_cache(maxsize=1024)
def node(term: URIRef | str) -> NamedNode:
    """Turn a term of the ontology into the store's own kind of node; cached, for predicates and codes."""
    return NamedNode(str(term))


A = node(RDF.type)
LABEL = node(RDFS.label)
EVIDENCE = node(SCR.evidence)
CONFIDENCE = node(SCR.confidence)
MENTION = node(SCR.Mention)
HAS_SOURCE = node(OA.hasSource)
START_CHAR = node(SCR.startChar)
END_CHAR = node(SCR.endChar)
QUOTE = node(SCR.quote)
PAGE = node(SCR.page)
INTEGER = node(XSD.integer)
DECIMAL = node(XSD.decimal)
BOOLEAN = node(XSD.boolean)
DATE = node(XSD.date)
DATE_TIME = node(XSD.dateTime)

LABEL_LENGTH = 120
"""Labels that are cut from a longer text stop at this many code points, at a word."""


def shorten(text: str, length: int = LABEL_LENGTH) -> str:
    """Cut a text at a word and mark the cut.

    >>> shorten("note the report", 10)
    'note the…'
    >>> shorten("note", 10)
    'note'
    """
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"


@lru_cache(maxsize=256)
def _decimal(value: float) -> Literal:
    return Literal(f"{value:.2f}", datatype=DECIMAL)


class Quads:
    """The quads of one document's named graph, none twice: its statements in their order, then the words that support them."""

    def __init__(self, paper: Paper, document: str) -> None:
        self.paper = paper
        self.document = document
        self.graph = NamedNode(iris.graph(document))
        self._source = NamedNode(document)
        self._stated: dict[Quad, None] = {}
        self._mentions: dict[Span, NamedNode] = {}
        self._of_mentions: list[Quad] = []
        self._has_pages = any(place.page for _, place in paper.places)

    def __iter__(self) -> Iterator[Quad]:
        return chain(self._stated, self._of_mentions)

    def __len__(self) -> int:
        return len(self._stated) + len(self._of_mentions)

    def add(self, subject: NamedNode, predicate: NamedNode, value: Term | None) -> None:
        """State one triple; nothing is stated for None."""
        if value is not None:
            self._stated[Quad(subject, predicate, value, self.graph)] = None

    def typed(self, iri: str, label: str | None, *types: NamedNode) -> NamedNode:
        """Introduce a node with its types and its label."""
        subject = NamedNode(iri)
        for kind in types:
            self.add(subject, A, kind)
        if label:
            self.add(subject, LABEL, Literal(label))
        return subject

    def text(self, subject: NamedNode, predicate: NamedNode, value: str | None) -> None:
        """State a plain string, if there is one."""
        if value:
            self.add(subject, predicate, Literal(value))

    def date(self, subject: NamedNode, predicate: NamedNode, value: dt.date | None) -> None:
        """State an ``xsd:date``, if there is one."""
        if value:
            self.add(subject, predicate, Literal(value.isoformat(), datatype=DATE))

    def moment(
        self, subject: NamedNode, predicate: NamedNode, day: dt.date | None, time: dt.time | None
    ) -> None:
        """State an ``xsd:dateTime``, or the ``xsd:date`` where no time is known."""
        if day and time:
            self.add(subject, predicate, Literal(f"{day.isoformat()}T{time:%H:%M:%S}", datatype=DATE_TIME))
        else:
            self.date(subject, predicate, day)

    def number(self, subject: NamedNode, predicate: NamedNode, value: int | None) -> None:
        """State an ``xsd:integer``, if there is one."""
        if value is not None:
            self.add(subject, predicate, Literal(str(value), datatype=INTEGER))

    def flag(self, subject: NamedNode, predicate: NamedNode, value: bool | None) -> None:
        """State an ``xsd:boolean``, if it is known."""
        if value is not None:
            self.add(subject, predicate, Literal("true" if value else "false", datatype=BOOLEAN))

    def support(
        self, subject: NamedNode, spans: Iterable[Span | None], confidence: float | None = None
    ) -> None:
        """Tie a node to the words that support it, and say how sure the reader is."""
        for span in spans:
            if span is not None and len(span):
                self.add(subject, EVIDENCE, self.mention(span))
        if confidence is not None:
            self.add(subject, CONFIDENCE, _decimal(min(max(confidence, 0.0), 1.0)))

    def mention(self, span: Span) -> NamedNode:
        """Give the node of an exact stretch of the stored text; it is described once."""
        known = self._mentions.get(span)
        if known is not None:
            return known
        mention = self._mentions[span] = NamedNode(iris.mention(self.document, span.start, span.end))
        described: list[tuple[NamedNode, Term]] = [
            (A, MENTION),
            (HAS_SOURCE, self._source),
            (START_CHAR, Literal(str(span.start), datatype=INTEGER)),
            (END_CHAR, Literal(str(span.end), datatype=INTEGER)),
            (QUOTE, Literal(self.paper.quote(span))),
        ]
        page = self.paper.place(span.start).page if self._has_pages else None
        if page is not None:
            described.append((PAGE, Literal(str(page), datatype=INTEGER)))
        # two in three quads are of mentions; each is stated once, and needs no look at the others
        self._of_mentions += [Quad(mention, predicate, value, self.graph) for predicate, value in described]
        return mention


# Predicates and classes of reused vocabularies that several modules of this package state.
NAME = node(FOAF.name)
PERSON = node(FOAF.Person)
POST = node(ORG.Post)
POST_IN = node(ORG.postIn)
MEMBERSHIP = node(ORG.Membership)
MEMBER = node(ORG.member)
ORGANIZATION = node(ORG.organization)
SUB_ORGANIZATION_OF = node(ORG.subOrganizationOf)
SUBJECT = node(DCTERMS.subject)
IDENTIFIER = node(DCTERMS.identifier)
IS_PART_OF = node(DCTERMS.isPartOf)
TEXT = node(SCHEMA["text"])
