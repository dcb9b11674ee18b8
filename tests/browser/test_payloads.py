"""What scraped papers may hold and a browser must never run: every field of a map filled with each payload in turn."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser
from rdflib.namespace import DCTERMS, FOAF, ORG, RDF, RDFS, XSD

from api.maps import standalone_map
from graph.archive import keep_text
from graph.catalogue import CatalogueEntry
from graph.load import Load, load_many
from graph.store import open_store
from ontology import iris
from ontology.iris import Iris
from ontology.terms import OA, SCHEMA, SCR, concept

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
BODY = iris.body(COUNCIL, "Hostile Panel")
PEOPLE = [iris.person(COUNCIL, f"Person {n}") for n in range(3)]
DAY = dt.date(2026, 3, 5)


def hostile_quads(payload: str, document: str) -> Iterator[ox.Quad]:
    """Say everything that a map shows in the words of a payload."""
    graph = ox.NamedNode(iris.graph(document))
    meeting = iris.meeting(BODY, DAY)
    item = iris.item(meeting, "1", "Item")
    clause = iris.clause(item, "decision", "clause")
    mention = iris.mention(document, 0, len(payload))

    def say(subject: str, *facts: tuple[str, str | ox.Literal]) -> Iterator[ox.Quad]:
        for predicate, value in facts:
            term = value if isinstance(value, ox.Literal) else ox.NamedNode(str(value))
            yield ox.Quad(ox.NamedNode(subject), ox.NamedNode(str(predicate)), term, graph)

    words = ox.Literal(payload)
    day = ox.Literal(DAY.isoformat(), datatype=ox.NamedNode(str(XSD.date)))
    number = ox.NamedNode(str(XSD.integer))
    yield from say(COUNCIL, (RDF.type, SCR.Council), (RDFS.label, words))
    yield from say(BODY, (RDF.type, SCR.Body), (RDFS.label, words), (ORG.subOrganizationOf, COUNCIL))
    yield from say(
        document,
        (RDF.type, SCR.Document),
        (RDFS.label, words),
        (SCR.documentOf, meeting),
        (DCTERMS.source, words),
    )
    yield from say(
        meeting,
        (RDF.type, SCR.Meeting),
        (SCHEMA.organizer, BODY),
        (SCHEMA.startDate, day),
        (RDFS.label, words),
    )
    yield from say(
        mention,
        (RDF.type, SCR.Mention),
        (OA.hasSource, document),
        (SCR.quote, words),
        (SCR.startChar, ox.Literal("0", datatype=number)),
        (SCR.endChar, ox.Literal(str(len(payload)), datatype=number)),
    )
    for n, person in enumerate(PEOPLE):
        yield from say(person, (RDF.type, FOAF.Person), (RDFS.label, words), (FOAF.name, words))
        yield from say(
            iris.attendance(meeting, f"person {n}"),
            (RDF.type, SCR.Attendance),
            (SCR.person, person),
            (SCR.atMeeting, meeting),
            (SCR.attendanceStatus, concept("attendance", "present")),
            (SCR.capacity, concept("capacity", "officer" if n else "member")),
            (SCR.evidence, mention),
        )
    yield from say(item, (RDF.type, SCR.AgendaItem), (SCR.inMeeting, meeting), (RDFS.label, words))
    yield from say(
        clause,
        (RDF.type, SCR.Decision),
        (RDF.type, SCR.Recommendation),
        (SCR.inItem, item),
        (SCHEMA.text, words),
        (RDFS.label, words),
        (SCR.standing, concept("standing", "formal")),
        (SCR.addressedTo, PEOPLE[1]),
        (SCR.evidence, mention),
    )


def hostile_store(folder: Path, payload: str) -> Path:
    digest = hashlib.sha256(payload.encode()).hexdigest()
    document = Iris().document(digest)
    with open_store(folder) as store:
        entry = CatalogueEntry(
            source=payload,
            digest=digest,
            text_digest=keep_text(store.archive, payload),
            importer="text",
            importer_version="1",
            loaded=dt.datetime(2026, 4, 1, tzinfo=dt.UTC),
            warnings=(payload,),
        )
        load_many(store, [Load(document, list(hostile_quads(payload, document)), entry)])
    return folder


def path_of(iri: str) -> str:
    return iri.removeprefix(Iris().base)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=list(PAYLOADS))
def test_no_payload_runs(browser: Browser, tmp_path: Path, payload: str) -> None:
    store = hostile_store(tmp_path / "store", payload)
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    with serve(store) as address:
        watched = watch(context, address)
        maps = [f"person/{path_of(PEOPLE[0])}", f"body/{path_of(BODY)}", f"officers/{path_of(COUNCIL)}"]
        maps += [f"flow/{path_of(COUNCIL)}", f"council/{path_of(COUNCIL)}"]
        injected = quote(payload)
        for path in (*(f"/maps/{name}" for name in maps), "/maps", "/", "/documents"):
            page = watched.open(path)
            assert page.evaluate("window.__pwn") is None, path
            if page.locator("#map-canvas").count():
                page.mouse.move(550, 600)
                for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "Enter"):
                    page.locator("#map-canvas").press(key)
                page.fill("#map-words", payload)
                page.press("#map-words", "Enter")
            page.wait_for_timeout(50)
            assert page.evaluate("window.__pwn") is None, path
        for query in (
            f"?open={injected}",
            f"?show={injected}",
            f"?line={injected}",
            f"?from={injected}",
            f"#at={injected}",
        ):
            page = watched.page
            page.goto(f"{address}/maps/body/{path_of(BODY)}{query}")
            page.wait_for_timeout(50)
            assert page.evaluate("window.__pwn") is None, query
        assert watched.outside == []
        page.goto(f"{address}/maps/body/{path_of(BODY)}?format=svg")
        assert page.evaluate("window.__pwn") is None
    context.close()


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=list(PAYLOADS))
def test_no_payload_runs_in_a_page_by_itself(browser: Browser, tmp_path: Path, payload: str) -> None:
    with open_store(hostile_store(tmp_path / "store", payload), read_only=True) as store:
        (tmp_path / "map.html").write_text(standalone_map(store, "body", BODY), encoding="utf-8")
    context = browser.new_context()
    watched = watch(context, "")
    page = watched.open((tmp_path / "map.html").as_uri())
    for key in ("ArrowRight", "ArrowDown"):
        page.locator("#map-canvas").press(key)
    assert page.locator("#map-panel").is_visible()
    assert page.evaluate("window.__pwn") is None
    watched.check()
    context.close()
