"""Cells of an Excel workbook as words: nothing is computed, nothing linked is fetched, nothing unpacks without limit."""

import datetime as dt
import io
import struct
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import IO, Final, TypeAlias
from xml.etree.ElementTree import ParseError

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from importers.errors import Damaged, TooLarge
from importers.files.archives import BROKEN, check_members
from importers.files.limits import CELLS, INFLATED
from importers.source import Source

__all__ = ["Cell", "Sheet", "is_workbook", "read_sheets"]

# What openpyxl raises for workbooks that are edited by hand or hostile: it promises no error of its own
_LOADING: Final = (
    *BROKEN, struct.error, InvalidFileException, ParseError, etree.XMLSyntaxError,
    IndexError, TypeError, AttributeError, OverflowError,
)  # fmt: skip
_Values: TypeAlias = tuple[object, ...]
_LOOKED_AT: Final = 1024
_PIECE: Final = 1024 * 1024
_MARKS: Final = 20 * CELLS
"""Marks of elements ("<") in a workbook's parts: four a cell and four a shared text, and room to spare."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's words, and the ISO date that it stands for if the workbook says that it is one."""

    words: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible sheet: its rows with their numbers in the workbook, counted from 1."""

    title: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def is_workbook(source: Source) -> bool:
    """Tell an Excel workbook from other zipped files by the folder that its parts are in, a cut one by its name."""
    return b"xl/workbook" in source.data or source.suffix in {"xlsx", "xlsm"}


def read_sheets(source: Source) -> list[Sheet]:
    """Read all visible sheets; raises Damaged, Encrypted, or TooLarge for a workbook that would unpack without end."""
    try:
        _check_archive(source)
    except BROKEN as error:
        raise _damaged(source) from error
    try:
        loaded = list(_load_sheets(source))
    except _LOADING as error:
        raise _damaged(source) from error
    return [Sheet(title, tuple(_read_rows(rows))) for title, rows in loaded]


def _load_sheets(source: Source) -> Iterator[tuple[str, list[_Values]]]:
    """Have openpyxl load the visible sheets, and nothing else: whatever it raises is the workbook's fault."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = load_workbook(io.BytesIO(source.data), read_only=True, data_only=True, keep_links=False)
        with closing(workbook):
            for sheet in workbook.worksheets:
                if sheet.sheet_state == "visible":
                    yield sheet.title, list(_load_rows(source, sheet.iter_rows(values_only=True)))


def _load_rows(source: Source, rows: Iterator[_Values]) -> Iterator[_Values]:
    count = 0
    for values in rows:
        count += len(values) or 1
        if count > CELLS:
            raise TooLarge(source.name, f"it has over {CELLS:,} cells: keep the rows of the tracker only")
        yield values


def _damaged(source: Source) -> Damaged:
    return Damaged(
        source.name, "the workbook is damaged or not what Excel writes: save it again as .xlsx or .csv"
    )


def _check_archive(source: Source) -> None:
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        members = archive.infolist()
        check_members(source, members, INFLATED, "workbook")
        marks = 0
        for member in members:
            if member.filename.endswith((".xml", ".rels")):
                with archive.open(member) as part:
                    marks += _check_part(source, part)
            if marks > _MARKS:
                raise TooLarge(source.name, f"it has over {CELLS:,} cells: keep the rows of the tracker only")


def _check_part(source: Source, part: IO[bytes]) -> int:
    """Refuse a part that declares entities, and count its elements' marks, up to what is too many."""
    piece = part.read(_PIECE)
    head = piece[:_LOOKED_AT]
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise Damaged(source.name, "a part of the workbook declares entities, which are not read")
    marks = 0
    while piece and marks <= _MARKS:
        marks += piece.count(b"<")
        piece = part.read(_PIECE)
    return marks


def _read_rows(rows: Sequence[_Values]) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    for number, values in enumerate(rows, 1):
        cells = tuple(_read_cell(value) for value in values)
        if any(cell.words for cell in cells):
            yield number, cells


def _read_cell(value: object) -> Cell:
    if value is None:
        return Cell("")
    if isinstance(value, dt.datetime):
        return Cell(_write_date(value.date()), value.date().isoformat())
    if isinstance(value, dt.date):
        return Cell(_write_date(value), value.isoformat())
    if isinstance(value, bool):
        return Cell("Yes" if value else "No")
    if isinstance(value, float) and value.is_integer():
        return Cell(str(int(value)))
    return Cell("\n".join(" ".join(line.split()) for line in str(value).strip().splitlines()))


def _write_date(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"
