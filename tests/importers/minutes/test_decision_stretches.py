"""Reads stretches of invented minutes in many house styles and compares each clause with what an officer would note."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from importers.minutes.decisions.reading import read_decisions
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span, plain
from importers.records import AgendaItem, Decision, Head

FOLDER = Path(__file__).parent / "decision_stretches"
MEETING = dt.date(2022, 10, 4)


@dataclass(frozen=True)
class Stretch:
    name: str
    text: str
    expected: tuple[str, ...]


def read_stretches(file: Path) -> list[Stretch]:
    """Read one file: "##" opens a case, "--" closes its text, and then comes one expected clause a line."""
    found = []
    for case in file.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, body = case.split("\n", 1)
        text, _, expected = body.partition("\n--\n")
        found.append(
            Stretch(f"{file.stem}: {name}", text, tuple(line for line in expected.splitlines() if line))
        )
    return found


STRETCHES = [stretch for file in sorted(FOLDER.glob("*.txt")) for stretch in read_stretches(file)]


def fold(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip(" .;:,&-|")


def shown(decision: Decision) -> str:
    """Write a decision as the files write what they expect."""
    line = f"{'F' if decision.formal else 'D'} {decision.kinds[0]} | {fold(decision.text)}"
    if decision.owner:
        line += f" | owner: {decision.owner.label}"
    if decision.due:
        line += f" | due: {decision.due.text}"
    return line


def wanted(line: str) -> str:
    parts = line.split(" | ")
    return " | ".join([parts[0], fold(parts[1]), *parts[2:]])


def decide(text: str, *, body: str | None = None, agenda: bool = False) -> list[Decision]:
    paper = Paper(text, plain(text), "text")
    whole = Span(0, len(text))
    item = AgendaItem(
        position=1, title="Matter", title_span=Span(0, 0), content=whole, minutes=None if agenda else whole
    )
    seg = Segmentation(layout="test", confidence=1.0, preamble=Span(0, 0), items=(item,))
    decisions, _ = read_decisions(paper, seg, Head(date=MEETING, body=body))
    for decision in decisions:
        assert decision.spans
        assert decision.text in " ".join(paper.words(span) for span in decision.spans)
    return sorted(decisions, key=lambda d: d.spans[0])


@pytest.mark.parametrize("stretch", STRETCHES, ids=lambda stretch: stretch.name)
def test_a_stretch_is_read_as_an_officer_would(stretch: Stretch) -> None:
    assert [shown(decision) for decision in decide(stretch.text)] == [
        wanted(line) for line in stretch.expected
    ]
