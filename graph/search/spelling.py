"""Mend what was typed where nothing is called so: titles and initials are left out, and a misspelt word becomes the nearest known one.

Words are compared by their pairs of letters (Dice's coefficient), which a letter doubled or left out does not move far.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise
from typing import Final

__all__ = ["mend_words", "words_in"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TITLES: Final = frozenset(
    "cllr cllrs councillor councillors cyng cynghorydd mr mrs ms miss mx dr prof professor rev sir dame lord lady the".split()
)
_TURNED: Final = 0.95  # the likeness of two words of the same letters, as Kahn and Khan
_LEAST: Final = 0.6  # of the pairs of letters in both words, that two words share which are one
_FEWEST: Final = 4  # letters of a word that may be a misspelling of another
_MOST: Final = 12  # words that are mended


def words_in(text: str) -> list[str]:
    """Give the words of a text, small.

    >>> words_in("Cllr D. O'Brien, 221/12")
    ['cllr', 'd', "o'brien"]
    """
    return [word.replace("’", "'").lower() for word in _WORD.findall(text)]


@lru_cache(maxsize=20_000)
def _pairs(word: str) -> frozenset[str]:
    return frozenset(f"{one}{other}" for one, other in pairwise(f" {word} "))


def _likeness(one: str, other: str) -> float:
    if one[0] == other[0] and sorted(one) == sorted(other):
        return _TURNED
    first, second = _pairs(one), _pairs(other)
    return 2 * len(first & second) / (len(first) + len(second))


def nearest_word(word: str, known: Collection[str]) -> str:
    """Give the known word that is most like another, the word itself where it is known or none is like it.

    >>> nearest_word("qualty", ["quality", "quantity", "quay"]), nearest_word("zebra", ["quality"])
    ('quality', 'zebra')
    """
    if word in known or len(word) < _FEWEST:
        return word
    near = (one for one in known if abs(len(one) - len(word)) <= 2 and _likeness(one, word) >= _LEAST)
    return min(near, key=lambda one: (-_likeness(one, word), one), default=word)


def mend_words(typed: str, known: Collection[str]) -> str:
    """Give what may have been meant, "" where that is what was typed; ``known`` are small words.

    >>> mend_words("Dr S Hadad", {"samir", "haddad"}), mend_words("air qualty", {"air", "quality"})
    ('haddad', 'air quality')
    >>> mend_words("air quality", {"air", "quality"}), mend_words("Mr", {"air"})
    ('', '')
    """
    words = words_in(typed)[:_MOST]
    kept = [word for word in words if len(word) > 1 and word not in _TITLES]
    mended = [nearest_word(word, known) for word in kept]
    return " ".join(mended) if mended and mended != words else ""
