"""A meeting page's table as a reader flattens it: one row a line, title, agenda text and minutes run together."""

import re
from collections.abc import Iterator, Sequence

from importers.minutes.headings import Heading
from importers.minutes.lines import Line
from importers.minutes.numbering import read_number
from importers.minutes.standing import standing_at
from importers.minutes.titles import cut_title
from importers.paper import Paper, Span

__all__ = ["table_headings"]

# "No. | Item |" over "---|---|"
_HEAD = re.compile(
    r"^[ |]{0,4}(?:No\.?|Rhif)?[ ]{0,4}\|[ ]{0,4}(?:Items?|Eitem)[ ]{0,4}\|?[ ]{0,8}\n(?:[ |:-]{1,200}\n)?",
    re.MULTILINE | re.IGNORECASE,
)
_SURE = 6.0
# the end of a row: a bar alone, or a bar at a line's end
_ROW_END = re.compile(r"\|[ ]{0,8}(?:\n[ ]{0,8}\|[ ]{0,8})?(?:\n|$)|\n[ ]{0,8}\|[ ]{0,8}(?=\n|$)")
_LABEL = re.compile(r"\b(?:Additional documents|Minutes|Decisions?|Presented By|Cofnodion|Penderfyniad)\s?:")
# the words that name the matter of a row without a title
_MATTER = re.compile(
    r"minutes of the (?:\w+ ){0,4}meetings? held on (?:\w+,? )?\d{1,2}(?:st|nd|rd|th)? \w+,? \d{4}|(?<=report of the )[^.]{5,60}? on [^.]{5,120}",
    re.IGNORECASE,
)


def _rows(plain: str) -> Iterator[Span]:
    head = _HEAD.search(plain)
    if head is None:
        return
    start = head.end()
    for found in _ROW_END.finditer(plain, start):
        yield Span(start, found.start())
        start = found.end()
    yield Span(start, len(plain))


def _row_heading(paper: Paper, row: Span) -> Heading | None:
    plain = paper.plain
    start, end = row.start, row.end
    while start < end and plain[start] in " |\n*":
        start += 1
    number = read_number(plain, start, end)
    if number is not None and (number.plain or "/" in number.shape):
        start = number.after
        while start < end and plain[start] in " |\n*":
            start += 1
    else:
        number = None
    if start >= end:
        return None
    title = cut_title(plain, start, min(end, _line_end(plain, start, end)))
    label = _LABEL.match(plain, start, end)
    if label is not None:
        matter = _MATTER.search(plain, label.end(), min(end, label.end() + 400))
        standing = standing_at(plain, label.end(), end)
        title = Span(matter.start(), matter.end()) if matter else standing or Span(start, start)
    if not len(title):
        return None
    body = start if label is not None else title.end
    return Heading(
        title=title,
        start=min(number.span.start, start) if number else start,
        body=body,
        number=number.printed if number else None,
        number_span=number.span if number else None,
        weight=_SURE,
    )


def _line_end(plain: str, start: int, end: int) -> int:
    at = plain.find("\n", start, end)
    return end if at < 0 else at


def table_headings(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:  # noqa: ARG001 - a profile's signature
    """Read one heading a row of a flattened table of items."""
    headings = [heading for row in _rows(paper.plain) if (heading := _row_heading(paper, row))]
    return headings, sum(heading.weight for heading in headings)
