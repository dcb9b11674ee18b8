"""What a meeting determined and what was said: decisions, answers to them, votes, call-ins, contributions."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from importers.paper import Span
from importers.records.parties import Party, PersonName

__all__ = ["Act", "CallIn", "Contribution", "Decision", "Due", "Response", "Vote"]


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
