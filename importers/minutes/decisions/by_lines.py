"""Reads by-lines: "ACTION BY: Democratic Services Manager", "(Action: JS)" behind the clauses that they belong to."""

import re
from dataclasses import dataclass, replace

from importers.minutes.clauses.actors import is_actor, make_party
from importers.minutes.clauses.frames import Setting
from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.clauses.predicates import read_predicate
from importers.minutes.clauses.printed_names import is_printed_as_name
from importers.paper import Span
from importers.records import Decision, Due, Party

__all__ = ["BracketedOwner", "ByLine", "find_bracketed_owner", "find_by_line", "give_owner"]

# "Democratic Services Manager", "JS / RB", "Cllr Dene, Head of Parks": a by-line holds names and posts alone
_BY_LINE = re.compile(r"(?:[A-Z]\.\s?){0,3}(?:[^\n.;()]|\([^()\n]{1,40}\)){2,90}?(?=\)|\]|\.?\s*(?:\n|$))")
# "Timescale: 31 May" on the line below the names
_WHEN_BELOW = re.compile(
    r"[.\s*_]{0,6}\n[\s*_]{0,6}(?:Due(?: date)?|Deadline|By [Ww]hen|When|Timescale|Target [Dd]ate|Date)[*_]{0,3}\s?:[*_]{0,3}\s?(?P<when>[^.;:\n]{3,60})(?=\.?\s*(?:\n|$))"
)
# " by:⏎" above the names, on a line of its own
_BY_ABOVE = re.compile(r"\s?(?:[Bb]y|BY)\s?:?[ \t*_]{0,6}\n[ \t*_]{0,12}")
# "Officers to:": what stands below it is a list of tasks
_LEADS_IN = re.compile(r"\sto\s?:?\s*$")
_NAME = (
    r"(?:[A-Z]{2,3}|(?:[A-Z]\.?\s?){1,3}[A-Z][\w'-]+|[A-Z][\w'-]+ [A-Z][\w'-]+|Cllr\.? [A-Z][\w'-]+|All|ALL)"
)
_NAMES = re.compile(rf"{_NAME}(?:\s?(?:/|,|&|and)\s?{_NAME}){{0,5}}$")
# "(Lead: Karen Dow)", "[Action: JS]", "(JS to action)", "(Head of Parks, by 31 May)" at the end of a clause
_BRACKET = re.compile(
    r"\s{0,3}[(\[](?:(?P<label>(?:Owner|Lead|Action|ACTION|By|Responsible|Officer|Lead officer|Lead Officer|Contact)s?(?:\s(?:by|BY|for|officer|owner))?\s?[:-]\s?|(?:Action|ACTION|Action by|To be actioned by)\s))?(?P<owner>[^()\[\]\n:;]{2,70}?)(?P<act>\sto\s(?:action|lead|arrange|follow up|progress|note))?(?P<rest>(?:,\s(?:by|before|in|at)|[;,]\s(?=(?:[A-Z][a-z]{2,8}|\d{1,2}\s[A-Z][a-z]{2,8})\s(?:19|20)\d\d\b)|;)\s?[^()\[\]\n]{3,40})?[)\]][\s.;]{0,3}$"
)
# "… of the sites. Owner: Head of Parks. Deadline: 31 May" at the end of a clause
_LABELLED = re.compile(
    r"(?<=[.;)])\s{1,3}[*_]{0,3}(?:Owner|Lead|Lead [Oo]fficer|Responsible(?: [Oo]fficer)?|By whom|Who|Action by|Officer)[*_]{0,3}\s?:[*_]{0,3}\s?(?P<owner>[^.;:\n]{2,70}?)(?:[.;,|]?\s{1,3}[*_]{0,3}(?:Due(?: date)?|Deadline|By when|By|When|Timescale|Target date|Date)[*_]{0,3}\s?:\s?[^.;:\n]{3,40})?\.?\s{0,2}$"
)
# "(Action No. 12)": a number, and no owner
_NUMBERED = re.compile(r"(?:No|Nos|Ref|Item|Minute|Point|Number)\b|[\d#]")
# "Head of Parks - provide a map - June": the task is there too
_TASK_BEHIND = re.compile(r" - [a-z]{3,14} ")
_LAST_WORD = re.compile(r"[a-z0-9'%)]+[.,]?$")
# what is noted nobody has to do; what is approved is settled, and the by-line says who carries it out
_NOBODY_ACTS = frozenset({"note", "receive"})
_SETTLING = frozenset({"approve", "agree", "endorse", "appoint", "defer", "withdraw"})


@dataclass(frozen=True, slots=True)
class ByLine:
    """The names of a by-line, where the line ends, and when its action is due."""

    owner: Span
    end: int
    due: Due | None = None


