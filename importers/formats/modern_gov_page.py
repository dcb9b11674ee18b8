"""Reads a ModernGov meeting page: ``ieListDocuments.aspx?CId=…&MId=…``, old ``.asp`` pages and single items too.

``mgItemTable`` has one row an item: a number cell, then a cell with ``mgAiTitleTxt`` (the title), the tabled text, and
``mgSubItemTitleTxt`` labels ("Minutes:", "Decision:", "Additional documents:"), each followed by what it announces.
Rows carry an anchor ``AI51890``, the item's stable key. A page of one item (``mgAi.aspx``) has its title where a
meeting page has its body and date; a page of an issue (``ieIssueDetails.aspx``) the issue. Whatever else stands on the page is written as it stands.
"""

import re
from typing import Final, Literal, TypeAlias

from importers.draft import Draft
from importers.files.kinds import find_kind
from importers.paper import Paper
from importers.source import Source
from importers.web.metadata import page_metadata
from importers.web.modern_gov import Frame, clear_furniture, find_cuts, find_scope, read_meeting
from importers.web.text import Handler, Walk
from importers.web.tree import Element, PageIndex, fold, index_page, meta, parse_page, text_of

__all__ = ["IMPORTER", "ModernGovPage"]

_SURE_SIGNS: Final = (b"mgItemTable", b"mgAiTitleTxt", b"mgSubItemTitleTxt")
_SIGNS: Final = (b"mgMainTitleTxt", b"mgSubTitleTxt")
# A title with the file's size run into it: "Work Programme pdf icon PDF 97 KB", "Work ProgrammePDF 1.2 MB"
_FILE_SIZE: Final = re.compile(r"\s{0,5}(?:pdf icon\s{0,3})?(?:PDF|DOCX?|XLSX?) [\d.]{1,6} [KMG]B$")
# Matches "Issue - meetings", in Welsh "Mater - cyfarfodydd": the subtitle names the issue, and no body
_ISSUE: Final = re.compile(r"(?:issue|mater)\s-\s", re.IGNORECASE)
# Matches "Agenda item", in Welsh "Eitem agenda": the page's title if it shows one item
_ONE_ITEM: Final = re.compile(r"agenda item$|eitem", re.IGNORECASE)

_Subject: TypeAlias = Literal["meeting", "item", "issue"]
"""What the subtitle of a page names."""


class ModernGovPage:
    """The importer of meeting pages and of pages of one item."""

    name = "modern-gov-page"

    def takes(self, source: Source) -> int:
        """Take a page that has an agenda table, an item's parts or at least a page's titles by ModernGov's names."""
        if find_kind(source) != "html":
            return 0
        if any(sign in source.data for sign in _SURE_SIGNS):
            return 90
        return 70 if any(sign in source.data for sign in _SIGNS) else 0

    def read(self, source: Source) -> Paper:
        """Read the page into text with a block for each item's number, title and parts."""
        root = parse_page(source)
        index = index_page(root)
        metadata = page_metadata(root, index, source) | read_meeting(meta(root))
        cut = bool(find_cuts(root))
        clear_furniture(root, index)
        scope = find_scope(root, index)
        draft = Draft()
        frame = _ItemFrame(draft, _subject_of(index))
        walk = Walk(draft, scope, frame.handlers(index), frame.roles(scope, index))
        walk.write_all()
        return draft.paper(self.name, metadata, complete=not cut)


class _ItemFrame(Frame):
    """The frame of a page with items: remembers the key of the item that is being written."""

    def __init__(self, draft: Draft, subject: _Subject) -> None:
        super().__init__(draft)
        self._subject = subject

    def handlers(self, index: PageIndex) -> dict[Element, Handler]:
        """Say which elements the frame writes: titles of items and rows of the agenda besides the frame's own."""
        return {
            **super().handlers(index),
            **dict.fromkeys(index.find("mgAiTitleTxt"), self._write_item_title),
            **dict.fromkeys(index.find("mgItemTable"), self._write_items),
        }

    def write_subtitle(self, walk: Walk, element: Element, path: str) -> None:
        """Write the subtitle: on the page of one item that is the item's title, on an issue's page the issue."""
        if self._subject == "item":
            self._write_item_title(walk, element, path)
        elif self._subject == "issue":
            with self.draft.block("heading", level=2):
                walk.write_line(element, path)
        else:
            super().write_subtitle(walk, element, path)

    def _write_items(self, walk: Walk, table: Element, path: str) -> None:
        for row, place in walk.rows(table, path):
            if row.tag == "tr":
                self._write_item(walk, row, place)
            else:
                walk.write(row, place)

    def _write_item(self, walk: Walk, row: Element, path: str) -> None:
        cells = list(walk.children(row, path))
        if all(cell.tag == "th" for cell, _ in cells):
            with self.draft.block("chrome"):
                self.draft.write(" ".join(fold(text_of(cell)) for cell, _ in cells).strip(), path)
            return
        self.key = _find_key(row)
        number = next((at for at, (cell, _) in enumerate(cells) if _is_number(cell)), 0)
        for at, (cell, place) in enumerate(cells):
            self.draft.gap(2)
            if at < number:  # a note on who speaks to the item, whatever its class
                with self.draft.block("cell", level=at + 1, key=self.key):
                    walk.write_line(cell, place)
            elif _is_number(cell):
                with self.draft.block("item-number", key=self.key):
                    walk.write_line(cell, place)
            elif at > number + 1:
                with self.draft.block("cell", level=at + 1, key=self.key):
                    walk.write_inside(cell, place)
            else:
                walk.write_inside(cell, place)
            self.end_part()
        self.key = None
        self.draft.gap(2)

    def _write_item_title(self, walk: Walk, element: Element, path: str) -> None:
        self.end_part()
        with self.draft.block("item-title", key=self.key):
            self.draft.write(_FILE_SIZE.sub("", walk.outline.line(element)), path)
        self.begin_part("agenda")


def _is_number(cell: Element) -> bool:
    return "mgItemNumberCell" in cell.get("class", "")


def _find_key(row: Element) -> str | None:
    for anchor in row.iter("a"):
        key = anchor.get("name") or anchor.get("id") or ""
        if key.startswith("AI"):
            return key
    return None


def _subject_of(index: PageIndex) -> _Subject:
    """Tell what a page is about by its main title."""
    titles = [fold(text_of(title)) for title in index.find("mgMainTitleTxt")]
    if any(_ISSUE.match(title) for title in titles):
        return "issue"
    one = any(_ONE_ITEM.match(title) for title in titles) and not index.find("mgItemTable")
    return "item" if one else "meeting"


IMPORTER: Final = ModernGovPage()
