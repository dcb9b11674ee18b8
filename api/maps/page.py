"""Gathers what the page of a map shows: its words, its table, and the data that the script draws from."""

import json
from typing import Any

from api.maps.assets import VIS_PATH
from api.maps.drawing import draw_map
from api.maps.telling import Addresses, tell, thing_facts, tie_facts
from api.maps.words import KINDS, how_much, sum_up
from graph.mapping import Map

__all__ = ["map_context"]


def map_context(shown: Map, addresses: Addresses) -> dict[str, Any]:
    """Gather the context of ``map.html``."""
    told = tell(shown)
    drawing = draw_map(shown)
    data = {
        "nodes": drawing.nodes,
        "edges": drawing.edges,
        "options": json.loads(drawing.options),
        "things": [thing_facts(thing, addresses) for thing in shown.things],
        "ties": [tie_facts(one, addresses) for one in told],
    }
    present = {thing.kind for thing in shown.things}
    return {
        "shown": shown,
        "summary": sum_up(shown),
        "how_much": how_much(shown),
        "told": told,
        "facts": data["things"],
        "tie_facts": data["ties"],
        "numbers": {thing.iri: n for n, thing in enumerate(shown.things)},
        "kinds": [(kind, many) for kind, (_, many) in KINDS.items() if kind in present],
        "data": data,
        "vis": VIS_PATH,
    }
