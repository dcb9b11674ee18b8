"""Wires the service together: settings in, an ASGI application out. What it can answer with is listed in api/errors.py."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api.assistance import assistance_routes
from api.courtesy import Courtesy
from api.errors import RequestError
from api.maps.routes import map_routes
from api.observing import Observer
from api.pages.claiming import claim_routes
from api.pages.documents import document_routes
from api.pages.editor import asking_routes
from api.pages.freshness import Freshness, digest_of
from api.pages.questions import question_routes
from api.pages.registers import register_routes
from api.pages.resources import resource_routes
from api.pages.search import search_routes
from api.pages.site import STATIC, Site
from api.pages.start import start_routes
from api.pages.vocabulary import vocabulary_routes
from api.readers.desk import Desk, DeskFirst
from api.settings import Settings
from api.sparql.graph_store import graph_store_routes
from api.sparql.openapi import describe_endpoint
from api.sparql.updating import update_routes
from api.sparql.writing import Scribe
from graph.errors import GraphError
from graph.software import software_version

__all__ = ["ERRORS", "create_app"]

ERRORS: Final = (RequestError, GraphError, HTTPException, RequestValidationError, Exception)
"""The kinds of exception that are told; the last is a fault of the service's own, answered with 500 and logged."""

_WORTH_PACKING: Final = 2_000  # bytes of a page; answers to queries go past it


def create_app(settings: Settings | None = None, desk: Desk | None = None) -> FastAPI:
    """Make the service around a desk; without ``desk`` one is made, without ``settings`` they come from the environment."""
    desk = desk or Desk(settings or Settings())
    settings, engine, budget = desk.settings, desk.engine, desk.budget
    scribe, site = Scribe(settings), Site.furnish(engine, settings)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        async with desk.running():
            yield

    async def show_problem(scope: Scope, problem: RequestError) -> Response:
        return await site.tell(Request(scope), problem)

    desk.show_problem = show_problem
    app = FastAPI(
        title=settings.title, version=software_version(), docs_url=None, redoc_url=None, lifespan=running
    )
    for router in (
        start_routes(site),
        document_routes(site),
        resource_routes(site),
        search_routes(site),
        register_routes(site),
        question_routes(site, budget),
        asking_routes(site, budget),
        map_routes(site, budget),
        claim_routes(site),
        vocabulary_routes(site),
        graph_store_routes(engine, settings, budget, scribe),
        update_routes(settings, scribe),
        assistance_routes(site, desk.metrics),
    ):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC))
    app.add_middleware(GZipMiddleware, minimum_size=_WORTH_PACKING, compresslevel=4)
    app.add_middleware(
        Freshness,
        version=engine.version,
        made=digest_of(f"{software_version()} {settings.title} {settings.base} {settings.report}"),
    )
    app.add_middleware(Courtesy, origins=settings.origins)
    app.add_middleware(Observer, metrics=desk.metrics, log=desk.log)
    app.add_middleware(DeskFirst, desk=desk)
    for kind in ERRORS:
        app.add_exception_handler(kind, site.tell)
    describe_endpoint(app)
    return app
