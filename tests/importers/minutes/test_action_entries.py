"""Reads an action column whose entries say which clauses they mean, or stand at the top of their item."""

from importers.minutes.decisions.reading import read_decisions
from importers.minutes.structure.items import Segmentation
from importers.paper import Block, Paper, Span, plain
from importers.records import AgendaItem, Head
from tests.importers.minutes.paper_of import one_item


def test_entries_of_an_action_column_are_keyed_to_the_numbers_of_the_clauses() -> None:
    entry = "Ports Manager 3 May 2024 (resolution 2) 4 June 2024 (resolution 3)"
    text = f"The Panel met.\n\nRESOLVED:\n{entry}\n\n(1) That the report be noted.\n\n(2) That a plan of the moorings be sent to Members.\n\n(3) That the Clerk write to the owners.\n\nRECOMMENDED TO CABINET:\n\n(4) That fees be cut."
    at = text.index(entry)
    paper = Paper(text, plain(text), "pdf", (Block(Span(at, at + len(entry)), "cell", key="owner"),))
    decisions, _ = read_decisions(paper, one_item(text), Head())
    assert [(d.kinds, d.owner and d.owner.label, d.due and d.due.text) for d in decisions if d.formal] == [
        (("resolution",), None, None),
        (("action",), "Ports Manager", "3 May 2024"),
        (("action",), "the Clerk", "4 June 2024"),
        (("recommendation",), "CABINET", None),
    ]


def test_an_entry_at_the_top_of_its_item_means_the_task_below_it() -> None:
    entry = "Vice-Chair By 31 May 2024 (scope)"
    text = f"{entry}\n\nThe Chair had met the Leader. It was agreed that the Vice-Chair would draft a scope for the review of moorings.\n\nRESOLVED: That the programme be approved."
    paper = Paper(text, plain(text), "pdf", (Block(Span(0, len(entry)), "cell", key="owner"),))
    decisions, _ = read_decisions(paper, one_item(text), Head())
    assert [(d.formal, d.kinds, d.owner and d.owner.label, d.due and d.due.text) for d in decisions] == [
        (True, ("action",), "the Vice-Chair", "By 31 May 2024"),
        (True, ("resolution",), None, None),
    ]


def test_initials_below_a_blank_line_own_the_paragraph_above_them() -> None:
    text = "Newsletter - the first one is to be drafted.\n\nSV\n\nPacks - RM to hand them out.\n\nRM\n"
    decisions, _ = read_decisions(Paper(text, plain(text), "text"), one_item(text), Head())
    assert [(d.text, d.owner and d.owner.label) for d in decisions] == [
        ("Newsletter - the first one is to be drafted.", "SV"),
        ("Packs - RM to hand them out.", "RM"),
    ]


def test_the_last_cell_of_a_barred_row_owns_the_task_in_the_cell_before_it() -> None:
    text = "Ref | Matter | Action |\n4/24 Item 2 | 1. Moorings The Panel agreed that the owners would be written to. It noted the fees. | NK / JdB |\n|\n| 2. Ferries The Panel noted the times. |\n|\n"
    decisions, _ = read_decisions(Paper(text, plain(text), "text"), one_item(text), Head())
    assert [(d.formal, d.kinds[0], d.owner and d.owner.label) for d in decisions if d.owner] == [
        (True, "action", "NK / JdB")
    ]


def test_a_table_keyed_to_the_numbers_of_the_clauses_says_who_and_when() -> None:
    text = "RESOLVED:\n(1) That the report be noted.\n(2) That a list of moorings be circulated.\n(3) That the company be invited to attend.\n\nResolution | Owner | Due\n2 | Harbour Master | 30 April 2025\n3 | Clerk | June meeting\n"
    decisions, _ = read_decisions(Paper(text, plain(text), "text"), one_item(text), Head())
    assert [(d.kinds[0], d.owner and d.owner.label, d.due and d.due.text) for d in decisions] == [
        ("resolution", None, None),
        ("action", "Harbour Master", "30 April 2025"),
        ("action", "Clerk", "June meeting"),
    ]


def test_cells_below_action_by_and_when_say_who_when_and_for_which_clause() -> None:
    rows = [
        ["Item", "Decision and summary of discussion", "Action by / when"],
        [
            "1",
            "RESOLVED:\n(1) That the list be noted.\n(2) That the fees be sent to Members.",
            "Ports Manager\nBy 31 May 2024 (resolution 2)",
        ],
        [
            "2",
            "It was agreed that the Vice-Chair would draft a scope for the review.",
            "Vice-Chair\nBy next meeting (scope)",
        ],
        ["3", "The Panel thanked the officers.", "None"],
    ]
    text, blocks = "", []
    for row in rows:
        at = len(text)
        text += "\n".join(row) + "\n\n"
        blocks.append(Block(Span(at, len(text) - 2), "row"))
        for level, words in enumerate(row, 1):
            blocks.append(Block(Span(at, at + len(words)), "cell", level=level))
            at += len(words) + 1
    decisions, _ = read_decisions(Paper(text, plain(text), "word", tuple(blocks)), one_item(text), Head())
    assert [(d.kinds[0], d.owner and d.owner.label, d.due and d.due.text) for d in decisions if d.formal] == [
        ("resolution", None, None),
        ("action", "Ports Manager", "By 31 May 2024"),
        ("action", "Vice-Chair", "By next meeting"),
    ]


def test_a_summary_behind_the_last_item_adds_what_no_item_told() -> None:
    minutes = "RESOLVED: That the Clerk send the annual return to the auditor.\n"
    table = "No | Action | Owner\n---|---|---\n1 | Clerk to send the annual return to the auditor | UA\n2 | VB to chase the loan of the speed sign | VB\n"
    text = f"{minutes}\nThe meeting closed at 8 pm.\n\nACTION SUMMARY\n\n{table}"
    content = Span(0, len(minutes))
    item = AgendaItem(position=1, title="Accounts", title_span=Span(0, 0), content=content, minutes=content)
    seg = Segmentation(layout="test", confidence=1.0, preamble=Span(0, 0), items=(item,))
    decisions, _ = read_decisions(Paper(text, plain(text), "text"), seg, Head())
    assert [(d.text, d.item) for d in decisions] == [
        ("That the Clerk send the annual return to the auditor.", 1),
        ("VB to chase the loan of the speed sign", None),
    ]
