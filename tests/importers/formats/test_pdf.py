"""PDFs: paragraphs, running heads, action columns, and what cannot be read."""

import gc
import hashlib
import re
import zlib

import pytest

from importers.errors import Damaged, Encrypted, NoTextLayer, TooLarge
from importers.minutes.trackers.rows import find_rows
from importers.printed.pages import read_pages


@pytest.fixture
def here(monkeypatch):
    """Has PDFs read in this process, in which limits can be lowered."""
    monkeypatch.setattr("importers.formats.pdf.read_apart", read_pages)


LETTER = [
    (50, 800, "**Harbour Scrutiny Panel"),
    (50, 770, "The Panel considered a report of the Head of Ports on landings and"),
    (50, 756, "asked that it be published."),
    (50, 742, "(a) That the report be noted."),
    (50, 714, "The meeting closed at 8.05 pm."),
]


def test_paragraphs_and_headings_stand_apart(read, write_pdf, quotes):
    paper = read(write_pdf([LETTER]), "minutes.pdf")
    assert paper.text == (
        "Harbour Scrutiny Panel\n\nThe Panel considered a report of the Head of Ports on landings and\n"
        "asked that it be published.\n\n(a) That the report be noted.\n\nThe meeting closed at 8.05 pm."
    )
    assert quotes(paper, "heading") == ["Harbour Scrutiny Panel"]


def test_every_line_knows_its_page(read, write_pdf):
    paper = read(write_pdf([LETTER, [(50, 800, "The second page has one line of text.")]]), "minutes.pdf")
    assert paper.place(paper.text.index("landings")).page == 1
    assert paper.place(paper.text.index("second")).page == 2


def test_the_hyphen_at_a_lines_end_is_a_hyphen(read, write_pdf):
    paper = read(
        write_pdf(
            [[(50, 800, "The Ogle-"), (50, 786, "Tarn review of well-"), (50, 772, "being was noted.")]]
        ),
        "a.pdf",
    )
    assert paper.text == "The Ogle-Tarn review of well-being was noted."


def test_running_heads_and_page_numbers_are_furniture(read, write_pdf, quotes):
    pages = [
        [
            (50, 810, f"Harbour Panel {number}.3.25"),
            (50, 770 - 9 * number, "RESOLVED:"),
            (300, 30, f"Page {number} of 3"),
        ]
        for number in (1, 2, 3)
    ]
    chrome = quotes(read(write_pdf(pages), "minutes.pdf"), "chrome")
    assert chrome == [
        words for number in (1, 2, 3) for words in (f"Harbour Panel {number}.3.25", f"Page {number} of 3")
    ]


def test_a_line_that_returns_elsewhere_on_the_page_is_no_running_head(read, write_pdf, quotes):
    pages = [
        [(50, 800 - 14 * number, "RESOLVED:"), (50, 600, f"That it be noted {number} times.")]
        for number in range(5)
    ]
    assert "RESOLVED:" not in quotes(read(write_pdf(pages), "minutes.pdf"), "chrome")


def test_a_line_that_returns_on_two_pages_is_not_a_running_head(read, write_pdf, quotes):
    pages = [
        [(50, 800, "RESOLVED that it be noted."), (50, 700, f"Page text {words}")] for words in ("one", "two")
    ]
    assert quotes(read(write_pdf(pages), "minutes.pdf"), "chrome") == []


def test_an_action_column_is_put_behind_the_paragraph_that_it_stands_beside(read, write_pdf):
    page = [
        (50, 800, "**Items"),
        (520, 800, "**Action"),
        (50, 772, "• The plan for the ferry landings is to be sent round to all Members"),
        (50, 758, "before the summer."),
        (50, 744, "• The Clerk is to write to the harbour master about the north pier."),
        (50, 730, "• There was no further news of the crane on the eastern quay then."),
        (520, 772, "JS"),
        (520, 744, "KC"),
    ]
    paper = read(write_pdf([page]), "minutes.pdf")
    assert "before the summer.\nJS\n\n• The Clerk" in paper.text
    assert "north pier.\nKC\n\n• There" in paper.text
    assert [(block.key, paper.quote(block.span)) for block in paper.blocks if block.role == "cell"] == [
        (None, "Action"),
        ("owner", "JS"),
        ("owner", "KC"),
    ]


