"""Recognises the plainest queries at one glance: a single triple pattern whose terms are written out in full.

Most small questions are of this shape: what is said of this node, which items belong to that meeting. Reading them word by word
(:mod:`api.readers.plain`) takes as long as answering them does, so one expression looks first. What it recognises, the
other reads alike.
"""

import re
from typing import Final

from api.readers.plain import RDF_TYPE, Pattern, PlainQuery, is_variable

__all__ = ["read_single"]

_VARIABLE: Final = r"[?$][A-Za-z0-9_]++"
_IRI: Final = r"<[A-Za-z][A-Za-z0-9+.-]*+:[^<>\"{}|^`\\\x00-\x20]*+>"
_TERM: Final = rf"(?:{_VARIABLE}|{_IRI})"
_SPACE: Final = r"[ \t\r\n]"
# SELECT ?p ?o WHERE { <https://x.example/a> ?p ?o } LIMIT 20
_SINGLE: Final = re.compile(
    rf"{_SPACE}*+(?:(?i:SELECT)(?:{_SPACE}*+\*|(?:{_SPACE}++{_VARIABLE})++)|(?i:ASK)){_SPACE}*+(?:(?i:WHERE){_SPACE}*+)?"
    rf"\{{{_SPACE}*+(?P<subject>{_TERM}){_SPACE}*+(?P<predicate>{_TERM}|a(?=[ \t\r\n<?$])){_SPACE}*+(?P<object>{_TERM})"
    rf"{_SPACE}*+\.?{_SPACE}*+\}}{_SPACE}*+(?:(?i:LIMIT){_SPACE}++[0-9]{{1,6}}{_SPACE}*+)?"
)


def read_single(text: str) -> PlainQuery | None:
    """Read a query of a single pattern, None for any other.

    >>> read_single("SELECT ?p WHERE { <urn:a> ?p 1 }"), read_single("SELECT * { <urn:a> a ?c }").patterns[0].predicate
    (None, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type')
    """
    found = _SINGLE.fullmatch(text)
    if found is None:
        return None
    subject, predicate, object_ = map(_plain, found.groups())
    pattern = Pattern(subject, predicate, object_)
    if not pattern.anchored:
        return None
    variables = [term for term in (subject, predicate, object_) if is_variable(term)]
    return PlainQuery((pattern,), flows=len(set(variables)) == len(variables), prefixed=False)


def _plain(written: str) -> str:
    """Give a term as patterns have it.

    >>> _plain("$s"), _plain("<urn:a>")
    ('?s', 'urn:a')
    """
    if written == "a":
        return RDF_TYPE
    return written[1:-1] if written[0] == "<" else f"?{written[1:]}"
