"""Items lettered "A. APOLOGIES" or counted in Roman numerals "IV. Next steps"."""

import re
from collections.abc import Callable, Sequence

from importers.minutes.layouts.headings import Heading, extend_title
from importers.minutes.layouts.lines import Line
from importers.minutes.layouts.number_lines import weigh_line
from importers.minutes.layouts.standing import is_standing
from importers.minutes.layouts.titles import cut_title
from importers.paper import Paper, Span

__all__ = ["lettered_headings"]

# "A. ", "IV) ", "II DECLARATION OF INTEREST"
_MARK = re.compile(r"(?P<mark>[A-Z]{1,5})(?:[.)]\s{1,20}(?=[A-Z])|(?<=[IVX])\s{1,20}(?=[A-Z]{3}))")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LEAST = 3
_LEAST_STANDING = 2


def _letter(mark: str) -> int | None:
    return ord(mark) - ord("A") + 1 if len(mark) == 1 else None


def _roman(mark: str) -> int | None:
    """Read a Roman numeral up to XXXIX, None if it is none.

    >>> _roman("XIV"), _roman("B")
    (14, None)
    """
    if any(c not in _ROMAN for c in mark):
        return None
    values = [_ROMAN[c] for c in mark] + [0]
    return sum(-value if value < values[at + 1] else value for at, value in enumerate(values[:-1]))


def _in_order(paper: Paper, lines: Sequence[Line], read: Callable[[str], int | None]) -> list[Heading]:
    """Read the headings whose marks count up from the first without a gap."""
    headings: list[Heading] = []
    for index, line in enumerate(lines):
        mark = _MARK.match(paper.plain, line.span.start, line.span.end)
        if mark is None or read(mark["mark"]) != len(headings) + 1:
            continue
        title = cut_title(paper.plain, mark.end(), line.span.end)
        weight = weigh_line(paper, line, title, lines[index - 1] if index else None)
        if weight <= 0:
            continue
        title, _ = extend_title(paper, lines, index, title)
        number = Span(mark.start("mark"), mark.end("mark"))
        headings.append(
            Heading(
                title=title, start=line.span.start, body=title.end, number=mark["mark"], number_span=number, weight=weight
            )
        )  # fmt: skip
    return headings


def lettered_headings(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read lettered headings; two standing titles among them tell them from a list of names ("A. Ash", "B. Birch")."""
    headings = max((_in_order(paper, lines, read) for read in (_letter, _roman)), key=len)
    standing = sum(is_standing(paper.plain[heading.title.start : heading.title.end]) for heading in headings)
    least = _LEAST_STANDING if standing == len(headings) else _LEAST
    if len(headings) < least or standing < _LEAST_STANDING:
        return [], 0.0
    return headings, sum(heading.weight for heading in headings)
