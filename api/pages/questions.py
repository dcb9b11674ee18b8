"""The stored questions as pages: each with a form for what it can be asked about, its answer, and its SPARQL.

A form takes names: what is typed is looked up, and where several things may be meant the form asks which. An address
may also hold an IRI.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse

from api.budget import Budget
from api.errors import NotFound, RequestError
from api.maps.asking import SiteAsking
from api.pages.answering import Table, arrange_table
from api.pages.asking import rows_about
from api.pages.fields import Field, read_field
from api.pages.reporting import reporter
from api.pages.showing import MOST_ROWS, Shown, show_answer
from api.pages.site import Site
from api.pages.wording import span_of
from graph.errors import BadParameter, UnknownQuery
from graph.queries import Question, find_question, questions

__all__ = ["examples", "question_routes"]

_EXAMPLES: Final = (
    "never-came-back",
    "open-actions",
    "recommendations-unanswered",
    "history-of-issue",
    "post-holder",
    "officers-before-bodies",
    "call-ins",
)
_GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "What was decided, and what came of it",
        (
            "never-came-back",
            "open-actions",
            "recommendations",
            "what-became",
            "recommendations-unanswered",
            "agreed-never-resolved",
            "deferred-items",
            "reports-only-noted",
            "votes",
            "call-ins",
        ),
    ),
    (
        "People, posts and bodies",
        (
            "attendance-of-meeting",
            "attendance-of-member",
            "declarations",
            "post-holder",
            "posts-of-person",
            "officers-before-bodies",
            "officers-between-bodies",
            "observations",
            "external-bodies",
            "whip-by-meeting",
        ),
    ),
    (
        "Subjects",
        (
            "history-of-issue",
            "questions-on-topic",
            "questions-unanswered",
            "issues-passed-on",
            "councils-side-by-side",
            "around-a-date",
            "exempt-items",
        ),
    ),
)


def examples() -> list[Question]:
    """Give the questions that the start page offers."""
    return [questions()[name] for name in _EXAMPLES if name in questions()]


def grouped_questions() -> list[tuple[str, list[Question]]]:
    """Give all questions under headings; one that no heading names comes under the last."""
    every = dict(questions())
    groups = [(heading, [every.pop(name) for name in names if name in every]) for heading, names in _GROUPS]
    return [*groups, ("Where it comes from", list(every.values()))]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a form asks: its fields, the query if it can be asked, else why not."""

    fields: tuple[Field, ...]
    query: str | None = None
    wrong: str | None = None


class _Questions:
    """Answers for the stored questions."""

    def __init__(self, site: Site, budget: Budget) -> None:
        self._site, self._budget = site, budget

    async def list(self) -> HTMLResponse:
        """List the stored questions."""
        return self._site.render("questions.html", {"groups": grouped_questions()})

    async def ask(self, request: Request, name: Annotated[str, Path(max_length=80)]) -> HTMLResponse:
        """Ask a stored question with what the form gives, and show its answer and its SPARQL."""
        try:
            question = find_question(name)
        except UnknownQuery as error:
            raise NotFound("There is no stored question of this name: see all under Questions.") from error
        asked = await self._read(question, request.query_params)
        problem: RequestError | None = RequestError(asked.wrong) if asked.wrong else None
        shown, table, span = None, None, ""
        if asked.query is not None:
            try:
                shown = await show_answer(self._site, self._budget, request, asked.query)
                table = await self._arrange(shown)
                span = "" if shown.rows else await self._span()
            except RequestError as error:
                problem = error
        context = {
            "question": question,
            "fields": asked.fields,
            "query": asked.query or question.text,
            "shown": shown,
            "table": table,
            "span": span,
            "problem": problem,
            "most": MOST_ROWS,
            "report": reporter(self._site.settings.report, request),
        }
        return self._site.render("question.html", context, problem.status if problem else 200)

    async def _span(self) -> str:
        """Say between which days the meetings were of which papers were read."""
        rows = await rows_about(SiteAsking(self._site), "span-of-meetings")
        return span_of(day for row in rows for day in (row.get("first", ""), row.get("last", "")))

    async def _read(self, question: Question, given: Mapping[str, str]) -> _Asked:
        fields = tuple([await read_field(self._site, one, given) for one in question.parameters])
        needed = any(one.needed and not one.value for one in fields)
        if any(one.choices for one in fields) or (needed and not any(one.typed for one in fields)):
            return _Asked(fields)
        lost = next((one.wrong for one in fields if one.wrong), None)
        if lost:
            return _Asked(fields)
        try:
            return _Asked(fields, question.bound({one.name: one.value for one in fields if one.value}))
        except BadParameter as error:
            return _Asked(fields, wrong=str(error))

    async def _arrange(self, shown: Shown) -> Table | None:
        if shown.verdict is not None or shown.text is not None:
            return None
        return await arrange_table(SiteAsking(self._site), shown.names, shown.rows)


def question_routes(site: Site, budget: Budget) -> APIRouter:
    """Make the routes of the stored questions."""
    pages, router, html = _Questions(site, budget), APIRouter(tags=["pages"]), HTMLResponse
    router.add_api_route("/questions", pages.list, summary="The stored questions", response_class=html)
    router.add_api_route("/questions/{name}", pages.ask, summary="A stored question", response_class=html)
    return router
