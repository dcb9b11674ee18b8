"""Place things that are added to a map, and move nothing that stands."""

import math
from collections.abc import Sequence
from typing import Final

from graph.maps.layout.boxes import GAP, GOLDEN, Box, Place

__all__ = ["place_beside"]

_WIDE: Final = 1.3  # boxes are wider than high
_FURTHEST: Final = 4_000  # steps of the search for room


def place_beside(
    boxes: Sequence[Box], places: Sequence[Place], fresh: Sequence[Box], parents: Sequence[int]
) -> list[Place]:
    """Place fresh things near those that they grew from, where there is room, and move nothing that stands already.

    >>> place_beside([Box(10, 10)], [(0, 0)], [Box(10, 10)], [0])
    [(-28.2, -3.8)]
    """
    standing = list(zip(boxes, places, strict=True))
    found: list[Place] = []
    for box, parent in zip(fresh, parents, strict=True):
        place = _free_spot(box, places[parent], standing)
        standing.append((box, place))
        found.append(place)
    return found


def _free_spot(box: Box, around: Place, standing: Sequence[tuple[Box, Place]]) -> Place:
    """Walk outward in a spiral until the box fits."""
    step = (box.height + GAP) * 0.5
    for k in range(_FURTHEST):
        reach, turn = step * math.sqrt(k), k * GOLDEN
        place = (
            round(around[0] + reach * math.cos(turn) * _WIDE, 1),
            round(around[1] + reach * math.sin(turn), 1),
        )
        if not any(_overlap(box, place, other, there) for other, there in standing):
            return place
    return around


def _overlap(one: Box, here: Place, other: Box, there: Place) -> bool:
    return (
        abs(here[0] - there[0]) < (one.width + other.width) / 2 + GAP
        and abs(here[1] - there[1]) < (one.height + other.height) / 2 + GAP
    )
