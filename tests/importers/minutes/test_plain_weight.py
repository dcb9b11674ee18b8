"""The bound on what headings without numbers may weigh is never passed, so that no better reading is left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import read_paper
from importers.minutes.layouts.headed import most_plain_weight, plain_headings
from importers.minutes.layouts.lines import read_lines
from importers.paper import Paper
from importers.source import Source

OPENINGS = (
    "Apologies for absence", "APOLOGIES FOR ABSENCE", "Declarations of interest", "DECLARATIONS OF INTEREST", "Minutes of the last meeting",
    "Minutes", "Date of next meeting", "Public question time", "Work Programme", "Harbour Dredging", "HARBOUR DREDGING",
    "The harbour at low water", "RECOMMENDATION II - Terms of reference", "Pier Repairs pdf icon PDF 96 KB", "Ferry fares PDF 4 KB",
    "Any other business", "Exclusion of the press and public", "- Apologies for absence", "Chair's announcements:", "Additional documents:",
)  # fmt: skip
MARKS = ("{}", "**{}**", "# {}", "## {}", "*{}*", "| {} |", "_{}_", "{}.", "<b>{}</b>", "- {}", "  {}")
PROSE = (
    "The Committee noted the report.",
    "Resolved: that it be noted.",
    "",
    "",
    "Minutes:",
    "Ash (Chair), Bee and Cow",
)

lines = st.tuples(st.sampled_from(MARKS), st.sampled_from(OPENINGS)).map(lambda pair: pair[0].format(pair[1]))
texts = st.lists(lines | st.sampled_from(PROSE), min_size=1, max_size=40).map("\n".join)


def require_bound(paper: Paper) -> float:
    read = read_lines(paper)
    _, weight = plain_headings(paper, read)
    assert weight <= most_plain_weight(paper, read) + 1e-9, paper.text
    return weight


@settings(deadline=None, max_examples=300)
@given(texts)
def test_no_reading_weighs_more_than_the_bound(text: str) -> None:
    require_bound(Paper(text, text, "text"))


@settings(deadline=None, max_examples=150)
@given(texts, st.sampled_from(("a.md", "a.txt")))
def test_no_reading_of_a_file_weighs_more_than_the_bound(text: str, name: str) -> None:
    require_bound(read_paper(Source(f"Minutes\n\n{text}".encode(), name)))


@pytest.mark.parametrize("mark", ["{}", "**{}**"])
def test_the_bound_is_tried_on_headings_that_weigh(mark: str) -> None:
    text = "\n\n".join(f"{mark.format(opening)}\n\nIt was noted." for opening in OPENINGS)
    assert require_bound(Paper(text, text, "text")) > 0
