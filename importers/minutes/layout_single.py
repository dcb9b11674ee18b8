"""The page of a single agenda item: "Agenda item", its title, its text."""

import re
from collections.abc import Sequence

from importers.minutes.headings import Heading
from importers.minutes.lines import Line
from importers.minutes.titles import cut_title, is_sentence, trim_title
from importers.paper import Paper, Span

__all__ = ["single_heading"]

# "Agenda item", "Agenda item - Minutes"
_PAGE = re.compile(
    r"(?:agenda item|eitem(?: ar yr)? agenda|eitem agenda)(?:\s-\s(?P<title>\S.+))?$", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:minutes|decision|additional documents|cofnodion)\s?:|meeting of\b|skip navigation|\* ?meeting of\b|share this",
    re.IGNORECASE,
)
# "the Minutes of the open section of the meeting held on 4 May 2011": the words that name the matter of an untitled item
_MATTER = re.compile(
    r"(?:minutes of .{3,80}? held on .{6,24}?\d{4}|minutes of .{3,60}|report (?:of|by|on) .{5,90}|[A-Z].{5,90})(?=[.;]|$)",
    re.IGNORECASE,
)
_SURE = 30.0
_FIRST_LINES = 6


def single_heading(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read the one heading of an item's own page; the page repeats "Agenda item" in its frame."""
    at = max((i for i, line in enumerate(lines[:_FIRST_LINES]) if _PAGE.match(line.text)), default=None)
    if at is None or at + 1 >= len(lines):
        return [], 0.0
    for line in lines[at + 1 : at + 5]:
        if _LABEL.match(line.text):
            continue
        title = _title(paper, line)
        return [Heading(title=title, start=title.start, body=title.end, weight=3.0)], _SURE
    return [], 0.0


def _title(paper: Paper, line: Line) -> Span:
    if not is_sentence(line.text):
        return trim_title(paper.plain, line.span.start, line.span.end)
    title = cut_title(paper.plain, line.span.start, line.span.end)
    matter = _MATTER.search(paper.plain, line.span.start, line.span.end)
    return trim_title(paper.plain, matter.start(), matter.end()) if matter else title
