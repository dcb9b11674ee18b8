"""Leave people without a public role off a map, unless a reader asks for them.

Members, chairs and others who sit on a body by office are always shown. An officer or a guest is shown who answers for
something: of whom, or of whose post, something was asked, who holds a senior post, or who came for an organisation.
Others, a junior officer who once took a question or a resident who put one, did not choose a public role; a map that
ranks and ties them is not drawn unasked.
"""

import re
from collections.abc import Mapping
from typing import Final

from graph.asking import Asking
from graph.maps.map import Choice
from graph.maps.ties import Ties

__all__ = ["has_public_role", "withhold"]

_MODEST: Final = frozenset({"officer", "guest"})
# "Corporate Director of Place", "Assistant Chief Executive", "Head of Legal Services", "Town Clerk"; not "Director's Secretary"
_SENIOR: Final = re.compile(
    r"(?<!to )(?<!to the )\b(?:chief|director|head|monitoring officer|section 151|treasurer|town clerk|statutory scrutiny officer"
    r"|commissioner)\b(?!['\u2019])",
    re.IGNORECASE,
)


def has_public_role(row: Mapping[str, str]) -> bool:
    """Say whether somebody has a public role, from a row of the question ``roles``; who came in no stated capacity has.

    >>> has_public_role({"capacities": "officer", "posts": "Planning Assistant", "asked": "0", "represented": "0"})
    False
    >>> has_public_role({"capacities": " officer", "posts": "Head of Planning", "asked": "0", "represented": "0"})
    True
    """
    capacities = set(row.get("capacities", "").split())
    answers = row.get("asked", "0") != "0" or row.get("represented", "0") != "0"
    return (
        not capacities or bool(capacities - _MODEST) or answers or bool(_SENIOR.search(row.get("posts", "")))
    )


async def withhold(asking: Asking, ties: Ties, choice: Choice, *but: str) -> tuple[Ties, int]:
    """Leave out those without a public role, except ``but``; give what remains, and how many were left out."""
    people = sorted(ties.of_kind("person") - set(but))
    if choice.everyone or not people:
        return ties, 0
    rows = await asking.rows("roles", person=people)
    private = {row["person"] for row in rows if not has_public_role(row)}
    if not private:
        return ties, 0
    return ties.only(lambda tie: not {tie.source, tie.target} & private), len(private)
