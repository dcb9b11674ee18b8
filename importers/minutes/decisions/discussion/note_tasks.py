"""Reads a task in the words of notes: whoever is to do it, "to" and a verb ("Clerk to contact the owner")."""

import re

from importers.minutes.clauses.actors import is_actor
from importers.minutes.decisions.discussion.requests import Commitment
from importers.minutes.language.verbs import class_of, lemma

__all__ = ["read_note_task"]

# "Clerk to contact", "JS to check", "Cllrs Ash & Bee will visit", "Re-agenda for July"
_NOTE_TASK = re.compile(
    r"(?P<who>[Cc]lerk|All\s(?:Councillors|Members|members)|(?:[A-Z]{2,3})(?:\s?(?:/|&|and)\s?[A-Z]{2,3}){0,2}|(?:Cllrs?|Councill?ors?|Mr|Mrs|Ms)\.?\s[A-Z][\w'-]+(?:\s(?:&|and)\s(?:Cllr\.?\s)?[A-Z][\w'-]+)?|(?:The\s)?Clerk|Officers?|Secretary|Chair(?:man)?|Treasurer|(?:[A-Z][a-z]+\s){1,4}(?:Officer|Manager|Director|Clerk))\s(?P<to>to|will|shall|(?:is|are)\sto)\s(?P<verb>[a-z-]+)\b"
)
_CLERK_VERB = re.compile(r"(?P<who>Clerk)\s(?P<verb>[a-z]+)\b")
# "The Strategy and Policy Manager to circulate the slides"
_ANY_TASK = re.compile(
    r"(?P<who>(?:The\s)?(?:(?!For\b|In\b|On\b|RECORDED\b|Recorded\b|M(?:OTION|otion)\b)[A-Z][\w'&-]*)(?:,?\s(?:[A-Z][\w'&-]*|\([A-Z][^()]{1,50}\)|\d{2,3}|-|of|for|and|the|&)){0,12})\sto\s(?P<verb>[a-z-]+)\b"
)
_RE_AGENDA = re.compile(
    r"(?:Re-agenda|Carry forward|Carried forward|Bring back)\b[^.]{0,60}\b(?:for|to|at)\b"
)


# "will have", "to be", "will need": what is said of somebody, not given them to do
_STATES = frozenset(
    "be have need like continue remain retire become leave resign stand take want prefer vote abstain cease lose know think feel the a an his her my our their this that all both where which whom".split()
)


def read_note_task(text: str, body: str | None) -> Commitment | None:
    """Read a task of notes, None where a sentence is none.

    >>> text = "Clerk to contact the owner"
    >>> text[slice(*read_note_task(text, None).owner)]
    'Clerk'
    """
    if _RE_AGENDA.match(text):
        return Commitment("asked")
    found = _NOTE_TASK.match(text) or _CLERK_VERB.match(text) or _ANY_TASK.match(text)
    if found is not None and found.re is _ANY_TASK and not is_actor(found["who"], body):
        return None
    if found is None or found["verb"].endswith(("ed", "s")) or found["who"].endswith("ing"):
        return None
    promised = found.re is _NOTE_TASK and found["verb"] not in _STATES and not found["who"].isupper()
    if class_of(lemma(found["verb"])) is None and not promised:
        return None
    return Commitment("undertaken", found.span("who"))
