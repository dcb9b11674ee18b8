"""The ontology at its own address, ``/ns``: as a page, as Turtle or as JSON-LD, by content negotiation.

A topic's page tells when it came up; the ontology's own page says what it is.
"""

import datetime as dt
from typing import Annotated, Final, cast

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from api.errors import NotFound
from api.maps.asking import SiteAsking
from api.pages.feeds import ATOM
from api.pages.filling import fill
from api.pages.profile import Known
from api.pages.resources import Pages, choose_format
from api.pages.site import Site
from api.pages.subject import find_topic, show_subject
from api.sparql.formats import BY_NAME, with_charset
from api.sparql.negotiate import choose_media_type
from ontology.reference import MediaType, ontology_html, ontology_text
from ontology.terms import SCRT
from ontology.vocabulary import TurtleFile

__all__ = ["vocabulary_routes"]

_HTML: Final = "text/html"
_OFFERED: Final = (_HTML, "text/turtle", "application/ld+json")
_STYLESHEET: Final = "/static/ontology.css"
_FILES: Final = {"codes": "codes.ttl", "topics": "topics.ttl", "shapes": "shapes.ttl"}
_A_DAY: Final = "max-age=86400"


async def _show(file: str, accept: str, wished: str | None) -> Response:
    named = next((one for one in BY_NAME.get(wished or "", ()) if one in _OFFERED), None)
    media_type = named or choose_media_type(accept, _OFFERED)
    if media_type == _HTML:
        text = await run_in_threadpool(ontology_html, _STYLESHEET, "/")
    else:
        text = await run_in_threadpool(ontology_text, cast("MediaType", media_type), cast("TurtleFile", file))
    fields = {"content-type": with_charset(media_type), "vary": "accept", "cache-control": _A_DAY}
    return Response(text.encode(), headers=fields)


Wished = Annotated[
    str | None, Query(alias="format", description="ttl or jsonld, where no Accept field can be set")
]


Until = Annotated[
    str, Query(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", description="Of a topic: the last day to show.")
]


class _Topics:
    """Answers for the pages of topics."""

    def __init__(self, site: Site) -> None:
        self._site, self._pages = site, Pages(site)

    async def show(self, request: Request, topic: str, until: str, *, feed: bool) -> Response:
        """Show when a topic came up, or give its feed."""
        asking, path = SiteAsking(self._site), f"topic/{topic}"
        known = Known(str(SCRT[topic]), path, {}, dt.datetime.now(dt.UTC).date())
        if feed:
            return await self._pages.feed(request, asking, known)
        profile = await fill(asking, await show_subject(asking, known, until))
        return self._pages.render(request, profile, f"/concept/{path}", known.node)


def vocabulary_routes(site: Site) -> APIRouter:
    """Make the routes of the ontology, its code lists and its topics."""
    router, topic_pages = APIRouter(tags=["ontology"]), _Topics(site)

    async def show_ontology(request: Request, wished: Wished = None) -> Response:
        """Show what can be said: every class and property."""
        return await _show("scrutiny.ttl", request.headers.get("accept", ""), wished)

    async def show_part(request: Request, part: str, wished: Wished = None) -> Response:
        """Give the code lists, the topics or the shapes."""
        if part not in _FILES:
            raise NotFound(f"There is no part {part} of the ontology; there are {', '.join(_FILES)}.")
        return await _show(_FILES[part], request.headers.get("accept", ""), wished)

    async def show_concept(request: Request, rest: str, wished: Wished = None, until: Until = "") -> Response:
        """Show a topic, lead to a code on the ontology's page, or give the file that defines it."""
        file = "topics.ttl" if rest.startswith("topic") else "codes.ttl"
        topic = rest.removeprefix("topic/")
        if topic != rest and not find_topic(str(SCRT[topic])):
            raise NotFound(
                f"There is no topic {topic}: the topics are listed at the end of the ontology, under /ns."
            )
        if topic != rest:
            media_type = choose_format(wished, request.headers.get("accept", ""))
            if media_type in {_HTML, ATOM}:
                return await topic_pages.show(request, topic, until, feed=media_type == ATOM)
        answer = await _show(file, request.headers.get("accept", ""), wished)
        if answer.headers["content-type"].startswith(_HTML):
            return RedirectResponse(f"/ns#codes-{rest.replace('/', '-')}", 303, {"vary": "accept"})
        return answer

    router.add_api_route("/ns", show_ontology, summary="The ontology", response_class=Response)
    router.add_api_route("/ns/{part}", show_part, summary="A part of the ontology", response_class=Response)
    router.add_api_route(
        "/concept/{rest:path}", show_concept, summary="A code or topic", response_class=Response
    )
    return router
