"""Reads who has an action from the entry of an action list: "Publish the map: Ewan Craig, by May", "Ewan Craig: publish the map".

Notes of meetings name the owner before or behind the task and set the name off by a colon, a dash or brackets. Only a
name, initials or a post is an owner: what else stands behind a dash belongs to the task.
"""

import re
from dataclasses import dataclass

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.clauses.whole_names import whole_name
from importers.minutes.language.due import find_due
from importers.minutes.names.people import is_given_name
from importers.paper import Span

__all__ = ["INITIALS", "ActionEntry", "find_owner_behind", "read_action_entry"]


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """An entry's task, who owns it, and the words behind the owner, which may say when it is due."""

    task: Span
    owner: Span
    rest: Span


_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
# "Ewan Craig: publish", "EC - publish", "Ewan Craig to publish": an owner before the task
_BEFORE = re.compile(
    rf"(?P<owner>(?:the )?[A-Z][\w'.&/-]*(?:,? (?:[A-Z\d][\w'.&/-]*|of|for|and|the|&)){{0,12}}(?: \((?!{_MONTH})[A-Z][^()\n]{{1,50}}\))?)(?::| -| to(?= (?!the\b|an?\b|its\b|all\b|members\b|our\b|next\b)[a-z]))\s(?=\S)"
)
# ": Ewan Craig, by end of April", " - Head of Ports (by 19 March)", " (EC)", " [Ewan Craig]", " / EC", ". Head of Ports.", " (via
# the Clerk)" at the end of the task
_BEHIND = re.compile(
    rf"(?:\s?:| -| \((?:via )?| \[| /|\.| [Aa]ction by| ACTION BY)\s?(?P<owner>(?:the )?[A-Z][\w'.&/-]*(?:,? (?:[A-Z\d][\w'.&/-]*|of|for|and|the|&)){{0,12}}?(?: \((?!{_MONTH})[A-Z][^()\n]{{1,50}}\))?)[)\]]?(?P<rest>(?:,| -| \(|;| (?=(?:by|before|in|at) ))\s?[^:;()]{{3,60}}\)?)?[\s.;]*$"
)
INITIALS = re.compile(r"[A-Z]{2,3}(?:\s?(?:/|,|&|and)\s?[A-Z]{2,3}){0,4}$")
"""Initials that name who is to act: "JS", "JS / RB"."""
_TITLED = re.compile(r"(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|All|ALL|Chair|Clerk)\b")
_FULL = re.compile(
    r"(?P<given>[A-Z][\w'-]+) [A-Z][\w'.-]+(?: [A-Z][\w'-]+)?(?:(?: and |, | & |/)[A-Z][\w'-]+ [A-Z][\w'-]+){0,3}$"
)
# what stands in brackets or behind a dash in capitals, and names nobody
_NO_NAMES = frozenset({"ASAP", "TBC", "TBA", "ONGOING", "COMPLETE", "COMPLETED", "DONE", "NHS", "N/A"})
_SHORTEST_TASK = 8
_LONGEST_ENTRY = 600


def read_action_entry(plain: str, entry: Span, body: str | None = None) -> ActionEntry | None:
    """Read an entry of an action list, None where nothing sets its owner off from its task.

    >>> text = "Publish the tide tables: Ewan Craig, by end of April"
    >>> found = read_action_entry(text, Span(0, len(text)))
    >>> [text[span.start : span.end] for span in (found.task, found.owner, found.rest)]
    ['Publish the tide tables', 'Ewan Craig', ', by end of April']
    >>> text = "Publish the tables - Winter and Spring"
    >>> read_action_entry(text, Span(0, len(text))) is None
    True
    """
    if len(entry) > _LONGEST_ENTRY:
        return None
    before = _BEFORE.match(plain, entry.start, entry.end)
    if before is not None and _is_owner(before["owner"], body):
        return ActionEntry(entry, Span(*before.span("owner")), entry)
    behind = _BEHIND.search(plain, entry.start + _SHORTEST_TASK, entry.end)
    if behind is None or not (_is_owner(behind["owner"], body) or _is_set_off(plain, behind)):
        return None
    owner = Span(*whole_name(plain, *behind.span("owner")))
    rest = (
        Span(max(owner.end, behind.start("rest")), behind.end("rest"))
        if behind["rest"]
        else Span(entry.end, entry.end)
    )
    return ActionEntry(Span(entry.start, behind.start()), owner, rest)


def find_owner_behind(plain: str, clause: Span, body: str | None = None) -> Span | None:
    """Find who is named in brackets or behind a dash at the end of a clause that gives a task: "be arranged (Head of Ports)".

    >>> text = "That a visit be arranged (Head of Ports)."
    >>> found = find_owner_behind(text, Span(0, len(text)))
    >>> text[found.start : found.end]
    'Head of Ports'
    >>> text = "That a visit be arranged (Marl Docks)."
    >>> find_owner_behind(text, Span(0, len(text))) is None
    True
    """
    if len(clause) > _LONGEST_ENTRY:
        return None
    behind = _BEHIND.search(plain, clause.start + _SHORTEST_TASK, clause.end)
    if behind is None or behind[0].startswith("."):
        return None
    words = behind["owner"]
    known = (
        standing_of(words, body) in ("service", "members") or INITIALS.match(words) and words not in _NO_NAMES
    )
    return Span(*behind.span("owner")) if known else None


def _is_set_off(plain: str, behind: re.Match[str]) -> bool:
    """Tell whether two capital words that no list of names knows stand as a name: a colon before, or a due time behind."""
    named = _FULL.match(behind["owner"]) is not None
    rest = behind["rest"]
    timed = rest is not None and find_due(plain, *behind.span("rest")) is not None
    return named and (timed or plain[behind.start() : behind.start("owner")].strip() == ":")


def _is_owner(words: str, body: str | None) -> bool:
    """Tell whether words name somebody: initials, a title, a given name with a surname, a post."""
    if words.upper() in _NO_NAMES:
        return False
    if INITIALS.match(words) or _TITLED.match(words):
        return True
    full = _FULL.match(words)
    return full is not None and is_given_name(full["given"]) or is_actor(words, body)
