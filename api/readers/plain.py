"""Recognises plain queries: a few triple patterns that lead from known nodes to what is said of them.

Each pattern is **anchored** (an index leads straight to what it matches: its subject is given, or its predicate and
object) or **follows** (its subject is a variable of a pattern before it). The engine joins such patterns by looking up
one after the other, those with a bound subject first (sparopt's greedy order), so counting along the same way bounds
what it has to do. Everything else, a filter, a path, a subquery, a comment even, is not plain, and nothing is lost by
saying so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["RDF_TYPE", "Pattern", "PlainQuery", "is_variable", "read_plain"]

_TOKEN: Final = re.compile(
    r"""[ \t\r\n]*(?:
      (?P<iri> <[A-Za-z][A-Za-z0-9+.-]*:[^<>"{}|^`\\\x00-\x20]*> )     # <https://x.example/a>
    | (?P<variable> [?$][A-Za-z0-9_]+ )                                # ?name
    | (?P<name> (?:[A-Za-z][A-Za-z0-9_-]*)?:(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)? )   # scr:Meeting
    | (?P<word> [A-Za-z]+ (?![A-Za-z0-9_:.-]) )                        # SELECT, a
    | (?P<number> [0-9]{1,6} (?![0-9.eE]) )                            # 20
    | (?P<sign> [{}.;,*] ) )""",
    re.VERBOSE,
)
RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
"""What `a` stands for."""

_BLANK: Final = re.compile(r"[ \t\r\n]*")
_LONGEST: Final = 4000  # characters; a longer query is not looked at
_MOST_PATTERNS: Final = 12

_Words = list[tuple[str, str]]


class _NotPlain(Exception):
    """The query is of another shape."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern: an IRI, or a variable with its question mark, in each place."""

    subject: str
    predicate: str
    object: str

    @property
    def anchored(self) -> bool:
        """Whether an index leads straight to what it matches."""
        return not is_variable(self.subject) or not (is_variable(self.predicate) or is_variable(self.object))


@dataclass(frozen=True, slots=True)
class PlainQuery:
    """The patterns of a plain query, each after those that it follows; ``describes`` says that it is a DESCRIBE.

    ``in_graph``: the patterns stand in a GRAPH clause. ``flows``: each quad that is looked up gives a row at once, so that whoever stops taking stops the work as well.
    ``prefixed``: it writes names that need a prefix.
    """

    patterns: tuple[Pattern, ...]
    describes: bool = False
    in_graph: bool = False
    flows: bool = False
    prefixed: bool = True

    @property
    def followed(self) -> frozenset[str]:
        """The variables that a pattern follows: what they stand for has to be known to count on."""
        return frozenset(pattern.subject for pattern in self.patterns if not pattern.anchored)


def is_variable(term: str) -> bool:
    """Say whether a place of a pattern is a variable.

    >>> is_variable("?s"), is_variable("urn:s")
    (True, False)
    """
    return term.startswith("?")


def _in_order(patterns: list[Pattern]) -> tuple[Pattern, ...]:
    """Put each pattern after those that it follows; gives up on one that follows none and is not anchored."""
    ordered = [pattern for pattern in patterns if pattern.anchored]
    waiting = [pattern for pattern in patterns if not pattern.anchored]
    reached = {term for pattern in ordered for term in (pattern.subject, pattern.object) if is_variable(term)}
    while waiting:
        following = [pattern for pattern in waiting if pattern.subject in reached]
        if not following:
            raise _NotPlain
        ordered += following
        reached |= {pattern.object for pattern in following if is_variable(pattern.object)}
        waiting = [pattern for pattern in waiting if pattern not in following]
    return tuple(ordered)


class _Reader:
    """Reads the words of a query from left to right."""

    def __init__(self, words: _Words, prefixes: Mapping[str, str]) -> None:
        self._words, self._at, self._prefixes = words, 0, dict(prefixes)
        self.graph = ""
        self.gathers = False
        self.prefixed = False

    def next(self) -> tuple[str, str]:
        """Take the next word."""
        if self._at >= len(self._words):
            raise _NotPlain
        self._at += 1
        return self._words[self._at - 1]

    def take(self, *texts: str) -> bool:
        """Take the next word if it is one of these, in any case; say whether it was."""
        if self._at < len(self._words) and self._words[self._at][1].upper() in texts:
            self._at += 1
            return True
        return False

    def expect(self, *texts: str) -> None:
        """Take one of these words, or give up."""
        if not self.take(*texts):
            raise _NotPlain

    def at(self, kind: str) -> bool:
        """Say whether a word of this kind comes next."""
        return self._at < len(self._words) and self._words[self._at][0] == kind

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self._at >= len(self._words)

    def declarations(self) -> None:
        """Read PREFIX after PREFIX."""
        while self.take("PREFIX"):
            (kind, name), (following, iri) = self.next(), self.next()
            if kind != "name" or not name.endswith(":") or following != "iri":
                raise _NotPlain
            self._prefixes[name[:-1]] = iri[1:-1]

    def term(self, *, verb: bool = False) -> str:
        """Read a term: an IRI, or a variable with its question mark."""
        kind, text = self.next()
        if kind == "variable":
            return f"?{text[1:]}"
        if kind == "iri":
            return text[1:-1]
        if kind == "word" and text == "a" and verb:
            return RDF_TYPE
        self.prefixed = True
        prefix, colon, local = text.partition(":")
        if kind != "name" or not colon or prefix not in self._prefixes:
            raise _NotPlain
        return self._prefixes[prefix] + local

    def triples(self) -> list[Pattern]:
        """Read triple patterns up to the closing brace."""
        found: list[Pattern] = []
        while not self.take("}"):
            subject = self.term()
            found += self._properties(subject)
            if not self.take("."):
                self.expect("}")
                return found
        return found

    def _properties(self, subject: str) -> list[Pattern]:
        found: list[Pattern] = []
        while True:
            predicate = self.term(verb=True)
            found.append(Pattern(subject, predicate, self.term()))
            while self.take(","):
                found.append(Pattern(subject, predicate, self.term()))
            if not self.take(";"):
                return found

    def group(self) -> list[Pattern]:
        """Read a group that holds triple patterns, or one GRAPH with them."""
        self.expect("{")
        if not self.take("GRAPH"):
            return self.triples()
        self.graph = self.term()
        self.expect("{")
        found = self.triples()
        self.expect("}")
        return found

    def modifiers(self) -> None:
        """Read ORDER BY, LIMIT and OFFSET, in any order."""
        while not self.ended:
            if self.take("ORDER"):
                self.expect("BY")
                self.gathers = True
                while self.at("variable"):
                    self.next()
                continue
            if self.take("OFFSET"):
                self.gathers = True
            else:
                self.expect("LIMIT")
            if self.next()[0] != "number":
                raise _NotPlain


def _cut(text: str) -> _Words:
    words: _Words = []
    position, read = 0, _TOKEN.match
    while match := read(text, position):
        kind = match.lastgroup or ""
        words.append((kind, match[kind]))
        position = match.end()
    blank = _BLANK.match(text, position)
    if blank is None or blank.end() != len(text):
        raise _NotPlain
    return words


def _read(reader: _Reader) -> PlainQuery:
    reader.declarations()
    if reader.take("DESCRIBE"):
        node = reader.term()
        if is_variable(node) or not reader.ended:
            raise _NotPlain
        only = Pattern(node, "?predicate", "?object")
        return PlainQuery((only,), describes=True, flows=True, prefixed=reader.prefixed)
    if reader.take("SELECT"):
        reader.gathers = reader.take("DISTINCT", "REDUCED")
        if not reader.take("*"):
            if not reader.at("variable"):
                raise _NotPlain
            while reader.at("variable"):
                reader.next()
    else:
        reader.expect("ASK")
    reader.take("WHERE")
    patterns = reader.group()
    reader.modifiers()
    if not 0 < len(patterns) <= _MOST_PATTERNS:
        raise _NotPlain
    return PlainQuery(
        _in_order(patterns),
        in_graph=bool(reader.graph),
        flows=_flows(reader, patterns),
        prefixed=reader.prefixed,
    )


def _flows(reader: _Reader, patterns: list[Pattern]) -> bool:
    """Say whether every quad looked up is a row: one pattern, nothing sorted, skipped or compared."""
    if reader.gathers or len(patterns) > 1:
        return False
    only = patterns[0]
    variables = [
        term for term in (only.subject, only.predicate, only.object, reader.graph) if is_variable(term)
    ]
    return len(set(variables)) == len(variables)


def read_plain(text: str, prefixes: Mapping[str, str]) -> PlainQuery | None:
    """Read a plain query; None for any other.

    >>> read_plain("SELECT * WHERE { ?s ex:q ?o . <urn:a> ex:p ?s } LIMIT 5", {"ex": "urn:"}).patterns
    (Pattern(subject='urn:a', predicate='urn:p', object='?s'), Pattern(subject='?s', predicate='urn:q', object='?o'))
    >>> read_plain("SELECT * { <urn:a> ?p ?o }", {}).flows, read_plain("SELECT * { ?s ?p ?o }", {})
    (True, None)
    """
    if len(text) > _LONGEST:
        return None
    try:
        return _read(_Reader(_cut(text), prefixes))
    except _NotPlain:
        return None
