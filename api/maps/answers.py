"""The map of any query's answer: a graph, or a table with the columns ?s, ?p and ?o."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Final

import pyoxigraph as ox
from fastapi import Depends, Query, Request, Response

from api.budget import Budget
from api.errors import RequestError
from api.maps.asking import SiteAsking
from api.maps.page import map_context
from api.maps.visit import Visit, read_visit
from api.pages.labels import label_iris
from api.pages.showing import fetch_charged, plan_shown
from api.pages.site import Site, short_name
from api.rows import read_rows
from graph.asking import Asked
from graph.errors import NothingToMap
from graph.maps.answer import map_answer
from graph.queries import Question

__all__ = ["AnswerMaps"]

_MOST_TRIPLES: Final = 20_000
_TRIPLES: Final = "application/n-triples"
_COLUMNS: Final = ("s", "p", "o")
_NOTHING: Final = (
    "There is nothing to draw: a map needs a CONSTRUCT or DESCRIBE, or a SELECT of ?s ?p ?o, in which subject and object "
    "are things and not words."
)

Triple = tuple[str, str, str]


class AnswerMaps:
    """Answers with maps of what queries answer."""

    def __init__(self, site: Site, budget: Budget) -> None:
        self._site, self._budget = site, budget

    async def show(
        self,
        request: Request,
        visit: Annotated[Visit, Depends(read_visit)],
        query: Annotated[str, Query(min_length=1)],
    ) -> Response:
        """Draw the answer of a query, the first so many triples of it."""
        site = self._site
        visit = replace(visit, wishes=replace(visit.wishes, asked=(("query", query),)))
        wishes = visit.wishes
        job = await plan_shown(site, query, _TRIPLES)
        body = await fetch_charged(site, self._budget, request, job)
        triples = await asyncio.to_thread(lambda: list(_of_table(body) if job.tabular else _of_graph(body)))
        words = await label_iris(site, {predicate for _, predicate, _ in triples})
        told = ((s, words.get(p) or short_name(p), o) for s, p, o in triples)
        try:
            shown = await map_answer(
                SiteAsking(site), told, site.settings.base, wishes.choice(site.settings.base)
            )
        except NothingToMap as error:
            raise RequestError(_NOTHING) from error
        shown = replace(
            shown, asked=(Asked(Question("answer", "The query whose answer this is", (), query), query),)
        )
        if visit.manner.form != "html":
            return await visit.answer_with_file(site, shown, "map-answer", "an answer")
        context = map_context(shown, visit.addresses(site), "an answer", wishes)
        return await visit.answer_with_page(site, "map_answer.html", context, "map-answer")


def _of_graph(body: bytes) -> Iterator[Triple]:
    for number, quad in enumerate(ox.parse(body, ox.RdfFormat.N_TRIPLES)):
        if number == _MOST_TRIPLES:
            return
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            yield quad.subject.value, quad.predicate.value, quad.object.value


def _of_table(body: bytes) -> Iterator[Triple]:
    if "results" not in json.loads(body):  # a yes or no
        return
    for row in read_rows(body)[:_MOST_TRIPLES]:
        terms = [row.get(column) for column in _COLUMNS]
        if all(term is not None and term.kind == "uri" for term in terms):
            s, p, o = (term.value for term in terms if term is not None)
            yield s, p, o
