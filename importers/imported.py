"""Import one source: from its bytes to the quads of its graph, and the report for the person who asked."""

import gc
import hashlib
import importlib.metadata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Quad

from importers import read_paper
from importers.confidence import with_measured_confidence
from importers.minutes.reading import read_minutes
from importers.records import Reading
from importers.report import Report, report_on
from importers.source import Source
from importers.triples import write_quads
from ontology.iris import Iris

__all__ = ["Imported", "import_source", "reader_version"]


@dataclass(frozen=True, slots=True)
class Imported:
    """One paper, read: its document's IRI, the quads of that document's graph, and how the reading went."""

    document: str
    quads: tuple[Quad, ...]
    reading: Reading
    report: Report


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause Python's search for cycles: reading makes many objects and no cycles, and is looked through in vain."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


@collector_paused()
def import_source(source: Source, names: Iris | None = None) -> Imported:
    """Read a source and write its quads; raises :class:`importers.errors.ReadError` where it holds no readable paper."""
    names = names or Iris()
    graded, roster = read_minutes(read_paper(source), source.known)
    reading = with_measured_confidence(graded)
    document = names.document(source.digest)
    quads = write_quads(reading, source, roster, names)
    return Imported(document, quads, reading, report_on(reading, source.name, document, quads))


@cache
def reader_version() -> str:
    """Name the version of the reader: the project's, and a digest of the importers' and the ontology's own files.

    A paper that was read by another version is read again; a changed rule is another version even before a release.
    """
    digest = hashlib.sha256()
    here = Path(__file__).resolve().parent
    for folder in (here, here.parent / "ontology"):
        for file in sorted(folder.rglob("*")):
            if file.suffix in {".py", ".ttl", ".csv", ".txt"}:
                digest.update(file.read_bytes())
    return f"{importlib.metadata.version('scrutiny-graph')}+{digest.hexdigest()[:12]}"
