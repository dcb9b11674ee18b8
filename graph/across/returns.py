"""Find the actions and recommendations that a body took up again: in nearly the same words, or about one thing under one item.

A tracker's row is such a return too: it says again what a minute said, and with it what became of it. Words that every
clause has, and those for its owner and due date, do not count; what is left must be shared for the most part.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from graph.across.clauses import Clause

__all__ = ["ALIKE", "Return", "dice", "find_returns"]

ALIKE: Final = 0.6
"""How much of their words two clauses must share, by Dice's coefficient, to be one matter."""

_TELLING: Final = 4  # shared words that show one matter by themselves
_UNDER_ONE_TITLE: Final = 2  # shared words that do so where the items have one title
_FOLLOWED: Final = frozenset({"Action", "Recommendation"})


@dataclass(frozen=True, slots=True)
class Return:
    """A clause, the earlier one that it takes up again, and how surely (0 to 1)."""

    later: Clause
    earlier: Clause
    confidence: float


def find_returns(clauses: Iterable[Clause]) -> Iterator[Return]:
    """Pair each action and recommendation with the latest earlier one of its body that is about the same.

    >>> first = Clause(iri="urn:1", body="urn:b", day="2026-01-10", text="circulate the waiting times for each ward")
    >>> again = Clause(iri="urn:2", body="urn:b", day="2026-03-10", text="Circulate waiting times for every ward")
    >>> [(one.later.iri, one.earlier.iri) for one in find_returns([again, first])]
    [('urn:2', 'urn:1')]
    """
    by_body: defaultdict[str, list[Clause]] = defaultdict(list)
    for clause in clauses:
        if clause.kinds & _FOLLOWED or not clause.kinds:
            by_body[clause.body].append(clause)
    for own in by_body.values():
        yield from _returns_of(sorted(own, key=lambda clause: (clause.day, clause.iri)))


def _returns_of(clauses: list[Clause]) -> Iterator[Return]:
    """Compare each clause with those before it that share its rarer words, which is far fewer than all."""
    known: defaultdict[str, list[int]] = defaultdict(list)
    often = Counter(word for clause in clauses for word in clause.words)
    for number, clause in enumerate(clauses):
        ordered = sorted(clause.words, key=lambda word: (often[word], word))
        # Two sets whose coefficient is high enough share at least one of these: the rest alone is too few.
        rarer = ordered[: len(ordered) - int(len(ordered) * ALIKE / (2 - ALIKE)) + 1]
        candidates = sorted({earlier for word in rarer for earlier in known[word]})
        found = [one for earlier in candidates if (one := _compare(clause, clauses[earlier])) is not None]
        if found:
            yield max(found, key=lambda one: (one.earlier.day, one.confidence, one.earlier.iri))
        for word in ordered:
            known[word].append(number)


def _compare(later: Clause, earlier: Clause) -> Return | None:
    """Say whether and how surely a clause takes up an earlier one."""
    if earlier.day >= later.day:
        return None
    score, shared = dice(later.words, earlier.words), len(later.words & earlier.words)
    if score < ALIKE or shared < _UNDER_ONE_TITLE:
        return None
    one_title = bool(later.title_words) and dice(later.title_words, earlier.title_words) >= ALIKE
    if shared < _TELLING and not one_title:
        return None
    return Return(later, earlier, round(score * (1.0 if shared >= _TELLING else 0.8), 2))


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Give Dice's coefficient of two sets of words, 0 to 1.

    >>> dice(frozenset("abc"), frozenset("bcd"))
    0.6666666666666666
    """
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
