"""The head of a paper: each slot in the ways that papers print it, and silence where they do not."""

import datetime as dt

import pytest

from importers.minutes.head import council
from importers.minutes.head.reading import read_head
from importers.minutes.structure.items import segment
from importers.paper import Block, Paper, Span, plain
from importers.records import Head
from importers.source import Known
from ontology.councils import Council

ITEMS = "\n\n1. APOLOGIES\n\nNone.\n\n2. MINUTES\n\nThe minutes of 3 March 2020 were agreed.\n\n3. WORK PROGRAMME\n\nNoted.\n"


def head(text: str, known: Known | None = None, **metadata: str) -> Head:
    paper = Paper(text, plain(text), "text", metadata=metadata)
    known = known or Known()
    return read_head(paper, segment(paper, known), known)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Skills Panel - Monday 11th May, 2020 7.00 pm", dt.date(2020, 5, 11)),
        ("MONDAY, 11 MAY, 2020 AT 7.00 P.M. AT THE GUILDHALL", dt.date(2020, 5, 11)),
        ("Mon May 11 2020", dt.date(2020, 5, 11)),
        ("Date: 11/05/2020", dt.date(2020, 5, 11)),
        ("Minutes of a meeting held on the 11th day of May 2020", dt.date(2020, 5, 11)),
        ("Minutes of the meeting held on Monday, 11\nMay 2020 in the Guildhall", dt.date(2020, 5, 11)),
        ("Dydd Llun, 11 Mai 2020", dt.date(2020, 5, 11)),
        ("11 May 2O20", dt.date(2020, 5, 11)),
        ("Published: 1 May 2020\nMeeting: Monday 11 May 2020", dt.date(2020, 5, 11)),
        ("Published 1 May 2020 - DRAFT - Meeting of 11 May 2020", dt.date(2020, 5, 11)),
        ("11 May 2020\n\nCall-in from the Executive meeting on 4 May 2020", dt.date(2020, 5, 11)),
        ("Consideration was given to the minutes of the meeting held on 4 April 2020.", None),
        (
            "Held on 11 May 2020. To be confirmed at the next meeting on Monday 8 June 2020",
            dt.date(2020, 5, 11),
        ),
        ("The next meeting will be held on Monday 8 June 2020", None),
        ("Guildhall", None),
    ],
)
def test_date(line: str, date: dt.date | None) -> None:
    assert head(f"Skills Scrutiny Panel\n{line}\n{ITEMS}").date == date


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Monday 11 May 2020 at 7.00 pm", "19:00", None),
        ("11 May 2020, 10.00am - 12.30pm", "10:00", "12:30"),
        ("11 May 2020 6.00 - 8.30 pm", "18:00", "20:30"),
        ("11 May 2020 09:30", "09:30", None),
        ("11 May 2020 at 12 noon", "12:00", None),
        ("11 May 2020\nThe meeting started at 2.00pm and finished at 4.05pm", "14:00", "16:05"),
        ("11 May 2020. Councillor Ash arrived at 7.25 pm.", None, None),
        ("1400 hours on 11 May 2020", "14:00", None),
        ("11 May 2020 commencing at six o'clock in the evening", "18:00", None),
    ],
)
def test_times_of_the_head(line: str, start: str | None, end: str | None) -> None:
    found = head(f"Skills Scrutiny Panel\n{line}\n{ITEMS}")
    assert (found.start and found.start.strftime("%H:%M"), found.end and found.end.strftime("%H:%M")) == (
        start,
        end,
    )


@pytest.mark.parametrize(
    "line",
    [
        "The meeting closed at 8.05 pm.",
        "(The meeting ended at 8.05pm)",
        "MEETING CONCLUDED AT 20:05",
        "There being no further business, the Chair declared the meeting closed at 8.05.",
        "The meeting terminated at 20.05.",
        "Meeting ended: 8.05 p.m.",
        "The Panel rose at 8.05 pm",
        "Daeth y cyfarfod i ben am 8.05pm",
        "The Chairman declared the meeting closed at five minutes past eight.",
    ],
)
def test_close(line: str) -> None:
    assert head(f"Skills Panel - 11 May 2020 7.00 pm{ITEMS}\n\n{line}\n").end == dt.time(20, 5)


