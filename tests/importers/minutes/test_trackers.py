"""Reads trackers of recommendations and actions, and tables of actions inside minutes."""

import datetime as dt

import pytest

from importers.minutes.decisions.reading import read_decisions
from importers.minutes.head.reading import read_head
from importers.minutes.structure.items import segment
from importers.minutes.structure.report import is_tracker
from importers.minutes.trackers.labels import from_labels
from importers.paper import Block, Paper, Span, plain
from importers.records import Head
from importers.source import Known
from importers.tables.columns import name_column, name_columns
from tests.importers.minutes.paper_of import no_items, one_item, paper_of

FLATTENED = """Scrutiny Recommendation Tracker

Ref

Recommendation

Lead officer

Response

Due

Status

SR 1

That fees be published monthly.

AB / Cllr Nye

Accepted

31/12/24

Complete

SR 2

That a scheme be costed.

CD / Cllr Orr

Partially accepted

31/03/25

Amber
"""


def test_a_tracker_flattened_to_lines() -> None:
    decisions, responses = read_decisions(paper_of(FLATTENED), no_items(FLATTENED, "tracker"), Head())
    assert [(d.reference, d.text, d.owner.label, d.due.text, d.status) for d in decisions] == [
        ("SR 1", "That fees be published monthly.", "AB / Cllr Nye", "31/12/24", "completed"),
        ("SR 2", "That a scheme be costed.", "CD / Cllr Orr", "31/03/25", "in-progress"),
    ]
    assert decisions[0].due.date == dt.date(2024, 12, 31)
    assert all(d.kinds == ("recommendation",) and d.formal for d in decisions)
    assert [r.outcome for r in responses] == ["accepted", "partially-accepted"]
    assert responses[0].to == decisions[0].spans[0]


def test_marked_cells_of_a_tracker() -> None:
    text = "Action: Mend the gate\nOfficer: JS\nProgress: Gate ordered"
    cells = [("action", "Mend the gate"), ("owner", "JS"), ("progress", "Gate ordered")]
    blocks = [Block(Span(0, len(text)), "row")]
    blocks += [
        Block(Span(text.index(words), text.index(words) + len(words)), "cell", key=key)
        for key, words in cells
    ]
    paper = Paper(text, plain(text), "tracker", tuple(blocks), {"kind": "tracker"})
    (decision,), (response,) = read_decisions(paper, no_items(text, "tracker"), Head())
    assert (decision.text, decision.owner.label, decision.kinds) == ("Mend the gate", "JS", ("action",))
    assert (response.text, response.to) == ("Gate ordered", decision.spans[0])


@pytest.mark.parametrize("bar", ["| {} |", "{}"])
def test_a_table_of_actions_inside_minutes(bar: str) -> None:
    rows = [
        "No | Action | Who | By when",
        "---|---|---|---",
        "1 | Circulate the list | Una Aird | 19 April",
        "2 | Draft part 1 | Vic Bain | asap",
    ]
    text = "The Group met.\n\nACTIONS\n\n" + "\n".join(bar.format(row) for row in rows)
    decisions, _ = read_decisions(paper_of(text), one_item(text), Head())
    assert [(d.text, d.owner.label, d.due.text) for d in decisions] == [
        ("Circulate the list", "Una Aird", "19 April"),
        ("Draft part 1", "Vic Bain", "asap"),
    ]
    assert all(d.kinds == ("action",) and d.item == 1 for d in decisions)


def test_a_value_ends_where_the_next_entry_of_a_list_begins() -> None:
    text = "Action: Send the map\nOwner: Nia Rowe\nTimescale: end of May\n(b) The Clerk to book a room.\nTimescale: June"
    rows = from_labels(Paper(text, text, "text"), Span(0, len(text)))
    assert [text[row["due"].start : row["due"].end] for row in rows] == ["end of May", "June"]
    assert text[rows[1]["action"].start : rows[1]["action"].end] == "The Clerk to book a room."


def test_a_column_headed_for_both_holds_actions_too() -> None:
    cells = """Ref|Recommendation / action|Owner|Due
7|Send the map of the moorings to all members|AB|May
8|That Cabinet be asked to let the moorings|Cabinet|June
9|Ask the ferry company to attend|CD|July""".replace("\n", "|").split("|")
    text = "\n".join(cells)
    blocks: list[Block] = []
    at = 0
    for number, words in enumerate(cells):
        if number % 4 == 0:
            length = len("\n".join(cells[number : number + 4]))
            blocks.append(Block(Span(at, at + length), "row"))
        blocks.append(Block(Span(at, at + len(words)), "cell", level=number % 4 + 1))
        at += len(words) + 1
    paper = Paper(text, plain(text), "text", tuple(blocks))
    decisions, _ = read_decisions(paper, no_items(text, "tracker"), Head())
    assert [(d.reference, d.kinds, d.owner and d.owner.label) for d in decisions] == [
        ("7", ("action",), "AB"),
        ("8", ("recommendation",), "Cabinet"),
        ("9", ("action",), "CD"),
    ]


