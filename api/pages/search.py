"""The search page: people, bodies, decisions, items and the papers' own words, ranked, narrowed down, and as JSON."""

import asyncio
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Final, Literal, cast, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import JSONResponse

from api.errors import RequestError
from api.maps.asking import SiteAsking
from api.pages.asking import rows_about
from api.pages.filling import names_of
from api.pages.finding import count_things, find_things, find_topics, mend, setting_of
from api.pages.site import Site
from api.pages.suggesting import KINDS, Suggestions
from api.rows import iri
from api.sparql.negotiate import choose_media_type
from graph.search.index import MARK, MOST_RANKED, UNMARK, Hit, Kind

__all__ = ["search_routes"]

_SPACE: Final = re.compile(r"\s+")
_ON_A_PAGE: Final = 20
_MOST_PAGES: Final = 25
# Their own words are what was looked for: the words found are shown in place of a title.
_WORDED: Final = frozenset({"decision", "contribution", "text"})

Day = Annotated[str, Query(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and how it is narrowed down; ``council`` and ``body`` are addresses without the ``/id/``."""

    words: str
    kind: str
    council: str
    body: str
    earliest: str
    latest: str
    page: int

    def also(self, **changes: str | int) -> str:
        """Write the address of this search with some changes; a change of anything but the page leads to its first."""
        fields = {
            "q": self.words,
            "type": self.kind,
            "council": self.council,
            "body": self.body,
            "from": self.earliest,
            "to": self.latest,
            **changes,
        }
        return "/search?" + urlencode({name: value for name, value in fields.items() if value})


@dataclass(frozen=True, slots=True)
class Result:
    """One thing found, ready to be shown: ``parts`` are the words around, each with whether it was looked for."""

    kind: str
    sort: str
    title: str
    iri: str
    address: str
    parts: tuple[tuple[str, bool], ...]
    body: str
    day: str
    paper: str


def read_wanted(  # noqa: PLR0917 - an address has these parts
    q: Annotated[str, Query(max_length=200, description="Words to look for.")] = "",
    kind: Annotated[str, Query(alias="type", description="The kind of thing.")] = "",
    council: Annotated[str, Query(max_length=300)] = "",
    body: Annotated[str, Query(max_length=300)] = "",
    earliest: Annotated[Day, Query(alias="from")] = "",
    latest: Annotated[Day, Query(alias="to")] = "",
    page: Annotated[int, Query(ge=1, le=_MOST_PAGES)] = 1,
) -> Wanted:
    """Read what is looked for from an address; RequestError where it cannot be."""
    if kind and kind not in get_args(Kind):
        raise RequestError(f"type={kind} is not one of {', '.join(get_args(Kind))}.")
    return Wanted(" ".join(q.split()), kind, council, body, earliest, latest, page)


def split_snippet(snippet: str) -> tuple[tuple[str, bool], ...]:
    r"""Split a snippet at its marks: words, and whether they were looked for.

    >>> split_snippet("about \x02damp\x03\n \x02mould\x03")
    (('about ', False), ('damp', True), (' ', False), ('mould', True))
    """
    parts: list[tuple[str, bool]] = []
    for piece in snippet.split(MARK):
        found, mark, rest = piece.rpartition(UNMARK)
        parts += [(found, True), (rest, False)] if mark else [(rest, False)]
    return tuple((_SPACE.sub(" ", words), found) for words, found in parts if words)


class _Search:
    """Answers for the search."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(
        self,
        request: Request,
        wanted: Annotated[Wanted, Depends(read_wanted)],
        form: Annotated[Literal["", "html", "json"], Query(alias="format")] = "",
    ) -> Response:
        """Find things by words, as a page or as JSON."""
        offered = ("text/html", "application/json")
        media_type = choose_media_type(request.headers.get("accept", ""), offered)
        found, counts = await self._find(wanted)
        typed = wanted.words
        if not found and not counts and wanted.page == 1 and (mended := await mend(self._site, typed)):
            wanted = replace(wanted, words=mended)
            found, counts = await self._find(wanted)
        results = await self._results(found[:_ON_A_PAGE])
        more = len(found) > _ON_A_PAGE and wanted.page < _MOST_PAGES
        if form == "json" or (not form and media_type == "application/json"):
            answer: Response = _as_json(wanted, typed, results, counts, more=more)
        else:
            answer = await self._as_page(wanted, typed, results, counts, more=more)
        answer.headers["vary"] = "accept"
        return answer

    async def _find(self, wanted: Wanted) -> tuple[list[Hit], dict[str, int]]:
        """Find what fits on a page, with one more where there is one, and count all by their kind."""
        narrowed = {
            "council": self._node(wanted.council),
            "body": self._node(wanted.body),
            "earliest": wanted.earliest or None,
            "latest": wanted.latest or None,
        }
        return await asyncio.gather(
            find_things(
                self._site,
                wanted.words,
                kind=cast("Kind", wanted.kind) if wanted.kind else None,
                limit=_ON_A_PAGE + 1,
                offset=(wanted.page - 1) * _ON_A_PAGE,
                **narrowed,
            ),
            count_things(self._site, wanted.words, **narrowed),
        )

    def _node(self, path: str) -> str | None:
        return iri(self._site.settings.base + path)[1:-1] if path else None

    async def _results(self, hits: list[Hit]) -> list[Result]:
        named = {node for hit in hits for node in (setting_of(hit), hit.document) if node}
        names = await names_of(SiteAsking(self._site), named)
        return [self._result(hit, names) for hit in hits]

    def _result(self, hit: Hit, names: Mapping[str, str]) -> Result:
        paper = names.get(hit.document, "")
        place = hit.node.partition("#char=")[2]
        address = (
            f"{self._site.link(hit.document)}?at={place}#char={place}"
            if hit.kind == "text"
            else self._site.link(hit.node)
        )
        title = paper if hit.kind == "text" else hit.title
        worded = hit.kind in _WORDED
        return Result(
            kind=hit.kind,
            sort=KINDS[hit.kind][0],
            title=title,
            iri=hit.node,
            address=address,
            parts=split_snippet(hit.snippet) if worded else (),
            body=names.get(setting_of(hit), "") if setting_of(hit) != hit.node else "",
            day=hit.date or "",
            paper=paper,
        )

    async def _as_page(
        self, wanted: Wanted, typed: str, results: list[Result], counts: Mapping[str, int], *, more: bool
    ) -> Response:
        asking = SiteAsking(self._site)
        councils, bodies = await asyncio.gather(
            rows_about(asking, "councils"),
            rows_about(asking, "bodies-of", council=[node] if (node := self._node(wanted.council)) else []),
        )
        context = {
            "wanted": wanted,
            "typed": typed,
            "results": results,
            "counts": [(kind, KINDS[kind][1], counts[kind]) for kind in KINDS if counts.get(kind)],
            "all": sum(counts.values()),
            "capped": sum(counts.values()) >= MOST_RANKED // 2,
            "kinds": [(kind, many) for kind, (_, many) in KINDS.items()],
            "topics": find_topics(wanted.words) if wanted.page == 1 and not wanted.kind else [],
            "councils": self._choices(councils, "council"),
            "bodies": self._choices(bodies, "body"),
            "more": more,
        }
        return self._site.render("search.html", context)

    def _choices(self, rows: Iterable[Mapping[str, str]], name: str) -> list[tuple[str, str]]:
        base = self._site.settings.base
        return sorted(
            ((row[name].removeprefix(base), row["label"]) for row in rows), key=lambda pair: pair[1].lower()
        )


def _as_json(
    wanted: Wanted, typed: str, results: list[Result], counts: Mapping[str, int], *, more: bool
) -> Response:
    told = [
        {
            "type": one.kind,
            "iri": one.iri,
            "address": one.address,
            "title": one.title,
            "words": "".join(words for words, _ in one.parts),
            "body": one.body,
            "date": one.day,
            "paper": one.paper,
        }
        for one in results
    ]
    following = wanted.also(page=wanted.page + 1, format="json") if more else None
    instead = {"instead": wanted.words} if wanted.words != typed else {}
    return JSONResponse({"query": typed, **instead, "counts": counts, "results": told, "next": following})


def search_routes(site: Site) -> APIRouter:
    """Make the routes of the search and its suggestions."""
    search, router = _Search(site), APIRouter(tags=["pages"])
    router.add_api_route("/search", search.show, summary="Search", response_class=Response)
    router.add_api_route("/search/suggest", Suggestions(site).show, summary="Suggestions of names")
    return router