def test_times_of_leaving_are_no_close() -> None:
    assert (
        head(f"Skills Panel - 11 May 2020 7.00 pm{ITEMS}\nCouncillor Ash left the meeting at 7.50 pm.").end
        is None
    )


@pytest.mark.parametrize(
    ("line", "venue"),
    [
        ("Venue: Lantern Room, Quay Street. View directions", "Lantern Room, Quay Street"),
        ("Location: Online", "Online"),
        ("Time: 7.30pm | Place: Lantern Room, Quay Street", "Lantern Room, Quay Street"),
        ("Venue: Lantern Room, Quay Street and by video conference", "Lantern Room, Quay Street"),
        (
            "Lleoliad: Siambr y Cyngor, Neuadd y Dref a thrwy gynhadledd fideo.",
            "Siambr y Cyngor, Neuadd y Dref",
        ),
        ("Lleoliad: Neuadd y Dref", "Neuadd y Dref"),
        (
            "held in the Lantern Room, Town Hall, Eastmere on Monday 11 May 2020",
            "Lantern Room, Town Hall, Eastmere",
        ),
        ("11 MAY 2020 AT 6.00 P.M. AT THE COUNCIL HOUSE", "THE COUNCIL HOUSE"),
        ("The panel met at Wharf House, Mellport.", "Wharf House, Mellport"),
        ("Meeting held remotely via Zoom on 11 May 2020", "Zoom"),
        ("Monday 11 May 2020\nCouncil Chamber, Civic Offices", "Council Chamber, Civic Offices"),
        (
            "MINUTES OF A MEETING HELD IN THE\nMEMBERS' ROOM, SHIRE HOUSE, LOXTOWN, AT 10.15 A.M. ON TUESDAY 3 FEBRUARY 2009",
            "THE MEMBERS' ROOM, SHIRE HOUSE, LOXTOWN",
        ),
        ("11 May 2020", None),
    ],
)
def test_venue(line: str, venue: str | None) -> None:
    assert head(f"Skills Scrutiny Panel\n{line}\n{ITEMS}").venue == venue


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (
            "Agenda and minutes\n\nSpecial, Skills Scrutiny Panel - Monday 11 May 2020 7.00 pm",
            "Skills Scrutiny Panel",
        ),
        ("EASTMERE BOROUGH COUNCIL\n\nSKILLS SCRUTINY PANEL\n\n11 MAY 2020", "SKILLS SCRUTINY PANEL"),
        ("MINUTES OF THE MEETING OF THE SKILLS PANEL HELD ON 11 MAY 2020", "SKILLS PANEL"),
        (
            "At a meeting of the Skills Scrutiny\nPanel held in the Guildhall on 11 May 2020",
            "Skills Scrutiny Panel",
        ),
        ("Committee: Audit and Scrutiny\nDate: 11 May 2020", "Audit and Scrutiny"),
        ("MINUTES of the Meeting\nof the SCRUTINY\nCOMMITTEE held\non 11 MAY 2020", "SCRUTINY COMMITTEE"),
        ("Virtual Meeting, Skills Scrutiny Panel - Monday 11 May 2020 7.00 pm", "Skills Scrutiny Panel"),
        ("Changes in Membership\nTo note any changes in membership of the Panel", None),
        (
            "CHILDREN AND YOUNG PEOPLE\nSCRUTINY COMMITTEE\n11 May 2020",
            "CHILDREN AND YOUNG PEOPLE SCRUTINY COMMITTEE",
        ),
        (
            "WESTMERE AND WOLD\nPOLICE, FIRE AND CRIME PANEL\n\nMINUTES OF THE MEETING HELD ON 11 MAY 2020",
            "WESTMERE AND WOLD POLICE, FIRE AND CRIME PANEL",
        ),
        ("MINUTES\nPOLICE AND CRIME PANEL\n11 May 2020", "POLICE AND CRIME PANEL"),
        ("Pwyllgor Craffu Gofal / Care Scrutiny Committee\n11 May 2020", "Care Scrutiny Committee"),
        ("Present: Councillors Ash (Panel Chair) and Birch\n11 May 2020", None),
        (
            "SCRUTINY COMMITTEE\n(ECONOMY AND HOMES)\n\nMinutes of the Meeting held on 11 May 2020",
            "SCRUTINY COMMITTEE (ECONOMY AND HOMES)",
        ),
    ],
)
def test_body(lines: str, body: str | None) -> None:
    assert head(f"{lines}\n{ITEMS}").body == body


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("EASTMERE BOROUGH COUNCIL\n\nSkills Scrutiny Panel", "EASTMERE BOROUGH COUNCIL"),
        ("London Borough of Eastmere Green\n\nSkills Scrutiny Panel", "London Borough of Eastmere Green"),
        ("METROPOLITAN BOROUGH OF EASTMERE\n\nSkills Scrutiny Panel", "METROPOLITAN BOROUGH OF EASTMERE"),
        ("EASTMERE FIRE AND RESCUE AUTHORITY\nSkills Scrutiny Panel", "EASTMERE FIRE AND RESCUE AUTHORITY"),
        ("Skills Scrutiny Panel\nclerk@eastmere.gov.uk", None),
        ("Joint Panel\n\nEastmere Borough Council\nCllr Ash\n\nWestmere City Council\nCllr Birch", None),
        ("Joint Panel\n\nPresent\nCouncillor Ada Bell Eastmere Borough Council", None),
        (
            "Scrutiny Panel\n\nCouncillor Ada Bell Eastmere City Council\nCouncillor Tom Ash Westmere City Council"
            "\n\nIn Attendance\nNia Rowe Head of Fares, Midmere\nCombined Authority\nJo Fee Clerk, Midmere Combined Authority",
            "Midmere Combined Authority",
        ),
    ],
)
def test_council(text: str, name: str | None) -> None:
    assert head(f"{text}\n11 May 2020\n{ITEMS}").council == name


