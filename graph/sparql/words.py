"""Say of a SPARQL text what must be known before it runs: whom it would ask, which graphs it chooses, what it gives.

The engine fetches whatever a ``SERVICE`` clause or a ``LOAD`` names, and its union default graph silently overrides a
query's own ``FROM``. The engine's parser needs no space between words (``SERVICESILENT<…>`` is a federated query), so a
word counts as a keyword's where it merely contains it: a query may be refused that would have been harmless, but none
gets through. A text that cannot be read, or in two ways, raises :class:`~graph.errors.QueryRefused`.
"""

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Final

from graph.sparql.tokens import Token, read_tokens

__all__ = ["asks_other_servers", "gives_triples", "keywords"]

_FETCHING: Final = ("SERVICE", "LOAD")
_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_ESCAPE: Final = "\\"  # what may spell a keyword in another way


def keywords(text: str) -> Iterator[str]:
    """Iterate over the barewords in upper case, and over what a name could hide from a reader that cuts it elsewhere.

    That is its prefix, unless it is just being declared, and whatever follows a full stop in it.

    >>> list(keywords('SELECT ?service { <http://service> :load "SERVICE" } # LOAD'))
    ['SELECT']
    >>> list(keywords("PREFIX scr: <urn:x> SERVICESILENT:x {} . scr:note.SERVICE"))
    ['PREFIX', 'SERVICESILENT', 'SCR', 'SERVICE']
    """
    start = Token("sign", "", 0)
    for previous, token in pairwise(chain([start], read_tokens(text))):
        if token.kind == "word":
            yield token.text.upper()
        elif token.kind == "name" and previous.text.upper() != "PREFIX":
            prefix, _, local = token.text.upper().partition(":")
            yield from filter(None, (prefix, *local.split(".")[1:]))


def _declared(text: str) -> frozenset[str]:
    """Give the prefixes that a query declares, in upper case."""
    return frozenset(
        token.text[:-1].upper()
        for previous, token in pairwise(read_tokens(text))
        if token.kind == "name" and previous.text.upper() == "PREFIX"
    )


def _may_hold(text: str, *words: str) -> bool:
    """Say whether any of these words stands anywhere in the text, or could: nearly always it does not."""
    shouted = text.upper()
    return _ESCAPE in text or any(word in shouted for word in words)


def asks_other_servers(text: str) -> bool:
    """Say whether a query or update would make the engine fetch something over the network.

    >>> asks_other_servers("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
    True
    >>> asks_other_servers("SELECT ?service { ?service a <https://example.org/SERVICE> }")
    False
    """
    if not _may_hold(text, *_FETCHING):
        return False
    return any(part in word for word in keywords(text) for part in _FETCHING)


def gives_triples(text: str) -> bool:
    """Say whether a query's answer is a graph: whether its first form is ``CONSTRUCT`` or ``DESCRIBE``.

    >>> gives_triples("PREFIX ask: <urn:x> CONSTRUCT WHERE { ?s ask:select ?o }"), gives_triples("ASK {}")
    (True, False)
    """
    words = (token.text.upper() for token in read_tokens(text) if token.kind == "word")
    return next((word for word in words if word.startswith(_FORMS)), "").startswith(("CONSTRUCT", "DESCRIBE"))