def table_of(rows: list[list[str]], above: str = "") -> Paper:
    """Make a paper with a table whose cells are marked, as formats mark them."""
    text, blocks = above, []
    for row in rows:
        start = len(text)
        cells = []
        for level, words in enumerate(row, 1):
            cells.append(Block(Span(len(text), len(text) + len(words)), "cell", level=level))
            text += words + "\n"
        blocks += [Block(Span(start, len(text) - 1), "row"), *cells]
    return Paper(text, plain(text), "text", tuple(blocks))


UPRIGHT = [
    ["Minute", "Decision", "Target date, officer responsible and progress"],
    [
        "4 March\nMinute 7\nWork Programme",
        "The Panel agreed –\n1. to recommend to the Cabinet Member for Ports that the landings stay open in winter;\n2. that the figures for each landing are circulated to Members every month.",
        "Date due: Cabinet 30 April 2024\nOfficer responsible: Head of Ports\nProgress: Considered in April. Members asked for more figures, which the Head of Ports will send. ONGOING",
    ],
    [
        "4 March\nMinute 9\nMoorings",
        "The Panel agreed that the Clerk would add moorings to the work programme.",
        "Date due: immediately\nOfficer responsible: Una Aird\nProgress: Added. COMPLETE",
    ],
    [
        "4 March\nMinute 10\nFerries",
        "A written response would be provided on the cost of the night ferry.",
        "Date due: 25 May 2024\nOfficer responsible: Vic Bain (Ferries Manager)\nProgress: None. OUTSTANDING",
    ],
]


def test_a_cell_with_labels_gives_who_when_and_what_became_of_it() -> None:
    paper = table_of(UPRIGHT, "Tracking Decisions\n\nPorts Scrutiny Panel\n\n")
    decisions, responses = read_decisions(paper, no_items(paper.text, "tracker"), Head())
    assert [(d.kinds[0], d.owner.label, d.due.text, d.status) for d in decisions] == [
        ("recommendation", "the Cabinet Member for Ports", "30 April 2024", "in-progress"),
        ("action", "Head of Ports", "every month", "in-progress"),
        ("action", "the Clerk", "immediately", "completed"),
        ("action", "Vic Bain (Ferries Manager)", "25 May 2024", "open"),
    ]
    assert decisions[1].text == "that the figures for each landing are circulated to Members every month."
    assert [r.to for r in responses] == [decisions[0].spans[0], decisions[2].spans[0]]


def test_a_subject_in_a_tracker_is_no_standing_item() -> None:
    assert is_tracker(table_of(UPRIGHT, "Tracking Decisions\n\n"))
    assert not is_tracker(table_of(UPRIGHT, "Tracking Decisions\n\n1. Apologies for absence\n\nNone.\n\n"))


@pytest.mark.parametrize(
    ("cell", "owner", "due"),
    [
        ("Head of Parks / by 3 May 2024", "Head of Parks", "by 3 May 2024"),
        ("AB\nMay 2024", "AB", "May 2024"),
        ("Ports and Harbour Manager - next meeting", "Ports and Harbour Manager", "next meeting"),
        ("Clerk (3 May)", "Clerk", "3 May"),
        ("Una Aird", "Una Aird", None),
        ("31/05/24", None, "31/05/24"),
    ],
)
def test_a_column_for_who_and_when_is_parted(cell: str, owner: str | None, due: str | None) -> None:
    paper = table_of([["No", "Action", "Owner / deadline"], ["1", "Send the map of the moorings", cell]])
    (decision,), _ = read_decisions(paper, no_items(paper.text, "tracker"), Head())
    assert (decision.owner and decision.owner.label) == owner
    assert (decision.due and decision.due.text) == due


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Action by / when", "owner-and-due"),
        ("Lead officer and target date", "owner-and-due"),
        ("By when", "due"),
        ("Action taken by officer to date", "progress"),
        ("Responsible officer", "owner"),
    ],
)
def test_headings_of_who_and_when(heading: str, column: str) -> None:
    assert name_column(heading) == column