LOG = [
    (50, 800, "Actions agreed by the Harbour Panel"),
    (50, 770, "No"),
    (80, 770, "Action"),
    (80, 757, "(in full)"),
    (250, 770, "Owner"),
    (330, 770, "By when"),
    (400, 770, "Update"),
    (50, 737, "4"),
    (80, 737, "Paint the rails of the"),
    (80, 724, "north pier"),
    (250, 737, "Harbour"),
    (250, 724, "Master"),
    (330, 737, "1.6.24"),
    (400, 737, "Paint bought"),
    (50, 704, "5 (a)"),
    (80, 704, "Ask the ferry company for"),
    (80, 691, "its winter times"),
    (250, 704, "Clerk"),
    (400, 704, "Asked twice"),
    (50, 660, "Rows in bold are late, whoever it was that was asked to act on them"),
]


def test_a_printed_table_of_actions_keeps_its_rows_and_cells(read, write_pdf, quotes):
    paper = read(write_pdf([LOG]), "log.pdf")
    assert quotes(paper, "row") == [
        "No\n\nAction (in full)\n\nOwner\n\nBy when\n\nUpdate",
        "4\n\nPaint the rails of the\nnorth pier\n\nHarbour\nMaster\n\n1.6.24\n\nPaint bought",
        "5 (a)\n\nAsk the ferry company for\nits winter times\n\nClerk\n\nAsked twice",
    ]
    assert [block.level for block in paper.blocks if block.role == "cell"][-4:] == [1, 2, 3, 5]
    assert paper.text.startswith("Actions agreed by the Harbour Panel\n\nNo\n\n")
    assert paper.text.endswith("\n\nRows in bold are late, whoever it was that was asked to act on them")


def test_a_cell_that_is_empty_shifts_no_other(read, write_pdf):
    paper = read(write_pdf([LOG]), "log.pdf")
    rows = [{name: paper.words(span) for name, span in row.items()} for row in find_rows(paper)]
    assert [(row["owner"], row.get("due"), row["progress"]) for row in rows] == [
        ("Harbour Master", "1.6.24", "Paint bought"),
        ("Clerk", None, "Asked twice"),
    ]


def test_a_table_goes_on_over_a_pages_end(read, write_pdf):
    """A row that the first page begins ends on the second, which has no headings."""
    heads = [
        (50, 800, "Port Panel"),
        (50, 770, "No"),
        (80, 770, "Action"),
        (250, 770, "Owner"),
        (330, 770, "Due"),
    ]
    first = [(50, 740, "1"), (80, 740, "Paint the rails"), (250, 740, "Clerk"), (330, 740, "May")]
    begun = [(50, 700, "2"), (80, 700, "Write to the"), (250, 700, "Harbour"), (330, 700, "June")]
    rest = [(80, 750, "ferry company"), (250, 750, "Master")]
    whole = [(50, 720, "3"), (80, 720, "Cost the crane"), (250, 720, "Clerk"), (330, 720, "July")]
    pages = [
        [*heads, *first, *begun, (300, 30, "Page 1")],
        [
            (50, 800, "Port Panel"),
            *rest,
            *whole,
            (50, 600, "The meeting closed at five past eight that night."),
        ],
    ]
    paper = read(write_pdf(pages), "log.pdf")
    rows = [{name: paper.words(span) for name, span in row.items()} for row in find_rows(paper)]
    assert [(row["action"], row["owner"], row["due"]) for row in rows] == [
        ("Paint the rails", "Clerk", "May"),
        ("Write to the ferry company", "Harbour Master", "June"),
        ("Cost the crane", "Clerk", "July"),
    ]
    assert paper.text.endswith("\n\nThe meeting closed at five past eight that night.")


