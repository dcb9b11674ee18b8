"""Settles who must act where a clause is in the passive: "be presented by the Head of Waste", "Cabinet be asked".

Whoever is asked is the subject; whoever does what is done stands behind "by", "from" or "with", or is named with the
paper that is to be brought ("a report from the Head of Waste be brought").
"""

import re
from dataclasses import replace

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.clauses.objects import (
    AGREEING,
    ATTEND,
    BODY_AFTER,
    ENDS,
    INFINITIVE,
    Inner,
    Predicate,
    acted_by,
    delegation,
)
from importers.minutes.clauses.whole_names import whole_name
from importers.minutes.language.guarded import guarded

__all__ = ["settle_passive"]

# "be presented by the Head of Waste at the next meeting"
_BY_WHOM = rf"by (?P<who>(?:the |a |an )?[A-Za-z][^;:.,]{{1,80}}?)(?= {ENDS}|and (?:that|the|be|to|[a-z]+ed|brought|sent)|detailing)\b|[;:.,(]|$)"
_BY = guarded(
    rf"(?<!consideration )(?<!approval )(?<!decision )(?<!comment )(?<!signed )(?<!chaired )(?<!led )(?<!attended )\b{_BY_WHOM}"
)
# "review be led by the Head of Ports": whoever stands right behind the verb that is read, whatever the verb
_BY_NEXT = re.compile(rf" {_BY_WHOM}")
# ", to be supplied by the Head of Ports, " before "be circulated": who has to do it first
_TO_BE_BY = re.compile(r", (?:to be |as )?[a-z]+ by (?P<who>(?:the )?[A-Za-z][^,;.]{2,80}?), ")
# "consideration be given by": what is given is no power
_GIVEN = re.compile(
    r"(?:\w+ )?(?:consideration|priority|attention|thought|notice|assurances?|undertakings?|information|updates?|presentations?|advice|details)\b",
    re.IGNORECASE,
)
# "left with the Head of Ports", "left in the hands of the Clerk"
_LEFT_WITH = re.compile(
    rf" (?:with|to|in the hands of) (?P<who>(?:the )?[A-Za-z][^;:.,]{{1,80}}?)(?= {ENDS})\b|[;:.,(]|$)"
)
# "a further report from the Head of Ports" before "be presented": who is to write it
_PAPER_FROM = re.compile(
    r"\b(?i:reports?|updates?|briefings?|presentations?|notes?|responses?|statements?|information|figures|data|advice|details) (?:on [^,;.]{2,60} )?from (?P<who>(?:the )?[A-Za-z][^,;.]{2,80}?)(?=,| (?:on|about|regarding|setting|(?:to )?be)\b)"
)
# "be sought from the Trust on", "be made to the Trust for": somebody is asked for something
_SOUGHT_FROM = re.compile(
    r"(?: [\w'-]+){0,6}? (?:from|of|to) (?P<who>[^;:.,]{2,80}?)(?= (?:on|to|for|about|regarding|in|as|with|at|before|after|when|once|following|by|within|that|and (?:that|be)|and the [\w' -]{2,60}? be)\b|[;:.,(]|$)"
)
# "a request be made to the Trust"
_REQUEST = re.compile(
    r"(?:an? |the |formal |further ){0,3}(?:requests?|representations?|approach)\b", re.IGNORECASE
)
# "it be agreed that", "approval be given to the recommendation that": what is agreed is a clause of its own
_AGREED_THAT = re.compile(r"(?: to the (?:recommendation|proposal|suggestion|request))? that,? ")
# "be thanked for the work and be asked to"
_AND_ASKED = re.compile(
    r"[^;.]{0,120}?\band (?:that (?:he|she|they) )?(?:be |is hereby |are hereby )?(?:asked|requested|invited|urged|instructed) to (?!attend\b)"
)
_APPROVAL = re.compile(r"(?:approval|agreement|consent|support)\b", re.IGNORECASE)
# "the comments of the Panel", "its advice": what a meeting passes on
_OWN_WORDS = re.compile(
    r"(?:the |its |these |this |all )*(?:\w+'s |[\w]+ ){0,2}(?:comments?|views?|advice|observations|concerns?|findings|report|minutes|letter|response)\b",
    re.IGNORECASE,
)
_ENDS_HERE = re.compile(r"\W*$")
_IT = re.compile(r"it\b", re.IGNORECASE)
# "consideration be given" before "to the Clerk writing a note"
_TO_DOING = re.compile(r" to (?P<who>(?:the )?[A-Za-z][^;:.]{1,80}?) (?=[a-z]{3,14}ing\b)")
_TO_BACK = re.compile(r" back\b")
_OBTAINING = frozenset({"obtain", "gather", "get", "collect", "require", "await"})
_PASSING = frozenset({"commend", "leave"})
_GIVING = frozenset({"delegate", "authorise", "grant", "give", "empower"})


