"""Declarations of interest and of the whip, read from invented stretches (stretches/declarations.txt)."""

from pathlib import Path

import pytest

from importers.minutes.declarations.reading import read_declarations
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span
from importers.records import AgendaItem, Declaration
from tests.importers.minutes.paper_of import items_of, paper_of

SECTIONS = (Path(__file__).parent / "stretches" / "declarations.txt").read_text().split("\n## ")[1:]
NUMBERED = ("5", "6", "7", "8")


def segmented(text: str) -> tuple[Paper, Segmentation]:
    """Cut a stretch into its items; items numbered 5 to 8 that it may refer to are added without text."""
    paper, end = paper_of(text), Span(len(text), len(text))
    numbered = (
        AgendaItem(position=100 + int(n), number=n, title="Report", title_span=end, content=end)
        for n in NUMBERED
    )
    return paper, Segmentation("test", 1.0, Span(0, 0), (*items_of(paper), *numbered))


def shown(record: Declaration) -> str:
    notes = [f"item:{position - 100}" for position in record.about_items] + ["all"] * record.about_all
    notes += {True: ["left"], False: ["stayed"], None: []}[record.left_room]
    return " | ".join([record.person.name, record.kind, record.text, *([" ".join(notes)] if notes else [])])


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.partition("\n")[0])
def test_declarations(section: str) -> None:
    text, _, expected = section.partition("\n")[2].partition("\n--\n")
    paper, seg = segmented(text + "\n")
    found = [shown(record) for record in read_declarations(paper, seg)]
    assert found == [line.strip() for line in expected.strip().splitlines()]
