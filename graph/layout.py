"""Give every thing of a map its place, so that a browser has nothing to work out: no forces run there.

Springs (rustworkx) spread a part of the map that hangs together; a large part is spread by its best-tied things, and
the others are set around those they are tied to. Then boxes that overlap, each a thing with its label, are pushed apart,
and the parts are put side by side. The same map always gets the same places.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import rustworkx as rx

__all__ = ["Box", "Place", "place_apart", "place_around", "place_beside", "place_columns", "place_network"]

Place = tuple[float, float]
Pair = tuple[int, int]

_SEED: Final = 20_240_229
_SPRINGS: Final = 300  # things that springs spread in some hundredths of a second; time grows by the square
_ROOM: Final = 2.1  # the area of a part, in areas of its boxes
_GAP: Final = 12.0  # pixels between boxes
_WIDE: Final = 1.3  # a window is wider than high, by about the square of this
_ROUNDS: Final = 120
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))
_SCATTER: Final = (math.sqrt(5) - 1) / 2  # steps of this share of a line never crowd


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a thing takes with its label, in pixels at full size."""

    width: float
    height: float


def place_network(boxes: Sequence[Box], pairs: Iterable[Pair]) -> list[Place]:
    """Place things by their ties; ``pairs`` are numbers of boxes. The middle of the whole is at (0, 0).

    >>> places = place_network([Box(20, 20)] * 3, [(0, 1), (1, 2)])
    >>> places == place_network([Box(20, 20)] * 3, [(0, 1), (1, 2)]), len(set(places))
    (True, 3)
    """
    graph: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(boxes)))
    graph.add_edges_from_no_data([(one, other) for one, other in pairs if one != other])
    parts = sorted(
        (sorted(part) for part in rx.connected_components(graph)), key=lambda part: (-len(part), part)
    )
    placed = [(part, place_apart([boxes[n] for n in part], _spread(graph, part, boxes))) for part in parts]
    return _side_by_side(placed, boxes)


def _spread(graph: "rx.PyGraph[int, None]", part: list[int], boxes: Sequence[Box]) -> list[Place]:
    """Spread one part over about as much room as its boxes need."""
    if len(part) == 1:
        return [(0.0, 0.0)]
    side = math.sqrt(_ROOM * sum((boxes[n].width + _GAP) * (boxes[n].height + _GAP) for n in part))
    if len(part) <= _SPRINGS:
        springs = _spring(graph.subgraph(part))
        return [(x * side / 2 * _WIDE, y * side / 2 / _WIDE) for x, y in springs]
    return _around_hubs(graph, part, side)


def _spring(graph: "rx.PyGraph[int, None]") -> list[Place]:
    found = rx.spring_layout(graph, seed=_SEED, num_iter=150)
    return [(float(found[n][0]), float(found[n][1])) for n in range(graph.num_nodes())]


