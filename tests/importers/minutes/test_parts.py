"""The parts of an item, what is exempt, nil returns, and where a tracker's title ends."""

import pytest

from importers.imported import import_source
from importers.records import Reading
from importers.source import Source

HEAD = "Minutes of the Harbour Scrutiny Panel held on Tuesday 4 March 2014 at 6.30 pm\n\nPresent: Councillors Ada Larkin (Chair) and Bevis Orton\n\n"


def reading(text: str, name: str = "minutes.txt") -> Reading:
    return import_source(Source(text.encode(), name)).reading


def parts(read: Reading, at: int) -> tuple[str, str]:
    item = read.items[at]
    return tuple(
        " ".join(read.paper.quote(span).split()) if span else "" for span in (item.agenda, item.minutes)
    )  # type: ignore[return-value]


def test_minutes_whose_label_is_lost_begin_behind_the_list_of_documents() -> None:
    page = """Issue - meetings

Ferry fares

Meeting: 29/01/2025 - Harbour Scrutiny Panel (Item 68)

68 Ferry fares pdf icon PDF 598 KB

Additional documents:

    Appendix A to the report, item 68. pdf icon PDF 90 KB

The Panel considered a report of the Head of Ports on the fares of the north ferry for the year.
"""
    read = reading(page)
    assert [name for name, _ in read.items[0].documents] == ["Appendix A to the report"]
    assert parts(read, 0)[1].startswith("The Panel considered a report")
    assert read.document.kind == "minutes"


def test_the_bars_of_a_flattened_row_are_no_part_of_it() -> None:
    page = """No. | Item |
---|---|
To approve the minutes of 3 May 2021. Minutes: RESOLVED that the minutes of 3 May 2021 be signed. |
Declarations of Interest To receive declarations. Minutes: None. |
Petitions Minutes: None. |
"""
    read = reading(page)
    assert parts(read, 1) == ("To receive declarations.", "None.")
    assert [notation for notation, _ in read.items[1].nil] == ["interests"]
    assert [notation for notation, _ in read.items[2].nil] == ["petitions"]


@pytest.mark.parametrize(
    ("title", "text", "nil"),
    [
        ("Declarations of the Party Whip", "No declarations were made.", ["whip"]),
        ("Call-in", "(No separate report)", []),
        ("Questions", "None.", ["questions"]),
    ],
)
def test_nil_returns_are_of_what_the_title_is_about(title: str, text: str, nil: list[str]) -> None:
    read = reading(
        f"{HEAD}1. Apologies for absence\n\nThere were none.\n\n2. {title}\n\n{text}\n\n3. Work programme\n\nNoted.\n"
    )
    assert [notation for notation, _ in read.items[1].nil] == nil


def test_who_was_shut_out_is_let_in_again() -> None:
    business = """11. Apologies for absence

There were none.

12. Exclusion of the public

RESOLVED - That the public be excluded under paragraph 3 of Part 1 of Schedule 12A for the following items.

13. Sale of the quay

The Panel agreed the sale.

14. Settlement

The Panel noted it. The press and public were re-admitted.

15. Work programme

Noted.

16. Date of next meeting

6 May 2014.
"""
    assert [(item.number, item.exempt) for item in reading(HEAD + business).items[2:]] == [
        ("13", True),
        ("14", True),
        ("15", False),
        ("16", False),
    ]


def test_an_item_taken_out_of_its_turn_is_an_item() -> None:
    order = [1, 4, 2, 3, 5]
    titles = [
        "Apologies for absence",
        "Declarations of interest",
        "Work programme",
        "Ferry fares",
        "Any other business",
    ]
    business = "".join(f"{number}. {titles[number - 1]}\n\nNothing was said.\n\n" for number in order)
    assert [int(item.number or 0) for item in reading(HEAD + business).items] == order


def test_a_list_of_contents_holds_no_items() -> None:
    contents = "01 Apologies | | For information\n02 Ferry fares | Kim Sawtry | For decision\n03 Any other business | | \n\n"
    business = "01 Apologies\n\nNone.\n\n02 Ferry fares\n\nThe fares were agreed.\n\n03 Any other business\n\nNone.\n"
    read = reading(HEAD + contents + business)
    assert [item.number for item in read.items] == ["01", "02", "03"]
    assert parts(read, 1)[1] == "The fares were agreed."


