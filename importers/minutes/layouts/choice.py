"""Layout profiles: each reads a paper's item headings in its own way and says how well it fits; the best one wins."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from importers.minutes.layouts.blocks import block_headings
from importers.minutes.layouts.flat import flat_headings, wrapped_headings
from importers.minutes.layouts.headed import most_plain_weight, plain_headings
from importers.minutes.layouts.headings import Heading
from importers.minutes.layouts.item_lines import item_line_headings
from importers.minutes.layouts.lettered import lettered_headings
from importers.minutes.layouts.lines import Line
from importers.minutes.layouts.numbered import (
    number_before,
    number_below,
    numbered_paragraphs,
)
from importers.minutes.layouts.page import number_above
from importers.minutes.layouts.single import issue_headings, single_heading
from importers.minutes.layouts.table import row_headings, table_headings
from importers.minutes.layouts.timed import timed_headings
from importers.paper import Paper

__all__ = ["Layout", "choose_layout", "score_layouts"]

Profile = Callable[[Paper, Sequence[Line]], tuple[list[Heading], float]]

_PROFILES: tuple[tuple[str, Profile], ...] = (
    ("one item", single_heading),
    ("an issue's items", issue_headings),
    ("table rows", table_headings),
    ("rows", row_headings),
    ("number above title", number_above),
    ("number before title", number_before),
    ("number below title", number_below),
    ("item below title", item_line_headings),
    ("letters", lettered_headings),
    ("times", timed_headings),
    ("one line", flat_headings),
)
_ENOUGH = 1.5
_FEW = 2
_LAST_RESORT = 0.4
_MOST = 2_000
"""Headings above which none is an item's: the longest agendas have some two hundred."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A profile's reading of a paper: ``score`` is the weight of its headings, ``confidence`` from 0 to 1."""

    name: str
    headings: tuple[Heading, ...] = ()
    score: float = 0.0
    confidence: float = 0.0


def _confidence(headings: Sequence[Heading]) -> float:
    """Tell how sure a reading is from what its headings weigh on average: 3 is a sure one."""
    if not headings:
        return 0.0
    mean = sum(heading.weight for heading in headings) / len(headings)
    return round(max(0.2, min(0.99, 0.62 + 0.13 * mean)), 2)


def score_layouts(paper: Paper, lines: Sequence[Line]) -> list[Layout]:
    """Read the headings by every profile that may win, best first.

    What the format itself marks as items is believed alone; headings without numbers are looked for only where they
    could weigh more than the best of the others.
    """
    marked = _read("marked items", block_headings, paper, lines)
    if marked.headings:
        return [marked]
    layouts = [_read(name, profile, paper, lines) for name, profile in _PROFILES]
    if most_plain_weight(paper, lines) > max(layout.score for layout in layouts):
        layouts.append(_read("headings without numbers", plain_headings, paper, lines))
    return sorted(layouts, key=lambda layout: -layout.score)


def _read(name: str, profile: Profile, paper: Paper, lines: Sequence[Line]) -> Layout:
    headings, score = profile(paper, lines)
    if len(headings) > _MOST:
        return Layout(name)
    return Layout(name, tuple(_without_contents(paper, headings)), score, _confidence(headings))


def _without_contents(paper: Paper, headings: Sequence[Heading]) -> Iterator[Heading]:
    """Leave out headings that stand again below with number and title: those of a list of contents."""
    last = {_told(paper, heading): at for at, heading in enumerate(headings) if heading.number}
    for at, heading in enumerate(headings):
        if heading.number is None or last[_told(paper, heading)] == at:
            yield heading


def _told(paper: Paper, heading: Heading) -> tuple[str | None, str]:
    return heading.number, " ".join(paper.plain[heading.title.start : heading.title.end].casefold().split())


def choose_layout(paper: Paper, lines: Sequence[Line]) -> Layout:
    """Take the layout whose headings weigh most; where hardly anything fits, try two readings of last resort."""
    best = score_layouts(paper, lines)[0]
    fits = best.score >= _ENOUGH and len(best.headings) > 0
    if fits and len(best.headings) > _FEW:
        return best
    for name, headings in (
        ("one line", wrapped_headings(paper)),
        ("numbered paragraphs", numbered_paragraphs(paper, lines)),
    ):
        if headings and not (fits and len(headings) <= 2 * len(best.headings)):
            return Layout(name, tuple(headings), 1.0, _LAST_RESORT)
    return best if fits else Layout("no items")
