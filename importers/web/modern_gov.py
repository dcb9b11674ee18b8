"""What all ModernGov pages share: their frame, their furniture, and the names of an item's parts.

Class names as Civica's templates write them: ``mgMainTitleTxt`` the kind of page,
``mgSubTitleTxt`` what it is about, ``mgLabel`` "Venue:", ``mgSectionTitle`` and ``mgSubSubTitleTxt`` headings,
``mgSubItemTitleTxt`` "Minutes:". English and Welsh.
"""

import re
from collections.abc import Mapping
from typing import Final

from importers.draft import Draft, Mark
from importers.paper import Role
from importers.web.furniture import find_furniture
from importers.web.outline import holders_of
from importers.web.text import Handler, Walk
from importers.web.tree import Element, PageIndex, empty, text_of

__all__ = ["Frame", "clear_furniture", "find_cuts", "find_scope", "part_role", "read_meeting"]

# Links, file sizes ("PDF 97 KB") and hidden repetitions (", item 59.") are the site's words, not the paper's
_FURNITURE: Final = ("mgLinks", "mgActionList", "mgFileSize", "mgHide", "mgFooter", "mgLanguageLinks")
# Where the links "View directions" and "View Recorded Vote for this item" lead
_LINKS: Final = ("mgLocationDetails", "RecordedVotes")
# Matches "...  view the full minutes text for item 59.", in Welsh "gweld testun llawn …"
_CUT: Final = re.compile(r"view the full (?:minutes|decision|agenda) text|testun llawn", re.IGNORECASE)
# Matches the link to the meeting on the page of one item: "Meeting of Port Panel, Monday, 9th June, 2014 5.30 pm (Item 33.)"
_MEETING_LINK: Final = re.compile(
    r"\s{0,9}(?:meeting of|cyfarfod)\b.{8,220}\((?:item|eitem)\s[\w/.]{1,12}\)", re.IGNORECASE | re.DOTALL
)
# What an item's parts are called, by their first letters
_PARTS: Final[tuple[tuple[str, Role], ...]] = (
    ("minutes", "minutes"),
    ("cofnodion", "minutes"),
    ("decision", "decision"),
    ("penderfyniad", "decision"),
    ("additional doc", "documents"),
    ("supporting doc", "documents"),
    ("accompanying doc", "documents"),
    ("dogfennau", "documents"),
)
# Matches "Agenda for Audit Committee on Thursday 15 January 2026, 7:30 pm"
_DESCRIBED: Final = re.compile(
    r"(?:Agenda|Attendance details|Meeting) for (?P<body>.{3,200}?) on \w{6,9},? \d{1,2}\w{0,2} \w{3,9},? \d{4}"
    r"(?:, (?P<start>\d{1,2}[.:]\d\d ?[ap]m))?"
)
# 2026-01-15
_ISO_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_INLINE: Final = frozenset(("span", "b", "strong", "em", "i", "label", "font", "a"))


def part_role(label: str) -> Role | None:
    """Give the role of what a label announces.

    >>> part_role("Minutes:"), part_role("Dogfennau ychwanegol:"), part_role("Presented By:")
    ('minutes', 'documents', None)
    """
    lowered = label.lower()
    return next((role for start, role in _PARTS if lowered.startswith(start)), None)


def find_cuts(root: Element) -> list[Element]:
    """Find the links that stand where a long text was cut off ("view the full minutes text for item 59")."""
    return [link for link in root.iter("a") if _CUT.search(text_of(link))]


def clear_furniture(root: Element, index: PageIndex) -> None:
    """Take out links, file sizes and hidden words, and the site's own furniture.

    The links of :func:`find_cuts` stay, and the link to the meeting at which the one item of a page was taken.
    """
    meetings = [link for link in root.iter("a") if _MEETING_LINK.match(text_of(link))][:1]
    kept = {*meetings, *holders_of(meetings)}
    empty(root.iter("head"))
    for element in index.find(*_FURNITURE):
        empty([element] if element not in kept else _beside(element, kept))
    if "modgov" not in index.ids:
        empty(list(find_furniture(root)))
    leading_away = [link for link in root.iter("a") if any(name in link.get("href", "") for name in _LINKS)]
    empty(link for link in leading_away if not _CUT.search(text_of(link)))


