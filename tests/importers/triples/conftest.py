"""Readings written by hand, and what they become: so that a rule of the triples is tested without the grammar."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

import pyoxigraph as ox
import pytest

from graph.sparql.prefixes import PREFIXES
from importers.paper import Paper, Place, Span, plain
from importers.records import AgendaItem, Document, Head, Party, PersonName, Reading
from importers.source import Source
from importers.triples import write_quads
from ontology.iris import Iris, graph

TEXT = """\
EASTMERE BOROUGH COUNCIL
HARBOUR AND COAST SCRUTINY COMMITTEE
Tuesday 4 March 2025 at 6.30 pm in the Town Hall
Present: Councillor Ada Larkin (Chair), Cllr Vane, Gita Sorrell (Head of Coastal Services)
1. Sea Wall
Councillor Ada Larkin asked about the steps. The Head of Coastal Services replied that they were safe.
RESOLVED that the Head of Coastal Services write to Harbour Watch (HW) by 30 April 2025.
Moved by Councillor Ada Larkin, seconded by Cllr Vane. Carried by 3 votes to 2 with 1 abstention.
2. Work Programme
Cllr Vane declared an interest. The Committee agreed that the Council be thanked.
"""
COUNCIL = "Eastmere Borough Council"
BODY = "Harbour and Coast Scrutiny Committee"
DAY = dt.date(2025, 3, 4)
NAMES = Iris()


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person of the paper."""

    name: str
    title: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(slots=True)
class World:
    """A closed world in which every printed name is a person of its own, and posts are held as told."""

    holders: dict[str, Bearer] = field(default_factory=dict)
    bearers: dict[str, Bearer] = field(default_factory=dict)

    def person(self, name: PersonName) -> Bearer:
        return self.bearers.get(name.name, Bearer(name.name, name.title, (name.span,)))

    def named(self, words: str) -> Bearer | None:  # noqa: ARG002 - nobody here is named by initials
        return None

    def holder(self, post: str) -> Bearer | None:
        return self.holders.get(post)


@dataclass(frozen=True, slots=True)
class Graph:
    """The triples of a document, asked by terms as a query writes them."""

    document: str
    quads: tuple[ox.Quad, ...]

    def values(self, subject: str | None, predicate: str) -> list[str]:
        """List the objects of a property, of one subject or of all."""
        wanted = expand(predicate)
        return [
            quad.object.value
            for quad in self.quads
            if quad.predicate.value == wanted and subject in {None, quad.subject.value}
        ]

    def one(self, subject: str, predicate: str) -> str:
        (value,) = self.values(subject, predicate)
        return value

    def typed(self, kind: str) -> list[str]:
        """List the nodes of a class, in the order in which they were introduced."""
        wanted = expand(kind)
        return [
            q.subject.value
            for q in self.quads
            if q.predicate.value == expand("rdf:type") and q.object.value == wanted
        ]

    def only(self, kind: str) -> str:
        (node,) = self.typed(kind)
        return node

    def quotes(self, subject: str) -> list[str]:
        """List the words that support a node."""
        return [self.one(mention, "scr:quote") for mention in self.values(subject, "scr:evidence")]


def expand(term: str) -> str:
    """Write a prefixed name out.

    >>> expand("scr:owner")
    'https://w3id.org/scrutiny/ns#owner'
    """
    prefix, _, name = term.partition(":")
    return f"{PREFIXES[prefix]}{name}"


def find(words: str) -> Span:
    """Find the first place of some words in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def name(words: str) -> PersonName:
    """Make a name as printed: "Cllr Vane"."""
    first, _, rest = words.partition(" ")
    title = first if first in {"Councillor", "Cllr", "Mr", "Mrs"} else None
    return PersonName(
        name=rest if title else words,
        span=find(words),
        title=title,
        councillor=title in {"Councillor", "Cllr"},
    )


def post(words: str) -> Party:
    return Party(kind="post", label=words, span=find(words))


def organisation(words: str) -> Party:
    return Party(kind="organisation", label=words, span=find(words))


def head(**changed: object) -> Head:
    """The head of the paper, or of one that says less."""
    facts: dict[str, object] = {
        "council": COUNCIL, "council_span": find("EASTMERE BOROUGH COUNCIL"),
        "body": BODY, "body_span": find("HARBOUR AND COAST SCRUTINY COMMITTEE"),
        "date": DAY, "date_span": find("Tuesday 4 March 2025"),
        "start": dt.time(18, 30), "start_span": find("6.30 pm"), "venue": "Town Hall", "venue_span": find("Town Hall"),
    }  # fmt: skip
    return Head(**{**facts, **changed})  # type: ignore[arg-type]


ITEMS = (
    AgendaItem(
        position=1, number="1", number_span=find("1."), title="Sea Wall", title_span=find("Sea Wall"),
        content=Span(TEXT.index("Councillor Ada Larkin asked"), TEXT.index("2. Work")),
    ),
    AgendaItem(
        position=2, number="2", title="Work Programme", title_span=find("Work Programme"),
        content=Span(TEXT.index("Cllr Vane declared"), len(TEXT) - 1),
    ),
)  # fmt: skip

Write = Callable[..., Graph]


@pytest.fixture
def write() -> Write:
    """Writes a reading of the text: the records that are given, under the head and items of the paper unless told otherwise."""

    def written(*, who: World | None = None, source: str = "minutes.txt", **records: object) -> Graph:
        paper = Paper(
            TEXT, plain(TEXT), "text", places=((0, Place(page=1)), (find("2. Work").start, Place(page=2)))
        )
        given: dict[str, object] = {
            "head": head(),
            "items": ITEMS,
            "document": Document(kind="minutes"),
            **records,
        }
        reading = Reading(paper=paper, **given)  # type: ignore[arg-type]
        made = Source(TEXT.encode(), source)
        quads = write_quads(reading, made, who or World(), NAMES)
        document = NAMES.document(made.digest)
        assert {quad.graph_name.value for quad in quads} == {graph(document)}
        assert len(set(quads)) == len(quads)
        return Graph(document, quads)

    return written
