"""The gazetteer of UK councils, and the names that each may go by.

``councils.csv`` has one row for each principal local authority and combined authority of the United Kingdom, and for
those abolished since 2009 that papers still name. Its ``aliases`` hold only what cannot be worked out; the regular
forms ("Eastmere Borough Council", "Eastmere Council", "Borough of Eastmere", "Eastmere BC") follow from the name
itself. ``since`` and ``until`` (exclusive) are days, empty where a council is older or still there.
"""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast
from unicodedata import normalize

__all__ = ["Council", "Kind", "councils", "name_key", "names", "places"]

Kind = Literal[
    "county",
    "district",
    "unitary",
    "metropolitan",
    "london-borough",
    "welsh",
    "scottish",
    "northern-irish",
    "sui-generis",
    "combined",
]

_GAZETTEER = Path(__file__).with_name("councils.csv")
# "Eastmere Metropolitan Borough Council": what a council may call itself, longest first, and how that is cut short.
# "CC" is left out: it also stands behind a county councillor's name.
_RANKS = (
    ("Metropolitan Borough", "MBC"),
    ("Metropolitan District", "MDC"),
    ("County Borough", "CBC"),
    ("Borough", "BC"),
    ("District", "DC"),
    ("City", None),
    ("County", None),
)


@dataclass(frozen=True, slots=True)
class Council:
    """A UK principal local authority or combined authority.

    ``slug`` is the last part of its IRI; ``place`` what people call its area; ``successors`` are slugs.
    """

    name: str
    slug: str
    place: str
    nation: Literal["England", "Wales", "Scotland", "Northern Ireland"]
    kind: Kind
    domains: tuple[str, ...]
    aliases: tuple[str, ...]
    since: dt.date | None
    until: dt.date | None
    successors: tuple[str, ...]

    def exists(self, on: dt.date) -> bool:
        """Tell whether the council was there on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@lru_cache(maxsize=1)
def councils() -> tuple[Council, ...]:
    """Read the gazetteer, in the order of its slugs."""
    with _GAZETTEER.open(encoding="utf-8", newline="") as rows:
        return tuple(_council(row) for row in csv.DictReader(rows))


def _council(row: dict[str, str]) -> Council:
    return Council(
        name=row["name"],
        slug=row["slug"],
        place=row["place"],
        nation=cast(Literal["England", "Wales", "Scotland", "Northern Ireland"], row["nation"]),
        kind=cast(Kind, row["kind"]),
        domains=tuple(row["domains"].split()),
        aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
        since=dt.date.fromisoformat(row["since"]) if row["since"] else None,
        until=dt.date.fromisoformat(row["until"]) if row["until"] else None,
        successors=tuple(row["successor"].split()),
    )


@lru_cache(maxsize=1)
def names() -> dict[str, Council]:
    """Give every name of every council, folded; a full name counts before an alias, and both before a regular form."""
    names: dict[str, Council] = {}
    today_first = sorted(councils(), key=lambda council: council.until is not None)
    for forms_of in (_full_names, _aliases, _regular_forms):
        for council in today_first:
            for form in forms_of(council):
                for variant in _spellings(form):
                    names.setdefault(name_key(variant), council)
    return names


@lru_cache(maxsize=1)
def places() -> dict[str, Council]:
    """Give the council of each place; today's before an abolished one, a council before a combined authority."""
    order = sorted(councils(), key=lambda c: (c.until is not None, c.kind == "combined"))
    places: dict[str, Council] = {}
    for council in order:
        for variant in _spellings(council.place):
            places.setdefault(name_key(variant), council)
    return places


def _full_names(council: Council) -> Iterable[str]:
    return (council.name,)


def _aliases(council: Council) -> Iterable[str]:
    return council.aliases


def _regular_forms(council: Council) -> Iterator[str]:
    """Give the forms that follow from the name: by rank, without it, and cut short."""
    if council.kind in ("combined", "sui-generis"):
        return
    place = council.place
    yield f"{place} Council"
    if council.kind == "london-borough":
        yield from (
            f"{place} London Borough Council",
            f"{place} Borough Council",
            f"London Borough of {place} Council",
        )
        yield from (f"LB {place}", f"LB of {place}")
        return
    for name in (council.name, *council.aliases):
        for rank, short in _RANKS:
            if name.endswith(f" {rank} Council") or name.startswith((f"{rank} of ", f"{rank} Council of ")):
                yield f"{place} {rank} Council"
                yield f"{rank} of {place} Council"
                if "Borough" in rank:
                    yield f"{rank} of {place}"
                if short:
                    yield f"{place} {short}"
                break


def _spellings(name: str) -> set[str]:
    """Give a name with "and" and "&", with and without hyphens, commas, apostrophes and accents.

    >>> sorted(_spellings("Ash & Elm"))
    ['Ash & Elm', 'Ash and Elm']
    """
    forms = {name, name.replace(" and ", " & "), name.replace(" & ", " and ")}
    for old, new in (("-", " "), (",", ""), ("'", ""), ("St ", "St. ")):
        forms |= {form.replace(old, new) for form in forms}
    return forms | {"".join(c for c in normalize("NFKD", form) if c.isascii()) for form in forms}


def name_key(name: str) -> str:
    """Fold a name for comparison: lower case, no white space, no leading article.

    >>> name_key("The  Eastmere Council")
    'eastmerecouncil'
    """
    return "".join(name.lower().removeprefix("the ").split())
