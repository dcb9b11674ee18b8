"""The start page: what the graph holds, what to try, and the stored questions."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.errors import StoreUnavailable
from api.rows import Row
from api.site import Site
from api.sorts import plural_of
from graph.queries import questions

__all__ = ["start_routes"]

_COUNTS: Final = "SELECT ?class (COUNT(DISTINCT ?thing) AS ?number) { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?number)"
_BUSIEST_BODY: Final = """
SELECT ?body (SAMPLE(?label_) AS ?label)
WHERE {
  { SELECT ?body (COUNT(DISTINCT ?meeting) AS ?number) { ?meeting schema:organizer ?body }
    GROUP BY ?body ORDER BY DESC(?number) ?body LIMIT 1 }
  ?body rdfs:label ?label_
}
GROUP BY ?body
"""
# What a person would not count, or would count twice beside its more special kinds.
_NOT_SHOWN: Final = frozenset({"mentions", "attendances", "contributions", "memberships", "decisions"})


@dataclass(frozen=True, slots=True)
class _Named:
    iri: str
    label: str


def _shown(rows: list[Row]) -> list[tuple[str, int]]:
    named = ((plural_of(row["class"].value), int(row["number"].value)) for row in rows if "class" in row)
    return [(name, number) for name, number in named if name is not None and name not in _NOT_SHOWN]


class _Start:
    """Answers for the start page."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self) -> HTMLResponse:
        """Show what the graph holds and what to ask of it."""
        try:
            counts = _shown(await self._site.ask(_COUNTS))
            bodies = await self._site.ask(_BUSIEST_BODY)
        except StoreUnavailable:
            counts, bodies = [], []
        body = (
            _Named(bodies[0]["body"].value, bodies[0]["label"].value)
            if bodies and "body" in bodies[0]
            else None
        )
        return self._site.render(
            "start.html", {"counts": counts, "body": body, "questions": list(questions().values())}
        )


def start_routes(site: Site) -> APIRouter:
    """Make the start page's route."""
    router = APIRouter(tags=["pages"])
    router.add_api_route("/", _Start(site).show, summary="The start page", response_class=HTMLResponse)
    return router