@pytest.mark.parametrize("number", ["15-16/SD/{:03}", "CS/14/{:c}", "19-20/FRA/{}", "O&S {}"])
def test_numbers_of_several_parts_lead_from_item_to_item(number: str) -> None:
    values = range(ord("a"), ord("e")) if ":c" in number else range(31, 35)
    titles = ["Apologies for absence", "Declarations of interest", "Ferry fares", "Work programme"]
    business = "".join(
        f"{number.format(value)}\n\n{title}\n\nNothing was said.\n\n"
        for value, title in zip(values, titles, strict=True)
    )
    assert [item.number for item in reading(HEAD + business).items] == [
        number.format(value) for value in values
    ]


def test_countless_headings_are_no_items() -> None:
    assert not reading("1\nTitle\n" * 3000).items


def test_the_label_of_minutes_is_never_an_item() -> None:
    page = "".join(
        f"{code}\n\n{code} of the quay\n\nMinutes:\n\nThe Panel noted it.\n\n"
        for code in ("Alpha", "Beta", "Gamma")
    )
    assert "Minutes" not in [item.title for item in reading(HEAD + page).items]


TABLE = (
    "Ref,Recommendation,Lead officer,Due,Status\nR1,That the fares be held,Head of Ports,June 2025,Ongoing\n"
)


@pytest.mark.parametrize(
    ("title", "body", "date"),
    [
        ("Harbour Scrutiny Panel - Recommendation Tracker,,,,\nMeeting of 4 March 2025,,,,\n", "Harbour Scrutiny Panel", "2025-03-04"),
        ("Recommendations made by the Harbour Scrutiny Panel,,,,\nas at 4 March 2025,,,,\n", "Harbour Scrutiny Panel", None),
        ("Scrutiny Recommendation Tracker,,,,\n", None, None),
    ],
)  # fmt: skip
def test_a_trackers_title_names_body_and_meeting(title: str, body: str | None, date: str | None) -> None:
    head = reading(title + TABLE, "tracker.csv").head
    assert head.body == body
    assert (head.date and head.date.isoformat()) == date


STRIPPED = """{title}

Harbour Scrutiny Panel - Tuesday 4 March 2014 6.30 pm

No. Item


Minutes pdf icon PDF 135 KB

To approve as a correct record the minutes of 3 February 2014.




The Panel approved the minutes of 3 February 2014 as a correct record.


Ferry fares pdf icon PDF 308 KB

Report of the Head of Ports.


This report tells the Panel of the fares.




RESOLVED that the fares be held.
"""


def test_a_lost_label_leaves_a_gap_between_what_was_tabled_and_what_was_minuted() -> None:
    read = reading(STRIPPED.format(title="Agenda and minutes"))
    assert parts(read, 0)[1] == "The Panel approved the minutes of 3 February 2014 as a correct record."
    assert parts(read, 1)[1] == "RESOLVED that the fares be held."
    assert parts(read, 1)[0].endswith("This report tells the Panel of the fares.")


def test_an_agenda_has_no_such_gap() -> None:
    read = reading(
        STRIPPED.format(title="Agenda").replace("RESOLVED", "RECOMMENDED").replace("approved", "will approve")
    )
    assert not read.decisions


MINUTED_TABLE = """{title}

Present: Councillors Ada Larkin (Chair) and Bevis Orton

{heading}

The Panel agreed that officers would circulate the fares.

Ref | Action | Lead officer | Date | Status
1 | Circulate the fares | Head of Ports | 30 April 2014 | Open
"""


@pytest.mark.parametrize(
    ("title", "heading", "kind"),
    [
        ("Harbour Scrutiny Panel – 4 March 2014 – Minutes", "3. Ferry fares", "minutes"),
        ("Draft minutes of the Harbour Scrutiny Panel", "3. Ferry fares", "minutes"),
        ("Harbour Scrutiny Panel", "1. Apologies", "minutes"),
        ("Action tracker – from the minutes of 4 March 2014", "3. Ferry fares", "tracker"),
        ("Harbour Scrutiny Panel", "3. Ferry fares", "tracker"),
    ],
)
def test_minutes_that_hold_a_table_of_actions_are_no_tracker(title: str, heading: str, kind: str) -> None:
    read = reading(MINUTED_TABLE.format(title=title, heading=heading))
    assert read.document.kind == kind
    agreed = [d.text for d in read.decisions if not d.formal]
    assert agreed == (
        ["The Panel agreed that officers would circulate the fares."] if kind == "minutes" else []
    )
