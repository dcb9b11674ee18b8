"""The layout that names the agenda's item in a line of its own below the title: "Budget update" / "(Item 4)"."""

import re
from collections.abc import Sequence

from importers.minutes.layouts.headings import Heading
from importers.minutes.layouts.lines import Line
from importers.minutes.layouts.numbering import ItemNumber, read_number
from importers.minutes.layouts.titles import trim_title
from importers.paper import Paper, Span

__all__ = ["item_line_headings"]

# "(Item 4)", "(Agenda Item No. 4a)"
_ITEM_LINE = re.compile(r"\((?:agenda )?item(?: no\.?)? ?(?P<number>\d{1,3}[a-z]?)\)", re.IGNORECASE)
_MOST_LINES = 4
"""Lines of the longest title."""
_YEARS = range(1900, 2100)
_WEIGHT = 4.0
_SURE = 6.0


def item_line_headings(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read the titles above such lines; a number before the title ("286. Apologies") is the item's, else the line's is.

    >>> from importers.minutes.layouts.lines import read_lines
    >>> text = "Apologies\\n(Item 1)\\n\\nNone.\\n\\n12. Roads and\\nbridges\\n(Item 2)\\n\\nNoted."
    >>> paper = Paper(text, text, "text")
    >>> [(found.number, paper.words(found.title)) for found in item_line_headings(paper, read_lines(paper))[0]]
    [('1', 'Apologies'), ('12', 'Roads and bridges')]
    """
    headings = []
    for index, line in enumerate(lines):
        marked = _ITEM_LINE.fullmatch(line.text) if index else None
        first = _first_of_title(paper, lines, index) if marked else index
        if marked is None or first == index:
            continue
        at = line.span.start
        number, span = marked["number"], Span(at + marked.start("number"), at + marked.end("number"))
        start = lines[first].span.start
        printed = read_number(paper.plain, start, lines[first].span.end)
        if printed is not None:
            number, span = printed.printed, printed.span
        title = trim_title(paper.plain, printed.after if printed else start, lines[index - 1].span.end)
        if len(title):
            headings.append(
                Heading(title=title, start=start, body=line.span.end, number=number, number_span=span, weight=_WEIGHT)
            )  # fmt: skip
    return headings, _SURE * len(headings)


def _first_of_title(paper: Paper, lines: Sequence[Line], index: int) -> int:
    """Find the first line of the title that ends above ``lines[index]``; ``index`` where no title stands there."""
    first = index
    while first > max(0, index - _MOST_LINES) and (first == index or not lines[first].blank):
        above = lines[first - 1]
        if _ITEM_LINE.fullmatch(above.text) or above.text.endswith((".", ";", ":")):
            break
        first -= 1
        number = read_number(paper.plain, above.span.start, above.span.end)
        if number is not None and not _is_year(number):
            break
    return first


def _is_year(number: ItemNumber) -> bool:
    """Tell whether a number goes on a title: "2024-25" below "12. Budget Monitoring -"."""
    return number.parts[0] in _YEARS and not number.shape.endswith(".")
