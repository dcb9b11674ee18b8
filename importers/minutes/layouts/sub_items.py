"""Finds the items inside an item: "4.1 FESTIVALS FUND" under "4 ITEMS FOR DECISION", headed as the items are.

Numbered paragraphs ("10.1 Members were told …") and sub-headings in another setting are text of their item. Only where a
paper sets its items' titles in capitals, and the sub-numbers too, counting from 1, are they items of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from importers.minutes.layouts.headings import Heading
from importers.minutes.layouts.lines import Line, is_capitals
from importers.minutes.layouts.titles import trim_title
from importers.paper import Paper, Span

__all__ = ["stem_of", "with_sub_items"]

# "4.1   FESTIVALS FUND", "4.2 L/LEI/7   BOXING CLUB": a number, a file's reference, a title
_SUB_ITEM = re.compile(
    r"(?P<number>(?P<stem>\d{1,3})\.(?P<sub>\d{1,2}))\.?\s{1,20}(?:[A-Z]{1,5}(?:/[A-Z0-9]{1,6}){1,4}\s{1,20})?(?P<title>[A-Z].{4,160})"
)
_HEAD = re.compile(
    r"(?:UNANIMOUSLY )?(?:RESOLVED|AGREED|RECOMMENDED|RECOMMENDATIONS?|DECISIONS?|NOTED|ACTIONS?|APPROVED|REASONS?|PRESENT|DECLARED|CARRIED)\b"
)
_STEM = re.compile(r"(?P<stem>.*\d)(?:\.\d{1,2}|[a-z]|\s?\([a-z0-9]{1,3}\))")


def stem_of(number: str) -> str | None:
    """Give the number of the item that a sub-item's number belongs to, None for an item of its own.

    >>> stem_of("4.1"), stem_of("5a"), stem_of("5(b)"), stem_of("12"), stem_of("221/12")
    ('4', '5', '5', None, None)
    """
    found = _STEM.fullmatch(number)
    return found["stem"] if found else None


def with_sub_items(paper: Paper, lines: Sequence[Line], headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Add the items inside items to a paper's headings, each behind the one that it belongs to."""
    titles = [paper.plain[heading.title.start : heading.title.end] for heading in headings]
    if len(headings) < 2 or 2 * sum(map(is_capitals, titles)) < len(titles):
        return tuple(headings)
    found = list(headings)
    ends = [later.start for _, later in pairwise(headings)] + [len(paper.plain)]
    at = 0
    for heading, end in zip(headings, ends, strict=True):
        wanted = 1
        while at < len(lines) and lines[at].span.start < heading.body:
            at += 1
        while at < len(lines) and lines[at].span.start < end:
            sub = _read_sub_item(paper, lines[at], heading)
            if sub is not None and sub.number == f"{heading.number}.{wanted}":
                found.append(sub)
                wanted += 1
            at += 1
    return tuple(sorted(found, key=lambda heading: heading.start))


def _read_sub_item(paper: Paper, line: Line, parent: Heading) -> Heading | None:
    """Read a line that is a sub-number and a title in capitals, and nothing else."""
    match = _SUB_ITEM.match(paper.plain, line.span.start, line.span.end)
    if match is None or match["stem"] != parent.number:
        return None
    title = trim_title(paper.plain, match.start("title"), line.span.end)
    words = paper.plain[title.start : title.end]
    if not is_capitals(words) or _HEAD.match(words):
        return None
    span = Span(match.start("number"), match.end("number"))
    return replace(
        parent, title=title, start=line.span.start, body=title.end, number=match["number"], number_span=span
    )
