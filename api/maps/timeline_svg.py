"""Draws a timeline as SVG: a lane a body or post, bars, ticks and points; marks lead to their pages."""

import datetime as dt
from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from api.maps.drawing import short_label
from api.maps.paint import COLOURS
from api.pages.days import day_words
from graph.maps.timeline import Lane, Moment, Timeline

__all__ = ["MARKS", "draw_timeline"]

_LEFT: Final = 300
_RIGHT: Final = 30
_WIDTH: Final = 1180
_TOP: Final = 40
_LANE: Final = 38
_STEP: Final = 17  # pixels between marks that stand one above the other
_NEAR: Final = 12  # pixels that a mark takes from left to right
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120)  # months between two lines of the scale
_MOST_LINES: Final = 14
MARKS: Final = {
    "meeting": "M-1.5,-10H1.5V10H-1.5z",
    "item": "M-1.5,-10H1.5V10H-1.5z",
    "recommendation": "M0,-7L7,0L0,7L-7,0z",
    "action": "M3.5,-6L7,0L3.5,6H-3.5L-7,0L-3.5,-6z",
}

Link = Callable[[str], str]


class _Scale:
    """Where a day stands in the picture, in pixels from the left."""

    def __init__(self, first: dt.date, last: dt.date) -> None:
        padding = max(10, (last - first).days // 40)
        self.first, self.last = first - dt.timedelta(padding), last + dt.timedelta(padding)
        self._pixels = (_WIDTH - _LEFT - _RIGHT) / (self.last - self.first).days

    def at(self, day: dt.date) -> float:
        """Give the place of a day."""
        return round(_LEFT + (day - self.first).days * self._pixels, 1)

    def lines(self) -> Iterator[dt.date]:
        """Iterate over the days of the scale's lines: firsts of months, not too many."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((step for step in _STEPS if months / step <= _MOST_LINES), _STEPS[-1])
        number = self.first.year * 12 + self.first.month
        for month in range(number + 1, number + months + 1):
            if (month - 1) % step == 0 or (
                step > 12 and month % 12 == 1 and (month // 12) % (step // 12) == 0
            ):
                yield dt.date((month - 1) // 12, (month - 1) % 12 + 1, 1)


def draw_timeline(timeline: Timeline, title: str, link: Link) -> str:
    """Draw a timeline for a page or a file; the style sheet of a page has other colours for the dark."""
    scale = _Scale(timeline.first, timeline.last)
    rows = [_stacked(lane, scale) for lane in timeline.lanes]
    heights = [max(_LANE, _STEP * max((level for _, _, level in row), default=0) + _LANE) for row in rows]
    height = _TOP + sum(heights) + 16
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" viewBox="0 0 {_WIDTH} {height}" role="group"'
        f' aria-label="{escape(title)}" width="{_WIDTH}" height="{height}" font-family="sans-serif" font-size="14">',
        f'<rect class="ground" width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        *_scale_lines(scale, height),
    ]
    top: float = _TOP
    for lane, row, room in zip(timeline.lanes, rows, heights, strict=True):
        parts += _lane(lane, top + room - _LANE / 2, scale, link)
        parts += [_mark(one, x, top + room - _LANE / 2 - level * _STEP, link) for one, x, level in row]
        top += room
    return "\n".join([*parts, "</svg>"])


def _stacked(lane: Lane, scale: _Scale) -> list[tuple[Moment, float, int]]:
    """Give each moment its place from the left, and how many of its lane stand below it, too near to be told apart."""
    ends: list[float] = []
    stacked = []
    for moment in lane.moments:
        x = scale.at(moment.day)
        level = next((n for n, end in enumerate(ends) if end <= x), len(ends))
        ends[level : level + 1] = [x + _NEAR]
        stacked.append((moment, x, level))
    return stacked


def _scale_lines(scale: _Scale, height: int) -> Iterator[str]:
    for day in scale.lines():
        x = scale.at(day)
        yield f'<path class="scale" stroke="#c9d1d9" d="M{x},{_TOP - 10}V{height - 8}"/>'
        yield f'<text class="scale" x="{x}" y="{_TOP - 18}" text-anchor="middle" fill="#4a545e" font-size="12">{day:%b %Y}</text>'


def _lane(lane: Lane, middle: float, scale: _Scale, link: Link) -> Iterator[str]:
    label = escape(short_label(lane.label, 42))
    words = f'<text class="lane" x="{_LEFT - 14}" y="{middle + 4.5}" text-anchor="end" fill="#1b1f23">{label}</text>'
    address = link(lane.iri) if lane.iri else ""
    yield f'<a href="{escape(address)}"><title>{escape(lane.label)}</title>{words}</a>' if address else words
    if lane.first and lane.last:
        left, right = scale.at(lane.first) - 3, scale.at(lane.last) + 3
        yield (
            f'<rect class="bar fill-{lane.kind}" fill="{COLOURS[lane.kind]}" fill-opacity="0.35" x="{left}"'
            f' y="{middle - 5}" width="{right - left:.1f}" height="10" rx="4"/>'
        )


def _mark(moment: Moment, x: float, y: float, link: Link) -> str:
    said = escape(f"{day_words(moment.day)}: {short_label(moment.words or moment.sort, 120)}")
    shape = f'<path class="fill-{moment.sort}" fill="{COLOURS[moment.sort]}" transform="translate({x},{y})" d="{MARKS[moment.sort]}"><title>{said}</title></path>'
    address = link(moment.iri)
    return f'<a href="{escape(address)}" aria-label="{said}">{shape}</a>' if address else shape
