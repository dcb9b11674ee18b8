"""Everything read from one paper, how much of it, and what the person who imports should know."""

from dataclasses import dataclass, field

from importers.paper import Paper, Span
from importers.records.business import CallIn, Contribution, Decision, Response, Vote
from importers.records.parties import Membership, Organisation, PersonName, Post
from importers.records.sittings import AgendaItem, Attendance, Declaration, Document, Head

__all__ = ["Caveat", "Reading", "Residue"]


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
