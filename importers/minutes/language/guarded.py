"""Patterns that are tried only on texts that hold one of the words without which they match nothing.

Some forty patterns are tried on each sentence of discussion, and to find that one does not match takes the engine as long as to
find that it does. The words that all of them need are therefore looked for in one walk through the text, which gives a set
of bits: one for each pattern, set where it may match.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, reduce
from operator import itemgetter, or_

import ahocorasick

from importers.minutes.language.memory import remembered
from importers.minutes.language.needed_words import find_needed_words

__all__ = ["Guarded", "guarded"]

_EVERY = -1
# Letters that a pattern without regard to case takes for an "i" and an "s", and whose small forms are none
_ODD_LETTERS = ("\u0131", "\u017f")
_bits = itemgetter(1)


class Guarded:
    """A compiled pattern behind a guard; its methods are those of :class:`re.Pattern`."""

    __slots__ = ("_bit", "_pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._bit = 1 << len(_GUARDED)
        _GUARDED.append(pattern)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Search a stretch as :meth:`re.Pattern.search` does."""
        return self._pattern.search(text, start, end) if _may_match(text) & self._bit else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Match at the beginning of a stretch as :meth:`re.Pattern.match` does."""
        return self._pattern.match(text, start, end) if _may_match(text) & self._bit else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Iterate over the matches in a stretch as :meth:`re.Pattern.finditer` does."""
        return self._pattern.finditer(text, start, end) if _may_match(text) & self._bit else iter(())

    def search_stretch(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Search a short stretch of a long text, behind a guard that looks at the stretch alone."""
        return self._pattern.search(text, start, end) if _may_match(text[start:end]) & self._bit else None


_GUARDED: list[re.Pattern[str]] = []


def guarded(pattern: str, flags: int = 0) -> Guarded:
    """Compile a pattern and put a guard before it; pays for one of many that are tried on the same sentence.

    >>> moved = guarded(r"\\b(?:[Mm]oved|[Ss]econded) by (?P<who>[A-Z]\\w+)")
    >>> moved.search("It was moved by Ash")["who"], moved.search("It was noted")
    ('Ash', None)
    """
    return Guarded(re.compile(pattern, flags))


def _may_match(text: str) -> int:
    """Give the bits of the patterns that may match in a text; that of the text which was asked for last is at hand."""
    last = _last[0]
    if last[0] is not text:
        last = _last[0] = (text, _find_bits(text))
    return last[1]


@remembered
def _find_bits(text: str) -> int:
    lowered = text.lower()
    # Where a small form has two letters, or none where a pattern sees one, nothing is ruled out.
    if len(lowered) != len(text) or any(letter in text for letter in _ODD_LETTERS):
        return _EVERY
    always, automaton = _build_automaton()
    return reduce(or_, map(_bits, automaton.iter(lowered)), always)


_last: list[tuple[str, int]] = [("", _EVERY)]


@cache
def _build_automaton() -> tuple[int, ahocorasick.Automaton]:
    """Build the automaton of the patterns' words, and give the bits of those that always may match.

    These are the patterns without such words, and all that are compiled later, if a further module is imported.
    """
    bits: dict[str, int] = defaultdict(int)
    patterns = tuple(_GUARDED)
    always = -1 << len(patterns)
    for number, pattern in enumerate(patterns):
        words = find_needed_words(pattern)
        always |= 0 if words else 1 << number
        for word in words:
            bits[word] |= 1 << number
    automaton = ahocorasick.Automaton()
    for word, those in bits.items():
        automaton.add_word(word, those)
    automaton.make_automaton()
    return always, automaton
