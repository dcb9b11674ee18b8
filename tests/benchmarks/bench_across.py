"""Measure what is worked out across papers beside loading them, in one run: for all of them, for one more, for none.

python -m tests.benchmarks.bench_across [--papers 200]

Loading is timed without the full-text index. Reading a paper costs several times as much as loading it and is not in.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from graph.across.looking import look_across
from graph.load import Load, load_many
from graph.store import Store, open_store
from tests.benchmarks.generated import generate


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def once_more(load: Load) -> Load:
    """Give a paper as a newer reader would have read it."""
    return replace(load, entry=replace(load.entry, importer_version="later"))


def measure(store: Store, loads: list[Load]) -> list[tuple[str, float, float]]:
    """Time loading and looking across, for all papers, for one again, and for none."""
    everything = timed(lambda: load_many(store, loads, index=False)), timed(lambda: look_across(store))
    one = (
        timed(lambda: load_many(store, [once_more(loads[0])], index=False)),
        timed(lambda: look_across(store)),
    )
    none = timed(lambda: load_many(store, [], index=False)), timed(lambda: look_across(store))
    return [("all papers", *everything), ("one of them again", *one), ("nothing new", *none)]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--papers", type=int, default=200)
    papers = options.parse_known_args()[0].papers
    loads = [replace(load, quads=list(load.quads)) for load in generate(papers)]
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store") as store:
        rows = measure(store, loads)
    sys.stdout.write(f"{papers} papers\n{'':20}{'loaded in':>12}{'across in':>12}{'ratio':>8}\n")
    for name, loading, across in rows:
        sys.stdout.write(f"{name:20}{loading:11.2f}s{across:11.2f}s{across / loading:8.2f}\n")


if __name__ == "__main__":
    main()
