"""The page of claims about who is who: both sides beside one another, with the words of the papers. It changes nothing."""

from dataclasses import asdict

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from api.maps.asking import SiteAsking
from api.maps.telling import paper_address
from api.pages.site import Site
from api.sparql.negotiate import choose_media_type
from graph.across.claim_sheets import Sight, lay_out_claims
from graph.maps.ties import Source

__all__ = ["claim_routes"]


def _place(sight: Sight) -> str:
    """Give the address of the place in the paper where somebody was seen."""
    return paper_address(Source(sight.mention, sight.quote, sight.document, sight.paper))


def claim_routes(site: Site) -> APIRouter:
    """Make the page's route."""
    router = APIRouter(tags=["pages"])

    async def show_claims(request: Request) -> Response:
        """List who may be one person, as a page or as JSON by the Accept field."""
        sheets = await lay_out_claims(SiteAsking(site))
        accept = request.headers.get("accept", "")
        if choose_media_type(accept, ("text/html", "application/json")) == "application/json":
            return JSONResponse([asdict(sheet) for sheet in sheets], headers={"vary": "accept"})
        return site.render("claims.html", {"sheets": sheets, "place": _place})

    router.add_api_route("/claims", show_claims, summary="Who may be one person", response_class=HTMLResponse)
    return router
