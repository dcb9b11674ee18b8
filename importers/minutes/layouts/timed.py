"""Items that a programme lists by their time instead of a number: "10.15am  Evidence session"."""

import re
from collections.abc import Sequence

from importers.minutes.layouts.headings import Heading, extend_title, weigh_title
from importers.minutes.layouts.lines import Line
from importers.minutes.layouts.standing import is_standing
from importers.minutes.layouts.titles import cut_title
from importers.paper import Paper

__all__ = ["timed_headings"]

# "10.15am  ", "10:15 - 10:45 ", "2.00 p.m. - ", "0930 "
_TIME = re.compile(
    r"(?:\d{1,2}[.:]\d{2}|\d{1,2}(?=\s?[ap]\.?m)|\d{4}(?=\s))\s?(?:[ap]\.?m\.?|noon|hrs)?(?:\s?(?:-|to)\s?\d{1,2}[.:]\d{2}\s?(?:[ap]\.?m\.?)?)?[\s|:*-]{1,20}(?=[A-Z*])",
    re.IGNORECASE,
)
_LEAST = 3


def timed_headings(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read the headings that stand behind a time at the start of a line; the time is no number."""
    headings, standing = [], 0
    for index, line in enumerate(lines):
        time = _TIME.match(paper.plain, line.span.start, line.span.end)
        if time is None:
            continue
        title = cut_title(paper.plain, time.end(), line.span.end)
        words = paper.plain[title.start : title.end]
        rest = paper.plain[title.end : line.span.end].lstrip(" .:-")[:200]
        weight = weigh_title(line, words, rest, None)
        if weight <= 0:
            continue
        standing += is_standing(words)
        title, _ = extend_title(paper, lines, index, title)
        headings.append(Heading(title=title, start=line.span.start, body=title.end, weight=weight))
    if len(headings) < _LEAST or not standing:
        return [], 0.0
    return headings, sum(heading.weight for heading in headings)