def _around_hubs(graph: "rx.PyGraph[int, None]", part: list[int], side: float) -> list[Place]:
    """Spread the best-tied things by springs and set each other thing among the hubs that it is tied to."""
    ranked = sorted(part, key=lambda n: (-graph.degree(n), n))
    hubs = {n: i for i, n in enumerate(ranked[: _SPRINGS // 2])}
    anchors = {
        n: tuple(sorted(hubs[m] for m in graph.neighbors(n) if m in hubs)) for n in part if n not in hubs
    }
    skeleton: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
    skeleton.add_nodes_from(range(len(hubs)))
    linked = {pair for tied in anchors.values() for pair in combinations(tied[:6], 2)}
    direct = {(i, hubs[m]) for n, i in hubs.items() for m in graph.neighbors(n) if m in hubs and i < hubs[m]}
    skeleton.add_edges_from_no_data(sorted(linked | direct))
    spots = [(x * side / 2, y * side / 2) for x, y in _spring(skeleton)]
    return _among(part, hubs, anchors, spots, side)


def _among(
    part: list[int],
    hubs: Mapping[int, int],
    anchors: Mapping[int, tuple[int, ...]],
    spots: Sequence[Place],
    side: float,
) -> list[Place]:
    """Set the things with the same anchors in a spiral, as seeds in a sunflower, about the middle of these."""
    step = side / math.sqrt(len(part)) / 2
    groups: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for n, tied in anchors.items():
        groups[tied].append(n)
    places = {n: spots[i] for n, i in hubs.items()}
    for tied, members in groups.items():
        middle = _middle([spots[i] for i in tied]) if tied else (0.0, side * 0.6)
        for k, n in enumerate(members, start=2):
            turn, reach = k * _GOLDEN + len(tied), step * math.sqrt(k)
            places[n] = (middle[0] + reach * math.cos(turn), middle[1] + reach * math.sin(turn))
    return [places[n] for n in part]


def _middle(places: Sequence[Place]) -> Place:
    return sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places)


def place_apart(boxes: Sequence[Box], places: Sequence[Place], rounds: int = _ROUNDS) -> list[Place]:
    """Push overlapping boxes apart, each pair along the way that is shorter, until none overlap or the rounds are over.

    >>> place_apart([Box(10, 10), Box(10, 10)], [(0, 0), (2, 0)])
    [(-10.0, 0.0), (12.0, 0.0)]
    """
    xs, ys = [float(x) for x, _ in places], [float(y) for _, y in places]
    if len(boxes) > 2 * _SPRINGS:
        rounds = min(rounds, 12)
    for _ in range(rounds):
        if not sum(_part(boxes, xs, ys, one, other) for one, other in _near(boxes, xs, ys)):
            break
    return list(zip(xs, ys, strict=True))


def _part(boxes: Sequence[Box], xs: list[float], ys: list[float], one: int, other: int) -> bool:
    """Push two boxes apart if they overlap, and say whether they did."""
    across, down = xs[other] - xs[one], ys[other] - ys[one]
    wide = (boxes[one].width + boxes[other].width) / 2 + _GAP - abs(across)
    high = (boxes[one].height + boxes[other].height) / 2 + _GAP - abs(down)
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
        right = lefts[i] + boxes[one].width + _GAP
        top, bottom = ys[one] - boxes[one].height, ys[one] + boxes[one].height
        for j in range(i + 1, len(order)):
            if lefts[j] >= right:
                break
            if top - boxes[order[j]].height < ys[order[j]] < bottom + boxes[order[j]].height:
                yield one, order[j]


def _side_by_side(placed: Sequence[tuple[list[int], list[Place]]], boxes: Sequence[Box]) -> list[Place]:
    """Put the parts in rows about as wide as the largest, and the middle of the whole at (0, 0)."""
    frames = [_frame([boxes[n] for n in part], places) for part, places in placed]
    area = sum((right - left + 60) * (bottom - top + 60) for left, top, right, bottom in frames)
    widest = max([math.sqrt(area) * 1.3, *(right - left for left, _, right, _ in frames)], default=0.0)
    result: dict[int, Place] = {}
    x = y = tallest = 0.0
    for (part, places), (left, top, right, bottom) in zip(placed, frames, strict=True):
        if x and x + right - left > widest:
            x, y, tallest = 0.0, y + tallest + 60, 0.0
        result.update({n: (px - left + x, py - top + y) for n, (px, py) in zip(part, places, strict=True)})
        x, tallest = x + right - left + 60, max(tallest, bottom - top)
    numbers = sorted(result)
    left, top, right, bottom = _frame([boxes[n] for n in numbers], [result[n] for n in numbers])
    return [
        (round(result[n][0] - (left + right) / 2, 1), round(result[n][1] - (top + bottom) / 2, 1))
        for n in numbers
    ]


def _frame(boxes: Sequence[Box], places: Sequence[Place]) -> tuple[float, float, float, float]:
    sides = list(zip(boxes, places, strict=True))
    return (
        min((x - box.width / 2 for box, (x, _) in sides), default=0.0),
        min((y - box.height / 2 for box, (_, y) in sides), default=0.0),
        max((x + box.width / 2 for box, (x, _) in sides), default=0.0),
        max((y + box.height / 2 for box, (_, y) in sides), default=0.0),
    )


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
    reach = math.sqrt(_ROOM * sum((box.width + _GAP) * (box.height + _GAP) for box in boxes) / math.pi)
    angles = _wedges(near, sorts)
    polar = {
        n: (angles[n], reach * math.sqrt(0.1 + 0.9 * share)) for n, share in _shares(near, sorts).items()
    }
    polar[centre] = (0.0, 0.0)
    for n in (n for n in range(len(boxes)) if n not in polar):
        own = sorted(m for m in tied[n] if m in angles)
        polar[n] = (_middle_angle([angles[m] for m in own]), reach * 1.2)
    rough = [
        (r * math.cos(a) * _WIDE, r * math.sin(a) / _WIDE) for a, r in (polar[n] for n in range(len(boxes)))
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
        half = (boxes[n].height + _GAP) / 2
        levels[n] = max(level, bottom + half)
        bottom = levels[n] + half
    excess = sum(levels[n] - level for level, n in wished) / len(wished)
    return {n: level - excess for n, level in levels.items()}


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
    step = (box.height + _GAP) * 0.5
    for k in range(4_000):
        reach, turn = step * math.sqrt(k), k * _GOLDEN
        place = (
            round(around[0] + reach * math.cos(turn) * _WIDE, 1),
            round(around[1] + reach * math.sin(turn), 1),
        )
        if not any(_overlap(box, place, other, there) for other, there in standing):
            return place
    return around


def _overlap(one: Box, here: Place, other: Box, there: Place) -> bool:
    return (
        abs(here[0] - there[0]) < (one.width + other.width) / 2 + _GAP
        and abs(here[1] - there[1]) < (one.height + other.height) / 2 + _GAP
    )
