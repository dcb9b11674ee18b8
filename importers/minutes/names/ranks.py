"""Reads the offices that a title or letters are: "Inspector", "DCFO", "MSP"."""

import re

from importers.records import PersonName

__all__ = ["FIRE_RANKS", "is_fire_officer", "posts_by_title"]

# "DCFO", "AC": how a fire authority's minutes print the ranks of its own officers
FIRE_RANKS = r"D?CFO|ACFO|SOC|AC|GC"
# Titles and letters that are offices of their own.
_OFFICE_TITLE = re.compile(
    r"\b(?:(?:chief |detective ){0,2}(?:superintendent|inspector|constable|sergeant)|pcso|(?:lord )?mayor|lord provost|(?:depute |vice[- ])?conven[eo]r)\b",
    re.IGNORECASE,
)
_FIRE_RANK = re.compile(rf"\b(?:{FIRE_RANKS})\b")
_OFFICE_LETTERS = frozenset({"MP", "MSP", "MEP"})


def posts_by_title(person: PersonName) -> list[str]:
    """Give the offices that a title or letters are: "Inspector", "MSP".

    >>> from importers.paper import Span
    >>> posts_by_title(PersonName(name="Gwen Hale", span=Span(0, 1), title="Chief Inspector"))
    ['Chief Inspector']
    """
    posts = [letters for letters in (person.honours or "").split() if letters in _OFFICE_LETTERS]
    title = _OFFICE_TITLE.search(person.title or "") or _FIRE_RANK.search(person.title or "")
    return [title[0], *posts] if title else posts


def is_fire_officer(person: PersonName) -> bool:
    """Tell whether a rank of the fire service stands before the name, as in the minutes of a fire authority.

    >>> from importers.paper import Span
    >>> is_fire_officer(PersonName(name="Hale", span=Span(0, 9), title="DCFO"))
    True
    """
    return _FIRE_RANK.search(person.title or "") is not None
