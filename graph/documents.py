"""Find a loaded document by whatever a person has of it, give its stored text, and tell which one it takes the place of."""

from collections.abc import Callable

from graph.archive import read_text
from graph.catalogue import entries
from graph.errors import UnknownDocument
from graph.store import Store

__all__ = ["Versions", "find_document", "text_of"]

_SHORTEST = 4
"""Hexadecimal digits that a shortened hash needs at least."""


def find_document(store: Store, given: str) -> str:
    """Find a document's IRI by its IRI, the first digits of its hash, or the end of the name it came from.

    A whole file name or path goes before a part of one. UnknownDocument if none fits, or more than one.
    """
    known = entries(store)
    wanted = given.strip()
    if wanted in known:
        return wanted
    fitting = [document for document, entry in known.items() if f"/{entry.source}".endswith(f"/{wanted}")]
    fitting = fitting or [
        document
        for document, entry in known.items()
        if len(wanted) >= _SHORTEST
        and (entry.digest.startswith(wanted.lower()) or entry.source.rstrip("/").endswith(wanted))
    ]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise UnknownDocument(given, f"no paper of this name, hash or IRI is among the {len(known)} loaded")
    names = ", ".join(sorted(known[document].source for document in fitting)[:5])
    raise UnknownDocument(given, f"{len(fitting)} papers fit ({names}); say more of the name")


def text_of(store: Store, document: str) -> str:
    """Give the stored text that a document's offsets count in; UnknownDocument or NotArchived if there is none."""
    return read_text(store.archive, entries(store)[find_document(store, document)].text_digest)


class Versions:
    """Which document each file or address gave last: a document is its bytes, so a file that changed is another one."""

    def __init__(self, find: Callable[[str], str | None]) -> None:
        """``find`` gives the document that a file or address gave last, before anything is put here."""
        self._find = find
        self._documents: dict[str, str | None] = {}
        self._sources: dict[str, str] = {}

    def put(self, document: str, source: str) -> tuple[str, ...]:
        """Note that ``source`` gives this document now; tell the one that it gave before, if that is still its own.

        >>> versions = Versions({"minutes.txt": "urn:one"}.get)
        >>> versions.put("urn:two", "minutes.txt"), versions.put("urn:two", "minutes.txt")
        (('urn:one',), ())
        """
        before = self._documents[source] if source in self._documents else self._find(source)
        self._documents[source] = document
        self._sources[document] = source
        still_its_own = before is not None and self._sources.get(before, source) == source
        return (before,) if before is not None and before != document and still_its_own else ()