def _beside(element: Element, kept: set[Element]) -> list[Element]:
    """List what stands under ``element`` beside the kept elements: the other links of a list."""
    holders = (holder for holder in element.iter() if holder in kept and holder.tag != "a")
    return [child for holder in holders for child in holder if child not in kept]


def find_scope(root: Element, index: PageIndex) -> Element:
    """Find the part of the page that ModernGov made: sites wrap it in templates of their own."""
    around = holders_of(index.find("mgAiTitleTxt", "mgContent")[:1])
    for name in ("modgov", "mgMainContent", "content"):
        if index.ids.get(name) in around:
            return index.ids[name]
    return next((element for element in root.iter("main") if element in around), root)


def read_meeting(stated: Mapping[str, str]) -> dict[str, str]:
    """Take the meeting's date, body and starting time from the page's ``DC.date`` and ``DC.title``.

    >>> read_meeting({"dc.title": "Agenda for Port Panel on Monday 7 June 2021, 6.30 pm", "dc.date": "2021-06-07"})
    {'body': 'Port Panel', 'start': '6.30 pm', 'date': '2021-06-07'}
    """
    found = _DESCRIBED.match(stated.get("dc.title", ""))
    described = {key: value for key, value in found.groupdict().items() if value} if found else {}
    date = stated.get("dc.date", "")[:10]
    return {**described, **({"date": date} if _ISO_DATE.fullmatch(date) else {})}


class Frame:
    """Writes a page's titles and labels, and marks each part that a label announces up to the next label."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.key: str | None = None
        self._part: Mark | None = None

    def handlers(self, index: PageIndex) -> dict[Element, Handler]:
        """Say which elements the frame writes."""
        chosen: dict[Element, Handler] = {}
        for name, handler in (
            ("mgMainTitleTxt", self.write_title),
            ("mgSubTitleTxt", self.write_subtitle),
            ("mgSectionTitle", self.write_part_label),
            ("mgSubSubTitleTxt", self.write_part_label),
            ("mgSubItemTitleTxt", self.write_part_label),
            ("mgLabel", self.write_part_label),
        ):
            blocks = (element for element in index.find(name) if element.tag not in _INLINE)
            chosen.update(dict.fromkeys(blocks, handler))
        return chosen

    def roles(self, scope: Element, index: PageIndex) -> dict[Element, Role]:
        """Say which words inside a line are labels, and which say that the text is cut off."""
        labels = (element for element in index.find("mgLabel") if element.tag in _INLINE)
        return {**dict.fromkeys(labels, "label"), **dict.fromkeys(find_cuts(scope), "chrome")}

    def write_title(self, walk: Walk, element: Element, path: str) -> None:
        """Write the kind of page: "Agenda and minutes"."""
        with self.draft.block("title"):
            walk.write_line(element, path)

    def write_subtitle(self, walk: Walk, element: Element, path: str) -> None:
        """Write what the page is about: "Audit Committee - Tuesday 10 February 2026 10.00 am"."""
        with self.draft.block("subtitle"):
            walk.write_line(element, path)

    def write_part_label(self, walk: Walk, element: Element, path: str) -> None:
        """Write a label, and begin the part that it announces."""
        self.end_part()
        with self.draft.block("label", key=self.key):
            walk.write_line(element, path)
        role = part_role(walk.outline.line(element))
        if role:
            self.begin_part(role)

    def begin_part(self, role: Role) -> None:
        """Mark what is written from here on."""
        self.end_part()
        self._part = self.draft.open(role, key=self.key)

    def end_part(self) -> None:
        """End the part that is being written, if any."""
        if self._part:
            self.draft.close(self._part)
        self._part = None
