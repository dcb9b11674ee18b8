"""Reads the markers of lists, "1.", "(a)", "iv)", "•", and tells which marker may follow which.

A marker has a family, its kind of numeral and its brackets, and a value in it. "i" is the ninth letter or the first
roman numeral: what came before decides, so a marker may have two readings.
"""

import re
from dataclasses import dataclass

from importers.minutes.language.mood import VERB_FORMS

__all__ = ["Marker", "follows", "opens", "read_bare_letter", "read_marker"]

# "- ", "* ", "o ", "> - ": a bullet
_BULLET = re.compile(r"(?:[*+-]|o|\u00a7|\u00d8)\s{1,60}(?=\S)")
# "1.", "1)", "(1)", "(iv).", "a)", "2\\.", "R1.", "10.4.1 ", "(a) ", and "1. R14/22 - " with the action's number in a register
_NUMERAL = re.compile(
    r"(?P<label>(?:Recommendation|RECOMMENDATION|Action|ACTION|Resolution)\s(?=\d{1,2}\s?[:.-]))?(?P<open>[(\[]?)(?P<letter>[RA]?)(?P<value>\d{1,3}(?:\.\d{1,3}){0,3}|[ivxIVX]{1,6}|[a-zA-Z]{1,2})(?P<close>\s?\\?[.)\]:](?:[.):]|(?=\s)|(?=[A-Z\"])|(?=\*)|$)|(?(label)\s?-(?=\s)|(?!))|(?=\s))\s{0,80}(?:[A-Z]{1,3}\d{1,3}/\d{2,4}\s?[-:]\s{1,4})?"
)
# "A     The Committee notes": a letter set off by nothing but a wide gap
_WIDE_GAP = re.compile(r"(?<=[A-Z])[ \u00a0]{3,80}(?=[A-Z])")
# "A Note the plan": a letter set off by nothing at all, before a word with a capital
_BARE_LETTER = re.compile(r"(?P<letter>[A-Z])[ \u00a0](?P<word>[A-Z][a-z]+)\b")
_ROMAN = {"i": 1, "v": 5, "x": 10}
_ROMAN_FORM = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})$")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: its ``readings`` as (family, value), where its own characters begin, and where its words begin."""

    readings: tuple[tuple[str, int], ...]
    start: int
    after: int

    @property
    def bullet(self) -> bool:
        """Whether it is a bullet, which has no order."""
        return self.readings[0][0].startswith("bullet")


def _roman(printed: str) -> int | None:
    """Read a small roman numeral up to 39, None where it is none.

    >>> [_roman(n) for n in ("i", "iv", "ix", "xii", "iiv", "abc")]
    [1, 4, 9, 12, None, None]
    """
    if not printed or not _ROMAN_FORM.match(printed):
        return None
    values = [_ROMAN[letter] for letter in printed]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def read_marker(plain: str, start: int, end: int) -> Marker | None:
    """Read the marker that stands at ``start``, None if none stands there.

    >>> read_marker("(b) that", 0, 8).readings, read_marker("iv. Roads", 0, 9).readings
    ((('(a)', 2),), (('i.', 4),))
    >>> read_marker("- the report", 0, 12).bullet, read_marker("A report", 0, 8)
    (True, None)
    >>> read_marker("B    The report", 0, 15).readings
    (('A', 2),)
    >>> read_marker("1. R14/22 - That", 0, 16).after
    12
    >>> read_marker("10.4.1 That", 0, 11).readings
    (('10.4.#', 1),)
    """
    bullet = _BULLET.match(plain, start, end)
    if bullet is not None:
        return Marker(((f"bullet {plain[start]}", 0),), start, bullet.end())
    found = _NUMERAL.match(plain, start, end)
    if found is None:
        return None
    value, close = found["value"], found["close"].replace("\\", "").strip()
    brackets = (found["open"], close[:1])
    lettered = bool(found["letter"]) and value.isdigit()
    wide = len(value) == 1 and _WIDE_GAP.match(plain, found.end("value")) is not None
    if not close and not ("." in value and value[0].isdigit()) and not lettered and not wide:
        return None
    readings = _readings(value, brackets, found["letter"])
    return Marker(readings, start, found.end()) if readings else None


def read_bare_letter(plain: str, start: int, end: int) -> Marker | None:
    """Read a capital letter before a verb as a marker, though nothing sets it off; None where it is only a word.

    >>> read_bare_letter("B Request a report", 0, 18).readings, read_bare_letter("A Member asked", 0, 14)
    ((('A', 2),), None)
    """
    found = _BARE_LETTER.match(plain, start, end)
    if found is None or found["word"] not in ("That", "To") and found["word"].lower() not in VERB_FORMS:
        return None
    return Marker((("A", ord(found["letter"]) - 64),), start, found.start("word"))


def _readings(value: str, brackets: tuple[str, str], letter: str) -> tuple[tuple[str, int], ...]:
    opening, closing = brackets
    if value[0].isdigit():
        parts = value.split(".")
        above = "".join(f"{part}." for part in parts[:-1])
        return (
            (
                f"{opening}{letter}{above}#{closing}" if above else f"{opening}{letter}1{closing}",
                int(parts[-1]),
            ),
        )
    if letter:
        value = letter + value
    case = "I" if value.isupper() else "i"
    readings: list[tuple[str, int]] = []
    if len(value) == 1:
        readings.append((f"{opening}{'A' if case == 'I' else 'a'}{closing}", ord(value.lower()) - 96))
    elif len(value) == 2 and value[0] == value[1] and value.islower() and value not in ("ii", "xx"):
        readings.append((f"{opening}a{closing}", ord(value[0]) - 96 + 26))
    roman = _roman(value.lower())
    if roman is not None:
        readings.append((f"{opening}{case}{closing}", roman))
    return tuple(readings)


def follows(marker: Marker, family: str, value: int) -> tuple[str, int] | None:
    """Give the reading of ``marker`` that continues ``family`` after ``value``; one missing number is forgiven, and "A)" above "b)".

    >>> follows(read_marker("(c) x", 0, 5), "(a)", 2)
    ('(a)', 3)
    >>> follows(read_marker("(c) x", 0, 5), "1.", 2) is None
    True
    """
    for reading in marker.readings:
        if reading[0] == family and (marker.bullet or value < reading[1] <= value + 2):
            return reading
    changed = (reading for reading in marker.readings if reading[0].lower() == family.lower())
    return next((reading for reading in changed if reading[1] == value + 1), None)


def opens(marker: Marker) -> tuple[str, int] | None:
    """Give the reading of ``marker`` with which a list may begin, None if it is in the middle of one.

    >>> opens(read_marker("i) x", 0, 4)), opens(read_marker("d) x", 0, 4))
    (('i)', 1), None)
    """
    firsts = [reading for reading in marker.readings if reading[1] <= 1]
    return firsts[-1] if firsts else None
