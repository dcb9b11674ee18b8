"""Gives a page its names and sources: all that its rows lead to and are supported by, asked for at once."""

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from api.pages.asking import rows_about
from api.pages.days import as_day
from api.pages.profile import Cell, Coverage, Place, Profile, Row, Section
from graph.asking import Asking
from graph.maps.ties import Thing, Ties
from graph.naming import name_things

__all__ = ["fill", "names_of", "offset_of", "place_of", "places_of"]

_MOST_PLACES: Final = 400
# "…/document/0a1b2c3d4e5f6071#char=12,40"
_MENTION: Final = re.compile(r"/document/([0-9a-f]{16})#char=([0-9]{1,9}),([0-9]{1,9})\Z")


def offset_of(mention: str) -> tuple[str, int]:
    """Give a mention's paper and where in it the mention begins, to put rows into the order of the paper.

    >>> offset_of("https://x.example/document/0a1b2c3d4e5f6071#char=12,40")
    ('0a1b2c3d4e5f6071', 12)
    >>> offset_of("")
    ('', 0)
    """
    found = _MENTION.search(mention)
    return (found[1], int(found[2])) if found else ("", 0)


def place_of(mention: str, words: Mapping[str, str], paper: Mapping[str, str]) -> Place:
    """Tell a place from what stands there (a row of ``sources``) and from its paper (a row of ``papers``).

    >>> place_of("urn:/document/0a1b2c3d4e5f6071#char=5,9", {"quote": "Noted", "page": "2"}, {"sort": "minutes", "day": "2026-03-05"})
    Place(quote='Noted', address='/documents/0a1b2c3d4e5f6071?at=5,9#char=5,9', paper='minutes of 5 March 2026, page 2')
    """
    found = _MENTION.search(mention)
    address = f"/documents/{found[1]}?at={found[2]},{found[3]}#char={found[2]},{found[3]}" if found else ""
    of = f" of {as_day(paper['day'])}" if paper.get("day") else ""
    page = f", page {words['page']}" if words.get("page") else ""
    return Place(" ".join(words["quote"].split()), address, f"{paper.get('sort') or 'paper'}{of}{page}")


async def places_of(asking: Asking, mentions: Iterable[str]) -> dict[str, Place]:
    """Find what stands at some mentions, and where."""
    wanted = sorted({mention for mention in mentions if mention})[:_MOST_PLACES]
    documents = sorted({mention.partition("#")[0] for mention in wanted})
    words, papers = await asyncio.gather(
        rows_about(asking, "sources", mention=wanted), rows_about(asking, "papers", document=documents)
    )
    known = {row["document"]: row for row in papers}
    return {
        row["mention"]: place_of(row["mention"], row, known.get(row["mention"].partition("#")[0], {}))
        for row in words
        if "quote" in row
    }


async def names_of(asking: Asking, iris: Iterable[str]) -> dict[str, str]:
    """Name some things."""
    things = {iri: Thing(iri, "", "person" if "/person/" in iri else "thing") for iri in iris if iri}
    named = await name_things(asking, Ties(things=things))
    return {iri: thing.label for iri, thing in named.things.items()}


def _rows_in(profile: Profile) -> Iterator[Row]:
    if profile.text:
        yield profile.text
    for section in profile.sections:
        yield from _with_those_below(section.rows)
    if profile.coverage:
        yield from _with_those_below(profile.coverage.notes)


def _with_those_below(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        yield row
        yield from _with_those_below(row.below)


def _cells_in(profile: Profile) -> Iterator[Cell]:
    yield from profile.trail
    for _, cells in profile.facts:
        yield from cells
    for row in _rows_in(profile):
        yield row.main
        yield from row.facts


async def fill(asking: Asking, profile: Profile) -> Profile:
    """Name what is nameless on a page, and give its rows the words that they were read from."""
    names, places = await asyncio.gather(
        names_of(asking, (cell.iri for cell in _cells_in(profile) if not cell.words)),
        places_of(asking, (row.mention for row in _rows_in(profile))),
    )

    def named(cell: Cell) -> Cell:
        return cell if cell.words or not cell.iri else replace(cell, words=names.get(cell.iri, ""))

    def filled(row: Row) -> Row:
        return replace(
            row,
            main=named(row.main),
            facts=tuple(map(named, row.facts)),
            below=tuple(map(filled, row.below)),
            place=places.get(row.mention),
        )

    def filled_section(section: Section) -> Section:
        return replace(section, rows=tuple(map(filled, section.rows)))

    coverage: Coverage | None = profile.coverage
    return replace(
        profile,
        trail=tuple(map(named, profile.trail)),
        facts=tuple((label, tuple(map(named, cells))) for label, cells in profile.facts),
        text=filled(profile.text) if profile.text else None,
        sections=tuple(map(filled_section, profile.sections)),
        coverage=replace(coverage, notes=tuple(map(filled, coverage.notes))) if coverage else None,
    )
