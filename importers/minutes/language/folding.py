"""Folds the white space of a short stretch so that patterns may rely on single spaces, and leads back to the offsets."""

import re
from dataclasses import dataclass

from importers.paper import Span

__all__ = ["Folded", "fold"]

# the point of "Mr.", "Cllr." and of the initial behind, which ends no clause
_ABBREVIATED = r"(?:(?<=\b[DM]r)|(?<=\bMrs)|(?<=\bMs)|(?<=\bCllr)|(?<=\bCllrs)|(?<=\bProf)|(?<=\bRev)|(?<=\bCouncillor [A-Z])|(?<=\bCllr [A-Z])|(?<=\bM[rs] [A-Z])|(?<=\bMrs [A-Z]))\.(?= [A-Z])"
# a line break inside a clause, two spaces, a quotation mark of markdown at a line's start, its marks of bold type, such a point
_WIDE = re.compile(rf"(?:\s*\n\s*(?:>\s*)?|\s{{2,}}|[\t\n]|(?P<nothing>\*\*|{_ABBREVIATED}))")
_UNEVEN = ("\n", "  ", "\t", "**", "r. ", "s. ", "of. ", "ev. ", "illor ")


@dataclass(frozen=True, slots=True)
class Folded:
    """A stretch with single spaces: ``cuts`` holds where spaces and points of titles were left out, as (offset in ``text``, code points)."""

    text: str
    start: int
    cuts: tuple[tuple[int, int], ...] = ()

    def offset(self, at: int) -> int:
        """Give the paper's offset of a position in ``text``."""
        return self.start + at + sum(left for place, left in self.cuts if place <= at)

    def span(self, start: int, end: int) -> Span:
        """Give the paper's stretch of ``text[start:end]``, which must not be empty.

        >>> folded = fold("That  the\\n  report", 0, 18)
        >>> folded.text, folded.span(9, 15)
        ('That the report', Span(start=12, end=18))
        """
        return Span(self.offset(start), self.offset(end - 1) + 1)


def fold(plain: str, start: int, end: int) -> Folded:
    """Fold ``plain[start:end]``, which should be a clause or a sentence, not a paper.

    >>> fold("Cllr. Ash  asked  Mr. Bee.", 0, 26).text
    'Cllr Ash asked Mr Bee.'
    """
    stretch = plain[start:end]
    if not any(mark in stretch for mark in _UNEVEN):
        return Folded(stretch, start)
    parts: list[str] = []
    cuts: list[tuple[int, int]] = []
    last = length = 0
    for match in _WIDE.finditer(stretch):
        space = "" if match["nothing"] else " "
        parts += (stretch[last : match.start()], space)
        length += match.start() - last + len(space)
        if match.end() - match.start() > len(space):
            cuts.append((length, match.end() - match.start() - len(space)))
        last = match.end()
    parts.append(stretch[last:])
    return Folded("".join(parts), start, tuple(cuts))
