"""Every node at its own address: as a page, or in any RDF format, by content negotiation.

``/id/…`` mirrors the instance base: ``https://w3id.org/scrutiny/id/council/eastmere`` is shown at
``/id/council/eastmere``. A document's page is its text.
"""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.errors import NotFound, RequestError
from api.formats import BY_NAME, GRAPH_TYPES, with_charset
from api.negotiate import choose_media_type
from api.rows import Row, Term, ask_graph, iri
from api.site import Site, short_name
from api.sorts import sort_of

__all__ = ["resource_routes"]

_HTML: Final = "text/html"
_MOST_SHOWN: Final = 500
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
_EVIDENCE: Final = "https://w3id.org/scrutiny/ns#evidence"

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
  { SELECT DISTINCT ?property ?value { ?value ?property %(node)s } ORDER BY ?property ?value LIMIT %(limit)d }
  OPTIONAL { ?value rdfs:label ?label_ }
} GROUP BY ?property ?value ORDER BY ?property ?label ?value
"""
_QUOTES: Final = """
SELECT DISTINCT ?document ?source ?start ?end ?quote WHERE {
  %(node)s scr:evidence ?mention .
  ?mention oa:hasSource ?document ; scr:startChar ?start ; scr:endChar ?end ; scr:quote ?quote .
  OPTIONAL { ?document rdfs:label ?source }
} ORDER BY ?document ?start LIMIT %(limit)d
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
    """The values of one property."""

    property: str
    rows: tuple[Row, ...]


def _group(rows: list[Row]) -> list[_Group]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["property"].value, []).append(row)
    return [_Group(name, tuple(own)) for name, own in grouped.items()]


def _values(rows: list[Row], name: str) -> list[Term]:
    return [row["value"] for row in rows if row["property"].value == name]


class _Resources:
    """Answers for single nodes."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(
        self,
        request: Request,
        rest: str,
        short_name: Annotated[
            str | None, Query(alias="format", description="html, ttl, jsonld, nt, rdf …")
        ] = None,
    ) -> Response:
        """Show a node as a page, or give what the graph holds about it in the format that the client likes best."""
        node = self._site.settings.base + rest
        media_type = _choose(short_name, request.headers.get("accept", ""))
        if media_type != _HTML:
            return await self._describe(node, media_type)
        if rest.startswith("document/") and rest.count("/") == 1:
            return RedirectResponse(f"/documents/{rest.removeprefix('document/')}", 303, {"vary": "accept"})
        return await self._page(node, rest)

    async def _describe(self, node: str, media_type: str) -> Response:
        found = await self._site.ask(_OUTGOING % {"node": iri(node), "limit": 1})
        found = found or await self._site.ask(_INCOMING % {"node": iri(node), "limit": 1})
        if not found:
            raise NotFound(f"The graph says nothing about {node}.")
        site, query = self._site, _DESCRIPTION % {"node": iri(node)}
        body = await ask_graph(site.engine, query, site.settings.deadline, media_type)
        return Response(body, headers={"content-type": with_charset(media_type), "vary": "accept"})

    async def _page(self, node: str, rest: str) -> Response:
        numbers = {"node": iri(node), "limit": _MOST_SHOWN}
        outgoing = await self._site.ask(_OUTGOING % numbers)
        incoming = await self._site.ask(_INCOMING % numbers)
        if not outgoing and not incoming:
            raise NotFound(f"The graph says nothing about {node}.")
        labels = [term.value for term in _values(outgoing, _LABEL)]
        context = {
            "node": node,
            "path": f"/id/{rest}",
            "label": labels[0] if labels else short_name(node),
            "sort": sort_of({term.value for term in _values(outgoing, _TYPE)}),
            "outgoing": _group([row for row in outgoing if row["property"].value not in (_LABEL, _TYPE)]),
            "incoming": _group(incoming),
            "quotes": await self._site.ask(_QUOTES % numbers),
            "cut": max(len(outgoing), len(incoming)) >= _MOST_SHOWN,
            "limit": _MOST_SHOWN,
        }
        page = self._site.render("resource.html", context)
        page.headers["vary"] = "accept"
        return page


def _choose(wished: str | None, accept: str) -> str:
    if wished is None:
        return choose_media_type(accept, (_HTML, *GRAPH_TYPES))
    if wished == "html":
        return _HTML
    found = next((one for one in BY_NAME.get(wished, ()) if one in GRAPH_TYPES), None)
    if found is None:
        raise RequestError(f"format={wished} is not one of html, ttl, jsonld, nt, nq, trig, rdf.")
    return found


def resource_routes(site: Site) -> APIRouter:
    """Make the routes of the nodes."""
    router = APIRouter(tags=["graph"])
    router.add_api_route("/id/{rest:path}", _Resources(site).show, summary="A node", response_class=Response)
    return router