def settle_passive(
    text: str, predicate: Predicate, body: str | None, subject: int, inner: Inner
) -> Predicate:
    """Settle who must act where something is done ("be presented by …") or somebody is asked ("Cabinet be asked").

    ``subject`` is where the clause's subject begins: the meeting's own comments are passed on, which puts nothing to anybody.
    """
    if predicate.kind == "invite" and (
        ATTEND.match(text, predicate.rest) or _ENDS_HERE.match(text, predicate.rest)
    ):
        return replace(predicate, actor=None, standing=None)
    asked = _asked_to(text, predicate)
    if asked is not None:
        return asked
    if (
        predicate.kind in ("ask", "recommend")
        and _IT.match(text, subject)
        and (opens := _AGREED_THAT.match(text, predicate.rest))
    ):
        return _of_clause(predicate, inner(opens.end()))
    approves = predicate.verb in AGREEING or predicate.verb == "give" and _APPROVAL.match(text, subject)
    if approves and (opens := _AGREED_THAT.match(text, predicate.rest)):
        return inner(opens.end()) or predicate
    if predicate.verb in _GIVING:
        return _given(text, predicate, body, subject)
    if predicate.kind in ("refer", "recommend") or predicate.verb in _PASSING:
        return _passed_on(text, predicate, body, subject)
    by = _done_by(text, predicate, body, subject)
    if by.actor is None and (
        predicate.kind == "ask" or predicate.verb in _OBTAINING or _REQUEST.match(text, subject)
    ):
        return _asked_of(text, predicate, body)
    return by


def _of_clause(predicate: Predicate, found: Predicate | None) -> Predicate:
    """Give "it be recommended that the Head of Ports act" the actor of what is recommended."""
    if found is None or found.standing in (None, "own"):
        return replace(predicate, actor=None, standing=None)
    return replace(predicate, actor=found.actor, standing=found.standing)


def _asked_to(text: str, predicate: Predicate) -> Predicate | None:
    """Settle who is asked, told or commissioned to act: the subject; None where the verb asks nobody."""
    if predicate.actor is None or predicate.kind == "tell" and _BY_NEXT.match(text, predicate.rest):
        return None
    if asks := _AND_ASKED.match(text, predicate.rest):
        other = predicate.standing or "other"
        return replace(predicate, verb="ask", kind="ask", standing=other, rest=asks.end())
    if predicate.kind in ("ask", "invite", "tell", "recommend"):
        pronoun = text[slice(*predicate.actor)] in ("he", "she", "they")
        return predicate if predicate.standing or pronoun else replace(predicate, standing="other")
    if predicate.verb == "commission" and INFINITIVE.match(text, predicate.rest):
        return replace(predicate, kind="ask", standing=predicate.standing or "other")
    return None


def _given(text: str, predicate: Predicate, body: str | None, subject: int) -> Predicate:
    """Settle what is given: approval, thought, or power."""
    if predicate.verb == "give" and _APPROVAL.match(text, subject):
        return replace(predicate, verb="approve", kind="settle", actor=None, standing=None)
    if predicate.verb == "give" and _GIVEN.match(text, subject):
        if _TO_DOING.match(text, predicate.rest):
            return acted_by(text, predicate, _TO_DOING, body)
        return _done_by(text, predicate, body, subject)
    return delegation(text, predicate, body)


def _passed_on(text: str, predicate: Predicate, body: str | None, subject: int) -> Predicate:
    """Settle to whom a matter is referred, recommended, commended or left; the meeting's own words are only conveyed."""
    if predicate.verb == "leave":
        left = _LEFT_WITH.match(text, predicate.rest) is not None
        return acted_by(text, replace(predicate, kind="refer"), _LEFT_WITH, body) if left else predicate
    if (
        predicate.kind == "refer"
        and _OWN_WORDS.match(text, subject)
        and not _TO_BACK.match(text, predicate.rest)
    ):
        return replace(predicate, kind="do", actor=None, standing=None)
    put = acted_by(text, predicate, BODY_AFTER, body)
    return replace(put, kind="recommend") if predicate.verb == "commend" and put.standing == "other" else put


def _done_by(text: str, predicate: Predicate, body: str | None, subject: int) -> Predicate:
    """Give a predicate whoever does what it says is done: "be presented by the Director", "a report from the Director be"."""
    named = _BY_NEXT.match(text, predicate.rest) if predicate.kind in ("do", "tell") else None
    by = acted_by(text, predicate, _BY_NEXT if named else _BY, body)
    if by.actor is not None or by.kind != "do" or by.verb in _OBTAINING:
        return by
    paper = _PAPER_FROM.search(text, subject, predicate.rest) or _TO_BE_BY.search(
        text, subject, predicate.rest
    )
    if paper is None or not is_actor(paper["who"], body) or standing_of(paper["who"], body) == "own":
        return by
    return replace(by, actor=whole_name(text, *paper.span("who")), standing="service")


def _asked_of(text: str, predicate: Predicate, body: str | None) -> Predicate:
    """Give a predicate whoever is asked for something: "information be sought from the Trust"."""
    found = _SOUGHT_FROM.match(text, predicate.rest)
    if found is None or not is_actor(found["who"], body):
        return replace(predicate, actor=None, standing=None)
    actor = whole_name(text, *found.span("who"))
    return replace(predicate, kind="ask", actor=actor, standing=standing_of(text[slice(*actor)], body))
