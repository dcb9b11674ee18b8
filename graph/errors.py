"""What can go wrong with the store, its papers and its questions.

::

    GraphError                    str(error) is one line: what is wrong, where, and what to do
    ├── StoreError
    │   ├── UnknownLocation       the location names no kind of store that can be opened
    │   ├── StoreMissing          a reader finds nothing loaded at the location yet
    │   ├── StoreLocked           another process is writing to the store
    │   ├── StoreReadOnly         a reader tried to write
    │   ├── StoreDamaged          the files of the store are not what the engine wrote
    │   ├── StoreUnwritable       the engine could not write: a full disk, missing rights
    │   ├── StoreHolds            a restore would write over something
    │   └── ServerError           the SPARQL server behind a store
    │       ├── ServerUnreachable     none answers at its address
    │       ├── ServerDenies          wants other credentials, or forbids it to this account
    │       ├── ServerSlow            did not answer in time
    │       ├── ServerBusy            asks to be left alone for a while
    │       ├── ServerFailed          answered something else than was asked for
    │       └── AnswerCutShort        gave a part of its answer as if it were the whole
    ├── BackupUnusable            a backup is damaged, unfinished or of another make, or cannot be written
    ├── ArchiveError
    │   ├── NotArchived           no text or source with this hash is kept
    │   └── ArchiveDamaged        what is kept no longer has the hash that it is kept under
    ├── UnknownDocument           no document with this IRI has been loaded
    ├── ForeignQuad               a load would write outside the document's own graph
    ├── QueryRefused              a query that is not SPARQL, or asks for what is not allowed
    │   └── QueryUnreadable       holds a sign that cannot stand where it does
    ├── UnknownQuery              no stored question has this name
    ├── BadParameter              a stored question's parameter is missing, unknown or of the wrong type
    ├── SearchUnusable            the full-text index is damaged or cannot be written
    ├── NothingToMap              the graph has no ties of what a map should be about
    ├── UnknownClaim              no identity claim has this IRI
    └── JudgementConflict         an acceptance would join people that a rejection keeps apart
"""

__all__ = [
    "AnswerCutShort",
    "ArchiveDamaged",
    "ArchiveError",
    "BackupUnusable",
    "BadParameter",
    "ForeignQuad",
    "GraphError",
    "JudgementConflict",
    "NotArchived",
    "NothingToMap",
    "QueryRefused",
    "QueryUnreadable",
    "SearchUnusable",
    "ServerBusy",
    "ServerDenies",
    "ServerError",
    "ServerFailed",
    "ServerSlow",
    "ServerUnreachable",
    "StoreDamaged",
    "StoreError",
    "StoreHolds",
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


class StoreHolds(StoreError):
    """There is something at the location that a restore would write over."""


class ServerError(StoreError):
    """The SPARQL server behind a store did not do as asked; ``location`` is the address that was called."""


class ServerUnreachable(ServerError):
    """No server answers at the address, or none that speaks SPARQL."""


class ServerDenies(ServerError):
    """The server wants other credentials than were given, or forbids it to this account."""


class ServerSlow(ServerError):
    """The server did not answer within the time that it has, ours or its own."""


class ServerBusy(ServerError):
    """The server asks to be left alone for a while."""


class ServerFailed(ServerError):
    """The server answered something else than was asked for."""


class AnswerCutShort(ServerError):
    """The server gave a part of its answer as if it were the whole."""


class BackupUnusable(GraphError):
    """A backup is damaged, unfinished or of another make, or cannot be written: the message names the file."""


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


class QueryUnreadable(QueryRefused):
    """A query or update that cannot even be cut into words."""


class UnknownQuery(GraphError):
    """No stored question has this name."""


class BadParameter(GraphError):
    """A stored question's parameter is missing, unknown or of the wrong type."""


class SearchUnusable(GraphError):
    """The full-text index is damaged or cannot be written; it can always be made again."""


class NothingToMap(GraphError):
    """The graph has no ties of the thing that a map should be about."""


class UnknownClaim(GraphError):
    """No identity claim has this IRI."""


class JudgementConflict(GraphError):
    """An acceptance would join people that a rejection keeps apart."""
