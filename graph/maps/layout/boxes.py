"""The room that things take on a map, and how boxes that overlap are pushed apart."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["GAP", "GOLDEN", "Box", "Pair", "Place", "frame", "place_apart", "sheet"]

Place = tuple[float, float]
Pair = tuple[int, int]

GAP: Final = 12.0
"""Pixels between boxes."""
GOLDEN: Final = math.pi * (3 - math.sqrt(5))
"""The angle between seeds in a sunflower: things set at it never stand in one line."""

_ROOM: Final = 2.1  # the area of a map, in areas of its boxes
_FEW: Final = 30  # boxes below which there is more room for each,
_MORE_ROOM: Final = 0.1  # by so many areas of it for each that is missing
_WIDEST: Final = 1_200.0  # pixels that still leave words readable across a page
_SHAPES: Final = (0.8, 2.0)  # the least and the most width of a map for its height
_ROUNDS: Final = 120
_MANY: Final = 600  # boxes that are only roughly pushed apart,
_FEW_ROUNDS: Final = 12
_LOOKED_AT: Final = 6_000  # and beyond these not at all: such a map is a file for other programs


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a thing takes with its label, in pixels at full size."""

    width: float
    height: float


def sheet(boxes: Iterable[Box]) -> tuple[float, float]:
    """Give the width and height over which boxes are best spread: a window's shape for few, higher for more.

    >>> sheet([Box(88, 28)] * 30), sheet([Box(138, 68)] * 100)
    ((709.9, 355.0), (1419.9, 1774.8))
    """
    areas = [(box.width + GAP) * (box.height + GAP) for box in boxes]
    area = (_ROOM + max(0, _FEW - len(areas)) * _MORE_ROOM) * sum(areas)
    least, most = _SHAPES
    shape = min(max(_WIDEST**2 / max(area, 1.0), least), most)
    width = math.sqrt(area * shape)
    return round(width, 1), round(width / shape, 1)


def place_apart(boxes: Sequence[Box], places: Sequence[Place], rounds: int = _ROUNDS) -> list[Place]:
    """Push overlapping boxes apart, each pair along the way that is shorter, until none overlap or the rounds are over.

    >>> place_apart([Box(10, 10), Box(10, 10)], [(0, 0), (2, 0)])
    [(-10.0, 0.0), (12.0, 0.0)]
    """
    xs, ys = [float(x) for x, _ in places], [float(y) for _, y in places]
    if len(boxes) > _MANY:
        rounds = _FEW_ROUNDS if len(boxes) <= _LOOKED_AT else 0
    for _ in range(rounds):
        if not sum(_part(boxes, xs, ys, one, other) for one, other in _near(boxes, xs, ys)):
            break
    return list(zip(xs, ys, strict=True))


def _part(boxes: Sequence[Box], xs: list[float], ys: list[float], one: int, other: int) -> bool:
    """Push two boxes apart if they overlap, and say whether they did."""
    across, down = xs[other] - xs[one], ys[other] - ys[one]
    wide = (boxes[one].width + boxes[other].width) / 2 + GAP - abs(across)
    high = (boxes[one].height + boxes[other].height) / 2 + GAP - abs(down)
    if wide <= 1e-6 or high <= 1e-6:
        return False
    if wide / (boxes[one].width + boxes[other].width) <= high / (boxes[one].height + boxes[other].height):
        push = wide / 2 if across >= 0 else -wide / 2
        xs[one] -= push
        xs[other] += push
    else:
        push = high / 2 if down >= 0 else -high / 2
        ys[one] -= push
        ys[other] += push
    return True


def _near(boxes: Sequence[Box], xs: list[float], ys: list[float]) -> Iterable[Pair]:
    """Pair the boxes that may overlap: in order of their left edges, those that begin before this one ends."""
    order = sorted(range(len(boxes)), key=lambda n: (xs[n] - boxes[n].width / 2, n))
    lefts = [xs[n] - boxes[n].width / 2 for n in order]
    for i, one in enumerate(order):
        right = lefts[i] + boxes[one].width + GAP
        top, bottom = ys[one] - boxes[one].height, ys[one] + boxes[one].height
        for j in range(i + 1, len(order)):
            if lefts[j] >= right:
                break
            if top - boxes[order[j]].height < ys[order[j]] < bottom + boxes[order[j]].height:
                yield one, order[j]


def frame(boxes: Sequence[Box], places: Sequence[Place]) -> tuple[float, float, float, float]:
    """Give the left, upper, right and lower edge of boxes at their places."""
    sides = list(zip(boxes, places, strict=True))
    return (
        min((x - box.width / 2 for box, (x, _) in sides), default=0.0),
        min((y - box.height / 2 for box, (_, y) in sides), default=0.0),
        max((x + box.width / 2 for box, (x, _) in sides), default=0.0),
        max((y + box.height / 2 for box, (_, y) in sides), default=0.0),
    )
