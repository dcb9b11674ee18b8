"""Place things by their ties.

Springs (rustworkx) spread a part of the map that hangs together; a large part is spread by its best-tied things, and
the others are set around those they are tied to. Then boxes that overlap are pushed apart, and the parts are put side by
side. The same map always gets the same places.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

import rustworkx as rx

from graph.maps.layout.boxes import GOLDEN, Box, Pair, Place, frame, place_apart, sheet

__all__ = ["place_network"]

_SEED: Final = 20_240_229
_SPRINGS: Final = 300  # things that springs spread in some hundredths of a second; time grows by the square
_HUB: Final = 8  # ties that a hub of a large part has at least, more where the part is larger
_LEAST_HUBS: Final = 3
_MOST_HUBS: Final = 150
_INWARD: Final = 0.75
_BETWEEN: Final = 60.0  # pixels between parts


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
    wide, high = sheet(boxes[n] for n in part)
    if len(part) <= _SPRINGS:
        return [(x * wide / 2, y * high / 2) for x, y in _spring(graph.subgraph(part))]
    return _around_hubs(graph, part, (wide, high))


def _spring(graph: "rx.PyGraph[int, None]") -> list[Place]:
    found = rx.spring_layout(graph, seed=_SEED, num_iter=150)
    return [(float(found[n][0]), float(found[n][1])) for n in range(graph.num_nodes())]


def _around_hubs(graph: "rx.PyGraph[int, None]", part: list[int], size: tuple[float, float]) -> list[Place]:
    """Spread the best-tied things by springs, and set each other thing among those of them that it is tied to."""
    hubs = _hubs(graph, part)
    anchors = {n: tuple(sorted(m for m in graph.neighbors(n) if m in hubs)) for n in part if n not in hubs}
    spots = _spread_hubs(graph, hubs, anchors.values(), size)
    step = math.sqrt(size[0] * size[1] / len(part)) / 2
    groups: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for n, tied in anchors.items():
        groups[tied].append(n)
    far = groups.pop((), [])
    for tied, members in groups.items():
        _set_about(spots, members, _middle([spots[m] for m in tied]), step, turn=len(tied))
    for n in far:
        near = [spots[m] for m in sorted(graph.neighbors(n)) if m in spots]
        _set_about(spots, [n], _middle(near) if near else (0.0, 0.0), step * 3, turn=n)
    return [spots[n] for n in part]


def _hubs(graph: "rx.PyGraph[int, None]", part: list[int]) -> dict[int, int]:
    """Find the things that are tied to far more than the others are, and number them, the best-tied first."""
    ranked = sorted(part, key=lambda n: (-graph.degree(n), n))
    many = max(_HUB, len(part) ** 0.4)
    found = [n for n in ranked[:_MOST_HUBS] if graph.degree(n) >= many]
    return {n: i for i, n in enumerate(found if len(found) >= _LEAST_HUBS else ranked[:_MOST_HUBS])}


def _spread_hubs(
    graph: "rx.PyGraph[int, None]",
    hubs: Mapping[int, int],
    anchors: Iterable[tuple[int, ...]],
    size: tuple[float, float],
) -> dict[int, Place]:
    """Place the hubs by their ties and by what is tied to several of them."""
    skeleton: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
    skeleton.add_nodes_from(range(len(hubs)))
    linked = {(hubs[one], hubs[other]) for tied in anchors for one, other in combinations(tied[:6], 2)}
    direct = {(i, hubs[m]) for n, i in hubs.items() for m in graph.neighbors(n) if m in hubs and i < hubs[m]}
    skeleton.add_edges_from_no_data(sorted(linked | direct))
    places = _spring(skeleton)
    reach = _INWARD / 2  # so that what is set about a hub at the edge does not stick out far
    return {n: (places[i][0] * size[0] * reach, places[i][1] * size[1] * reach) for n, i in hubs.items()}


def _set_about(
    spots: dict[int, Place], members: Sequence[int], middle: Place, step: float, turn: int
) -> None:
    """Set things in a spiral, as seeds in a sunflower, about a place."""
    for k, n in enumerate(members, start=2):
        angle, reach = k * GOLDEN + turn, step * math.sqrt(k)
        spots[n] = (middle[0] + reach * math.cos(angle), middle[1] + reach * math.sin(angle))


def _middle(places: Sequence[Place]) -> Place:
    return sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places)


def _side_by_side(placed: Sequence[tuple[list[int], list[Place]]], boxes: Sequence[Box]) -> list[Place]:
    """Put the parts in rows about as wide as the largest, and the middle of the whole at (0, 0)."""
    frames = [frame([boxes[n] for n in part], places) for part, places in placed]
    widest = max([sheet(boxes)[0], *(right - left for left, _, right, _ in frames)], default=0.0)
    result: dict[int, Place] = {}
    x = y = tallest = 0.0
    for (part, places), (left, top, right, bottom) in zip(placed, frames, strict=True):
        if x and x + right - left > widest:
            x, y, tallest = 0.0, y + tallest + _BETWEEN, 0.0
        result.update({n: (px - left + x, py - top + y) for n, (px, py) in zip(part, places, strict=True)})
        x, tallest = x + right - left + _BETWEEN, max(tallest, bottom - top)
    numbers = sorted(result)
    left, top, right, bottom = frame([boxes[n] for n in numbers], [result[n] for n in numbers])
    return [
        (round(result[n][0] - (left + right) / 2, 1), round(result[n][1] - (top + bottom) / 2, 1))
        for n in numbers
    ]
