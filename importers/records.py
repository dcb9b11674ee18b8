"""What the grammar reads out of a paper, before it becomes triples.

Each record has the name of its RDF class (``ontology/scrutiny.ttl``), is frozen, and keeps ``spans``: the stretches
of the paper that support it, most telling first. A record without a span cannot be written. ``confidence`` is the
reader's own estimate that the whole record is right, 0 to 1. People, posts and organisations are kept **as printed**
(:class:`PersonName`, :class:`Party`); who is who inside the paper is decided once, in ``minutes/roster.py``.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from importers.paper import Paper, Span

__all__ = [
    "Act",
    "AgendaItem",
    "Attendance",
    "CallIn",
    "Caveat",
    "Contribution",
    "Decision",
    "Declaration",
    "Document",
    "Due",
    "Head",
    "Membership",
    "Organisation",
    "Party",
    "PersonName",
    "Post",
    "Reading",
    "Residue",
    "Response",
    "Vote",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A person's name as printed in one place.

    ``name`` is without title and post-nominals ("A E Pearson"), ``title`` what stood before it ("Councillor",
    "Mr"), ``honours`` what stood after ("CC", "MBE"). ``councillor`` is true where title or honours say so.
    """

    name: str
    span: Span
    title: str | None = None
    honours: str | None = None
    councillor: bool = False

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rsplit(None, 1)[-1]

    @property
    def given(self) -> str | None:
        """The words before the surname: given names or initials, None for a bare surname."""
        return " ".join(self.name.split()[:-1]) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Whoever acts, owns, speaks or is addressed, as printed.

    ``person``: a name; ``post``: an office without a name ("the interim Director"); ``organisation``: a body,
    team or outside party; ``group``: a crowd that is nobody in particular ("Members", "officers", "a Member"), kept
    as words only, never a node.
    """

    kind: Literal["person", "post", "organisation", "group"]
    label: str
    span: Span
    name: PersonName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body, organisation, team or service named as an actor or a party, in the fullest form printed.

    ``council``: a principal local authority; ``body``: something of this council that meets; ``unit``: a team or
    service of this council; ``external``: anybody else. ``abbreviation`` where the paper introduces one, "(WSCB)".
    ``local`` says that the name means another body elsewhere ("the police", "PCT").
    """

    label: str
    kind: Literal["council", "body", "unit", "external"]
    spans: tuple[Span, ...]
    abbreviation: str | None = None
    local: bool = False
    confidence: float = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An office as printed, named without its holder or held by somebody (then see :class:`Membership`)."""

    label: str
    spans: tuple[Span, ...]
    organisation: str | None = None
    confidence: float = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One observation that a person held a post, or sat on a body: tied by the words at ``spans``."""

    person: PersonName
    post: str | None
    organisation: str | None = None
    spans: tuple[Span, ...] = ()
    confidence: float = 0.9


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


Act = Literal[
    "note", "approve", "agree", "endorse", "receive", "request", "recommend", "invite", "refer", "withdraw", "defer", "appoint",
    "provide", "add", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When something is due: the whole span of the time words, and what they come to.

    ``date`` where the words fix one (given the meeting's date), ``recurrence`` an ISO 8601 duration ("P3M") for
    "on a three monthly basis", ``condition`` the words for "once in post", ``next_meeting`` for "at the next meeting".
    """

    text: str
    span: Span
    date: dt.date | None = None
    recurrence: str | None = None
    condition: str | None = None
    next_meeting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """ONE clause that a meeting determined, verbatim.

    ``kinds`` has one kind or more; ``formal`` is true under a marked head (RESOLVED, ACTION AGREED …), in an Action
    column or a tracker. ``proposed`` marks a report's own recommendation, put to the meeting and not yet adopted.
    ``item`` is an item's position, None where the paper has no item. ``reference`` is a tracker's own number.
    ``same_as`` holds the spans of the same matter agreed in discussion (or of its formal clause).
    """

    text: str
    spans: tuple[Span, ...]
    kinds: tuple[Literal["resolution", "recommendation", "action", "executive"], ...]
    formal: bool
    item: int | None = None
    act: Act = "other"
    owner: Party | None = None
    recipient: Party | None = None
    addressed_to: tuple[Party, ...] = ()
    due: Due | None = None
    mover: PersonName | None = None
    seconder: PersonName | None = None
    proposed: bool = False
    truncated: bool = False
    reference: str | None = None
    status: str | None = None
    same_as: tuple[Span, ...] = ()
    confidence: float = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer or progress report to a recommendation or action; ``to`` is the span of the decision that it answers."""

    text: str
    spans: tuple[Span, ...]
    to: Span | None = None
    item: int | None = None
    outcome: str | None = None
    given_on: dt.date | None = None
    confidence: float = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A division: counts, named voters where given, outcome ``carried`` or ``lost``; ``on`` is what was voted on."""

    spans: tuple[Span, ...]
    item: int | None = None
    on: Span | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    voters_for: tuple[PersonName, ...] = ()
    voters_against: tuple[PersonName, ...] = ()
    abstainers: tuple[PersonName, ...] = ()
    mover: PersonName | None = None
    seconder: PersonName | None = None
    casting_vote: bool = False
    unanimous: bool = False
    outcome: Literal["carried", "lost"] | None = None
    confidence: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class CallIn:
    """A request that scrutiny review an executive decision, and its handling.

    ``outcome`` is a notation of the code list ``outcome``: ``no-action``, ``referred-back``, ``referred-to-council``.
    """

    spans: tuple[Span, ...]
    item: int | None = None
    decision: str | None = None
    decision_span: Span | None = None
    decision_maker: str | None = None
    reference: str | None = None
    requested_by: tuple[PersonName, ...] = ()
    outcome: str | None = None
    outcome_span: Span | None = None
    confidence: float = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """Something said under an item. ``answers`` is the first span of the question that it answers."""

    kind: Literal["question", "answer", "comment", "presentation"]
    item: int
    text: str
    spans: tuple[Span, ...]
    speaker: Party | None = None
    addressed_to: Party | None = None
    answers: Span | None = None
    confidence: float = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """Something that the person who imports should know; ``code`` is stable for programs."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Residue:
    """How much of the text no layer covered, and the longest stretches of it."""

    characters: int
    total: int
    samples: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything read from one paper."""

    paper: Paper
    document: Document
    head: Head
    layout: str = "unknown"
    layout_confidence: float = 0.0
    items: tuple[AgendaItem, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    decisions: tuple[Decision, ...] = ()
    responses: tuple[Response, ...] = ()
    votes: tuple[Vote, ...] = ()
    call_ins: tuple[CallIn, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    memberships: tuple[Membership, ...] = ()
    posts: tuple[Post, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    people: tuple[PersonName, ...] = ()
    residue: Residue = field(default_factory=lambda: Residue(characters=0, total=0))
    warnings: tuple[Caveat, ...] = ()
