"""Tests what the stretches cannot show: reports, agendas, alignment, truncation, action columns and hostile papers."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import read_paper
from importers.minutes.clauses.frames import Setting
from importers.minutes.decisions.actions.cells import read_action_cells
from importers.minutes.decisions.reading import read_decisions
from importers.minutes.language.due import find_due
from importers.paper import Paper, plain
from importers.records import Decision, Head
from importers.source import Source
from tests.importers.minutes.paper_of import no_items, one_item, paper_of


def decide(text: str, head: Head | None = None) -> tuple[Decision, ...]:
    return read_decisions(paper_of(text), one_item(text), head or Head())[0]


def test_a_report_proposes() -> None:
    text = "# 1. PURPOSE\n\nTo report.\n\n# 2. RECOMMENDATIONS\n\nMembers are asked to scrutinise the plan.\n\n# 3. BACKGROUND\n\nText."
    (decision,), _ = read_decisions(paper_of(text), no_items(text, "report"), Head())
    assert decision.proposed
    assert (decision.text, decision.kinds, decision.owner.label) == (
        "Members are asked to scrutinise the plan.",
        ("recommendation",),
        "Members",
    )


def test_a_report_puts_its_recommendations_to_those_whom_its_lines_name() -> None:
    text = "Our recommendations\n\nFor the Head of Ports\n\n1. That the north pier be lit.\nTo Cabinet:\n\n2. That the ferry run in winter.\n\nCosts\n\nNone."
    decisions, _ = read_decisions(paper_of(text), no_items(text, "report"), Head())
    assert [(d.text, d.owner and d.owner.label) for d in decisions] == [
        ("That the north pier be lit.", "the Head of Ports"),
        ("That the ferry run in winter.", "Cabinet"),
    ]


def test_a_motion_carried_unanimously_has_clauses_of_its_own() -> None:
    text = 'Moved by Mr Ash and RESOLVED unanimously:\n\n"That this Board, having heard the petitioners, (a) thanks the lifeboat crew; and (b) asks Cabinet to mend the slipway."'
    assert [(d.text.strip('"'), d.kinds, d.owner and d.owner.label) for d in decide(text)] == [
        ("thanks the lifeboat crew", ("resolution",), None),
        ("asks Cabinet to mend the slipway.", ("recommendation",), "Cabinet"),
    ]


def test_a_heading_says_whose_decision_stands_below_it() -> None:
    text = "Decision of the Cabinet Member for Ports\ni. Approved the dredging of the inner basin.\nii. Asked officers to write to the boat owners.\n\nReason for the Decision\nAs in the report."
    assert [d.text for d in decide(text) if d.formal] == [
        "Approved the dredging of the inner basin.",
        "Asked officers to write to the boat owners.",
    ]


def test_a_long_decision_text_is_the_whole_minute_with_its_discussion() -> None:
    told = "The basin had been dredged twice in ten years and its walls were sound. " * 25
    text = (
        f"DECISIONS\n\n{told}The Clerk undertook to send Members the drawings.\n\nThat the report be noted."
    )
    assert [d.text for d in decide(text) if not d.formal] == [
        "The Clerk undertook to send Members the drawings."
    ]


def test_an_agenda_decides_nothing() -> None:
    text = "AGENDA\n\n1. Ports\n\nRECOMMENDED: That the report be noted.\n\nTo note the report."
    assert decide(text) == ()


def test_an_executive_decision_is_the_decision_makers() -> None:
    text = "Decision Maker: Cabinet Member for Ports\n\nDecision:\n\nThat the contract be awarded.\n\nReasons for the decision:\n\nIt was cheap."
    (decision,), _ = read_decisions(paper_of(text), no_items(text, "decision page"), Head())
    assert (decision.text, decision.kinds) == ("That the contract be awarded.", ("executive",))


def test_whoever_decides_alone_makes_no_recommendation_to_herself() -> None:
    text = "Decision:\nThat the Cabinet Member for Ponds, Councillor Ada Bell:\n\n1. ends the free first hour; and\n\n2. authorises the Parks Manager to make the order.\n"
    for body, kind in (
        ("Cabinet Member for Ponds", "resolution"),
        ("Ponds Scrutiny Panel", "recommendation"),
    ):
        decisions, _ = read_decisions(paper_of(text), one_item(text), Head(body=body))
        assert decisions[0].kinds == (kind,)
        assert (decisions[0].owner is None) == (kind == "resolution")


def test_a_due_date_said_in_discussion_reaches_the_clause() -> None:
    text = (
        "It was agreed that the Head of Ports would circulate the dredging survey to Members by 30 June 2023.\n\n"
        "RESOLVED: That the Head of Ports circulate the dredging survey to Members."
    )
    told, formal = decide(text, Head(date=dt.date(2023, 5, 1)))
    assert (told.formal, formal.formal) == (False, True)
    assert formal.same_as == told.spans
    assert told.same_as == formal.spans
    assert formal.due.date == dt.date(2023, 6, 30)
    assert formal.due.text == ""
    assert formal.due.span in told.spans[0]


def test_a_cut_off_clause_says_so() -> None:
    (decision,) = decide(
        "RESOLVED:\n\n1) That the Panel note the report on the  ...  view the full minutes text for item 4."
    )
    assert decision.truncated
    assert decision.text == "That the Panel note the report on the"


def test_an_action_column_gives_owners() -> None:
    text = "The letter had not been answered. NK to chase a reply. NK\n\nMembers asked for the policy on dogs. LJ to send it round. LJ\n"
    assert [(d.text, d.owner.label) for d in decide(text)] == [
        ("NK to chase a reply.", "NK"),
        ("LJ to send it round.", "LJ"),
    ]


def test_an_action_column_says_when_too() -> None:
    text = "Discussion Action by When\n\nThe hedge was high. A letter would be sent.\n\nSD This week\n\nIt was further agreed that:\n\n(a) a bid be made to the Fund; OF Before 15\nOctober\n\n(b) the Boat Club be told.\nAll\n"
    assert [(d.text.rstrip(".;"), d.owner and d.owner.label, d.due and d.due.text) for d in decide(text)] == [
        ("A letter would be sent", "SD", "This week"),
        ("a bid be made to the Fund", "OF", "Before 15 October"),
        ("the Boat Club be told", "All", None),
    ]


def test_the_last_cell_of_a_row_may_only_name_who_acts() -> None:
    page = "<p>Minutes of the meeting held on 4 October 2022</p><table><tr><th>Item</th><th>Minute</th><th>Action by</th><th>When</th></tr><tr><td>1</td><td><p>Jo Moor spoke of grit bins. It was agreed that the map be sent to all Members.</p></td><td>JM</td><td>31 October</td></tr><tr><td>2</td><td><p>The timetable was discussed. The Clerk to write to the operator.</p></td><td>Clerk</td><td></td></tr></table>"
    paper = read_paper(Source(page.encode(), "page.html"))
    assert [(d.text, d.owner.label, d.due and d.due.text) for d in read_action_cells(paper, Setting())] == [
        ("It was agreed that the map be sent to all Members.", "JM", "31 October"),
        ("The Clerk to write to the operator.", "Clerk", None),
    ]


def test_page_furniture_inside_a_clause_leaves_two_spans() -> None:
    text = "RESOLVED - That officers bring a report on the\n\n- 14 -\n\nsafety of piers to the next meeting."
    (decision,) = decide(text)
    assert decision.text == "That officers bring a report on the safety of piers to the next meeting."
    assert len(decision.spans) == 2


def test_deleting_the_head_never_invents_a_formal_clause() -> None:
    text = "The Head of Ports spoke about dredging.\n\nRESOLVED: The Chair thanked everybody.\n\nThe vessel would arrive in May."
    assert not [d for d in decide(text.replace("RESOLVED: ", "")) if d.formal]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("by the end of March", dt.date(2024, 3, 31)),
        ("in six months' time", dt.date(2024, 4, 4)),
        ("within 28 days", dt.date(2023, 11, 1)),
        ("by Friday 3 November", dt.date(2023, 11, 3)),
        ("in early 2025", None),
    ],
)
def test_what_time_words_come_to(words: str, date: dt.date | None) -> None:
    text = f"a report be brought back {words}"
    due = find_due(text, 0, len(text), dt.date(2023, 10, 4))
    assert (due.text, due.date) == (words, date)


@pytest.mark.parametrize(
    "bit",
    [
        "RESOLVED that it be noted and ",
        "That the report be noted\n",
        "(a) that it be noted; ",
        "the following recommendations ",
        "he would circulate to ",
        "1. 2. 3. ",
        "| a | b |\n",
        '"',
        " ",
    ],
)
def test_time_grows_in_line_with_length(bit: str) -> None:
    def seconds(length: int) -> float:
        text = (bit * (length // len(bit) + 1))[:length]
        best = float("inf")
        for _ in range(2):
            start = time.perf_counter()
            decide(text)
            best = min(best, time.perf_counter() - start)
        return best

    short, long = seconds(20_000), seconds(80_000)
    assert long < max(16 * short, 0.5)


WORDS = st.sampled_from(
    ["RESOLVED", "AGREED:", "Agreed", "that", "the", "report", "be", "noted", "and", "(a)", "(b)", "1.", "2.", ";", ".", "\n", "\n\n", "ACTION:", "JS", "would", "circulate",
     "to", "Members", "Cabinet", "asked", "requested", '"', "by 5 May", "next meeting", "- ", "|", "  ...  view the full minutes text", "5 votes for, 1 against", "Recommendations:", "called in by"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_jumble_gives_decisions_that_are_slices(words: list[str]) -> None:
    text = " ".join(words)
    paper = Paper(text, plain(text), "text")
    for decision in read_decisions(paper, one_item(text), Head())[0]:
        assert decision.spans
        assert all(0 <= span.start < span.end <= len(text) for span in decision.spans)
        assert decision.text in " ".join(paper.words(span) for span in decision.spans)
        if decision.owner:
            assert decision.owner.label == " ".join(
                text[decision.owner.span.start : decision.owner.span.end].split()
            )


def test_an_action_cell_ends_at_its_edge() -> None:
    page = (
        b"<html><body><table><tr><th>Item</th><th>Discussion and decision</th><th>Action and owner</th></tr>"
        b"<tr><th>1. Ports</th><td><p>Members discussed dredging.</p></td>"
        b"<td><p>Publish the tide tables: Ewan Craig, by end of April</p></td></tr></table></body></html>"
    )
    paper = read_paper(Source(page, "minutes.html"))
    (found,) = read_action_cells(paper, Setting())
    assert (found.text, found.owner.label, found.due.text) == (
        "Publish the tide tables",
        "Ewan Craig",
        "by end of April",
    )


def test_a_matter_for_decision_is_not_yet_decided() -> None:
    text = "Matter for\nDecision\ni.\nThe Council owned a number of quays built in the 1950s.\n\nDecision:\ni. Approved the repair of the quays."
    assert [d.text for d in decide(text)] == ["Approved the repair of the quays."]
