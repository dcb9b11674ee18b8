"""Cuts a text at the ends of its mentions, so that overlapping and nested mentions can be shown in flat mark-up.

Offsets count code points, as everywhere. A piece knows every mention that covers it, the shortest first: that is the one
that a click on the piece should lead to.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Mark", "Piece", "cut_text"]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of the text that supports facts; ``facts`` are the numbers of these in the list beside the text."""

    start: int
    end: int
    facts: tuple[int, ...] = ()

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands: start and end."""
        return self.start, self.end

    @property
    def anchor(self) -> str:
        """The fragment by which the mention's IRI names it (RFC 5147)."""
        return f"char={self.start},{self.end}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text between two ends: what covers it, and which mentions begin with it."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]

    @property
    def depth(self) -> int:
        """How many mentions cover it; 4 stands for more."""
        return min(len(self.marks), 4)


def _clip(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    return sorted(mark for mark in marks if mark.start < mark.end and mark.start < end and mark.end > start)


def cut_text(text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """Iterate over the pieces of ``text[start:end]``; together they are exactly that text.

    >>> pieces = cut_text("abcdef", [Mark(1, 4), Mark(2, 6)])
    >>> [(p.text, [m.anchor for m in p.marks]) for p in pieces]
    [('a', []), ('b', ['char=1,4']), ('cd', ['char=1,4', 'char=2,6']), ('ef', ['char=2,6'])]
    """
    end = len(text) if end is None else min(end, len(text))
    kept = _clip(marks, start, end)
    cuts = sorted(
        {start, end, *(cut for mark in kept for cut in (mark.start, mark.end) if start < cut < end)}
    )
    open_marks: list[Mark] = []
    following = 0
    for left, right in pairwise(cuts):
        open_marks = [mark for mark in open_marks if mark.end > left]
        begins = []
        while following < len(kept) and max(kept[following].start, start) <= left:
            begins.append(kept[following])
            following += 1
        open_marks += begins
        covering = sorted(open_marks, key=lambda mark: (mark.end - mark.start, mark.start))
        yield Piece(text[left:right], tuple(covering), tuple(begins))
