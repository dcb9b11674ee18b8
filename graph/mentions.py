"""Choose among the places of papers at which one thing is written."""

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["widest"]

# "#char=12,40", how a mention's IRI ends
_SPAN: Final = re.compile(r"#char=([0-9]{1,9}),([0-9]{1,9})\Z")


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
