"""Join the recommendations and actions that say one thing twice, of which a map shows the first.

A clause may stand in the discussion and again under the head, in the minutes and again in a later tracker.
"""

from collections.abc import Iterable, Mapping

from graph.asking import Asking
from graph.maps.ties import Ties

__all__ = ["first_said", "join_matters"]


async def join_matters(asking: Asking, ties: Ties) -> Ties:
    """Put every clause that repeats an earlier one in that one's place."""
    clauses = sorted(ties.of_kind("recommendation", "action"))
    if not clauses:
        return ties
    rows = await asking.rows("same-clauses", clause=clauses)
    return ties.merged(first_said((row["clause"], row["earlier"]) for row in rows))


def first_said(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Lead from each clause to the first of its matter; pairs are a clause and one that it repeats.

    >>> sorted(first_said([("c", "b"), ("b", "a")]).items())
    [('b', 'a'), ('c', 'a')]
    """
    earlier = dict(sorted(pairs, reverse=True))
    first: dict[str, str] = {}
    for clause in earlier:
        seen, found = {clause}, clause
        while found in earlier and earlier[found] not in seen:
            found = earlier[found]
            seen.add(found)
        first[clause] = first.get(found, found)
    return first
