"""The paper, the meeting that it records, its items, and who was there."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from importers.paper import Span
from importers.records.parties import PersonName

__all__ = ["AgendaItem", "Attendance", "Declaration", "Document", "Head"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What the paper is."""

    kind: Literal["agenda", "minutes", "decisions", "report", "tracker"]
    title: str | None = None
    title_span: Span | None = None
    issued: dt.date | None = None
    authors: tuple[PersonName, ...] = ()
    confidence: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The meeting that the paper records or goes to: each slot with its own span, None where the paper is silent.

    ``council`` is the usual full name of the council; its span may be an e-mail address. ``earliest`` and
    ``latest`` bound a date that is not printed.
    """

    body: str | None = None
    body_span: Span | None = None
    council: str | None = None
    council_span: Span | None = None
    date: dt.date | None = None
    date_span: Span | None = None
    start: dt.time | None = None
    start_span: Span | None = None
    end: dt.time | None = None
    end_span: Span | None = None
    venue: str | None = None
    venue_span: Span | None = None
    contact: PersonName | None = None
    contact_post: str | None = None
    next_meeting: dt.date | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    cancelled: bool = False
    confidence: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An item as tabled and dealt with.

    ``number`` is as printed without a closing full stop, star or secondary mark; ``position`` counts from 1 and is
    the item's identity inside a reading. ``content`` runs from behind the title to the next item. Where the paper
    keeps them apart, ``agenda`` is the tabled text, ``minutes`` the minuted text and ``decision`` a separate
    "Decision:" text that usually repeats the minutes; where it does not, ``minutes`` equals ``content``. ``nil``
    lists the nil returns ("no declarations"): notations of the code list ``nil``. ``exempt_under`` holds the numbers of
    the paragraphs of Schedule 12A, empty strings where none is given.
    """

    position: int
    title: str
    title_span: Span
    content: Span
    number: str | None = None
    number_span: Span | None = None
    agenda: Span | None = None
    minutes: Span | None = None
    decision: Span | None = None
    parent: int | None = None
    complete: bool = True
    exempt: bool = False
    exempt_under: tuple[str, ...] = ()
    exempt_span: Span | None = None
    nil: tuple[tuple[str, Span], ...] = ()
    topics: tuple[str, ...] = ()
    documents: tuple[tuple[str, Span], ...] = ()
    key: str | None = None
    confidence: float = 0.9

    @property
    def text(self) -> Span:
        """The stretch that says what happened: the minuted text if it is marked, else the whole content."""
        return self.minutes or self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """A person's recorded presence, apology, absence or substitution.

    ``capacities`` are notations of the code list ``capacity``; ``post`` is the post or body represented as printed.
    ``arrived`` and ``left`` are the words that say when; ``absent_for`` the positions of items missed.
    """

    person: PersonName
    status: Literal["present", "apologies", "absent"]
    spans: tuple[Span, ...]
    capacities: tuple[str, ...] = ()
    chair: bool = False
    post: str | None = None
    representing: str | None = None
    substitute_for: PersonName | None = None
    absent_for: tuple[int, ...] = ()
    arrived: str | None = None
    left: str | None = None
    confidence: float = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A personal statement of an interest or of a party whip; "none" is a nil return of the item instead."""

    person: PersonName
    text: str
    spans: tuple[Span, ...]
    kind: Literal["pecuniary", "personal", "prejudicial", "non-registrable", "whip", "unspecified"] = (
        "unspecified"
    )
    about_items: tuple[int, ...] = ()
    about_all: bool = False
    left_room: bool | None = None
    item: int | None = None
    confidence: float = 0.9