def test_prose_below_a_table_does_not_go_on_with_it(read, write_pdf, quotes):
    prose = [
        (50, 770 - 14 * line, "The Panel then talked of ferries, and of what the winter had done to them.")
        for line in range(9)
    ]
    table = [line for line in LOG if line[1] > 661]
    paper = read(write_pdf([table, prose]), "log.pdf")
    assert len(quotes(paper, "row")) == 3
    assert paper.text.count("The Panel then talked") == 9


def test_minutes_set_as_a_table_are_no_table_of_actions(read, write_pdf, quotes):
    page = [
        (50, 800, "Item"),
        (100, 800, "Discussion"),
        (420, 800, "Action"),
        (480, 800, "Owner"),
        (50, 770, "1"),
        (100, 770, "The Panel talked about the quay for most of the day."),
        (420, 770, "Write"),
        (480, 770, "AB"),
    ]
    assert quotes(read(write_pdf([page]), "minutes.pdf"), "row") == []


def test_a_sentence_that_runs_over_the_page_stays_in_its_paragraph(read, write_pdf):
    pages = [[(50, 60, "The Panel noted that the ferry would")], [(50, 800, "return in spring.")]]
    assert "would\nreturn in spring." in read(write_pdf(pages), "minutes.pdf").text


def test_the_bytes_decide_not_the_name(read, write_pdf):
    assert read(write_pdf([LETTER]), "minutes.txt").format == "pdf"


def test_a_scan_is_refused(read, write_pdf):
    with pytest.raises(
        NoTextLayer,
        match=re.escape("scan.pdf: its 2 pages hold pictures and no text: put it through OCR first"),
    ):
        read(write_pdf([[], []]), "scan.pdf")


def test_a_pdf_with_a_password_is_refused(read, write_pdf):
    with pytest.raises(Encrypted, match="asks for a password"):
        read(write_pdf([LETTER], encrypted=True), "minutes.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog"])
def test_a_broken_pdf_is_refused(read, data):
    with pytest.raises(Damaged, match=r"^minutes\.pdf: the PDF is damaged"):
        read(data, "minutes.pdf")


@pytest.mark.usefixtures("here")
def test_too_many_pages_are_refused(read, write_pdf, monkeypatch):
    monkeypatch.setattr("importers.printed.pages.PAGES", 2)
    with pytest.raises(TooLarge, match="3 pages; the limit is 2"):
        read(write_pdf([LETTER] * 3), "pack.pdf")


@pytest.mark.usefixtures("here")
def test_too_much_text_is_refused_page_by_page(read, write_pdf, monkeypatch):
    monkeypatch.setattr("importers.files.limits.CHARACTERS", 300)
    with pytest.raises(TooLarge, match="the limit is 300"):
        read(write_pdf([LETTER] * 3), "pack.pdf")


def _pack(pdf: bytes, stream: bytes, dictionary: bytes) -> bytes:
    """Add a stream that no page shows."""
    added = b"\n9 0 obj\n<< /Length %d %s >>\nstream\n%s\nendstream\nendobj\n" % (
        len(stream),
        dictionary,
        stream,
    )
    return pdf.replace(b"\nxref\n", added + b"xref\n", 1)


