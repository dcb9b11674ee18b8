"""Cuts a SPARQL text into tokens, so that a keyword inside an IRI, a string or a comment is not taken for one.

The lexical rules are those of SPARQL 1.1, section 19.8. The engine's parser is looser than a textbook lexer in two
ways that matter to whoever wants to close a door, both seen by trying: it needs no space after a keyword
(``SERVICEex:a{…}`` is a SERVICE clause to it), and it takes ``<`` for an operator where an operator can stand, so
that in ``(2<3#>`` a comment begins although ``<3#>`` looks like an IRI. Where the two readings of such a text could
differ in what follows, :func:`read_tokens` refuses it instead of choosing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from api.errors import BadQuery, QueryRefused

__all__ = ["Token", "place_of", "read_tokens"]

_ESCAPED: Final = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LETTER: Final = r"[^\W\d_]"
_TOKENS: Final = re.compile(
    rf"""
    (?P<space>[ \t\r\n]+)
    | (?P<comment>\#[^\r\n]*)                                       # # a comment
    | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPED})*>)           # <https://x.example/a>
    | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"                # \"\"\"many lines\"\"\"
        | '''(?:[^'\\]|\\.|'(?!''))*'''                             # '''many lines'''
        | "(?:[^"\\\r\n]|\\[^\r\n])*"                               # "one line"
        | '(?:[^'\\\r\n]|\\[^\r\n])*')                              # 'one line'
    | (?P<variable>[?$]\w+)                                         # ?name $name
    | (?P<name>(?:{_LETTER}[\w.\-]*)?:                              # scr:Meeting, :a, scr:
        (?:(?:[\w:\-]|\.(?=[\w:.\-%\\])|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*))
    | (?P<blank>_:[\w.\-]+)                                         # _:b1
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?)    # @en-GB
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)              # 1 2.5 1e9
    | (?P<word>[A-Za-z_]\w*)                                        # SELECT, a, true
    | (?P<sign><<|>>|\^\^|&&|\|\||[!<>]?=|[-+*/^|!<>=.,;&~%]|[\[\](){{}}])
    """,
    re.VERBOSE | re.DOTALL,
)
_ABSOLUTE: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")  # <https://
_OPERANDS: Final = frozenset({"iri", "string", "variable", "name", "language", "number", "blank"})


@dataclass(frozen=True, slots=True)
class Token:
    """One token that means something (no space, no comment), with its offset in the text."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset just after the token."""
        return self.start + len(self.text)


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Give the line and column, both counted from 1, of an offset.

    >>> place_of("ASK\\n{}", 4)
    (2, 1)
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def read_tokens(text: str) -> Iterator[Token]:
    """Iterate over the tokens of a query or update.

    Raises :class:`~api.errors.BadQuery` where no token can be read, and
    :class:`~api.errors.QueryRefused` where a text can be read in two ways.

    >>> [t.text for t in read_tokens("ASK { ?s a <urn:SERVICE> } # SERVICE")]
    ['ASK', '{', '?s', 'a', '<urn:SERVICE>', '}']
    """
    position, previous, depth = 0, Token("sign", "", 0), 0
    while position < len(text):
        match = _TOKENS.match(text, position)
        if match is None:
            raise BadQuery(f"{text[position]!r} cannot stand here.", *place_of(text, position))
        kind = str(match.lastgroup)
        position = match.end()
        if kind in ("space", "comment"):
            continue
        token = Token(kind, match[0], match.start())
        if _two_readings(token, previous, depth):
            raise QueryRefused(
                f"{token.text} may be an IRI or a comparison followed by a comment or string; "
                "put a space after the < of a comparison, or use a prefixed name for the IRI.",
                *place_of(text, token.start),
            )
        depth += (token.text == "(") - (token.text == ")")
        previous = token
        yield token


def _two_readings(token: Token, previous: Token, depth: int) -> bool:
    if token.kind == "sign" and token.text == "<<":
        return False
    if token.kind != "iri" or not ("#" in token.text or "'" in token.text):
        return False
    if depth <= 0 or _ABSOLUTE.match(token.text):
        return False
    ends_operand = previous.kind in _OPERANDS or previous.text == ")"
    return ends_operand or (previous.kind == "word" and previous.text.lower().endswith(("true", "false")))
