"""The maps over HTTP: every form of them says the same, and wishes are kept."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import networkx as nx
import pytest
from lxml import etree

from api.maps.paint import ARROWS, COLOURS, DASHES, SHAPES
from api.maps.words import KINDS, TIES
from api.pages.site import STATIC
from api.settings import Settings

from .conftest import serving

COUNCIL = "council/eastmere"
BODY = f"{COUNCIL}/body/housing-and-communities-scrutiny-committee"
PERSON = f"{COUNCIL}/person/r-osei"
MAPS = [f"/maps/person/{PERSON}", f"/maps/body/{BODY}", f"/maps/council/{COUNCIL}"]


@pytest.fixture(scope="module")
def open_client(location: Path) -> Iterator[httpx.Client]:
    """The service with a deadline that a busy machine keeps."""
    with serving(Settings(store=str(location), budget=0, readers=2)) as opened:
        yield opened


def things_in(client: httpx.Client, path: str) -> tuple[int, int]:
    document = client.get(path, params={"format": "json"}).json()
    return len(document["things"]), len(document["ties"])


@pytest.mark.parametrize("path", MAPS)
def test_every_form_says_the_same(open_client: httpx.Client, path: str) -> None:
    things, ties = things_in(open_client, path)
    assert things > 1
    rows = list(csv.DictReader(io.StringIO(open_client.get(path, params={"format": "csv"}).text)))
    assert len(rows) == ties
    graphml = nx.read_graphml(
        io.BytesIO(open_client.get(path, params={"format": "graphml"}).content), force_multigraph=True
    )
    assert (graphml.number_of_nodes(), graphml.number_of_edges()) == (things, ties)
    gexf = etree.fromstring(open_client.get(path, params={"format": "gexf"}).content)
    spaces = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
    assert len(gexf.findall(".//g:node", spaces)) == things == len(gexf.findall(".//viz:position", spaces))
    picture = etree.fromstring(open_client.get(path, params={"format": "svg"}).content)
    assert len(picture.findall(".//{http://www.w3.org/2000/svg}title")) == things + 1
    page = open_client.get(path, headers={"accept": "text/html"}).text
    assert page.count("<tr data-line=") == ties


@pytest.mark.parametrize("path", MAPS)
def test_every_line_leads_to_the_words_in_the_paper(open_client: httpx.Client, path: str) -> None:
    ties = open_client.get(path, params={"format": "json"}).json()["ties"]
    told = [tie for tie in ties if "place" in tie]
    assert told
    for tie in told[:5]:
        page = open_client.get(tie["place"].partition("#")[0])
        assert page.status_code == 200
        assert "sought" in page.text


def test_a_map_shows_the_questions_that_made_it(open_client: httpx.Client) -> None:
    document = open_client.get(MAPS[0], params={"format": "json"}).json()
    query = next(text for text in document["queries"] if text.startswith("# Who attended which body"))
    answer = open_client.post(
        "/sparql", data={"query": query}, headers={"accept": "application/sparql-results+json"}
    )
    attended = [tie for tie in document["ties"] if tie["kind"] == "attended"]
    assert len(answer.json()["results"]["bindings"]) == len(attended)


def test_what_lies_outside_the_days_is_not_drawn(open_client: httpx.Client) -> None:
    all_of_it = things_in(open_client, MAPS[1])
    some = open_client.get(MAPS[1], params={"format": "json", "from": "2026-02-01"}).json()
    assert len(some["ties"]) < all_of_it[1]
    assert all(tie.get("last", "9") >= "2026-02-01" for tie in some["ties"])
    nothing = open_client.get(MAPS[1], params={"from": "2031-01-01"}, headers={"accept": "text/html"})
    assert nothing.status_code == 200


def test_opening_adds_at_most_twenty(open_client: httpx.Client) -> None:
    before = things_in(open_client, MAPS[0])[0]
    after = open_client.get(MAPS[0], params={"format": "json", "open": BODY}).json()
    assert before <= len(after["things"]) <= before + 20


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/maps/person/{COUNCIL}/person/nobody", 404),
        (f"/maps/nonsense/{COUNCIL}", 404),
        (f"/maps/body/{BODY}?from=yesterday", 400),
        (f"/maps/body/{BODY}?steps=9", 400),
        (f"/maps/body/{BODY}?format=exe", 400),
        ("/maps/person/%3Cscript%3E", 400),
        (f"/maps/timeline/{COUNCIL}/person/nobody", 404),
    ],
)
def test_what_cannot_be_drawn_is_told(open_client: httpx.Client, path: str, status: int) -> None:
    answer = open_client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == status
    assert answer.text.count("<h1") == 1


def test_a_council_without_ties_of_a_kind_has_a_page_that_says_so(open_client: httpx.Client) -> None:
    answer = open_client.get(f"/maps/bodies/{COUNCIL}", headers={"accept": "text/html"})
    assert answer.status_code == 200
    assert "There is nothing to draw" in answer.text


def test_the_timeline_is_told_in_order(open_client: httpx.Client) -> None:
    path = f"/maps/timeline/{BODY}"
    document = json.loads(open_client.get(path, params={"format": "json"}).text)
    days = [moment["date"] for moment in document["moments"]]
    assert days == sorted(days) != []
    page = open_client.get(path).text
    assert page.count("<svg") >= 1
    assert page.count('<tr><th scope="row"><time') == len(days)
    rows = list(csv.DictReader(io.StringIO(open_client.get(path, params={"format": "csv"}).text)))
    assert len(rows) == len(days)


def test_the_ways_between_two_are_told_with_their_sources(open_client: httpx.Client) -> None:
    page = open_client.get("/maps/path", params={"one": PERSON, "other": BODY}).text
    assert '<ol class="steps">' in page
    assert "/documents/" in page
    nobody = open_client.get("/maps/path", params={"one": "zzzz", "other": BODY}).text
    assert "Nobody and nothing called “zzzz” was found" in nobody


WAY = "/maps/path"
NETWORKS = [f"/maps/timeline/{BODY}", f"/maps/timeline/{PERSON}", WAY]


@pytest.mark.parametrize("path", NETWORKS)
def test_timelines_and_ways_have_every_form_too(open_client: httpx.Client, path: str) -> None:
    asked = {"one": PERSON, "other": BODY} if path == WAY else {}

    def get(form: str) -> httpx.Response:
        answer = open_client.get(path, params={**asked, "format": form})
        assert answer.status_code == 200
        return answer

    graphml = nx.read_graphml(io.BytesIO(get("graphml").content), force_multigraph=True)
    assert graphml.number_of_edges() > 0
    gexf = etree.fromstring(get("gexf").content)
    assert len(gexf.findall(".//{http://gexf.net/1.3}edge")) == graphml.number_of_edges()
    assert etree.fromstring(get("svg").content).tag == "{http://www.w3.org/2000/svg}svg"
    assert get("json").json()["queries"]
    assert len(get("csv").text.splitlines()) > 1
    kept = open_client.get(path, params={**asked, "download": "true"})
    assert kept.headers["content-disposition"].startswith("attachment")
    assert 'http-equiv="Content-Security-Policy"' in kept.text


def test_ways_that_are_not_asked_or_not_there_have_no_file(open_client: httpx.Client) -> None:
    assert open_client.get(WAY, params={"format": "csv"}).status_code == 404
    unknown = {"one": PERSON, "other": f"{COUNCIL}/person/nobody", "format": "json"}
    assert open_client.get(WAY, params=unknown).status_code == 404


def test_a_timeline_is_narrowed_by_days_and_sorts_and_put_in_order(open_client: httpx.Client) -> None:
    path = f"/maps/timeline/{BODY}"

    def days(**wishes: str) -> list[str]:
        return re.findall(r'<time datetime="([\d-]+)">', open_client.get(path, params=wishes).text)

    everything = days()
    assert days(**{"from": everything[-1]}) == [day for day in everything if day == everything[-1]]
    assert 0 < len(days(show="meeting")) < len(everything)
    assert sorted(days(sort="what")) == everything
    assert "Nothing that was read fits" in open_client.get(path, params={"from": "2031-01-01"}).text


def test_only_what_is_made_for_a_frame_may_be_framed(open_client: httpx.Client) -> None:
    plain, framed = open_client.get(MAPS[1]), open_client.get(MAPS[1], params={"embed": "true"})
    policies = [answer.headers["content-security-policy"] for answer in (plain, framed)]
    assert [policy.rpartition("frame-ancestors ")[2] for policy in policies] == ["'none'", "*"]
    assert policies[0].partition("frame-ancestors")[0] == policies[1].partition("frame-ancestors")[0]
    assert "<header" not in framed.text
    nothing = open_client.get(MAPS[1], params={"embed": "true", "from": "2031-01-01"})
    assert nothing.headers["content-security-policy"] == policies[1]
    assert "<header" not in nothing.text
    assert f'href="{MAPS[1]}"' in framed.text


def test_what_is_around_a_thing_is_counted_by_kind(open_client: httpx.Client) -> None:
    around = open_client.get(f"/maps/around/{BODY}", params={"kind": "body"}).json()
    assert around["person"]["number"] == len(around["person"]["keys"]) > 0
    assert around["person"]["many"] == "people"
    assert PERSON in around["person"]["keys"]
    assert open_client.get(f"/maps/around/{BODY}", params={"kind": "nonsense"}).json() == {}


def test_a_council_that_is_not_wished_for_is_hidden(open_client: httpx.Client) -> None:
    page = open_client.get(MAPS[1], params={"council": "elsewhere"}).text
    rows = re.findall(r'<tr data-line="\d+"( hidden)?>', page)
    assert rows
    assert all(rows)


def test_the_map_of_one_version_of_the_graph_is_drawn_once(open_client: httpx.Client) -> None:
    first, second = (open_client.get(MAPS[2], params={"format": "json"}).text for _ in range(2))
    assert first == second


def test_pictures_canvas_and_style_sheet_have_the_same_looks() -> None:
    style = (STATIC / "map.css").read_text("utf-8")
    light, dark = style.split("@media (prefers-color-scheme: dark)")[:2]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    for look, colour in COLOURS.items():
        name = look.replace(" ", "-")
        assert colours[name] == colour
        assert f"--{name}: #" in dark
        assert f".fill-{name} {{" in style
    theme = (STATIC / "map" / "theme.js").read_text("utf-8")
    shapes = theme[theme.index("const SHAPES") : theme.index("};")]
    named = {
        quoted or plain for quoted, plain in re.findall(r'^  (?:"([\w ]+)"|(\w+)):', shapes, re.MULTILINE)
    }
    assert named == set(COLOURS) == set(SHAPES)
    assert set(KINDS) <= set(COLOURS)
    assert set(DASHES) | ARROWS <= set(TIES)


def test_a_long_table_comes_in_parts(open_client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.maps.page._ROWS", 5)
    whole = open_client.get(MAPS[1], params={"format": "json"}).json()["ties"]
    seen: list[str] = []
    for page in range(1, len(whole) // 5 + 2):
        text = open_client.get(MAPS[1], params={"page": str(page)}).text
        seen += re.findall(r'<tr data-line="(\d+)"', text)
        assert ('rel="next"' in text) == (len(seen) < len(whole))
    assert seen == [str(number) for number in range(len(whole))]


SALTMERE = "council/saltmere-borough-council"
COMMITTEE = f"{SALTMERE}/body/place-and-climate-scrutiny-committee"


def test_people_without_a_public_role_come_when_asked_for(samples: httpx.Client) -> None:
    path = f"/maps/body/{COMMITTEE}"
    page = samples.get(path).text
    assert "people without a public role" in page
    assert '<a href="?everyone=true">Show everyone</a>' in page
    assert "Alwyn Pask" not in page
    everybody = samples.get(path, params={"everyone": "true"}).text
    assert "Alwyn Pask" in everybody
    assert ">Leave them out</a>" in everybody
    assert "Alwyn Pask" not in samples.get(path, params={"format": "csv"}).text
    assert "Alwyn Pask" in samples.get(path, params={"format": "csv", "everyone": "true"}).text


def test_what_is_opened_keeps_quiet_about_them_too(samples: httpx.Client) -> None:
    keys = [
        {
            key
            for one in samples.get(f"/maps/around/{COMMITTEE}", params=params).json().values()
            for key in one["keys"]
        }
        for params in ({"kind": "body"}, {"kind": "body", "everyone": "true"})
    ]
    assert not any("pask" in key for key in keys[0])
    assert any("pask" in key for key in keys[1])


def test_many_recommendations_are_bands(samples: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.maps.flow.BANDED", 2)
    path = f"/maps/flow/{SALTMERE}"
    page = samples.get(path, params={"from": "2001-01-01"}).text
    assert 'id="map-banded"' in page
    assert "made recommendations to" in page
    assert re.search(r"Of \d+ recommendations, \d+ have an answer", page)
    drawn = samples.get(path, params={"from": "2001-01-01", "format": "svg"}).text
    widths = {float(width) for width in re.findall(r'stroke-width="([\d.]+)"', drawn)}
    assert max(widths) == 28.0
    one_by_one = samples.get(path, params={"from": "2001-01-01", "most": "true"}).text
    assert 'id="map-banded"' not in one_by_one
    assert "Each recommendation and its answer" in one_by_one


def test_the_queries_of_a_map_come_as_a_file(samples: httpx.Client) -> None:
    path = f"/maps/body/{COMMITTEE}"
    answer = samples.get(path, params={"format": "rq"})
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    page = samples.get(path).text
    assert answer.text.count("SELECT ") >= page.count("SELECT ") > 3
    assert "Long lists are cut here" in page
    assert len(answer.text) > len(re.search(r'<details class="queries">.*?</details>', page, re.DOTALL)[0])  # type: ignore[index]


def test_ways_in_a_frame_are_told_in_sentences(samples: httpx.Client) -> None:
    ends = {"one": f"{SALTMERE}/person/samir-haddad", "other": f"{SALTMERE}/body/cabinet"}
    page = samples.get("/maps/path", params={**ends, "embed": "true"}).text
    assert "shortest ways" in page
    assert '<ol class="steps">' in page
    assert "by way of Place and Climate Scrutiny Committee and “" in page


def test_a_misspelt_end_of_a_way_is_asked_about(samples: httpx.Client) -> None:
    page = samples.get("/maps/path", params={"one": "hadad", "other": "Cabinet"}).text
    assert "One name: which of these?" in page
    assert f'value="{SALTMERE}/person/samir-haddad"' in page
