"""Compares two texts by their telling words: those that say what a matter is, not the small words around them."""

import re
from collections.abc import Sequence

__all__ = ["share_of_words", "telling_words", "words_of"]

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    "that the a an of to for in on and or be by at with as it its is was were this agreed also would will should committee panel board commission members member noted note following from have has been it's there their they further".split()
)
_FEWEST = 3


def words_of(text: str) -> list[str]:
    """Give the words of a text in lower case.

    >>> words_of("That the Ferry, too, be kept.")
    ['that', 'the', 'ferry', 'too', 'be', 'kept']
    """
    return _WORD.findall(text.lower())


def telling_words(text: str) -> list[str]:
    """Give the words that tell what a text is about.

    >>> telling_words("That the Panel should keep the ferry")
    ['keep', 'ferry']
    """
    return [word for word in words_of(text) if word not in _SMALL]


def share_of_words(first: Sequence[str], second: Sequence[str]) -> float:
    """Give how much of the shorter text's words the longer one has, 0 where it has fewer than three.

    >>> share_of_words(["keep", "ferry", "running"], ["keep", "ferry", "lane", "open"])
    0.6666666666666666
    """
    one, other = set(first), set(second)
    least = min(len(one), len(other))
    return len(one & other) / least if least >= _FEWEST else 0.0
