"""Markers of list entries written out: what a browser draws beside an entry is part of what a reader reads."""

from typing import Final

__all__ = ["BULLET", "write_marker", "write_numeral"]

BULLET: Final = "•"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_STYLES = {
    "a": "a", "lower-alpha": "a", "lower-latin": "a",
    "A": "A", "upper-alpha": "A", "upper-latin": "A",
    "i": "i", "lower-roman": "i",
    "I": "I", "upper-roman": "I",
}  # fmt: skip


def write_marker(style: str, number: int) -> str:
    """Write an entry's marker as minutes print it: ``1.``, ``(a)``, ``(iv)``.

    ``style`` is a list's ``type`` attribute or its CSS list style; an unknown one counts in figures.

    >>> write_marker("1", 3), write_marker("a", 2), write_marker("lower-roman", 4), write_marker("A", 27)
    ('3.', '(b)', '(iv)', '(AA)')
    """
    kind = _STYLES.get(style, "1")
    if kind == "1" or number < 1:
        return f"{number}."
    return f"({write_numeral(kind, number)})"


def write_numeral(kind: str, number: int) -> str:
    """Write a number above 0 in figures (``1``), letters (``a``, ``A``) or Roman numerals (``i``, ``I``).

    >>> write_numeral("1", 4), write_numeral("A", 4), write_numeral("i", 4)
    ('4', 'D', 'iv')
    """
    if kind == "1":
        return str(number)
    letters = _roman(number) if kind in "iI" else _alphabetic(number)
    return letters.upper() if kind.isupper() else letters


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * min(times, 9)
    return written


def _alphabetic(number: int) -> str:
    written = ""
    while number:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written
