"""Layouts whose items carry numbers: in front of the title, alone in a line above it, or alone in a line below it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from importers.minutes.headings import Heading, bold_title, extend_title, weigh_title
from importers.minutes.lines import Line
from importers.minutes.numbering import Candidate, Chain, ItemNumber, best_chain, read_number
from importers.minutes.standing import standing_at
from importers.minutes.titles import cut_title, trim_title
from importers.paper import Paper, Span

__all__ = ["number_above", "number_before", "number_below", "numbered_paragraphs"]

_LIST_ENTRY = 1.5
_ON_PAGE = 0.3


def _numbers(paper: Paper, lines: Sequence[Line]) -> list[tuple[int, ItemNumber]]:
    found = []
    for index, line in enumerate(lines):
        number = read_number(paper.plain, line.span.start, line.span.end)
        if number is not None:
            found.append((index, number))
    return found


def _chained(candidates: dict[int, tuple[Candidate, Heading]], length: int) -> tuple[list[Heading], Chain]:
    chain = best_chain([candidate for candidate, _ in candidates.values()], length)
    return [candidates[member.index][1] for member in chain.members], chain


def _heading(number: ItemNumber, title: Span, start: int, body: int, weight: float) -> Heading:
    return Heading(
        title=title, start=start, body=body, number=number.printed, number_span=number.span, weight=weight
    )


def _weigh(paper: Paper, line: Line, title: Span, above: Line | None) -> float:
    words = paper.plain[title.start : title.end]
    rest = paper.plain[title.end : line.span.end].lstrip(" .:-")[:200]
    return weigh_title(line, words, rest, above)


def number_before(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read headings such as "221/12 TITLE", "1. Title", "44 TITLE - text" and "3093.Title: text"."""
    candidates: dict[int, tuple[Candidate, Heading]] = {}
    listed: dict[int, int] = {}
    for index, number in _numbers(paper, lines):
        line = lines[index]
        if number.after >= line.span.end:
            continue
        title = bold_title(paper, line, number.after) or cut_title(paper.plain, number.after, line.span.end)
        weight = _weigh(paper, line, title, lines[index - 1] if index else None) + _form(number)
        if _in_list(lines, index, number, listed):
            listed[index] = number.parts[-1]
            weight -= _LIST_ENTRY
        title, _ = extend_title(paper.plain, lines, index, title)
        heading = _heading(number, title, line.span.start, title.end, weight)
        candidates[index] = Candidate(number, weight, index), heading
    headings, chain = _chained(candidates, len(lines))
    return headings, chain.weight


def _in_list(lines: Sequence[Line], index: int, number: ItemNumber, listed: dict[int, int]) -> bool:
    """Tell whether a numbered line opens a list under a lead-in, or goes on one from the line above."""
    if not index or not number.plain:
        return False
    value = number.parts[-1]
    opens = value == 1 and lines[index - 1].text.endswith((":", ":-"))
    return (
        opens
        or listed.get(index - 1) == value - 1
        or (listed.get(index - 2) == value - 1 and not lines[index - 1].blank)
    )


def _form(number: ItemNumber) -> float:
    """Weigh a number's form: a year in it or a word before it is telling, a letter or bracket speaks against."""
    weight = 0.0
    if "/" in number.shape:
        weight += 1.0
    if number.worded:
        weight += 0.5
    if number.letter:
        weight -= 1.5
    if number.shape.startswith("#(") or number.shape.endswith(")"):
        weight -= 0.6
    if len(number.parts) == 2 and "." in number.shape.rstrip(".") and number.parts[1] != 0:
        weight -= 0.8
    return weight


def _alone(paper: Paper, lines: Sequence[Line]) -> list[tuple[int, ItemNumber]]:
    return [
        (i, n)
        for i, n in _numbers(paper, lines)
        if not paper.plain[n.after : lines[i].span.end].strip(" .|-")
    ]


