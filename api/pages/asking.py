"""Asks the questions of pages, and none about nothing: a question about an empty list of things has no rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from graph.asking import Asking
from graph.queries import Value

__all__ = ["Rows", "rows_about", "widest"]

_UNKNOWN: Final = frozenset({"", "~"})
# "#char=12,40", how a mention's IRI ends
_SPAN: Final = re.compile(r"#char=([0-9]{1,9}),([0-9]{1,9})\Z")

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


def widest(mentions: Iterable[str]) -> str:
    """Choose the mention with the most words, the first of several: a clause's, and not that of a name in it.

    >>> widest(["urn:d#char=5,9", "urn:d#char=0,80", "urn:d#char=90,170"]), widest([])
    ('urn:d#char=0,80', '')
    """
    return min(mentions, key=_by_width, default="")


def _by_width(mention: str) -> tuple[int, int, str]:
    found = _SPAN.search(mention)
    start, end = (int(found[1]), int(found[2])) if found else (0, 0)
    return start - end, start, mention
