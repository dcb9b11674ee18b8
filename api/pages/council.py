"""The page of a council: what is late, its bodies, and when they last met."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence

from api.pages.asking import rows_about
from api.pages.clauses import tell_overdue
from api.pages.coverage import coverage_of
from api.pages.days import as_day
from api.pages.meetings import papers_of, with_papers
from api.pages.profile import Cell, Known, Link, Profile, Row, Section
from api.pages.wording import count_words, span_of
from graph.asking import Asking
from graph.maps.ties import Thing
from graph.naming import best_name

__all__ = ["show_council"]

_MOST_MEETINGS = 400  # of which what is late is asked for; the latest


async def show_council(asking: Asking, known: Known) -> Profile:
    """Show a council by its bodies."""
    meetings = await with_papers(asking, await rows_about(asking, "meetings-of-council", council=known.node))
    latest = [row["meeting"] for row in meetings[:_MOST_MEETINGS]]
    due, papers = await asyncio.gather(
        rows_about(asking, "overdue-at", on=known.today, meeting=latest),
        papers_of(asking, latest[:12]),
    )
    late = await tell_overdue(asking, due[:5], known.today)
    title = best_name(Thing(known.node, "", "council"), known.labels)
    return Profile(
        sort="Council",
        title=title,
        lead=_lead(meetings),
        sections=(
            *((_late(late, len(due)),) if late else ()),
            Section(
                "Committees and other bodies that meet",
                _bodies(meetings),
                "table",
                ("Body", "Meetings known here", "Last met"),
                empty="No meeting of this council is known here.",
                shown=40,
            ),
            Section("Latest meetings", _latest(meetings[:8]), "table", ("Meeting of", "Day", "Papers read")),
        ),
        maps=_maps(known.path) if meetings else (),
        coverage=coverage_of(meetings, papers),
    )


def _lead(meetings: Sequence[Mapping[str, str]]) -> str:
    if not meetings:
        return "Papers name this council; none of its own meetings is known here."
    bodies = len({row["body"] for row in meetings})
    return (
        f"{count_words(bodies, 'body', 'bodies')} met {span_of(row['day'] for row in meetings)}, as far as papers were read:"
        f" {count_words(len(meetings), 'meeting')} in all."
    )


def _late(rows: tuple[Row, ...], number: int) -> Section:
    shown = f"The {len(rows)} that were due last" if number > len(rows) else "All that are known"
    return Section(
        "Past their date",
        rows,
        intro=f"Actions whose date has passed with no paper read here that says they were done. {shown}.",
        more=Link("All open actions", "/questions/open-actions"),
    )


def _bodies(meetings: Sequence[Mapping[str, str]]) -> tuple[Row, ...]:
    days: defaultdict[str, list[str]] = defaultdict(list)
    for row in meetings:
        days[row["body"]].append(row["day"])
    ordered = sorted(days, key=lambda body: (-len(days[body]), body))
    return tuple(
        Row(Cell(iri=body), (Cell(f"{len(days[body]):,}"), Cell(as_day(max(days[body]))))) for body in ordered
    )


def _latest(meetings: Sequence[Mapping[str, str]]) -> tuple[Row, ...]:
    return tuple(
        Row(
            Cell(iri=row["body"]),
            (Cell(as_day(row["day"]), row["meeting"]), Cell(row.get("papers", "").replace(" ", ", "))),
        )
        for row in meetings
    )


def _maps(path: str) -> tuple[Link, ...]:
    return (
        Link("Bodies that share people", f"/maps/bodies/{path}"),
        Link("What became of recommendations", f"/maps/flow/{path}"),
        Link("Officers and what ties them", f"/maps/officers/{path}"),
        Link("Topics", f"/maps/topics/{path}"),
        Link("All of it on one map", f"/maps/council/{path}"),
    )
