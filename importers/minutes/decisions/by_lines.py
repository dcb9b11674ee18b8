"""Reads by-lines: "ACTION BY: Democratic Services Manager", "(Action: JS)" behind the clauses that they belong to."""

import re
from dataclasses import replace

from importers.minutes.clauses.actors import is_actor, make_party
from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.clauses.predicates import read_predicate
from importers.paper import Span
from importers.records import Decision, Party

__all__ = ["find_by_line", "give_owner"]

# "Democratic Services Manager", "JS / RB", "Cllr Dene, Head of Parks": a by-line holds names and posts alone
_BY_LINE = re.compile(r"[^\n.;]{2,90}?(?=\)|\]|\.?\s*(?:\n|$))")
_NAME = r"(?:[A-Z]{2,3}|[A-Z][\w'-]+ [A-Z][\w'-]+|Cllr\.? [A-Z][\w'-]+|All|ALL)"
_NAMES = re.compile(rf"{_NAME}(?:\s?(?:/|,|&|and)\s?{_NAME}){{0,5}}$")
_SETTLING = frozenset({"note", "approve", "endorse", "receive"})


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
    if read_predicate(words, 0, body) is not None or not (_NAMES.match(words) or is_actor(words, body)):
        return None
    return Span(found.start(), found.end())


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
    if decision.owner is not None or decision.act in _SETTLING:
        return decision
    kinds = decision.kinds if "recommendation" in decision.kinds else ("action",)
    return replace(decision, owner=owner, kinds=kinds)
