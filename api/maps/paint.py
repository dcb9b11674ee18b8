"""How things and lines look: the colours of the light style sheet, shapes as paths, and the dashes of lines.

What a colour says, a shape says beside it. ``static/map.css`` has the same colours, and those for the dark; vis-network
has names for the same shapes in ``static/map/theme.js``.
"""

from typing import Final

__all__ = ["ARROWS", "COLOURS", "DASHES", "SHAPES", "look_of"]

COLOURS: Final[dict[str, str]] = {
    "person": "#1f6fb2",
    "body": "#0b3c53",
    "post": "#8a5a00",
    "organisation": "#6b5b95",
    "recommendation": "#b3261e",
    "action": "#1d7a4c",
    "response": "#5f6b76",
    "topic": "#8e4585",
    "issue": "#a34700",
    "item": "#5f6b76",
    "meeting": "#0b3c53",
    "decision": "#1d7a4c",
    "thing": "#5f6b76",
    "outcome": "#0b3c53",
    "accepted": "#1d7a4c",
    "partially accepted": "#8a5a00",
    "rejected": "#b3261e",
    "in progress": "#1f6fb2",
    "completed": "#145c38",
    "deferred": "#6b5b95",
    "answered": "#5f6b76",
    "no answer found": "#a34700",
    "group 1": "#1f6fb2",
    "group 2": "#1d7a4c",
    "group 3": "#8a5a00",
    "group 4": "#b3261e",
    "group 5": "#6b5b95",
    "group 6": "#0b3c53",
    "group 7": "#a34700",
    "group 8": "#8e4585",
}
"""Colours by kind, or by what sets a thing apart among its kind: what became of it, or its group."""

_DOT: Final = "M0,-9a9,9 0 1 0 0.01,0z"
_DIAMOND: Final = "M0,-11L11,0L0,11L-11,0z"
_SQUARE: Final = "M-8,-8H8V8H-8z"
_UP: Final = "M0,-10L10,8H-10z"
_DOWN: Final = "M0,10L10,-8H-10z"
_HEXAGON: Final = "M5,-9L10,0L5,9H-5L-10,0L-5,-9z"
_STAR: Final = "M0,-11L2.6,-3.5L10.5,-3.4L4.2,1.3L6.5,8.9L0,4.4L-6.5,8.9L-4.2,1.3L-10.5,-3.4L-2.6,-3.5z"
_WIDE: Final = "M-11,-7H11V7H-11z"

SHAPES: Final[dict[str, str]] = {
    "person": _DOT,
    "body": _WIDE,
    "post": _UP,
    "organisation": _SQUARE,
    "recommendation": _DIAMOND,
    "action": _HEXAGON,
    "response": _DOWN,
    "topic": _DOT,
    "issue": _STAR,
    "item": _DOT,
    "meeting": _SQUARE,
    "decision": _HEXAGON,
    "thing": _DOT,
    "outcome": _SQUARE,
    "accepted": _DOT,
    "partially accepted": _UP,
    "rejected": _DIAMOND,
    "in progress": _DOWN,
    "completed": _SQUARE,
    "deferred": _HEXAGON,
    "answered": _DOT,
    "no answer found": _STAR,
    "group 1": _DOT,
    "group 2": _SQUARE,
    "group 3": _UP,
    "group 4": _DIAMOND,
    "group 5": _HEXAGON,
    "group 6": _DOWN,
    "group 7": _STAR,
    "group 8": _WIDE,
}
"""Shapes about (0, 0), as paths of SVG."""

DASHES: Final[dict[str, tuple[int, int]]] = {
    "held": (2, 4),
    "sat on": (2, 4),
    "addressed to": (9, 5),
    "falls to": (9, 5),
    "answered by": (9, 5),
    "ended as": (2, 4),
}
"""Pixels of stroke and of gap for the kinds of lines that are not drawn through."""

ARROWS: Final = frozenset({"recommended", "agreed", "addressed to", "falls to", "answered by", "ended as"})
"""Kinds of lines that lead somewhere."""


def look_of(kind: str, mark: str = "") -> str:
    """Say by which name a thing's colour and shape are found.

    >>> look_of("recommendation", "rejected"), look_of("topic", "group 19")
    ('rejected', 'topic')
    """
    return mark if mark in COLOURS else kind
