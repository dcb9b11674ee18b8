"""What the layouts with numbers share: the numbers of a paper's lines, and the headings that their best chain makes."""

from collections.abc import Sequence

from importers.minutes.language.memory import remembered_of_paper
from importers.minutes.layouts.headings import Heading, weigh_title
from importers.minutes.layouts.lines import Line, read_lines
from importers.minutes.layouts.numbering import Candidate, ItemNumber, best_chain, read_number
from importers.paper import Paper, Span

__all__ = ["Candidates", "find_lone_numbers", "find_numbers", "weigh_form", "weigh_line"]


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
        """Give the headings of the heaviest chain and its weight; ``length`` counts the paper's lines."""
        best = best_chain([candidate for candidate, _ in self._found.values()], length)
        return [self._found[member.index][1] for member in best.members], best.weight

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
