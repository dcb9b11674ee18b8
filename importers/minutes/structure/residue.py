"""How much of a paper no layer covered: the measure of what was not understood."""

from collections.abc import Iterable
from operator import attrgetter

from importers.paper import Paper, Span
from importers.records import Residue

__all__ = ["read_residue"]

_SAMPLES = 5
_start = attrgetter("start")


def _gaps(paper: Paper, covered: Iterable[Span]) -> list[Span]:
    gaps, reached = [], 0
    for span in sorted(covered, key=_start):
        if span.start > reached:
            gaps.append(paper.trimmed(reached, span.start))
        reached = max(reached, span.end)
    gaps.append(paper.trimmed(reached, len(paper.plain)))
    return [gap for gap in gaps if len(gap)]


def read_residue(paper: Paper, covered: Iterable[Span]) -> Residue:
    """Count the characters, white space aside, that no span of ``covered`` and no marked furniture holds.

    >>> paper = Paper("Head. Body of it. Tail", "Head. Body of it. Tail", "text")
    >>> read_residue(paper, [Span(0, 5), Span(18, 22)])
    Residue(characters=9, total=18, samples=(Span(start=6, end=17),))
    """
    furniture = [block.span for block in paper.with_role("chrome", "label")]
    gaps = _gaps(paper, [*covered, *furniture])
    longest = sorted(gaps, key=len, reverse=True)[:_SAMPLES]
    return Residue(
        characters=sum(_letters(paper, gap) for gap in gaps),
        total=_letters(paper, Span(0, len(paper.plain))),
        samples=tuple(sorted(longest)),
    )


def _letters(paper: Paper, span: Span) -> int:
    return sum(map(len, paper.plain[span.start : span.end].split()))
