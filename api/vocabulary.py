"""The ontology at its own address, ``/ns``: as a page, as Turtle or as JSON-LD, by content negotiation."""

from typing import Annotated, Final, cast

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from api.errors import NotFound
from api.formats import BY_NAME, with_charset
from api.negotiate import choose_media_type
from ontology.reference import MediaType, ontology_html, ontology_text
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
        text = await run_in_threadpool(ontology_html, _STYLESHEET)
    else:
        text = await run_in_threadpool(ontology_text, cast("MediaType", media_type), cast("TurtleFile", file))
    fields = {"content-type": with_charset(media_type), "vary": "accept", "cache-control": _A_DAY}
    return Response(text.encode(), headers=fields)


Wished = Annotated[
    str | None, Query(alias="format", description="ttl or jsonld, where no Accept field can be set")
]


def vocabulary_routes() -> APIRouter:
    """Make the routes of the ontology and its code lists."""
    router = APIRouter(tags=["ontology"])

    async def show_ontology(request: Request, wished: Wished = None) -> Response:
        """Show what can be said: every class and property."""
        return await _show("scrutiny.ttl", request.headers.get("accept", ""), wished)

    async def show_part(request: Request, part: str, wished: Wished = None) -> Response:
        """Give the code lists, the topics or the shapes."""
        if part not in _FILES:
            raise NotFound(f"There is no part {part} of the ontology; there are {', '.join(_FILES)}.")
        return await _show(_FILES[part], request.headers.get("accept", ""), wished)

    async def show_concept(request: Request, rest: str, wished: Wished = None) -> Response:
        """Lead to the code or topic on the ontology's page, or give the file that defines it."""
        file = "topics.ttl" if rest.startswith("topic") else "codes.ttl"
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
