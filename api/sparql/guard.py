"""Looks at a query before the engine does, and closes the doors that the engine leaves open.

SERVICE and LOAD make the engine fetch from any address that it can reach, its own machine's included, and they
cannot be switched off in it; so a query that holds one is refused here, by tokens and not by searching the text.
(Reader processes also lose the right to open a socket, see :mod:`importers.confinement`: two walls, each enough.)
Deep nesting overflows the engine's stack and kills its process, so depth has a limit as well as length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple, cast

from api.errors import BadQuery, QueryRefused, QueryTooLarge
from graph.errors import QueryRefused as TextRefused
from graph.errors import QueryUnreadable
from graph.sparql.tokens import Token, place_of, read_tokens

__all__ = ["Form", "Limits", "QueryOutline", "Sighting", "outline_query", "scan"]

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]
_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_VOLATILE: Final = ("NOW", "RAND", "UUID", "BNODE")
_HOST: Final = re.compile(
    r"<[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@<>]*@)?([^/?#@<>]+)"
)  # <https://host.example:80/x>
_TELLING: Final = ("SERVICE", "LOAD", "VALUES", "\\U", *_VOLATILE)
_NESTING: Final = "{([!^+-"
# Declarations, then the word that says what is asked: PREFIX a: <urn:a> SELECT
_FIRST_WORD: Final = re.compile(
    r"(?:\s+|PREFIX\s+[\w-]{0,80}:\s*<[^<>\s]*>)*+(SELECT|ASK|CONSTRUCT|DESCRIBE)(?![\w:.-])", re.IGNORECASE
)
_OPENING: Final = frozenset("{([")
_CLOSING: Final = frozenset("})]")
_PREFIXING: Final = frozenset("!^+-")  # signs of which a run nests as deep as brackets do


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a query may be, and which hosts a SERVICE clause may name (none, by default).

    ``length`` counts characters, ``depth`` open brackets, ``inline`` the terms of all VALUES blocks together.
    """

    length: int = 100_000
    depth: int = 100
    inline: int = 20_000
    services: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class QueryOutline:
    """What must be known of a query before it runs.

    ``volatile``: it asks for the time, a random number or a fresh name, so that its answer may not be kept.
    """

    form: Form
    volatile: bool


class Sighting(NamedTuple):
    """One token with what stood before it and how deep it stands, in brackets of all kinds."""

    token: Token
    previous: Token | None
    depth: int


def _refuse_depth(text: str, token: Token, depth: int, limits: Limits) -> None:
    if depth > limits.depth:
        raise QueryTooLarge(
            f"The query is nested deeper than {limits.depth} levels.", *place_of(text, token.start)
        )


def scan(text: str, limits: Limits) -> Iterator[Sighting]:
    """Iterate over the tokens, holding the query to the limits and refusing what may not run.

    Raises :class:`~api.errors.QueryTooLarge` and :class:`~api.errors.QueryRefused`.

    >>> [s.depth for s in scan("ASK { }", Limits())]
    [0, 0, 1]
    """
    if len(text) > limits.length:
        raise QueryTooLarge(f"The query has {len(text):,} characters; at most {limits.length:,} are read.")
    depth, run, previous = 0, 0, None
    inline = _Inline(limits.inline)
    for token in _tokens(text):
        yield Sighting(token, previous, depth)
        kind, shown = token.kind, token.text
        if kind == "word" or shown == "{" or (previous is not None and previous.kind == "word"):
            _refuse_outside(text, token, previous, limits)
        inline.count(text, token)
        if kind == "sign":
            depth += (shown in _OPENING) - (shown in _CLOSING)
            run = run + 1 if shown in _PREFIXING else 0
            _refuse_depth(text, token, max(depth, depth + run), limits)
        else:
            run = 0
        previous = token


def _tokens(text: str) -> Iterator[Token]:
    """Iterate over the tokens; what is wrong with the text is told as an error of ours."""
    try:
        yield from read_tokens(text)
    except QueryUnreadable as error:
        raise BadQuery(error.reason, error.line, error.column) from error
    except TextRefused as error:
        raise QueryRefused(error.reason, error.line, error.column) from error


