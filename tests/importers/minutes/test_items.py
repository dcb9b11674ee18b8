"""Papers are cut into their items, whatever their layout (layouts/*.txt, each with what is to be read beside it)."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from importers.minutes.head.reading import read_head
from importers.minutes.structure.documents import read_document
from importers.minutes.structure.items import Segmentation, segment
from importers.paper import Block, Paper, Span, plain
from importers.records import Head
from importers.source import Known

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))


def paper(text: str) -> Paper:
    return Paper(text, plain(text), "text")


def cut(text: str) -> Segmentation:
    return segment(paper(text), Known())


def printed(seg: Segmentation) -> list[list[str | None]]:
    return [[item.number, item.title] for item in seg.items]


def expected(layout: Path) -> dict[str, Any]:
    wanted: dict[str, Any] = json.loads(layout.with_suffix(".json").read_text())
    return wanted


def shown(head: Head) -> dict[str, str | None]:
    times = {
        slot: value and value.strftime("%H:%M") for slot, value in (("start", head.start), ("end", head.end))
    }
    return {
        **times, "date": head.date and head.date.isoformat(), "venue": head.venue, "body": head.body, "council": head.council,
        "cancelled": "true" if head.cancelled else None,
    }  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_items_of_a_layout(layout: Path) -> None:
    wanted, seg = expected(layout), cut(layout.read_text())
    if "count" in wanted["head"]:
        assert len(seg.items) == wanted["head"]["count"]
    else:
        assert printed(seg) == wanted["items"]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_head_of_a_layout(layout: Path) -> None:
    read, wanted = paper(layout.read_text()), expected(layout)["head"]
    seg = segment(read, Known())
    head = read_head(read, seg, Known())
    found = shown(head)
    for slot in ("date", "start", "end", "venue", "body", "council", "cancelled"):
        if slot in wanted:
            assert (found[slot] or "").lower().removeprefix("the ") == wanted[slot].lower().removeprefix(
                "the "
            ), slot
    for slot in ("start", "end", "venue", "council"):
        assert slot in wanted or found[slot] is None, f"{slot}: {found[slot]} is not in the paper"
    if "kind" in wanted:
        assert read_document(read, seg, head).kind == wanted["kind"]


def without_blank_lines(text: str) -> str:
    return "\n".join(re.sub(r"\s+", " ", line).strip() for line in text.split("\n") if line.strip())


def with_line_ends_of_a_pdf(text: str) -> str:
    return text.replace("\n", "\r\n")


def with_no_break_spaces(text: str) -> str:
    return text.replace("  ", "\u00a0 ").replace("'", "\u2019")


# layouts that only their blank lines tell apart
SPACED = {
    "page_denuded_of_short_titles",
    "page_stripped_task_titles",
    "stripped_gaps_pages",
    "no_title_only_sentences",
    "titles_with_full_stops",
}


@pytest.mark.parametrize("change", [without_blank_lines, with_line_ends_of_a_pdf, with_no_break_spaces])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_items_survive_a_change_of_print(layout: Path, change: Callable[[str], str]) -> None:
    if change is without_blank_lines and layout.stem in SPACED:
        pytest.skip("this layout sets its titles off by blank lines alone")
    wanted = expected(layout)
    found = [[number, plain(title or "")] for number, title in printed(cut(change(layout.read_text())))]
    assert found == wanted["items"] or len(found) == wanted["head"].get("count")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_items_are_in_order_and_never_overlap(layout: Path) -> None:
    seg = cut(layout.read_text())
    reached = 0
    for item in seg.items:
        assert reached <= item.title_span.start <= item.title_span.end <= item.content.end
        reached = item.content.end
        for part in (item.agenda, item.minutes, item.decision):
            assert part is None or part in item.content
    assert seg.closing is None or seg.closing.start >= reached


NUMBERS: tuple[Callable[[int], str], ...] = (
    "{}.".format, "{}".format, "{})".format, "({})".format, lambda n: f"{43 + n}", lambda n: f"{220 + n}/12",
    lambda n: f"{267 + n}/12/13", lambda n: f"BPc/{7 + n}/9/21", lambda n: f"STC{10 + n}/14", lambda n: f"HSC.{11 + n}",
    lambda n: f"{'*' * (n % 2)}{70 + n}", lambda n: f"{44 + n} ({5 + n})", lambda n: f"{14364 + n}",
    lambda n: f"19.01.{n}", "Item {}".format, "Item {}:".format, "{}.0".format, lambda n: f"Minute {11 + n}",
    lambda n: f"2019/{44 + n}", lambda n: f"OSC {44 + n}", "A{}".format, "C/19/{}".format, "{}\\.".format,
)  # fmt: skip
MATTERS = (
    ("Apologies for Absence", "Apologies were received from Councillor Ash."),
    ("Declarations of Interest", "There were none."),
    ("Air Quality Action Plan", "Members were told:\n1. traffic had grown by 4%;\n2. 12 monitors would come.\nRESOLVED:\n1. That it be noted.\n2. That it return."),
    ("Review of Taxis", "The chair of the group spoke.\n(1) the fee should rise;\n(2) the test should be harder.\n5. Members asked for more."),
    ("Work Programme", "Agreed."),
)  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number(1))
@pytest.mark.parametrize("setting", [str, str.upper, str.capitalize], ids=["titles", "capitals", "sentences"])
@pytest.mark.parametrize("space", ["\n", "\n\n"], ids=["tight", "spaced"])
def test_every_numbering(number: Callable[[int], str], setting: Callable[[str], str], space: str) -> None:
    lines = ["PLACE PANEL", "Minutes of the meeting held on 1 April 2019"]
    for at, (title, text) in enumerate(MATTERS, 1):
        lines += [f"{number(at)} {setting(title)}", *text.split("\n")]
    found = [item.title for item in cut(space.join(lines)).items]
    assert found == [setting(title) for title, _ in MATTERS]


def test_numbers_are_printed_without_stop_star_or_second_mark() -> None:
    text = "*71. MINUTES\nAgreed.\n*72 (4) ROADS\nNoted.\n73. WORK PROGRAMME\nNoted."
    assert [item.number for item in cut(text).items] == ["71", "72", "73"]


def test_number_of_a_row_comes_from_the_report_that_is_filed() -> None:
    text = "No. | Item |\n---|---|\nFerry Fares. PDF 9 KB Minutes: A copy of the report marked 'Agenda Item 8' is filed with these minutes. |\n"
    (item,) = cut(text).items
    assert (item.number, item.title) == ("8", "Ferry Fares")


def test_untitled_row_takes_the_words_that_name_its_matter() -> None:
    text = "No. | Item |\n---|---|\nMinutes: The minutes of the meeting held on 5 May 2016 were confirmed. |\n|\nUrgent items. Minutes: None. |\n"
    assert cut(text).items[0].title == "minutes of the meeting held on 5 May 2016"


def test_marked_items_are_taken_from_the_format() -> None:
    text = "7.\nFerries\nTo receive a report.\nMinutes:\nNoted.\n"
    spans = {
        word: Span(text.index(word), text.index(word) + len(word)) for word in ("7.", "Ferries", "Noted.")
    }
    blocks = (
        Block(spans["7."], "item-number", key="AI1"),
        Block(spans["Ferries"], "item-title", key="AI1"),
        Block(Span(text.index("To"), text.index("report.") + 7), "agenda"),
        Block(spans["Noted."], "minutes"),
    )
    (item,) = segment(Paper(text, plain(text), "modern-gov-page", blocks), Known()).items
    assert (item.number, item.title, item.key) == ("7", "Ferries", "AI1")
    assert item.minutes == spans["Noted."]
    assert item.agenda is not None
    assert text[item.agenda.start : item.agenda.end] == "To receive a report."


def test_parts_of_a_page_are_told_apart() -> None:
    text = "No. Item\n\n4.\n\nFerries\n\nTo note.\n\nAdditional documents:\n\nFares, item 4. pdf icon PDF 3 KB\n\nDecision:\n\nNoted.\n\nMinutes:\n\nMembers noted it.\n"
    (item,) = cut(text).items
    words = {
        name: text[span.start : span.end]
        for name in ("agenda", "decision", "minutes")
        if (span := getattr(item, name))
    }
    assert words == {"agenda": "To note.", "decision": "Noted.", "minutes": "Members noted it."}
    assert [name for name, _ in item.documents] == ["Fares"]


def test_printed_minutes_are_minuted_text_and_an_agenda_is_not() -> None:
    (first, *_) = cut("221/12 APOLOGIES\n\nNone.\n\n222/12 MINUTES\n\nAgreed.").items
    assert first.minutes == first.content
    (declared, *_) = cut(
        "No. Item\n\n1.\n\nMinutes\n\nMinutes:\n\nAgreed.\n\n2.\n\nFares\n\nTo note the fares.\n"
    ).items[1:]
    assert (declared.minutes, declared.agenda) == (None, declared.content)


def test_cut_off_text_is_marked() -> None:
    text = "No. Item\n\n33.\n\nFerries\n\nMinutes:\n\nIt was late.  ...  view the full minutes text for item 33.\n\n34.\n\nFares\n\nMinutes:\n\nNoted.\n"
    assert [item.complete for item in cut(text).items] == [False, True]


def test_closing_is_no_part_of_the_last_item() -> None:
    text = "12 MINUTES\n\nAgreed.\n\n13 FARES\n\nNoted.\n\nThe meeting closed at 8 pm.\n\nChair: ........\n\nDate:\n"
    seg = cut(text)
    assert text[seg.items[-1].content.start : seg.items[-1].content.end] == "Noted."
    assert seg.closing is not None
    assert text[seg.closing.start :].startswith("The meeting closed")


@pytest.mark.parametrize(
    "text",
    [
        "It was moved by Councillor Ambler and lost by 3 votes to 5.\n\nResolved - That the motion be approved.\n",
        "Scrutiny Recommendation Tracker\n\nRef\n\nDate\n\nRecommendation\n\nStatus\n\nDue\n\nSR 07\n\n11/09/24\n\nThat repairs be published.\n\nAmber\n\n31/03/25\n",
        "Decision Maker: Leader of the Council\nDecision status: Recommendations Approved\nIs Key decision?: No\n\nDecision:\n\n1. That the fare be raised.\n2. That it be reviewed.\n",
        "",
        "   \n\n  ",
    ],
    ids=["extract", "tracker", "decision page", "nothing", "blank"],
)  # fmt: skip
def test_papers_without_items(text: str) -> None:
    seg = cut(text)
    assert seg.items == ()
    assert seg.preamble == paper(text).trimmed(0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "No. | Item |\n---|---|\nFares. Minutes: "
        + "The Committee noted 12 fares and 3 stops. " * 25_000
        + "|",
        "| 1. | Apologies | x |\n" * 5_000,
        " " * 1_000_000,
        "1 Apologies 2 Minutes 3 Fares " * 30_000,
        "A. B - c: (" * 90_000,
        "\n" * 300_000,
    ],
    ids=["one row", "rows", "spaces", "numbers", "marks", "blank lines"],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.process_time()
    seg = segment(paper(text), Known())
    read_head(paper(text), seg, Known())
    assert time.process_time() - started < 10, "about one second is usual"


def test_a_sub_item_belongs_to_the_item_of_its_number() -> None:
    text = "4 ITEMS FOR DECISION\n\n4.1 CP/7 FESTIVALS FUND\n\nAgreed.\n\n4.2 AIR QUALITY\n\nNoted.\n\n5 OTHER BUSINESS\n\nNone.\n"
    items = cut(text).items
    assert [(item.number, item.title, item.parent) for item in items] == [
        ("4", "ITEMS FOR DECISION", None),
        ("4.1", "FESTIVALS FUND", 1),
        ("4.2", "AIR QUALITY", 1),
        ("5", "OTHER BUSINESS", None),
    ]


def test_numbered_paragraphs_in_capitals_of_a_decision_are_no_items() -> None:
    text = "4 FARES\n\n4.1 Members noted it.\n\n4.2 RESOLVED that it be noted.\n\n5 OTHER BUSINESS\n\n5.1 None.\n"
    assert [item.number for item in cut(text).items] == ["4", "5"]


def test_a_number_at_the_margin_is_the_items() -> None:
    text = "APOLOGIES FOR ABSENCE                          34\n\nNone.\n\nMINUTES OF THE LAST MEETING                    35\n\nAgreed.\n\nWORK PROGRAMME                                 36\n\nNoted.\n"
    assert [item.number for item in cut(text).items] == ["34", "35", "36"]
