"""Layouts whose items carry a number in front of the title, or alone in the line below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from importers.minutes.layouts.headings import Heading, bold_title, cell_end, extend_title, weigh_title
from importers.minutes.layouts.lines import Line, find_margin, is_capitals
from importers.minutes.layouts.number_lines import (
    Candidates,
    find_lone_numbers,
    find_numbers,
    weigh_form,
    weigh_line,
)
from importers.minutes.layouts.numbering import ItemNumber
from importers.minutes.layouts.standing import is_standing, standing_at
from importers.minutes.layouts.titles import cut_title, is_sentence, trim_title
from importers.paper import Paper, Span

__all__ = ["number_before", "number_below", "numbered_paragraphs"]

_LIST_ENTRY = 1.5
_IN_CELL = 0.6
_PARAGRAPH = 2.5
_LIKELY_TITLE = 1.0
_SEVERAL = 4
_LEAST_PARAGRAPHS = 4
_LONG, _LONGEST_NAME = 90, 160


def number_before(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read headings such as "221/12 TITLE", "1. Title", "44 TITLE - text" and "3093.Title: text"."""
    candidates = Candidates()
    listed: dict[int, int] = {}
    numbers = find_numbers(paper)
    whole = {number.parts for _, number in numbers if not number.letter}
    for index, number in numbers:
        line = lines[index]
        if number.after >= line.span.end or (number.letter and number.parts in whole):
            continue
        end = cell_end(paper, number.after, line.span.end)
        end = _sub_number(paper, number, end)
        title = bold_title(paper, line, number.after) or cut_title(paper.plain, number.after, end)
        weight = weigh_line(paper, line, title, lines[index - 1] if index else None) + weigh_form(number)
        if "|" in paper.text[number.span.end : title.start]:
            weight = max(weight, _IN_CELL)
        if _begins_paragraph(paper, lines, index, title):
            weight -= _PARAGRAPH
        if _in_list(lines, index, number, listed):
            listed[index] = number.parts[-1]
            weight -= _LIST_ENTRY
        title, _ = extend_title(paper, lines, index, title)
        if weight < 0 and len(title) > _LONG and is_sentence(paper.plain[title.start : title.end]):
            title = _first_words(paper, title.start, title.end)
        candidates.add(index, number, title, Span(line.span.start, title.end), weight)
    headings, score = candidates.chain(len(lines))
    if headings and (_follows_titles(paper, lines, headings[0].start) or _counts_paragraphs(lines, numbers)):
        return [], 0.0
    return sorted([*headings, *_inside_lines(paper, headings)], key=lambda heading: heading.start), score


# "71/17", "112/2019": a running number with its year
_OF_YEAR = re.compile(r"(?P<count>\d{1,4})/(?P<year>\d{2}(?:\d{2})?)")


def _inside_lines(paper: Paper, headings: Sequence[Heading]) -> Iterator[Heading]:
    """Iterate over the items whose running numbers stand inside a line: "70/17 Apologies There were none. 71/17 Interests".

    Only numbers that the headings around them lack count, each where it stands once, with a word in capitals behind it.
    """
    for earlier, later in pairwise(headings):
        first, last = (_OF_YEAR.fullmatch(heading.number or "") for heading in (earlier, later))
        if first is None or last is None or first["year"] != last["year"]:
            continue
        reached = earlier.body
        for count in range(int(first["count"]) + 1, int(last["count"])):
            number = f"{count}/{first['year']}"
            at = paper.plain.find(f" {number} ", reached, later.start) + 1
            if not at or paper.plain.find(f" {number} ", at + 1, later.start) > 0:
                continue
            reached = at + len(number)
            end = paper.plain.find("\n", reached, later.start)
            title = _first_words(paper, reached + 1, end if end > 0 else later.start)
            if paper.plain[title.start].isupper():
                span = Span(at, at + len(number))
                yield replace(
                    earlier, title=title, start=at, body=title.end, number=number, number_span=span, key=None
                )


def _sub_number(paper: Paper, number: ItemNumber, end: int) -> int:
    """Find where the item's first paragraph begins in the line of its title: "7. Reports 7.1 Chairman's report"."""
    at = paper.plain.find(f" {number.printed}.1 ", number.after, end) if number.plain else -1
    return at if at > 0 else end


# the head of a meeting page's table, under which the first item follows at once
_PAGE_HEAD = re.compile(
    r"^[ ]{0,8}(?:No\.?[ ]{0,4}\|?[ ]{0,4}Items?|Rhif[ ]{0,4}\|?[ ]{0,4}Eitem)[ ]{0,4}\|?[ ]{0,8}$",
    re.MULTILINE,
)


def _follows_titles(paper: Paper, lines: Sequence[Line], first: int) -> bool:
    """Tell whether titles without numbers stand between a page's "No. Item" and the first number: it counts a list."""
    head = _PAGE_HEAD.search(paper.plain)
    if head is None:
        return False
    return any(head.end() < line.span.start < first and is_standing(line.text) for line in lines)


