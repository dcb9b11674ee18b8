"""How are two things connected? A form with two names, the ways in sentences with their sources, and a map of them."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from fastapi.responses import HTMLResponse

from api.finding import find_things
from api.maps.asking import SiteAsking
from api.maps.page import map_context
from api.maps.telling import Addresses
from api.maps.wishes import NO_WISHES
from api.rows import iri
from api.site import Site
from graph.mapping import NothingToMap
from graph.naming import name_of
from graph.paths import find_ways

__all__ = ["Ways"]

_CHOICES = 8
Name = Annotated[str, Query(max_length=300, description="A name, or a path under /id/.")]


@dataclass(frozen=True, slots=True)
class _End:
    """One of the two things: what was typed, the thing that it names, or those among which to choose."""

    typed: str
    node: str = ""
    name: str = ""
    choices: tuple[tuple[str, str], ...] = ()


class Ways:
    """Answers for the page about connections."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self, one: Name = "", other: Name = "") -> HTMLResponse:
        """Show up to three ways between two things."""
        ends = [await self._end(typed.strip()) for typed in (one, other)]
        context: dict[str, object] = {"one": ends[0], "other": ends[1], "ways": [], "problem": ""}
        if ends[0].node and ends[1].node:
            context.update(await self._ways(ends[0], ends[1]))
        return self._site.render("ways.html", context)

    async def _ways(self, one: _End, other: _End) -> dict[str, object]:
        if one.node == other.node:
            return {"problem": "Both names are of the same thing."}
        try:
            ways, shown = await find_ways(SiteAsking(self._site), one.node, other.node)
        except NothingToMap as error:
            return {"problem": f"{str(error).capitalize()}."}
        about = f"{one.name} and {other.name}"
        return {
            **map_context(shown, Addresses(self._site.link), about, NO_WISHES),
            "ways": ways,
            "joined": True,
        }

    async def _end(self, typed: str) -> _End:
        """Say what a name stands for: a path of ours, or the person or body that alone fits it."""
        if not typed:
            return _End("")
        base = self._site.settings.base
        if "/" in typed and " " not in typed:
            iri(base + typed)
            return _End(typed, base + typed, await name_of(SiteAsking(self._site), base + typed))
        hits = [
            hit
            for kind in ("person", "body")
            for hit in await find_things(self._site, typed, kind=kind, limit=_CHOICES)
        ]
        exact = [hit for hit in hits if hit.title.lower() == typed.lower()]
        fitting = exact if len(exact) == 1 else hits
        if len(fitting) == 1:
            return _End(typed, fitting[0].node, fitting[0].title)
        choices = tuple((hit.node.removeprefix(base), hit.title) for hit in fitting[:_CHOICES])
        return _End(typed, choices=choices)