def test_a_council_known_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    eastmere = Council(
        name="Eastmere Borough Council", slug="eastmere-borough-council", place="Eastmere", nation="England", kind="district",
        domains=("eastmere.gov.uk",), aliases=(), since=None, until=None, successors=(),
    )  # fmt: skip
    monkeypatch.setattr(
        council, "council_by_domain", lambda host, _on=None: eastmere if "eastmere" in host else None
    )
    assert (
        head(f"Skills Scrutiny Panel\nContact: clerk@eastmere.gov.uk\n{ITEMS}").council
        == "Eastmere Borough Council"
    )
    assert (
        head(f"Skills Scrutiny Panel\n{ITEMS}", url="https://eastmere.gov.uk/x").council
        == "Eastmere Borough Council"
    )


def test_a_council_named_with_its_address_beside_it() -> None:
    text = f"Venue: Shire Hall\nEmail: dem@eastmereshire.gov.uk\n{ITEMS}\nEastmereshire County Council's salt stock is full."
    assert head(text).council == "Eastmereshire County Council"


def test_contact_and_post() -> None:
    found = head(
        f"Skills Panel - 11 May 2020 7.00 pm\nContact: Ms. Priya Oduya, Senior Clerk  Email: p@x.example\n{ITEMS}"
    )
    assert found.contact is not None
    assert (found.contact.title, found.contact.name, found.contact_post) == (
        "Ms",
        "Priya Oduya",
        "Senior Clerk",
    )


def test_next_meeting_is_later_than_this_one() -> None:
    text = f"Skills Panel - 11 May 2020 7.00 pm{ITEMS}\n4. DATE OF NEXT MEETING\n\nThe next meeting will be on 8 June 2020.\n"
    assert head(text).next_meeting == dt.date(2020, 6, 8)


def test_a_date_that_is_not_printed_is_bounded() -> None:
    text = (
        "Venue: Guildhall\nNo. | Item |\n---|---|\nMinutes. Minutes: The minutes of the meeting held on 5 May 2016 were signed. |\n|\n"
        "Date of next meeting. Minutes: The next meeting will be held on 16 July 2016. |\n"
    )
    found = head(text)
    assert (found.date, found.earliest, found.latest) == (None, dt.date(2016, 5, 5), dt.date(2016, 7, 16))


def test_what_is_known_counts_where_the_paper_is_silent() -> None:
    known = Known(council="Eastmere Borough Council", body="Skills Panel", date=dt.date(2020, 5, 11))
    found = head(f"Venue: Guildhall\n{ITEMS}", known)
    assert (found.council, found.body, found.date) == ("Eastmere Borough Council", "Skills Panel", known.date)


