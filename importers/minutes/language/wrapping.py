"""Undoes the line breaks of a printed margin, character for character, so that a name broken by one reads as one."""

import re

from importers.minutes.language.memory import remembered

__all__ = ["unwrap"]

# a line of sixty characters or more, broken before a word: "…the Public Services⏎Ombudsman"
_BROKEN = re.compile(r"\n(?<=[^\n]{60}[\w,&-]\n)(?=[A-Za-z(&])")
# a shorter line, with the word that may not have found room on it
_SHORT = re.compile(r"\n(?<=[^\n]{38}[\w,&-]\n)(?=(?P<word>[A-Za-z(&]\S*))")
# what shows that a margin breaks sentences: "…that the⏎report"
_IN_SENTENCE = re.compile(r"\n(?<=[^\n]{38}[a-z,]\n)(?=[a-z]{2})")
_NARROW, _SIGNS = 76, 4


@remembered
def unwrap(plain: str) -> str:
    """Replace each line break that a margin made by a space; offsets stay what they were.

    In a paper with a narrow margin a shorter line is broken too, if the next word had no room on it.

    >>> unwrap("x" * 60 + " the Public Services\\nOmbudsman")[-29:]
    'the Public Services Ombudsman'
    >>> unwrap("Present\\nCouncillor Ash")
    'Present\\nCouncillor Ash'
    """
    width = max(map(len, plain.split("\n")))

    def join(match: "re.Match[str]") -> str:
        line = match.start() - plain.rfind("\n", 0, match.start()) - 1
        return " " if line + 1 + len(match["word"]) > width else "\n"

    unbroken = _BROKEN.sub(" ", plain)
    narrow = width < _NARROW and len(_IN_SENTENCE.findall(plain)) >= _SIGNS
    return _SHORT.sub(join, unbroken) if narrow else unbroken
