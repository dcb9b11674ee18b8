"""The full-text index: an SQLite FTS5 database beside the store, one batch of rows a document.

It holds nothing that the graph and the archive do not say, so it may be thrown away and made again
(:mod:`graph.search.indexing`). Words are matched without accents and by their English stems (porter); hits come best first by
BM25, where a word in a name or title counts four times one in a text, and people, bodies and the like go before what
only speaks of them.

Ranking costs time for every place that fits, so at most :data:`MOST_RANKED` are ranked, those indexed last. What narrows
a search down (kind, council, body, years) is indexed with the words, so that it comes before that limit and not after.
"""

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self, Unpack

from graph.errors import SearchUnusable
from graph.search.words import Within, WithinKind, match_words, setting_words

__all__ = ["MARK", "MOST_RANKED", "UNMARK", "Hit", "Kind", "Row", "SearchIndex"]

Kind = Literal[
    "person", "body", "post", "issue", "meeting", "item", "decision", "contribution", "document", "text"
]

MARK, UNMARK = "\x02", "\x03"
"""What stands before and after each word found in a snippet: control characters, which no markup can hold."""

_SNIPPET_WORDS = 24
_PATIENCE = 30.0  # seconds that a reader or writer waits for another process

MOST_RANKED = 2_000
"""Places that are ranked at most, in one search."""

