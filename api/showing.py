"""Runs a query for a page and makes its answer ready to be shown: a table, a yes or no, or text."""

import asyncio
import json
import time
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from fastapi import Request

from api.budget import Budget, client_of
from api.engine import Job
from api.protocol import QueryRequest
from api.rows import Row, fetch_whole, read_rows
from api.site import Site
from api.sparql import plan_job

__all__ = ["MOST_ROWS", "Shown", "show_answer"]

MOST_ROWS: Final = 1000
_MOST_TEXT: Final = 100_000


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer ready for a page; ``found`` is the number of rows before the page's limit."""

    download: str
    names: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    found: int = 0
    verdict: bool | None = None
    text: str | None = None
    seconds: float = 0.0


def _arrange(job: Job, body: bytes) -> Shown:
    download = "/sparql?" + urlencode({"query": job.query})
    if not job.tabular:
        return Shown(download, text=body.decode("utf-8", "replace")[:_MOST_TEXT])
    document = json.loads(body)
    if "boolean" in document:
        return Shown(download, verdict=bool(document["boolean"]))
    rows = read_rows(body)
    return Shown(download, tuple(document["head"]["vars"]), tuple(rows[:MOST_ROWS]), len(rows))


async def show_answer(site: Site, budget: Budget, request: Request, query: str) -> Shown:
    """Run a query at the client's expense; raises what the endpoint would raise."""
    job = await asyncio.to_thread(plan_job, QueryRequest(query), "", site.settings)
    job = replace(job, media_type="application/sparql-results+json" if job.tabular else "text/turtle")
    client = client_of(request.scope, site.settings.proxies)
    budget.admit(client)
    began = time.monotonic()
    try:
        body = await fetch_whole(site.engine, job)
    finally:
        budget.charge(client, time.monotonic() - began)
    return replace(_arrange(job, body), seconds=time.monotonic() - began)
