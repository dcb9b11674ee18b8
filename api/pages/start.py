"""The start page: a search, what is past its date, what was read last, the councils, what the graph holds, and questions."""

import asyncio
import datetime as dt
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from rdflib.namespace import FOAF

from api.errors import StoreUnavailable
from api.maps.asking import SiteAsking
from api.pages.asking import Rows, rows_about
from api.pages.clauses import tell_overdue
from api.pages.days import as_day
from api.pages.filling import fill
from api.pages.profile import Cell, Link, Profile, Row, Section
from api.pages.questions import examples
from api.pages.reporting import reporter
from api.pages.site import Site
from api.rows import Row as Solution
from ontology.terms import SCR

__all__ = ["start_routes"]

# What a person would count first. Each class is counted by itself: to count them all would count every mention too.
_COUNTED: Final = {
    str(SCR.Council): "councils",
    str(SCR.Body): "bodies",
    str(SCR.Meeting): "meetings",
    str(FOAF.Person): "people",
    str(SCR.Recommendation): "recommendations",
    str(SCR.Action): "actions",
    str(SCR.Question): "questions asked",
    str(SCR.Document): "papers",
}
_COUNTS: Final = "SELECT ?class ?number {{ {} }}".format(
    " UNION ".join(
        f"{{ SELECT (<{name}> AS ?class) (COUNT(?thing) AS ?number) {{ ?thing a <{name}> }} }}"
        for name in _COUNTED
    )
)
_MOST_LATE: Final = 5


def _shown(rows: list[Solution]) -> list[tuple[str, int]]:
    counted = {row["class"].value: int(row["number"].value) for row in rows if "class" in row}
    return [(words, counted[name]) for name, words in _COUNTED.items() if counted.get(name)]


class _Start:
    """Answers for the start page."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self, request: Request) -> HTMLResponse:
        """Show what the graph holds, what is new and what is late in it, and what to ask."""
        try:
            counts, profile = await asyncio.gather(self._counts(), self._profile())
        except StoreUnavailable:
            counts, profile = [], Profile(sort="", title="")
        context = {
            "counts": counts,
            "profile": profile,
            "examples": examples(),
            "report": reporter(self._site.settings.report, request),
        }
        return self._site.render("start.html", context)

    async def _counts(self) -> list[tuple[str, int]]:
        return _shown(await self._site.ask(_COUNTS))

    async def _profile(self) -> Profile:
        asking, today = SiteAsking(self._site), dt.datetime.now(dt.UTC).date()
        due, papers, councils = await asyncio.gather(
            rows_about(asking, "overdue", on=today),
            rows_about(asking, "latest-papers"),
            rows_about(asking, "councils"),
        )
        late = await tell_overdue(asking, due[:_MOST_LATE], today)
        sections = (_late(late, len(due)), _new(papers), _councils(councils))
        return await fill(
            asking,
            Profile(sort="", title="", sections=tuple(section for section in sections if section.rows)),
        )


def _late(rows: tuple[Row, ...], number: int) -> Section:
    more = f"The {len(rows)} that were due last." if number > len(rows) else ""
    return Section(
        "Past their date",
        rows,
        intro=f"Actions whose date has passed with no paper read here that says they were done. {more}",
        more=Link("All open actions", "/questions/open-actions?on="),
    )


def _new(papers: Rows) -> Section:
    rows = tuple(
        Row(
            Cell(row.get("label", "A paper"), row["document"]),
            (Cell(as_day(row["day"]) if "day" in row else "", row.get("meeting", "")),),
        )
        for row in papers
    )
    return Section("Read last", rows, "table", ("Paper", "Meeting"), more=Link("All papers", "/documents"))


def _councils(councils: Rows) -> Section:
    rows = tuple(Row(Cell(row["label"], row["council"])) for row in councils)
    return Section("Councils", rows, "links", shown=60)


def start_routes(site: Site) -> APIRouter:
    """Make the start page's route."""
    router = APIRouter(tags=["pages"])
    router.add_api_route("/", _Start(site).show, summary="The start page", response_class=HTMLResponse)
    return router
