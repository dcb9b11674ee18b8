"""Suggests names for what somebody has typed so far: topics, bodies, people, posts and issues, as JSON."""

from collections.abc import Mapping
from typing import Annotated, Final

from fastapi import Query
from fastapi.responses import JSONResponse

from api.maps.asking import SiteAsking
from api.pages.filling import names_of
from api.pages.finding import Named, find_named
from api.pages.site import Site

__all__ = ["KINDS", "Suggestions"]

KINDS: Final[dict[str, tuple[str, str]]] = {
    "person": ("Person", "People"),
    "body": ("Committee or other body", "Committees and other bodies"),
    "post": ("Post", "Posts"),
    "issue": ("Issue", "Issues"),
    "meeting": ("Meeting", "Meetings"),
    "item": ("Agenda item", "Agenda items"),
    "decision": ("Decision", "Decisions"),
    "contribution": ("Said", "What was said"),
    "document": ("Paper", "Papers"),
    "text": ("In a paper", "Words in papers"),
}
"""Each kind of thing that is found, one and many."""
_FEWEST: Final = 2  # letters from which on names are suggested


class Suggestions:
    """Answers while somebody types."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(
        self,
        q: Annotated[str, Query(max_length=100)] = "",
        kind: Annotated[
            str, Query(alias="type", max_length=60, description="Kinds, with commas between.")
        ] = "",
    ) -> JSONResponse:
        """Suggest names for what has been typed so far."""
        kinds = [one for one in kind.split(",") if one] or ["topic", "body", "person", "post", "issue"]
        named = await find_named(self._site, q, kinds) if len(q.strip()) >= _FEWEST else []
        names = await names_of(SiteAsking(self._site), {one.setting for one in named if one.setting})
        suggestions = [
            {
                "label": one.label,
                "iri": one.iri,
                "address": self._site.link(one.iri),
                "hint": _hint(one, names),
            }
            for one in named
        ]
        return JSONResponse({"suggestions": suggestions})


def _hint(one: Named, names: Mapping[str, str]) -> str:
    sort = KINDS[one.kind][0] if one.kind in KINDS else "Topic"
    setting = names.get(one.setting, "") if one.setting != one.iri else ""
    return f"{sort}, {setting}" if setting else sort
