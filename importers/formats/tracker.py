"""Reads trackers of recommendations and actions that officers keep by hand, as CSV or Excel workbooks.

Their columns are headed freely and are told by :mod:`importers.tables.columns`. The text has one record a group of lines,
"Heading: words" a line, so that it reads like a paper; each record is a block of role "row", each value one of role "cell"
with its column as key, and its ISO date as value where the workbook holds a date. What stands above the headings is the title.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from importers.draft import Draft
from importers.errors import Damaged, NoPaper, TooLarge
from importers.files.decoding import decode
from importers.files.kinds import find_kind
from importers.files.limits import CELLS
from importers.paper import Paper
from importers.source import Source
from importers.tables.columns import name_columns
from importers.tables.workbook import Cell, Sheet, is_workbook, read_sheets

__all__ = ["IMPORTER", "Tracker"]

_SUFFIXES: Final = frozenset(("csv", "tsv"))
_MEDIA_TYPES: Final = frozenset(("text/csv", "application/csv", "text/tab-separated-values"))
_DELIMITERS: Final = ",;\t|"
_HEAD: Final = 20_000
# Rows above the headings that may hold the tracker's title, its date, a note
_TITLE_ROWS: Final = 30


class Tracker:
    """The importer of trackers."""

    name = "tracker"

    def takes(self, source: Source) -> int:
        """Take an Excel workbook, and text that is called CSV."""
        kind = find_kind(source)
        if kind == "zip":
            return 90 if is_workbook(source) else 0
        called = source.suffix in _SUFFIXES or source.media_type in _MEDIA_TYPES
        return 70 if kind == "text" and called else 0

    def read(self, source: Source) -> Paper:
        """Read all records; raises NoPaper if no sheet has headings of a tracker."""
        sheets = read_sheets(source) if find_kind(source) == "zip" else [_read_csv(source)]
        draft = Draft()
        count = sum(_write_sheet(draft, sheet) for sheet in sheets)
        if not count:
            raise NoPaper(
                source.name,
                'no headings of a tracker: expected a column such as "Recommendation" or "Action" and two others, such as'
                ' "Lead officer", "Due", "Status"',
            )
        return draft.paper(self.name, {"kind": "tracker"})


def _read_csv(source: Source) -> Sheet:
    text = decode(source.data).text.replace("\x00", " ")
    head = text[:_HEAD]
    delimiter = max(_DELIMITERS, key=head.count)
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    cells = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            cells += len(row)
            if cells > CELLS:
                raise TooLarge(source.name, f"it has over {CELLS:,} cells: keep the rows of the tracker only")
            if any(value.strip() for value in row):
                rows.append((reader.line_num, tuple(Cell(_tidy(value)) for value in row)))
    except csv.Error as error:
        raise Damaged(source.name, f"the CSV cannot be read at line {reader.line_num}: {error}") from error
    return Sheet("", tuple(rows))


def _tidy(value: str) -> str:
    return "\n".join(filter(None, (" ".join(line.split()) for line in value.splitlines())))


def _write_sheet(draft: Draft, sheet: Sheet) -> int:
    """Write a sheet's title and records; gives the number of records, 0 for a sheet that is no tracker."""
    for at, (_, cells) in enumerate(sheet.rows[:_TITLE_ROWS]):
        headings = [cell.words for cell in cells]
        columns = name_columns(headings)
        if any(columns):
            _write_title(draft, sheet, at)
            records = list(_keep_records(sheet.rows[at + 1 :], headings))
            for number, record in records:
                _write_record(draft, f"{sheet.title}!{number}".lstrip("!"), headings, columns, record)
            return len(records)
    return 0


def _keep_records(
    rows: Iterable[tuple[int, tuple[Cell, ...]]], headings: list[str]
) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Leave out headings that are printed again at the top of each page."""
    return ((number, cells) for number, cells in rows if [cell.words for cell in cells] != headings)


def _write_title(draft: Draft, sheet: Sheet, before: int) -> None:
    for _, cells in sheet.rows[:before]:
        draft.gap(2)
        words = " ".join(cell.words for cell in cells if cell.words)
        if draft.length:
            draft.write(words)
        else:
            with draft.block("title"):
                draft.write(words)
    draft.gap(2)


def _write_record(
    draft: Draft, place: str, headings: list[str], columns: list[str | None], record: tuple[Cell, ...]
) -> None:
    draft.gap(2)
    with draft.block("row"):
        for heading, column, cell in zip(headings, columns, record, strict=False):
            if not cell.words:
                continue
            draft.gap(1)
            if heading:
                draft.mark(draft.write(" ".join(f"{heading}:".split()), place), "label")
                draft.write(" ")
            draft.mark(draft.write(cell.words, place), "cell", key=column, value=cell.date)


IMPORTER: Final = Tracker()
