"""Reads trackers of recommendations and actions, and tables of actions inside minutes."""

import datetime as dt

import pytest

from importers.minutes.decisions.reading import read_decisions
from importers.minutes.trackers.labels import from_labels
from importers.paper import Block, Paper, Span, plain
from importers.records import Head
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
