"""Who is meant in one paper by words that no reader took for a name."""

import pytest

from importers.minutes.agents.cast import Cast
from importers.paper import Paper, Span
from importers.records import Attendance, Document, Head, PersonName, Reading


def cast_of(*names: str) -> Cast:
    there = tuple(
        Attendance(
            person=PersonName(name=name, span=Span(n, n + 1)), status="present", spans=(Span(n, n + 1),)
        )
        for n, name in enumerate(names)
    )
    paper = Paper(" " * 40, " " * 40, "text")
    return Cast(Reading(paper=paper, document=Document(kind="minutes"), head=Head(), attendances=there))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("KL", "Keith Lowe"),
        ("K.L.", "Keith Lowe"),
        ("Mary Dunn", "Mary Dunn"),
        ("XY", None),
        ("BB", None),
        ("LOWE", None),
    ],
)
def test_initials_and_whole_names_mean_their_one_bearer(words: str, name: str | None) -> None:
    found = cast_of("Keith Lowe", "Mary Dunn", "Bob Bee", "Barbara Bell").named(words)
    assert (found.name if found else None) == name
