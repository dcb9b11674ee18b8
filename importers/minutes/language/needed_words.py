"""Finds the words of which one must stand in whatever a pattern matches, by reading the pattern itself.

The words are taken from the tree into which Python's own compiler parses a pattern, so that they never fall out of step with
it. Whatever this module does not know of a pattern may match anything, which costs time and never a match.
"""

import re
import re._constants as code  # type: ignore[import-not-found]  # public until 3.11 as sre_constants, and without a home since
import re._parser as parser  # type: ignore[import-not-found]  # as above
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["find_needed_words"]

_Words = frozenset[str]
# As long as this, a word rules something out; as many ways of spelling a stretch are followed, and as many words looked for.
_SHORTEST, _MOST_SPELLINGS, _MOST_WORDS = 3, 48, 600
_LETTERS_OF_ONE_PLACE = 6
# How much rarer a word is for each letter that it has more.
_RARER = 6.0
_NOTHING: _Words = frozenset(("",))


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known of a part of a pattern: all that it may match, if that is known, and the words of which it holds one."""

    spellings: _Words | None = None
    needed: _Words | None = None

    def words(self) -> _Words | None:
        """Give the words of which the part holds one; None where it may hold none."""
        return _rarest((self.spellings, self.needed))


_ANYTHING = _Part()
_EMPTY = _Part(spellings=_NOTHING)


def find_needed_words(pattern: re.Pattern[str]) -> _Words:
    """Find words in small letters, one of which stands in every match, case aside; none where there are no such words.

    >>> sorted(find_needed_words(re.compile(r"\\b(?:[Mm]oved|seconded(?: by)?)\\s(?P<who>[A-Z]\\w+)")))
    ['moved', 'seconded']
    >>> sorted(find_needed_words(re.compile(r"[^.;]{0,80}\\bminutes?\\b|\\w+ notes")))
    [' notes', 'minute']
    >>> find_needed_words(re.compile(r"minutes|[A-Z]+"))
    frozenset()
    """
    words = _read_sequence(parser.parse(pattern.pattern, pattern.flags)).words() or ()
    return frozenset(word for word in words if not any(other != word and other in word for other in words))


def _rarest(choices: Iterable[_Words | None]) -> _Words | None:
    """Choose the words that stand in the fewest texts; None where every choice holds one that is too short."""
    known = [words for words in choices if words and min(map(len, words)) >= _SHORTEST]
    return min(known, key=lambda words: sum(_RARER ** -len(word) for word in words), default=None)


def _read_sequence(sequence: Iterable[tuple[Any, Any]]) -> _Part:
    """Read parts that follow one another: their spellings are joined as long as these are few."""
    choices: list[_Words | None] = []
    joined = _NOTHING
    for operation, argument in sequence:
        part = _read(operation, argument)
        if part.spellings is not None and _are_few(joined, part.spellings):
            joined = frozenset(first + last for first in joined for last in part.spellings)
        else:
            choices += (joined, part.needed)
            joined = part.spellings or _NOTHING
    if not choices:
        return _Part(spellings=joined)
    return _Part(needed=_rarest((*choices, joined)))


def _are_few(firsts: _Words, lasts: _Words) -> bool:
    return _NOTHING in (firsts, lasts) or len(firsts) * len(lasts) <= _MOST_SPELLINGS


def _read(operation: Any, argument: Any) -> _Part:  # noqa: ANN401  the compiler's tree has no types
    """Read one part of a pattern: an operation and its argument as the compiler writes them."""
    if operation is code.LITERAL:
        return _spell([argument])
    if operation is code.IN:
        return _read_set(argument)
    if operation is code.BRANCH:
        return _read_branches(argument[1])
    if operation is code.SUBPATTERN:
        return _read_sequence(argument[-1])
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        return _read_repeat(*argument)
    if operation in (code.AT, code.ASSERT, code.ASSERT_NOT):
        return _EMPTY
    return _ANYTHING


def _spell(letters: Sequence[int]) -> _Part:
    small = frozenset(chr(letter).lower() for letter in letters)
    return _Part(spellings=small) if all(len(letter) == 1 for letter in small) else _ANYTHING


def _read_set(members: Sequence[tuple[Any, Any]]) -> _Part:
    """Read a set of characters, "[Mm]": a range or a class may be anything."""
    letters = [letter for operation, letter in members if operation is code.LITERAL]
    few = len(letters) == len(members) <= _LETTERS_OF_ONE_PLACE
    return _spell(letters) if few else _ANYTHING


def _read_branches(branches: Iterable[Iterable[tuple[Any, Any]]]) -> _Part:
    parts = [_read_sequence(branch) for branch in branches]
    return _Part(_unite([part.spellings for part in parts]), _unite([part.words() for part in parts]))


def _unite(words: Sequence[_Words | None]) -> _Words | None:
    """Put the words of branches together; None where one of them is not known, or they are too many."""
    known = [some for some in words if some is not None]
    united = frozenset().union(*known)
    return united if len(known) == len(words) and len(united) <= _MOST_WORDS else None


def _read_repeat(least: int, most: int, sequence: Iterable[tuple[Any, Any]]) -> _Part:
    part = _read_sequence(sequence)
    if least == 0:
        return _Part(spellings=part.spellings | _NOTHING) if most == 1 and part.spellings else _ANYTHING
    return part if least == most == 1 else _Part(needed=part.words())
