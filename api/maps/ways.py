"""How are two things connected? A form with two names, the ways in sentences with their sources, and a map of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import Depends, Query, Response

from api.errors import NotFound
from api.maps.asking import SiteAsking
from api.maps.manner import Manner
from api.maps.page import map_context
from api.maps.telling import iri_at
from api.maps.visit import Visit, read_visit
from api.maps.wishes import Wishes
from api.pages.finding import find_things, mend
from api.pages.site import Site
from graph.errors import NothingToMap
from graph.maps.map import Map
from graph.maps.paths import Way, find_ways
from graph.maps.scope import council_of
from graph.naming import name_of
from graph.search.index import Hit

__all__ = ["Ways"]

_CHOICES = 8
Name = Annotated[str, Query(max_length=300, description="A name, or a path under /id/.")]


@dataclass(frozen=True, slots=True)
class _End:
    """One of the two things: what was typed, the thing that it names, or those among which to choose."""

    typed: str
    node: str = ""
    name: str = ""
    choices: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """The ways, and the map of all that they pass."""

    ways: list[Way]
    shown: Map


class Ways:
    """Answers for the page about connections."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(
        self, visit: Annotated[Visit, Depends(read_visit)], one: Name = "", other: Name = ""
    ) -> Response:
        """Show up to three ways between two things."""
        site, ends = self._site, [await self._end(typed.strip()) for typed in (one, other)]
        asked = tuple((name, typed) for name, typed in (("one", one), ("other", other)) if typed)
        visit = replace(visit, wishes=replace(visit.wishes, asked=asked))
        found, problem = await self._find(ends[0], ends[1], visit.wishes)
        about = f"{ends[0].name} and {ends[1].name}"
        if found is None and visit.manner.form == "html":
            visit = replace(visit, manner=Manner())
        if visit.manner.form != "html":
            if found is None:
                raise NotFound(problem or "Name two things between which ways are to be found.")
            return await visit.answer_with_file(site, found.shown, "map-path", about)
        context: dict[str, Any] = {"wishes": visit.wishes, "path": "", "ways": []}
        if found is not None:
            context |= map_context(found.shown, visit.addresses(site), about, visit.wishes) | {
                "ways": found.ways
            }
        context |= {"one": ends[0], "other": ends[1], "problem": problem}
        return await visit.answer_with_page(site, "ways.html", context, "map-path")

    async def _find(self, one: _End, other: _End, wishes: Wishes) -> tuple[_Found | None, str]:
        """Find the ways with their map, or say why there are none; "" while two things are not yet named."""
        if not one.node or not other.node:
            return None, ""
        if one.node == other.node:
            return None, "Both names are of the same thing."
        try:
            choice = wishes.choice(self._site.settings.base)
            return _Found(*await find_ways(SiteAsking(self._site), one.node, other.node, choice)), ""
        except NothingToMap as error:
            return None, f"{str(error).capitalize()}."

    async def _end(self, typed: str) -> _End:
        """Say what a name stands for: a path of ours, or the person or body that alone fits it."""
        if not typed:
            return _End("")
        base, asking = self._site.settings.base, SiteAsking(self._site)
        if "/" in typed and " " not in typed:
            node = iri_at(typed, base)
            return _End(typed, node, await name_of(asking, node))
        hits = await self._named(typed)
        if not hits and (mended := await mend(self._site, typed)):
            return _End(typed, choices=await self._choices(await self._named(mended)))
        exact = [hit for hit in hits if hit.title.lower() == typed.lower()]
        fitting = exact if len(exact) == 1 else hits
        if len(fitting) == 1:
            return _End(typed, fitting[0].node, fitting[0].title)
        return _End(typed, choices=await self._choices(fitting))

    async def _named(self, words: str) -> list[Hit]:
        """Find people and bodies by their names."""
        return [
            hit
            for kind in ("person", "body")
            for hit in await find_things(self._site, words, kind=kind, limit=_CHOICES)
        ]

    async def _choices(self, hits: Sequence[Hit]) -> tuple[tuple[str, str, str], ...]:
        """Give the path, the name and the council of each thing that may be meant."""
        base, asking = self._site.settings.base, SiteAsking(self._site)
        return tuple(
            [
                (hit.node.removeprefix(base), hit.title, await name_of(asking, council_of(hit.node)))
                for hit in hits[:_CHOICES]
            ]
        )
