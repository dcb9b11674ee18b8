"""Gathers what the page of a map shows: its words, its table, and the data that the script draws from."""

import json
from typing import Any, Final

from api.maps.assets import VIS_PATH, script_path
from api.maps.drawing import draw_map, places_of
from api.maps.paint import COLOURS, SHAPES
from api.maps.telling import Addresses, in_order, paper_address, tell, thing_facts, tie_facts
from api.maps.wishes import NO_WISHES, Wishes
from api.maps.words import KINDS, how_much, span_words, sum_up, tie_word
from graph.flow import COLUMNS, follow_shown
from graph.mapping import Map

__all__ = ["empty_context", "map_context"]


_TITLES: Final = {
    "person": "Map of {}",
    "body": "Map of {}",
    "bodies": "Bodies that share people: {}",
    "officers": "Officers, committees and what ties them: {}",
    "flow": "What became of the recommendations: {}",
    "topics": "Topics considered together: {}",
    "council": "All of {} on one map",
    "path": "What connects {}",
}


_MOST_ROWS: Final = 3_000  # lines of a table on a page; the files hold them all
_COLUMNS: Final = (
    ("who", "Who or what"),
    ("what", "Does what"),
    ("whom", "To whom or what"),
    ("often", "How often"),
    ("when", "When"),
)


_VIEWS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "person": (("person", "Map"),),
    "body": (
        ("body", "Map"),
        ("officers", "Officers and what ties them"),
        ("flow", "What became of its recommendations"),
        ("topics", "Topics"),
    ),
    "council": (
        ("council", "All of it"),
        ("bodies", "Bodies that share people"),
        ("officers", "Officers and what ties them"),
        ("flow", "What became of recommendations"),
        ("topics", "Topics"),
    ),
}
_STEPS: Final[dict[str, tuple[tuple[int, str], ...]]] = {
    "person": ((1, "One step"), (2, "Two steps: the others' bodies too")),
    "body": ((1, "One step"), (2, "Two steps: its people's other bodies too")),
    "bodies": ((1, "Bodies only"), (2, "With the people between them")),
}


def _sort_of(path: str) -> str:
    """Say what an address is of: a person, a body or a council.

    >>> _sort_of("council/eastmere/person/jo-marsh"), _sort_of("council/eastmere")
    ('person', 'council')
    """
    return next((sort for sort in ("person", "body") if f"/{sort}/" in path), "council")


def empty_context(kind: str, about: str, wishes: Wishes, path: str) -> dict[str, Any]:
    """Gather the context of ``map_empty.html``."""
    title = _TITLES[kind].format(about)
    return {
        "title": title,
        "about": about,
        "kind": kind,
        "path": path,
        "wishes": wishes,
        "views": _VIEWS[_sort_of(path)],
    }


def map_context(
    shown: Map, addresses: Addresses, about: str = "", wishes: Wishes = NO_WISHES, path: str = ""
) -> dict[str, Any]:
    """Gather the context of ``map.html``; ``about`` is the name of what the map is about, ``path`` its address'."""
    told, drawing = tell(shown), draw_map(shown)
    things, ties = _facts(shown, addresses), [tie_facts(one, addresses) for one in told]
    seen = {one.number for one in told if wishes.shows(one)}
    present = {thing.kind for thing in shown.things}
    looks = dict.fromkeys(mark for _, mark in shown.marks if mark in COLOURS)
    return {
        "shown": shown,
        "about": about or shown.title,
        "title": _TITLES[shown.kind].format(about or shown.title),
        "path": path,
        "views": _VIEWS[_sort_of(path)],
        "summary": sum_up(shown),
        "how_much": how_much(shown),
        "told": in_order(told, wishes.sort)[:_MOST_ROWS],
        "rows_cut": max(0, len(told) - _MOST_ROWS),
        "can_have_more": not shown.whole and not wishes.most and shown.kind != "council",
        "seen": seen,
        "columns": _COLUMNS,
        "facts": things,
        "tie_facts": ties,
        "numbers": {thing.iri: n for n, thing in enumerate(shown.things)},
        "kinds": [(kind, many) for kind, (_, many) in KINDS.items() if kind in present],
        "lines": [(kind, tie_word(kind)) for kind in sorted({tie.kind for tie in shown.ties})],
        "outcomes": [(look, COLOURS[look], SHAPES[look]) for look in looks],
        "courses": follow_shown(shown) if shown.kind == "flow" else [],
        "wishes": wishes,
        "tie_words": tie_word,
        "span": span_words,
        "place": paper_address,
        "has_steps": shown.kind in _STEPS,
        "steps_words": _STEPS.get(shown.kind, ()),
        "data": {
            "headings": _headings(shown),
            "nodes": drawing.nodes,
            "edges": drawing.edges,
            "options": json.loads(drawing.options),
            "things": things,
            "ties": ties,
        },
        "vis": VIS_PATH,
        "script": script_path(),
    }


def _headings(shown: Map) -> list[dict[str, str | float]]:
    """Give the headings of the columns with their places, for a map that has columns."""
    places = places_of(shown)
    top = min((y for _, y in places), default=0.0) - 60
    columns = dict(zip(shown.columns, (x for x, _ in places), strict=False))
    return [{"words": COLUMNS[column], "x": x, "y": top} for column, x in sorted(columns.items())]


def _facts(shown: Map, addresses: Addresses) -> list[dict[str, str]]:
    marks = dict(shown.marks)
    told = [thing_facts(thing, addresses) for thing in shown.things]
    for thing, facts in zip(shown.things, told, strict=True):
        if thing.iri in marks:
            facts["mark"] = marks[thing.iri]
    return told