class _Inline:
    """Counts the terms between the braces after VALUES."""

    __slots__ = ("_awaited", "_inside", "_limit", "_terms")

    def __init__(self, limit: int) -> None:
        self._limit, self._terms, self._awaited, self._inside = limit, 0, False, False

    def count(self, text: str, token: Token) -> None:
        """Take the next token; raises :class:`~api.errors.QueryTooLarge`."""
        if token.kind == "word" and token.text.upper().endswith("VALUES"):
            self._awaited = True
        elif token.text == "{" and self._awaited:
            self._awaited, self._inside = False, True
        elif token.text == "}":
            self._inside = False
        elif self._inside and token.kind != "sign":
            self._terms += 1
            if self._terms > self._limit:
                raise QueryTooLarge(
                    f"The query brings more than {self._limit:,} terms of its own in VALUES.",
                    *place_of(text, token.start),
                )


def _refuse_outside(text: str, token: Token, previous: Token | None, limits: Limits) -> None:
    """Refuse what makes the engine fetch from elsewhere.

    The engine needs no space after a keyword, so a word that merely ends in SERVICE may be one, and so may a prefixed
    name whose prefix holds it where a group follows.
    """
    if token.kind == "word" and "LOAD" in token.text.upper():
        raise QueryRefused(
            "LOAD is not available: this service fetches nothing from elsewhere.",
            *place_of(text, token.start),
        )
    if token.text == "{" and previous is not None and previous.kind == "name":
        prefix = previous.text.partition(":")[0].upper()
        if "SERVICE" in prefix and not limits.services:
            raise _service_refused(text, previous)
    if token.kind == "word" and "SERVICE" in token.text.upper():
        if token.text.upper() != "SERVICE" or not limits.services:
            raise _service_refused(text, token)
    elif previous is not None and previous.kind == "word" and limits.services:
        _hold_to_hosts(text, token, previous, limits)


def _hold_to_hosts(text: str, token: Token, previous: Token, limits: Limits) -> None:
    """Let a SERVICE clause name only an allowed host, written out in full."""
    word = previous.text.upper()
    if word not in ("SERVICE", "SILENT") or (word == "SERVICE" and token.text.upper() == "SILENT"):
        return
    host = _HOST.match(token.text) if token.kind == "iri" else None
    if host is None or host[1].lower() not in limits.services:
        raise QueryRefused(
            f"SERVICE may only name one of these hosts, by its full IRI: {', '.join(sorted(limits.services))}.",
            *place_of(text, token.start),
        )


def _service_refused(text: str, token: Token) -> QueryRefused:
    return QueryRefused(
        "SERVICE is not available: this service asks no other one. Fetch both answers and join them where you are.",
        *place_of(text, token.start),
    )


def _form_of(token: Token) -> Form | None:
    if token.kind != "word":
        return None
    word = token.text.upper()
    found = next((form for form in _FORMS if word.startswith(form)), None)
    return cast("Form | None", found)


def _is_volatile(token: Token) -> bool:
    return token.kind == "word" and any(name in token.text.upper() for name in _VOLATILE)


def _outline_tame(text: str, limits: Limits) -> QueryOutline | None:
    """Outline a query in which no word stands, anywhere, that the guard looks for, and too few signs to nest deep.

    Nearly every query is one; reading it token by token would take longer than answering it.
    """
    if len(text) > limits.length:
        return None
    shouted = text.upper()
    for word in _TELLING:  # a loop, for any() with a generator takes three times as long
        if word in shouted:
            return None
    if sum(map(text.count, _NESTING)) > limits.depth:
        return None
    first = _FIRST_WORD.match(text)
    if first is None:
        return None
    form = cast("Form", first[1].upper())
    return QueryOutline(form, volatile=False)


@lru_cache(maxsize=4096)
def outline_query(text: str, limits: Limits) -> QueryOutline:
    """Read a query's form, and refuse what may not run.

    >>> outline_query("PREFIX a: <urn:ask> SELECT * FROM <urn:g> { ?s ?p 'ASK' }", Limits())
    QueryOutline(form='SELECT', volatile=False)
    >>> outline_query("ASK { SERVICE <https://x.example/> {} }", Limits())
    Traceback (most recent call last):
    ...
    api.errors.QueryRefused: SERVICE is not available: this service asks no other one. Fetch both answers and join them where you are.
    """
    tame = _outline_tame(text, limits)
    if tame is not None:
        return tame
    form: Form | None = None
    volatile = False
    for sighting in scan(text, limits):
        form = form or _form_of(sighting.token)
        volatile = volatile or _is_volatile(sighting.token)
    if form is None:
        raise BadQuery("A query has to hold SELECT, ASK, CONSTRUCT or DESCRIBE.")
    return QueryOutline(form, volatile)
