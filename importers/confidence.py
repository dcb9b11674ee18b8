"""Says how sure a statement is by how often such statements were right: a table of measured shares.

A reader gives each record a grade, its own estimate, which tells the rule that read it from the others. What the graph
states is not that grade but the share of records of the same kind and grade, under a layout that fitted as well, that
were right in annotated papers: a decision is right if its text, standing, kind, owner and due all are. The table is
``confidence.csv``; ``python -m tests.accuracy.calibrate --write`` measures it again. Kinds that no annotation covers
(votes, call-ins, contributions, responses) keep their grade.
"""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from importers.records import AgendaItem, Attendance, Decision, Declaration, Membership, Organisation, Reading

__all__ = [
    "SURE_LAYOUT",
    "Grade",
    "grade_of",
    "kind_of_decision",
    "mean_confidence",
    "measured",
    "with_measured_confidence",
]

SURE_LAYOUT = 0.9
"""From this confidence of the layout on its statements are counted apart from those of a layout that fitted badly."""
STEP = 0.05
"""Grades within one such step are one rule for the table."""

_TABLE = Path(__file__).with_name("confidence.csv")


class Grade(NamedTuple):
    """A row of the table: a kind of record, the reader's grade rounded down to a step, whether the layout was sure."""

    kind: str
    grade: float
    sure: bool


R = TypeVar("R", AgendaItem, Attendance, Declaration, Membership, Organisation)


def grade_of(kind: str, confidence: float, layout: float) -> Grade:
    """Give the row that a record counts in.

    >>> grade_of("item", 0.99, 0.95), grade_of("declaration", 0.9, 0.7)
    (Grade(kind='item', grade=0.95, sure=True), Grade(kind='declaration', grade=0.9, sure=False))
    """
    steps = int(min(confidence, 1 - STEP / 2) / STEP + 1e-6)
    return Grade(kind, round(steps * STEP, 2), layout >= SURE_LAYOUT)


def kind_of_decision(decision: Decision) -> str:
    """Tell a decision under a marked head from one agreed in the discussion: they are found by different rules."""
    return "decision" if decision.formal else "decision in discussion"


@cache
def measured() -> dict[Grade, float]:
    """Read the table: the share that was right, by row; a kind's own row, grade 0, stands for its rare grades."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {
            Grade(row["kind"], float(row["grade"]), row["layout"] == "sure"): float(row["confidence"])
            for row in csv.DictReader(file)
        }


def _share(kind: str, confidence: float, layout: float) -> float:
    """Look up a record's share, else that of its kind, else leave the grade as it is."""
    grade, table = grade_of(kind, confidence, layout), measured()
    return table.get(grade, table.get(Grade(kind, 0.0, True), confidence))


def with_measured_confidence(reading: Reading) -> Reading:
    """Replace the readers' grades by how often such records were right."""
    layout = reading.layout_confidence

    def regraded(kind: str, records: tuple[R, ...]) -> tuple[R, ...]:
        return tuple(
            replace(record, confidence=_share(kind, record.confidence, layout)) for record in records
        )

    return replace(
        reading,
        head=replace(reading.head, confidence=_share("meeting", reading.head.confidence, layout)),
        items=regraded("item", reading.items),
        attendances=regraded("attendance", reading.attendances),
        declarations=regraded("declaration", reading.declarations),
        memberships=regraded("membership", reading.memberships),
        organisations=regraded("organisation", reading.organisations),
        decisions=tuple(
            replace(d, confidence=_share(kind_of_decision(d), d.confidence, layout))
            for d in reading.decisions
        ),
    )


def mean_confidence(reading: Reading) -> float:
    """Give the share of a reading's statements that should be right: the mean of what is measured of each; 0 of none."""
    kinds = (
        reading.items, reading.attendances, reading.declarations, reading.memberships, reading.organisations, reading.decisions,
    )  # fmt: skip
    stated = [record.confidence for records in kinds for record in records]
    return sum(stated) / len(stated) if stated else 0.0
