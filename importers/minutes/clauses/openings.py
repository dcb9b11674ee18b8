"""Tells whether a sentence behind a clause opens a clause of its own.

A clause may run over several sentences of which only the first decides; but "The Head of Parks to report in June" behind
"That the report be noted" is a task of its own, with an owner and a due time of its own.
"""

import re

from importers.minutes.clauses.predicates import Predicate, read_predicate
from importers.minutes.language.body_words import BODY
from importers.minutes.language.mood import BASE_VERBS, is_narrative, reads_as_clause, reads_as_task

__all__ = ["decides_anew", "gives_task"]

# "The Committee also agreed", "It was further noted that", "Members requested": the meeting itself decides
_MEETING_DECIDES = re.compile(
    rf"(?:The|This)\s(?:[\w&',-]+\s){{0,8}}?(?:{BODY}|Forum|Group|Council|Cabinet)\s(?:also\s|further\s|then\s)?(?:agree[ds]|note[ds]|resolve[ds]|request(?:ed|s)|recommend(?:ed|s)|approve[ds]|endorse[ds]|ask(?:ed|s)|commend(?:ed|s)|support(?:ed|s))\b"
    r"|(?:The\s)?(?:Cabinet|Executive|Council|Leader|Mayor|[A-Z]\w+\sBoard)\s(?:is|are|be)\s(?:RECOMMENDED|recommended|ASKED|asked|REQUESTED|requested|INVITED|invited)\sto\b"
    r"|We\s(?:also\s)?(?:agreed?|noted?|request(?:ed)?|recommend(?:ed)?|approved?|endorsed?|asked?|support(?:ed)?)\b|Members\s(?:also\s)?(?:agreed|requested|noted the|approved|endorsed)\b|It\swas\s(?:also\s|further\s)?(?:agreed|resolved|AGREED|RESOLVED)\b"
)


def decides_anew(text: str) -> bool:
    """Tell whether a sentence behind a clause is a clause of its own.

    >>> [decides_anew(t) for t in ("That a plan be drawn up.", "The Committee also agreed the log.", "AB to write.")]
    [True, True, True]
    >>> decides_anew("The log is kept by officers."), decides_anew("Members thanked the Chair.")
    (False, False)
    """
    if (text[:5].lower() == "that " or text.startswith("To ")) and reads_as_clause(text):
        return True
    return _MEETING_DECIDES.match(text) is not None or len(text) < 200 and reads_as_task(text)


_TASKS = frozenset({"do", "ask", "invite", "recommend", "refer"})
_LONGEST_TASK = 400


def gives_task(text: str) -> bool:
    """Tell whether a sentence gives somebody who is named a task of its own; what "should" be only spells out the one before it.

    >>> gives_task("The Head of Parks to report in June."), gives_task("That Cabinet be asked to fund it.")
    (True, True)
    >>> gives_task("The review to include costs."), gives_task("The Head of Parks reported in June.")
    (False, False)
    """
    if len(text) > _LONGEST_TASK or is_narrative(text):
        return False
    found = read_predicate(" ".join(text.split()))
    if found is None or found.actor is None or found.standing is None or found.kind not in _TASKS:
        return False
    if " should " in text[: found.rest + 1]:
        return False
    return found.promise or found.passive or reads_as_clause(text) or _is_subjunctive(text, found)


# verbs whose past is spelt alike: "the Clerk put it to the operator"
_ALIKE = frozenset({"put", "set", "read", "let", "cost"})


def _is_subjunctive(text: str, found: Predicate) -> bool:
    """Tell "Officers bring back a report", as a list of decisions words a task, from what officers do or did."""
    bare = found.verb in BASE_VERBS and found.verb not in _ALIKE and found.standing in ("service", "other")
    return bare and " ".join(text.split())[: found.rest].endswith(f" {found.verb}")
