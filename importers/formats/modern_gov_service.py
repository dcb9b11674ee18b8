"""Reads a reply of ModernGov's web service: ``mgWebService.asmx/GetMeeting?lMeetingId=…``, also inside a SOAP envelope.

The element ``meeting`` holds the meeting's facts, ``agendaitems/agendaitem`` with escaped HTML in ``agendatext``,
``decisionnonemptyhtmlbody`` and ``minutesnonemptyhtmlbody`` (never cut off, unlike the page), and ``attendees/attendee``.
The text is laid out as the meeting page lays it out, so that the same grammar reads both. Habits of the service: titles
are escaped twice, numbers begin with a space, an empty element holds a line end, item number 0 is a heading between items,
a restricted item's title may be shown but not its text, and an attendance stays "Expected" where nobody filled it in.
"""

import datetime as dt
import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from importers.draft import Draft
from importers.errors import NoPaper, UnknownFormat
from importers.files.kinds import find_kind
from importers.paper import Paper, Role, plain
from importers.source import Source
from importers.web.text import Node, Walk
from importers.web.tree import Element, parse_page
from importers.web.xml_tree import parse_xml

__all__ = ["IMPORTER", "ModernGovService"]

_SIGNS: Final = (b"<meetingid>", b":meetingid>", b"<agendaitems")
_PARTS: Final[tuple[tuple[str, str, Role], ...]] = (
    ("decisionnonemptyhtmlbody", "Decision:", "decision"),
    ("minutesnonemptyhtmlbody", "Minutes:", "minutes"),
)
# Matches "10/02/2026"
_DATE: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
# A title's words behind which nothing is left to unescape: "Children's" from "Children&amp;#39;s"
_ESCAPES: Final = 2
_RESTRICTED: Final = "Restricted item"
"""What is written in the place of a restricted item's text."""


class ModernGovService:
    """The importer of GetMeeting replies."""

    name = "modern-gov-service"

    def takes(self, source: Source) -> int:
        """Take XML with a meeting's elements in it."""
        return 95 if find_kind(source) == "xml" and any(sign in source.data for sign in _SIGNS) else 0

    def read(self, source: Source) -> Paper:
        """Read the reply; raises NoPaper for a meeting that is not to be shown and Damaged for XML that is not whole."""
        root = parse_xml(source)
        meeting = next((found for found in root.iter("{*}meeting") if _text(found, "meetingid")), None)
        if meeting is None:
            raise UnknownFormat(source.name, "XML of the meeting web service, but not of GetMeeting")
        if _text(meeting, "isdisplayallowed") == "False":
            raise NoPaper(source.name, "the service says that this meeting is not to be shown")
        writing = _Writing(source, meeting)
        writing.write_head()
        writing.write_attendees()
        for item in meeting.iter("{*}agendaitem"):
            if _is_shown(item):
                writing.write_item(item)
        return writing.draft.paper(self.name, _read_metadata(meeting))


