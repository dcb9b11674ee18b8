"""Gathers what the page of a map shows: its words, its table, and the data that the script draws from."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

from api.maps.assets import VIS_PATH, script_path
from api.maps.drawing import draw_map, places_of
from api.maps.legend import legend_of
from api.maps.telling import Addresses, Told, in_order, paper_address, tell, thing_facts, tie_facts
from api.maps.wishes import NO_WISHES, Wishes, council_name
from api.maps.words import how_much, span_words, sum_up, tie_word
from graph.maps.flow import COLUMNS, follow_shown
from graph.maps.map import Map

__all__ = ["empty_context", "map_context", "views_of"]


_TITLES: Final = {
    "person": "Map of {}",
    "body": "Map of {}",
    "bodies": "Bodies that share people",
    "officers": "Officers, committees and what ties them",
    "flow": "What became of recommendations",
    "topics": "Topics considered together",
    "council": "The whole council on one map",
    "path": "What connects {}",
    "timeline": "Timeline of {}",
    "answer": "Map of {}",
}

_ROWS: Final = 400  # lines of the table on one page: all those of a map of the usual size
_COLUMNS: Final = (
    ("who", "Who or what"),
    ("what", "Does what"),
    ("whom", "To whom or what"),
    ("often", "How often"),
    ("when", "When"),
)

_VIEWS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "person": (("person", "Map"), ("timeline", "Timeline")),
    "body": (
        ("body", "Map"),
        ("timeline", "Timeline"),
        ("officers", "Officers"),
        ("flow", "What became of its recommendations"),
        ("topics", "Topics"),
    ),
    "council": (
        ("council", "The whole council"),
        ("bodies", "Bodies that share people"),
        ("officers", "Officers"),
        ("flow", "What became of recommendations"),
        ("topics", "Topics"),
    ),
    "topic": (("timeline", "Timeline"),),
}
_STEPS: Final[dict[str, tuple[tuple[int, str], ...]]] = {
    "person": ((1, "One step"), (2, "Two steps: the others' bodies too")),
    "body": ((1, "One step"), (2, "Two steps: its people's other bodies too")),
    "bodies": ((1, "Bodies only"), (2, "With the people between them")),
}


def _sort_of(path: str) -> str:
    """Say what an address is of: a person, a body, a council, or a topic or issue.

    >>> _sort_of("council/eastmere/person/jo-marsh"), _sort_of("council/eastmere"), _sort_of("topic/air-quality")
    ('person', 'council', 'topic')
    """
    inside = next((sort for sort in ("person", "body") if f"/{sort}/" in path), "")
    return inside or (
        "council" if path.count("/") == 1 and path.startswith(("council/", "document/")) else "topic"
    )


def views_of(path: str) -> tuple[tuple[str, str], ...]:
    """List the maps that there are of what an address is of, by name and in words."""
    return _VIEWS[_sort_of(path)]


def title_of(kind: str, about: str) -> tuple[str, str]:
    """Give a map's title, and what stands above it: the council's or body's name where the title has no place for it.

    >>> title_of("person", "Jo Marsh"), title_of("topics", "Eastmere")
    (('Map of Jo Marsh', ''), ('Topics considered together', 'Eastmere'))
    """
    title = _TITLES[kind]
    return (title.format(about), "") if "{}" in title else (title, about)


def empty_context(kind: str, about: str, wishes: Wishes, path: str, known: str) -> dict[str, Any]:
    """Gather the context of ``map_empty.html``; ``known`` is where all that is known of it is shown."""
    title, above = title_of(kind, about)
    return {
        "known": known,
        "title": title,
        "above": above,
        "about": about,
        "kind": kind,
        "path": path,
        "wishes": wishes,
        "views": views_of(path),
    }


def map_context(
    shown: Map, addresses: Addresses, about: str = "", wishes: Wishes = NO_WISHES, path: str = ""
) -> dict[str, Any]:
    """Gather the context of ``map.html``; ``about`` is the name of what the map is about, ``path`` its address'."""
    told, marks = tell(shown), dict(shown.marks)
    things, ties = _facts(shown, told, addresses), [tie_facts(one, addresses) for one in told]
    title, above = title_of(shown.kind, about or shown.title)
    return {
        "shown": shown,
        "about": about or shown.title,
        "title": title,
        "above": above,
        "path": path,
        "views": views_of(path) if path else (),
        "steps_words": _STEPS.get(shown.kind, ()),
        "summary": sum_up(shown),
        "how_much": how_much(shown),
        "told": in_order(told, wishes.sort)[(wishes.page - 1) * _ROWS : wishes.page * _ROWS],
        "pages": max(1, math.ceil(len(told) / _ROWS)),
        "can_have_more": not shown.whole and not wishes.most and shown.kind != "council",
        "seen": {one.number for one in told if wishes.shows(one, marks)},
        "columns": _COLUMNS,
        "facts": things,
        "tie_facts": ties,
        "numbers": {thing.iri: n for n, thing in enumerate(shown.things)},
        "legend": legend_of(shown, wishes),
        "courses": follow_shown(shown) if shown.kind == "flow" else [],
        "banded": shown.kind == "flow" and not any(thing.kind == "recommendation" for thing in shown.things),
        "wishes": wishes,
        "tie_words": tie_word,
        "span": span_words,
        "place": lambda source: addresses.near(paper_address(source)),
        "page": addresses.page,
        "data": _data(shown, things, ties),
        "vis": VIS_PATH,
        "script": script_path(),
    }


def _data(
    shown: Map, things: Sequence[dict[str, str]], ties: Sequence[dict[str, str | int]]
) -> dict[str, Any]:
    """Give what the script draws from; what is the same for all of a kind is said once."""
    drawing = draw_map(shown)
    return {
        "sorts": {thing["kind"]: thing["sort"] for thing in things},
        "says": {str(tie["kind"]): tie["says"] for tie in ties},
        "headings": _headings(shown),
        "nodes": drawing.nodes,
        "edges": drawing.edges,
        "options": json.loads(drawing.options),
        "things": [_without(thing, "sort") for thing in things],
        "ties": [_without(tie, "says") for tie in ties],
    }


def _without(facts: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Leave out one fact, and those that say nothing."""
    return {other: value for other, value in facts.items() if value and other != name}


def _headings(shown: Map) -> list[dict[str, str | float]]:
    """Give the headings of the columns with their places, for a map that has columns."""
    places = places_of(shown)
    top = min((y for _, y in places), default=0.0) - 60
    columns = dict(zip(shown.columns, (x for x, _ in places), strict=False))
    return [{"words": COLUMNS[column], "x": x, "y": top} for column, x in sorted(columns.items())]


def _facts(shown: Map, told: Sequence[Told], addresses: Addresses) -> list[dict[str, str]]:
    """Give what is said of each thing, with the days between which its lines were seen."""
    marks, facts = dict(shown.marks), [thing_facts(thing, addresses) for thing in shown.things]
    days: dict[str, list[Any]] = {thing.iri: [] for thing in shown.things}
    for one in told:
        for end in (one.tie.source, one.tie.target):
            days[end] += [day for day in (one.tie.first, one.tie.last) if day]
    for thing, own in zip(shown.things, facts, strict=True):
        if thing.iri in marks:
            own["mark"] = marks[thing.iri]
        if days[thing.iri]:
            own["seen"] = span_words(min(days[thing.iri]), max(days[thing.iri]))
        if council := council_name(thing.iri):
            own["council"] = council
    return facts
