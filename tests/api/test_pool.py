"""Queries that would take too much are ended with the right status, and nobody else feels them."""

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from api.settings import Settings
from tests.processes import children_of

from .conftest import PAPERS, load_papers, serving

DIGITS = "1 2 3 4 5 6 7 8 9 10"


def product(factors: int) -> str:
    return " ".join(f"VALUES ?a{n} {{ {DIGITS} }}" for n in range(factors))


RUNAWAY = f"SELECT (COUNT(*) AS ?n) {{ {product(12)} }}"
HUNGRY = f"SELECT * {{ {product(8)} }} ORDER BY ?a1 ?a3"
VAST = f"SELECT * {{ {product(7)} }}"
ADVERSARIAL = {
    "product counted": (504, RUNAWAY),
    "product sorted": (507, HUNGRY),
    "product listed": (413, VAST),
    "product made distinct": (413, f"SELECT DISTINCT * {{ {product(9)} }}"),
    "product grouped": (507, f"SELECT {' '.join(f'?a{n}' for n in range(8))} (COUNT(*) AS ?n) {{ {product(9)} }} GROUP BY {' '.join(f'?a{n}' for n in range(8))}"),
    "paths without end": (504, "SELECT (COUNT(*) AS ?n) { ?a (!<urn:none>)* ?b . ?b (!<urn:none>)* ?c . ?c (!<urn:none>)* ?d . ?d (!<urn:none>)* ?e }"),
    "triples crossed": (504, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"),
    "optional crossed": (504, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c OPTIONAL { ?d ?e ?f } OPTIONAL { ?g ?h ?i } OPTIONAL { ?j ?k ?l } }"),
    "texts matched": (504, f'SELECT (COUNT(*) AS ?n) {{ ?s scr:quote ?q {product(8)} FILTER REGEX(CONCAT(STR(?a0), ?q, STR(?a7)), "(a|e|i)+x$") }}'),
    "texts joined": (507, f'SELECT (GROUP_CONCAT(CONCAT(?q, STR(?a1))) AS ?all) {{ ?s scr:quote ?q {product(7)} }}'),
    "a graph built": (413, f"CONSTRUCT {{ _:b ?p ?x , ?o }} {{ ?s ?p ?o {product(3)} BIND(CONCAT(STR(?a0), STR(?a1)) AS ?x) }}"),
    "groups nested too deep": (413, "ASK {" + "{" * 5000 + "}" * 5000 + "}"),
    "a long chain": (507, "ASK { FILTER(" + "1+" * 49_000 + "1 > 0) }"),
    "negation nested": (413, "ASK { FILTER(" + "!" * 5000 + "true) }"),
}  # fmt: skip


@pytest.fixture(scope="module")
def hardy(location: Path) -> Iterator[httpx.Client]:
    """The service with two readers, a second for each query, and a queue of two."""
    settings = Settings(
        store=str(location), deadline=1.0, budget=0, memory=256, result=4, readers=2, waiting=2
    )
    with serving(settings) as client:
        yield client


def ask(client: httpx.Client, query: str, **more: object) -> httpx.Response:
    return client.post("/sparql", data={"query": query, **more})


@pytest.mark.parametrize("kind", ADVERSARIAL)
def test_a_runaway_is_ended_in_time_with_the_true_status(hardy: httpx.Client, kind: str) -> None:
    status, query = ADVERSARIAL[kind]
    began = time.monotonic()
    answer = ask(hardy, query)
    took = time.monotonic() - began
    allowed = (
        {status, 504, 507} if status == 507 else {status, 504}
    )  # a busy machine may reach the deadline first
    assert answer.status_code in allowed, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert took < 1.0 + 4.0  # the machine may be busy; how close it comes is for the benchmark to say
    until = time.monotonic() + 10  # a reader that was ended is replaced, which takes a busy machine its time
    while (after := ask(hardy, "ASK {}")).status_code != 200 and time.monotonic() < until:
        time.sleep(0.2)
    assert after.json() == {"head": {}, "boolean": True}


def test_a_client_may_shorten_the_deadline_and_not_lengthen_it(hardy: httpx.Client) -> None:
    for wished, most in ((0.2, 0.9), (60, 3.0)):
        began = time.monotonic()
        assert ask(hardy, RUNAWAY, timeout=str(wished)).status_code == 504
        assert time.monotonic() - began < most


def wait_for_readers(client: httpx.Client, number: int) -> None:
    until = time.monotonic() + 20
    while f"scrutiny_readers_idle {number}" not in client.get("/metrics").text:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_others_are_answered_while_a_runaway_runs(hardy: httpx.Client) -> None:
    wait_for_readers(hardy, 2)
    with ThreadPoolExecutor(1) as pool:
        runaway = pool.submit(ask, hardy, RUNAWAY)
        time.sleep(0.1)
        took = []
        while not runaway.done() and len(took) < 50:
            began = time.monotonic()
            assert ask(hardy, f"ASK {{ VALUES ?n {{ {len(took)} }} }}").status_code == 200
            took.append(time.monotonic() - began)
        assert runaway.result().status_code == 504
    assert len(took) >= 5
    assert sorted(took)[len(took) // 2] < 0.2


def test_a_full_queue_is_said_at_once(hardy: httpx.Client) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: ask(hardy, f"{RUNAWAY} #{n}"), range(8)))
    statuses = sorted(answer.status_code for answer in answers)
    assert set(statuses) <= {503, 504}
    assert statuses.count(503) >= 4
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in answers if answer.status_code == 503)


