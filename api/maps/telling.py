"""Tells a map as rows: what each line of a map says in words, from when to when, and where it is written.

The same rows make the table under a map, the side panel, and the files.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from api.maps.words import kind_word, span_words, tie_word, times_words
from api.rows import iri
from graph.maps.map import Map
from graph.maps.ties import Source, Thing, Tie
from ontology.terms import SCRC

__all__ = [
    "NOWHERE",
    "Addresses",
    "Told",
    "in_order",
    "iri_at",
    "key_of",
    "paper_address",
    "tell",
    "thing_facts",
    "tie_facts",
]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a map's things and places are shown: by the service itself, by one elsewhere, or nowhere.

    ``link`` gives the address of an IRI, "" where it is not shown; ``origin`` is put before addresses of the service,
    and None stands for no service at all.
    """

    link: Callable[[str], str]
    origin: str | None = ""

    def page(self, iri: str) -> str:
        """Give the address of a thing's page."""
        address = self.link(iri)
        return self.near(address) if address.startswith("/") else address

    def near(self, address: str) -> str:
        """Give an address of the service as it is seen from the page."""
        return "" if self.origin is None else self.origin + address


NOWHERE: Final = Addresses(lambda _: "", None)
"""For a page on its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a map as a row of a table."""

    number: int
    source: Thing
    target: Thing
    tie: Tie

    @property
    def says(self) -> str:
        """What the line says between its ends."""
        return tie_word(self.tie.kind)

    @property
    def times(self) -> str:
        """How often it was seen, in words, "" for what happens once."""
        return times_words(self.tie.kind, self.tie.weight)

    @property
    def when(self) -> str:
        """From when to when it was seen."""
        return span_words(self.tie.first, self.tie.last)


_ORDERS: Final[dict[str, Callable[[Told], tuple[object, ...]]]] = {
    "who": lambda told: (told.source.label.lower(), told.number),
    "what": lambda told: (told.says, told.number),
    "whom": lambda told: (told.target.label.lower(), told.number),
    "often": lambda told: (-told.tie.weight, told.number),
    "when": lambda told: (told.tie.first or dt.date.max, told.number),
}


def in_order(told: Iterable[Told], column: str) -> list[Told]:
    """Order the lines by a column of the table; as they come, if there is no such column."""
    return sorted(told, key=_ORDERS[column]) if column in _ORDERS else list(told)


def tell(shown: Map) -> list[Told]:
    """Tell the lines of a map in their order."""
    things = {thing.iri: thing for thing in shown.things}
    return [Told(n, things[tie.source], things[tie.target], tie) for n, tie in enumerate(shown.ties)]


def paper_address(source: Source) -> str:
    """Give the address of the highlighted place in a paper.

    >>> paper_address(Source("https://x.example/document/0a1b#char=5,9", "", "https://x.example/document/0a1b", ""))
    '/documents/0a1b?at=5,9#char=5,9'
    """
    paper = f"/documents/{source.document.rpartition('/')[2]}"
    place = source.mention.removeprefix(f"{source.document}#char=")
    return paper if place == source.mention else f"{paper}?at={place}#char={place}"


def key_of(node: str, addresses: Addresses) -> str:
    """Give the path by which an address names a thing: what comes after ``/id/``, or after ``/concept/`` for a topic."""
    address = addresses.link(node)
    for folder in ("/id/", "/concept/"):
        if address.startswith(folder):
            return address.removeprefix(folder)
    return node


def iri_at(path: str, base: str) -> str:
    """Give the IRI that a path in an address stands for; RequestError where it holds what no IRI can.

    >>> iri_at("council/eastmere", "https://x.example/id/"), iri_at("topic/air-quality", "https://x.example/id/")
    ('https://x.example/id/council/eastmere', 'https://w3id.org/scrutiny/concept/topic/air-quality')
    """
    found = f"{SCRC}{path}" if path.startswith("topic/") else base + path
    iri(found)
    return found


_MAPPED: Final = {"person": "person", "body": "body", "topic": "timeline", "issue": "timeline"}
"""Kinds of things that have a map of their own, and which."""


def thing_facts(thing: Thing, addresses: Addresses) -> dict[str, str]:
    """Give what the side panel says of a thing: its name, its kind in words, its page, and its own map if it has one."""
    facts = {
        "key": key_of(thing.iri, addresses),
        "name": thing.label,
        "kind": thing.kind,
        "sort": kind_word(thing.kind).capitalize(),
        "page": addresses.page(thing.iri),
    }
    if thing.kind in _MAPPED and facts["key"] != thing.iri:
        facts["map"] = addresses.near(f"/maps/{_MAPPED[thing.kind]}/{facts['key']}")
    return facts


def tie_facts(told: Told, addresses: Addresses) -> dict[str, str | int]:
    """Give what the side panel says of a line: its words, its time, and the words of the paper with their place."""
    facts: dict[str, str | int] = {
        "kind": told.tie.kind,
        "says": told.says,
        "when": told.when,
        "times": told.times,
    }
    if told.tie.words:
        facts["words"] = told.tie.words
    for name, day in (("first", told.tie.first), ("last", told.tie.last)):
        if day:
            facts[name] = day.isoformat()
    if told.tie.evidence:
        facts["quote"] = " ".join(told.tie.evidence.quote.split())
        facts["paper"] = told.tie.evidence.paper
        facts["place"] = addresses.near(paper_address(told.tie.evidence))
    return facts
