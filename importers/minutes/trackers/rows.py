"""Finds the rows of a tracker, each value under its column: from marked cells, or from a table flattened to lines."""

import re
from collections.abc import Iterable, Iterator, Sequence

from importers.minutes.trackers.barred_lines import from_barred_lines
from importers.minutes.trackers.cells import unfold
from importers.minutes.trackers.labels import from_labels
from importers.paper import Block, Paper, Span
from importers.tables.columns import RECORDS, name_column, name_columns

__all__ = ["find_rows", "find_table", "rows_of_cells"]

# A tracker with fewer columns is a list, with more a page of something else.
_FEWEST, _MOST = 3, 16
# "---|---|---": the rule below the headings
_RULE = re.compile(r"[-|: ]+")
# "Mend it\tAB", "Mend it      AB": what parts the columns of a table without bars
_GAP = re.compile(r"\t[ \t]*|(?<=\S) {3,80}(?=\S)")
_NARROW_GAP = re.compile(r"\t[ \t]*|(?<=\S) {2,80}(?=\S)")
# code points of the cells that name somebody or a day at most, and of those that give a task at least
_SHORT, _SHORTEST = 60, 8
# spaces before a line that goes on in a column
_SET_IN = 4
# "No.", "Ref.": a heading that ends on a stop
_NUMBER_HEADING = 5
# headings of the column that says to whom a recommendation goes, too short to be told among others
_TO = frozenset(("to", "for", "to whom", "addressee"))


def find_rows(paper: Paper) -> Iterator[dict[str, Span]]:
    """Iterate over the rows as columns and stretches; columns are named by :mod:`importers.tables.columns`.

    >>> text = "Ref\\nAction\\nOfficer\\nDue\\n1\\nMend it\\nAB\\nMay\\n2\\nSell it\\nCD\\nJune"
    >>> [text[row["action"].start : row["action"].end] for row in find_rows(Paper(text, text, "text"))]
    ['Mend it', 'Sell it']
    """
    return (unfold(paper, row) for row in _rows_of(paper))


def _rows_of(paper: Paper) -> Iterable[dict[str, Span]]:
    rows = list(_cells_of_rows(paper, None))
    keyed = [{cell.key: cell.span for cell in cells if cell.key} for cells in rows]
    if keyed and keyed[0]:  # a format without a row of headings
        return filter(None, keyed)
    whole = Span(0, len(paper.plain))
    return (
        _from_cells(paper, rows)
        or _from_bars(paper, whole)
        or from_barred_lines(paper, whole)
        or from_labels(paper, whole)
        or _from_lines(paper)
    )


def find_table(paper: Paper, within: Span) -> list[dict[str, Span]]:
    """Find the rows of a tracker's table inside a stretch, an empty list where none stands there."""
    rows = _from_cells(paper, list(_cells_of_rows(paper, within))) or [
        *_from_bars(paper, within),
        *from_barred_lines(paper, within),
        *from_labels(paper, within),
        *_from_columns_of_lines(paper, within),
    ]
    return [unfold(paper, row) for row in rows]


def rows_of_cells(paper: Paper) -> Iterator[list[Block]]:
    """Iterate over the rows of a paper's tables, each as its cells."""
    return _cells_of_rows(paper, None)


def _from_bars(paper: Paper, within: Span) -> list[dict[str, Span]]:
    """Read a table whose cells are parted by bars, tabs or wide gaps, "1 | Mend it | AB | 3 May"."""
    rows: list[dict[str, Span]] = []
    columns: list[str | None] = []
    heading: dict[str, Span] = {}
    for line in paper.lines(within):
        barred = "|" in paper.plain[line.start : line.end]
        cells = _barred(paper, line) if barred else _spaced(paper, line, len(columns))
        named = name_columns([paper.words(cell) for cell in cells]) if len(cells) >= _FEWEST else []
        if any(named):
            columns = named
            heading = {"heading": cells[named.index("recommendation")]} if "recommendation" in named else {}
        elif (
            columns and len(cells) == len(columns) and not _RULE.fullmatch(paper.plain, line.start, line.end)
        ):
            filled = {name: cell for name, cell in zip(columns, cells, strict=True) if name and len(cell)}
            rows.append(heading | filled)
        elif len(cells) < 2 and not (rows and _is_set_in(paper, line)):
            columns = []
    return rows


def _is_set_in(paper: Paper, line: Span) -> bool:
    """Tell whether a line goes on in a column of the row above it, set in from the edge."""
    begin = paper.plain.rfind("\n", 0, line.start) + 1
    return line.start - begin >= _SET_IN


def _barred(paper: Paper, line: Span) -> list[Span]:
    """Cut a line at its bars."""
    first, last = line.start, line.end
    while first < last and paper.plain[first] in "| ":
        first += 1
    while last > first and paper.plain[last - 1] in "| ":
        last -= 1
    cells: list[Span] = []
    while (bar := paper.plain.find("|", first, last)) >= 0:
        cells.append(paper.trimmed(first, bar))
        first = bar + 1
    cells.append(paper.trimmed(first, last))
    return cells


def _spaced(paper: Paper, line: Span, width: int) -> list[Span]:
    """Cut a line at its tabs and wide gaps; at gaps of two spaces where that gives ``width`` cells."""
    words = paper.text[line.start : line.end]
    if "   " not in words and "\t" not in words:
        return [line]
    cells = _cut_at(_GAP, paper, line)
    if len(cells) == width or len(cells) < 2:
        return cells
    narrow = _cut_at(_NARROW_GAP, paper, line)
    return narrow if len(narrow) == width or not width and len(narrow) >= _FEWEST else cells


