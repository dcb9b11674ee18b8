"""Trackers of recommendations and actions."""

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook

from importers.errors import Damaged, Encrypted, NoPaper, TooLarge, UnknownFormat

CSV = """Scrutiny Recommendation Tracker,,,,
Ref,Committee,Recommendation,Lead officer / member,Status
SR 07,PLACE,"That repair times,
by road, be published.",AB / Cllr Nye,Complete
Ref,Committee,Recommendation,Lead officer / member,Status
SR 08,PLACE,That a scheme be costed.,,Amber
"""


def write_workbook(*sheets) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


WORKBOOK = write_workbook(
    ("Notes", [["Colours are explained here"]]),
    (
        "Actions",
        [
            ["Action Tracker"],
            [],
            ["No.", "Action", "Owner", "Due date", "RAG"],
            [1, "Circulate the plan", "Head of Ports", dt.datetime(2025, 3, 1), "Green"],  # noqa: DTZ001  Excel has no zones
            [2.0, "Cost the pier", None, "=TODAY()", True],
        ],
    ),
)


def records(paper) -> list[dict[str | None, str]]:
    rows = [block.span for block in paper.blocks if block.role == "row"]
    return [
        {cell.key: paper.quote(cell.span) for cell in paper.with_role("cell", within=row)} for row in rows
    ]


def test_each_record_has_its_columns(read, quotes):
    paper = read(CSV, "tracker.csv")
    assert paper.format == "tracker"
    assert quotes(paper, "title") == ["Scrutiny Recommendation Tracker"]
    assert records(paper) == [
        {
            "reference": "SR 07",
            "made-by": "PLACE",
            "recommendation": "That repair times,\nby road, be published.",
            "owner": "AB / Cllr Nye",
            "status": "Complete",
        },
        {
            "reference": "SR 08",
            "made-by": "PLACE",
            "recommendation": "That a scheme be costed.",
            "status": "Amber",
        },
    ]


def test_the_text_names_each_value(read):
    assert (
        "Ref: SR 08\nCommittee: PLACE\nRecommendation: That a scheme be costed.\nStatus: Amber"
        in read(CSV, "t.csv").text
    )


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_told(read, delimiter):
    rows = [["Ref", "Action", "Owner"], ["1", "Write, at once", "KL"]]
    assert records(read("\n".join(delimiter.join(row) for row in rows), "t.csv")) == [
        {"reference": "1", "action": "Write, at once", "owner": "KL"}
    ]


def test_a_workbook_is_read_from_the_sheet_that_is_a_tracker(read):
    paper = read(WORKBOOK, "tracker.xlsx")
    assert records(paper) == [
        {
            "reference": "1",
            "action": "Circulate the plan",
            "owner": "Head of Ports",
            "due": "1 March 2025",
            "status": "Green",
        },
        {"reference": "2", "action": "Cost the pier", "status": "Yes"},
    ]
    assert "Colours" not in paper.text


def test_a_date_keeps_its_iso_form_and_a_row_its_place(read):
    paper = read(WORKBOOK, "tracker.xlsx")
    due = next(block for block in paper.blocks if block.key == "due")
    assert due.value == "2025-03-01"
    assert paper.place(due.span.start).element == "Actions!4"


def test_a_table_without_records_says_what_was_expected(read):
    with pytest.raises(NoPaper, match=r'expected a column such as "Recommendation"'):
        read("Name,Ward\nTarn,Quay\n", "members.csv")


def test_formulas_are_not_computed(read):
    assert "TODAY" not in read(WORKBOOK, "tracker.xlsx").text


def test_a_workbook_that_unpacks_without_end_is_refused(read, monkeypatch):
    monkeypatch.setattr("importers.tables.workbook.INFLATED", 1000)
    with pytest.raises(TooLarge, match="unpacks to"):
        read(WORKBOOK, "bomb.xlsx")


def test_too_many_cells_are_refused(read, monkeypatch):
    monkeypatch.setattr("importers.tables.workbook.CELLS", 5)
    monkeypatch.setattr("importers.formats.tracker.CELLS", 5)
    with pytest.raises(TooLarge, match="over 5 cells"):
        read(WORKBOOK, "tracker.xlsx")
    with pytest.raises(TooLarge, match="over 5 cells"):
        read(CSV, "tracker.csv")


def test_a_workbook_of_countless_empty_cells_is_refused_unread(read):
    cells = b"<worksheet><sheetData><row>" + b"<c/>" * 4_100_000
    with pytest.raises(TooLarge, match="over 200,000 cells"):
        read(_replace_part("xl/worksheets/sheet1.xml", cells), "bomb.xlsx")


def test_a_workbook_cut_off_is_refused(read):
    with pytest.raises(Damaged, match="workbook is damaged"):
        read(WORKBOOK[: len(WORKBOOK) // 2], "tracker.xlsx")


def _replace_part(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old, zipfile.ZipFile(file, "w") as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return file.getvalue()


def test_entities_in_a_part_are_refused(read):
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'
    with pytest.raises(Damaged, match="entities"):
        read(_replace_part("xl/worksheets/sheet1.xml", bomb), "tracker.xlsx")


def test_a_part_that_is_no_xml_is_refused(read):
    with pytest.raises(Damaged):
        read(_replace_part("xl/worksheets/sheet2.xml", b"<worksheet><sheetData>"), "tracker.xlsx")


def test_a_workbook_with_a_password_is_refused(read):
    locked = bytearray(WORKBOOK)
    at = locked.find(b"PK\x01\x02")
    locked[at + 8] |= 1
    with pytest.raises(Encrypted, match="password"):
        read(bytes(locked), "tracker.xlsx")


def test_other_zipped_files_are_unknown(read):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("ppt/presentation.xml", "<p/>")
    with pytest.raises(UnknownFormat, match="no Word document and no workbook"):
        read(file.getvalue(), "slides.pptx")
