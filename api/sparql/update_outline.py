"""Reads the outline of a SPARQL update: which graphs it would write to, and where a dataset can be named for it.

The engine takes an update as a whole and offers no way to keep some graphs from being written to, so what an update
would write is read from its tokens beforehand. The reading is strict where the engine is loose: a graph to be written
must be named by its full IRI, and a keyword must stand by itself, or the update is refused with the place.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from api.errors import BadQuery, Forbidden, RequestError
from api.rows import iri
from api.sparql.guard import Limits, scan
from graph.sparql.tokens import Token, place_of

__all__ = ["UpdateOutline", "Writing", "outline_update", "refuse_protected", "with_dataset"]

_KEYWORDS: Final = (
    "PREFIX", "BASE", "WITH", "INSERT", "DELETE", "DATA", "USING", "NAMED", "WHERE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE",
    "COPY", "SILENT", "GRAPH", "DEFAULT", "ALL", "TO", "VERSION",
)  # fmt: skip
# One keyword, or several that were run together: INSERT, DELETEWHERE
_RUN: Final = re.compile(rf"(?:{'|'.join(_KEYWORDS)}){{1,4}}")
_ONE: Final = re.compile("|".join(_KEYWORDS))
# An IRI that no base and no dot segment can turn into another one: <https://x.example/graph>
_PLAIN_IRI: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^<>\\]*>")
_MANAGEMENT: Final = frozenset({"CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
_EVERY: Final = frozenset({"ALL", "NAMED"})


@dataclass(frozen=True, slots=True)
class Writing:
    """One place where an update writes: the graph's IRI, or None for any graph (ALL, NAMED or a variable)."""

    graph: str | None
    start: int