def _cut_at(pattern: re.Pattern[str], paper: Paper, line: Span) -> list[Span]:
    cells: list[Span] = []
    first = line.start
    for gap in pattern.finditer(paper.text, line.start, line.end):
        cells.append(paper.trimmed(first, gap.start()))
        first = gap.end()
    cells.append(paper.trimmed(first, line.end))
    return [cell for cell in cells if len(cell)]


def _cells_of_rows(paper: Paper, within: Span | None) -> Iterator[list[Block]]:
    """Iterate over the rows, each as its cells, in one pass over the blocks."""
    row: Block | None = None
    cells: list[Block] = []
    for block in paper.with_role("row", "cell", within=within):
        if block.role == "row":
            if row is not None:
                yield cells
            row, cells = block, []
        elif row is not None and block.span in row.span:
            cells.append(block)
    if row is not None:
        yield cells


def _from_cells(paper: Paper, table: Sequence[Sequence[Block]]) -> list[dict[str, Span]]:
    """Read a table of rows and cells whose first row, or a later one, holds the headings.

    Each row has that of its recommendations as "heading", which may say that it holds actions too.
    """
    rows: list[dict[str, Span]] = []
    columns: dict[int, str] = {}
    heading: dict[str, Span] = {}
    for blocks in table:
        # a format that knows the cell's column says it as its level: an empty cell before it is no block
        cells = {
            block.level or at: paper.trimmed(block.span.start, block.span.end)
            for at, block in enumerate(blocks, 1)
        }
        words = [paper.words(cell) for cell in cells.values()]
        named = name_columns(words)
        if any(named):
            columns = _name_cells(cells, named, words)
            headed = next((at for at, column in columns.items() if column == "recommendation"), None)
            heading = {"heading": cells[headed]} if headed else {}
        elif columns:
            record = {columns[at]: cell for at, cell in cells.items() if at in columns and len(cell)}
            rows.append(heading | record)
    return rows


def _name_cells(cells: Iterable[int], named: Sequence[str | None], words: Sequence[str]) -> dict[int, str]:
    """Give each column its name by its place, those without one left out."""
    told = ("made-to" if word.lower() in _TO else name for name, word in zip(named, words, strict=True))
    return {at: name for at, name in zip(cells, told, strict=True) if name}


def _from_lines(paper: Paper) -> list[dict[str, Span]]:
    """Read a table flattened to lines: headings first, then as many lines a record as there are headings."""
    lines = paper.lines()
    for at in range(len(lines)):
        columns = _headings(paper, lines, at)
        if columns:
            return list(_records(paper, lines[at + len(columns) :], columns))
    return []


def _headings(paper: Paper, lines: Sequence[Span], at: int) -> list[str | None]:
    """Give the columns that the lines from ``at`` head, an empty list if they head no tracker."""
    if name_column(paper.words(lines[at])) is None:
        return []
    named: list[str] = []
    for line in lines[at : at + _MOST]:
        words = paper.words(line)
        if (
            len(words) > 60
            or words[-1:] in ".;"
            and len(words) > _NUMBER_HEADING
            or any(mark.isdigit() for mark in words)
            or name_column(words) is None
        ):
            break
        named.append(words)
    columns = name_columns(named)
    repeated = any(columns.count(column) > 1 for column in RECORDS)
    return columns if len(named) >= _FEWEST and any(columns) and not repeated else []


def _from_columns_of_lines(paper: Paper, within: Span) -> list[dict[str, Span]]:
    """Read the tables of minutes whose cells stand one a line, as far as each record is as its headings say."""
    lines = paper.lines(within)
    rows: list[dict[str, Span]] = []
    at = 0
    while at < len(lines):
        columns = _headings(paper, lines, at) if len(lines[at]) < _SHORT else []
        width = len(columns)
        at += max(width, 1)
        while width and _is_record(paper, lines[at : at + width], columns):
            rows.append(
                {name: cell for name, cell in zip(columns, lines[at : at + width], strict=True) if name}
            )
            at += width
    return rows


def _is_record(paper: Paper, record: Sequence[Span], columns: Sequence[str | None]) -> bool:
    """Tell whether lines are a record of these columns: a number for the reference, few words for owner and due time."""
    if len(record) < len(columns) or "owner" not in columns:
        return False
    for name, cell in zip(columns, record, strict=True):
        words = paper.words(cell)
        if name == "reference" and not any(mark.isdigit() for mark in words):
            return False
        if name in ("reference", "owner", "due", "status") and len(words) > _SHORT:
            return False
        if name in RECORDS and len(words) < _SHORTEST:
            return False
    return True


def _records(paper: Paper, lines: Sequence[Span], columns: Sequence[str | None]) -> Iterator[dict[str, Span]]:
    """Part the lines into records; where each begins with a reference of one form, a missing cell shifts no record."""
    starts = _record_starts(paper, lines, columns)
    for first, last in zip(starts, [*starts[1:], len(lines)], strict=True):
        record = lines[first:last]
        if len(record) >= len(columns) // 2:
            yield {name: span for name, span in zip(columns, record, strict=False) if name}


def _record_starts(paper: Paper, lines: Sequence[Span], columns: Sequence[str | None]) -> list[int]:
    width = len(columns)
    if not lines:
        return []
    if columns[0] != "reference":
        return list(range(0, len(lines), width))
    form = _form(paper.words(lines[0]))
    return [
        at
        for at, line in enumerate(lines)
        if _form(paper.words(line)) == form and (at == 0 or len(form) > 1 or at % width == 0)
    ]


def _form(words: str) -> str:
    """Give the form of a reference, digits made equal.

    >>> _form("SR (24/25) 07") == _form("SR (24/25) 11"), _form("12") == _form("3")
    (True, True)
    """
    shape = "".join("9" if mark.isdigit() else mark for mark in words)
    while "99" in shape:
        shape = shape.replace("99", "9")
    return shape
