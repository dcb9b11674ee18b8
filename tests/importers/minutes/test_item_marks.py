"""What else is read of an item or a paper: exemptions, nil returns, topics, kind, authors, the residue."""

import datetime as dt

import pytest

from importers.minutes.head.reading import read_head
from importers.minutes.structure.documents import read_document
from importers.minutes.structure.items import segment
from importers.minutes.structure.nil_returns import read_nil_returns
from importers.minutes.structure.residue import read_residue
from importers.paper import Paper, Span, plain
from importers.records import AgendaItem, Document
from importers.source import Known


def items(text: str) -> tuple[AgendaItem, ...]:
    return segment(Paper(text, plain(text), "text"), Known()).items


def document(text: str, **metadata: str) -> Document:
    paper = Paper(text, plain(text), "text", metadata=metadata)
    seg = segment(paper, Known())
    return read_document(paper, seg, read_head(paper, seg, Known()))


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (
            "(Exempt information under Paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972)",
            ("3",),
        ),
        ("(Exempt information - paragraphs 1 and 2)", ("1", "2")),
        ("NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A", ("3",)),
        ("This item is restricted.", ("",)),
        ("Exempt under paragraph 8 of Schedule 7A", ("8",)),
        ("The Panel noted that the report had an exempt appendix.", ()),
        ("It was not necessary to go into private session.", ()),
    ],
)
def test_exempt_items(text: str, paragraphs: tuple[str, ...]) -> None:
    (item, _) = items(f"225/12 EDUCATION DEVELOPMENTS\n\n{text}\n\n226/12 MINUTES\n\nAgreed.\n")
    assert item.exempt is bool(paragraphs)
    assert item.exempt_under == paragraphs


@pytest.mark.parametrize(
    ("words", "exempt"),
    [("the following item", [False, True, False]), ("the following items", [False, True, True])],
)
def test_a_resolution_to_exclude_the_public_reaches_what_follows(words: str, exempt: list[bool]) -> None:
    text = (
        f"7. EXCLUSION OF PRESS AND PUBLIC\n\nRESOLVED - That the public be excluded from the meeting for {words} on the grounds "
        "of paragraph 3 of Schedule 12A.\n\n8. FERRY CONTRACT\n\nNoted.\n\n9. URGENT BUSINESS\n\nNone.\n"
    )
    assert [item.exempt for item in items(text)] == exempt


@pytest.mark.parametrize(
    ("title", "text", "notations"),
    [
        ("Apologies", "There were no apologies for absence.", ["apologies"]),
        ("APOLOGIES AND SUBSTITUTIONS", "No apologies were received. There were no substitutions.", ["apologies", "substitutions"]),
        ("Declarations of Interest and Party Whip", "There were no declarations of interest or party whip.", ["interests", "whip"]),
        ("Declarations of Interest", "None.", ["interests"]),
        ("Declarations of Interest", "Cllr Ash declared an interest. There were no further declarations.", []),
        ("Urgent Items", "There were no urgent items.", ["urgent-business"]),
        ("Call-in", "There were no requests for call-in to consider.", ["call-in"]),
        ("Petitions", "No petitions had been received.", ["petitions"]),
        ("Public Question Time", "There were no public questions.", ["questions"]),
        ("Ferry Fares", "There were no objections.", []),
        ("Apologies", "Councillor Ash.", []),
    ],
)  # fmt: skip
def test_nil_returns(title: str, text: str, notations: list[str]) -> None:
    whole = f"{title}\n{text}"
    paper = Paper(whole, plain(whole), "text")
    found = read_nil_returns(paper, Span(0, len(title)), Span(len(title) + 1, len(whole)))
    assert [notation for notation, _ in found] == notations
    assert all(whole[span.start : span.end].strip() for _, span in found)


def test_topics_of_a_title_come_first() -> None:
    (item, _) = items(
        "4 School Exclusions\n\nHousing, housing, housing and more housing was said.\n\n5 Minutes\n\nAgreed.\n"
    )
    assert item.topics
    assert not set(items("4 Apologies\n\nNone.\n\n5 Minutes\n\nAgreed.\n")[0].topics)


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Agenda and minutes\n\nSkills Panel - Monday 11 May 2020 7.00 pm\n\nItems\nNo. Item\n\n1.\n\nMinutes\n\nMinutes:\n\nAgreed.\n", "minutes", "Agenda and minutes"),
        ("Agenda\n\nSkills Panel - Monday 11 May 2020 7.00 pm\n\nItems\nNo. Item\n\n1.\n\nMinutes\n\n2.\n\nFares\n", "agenda", "Agenda"),
        ("SKILLS PANEL\n\n11 MAY 2020\n\n1. APOLOGIES\n\nThere were no apologies.\n\n2. FARES\n\nRESOLVED - That it be noted.\n", "minutes", None),
        ("DECISIONS\n\nSkills Panel held on 11 May 2020\n\n1 Apologies    Cllr Ash.\n\n2 Fares    That the fares rise.\n", "decisions", "DECISIONS"),
        ("Recommendation Tracker\n\n| Ref | Recommendation | Status | Due date |\n|---|---|---|---|\n| 1 | That it rise | Amber | May |\n", "tracker", None),
    ],
)  # fmt: skip
def test_kind_and_title(text: str, kind: str, title: str | None) -> None:
    found = document(text)
    assert (found.kind, found.title) == (kind, title)


REPORT = """| SKILLS SCRUTINY PANEL | Agenda Item No. 5 |
|---|---|
| 11 MAY 2020 | Public Report |

# Report of the Cabinet Member for Ferries

Report Author - Cllr Ada Bligh

# FERRY FARES REVIEW

# 1. PURPOSE

To set out the fares.

# 2. RECOMMENDATIONS

That the Panel comment on the fares.

# 3. BACKGROUND

Fares rose in 2019.

# 4. IMPLICATIONS

None.
"""


def test_a_report_has_one_item_its_own() -> None:
    (item,) = items(REPORT)
    assert (item.number, item.title) == ("5", "FERRY FARES REVIEW")


def test_head_and_authors_of_a_report() -> None:
    paper = Paper(REPORT, plain(REPORT), "text")
    seg = segment(paper, Known())
    head = read_head(paper, seg, Known())
    found = read_document(paper, seg, head)
    assert (head.body, head.date) == ("SKILLS SCRUTINY PANEL", dt.date(2020, 5, 11))
    assert (found.kind, found.title, found.issued) == ("report", "FERRY FARES REVIEW", dt.date(2020, 5, 11))
    assert [(author.title, author.name) for author in found.authors] == [("Cllr", "Ada Bligh")]


def test_kind_that_the_format_states() -> None:
    assert document("Whatever it says", kind="decisions").kind == "decisions"


def test_residue_counts_letters_outside_every_layer() -> None:
    text = "Page one. Items here. More."
    found = read_residue(Paper(text, plain(text), "text"), [Span(10, 21)])
    assert (found.characters, found.total) == (13, 24 - 1)
    assert [text[span.start : span.end] for span in found.samples] == ["Page one.", "More."]
