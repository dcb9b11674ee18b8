"""Writing: off by default, for the holder of the token, never to the papers' own graphs, seen at once."""

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from api.settings import Settings
from graph.store import open_store
from tests.processes import children_of

from .conftest import CATALOGUE, MAY_WRITE, PAPER, PAPERS, TOKEN, ask, load_papers, serving, update


def test_writing_is_off_by_default(client: httpx.Client) -> None:
    for method, path in (("POST", "/update"), ("PUT", "/graph?default"), ("DELETE", "/graph?graph=urn:g")):
        answer = client.request(method, path, headers=MAY_WRITE, content="CLEAR ALL")
        assert answer.status_code == 403
        assert "switched off" in answer.json()["detail"]


@pytest.mark.parametrize(
    "credentials",
    [{}, {"authorization": "Bearer"}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {TOKEN}"}],
)
def test_nothing_is_written_without_the_token(writable: httpx.Client, credentials: dict[str, str]) -> None:
    fields = {**credentials, "content-type": "application/sparql-update"}
    answer = writable.post("/update", content="INSERT DATA { <urn:a> <urn:b> 'no' }", headers=fields)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert not ask(writable, "ASK { ?s ?p 'no' }")


def test_an_update_is_seen_by_the_next_query_and_recorded(writable: httpx.Client) -> None:
    assert (
        update(writable, "INSERT DATA { GRAPH <urn:notes> { <rel> rdfs:label 'a note' } }").status_code == 204
    )
    assert ask(
        writable, "ASK { GRAPH <urn:notes> { <https://w3id.org/scrutiny/id/rel> rdfs:label 'a note' } }"
    )
    assert ask(
        writable,
        f"ASK {{ GRAPH <{CATALOGUE}> {{ ?done a prov:Activity ; dcterms:description 'SPARQL update' }} }}",
    )


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_what_follows_from_an_update_is_worked_out_with_it(writable: httpx.Client) -> None:
    stamps = "SELECT ?graph ?stamp { GRAPH ?graph { ?graph dcterms:identifier ?stamp ; prov:generatedAtTime ?when } } ORDER BY ?graph"

    def derived() -> set[tuple[str, str]]:
        found = writable.get("/sparql", params={"query": stamps}).json()["results"]["bindings"]
        return {(row["graph"]["value"], row["stamp"]["value"]) for row in found}

    body = "<https://w3id.org/scrutiny/id/council/eastmere/body/cabinet>"
    said = f"GRAPH <urn:asking> {{ <urn:ask> scr:addressedTo {body} . {body} a scr:Body }}"
    assert update(writable, "INSERT DATA { <urn:first> <urn:is> 1 }").status_code == 204
    wait_until(lambda: bool(derived()))
    before = derived()
    assert update(writable, f"INSERT DATA {{ {said} }}").status_code == 204
    wait_until(lambda: derived() != before)
    assert [graph for graph, _ in derived() - before] == [
        "https://w3id.org/scrutiny/id/graph/derived/council/eastmere/body/cabinet"
    ]
    assert update(writable, "DROP GRAPH <urn:asking>").status_code == 204
    wait_until(lambda: derived() == before)


def test_the_protocol_s_dataset_is_used_and_not_mixed_with_the_update_s(writable: httpx.Client) -> None:
    update(
        writable,
        "INSERT DATA { GRAPH <urn:one> { <urn:a> <urn:is> 1 } GRAPH <urn:two> { <urn:a> <urn:is> 2 } }",
    )
    text = "INSERT { GRAPH <urn:made> { ?s <urn:was> ?o } } WHERE { ?s <urn:is> ?o }"
    assert update(writable, text, **{"using-graph-uri": "urn:two"}).status_code == 204
    assert ask(
        writable,
        "ASK { GRAPH <urn:made> { <urn:a> <urn:was> 2 } FILTER NOT EXISTS { GRAPH <urn:made> { ?s ?p 1 } } }",
    )
    mixed = update(
        writable, "WITH <urn:one> DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", **{"using-graph-uri": "urn:two"}
    )
    assert mixed.status_code == 400


REFUSED = [
    f"INSERT DATA {{ GRAPH <{PAPER}> {{ <urn:a> <urn:b> 1 }} }}",
    f"DELETE WHERE {{ GRAPH <{PAPER}> {{ ?s ?p ?o }} }}",
    f"WITH <{PAPER}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
    f"DROP GRAPH <{PAPER}>",
    f"ADD <urn:notes> TO <{PAPER}>",
    f"MOVE GRAPH <{PAPER}> TO <urn:notes>",
    f"DELETE {{ GRAPH <{CATALOGUE}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{CATALOGUE}> {{ ?s ?p ?o }} }}",
    "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
    "CLEAR ALL",
    "DROP SILENT NAMED",
    "CLEARALL",
]


@pytest.mark.parametrize("text", REFUSED)
def test_the_papers_own_graphs_are_not_written_to(writable: httpx.Client, text: str) -> None:
    answer = update(writable, text)
    assert answer.status_code == 403, answer.text
    assert ask(
        writable,
        f"ASK {{ GRAPH <{PAPER}> {{ ?m a scr:Meeting }} GRAPH <{CATALOGUE}> {{ ?d schema:sha256 ?h }} }}",
    )


UNCLEAR = [
    f"PREFIX d: <{PAPER.removesuffix('graph')}> DROP GRAPH d:graph",
    f"PREFIX GRAPHd: <{PAPER.removesuffix('graph')}> PREFIX d: <{PAPER.removesuffix('graph')}> INSERT DATA {{ GRAPHd:graph {{ <urn:a> <urn:b> 1 }} }}",
    f"BASE <{PAPER}> DROP GRAPH <graph>",
    f"DROP GRAPH <{PAPER.replace('document/', './document/')}>",
    f"DROP GRAPH <{PAPER.replace('document', chr(92) + 'u0064ocument')}>",
    "INSERT DATA { <urn:a> <urn:b> trueGRAPH<urn:g>{} }",
    "DROP",
    "COPY <urn:a>",
    "INSERT DATA {",
    "} INSERT DATA {}",
    "FORGET ALL",
]


@pytest.mark.parametrize("text", UNCLEAR)
def test_an_update_that_can_be_read_in_two_ways_is_refused(writable: httpx.Client, text: str) -> None:
    assert update(writable, text).status_code in (400, 403)


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://127.0.0.1:1/>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_an_update_fetches_nothing(writable: httpx.Client, text: str) -> None:
    assert update(writable, text).status_code in (400, 403)


def test_a_wrong_update_changes_nothing(writable: httpx.Client) -> None:
    answer = update(
        writable, "INSERT DATA { GRAPH <urn:half> { <urn:a> <urn:b> 1 } } ; INSERT DATA { <urn:a> ?p 1 }"
    )
    assert answer.status_code == 400
    assert not ask(writable, "ASK { GRAPH <urn:half> { ?s ?p ?o } }")


def test_a_long_update_is_ended_and_leaves_nothing(tmp_path: Path) -> None:
    load_papers(tmp_path, PAPERS[:1])
    with serving(
        Settings(store=str(tmp_path), budget=0, update=True, token=TOKEN, update_deadline=3)
    ) as client:
        many = " ".join(f"VALUES ?a{n} {{ 1 2 3 4 5 6 7 8 9 10 }}" for n in range(9))
        began = time.monotonic()
        answer = update(
            client,
            f"INSERT {{ GRAPH <urn:vast> {{ <urn:a> <urn:b> ?a1 , ?a2 }} }} WHERE {{ {many} FILTER(?a0 + ?a1 + ?a2 + ?a3 + ?a4 + ?a5 + ?a6 + ?a7 + ?a8 > 1000) }}",
        )
        assert answer.status_code == 504
        assert time.monotonic() - began < 4.5
        assert not ask(client, "ASK { GRAPH <urn:vast> { ?s ?p ?o } }")
    with serving(Settings(store=str(tmp_path), budget=0, update=True, token=TOKEN)) as client:
        assert update(client, "INSERT DATA { GRAPH <urn:vast> { <urn:a> <urn:b> 1 } }").status_code == 204


def test_an_update_waits_its_turn_and_then_says_so(tmp_path: Path) -> None:
    load_papers(tmp_path, PAPERS[:1])
    with serving(
        Settings(store=str(tmp_path), budget=0, update=True, token=TOKEN, update_deadline=12)
    ) as client:
        with open_store(tmp_path):
            answer = update(client, "INSERT DATA { <urn:a> <urn:b> 1 }")
            assert (answer.status_code, int(answer.headers["retry-after"]) > 0) == (503, True)
        assert update(client, "INSERT DATA { <urn:a> <urn:b> 1 }").status_code == 204


def test_a_writer_that_is_killed_leaves_the_store_whole(tmp_path: Path) -> None:
    load_papers(tmp_path, PAPERS[:1])
    with serving(
        Settings(store=str(tmp_path), budget=0, update=True, token=TOKEN, update_deadline=20)
    ) as client:
        rows = " . ".join(f"<urn:{n}> <urn:b> {n}" for n in range(20_000))
        answers: list[httpx.Response] = []
        writing = threading.Thread(
            target=lambda: answers.append(update(client, f"INSERT DATA {{ GRAPH <urn:w> {{ {rows} }} }}"))
        )
        writing.start()
        until = time.monotonic() + 10
        while time.monotonic() < until and not (pids := writers()):
            time.sleep(0.01)
        time.sleep(0.4)
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        writing.join()
        assert answers[0].status_code in (204, 507)
        count = client.get(
            "/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { GRAPH <urn:w> { ?s ?p ?o } }"}
        )
        assert int(count.json()["results"]["bindings"][0]["n"]["value"]) in (0, 20_000)
        assert update(client, "INSERT DATA { <urn:a> <urn:b> 1 }").status_code == 204


def writers() -> set[int]:
    return children_of(os.getpid(), "api.sparql.writer")
