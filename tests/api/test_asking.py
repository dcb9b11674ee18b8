"""The page to ask on and what its editor asks: words to complete, names of things, maps of answers, claims."""

from pathlib import Path

import httpx
import pytest

from api.pages.site import STATIC
from ontology.terms import BASE, SCR

BODIES = "SELECT ?body { ?body a scr:Body }"
DRAWN = "CONSTRUCT { ?item scr:inMeeting ?meeting } WHERE { ?item scr:inMeeting ?meeting }"
HTML = {"accept": "text/html"}


def test_the_page_says_its_limits_and_offers_questions(client: httpx.Client) -> None:
    page = client.get("/sparql/ask").text
    assert "A query may take" in page
    assert "megabytes" in page
    assert "150 points and 400 lines" in page
    assert 'href="/sparql/ask?question=call-ins"' in page


def test_a_stored_question_can_be_begun_with(client: httpx.Client) -> None:
    assert "scr:CallIn" in client.get("/sparql/ask", params={"question": "call-ins"}).text
    assert client.get("/sparql/ask", params={"question": "nothing"}).status_code == 404


def test_an_answer_is_shown_with_names_and_links_without_scripts(client: httpx.Client) -> None:
    page = client.get("/sparql/ask", params={"query": BODIES}).text
    assert '<a href="/id/council/eastmere' in page
    assert "<table>" in page


def test_a_wrong_query_is_told_with_its_place(client: httpx.Client) -> None:
    answer = client.get("/sparql/ask", params={"query": "SELECT ?x {\n ?x a }"})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert 'data-line="' in answer.text


def test_words_to_complete_have_labels(client: httpx.Client) -> None:
    words = client.get("/sparql/words").json()
    assert words["prefixes"]["id"] == BASE
    assert ["scr:Recommendation", "Recommendation", "class"] in words["terms"]
    assert any(name == "scrc:standing\\/formal" for name, _, _ in words["terms"])
    assert any(kind == "topic" for _, _, kind in words["terms"])


def test_things_are_named_and_located(client: httpx.Client) -> None:
    body = client.get("/sparql", params={"query": BODIES, "format": "json"}).json()["results"]["bindings"][0][
        "body"
    ]["value"]
    elsewhere, script = "https://elsewhere.example/x", "javascript:alert(1)"
    told = client.post("/sparql/labels", json=[body, str(SCR.Meeting), elsewhere, script]).json()
    assert told[body]["label"]
    assert told[body]["address"].startswith("/id/council/")
    assert told[str(SCR.Meeting)] == {"label": "Meeting", "address": "/ns#Meeting"}
    assert told[elsewhere] == {"label": "", "address": elsewhere}
    mention = f"{BASE}document/0123456789abcdef#char=5,9"
    named = client.post("/sparql/labels", json=[mention]).json()[mention]
    assert named == {
        "label": "the place in the paper",
        "address": "/documents/0123456789abcdef?at=5,9#char=5,9",
    }
    assert told[script] == {"label": "", "address": ""}


@pytest.mark.parametrize("wrong", [["a"] * 501, ["x" * 2001], {"a": 1}, [f"{BASE}a> }} #"]])
def test_what_cannot_be_named_is_refused(client: httpx.Client, wrong: object) -> None:
    assert client.post("/sparql/labels", json=wrong).status_code in {400, 422}


def test_a_graph_and_a_table_of_s_p_o_are_drawn(client: httpx.Client) -> None:
    for query in (DRAWN, "SELECT ?s ?p ?o { ?s scr:inMeeting ?o BIND(scr:inMeeting AS ?p) }"):
        answer = client.get("/maps/answer", params={"query": query})
        assert answer.status_code == 200, answer.text
        assert 'id="map-data"' in answer.text
        assert "in meeting" in answer.text
    data = client.get("/maps/answer", params={"query": DRAWN, "format": "json"}).json()
    assert data


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (BODIES, 400),
        ("ASK {}", 400),
        ("SELECT ?x {", 400),
        ("CONSTRUCT { ?s a ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s a ?o } }", 403),
    ],
)
def test_what_cannot_be_drawn_says_why(client: httpx.Client, query: str, status: int) -> None:
    answer = client.get("/maps/answer", params={"query": query})
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_claims_are_a_page_and_data(client: httpx.Client) -> None:
    assert "Who may be one person" in client.get("/claims", headers=HTML).text
    assert client.get("/claims", headers={"accept": "application/json"}).json() == []


def test_our_scripts_of_the_editor_ask_nobody_else() -> None:
    scripts = list((STATIC / "editor").glob("*.js"))
    assert scripts
    for script in scripts:
        text = script.read_text("utf-8")
        assert "http" not in text.replace("/^https?:", ""), script
        assert "innerHTML" not in text, script


def test_the_fetched_editor_brings_no_foreign_prefixes() -> None:
    script = Path(STATIC / "vendor" / "yasgui.js")
    if not script.is_file():
        pytest.skip("the editor was not fetched when the project was built: python hatch_build.py")
    text = script.read_text("utf-8")
    assert "prefixes_default = {}" in text
    assert (STATIC / "vendor" / "LICENCES.txt").stat().st_size > 10_000
