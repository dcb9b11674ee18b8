"""A meeting page's text, or any other that prints an item's number alone in the line above its title.

On such a page the label "Minutes:" stands over the minuted text of each item. It tells items whose numbers do not
follow one another from lists pasted into them, and items that carry no number at all.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from importers.minutes.layouts.headings import Heading, extend_title
from importers.minutes.layouts.lines import Line
from importers.minutes.layouts.number_lines import Candidates, find_lone_numbers, weigh_line
from importers.minutes.layouts.sub_items import stem_of
from importers.minutes.layouts.titles import cut_title
from importers.paper import Paper, Span

__all__ = ["number_above", "stripped_of_labels"]

_LABEL = re.compile(r"(?:Minutes|Cofnodion):\s*")
# the head of a meeting page's table of items
_HEAD = re.compile(
    r"^[ ]{0,8}(?:Note )?(?:No\.?[ ]{0,4}\|?[ ]{0,4}Items?|Rhif[ ]{0,4}\|?[ ]{0,4}Eitem)[ ]{0,4}\|?[ ]{0,8}$",
    re.MULTILINE,
)
# "Agenda and minutes", "Agenda, decisions and minutes": what a page calls itself
_TITLE = re.compile(
    r"^[ ]{0,8}(?:agenda[a-z, ]{0,30} )?(?:draft )?minutes[ ]{0,8}$", re.MULTILINE | re.IGNORECASE
)
_TITLE_END = 600
_FLOOR = 0.3
_LIKELY = 1.0
_LINES_UP = 6
_MOST = 0.6


def stripped_of_labels(paper: Paper) -> bool:
    """Tell the text of a page of minutes from which a reader has dropped the labels.

    Its title and its table's head are there, and no "Minutes:".

    >>> text = "Agenda and minutes\\n\\nNo. Item\\n\\nApologies"
    >>> stripped_of_labels(Paper(text, text, "text"))
    True
    """
    plain = paper.plain
    titled = _TITLE.search(plain, 0, _TITLE_END) is not None
    return titled and _HEAD.search(plain) is not None and _LABEL.search(plain) is None


def number_above(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read headings whose number stands alone in the line above the title, as a page's text prints them."""
    candidates = Candidates()
    labels = [i for i, line in enumerate(lines) if _LABEL.fullmatch(line.text)]
    page = bool(labels) or _HEAD.search(paper.plain) is not None
    for index, number in find_lone_numbers(paper, lines):
        if index + 1 >= len(lines):
            continue
        below, above = lines[index + 1], lines[index - 1] if index else None
        title = cut_title(paper.plain, below.span.start, below.span.end)
        weight = weigh_line(paper, below, title, above) + (0.5 if number.shape.endswith(".") else 0.0)
        if page and above is not None and not above.text.endswith(":"):
            weight = max(weight, _FLOOR)
        title, _ = extend_title(paper, lines, index + 1, title)
        candidates.add(index, number, title, Span(lines[index].span.start, title.end), weight)
    headings, score = candidates.chain(len(lines))
    every = _labelled(lines, labels, candidates.likely()) if page else []
    if len(every) > len(headings) and (labels or len(headings) < _MOST * len(every)):
        headings, score = every, sum(heading.weight + 0.5 for heading in every)
    return (_with_unnumbered(paper, lines, labels, headings) if headings else headings), score


def _labelled(lines: Sequence[Line], labels: Sequence[int], headings: list[Heading]) -> list[Heading]:
    """Keep the headings that have "Minutes:" under them before the next one follows, or a sub-item that has, if any does."""
    starts = [heading.start for heading in headings]
    under = {bisect_right(starts, lines[label].span.start) - 1 for label in labels}
    under |= {
        at - 1 for at in under if at > 0 and stem_of(headings[at].number or "") == headings[at - 1].number
    }
    return [heading for at, heading in enumerate(headings) if at in under] or headings


def _with_unnumbered(
    paper: Paper, lines: Sequence[Line], labels: Sequence[int], headings: list[Heading]
) -> list[Heading]:
    """Add the items without numbers: each "Minutes:" that no numbered heading accounts for has a title above it."""
    starts = [heading.start for heading in headings]
    found, taken = list(headings), set()
    for label in labels:
        at = bisect_right(starts, lines[label].span.start) - 1
        if at in taken or at < 0:
            heading = _title_over(paper, lines, label, headings[at].body if at >= 0 else 0)
            if heading is not None:
                found.append(heading)
        taken.add(at)
    return sorted(found, key=lambda heading: heading.start)


def _title_over(paper: Paper, lines: Sequence[Line], label: int, floor: int) -> Heading | None:
    for index in range(label - 1, max(label - _LINES_UP, -1), -1):
        line = lines[index]
        if line.span.start <= floor or _LABEL.fullmatch(line.text) or _HEAD.fullmatch(line.text):
            return None
        title = cut_title(paper.plain, line.span.start, line.span.end)
        weight = weigh_line(paper, line, title, None)
        if weight >= _LIKELY:
            return Heading(title=title, start=line.span.start, body=title.end, weight=weight)
    return None
