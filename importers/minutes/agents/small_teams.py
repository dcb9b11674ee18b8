"""Finds teams that are named in small letters: "the fostering team", "our digital and design teams"."""

import re
from collections.abc import Iterator

from importers.paper import Span

__all__ = ["find_small_teams"]

_NO_TEAM = frozenset(
    "management leadership senior whole whole same new their this that each project an small other more additional other's own respective single".split()
)
# "the fostering" before " team"
_TEAM_BEFORE = re.compile(r"\b(?:[Tt]he|[Oo]ur|teams? and)\s(?P<label>(?:[a-z'-]{3,14}\s(?:and\s)?){1,3})$")


def find_small_teams(plain: str) -> Iterator[Span]:
    """Iterate over teams in small letters behind an article, each without it.

    >>> text = "The fostering team and the whole team met."
    >>> [text[team.start : team.end] for team in find_small_teams(text)]
    ['fostering team']
    """
    at = plain.find(" team")
    while at >= 0:
        end = at + 6 if plain.startswith("s", at + 5) else at + 5
        match = _TEAM_BEFORE.search(plain, max(0, at - 60), at + 1)
        if match and not plain[end : end + 1].isalnum() and not set(match["label"].split()) & _NO_TEAM:
            yield Span(match.start("label"), end)
        at = plain.find(" team", end)
