"""A meeting page's table as a reader flattens it: one row a line, title, agenda text and minutes run together.

A row ends at a bar, and the table has a head "No. | Item |"; some readers drop the bars, the head, or both. Then the
label "Minutes:" inside a line tells a row.
"""

import re
from collections.abc import Iterator, Sequence

from importers.minutes.layouts.headings import Heading
from importers.minutes.layouts.lines import Line, end_of_line
from importers.minutes.layouts.numbering import read_number
from importers.minutes.layouts.standing import standing_at
from importers.minutes.layouts.titles import cut_title, is_sentence
from importers.paper import Paper, Span

__all__ = ["row_headings", "table_headings"]

_SURE = 6.0
# "No. | Item |" over "---|---|"
_HEAD = re.compile(
    r"^[ |]{0,4}(?:No\.?|Rhif)?[ ]{0,4}\|[ ]{0,4}(?:Items?|Eitem)[ ]{0,4}(?:\|[^\n|]{0,30}){0,12}[ ]{0,8}\n(?:[ |:-]{1,200}\n)?",
    re.MULTILINE | re.IGNORECASE,
)
# the end of a row: bars at a line's end, bars alone in a line
_ROW_END = re.compile(r"\|[ |]{0,40}(?:\n[ ]{0,8}\|[ |]{0,40})?(?:\n|$)|\n[ ]{0,8}\|[ |]{0,40}(?=\n|$)")
_LABEL = re.compile(r"\b(?:Additional documents|Minutes|Decisions?|Presented By|Cofnodion|Penderfyniad)\s?:")
# "Title Minutes: text": the label inside a row
_INLINE = re.compile(r"(?:Minutes|Cofnodion):(?=\s)")
# "Pier repairs Minutes: The Panel heard": a line inside a row with which the next begins, its bar lost
_NEXT_ROW = re.compile(
    r"(?<=\n)(?=[A-Z](?!ppendix)[^\n|:.]{4,120}\s(?:Additional documents:\s)?(?:Minutes|Cofnodion):\s)"
)
# "Minute 42 - Paddling pools": a matter arising from an earlier minute, whose number is no item's
_REFERENCE = re.compile(r"Minute \d{1,4}\w? - \w")
# the words that name the matter of a row without a title
_MATTER = re.compile(
    r"minutes? of the (?:\w+ ){0,4}meetings? held on (?:\w+,? )?\d{1,2}(?:st|nd|rd|th)? \w+,? \d{4}|(?<=report of the )[^.]{5,60}? on [^.]{5,120}",
    re.IGNORECASE,
)
_LONGEST_AGENDA = 3000
_LEAST_ROWS = 3


def _rows(plain: str) -> Iterator[Span]:
    """Iterate over the rows behind the table's head; where that is lost, over those that bars end.

    Without a head, the first row begins in the line of its label, and a remark between rows is no row.
    """
    head = _HEAD.search(plain)
    start = head.end() if head else 0
    ends = list(_ROW_END.finditer(plain, start))
    if head is None and (len(ends) < _LEAST_ROWS or len(_INLINE.findall(plain)) < _LEAST_ROWS):
        return
    if head is None:
        label = _INLINE.search(plain)
        start = plain.rfind("\n", 0, label.start()) + 1 if label else 0
    for stop, following in [*((found.start(), found.end()) for found in ends), (len(plain), len(plain))]:
        row = Span(start, max(start, stop))
        start = max(start, following)
        if head is not None or not _is_remark(plain, row):
            yield from _part_rows(plain, row)


def _part_rows(plain: str, row: Span) -> Iterator[Span]:
    """Part a row where another begins in it: at a line with a title and "Minutes:" inside, behind the first such label."""
    label = _INLINE.search(plain, row.start, row.end)
    at = label.end() if label else row.end
    if label is None or plain.count("\n", row.start, row.end) == 0:
        yield row
        return
    first = _LABEL.search(plain, row.start, row.end)
    start = row.start
    for found in _NEXT_ROW.finditer(plain, first.end() if first else at, row.end):
        yield Span(start, found.start())
        start = found.start()
    yield Span(start, row.end)


# what stands above the first row where the head is lost
_ABOVE = re.compile(
    r"[ ]{0,4}(?:Venue|Contact|Lleoliad|Cyswllt|Link|Note|Media|Agenda|Items|Tel|Email)\b[^\n]{0,300}(?:\n|$)"
)


def _is_remark(plain: str, row: Span) -> bool:
    """Tell whether a row without a label is a remark rather than an item."""
    labelled = _LABEL.search(plain, row.start, row.end) is not None
    return not labelled and is_sentence(plain[row.start : row.end].strip(" |\n"))


def _skip(plain: str, start: int, end: int) -> int:
    while start < end and plain[start] in " |\n*":
        start += 1
    above = _ABOVE.match(plain, start, end)
    return _skip(plain, above.end(), end) if above else start


def _row_heading(paper: Paper, row: Span) -> Heading | None:
    plain, end = paper.plain, row.end
    start = _skip(plain, row.start, end)
    number = read_number(plain, start, end)
    refers = _REFERENCE.match(plain, start, end) is not None
    if number is not None and (refers or not (number.plain or "/" in number.shape)):
        number = None
    if number is not None:
        start = _skip(plain, number.after, end)
    if start >= end:
        return None
    label = _LABEL.match(plain, start, end)
    title = (
        _named_matter(plain, label.end(), end)
        if label
        else cut_title(plain, start, min(end, end_of_line(plain, start, end)))
    )
    if title is None or not len(title):
        return None
    return Heading(
        title=title,
        start=min(number.span.start, start) if number else start,
        body=start if label is not None else title.end,
        number=number.printed if number else None,
        number_span=number.span if number else None,
        weight=_SURE,
    )


def _named_matter(plain: str, start: int, end: int) -> Span | None:
    """Find the words that name the matter of a row without a title; without such words it is no item."""
    matter = _MATTER.search(plain, start, min(end, start + 400))
    return Span(matter.start(), matter.end()) if matter else standing_at(plain, start, end)


def table_headings(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:  # noqa: ARG001 - a profile's signature
    """Read one heading a row of a flattened table of items that has its head."""
    headings = [heading for row in _rows(paper.plain) if (heading := _row_heading(paper, row))]
    return headings, sum(heading.weight for heading in headings)


def row_headings(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read one heading a line that has "Minutes:" inside, where the table's head and bars are lost."""
    headings, titled = [], 0
    for line in lines:
        end = min(line.span.end, line.span.start + _LONGEST_AGENDA)
        found = _INLINE.search(paper.plain, line.span.start, end)
        if found is None or not paper.plain[found.end() : line.span.end].strip(" |"):
            continue
        titled += found.start() > line.span.start
        heading = _row_heading(paper, line.span)
        if heading is not None:
            headings.append(heading)
    if titled < _LEAST_ROWS:
        return [], 0.0
    return headings, sum(heading.weight for heading in headings)
