"""What can go wrong with the store, its papers and its questions.

::

    GraphError                    str(error) is one line: what is wrong, where, and what to do
    ├── StoreError
    │   ├── UnknownLocation       the location names no kind of store that can be opened
    │   ├── StoreMissing          a reader finds nothing loaded at the location yet
    │   ├── StoreLocked           another process is writing to the store
    │   ├── StoreReadOnly         a reader tried to write
    │   ├── StoreDamaged          the files of the store are not what the engine wrote
    │   └── StoreUnwritable       the engine could not write: a full disk, missing rights
    ├── ArchiveError
    │   ├── NotArchived           no text or source with this hash is kept
    │   └── ArchiveDamaged        what is kept no longer has the hash that it is kept under
    ├── UnknownDocument           no document with this IRI has been loaded
    ├── ForeignQuad               a load would write outside the document's own graph
    ├── QueryRefused              a query that is not SPARQL, or asks for what is not allowed
    ├── UnknownQuery              no stored question has this name
    ├── BadParameter              a stored question's parameter is missing, unknown or of the wrong type
    ├── SearchUnusable            the full-text index is damaged or cannot be written
    ├── UnknownClaim              no identity claim has this IRI
    └── JudgementConflict         an acceptance would join people that a rejection keeps apart
"""

__all__ = [
    "ArchiveDamaged",
    "ArchiveError",
    "BadParameter",
    "ForeignQuad",
    "GraphError",
    "JudgementConflict",
    "NotArchived",
    "QueryRefused",
    "SearchUnusable",
    "StoreDamaged",
    "StoreError",
    "StoreLocked",
    "StoreMissing",
    "StoreReadOnly",
    "StoreUnwritable",
    "UnknownClaim",
    "UnknownDocument",
    "UnknownLocation",
    "UnknownQuery",
]


class GraphError(Exception):
    """Anything wrong with the store, its papers or its questions: the message is one line."""


class StoreError(GraphError):
    """The store at ``location`` cannot be used as asked."""

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(f"{location}: {reason}")
        self.location = location
        self.reason = reason


class UnknownLocation(StoreError):
    """The location names no kind of store that can be opened."""


class StoreMissing(StoreError):
    """Nothing has been loaded at the location yet."""


class StoreLocked(StoreError):
    """Another process is writing to the store."""


class StoreReadOnly(StoreError):
    """The store was opened for reading."""


class StoreDamaged(StoreError):
    """The store's files are not what the engine wrote."""


class StoreUnwritable(StoreError):
    """The engine could not write; the graph is as it was before."""


class ArchiveError(GraphError):
    """The archive cannot give what was asked; ``digest`` is the SHA-256 in hexadecimal."""

    def __init__(self, digest: str, reason: str) -> None:
        super().__init__(f"archive {digest[:16]}: {reason}")
        self.digest = digest


class NotArchived(ArchiveError):
    """No text or source with this hash is kept."""


class ArchiveDamaged(ArchiveError):
    """What is kept no longer has the hash that it is kept under."""


class UnknownDocument(GraphError):
    """No document with this IRI has been loaded, or a shortened name fits none or several."""

    def __init__(self, document: str, reason: str = "no such document has been loaded") -> None:
        super().__init__(f"{document}: {reason}")
        self.document = document


class ForeignQuad(GraphError):
    """A load would write outside the document's own graph."""


class QueryRefused(GraphError):
    """A query or update that is not SPARQL, or asks for what is not allowed here.

    ``line`` and ``column`` count from 1 and say where; None where the refusal is about the whole.
    """

    def __init__(self, reason: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(f"line {line}, column {column}: {reason}" if line is not None else reason)
        self.reason = reason
        self.line = line
        self.column = column


class UnknownQuery(GraphError):
    """No stored question has this name."""


class BadParameter(GraphError):
    """A stored question's parameter is missing, unknown or of the wrong type."""


class SearchUnusable(GraphError):
    """The full-text index is damaged or cannot be written; it can always be made again."""


class UnknownClaim(GraphError):
    """No identity claim has this IRI."""


class JudgementConflict(GraphError):
    """An acceptance would join people that a rejection keeps apart."""
