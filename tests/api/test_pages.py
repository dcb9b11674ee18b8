import html
import re

import httpx
import pytest

from graph.queries import questions

from .conftest import DATA, PAPERS, document_id

BODY = "/id/council/eastmere/body/housing-and-communities-scrutiny-committee"
PERSON = "/id/council/eastmere/person/r-osei"
PAPER = f"/documents/{document_id(PAPERS[0])}"
PAGES = [
    "/",
    "/documents",
    PAPER,
    "/questions",
    "/questions/open-actions",
    "/sparql/ask",
    "/help",
    "/ns",
    BODY,
    PERSON,
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_brings_nothing_inline_or_from_outside(client: httpx.Client, path: str) -> None:
    page = client.get(path, headers={"accept": "text/html"})
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"
    text = page.text
    assert text.count("<h1") == 1
    assert 'lang="en-GB"' in text
    assert not re.search(r"<style|<script(?![^>]*src=)|\son\w+=|\sstyle=", text)
    loaded = re.findall(r'<(?:link|script|img|iframe)[^>]*(?:src|href)="([^"]+)"', text)
    assert loaded
    assert all(address.startswith("/") for address in loaded)


@pytest.mark.parametrize("path", PAGES)
def test_every_link_inside_leads_somewhere(client: httpx.Client, path: str) -> None:
    text = client.get(path, headers={"accept": "text/html"}).text
    addresses = {html.unescape(link) for link in re.findall(r'href="(/[^"#]*)', text)}
    assert addresses
    for address in addresses:
        assert (
            client.get(address, headers={"accept": "text/html, */*;q=0.5"}, follow_redirects=True).status_code
            == 200
        ), address


def test_the_start_page_counts_and_the_list_has_every_question(client: httpx.Client) -> None:
    text = client.get("/").text
    assert re.search(r'<span class="number">2</span> meetings', text)
    assert re.search(r'<span class="number">6</span> people', text)
    every = client.get("/questions").text
    for question in questions().values():
        assert every.count(f'href="/questions/{question.name}"') == 1


def test_a_paper_shows_exactly_its_stored_text(client: httpx.Client) -> None:
    page = client.get(f"/documents/{document_id(PAPERS[1])}").text
    paper = page.partition('<div class="paper" lang="en-GB">')[2].partition("</div>")[0]
    assert html.unescape(re.sub(r"<[^>]+>", "", paper)) == (DATA / PAPERS[1]).read_text("utf-8")
    assert "<script>" not in page
    assert client.get(f"/documents/{document_id(PAPERS[1])}/text").text == (DATA / PAPERS[1]).read_text(
        "utf-8"
    )


def test_marked_words_lead_to_their_fact_and_back(client: httpx.Client) -> None:
    page = client.get(PAPER).text
    text = (DATA / PAPERS[0]).read_text("utf-8")
    start = text.index("Cabinet publish")
    inner = re.search(
        rf'id="char={start},{start + 7}"></span><a class="mark depth-2" href="#(fact-\d+)">Cabinet</a>', page
    )
    assert inner
    fact = page.partition(f'<li id="{inner[1]}"')[2].partition("</li>\n      ")[0]
    assert "/id/council/eastmere/body/cabinet" in fact
    assert f'href="#char={start},{start + 7}"' in fact
    anchors = set(re.findall(r'id="(char=\d+,\d+)"', page))
    assert set(re.findall(r'href="#(char=\d+,\d+)"', page)) == anchors


def test_a_paper_says_how_it_was_read(client: httpx.Client) -> None:
    page = client.get(PAPER).text
    for words in ("“text”", "1 April 2026", "well: 97 % of the text", "No venue was found.", PAPERS[0]):
        assert words in page


def test_a_node_says_what_supports_it(client: httpx.Client) -> None:
    page = client.get(PERSON).text
    assert "<h1>Councillor R. Osei</h1>" in page
    assert "A personal interest in item 33/26 as a tenant of Eastmere Homes" in page
    assert re.search(rf"{PAPER}\?at=\d+,\d+#char=\d+,\d+", page)


@pytest.mark.parametrize(
    ("accept", "media_type", "sign"),
    [
        ("text/turtle", "text/turtle; charset=utf-8", "foaf:Person"),
        ("application/ld+json", "application/ld+json", '"@id"'),
        ("application/n-triples", "application/n-triples", "<http://xmlns.com/foaf/0.1/Person>"),
        ("application/rdf+xml, text/html;q=0.5", "application/rdf+xml", "rdf:RDF"),
    ],
)
def test_a_node_comes_in_the_format_asked_for(
    client: httpx.Client, accept: str, media_type: str, sign: str
) -> None:
    answer = client.get(PERSON, headers={"accept": accept})
    assert answer.headers["content-type"] == media_type
    assert "accept" in answer.headers["vary"].split(", ")
    assert sign in answer.text


def test_a_document_s_node_leads_people_to_its_text(client: httpx.Client) -> None:
    node = f"/id/document/{document_id(PAPERS[0])}"
    assert client.get(node, headers={"accept": "text/html"}).headers["location"] == PAPER
    assert client.get(node, headers={"accept": "text/turtle"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/id/council/nowhere", "/documents/0123456789abcdef", "/documents/x", "/questions/none"],
)
def test_what_is_not_there_is_said_in_the_form_asked_for(client: httpx.Client, path: str) -> None:
    for_program = client.get(path)
    assert (for_program.status_code, for_program.headers["content-type"]) == (404, "application/problem+json")
    assert for_program.json()["status"] == 404
    for_person = client.get(path, headers={"accept": "text/html"})
    assert for_person.status_code == 404
    assert "<h1>Nothing is known under this address</h1>" in for_person.text


def test_a_stored_question_is_asked_with_what_the_form_gives(client: httpx.Client) -> None:
    page = client.get("/questions/open-actions", params={"on": "2026-03-01", "body": ""})
    assert "by 28 February 2026" in page.text
    wrong = client.get("/questions/open-actions", params={"on": "soon"})
    assert wrong.status_code == 400
    assert "is not a date" in html.unescape(wrong.text)


def test_a_wrong_query_is_told_on_the_page(client: httpx.Client) -> None:
    page = client.get("/sparql/ask", params={"query": "SELECT <b>"})
    assert page.status_code == 400
    assert "Line 1, column" in page.text
    assert "<b>" not in page.text


def test_head_is_get_without_a_body(client: httpx.Client) -> None:
    for path in ("/", "/health", "/sparql?query=ASK%20%7B%7D"):
        head, get = client.head(path), client.get(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == get.headers["content-length"]


def test_the_service_describes_itself(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.")
    assert {"/", "/documents/{document}", "/id/{rest}", "/ns", "/health"} <= set(document["paths"])
    assert client.get("/health").json() == {"status": "alive"}
