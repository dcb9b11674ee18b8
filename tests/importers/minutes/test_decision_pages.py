"""Reads pages that publish one decision, flattened to text: what tells them, their matter, who decided, and what."""

import datetime as dt

from importers.minutes.decisions.reading import read_decisions
from importers.minutes.head.reading import read_head
from importers.minutes.structure.items import segment
from importers.records import Decision
from importers.source import Known
from tests.importers.minutes.paper_of import paper_of


def page(text: str) -> tuple[Decision, ...]:
    """Read the decisions of a page that publishes one."""
    paper = paper_of(text)
    seg = segment(paper, Known())
    assert seg.layout == "decision page"
    return read_decisions(paper, seg, read_head(paper, seg, Known()))[0]


def test_a_decision_page_has_its_matter_as_its_item_and_no_purpose_among_its_decisions() -> None:
    text = "Decision details\n\nMooring fees\n\nDecision Maker: Ports Scrutiny Panel\n\nIs Key decision?: No\n\nPurpose:\n\nTo agree the fees.\n\nDecision:\n\n(1) That the fees be noted.\n(2) That the Clerk publish them.\n\nReport author: Una Aird\n\nDate of decision: 04/03/2024"
    paper = paper_of(text)
    seg = segment(paper, Known())
    head = read_head(paper, seg, Known())
    assert [item.title for item in seg.items] == ["Mooring fees"]
    assert (head.body, head.date) == ("Ports Scrutiny Panel", dt.date(2024, 3, 4))
    assert [(d.text, d.kinds, d.item) for d in page(text)] == [
        ("That the fees be noted.", ("resolution",), 1),
        ("That the Clerk publish them.", ("action",), 1),
    ]


def test_a_decision_page_without_the_label_of_its_decision() -> None:
    text = "Decision Maker: Ports Scrutiny Panel\nDecision status: For Determination\nIs Key decision?: No\nIs subject to call in?: No\n(1) That the fees be noted;\n(2) That the moorings be let.\nREASON FOR DECISION: To keep the quay in use.\nPublication date: 05/03/2024"
    assert [d.text for d in page(text)] == ["That the fees be noted", "That the moorings be let."]


LABELS_ALONE = "Decision Details\n\nThis section allows you to view the general details of a Decision\n\nDecision Confirmed\nRequest for Call In: Mooring fees\nIs Key Decision\nKey Portfolio\nPorts\nDecision Maker\nNot Applicable\nDecision Type:\nDecision Maker:\nPorts Scrutiny Panel\nDecision Outcome\nThe request was considered on 4 March 2024. The request for call-in was withdrawn on the basis that the fees will be looked at again and that members will be told.\nDecision Options:\n\nAdditional Information\n"


def test_a_page_whose_labels_stand_alone_is_no_tracker() -> None:
    paper = paper_of(LABELS_ALONE)
    seg = segment(paper, Known())
    assert [item.title for item in seg.items] == ["Request for Call In: Mooring fees"]
    assert read_head(paper, seg, Known()).body == "Ports Scrutiny Panel"
    assert [(d.text, d.kinds) for d in page(LABELS_ALONE)] == [
        ("The request for call-in was withdrawn", ("resolution",)),
        ("the fees will be looked at again", ("action",)),
        ("members will be told.", ("action",)),
    ]


def test_who_hereby_approves_decides() -> None:
    text = "Mooring fees\n\nDecision Maker: Cabinet Member for Ports\n\nDecision published: 5 March 2024\n\nDecision:\n\nI, Councillor Una Aird, Cabinet Member for Ports, in exercise of my powers, do hereby approve:\n\nThe fees for the moorings of the north quay\n\nThe Reasons are:\n\nThey were low."
    (decision,) = page(text)
    assert (decision.text, decision.kinds) == (
        "The fees for the moorings of the north quay",
        ("executive",),
    )


def test_a_page_that_has_lost_all_its_labels_decides_in_its_list() -> None:
    text = "Decision Maker: Cabinet\nDecision status: Recommendations Approved\nIs Key decision?: No\nTo present the findings of the group.\n1. That the findings on moorings are approved.\n2. That a group be set up;\nTo ensure that Cabinet is fully briefed.\nDo nothing.\nPublication date: 05/03/2024"
    assert [d.text for d in page(text)] == [
        "That the findings on moorings are approved.",
        "That a group be set up",
    ]


def test_a_list_of_decisions_has_an_item_for_each() -> None:
    text = "Decisions\n\nDecisions published\n\n03/05/2024 - Mooring fees (Plan ref 7) ref: 614    Abandoned\n\nDecision Maker: Cabinet\n\nDecision published: 04/05/2024\n\nDecision:\n\nThat the fees be withdrawn.\n\nWards affected: all\n\n02/05/2024 - Ferries ref: 613    Recommendations Approved\n\nDecision Maker: Cabinet\n\nDecision published: 04/05/2024\n\nDecision:\n\nThat the ferry be let.\n\nLead officer: Una Aird"
    paper = paper_of(text)
    assert [item.title for item in segment(paper, Known()).items] == ["Mooring fees (Plan ref 7)", "Ferries"]
    assert [(d.text, d.item) for d in page(text)] == [
        ("That the fees be withdrawn.", 1),
        ("That the ferry be let.", 2),
    ]


def test_the_day_of_a_decision_is_that_of_its_label() -> None:
    text = "Decision details\n\nQuay rules\n\nDecision Maker: Chief Executive\n\nIs Key decision?: No\n\nDecision:\n\nA. That the rules be changed until Friday 5 June 2020.\n\nDate of decision: 06/04/2020"
    paper = paper_of(text)
    assert read_head(paper, segment(paper, Known()), Known()).date == dt.date(2020, 4, 6)
    issue = (
        "Issue - decisions\n\nMoorings\n\n09/05/2022 - Moorings\n\nResolved: That the moorings be noted.\n"
    )
    assert read_head(paper_of(issue), segment(paper_of(issue), Known()), Known()).date == dt.date(2022, 5, 9)


def test_an_officers_decision_in_a_register() -> None:
    text = "File ref: 12 - Dredging\n\nDate of decision: Thursday, March 16, 2017\n\nWhat decision was taken?\nDelegation ref: C2\nTo approve the hire of a dredger.\n\nReason(s)for decision:\nTo keep the quay open.\n\nAlternative(s) considered (if any):\nTo require a new tender."
    assert [d.text for d in page(text)] == ["To approve the hire of a dredger."]


def test_a_decision_page_names_its_maker_with_the_meeting() -> None:
    text = "Decision details\nQuay rules\nDecision status: For Determination\nIs Key decision?: No\nDecision:\nThat the rules be noted.\nCabinet Member: Cllr Aird\nDecided at meeting: 26/07/2022 - Cabinet\nEffective from: 06/08/2022"
    paper = paper_of(text)
    assert read_head(paper, segment(paper, Known()), Known()).body == "Cabinet"
