"""Frames a clause: what kind of decision it is, its act, who must act, to whom it is put, and when it is due.

A clause under RECOMMENDED, or one that asks somebody who may decline, is a recommendation; a task for the council's own
service, the chair, members or a working group is an action; what the meeting settles by saying so is a resolution. The
lead-in of a list lends its verb and its owner to entries that have none of their own.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Literal

from importers.minutes.actors import is_actor, make_party, standing_of
from importers.minutes.decision_heads import HeadKind
from importers.minutes.due import find_due
from importers.minutes.folding import Folded, fold
from importers.minutes.predicates import Predicate, read_predicate
from importers.minutes.verbs import act_of
from importers.paper import Span
from importers.records import Act, Due, Party

__all__ = ["Frame", "Setting", "read_frame"]

Kind = Literal["resolution", "recommendation", "action", "executive"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a clause: the body that met, its day and that of the next meeting, as far as they are known."""

    body: str | None = None
    meeting: dt.date | None = None
    following: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What a clause says."""

    kinds: tuple[Kind, ...]
    act: Act
    owner: Party | None = None
    recipient: Party | None = None
    addressed_to: tuple[Party, ...] = ()
    due: Due | None = None


# "receive a further report", "an update", "regular reports": something still to come, unlike "the report"
_TO_COME = re.compile(
    r"\b(?:receive|receives|received|consider|considers|have|be (?:given|provided with))\s(?:(?:and consider|and discuss)\s)?(?:an?|another|further|regular|additional|more|quarterly|monthly|annual|six-monthly|updates?|reports|future|copies|training)\b",
    re.IGNORECASE,
)
_ASSURANCE = re.compile(r"\breceives? (?:assurances?|thanks)\b", re.IGNORECASE)
# "to report in September", "and report back": a task inside a resolution
_REPORTS = re.compile(r"\b(?:to|should|will) (?:report|meet)\b")
_CONDITION = re.compile(r"^(?:once|when|subject|pending|following|after)\b", re.IGNORECASE)
# "to the Committee", "with Members": who gets what is provided
_RECIPIENT = re.compile(
    r"\b(?:to|with|for|provide|provides|advise|inform) (?P<who>(?:all )?(?:the |this )?(?:[A-Z][\w'-]+ ){0,4}?(?:[Mm]embers(?: of the (?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ommission|[Ss]ub-[Cc]ommittee))?|[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ommission|[Ss]ub-[Cc]ommittee|[Cc]abinet|[Cc]ouncil))\b"
)


def read_frame(
    plain: str, clause: Span, stems: tuple[Span, ...], head: HeadKind | None, addressee: Span | None, setting: Setting
) -> Frame:
    """Frame a clause under its lead-ins and its head; ``head`` is None for what is agreed in discussion.

    >>> text = "That the Drainage Engineer provide a plan to all Members within 28 days"
    >>> frame = read_frame(text, Span(0, len(text)), (), "resolved", None, Setting())
    >>> frame.kinds, frame.owner.label, frame.due.text, frame.recipient.label
    (('action',), 'the Drainage Engineer', 'within 28 days', 'all Members')
    """
    words = fold(plain, clause.start, min(clause.end, clause.start + _LONGEST))
    own = read_predicate(words.text, 0, setting.body)
    owner = _owner(plain, words, own)
    kinds, act = _kinds(words.text, own), act_of(own.verb) if own else "other"
    for stem in reversed(stems):
        lead = fold(plain, max(stem.start, stem.end - _LONGEST), stem.end)
        above = _lead_predicate(lead.text, setting)
        if above is None:
            continue
        if own is None or above.kind in ("ask", "recommend", "refer") or above.actor:
            owner = owner if owner and own and own.standing != "own" else _owner(plain, lead, above) or owner
            act = act if own else act_of(above.verb)
            kinds = _kinds(lead.text, above) if own is None or above.kind in ("ask", "recommend") else _shared(kinds, above, own)
        break
    if head == "recommended":
        kinds = ("recommendation",)
        owner = owner or (make_party(plain, addressee) if addressee else None)
    elif head == "action" and not _only_notes(own):
        kinds = ("action",)
    due = _due(plain, clause, stems, kinds, act, words.text, setting)
    owner = None if kinds == ("resolution",) else owner
    recipient = _recipient(plain, words) if act == "provide" else None
    addressed = (owner,) if owner and "recommendation" in kinds else ()
    return Frame(kinds, act, owner, recipient, addressed, due)


_LONGEST = 1200


# "recommends that the Executive:", "asked that officers:": who is to act, at the end of a lead-in
_LAST_WORDS = re.compile(r"\b(?:that|to|ask|request|requests|asks) (?P<who>(?:the )?[A-Za-z](?:(?! that | to )[^,.;:]){2,80}?)(?: (?:to|should|will))?\s?:[\s-]*$")


def _lead_predicate(text: str, setting: Setting) -> Predicate | None:
    """Read a lead-in: its verb, or merely its subject ("That the Head of Ports:")."""
    found = read_predicate(text, 0, setting.body)
    last = _LAST_WORDS.search(text)
    if found is not None and found.actor is None and last and is_actor(last["who"], setting.body):
        return replace(found, actor=last.span("who"), standing=standing_of(last["who"], setting.body))
    if found is not None:
        return found
    subject = re.match(r"\W*(?:that )?(?P<who>.{3,90}?)(?: (?:to|will|should|shall))?[\s:-]*$", text, re.IGNORECASE)
    if subject is None:
        return None
    standing = standing_of(subject["who"], setting.body)
    if standing in (None, "own", "members"):
        return None
    return Predicate("do", "do", subject.span("who"), standing)


def _shared(kinds: tuple[Kind, ...], above: Predicate, own: Predicate) -> tuple[Kind, ...]:
    """Settle the kind of an entry whose subject stands in the lead-in."""
    if own.actor and own.standing not in ("own", None):
        return kinds
    return ("recommendation",) if above.standing == "other" else ("action",)


def _only_notes(predicate: Predicate | None) -> bool:
    return predicate is not None and predicate.kind in ("settle", "receive", "hold", "tell") and predicate.standing in ("own", "members", None) and not predicate.promise


def _kinds(text: str, predicate: Predicate | None) -> tuple[Kind, ...]:
    """Settle the kind by the verb and by whoever must act."""
    if predicate is None:
        return ("resolution",)
    standing, kind = predicate.standing, predicate.kind
    if predicate.delegates:
        return ("action", "resolution") if predicate.actor else ("resolution",)
    if kind == "recommend" or kind == "refer" and standing in ("other", None):
        return ("recommendation",) if kind == "recommend" or standing else ("action",)
    if kind == "invite" and predicate.actor is None:
        return ("action",)
    if kind in ("ask", "invite"):
        return ("recommendation",) if standing == "other" else ("action",)
    if kind == "tell" and predicate.passive:
        return ("resolution",)
    if predicate.passive:
        return _of_passive(text, predicate)
    if kind == "receive":
        return ("action",) if _TO_COME.search(text) and not _ASSURANCE.search(text) else ("resolution",)
    if standing in ("own", "members", None):
        if kind == "hold":
            return ("action",) if _TO_COME.search(text) else ("resolution",)
        return ("action",) if kind in ("do", "refer") or predicate.promise and standing != "own" else ("resolution",)
    if standing == "other":
        return ("recommendation",) if not predicate.promise else ("action", "recommendation")
    return ("action",)


def _of_passive(text: str, predicate: Predicate) -> tuple[Kind, ...]:
    if predicate.kind == "do" or predicate.kind is None and predicate.promise:
        return ("recommendation",) if predicate.standing == "other" else ("action",)
    if predicate.promise and predicate.kind not in ("settle",):
        return ("action",)
    if predicate.kind == "hold" and re.search(r"\b(?:next|future|later|forthcoming)\b|\bat (?:its|the) \w+ meeting\b", text):
        return ("action",)
    return ("resolution",)


# "once a new Chair had been appointed they would attend": whom "they" means
_ANTECEDENT = re.compile(r"\b(?:once|when|that|if|after) (?P<who>(?:the |an? )[^,.;]{3,80}?) (?:had|has|have|is|was|were|are)\b")


def _owner(plain: str, words: Folded, predicate: Predicate | None) -> Party | None:
    """Name who must act; the meeting itself only where it is to do something, not to settle or receive."""
    if predicate is None or predicate.actor is None:
        return None
    if re.search(r"(?:^| )(?:they|he|she|it)$", words.text[slice(*predicate.actor)], re.IGNORECASE):
        found = _ANTECEDENT.search(words.text, 0, predicate.rest)
        return make_party(plain, words.span(*found.span("who"))) if found and is_actor(found["who"]) else None
    if predicate.standing == "own" and (predicate.kind not in ("do",) or predicate.promise and predicate.passive):
        return None
    if predicate.standing == "members" and predicate.kind in ("settle", "receive", "hold"):
        return None
    return make_party(plain, words.span(*predicate.actor))


def _due(
    plain: str, clause: Span, stems: tuple[Span, ...], kinds: tuple[Kind, ...], act: Act, text: str, setting: Setting
) -> Due | None:
    """Find the due time in the clause, else in its lead-ins; a resolution has one only if deferred or on a condition."""
    due = find_due(plain, clause.start, clause.end, setting.meeting, setting.following)
    if kinds == ("resolution",):
        return due if due and (act == "defer" or due.condition and _CONDITION.match(due.text) or _REPORTS.search(text)) else None
    for stem in reversed(stems):
        due = due or find_due(plain, stem.start, stem.end, setting.meeting, setting.following)
    return due


def _recipient(plain: str, words: Folded) -> Party | None:
    found = _RECIPIENT.search(words.text)
    return make_party(plain, words.span(*found.span("who"))) if found else None
