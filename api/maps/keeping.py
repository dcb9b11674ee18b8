"""Keeps the maps that were drawn last for as long as the graph that they were drawn from is the current one.

What is larger than anybody looks at is for files and is not kept.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final

from api.maps.asking import SiteAsking
from api.pages.site import Site
from graph.maps.map import OVERVIEW, Choice, Map
from graph.maps.views import VIEWS

__all__ = ["KeptMaps"]

_MOST: Final = 64

Key = tuple[str, str, str, Choice]


class KeptMaps:
    """Draws maps, and gives one that was drawn of the same version of the graph again instead."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._maps: OrderedDict[Key, Map] = OrderedDict()

    async def draw(self, kind: str, node: str, choice: Choice) -> Map:
        """Draw the map of a kind about a node; NothingToMap where nothing is tied to it."""
        return await self.keep(kind, node, choice, lambda: VIEWS[kind](SiteAsking(self._site), node, choice))

    async def keep(self, kind: str, node: str, choice: Choice, make: Callable[[], Awaitable[Map]]) -> Map:
        """Give the map that is kept under a name, or make it and keep it."""
        version = self._site.engine.version()
        if version is None:
            return await make()
        key = (version, kind, node, choice)
        if key not in self._maps:
            shown = await make()
            if len(shown.things) > OVERVIEW.things:
                return shown
            self._maps[key] = shown
        self._maps.move_to_end(key)
        if len(self._maps) > _MOST:
            self._maps.popitem(last=False)
        return self._maps[key]
