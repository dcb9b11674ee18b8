"""A page to ask in SPARQL that works without scripts: a box for the query, the answer as a table with links."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.budget import Budget
from api.errors import RequestError
from api.showing import MOST_ROWS, show_answer
from api.site import Site

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


def asking_routes(site: Site, budget: Budget) -> APIRouter:
    """Make the page's route."""
    router = APIRouter(tags=["pages"])

    async def ask(request: Request, query: Annotated[str | None, Query()] = None) -> HTMLResponse:
        """Show the box and, where there is a query, its answer or what is wrong with it."""
        shown, problem = None, None
        if query is not None and query.strip():
            try:
                shown = await show_answer(site, budget, request, query)
            except RequestError as error:
                problem = error
        context = {
            "query": query or _EXAMPLE,
            "shown": shown,
            "problem": problem,
            "most": MOST_ROWS,
            "settings": site.settings,
        }
        return site.render("ask.html", context, problem.status if problem else 200)

    router.add_api_route("/sparql/ask", ask, summary="Ask in SPARQL", response_class=HTMLResponse)
    return router
