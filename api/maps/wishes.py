"""Reads from an address what a reader wishes to see on a map, and writes it back into addresses: a map has no other state."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Final, Literal
from urllib.parse import urlencode

from fastapi import Query

from api.errors import RequestError
from api.maps.telling import Told, iri_at
from graph.maps.map import DEFAULT, INTERACTIVE, Choice
from graph.maps.ties import Thing

__all__ = ["NO_WISHES", "Wishes", "council_name", "read_wishes"]

_MOST_OPENED: Final = 40
_FIELDS: Final = frozenset({"from", "to", "show", "line", "mark", "council"})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wished: steps from the centre, first and last day, what to show, and an order.

    What is shown are kinds of things and of lines, things set apart by a mark, and councils by the last part of their
    IRIs; an empty set stands for all. ``opened`` are paths under the instance base, as in the addresses of pages; one
    that comes twice was opened twice. ``sort`` names a column of the table; ``most`` asks for as much as can be drawn,
    ``everyone`` for people without a public role; ``page`` is a part of the table, from 1; ``asked`` are what else the
    address says, names of its own.
    """

    steps: int = 1
    earliest: dt.date | None = None
    latest: dt.date | None = None
    things: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    councils: frozenset[str] = frozenset()
    opened: tuple[str, ...] = ()
    sort: str = ""
    most: bool = False
    everyone: bool = False
    page: int = 1
    asked: tuple[tuple[str, str], ...] = ()

    def choice(self, base: str) -> Choice:
        """Say it in the words of the graph."""
        opened = tuple(iri_at(path, base) for path in self.opened)
        limits = INTERACTIVE if self.most else DEFAULT
        return Choice(
            steps=self.steps,
            earliest=self.earliest,
            latest=self.latest,
            opened=opened,
            limits=limits,
            everyone=self.everyone,
        )

    def shows(self, told: Told, marks: Mapping[str, str]) -> bool:
        """Say whether a line and both its ends are to be seen; ``marks`` are those of the map, by IRI."""
        ends = all(self._shows(thing, marks.get(thing.iri, "")) for thing in (told.source, told.target))
        return ends and (not self.lines or told.tie.kind in self.lines)

    def _shows(self, thing: Thing, mark: str) -> bool:
        council = council_name(thing.iri)
        return (
            (not self.things or thing.kind in self.things)
            and (not self.marks or not mark or mark in self.marks)
            and (not self.councils or not council or council in self.councils)
        )

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Give the names and values of which the query of an address is made."""
        parts = [("steps", str(self.steps))] if self.steps != 1 else []
        parts += [("from", self.earliest.isoformat())] if self.earliest else []
        parts += [("to", self.latest.isoformat())] if self.latest else []
        parts += [("show", kind) for kind in sorted(self.things)]
        parts += [("line", kind) for kind in sorted(self.lines)]
        parts += [("mark", mark) for mark in sorted(self.marks)]
        parts += [("council", council) for council in sorted(self.councils)]
        parts += [("open", path) for path in self.opened]
        parts += [("sort", self.sort)] if self.sort else []
        parts += [("most", "true")] if self.most else []
        parts += [("everyone", "true")] if self.everyone else []
        parts += [("page", str(self.page))] if self.page != 1 else []
        return [*self.asked, *parts]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """Give the parts that the form of the legend has no field for."""
        return [part for part in self.parts if part[0] not in _FIELDS]

    @property
    def query(self) -> str:
        """Write it as the query of an address, "" for what is shown if nothing is wished.

        >>> Wishes(steps=2, things=frozenset({"post", "body"})).query
        '?steps=2&show=body&show=post'
        >>> Wishes().query
        ''
        """
        return f"?{urlencode(self.parts, safe='/')}" if self.parts else ""

    def also(self, **changes: str) -> str:
        """Write the query with something more at its end.

        >>> Wishes(steps=2).also(format="csv"), Wishes().also(format="csv")
        ('?steps=2&format=csv', '?format=csv')
        """
        return f"{self.query or '?'}{'&' if self.query else ''}{urlencode(changes, safe='/')}"

    def at_steps(self, steps: int) -> str:
        """Write the query for another number of steps."""
        return replace(self, steps=steps).query or "?"

    def for_everyone(self, everyone: bool) -> str:
        """Write the query for all people, or for those with a public role."""
        return replace(self, everyone=everyone).query or "?"

    def sorted_by(self, column: str) -> str:
        """Write the query for the table in another order."""
        return replace(self, sort=column, page=1).query

    def at_page(self, page: int) -> str:
        """Write the query for another part of the table."""
        return replace(self, page=page).query or "?"


def council_name(iri: str) -> str:
    """Give the last part of the IRI of the council inside which a thing is named, "" if it belongs to none.

    >>> council_name("https://x.example/id/council/eastmere/body/cabinet"), council_name("https://x.example/id/org/ofsted")
    ('eastmere', '')
    """
    return iri.partition("/council/")[2].partition("/")[0]


NO_WISHES: Final = Wishes()


def _day(words: str, name: str) -> dt.date | None:
    """Read a day; an empty field of a form is none.

    >>> _day("2026-03-05", "from"), _day("", "from")
    (datetime.date(2026, 3, 5), None)
    """
    try:
        return dt.date.fromisoformat(words) if words else None
    except ValueError as error:
        raise RequestError(f"{name}={words} is not a date; write it as 2026-03-31.") from error


def read_wishes(  # noqa: PLR0917 - an address has these parts
    steps: Annotated[int, Query(ge=1, le=2, description="Steps from the centre.")] = 1,
    earliest: Annotated[str, Query(alias="from", max_length=10, description="The first day.")] = "",
    latest: Annotated[str, Query(alias="to", max_length=10, description="The last day.")] = "",
    show: Annotated[
        list[str] | None, Query(description="Kinds of things to show; all, if none is said.")
    ] = None,
    line: Annotated[
        list[str] | None, Query(description="Kinds of lines to show; all, if none is said.")
    ] = None,
    mark: Annotated[
        list[str] | None, Query(description="Outcomes or groups to show; all, if none is said.")
    ] = None,
    council: Annotated[
        list[str] | None, Query(description="Councils to show, as in their addresses; all, if none is said.")
    ] = None,
    opened: Annotated[
        list[str] | None, Query(alias="open", description="Paths of things that are opened.")
    ] = None,
    sort: Annotated[
        Literal["", "who", "what", "whom", "often", "when"], Query(description="The table's order.")
    ] = "",
    most: Annotated[bool, Query(description="Whether to show as much as can be drawn.")] = False,
    everyone: Annotated[bool, Query(description="Whether to show people without a public role.")] = False,
    page: Annotated[int, Query(ge=1, le=10_000, description="The part of the table, from 1.")] = 1,
) -> Wishes:
    """Read the wishes from the query of an address."""
    return Wishes(
        steps=steps,
        earliest=_day(earliest, "from"),
        latest=_day(latest, "to"),
        things=frozenset(show or ()),
        lines=frozenset(line or ()),
        marks=frozenset(mark or ()),
        councils=frozenset(council or ()),
        opened=tuple((opened or [])[:_MOST_OPENED]),
        sort=sort,
        most=most,
        everyone=everyone,
        page=page,
    )