@dataclass(frozen=True, slots=True)
class UpdateOutline:
    """What an update writes, whether it names its own dataset, and where one can be put in.

    ``places`` are the offsets of the WHERE of each DELETE or INSERT; ``shortcuts`` the stretches of each DELETE WHERE,
    from its first word to its last brace, with the offset of the pattern's first brace.
    """

    writes: tuple[Writing, ...]
    names_dataset: bool
    places: tuple[int, ...]
    shortcuts: tuple[tuple[int, int, int], ...]
    ends_open: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A keyword, or any other token as it stands (``keyword`` is then "")."""

    keyword: str
    token: Token


def _words(text: str, limits: Limits) -> Iterator[_Word]:
    depth, declares = 0, False
    for sighting in scan(text, limits):
        token = sighting.token
        depth += token.text == "{"
        depth -= token.text == "}"
        if token.kind == "word":
            yield from _split(text, token, depth)
        else:
            if not declares:
                _refuse_hidden_keyword(text, token, depth)
            yield _Word("", token)
        declares = token.text.upper() == "PREFIX"


def _split(text: str, token: Token, depth: int) -> Iterator[_Word]:
    upper = token.text.upper()
    if depth and upper != "GRAPH" and "GRAPH" in upper:
        raise BadQuery("Put spaces around GRAPH.", *place_of(text, token.start))
    if depth:
        yield _Word("GRAPH" if upper == "GRAPH" else "", token)
        return
    if not _RUN.fullmatch(upper):
        raise BadQuery(f"{token.text} cannot stand here.", *place_of(text, token.start))
    for part in _ONE.finditer(upper):
        yield _Word(part[0], Token("word", token.text[part.start() : part.end()], token.start + part.start()))


def _refuse_hidden_keyword(text: str, token: Token, depth: int) -> None:
    """Refuse a prefixed name that the engine might read as a keyword and a name."""
    if token.kind != "name":
        return
    prefix = token.text.partition(":")[0].upper()
    hides = prefix.startswith(_KEYWORDS) if not depth else "GRAPH" in prefix
    if hides:
        raise BadQuery(
            f"{token.text} may be a keyword and a name; use another prefix or a full IRI.",
            *place_of(text, token.start),
        )


class _Reader:
    """Walks over the words of one update."""

    def __init__(self, text: str, limits: Limits) -> None:
        self._text = text
        self._words = list(_words(text, limits))
        self._at = 0
        self.writes: list[Writing] = []
        self.places: list[int] = []
        self.shortcuts: list[tuple[int, int, int]] = []
        self.names_dataset = False

    @property
    def ends_open(self) -> bool:
        """Whether the update ends in a semicolon or holds nothing, so that another can follow at once."""
        return not self._words or self._words[-1].token.text == ";"

    def read(self) -> None:
        """Read operation after operation."""
        steps: dict[str, Callable[[_Word], None]] = {
            "WITH": self._read_with,
            "INSERT": self._read_change,
            "DELETE": self._read_change,
            "USING": self._read_using,
            "WHERE": self._read_where,
            **dict.fromkeys(_MANAGEMENT, self._read_management),
        }
        while (word := self._next()) is not None:
            step = steps.get(word.keyword)
            if step is not None:
                step(word)
            elif word.token.text in "{}":
                raise self._wrong(word.token)

    def _next(self) -> _Word | None:
        if self._at >= len(self._words):
            return None
        self._at += 1
        return self._words[self._at - 1]

    def _peek(self) -> str:
        return self._words[self._at].keyword if self._at < len(self._words) else ""

    def _wrong(self, token: Token) -> BadQuery:
        return BadQuery(f"{token.text} cannot stand here.", *place_of(self._text, token.start))

    def _read_with(self, word: _Word) -> None:
        self.names_dataset = True
        self._write_to(word, self._next())

    def _read_using(self, _: _Word) -> None:
        self.names_dataset = True

    def _read_where(self, word: _Word) -> None:
        self.places.append(word.token.start)
        self._read_block(writes=False)

    def _read_change(self, word: _Word) -> None:
        following = self._peek()
        if following in ("DATA", "WHERE"):
            self._next()
        opening = self._words[self._at].token.start if self._at < len(self._words) else 0
        end = self._read_block(writes=True)
        if word.keyword == "DELETE" and following == "WHERE":
            self.shortcuts.append((word.token.start, opening, end))

    def _read_block(self, *, writes: bool) -> int:
        """Read from an opening brace to its closing one; give the offset after it."""
        first = self._next()
        if first is None or first.token.text != "{":
            raise self._wrong(first.token) if first else BadQuery("The update ends too early.")
        depth = 1
        while depth:
            word = self._next()
            if word is None:
                raise BadQuery("The update ends before its last brace.")
            if writes and word.keyword == "GRAPH":
                self._write_to(word, self._next())
            depth += (word.token.text == "{") - (word.token.text == "}")
        return self._words[self._at - 1].token.end

    def _read_management(self, word: _Word) -> None:
        operands: list[_Word] = []
        while self._at < len(self._words) and self._words[self._at].token.text != ";":
            operands.append(self._words[self._at])
            self._at += 1
        turning = next((n for n, one in enumerate(operands) if one.keyword == "TO"), None)
        if turning is None:
            self._write_operand(word, operands)
            return
        self._write_operand(word, operands[turning + 1 :])
        if word.keyword == "MOVE":
            self._write_operand(word, operands[:turning])

    def _write_operand(self, word: _Word, operands: list[_Word]) -> None:
        named = [one for one in operands if one.keyword not in ("SILENT", "GRAPH")]
        if len(named) != 1:
            raise self._wrong(word.token)
        if named[0].keyword in _EVERY:
            self.writes.append(Writing(None, named[0].token.start))
        elif named[0].keyword != "DEFAULT":
            self._write_to(word, named[0])

    def _write_to(self, word: _Word, target: _Word | None) -> None:
        if target is None:
            raise BadQuery("The update ends where a graph was expected.")
        token = target.token
        if token.kind == "variable":
            self.writes.append(Writing(None, token.start))
            return
        if token.kind != "iri" or not _PLAIN_IRI.fullmatch(token.text) or "/." in token.text:
            raise BadQuery(
                f"After {word.keyword}, name the graph by its full IRI, as in <https://x.example/graph>.",
                *place_of(self._text, token.start),
            )
        self.writes.append(Writing(token.text[1:-1], token.start))


def outline_update(text: str, limits: Limits) -> UpdateOutline:
    """Read what an update writes.

    >>> outline = outline_update("DELETE { GRAPH <urn:a> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } } ; DROP ALL", Limits())
    >>> [written.graph for written in outline.writes]
    ['urn:a', None]
    """
    reader = _Reader(text, limits)
    reader.read()
    return UpdateOutline(
        tuple(reader.writes),
        reader.names_dataset,
        tuple(reader.places),
        tuple(reader.shortcuts),
        reader.ends_open,
    )


def with_dataset(text: str, outline: UpdateOutline, using: tuple[str, ...], named: tuple[str, ...]) -> str:
    """Put the protocol's dataset into an update: section 2.2.3 of the protocol.

    >>> text = "DELETE WHERE { ?s ?p ?o }"
    >>> with_dataset(text, outline_update(text, Limits()), ("urn:g",), ())
    'DELETE { ?s ?p ?o } USING <urn:g> WHERE { ?s ?p ?o }'
    """
    if not using and not named:
        return text
    if outline.names_dataset:
        raise RequestError("The update names a dataset itself (USING or WITH), so the request must not.")
    clause = "".join(f"USING {iri(one)} " for one in using) + "".join(
        f"USING NAMED {iri(one)} " for one in named
    )
    edits = [(start, start, clause) for start in outline.places]
    for start, opening, end in outline.shortcuts:
        edits.append((start, opening, f"DELETE {text[opening:end]} {clause}WHERE "))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def refuse_protected(
    text: str, outline: UpdateOutline, is_protected: Callable[[str], bool], *, any_protected: bool
) -> None:
    """Refuse an update that would write to a graph that only the importers write to; raises Forbidden."""
    for written in outline.writes:
        if written.graph is None and any_protected:
            raise Forbidden(
                "The update could write to the papers' own graphs, which only an import does; name each graph instead "
                f"of ALL, NAMED or a variable (line {place_of(text, written.start)[0]})."
            )
        if written.graph is not None and is_protected(written.graph):
            raise Forbidden(f"<{written.graph}> is written by importing papers only.")
