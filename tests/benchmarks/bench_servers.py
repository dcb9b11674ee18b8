"""Measure the same store embedded and behind servers: loading, one more paper, space on disk, and what questions take.

    python -m tests.benchmarks.bench_servers [--papers 300] [--only embedded oxigraph virtuoso]

All in one run on one machine, so the servers share its processors with the program that loads. A server that is not
installed is left out.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

import _pytest.outcomes
import pyoxigraph as ox

from graph.load import Load, load_many
from graph.remote.address import Server
from graph.store import open_store
from tests.benchmarks.generated import generate
from tests.servers import STARTERS

QUESTIONS = {
    "one meeting's facts": "SELECT ?p ?o {{ <{meeting}> ?p ?o }}",
    "a body's decisions in a year": "SELECT DISTINCT ?d ?t {{ ?m schema:organizer <{body}> ; schema:startDate ?s . ?i scr:inMeeting ?m . ?d scr:inItem ?i ; schema:text ?t FILTER(STRSTARTS(STR(?s), '{year}')) }}",
    "who sat with whom on a body": "SELECT ?a ?b (COUNT(DISTINCT ?m) AS ?n) {{ ?m schema:organizer <{body}> . ?x scr:atMeeting ?m ; scr:person ?a . ?y scr:atMeeting ?m ; scr:person ?b FILTER(STR(?a) < STR(?b)) }} GROUP BY ?a ?b",
    "papers by year, all": "SELECT ?y (COUNT(DISTINCT ?m) AS ?n) {{ ?m schema:startDate ?s BIND(SUBSTR(STR(?s), 1, 4) AS ?y) }} GROUP BY ?y",
}
ROUNDS = 7
WARM = "SELECT ?m ?b ?s { ?m schema:organizer ?b ; schema:startDate ?s } ORDER BY ?m LIMIT 1"


@contextmanager
def place(name: str, folder: Path) -> Iterator[Path | Server]:
    """Give a store to open: a folder, or a server that runs until the block ends."""
    starting = nullcontext(folder / "data") if name == "embedded" else STARTERS[name](folder)
    with starting as location:
        yield location


def size_of(folder: Path) -> int:
    """Give the bytes that files take, one that has several names counted once."""
    files = {file.stat().st_ino: file.stat().st_blocks * 512 for file in folder.rglob("*") if file.is_file()}
    return sum(files.values())


def timed_load(location: Path | Server, loads: list[Load]) -> float:
    started = time.perf_counter()
    with open_store(location) as store:
        load_many(store, loads, index=False)
    return time.perf_counter() - started


def timed_questions(location: Path | Server) -> dict[str, float]:
    """Give the median milliseconds of each question, answer read to its end."""
    taken: dict[str, float] = {}
    with open_store(location, read_only=True) as store:
        (first,) = list(store.query(WARM))  # type: ignore[arg-type]
        about = {"meeting": first["m"].value, "body": first["b"].value, "year": first["s"].value[:4]}
        for name, text in QUESTIONS.items():
            times = []
            for _ in range(ROUNDS):
                started = time.perf_counter()
                answer = store.query(text.format(**about))
                assert isinstance(answer, ox.QuerySolutions)
                assert sum(1 for _ in answer)
                times.append((time.perf_counter() - started) * 1000)
            taken[name] = statistics.median(times)
    return taken


def measure(name: str, loads: list[Load], more: Load, folder: Path) -> None:
    quads = sum(len(list(load.quads)) for load in loads)
    with place(name, folder) as location:
        empty = size_of(folder)
        seconds = timed_load(location, loads)
        one = timed_load(location, [more])
        nothing = timed_load(location, [more])
        again = timed_load(location, [replace(more, entry=replace(more.entry, importer_version="2"))])
        taken = timed_questions(location)
        size = size_of(folder) - empty
    sys.stdout.write(
        f"{name:<10} {quads:,} quads in {seconds:.1f} s = {quads / seconds:,.0f} quads/s; {size / quads:.0f} bytes a quad;"
        f" one more paper {one:.2f} s, again unchanged {nothing:.2f} s, replaced {again:.2f} s\n"
    )
    for question, milliseconds in taken.items():
        sys.stdout.write(f"{'':<10} {question:<30} {milliseconds:>9.1f} ms\n")
    sys.stdout.flush()


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--papers", type=int, default=300)
    arguments.add_argument("--only", nargs="*", default=["embedded", *STARTERS])
    wanted = arguments.parse_args()
    *loads, more = generate(wanted.papers + 1)
    loads = [replace(load, quads=list(load.quads)) for load in loads]
    more = replace(more, quads=list(more.quads))
    for name in wanted.only:
        with tempfile.TemporaryDirectory() as folder:
            try:
                measure(name, loads, more, Path(folder))
            except _pytest.outcomes.Skipped as reason:
                sys.stdout.write(f"{name:<10} left out: {reason}\n")


if __name__ == "__main__":
    main()
