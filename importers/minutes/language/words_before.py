"""Reads the word before an offset, and the small words between: how a title or a body's name is followed to its beginning."""

from dataclasses import dataclass

__all__ = ["WordBefore", "word_before"]

_LINKS = frozenset(("and", "&", "of", "for", "on", "in", "to"))
_EDGES = "(\"'[*|"


@dataclass(frozen=True, slots=True)
class WordBefore:
    """A word, where it starts, and what stands between it and the offset: " ", " and ", ", " and the like."""

    word: str
    start: int
    gap: str


def word_before(plain: str, offset: int, floor: int) -> WordBefore | None:
    """Read the word before ``offset`` on its line, over one small linking word; None at the line's or a bracket's start.

    >>> word_before("Safer and Stronger Panel", 10, 0)
    WordBefore(word='Safer', start=0, gap=' and ')
    >>> word_before("the Leisure Panel", 12, 0).gap, word_before("Panel", 0, 0)
    (' ', None)
    """
    found = _one_before(plain, offset, floor)
    if found is None or plain[found[0] : found[1]] not in _LINKS:
        return None if found is None else _as_word(plain, found, " ")
    link = plain[found[0] : found[1]]
    before = _one_before(plain, found[0], floor)
    return None if before is None else _as_word(plain, before, f" {link} ")


def _one_before(plain: str, offset: int, floor: int) -> tuple[int, int] | None:
    """Give the start and end of the run of characters before a single space that ends at ``offset``."""
    end = offset - 1
    if end <= floor or plain[end] != " " or plain[end - 1].isspace():
        return None
    start = max(plain.rfind(" ", floor, end), plain.rfind("\n", floor, end)) + 1
    return max(start, floor), end


def _as_word(plain: str, found: tuple[int, int], gap: str) -> WordBefore:
    """Take a comma into the gap and opening brackets and quotes off the word."""
    start, end = found
    if plain[end - 1] == ",":
        end, gap = end - 1, "," + gap
    while start < end and plain[start] in _EDGES:
        start += 1
    return WordBefore(plain[start:end], start, gap)
