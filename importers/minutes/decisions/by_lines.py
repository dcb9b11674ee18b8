"""Reads by-lines: "ACTION BY: Democratic Services Manager", "(Action: JS)" behind the clauses that they belong to."""

import re
from dataclasses import dataclass, replace

from importers.minutes.clauses.actors import is_actor, make_party
from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.clauses.predicates import read_predicate
from importers.paper import Span
from importers.records import Decision, Party

__all__ = ["BracketedOwner", "find_bracketed_owner", "find_by_line", "give_owner"]

# "Democratic Services Manager", "JS / RB", "Cllr Dene, Head of Parks": a by-line holds names and posts alone
_BY_LINE = re.compile(r"(?:[A-Z]\.\s?){0,3}[^\n.;]{2,90}?(?=\)|\]|\.?\s*(?:\n|$))")
_NAME = (
    r"(?:[A-Z]{2,3}|(?:[A-Z]\.?\s?){1,3}[A-Z][\w'-]+|[A-Z][\w'-]+ [A-Z][\w'-]+|Cllr\.? [A-Z][\w'-]+|All|ALL)"
)
_NAMES = re.compile(rf"{_NAME}(?:\s?(?:/|,|&|and)\s?{_NAME}){{0,5}}$")
# "(Lead: Karen Dow)", "[Action: JS]", "(JS to action)", "(Head of Parks, by 31 May)" at the end of a clause
_BRACKET = re.compile(
    r"\s{0,3}[(\[](?:(?P<label>(?:Owner|Lead|Action|ACTION|By|Responsible|Officer|Lead officer|Lead Officer|Contact)s?(?:\s(?:by|BY|for|officer|owner))?\s?[:-]\s?|(?:Action|ACTION|Action by|To be actioned by)\s))?(?P<owner>[^()\[\]\n:;]{2,70}?)(?P<act>\sto\s(?:action|lead|arrange|follow up|progress|note))?(?P<rest>,\s(?:by|before|in|at)\s[^()\[\]\n]{3,40})?[)\]][\s.;]{0,3}$"
)
_LAST_WORD = re.compile(r"[a-z0-9'%)]+[.,]?$")
# what is noted nobody has to do; what is approved is settled, and the by-line says who carries it out
_NOBODY_ACTS = frozenset({"note", "receive"})
_SETTLING = frozenset({"approve", "agree", "endorse", "appoint", "defer", "withdraw"})


def find_by_line(plain: str, head: DecisionHead, stop: int, body: str | None) -> Span | None:
    """Find the names behind "ACTION BY:" where nothing but names stands there.

    >>> text = "ACTION BY: Head of Parks"
    >>> head = DecisionHead("action", Span(0, 6), 11, 0)
    >>> find_by_line(text, head, len(text), None)
    Span(start=11, end=24)
    """
    if head.kind != "action":
        return None
    found = _BY_LINE.match(plain, head.text, stop)
    if found is None or "\n" in plain[head.span.end : found.start()]:
        return None
    words = found[0].strip()
    acts = " " in words and read_predicate(words, 0, body) is not None
    if acts or not (_NAMES.match(words) or is_actor(words, body)):
        return None
    return Span(found.start(), found.end())


@dataclass(frozen=True, slots=True)
class BracketedOwner:
    """Who is named in brackets behind a clause, where the brackets begin, and where they end."""

    owner: Span
    start: int
    end: int


def find_bracketed_owner(plain: str, start: int, end: int, body: str | None) -> BracketedOwner | None:
    """Find who has an action from brackets at its end, None where they say something else.

    >>> text = "That the list be published (Head of Property, by 31 January)."
    >>> found = find_bracketed_owner(text, 0, len(text), None)
    >>> text[found.owner.start : found.owner.end], text[: found.start]
    ('Head of Property', 'That the list be published')
    >>> find_bracketed_owner("That the list be published (see page 4).", 0, 40, None) is None
    True
    """
    found = _BRACKET.search(plain, max(start + 8, end - 110), end)
    if found is None:
        return None
    owner = found["owner"]
    labelled = found["label"] or found["act"]
    known = _NAMES.match(owner) or is_actor(owner, body)
    before = plain[max(start, found.start() - 20) : found.start()]
    if not (labelled and len(owner.split()) < 10 or known and found["rest"]):
        return None
    if found["act"] and not known or not labelled and _LAST_WORD.search(before) is None:
        return None
    return BracketedOwner(Span(*found.span("owner")), found.start(), found.end())


def give_owner(
    plain: str, decisions: list[Decision], covered: list[Span], head: DecisionHead, by_line: Span
) -> bool:
    """Give the clauses right above a by-line their owner; false where no clauses stand there."""
    if not covered or plain[covered[-1].end : head.start].strip(" \n.;()[]*_"):
        return False
    owner = make_party(plain, by_line)
    for at in range(len(decisions) - 1, -1, -1):
        if decisions[at].spans[0].start < covered[-1].start:
            break
        decisions[at] = _owned(decisions[at], owner)
    return True


def _owned(decision: Decision, owner: Party) -> Decision:
    if decision.owner is not None or decision.act in _NOBODY_ACTS:
        return decision
    if decision.act in _SETTLING and decision.kinds == ("resolution",):
        return replace(decision, owner=owner)
    kinds = decision.kinds if "recommendation" in decision.kinds else ("action",)
    return replace(decision, owner=owner, kinds=kinds)
