"""Place things in columns, level with what they are tied to."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.maps.layout.boxes import GAP, Box, Pair, Place

__all__ = ["place_columns"]


def place_columns(
    boxes: Sequence[Box], columns: Sequence[int], pairs: Iterable[Pair], gap: float = 110.0
) -> list[Place]:
    """Place things in columns from left to right; the tallest column in the order given, the others level with their own.

    >>> place_columns([Box(20, 10), Box(20, 10), Box(20, 10)], [0, 1, 1], [(0, 1), (0, 2)])
    [(-65.0, 0.0), (65.0, -11.0), (65.0, 11.0)]
    """
    members = {
        column: [n for n, own in enumerate(columns) if own == column] for column in sorted(set(columns))
    }
    widths = {column: max(boxes[n].width for n in own) for column, own in members.items()}
    tied: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        tied[one].add(other)
        tied[other].add(one)
    tallest = max(members, key=lambda column: (sum(boxes[n].height for n in members[column]), -column))
    levels = _stacked([(0.0, n) for n in members[tallest]], boxes)
    for column in sorted(members, key=lambda column: abs(column - tallest)):
        if column != tallest:
            levels.update(_stacked(_wished(members[column], tied, levels), boxes))
    left = -(sum(widths.values()) + gap * (len(widths) - 1)) / 2
    middles = {}
    for column in members:
        middles[column] = left + widths[column] / 2
        left += widths[column] + gap
    return [(middles[column], round(levels[n], 1)) for n, column in enumerate(columns)]


def _wished(
    members: Sequence[int], tied: Mapping[int, set[int]], levels: Mapping[int, float]
) -> list[tuple[float, int]]:
    """Say how high each thing would stand: level with the middle of what it is tied to, in this order."""
    wished = []
    for n in members:
        own = [levels[m] for m in tied[n] if m in levels]
        wished.append((sum(own) / len(own) if own else 0.0, n))
    return sorted(wished)


def _stacked(wished: Sequence[tuple[float, int]], boxes: Sequence[Box]) -> dict[int, float]:
    """Stack things in order without overlap, as near to where they wish to be as moving the whole stack allows."""
    levels: dict[int, float] = {}
    bottom = -math.inf
    for level, n in wished:
        half = (boxes[n].height + GAP) / 2
        levels[n] = max(level, bottom + half)
        bottom = levels[n] + half
    excess = sum(levels[n] - level for level, n in wished) / len(wished)
    return {n: level - excess for n, level in levels.items()}