class _Writing:
    """Writes one meeting in the order of its page."""

    def __init__(self, source: Source, meeting: Element) -> None:
        self.draft = Draft()
        self._source = source
        self._meeting = meeting
        self._tree = meeting.getroottree()

    def write_head(self) -> None:
        """Write the page's title, the committee with date and time, and the venue."""
        with self.draft.block("title"):
            self.draft.write(_title(self._meeting), self._place(self._meeting))
        self.draft.gap(2)
        date = _date(self._meeting)
        with self.draft.block("subtitle", value=date.isoformat() if date else None):
            self.draft.write(_subtitle(self._meeting, date), self._place(self._meeting))
        for label, name in (("Venue:", "meetinglocation"), ("Room:", "meetingroom")):
            self._write_labelled(label, _text(self._meeting, name), self._meeting)

    def write_attendees(self) -> None:
        """Write the roll, a line each: name, role, attendance and post; the block's value is "attendance|role|post"."""
        attendees = list(self._meeting.iter("{*}attendee"))
        if attendees:
            self._write_label("Attendance")
        for attendee in attendees:
            name, role, attendance = (
                _unescape(attendee.get(key, "")) for key in ("name", "roledescription", "attendance")
            )
            post = _unescape(attendee.get("keyposts") or attendee.get("representing") or "")
            cells = (name, role, attendance, post) if post else (name, role, attendance)
            self.draft.gap(1)
            with self.draft.block(
                "attendee",
                key=attendee.get("memberid"),
                value=plain("|".join((attendance, role, *cells[3:]))),
            ):
                self.draft.write(" | ".join(cells), self._place(attendee))
        self.draft.gap(2)

    def write_item(self, item: Element) -> None:
        """Write an item's number, title, tabled text, decision and minutes; number 0 is a heading.

        Of a restricted item only number and title are written, and that it is restricted.
        """
        key = f"AI{_text(item, 'agendaitemid')}"
        title = _unescape(_text(item, "agendaitemtitle"))
        number = _text(item, "fulldisplaynumberformat") or _text(item, "minutesitemnumber")
        self.draft.gap(2)
        if number.rstrip(".") in {"", "0"}:
            with self.draft.block("heading", level=2):
                self.draft.write(title, self._place(item))
        else:
            with self.draft.block("item-number", key=key):
                self.draft.write(number, self._place(item))
            self.draft.gap(2)
            with self.draft.block("item-title", key=key):
                self.draft.write(title, self._place(item))
        if _text(item, "isrestricted") == "True":
            self._write_label(_RESTRICTED, key)
        else:
            self._write_parts(item, key)

    def _write_parts(self, item: Element, key: str) -> None:
        self._write_part(item, "agendatext", "agenda", key)
        for at in ("1", "2"):
            self._write_labelled(
                _text(item, f"commentlabel{at}") + ":", _text(item, f"commenttext{at}"), item
            )
        self._write_documents(item, key)
        for name, label, role in _PARTS:
            if _text(item, name):
                self._write_label(label, key)
                self._write_part(item, name, role, key)

    def _write_documents(self, item: Element, key: str) -> None:
        titles = [
            _unescape(_text(document, "title"))
            for document in item.iter("{*}linkeddoc")
            if _text(document, "isrestricted") != "True"
        ]
        if not titles:
            return
        self._write_label("Additional documents:", key)
        with self.draft.block("documents", key=key):
            for title in titles:
                self.draft.gap(1)
                self.draft.write(title, self._place(item))

    def _write_part(self, item: Element, name: str, role: Role, key: str) -> None:
        escaped = _text(item, name)
        if "&lt;" in escaped and "<" not in escaped:
            escaped = html.unescape(escaped)
        if not escaped:
            return
        fragment = parse_page(Source(escaped.encode(), self._source.name))
        element = item.find(f"{{*}}{name}")
        self.draft.gap(2)
        with self.draft.block(role, key=key):
            _FragmentWalk(self.draft, fragment).write(
                fragment, self._place(item if element is None else element)
            )
        self.draft.gap(2)

    def _write_label(self, label: str, key: str | None = None) -> None:
        self.draft.gap(2)
        with self.draft.block("label", key=key):
            self.draft.write(label)
        self.draft.gap(2)

    def _write_labelled(self, label: str, words: str, element: Element) -> None:
        if not words:
            return
        self.draft.gap(2)
        with self.draft.block("label"):
            self.draft.write(label)
        self.draft.write(f" {' '.join(_unescape(words).split())}", self._place(element))
        self.draft.gap(2)

    def _place(self, element: Element) -> str:
        return self._tree.getpath(element)


class _FragmentWalk(Walk):
    """A walk over HTML that stood escaped in one element: the place of all of it is that element."""

    def children(self, element: Element, path: str) -> Iterator[Node]:
        """Iterate over an element's children, each with the place of the whole."""
        return ((child, path) for child in element)


def _text(element: Element, name: str) -> str:
    found = element.find(f"{{*}}{name}")
    return (found.text or "").strip() if found is not None else ""


def _unescape(words: str) -> str:
    for _ in range(_ESCAPES):
        words = html.unescape(words)
    return " ".join(words.split())


def _is_shown(item: Element) -> bool:
    return _text(item, "isdisplayallowed") != "False"


def _title(meeting: Element) -> str:
    """Name the page as ModernGov does, by what is published."""
    named = {"decisionpublished": "decisions", "minutepublished": "minutes"}
    parts = [word for element, word in named.items() if _text(meeting, element) == "True"]
    return " and ".join((", ".join(("Agenda", *parts[:-1])), parts[-1])) if parts else "Agenda"


def _subtitle(meeting: Element, date: dt.date | None) -> str:
    when = f"{date:%A} {date.day} {date:%B %Y}" if date else ""
    when = " ".join(filter(None, (when, _text(meeting, "meetingtime"))))
    cancelled = ", CANCELLED" if _text(meeting, "meetingstatus") == "Cancelled" else ""
    return " - ".join(filter(None, (_committee(meeting), when))) + cancelled


def _committee(meeting: Element) -> str:
    """Give the committee that most items name; the reply has no element for it."""
    names = Counter(
        _unescape(element.text or "")
        for name in ("refertocommittee", "committeetitle")
        for element in meeting.iter(f"{{*}}{name}")
        if (element.text or "").strip()
    )
    return names.most_common(1)[0][0] if names else ""


def _date(meeting: Element) -> dt.date | None:
    found = _DATE.match(_text(meeting, "meetingdate"))
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def _read_metadata(meeting: Element) -> dict[str, str]:
    date = _date(meeting)
    urls = (element.text or "" for element in meeting.iter("{*}url"))
    found = {
        "date": date.isoformat() if date else "",
        "body": _committee(meeting),
        "venue": _unescape(_text(meeting, "meetinglocation")),
        "start": _text(meeting, "meetingactualstarttime") or _text(meeting, "meetingtime"),
        "end": _text(meeting, "meetingactualfinishtime"),
        "status": _text(meeting, "meetingstatus"),
        "site": next((host for url in urls if (host := _host(url))), ""),
    }
    return {key: value for key, value in found.items() if value}


def _host(url: str) -> str:
    try:
        return urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""


IMPORTER: Final = ModernGovService()
