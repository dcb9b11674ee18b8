"""Keep the full-text index in step with the graph.

What is indexed of a document is read from its own graph and its archived text. Each document is indexed under a stamp
made of its catalogue entry; where a process ended between loading and indexing, the stamps differ and
:func:`bring_up_to_date` mends it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import pyoxigraph as ox
from rdflib.namespace import FOAF, ORG, RDF, RDFS

from graph.archive import read_text
from graph.catalogue import CatalogueEntry, entries, find_entry
from graph.search.index import Kind, Row
from graph.sparql.terms import value_of
from graph.store import Store
from ontology.iris import graph, mention
from ontology.terms import SCHEMA, SCR

__all__ = ["bring_up_to_date", "index_documents", "rows_of", "stretches"]

STRETCH = 1_200
"""Code points of a paper's text that make one entry of the index, at most."""

_BATCH = 200  # documents indexed in one transaction

_KINDS: dict[str, Kind] = {
    str(FOAF.Person): "person",
    str(SCR.Council): "body",
    str(SCR.Body): "body",
    str(SCR.ExternalBody): "body",
    str(ORG.OrganizationalUnit): "body",
    str(ORG.Post): "post",
    str(SCR.Meeting): "meeting",
    str(SCR.AgendaItem): "item",
    str(SCR.Decision): "decision",
    str(SCR.ExecutiveDecision): "decision",
    str(SCR.Contribution): "contribution",
    str(SCR.Issue): "issue",
    str(SCR.Document): "document",
}

# The end of a paragraph, else of a line, else of a sentence, else a space: where a stretch may end.
_BREAKS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.;:] "), re.compile(r"\s"))

_Facts = Mapping[str, Mapping[str, list[str]]]


def index_documents(store: Store, documents: Iterable[str]) -> None:
    """Index some documents as the graph has them now, and forget those that are gone; the others are not looked at."""
    waiting = iter(documents)
    while batch := list(islice(waiting, _BATCH)):
        known = {document: find_entry(store, document) for document in batch}
        store.index.remove(document for document, entry in known.items() if entry is None)
        store.index.replace(
            (document, _stamp(entry), _rows(store, document, entry))
            for document, entry in known.items()
            if entry is not None
        )


def bring_up_to_date(store: Store) -> int:
    """Index every document whose catalogue entry is not the one that it was indexed under; give their number.

    It reads the whole catalogue: for an index that is new, or that a killed process or another machine's import left
    behind.
    """
    known, indexed = entries(store), store.index.stamps()
    store.index.remove(sorted(indexed.keys() - known.keys()))
    stale = [document for document, entry in known.items() if indexed.get(document) != _stamp(entry)]
    index_documents(store, stale)
    store.index.note_whole(whole=True)
    return len(stale)


def _stamp(entry: CatalogueEntry) -> str:
    return f"{entry.digest} {entry.importer} {entry.importer_version} {entry.loaded.isoformat()}"


def _rows(store: Store, document: str, entry: CatalogueEntry) -> Iterator[Row]:
    text = (
        read_text(store.archive, entry.text_digest) if store.archive.holds("text", entry.text_digest) else ""
    )
    return rows_of(document, store.quads(graph(document)), text)


def rows_of(document: str, quads: Iterable[ox.Quad], text: str) -> Iterator[Row]:
    """Iterate over what one document says, as rows of the index: its nodes that have words, then its own text."""
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        facts[value_of(quad.subject)][quad.predicate.value].append(value_of(quad.object))
    council, body, date = _setting(facts, document)
    for subject in sorted(facts):
        about = facts[subject]
        kind = next((_KINDS[kind] for kind in sorted(about.get(str(RDF.type), ())) if kind in _KINDS), None)
        if kind is None:
            continue
        said = about.get(str(SCHEMA.text), [])
        yield Row(
            kind=kind,
            node=subject,
            title=min(about.get(str(RDFS.label)) or said or [""]),
            words=" ".join((*about.get(str(SCR.itemNumber), ()), *said)),
            council=council,
            body=body,
            date=date,
        )
    for start, end in stretches(text):
        node = mention(document, start, end)
        yield Row(
            kind="text",
            node=node,
            title="",
            words=text[start:end],
            council=council,
            body=body,
            date=date,
            start=start,
        )


def _setting(facts: _Facts, document: str) -> tuple[str | None, str | None, str | None]:
    """Find the council, the body and the ISO date of the meeting that a document is about."""
    meeting = _first(facts, document, str(SCR.documentOf))
    meeting = _first(facts, meeting, str(SCR.inMeeting)) or meeting
    body = _first(facts, meeting, str(SCHEMA.organizer))
    date = _first(facts, meeting, str(SCHEMA.startDate)) or _first(
        facts, document, "http://purl.org/dc/terms/issued"
    )
    council = body
    for _ in range(4):  # a panel of a committee of a council: nothing nests deeper
        if council is None or str(SCR.Council) in facts.get(council, {}).get(str(RDF.type), ()):
            break
        council = _first(facts, council, str(ORG.subOrganizationOf))
    return council, body, date[:10] if date else None


def _first(facts: _Facts, subject: str | None, predicate: str) -> str | None:
    found = facts.get(subject, {}).get(predicate) if subject else None
    return min(found) if found else None


def stretches(text: str, longest: int = STRETCH) -> Iterator[tuple[int, int]]:
    r"""Cut a text into stretches for the index: start and end offsets, in order, without what is only space.

    >>> list(stretches("One two.\n\nThree", 12))
    [(0, 8), (10, 15)]
    >>> list(stretches("unbroken" * 2, 8))
    [(0, 8), (8, 16)]
    """
    start = 0
    while start < len(text):
        end = _cut(text, start, longest)
        piece = text[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = end


def _cut(text: str, start: int, longest: int) -> int:
    """Find where the stretch that begins at ``start`` ends: at the best break of its second half."""
    if len(text) - start <= longest:
        return len(text)
    for pattern in _BREAKS:
        breaks = [found.end() for found in pattern.finditer(text, start + longest // 2, start + longest)]
        if breaks:
            return breaks[-1]
    return start + longest
