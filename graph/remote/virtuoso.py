r"""What Virtuoso 7 does otherwise than SPARQL 1.1 says, measured on 7.2.5, and how it is put right.

- A result is cut off at ``ResultSetMaxRows`` with status 200: a table says so in ``X-SPARQL-MaxRows``, triples say
  nothing, so that the table behind them has to be asked for as well.
- A query that runs out of time gives what it has by then, with ``X-SQL-State: S1TAT``.
- ``ASK`` answers with a table of one number; truth values are written ``1`` and ``0``.
- Escapes in names (``scrc:standing\/formal``) are not known: they are written out as IRIs before they are sent.
- ``xsd:duration`` becomes a number: such values are kept there under a datatype of ours, which is taken off again.
- A request of several operations is not carried out as a whole; one has no room for more than some 4,000 triples.
"""

import re
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox
from rdflib.namespace import XSD

from graph.sparql.tokens import TERMINAL

__all__ = [
    "QUADS_AT_ONCE",
    "is_virtuoso",
    "kept_as_it_is",
    "mended_answer",
    "rows_behind",
    "without_escapes",
]

QUADS_AT_ONCE: Final = 2_000
"""Quads that one update takes for sure: 3,000 were taken and 5,000 refused."""

_DURATION: Final = ox.NamedNode(str(XSD.duration))
_KEPT_DURATION: Final = ox.NamedNode("urn:scrutiny:duration")

_DECLARED: Final = re.compile(r"\bPREFIX\s+([\w.-]*):\s*<([^<>\s]*)>", re.IGNORECASE)  # "PREFIX ex: <urn:x>"
_ESCAPED: Final = re.compile(r"\\(.)")  # "\/"
_CONSTRUCT: Final = re.compile(r"\bCONSTRUCT\b(?:\s*\{)?", re.IGNORECASE)  # "CONSTRUCT {"
_PLAIN: Final = ("word", "sign", "space")
_BRACE: Final = re.compile(r"[{}]")
# Virtuoso's own layout: '"datatype": "…#boolean", "value": "1"'; a quote inside a value would be escaped.
_TRUTH: Final = re.compile(rb'("datatype": "http://www\.w3\.org/2001/XMLSchema#boolean", "value": )"([01])"')
_ASKED: Final = re.compile(rb'"vars": \["__ASK_RETVAL"\]')
_ASK_TRUE: Final = re.compile(rb'"__ASK_RETVAL": \{[^{}]*"value": "1"')


def is_virtuoso(fields: Mapping[str, str]) -> bool:
    """Say whether an answer's header fields are Virtuoso's.

    >>> is_virtuoso({"server": "Virtuoso/07.20.3229 (Linux)"}), is_virtuoso({})
    (True, False)
    """
    return fields.get("server", "").lower().startswith("virtuoso")


def without_escapes(text: str, prefixes: Mapping[str, str]) -> str:
    r"""Write out names that have an escape; everything else stays as it is.

    >>> without_escapes("SELECT * { ?s a scrc:act\\/defer ; rdfs:label 'scrc:act\\\\/x' }", {"scrc": "urn:c/"})
    "SELECT * { ?s a <urn:c/act/defer> ; rdfs:label 'scrc:act\\\\/x' }"
    """
    if "\\" not in text:
        return text
    known = {**prefixes, **{found[1]: found[2] for found in _DECLARED.finditer(text)}}

    def written_out(found: re.Match[str]) -> str:
        prefix, local = found["prefix"] or "", found["local"]
        if local is None or "\\" not in local or prefix not in known:
            return found[0]
        plain = _ESCAPED.sub(r"\1", local)
        return f"<{known[prefix]}{plain}>"

    return TERMINAL.sub(written_out, text)


def rows_behind(query: str) -> str | None:
    """Give the SELECT whose rows a CONSTRUCT is made of; None for any other query.

    >>> rows_behind("CONSTRUCT { ?s ?p '}' } FROM <urn:g> WHERE { ?s ?p ?o } LIMIT 5")
    'SELECT * FROM <urn:g> WHERE { ?s ?p ?o } LIMIT 5'
    >>> rows_behind("PREFIX a: <urn:a> construct where { ?s a:b ?o }")
    'PREFIX a: <urn:a> SELECT * where { ?s a:b ?o }'
    """
    masked = TERMINAL.sub(lambda found: found[0] if found.lastgroup in _PLAIN else "_" * len(found[0]), query)
    head = _CONSTRUCT.search(masked)
    if head is None:
        return None
    end, depth = head.end(), head[0].count("{")
    while depth and (brace := _BRACE.search(masked, end)):
        depth += 1 if brace[0] == "{" else -1
        end = brace.end()
    return f"{query[: head.start()]}SELECT *{'' if query[end : end + 1].isspace() else ' '}{query[end:]}"


def kept_as_it_is(quad: ox.Quad) -> ox.Quad:
    """Give the quad as Virtuoso keeps it without changing its value."""
    value = quad.object
    if isinstance(value, ox.Literal) and value.datatype == _DURATION:
        kept = ox.Literal(value.value, datatype=_KEPT_DURATION)
        return ox.Quad(quad.subject, quad.predicate, kept, quad.graph_name)
    return quad


def mended_answer(data: bytes) -> bytes:
    """Put an answer in SPARQL's JSON or in N-Triples right.

    >>> mended_answer(b'{ "head": { "link": [], "vars": ["__ASK_RETVAL"] }, "results": { "bindings": [ ] } }')
    b'{"head":{},"boolean":false}'
    """
    if _ASKED.search(data, 0, 200):
        return b'{"head":{},"boolean":true}' if _ASK_TRUE.search(data) else b'{"head":{},"boolean":false}'
    data = data.replace(_KEPT_DURATION.value.encode(), _DURATION.value.encode())
    return _TRUTH.sub(lambda found: found[1] + (b'"true"' if found[2] == b"1" else b'"false"'), data)
