"""Tells a map as rows: what each line of a map says in words, from when to when, and where it is written.

The same rows make the table under a map, the side panel, and the files.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from api.maps.words import kind_word, span_words, tie_word
from graph.mapping import Map
from graph.ties import Source, Thing, Tie

__all__ = ["NOWHERE", "Addresses", "Told", "paper_address", "tell", "thing_facts", "tie_facts"]

_PART: Final = 200_000  # characters of a paper on one page of it



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
        if self.tie.kind not in {"attended", "met at"}:
            return ""
        return "1 meeting" if self.tie.weight == 1 else f"{self.tie.weight:,} meetings"

    @property
    def when(self) -> str:
        """From when to when it was seen."""
        return span_words(self.tie.first, self.tie.last)


def tell(shown: Map) -> list[Told]:
    """Tell the lines of a map in their order."""
    things = {thing.iri: thing for thing in shown.things}
    return [Told(n, things[tie.source], things[tie.target], tie) for n, tie in enumerate(shown.ties)]


def paper_address(source: Source) -> str:
    """Give the address of the highlighted place in a paper.

    >>> paper_address(Source("https://x.example/document/0a1b#char=5,9", "", "https://x.example/document/0a1b", ""))
    '/documents/0a1b#char=5,9'
    """
    document = source.document.rpartition("/")[2]
    place = source.mention.rpartition("#")[2] if source.mention.startswith(f"{source.document}#") else ""
    start = place.removeprefix("char=").partition(",")[0]
    part = int(start) // _PART + 1 if start.isdigit() else 1
    return f"/documents/{document}{f'?part={part}' if part > 1 else ''}{f'#{place}' if place else ''}"


def thing_facts(thing: Thing, addresses: Addresses) -> dict[str, str]:
    """Give what the side panel says of a thing: its name, its kind in words, its page, and its own map if it has one."""
    facts = {
        "name": thing.label,
        "kind": thing.kind,
        "sort": kind_word(thing.kind).capitalize(),
        "page": addresses.page(thing.iri),
    }
    own = addresses.link(thing.iri)
    if thing.kind in {"person", "body"} and own.startswith("/id/"):
        facts["map"] = addresses.near(f"/maps/{thing.kind}/{own.removeprefix('/id/')}")
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
