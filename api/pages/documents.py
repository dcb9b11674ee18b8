"""The papers: a list of them, each one's stored text with its mentions marked, and the facts that these support."""

from collections.abc import Iterator
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, PlainTextResponse
from rdflib import URIRef
from rdflib.namespace import DCTERMS, PROV, RDFS

from api.errors import NotFound
from api.pages.facts import FACTS, collect_facts, mark_places
from api.pages.highlight import cut_text
from api.pages.reporting import reporter
from api.pages.site import Site
from api.rows import Row, iri
from graph.archive import read_text
from graph.catalogue import text_node
from ontology.iris import graph, import_run
from ontology.terms import SCHEMA, SCR

__all__ = ["document_routes"]

_PART: Final = 200_000  # characters of text on one page
_ON_A_PAGE: Final = 50
_WELL: Final = 0.7  # from here on a reader's estimate of its own counts as sure

# A paper's own graph says once what the union of all says as often as papers say it: join inside it.
_LIST: Final = """
SELECT ?document (SAMPLE(?label_) AS ?label) (SAMPLE(?date_) AS ?date) (SAMPLE(?body_) AS ?body)
       (SAMPLE(?source_) AS ?source)
WHERE {
  ?graph prov:hadPrimarySource ?document .
  OPTIONAL { ?graph prov:wasGeneratedBy?/dcterms:source ?source_ }
  OPTIONAL { GRAPH ?graph { ?document rdfs:label ?label_ } }
  OPTIONAL { GRAPH ?graph { ?document scr:documentOf ?meeting
    OPTIONAL { ?meeting schema:startDate ?date_ }
    OPTIONAL { ?meeting schema:organizer ?organizer . ?organizer rdfs:label ?body_ } } }
}
GROUP BY ?document ORDER BY DESC(?date) ?label ?document LIMIT %(limit)d OFFSET %(offset)d
"""
_COUNT: Final = "SELECT (COUNT(DISTINCT ?document) AS ?number) { ?graph prov:hadPrimarySource ?document }"
_HEAD: Final = """
SELECT ?about ?property ?value ?label
WHERE {
  VALUES (?node ?about) { (%(document)s "document") (%(graph)s "graph") (%(run)s "import") (%(text)s "text") }
  ?node ?property ?value
  FILTER(?property NOT IN (prov:hadPrimarySource, prov:used, prov:wasGeneratedBy, scr:evidence))
  OPTIONAL { ?value rdfs:label ?label }
}
ORDER BY ?about ?property ?value
"""
DocumentId = Annotated[
    str, Path(pattern="^[0-9a-f]{16}$", description="The first 16 digits of the bytes' SHA-256.")
]

Place = Annotated[
    str, Query(pattern=r"^([0-9]{1,9},[0-9]{1,9})?$", description="A place to show: start,end.")
]


def sureness(confidence: str, coverage: str) -> str:
    """Say in words how well a paper was understood, from its reader's confidence and the share of the text accounted for.

    >>> sureness("0.9900", "0.9700"), sureness("0.5", "")
    ('well: 97 % of the text was understood', 'poorly: check what is read from it')
    """
    if not confidence:
        return ""
    words = "well" if float(confidence) >= _WELL else "poorly: check what is read from it"
    share = f"{float(coverage):.0%}".replace("%", " % of the text was understood") if coverage else ""
    return f"{words}: {share}" if words == "well" and share else "; ".join(filter(None, (words, share)))


class _Head:
    """What is said of a document, its graph, its import and its text, by property."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows

    def one(self, property_: URIRef, *about: str) -> str:
        """Give the first value of a property, "" if there is none; ``about`` narrows down of what."""
        return next(iter(self.all(property_, *about)), "")

    def all(self, property_: URIRef, *about: str) -> list[str]:
        """Give every value of a property, once."""
        return list(dict.fromkeys(row["value"].value for row in self._of(property_, about)))

    def label(self, property_: URIRef) -> str:
        """Give the label of a property's first value, "" if it has none."""
        return next((row["label"].value for row in self._of(property_, ()) if "label" in row), "")

    def _of(self, property_: URIRef, about: tuple[str, ...]) -> Iterator[Row]:
        wanted = str(property_)
        return (
            row
            for row in self._rows
            if row["property"].value == wanted and (not about or row["about"].value in about)
        )

    def words(self) -> dict[str, str]:
        """Give what the page's head shows."""
        return {
            "label": self.one(RDFS.label, "document"),
            "source": self.one(DCTERMS.source),
            "type": self.one(DCTERMS.type),
            "meeting": self.one(SCR.documentOf),
            "meeting_label": self.label(SCR.documentOf),
            "importer": self.label(PROV.wasAssociatedWith),
            "version": self.one(URIRef(SCHEMA.softwareVersion)),
            "loaded": self.one(PROV.endedAtTime),
            "confidence": self.one(SCR.confidence),
            "coverage": self.one(SCR.coverage),
            "complete": self.one(SCR.textComplete),
        }