def test_a_cell_a_line_with_bars_may_be_empty() -> None:
    rows = [
        ["Ref", "Recommendation", "Owner", "Due"],
        ["1", "That fees be cut", "", "May"],
        ["2", "That it go", "AB", ""],
    ]
    text = (
        "Tracker\n"
        + "".join("|\n" + "".join(f"{cell} |\n".lstrip() for cell in row) for row in rows)
        + "|\n|\nKey\nRef: a number\n"
    )
    decisions, _ = read_decisions(paper_of(text), no_items(text, "tracker"), Head())
    assert [(d.text, d.owner and d.owner.label, d.due and d.due.text) for d in decisions] == [
        ("That fees be cut", None, "May"),
        ("That it go", "AB", None),
    ]


def test_a_column_of_resolutions_holds_every_kind() -> None:
    text = "Minute | Resolution | Action by | Response | Complete?\n---|---|---|---|---\n12 | (1) That the Ports Manager provide a list; (2) That Cabinet be asked to hold the fees. | Clerk | Sent. | Y\n14 | That the review be welcomed. | - | None needed | Y\n"
    decisions, _ = read_decisions(paper_of(text), no_items(text, "tracker"), Head())
    assert [(d.kinds, d.owner and d.owner.label) for d in decisions] == [
        (("action",), "the Ports Manager"),
        (("recommendation",), "Cabinet"),
        (("resolution",), None),
    ]


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        ("Recommendation|Agreed?|If not agreed, explanation", "recommendation|response|progress"),
        ("Agenda item|Members' Recommendations|Outcome", "item|recommendation|progress"),
        ("Date of meeting|Subject|Action agreed|Who", "date|item|action|owner"),
        ("Minute|Outstanding issue|Responsible officer|Current position", "item|action|owner|progress"),
        ("Date|Matter arising|Action|By", "date|item|action|owner"),
        ("Recommendation|Lead Officer|Delivery date", "recommendation|owner|due"),
        ("Cyfarfod|Cam gweithredu|Swyddog|Statws", "date|action|owner|status"),
        ("Rhif|Argymhelliad|Ymateb|Cynnydd", "reference|recommendation|response|progress"),
    ],
)
def test_headings_by_what_their_columns_hold(headings: str, columns: str) -> None:
    assert name_columns(headings.split("|")) == columns.split("|")


@pytest.mark.parametrize(
    "headings",
    [
        "Councillor|Agenda item|Nature of interest|Reason",
        "Name|Item|Interest declared|Action",
        "Date|Meeting|Item|Lead officer",
    ],
)
def test_headings_of_other_tables(headings: str) -> None:
    assert not any(name_columns(headings.split("|")))


def test_a_cell_that_begins_with_the_day_names_somebody_below_it() -> None:
    rows = [
        ["Action", "Target date, officer and progress"],
        ["Send the map of the moorings", "30 May 2024\nHead of Ports\nDrawn; to be sent."],
    ]
    paper = table_of(rows)
    (decision,), _ = read_decisions(paper, no_items(paper.text, "tracker"), Head())
    assert (decision.owner.label, decision.due.text) == ("Head of Ports", "30 May 2024")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Ports Scrutiny Panel\nAction Tracker", "Ports Scrutiny Panel"),
        ("Eastmere Borough Council - Ports Scrutiny Panel - Action Log", "Ports Scrutiny Panel"),
        ("Tracking Decisions\nThis log lists what the Panel has agreed.", None),
    ],
)
def test_the_body_of_a_tracker(title: str, body: str | None) -> None:
    text = f"{title}\n\nAction 1: Send the map\nLead officer: Una Aird\nTarget date: 3 May\nStatus: Open\n"
    paper = paper_of(text)
    seg = segment(paper, Known())
    assert (seg.layout, read_head(paper, seg, Known()).body) == ("tracker", body)


def test_what_became_of_an_action_in_a_table_of_minutes_is_no_decision() -> None:
    text = "The Panel noted the log.\n\nRef | Action | Owner | Progress\n---|---|---|---\n1 | Circulate the list of moorings | Harbour Master | Sent. Cllr Aird asked for it by ward, and officers would circulate that too.\n2 | Write to the ferry company | Chair | The Chair agreed to write in June instead.\n\nThe Panel asked that the fees be circulated.\n"
    decisions, _ = read_decisions(paper_of(text), one_item(text), Head())
    assert [d.text for d in decisions if d.kinds == ("action",)] == [
        "Circulate the list of moorings",
        "Write to the ferry company",
        "The Panel asked that the fees be circulated.",
    ]
