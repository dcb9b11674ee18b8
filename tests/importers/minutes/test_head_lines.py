"""Which body and council the lines of a head name."""

import pytest

from importers.minutes.head.reading import read_head
from importers.minutes.structure.items import segment
from importers.paper import Paper
from importers.source import Known


def head_of(text: str):
    """Read the head of a text."""
    paper = Paper(text, text, "text")
    return read_head(paper, segment(paper, Known()), Known())


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            "6 May 2031 Sallow Community Council held its monthly meeting online.",
            "Sallow Community Council",
        ),
        (
            "https://papers.sallow.example/scrutiny-panel/minutes.htm\n\nSALLOW SCRUTINY PANEL",
            "SALLOW SCRUTINY PANEL",
        ),
        (
            "SALLOW COMMUNITY COUNCIL\nGENERAL MEETING\nHeld in the Hub Room, Sallow, at 7 p.m.",
            "SALLOW COMMUNITY COUNCIL",
        ),
        ("MINUTES OF THE PARISH COUNCIL MEETING\n\nSALLOW PARISH COUNCIL", "SALLOW PARISH COUNCIL"),
        ("Audit and Scrutiny Panel of the Sallow Fire Authority", "Audit and Scrutiny Panel"),
    ],
)
def test_the_body_is_the_name_and_nothing_beside_it(head, body):
    assert head_of(f"{head}\n\n4 March 2021\n\n1. Apologies\n\nNone.").body == body


def test_a_local_council_that_met_is_the_council_whatever_county_is_named():
    head = head_of(
        "MINUTES OF SALLOW PARISH COUNCIL MEETING\n\n4 March 2021\n\n1. Apologies\n\nNone.\n\n2. Roads\n\n"
        "Wold County Council had written. Wold County Council would write again."
    )
    assert head.council == "SALLOW PARISH COUNCIL"


def test_a_note_on_a_draft_does_not_hide_the_date_behind_it():
    head = head_of(
        "SALLOW PARISH COUNCIL Draft, subject to approval at the next meeting. Monthly meeting in the Hall on"
        " Wednesday 7 May 2031 at 6.15 pm\n\n1. Apologies\n\nNone."
    )
    assert head.date is not None
    assert head.date.isoformat() == "2031-05-07"
