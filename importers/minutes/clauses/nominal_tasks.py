"""Reads a task that a noun tells: "Further report from the Head of Ports in May", "Submission of a plan by the Clerk"."""

import re

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.clauses.objects import Predicate
from importers.minutes.clauses.whole_names import whole_name

__all__ = ["read_nominal_task"]

_END = r"(?=,? (?:on|about|regarding|in|at|by|to|for|within|before|with|setting|outlining|each|every|following|once|when|after)\b|[;:.,(]|$)"
# "Further report on fees from the Head of Ports", "Written response from the operator": what somebody is to give
_TO_GIVE = re.compile(
    rf"(?:(?:[Aa]n?|[Tt]he|[Ff]urther|[Ww]ritten|[Vv]erbal|[Ss]hort|[Ff]ull|[Uu]pdated|[Aa]nnual|[Qq]uarterly|[Rr]egular|[Aa]nother|[Mm]ore|[Ff]inal|[Dd]raft|[Pp]rogress|[Bb]riefing) ){{0,4}}(?:[Rr]eports?|[Uu]pdates?|[Bb]riefings?|[Pp]apers?|[Nn]otes?|[Pp]resentations?|[Rr]esponses?|[Rr]epl(?:y|ies)|[Ii]nformation|[Ff]igures|[Dd]ata|[Cc]larification|[Ff]eedback|[Cc]onfirmation|[Aa]ssurance|[Aa]dvice|[Dd]etails)(?: (?:on|about|regarding|of) [^,;:.]{{2,80}}?)? from (?P<who>(?:the |each |all )?[A-Za-z][^,;:.]{{1,80}}?){_END}"
)
# "Submission of a further report by the Clerk", "Review of signs by the Parks Team": what somebody is to do
_TO_DO = re.compile(
    rf"(?:[Tt]he |[Aa]n? |[Ff]urther |[Ee]arly )?(?:[Ss]ubmission|[Pp]rovision|[Pp]roduction|[Pp]reparation|[Pp]resentation|[Cc]irculation|[Pp]ublication|[Cc]ompletion|[Rr]eview|[Dd]evelopment|[Dd]elivery|[Dd]istribution|[Dd]rafting|[Rr]evision|[Ii]nvestigation|[Cc]onsideration|[Ii]mplementation|[Uu]pdating|[Mm]onitoring) of [^;:.]{{3,160}}? by (?P<who>(?:the |each |all )?[A-Za-z][^,;:.]{{1,80}}?){_END}"
)
_SETTLED = re.compile(
    r"\b(?:noted|received|approved|agreed|endorsed|accepted|welcomed|considered|deferred)\b"
)
_LONGEST = 260


def read_nominal_task(text: str, body: str | None = None) -> Predicate | None:
    """Read a clause without a verb that names what somebody is to give or to do, None where it is none.

    >>> text = "Further report on fees from the Head of Ports in May"
    >>> text[slice(*read_nominal_task(text).actor)]
    'the Head of Ports'
    >>> read_nominal_task("Report from the Head of Ports noted.") is None
    True
    """
    if len(text) > _LONGEST or _SETTLED.search(text):
        return None
    found = _TO_GIVE.match(text) or _TO_DO.match(text)
    if found is None or not is_actor(found["who"], body):
        return None
    actor = whole_name(text, *found.span("who"))
    standing = standing_of(text[slice(*actor)], body)
    if standing in (None, "own"):
        return None
    return Predicate("provide", "do", actor, standing, passive=True, promise=True, rest=actor[1])