_VERSION = (
    2  # of the tables below; an index of another version is emptied, and filled again by the next import
)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS whole (since TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS document (iri TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entry (
  id INTEGER PRIMARY KEY, document TEXT NOT NULL, kind TEXT NOT NULL, node TEXT NOT NULL,
  council TEXT, body TEXT, date TEXT, start INTEGER, title TEXT NOT NULL, words TEXT NOT NULL, setting TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS entry_document ON entry (document);
CREATE VIRTUAL TABLE IF NOT EXISTS found USING fts5 (
  title, words, setting, content='entry', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER IF NOT EXISTS entry_added AFTER INSERT ON entry BEGIN
  INSERT INTO found (rowid, title, words, setting) VALUES (new.id, new.title, new.words, new.setting); END;
CREATE TRIGGER IF NOT EXISTS entry_removed AFTER DELETE ON entry BEGIN
  INSERT INTO found (found, rowid, title, words, setting)
  VALUES ('delete', old.id, old.title, old.words, old.setting); END;
"""
_EMPTY = "DROP TABLE IF EXISTS found; DROP TABLE IF EXISTS entry; DROP TABLE IF EXISTS document; DROP TABLE IF EXISTS whole;"

_FITTING = """
SELECT rowid AS id, bm25(found, 4.0, 1.0, 0.0) AS score FROM found WHERE found MATCH :match ORDER BY rowid DESC LIMIT :most
"""
_RANKED = f"""
SELECT e.id, e.kind, e.node, e.document, e.title, e.council, e.body, e.date, e.start,
  m.score * CASE e.kind WHEN 'person' THEN 4 WHEN 'body' THEN 4 WHEN 'issue' THEN 4 WHEN 'post' THEN 3
                        WHEN 'meeting' THEN 2 WHEN 'item' THEN 2 WHEN 'decision' THEN 1.5 ELSE 1 END AS score
FROM ({_FITTING}) m JOIN entry e ON e.id = m.id
WHERE (:earliest IS NULL OR e.date >= :earliest) AND (:latest IS NULL OR e.date <= :latest)
ORDER BY 10, e.date DESC, e.node, e.document
"""  # noqa: S608 - joined from the two constants above
_COUNTED = """
SELECT e.kind, COUNT(DISTINCT e.node)
FROM (SELECT rowid AS id FROM found WHERE found MATCH :match ORDER BY rowid DESC LIMIT :most) m JOIN entry e ON e.id = m.id
WHERE (:earliest IS NULL OR e.date >= :earliest) AND (:latest IS NULL OR e.date <= :latest)
GROUP BY e.kind
"""
_TITLES = "SELECT DISTINCT title FROM entry WHERE kind IN ('person', 'body', 'post', 'issue', 'item')"
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


_Ranked = tuple[int, Kind, str, str, str, str | None, str | None, str | None, int | None, float]


def _connect(address: str) -> sqlite3.Connection:
    return sqlite3.connect(
        address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )


def _connect_for_reading(address: str) -> sqlite3.Connection:
    """Connect to an index that may lie where nothing can be written.

    SQLite wants a file of its own beside it, which a writer makes; without one nobody is writing.
    """
    connection = _connect(f"{address}?mode=ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        return _connect(f"{address}?mode=ro&immutable=1")
    except sqlite3.DatabaseError:  # damaged: told when it is used
        return connection
    return connection


class SearchIndex:
    """The index of one store. One process writes; others read at the same time. Safe to share between threads."""

    def __init__(self, connection: sqlite3.Connection, location: str) -> None:
        self._connection = connection
        self._location = location
        self._lock = threading.Lock()

    @classmethod
    def in_memory(cls) -> Self:
        """Make an index that lasts as long as the process."""
        return cls._opened(":memory:")

    @classmethod
    def at(cls, file: Path, *, read_only: bool = False) -> Self:
        """Open the index in a file; a writer makes it, a reader that finds none has an empty one."""
        if read_only and not file.exists():
            return cls.in_memory()
        address = file.absolute().as_uri()
        if read_only:
            return cls(_connect_for_reading(address), address)
        file.parent.mkdir(parents=True, exist_ok=True)
        return cls._opened(address)

    @classmethod
    def _opened(cls, address: str) -> Self:
        connection = _connect(address)
        index = cls(connection, address)
        with index._used():
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                connection.executescript(f"{_EMPTY} PRAGMA user_version = {_VERSION};")
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

    @property
    def whole(self) -> bool:
        """Whether every document that was loaded has been indexed, as far as the processes on this machine know."""
        with self._used() as connection:
            return connection.execute("SELECT since FROM whole").fetchone() is not None

    def note_whole(self, *, whole: bool) -> None:
        """Say that documents are about to be loaded (not ``whole``), or that all are indexed."""
        with self._changed() as connection:
            connection.execute("DELETE FROM whole")
            if whole:
                connection.execute("INSERT INTO whole VALUES (datetime('now'))")

    def replace(self, rows: Iterable[tuple[str, str, Iterable[Row]]]) -> None:
        """Replace what is indexed of some documents, given with their stamps, in one transaction."""
        with self._changed() as connection:
            for document, stamp, found in rows:
                _forget(connection, document)
                connection.execute("INSERT INTO document VALUES (?, ?)", (document, stamp))
                connection.executemany(
                    "INSERT INTO entry (document, kind, node, council, body, date, start, title, words, setting)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        (
                            document,
                            r.kind,
                            r.node,
                            r.council,
                            r.body,
                            r.date,
                            r.start,
                            r.title,
                            r.words,
                            setting_words(r.kind, r.council, r.body, r.date),
                        )
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
        limit: int = 20,
        offset: int = 0,
        **within: Unpack[WithinKind],
    ) -> list[Hit]:
        """Find things by words, best first; a thing that many documents mention comes once, where it fits best."""
        match = match_words(words, **within)
        best: dict[str, _Ranked] = {}
        if not match:
            return []
        asked = _asked(match, within)
        with self._used() as connection:
            for ranked in connection.execute(_RANKED, asked):
                best.setdefault(ranked[2], ranked)
                if len(best) == offset + limit:
                    break
            return [_hit(connection, match, ranked) for ranked in list(best.values())[offset:]]

    def titles(self) -> list[str]:
        """Give the names of people, bodies, posts and issues, and the titles of items, each once."""
        with self._used() as connection:
            return [title for (title,) in connection.execute(_TITLES)]

    def count(self, words: str, **within: Unpack[Within]) -> dict[Kind, int]:
        """Count the things that fit by their kind; no more than :data:`MOST_RANKED` in all."""
        match = match_words(words, **within)
        if not match:
            return {}
        with self._used() as connection:
            return dict(connection.execute(_COUNTED, _asked(match, within)).fetchall())

    def close(self) -> None:
        """Let the index go; a second call does nothing."""
        with self._lock:
            self._connection.close()


def _asked(match: str, within: Within) -> dict[str, str | int | None]:
    """Put together what a statement is asked with."""
    days = {"earliest": within.get("earliest"), "latest": within.get("latest")}
    return {"match": match, "most": MOST_RANKED, **days}


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
