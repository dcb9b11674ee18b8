"""Tells running text from the entry of a list."""

import re

__all__ = ["WORD", "is_sentence"]

WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
"""Matches a word of letters, hyphens and apostrophes."""
_FINITE = re.compile(
    r"\b(?:was|were|had|has|have|is|be|been|attended|substituted|acted|declared|replaced|deputised|sent|gave|joined|took|would|noted|asked|reported|welcomed"
    r"|explained|agreed|considered|presented|introduced|said|stated|received|submitted|met|gallery)\b"
)
_IN_BRACKETS = re.compile(r"\([^()]{0,200}\)")


def is_sentence(plain: str, pos: int, end: int) -> bool:
    """Tell whether running text, rather than an entry, stands from ``pos`` to the line's or the sentence's end.

    >>> is_sentence("Councillor Ash asked about roads.", 0, 33), is_sentence("Councillor Ash (Chair)", 0, 22)
    (True, False)
    """
    line = plain.find("\n", pos, end)
    stop = min(end if line < 0 else line, pos + 240)
    words = WORD.findall(plain, pos, stop)
    small = sum(word[0].islower() for word in words)
    if small >= 4 and small * 2 > len(words):
        return True
    full = plain.find(". ", pos, stop)
    return _FINITE.search(_IN_BRACKETS.sub("", plain[pos : full if full > pos + 20 else stop])) is not None
