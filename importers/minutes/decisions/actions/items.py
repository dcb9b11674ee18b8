"""Reads an item that is nothing but a list of actions: "7. Summary of actions", with who is to do what below it."""

import re
from dataclasses import replace

from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.clauses.listing import read_clauses
from importers.minutes.decisions.actions.entries import read_action_entry
from importers.minutes.decisions.formal import make_decision
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.mood import reads_as_task
from importers.paper import Span
from importers.records import Decision

__all__ = ["read_action_item"]

# "Summary of actions", "Agreed actions", "Action list", "Actions arising from the meeting", but not "Actions from the last meeting"
_TITLE = re.compile(
    r"(?:\W|\d|[.])*(?:summary of |list of |agreed |key |new |follow[- ]up )*(?:agreed )?actions?(?: (?:points?|list|summary|sheet|items?|agreed|required|arising|to be taken))*(?: (?:from|arising from|at) (?:the|this) meeting)?\W*$|(?:\W|\d)*(?:agreed )?next steps\W*$",
    re.IGNORECASE,
)
# "Item 2: " before "AB to circulate the map": where in the minutes the action is
_FROM_ITEM = re.compile(r"(?:Item|Minute|Para|Agenda [Ii]tem)\s[\w./]{1,8}\s?[:-]\s")


def read_action_item(stretch: Stretch, title: Span) -> tuple[list[Decision], list[Span]]:
    """Read the actions of an item that is headed so, and the stretch that they cover; none for any other item.

    >>> from importers.paper import Paper
    >>> text = "Summary of actions\\n- SJ - send the survey by October\\n- TK to confirm opening hours"
    >>> found, _ = read_action_item(Stretch(Paper(text, text, "text"), Span(18, len(text))), Span(0, 18))
    >>> [(d.text, d.owner.label) for d in found]
    [('SJ - send the survey by October', 'SJ'), ('TK to confirm opening hours', 'TK')]
    """
    if not _TITLE.match(stretch.plain, title.start, title.end):
        return [], []
    head = DecisionHead("action", title, stretch.start, title.start, confidence=0.8)
    clauses, last = read_clauses(stretch.paper, stretch.start, stretch.end, tasks=True)
    found = []
    for listed in clauses:
        item = _FROM_ITEM.match(stretch.plain, listed.start, listed.end)
        clause = replace(listed, start=item.end()) if item else listed
        span = Span(clause.start, clause.end)
        owned = read_action_entry(stretch.plain, span, stretch.setting.body) is not None
        if owned or reads_as_task(stretch.plain[clause.start : clause.end]):
            found.append(make_decision(stretch, clause, head))
    return found, [Span(stretch.start, last)] if found else []
