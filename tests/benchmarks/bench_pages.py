"""Measure the pages: the time that each kind takes the service, over a graph of invented councils.

    python -m tests.benchmarks.bench_pages [--papers 1000] [--rounds 40]

A thousand papers are a million quads. Every kind of page is asked for many different things in turn, one request after
the other, over HTTP: first with nothing kept ("cold", every query runs), then as the service runs by itself ("kept").
The target is 100 ms at the 95th percentile. "Worked" is the processor time of the service and its readers for an answer,
which a busy machine changes little; the row "(no query)" is an answer that asks nothing of the store.
"""

import argparse
import contextlib
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx

from api.pages.subject import find_topic
from graph.archive import keep_text
from graph.load import Load, load_many
from graph.sparql.terms import rows
from graph.store import Store, open_store
from tests.benchmarks.generated import generate_with_texts

TARGET = 100.0  # milliseconds at the 95th percentile
PORT = 8391
CLASSES = {
    "council": "scr:Council",
    "body": "scr:Body",
    "meeting": "scr:Meeting",
    "item": "scr:AgendaItem",
    "decision": "scr:Action",
    "contribution": "scr:Contribution",
    "person": "foaf:Person",
    "post": "org:Post",
    "attendance": "scr:Attendance",
}
SEARCHES = (
    "housing repairs",
    "Anwen Khan",
    "director",
    "school places",
    "flooding ward",
    "care home partnership",
)


def fill(folder: Path, papers: int) -> None:
    """Load invented papers with their texts."""

    def loads(store: Store) -> Iterator[Load]:
        for load, text in generate_with_texts(papers):
            yield replace(load, entry=replace(load.entry, text_digest=keep_text(store.archive, text)))

    with open_store(folder) as store:
        load_many(store, loads(store))


def choose_pages(folder: Path, number: int) -> dict[str, list[str]]:
    """Choose addresses of every kind of page, the same in each run."""
    chance = random.Random(7)  # noqa: S311 - test data
    pages = {
        "(no query)": ["/health"],
        "start": ["/"],
        "papers": [f"/documents?page={n}" for n in range(1, 11)],
        "register": [f"/people?letter={letter}" for letter in "ABCDEFGHIJKLMNOPR"],
    }
    with open_store(folder) as store:
        for kind, name in CLASSES.items():
            found = sorted(
                {row["s"] for row in rows(store.query(f"SELECT DISTINCT ?s {{ ?s a {name} }} LIMIT 20000"))}
            )
            pages[kind] = [
                "/id/" + iri.partition("/id/")[2] for iri in chance.sample(found, min(number, len(found)))
            ]
        papers = sorted(
            {row["s"] for row in rows(store.query("SELECT DISTINCT ?s { ?s a scr:Document } LIMIT 500"))}
        )
        pages["paper"] = ["/documents/" + iri.rpartition("/")[2] for iri in chance.sample(papers, number)]
        topics = {row["s"] for row in rows(store.query("SELECT DISTINCT ?s { ?item dcterms:subject ?s }"))}
        known = sorted(iri for iri in topics if find_topic(iri))
        pages["topic"] = ["/concept/" + iri.partition("/concept/")[2] for iri in known]
    pages["feed"] = [f"{path}?format=atom" for path in pages["body"]]
    pages["search"] = [f"/search?q={words}" for words in SEARCHES]
    pages["suggestions"] = [f"/search/suggest?q={words}" for words in ("anw", "housing", "dir", "kh", "bus")]
    return pages


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[tuple[httpx.Client, int]]:
    """Run the service in a group of processes of its own; give a client and the group."""
    environment = {**os.environ, "SCRUTINY_BUDGET": "0", **settings}
    command = [sys.executable, "-m", "scrutiny", "serve", "--store", str(folder), "--port", str(PORT)]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{PORT}", timeout=60, headers={"accept": "text/html, */*;q=0.5"}
        ) as client:
            wait_for(client)
            yield client, process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(client: httpx.Client, patience: float = 60.0) -> None:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            if client.get("/health").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError("the service did not start")


def processor_seconds(group: int) -> float:
    """Give the processor time that a group of processes has taken, in seconds; 0 where there is no /proc."""
    spent = 0
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            fields = entry.read_text().rpartition(")")[2].split()
            if int(fields[2]) == group:
                spent += int(fields[11]) + int(fields[12])
    return spent / os.sysconf("SC_CLK_TCK")


@dataclass
class Measured:
    """Milliseconds from request to answer, and of the processor's time for each."""

    times: list[float]
    worked: float

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.times, n=20)[-1]

    @property
    def median(self) -> float:
        return statistics.median(self.times)


def measure(client: httpx.Client, group: int, addresses: list[str], rounds: int) -> Measured:
    """Ask for addresses in turn; the first answer, which warms what is read once, is not counted."""
    client.get(addresses[0]).raise_for_status()
    times, before = [], processor_seconds(group)
    for number in range(rounds):
        began = time.perf_counter()
        client.get(addresses[number % len(addresses)]).raise_for_status()
        times.append((time.perf_counter() - began) * 1000)
    return Measured(times, (processor_seconds(group) - before) * 1000 / rounds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--store", type=Path, help="a store that was filled before")
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = wishes.store or Path(scratch) / "store"
        if wishes.store is None:
            fill(folder, wishes.papers)
        pages = choose_pages(folder, wishes.rounds)
        results: dict[str, list[Measured]] = {kind: [] for kind in pages}
        for settings in ({"SCRUTINY_CACHE": "0"}, {}):
            with serving(folder, **settings) as (client, group):
                for kind, addresses in pages.items():
                    results[kind].append(measure(client, group, addresses, wishes.rounds))
    tell(results)


def tell(results: dict[str, list[Measured]]) -> None:
    """Print a line for each kind of page."""
    heads = ("median", "p95", "worked")
    print(
        f"{'page':14} "
        + " ".join(f"{f'{how} {head}':>12}" for how in ("cold", "kept") for head in heads)
        + "   ms"
    )
    for kind, measured in results.items():
        figures = (figure for one in measured for figure in (one.median, one.p95, one.worked))
        late = f"  over {TARGET:g}" if measured[-1].p95 > TARGET else ""
        print(f"{kind:14} " + " ".join(f"{figure:12.1f}" for figure in figures) + late)


if __name__ == "__main__":
    main()
