"""Tells the engine's complaint about a query in words that help, with the place of the mistake."""

import re
from typing import Final

from api.errors import BadQuery

__all__ = ["explain_syntax"]

# As in: error at 2:10: expected one of IF, OPTIONAL, TZ, [_]
_COMPLAINT: Final = re.compile(r"error at (\d{1,9}):(\d{1,9}): (.*)", re.DOTALL)
_UNDECLARED: Final = "Prefix not found"
_RELATIVE: Final = "IRI parsing failed"
_MOST_SHOWN: Final = 300


def explain_syntax(complaint: str) -> BadQuery:
    """Turn the engine's message into an error with line and column.

    >>> error = explain_syntax("error at 2:10: expected one of IF, OPTIONAL")
    >>> error.line, error.column, error.detail
    (2, 10, 'Line 2, column 10: expected one of IF, OPTIONAL')
    >>> explain_syntax("error at 1:9: expected one of Prefix not found, ['%']").detail
    'Line 1, column 9: a prefix is used that is not declared'
    """
    match = _COMPLAINT.match(complaint)
    if match is None:
        return BadQuery(" ".join(complaint.split())[:_MOST_SHOWN])
    line, column = int(match[1]), int(match[2])
    expected = " ".join(match[3].split())
    if _UNDECLARED in expected:
        expected = "a prefix is used that is not declared"
    elif _RELATIVE in expected:
        expected = "this is not an IRI"
    if len(expected) > _MOST_SHOWN:
        expected = expected[:_MOST_SHOWN].rstrip() + "…"
    return BadQuery(f"Line {line}, column {column}: {expected}", line, column)
