"""The page of a body that meets: what is late, what it recommended and agreed, when it met, and who sits on it."""

import asyncio
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from rdflib.namespace import ORG

from api.pages.asking import Rows, rows_about
from api.pages.clauses import tell_clauses, tell_overdue
from api.pages.coverage import coverage_of
from api.pages.days import as_day
from api.pages.filling import offset_of
from api.pages.meetings import papers_of, with_papers
from api.pages.profile import Cell, Known, Link, Profile, Row, Section
from api.pages.wording import capacity_words, count_words, span_of, trail_to
from graph.asking import Asking
from graph.maps.ties import Thing
from graph.naming import best_name

__all__ = ["meeting_rows", "show_body"]

_WINDOW = 12
"""Meetings, the latest, from which people and topics are shown."""
_DECIDING = 6
"""Meetings, the latest, from which recommendations and actions are shown."""
_MOST_CLAUSES = 16
_MOST_PEOPLE = 40  # as the question has it
_MOST_LATE = 5


async def show_body(asking: Asking, known: Known) -> Profile:
    """Show a body by its latest meetings."""
    meetings = await with_papers(asking, await rows_about(asking, "meetings-of-body", body=known.node))
    latest = [row["meeting"] for row in meetings[:_WINDOW]]
    sections, papers = await asyncio.gather(
        _sections(asking, known, meetings, latest), papers_of(asking, latest)
    )
    return Profile(
        sort="Committee or other body",
        title=best_name(Thing(known.node, "", "body"), known.labels),
        lead=_lead(meetings),
        trail=trail_to(*known.all(ORG.subOrganizationOf)[:1]),
        sections=sections if meetings else (),
        maps=_maps(known.path) if meetings else (),
        questions=_questions(known.node) if meetings else (),
        feed=bool(meetings),
        coverage=coverage_of(meetings, papers),
    )


def _lead(meetings: Rows) -> str:
    if not meetings:
        return "Papers name this body; none of its own meetings is known here."
    return (
        f"Met {span_of(row['day'] for row in meetings)}, as far as papers were read:"
        f" {count_words(len(meetings), 'meeting')} in all."
    )


async def _sections(asking: Asking, known: Known, meetings: Rows, latest: list[str]) -> tuple[Section, ...]:
    due, clauses, people, topics = await asyncio.gather(
        rows_about(asking, "overdue-at", on=known.today, meeting=[row["meeting"] for row in meetings]),
        rows_about(asking, "clauses-at", meeting=latest[:_DECIDING]),
        rows_about(asking, "people-at-meetings", meeting=latest),
        rows_about(asking, "topics-of", meeting=latest),
    )
    shown = {row["clause"] for row in due[:_MOST_LATE]}
    late, agreed = await asyncio.gather(
        tell_overdue(asking, due[:_MOST_LATE], known.today, but=known.node),
        tell_clauses(asking, _latest(clauses, meetings, shown), known.today, but=known.node),
    )
    window = f"From the last {_WINDOW} meetings." if len(meetings) > _WINDOW else ""
    return (
        *((_late(known.node, late, len(due)),) if late else ()),
        _agreed(known.node, agreed, len(meetings), others=bool(late)),
        Section(
            "Meetings",
            meeting_rows(meetings),
            "table",
            ("Day", "Papers read", "Text"),
            shown=_WINDOW,
            rest="earlier meetings",
        ),
        Section(
            "Who was there",
            _people(people, min(len(meetings), _WINDOW)),
            "table",
            ("Name", "As", "Present", "Apologies"),
            intro=f"{window} Those seen most often." if len(people) == _MOST_PEOPLE else window,
            empty="No paper that was read says who attended.",
            shown=20,
        ),
        *(
            (Section("What it considered", _topics(topics), "links", intro=window, shown=20),)
            if topics
            else ()
        ),
    )


def _late(body: str, rows: tuple[Row, ...], number: int) -> Section:
    intro = "Actions whose date has passed with no paper read here that says they were done."
    if number > len(rows):
        intro += f" The {len(rows)} that were due last."
    address = f"/questions/open-actions?{urlencode({'body': body})}"
    return Section("Past their date", rows, intro=intro, more=Link("All its open actions", address))


def _agreed(body: str, rows: tuple[Row, ...], meetings: int, *, others: bool) -> Section:
    return Section(
        "Other recommendations and actions" if others else "Recommendations and actions",
        rows,
        intro=f"From the last {_DECIDING} meetings." if meetings > _DECIDING else "",
        empty="No other was found in its papers."
        if others
        else "No recommendation or action was found in its papers.",
        shown=8,
        more=Link("All its recommendations", f"/questions/recommendations?{urlencode({'body': body})}"),
    )


def _latest(clauses: Rows, meetings: Rows, shown: set[str]) -> Rows:
    """Put what is not shown yet into the order of the meetings, the latest first, and of the paper; give each its day."""
    days = {row["meeting"]: row["day"] for row in meetings}
    told = [{**row, "day": days[row["meeting"]]} for row in clauses if row["clause"] not in shown]
    told.sort(key=lambda row: offset_of(row.get("evidence", "")))
    told.sort(key=lambda row: row["day"], reverse=True)
    return told[:_MOST_CLAUSES]


def meeting_rows(meetings: Sequence[Mapping[str, str]]) -> tuple[Row, ...]:
    """Tell meetings as rows of a table: the day, the papers that were read, and whether their text is whole."""
    return tuple(
        Row(
            Cell(as_day(row["day"]), row["meeting"]),
            (
                Cell(row.get("papers", "").replace(" ", ", ") or "none"),
                Cell("cut off" if row.get("cut") else "whole" if row.get("papers") else ""),
            ),
        )
        for row in meetings
    )


def _people(people: Rows, number: int) -> tuple[Row, ...]:
    return tuple(
        Row(
            Cell(iri=row["person"]),
            (
                Cell(capacity_words(row.get("capacities", ""))),
                Cell(f"{row['present']} of {number}"),
                Cell(row["apologies"] if row["apologies"] != "0" else ""),
            ),
            mention=row.get("evidence", ""),
            about=row["person"],
        )
        for row in people
    )


def _topics(topics: Rows) -> tuple[Row, ...]:
    return tuple(Row(Cell(iri=row["subject"], hint=count_words(int(row["times"]), "item"))) for row in topics)


def _maps(path: str) -> tuple[Link, ...]:
    return (
        Link("People and decisions", f"/maps/body/{path}"),
        Link("What became of its recommendations", f"/maps/flow/{path}"),
        Link("Officers and what ties them", f"/maps/officers/{path}"),
        Link("Timeline", f"/maps/timeline/{path}"),
    )


def _questions(node: str) -> tuple[Link, ...]:
    about = urlencode({"body": node})
    return (
        Link(
            "Which recommendations had no response after two months?",
            f"/questions/recommendations-unanswered?{about}",
        ),
        Link(
            "What was agreed in discussion but never resolved?", f"/questions/agreed-never-resolved?{about}"
        ),
        Link("Which questions have no recorded answer?", f"/questions/questions-unanswered?{about}"),
        Link("Which votes were recorded?", f"/questions/votes?{about}"),
    )
