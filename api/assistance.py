"""The help page, and what an operator asks: whether the service is alive, and its counts."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse

from api.metrics import EXPOSITION, Metrics
from api.pages.site import Site
from graph.sparql.prefixes import known_prefixes

__all__ = ["assistance_routes"]

_NOT_KEPT = {"cache-control": "no-store"}


def assistance_routes(site: Site, metrics: Metrics) -> APIRouter:
    """Make the routes of the help page, the health check and the metrics."""
    router = APIRouter()

    async def show_help() -> HTMLResponse:
        """Say how to ask, within which limits, and which prefixes are known."""
        prefixes = sorted(known_prefixes(site.settings.base).items())
        return site.render("help.html", {"settings": site.settings, "prefixes": prefixes})

    async def say_alive() -> JSONResponse:
        """Say that the serving process runs; nothing is asked of the store, so a busy one does not matter."""
        return JSONResponse({"status": "alive"}, headers=_NOT_KEPT)

    async def expose_metrics() -> PlainTextResponse:
        """Give the service's counts for Prometheus."""
        return PlainTextResponse(metrics.expose(), headers={"content-type": EXPOSITION, **_NOT_KEPT})

    html, plain = HTMLResponse, PlainTextResponse
    router.add_api_route("/help", show_help, summary="How to ask", response_class=html, tags=["pages"])
    router.add_api_route("/health", say_alive, summary="Whether the service runs", tags=["operation"])
    router.add_api_route(
        "/metrics", expose_metrics, summary="Counts", response_class=plain, tags=["operation"]
    )
    return router
