"""The full-text index: an SQLite FTS5 database beside the store, one batch of rows a document.

It holds nothing that the graph and the archive do not say, so it may be thrown away and made again
(:mod:`graph.indexing`). Words are matched without accents and by their English stems (porter); hits come best first by
BM25, where a word in a name or title counts four times one in a text.
"""

import re
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from graph.errors import SearchUnusable

__all__ = ["Hit", "Kind", "Row", "SearchIndex", "search_words"]

Kind = Literal["person", "body", "post", "item", "decision", "contribution", "issue", "document", "text"]

MARK, UNMARK = "\x02", "\x03"
"""What stands before and after each word found in a snippet: control characters, which no markup can hold."""

_SNIPPET_WORDS = 24
_PATIENCE = 30.0  # seconds that a reader or writer waits for another process
# A quoted phrase, or a word with what hangs on it: '"road safety"', "o'brien", "221/12"
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"\w+")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS document (iri TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entry (
  id INTEGER PRIMARY KEY, document TEXT NOT NULL, kind TEXT NOT NULL, node TEXT NOT NULL,
  council TEXT, body TEXT, date TEXT, start INTEGER, title TEXT NOT NULL, words TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS entry_document ON entry (document);
CREATE VIRTUAL TABLE IF NOT EXISTS found USING fts5 (
  title, words, content='entry', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER IF NOT EXISTS entry_added AFTER INSERT ON entry BEGIN
  INSERT INTO found (rowid, title, words) VALUES (new.id, new.title, new.words); END;
CREATE TRIGGER IF NOT EXISTS entry_removed AFTER DELETE ON entry BEGIN
  INSERT INTO found (found, rowid, title, words) VALUES ('delete', old.id, old.title, old.words); END;
"""

_RANKED = """
SELECT e.id, e.kind, e.node, e.document, e.title, e.council, e.body, e.date, e.start, bm25(found, 4.0, 1.0) AS score
FROM found JOIN entry e ON e.id = found.rowid
WHERE found MATCH :words
  AND (:kind IS NULL OR e.kind = :kind) AND (:council IS NULL OR e.council = :council)
  AND (:body IS NULL OR e.body = :body)
  AND (:earliest IS NULL OR e.date >= :earliest) AND (:latest IS NULL OR e.date <= :latest)
ORDER BY score, e.date DESC, e.node, e.document
"""
_SNIPPET = "SELECT snippet(found, 1, ?, ?, '…', ?) FROM found WHERE found MATCH ? AND rowid = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one document says about one thing, as it is to be found.

    ``title`` is the name or label, ``words`` the rest of the text, ``start`` the offset (code points of the stored
    text) where a stretch of a paper's own text begins; ``council`` and ``body`` are IRIs, ``date`` is ISO.
    """

    kind: Kind
    node: str
    title: str
    words: str = ""
    council: str | None = None
    body: str | None = None
    date: str | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found, in the document where it fits best.

    ``snippet`` marks the words found by :data:`MARK` and :data:`UNMARK`. ``score`` is BM25: the lower the better.
    """

    kind: Kind
    node: str
    document: str
    title: str
    snippet: str
    score: float
    council: str | None
    body: str | None
    date: str | None
    start: int | None


def search_words(words: str) -> str:
    """Turn what a person typed into FTS5's language: every word must occur, the last may be a beginning.

    Nothing typed can be an operator. The result is empty where there is no word to look for.

    >>> search_words('housing "repairs backlog" del')
    '"housing" "repairs backlog" "del"*'
    >>> search_words("O'Brien OR 221/12 ")
    '"O Brien" "OR" "221 12"'
    >>> search_words('" * )')
    ''
    """
    phrases = [" ".join(_WORD.findall(term[1] or term[2] or "")) for term in _TERM.finditer(words)]
    kept = [f'"{phrase}"' for phrase in phrases if phrase]
    if kept and words[-1:].isalnum():
        kept[-1] += "*"
    return " ".join(kept)


_Ranked = tuple[int, Kind, str, str, str, str | None, str | None, str | None, int | None, float]


class SearchIndex:
    """The index of one store. One process writes; others read at the same time. Safe to share between threads."""

    def __init__(self, connection: sqlite3.Connection, location: str) -> None:
        self._connection = connection
        self._location = location
        self._lock = threading.Lock()

    @classmethod
    def in_memory(cls) -> Self:
        """Make an index that lasts as long as the process."""
        return cls._opened(":memory:", writable=True)

    @classmethod
    def at(cls, file: Path, *, read_only: bool = False) -> Self:
        """Open the index in a file; a writer makes it, a reader that finds none has an empty one."""
        if read_only and not file.exists():
            return cls.in_memory()
        file.parent.mkdir(parents=True, exist_ok=True)
        address = file.absolute().as_uri()
        return cls._opened(f"{address}?mode=ro" if read_only else address, writable=not read_only)

    @classmethod
    def _opened(cls, address: str, *, writable: bool) -> Self:
        connection = sqlite3.connect(
            address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        index = cls(connection, address)
        if writable:
            with index._used():
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.executescript(_SCHEMA)
        return index

    @contextmanager
    def _used(self) -> Iterator[sqlite3.Connection]:
        """Use the connection alone, and tell SQLite's complaints as ours."""
        with self._lock:
            try:
                yield self._connection
            except sqlite3.DatabaseError as error:
                raise SearchUnusable(
                    f"{self._location}: {error}; delete the file and import again"
                ) from error

    @contextmanager
    def _changed(self) -> Iterator[sqlite3.Connection]:
        """Run the block in one transaction."""
        with self._used() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def stamps(self) -> dict[str, str]:
        """Give the documents that are indexed and the stamp that each was indexed under."""
        with self._used() as connection:
            return dict(connection.execute("SELECT iri, stamp FROM document"))

    def replace(self, rows: Iterable[tuple[str, str, Iterable[Row]]]) -> None:
        """Replace what is indexed of some documents, given with their stamps, in one transaction."""
        with self._changed() as connection:
            for document, stamp, found in rows:
                _forget(connection, document)
                connection.execute("INSERT INTO document VALUES (?, ?)", (document, stamp))
                connection.executemany(
                    "INSERT INTO entry (document, kind, node, council, body, date, start, title, words)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        (document, r.kind, r.node, r.council, r.body, r.date, r.start, r.title, r.words)
                        for r in found
                    ),
                )

    def remove(self, documents: Iterable[str]) -> None:
        """Forget some documents, in one transaction."""
        with self._changed() as connection:
            for document in documents:
                _forget(connection, document)

    def search(
        self,
        words: str,
        *,
        kind: Kind | None = None,
        council: str | None = None,
        body: str | None = None,
        earliest: str | None = None,
        latest: str | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> list[Hit]:
        """Find things by words, best first; a thing that many documents mention comes once, where it fits best.

        ``council`` and ``body`` are IRIs, ``earliest`` and ``latest`` ISO dates, both inclusive.
        """
        match = search_words(words)
        if not match:
            return []
        asked = {
            "words": match,
            "kind": kind,
            "council": council,
            "body": body,
            "earliest": earliest,
            "latest": latest,
        }
        best: dict[str, _Ranked] = {}
        with self._used() as connection:
            for ranked in connection.execute(_RANKED, asked):
                best.setdefault(ranked[2], ranked)
                if len(best) == offset + limit:
                    break
            return [_hit(connection, match, ranked) for ranked in list(best.values())[offset:]]

    def close(self) -> None:
        """Let the index go; a second call does nothing."""
        with self._lock:
            self._connection.close()


def _hit(connection: sqlite3.Connection, match: str, ranked: _Ranked) -> Hit:
    row, kind, node, document, title, council, body, date, start, score = ranked
    asked = (MARK, UNMARK, _SNIPPET_WORDS, match, row)
    (snippet,) = connection.execute(_SNIPPET, asked).fetchone()
    return Hit(
        kind=kind,
        node=node,
        document=document,
        title=title,
        snippet=snippet,
        score=score,
        council=council,
        body=body,
        date=date,
        start=start,
    )


def _forget(connection: sqlite3.Connection, document: str) -> None:
    connection.execute("DELETE FROM entry WHERE document = ?", (document,))
    connection.execute("DELETE FROM document WHERE iri = ?", (document,))
