"""Draws a map as pyvis has it: nodes and edges with their places, ready for vis-network, and nothing left to compute.

Only labels go to the canvas, where nothing can be markup; ids are numbers of ours; titles, which vis-network may show
as HTML, are never set.
"""

import math
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from api.maps.paint import ARROWS, DASHES, look_of
from graph.maps.bands import BANDS
from graph.maps.layout import Box, Place, place_around, place_beside, place_columns, place_network
from graph.maps.map import Map
from graph.maps.ties import Thing

__all__ = [
    "Drawing",
    "box_of",
    "boxes_of",
    "draw_map",
    "enlarged",
    "is_labelled",
    "label_lines",
    "places_of",
    "short_label",
    "widths_of",
]

_LONGEST: Final = 60  # characters of a label on the canvas
_LINE: Final = 22
_LETTER: Final = 7.6  # pixels of a letter at 13 pixels, on average, on the safe side
_LEADING: Final = 15.5
_FONT: Final = 13  # pixels
_SIZE: Final = 9  # half the height of a shape
_CENTRE: Final = 14
_INSIDE: Final = frozenset({"body"})  # kinds whose label stands inside the shape
_MARGIN: Final = 8
_FEW: Final = 40  # things that all have room for their labels
_LONG: Final = frozenset(
    {"recommendation", "action", "response", "item", "meeting"}
)  # kinds whose labels are sentences
_BARE: Final = 1_000  # things among which those without a label still have room around them
_NEAR: Final = 200  # things up to which the words of a map can be read when all of it is in view
_THINNEST_BAND: Final = 2.0  # pixels
_BAND: Final = 26.0  # pixels more that the widest band has
_PLAIN: Final = 300  # lines beyond which a browser draws them through and without heads, to be quick


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
    return textwrap.wrap(short_label(words).replace(" …", "\u00a0…"), _LINE, break_long_words=True) or [""]


def is_labelled(thing: Thing, shown: Map) -> bool:
    """Say whether a thing has its label on the canvas.

    Where there are many things sentences are left out, and show when their thing is pointed at or selected; on the map of
    a whole council all but bodies are.
    """
    if shown.columns or _at_first(shown) <= _FEW:
        return True
    return thing.kind == "body" or (shown.kind != "council" and thing.kind not in _LONG)


def _at_first(shown: Map) -> int:
    """Count the things before any was opened: what is opened changes nothing of what stands."""
    return len(shown.things) - len(shown.grown)


def enlarged(shown: Map) -> float:
    """Say by how much the bodies on the map of a whole council are larger, to be read when all of it is in view.

    The more there is, the smaller all is shown.
    """
    number = _at_first(shown)
    return round((number / _NEAR) ** 0.4, 2) if shown.kind == "council" and number > _NEAR else 1.0


def box_of(thing: Thing, *, centre: bool = False, note: str = "", larger: float = 1.0) -> Box:
    """Measure the room that a thing takes on the canvas with its label and the note below that."""
    lines = [*label_lines(thing.label), *([note] if note else [])]
    width, height = max(len(line) for line in lines) * _LETTER, len(lines) * _LEADING
    if thing.kind in _INSIDE:
        return Box((width + 2 * _MARGIN) * larger, (height + 2 * _MARGIN) * larger)
    size = _CENTRE if centre else _SIZE
    return Box(max(width, 2.0 * size), 2 * size + height + 4)


def boxes_of(shown: Map) -> list[Box]:
    """Measure the room that each thing of a map takes."""
    notes = dict(shown.notes)
    side = (2.0 if _at_first(shown) > _BARE else 3.5) * _SIZE
    return [
        box_of(thing, centre=thing.iri == shown.centre, note=notes.get(thing.iri, ""), larger=enlarged(shown))
        if is_labelled(thing, shown)
        else Box(side, side)
        for thing in shown.things
    ]


@lru_cache(maxsize=64)
def places_of(shown: Map) -> tuple[Place, ...]:
    """Place the things of a map; kept, so that the same map is placed once."""
    boxes = boxes_of(shown)
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


def line_width(weight: int) -> float:
    """Give a line's width in pixels: it grows with every doubling of what was seen.

    >>> line_width(1), line_width(4), line_width(10_000)
    (1.0, 3.0, 6.0)
    """
    return round(min(1 + math.log2(max(weight, 1)), 6.0), 1)


def widths_of(shown: Map) -> list[float]:
    """Give each line's width: a band's is in proportion to what it stands for."""
    widest = max((tie.weight for tie in shown.ties if tie.kind in BANDS), default=1)
    return [
        round(_THINNEST_BAND + _BAND * tie.weight / widest, 1)
        if tie.kind in BANDS
        else line_width(tie.weight)
        for tie in shown.ties
    ]


def draw_map(shown: Map) -> Drawing:
    """Draw a map with pyvis: its lists are filled directly, since its own adding of edges takes the square of their number."""
    from pyvis.network import Network  # it brings IPython along, which the command line need not wait for

    network = Network()
    numbers = {thing.iri: n for n, thing in enumerate(shown.things)}
    network.nodes = list(_nodes(shown))
    network.edges = list(_edges(shown, numbers))
    if shown.centre in numbers:
        network.nodes[numbers[shown.centre]]["size"] = _CENTRE
    network.options = {"physics": {"enabled": False}}
    nodes, edges, _, _, _, options = network.get_network_data()
    return Drawing(tuple(nodes), tuple(edges), options)


def _nodes(shown: Map) -> Iterator[dict[str, Any]]:
    marks, notes, larger = dict(shown.marks), dict(shown.notes), enlarged(shown)
    for n, (thing, (x, y)) in enumerate(zip(shown.things, places_of(shown), strict=True)):
        lines = label_lines(thing.label) if is_labelled(thing, shown) else []
        lines += [notes[thing.iri]] if thing.iri in notes else []
        look = look_of(thing.kind, marks.get(thing.iri, ""))
        node = {"id": n, "label": "\n".join(lines), "group": look, "x": x, "y": y}
        if larger > 1 and thing.kind in _INSIDE:
            node |= {"font": {"size": round(_FONT * larger)}, "margin": round(_MARGIN * larger)}
        yield node


def _edges(shown: Map, numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    plain = len(shown.ties) > _PLAIN
    for n, (tie, width) in enumerate(zip(shown.ties, widths_of(shown), strict=True)):
        edge: dict[str, Any] = {
            "id": n,
            "from": numbers[tie.source],
            "to": numbers[tie.target],
        }
        if width != 1:
            edge["width"] = width
        if not plain and tie.kind in DASHES:
            edge["dashes"] = DASHES[tie.kind]
        if not plain and tie.kind in ARROWS:
            edge["arrows"] = "to"
        yield edge
