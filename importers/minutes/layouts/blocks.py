"""Items that the format itself marks: a meeting page's table cells, a web service's elements."""

from collections.abc import Sequence

from importers.minutes.layouts.headings import Heading
from importers.minutes.layouts.lines import Line
from importers.minutes.layouts.numbering import read_number
from importers.minutes.layouts.single import with_issues_numbers, with_meetings_number
from importers.minutes.layouts.titles import trim_title
from importers.paper import Block, Paper

__all__ = ["block_headings"]

_SURE = 4.0


def _heading(paper: Paper, title: Block, number: Block | None) -> Heading | None:
    span = trim_title(paper.plain, title.span.start, title.span.end)
    if not len(span):
        return None
    printed = number_span = None
    if number is not None:
        inner = paper.trimmed(number.span.start, number.span.end)
        read = read_number(paper.plain, inner.start, inner.end)
        if read is not None:
            printed, number_span = read.printed, read.span
        elif number.value:
            printed, number_span = number.value.strip(" ."), inner
    start = min(span.start, number.span.start) if number else span.start
    key = title.key or (number.key if number else None)
    return Heading(
        title=span,
        start=start,
        body=title.span.end,
        number=printed,
        number_span=number_span,
        key=key,
        weight=_SURE,
    )


def block_headings(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:  # noqa: ARG001 - a profile's signature
    """Read the headings from blocks of role "item-title", each with the "item-number" block before it."""
    headings: list[Heading] = []
    number: Block | None = None
    for block in paper.with_role("item-number", "item-title"):
        if block.role == "item-number":
            number = block
            continue
        heading = _heading(paper, block, number)
        number = None
        if heading is not None:
            headings.append(heading)
    headings = with_issues_numbers(paper, with_meetings_number(paper, headings))
    return headings, sum(heading.weight for heading in headings) + (100.0 if headings else 0.0)
