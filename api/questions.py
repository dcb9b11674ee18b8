"""The stored questions as pages: each with a form for what it can be asked about, its answer, and its SPARQL."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse

from api.budget import Budget
from api.errors import RequestError
from api.showing import MOST_ROWS, show_answer
from api.site import Site
from graph.errors import BadParameter
from graph.queries import Question, find_question, questions

__all__ = ["question_routes"]


def _bind(question: Question, given: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Write the query for what a form gives; where it cannot be asked so, say why instead.

    A field that was left empty is not asked about.
    """
    values = {name: value.strip() for name, value in given.items() if value.strip()}
    needed = [one.name for one in question.parameters if not one.optional and one.name not in values]
    if needed and not values:
        return None, None
    try:
        return question.bound(values), None
    except BadParameter as error:
        return None, str(error)


def question_routes(site: Site, budget: Budget) -> APIRouter:
    """Make the routes of the stored questions."""
    router = APIRouter(tags=["pages"])

    async def list_questions() -> HTMLResponse:
        """List the stored questions."""
        return site.render("questions.html", {"questions": list(questions().values())})

    async def ask(request: Request, name: Annotated[str, Path(max_length=80)]) -> HTMLResponse:
        """Ask a stored question with what the form gives, and show its answer and its SPARQL."""
        question = find_question(name)
        query, wrong = _bind(question, request.query_params)
        problem: RequestError | None = RequestError(wrong) if wrong else None
        shown = None
        if query is not None:
            try:
                shown = await show_answer(site, budget, request, query)
            except RequestError as error:
                problem = error
        context = {
            "question": question,
            "given": request.query_params,
            "query": query or question.text,
            "shown": shown,
            "problem": problem,
            "most": MOST_ROWS,
        }
        return site.render("question.html", context, problem.status if problem else 200)

    html = HTMLResponse
    router.add_api_route("/questions", list_questions, summary="The stored questions", response_class=html)
    router.add_api_route("/questions/{name}", ask, summary="A stored question", response_class=html)
    return router
