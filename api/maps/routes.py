"""The addresses of maps: an index, and each map as a page, as files, and as a page that stands by itself."""

from dataclasses import replace
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.errors import NotFound
from api.maps.asking import SiteAsking
from api.maps.assets import add_assets
from api.maps.exchange import write_gexf, write_graphml
from api.maps.files import write_csv, write_json
from api.maps.listing import Listing
from api.maps.page import empty_context, map_context
from api.maps.standalone import fill_standalone
from api.maps.svg import draw_svg
from api.maps.telling import Addresses
from api.maps.timelines import Timelines
from api.maps.ways import Ways
from api.maps.wishes import Wishes, read_wishes
from api.rows import iri
from api.site import Site
from graph.mapping import EVERYTHING, Map, NothingToMap
from graph.naming import is_known, name_of
from graph.views import VIEWS

__all__ = ["map_routes"]

Kind = Literal["person", "body", "bodies", "officers", "flow", "topics", "council"]
Form = Annotated[
    Literal["html", "json", "csv", "graphml", "gexf", "svg"],
    Query(alias="format", description="The form of the answer."),
]
Download = Annotated[bool, Query(description="Whether the page is to stand by itself, for keeping.")]
Wished = Annotated[Wishes, Depends(read_wishes)]

_WHOLE: Final = frozenset({"json", "csv", "graphml", "gexf"})
"""The forms that hold everything, however much a page shows."""


class _Maps:
    """Answers for the maps."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(  # noqa: PLR0917 - an address has these parts
        self,
        request: Request,
        kind: Kind,
        rest: str,
        wishes: Wished,
        form: Form = "html",
        download: Download = False,
    ) -> Response:
        """Draw a map of a person, a body or a council; one of which nothing is tied has a page that says so."""
        site, asking = self._site, SiteAsking(self._site)
        node = site.settings.base + rest
        iri(node)
        about = await name_of(asking, node)
        try:
            choice = wishes.choice(site.settings.base)
            choice = replace(choice, limits=EVERYTHING) if form in _WHOLE else choice
            shown = await VIEWS[kind](asking, node, choice)
        except NothingToMap as error:
            if form != "html" or not await is_known(asking, node):
                raise NotFound(
                    f"There is nothing to draw for /id/{rest}: it is not known, or nothing ties it."
                ) from error
            return site.render("map_empty.html", empty_context(kind, about, wishes, rest))
        name = f"map-{kind}-{rest.rpartition('/')[2]}"
        if form != "html":
            return _file(shown, form, Addresses(site.link), name, about)
        if download:
            seen_from_outside = Addresses(site.link, str(request.base_url).rstrip("/"))
            page = fill_standalone(site.templates, map_context(shown, seen_from_outside, about, wishes, rest))
            return _kept(HTMLResponse(page), f"{name}.html")
        context = map_context(shown, Addresses(site.link), about, wishes, rest)
        return site.render("map.html", {**context, "picture": wishes.also(format="svg")})


def _file(shown: Map, form: str, addresses: Addresses, name: str, about: str) -> Response:
    """Write a map as a file; data and pictures are shown by a browser, the others are kept."""
    match form:
        case "json":
            return Response(write_json(shown, addresses), media_type="application/json")
        case "svg":
            return Response(draw_svg(shown, about), media_type="image/svg+xml")
        case "csv":
            return _kept(
                Response(write_csv(shown), media_type="text/csv; charset=utf-8; header=present"),
                f"{name}.csv",
            )
        case "graphml":
            return _kept(
                Response(write_graphml(shown), media_type="application/graphml+xml"), f"{name}.graphml"
            )
        case _:
            return _kept(Response(write_gexf(shown), media_type="application/gexf+xml"), f"{name}.gexf")


def _kept(answer: Response, name: str) -> Response:
    """Let a browser keep an answer under a name instead of showing it."""
    answer.headers["content-disposition"] = f'attachment; filename="{name}"'
    return answer


def map_routes(site: Site) -> APIRouter:
    """Make the routes of the maps, and of the files that draw them."""
    import pyvis.network  # noqa: F401 - it takes most of a second, for which no reader should wait

    maps, router = _Maps(site), APIRouter(tags=["maps"])
    router.add_api_route("/maps", Listing(site).show, summary="The maps", response_class=HTMLResponse)
    router.add_api_route(
        "/maps/path", Ways(site).show, summary="How two things are connected", response_class=HTMLResponse
    )
    router.add_api_route(
        "/maps/timeline/{rest:path}", Timelines(site).show, summary="A timeline", response_class=Response
    )
    router.add_api_route("/maps/{kind}/{rest:path}", maps.show, summary="A map", response_class=Response)
    add_assets(router)
    return router
