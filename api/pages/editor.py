"""The page to ask in SPARQL: an editor where there are scripts, and the same form and answer where there are none."""

import asyncio
import time
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Final

from fastapi import APIRouter, Body, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from api.budget import Budget, client_of
from api.errors import RequestError
from api.pages.labels import MOST_LABELLED, address_of, label_iris
from api.pages.showing import MOST_ROWS, show_answer
from api.pages.site import STATIC, Site
from graph.queries import find_question, questions
from graph.sparql.prefixes import known_prefixes
from ontology.topics import topics
from ontology.vocabulary import code_lists, compact, terms

__all__ = ["asking_routes"]

_EXAMPLE: Final = """SELECT ?meeting ?name ?start
WHERE {
  ?meeting a scr:Meeting ;
           rdfs:label ?name ;
           schema:startDate ?start .
}
ORDER BY DESC(?start)
LIMIT 20
"""
_DAY: Final = {"cache-control": "public, max-age=86400"}
_Iris = Annotated[list[Annotated[str, Body(max_length=2000)]], Body(max_length=MOST_LABELLED)]


@cache
def _has_editor() -> bool:
    """Say whether the editor was there when the project was built."""
    return (STATIC / "vendor" / "yasgui.js").is_file()


@cache
def _words(base: str) -> dict[str, Any]:
    """Give all that the editor can complete: the prefixes, and terms, codes and topics as (short name, label, kind)."""
    named: list[tuple[str, str, str]] = [(term.name, term.label, term.kind) for term in terms()]
    named += [(_escaped(code.iri), code.label, codes.label) for codes in code_lists() for code in codes.codes]
    named += [(_escaped(topic.iri), topic.label, "topic") for topic in topics()]
    return {"prefixes": known_prefixes(base), "terms": sorted(named)}


def _escaped(iri: str) -> str:
    """Shorten the IRI of a code as SPARQL writes it, with its slashes escaped.

    >>> _escaped("https://w3id.org/scrutiny/concept/standing/formal")
    'scrc:standing\\\\/formal'
    """
    return compact(iri).replace("/", r"\/")


class _Desk:
    """Answers for the page and for what its editor asks."""

    def __init__(self, site: Site, budget: Budget) -> None:
        self._site, self._budget = site, budget

    async def ask(
        self,
        request: Request,
        query: Annotated[str | None, Query(description="A query to answer.")] = None,
        question: Annotated[
            str | None, Query(max_length=80, description="A stored question to begin with.")
        ] = None,
    ) -> HTMLResponse:
        """Show the box and, where there is a query, its answer or what is wrong with it."""
        shown, problem = None, None
        if query is not None and query.strip():
            try:
                shown = await show_answer(self._site, self._budget, request, query)
            except RequestError as error:
                problem = error
        begun = find_question(question).text if question else _EXAMPLE
        context = {
            "query": query or begun,
            "shown": shown,
            "problem": problem,
            "place": problem.members() if problem else {},
            "most": MOST_ROWS,
            "settings": self._site.settings,
            "examples": list(questions().values()),
            "editor": _has_editor(),
            "prefixes": known_prefixes(self._site.settings.base),
        }
        return self._site.render("ask.html", context, problem.status if problem else 200)

    async def list_words(self) -> JSONResponse:
        """Give the prefixes, terms, codes and topics with their names, for completion."""
        return JSONResponse(await asyncio.to_thread(_words, self._site.settings.base), headers=_DAY)

    async def name_iris(self, request: Request, iris: _Iris) -> JSONResponse:
        """Give the names of things and where this service shows them, "" for what has none, at the client's expense."""
        client = client_of(request.scope, self._site.settings.proxies)
        self._budget.admit(client)
        began = time.monotonic()
        try:
            labels = await label_iris(self._site, iris)
        finally:
            self._budget.charge(client, time.monotonic() - began)
        return JSONResponse(
            {one: _told(labels.get(one, ""), address_of(self._site, one)) for one in dict.fromkeys(iris)}
        )


def _told(label: str, address: str) -> Mapping[str, str]:
    return {"label": label, "address": address}


def asking_routes(site: Site, budget: Budget) -> APIRouter:
    """Make the routes of the page and of what its editor needs."""
    router, desk = APIRouter(tags=["pages"]), _Desk(site, budget)
    router.add_api_route("/sparql/ask", desk.ask, summary="Ask in SPARQL", response_class=HTMLResponse)
    router.add_api_route(
        "/sparql/words", desk.list_words, summary="What the editor completes", response_class=JSONResponse
    )
    router.add_api_route(
        "/sparql/labels",
        desk.name_iris,
        methods=["POST"],
        summary="Names of things",
        response_class=JSONResponse,
    )
    return router
