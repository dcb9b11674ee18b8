"""Remembers what was found in a text, so that many readers may ask for the same without scanning it again."""

from collections import deque
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from importers.paper import Paper

__all__ = ["remembered", "remembered_of_paper"]

_Found = TypeVar("_Found")
# Clauses and names that are read apart from their paper are many and short; they must not drive the paper out.
_SHORT = 1500


def remembered(find: Callable[[str], _Found]) -> Callable[[str], _Found]:
    """Make a pure function of a text remember its last answers: four papers, and apart from them a few short stretches.

    >>> calls = []
    >>> find = remembered(lambda text: calls.append(text) or len(text))
    >>> find("abc"), find("abc"), calls
    (3, 3, ['abc'])
    """
    of_papers = lru_cache(maxsize=4)(find)
    of_stretches = lru_cache(maxsize=256)(find)

    def recall(text: str) -> _Found:
        return of_stretches(text) if len(text) < _SHORT else of_papers(text)

    return recall


def remembered_of_paper(find: Callable[[Paper], _Found]) -> Callable[[Paper], _Found]:
    """Make a pure function of a paper remember its answer for the paper that it read last.

    >>> calls = []
    >>> find = remembered_of_paper(lambda paper: calls.append(paper.text) or len(paper.text))
    >>> paper = Paper("abc", "abc", "text")
    >>> find(paper), find(paper), calls
    (3, 3, ['abc'])
    """
    last: deque[tuple[Paper, _Found]] = deque(maxlen=1)

    def recall(paper: Paper) -> _Found:
        for known, found in tuple(last):
            if known is paper:
                return found
        found = find(paper)
        last.append((paper, found))
        return found

    return recall
