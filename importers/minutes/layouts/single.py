"""The page of a single agenda item ("Agenda item", its title, its text), or of an issue with an item of each meeting."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from importers.minutes.language.guarded import guarded
from importers.minutes.layouts.headings import Heading
from importers.minutes.layouts.lines import Line
from importers.minutes.layouts.numbering import read_number
from importers.minutes.layouts.titles import cut_title, is_sentence, trim_title
from importers.paper import Paper, Span

__all__ = ["issue_headings", "single_heading", "with_issues_numbers", "with_meetings_number"]

# "Agenda item", "Agenda item - Minutes"
_PAGE = re.compile(
    r"(?:\* ?)?(?:agenda item|eitem(?: ar yr)? agenda|eitem agenda)(?:\s-\s(?P<title>\S.+))?$", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:minutes|decision|additional documents|cofnodion)\s?:|meeting of\b|skip navigation|\* ?meeting of\b|share this",
    re.IGNORECASE,
)
# "the Minutes of the open section of the meeting held on 4 May 2011": the words that name the matter of an untitled item
_MATTER = re.compile(
    r"(?:minutes of .{3,80}? held on .{6,24}?\d{4}|minutes of .{3,60}|report (?:of|by|on) .{5,90})(?=[.;]|$)",
    re.IGNORECASE,
)
_SURE = 30.0
_FIRST_LINES = 6
_MEETING_LINE = 260
"""Code points above an item in which the line of its meeting stands."""
_MENU_LINES = 60
"""Lines among which a page's title stands where its menus are printed above it."""


# "Meeting: 24/07/2018 - Overview and Scrutiny Committee (Item 27)"
_MEETING = re.compile(
    r"(?:Meeting|Cyfarfod):\s{0,3}\d{1,2}/\d{1,2}/\d{4}\s-\s.{3,160}?\((?:Item|Eitem)\s(?P<number>[\w/.]{1,12}?)\.?\)"
)


# "Issue - decisions": the head of the page that lists what was decided about an issue, "20/10/2021 - Ferry fares" over each
_DECISIONS = re.compile(r"issue - decisions|mater - penderfyniadau", re.IGNORECASE)
_DECIDED = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/(?:19|20)\d\d\s-\s(?=\S)")


# "Meeting of the Taxi Panel, Monday, 9th December, 2013 5.30 pm (Item 33.)", the link from an item's page to its meeting
_MEETING_LINK = guarded(
    r"\b(?:Meeting of|Cyfarfod) [^\n(]{8,220}\((?:Item|Eitem)\s(?P<number>[\w/.]{1,12}?)\.?\)", re.IGNORECASE
)
_HEAD = 4000


def with_meetings_number(paper: Paper, headings: list[Heading]) -> list[Heading]:
    """Give the one item of a page the number that the link to its meeting prints, if it has none of its own.

    >>> text = "Meeting of the Taxi Panel, Monday, 9 June 2014 5.30 pm (Item 33.)\\nTaxi ranks"
    >>> title = Heading(title=Span(66, 76), start=66, body=76)
    >>> with_meetings_number(Paper(text, text, "text"), [title])[0].number
    '33'
    """
    link = _MEETING_LINK.search(paper.plain, 0, _HEAD)
    if link is None or len(headings) != 1 or headings[0].number is not None:
        return headings
    return [replace(headings[0], number=link["number"], number_span=Span(*link.span("number")))]


def with_issues_numbers(paper: Paper, headings: list[Heading]) -> list[Heading]:
    """Part the number from the titles of an issue's items, each "27 Ferry fares" under "Meeting: … (Item 27)".

    >>> text = "Meeting: 24/07/2018 - Port Panel (Item 27)\\n27 Ferry fares"
    >>> found = with_issues_numbers(Paper(text, text, "text"), [Heading(title=Span(43, 57), start=43, body=57)])
    >>> found[0].number, found[0].title
    ('27', Span(start=46, end=57))
    """
    return [_part_number(paper, heading) for heading in headings]


def _part_number(paper: Paper, heading: Heading) -> Heading:
    above = paper.plain[max(0, heading.start - _MEETING_LINE) : heading.start]
    meetings = list(_MEETING.finditer(above)) if heading.number is None else []
    if not meetings:
        return heading
    number, title = meetings[-1]["number"], heading.title
    after = title.start + len(number)
    if not paper.plain.startswith(f"{number} ", title.start) or not after < title.end:
        return heading
    return replace(
        heading,
        number=number,
        number_span=Span(title.start, after),
        title=paper.trimmed(after, title.end),
    )


def issue_headings(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read the item of each meeting on the page of an issue: "Meeting: … (Item 27)" and the title below it.

    The page of an issue's decisions has one for each date: "20/10/2021 - Ferry fares".
    """
    headings = []
    if any(_DECISIONS.match(line.text) for line in lines[:_FIRST_LINES]):
        headings = [_dated_heading(paper, line) for line in lines if _DECIDED.match(line.text)]
    for above, line in pairwise(lines):
        meeting = _MEETING.match(paper.plain, above.span.start, above.span.end)
        if meeting is None:
            continue
        number = read_number(paper.plain, line.span.start, line.span.end)
        title = cut_title(paper.plain, number.after if number else line.span.start, line.span.end)
        if len(title):
            span = Span(meeting.start("number"), meeting.end("number"))
            headings.append(
                Heading(
                    title=title, start=line.span.start, body=title.end, number=meeting["number"], number_span=span, weight=3.0
                )
            )  # fmt: skip
    return headings, _SURE * len(headings)


def _dated_heading(paper: Paper, line: Line) -> Heading:
    date = _DECIDED.match(paper.plain, line.span.start, line.span.end)
    title = trim_title(paper.plain, date.end() if date else line.span.start, line.span.end)
    return Heading(title=title, start=line.span.start, body=title.end, weight=3.0)


def single_heading(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read the one heading of an item's own page; the page repeats "Agenda item" in its frame."""
    at = max((i for i, line in enumerate(lines[:_FIRST_LINES]) if _PAGE.match(line.text)), default=None)
    if at is None:
        at = _find_below_menus(lines)
    if at is None or at + 1 >= len(lines):
        return [], 0.0
    for line in lines[at + 1 : at + 5]:
        if _LABEL.match(line.text):
            continue
        title = _title(paper, line)
        heading = Heading(title=title, start=title.start, body=title.end, weight=3.0)
        return with_meetings_number(paper, [heading]), _SURE
    return [], 0.0


def _find_below_menus(lines: Sequence[Line]) -> int | None:
    """Find the line "Agenda item" behind a site's menus: the link to the meeting follows it."""
    for at, line in enumerate(lines[:_MENU_LINES]):
        if _PAGE.match(line.text) and any(
            _MEETING_LINK.search(below.text) for below in lines[at + 1 : at + 5]
        ):
            return at
    return None


def _title(paper: Paper, line: Line) -> Span:
    if not is_sentence(line.text):
        return trim_title(paper.plain, line.span.start, line.span.end)
    title = cut_title(paper.plain, line.span.start, line.span.end)
    matter = _MATTER.search(paper.plain, line.span.start, line.span.end)
    return trim_title(paper.plain, matter.start(), matter.end()) if matter else title
