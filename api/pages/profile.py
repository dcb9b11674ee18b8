"""What a page of a thing is made of: a few facts, a sentence, and sections of rows whose every row says where it is written.

A page is first put together without names and quotes; :mod:`api.pages.filling` asks for those of all its rows at once.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rdflib import URIRef
from rdflib.namespace import RDF, RDFS

__all__ = ["Cell", "Coverage", "Known", "Link", "Place", "Profile", "Row", "Section", "State"]

State = Literal["", "late", "done", "open", "quiet"]
"""How a row's last words look: past its date, finished, waiting, or of less weight."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words and where they lead. Where ``words`` is "" they are the name of ``iri``; ``before`` says what they are.

    One that is ``joined`` goes on from the one before it: "for" Jo Marsh, Head of Parks.
    """

    words: str = ""
    iri: str = ""
    before: str = ""
    hint: str = ""
    state: State = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written: the words, the address of the place in the paper, and the paper in a few words."""

    quote: str
    address: str
    paper: str


def _letters(words: str) -> str:
    """Keep what two ways of printing the same words have in common.

    >>> _letters("It was > AGREED, that") == _letters("it was agreed that")
    True
    """
    return "".join(filter(str.isalnum, words.casefold()))


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: what it says, more about it, the kind of thing it is, and the mention that supports it.

    ``about`` is the node that states it, for whoever reports an error in it; ``below`` are rows that belong under it.
    """

    main: Cell
    facts: tuple[Cell, ...] = ()
    tag: str = ""
    mention: str = ""
    about: str = ""
    below: tuple["Row", ...] = ()
    place: Place | None = None
    number: str = ""

    @property
    def quoted(self) -> str:
        """The words of the paper where they say more than the row does, else ""."""
        if self.place is None:
            return ""
        own, quote = _letters(self.main.words), _letters(self.place.quote)
        return "" if own and (own in quote or quote in own) else self.place.quote


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address of this service."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with rows under it: as a list, a table with a head, an agenda, or as mere links.

    ``empty`` is said where there are none; the rows after ``shown`` are folded away under ``rest``.
    """

    heading: str
    rows: tuple[Row, ...]
    form: Literal["list", "table", "agenda", "links"] = "list"
    head: tuple[str, ...] = ()
    intro: str = ""
    empty: str = ""
    shown: int = 12
    rest: str = "more"
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a page rests on: sentences, notes of the readers with the paper each is about, and when was read last."""

    sentences: tuple[str, ...]
    notes: tuple[Row, ...] = ()
    last_read: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A page: ``trail`` leads to it from above, ``links`` lead on; ``private`` keeps it out of search engines."""

    sort: str
    title: str
    lead: str = ""
    trail: tuple[Cell, ...] = ()
    facts: tuple[tuple[str, tuple[Cell, ...]], ...] = ()
    text: Row | None = None
    sections: tuple[Section, ...] = ()
    maps: tuple[Link, ...] = ()
    questions: tuple[Link, ...] = ()
    feed: bool = False
    coverage: Coverage | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is said of the thing that a page is about, by property, and the day on which it is looked at.

    ``path`` is its address without the ``/id/``: pages, maps and timelines of it have it in their addresses.
    """

    node: str
    path: str
    facts: Mapping[str, tuple[str, ...]]
    today: dt.date

    def all(self, property_: URIRef | str) -> tuple[str, ...]:
        """Give every value of a property."""
        return self.facts.get(str(property_), ())

    def one(self, property_: URIRef | str) -> str:
        """Give the first value of a property, "" if it has none."""
        return next(iter(self.all(property_)), "")

    @property
    def types(self) -> frozenset[str]:
        """The classes that it is of."""
        return frozenset(self.all(RDF.type))

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label that papers give it."""
        return self.all(RDFS.label)
