"""Finds the items inside an item: "4.1 FESTIVALS FUND" under "4 ITEMS FOR DECISION", headed as the items are.

Numbered paragraphs ("10.1 Members were told …") and sub-headings in another setting are text of their item. Only where a
paper sets its items' titles in capitals, and the sub-numbers too, counting from 1, are they items of their own; and where a
meeting page prints "4.1" in the line above a title, as it prints the numbers of all items.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from importers.minutes.layouts.headings import Heading
from importers.minutes.layouts.lines import Line, is_capitals
from importers.minutes.layouts.titles import is_sentence, trim_title
from importers.paper import Paper, Span

__all__ = ["stem_of", "with_sub_items"]

# "4.1   FESTIVALS FUND", "4.2 L/LEI/7   BOXING CLUB": a number, a file's reference, a title
_SUB_ITEM = re.compile(
    r"(?P<number>(?P<stem>\d{1,3})\.(?P<sub>\d{1,2}))\.?\s{1,20}(?:[A-Z]{1,5}(?:/[A-Z0-9]{1,6}){1,4}\s{1,20})?(?P<title>[A-Z].{4,160})"
)
# "4.1", "4a." alone in its line
_LONE = re.compile(r"(?P<stem>\d{1,3})(?:\.(?P<sub>\d{1,2})|(?P<letter>[a-h]))\.?")
# what stands under every item of a meeting page, and nowhere under a paragraph
_LABEL = re.compile(
    r"(?:Minutes|Cofnodion|Decision|Penderfyniad|Additional documents|Dogfennau ychwanegol):\s*"
)
_LABEL_LINES = 8
_LONGEST_TITLE = 200
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
    if len(headings) < 2:
        return tuple(headings)
    found = [*headings, *_read_lone(paper, lines, headings)]
    if 2 * sum(map(is_capitals, titles)) < len(titles):
        return tuple(sorted(found, key=lambda heading: heading.start))
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


def _read_lone(paper: Paper, lines: Sequence[Line], headings: Sequence[Heading]) -> Iterator[Heading]:
    """Iterate over the sub-items of a meeting page: a number alone that counts on, a title below, a label under it."""
    parents = {heading.number: heading for heading in headings if heading.number}
    known = {heading.start for heading in headings} | {heading.title.start for heading in headings}
    counts: dict[str, int] = {}
    for at, (line, below) in enumerate(pairwise(lines)):
        lone = _LONE.fullmatch(line.text) if len(line.text) < 8 else None
        parent = parents.get(lone["stem"]) if lone else None
        if (
            lone is None
            or parent is None
            or line.span.start < parent.body
            or known & {line.span.start, below.span.start}
        ):
            continue
        wanted = counts.get(lone["stem"], 0) + 1
        sub = int(lone["sub"]) if lone["sub"] else ord(lone["letter"]) - ord("a") + 1
        title = trim_title(paper.plain, below.span.start, below.span.end)
        words = paper.plain[title.start : title.end]
        if sub != wanted or not 3 < len(words) <= _LONGEST_TITLE or is_sentence(words) or words[0].islower():
            continue
        if any(_LABEL.fullmatch(later.text) for later in lines[at + 2 : at + 2 + _LABEL_LINES]):
            counts[lone["stem"]] = wanted
            number = Span(line.span.start, line.span.start + lone.end() - lone[0].endswith("."))
            yield replace(
                parent, title=title, start=line.span.start, body=title.end, number=paper.quote(number), number_span=number, key=None
            )  # fmt: skip


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
