"""Wires the service together: settings in, an ASGI application out. What it can answer with is listed in api/errors.py."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from api.asking import asking_routes
from api.assistance import assistance_routes
from api.budget import Budget
from api.courtesy import Courtesy
from api.documents import document_routes
from api.embedded import EmbeddedEngine
from api.engine import Engine
from api.errors import RequestError
from api.graph_store import graph_store_routes
from api.maps.routes import map_routes
from api.metrics import Metrics
from api.observing import LOGGER, Observer
from api.questions import question_routes
from api.remote import RemoteEngine
from api.resources import resource_routes
from api.settings import Settings
from api.shortcut import Shortcut, describe_endpoint
from api.site import STATIC, Site
from api.sparql import SparqlEndpoint
from api.start import start_routes
from api.updating import update_routes
from api.vocabulary import vocabulary_routes
from api.writing import Scribe
from graph.errors import GraphError

__all__ = ["ERRORS", "create_app"]

ERRORS: Final = (RequestError, GraphError, HTTPException, RequestValidationError, Exception)
"""The kinds of exception that are told; the last is a fault of the service's own, answered with 500 and logged."""

_EVERY: Final = 1.0  # seconds between two times that counts are left and lines printed


def _version() -> str:
    try:
        return version("scrutiny-graph")
    except PackageNotFoundError:
        return "0"


def _settle_accounts(metrics: Metrics) -> None:
    """Leave the counts for the other serving processes, and print the lines of the log that wait."""
    metrics.leave()
    for handler in LOGGER.parent.handlers if LOGGER.parent else ():
        handler.flush()


async def _keep_settling(metrics: Metrics) -> None:
    while True:
        _settle_accounts(metrics)
        await asyncio.sleep(_EVERY)


def create_app(settings: Settings | None = None) -> FastAPI:
    """Make the service; without ``settings`` they come from the environment."""
    settings = settings or Settings()
    engine: Engine = RemoteEngine(settings) if settings.remote else EmbeddedEngine(settings)
    budget, scribe = Budget(settings.budget), Scribe(settings)
    metrics = Metrics(settings.shared, lambda: {**engine.figures(), "budget_refused_total": budget.refused})
    site = Site.furnish(engine, settings)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        await engine.open()
        settling = asyncio.create_task(_keep_settling(metrics))
        try:
            yield
        finally:
            settling.cancel()
            await engine.close()
            _settle_accounts(metrics)

    app = FastAPI(title=settings.title, version=_version(), docs_url=None, redoc_url=None, lifespan=running)
    for router in (
        start_routes(site),
        document_routes(site),
        resource_routes(site),
        question_routes(site, budget),
        asking_routes(site, budget),
        map_routes(site),
        vocabulary_routes(),
        graph_store_routes(engine, settings, budget, scribe),
        update_routes(settings, scribe),
        assistance_routes(site, metrics),
    ):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC))
    app.add_middleware(Shortcut, endpoint=SparqlEndpoint(engine, settings, budget), tell=site.tell)
    app.add_middleware(Courtesy, origins=settings.origins)
    app.add_middleware(Observer, metrics=metrics, log_queries=settings.log_queries)
    for kind in ERRORS:
        app.add_exception_handler(kind, site.tell)
    describe_endpoint(app)
    return app
