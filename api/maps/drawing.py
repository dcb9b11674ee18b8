"""Draws a map as pyvis has it: nodes and edges with their places, ready for vis-network, and nothing left to compute.

Only labels go to the canvas, where nothing can be markup; ids are numbers of ours; titles, which vis-network may show
as HTML, are never set.
"""

import math
import textwrap
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from graph.layout import Box, Place, place_around, place_beside, place_columns, place_network
from graph.mapping import Map
from graph.ties import Thing

__all__ = ["Drawing", "box_of", "draw_map", "is_labelled", "label_lines", "places_of", "short_label"]

_LONGEST: Final = 60  # characters of a label on the canvas
_LINE: Final = 22
_LETTER: Final = 7.6  # pixels of a letter at 13 pixels, on average, on the safe side
_LEADING: Final = 15.5
_SIZE: Final = 9  # half the height of a shape
_CENTRE: Final = 14
_INSIDE: Final = frozenset({"body"})  # kinds whose label stands inside the shape
_MARGIN: Final = 8
_FEW: Final = 40  # things on the map of a council that all have room for their labels


@dataclass(frozen=True, slots=True)
class Drawing:
    """The nodes, the edges and the options of a map, in the words of vis-network."""

    nodes: tuple[dict[str, Any], ...]
    edges: tuple[dict[str, Any], ...]
    options: str


def short_label(words: str, longest: int = _LONGEST) -> str:
    """Cut a label at a word's end.

    >>> short_label("That Cabinet be asked to fund two more nurses at the hospital on the hill")
    'That Cabinet be asked to fund two more nurses at the …'
    """
    plain = " ".join(words.split())
    if len(plain) <= longest:
        return plain
    head = plain[: longest - 1].rpartition(" ")[0] or plain[: longest - 2]
    return f"{head} …"


def label_lines(words: str) -> list[str]:
    """Cut a label into the lines that it has on a map."""
    return textwrap.wrap(short_label(words), _LINE, break_long_words=True) or [""]


def is_labelled(thing: Thing, shown: Map) -> bool:
    """Say whether a thing has its label on the canvas: on the map of a whole council only bodies do."""
    return shown.kind != "council" or thing.kind == "body" or len(shown.things) <= _FEW


def box_of(thing: Thing, *, centre: bool = False, labelled: bool = True) -> Box:
    """Measure the room that a thing takes on the canvas, label included."""
    if not labelled:
        return Box(2.0 * _SIZE, 2.0 * _SIZE)
    lines = label_lines(thing.label)
    width, height = max(len(line) for line in lines) * _LETTER, len(lines) * _LEADING
    if thing.kind in _INSIDE:
        return Box(width + 2 * _MARGIN, height + 2 * _MARGIN)
    size = _CENTRE if centre else _SIZE
    return Box(max(width, 2.0 * size), 2 * size + height + 4)


@lru_cache(maxsize=64)
def places_of(shown: Map) -> tuple[Place, ...]:
    """Place the things of a map; kept, so that the same map is placed once."""
    boxes = [
        box_of(thing, centre=thing.iri == shown.centre, labelled=is_labelled(thing, shown))
        for thing in shown.things
    ]
    middles = _place(shown, boxes)
    return tuple(
        (x, y) if thing.kind in _INSIDE else (x, round(y - box.height / 2 + _half(thing, shown), 1))
        for thing, box, (x, y) in zip(shown.things, boxes, middles, strict=True)
    )


def _place(shown: Map, boxes: list[Box]) -> list[Place]:
    """Place the middles of the boxes: what was opened later goes beside what stands, which does not move for it."""
    numbers = {thing.iri: n for n, thing in enumerate(shown.things)}
    standing = shown.ties[: len(shown.ties) - shown.grown_ties]
    pairs = sorted({(numbers[tie.source], numbers[tie.target]) for tie in standing})
    if shown.columns:
        return place_columns(boxes, shown.columns, pairs)
    first = len(boxes) - len(shown.grown)
    places = _place_first(shown, boxes[:first], pairs)
    parents = [numbers[iri] for iri in shown.grown]
    return places + place_beside(boxes[:first], places, boxes[first:], parents)


def _place_first(shown: Map, boxes: list[Box], pairs: list[tuple[int, int]]) -> list[Place]:
    """Place around the centre where most things are tied to it, else by springs."""
    centre = next((n for n, thing in enumerate(shown.things) if thing.iri == shown.centre), None)
    if centre is not None and sum(centre in pair for pair in pairs) * 2 > len(boxes):
        return place_around(boxes, pairs, centre, [thing.kind for thing in shown.things[: len(boxes)]])
    return place_network(boxes, pairs)


def _half(thing: Thing, shown: Map) -> int:
    return _CENTRE if thing.iri == shown.centre else _SIZE


def _width(weight: int) -> float:
    """Give a line's width in pixels: it grows with every doubling of what was seen.

    >>> _width(1), _width(4), _width(10_000)
    (1.0, 3.0, 6.0)
    """
    return round(min(1 + math.log2(max(weight, 1)), 6.0), 1)


def draw_map(shown: Map) -> Drawing:
    """Draw a map with pyvis: its lists are filled directly, since its own adding of edges takes the square of their number."""
    from pyvis.network import Network  # it brings IPython along, which the command line need not wait for

    network = Network()
    numbers, marks = {thing.iri: n for n, thing in enumerate(shown.things)}, dict(shown.marks)
    for n, (thing, (x, y)) in enumerate(zip(shown.things, places_of(shown), strict=True)):
        group = marks.get(thing.iri) or thing.kind
        network.nodes.append(
            {
                "id": n,
                "label": "\n".join(label_lines(thing.label)) if is_labelled(thing, shown) else "",
                "group": group,
                "x": x,
                "y": y,
            }
        )
    network.edges = [
        {"id": n, "from": numbers[tie.source], "to": numbers[tie.target], "width": _width(tie.weight)}
        for n, tie in enumerate(shown.ties)
    ]
    if shown.centre in numbers:
        network.nodes[numbers[shown.centre]]["size"] = _CENTRE
    network.options = {"physics": {"enabled": False}}
    nodes, edges, _, _, _, options = network.get_network_data()
    return Drawing(tuple(nodes), tuple(edges), options)
