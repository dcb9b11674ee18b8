"""One invented meeting as data, and the forms in which councils publish such a meeting.

Everybody and everything here is made up. The same meeting is written as a ModernGov page, as the text of that page, as a
GetMeeting reply, as printed minutes and as a PDF of them; what is read from them must be the same.
"""

import datetime as dt
import html
from collections.abc import Iterator
from dataclasses import dataclass, replace

from importers.source import Source
from samples.make_pdf import draw

NUMBERED = "1. 2. 3. 4. 5. 6.".split()


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item: what was minuted as paragraphs, then the clauses resolved, behind "RESOLVED that" if there is one
    and as a numbered list if there are more."""

    number: int
    title: str
    said: tuple[str, ...] = ()
    resolved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    council: str
    body: str
    day: dt.date
    start: str
    venue: str
    present: tuple[tuple[str, str], ...]
    officers: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]

    @property
    def when(self) -> str:
        return f"{self.day:%A} {self.day.day} {self.day:%B %Y}"


MEETING = Meeting(
    council="Eastmere Borough Council",
    body="Harbour and Coast Scrutiny Committee",
    day=dt.date(2025, 3, 4),
    start="6.30 pm",
    venue="Council Chamber, Town Hall, Eastmere",
    present=(
        ("Councillor Ada Larkin", "Chair"),
        ("Councillor Bevis Orton", "Vice-Chair"),
        ("Councillor Cora Penhale", ""),
        ("Councillor Dilip Rao", ""),
        ("Councillor Esme Tully", ""),
    ),
    officers=(
        ("Fergus Wynd", "Harbour Master"),
        ("Gita Sorrell", "Head of Coastal Services"),
    ),
    items=(
        Item(
            11, "Apologies for Absence", ("Apologies for absence were received from Councillor Hector Vane.",)
        ),
        Item(
            12,
            "Declarations of Interest",
            (
                "Councillor Dilip Rao declared a personal interest in item 15 (Fishing Quay Lighting) as he moored a boat there.",
            ),
        ),
        Item(
            13,
            "Minutes",
            (),
            ("the minutes of the meeting held on 14 January 2025 be approved as a correct record",),
        ),
        Item(
            14,
            "Sea Wall Repairs",
            (
                "The Head of Coastal Services presented the report. The first stage had been finished in November.",
                "Councillor Cora Penhale asked when the steps would be open again. The Head of Coastal Services replied "
                "that the contractor expected to finish by May.",
            ),
            (
                "the report be noted",
                "the Harbour Master circulate the inspection results to all Members by 30 April 2025",
                "Cabinet be recommended to bring forward the second stage to 2026/27",
            ),
        ),
        Item(
            15,
            "Fishing Quay Lighting",
            (
                "The Harbour Master reported that nine of the lamps were out of use. Councillor Esme Tully asked what the "
                "repair would cost. The Harbour Master said that a price had been asked for.",
            ),
            ("a further report be presented to the next meeting of the Committee",),
        ),
        Item(
            16,
            "Work Programme",
            ("The Committee considered its work programme for the rest of the year.",),
            ("the work programme be agreed",),
        ),
    ),
)


def shuffled(meeting: Meeting, order: tuple[int, ...]) -> Meeting:
    """Deal with the items in another order, numbered as before from the first number on."""
    first = meeting.items[0].number
    items = (replace(meeting.items[at], number=first + place) for place, at in enumerate(order))
    return replace(meeting, items=tuple(items))


def _resolution(item: Item) -> Iterator[str]:
    """Write what was resolved as minutes print it: in one sentence, or as a numbered list."""
    if len(item.resolved) == 1:
        yield f"RESOLVED that {item.resolved[0]}."
    elif item.resolved:
        yield "RESOLVED that:"
        for n, clause in enumerate(item.resolved, 1):
            end = "." if n == len(item.resolved) else "; and" if n == len(item.resolved) - 1 else ";"
            yield f"({n})  {clause}{end}"


def paragraphs(item: Item) -> list[str]:
    return [*item.said, *_resolution(item)]


def _roll(meeting: Meeting) -> list[str]:
    members = [f"{name} ({role})" if role else name for name, role in meeting.present]
    officers = [f"{name}, {post}" for name, post in meeting.officers]
    return ["Present:", *members, "", "Officers in attendance:", *officers]


def write_printed(meeting: Meeting) -> str:
    """Printed minutes as typed text."""
    lines = [
        meeting.council.upper(),
        "",
        meeting.body.upper(),
        "",
        f"Minutes of the meeting of the {meeting.body} held on {meeting.when} at {meeting.start} in the {meeting.venue}",
        "",
        *_roll(meeting),
        "",
    ]
    for item in meeting.items:
        lines += [f"{item.number}.  {item.title.upper()}", ""]
        for paragraph in paragraphs(item):
            lines += [paragraph, ""]
    return "\n".join(lines)


def write_pdf(meeting: Meeting) -> bytes:
    """The printed minutes as a PDF with running heads."""
    lines = [
        f"~ {meeting.body} - {meeting.day:%d.%m.%Y}",
        f"= {meeting.council.upper()}",
        "",
        f"= {meeting.body.upper()}",
        "",
    ]
    lines.append(
        f"Minutes of the meeting of the {meeting.body} held on {meeting.when} at {meeting.start} in the {meeting.venue}"
    )
    lines += ["", *(f"! {line}" if line.endswith(":") else line for line in _roll(meeting)), ""]
    for item in meeting.items:
        lines += [f"! {item.number}.  {item.title}", ""]
        for paragraph in paragraphs(item):
            lines += [paragraph, ""]
    return draw("\n".join(lines))


def write_page_text(meeting: Meeting) -> str:
    """The text of the meeting's ModernGov page, as it is copied or saved."""
    lines = ["Agenda and minutes", "", f"{meeting.body} - {meeting.when} {meeting.start}", "",
             f"Venue: {meeting.venue}. View directions", "", *_roll(meeting), "", "Items", "No. Item", ""]  # fmt: skip
    for item in meeting.items:
        lines += [f"{item.number}.", "", item.title, "", "Minutes:", ""]
        for paragraph in paragraphs(item):
            lines += [paragraph, ""]
    return "\n".join(lines)


