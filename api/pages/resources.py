"""Every node at its own address: as a page, as a feed, or in any RDF format, by content negotiation.

``/id/…`` mirrors the instance base: ``https://w3id.org/scrutiny/id/council/eastmere`` is shown at
``/id/council/eastmere``. A document's page is its text. What a page shows is put together in :mod:`api.pages`; a thing
of a kind that has no page of its own is shown by what is said of it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from rdflib.namespace import RDF, RDFS

from api.errors import NotFound, RequestError
from api.maps.asking import SiteAsking
from api.pages.asking import rows_about
from api.pages.feeds import ATOM, write_feed
from api.pages.filling import places_of
from api.pages.kinds import know, show_profile
from api.pages.profile import Known, Place, Profile
from api.pages.reporting import reporter
from api.pages.site import Site, short_name
from api.pages.sorts import sort_of
from api.pages.wording import sure_word
from api.rows import Row, ask_graph, iri
from api.sparql.formats import BY_NAME, GRAPH_TYPES, with_charset
from api.sparql.negotiate import choose_media_type
from ontology.terms import SCR
from ontology.vocabulary import terms

__all__ = ["Pages", "choose_format", "resource_routes"]

_HTML: Final = "text/html"
_MOST_SHOWN: Final = 200
_UNKNOWN: Final = "No paper that was read says anything of this address: {}."

# Many papers say the same of a council or a person: what is said is made distinct before it is joined with labels.
_OUTGOING: Final = """
SELECT ?property ?value (SAMPLE(?label_) AS ?label) WHERE {
  { SELECT DISTINCT ?property ?value { %(node)s ?property ?value FILTER(?property != scr:evidence) }
    ORDER BY ?property ?value LIMIT %(limit)d }
  OPTIONAL { ?value rdfs:label ?label_ }
} GROUP BY ?property ?value ORDER BY ?property ?label ?value
"""
_INCOMING: Final = """
SELECT ?property ?value (SAMPLE(?label_) AS ?label) WHERE {
  { SELECT DISTINCT ?property ?value { ?value ?property %(node)s } LIMIT %(limit)d }
  OPTIONAL { ?value rdfs:label ?label_ }
} GROUP BY ?property ?value ORDER BY ?property ?label ?value
"""
_DESCRIPTION: Final = """
CONSTRUCT { %(node)s ?property ?value . ?value rdfs:label ?label . ?other ?role %(node)s . ?mention ?about ?said }
WHERE {
  { SELECT DISTINCT ?property ?value { %(node)s ?property ?value } }
  UNION { SELECT DISTINCT ?value ?label { %(node)s ?any ?value . ?value rdfs:label ?label } }
  UNION { SELECT DISTINCT ?other ?role { ?other ?role %(node)s } }
  UNION { SELECT DISTINCT ?mention ?about ?said { %(node)s scr:evidence ?mention . ?mention ?about ?said } }
}
"""


@dataclass(frozen=True, slots=True)
class _Group:
    """The values of one property, under its name."""

    name: str
    rows: tuple[Row, ...]


@cache
def _property_names() -> dict[str, str]:
    return {term.iri: term.label for term in terms() if term.kind == "property"}


def _group(rows: Iterable[Row]) -> list[_Group]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["property"].value, []).append(row)
    return [
        _Group(_property_names().get(name, short_name(name)), tuple(own)) for name, own in grouped.items()
    ]


class Pages:
    """Answers for single nodes."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(
        self,
        request: Request,
        rest: str,
        wished: Annotated[
            str | None, Query(alias="format", description="html, atom, ttl, jsonld, nt, rdf …")
        ] = None,
        until: Annotated[
            str,
            Query(
                pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", description="Of an issue: the last day to show."
            ),
        ] = "",
    ) -> Response:
        """Show a node as a page, or give what the graph holds about it in the format that the client likes best."""
        node = self._site.settings.base + rest
        media_type = choose_format(wished, request.headers.get("accept", ""))
        if media_type not in {_HTML, ATOM}:
            return await self._describe(node, media_type)
        if rest.startswith("document/") and rest.count("/") == 1:
            return RedirectResponse(f"/documents/{rest.removeprefix('document/')}", 303, {"vary": "accept"})
        iri(node)
        asking = SiteAsking(self._site)
        known = await know(asking, node, rest, dt.datetime.now(dt.UTC).date())
        if media_type == ATOM:
            return await self.feed(request, asking, known)
        profile = await show_profile(asking, known, until) if known.facts else None
        if profile is None:
            return await self._statements(known, rest)
        return self.render(request, profile, f"/id/{rest}", node)

    def render(self, request: Request, profile: Profile, path: str, node: str) -> Response:
        """Fill the page of a thing."""
        report = reporter(self._site.settings.report, request, node)
        answer = self._site.render("profile.html", {"profile": profile, "path": path, "report": report})
        answer.headers["vary"] = "accept"
        return answer

    async def feed(self, request: Request, asking: SiteAsking, known: Known) -> Response:
        """Give the feed of a thing; NotFound where it has none."""
        origin = str(request.base_url).rstrip("/")
        body = await write_feed(
            asking,
            known,
            link=lambda node: origin + self._site.link(node),
            address=str(request.url),
            author=self._site.settings.title,
        )
        if body is None:
            raise NotFound(f"There is no feed of {known.node}: bodies, people, topics and issues have one.")
        return Response(body, headers={"content-type": f"{ATOM}; charset=utf-8", "vary": "accept"})

    async def _describe(self, node: str, media_type: str) -> Response:
        found = await self._site.ask(_OUTGOING % {"node": iri(node), "limit": 1})
        found = found or await self._site.ask(_INCOMING % {"node": iri(node), "limit": 1})
        if not found:
            raise NotFound(_UNKNOWN.format(node))
        site, query = self._site, _DESCRIPTION % {"node": iri(node)}
        body = await ask_graph(site.engine, query, site.settings.deadline, media_type)
        return Response(body, headers={"content-type": with_charset(media_type), "vary": "accept"})

    async def _statements(self, known: Known, rest: str) -> Response:
        """Show a thing by the statements about it."""
        numbers = {"node": iri(known.node), "limit": _MOST_SHOWN}
        outgoing = await self._site.ask(_OUTGOING % numbers) if known.facts else []
        incoming = await self._site.ask(_INCOMING % numbers)
        if not outgoing and not incoming:
            raise NotFound(_UNKNOWN.format(known.node))
        hidden = {str(RDFS.label), str(RDF.type), str(SCR.confidence)}
        context = {
            "path": f"/id/{rest}",
            "label": next(iter(known.labels), short_name(known.node)),
            "sort": sort_of(set(known.types)),
            "outgoing": _group(row for row in outgoing if row["property"].value not in hidden),
            "incoming": _group(incoming),
            "sure": sure_word(known.one(SCR.confidence)) if known.one(SCR.confidence) else "",
            "places": await self._places(known.node),
            "cut": max(len(outgoing), len(incoming)) >= _MOST_SHOWN,
            "limit": _MOST_SHOWN,
        }
        page = self._site.render("resource.html", context)
        page.headers["vary"] = "accept"
        return page

    async def _places(self, node: str) -> list[Place]:
        asking = SiteAsking(self._site)
        mentions = [row["mention"] for row in await rows_about(asking, "evidence-of", node=node)]
        return list((await places_of(asking, mentions)).values())


def choose_format(wished: str | None, accept: str) -> str:
    """Choose the media type of an answer about a thing: what a link asks for by name, else what the client likes best."""
    if wished is None:
        return choose_media_type(accept, (_HTML, *GRAPH_TYPES, ATOM))
    if wished in {"html", "atom"}:
        return _HTML if wished == "html" else ATOM
    found = next((one for one in BY_NAME.get(wished, ()) if one in GRAPH_TYPES), None)
    if found is None:
        raise RequestError(f"format={wished} is not one of html, atom, ttl, jsonld, nt, nq, trig, rdf.")
    return found


def resource_routes(site: Site) -> APIRouter:
    """Make the routes of the nodes."""
    router = APIRouter(tags=["graph"])
    router.add_api_route("/id/{rest:path}", Pages(site).show, summary="A node", response_class=Response)
    return router