def test_what_the_format_states_counts_before_the_words() -> None:
    found = head(
        f"Minutes\n{ITEMS}",
        date="2020-05-11",
        body="Skills Panel",
        venue="Guildhall",
        start="7.00 pm",
        end="8.15 pm",
    )
    assert (found.date, found.body, found.venue) == (dt.date(2020, 5, 11), "Skills Panel", "Guildhall")
    assert (found.start, found.end) == (dt.time(19, 0), dt.time(20, 15))


def test_the_english_name_of_a_title_in_two_languages() -> None:
    title = "Minutes for Skills Panel - 11 May 2020 | Cyngor Sir Eastmere / Eastmere County Council"
    assert head(f"Minutes\n{ITEMS}", title=title).council == "Eastmere County Council"


def test_subtitle_of_a_page() -> None:
    text = f"Agenda\nSkills Panel - Monday 11 May 2020 7.00 pm, CANCELLED\n{ITEMS}"
    start = text.index("Skills")
    block = Block(Span(start, text.index("\n", start)), "subtitle")
    paper = Paper(text, plain(text), "modern-gov-page", (block,))
    found = read_head(paper, segment(paper, Known()), Known())
    assert (found.body, found.date, found.start, found.cancelled) == (
        "Skills Panel",
        dt.date(2020, 5, 11),
        dt.time(19),
        True,
    )


@pytest.mark.parametrize("slot", ["date", "start", "venue", "body", "council"])
def test_spans_hold_what_was_read(slot: str) -> None:
    text = f"EASTMERE BOROUGH COUNCIL\nSkills Panel - Monday 11 May 2020 7.00 pm\nVenue: Guildhall\n{ITEMS}"
    found = head(text)
    span = getattr(found, f"{slot}_span")
    words = {"date": "Monday 11 May 2020", "start": "7.00 pm", "venue": "Guildhall", "body": "Skills Panel"}
    assert text[span.start : span.end] == words.get(slot, "EASTMERE BOROUGH COUNCIL")


@pytest.mark.parametrize(
    ("line", "name", "post"),
    [
        ("Pauline Achurst Principal Governance Officer Tel: 01632 960771", "Pauline Achurst", "Principal Governance Officer"),
        ("Mark Penn  Senior Manager, Democratic Services", "Mark Penn", "Senior Manager, Democratic Services"),
        ("G. Woodley Tel: (01632) 960470", "G. Woodley", None),
        ("Anne-Marie O'Dell Lead Scrutiny Officer  Email: a@eastmere.example", "Anne-Marie O'Dell", "Lead Scrutiny Officer"),
        ("Mary Clerk, Senior Officer", "Mary Clerk", "Senior Officer"),
    ],
)  # fmt: skip
def test_contact_without_a_comma(line: str, name: str, post: str | None) -> None:
    found = head(f"Skills Scrutiny Panel\nMonday 11 May 2020\nContact: {line}\n{ITEMS}")
    assert found.contact is not None
    assert (found.contact.name, found.contact_post) == (name, post)


def test_the_link_from_an_items_page_gives_its_meeting() -> None:
    found = head(
        "Agenda item\n\nPier Repairs\n\nMeeting of Port Scrutiny Panel, Tuesday, 22nd January, 2013 7.00 pm (Item 14.)"
        "\n\nMinutes:\n\nThe Panel noted the report.\n"
    )
    assert (found.body, found.date) == ("Port Scrutiny Panel", dt.date(2013, 1, 22))
    assert found.start == dt.time(19)


@pytest.mark.parametrize(
    ("title", "body", "council"),
    [
        ("Port Panel: minutes of 5 March 2024", "Port Panel", None),
        (
            "Midmere Combined Authority Scrutiny Committee\n5 March 2024\nVenue: Brack Council House",
            "Midmere Combined Authority Scrutiny Committee",
            "Midmere Combined Authority",
        ),
    ],
)
def test_body_and_council_of_a_title(title: str, body: str, council: str | None) -> None:
    found = head(f"{title}\n{ITEMS}")
    assert (found.body, found.council) == (body, council)
