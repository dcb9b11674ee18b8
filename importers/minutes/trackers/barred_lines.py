"""Reads tables that a reader mode has flattened to a cell a line, a bar behind each cell and a lone bar before each row.

An empty cell is a lone bar too: only the number of headings tells where a row ends.
"""

from collections.abc import Sequence

from importers.paper import Paper, Span
from importers.tables.columns import RECORDS, name_columns

__all__ = ["from_barred_lines"]

_FEWEST, _MOST = 3, 16
# lines and code points of a cell at most: what is longer is text between two tables
_LINES, _LONGEST = 24, 4000


def from_barred_lines(paper: Paper, within: Span) -> list[dict[str, Span]]:
    """Find the rows of a tracker in such a table, an empty list where none stands there.

    >>> text = "|\\nRef |\\nAction |\\nOwner |\\n|\\n1 |\\nMend it |\\nAB |\\n|\\n2 |\\nSell it |\\n|\\n"
    >>> rows = from_barred_lines(Paper(text, text, "text"), Span(0, len(text)))
    >>> [{name: text[cell.start : cell.end] for name, cell in row.items()} for row in rows]
    [{'reference': '1', 'action': 'Mend it', 'owner': 'AB'}, {'reference': '2', 'action': 'Sell it'}]
    """
    if "|\n" not in paper.plain[within.start : within.end]:
        return []
    cells = _read_cells(paper, within)
    rows: list[dict[str, Span]] = []
    at = 0
    while at < len(cells):
        columns = _headings(paper, cells, at)
        at += 1 + len(columns)
        while columns and at < len(cells) and cells[at] is None:
            row = cells[at + 1 : at + 1 + len(columns)]
            named = {name: cell for name, cell in zip(columns, row, strict=False) if name and cell}
            if not RECORDS.intersection(named):
                break
            rows.append(named)
            at += 1 + len(columns)
    return rows


def _read_cells(paper: Paper, within: Span) -> list[Span | None]:
    """Read the cells in order, None for a lone bar."""
    cells: list[Span | None] = []
    start: int | None = None
    count = 0
    for line in paper.lines(within):
        ends = paper.plain[line.end - 1] == "|"
        if len(line) == 1 and ends:
            cells.append(None)
            start, count = None, 0
        elif ends:
            cells.append(paper.trimmed(line.start if start is None else start, line.end - 1))
            start, count = None, 0
        else:
            start, count = (line.start if start is None else start), count + 1
            if count > _LINES or line.end - start > _LONGEST:
                start, count = None, 0
    return cells


def _headings(paper: Paper, cells: Sequence[Span | None], at: int) -> list[str | None]:
    """Give the columns that the cells behind a lone bar head, an empty list if they head no tracker."""
    if cells[at] is not None:
        return []
    words: list[str] = []
    for cell in cells[at + 1 : at + 1 + _MOST]:
        if cell is None:
            break
        words.append(paper.words(cell))
    columns = name_columns(words) if len(words) >= _FEWEST else []
    return columns if any(columns) else []
