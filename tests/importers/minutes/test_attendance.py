"""Who was there, read from invented stretches in many house styles (stretches/attendance.txt)."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from importers.minutes.agents.memberships import read_memberships
from importers.minutes.attendance.reading import People, read_attendance
from importers.minutes.declarations.reading import read_declarations
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper
from importers.records import Attendance, Head
from tests.importers.minutes.paper_of import items_of, paper_of


class Case(NamedTuple):
    name: str
    text: str
    expected: list[str]


def load_cases(file: str) -> list[Case]:
    """Read the stretches of a file: a heading ``## name``, the text, a line ``--``, what is expected."""
    sections = (Path(__file__).parent / "stretches" / file).read_text().split("\n## ")[1:]
    cases = []
    for section in sections:
        name, _, rest = section.partition("\n")
        text, _, expected = rest.partition("\n--\n")
        cases.append(Case(name, text + "\n", [line.strip() for line in expected.strip().splitlines()]))
    return cases


CASES = load_cases("attendance.txt")


def segmented(text: str) -> tuple[Paper, Segmentation]:
    """Cut a stretch at its lines "== TITLE" into a preamble and items, as the segmentation would."""
    paper = paper_of(text)
    items = tuple(items_of(paper))
    preamble = paper.trimmed(0, items[0].title_span.start - len("== ") if items else len(text))
    return paper, Segmentation("test", 1.0, preamble, items)


def read(text: str, body: str | None = None) -> People:
    paper, seg = segmented(text)
    head, declarations = Head(body=body), read_declarations(paper, seg)
    return read_attendance(paper, seg, head, read_memberships(paper, seg), declarations)


# "a rank behind the name [Wold Parish Council]": the body that a case says met
_MET = re.compile(r"\[(?P<body>.+)\]$")


def shown(record: Attendance, *, unknown: bool) -> str:
    """Show a record as the stretches write it."""
    capacity = "?" if unknown or not record.capacities else record.capacities[0]
    stood_in_for = record.substitute_for.name if record.substitute_for else ""
    parts = [record.person.name, record.status, capacity, record.post or "", stood_in_for]
    return ("*" if record.chair else "") + " | ".join(parts).rstrip(" |")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_attendance(case: Case) -> None:
    wanted = [" | ".join(part.strip() for part in line.split("|")) for line in case.expected]
    unknown = {line.lstrip("*").split(" | ")[0] for line in wanted if line.split(" | ")[2:3] == ["?"]}
    met = _MET.search(case.name)
    people = read(case.text, met["body"] if met else None)
    found = [shown(a, unknown=a.person.name in unknown) for a in people.attendances]
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_record_has_its_evidence(case: Case) -> None:
    paper, seg = segmented(case.text)
    attendances = read_attendance(paper, seg, Head()).attendances
    assert bool(attendances) == bool(case.expected)
    for record in attendances:
        surname = record.person.name.split()[-1]
        assert any(surname in paper.quote(span) for span in record.spans)


def test_lists_tie_people_and_offices() -> None:
    people = read("Officers present: Jo Fee, Head of Roads; Inspector Gwen Hale. Councillor Ash (Chair)")
    pairs = {(m.person.name, m.post) for m in people.memberships}
    assert ("Jo Fee", "Head of Roads") in pairs
    assert ("Gwen Hale", "Inspector") in pairs