# how far behind the names the words of time may begin, in code points
_LEAD = 3
# "Head of Parks, by 31 May", "JS - June meeting", "Clerk (before the budget)": names, and when
_AND_WHEN = re.compile(
    r"(?P<names>.{2,70}?)(?:,| -|;| \(| (?=by |before |in |at |within ))\s?(?P<when>.{3,60})$"
)


def find_by_line(plain: str, head: DecisionHead, stop: int, setting: Setting) -> ByLine | None:
    """Find the names behind "ACTION BY:" where nothing stands there but names, and when the action is due.

    >>> text = "ACTION BY: Head of Parks, by 31 May"
    >>> head = DecisionHead("action", Span(0, 6), 11, 0)
    >>> found = find_by_line(text, head, len(text), Setting())
    >>> text[found.owner.start : found.owner.end], found.due.text
    ('Head of Parks', 'by 31 May')
    """
    if head.kind != "action":
        return None
    found = _BY_LINE.match(plain, head.text, stop)
    if found is None or _LEADS_IN.search(found[0]):
        return None
    if "\n" in (between := plain[head.span.end : found.start()]) and not _BY_ABOVE.fullmatch(between):
        return None
    timed = _AND_WHEN.match(plain, found.start(), found.end())
    if timed is not None and _is_names(timed["names"], setting.body):
        due = setting.find_due(plain, *timed.span("when"))
        if due is not None and due.span.start <= timed.start("when") + _LEAD:
            return ByLine(Span(*timed.span("names")), found.end(), due)
    words = found[0].rstrip(" *_")
    if not _is_names(words.strip(), setting.body):
        return None
    below = _WHEN_BELOW.match(plain, found.end(), stop)
    due = setting.resolve(plain, Span(*below.span("when"))) if below else None
    return ByLine(Span(found.start(), found.start() + len(words)), below.end() if below else found.end(), due)


def _is_names(words: str, body: str | None) -> bool:
    """Tell names and posts from a task: "Lead Commissioner" and "JS / RB", but not "Circulate the slides"."""
    if _TASK_BEHIND.search(words):
        return False
    if words.isupper():
        words = words.title().replace(" Of ", " of ").replace(" And ", " and ")
    acts = " " in words and read_predicate(words, 0, body) is not None and not is_printed_as_name(words)
    return not acts and (_NAMES.match(words) is not None or is_actor(words, body))


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
    begin = max(start + 8, end - 110)
    behind = _LABELLED.search(plain, begin, end) if plain.find(":", begin, end) > 0 else None
    if behind is not None and is_actor(behind["owner"], body):
        return BracketedOwner(Span(*behind.span("owner")), behind.start(), behind.end())
    found = _BRACKET.search(plain, begin, end)
    if found is None:
        return None
    owner = found["owner"]
    labelled = found["label"] or found["act"]
    known = _NAMES.match(owner) or is_actor(owner, body)
    before = plain[max(start, found.start() - 20) : found.start()]
    if _NUMBERED.match(owner) or not (labelled and len(owner.split()) < 10 or known and found["rest"]):
        return None
    if found["act"] and not known or not labelled and _LAST_WORD.search(before) is None:
        return None
    return BracketedOwner(Span(*found.span("owner")), found.start(), found.end())


def give_owner(
    plain: str, decisions: list[Decision], covered: list[Span], head: DecisionHead, by_line: ByLine
) -> bool:
    """Give the clauses right above a by-line their owner, and when they are due; false where no clauses stand there."""
    if not covered or plain[covered[-1].end : head.start].strip(" \n.;()[]*_"):
        return False
    owner = make_party(plain, by_line.owner)
    above = [at for at, found in enumerate(decisions) if found.spans[0].start >= covered[-1].start]
    tasks = [at for at in above if decisions[at].kinds != ("resolution",)]
    for at in above:
        if tasks and at not in tasks and decisions[at].act not in _SETTLING:
            continue
        decisions[at] = _owned(decisions[at], owner, by_line.due)
    return True


def _owned(decision: Decision, owner: Party, due: Due | None) -> Decision:
    if decision.act in _NOBODY_ACTS and decision.kinds == ("resolution",):
        return decision
    decision = replace(decision, due=decision.due or due)
    if decision.owner is not None and decision.act == "invite":
        return replace(
            decision, owner=owner
        )  # whoever is invited has no task: the by-line says who sees to it
    if decision.owner is not None:
        return decision
    if decision.act in _SETTLING and decision.kinds == ("resolution",):
        return replace(decision, owner=owner, kinds=("resolution", "action"))
    kinds = decision.kinds if "recommendation" in decision.kinds else ("action",)
    return replace(decision, owner=owner, kinds=kinds)
