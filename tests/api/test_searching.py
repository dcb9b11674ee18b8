"""The search page, its filters, its JSON and its suggestions; and questions that take names."""

import html
import re

import httpx
import pytest

SALTMERE = "council/saltmere-borough-council"
PANEL = f"{SALTMERE}/body/health-and-wellbeing-scrutiny-panel"


def found(samples: httpx.Client, **params: str | int) -> dict[str, list[dict[str, str]]]:
    answer = samples.get("/search", params={**params, "format": "json"})
    assert answer.status_code == 200
    told: dict[str, list[dict[str, str]]] = answer.json()
    return told


def test_a_name_finds_the_person_first(samples: httpx.Client) -> None:
    first = found(samples, q="haddad")["results"][0]
    assert (first["type"], first["title"]) == ("person", "Samir Haddad")
    assert first["address"] == f"/id/{SALTMERE}/person/samir-haddad"


def test_words_of_a_paper_are_found_at_their_place(samples: httpx.Client) -> None:
    hits = found(samples, q='"diffusion tube"', type="text")["results"]
    assert hits
    for hit in hits:
        document, start, end = re.fullmatch(
            r"/documents/([0-9a-f]{16})\?at=(\d+),(\d+)#char=\2,\3", hit["address"]
        ).groups()  # type: ignore[union-attr]
        paper = samples.get(f"/documents/{document}/text").text[int(start) : int(end)]
        assert "diffusion tube" in " ".join(paper.lower().split())


def test_filters_narrow_down(samples: httpx.Client) -> None:
    everything = found(samples, q="report")
    kinds = {hit["type"] for hit in everything["results"]}
    assert len(kinds) > 1
    assert {hit["type"] for hit in found(samples, q="report", type="decision")["results"]} == {"decision"}
    assert {hit["body"] for hit in found(samples, q="report", body=PANEL, type="decision")["results"]} == {
        "Health and Wellbeing Scrutiny Panel"
    }
    days = [hit["date"] for hit in found(samples, q="report", **{"from": "2024-03-01"})["results"]]
    assert days
    assert min(days) >= "2024-03-01"
    assert found(samples, q="report", to="2001-01-01")["results"] == []


def test_pages_follow_one_another_without_repeating(samples: httpx.Client) -> None:
    first = samples.get("/search", params={"q": "the", "format": "json"}).json()
    second = samples.get(first["next"]).json()
    assert len(first["results"]) == 20
    ours = [{hit["iri"] for hit in page["results"]} for page in (first, second)]
    assert ours[1]
    assert not ours[0] & ours[1]


def test_the_page_marks_what_was_found_and_offers_kinds_and_topics(samples: httpx.Client) -> None:
    text = samples.get("/search", params={"q": "air quality"}, headers={"accept": "text/html"}).text
    assert text.count("<h1") == 1
    assert '<a href="/concept/topic/air-quality">Air quality</a>' in text
    assert "<mark>" in text
    assert "type=item" in text
    assert "Quay Street Air Quality" in text


def test_nothing_found_is_said_with_a_way_on(samples: httpx.Client) -> None:
    text = samples.get(
        "/search", params={"q": "zzzz", "type": "person"}, headers={"accept": "text/html"}
    ).text
    assert "Nothing was found for “zzzz”" in text
    assert "Look without them" in text


def test_an_empty_search_explains_itself(samples: httpx.Client) -> None:
    text = samples.get("/search", headers={"accept": "text/html"}).text
    assert "every word must occur" in text


@pytest.mark.parametrize(
    "params",
    [
        {"q": "x", "type": "nonsense"},
        {"q": "x", "from": "yesterday"},
        {"q": "x", "page": "0"},
        {"q": "x", "council": "a b<c>"},
    ],
)
def test_what_cannot_be_looked_for_is_refused(samples: httpx.Client, params: dict[str, str]) -> None:
    assert samples.get("/search", params=params).status_code in {400, 422}


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "title : x OR )(", "'"]
)
def test_what_is_typed_is_only_words(samples: httpx.Client, words: str) -> None:
    answer = samples.get("/search", params={"q": words}, headers={"accept": "text/html"})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text