def number_above(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read headings whose number stands alone in the line above the title, as a page's text prints them."""
    candidates: dict[int, tuple[Candidate, Heading]] = {}
    page = _is_page(paper)
    for index, number in _alone(paper, lines):
        if index + 1 >= len(lines):
            continue
        below = lines[index + 1]
        title = cut_title(paper.plain, below.span.start, below.span.end)
        weight = _weigh(paper, below, title, lines[index - 1] if index else None)
        weight += 0.5 if number.shape.endswith(".") else 0.0
        if page and not lines[index - 1].text.endswith(":"):
            weight = max(weight, _ON_PAGE)
        title, _ = extend_title(paper.plain, lines, index + 1, title)
        heading = _heading(number, title, lines[index].span.start, title.end, weight)
        candidates[index] = Candidate(number, weight, index), heading
    headings, chain = _chained(candidates, len(lines))
    if page:
        every = _labelled(paper, [heading for _, heading in candidates.values() if heading.weight > 0])
        if len(every) > len(headings):
            return every, sum(heading.weight + 0.5 for heading in every)
    return headings, chain.weight


def _labelled(paper: Paper, headings: list[Heading]) -> list[Heading]:
    """Keep the headings that have "Minutes:" under them before the next one follows, if any has."""
    labels = [found.start() for found in _MINUTES_LABEL.finditer(paper.plain)]
    starts = [heading.start for heading in headings]
    under = {bisect_right(starts, label) - 1 for label in labels}
    kept = [heading for at, heading in enumerate(headings) if at in under]
    return kept or headings


_MINUTES_LABEL = re.compile(r"^[ ]{0,8}(?:Minutes|Cofnodion):[ ]{0,8}$", re.MULTILINE)
# the head of a meeting page's table of items, or the label over its minuted text
_PAGE = re.compile(
    r"^[ ]{0,8}(?:No\.?[ ]{0,4}\|?[ ]{0,4}Item|Rhif[ ]{0,4}\|?[ ]{0,4}Eitem|Minutes:|Cofnodion:)[ ]{0,4}\|?[ ]{0,8}$",
    re.MULTILINE,
)


def _is_page(paper: Paper) -> bool:
    return _PAGE.search(paper.plain) is not None


def number_below(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read headings whose reference stands alone in the line below the title: "APOLOGIES" / "STC11/14"."""
    candidates: dict[int, tuple[Candidate, Heading]] = {}
    for index, number in _alone(paper, lines):
        if index == 0 or (number.plain and not number.worded):
            continue
        first = index - 1
        while (
            first > 0
            and not lines[first].blank
            and lines[first].capitals
            and lines[first - 1].capitals
            and index - first < 3
        ):
            first -= 1
        title = Span(
            lines[first].span.start,
            cut_title(paper.plain, lines[index - 1].span.start, lines[index - 1].span.end).end,
        )
        words = paper.plain[title.start : title.end]
        weight = (
            weigh_title(lines[first], words, "", lines[first - 1] if first else None) + 0.6 + _form(number)
        )
        body = lines[index].span.end
        candidates[index] = (
            Candidate(number, weight, index),
            _heading(number, title, title.start, body, weight),
        )
    headings, chain = _chained(candidates, len(lines))
    return headings, chain.weight


_LEAST_PARAGRAPHS = 4


def numbered_paragraphs(paper: Paper, lines: Sequence[Line]) -> list[Heading]:
    """Read the paragraphs of minutes that number them and print no titles; each is named by its first words.

    Only for papers in which no profile finds a heading: the paragraphs must begin at 1 or 2, follow one another
    without gaps and reach from the head to the end.
    """
    candidates: dict[int, tuple[Candidate, Heading]] = {}
    for index, number in _numbers(paper, lines):
        line = lines[index]
        if (
            not number.plain
            or not line.blank
            or number.after >= line.span.end
            or not paper.plain[number.after].isupper()
        ):
            continue
        title = standing_at(paper.plain, number.after, line.span.end) or _first_words(
            paper, number.after, line.span.end
        )
        heading = _heading(number, title, line.span.start, number.after, 0.5)
        candidates[index] = Candidate(number, 0.5, index), heading
    headings, chain = _chained(candidates, len(lines))
    values = [member.number.parts[0] for member in chain.members]
    spread = headings[-1].start - headings[0].start if headings else 0
    gapless = all(later - earlier == 1 for earlier, later in pairwise(values))
    if len(values) < _LEAST_PARAGRAPHS or values[0] > 2 or not gapless or spread * 2 < len(paper.plain):
        return []
    return headings


# the first sentence, or as much of it as names the matter
_SENTENCE_END = re.compile(r"\.(?=\s|$)|;|\n")


def _first_words(paper: Paper, start: int, end: int) -> Span:
    found = _SENTENCE_END.search(paper.plain, start, min(end, start + 160))
    return trim_title(paper.plain, start, found.start() if found else min(end, start + 160))
