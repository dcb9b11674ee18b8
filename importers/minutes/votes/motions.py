"""Finds what was moved, and tells which clauses of the resolution below it became.

"Councillor Ash proposed, and Councillor Bee seconded, that the ferry be kept." above a list of three clauses moved the
one that speaks of the ferry, not the one that notes the report.
"""

import re
from collections.abc import Sequence

from importers.minutes.language.likeness import share_of_words, telling_words

__all__ = ["choose_moved"]

# "moved by Councillor Ash, seconded by Councillor Bee, that the ferry be kept.": what stands behind "that"
_MOTION = re.compile(
    r"\b(?:moved|proposed|seconded|MOVED|PROPOSED|SECONDED|Moved|Proposed|Seconded)\b[^.;:]{0,160}?\bthat\s(?P<what>[^.;:]{8,400})"
)
# "the three recommendations set out below", "the motion as amended": a motion for all of the clauses
_FOR_ALL = re.compile(
    r"\b(?:recommendations?|resolutions?|set out|below|above|following|motion|amend\w+|proposals?|report)\b",
    re.IGNORECASE,
)
# the share of words that a motion has at least with its clause, and how near to the best another clause must come
_SAME_MATTER, _AS_GOOD = 0.4, 0.75


def choose_moved(plain: str, start: int, end: int, clauses: Sequence[str]) -> list[int]:
    """Give the places of the clauses that the last motion of a stretch became: all where it does not say what it is for.

    >>> text = "Councillor Ash moved, and Councillor Bee seconded, that the night ferry be kept."
    >>> choose_moved(text, 0, len(text), ["That the report be noted", "That the night ferry be kept until May"])
    [1]
    >>> choose_moved("Moved by Councillor Ash", 0, 23, ["That the report be noted", "That the ferry be kept"])
    [0, 1]
    """
    everything = list(range(len(clauses)))
    motion = None
    for motion in _MOTION.finditer(plain, start, end):  # noqa: B007 - the last motion is wanted
        pass
    if motion is None or len(clauses) < 2:
        return everything
    moved = telling_words(motion["what"])
    shares = [share_of_words(moved, telling_words(clause)) for clause in clauses]
    least = max(_SAME_MATTER, _AS_GOOD * max(shares))
    same = [at for at in everything if shares[at] >= least]
    return same or (everything if _FOR_ALL.search(motion["what"]) else [])