class _Documents:
    """Answers for the papers' pages."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def _node(self, document: str) -> str:
        return f"{self._site.settings.base}document/{document}"

    async def _head(self, document: str) -> _Head:
        node = self._node(document)
        nodes = {"document": node, "graph": graph(node), "run": import_run(node), "text": text_node(node)}
        rows = await self._site.ask(_HEAD % {name: iri(value) for name, value in nodes.items()})
        if not any(row["about"].value == "text" for row in rows):
            raise NotFound(f"No document {document} has been loaded.")
        return _Head(rows)

    def _text(self, head: _Head) -> str:
        """Read the stored text; half of a character pair, left by a broken file, is shown as a question mark."""
        text = read_text(self._site.archive, head.one(URIRef(SCHEMA.sha256), "text"))
        return text.encode("utf-8", "replace").decode()

    async def text(self, document: DocumentId) -> PlainTextResponse:
        """Give the stored text in which every offset counts, as it is."""
        return PlainTextResponse(self._text(await self._head(document)))

    async def show(
        self,
        request: Request,
        document: DocumentId,
        part: Annotated[int, Query(ge=1, le=10_000)] = 1,
        at: Place = "",
    ) -> HTMLResponse:
        """Show the text with its mentions marked, one of them more than the others, and beside it what they support."""
        sought = tuple(int(offset) for offset in at.split(",")) if at else ()
        part = sought[0] // _PART + 1 if sought else part
        head = await self._head(document)
        text = self._text(head)
        parts = max(1, -(-len(text) // _PART))
        if part > parts:
            raise NotFound(f"The document has {parts} parts.")
        start, end = (part - 1) * _PART, min(part * _PART, len(text))
        node = self._node(document)
        facts = collect_facts(
            await self._site.ask(FACTS % {"document": iri(node), "graph": iri(graph(node))})
        )
        context = {
            "head": head.words(),
            "sureness": sureness(head.one(SCR.confidence), head.one(SCR.coverage)),
            "report": reporter(self._site.settings.report, request, node),
            "caveats": head.all(SCR.caveat),
            "id": document,
            "pieces": list(cut_text(text, mark_places(facts), start, end)),
            "facts": [fact for fact in facts if any(s < end and e > start for s, e in fact.places)],
            "quotes": {place: text[place[0] : place[1]] for fact in facts for place in fact.places},
            "sought": sought,
            "part": part,
            "parts": parts,
        }
        return self._site.render("document.html", context)

    async def list(self, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> HTMLResponse:
        """List the papers, the latest meeting first."""
        counted = await self._site.ask(_COUNT)
        count = int(counted[0]["number"].value)
        rows = await self._site.ask(_LIST % {"limit": _ON_A_PAGE, "offset": (page - 1) * _ON_A_PAGE})
        context = {"rows": rows, "count": count, "page": page, "pages": max(1, -(-count // _ON_A_PAGE))}
        return self._site.render("documents.html", context)


def document_routes(site: Site) -> APIRouter:
    """Make the routes of the papers' pages."""
    pages, router = _Documents(site), APIRouter(tags=["pages"])
    html = {"response_class": HTMLResponse}
    router.add_api_route("/documents", pages.list, summary="The papers", **html)  # type: ignore[arg-type]
    router.add_api_route("/documents/{document}", pages.show, summary="A paper with its mentions", **html)  # type: ignore[arg-type]
    router.add_api_route(
        "/documents/{document}/text",
        pages.text,
        summary="A paper's stored text",
        response_class=PlainTextResponse,
    )
    return router
