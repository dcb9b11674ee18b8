"""What kind of document a paper is."""

from importers.minutes.structure.documents import read_document
from importers.minutes.structure.items import segment
from importers.paper import Paper
from importers.records import Head
from importers.source import Known

SUMMONS = """HAZELFORD PARISH COUNCIL

Agenda and summons for councillors, to which residents are invited

You are summoned to the meeting on Monday 3 March 2031 at 7 pm in the Hall.

1. Apologies
2. Minutes of the last meeting, which were agreed in draft
3. Planning
4. Finance: it was noted in October that the bank had closed its branch; there were no replies
"""


def kind_of(text: str) -> str:
    """Read what kind of document a text is."""
    paper = Paper(text, text, "text")
    return read_document(paper, segment(paper, Known()), Head()).kind


def test_a_summons_is_an_agenda_whatever_it_says_of_the_last_meeting():
    assert kind_of(SUMMONS) == "agenda"


def test_where_somebody_was_present_it_is_minutes():
    assert kind_of(SUMMONS.replace("You are summoned to", "Present: Cllr Ash.\n\nNotes of")) == "minutes"
