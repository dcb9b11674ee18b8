"""The service and the command line over real servers: the same pages, maps and answers as over the embedded store."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

import scrutiny as command_line
from api.intake import load_papers
from api.settings import Settings
from graph.remote.address import Server
from graph.store import open_store
from ontology.terms import BASE
from tests.servers import MAX_ROWS, STARTERS

from .conftest import serving

SAMPLES = Path(__file__).parents[2] / "samples" / "papers" / "saltmere"
BODY = "council/saltmere-borough-council/body/place-and-climate-scrutiny-committee"
FORMATS = {
    "table": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"),
    "graph": ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"),
}  # fmt: skip


@dataclass(frozen=True)
class Filled:
    """A server that the command line has imported the samples into, and its settings as variables."""

    server: Server
    variables: dict[str, str]


def variables_of(server: Server) -> dict[str, str]:
    return {
        "SCRUTINY_STORE": server.query,
        "SCRUTINY_STORE_UPDATE": server.update,
        "SCRUTINY_STORE_USER": server.user,
        "SCRUTINY_STORE_PASSWORD": server.password,
        "SCRUTINY_ARCHIVE": str(server.archive),
        "SCRUTINY_INDEX": str(server.index),
    }


Ran = tuple[int, str, str]
Type = Callable[..., Ran]


@pytest.fixture
def scrutiny(
    filled: Filled, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Type:
    """Types a command: gives its exit code and what it printed. Nothing secret is among its words."""

    def typed(*words: str, **changed: str) -> Ran:
        for name, value in {**filled.variables, **changed}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["scrutiny", *words])
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as left:
            command_line.main()
        out, err = capsysbinary.readouterr()
        return int(left.value.code or 0), out.decode(), err.decode()

    return typed


@pytest.fixture(scope="module", params=STARTERS)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    with STARTERS[request.param](tmp_path_factory.mktemp(request.param)) as server:
        with open_store(server) as store:
            load_papers(store, [SAMPLES])
        yield Filled(server, variables_of(server))


@pytest.fixture(scope="module")
def front(filled: Filled) -> Iterator[httpx.Client]:
    settings = Settings(
        **{
            name.removeprefix("SCRUTINY_").lower(): value for name, value in filled.variables.items() if value
        },  # type: ignore[arg-type]
        deadline=20,
        budget=0,
    )
    with serving(settings) as client:
        yield client


def test_every_command_works_on_a_server(filled: Filled, scrutiny: Type, tmp_path: Path) -> None:
    count = "SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a scr:Meeting }"
    code, out, err = scrutiny("import", "-q", str(SAMPLES))
    assert (code, out) == (0, ""), err
    assert "0 loaded" in err
    assert int(scrutiny("query", count, "--format", "csv")[1].split()[1]) >= 8
    code, out, err = scrutiny("check", "--json")
    assert code == 0, err
    assert {json.loads(line)["severity"] for line in out.splitlines()} <= {"warning", "info"}
    assert len(scrutiny("export", "--format", "nquads")[1].splitlines()) > 5_000
    assert scrutiny("text", "place_2023-11-14.txt")[1] in (SAMPLES / "place_2023-11-14.txt").read_text(
        "utf-8"
    )
    filled.server.index.unlink()
    assert "11 papers indexed" in scrutiny("index")[2]
    code, _, err = scrutiny("map", "body", BASE + BODY, "-o", str(tmp_path / "map.html"))
    assert code == 0, err
    assert "Marion Keogh" in (tmp_path / "map.html").read_text("utf-8")


def test_a_login_that_fails_ends_the_command_in_one_line(filled: Filled, scrutiny: Type) -> None:
    if not filled.server.user:
        pytest.skip("this server asks for no password")
    code, out, err = scrutiny("query", "ASK {}", SCRUTINY_STORE_PASSWORD="open-sesame")  # noqa: S106 - invented
    assert code == 2
    assert "does not know the name and password" in err
    assert len(err.splitlines()) == 1
    assert "open-sesame" not in err + out


@pytest.mark.parametrize("path", ["/", "/documents", f"/id/{BODY}", "/questions/open-actions", "/sparql/ask"])
def test_pages_are_drawn(front: httpx.Client, path: str) -> None:
    page = front.get(path, headers={"accept": "text/html"})
    assert page.status_code == 200, page.text
    assert "<h1" in page.text


def test_answers_come_in_every_format(front: httpx.Client) -> None:
    asked = {
        "table": "SELECT ?m ?s { ?m a scr:Meeting ; schema:startDate ?s } ORDER BY ?s",
        "graph": "CONSTRUCT { ?m a scr:Meeting } WHERE { ?m a scr:Meeting }",
    }
    for kind, query in asked.items():
        for media_type in FORMATS[kind]:
            answer = front.get("/sparql", params={"query": query}, headers={"accept": media_type})
            assert answer.status_code == 200, answer.text
            assert answer.headers["content-type"].startswith(media_type)
            assert "2023-11-14" in answer.text
    verdict = front.get("/sparql", params={"query": "ASK { ?m a scr:Meeting }"})
    assert verdict.json() == {"head": {}, "boolean": True}


def test_a_mistake_is_told_with_its_place(front: httpx.Client) -> None:
    answer = front.get("/sparql", params={"query": "SELECT ?m\n{ ?m a scr:Meeting"})
    assert (answer.status_code, answer.json()["line"]) == (400, 2)


def test_an_answer_that_virtuoso_cuts_short_is_no_answer(filled: Filled, front: httpx.Client) -> None:
    if not filled.server.user:
        pytest.skip("this is Virtuoso's habit")
    for query in ("SELECT * { ?a ?b ?c . ?d ?e ?c }", "CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c . ?d ?e ?c }"):
        answer = front.get("/sparql", params={"query": query})
        assert answer.status_code == 502, answer.text
        assert f"at {MAX_ROWS} rows" in answer.json()["detail"]
