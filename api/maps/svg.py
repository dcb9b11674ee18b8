"""Draws a map as SVG on the server, from the same places as on the canvas: for print, papers and pages without scripts."""

from collections.abc import Iterator
from html import escape
from typing import Final

from api.maps.drawing import box_of, is_labelled, label_lines, places_of
from api.maps.paint import COLOURS, SHAPES
from api.maps.words import sum_up
from graph.layout import Place
from graph.mapping import Map
from graph.ties import Thing

__all__ = ["draw_svg"]

_EDGE: Final = 30  # pixels around the picture
_LEADING: Final = 15.5
_STYLE: Final = 'font-family="sans-serif" font-size="13" text-anchor="middle"'


def draw_svg(shown: Map, title: str) -> str:
    """Draw a map; the picture has a title and says what it shows."""
    places = places_of(shown)
    left, top, right, bottom = _frame(shown, places)
    size = f'viewBox="{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title about" {size}'
        f' width="{right - left:.0f}" height="{bottom - top:.0f}">',
        f'<title id="title">{_text(title)}</title><desc id="about">{_text(sum_up(shown))}</desc>',
        f'<rect x="{left:.0f}" y="{top:.0f}" width="100%" height="100%" fill="#ffffff"/>',
        *_lines(shown, places),
        *_things(shown, places),
        "</svg>",
    ]
    return "\n".join(parts)


def _frame(shown: Map, places: tuple[Place, ...]) -> tuple[float, float, float, float]:
    boxes = [box_of(thing, centre=thing.iri == shown.centre) for thing in shown.things]
    sides = list(zip(boxes, places, strict=True))
    return (
        min((x - box.width / 2 for box, (x, _) in sides), default=0) - _EDGE,
        min((y - box.height for box, (_, y) in sides), default=0) - _EDGE,
        max((x + box.width / 2 for box, (x, _) in sides), default=0) + _EDGE,
        max((y + box.height for box, (_, y) in sides), default=0) + _EDGE,
    )


def _lines(shown: Map, places: tuple[Place, ...]) -> Iterator[str]:
    numbers = {thing.iri: n for n, thing in enumerate(shown.things)}
    yield '<g stroke="#9aa7b3" fill="none">'
    for tie in shown.ties:
        (x1, y1), (x2, y2) = places[numbers[tie.source]], places[numbers[tie.target]]
        width = min(1 + tie.weight / 3, 6)
        yield f'<path d="M{x1:.1f},{y1:.1f}L{x2:.1f},{y2:.1f}" stroke-width="{width:.1f}"/>'
    yield "</g>"


def _things(shown: Map, places: tuple[Place, ...]) -> Iterator[str]:
    marks = dict(shown.marks)
    yield f"<g {_STYLE}>"
    for thing, (x, y) in zip(shown.things, places, strict=True):
        look = marks.get(thing.iri, "")
        look = look if look in COLOURS else thing.kind
        parts = _thing(thing, look, centre=thing.iri == shown.centre, labelled=is_labelled(thing, shown))
        yield f'<g transform="translate({x:.1f},{y:.1f})">{"".join(parts)}</g>'
    yield "</g>"


def _thing(thing: Thing, look: str, *, centre: bool, labelled: bool) -> Iterator[str]:
    yield f"<title>{_text(thing.label)}</title>"
    lines = label_lines(thing.label) if labelled else []
    if thing.kind == "body":
        box = box_of(thing)
        yield (
            f'<rect x="{-box.width / 2:.1f}" y="{-box.height / 2:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
            f' rx="5" fill="{COLOURS["body"]}"/>'
        )
        first = 4.5 - (len(lines) - 1) * _LEADING / 2
        yield from (
            f'<text y="{first + n * _LEADING:.1f}" fill="#ffffff">{_text(line)}</text>'
            for n, line in enumerate(lines)
        )
        return
    scale = ' transform="scale(1.5)"' if centre else ""
    yield f'<path d="{SHAPES[look]}" fill="{COLOURS[look]}"{scale}/>'
    first = 31 if centre else 25
    for n, line in enumerate(lines):
        halo = 'stroke="#ffffff" stroke-width="3" paint-order="stroke"'
        yield f'<text y="{first + n * _LEADING:.1f}" fill="#1b1f23" {halo}>{_text(line)}</text>'


def _text(words: str) -> str:
    """Write words for XML, without what it cannot hold.

    >>> _text("a < b \\x0c & c")
    'a &lt; b  &amp; c'
    """
    return escape("".join(letter for letter in words if letter >= " " or letter in "\t\n"))
