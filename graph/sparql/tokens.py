"""Cuts a SPARQL text into tokens, so that a keyword inside an IRI, a string or a comment is not taken for one.

The lexical rules are those of SPARQL 1.1, section 19.8. Parsers differ from a textbook lexer in three ways that matter
to whoever wants to close a door, all seen by trying:

- The engine needs no space after a keyword: ``SERVICEex:a{…}`` is a SERVICE clause to it.
- It takes ``<`` for an operator where an operator can stand, so that in ``(2<3#>`` a comment begins although ``<3#>``
  looks like an IRI.
- SPARQL 1.1 resolves the escapes of characters (``\\u0022``) before anything is read (section 19.2), so that one may
  end a string or a comment; the engine, and SPARQL 1.2, resolve them afterwards and inside strings and IRIs only.

Where two readings of a text could differ in what follows, :func:`read_tokens` refuses it instead of choosing.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from graph.errors import QueryRefused, QueryUnreadable

__all__ = ["TERMINAL", "Token", "place_of", "read_tokens"]

_ESCAPED: Final = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
# What names may hold beyond letters, digits and underscore: combining marks, joiners, symbols, the far planes.
_MORE: Final = r"\u00b7\u0300-\u036f\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\U00010000-\U000effff"
_LETTER: Final = rf"(?:[^\W\d_]|[{_MORE}])"
_CHAR: Final = rf"[\w{_MORE}]"
TERMINAL: Final = re.compile(
    rf"""
    (?P<space> [ \t\r\n]+ )
    | (?P<comment> \#[^\r\n]* )                                       # what follows a number sign
    | (?P<iri> <(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPED})*+> )           # <https://x.example/a>
    | (?P<string>
          \"\"\" (?:[^"\\]|\\.|"(?!""))*+ \"\"\"                      # many lines in three quotes
        | \'\'\' (?:[^'\\]|\\.|'(?!\'\'))*+ \'\'\'
        | " (?:[^"\\\r\n]|\\[^\r\n])*+ "                             # "one line"
        | ' (?:[^'\\\r\n]|\\[^\r\n])*+ ' )
    | (?P<variable> [?$]{_CHAR}+ )                                    # ?name $name
    | (?P<name> (?P<prefix>{_LETTER}(?:{_CHAR}|[.\-]){{0,200}}+)? :   # scr:Meeting, :a, scr:
        (?P<local>(?:{_CHAR}|[:\-]|\.(?={_CHAR}|[:.\-%\\])|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*+) )
    | (?P<blank> _:(?:{_CHAR}|\.(?={_CHAR}|[.\-])|-)+ )               # _:b1
    | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)? )    # @en-GB
    | (?P<number> (?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)? )              # 1 2.5 1e9
    | (?P<word> [A-Za-z_]{_CHAR}* )                                   # SELECT, a, true
    | (?P<sign> <<|>>|\^\^|&&|\|\||[!<>]?=|[-+*/^|!?<>=.,;&~]|[\[\](){{}}] )
    """,
    re.VERBOSE | re.DOTALL,
)
"""One terminal, or a stretch of space or a comment; the group that matched says which."""
# An escaped character that may be of the syntax: \u0022 is a quotation mark, \u000A ends a line, \u005C escapes
_ESCAPED_SIGN: Final = re.compile(
    r"\\(?:u00|U000000)(?:[01][0-9A-Fa-f]|2[0-9A-Fa-f]|3[A-Fa-f]|40|5[B-Eb-e]|60|7[B-Fb-f])"
)
_ABSOLUTE: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")  # <https://
# What would start or end something if the < before it were an operator: (2<f('x'>'y')#>
_TELLING: Final = re.compile(r"[#'()]")
_BETWEEN: Final = frozenset({"space", "comment"})
_UNSURE: Final = frozenset({"iri", "sign"})
_OPERANDS: Final = frozenset({"iri", "string", "variable", "name", "language", "number", "blank"})


class Token(NamedTuple):
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

    Raises :class:`~graph.errors.QueryUnreadable` where no token can be read, and
    :class:`~graph.errors.QueryRefused` where a text can be read in two ways.

    >>> [t.text for t in read_tokens("ASK { ?s a <urn:SERVICE> } # SERVICE")]
    ['ASK', '{', '?s', 'a', '<urn:SERVICE>', '}']
    """
    if escaped := _ESCAPED_SIGN.search(text):
        raise QueryRefused(
            f"{escaped[0]} stands for a sign that some read before they see where strings end and others after; "
            "write the sign itself, in a string with a stroke before it where it needs one.",
            *place_of(text, escaped.start()),
        )
    position, previous, depth = 0, Token("sign", "", 0), 0
    read, length = TERMINAL.match, len(text)
    while position < length:
        match = read(text, position)
        if match is None:
            raise QueryUnreadable(f"{text[position]!r} cannot stand here.", *place_of(text, position))
        position = match.end()
        kind = match.lastgroup or ""
        if kind in _BETWEEN:
            continue
        token = Token(kind, match[0], match.start())
        if kind in _UNSURE and _two_readings(text, token, previous, depth):
            raise QueryRefused(
                f"{token.text} may be an IRI or a comparison followed by a comment or string; "
                "put a space after the < of a comparison, or use a prefixed name for the IRI.",
                *place_of(text, token.start),
            )
        if kind == "sign":
            depth += (token.text == "(") - (token.text == ")")
        previous = token
        yield token


def _two_readings(text: str, token: Token, previous: Token, depth: int) -> bool:
    if token.text == "<<":
        inner = TERMINAL.match(text, token.start + 1)
        return bool(inner and inner.lastgroup == "iri" and _TELLING.search(inner[0]))
    if token.kind != "iri" or depth <= 0 or _ABSOLUTE.match(token.text) or not _TELLING.search(token.text):
        return False
    if previous.kind == "word":
        return previous.text.lower().endswith(("true", "false"))
    return previous.kind in _OPERANDS or previous.text == ")"
