"""What one person's place in an attendance list holds."""

from dataclasses import dataclass

from importers.paper import Span
from importers.records import PersonName

__all__ = ["Entry"]


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
