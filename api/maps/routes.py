"""The addresses of maps: an index, and the map of each person and body as a page, as data and as a download."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.errors import NotFound
from api.maps.asking import SiteAsking
from api.maps.assets import add_assets
from api.maps.files import write_csv, write_json
from api.maps.page import map_context
from api.maps.standalone import fill_standalone
from api.maps.telling import Addresses
from api.rows import iri
from api.site import Site
from graph.mapping import Asking, Map, NothingToMap, map_body, map_person

__all__ = ["map_routes"]

Format = Annotated[Literal["html", "json", "csv"], Query(alias="format", description="html, json or csv.")]
Download = Annotated[bool, Query(description="Whether the page is to stand by itself, for keeping.")]

_BODIES: Final = """
SELECT ?body (MAX(?label_) AS ?label) (MAX(?council_) AS ?council) (COUNT(DISTINCT ?meeting) AS ?meetings)
WHERE {
  ?meeting schema:organizer ?body . ?body rdfs:label ?label_ .
  OPTIONAL { ?body org:subOrganizationOf/rdfs:label ?council_ }
}
GROUP BY ?body ORDER BY DESC(BOUND(?council)) ?council DESC(?meetings) ?label LIMIT 200
"""
_PEOPLE: Final = """
SELECT ?person (MIN(?label_) AS ?label) (COUNT(DISTINCT ?meeting) AS ?meetings)
WHERE { ?attendance scr:person ?person ; scr:atMeeting ?meeting . ?person rdfs:label ?label_ }
GROUP BY ?person ORDER BY DESC(?meetings) ?label LIMIT 30
"""
_MAPS: Final[Mapping[str, Callable[[Asking, str], Awaitable[Map]]]] = {"person": map_person, "body": map_body}


class _Maps:
    """Answers for the maps."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def index(self) -> HTMLResponse:
        """List what there are maps of."""
        context = {"bodies": await self._site.ask(_BODIES), "people": await self._site.ask(_PEOPLE)}
        return self._site.render("maps.html", context)

    async def person(self, request: Request, rest: str, form: Format = "html", download: Download = False) -> Response:
        """Draw the map of a person."""
        return await self._show(request, "person", rest, form, download=download)

    async def body(self, request: Request, rest: str, form: Format = "html", download: Download = False) -> Response:
        """Draw the map of a body."""
        return await self._show(request, "body", rest, form, download=download)

    async def _show(self, request: Request, kind: str, rest: str, form: str, *, download: bool) -> Response:
        node, site = self._site.settings.base + rest, self._site
        iri(node)
        try:
            shown = await _MAPS[kind](SiteAsking(site), node)
        except NothingToMap as error:
            raise NotFound(f"No {kind} is known at /id/{rest}, or nothing ties it to anything.") from error
        name = f"map-{rest.rpartition('/')[2]}"
        if form == "json":
            return Response(write_json(shown, Addresses(site.link)), media_type="application/json")
        if form == "csv":
            return _kept(Response(write_csv(shown), media_type="text/csv"), f"{name}.csv")
        if download:
            seen_from_outside = Addresses(site.link, str(request.base_url).rstrip("/"))
            page = fill_standalone(site.templates, map_context(shown, seen_from_outside))
            return _kept(HTMLResponse(page), f"{name}.html")
        return site.render("map.html", map_context(shown, Addresses(site.link)))


def _kept(answer: Response, name: str) -> Response:
    """Let a browser keep an answer under a name instead of showing it."""
    answer.headers["content-disposition"] = f'attachment; filename="{name}"'
    return answer


def map_routes(site: Site) -> APIRouter:
    """Make the routes of the maps, and of the files that draw them."""
    maps, router = _Maps(site), APIRouter(tags=["maps"])
    router.add_api_route("/maps", maps.index, summary="The maps", response_class=HTMLResponse)
    router.add_api_route(
        "/maps/person/{rest:path}", maps.person, summary="A person's map", response_class=Response
    )
    router.add_api_route("/maps/body/{rest:path}", maps.body, summary="A body's map", response_class=Response)
    add_assets(router)
    return router
