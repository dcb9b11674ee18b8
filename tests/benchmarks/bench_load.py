"""Measure loading: ours beside the engine's own bulk path, on the same quads, in one run.

    python -m tests.benchmarks.bench_load [--papers 200] [--rounds 3] [--rdflib]

Every way loads into a fresh store on disk and is timed to the end of its flush; the best of the rounds counts, since
noise only ever adds. Ratios are against ``pyoxigraph.Store.bulk_load`` of the same N-Quads.
"""

import argparse
import io
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.archive import keep_text
from graph.load import Load, load_many, replace_document
from graph.store import open_store
from tests.benchmarks.generated import generate_with_texts


@dataclass(frozen=True)
class Material:
    """What every way loads: papers as quads with their texts, and the same quads as N-Quads."""

    loads: list[Load]
    texts: list[str]
    nquads: bytes
    quads: int


def prepare(papers: int) -> Material:
    made = list(generate_with_texts(papers))
    quads = [quad for load, _ in made for quad in load.quads]
    data = io.BytesIO()
    ox.serialize(quads, data, ox.RdfFormat.N_QUADS)
    return Material([load for load, _ in made], [text for _, text in made], data.getvalue(), len(quads))


def engine_nquads(material: Material, folder: Path) -> float:
    store = ox.Store(folder / "engine")
    started = time.perf_counter()
    store.bulk_load(material.nquads, ox.RdfFormat.N_QUADS)
    store.flush()
    return time.perf_counter() - started


def engine_quads(material: Material, folder: Path) -> float:
    store = ox.Store(folder / "engine")
    started = time.perf_counter()
    store.bulk_extend(quad for load in material.loads for quad in load.quads)
    store.flush()
    return time.perf_counter() - started


def ours_nquads(material: Material, folder: Path) -> float:
    with open_store(folder) as store:
        started = time.perf_counter()
        store.add_serialised(io.BytesIO(material.nquads), ox.RdfFormat.N_QUADS)
        store.publish()
        return time.perf_counter() - started


def ours_dataset(material: Material, folder: Path) -> float:
    with open_store(folder) as store:
        started = time.perf_counter()
        store.dataset.parse(data=material.nquads, format="ox-nquads", transactional=False)
        store.publish()
        return time.perf_counter() - started


def ours_papers(material: Material, folder: Path) -> float:
    with open_store(folder) as store:
        started = time.perf_counter()
        load_many(store, material.loads, index=False)
        return time.perf_counter() - started


def ours_papers_indexed(material: Material, folder: Path) -> float:
    with open_store(folder) as store:
        for text in material.texts:
            keep_text(store.archive, text)
        started = time.perf_counter()
        load_many(store, material.loads)
        return time.perf_counter() - started


def ours_one_by_one(material: Material, folder: Path) -> float:
    with open_store(folder) as store:
        started = time.perf_counter()
        for load in material.loads:
            replace_document(store, load.document, load.quads, load.entry)
        store.publish()
        return time.perf_counter() - started


def rdflib_memory(material: Material, folder: Path) -> float:  # noqa: ARG001 - in memory
    from rdflib import Dataset

    started = time.perf_counter()
    Dataset().parse(data=material.nquads, format="nquads")
    return time.perf_counter() - started


WAYS: dict[str, Callable[[Material, Path], float]] = {
    "pyoxigraph bulk_load of N-Quads": engine_nquads,
    "pyoxigraph bulk_extend of Quads": engine_quads,
    "ours: add_serialised of N-Quads": ours_nquads,
    "ours: Dataset.parse of N-Quads": ours_dataset,
    "ours: load_many, catalogue and all": ours_papers,
    "ours: load_many with search index": ours_papers_indexed,
    "ours: replace_document one by one": ours_one_by_one,
}


def measure(papers: int, rounds: int, *, with_rdflib: bool = False) -> dict[str, float]:
    """Give quads a second for each way."""
    material = prepare(papers)
    ways = {**WAYS, **({"rdflib in memory": rdflib_memory} if with_rdflib else {})}
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, way in ways.items():
            with tempfile.TemporaryDirectory() as folder:
                taken = way(material, Path(folder))
            best[name] = min(taken, best.get(name, taken))
    return {name: material.quads / taken for name, taken in best.items()}


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--papers", type=int, default=200)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--rdflib", action="store_true", help="rdflib's memory store too (slow)")
    asked = options.parse_args()
    rates = measure(asked.papers, asked.rounds, with_rdflib=asked.rdflib)
    peer = rates["pyoxigraph bulk_load of N-Quads"]
    for name, rate in rates.items():
        sys.stdout.write(f"{name:38} {rate:>10,.0f} quads/s {rate / peer:>6.2f}\n")


if __name__ == "__main__":
    main()
