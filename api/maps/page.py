"""Gathers what the page of a map shows: its words, its table, and the data that the script draws from."""

import json
from typing import Any, Final

from api.maps.assets import VIS_PATH
from api.maps.drawing import draw_map
from api.maps.telling import Addresses, in_order, tell, thing_facts, tie_facts
from api.maps.wishes import NO_WISHES, Wishes
from api.maps.words import KINDS, how_much, sum_up, tie_word
from graph.mapping import Map

__all__ = ["map_context"]


_TITLES: Final = {
    "person": "Map of {}",
    "body": "Map of {}",
    "bodies": "Bodies that share people: {}",
    "officers": "Officers, committees and what ties them: {}",
    "flow": "What became of the recommendations: {}",
    "topics": "Topics considered together: {}",
    "council": "All of {} on one map",
}


_COLUMNS: Final = (
    ("who", "Who or what"),
    ("what", "Does what"),
    ("whom", "To whom or what"),
    ("often", "How often"),
    ("when", "When"),
)


def map_context(
    shown: Map, addresses: Addresses, about: str = "", wishes: Wishes = NO_WISHES
) -> dict[str, Any]:
    """Gather the context of ``map.html``; ``about`` is the name of what the map is about."""
    told = tell(shown)
    drawing = draw_map(shown)
    things = [thing_facts(thing, addresses) for thing in shown.things]
    for thing, facts in zip(shown.things, things, strict=True):
        if mark := dict(shown.marks).get(thing.iri):
            facts["mark"] = mark
    ties = [tie_facts(one, addresses) for one in told]
    seen = {one.number for one in told if wishes.shows(one)}
    options = json.loads(drawing.options)
    present = {thing.kind for thing in shown.things}
    lines = sorted({tie.kind for tie in shown.ties})
    return {
        "shown": shown,
        "about": about or shown.title,
        "title": _TITLES[shown.kind].format(about or shown.title),
        "summary": sum_up(shown),
        "how_much": how_much(shown),
        "told": in_order(told, wishes.sort),
        "seen": seen,
        "columns": _COLUMNS,
        "facts": things,
        "tie_facts": ties,
        "numbers": {thing.iri: n for n, thing in enumerate(shown.things)},
        "kinds": [(kind, many) for kind, (_, many) in KINDS.items() if kind in present],
        "lines": [(kind, tie_word(kind)) for kind in lines],
        "wishes": wishes,
        "has_steps": shown.kind in {"person", "body", "bodies"},
        "data": {
            "nodes": drawing.nodes,
            "edges": drawing.edges,
            "options": options,
            "things": things,
            "ties": ties,
        },
        "vis": VIS_PATH,
    }
