"""Place things around one that most of them are tied to."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from graph.maps.layout.boxes import Box, Pair, Place, place_apart, sheet

__all__ = ["place_around"]

_SCATTER: Final = (math.sqrt(5) - 1) / 2  # steps of this share of a line never crowd


def place_around(
    boxes: Sequence[Box], pairs: Iterable[Pair], centre: int, sorts: Sequence[str]
) -> list[Place]:
    """Place things around one: those tied to it in a wedge for each sort, in order; the others outside, near their own.

    >>> places = place_around([Box(20, 20)] * 4, [(0, 1), (0, 2), (2, 3)], 0, ["a", "b", "c", "c"])
    >>> places[0], len(set(places))
    ((0.0, 0.0), 4)
    """
    tied: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        tied[one].add(other)
        tied[other].add(one)
    near = sorted(tied[centre] - {centre}, key=lambda n: (sorts[n], n))
    wide, high = (size / 2 for size in sheet(boxes))
    angles = _wedges(near, sorts)
    polar = {n: (angles[n], math.sqrt(0.1 + 0.9 * share)) for n, share in _shares(near, sorts).items()}
    polar[centre] = (0.0, 0.0)
    for n in (n for n in range(len(boxes)) if n not in polar):
        own = sorted(m for m in tied[n] if m in angles)
        polar[n] = (_middle_angle([angles[m] for m in own]), 1.15)
    rough = [
        (r * math.cos(a) * wide, r * math.sin(a) * high) for a, r in (polar[n] for n in range(len(boxes)))
    ]
    apart = place_apart(boxes, rough)
    x, y = apart[centre]
    return [(round(px - x, 1), round(py - y, 1)) for px, py in apart]


def _shares(near: Sequence[int], sorts: Sequence[str]) -> dict[int, float]:
    """Give how far out in its wedge each thing lies, 0 to 1: the first of its sort innermost."""
    members = {sort: [n for n in near if sorts[n] == sort] for sort in {sorts[n] for n in near}}
    return {n: (k + 0.5) / len(own) for own in members.values() for k, n in enumerate(own)}


def _wedges(near: Sequence[int], sorts: Sequence[str]) -> dict[int, float]:
    """Give each thing its direction: a wedge a sort, as wide as it has members, and in it an even scatter."""
    angles: dict[int, float] = {}
    begun = 0
    for sort in sorted({sorts[n] for n in near}):
        own = [n for n in near if sorts[n] == sort]
        width = 2 * math.pi * len(own) / len(near)
        start = math.pi * 2 * begun / len(near) - math.pi / 2
        for k, n in enumerate(own):
            angles[n] = start + width * (0.04 + 0.92 * (((k + 1) * _SCATTER) % 1))
        begun += len(own)
    return angles


def _middle_angle(angles: Sequence[float]) -> float:
    return math.atan2(sum(map(math.sin, angles)), sum(map(math.cos, angles))) if angles else math.pi / 2
