"""Reads what members are reminded to do: "reminded Members that comments should be sent to the Clerk"."""

from importers.minutes.decisions.discussion.requests import Commitment
from importers.minutes.language.guarded import guarded

__all__ = ["read_reminder"]

_MEMBERS = r"(?P<who>(?:all\s|the\s)?(?:[Cc]ommittee\s|[Pp]anel\s|[Bb]oard\s)?(?:[Mm]embers|[Cc]ouncillors)(?:\sof\sthe\s(?:[A-Z]\w+\s){0,3}(?:Committee|Panel|Board|Commission))?)"
# "to return the form", "that comments should be sent to the Clerk": what a reminder gives somebody to do
_TO_RETURN = r"(?:to|(?:of\sthe\sneed|about\sthe\sneed)\sto|that\s(?![^.;]{0,60}\bdeclar)(?:they|all|any|their|comments|questions|suggestions|feedback|responses|replies|nominations|the\s(?:form|survey|questionnaire))\b[^.;]{0,120}?\b(?:should|must|(?:would|will)\sneed\sto|needed\sto|need\sto|were\sto|are\sto|(?:would|will)\sbe\s(?:required|asked|expected)\sto))\s(?:also\s|please\s|all\s|now\s)?(?:be\s)?(?:sen[dt]|submit(?:ted)?|return(?:ed)?|complet(?:e|ed)|forward(?:ed)?|e-?mail(?:ed)?|contact|let\s[\w ]{3,40}?\sknow|notify|inform|respond|reply|register|book|updated?|confirm)\b(?![^.;]{0,120}\b(?:declar|if\b|phones?|interests? (?:in|under|at)\b))"
# "The Chair reminded Members that comments should be sent to the Clerk", but not "Members were reminded", a notice to all
_REMINDED = guarded(rf"[^.;]{{2,120}}?\breminded\s{_MEMBERS}\s{_TO_RETURN}")


def read_reminder(text: str, _body: str | None) -> Commitment | None:
    """Read what members are reminded to do; what they are only told of once more is nobody's task.

    >>> read_reminder("The Chair reminded Members that comments should be sent to the Clerk.", None).kind
    'undertaken'
    >>> read_reminder("The Chair reminded Members that the budget would be set in May.", None) is None
    True
    """
    found = _REMINDED.match(text)
    return Commitment("undertaken", found.span("who")) if found else None