@pytest.mark.usefixtures("here")
def test_a_stream_that_unpacks_without_end_is_refused(read, write_pdf, monkeypatch):
    monkeypatch.setattr("importers.printed.streams.UNPACKED", 10_000_000)
    bomb = zlib.compress(b" " * 40_000_000)
    with pytest.raises(TooLarge, match="unpacks to over 10,000,000 bytes"):
        read(_pack(write_pdf([LETTER]), bomb, b"/Filter /FlateDecode"), "bomb.pdf")
    assert (
        read(_pack(write_pdf([LETTER]), bomb, b"/Subtype /Image /Filter /FlateDecode"), "scan.pdf").format
        == "pdf"
    )


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "dictionary", [b"/Filter /Flate#44ecode", b"/Filter 5 0 R", b"/Filter /FlateDecode >>\n% a comment\n<<"]
)
def test_a_stream_is_measured_whatever_its_dictionary_says(read, write_pdf, monkeypatch, dictionary):
    monkeypatch.setattr("importers.printed.streams.UNPACKED", 10_000_000)
    bomb = zlib.compress(
        b"".join(hashlib.sha256(b"%d" % n).digest() for n in range(6_000)) + b" " * 40_000_000
    )
    with pytest.raises(TooLarge, match="unpacks to over 10,000,000 bytes"):
        read(_pack(write_pdf([LETTER]), bomb, dictionary), "bomb.pdf")


def test_a_page_that_draws_one_stream_again_and_again_is_refused(read, write_pdf):
    data = write_pdf([LETTER]).replace(b"/Contents ", b"/Contents [" + b"4 0 R " * 60 + b"] /Was ", 1)
    with pytest.raises(TooLarge, match="again and again"):
        read(data, "bomb.pdf")


def _form(number: int, draws: bytes, resources: bytes) -> bytes:
    return (
        b"\n%d 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources %s /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        % (number, resources, len(draws), draws)
    )


def test_forms_that_draw_forms_without_end_are_refused(read, write_pdf):
    pdf = write_pdf([LETTER])
    nested = b"".join(
        _form(n, b"/X Do " * 10, b"<< /XObject << /X %d 0 R >> >>" % (n + 1)) for n in range(50, 60)
    )
    itself = (
        _form(50, b"/X Do", b"51 0 R")
        + b"51 0 obj\n<< /XObject 52 0 R >>\nendobj\n52 0 obj\n<< /X 50 0 R >>\nendobj\n"
    )
    plain_ones = _form(50, b"/X Do /X Do", b"<< /XObject << /X 51 0 R >> >>") + _form(51, b"0 0 m", b"<< >>")
    for bomb in (nested, itself):
        with pytest.raises(TooLarge, match="without end"):
            read(pdf.replace(b"\nxref\n", bomb + b"xref\n", 1), "bomb.pdf")
    assert read(pdf.replace(b"\nxref\n", plain_ones + b"xref\n", 1), "plan.pdf").format == "pdf"


def test_a_stream_packed_twice_is_refused(read, write_pdf):
    with pytest.raises(TooLarge, match="packed twice"):
        read(_pack(write_pdf([LETTER]), b"x", b"/Filter [/FlateDecode /FlateDecode]"), "bomb.pdf")


@pytest.mark.usefixtures("here")
def test_handles_are_closed_when_a_page_fails(read, write_pdf, monkeypatch, recwarn):
    monkeypatch.setattr("importers.files.limits.CHARACTERS", 10)
    with pytest.raises(TooLarge):
        read(write_pdf([LETTER]), "pack.pdf")
    gc.collect()
    assert not recwarn.list


def test_an_entry_wrapped_in_its_narrow_column_stands_together(read, write_pdf):
    page = [
        (50, 800, "**Item Decision and summary of discussion Action by / when"),
        (50, 772, "That the Ports Manager send the plan of the ferry landings to all"),
        (50, 758, "Members of the Panel before the summer comes and the ferries fill"),
        (50, 744, "with visitors."),
        (50, 716, "That a further report on the landings be presented to the Panel by"),
        (50, 702, "the winter of the year."),
        (520, 772, "Ports and Harbour"),
        (520, 758, "Manager"),
        (520, 716, "Tom Hay"),
    ]
    paper = read(write_pdf([page]), "notice.pdf")
    assert [(block.key, paper.quote(block.span)) for block in paper.blocks if block.role == "cell"] == [
        ("owner", "Ports and Harbour Manager"),
        ("owner", "Tom Hay"),
    ]
