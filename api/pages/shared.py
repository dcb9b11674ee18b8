"""Parts that several pages have: the way down to a thing, what a page rests on, and rows of what was decided."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from api.days import day_words
from api.pages.profile import Cell, Coverage, Row, Section, names_of, rows_of
from graph.asking import Asking, ask_ties
from graph.flow import Course, courses
from graph.matters import join_matters
from graph.naming import name_things
from graph.scope import council_of
from graph.ties import Ties

__all__ = [
    "as_day",
    "coverage_of",
    "decisions_section",
    "followed",
    "recommendations_section",
    "sort_word",
    "trail_to",
]

_SORTS = (
    ("Recommendation", "recommendation"),
    ("Action", "action"),
    ("Resolution", "resolution"),
    ("Question", "question"),
    ("Answer", "answer"),
    ("Comment", "comment"),
)


def as_day(words: str) -> str:
    """Write an ISO day or time as a person would; "" stays empty.

    >>> as_day("2026-03-05T19:00:00"), as_day("")
    ('5 March 2026', '')
    """
    return day_words(dt.date.fromisoformat(words[:10])) if words else ""


def sort_word(sorts: str, otherwise: str = "decision") -> str:
    """Name the most telling of some types.

    >>> sort_word("Decision Resolution Recommendation"), sort_word("Contribution", "contribution")
    ('recommendation', 'contribution')
    """
    own = set(sorts.split())
    return next((word for name, word in _SORTS if name in own), otherwise)


async def trail_to(asking: Asking, *iris: str) -> tuple[Cell, ...]:
    """Name the things above a page, from the council down; what has no name is left out."""
    above = [council_of(iris[0]), *iris] if iris else []
    wanted = [iri for iri in dict.fromkeys(above) if "/document/" not in iri or "/body/" in iri]
    names = await names_of(asking, wanted)
    return tuple(Cell(names[iri], iri) for iri in wanted)


async def coverage_of(asking: Asking, bodies: Sequence[str]) -> Coverage | None:
    """Count what is known of some bodies' meetings and papers."""
    rows = await asking.rows("papers-of-bodies", body=list(bodies)) if bodies else []
    if not rows:
        return None
    meetings = {row["meeting"] for row in rows}
    with_minutes = {row["meeting"] for row in rows if row.get("sort") in {"minutes", "decisions"}}
    papers = {row["document"]: row.get("complete") == "false" for row in rows if "document" in row}
    return Coverage(len(meetings), len(papers), sum(papers.values()), len(meetings - with_minutes))


async def followed(asking: Asking, found: Ties) -> list[Course]:
    """Follow the recommendations and actions among some ties, those that repeat one another joined."""
    clauses = sorted(found.of_kind("recommendation", "action"))
    if clauses:
        found.join(await ask_ties(asking, "answered", clause=clauses))
    joined = await name_things(asking, await join_matters(asking, found))
    return courses(joined, "recommendation", "action")


def recommendations_section(followed: Iterable[Course], heading: str, empty: str) -> Section:
    """List recommendations or actions with those they were addressed to and what became of them, the latest first."""
    ordered = sorted(
        followed, key=lambda course: (course.made or dt.date.min, course.recommendation.label), reverse=True
    )
    rows = (
        (
            (
                Cell(course.recommendation.label, course.recommendation.iri),
                Cell(", ".join(thing.label for thing in course.addressees) or "nobody named"),
                Cell(day_words(course.made) if course.made else "no date"),
                Cell(course.outcome, hint=f"after {course.days} days" if course.days is not None else ""),
            ),
            course.mention,
        )
        for course in ordered
    )
    return Section(heading, ("What", "To or for whom", "When", "What became of it"), rows_of(rows), empty)


def decisions_section(rows: Iterable[Mapping[str, str]], heading: str, empty: str) -> Section:
    """List what was decided, in the order of the paper."""
    told = (
        (
            (
                Cell(row["text"], row["clause"]),
                Cell(sort_word(row["sorts"]), hint=row["standing"].rpartition("/")[2].replace("-", " ")),
            ),
            row.get("evidence"),
        )
        for row in rows
    )
    return Section(heading, ("What was decided", "As what"), rows_of(told), empty)


def as_row(cells: Sequence[Cell], mention: str | None = None) -> Row:
    """Make one row."""
    return Row(tuple(cells), mention)