def _counts_paragraphs(lines: Sequence[Line], numbers: Sequence[tuple[int, ItemNumber]]) -> bool:
    """Tell whether numbers begin anew under each of several titles that have none: they count an item's paragraphs."""
    numbered = {index for index, _ in numbers}
    titles = {
        index - 1 for index, number in numbers if number.plain and number.parts == (1,) and not number.letter and index
    }  # fmt: skip
    weights = (
        weigh_title(lines[at], lines[at].text, "", lines[at - 1] if at else None)
        for at in titles - numbered
        if lines[at].blank and lines[at].text[-1] not in ".:;,"
    )
    return sum(weight > _LIKELY_TITLE for weight in weights) >= _SEVERAL


def _in_list(lines: Sequence[Line], index: int, number: ItemNumber, listed: dict[int, int]) -> bool:
    """Tell whether a numbered line opens a list under a lead-in, or goes on one from the line above."""
    if not index or not number.plain:
        return False
    value, above = number.parts[-1], lines[index - 1]
    if (value == 1 and above.text.endswith((":", ":-"))) or listed.get(index - 1) == value - 1:
        return True
    return listed.get(index - 2) == value - 1 and not above.blank


def _begins_paragraph(paper: Paper, lines: Sequence[Line], index: int, title: Span) -> bool:
    """Tell whether a title is the first line of a paragraph that the margin broke: "1. Ms Lee, Head of Parks," / "said".

    The next word had no room on the line, and with the line below the words are a sentence.
    """
    if index + 1 == len(lines) or lines[index + 1].blank or title.end < lines[index].span.end - 1:
        return False
    line, below = lines[index], lines[index + 1]
    room = find_margin(paper) - len(line.text)
    words = paper.plain[title.start : title.end]
    if room > len(below.text.split(None, 1)[0]) or is_sentence(words) or is_standing(words):
        return False
    return not is_capitals(words) and is_sentence(f"{words} {below.text}")


def _title_above(paper: Paper, lines: Sequence[Line], index: int) -> tuple[Span, Line, Line | None]:
    """Read the title that ends in the line above ``index``, with its first line and the one before that."""
    first = index - 1
    while first > 0 and index - first < 3 and _joins(lines[first - 1], lines[first]):
        first -= 1
    last = lines[index - 1].span
    title = Span(lines[first].span.start, cut_title(paper.plain, last.start, last.end).end)
    return title, lines[first], lines[first - 1] if first else None


def _joins(upper: Line, lower: Line) -> bool:
    return not lower.blank and lower.capitals and upper.capitals


def number_below(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read headings whose reference stands alone in the line below the title: "APOLOGIES" / "STC11/14"."""
    candidates = Candidates()
    for index, number in find_lone_numbers(paper, lines):
        if index == 0 or (number.plain and not number.worded):
            continue
        title, line, above = _title_above(paper, lines, index)
        weight = weigh_line(paper, line, title, above) + weigh_form(number) + 0.6
        candidates.add(index, number, title, Span(title.start, lines[index].span.end), weight)
    return candidates.chain(len(lines))


# "(1) That the report be noted": what is numbered here are the clauses of a decision
_CLAUSE = re.compile(r"That\s[a-z]")


def numbered_paragraphs(paper: Paper, lines: Sequence[Line]) -> list[Heading]:
    """Read the paragraphs of minutes that number them and print no titles; each is named by its first words.

    Only for papers in which no profile finds a heading: the paragraphs must begin at 1 or 2, follow one another
    without gaps and reach from the head to the end.
    """
    candidates = Candidates()
    for index, number in find_numbers(paper):
        start, line = number.after, lines[index]
        if _CLAUSE.match(paper.plain, start, line.span.end):
            return []
        if number.plain and line.blank and start < line.span.end and paper.plain[start].isupper():
            title = _first_words(paper, start, line.span.end)
            candidates.add(index, number, title, Span(line.span.start, start), 0.5)
    headings, _ = candidates.chain(len(lines))
    values = [int(heading.number) for heading in headings if heading.number and heading.number.isdigit()]
    gapless = all(later - earlier == 1 for earlier, later in pairwise(values))
    if len(values) < _LEAST_PARAGRAPHS or values[0] > 2 or not gapless:
        return []
    spread = headings[-1].start - headings[0].start
    return headings if spread * 2 >= len(paper.plain) else []


# the first sentence, or as much of it as names the matter
_SENTENCE_END = re.compile(r"\.(?=\s|$)|;|\n")


def _first_words(paper: Paper, start: int, end: int) -> Span:
    """Name an item by the standing title or the sentence that its text begins with."""
    standing = standing_at(paper.plain, start, end)
    if standing is not None:
        return standing
    end = min(end, start + _LONGEST_NAME)
    found = _SENTENCE_END.search(paper.plain, start, end)
    return trim_title(paper.plain, start, found.start() if found else end)