def test_names_are_suggested(samples: httpx.Client) -> None:
    told = samples.get("/search/suggest", params={"q": "hadd"}).json()["suggestions"]
    assert told[0]["label"] == "Samir Haddad"
    assert told[0]["hint"] == "Person, Saltmere Borough Council"
    assert samples.get("/search/suggest", params={"q": "h"}).json() == {"suggestions": []}
    topics = samples.get("/search/suggest", params={"q": "air qu", "type": "topic"}).json()["suggestions"]
    assert [one["address"] for one in topics] == ["/concept/topic/air-quality"]


def ask(samples: httpx.Client, name: str, **params: str) -> str:
    answer = samples.get(f"/questions/{name}", params=params)
    assert answer.status_code == 200
    return html.unescape(answer.text)


def test_a_question_takes_a_name(samples: httpx.Client) -> None:
    text = ask(samples, "attendance-of-member", person="samir haddad")
    assert 'value="Samir Haddad"' in text
    assert "4 rows" in text
    assert ">12 Mar 2024</a>" in text
    assert "bodyLabel" not in text.partition("<table")[2].partition("</table>")[0]


def test_a_question_asks_which_where_a_name_is_of_several(samples: httpx.Client) -> None:
    text = ask(samples, "open-actions", body="cabinet")
    assert "which “cabinet”?" in text
    assert text.count('type="radio"') >= 3
    assert "Brackenshire County Council" in text
    assert '<h2 id="answer">' not in text


def test_a_question_says_where_a_name_is_of_nobody(samples: httpx.Client) -> None:
    text = ask(samples, "attendance-of-member", person="Zebedee Nobody")
    assert "Nothing called “Zebedee Nobody” was found" in text


def test_what_was_meant_stays_meant_until_something_else_is_typed(samples: httpx.Client) -> None:
    cabinet = f"https://w3id.org/scrutiny/id/{SALTMERE}/body/cabinet"
    meant = {"body.iri": cabinet, "body.label": "Cabinet"}
    text = ask(samples, "open-actions", body="Cabinet", **meant)
    assert f'name="body.iri" value="{cabinet}"' in text
    assert "carry out a survey of residents" in text
    other = ask(samples, "open-actions", body="Health and Wellbeing", **meant)
    assert "carry out a survey of residents" not in other.partition("The question in SPARQL")[0]
    assert "vaccination" in other


def test_an_answer_in_a_question_leads_to_things_and_places(samples: httpx.Client) -> None:
    text = ask(samples, "votes")
    table = text.partition("<table")[2].partition("</table>")[0]
    assert "/documents/" in table
    assert "https://w3id.org" not in table
    assert "Where it is written" in table


@pytest.mark.parametrize(
    ("typed", "meant", "first"),
    [
        ("Dr S Hadad", "haddad", "Samir Haddad"),
        ("Councillor Tandeman", "sandeman", "Una Sandeman"),
        ("Place and Climte Scrutiny", "place and climate scrutiny", "Place and Climate Scrutiny Committee"),
    ],
)
def test_what_is_misspelt_is_found(samples: httpx.Client, typed: str, meant: str, first: str) -> None:
    told = found(samples, q=typed)
    assert (told["query"], told["instead"]) == (typed, meant)
    assert first in {hit["title"] for hit in told["results"][:3]}
    page = samples.get("/search", params={"q": typed}, headers={"accept": "text/html"}).text
    assert f"Nothing was found for “{typed}”. This is what was found for “{meant}”." in html.unescape(page)


def test_what_nothing_is_like_is_not_found(samples: httpx.Client) -> None:
    told = found(samples, q="zzzzzz")
    assert told["results"] == []
    assert "/documents" in samples.get("/search?q=zzzzzz", headers={"accept": "text/html"}).text


def test_a_question_asks_whether_a_misspelt_name_was_meant(samples: httpx.Client) -> None:
    page = samples.get("/questions/attendance-of-member?person=samir+hadad").text
    assert "Person: which “samir hadad”?" in page
    assert "/person/samir-haddad" in page