def _marked_up(text: str) -> str:
    return f'<p class="MsoNormal">{html.escape(text)}</p>'


def write_page(meeting: Meeting) -> str:
    """The meeting's ModernGov page."""
    roll = "".join(_marked_up(line) for line in _roll(meeting) if line)
    rows = []
    for item in meeting.items:
        minuted = "\n".join(map(_marked_up, paragraphs(item)))
        rows.append(
            f'<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI{9000 + item.number}"></a>{item.number}.</p></td>\n'
            f'<td><p class="mgAiTitleTxt">{html.escape(item.title)}</p>\n<p class="mgSubItemTitleTxt">Minutes:</p>\n'
            f'<div class="mgWordPara"><div class="WordSection1">{minuted}</div></div></td></tr>'
        )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="DC.date" content="{meeting.day}">'
        f"<title>Agenda for {meeting.body} on {meeting.when} {meeting.start} - {meeting.council}</title></head>\n"
        f'<body><div id="modgov"><h1 class="mgMainTitleTxt">Agenda and minutes</h1>\n'
        f'<h2 class="mgSubTitleTxt">{meeting.body} - {meeting.when} {meeting.start}</h2>\n'
        f'<div class="mgContent"><p><span class="mgLabel">Venue: </span>{meeting.venue}</p>\n{roll}\n'
        f'<table class="mgItemTable"><caption class="mgSectionTitle">Items</caption>'
        f"<tr><th>No.</th><th>Item</th></tr>{''.join(rows)}</table></div></div></body></html>"
    )


def _element(name: str, words: str) -> str:
    return f"<{name}>{html.escape(words)}</{name}>"


def write_reply(meeting: Meeting) -> str:
    """The GetMeeting reply for the meeting."""
    written = f"{meeting.day:%d/%m/%Y}"
    items = "".join(
        "<agendaitem>"
        + _element("agendaitemid", str(9000 + item.number))
        + _element("agendaitemtitle", item.title)
        + _element("fulldisplaynumberformat", f"{item.number}.")
        + _element("minutesnonemptyhtmlbody", "\n".join(map(_marked_up, paragraphs(item))))
        + _element("refertocommittee", meeting.body)
        + "</agendaitem>"
        for item in meeting.items
    )
    roll = [(name, role or "Committee Member", "Present") for name, role in meeting.present]
    roll += [(name, post, "In attendance") for name, post in meeting.officers]
    attendees = "".join(
        f'<attendee name="{name}" roledescription="{role}" attendance="{attendance}"/>'
        for name, role, attendance in roll
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<meeting>'
        + _element("meetingid", "77")
        + _element("meetingdate", written)
        + _element("meetingtime", meeting.start)
        + _element("meetinglocation", meeting.venue)
        + _element("minutepublished", "True")
        + f"<agendaitems>{items}</agendaitems><attendees>{attendees}</attendees></meeting>"
    )


def sources(meeting: Meeting) -> dict[str, Source]:
    """Write the meeting in all its forms."""
    return {
        "page": Source(write_page(meeting).encode(), "meeting.html"),
        "reply": Source(write_reply(meeting).encode(), "meeting.xml"),
        "page text": Source(write_page_text(meeting).encode(), "page.txt"),
        "printed": Source(write_printed(meeting).encode(), "minutes.txt"),
        "pdf": Source(write_pdf(meeting), "minutes.pdf"),
    }
