"""The addresses of maps: an index, and each map as a page, as files, in a frame, and as a page that stands by itself."""

import asyncio
from collections import defaultdict
from dataclasses import replace
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import HTMLResponse, JSONResponse

from api.budget import Budget
from api.errors import NotFound
from api.maps.answers import AnswerMaps
from api.maps.asking import SiteAsking
from api.maps.assets import add_assets
from api.maps.keeping import KeptMaps
from api.maps.listing import Listing
from api.maps.page import empty_context, map_context
from api.maps.telling import Addresses, iri_at, key_of
from api.maps.timelines import Timelines
from api.maps.visit import Visit, read_visit
from api.maps.ways import Ways
from api.maps.wishes import Wishes, read_wishes
from api.maps.words import kind_word
from api.pages.site import Site
from graph.errors import NothingToMap
from graph.maps.discretion import withhold
from graph.maps.growing import ties_around
from graph.maps.map import EVERYTHING
from graph.maps.ties import Thing
from graph.naming import is_known, name_of

__all__ = ["map_routes"]

Kind = Literal["person", "body", "bodies", "officers", "flow", "topics", "council"]
Visited = Annotated[Visit, Depends(read_visit)]
Wished = Annotated[Wishes, Depends(read_wishes)]

_MOST_KEYS: Final = 1_000  # things around one that are named, not only counted


class _Maps:
    """Answers for the maps."""

    def __init__(self, site: Site, kept: KeptMaps) -> None:
        self._site, self._kept = site, kept

    async def show(self, kind: Kind, rest: str, visit: Visited) -> Response:
        """Draw a map of a person, a body or a council; one of which nothing is tied has a page that says so."""
        site, wishes, form = self._site, visit.wishes, visit.manner.form
        node = iri_at(rest, site.settings.base)
        about = await name_of(SiteAsking(site), node)
        choice, name = wishes.choice(site.settings.base), f"map-{kind}-{rest.rpartition('/')[2]}"
        try:
            shown = await self._kept.draw(
                kind, node, replace(choice, limits=EVERYTHING) if visit.manner.whole else choice
            )
        except NothingToMap as error:
            if form != "html" or not await is_known(SiteAsking(site), node):
                raise NotFound(
                    f"There is nothing to draw for /id/{rest}: it is not known, or nothing ties it."
                ) from error
            empty = empty_context(kind, about, wishes, rest, site.link(node))
            return await visit.answer_with_page(site, "map_empty.html", empty, name)
        if form != "html":
            return await visit.answer_with_file(site, shown, name, about)
        context = await asyncio.to_thread(map_context, shown, visit.addresses(site), about, wishes, rest)
        return await visit.answer_with_page(site, "map.html", context, name)

    async def count_around(
        self, rest: str, wishes: Wished, kind: Annotated[str, Query(max_length=20, description="Its kind.")]
    ) -> JSONResponse:
        """Count what is tied to a thing, by kind, and name the first of them: what opening it on a map would show."""
        base, addresses = self._site.settings.base, Addresses(self._site.link)
        node = iri_at(rest, base)
        asking = SiteAsking(self._site)
        ties, _ = await withhold(
            asking, await ties_around(asking, Thing(node, "", kind)), wishes.choice(base), node
        )
        around: defaultdict[str, list[str]] = defaultdict(list)
        for iri, thing in ties.within(wishes.earliest, wishes.latest).things.items():
            if iri != node:
                around[thing.kind].append(key_of(iri, addresses))
        return JSONResponse({kind: _counted(kind, keys) for kind, keys in sorted(around.items())})


def _counted(kind: str, keys: list[str]) -> dict[str, int | str | list[str]]:
    one, many = kind_word(kind), kind_word(kind, 2)
    return {"number": len(keys), "one": one, "many": many, "keys": keys[:_MOST_KEYS]}


def map_routes(site: Site, budget: Budget) -> APIRouter:
    """Make the routes of the maps, and of the files that draw them."""
    import pyvis.network  # noqa: F401 - it takes most of a second, for which no reader should wait

    kept, router = KeptMaps(site), APIRouter(tags=["maps"])
    maps = _Maps(site, kept)
    router.add_api_route("/maps", Listing(site).show, summary="The maps", response_class=HTMLResponse)
    router.add_api_route(
        "/maps/path", Ways(site).show, summary="How two things are connected", response_class=Response
    )
    router.add_api_route(
        "/maps/answer",
        AnswerMaps(site, budget).show,
        summary="A query's answer as a map",
        response_class=Response,
    )
    router.add_api_route(
        "/maps/timeline/{rest:path}", Timelines(site).show, summary="A timeline", response_class=Response
    )
    router.add_api_route(
        "/maps/around/{rest:path}",
        maps.count_around,
        summary="What is tied to a thing",
        response_class=JSONResponse,
    )
    router.add_api_route("/maps/{kind}/{rest:path}", maps.show, summary="A map", response_class=Response)
    add_assets(router)
    return router
