"""What scraped papers may hold and a browser must never run: every field of a map filled with payloads."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page
from rdflib.namespace import DCTERMS, FOAF, ORG, RDF, RDFS, XSD

from api.maps import standalone_map
from graph.archive import keep_text
from graph.catalogue import CatalogueEntry
from graph.load import Load, load_many
from graph.store import open_store
from ontology import iris
from ontology.iris import Iris
from ontology.terms import OA, SCHEMA, SCR, SCRT, concept

from .conftest import serve, watch

pytestmark = pytest.mark.browser

PAYLOADS = {
    "image": "<img src=x onerror=window.__pwn=1>",
    "script": "</script><script>window.__pwn=1</script>",
    "attribute": '"><svg onload=window.__pwn=1>',
    "quotes": "'\"`--><b onmouseover=window.__pwn=1>x</b>",
    "href": '<a href="javascript:window.__pwn=1">href</a>',
    "template": "{{ self.__init__ }}${window.__pwn=1}{% raw %}",
    "comment": "<!--<script>window.__pwn=1",
    "textarea": "</textarea></title></style><script>window.__pwn=1</script>",
    "link": "javascript:window.__pwn=1",
    "data": "data:text/html,<script>window.__pwn=1</script>",
    "separators": "a\u2028b\u2029</ScRiPt\t><script>window.__pwn=1</script>",
}
COUNCIL = Iris().council("Eastmere Borough Council")
TOPIC = SCRT["air-quality"]
DAY = dt.date(2026, 3, 5)


@dataclass(frozen=True)
class Hostile:
    """One paper of which every word is a payload."""

    number: int
    payload: str

    @property
    def document(self) -> str:
        return Iris().document(self.digest)

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.number}{self.payload}".encode()).hexdigest()

    @property
    def body(self) -> str:
        return iris.body(COUNCIL, f"Hostile Panel {self.number}")

    @property
    def people(self) -> list[str]:
        """A member and two officers; one officer goes to every panel, so that the panels share somebody."""
        return [
            iris.person(COUNCIL, name)
            for name in (f"Person {self.number}", f"Aide {self.number}", "Everywhere")
        ]

    def quads(self) -> Iterator[ox.Quad]:
        """Say everything that a map shows."""
        meeting = iris.meeting(self.body, DAY)
        item = iris.item(meeting, "1", "Item")
        clause = iris.clause(item, "decision", "clause")
        mention = iris.mention(self.document, 0, len(self.payload))
        words, number = ox.Literal(self.payload), ox.NamedNode(str(XSD.integer))
        day = ox.Literal(DAY.isoformat(), datatype=ox.NamedNode(str(XSD.date)))
        end = ox.Literal(str(len(self.payload)), datatype=number)
        facts: list[tuple[str, str, str | ox.Literal]] = [
            (COUNCIL, RDF.type, SCR.Council),
            (COUNCIL, RDFS.label, words),
            (self.body, RDF.type, SCR.Body),
            (self.body, RDFS.label, words),
            (self.body, ORG.subOrganizationOf, COUNCIL),
            (self.document, RDF.type, SCR.Document),
            (self.document, RDFS.label, words),
            (self.document, DCTERMS.source, words),
            (self.document, SCR.documentOf, meeting),
            (meeting, RDF.type, SCR.Meeting),
            (meeting, RDFS.label, words),
            (meeting, SCHEMA.organizer, self.body),
            (meeting, SCHEMA.startDate, day),
            (mention, RDF.type, SCR.Mention),
            (mention, OA.hasSource, self.document),
            (mention, SCR.quote, words),
            (mention, SCR.startChar, ox.Literal("0", datatype=number)),
            (mention, SCR.endChar, end),
            (item, RDF.type, SCR.AgendaItem),
            (item, RDFS.label, words),
            (item, SCR.inMeeting, meeting),
            (item, DCTERMS.subject, TOPIC),
            (item, DCTERMS.subject, SCRT["public-health"]),
            (clause, RDF.type, SCR.Decision),
            (clause, RDF.type, SCR.Recommendation),
            (clause, RDFS.label, words),
            (clause, SCHEMA.text, words),
            (clause, SCR.inItem, item),
            (clause, SCR.standing, concept("standing", "formal")),
            (clause, SCR.addressedTo, self.people[1]),
            (clause, SCR.evidence, mention),
        ]
        for person in self.people:
            there = f"{meeting}/attendance/{person.rpartition('/')[2]}"
            capacity = "member" if person == self.people[0] else "officer"
            facts += [
                (person, RDF.type, FOAF.Person),
                (person, RDFS.label, words),
                (person, FOAF.name, words),
                (there, RDF.type, SCR.Attendance),
                (there, SCR.person, person),
                (there, SCR.atMeeting, meeting),
                (there, SCR.attendanceStatus, concept("attendance", "present")),
                (there, SCR.capacity, concept("capacity", capacity)),
                (there, SCR.evidence, mention),
            ]
        graph = ox.NamedNode(iris.graph(self.document))
        for subject, predicate, value in facts:
            term = value if isinstance(value, ox.Literal) else ox.NamedNode(str(value))
            yield ox.Quad(ox.NamedNode(subject), ox.NamedNode(str(predicate)), term, graph)


PAPERS = [Hostile(n, payload) for n, payload in enumerate(PAYLOADS.values())]


def keep_hostile(folder: Path) -> None:
    """Load a council whose papers are nothing but payloads."""
    with open_store(folder) as store:
        loads = []
        for paper in PAPERS:
            entry = CatalogueEntry(
                source=paper.payload,
                digest=paper.digest,
                text_digest=keep_text(store.archive, paper.payload),
                importer="text",
                importer_version="1",
                loaded=dt.datetime(2026, 4, 1, tzinfo=dt.UTC),
                warnings=(paper.payload,),
            )
            loads.append(Load(paper.document, list(paper.quads()), entry))
        load_many(store, loads)


@pytest.fixture(scope="module")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with such a council."""
    folder = tmp_path_factory.mktemp("hostile") / "store"
    keep_hostile(folder)
    return folder


