"""Take papers in: read each, load it whole or not at all, and see what it adds to the papers that are there already."""

import datetime as dt
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from graph.across.looking import look_across
from graph.archive import Kind, keep_text
from graph.catalogue import CatalogueEntry, find_by_source, find_entry
from graph.documents import Versions
from graph.errors import ArchiveError
from graph.load import Load, Outcome, is_unchanged, load_many
from graph.store import Store
from importers import choose, read_paper
from importers.errors import FAULTS, ReaderFault, ReadError
from importers.files.sources import STREAM, find_sources
from importers.imported import import_source, reader_version
from importers.report import Report
from importers.source import Known, Source
from importers.tally import Tally

__all__ = ["load_papers"]

_KNOWN: Final = ""
"""In place of a document: there is nothing to wait for."""


def load_papers(
    store: Store, papers: Iterable[str | Path], known: Known | None = None, tally: Tally | None = None
) -> dict[str, Outcome]:
    """Read papers and load them into an open store, then work out what follows across papers; say what became of each.

    ``papers`` are files, folders or patterns. Papers that cannot be read are told on standard error, and the others go on.
    """
    tally = tally or Tally(_tell, _tell, quiet=True)
    turns = _Turns()
    try:
        outcomes = load_many(
            store, _loads(store, papers, known or Known(), tally, turns), written=turns.settle
        )
    finally:
        turns.end()
    look_across(store)
    return outcomes


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


class _Turns:
    """Tells what became of papers in the order in which they were read, each once that is known.

    A paper that has been read waits with others to be written; it is told as loaded when it is in the store, and never
    where the store could not be written.
    """

    def __init__(self) -> None:
        self._waiting: deque[tuple[str, Callable[[], None]]] = deque()
        self._settled = {_KNOWN}

    def add(self, tell: Callable[[], None], document: str = _KNOWN) -> None:
        """Take what is to be told, at once or when a document is in the store."""
        self._waiting.append((document, tell))
        self._tell()

    def settle(self, load: Load) -> None:
        """Note that a document is in the store."""
        self._settled.add(load.document)
        self._tell()

    def end(self) -> None:
        """Tell what is known of the papers behind one that was not written."""
        self._waiting = deque(turn for turn in self._waiting if turn[0] in self._settled)
        self._tell()

    def _tell(self) -> None:
        while self._waiting and self._waiting[0][0] in self._settled:
            self._waiting.popleft()[1]()


def _loads(
    store: Store, papers: Iterable[str | Path], known: Known, tally: Tally, turns: _Turns
) -> Iterator[Load]:
    """Read the papers one by one; one that cannot be read is told, and the others go on."""
    versions = Versions(partial(find_by_source, store))
    read: set[str] = set()
    for found in find_sources(papers, known):
        if isinstance(found, ReadError):
            turns.add(partial(tally.tell_failed, found))
            continue
        document = store.iris.document(found.digest)
        try:
            entry = _entry(found, choose(found).name)
            if document in read or is_unchanged(store, document, entry):
                if document not in read:
                    _keep_again(store, document, found)
                read.add(document)
                turns.add(partial(tally.tell_unchanged, found.name, document))
                continue
            imported = import_source(found, store.iris)
        except ReadError as error:
            turns.add(partial(tally.tell_failed, error))
            continue
        except FAULTS as fault:
            turns.add(partial(tally.tell_failed, ReaderFault.of(found.name, fault)))
            continue
        read.add(document)
        report, replaces = imported.report, versions.put(document, found.name) if found.name != STREAM else ()
        store.archive.keep("source", found.data)
        text_digest = keep_text(store.archive, imported.reading.paper.text)
        turns.add(partial(tally.tell_loaded, report, replaces), document)
        yield Load(document, imported.quads, _judged(entry, report, text_digest), replaces)


def _keep_again(store: Store, document: str, source: Source) -> None:
    """Put back what the archive has lost of a paper that is loaded, or what was changed in it since."""
    entry = find_entry(store, document)
    kept: tuple[tuple[Kind, str], ...] = (
        (("source", entry.digest), ("text", entry.text_digest)) if entry else ()
    )
    try:
        for kind, digest in kept:
            store.archive.read(kind, digest)
    except ArchiveError:
        store.archive.keep("source", source.data)
        keep_text(store.archive, read_paper(source).text)


def _entry(source: Source, importer: str) -> CatalogueEntry:
    return CatalogueEntry(
        source=source.name,
        digest=source.digest,
        text_digest="",
        importer=importer,
        importer_version=reader_version(),
        loaded=dt.datetime.now(dt.UTC),
        given=repr(source.known),
    )


def _judged(entry: CatalogueEntry, report: Report, text_digest: str) -> CatalogueEntry:
    """Add to an entry what reading the paper came to."""
    return replace(
        entry,
        text_digest=text_digest,
        layout=report.layout,
        confidence=report.confidence,
        coverage=report.coverage,
        complete=report.complete,
        warnings=report.warnings,
    )
