"""Asks the questions of pages, and none about nothing: a question about an empty list of things has no rows."""

from collections.abc import Mapping, Sequence
from typing import Final

from graph.asking import Asking
from graph.mentions import widest
from graph.queries import Value

__all__ = ["Rows", "rows_about"]

_UNKNOWN: Final = frozenset({"", "~"})

Rows = Sequence[Mapping[str, str]]
"""The answer to a question, as words by variable."""


async def rows_about(asking: Asking, name: str, **values: Value | Sequence[Value]) -> Rows:
    """Ask a question, unless one of its values is an empty list; what is unknown is missing from its row.

    The least of several values, one of them unknown, is unknown to SPARQL; so the questions of pages have "~" or "" stand
    for what is. Of several mentions in ``evidence`` the widest is given.
    """
    if any(isinstance(value, Sequence) and not value for value in values.values()):
        return ()
    return [_known(row) for row in await asking.rows(name, **values)]


def _known(row: Mapping[str, str]) -> dict[str, str]:
    known = {name: words for name, words in row.items() if words not in _UNKNOWN}
    if "evidence" in known:
        known["evidence"] = widest(known["evidence"].split())
    return known
