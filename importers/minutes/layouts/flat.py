"""A whole agenda flattened to one line: "Public Items 1 Welcome 2 Declarations of Interest 3 Minutes (98Kb)"."""

import re
from collections.abc import Sequence

from importers.minutes.layouts.headings import Heading
from importers.minutes.layouts.lines import Line
from importers.minutes.layouts.numbering import Candidate, best_chain, read_number
from importers.minutes.layouts.standing import standing_at
from importers.minutes.layouts.titles import cut_title
from importers.paper import Paper, Span

__all__ = ["flat_headings", "wrapped_headings"]

# " 3 Minute of", " 12. Budget"
_INLINE = re.compile(r"(?<=[\s>])(?=\d{1,3}\.?\s{1,3}[A-Z*])")
# where a flattened page goes on to something else
_AFTER = re.compile(
    r"\s(?:Members Attendance|Other Attendees|Attended\b|Declarations of Interests? Member Name|Supporting Documents|Additional Documents|Apologies Name|Visitors\b|Background Documents)"
)
_LEAST_LINE = 200
_LONGEST_TITLE = 220


def flat_headings(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read the numbered titles inside the longest lines."""
    best: tuple[list[Heading], float] = ([], 0.0)
    for line in lines:
        if len(line.text) >= _LEAST_LINE:
            found = _inside(paper, line.span)
            best = max(best, found, key=lambda pair: pair[1])
    return best


def wrapped_headings(paper: Paper) -> list[Heading]:
    """Read the numbered titles of a flattened text that has been wrapped into lines since."""
    return _inside(paper, Span(0, len(paper.plain)))[0]


def _members(paper: Paper, within: Span) -> tuple[Candidate, ...]:
    """Find the chain of numbers inside a stretch, if it is long enough and names two standing items."""
    candidates = []
    for index, found in enumerate(_INLINE.finditer(paper.plain, within.start, within.end)):
        number = read_number(paper.plain, found.start(), min(within.end, found.start() + 60))
        if number is not None:
            standing = standing_at(paper.plain, number.after, within.end)
            candidates.append(Candidate(number, 1.5 if standing else -0.7, index))
    members = best_chain(candidates).members
    standing_count = sum(member.weight > 0 for member in members)
    return members if len(members) >= 3 and standing_count >= 2 else ()


def _inside(paper: Paper, within: Span) -> tuple[list[Heading], float]:
    plain, members, headings = paper.plain, _members(paper, within), []
    for at, member in enumerate(members):
        number = member.number
        stop = members[at + 1].number.span.start if at + 1 < len(members) else within.end
        end = min(stop, number.after + _LONGEST_TITLE)
        after = _AFTER.search(plain, number.after, end)
        title = cut_title(plain, number.after, after.start() if after else end)
        if len(title):
            headings.append(
                Heading(
                    title=title,
                    start=number.span.start,
                    body=title.end,
                    number=number.printed,
                    number_span=number.span,
                    weight=1.5,
                    end=after.start() if after else None,
                )
            )
    return headings, 1.5 * len(headings)
