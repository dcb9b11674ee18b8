"""Reads a ModernGov attendance page: ``mgMeetingAttendance.aspx?ID=…``, the roll of one meeting.

The page has the meeting's subtitle and a table Attendee, Role, Attendance ("Present", "Apologies", "Absent", "Expected" where
nobody has filled it in, and what else a council allows). The meeting page itself holds no attendance.
"""

from typing import Final

from importers.draft import Draft
from importers.files.kinds import find_kind
from importers.paper import Paper, plain
from importers.source import Source
from importers.web.metadata import page_metadata
from importers.web.modern_gov import Frame, clear_furniture, find_scope, read_meeting
from importers.web.text import Handler, Node, Walk
from importers.web.tree import Element, PageIndex, index_page, meta, parse_page

__all__ = ["IMPORTER", "ModernGovAttendance"]

_SIGNS: Final = (b"Table of meeting attendance", b"Attendance details</h1>", b"Manylion presenoldeb</h1>")
_COLUMNS: Final = 3


class ModernGovAttendance:
    """The importer of attendance pages."""

    name = "modern-gov-attendance"

    def takes(self, source: Source) -> int:
        """Take a ModernGov page whose table is the roll of a meeting."""
        if find_kind(source) != "html" or b"mgSubTitleTxt" not in source.data:
            return 0
        return 95 if any(sign in source.data for sign in _SIGNS) else 0

    def read(self, source: Source) -> Paper:
        """Read the roll; each row is a block of role "attendee" with the value "attendance|role"."""
        root = parse_page(source)
        index = index_page(root)
        metadata = page_metadata(root, index, source) | read_meeting(meta(root))
        clear_furniture(root, index)
        scope = find_scope(root, index)
        draft = Draft()
        frame = _RollFrame(draft, scope)
        walk = Walk(draft, scope, frame.handlers(index), frame.roles(scope, index))
        walk.write_all()
        return draft.paper(self.name, metadata)


class _RollFrame(Frame):
    """The frame of an attendance page: writes tables of three columns as rolls."""

    def __init__(self, draft: Draft, scope: Element) -> None:
        super().__init__(draft)
        self._tables = list(scope.iter("table"))

    def handlers(self, index: PageIndex) -> dict[Element, Handler]:
        """Say which elements the frame writes: the tables besides the frame's own."""
        return {**super().handlers(index), **dict.fromkeys(self._tables, self._write_roll)}

    def _write_roll(self, walk: Walk, table: Element, path: str) -> None:
        for row, place in walk.rows(table, path):
            cells = [node for node in walk.children(row, place) if node[0].tag == "td"]
            if row.tag == "tr" and len(cells) >= _COLUMNS:
                self._write_attendee(walk, cells)
            else:
                walk.write(row, place)

    def _write_attendee(self, walk: Walk, cells: list[Node]) -> None:
        name, role, attendance = (walk.outline.line(cell) for cell, _ in cells[:_COLUMNS])
        self.draft.gap(1)
        with self.draft.block("attendee", value=plain(f"{attendance}|{role}")):
            self.draft.write(" | ".join((name, role, attendance)), cells[0][1])
        self.draft.gap(1)


IMPORTER: Final = ModernGovAttendance()
