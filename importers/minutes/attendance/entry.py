"""What one person's place in an attendance list holds, alone and under its label."""

from dataclasses import dataclass

from importers.minutes.attendance.label_words import Label
from importers.paper import Span
from importers.records import PersonName

__all__ = ["Entry", "Row"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of a list: ``before`` is an office printed before the name, ``remarks`` what stands behind it, in order.

    ``shared`` says that the person's title was printed once for several names, ``column`` that the remarks stand in a
    column of offices that the whole list has.
    """

    name: PersonName
    span: Span
    before: Span | None = None
    remarks: tuple[Span, ...] = ()
    shared: bool = False
    column: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An entry under its label: ``first`` of its list or not, ``mixed`` if the list holds councillors by title.

    ``few`` says that they are few among many without title: visitors to a body that is no council's.
    """

    label: Label
    entry: Entry
    first: bool = False
    mixed: bool = False
    few: bool = False
