"""Tells the engine's complaint about a query in words that help, with the place of the mistake."""

from typing import Final

from api.errors import BadQuery
from graph.embedded.engine import refusal

__all__ = ["explain_syntax"]

_MOST_SHOWN: Final = 300


def explain_syntax(complaint: str) -> BadQuery:
    """Turn the engine's message into an error with line and column.

    >>> error = explain_syntax("error at 2:10: expected one of IF, OPTIONAL, [_]")
    >>> error.line, error.column, error.detail
    (2, 10, 'Line 2, column 10: expected one of IF, OPTIONAL')
    >>> explain_syntax("error at 1:9: expected one of Prefix not found, ['%']").detail
    'Line 1, column 9: this prefix is not declared'
    """
    refused = refusal(SyntaxError(complaint))
    reason = refused.reason
    if len(reason) > _MOST_SHOWN:
        reason = reason[:_MOST_SHOWN].rstrip() + "…"
    if refused.line is None:
        return BadQuery(reason)
    return BadQuery(f"Line {refused.line}, column {refused.column}: {reason}", refused.line, refused.column)
