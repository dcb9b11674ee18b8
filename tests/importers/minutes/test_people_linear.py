"""Reading the people of a paper takes time in proportion to its length, also where the text is hostile."""

import time

import pytest

from importers.minutes.agents.memberships import read_memberships
from importers.minutes.agents.organisations import read_organisations
from importers.minutes.agents.roles import read_posts
from importers.minutes.attendance.reading import read_attendance
from importers.minutes.contributions import read_contributions
from importers.minutes.declarations.reading import read_declarations
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span, plain
from importers.records import Head

UNITS = {
    "names and posts": "Councillor A Bee (Chair), Jo Fee, Head of Roads; Bo Marsh and ",
    "capitals": "The Department of Trade and Industry and Finance and ",
    "apologies": "apologies were received from Councillor Ash, for whom ",
    "labels": "Present: Members Officers Attendance: ",
    "initials": "A. B. C. D. ",
    "unmarked names": "Zed Quux, ",
    "declarations": "Councillor Ash declared an interest. ",
    "gaps": "  ,  ",
    "open brackets": "Cllr Ash ((((( ",
    "empty lines": "Cllr Ash\n\n\n\n\n",
}
SMALL = 12_000
# Four times the text: eight times the time leaves room for noise and none for a square (sixteen).
BOUND = 8.0


def seconds(unit: str, size: int) -> float:
    """Take the best of two runs, so that a busy machine does not decide; a text read before would be remembered."""
    return min(_once(unit, size), _once(unit, size + 1))


def _once(unit: str, size: int) -> float:
    text = (unit * (size // len(unit) + 1))[:size]
    paper, seg, head = Paper(text, plain(text), "text"), Segmentation("x", 1, Span(0, len(text))), Head()
    begun = time.process_time()
    read_attendance(paper, seg, head)
    read_declarations(paper, seg)
    read_memberships(paper, seg)
    read_posts(paper, seg)
    read_organisations(paper, seg, head)
    read_contributions(paper, seg)
    return time.process_time() - begun


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_linear(unit: str) -> None:
    assert seconds(unit, 4 * SMALL) < BOUND * seconds(unit, SMALL) + 0.05
