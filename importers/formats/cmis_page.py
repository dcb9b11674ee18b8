"""Reads a CMIS meeting page: ``…/ViewMeetingPublic/mid/…/Meeting/<id>/Committee/<id>/``.

In the module ``ModCMISMeetingsC``, each fact is a ``div.holder`` with a ``DNNLabel`` ("Committee:", "Date/Time:", "Status:",
"Venue:") and a ``Value``; the label's words decide, its other classes are often wrong. Documents are
``li.DocumentListItem``. Tables headed "Name" below "Attended - Committee Members" or "Apologies" are the roll.
"""

import datetime as dt
import re
from typing import Final

from importers.draft import Draft
from importers.files.kinds import find_kind
from importers.paper import Paper
from importers.source import Source
from importers.web.furniture import find_furniture
from importers.web.metadata import page_metadata
from importers.web.text import Handler, Walk
from importers.web.tree import Element, PageIndex, empty, fold, index_page, parse_page, text_of

__all__ = ["IMPORTER", "CmisPage"]

_SIGNS: Final = (b"ModCMISMeetings", b"ViewMeetingPublic_", b"CMISMeeting")
_FURNITURE: Final = ("FileSize", "FileTypeImage", "RadTabStrip", "rtsUL", "dnnActions", "CalendarLink")
_STATED: Final = {"committee": "body", "venue": "venue", "status": "status"}
# Matches "7 Sep 2022 - 09:30 to 11:40", "3 Aug 2026 - 10:00", "01/Sep/2026"
_WHEN: Final = re.compile(
    r"(?P<day>\d{1,2})[ /](?P<month>[A-Z][a-z]{2})[a-z]{0,6}[ /](?P<year>\d{4})"
    r"(?: - (?P<start>\d{1,2}:\d\d)(?: to (?P<end>\d{1,2}:\d\d))?)?"
)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# What stands above a table of names, and what it says of those in it
_GROUPS: Final = (
    ("attended", "Present"),
    ("present", "Present"),
    ("apolog", "Apologies"),
    ("absent", "Absent"),
)


class CmisPage:
    """The importer of CMIS meeting pages."""

    name = "cmis-page"

    def takes(self, source: Source) -> int:
        """Take a page with the CMIS meetings module on it."""
        return 90 if find_kind(source) == "html" and any(sign in source.data for sign in _SIGNS) else 0

    def read(self, source: Source) -> Paper:
        """Read the page's facts, documents and roll."""
        root = parse_page(source)
        index = index_page(root)
        metadata = page_metadata(root, index, source) | _read_facts(index)
        empty([*root.iter("head"), *index.find(*_FURNITURE), *find_furniture(root)])
        scope = next(iter(index.find("ModCMISMeetingsC")), root)
        draft = Draft()
        walk = Walk(draft, scope, _Page(draft).handlers(scope, index))
        walk.write_all()
        return draft.paper(self.name, metadata)


class _Page:
    """Writes the facts, the documents and the roll; remembers what was last said about a table of names."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._group = ("", "")

    def handlers(self, scope: Element, index: PageIndex) -> dict[Element, Handler]:
        headings = [
            element
            for level in ("h2", "h3", "h4", "h5", "caption", "legend")
            for element in scope.iter(level)
        ]
        return {
            **dict.fromkeys(headings, self._write_heading),
            **dict.fromkeys(index.find("holder"), self._write_fact),
            **dict.fromkeys(index.find("DocumentList"), self._write_documents),
            **dict.fromkeys(scope.iter("table"), self._write_table),
            **dict.fromkeys(scope.iter("h1"), self._write_title),
        }

    def _write_title(self, walk: Walk, element: Element, path: str) -> None:
        with self._draft.block("title"):
            walk.write_line(element, path)

    def _write_heading(self, walk: Walk, element: Element, path: str) -> None:
        words = walk.outline.line(element)
        self._group = next(((words, status) for sign, status in _GROUPS if sign in words.lower()), ("", ""))
        with self._draft.block("label"):
            self._draft.write(words, path)

    def _write_fact(self, walk: Walk, element: Element, path: str) -> None:
        """Write a label and its value on one line; facts may stand inside one another."""
        for child, place in walk.children(element, path):
            classes = (child.get("class") or "").split()
            if "DNNLabel" in classes:
                self._draft.gap(1)
                with self._draft.block("label"):
                    walk.write_line(child, place)
                self._draft.write(" ")
            elif "Value" in classes:
                walk.write_line(child, place)
            else:
                walk.write(child, place)

    def _write_documents(self, walk: Walk, element: Element, path: str) -> None:
        with self._draft.block("documents"):
            walk.write_inside(element, path)

    def _write_table(self, walk: Walk, table: Element, path: str) -> None:
        rows = [node for node in walk.rows(table, path) if node[0].tag == "tr"]
        headings = [walk.outline.line(cell).lower() for cell in rows[0][0]] if rows else []
        group, status = self._group
        if not status or headings[:1] not in (["name"], ["member name"], ["member"]):
            walk.write_table(table, path)
            return
        for row, place in rows[1:]:
            self._draft.gap(1)
            with self._draft.block("attendee", value=f"{status}|{group}"):
                self._draft.write(" | ".join(filter(None, map(walk.outline.line, row))), place)
        self._draft.gap(1)


def _read_facts(index: PageIndex) -> dict[str, str]:
    found: dict[str, str] = {}
    for label in index.find("DNNLabel"):
        value = label.getnext()
        if value is None:
            continue
        name, words = fold(text_of(label)).rstrip(":").lower(), " ".join(fold(text_of(value)).split())
        if name in _STATED:
            found.setdefault(_STATED[name], words)
        elif name.startswith("date"):
            found |= _read_when(words)
    return {name: words for name, words in found.items() if words}


def _read_when(words: str) -> dict[str, str]:
    when = _WHEN.search(words)
    if not when or when["month"] not in _MONTHS:
        return {}
    try:
        date = dt.date(int(when["year"]), _MONTHS.index(when["month"]) + 1, int(when["day"]))
    except ValueError:
        return {}
    return {"date": date.isoformat(), "start": when["start"] or "", "end": when["end"] or ""}


IMPORTER: Final = CmisPage()
