"""Many recommendations are gathered into bands that stand for as many as there are."""

import datetime as dt

from graph.maps.bands import BANDED, draw_bands, sum_courses
from graph.maps.course import Course
from graph.maps.map import Choice
from graph.maps.ties import Thing, Tie

PANEL = Thing("urn:body/panel", "Panel", "body")
CABINET = Thing("urn:body/cabinet#addressee", "Cabinet", "body")
MADE = dt.date(2026, 1, 5)


def course(number: int, outcome: str = "no answer found", *, after: int | None = None) -> Course:
    clause = Thing(f"urn:clause/{number}", f"That matter {number} be looked at", "recommendation")
    answered = MADE + dt.timedelta(days=after) if after else None
    response = Tie(clause.iri, f"urn:response/{number}", "answered by", outcome, 1, answered, answered)
    return Course(
        clause,
        f"urn:d#char={number},{number + 9}",
        (PANEL,),
        (CABINET,) if number % 4 else (),
        MADE,
        answered,
        outcome,
        (response,) if after else (),
    )


FOLLOWED = [course(n, "accepted", after=30 + n) if n % 2 else course(n) for n in range(BANDED + 4)]


def test_every_recommendation_is_in_one_band_from_its_body_and_one_to_its_outcome() -> None:
    shown = draw_bands(FOLLOWED, Choice(), ())
    weights = {
        kind: sum(tie.weight for tie in shown.ties if tie.kind == kind)
        for kind in ("recommended to", "to it ended as")
    }
    assert weights == {"recommended to": len(FOLLOWED), "to it ended as": len(FOLLOWED)}
    assert {thing.label for thing in shown.things} == {
        "Panel",
        "Cabinet",
        "Nobody named",
        "Accepted",
        "No answer found",
    }
    assert dict(shown.notes)[PANEL.iri] == str(len(FOLLOWED))
    assert shown.columns == tuple(sorted(shown.columns))
    assert set(shown.columns) == {0, 2, 4}


def test_addressees_of_few_recommendations_stand_together() -> None:
    def to(number: int) -> Course:
        asked = Thing(f"urn:org/{number}", f"Service {number}", "organisation")
        one = course(number)
        return Course(
            one.recommendation, one.mention, one.bodies, (asked,), one.made, None, one.outcome, one.answers
        )

    shown = draw_bands([to(n) for n in range(1, 100)], Choice(), ())
    assert len([one for one in shown.columns if one == 2]) == 15
    assert "Others" in {thing.label for thing in shown.things}


def test_how_many_were_answered_and_how_soon_is_said() -> None:
    first, second = sum_courses(FOLLOWED)
    assert first == "Of 64 recommendations, 32 have an answer in the papers that were read."
    assert second.startswith("Half of those whose days are known were answered within 62 days; ")
