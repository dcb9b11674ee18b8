"""Golden cases: a folder ``<importer>/<case>/`` with ``meta.json`` and ``expected.ttl``, and a source beside them or among the samples.

``meta.json`` says what is known of the source: ``source`` (a path from the root, if it is not in the folder),
``council``, ``body``, ``date``, ``url``.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.sparql.prefixes import PREFIXES
from importers.imported import import_source
from importers.source import Known, Source

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


@dataclass(frozen=True, slots=True)
class Case:
    folder: Path

    @property
    def name(self) -> str:
        return str(self.folder.relative_to(HERE))

    @property
    def expected(self) -> Path:
        return self.folder / "expected.ttl"

    def source(self) -> Source:
        meta = json.loads((self.folder / "meta.json").read_text(encoding="utf-8"))
        file = ROOT / meta["source"] if "source" in meta else next(self.folder.glob("source.*"))
        day = dt.date.fromisoformat(meta["date"]) if "date" in meta else None
        known = Known(council=meta.get("council"), body=meta.get("body"), date=day, url=meta.get("url"))
        return Source(file.read_bytes(), file.name, known=known)

    def triples(self) -> set[ox.Triple]:
        return {quad.triple for quad in import_source(self.source()).quads}


def cases() -> Iterator[Case]:
    return (Case(meta.parent) for meta in sorted(HERE.glob("*/*/meta.json")))


def read_turtle(file: Path) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)}


def write_turtle(file: Path, triples: set[ox.Triple]) -> None:
    """Write triples in a fixed order, so that a change in what is read is a change in a few lines."""
    prefixes = {prefix: iri for prefix, iri in PREFIXES.items() if prefix != "scrc"}
    body = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
    head, rest = [], []
    for line in body.decode().splitlines():
        (head if line.startswith("@prefix") else rest).append(line)
    file.write_text("\n".join([*sorted(head), "", *rest]) + "\n", encoding="utf-8")
