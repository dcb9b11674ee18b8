"""Draws a map as SVG on the server, from the same places as on the canvas: for print, papers and pages without scripts."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from api.maps.drawing import boxes_of, enlarged, is_labelled, label_lines, places_of, widths_of
from api.maps.paint import ARROWS, COLOURS, DASHES, SHAPES, look_of
from api.maps.words import sum_up
from graph.maps.layout import Box, Place
from graph.maps.map import Map
from graph.maps.ties import Thing

__all__ = ["draw_svg"]

_EDGE: Final = 30  # pixels around the picture
_LEADING: Final = 15.5
_STYLE: Final = 'font-family="sans-serif" font-size="13" text-anchor="middle"'
_HEAD: Final = (
    '<defs><marker id="head" viewBox="0 0 8 8" refX="4" refY="4" markerUnits="userSpaceOnUse" markerWidth="9"'
    ' markerHeight="9" orient="auto"><path d="M0,0L8,4L0,8z" fill="#9aa7b3"/></marker></defs>'
)


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
        _HEAD,
        *_lines(shown, places),
        *_things(shown, places),
        "</svg>",
    ]
    return "\n".join(parts)


def _frame(shown: Map, places: tuple[Place, ...]) -> tuple[float, float, float, float]:
    sides = list(zip(boxes_of(shown), places, strict=True))
    return (
        min((x - box.width / 2 for box, (x, _) in sides), default=0) - _EDGE,
        min((y - box.height for box, (_, y) in sides), default=0) - _EDGE,
        max((x + box.width / 2 for box, (x, _) in sides), default=0) + _EDGE,
        max((y + box.height for box, (_, y) in sides), default=0) + _EDGE,
    )


def _lines(shown: Map, places: tuple[Place, ...]) -> Iterator[str]:
    numbers = {thing.iri: n for n, thing in enumerate(shown.things)}
    yield '<g stroke="#9aa7b3" fill="none">'
    for tie, width in zip(shown.ties, widths_of(shown), strict=True):
        (x1, y1), (x2, y2) = places[numbers[tie.source]], places[numbers[tie.target]]
        dashes = f' stroke-dasharray="{" ".join(map(str, DASHES[tie.kind]))}"' if tie.kind in DASHES else ""
        head = ' marker-mid="url(#head)"' if tie.kind in ARROWS else ""
        way = f"M{x1:.1f},{y1:.1f}L{(x1 + x2) / 2:.1f},{(y1 + y2) / 2:.1f}L{x2:.1f},{y2:.1f}"
        yield f'<path d="{way}" stroke-width="{width}"{dashes}{head}/>'
    yield "</g>"


def _things(shown: Map, places: tuple[Place, ...]) -> Iterator[str]:
    marks, notes = dict(shown.marks), dict(shown.notes)
    yield f"<g {_STYLE}>"
    for thing, box, (x, y) in zip(shown.things, boxes_of(shown), places, strict=True):
        look = look_of(thing.kind, marks.get(thing.iri, ""))
        lines = label_lines(thing.label) if is_labelled(thing, shown) else []
        lines += [notes[thing.iri]] if thing.iri in notes else []
        if thing.kind == "body":
            parts = _body(thing, lines, box, enlarged(shown))
        else:
            parts = _thing(thing, look, lines, centre=thing.iri == shown.centre)
        yield f'<g transform="translate({x:.1f},{y:.1f})">{"".join(parts)}</g>'
    yield "</g>"


def _body(thing: Thing, lines: Sequence[str], box: Box, larger: float) -> Iterator[str]:
    """Draw a body, whose words stand inside."""
    yield f"<title>{_text(thing.label)}</title>"
    yield (
        f'<rect x="{-box.width / 2:.1f}" y="{-box.height / 2:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
        f' rx="5" fill="{COLOURS["body"]}"/>'
    )
    first = 4.5 - (len(lines) - 1) * _LEADING / 2
    yield f'<g fill="#ffffff" transform="scale({larger})">'
    yield from (f'<text y="{first + n * _LEADING:.1f}">{_text(line)}</text>' for n, line in enumerate(lines))
    yield "</g>"


def _thing(thing: Thing, look: str, lines: Sequence[str], *, centre: bool) -> Iterator[str]:
    """Draw anything else, whose words stand below."""
    yield f"<title>{_text(thing.label)}</title>"
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