def path_of(iri: str) -> str:
    return iri.removeprefix(Iris().base)


def pages() -> Iterator[str]:
    """Every page of maps, of every paper."""
    yield from ("/", "/maps", "/documents", "/maps/timeline/topic/air-quality")
    for kind in ("council", "officers", "flow", "topics", "bodies"):
        yield f"/maps/{kind}/{path_of(COUNCIL)}"
    yield f"/maps/bodies/{path_of(COUNCIL)}?steps=2"
    yield f"/maps/officers/{path_of(COUNCIL)}?embed=true"
    yield f"/maps/path?one={path_of(PAPERS[0].people[0])}&other={path_of(PAPERS[1].people[0])}"
    yield f"/maps/timeline/{path_of(PAPERS[0].people[2])}"
    for paper in PAPERS:
        yield f"/maps/body/{path_of(paper.body)}"


def wishes() -> Iterator[str]:
    """Every part of an address that a reader's wishes go into, with every payload."""
    body = path_of(PAPERS[0].body)
    for payload in PAYLOADS.values():
        words = quote(payload)
        query = f"?open={words}&show={words}&line={words}&mark={words}&council={words}&embed=true"
        yield f"/maps/body/{body}{query}#at={words}&pin=1,2,{words}&view={words}"
    together = quote("".join(PAYLOADS.values()))
    yield f"/maps/body/{body}?from={together}"
    yield f"/maps/path?one={quote(PAYLOADS['script'] + PAYLOADS['attribute'])}&other={quote(PAYLOADS['textarea'])}"


def touch(page: Page) -> None:
    """Do with a map what may bring words onto the page: point, walk, select, search."""
    page.mouse.move(550, 600)
    for key in ("ArrowRight", "ArrowDown", "Enter"):
        page.locator("#map-canvas").press(key)
    page.fill("#map-words", "e")
    page.press("#map-words", "Enter")


def test_no_payload_runs(browser: Browser, hostile_store: Path) -> None:
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    with serve(hostile_store) as address:
        watched = watch(context, address)
        for path in (*pages(), *wishes()):
            watched.page.goto("about:blank")
            page = watched.open(path)
            assert page.evaluate("window.__pwn") is None, path
            if page.locator("#map-canvas").count() and "?" not in path:
                touch(page)
                assert page.locator("#map-panel h3").count() == 1
            assert page.evaluate("window.__pwn") is None, path
            assert not page.evaluate("window.broken"), path
        assert watched.outside == []
        for form in ("svg", "json", "csv"):
            answer = context.request.get(f"{address}/maps/body/{path_of(PAPERS[0].body)}?format={form}")
            assert answer.ok
            assert "html" not in answer.headers["content-type"]
        page.goto(f"{address}/maps/council/{path_of(COUNCIL)}?format=svg")
        assert page.evaluate("window.__pwn") is None
    context.close()


def test_no_payload_runs_in_a_page_by_itself(browser: Browser, hostile_store: Path, tmp_path: Path) -> None:
    context = browser.new_context()
    watched = watch(context, "")
    with open_store(hostile_store, read_only=True) as store:
        for kind in ("council", "officers", "flow"):
            (tmp_path / "map.html").write_text(standalone_map(store, kind, COUNCIL), encoding="utf-8")
            page = watched.open((tmp_path / "map.html").as_uri())
            touch(page)
            assert page.locator("#map-panel").is_visible()
            assert page.evaluate("window.__pwn") is None
            watched.check()
    context.close()
