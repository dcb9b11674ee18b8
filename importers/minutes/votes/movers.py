"""Finds who moved and who seconded: "moved by Councillor A, seconded by Councillor B", "Proposed: Cllr A"."""

import re

from importers.minutes.language.holding import find_near, stems
from importers.minutes.names.people import read_names
from importers.records import PersonName

__all__ = ["find_movers"]

_NAME = r"(?P<{}>(?:the )?(?:(?:County |Borough |City |Parish )?(?:Councill?or|Cllr|Clr|Ald(?:erman)?|Bailie|Provost|Mr|Mrs|Ms|Miss|Dr|Prof|Mayor|MR|MRS|COUNCILLOR)s?\.?\s)[\w.'-]+(?:\s[\w.'-]+){{0,3}}?)"
# "moved by Councillor Pell", "Proposed by: Cllr Yeo", "PROPOSED: Councillor A"
_MOVED = re.compile(
    rf"\b(?:moved|proposed|PROPOSED|MOVED|Moved|Proposed|proposer|Proposer|mover|Mover)(?:\s(?:by|BY))?\s{{0,2}}[:-]?\s{{0,3}}{_NAME.format('by')}(?=[,.;/\n(]|\s(?:and|AND|seconded|SECONDED|that|on)\b|$)"
)
_SECONDED = re.compile(
    rf"\b(?:seconded|SECONDED|Seconded|seconder|Seconder)(?:\s(?:by|BY))?\s{{0,2}}[:-]?\s{{0,3}}{_NAME.format('by')}(?=[,.;\n(]|\s(?:and|AND|that|it|the|was|on|with)\b|$)"
)
# "Councillor Yeo moved, seconded by Councillor Pell", "On the motion of Councillor A"
_MOVES = re.compile(rf"{_NAME.format('by')}\s?(?:then\s)?(?:moved|proposed|MOVED|PROPOSED)\b")
_SECONDS = re.compile(rf"{_NAME.format('by')}\s?(?:then\s)?(?:seconded|SECONDED)\b")
_MOVING, _SECONDING = stems("moved", "proposed"), stems("seconded")
_LONGEST_SUBJECT, _LONGEST_VERB = 120, len("proposed ")
_MOTION_OF = re.compile(
    rf"\b[Oo]n the (?:motion|proposal|proposition) of {_NAME.format('by')}(?=[,.;\n]|\s(?:and|seconded)\b)"
)


def find_movers(plain: str, start: int, end: int) -> tuple[PersonName | None, PersonName | None]:
    """Find the last mover and seconder named in a stretch, None each where nobody is.

    >>> text = "It was moved by Councillor Pell, seconded by Councillor Mrs Royce and RESOLVED"
    >>> [name.name for name in find_movers(text, 0, len(text))]
    ['Pell', 'Royce']
    """
    if (
        "econded" not in plain[start:end]
        and "ECONDED" not in plain[start:end]
        and "oved by" not in plain[start:end]
    ):
        return None, None
    mover = _last(plain, start, end, ((_MOVED, None), (_MOVES, _MOVING), (_MOTION_OF, None)))
    seconder = _last(plain, start, end, ((_SECONDED, None), (_SECONDS, _SECONDING)))
    return mover, seconder


def _last(
    plain: str, start: int, end: int, ways: tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]
) -> PersonName | None:
    for pattern, verb in ways:
        found = None
        matches = (
            pattern.finditer(plain, start, end)
            if verb is None
            else find_near(plain, start, end, verb, pattern, before=_LONGEST_SUBJECT, after=_LONGEST_VERB)
        )
        for found in matches:  # noqa: B007 - the last match is wanted
            pass
        if found is not None:
            names = read_names(plain, *found.span("by"))
            if names:
                return names[0]
    return None
