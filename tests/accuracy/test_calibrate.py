"""What the graph states as confidence is what was measured, and still holds."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from importers.confidence import Grade, grade_of, measured, with_measured_confidence
from importers.minutes.reading import read_minutes
from importers.paper import Paper, plain
from importers.source import Known
from tests.accuracy.calibrate import WEIGHT, Counts, count_folder, error, merge, shares

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
MANY = 60
"""Rows of fewer statements vary by chance more than the test allows."""
OFF = 0.1
"""How far a stored confidence may be from the share of its row."""
OFF_IN_THE_MEAN = 0.09
"""How far stated confidences may be from the shares of one set of papers, by statement."""
KINDS = {
    "attendance", "decision", "decision in discussion", "declaration", "item", "meeting", "membership", "organisation",
}  # fmt: skip


@cache
def counted(split: str) -> Counts:
    return count_folder(HERE / split, HERE / split)


def large_rows() -> Iterator[tuple[Grade, int, int]]:
    for row, (made, right) in merge([(counted("seen"), 1), (counted("unseen"), WEIGHT)]).items():
        if made >= MANY:
            yield row, made, right


def test_the_table_has_every_kind_and_only_shares() -> None:
    assert {row.kind for row in measured()} == KINDS
    assert all(0.0 < share < 1.0 for share in measured().values())
    assert all(Grade(kind, 0.0, True) in measured() for kind in KINDS)


def test_stored_confidence_is_the_share_that_is_right() -> None:
    off = {
        row: (measured().get(row, measured()[Grade(row.kind, 0.0, True)]), right / made)
        for row, made, right in large_rows()
    }
    assert off
    wrong = {row: pair for row, pair in off.items() if abs(pair[0] - pair[1]) > OFF}
    assert not wrong, f"measure again (python -m tests.accuracy.calibrate --write): {wrong}"


@pytest.mark.parametrize("split", ["seen", "unseen"])
def test_confidence_holds_on_each_set_of_papers(split: str) -> None:
    assert error(measured(), counted(split)) <= OFF_IN_THE_MEAN


def test_confidence_holds_on_papers_of_real_councils() -> None:
    if not (SHARED / "gold").is_dir():
        pytest.skip("the folder ../shared with papers of real councils is not here")
    assert error(measured(), count_folder(SHARED / "papers", SHARED / "gold")) <= OFF_IN_THE_MEAN


def test_shares_lean_on_their_kind_where_few_were_counted() -> None:
    many, few = grade_of("item", 0.95, 1.0), grade_of("item", 0.85, 1.0)
    table = shares({many: (100, 90), few: (20, 20)})
    assert table[many] == pytest.approx(0.9, abs=0.01)
    assert table[many] < table[few] < 1.0
    assert Grade("item", 0.0, True) in table


def test_a_reading_carries_the_measured_confidence() -> None:
    text = "PLACE PANEL\n\n4 MAY 2021\n\n1. MINUTES\n\nAgreed.\n\n2. FERRIES\n\nRESOLVED: That the report be noted.\n"
    graded, _ = read_minutes(Paper(text, plain(text), "text"), Known())
    reading = with_measured_confidence(graded)
    row = grade_of("item", graded.items[0].confidence, graded.layout_confidence)
    assert reading.items[0].confidence == measured().get(row, measured()[Grade("item", 0.0, True)])
    assert [item.title for item in reading.items] == [item.title for item in graded.items]
