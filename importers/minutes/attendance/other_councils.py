"""Tells a councillor of another council among those listed at a parish, town or community council.

"County Councillor J Bell", "Bo Marsh - District Councillor", "A Roy, WDC": they report to the meeting and are no members.
"""

import re

from importers.records import Head, PersonName

__all__ = ["RANK", "is_local", "is_of_another_council"]

# "Wold Parish Council", "Annual Parish Meeting", "Cyngor Cymuned Marl"
_LOCAL = re.compile(
    r"\b(?:parish|community|town|village) (?:council|meeting)\b|\bcyngor (?:cymuned|tref)\b", re.IGNORECASE
)
_HIGHER = r"(?:[Cc]ounty|[Dd]istrict|[Bb]orough|[Cc]ity|[Mm]etropolitan|[Uu]nitary|[Ww]ard|[Ss]ir)"
# "District Councillor", "Ward Member": what stands behind the name of such a visitor
RANK = re.compile(rf"{_HIGHER} (?:[Cc]ouncillor|[Cc]llr|[Mm]ember)\.?")
_TITLE = re.compile(rf"\b{_HIGHER}\b (?:[Cc]ouncillor|[Cc]llr)|[Cc]ynghorydd [Ss]ir")
# "WDC", "MBC": a council by its letters
_LETTERS = re.compile(r"[A-Z&]{1,6}C")


def is_local(head: Head) -> bool:
    """Tell whether a parish, town or community council met.

    >>> is_local(Head(body="Annual Parish Meeting")), is_local(Head(body="Parish Liaison Panel"))
    (True, False)
    """
    return _LOCAL.search(f"{head.body or ''} {head.council or ''}") is not None


def is_of_another_council(person: PersonName, beside: str | None, head: Head) -> bool:
    """Tell whether a title or the words ``beside`` a name make somebody a councillor of a larger council than met.

    >>> from importers.paper import Span
    >>> bell = PersonName(name="J Bell", span=Span(0, 1), title="County Councillor", councillor=True)
    >>> [is_of_another_council(bell, None, Head(body=body)) for body in ("Wold Parish Council", "Homes Panel")]
    [True, False]
    """
    if beside is not None and RANK.match(beside):
        return True
    if not is_local(head):
        return False
    if _TITLE.search(person.title or ""):
        return True
    return beside is not None and _LETTERS.fullmatch(beside.split(",")[0]) is not None
