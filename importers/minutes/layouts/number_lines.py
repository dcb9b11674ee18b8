"""What the layouts with numbers share: the numbers of a paper's lines, and the headings that their best chain makes."""

import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from importers.minutes.language.memory import remembered_of_paper
from importers.minutes.layouts.headings import Heading, weigh_title
from importers.minutes.layouts.lines import Line, read_lines
from importers.minutes.layouts.numbering import Candidate, Chain, ItemNumber, best_chain, read_number
from importers.paper import Paper, Span

__all__ = ["Candidates", "find_lone_numbers", "find_numbers", "weigh_form", "weigh_line"]


_FEWEST_MEMBERS = 4
_MOST_MISSING = 3
_LIKELY = 0.5
_ENDLESS = sys.maxsize


class Candidates:
    """Headings in the making, each by the line of its number."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[Candidate, Heading]] = {}

    def add(self, index: int, number: ItemNumber, title: Span, reach: Span, weight: float) -> None:
        """Add the heading whose number stands in line ``index``; ``reach`` goes from its first character to its last."""
        heading = Heading(
            title=title, start=reach.start, body=reach.end, number=number.printed, number_span=number.span, weight=weight
        )  # fmt: skip
        self._found[index] = Candidate(number, weight, index), heading

    def chain(self, length: int) -> tuple[list[Heading], float]:
        """Give the headings of the heaviest chain and its weight; ``length`` counts the paper's lines.

        A number that the chain leaves out and that stands elsewhere, once and looking as the others do, is an item that was
        taken out of its turn.
        """
        best = best_chain([candidate for candidate, _ in self._found.values()], length)
        members = sorted(
            {member.index for member in best.members}
            | set(self._out_of_turn(best))
            | set(self._in_turn(best))
        )
        return [self._found[index][1] for index in members], best.weight

    def _out_of_turn(self, chain: Chain) -> Iterator[int]:
        """Iterate over the lines of the numbers that a chain of plain ones leaves out."""
        values = [member.number.parts[0] for member in chain.members if member.number.plain]
        if len(values) < _FEWEST_MEMBERS or len(values) < len(chain.members):
            return
        missing = set(range(values[0], values[-1])) - set(values)
        if not 0 < len(missing) <= _MOST_MISSING:
            return
        shape = chain.members[0].number.shape
        found: dict[int, list[int]] = {}
        for candidate, _ in self._found.values():
            if (
                candidate.number.shape == shape
                and candidate.weight >= _LIKELY
                and candidate.number.parts[0] in missing
            ):
                found.setdefault(candidate.number.parts[0], []).append(candidate.index)
        yield from (places[0] for places in found.values() if len(places) == 1)

    def _in_turn(self, chain: Chain) -> Iterator[int]:
        """Iterate over the lines of the numbers that a chain of plain ones lacks, where they stand in their turn.

        Between two members or before the first, more than half of the missing ones stand in order, each once; behind the last
        they follow one another. An item whose words read as a sentence ("9. Accounts were presented") is one all the same.
        """
        values = [member.number.parts[0] for member in chain.members if member.number.plain]
        if len(values) < _FEWEST_MEMBERS or len(values) < len(chain.members):
            return
        shape = chain.members[0].number.shape
        places = sorted(
            (candidate.index, candidate.number.parts[0])
            for candidate, _ in self._found.values()
            if candidate.number.shape == shape and candidate.number.plain
        )
        edges = [
            (-1, 0),
            *((member.index, member.number.parts[0]) for member in chain.members),
            (_ENDLESS, _ENDLESS),
        ]
        for (first, low), (last, high) in pairwise(edges):
            between = places[bisect_left(places, (first + 1,)) : bisect_left(places, (last,))]
            values = [value for _, value in between]
            wanted = range(low + 1, low + 1 + len(values) if last == _ENDLESS else high)
            turn = all(earlier < later for earlier, later in pairwise(values)) and all(
                value in wanted for value in values
            )
            if turn and 2 * len(values) > len(wanted):
                yield from (index for index, _ in between)

    def likely(self) -> list[Heading]:
        """Give all headings that more speaks for than against, in the paper's order, whatever their numbers."""
        return [heading for _, heading in self._found.values() if heading.weight > 0]


@remembered_of_paper
def find_numbers(paper: Paper) -> tuple[tuple[int, ItemNumber], ...]:
    """Find the lines that begin with a number, each with its index."""
    read = (
        (i, read_number(paper.plain, line.span.start, line.span.end))
        for i, line in enumerate(read_lines(paper))
    )
    return tuple((i, number) for i, number in read if number is not None)


def find_lone_numbers(paper: Paper, lines: Sequence[Line]) -> list[tuple[int, ItemNumber]]:
    """Find the lines that hold a number and nothing else."""
    return [
        (i, number)
        for i, number in find_numbers(paper)
        if not paper.plain[number.after : lines[i].span.end].strip(" .|-")
    ]


def weigh_line(paper: Paper, line: Line, title: Span, above: Line | None) -> float:
    """Weigh a title by its line, what follows it there, and the line above."""
    words = paper.plain[title.start : title.end]
    rest = paper.plain[title.end : line.span.end].lstrip(" .:-")[:200]
    return weigh_title(line, words, rest, above)


def weigh_form(number: ItemNumber) -> float:
    """Weigh a number's form: a year in it or a word before it is telling, a letter or bracket speaks against.

    >>> def weigh(text): return weigh_form(read_number(text, 0, len(text)))
    >>> weigh("221/12 A") > weigh("12. A") > weigh("12) A") > weigh("3a A")
    True
    """
    weight = 1.0 if "/" in number.shape else 0.0
    if number.worded:
        weight += 0.5
    if number.letter:
        weight -= 1.5
    if number.shape.startswith("#(") or number.shape.endswith(")"):
        weight -= 0.6
    if len(number.parts) == 2 and "." in number.shape.rstrip(".") and number.parts[1] != 0:
        weight -= 0.8
    return weight
