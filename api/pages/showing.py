"""Runs a query for a page and makes its answer ready to be shown: a table, a yes or no, or text."""

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlencode

from fastapi import Request

from api.budget import Budget, client_of
from api.pages.labels import label_iris
from api.pages.site import Site
from api.readers.engine import Job
from api.rows import Row, fetch_whole, read_rows
from api.sparql.endpoint import plan_job
from api.sparql.protocol import QueryRequest

__all__ = ["MOST_ROWS", "Shown", "fetch_charged", "plan_shown", "show_answer"]

MOST_ROWS: Final = 1000
_MOST_TEXT: Final = 100_000


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer ready for a page; ``found`` is the number of rows before the page's limit, ``labels`` names by IRI."""

    download: str
    names: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    found: int = 0
    verdict: bool | None = None
    text: str | None = None
    seconds: float = 0.0
    labels: Mapping[str, str] = field(default_factory=dict)


def _arrange(job: Job, body: bytes) -> Shown:
    download = "/sparql?" + urlencode({"query": job.query})
    if not job.tabular:
        return Shown(download, text=body.decode("utf-8", "replace")[:_MOST_TEXT])
    document = json.loads(body)
    if "boolean" in document:
        return Shown(download, verdict=bool(document["boolean"]))
    rows = read_rows(body)
    return Shown(download, tuple(document["head"]["vars"]), tuple(rows[:MOST_ROWS]), len(rows))


async def plan_shown(site: Site, query: str, graph_type: str = "text/turtle") -> Job:
    """Plan a query whose answer is read here: a table as JSON, a graph in ``graph_type``."""
    job = await asyncio.to_thread(plan_job, QueryRequest(query), "", site.settings)
    return replace(job, media_type="application/sparql-results+json" if job.tabular else graph_type)


async def fetch_charged(site: Site, budget: Budget, request: Request, job: Job) -> bytes:
    """Fetch an answer at the client's expense; raises what the endpoint would raise."""
    client = client_of(request.scope, site.settings.proxies)
    budget.admit(client)
    began = time.monotonic()
    try:
        return await fetch_whole(site.engine, job)
    finally:
        budget.charge(client, time.monotonic() - began)


async def show_answer(site: Site, budget: Budget, request: Request, query: str) -> Shown:
    """Run a query at the client's expense and name what its answer shows."""
    job = await plan_shown(site, query)
    began = time.monotonic()
    body = await fetch_charged(site, budget, request, job)
    shown = replace(_arrange(job, body), seconds=time.monotonic() - began)
    iris = (term.value for row in shown.rows for term in row.values() if term.kind == "uri")
    return replace(shown, labels=await label_iris(site, iris))
