"""What a paragraph's style says of it: the rank of a heading, whether it is bold, which list it belongs to."""

from dataclasses import dataclass
from typing import Final

from importers.web.tree import Element
from importers.word.parts import attribute, local_name, value_of

__all__ = ["Style", "Styles", "is_on"]

_BASED_ON: Final = 12
"""Styles that a style may be based on, one on another; a circle ends here."""
_RANKS: Final = 6
_OFF: Final = frozenset(("0", "false", "off", "none"))


@dataclass(frozen=True, slots=True)
class Style:
    """A style: ``rank`` 1 to 6 of a heading (0 for text), ``list_id`` and ``level`` of the list that it numbers."""

    rank: int = 0
    bold: bool = False
    list_id: str | None = None
    level: str | None = None


class Styles:
    """The styles of a document, each read when it is first met."""

    def __init__(self, part: Element | None) -> None:
        found = part.iter("{*}style") if part is not None else ()
        self._elements = {attribute(style, "styleId") or "": style for style in found}
        self._read: dict[str | None, Style] = {None: Style()}

    def of(self, paragraph: Element) -> Style:
        """Give the style of a paragraph, with what its own properties say instead."""
        properties = paragraph.find("{*}pPr")
        if properties is None:
            return self._read[None]
        name = value_of(properties, "{*}pStyle")
        if name not in self._read:
            self._read[name] = self._read_style(name)
        return _add_properties(self._read[name], properties)

    def _read_style(self, name: str | None) -> Style:
        """Read a style from the one that it is based on last to itself."""
        chain: list[Element] = []
        while name in self._elements and len(chain) < _BASED_ON:
            chain.append(self._elements[name])
            name = value_of(chain[-1], "{*}basedOn")
        style = Style()
        for element in reversed(chain):
            style = _add_properties(style, element.find("{*}pPr"))
            if value_of(element, "{*}name") == "Title":
                style = Style(1, style.bold, style.list_id, style.level)
            run = element.find("{*}rPr")
            if run is not None and run.find("{*}b") is not None:
                style = Style(style.rank, is_on(run, "b"), style.list_id, style.level)
        return style


def is_on(properties: Element | None, name: str) -> bool:
    """Tell whether properties switch something on: ``<w:b/>``, and not ``<w:b w:val="0"/>``."""
    found = properties.find(f"{{*}}{name}") if properties is not None else None
    return found is not None and (attribute(found, "val") or "on").lower() not in _OFF


def _add_properties(style: Style, properties: Element | None) -> Style:
    if properties is None:
        return style
    rank, list_id, level = style.rank, style.list_id, style.level
    for found in properties:
        name = local_name(found)
        if name == "outlineLvl":
            written = attribute(found, "val") or ""
            rank = int(written) + 1 if written.isdecimal() and int(written) < _RANKS else 0
        elif name == "numPr":
            list_id = value_of(found, "{*}numId") or list_id
            level = value_of(found, "{*}ilvl") or level
    return Style(rank, style.bold, list_id, level)
