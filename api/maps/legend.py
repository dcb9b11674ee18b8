"""What a map's legend offers to show or to hide: kinds of things and lines, what sets things apart, and councils."""

from dataclasses import dataclass
from typing import Final

from api.maps.paint import DASHES, SHAPES
from api.maps.wishes import Wishes, council_name
from api.maps.words import KINDS, tie_word
from graph.maps.map import Map
from graph.maps.scope import council_of

__all__ = ["Choice", "Row", "legend_of"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One box to tick; ``look`` names its colour, ``shape`` is a path and ``dashes`` those of a line, "" where there is none."""

    value: str
    words: str
    ticked: bool
    look: str = ""
    shape: str = ""
    dashes: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the legend: the name of its boxes in the address, its heading, and the boxes."""

    name: str
    heading: str
    choices: tuple[Choice, ...]


_MARKED: Final = {"flow": "Outcome", "topics": "Group"}


def legend_of(shown: Map, wishes: Wishes) -> list[Row]:
    """List the rows of a map's legend; one with a single box, which could only hide everything, is left out."""
    rows = [_things(shown, wishes), _marks(shown, wishes), _lines(shown, wishes), _councils(shown, wishes)]
    return [row for row in rows if len(row.choices) > 1]


def _things(shown: Map, wishes: Wishes) -> Row:
    marked = {iri for iri, mark in shown.marks if mark in SHAPES}
    present = {thing.kind for thing in shown.things}
    plain = {thing.kind for thing in shown.things if thing.iri not in marked}
    choices = (
        Choice(
            value=kind,
            words=many,
            ticked=not wishes.things or kind in wishes.things,
            look=kind if kind in plain else "",
            shape=SHAPES[kind] if kind in plain else "",
        )
        for kind, (_, many) in KINDS.items()
        if kind in present
    )
    return Row("show", "Show", tuple(choices))


def _marks(shown: Map, wishes: Wishes) -> Row:
    present = {mark for _, mark in shown.marks}
    choices = (
        Choice(mark, mark, not wishes.marks or mark in wishes.marks, mark, shape)
        for mark, shape in SHAPES.items()
        if mark in present
    )
    return Row("mark", _MARKED.get(shown.kind, "Mark"), tuple(choices))


def _lines(shown: Map, wishes: Wishes) -> Row:
    choices = (
        Choice(
            value=kind,
            words=tie_word(kind),
            ticked=not wishes.lines or kind in wishes.lines,
            dashes=" ".join(map(str, DASHES.get(kind, ()))) or "none",
        )
        for kind in sorted({tie.kind for tie in shown.ties})
    )
    return Row("line", "Lines", tuple(choices))


def _councils(shown: Map, wishes: Wishes) -> Row:
    names = {
        council_name(thing.iri): thing.label for thing in shown.things if council_of(thing.iri) == thing.iri
    }
    present = sorted({council_name(thing.iri) for thing in shown.things} - {""})
    choices = (
        Choice(
            name, names.get(name) or name.replace("-", " "), not wishes.councils or name in wishes.councils
        )
        for name in present
    )
    return Row("council", "Councils", tuple(choices))
