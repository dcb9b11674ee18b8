"""Reads an action column whose entries say which clauses they mean, or stand at the top of their item."""

from importers.minutes.decisions.reading import read_decisions
from importers.paper import Block, Paper, Span, plain
from importers.records import Head
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
    text = "Newsletter - the first one is to be drafted.\n\nSV\n\nPacks - RM to hand them out.\n\nRM\n\nRESOLVED\n\nIt was late.\n"
    decisions, _ = read_decisions(Paper(text, plain(text), "text"), one_item(text), Head())
    assert [(d.text, d.owner and d.owner.label) for d in decisions] == [
        ("Newsletter - the first one is to be drafted.", "SV"),
        ("Packs - RM to hand them out.", "RM"),
    ]
