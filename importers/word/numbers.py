"""List numbers of a Word document: counted as Word counts them, for the file holds how they look and not what they are."""

import re
from dataclasses import dataclass
from typing import Final

from importers.list_markers import BULLET, write_numeral
from importers.web.tree import Element
from importers.word.parts import attribute, value_of

__all__ = ["Numbers"]

_LEVELS: Final = 9
# Matches "%1" in "%1.%2"
_PLACE: Final = re.compile(r"%([1-9])")
_FORMS: Final = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_LARGEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how it counts, how a number of it looks, where it begins."""

    form: str = "decimal"
    look: str = "%1."
    start: int = 1


class Numbers:
    """The lists of a document and how far each has been counted."""

    def __init__(self, part: Element | None) -> None:
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[str] = set()
        if part is not None:
            self._read(part)

    def write_next(self, list_id: str | None, level: str | None) -> str:
        """Write the marker of a list's next entry, "" for what is in no list or is not numbered.

        Entries of lists that are copies of one another count on, unless a copy says that it begins anew.
        """
        if list_id is None or list_id not in self._lists:
            return ""
        kind, starts = self._lists[list_id]
        at = min(int(level), _LEVELS - 1) if level and level.isdecimal() else 0
        levels = self._levels.get(kind, {})
        counts = self._counts.setdefault(kind, [0] * _LEVELS)
        if starts and list_id not in self._begun:
            counts[:] = [starts.get(n, 1) - 1 for n in range(_LEVELS)]
        self._begun.add(list_id)
        counts[at] = max(counts[at], levels.get(at, _Level()).start - 1) + 1
        counts[at + 1 :] = [0] * (_LEVELS - at - 1)
        return _write(levels, counts, at)

    def _read(self, part: Element) -> None:
        for kind in part.iterfind("{*}abstractNum"):
            self._levels[attribute(kind, "abstractNumId") or ""] = {
                _whole(attribute(level, "ilvl"), 0): _read_level(level) for level in kind.iterfind("{*}lvl")
            }
        for entry in part.iterfind("{*}num"):
            starts = {
                _whole(attribute(override, "ilvl"), 0): _whole(value_of(override, "{*}startOverride"), 1)
                for override in entry.iterfind("{*}lvlOverride")
                if override.find("{*}startOverride") is not None
            }
            self._lists[attribute(entry, "numId") or ""] = (value_of(entry, "{*}abstractNumId") or "", starts)


def _read_level(level: Element) -> _Level:
    look = value_of(level, "{*}lvlText")
    return _Level(
        form=value_of(level, "{*}numFmt") or "decimal",
        look="%1." if look is None else look,
        start=_whole(value_of(level, "{*}start"), 1),
    )


def _write(levels: dict[int, _Level], counts: list[int], at: int) -> str:
    level = levels.get(at, _Level())
    if level.form == "none":
        return ""
    if level.form == "bullet":
        return BULLET

    def numeral(found: re.Match[str]) -> str:
        other = int(found[1]) - 1
        form = levels.get(other, _Level()).form
        return write_numeral(_FORMS.get(form, "1"), max(counts[other], 1))

    return _PLACE.sub(numeral, level.look)


def _whole(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isdecimal() and int(written) < _LARGEST else otherwise
