"""Word documents: their headings, list numbers, tables, and what a printed page would not show."""

import io
import zipfile

import pytest

from importers import read_paper
from importers.errors import Damaged, TooLarge
from importers.imported import import_source
from importers.source import Source
from importers.word.parts import open_parts


def paragraph(words, *, style="", listed="", bold=False, inside=""):
    numbers = (
        f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>' if listed else ""
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t>{words}</w:t></w:r>"
    return f"<w:p><w:pPr>{named}{numbers}</w:pPr>{run}{inside}</w:p>"


def table(*rows, heads=False):
    first = "<w:trPr><w:tblHeader/></w:trPr>" if heads else ""
    written = [
        f"<w:tr>{first if at == 0 else ''}{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for at, row in enumerate(rows)
    ]
    return f"<w:tbl>{''.join(written)}</w:tbl>"


MINUTES = (
    paragraph("Eastmere Borough Council", style="Titel")
    + paragraph("Harbour Scrutiny Panel", bold=True)
    + paragraph("Tuesday 4 March 2025 at 6.30 pm")
    + paragraph("Present: Councillors Ada Larkin (Chair), Bevis Orton and Cora Penhale")
    + paragraph("Apologies for absence", style="Item")
    + paragraph("There were none.")
    + paragraph("Ferry fares", style="Item")
    + paragraph("The Panel heard of the fares.")
    + paragraph("RESOLVED:", bold=True)
    + paragraph("That the report be noted.", listed="20")
    + paragraph("That the Head of Ports write to the company by 1 June 2025.", listed="20")
    + paragraph("The meeting closed at 8.05 pm.")
)


def test_a_document_is_read_as_its_printed_page_would_be(write_word):
    paper = read_paper(write_word(MINUTES))
    assert paper.format == "word"
    assert paper.text.startswith("Eastmere Borough Council\n\nHarbour Scrutiny Panel\n\n")
    assert "44. Apologies for absence\n\nThere were none.\n\n45. Ferry fares\n\n" in paper.text
    assert "(a) That the report be noted.\n\n(b) That the Head of Ports" in paper.text
    assert [paper.quote(block.span) for block in paper.blocks if block.role in {"title", "heading"}] == [
        "Eastmere Borough Council",
        "Harbour Scrutiny Panel",
        "44. Apologies for absence",
        "45. Ferry fares",
        "RESOLVED:",
    ]


def test_the_grammar_reads_its_items_and_decisions(write_word):
    reading = import_source(write_word(MINUTES)).reading
    assert [(item.number, item.title) for item in reading.items] == [
        ("44", "Apologies for absence"),
        ("45", "Ferry fares"),
    ]
    formal = [decision for decision in reading.decisions if decision.formal]
    assert [
        (decision.owner and decision.owner.label, decision.due and decision.due.text) for decision in formal
    ] == [
        (None, None),
        ("the Head of Ports", "by 1 June 2025"),
    ]
    assert len(reading.attendances) == 3
    for decision in formal:
        assert decision.text == reading.paper.words(decision.spans[0])


def test_lists_count_as_word_counts_them(write_word):
    entries = [
        ("One", "20"),
        ("Inner", "21"),
        ("Inner too", "21"),
        ("Two", "20"),
        ("Anew", "30"),
        ("On", "30"),
        ("Dot", "40"),
        ("Bare", "99"),
    ]
    paper = read_paper(write_word("".join(paragraph(words, listed=listed) for words, listed in entries)))
    assert paper.text.split("\n\n") == [
        "(a) One", "i) Inner", "ii) Inner too", "(b) Two", "(a) Anew", "(b) On", "• Dot", "Bare",
    ]  # fmt: skip


def test_levels_are_written_with_those_above_them(write_word):
    body = paragraph("Item", style="Item") + paragraph("Point", listed="11") + paragraph("Point", listed="11")
    assert read_paper(write_word(body)).text == "44. Item\n\n44.1 Point\n\n44.2 Point"


def test_tables_keep_rows_and_headed_columns(write_word):
    log = table(
        ("Ref", "Action", "Owner", "Due"), ("1", "Paint the pier", "Clerk", "1 June 2025"), heads=True
    )
    paper = read_paper(write_word(log))
    assert paper.text == "Ref | Action | Owner | Due\n1 | Paint the pier | Clerk | 1 June 2025"
    assert [block.key for block in paper.blocks if block.role == "cell"][-4:] == [
        "reference",
        "action",
        "owner",
        "due",
    ]


def test_what_a_page_does_not_show_is_left_out(write_word):
    hidden = (
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    )
    deleted = "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del><w:ins><w:r><w:t> inserted</w:t></w:r></w:ins>"
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    boxes = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = paragraph("Shown", inside=hidden + deleted + f"<w:r>{boxes}</w:r>")
    assert read_paper(write_word(body)).text == "Shown inserted\n\nIn a box"


def test_tabs_and_line_ends_are_kept(write_word):
    body = paragraph("Cllr Larkin", inside="<w:r><w:tab/><w:t>Chair</w:t><w:br/><w:t>Cllr Orton</w:t></w:r>")
    assert read_paper(write_word(body)).plain == "Cllr Larkin    Chair\nCllr Orton"


def test_a_circle_of_styles_ends(write_word):
    assert read_paper(write_word(paragraph("Shown", style="Circle"))).text == "Shown"


def test_a_document_cut_off_is_refused(write_word):
    source = write_word(MINUTES)
    with pytest.raises(Damaged, match=r"^cut\.docx: the Word document is damaged"):
        read_paper(Source(source.data[:900], "cut.docx"))


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_spoilt_inside_is_refused_however_it_is_packed(packing):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        archive.writestr("word/document.xml", "<w:document>" * 100)
        packed = archive.infolist()[0].compress_size
    data = bytearray(file.getvalue())
    begin = data.index(b"word/document.xml") + len("word/document.xml")
    spoilt = slice(begin + packed // 2, begin + packed)
    data[spoilt] = bytes(byte ^ 0xFF for byte in data[spoilt])
    with pytest.raises(Damaged, match=r"^spoilt\.docx: the Word document is damaged"):
        open_parts(Source(bytes(data), "spoilt.docx"))


def test_a_part_packed_in_an_unknown_way_is_refused(write_word):
    data = bytearray(write_word(MINUTES).data)
    for signature, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        method = data.index(signature) + place
        data[method : method + 2] = (97).to_bytes(2, "little")
    with pytest.raises(Damaged, match=r"^odd\.docx: the Word document is damaged"):
        open_parts(Source(bytes(data), "odd.docx"))


def test_a_document_that_unpacks_without_end_is_refused(write_word, monkeypatch):
    monkeypatch.setattr("importers.word.parts.WORDS", 1000)
    with pytest.raises(TooLarge, match=r"the document unpacks to [\d,]+ bytes; the limit is 1,000"):
        read_paper(write_word(MINUTES))


def test_a_document_of_parts_without_end_is_refused_for_their_number(write_word, monkeypatch):
    monkeypatch.setattr("importers.files.archives._MEMBERS", 2)
    with pytest.raises(TooLarge, match="the document has 3 parts; the limit is 2"):
        read_paper(write_word(MINUTES))


def test_entities_and_broken_parts_are_refused(write_word):
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x/>'
    with pytest.raises(Damaged, match="entities"):
        read_paper(write_word(MINUTES, styles=bomb))
    with pytest.raises(Damaged, match="broken"):
        read_paper(write_word(MINUTES, document="<w:document>"))
