"""Undoes the line breaks of a printed margin, character for character, so that a name broken by one reads as one."""

import re

from importers.minutes.memory import remembered

__all__ = ["unwrap"]

# a line of sixty characters or more, broken before a word: "…the Public Services⏎Ombudsman"
_BROKEN = re.compile(r"\n(?<=[^\n]{60}[\w,&-]\n)(?=[A-Za-z(&])")


@remembered
def unwrap(plain: str) -> str:
    """Replace each line break that a margin made by a space; offsets stay what they were.

    >>> unwrap("x" * 60 + " the Public Services\\nOmbudsman")[-29:]
    'the Public Services Ombudsman'
    >>> unwrap("Present\\nCouncillor Ash")
    'Present\\nCouncillor Ash'
    """
    return _BROKEN.sub(" ", plain)
