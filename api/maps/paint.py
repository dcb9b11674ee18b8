"""How kinds of things look in pictures drawn on the server: the colours of the light style sheet, and shapes as paths."""

from typing import Final

__all__ = ["COLOURS", "SHAPES"]

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
    "outcome": "#0b3c53",
    "accepted": "#1d7a4c",
    "partially accepted": "#8a5a00",
    "rejected": "#b3261e",
    "in progress": "#1f6fb2",
    "completed": "#145c38",
    "deferred": "#6b5b95",
    "answered": "#5f6b76",
    "no answer found": "#a34700",
}
"""Colours by kind, or by what became of a recommendation."""

_DOT: Final = "M0,-9a9,9 0 1 0 0.01,0z"
_DIAMOND: Final = "M0,-11L11,0L0,11L-11,0z"
_SQUARE: Final = "M-8,-8H8V8H-8z"
_UP: Final = "M0,-10L10,8H-10z"
_DOWN: Final = "M0,10L10,-8H-10z"
_HEXAGON: Final = "M5,-9L10,0L5,9H-5L-10,0L-5,-9z"
_STAR: Final = "M0,-11L2.6,-3.5L10.5,-3.4L4.2,1.3L6.5,8.9L0,4.4L-6.5,8.9L-4.2,1.3L-10.5,-3.4L-2.6,-3.5z"

SHAPES: Final[dict[str, str]] = {
    "person": _DOT,
    "body": _SQUARE,
    "post": _UP,
    "organisation": _SQUARE,
    "recommendation": _DIAMOND,
    "action": _HEXAGON,
    "response": _DOWN,
    "topic": _DOT,
    "issue": _STAR,
    "item": _DOT,
    "outcome": _SQUARE,
    "accepted": _DOT,
    "partially accepted": _UP,
    "rejected": _DIAMOND,
    "in progress": _DOWN,
    "completed": _SQUARE,
    "deferred": _HEXAGON,
    "answered": _DOT,
    "no answer found": _STAR,
}
"""Shapes about (0, 0), as paths of SVG; each colour has a shape beside it."""