def test_a_client_that_leaves_frees_its_reader(location: Path) -> None:
    settings = Settings(store=str(location), deadline=30.0, budget=0, readers=1, memory=256)
    with serving(settings) as client:
        target = client.base_url
        leaving = socket.create_connection((target.host, target.port))
        body = f"query={RUNAWAY.replace(' ', '+')}"
        leaving.sendall(
            f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        time.sleep(0.3)
        leaving.close()
        began = time.monotonic()
        assert ask(client, "ASK {}").status_code == 200
        assert time.monotonic() - began < 15  # half the deadline: the reader was freed, not waited for
        assert 'readers_ended_total{reason="client left"} 1' in client.get("/metrics").text


def test_an_answer_over_what_passes_at_once_arrives_whole(hardy: httpx.Client) -> None:
    answer = client_csv(hardy, f"SELECT * {{ {product(5)} }}")
    assert answer.status_code == 200
    assert int(answer.headers["content-length"]) == len(answer.content) > 1 << 20
    assert len(answer.text.splitlines()) == 100_001


def client_csv(client: httpx.Client, query: str) -> httpx.Response:
    return client.post("/sparql", data={"query": query}, headers={"accept": "text/csv"})


def readers_of(pid: int) -> set[int]:
    return children_of(pid, "api.readers.reader")


def test_readers_that_vanish_are_replaced(location: Path) -> None:
    with serving(Settings(store=str(location), deadline=5.0, budget=0, readers=2, memory=256)) as client:
        for round_ in range(3):
            for pid in readers_of(os.getpid()):
                os.kill(pid, signal.SIGKILL)
            for n in range(5):
                answer = ask(
                    client, f"SELECT (COUNT(DISTINCT ?m) AS ?n) {{ ?m a scr:Meeting }} # {round_} {n}"
                )
                assert answer.status_code in (200, 507), answer.text
                if answer.status_code == 200:
                    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "2"
            time.sleep(0.3)
            assert ask(client, f"ASK {{}} # {round_}").status_code == 200


def test_no_reader_outlives_the_service(location: Path) -> None:
    before = readers_of(os.getpid())
    with serving(Settings(store=str(location), readers=2)) as client:
        ask(client, "ASK {}")
        assert readers_of(os.getpid()) - before
    assert readers_of(os.getpid()) <= before


def test_a_load_is_seen_at_once_and_old_snapshots_go(tmp_path: Path) -> None:
    load_papers(tmp_path, PAPERS[:1])
    count = "SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a scr:Meeting }"
    with serving(Settings(store=str(tmp_path), deadline=5.0, budget=0, readers=2)) as client:
        first = ask(client, count)
        assert first.json()["results"]["bindings"][0]["n"]["value"] == "1"
        load_papers(tmp_path)
        second = ask(client, count)
        assert second.json()["results"]["bindings"][0]["n"]["value"] == "2"
        assert first.headers["etag"] != second.headers["etag"]
        load_papers(tmp_path, PAPERS[:1])
    assert len([one for one in (tmp_path / "snapshots").iterdir() if one.is_dir()]) <= 2


def test_loading_goes_on_while_readers_read(tmp_path: Path) -> None:
    load_papers(tmp_path, PAPERS[:1])
    with serving(Settings(store=str(tmp_path), deadline=5.0, budget=0, readers=2)) as client:
        stop, wrong = threading.Event(), []

        def keep_asking() -> None:
            while not stop.is_set():
                answer = ask(
                    client,
                    f"SELECT (COUNT(DISTINCT ?m) AS ?n) {{ ?m a scr:Meeting }} # {time.monotonic_ns()}",
                )
                if (
                    answer.status_code != 200
                    or answer.json()["results"]["bindings"][0]["n"]["value"] not in "12"
                ):
                    wrong.append(answer.text)

        thread = threading.Thread(target=keep_asking)
        thread.start()
        for _ in range(3):
            load_papers(tmp_path)
        stop.set()
        thread.join()
    assert not wrong


def test_a_store_without_papers_is_said_and_served_once_there_are_some(tmp_path: Path) -> None:
    with serving(Settings(store=str(tmp_path), budget=0)) as client:
        answer = ask(client, "ASK {}")
        assert (answer.status_code, answer.json()["detail"]) == (503, "No papers have been loaded yet.")
        assert "Nothing has been loaded yet" in client.get("/").text
        assert client.get("/health").status_code == 200
        load_papers(tmp_path)
        assert ask(client, "ASK { ?m a scr:Meeting }").json()["boolean"]


def test_a_client_that_used_its_share_is_told_when_to_come_back(location: Path) -> None:
    with serving(Settings(store=str(location), deadline=0.5, budget=0.6, readers=1)) as client:
        statuses = [ask(client, f"{RUNAWAY} #{n}").status_code for n in range(3)]
        assert (statuses[0], statuses[-1]) == (504, 429)
        refused = ask(client, "ASK { ?a ?b 1 }")
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) > 1
        assert client.get("/health").status_code == 200
