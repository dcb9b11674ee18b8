"""Tells cheaply whether a stretch can hold certain words, so that slow patterns look only where they may match."""

import re
from collections.abc import Iterator

from importers.minutes.language.memory import remembered

__all__ = ["find_near", "find_stems", "may_hold", "stems"]


@remembered
def _lowered(text: str) -> str:
    """Write a text in small letters, with the two that a pattern without case takes for an i and an s as these."""
    return text.lower().replace("\u0131", "i").replace("\u017f", "s")


def stems(*words: str) -> re.Pattern[str]:
    """Compile words or parts of words, in small letters; nothing but literals, which the engine scans fastest.

    >>> stems("clos", "view the").pattern
    'clos|view\\\\ the'
    """
    return re.compile("|".join(map(re.escape, words)))


def may_hold(plain: str, start: int, end: int, sought: re.Pattern[str]) -> bool:
    """Tell whether any of the stems stands in ``plain[start:end]``, case aside.

    >>> sought = stems("pdf", "view the")
    >>> may_hold("Report PDF 20 KB", 0, 16, sought), may_hold("Report PDF 20 KB", 0, 9, sought)
    (True, False)
    """
    lowered = _lowered(plain)
    # A letter whose small form is two, as in Turkish, shifts all offsets behind it: then nothing is ruled out.
    return len(lowered) != len(plain) or sought.search(lowered, start, end) is not None


def find_stems(plain: str, start: int, end: int, sought: re.Pattern[str]) -> Iterator[int]:
    """Iterate over the offsets at which the stems stand, case aside.

    >>> list(find_stems("Closed. It closed at 9.", 0, 23, stems("clos")))
    [0, 11]
    """
    lowered = _lowered(plain)
    whole = lowered if len(lowered) == len(plain) else plain
    return (found.start() for found in sought.finditer(whole, start, end))


def find_near(
    plain: str,
    start: int,
    end: int,
    sought: re.Pattern[str],
    pattern: re.Pattern[str],
    *,
    before: int,
    after: int,
) -> Iterator[re.Match[str]]:
    """Iterate over the matches of a slow pattern, which is tried only where one of the stems that each match holds stands.

    ``before`` and ``after`` are the code points that a match may take on either side of where the stem begins, what it
    looks ahead to included.

    >>> text = "At first the Harbour Panel, then the Board."
    >>> [found[0] for found in find_near(text, 0, len(text), stems("panel"), re.compile("[A-Z][a-z]+ Panel"), before=20, after=9)]
    ['Harbour Panel']
    """
    reached = start
    for at in find_stems(plain, start, end, sought):
        found = (
            pattern.search(plain, max(reached, at - before), min(end, at + after)) if at >= reached else None
        )
        if (
            found is not None and found.start() <= at
        ):  # what begins behind the stem may be cut off: it has its own
            reached = found.end()
            yield found
