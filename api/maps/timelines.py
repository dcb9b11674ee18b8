"""The timelines: a picture drawn on the server, the same as a table, and as files."""

import csv
import io
import json
from dataclasses import replace
from typing import Annotated, Any

from fastapi import Depends, Response
from markupsafe import Markup

from api.errors import NotFound
from api.maps.asking import SiteAsking
from api.maps.assets import script_path
from api.maps.files import harmless
from api.maps.page import empty_context, title_of, views_of
from api.maps.telling import Addresses, iri_at, paper_address
from api.maps.timeline_svg import MARKS, draw_timeline
from api.maps.visit import Visit, keep_as, queries_file, read_visit
from api.maps.wishes import Wishes
from api.maps.words import kind_word
from api.pages.site import Site
from graph.errors import NothingToMap
from graph.maps.timeline import Lane, Moment, Timeline, map_of, timeline_of
from graph.naming import is_known, name_of

__all__ = ["Timelines", "timeline_context"]

_SORTS = {
    "when": lambda pair: pair[1].day,
    "what": lambda pair: pair[1].sort,
    "who": lambda pair: pair[0].label.lower(),
}
_COLUMNS = (("when", "Date"), ("what", "What"), ("who", "Row"))


class Timelines:
    """Answers for the timelines."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self, rest: str, visit: Annotated[Visit, Depends(read_visit)]) -> Response:
        """Show the timeline of a person, a body, an issue, or a topic (``topic/air-quality``)."""
        site, asking, wishes = self._site, SiteAsking(self._site), visit.wishes
        node = iri_at(rest, site.settings.base)
        name, file = await name_of(asking, node), f"timeline-{rest.rpartition('/')[2]}"
        try:
            timeline = await timeline_of(asking, node, wishes.earliest, wishes.latest)
        except NothingToMap as error:
            if visit.manner.form != "html" or not await is_known(asking, node):
                raise NotFound(f"Nothing that has a day is known of {rest}.") from error
            empty = empty_context("timeline", name, wishes, rest, site.link(node))
            return await visit.answer_with_page(site, "map_empty.html", empty, file)
        addresses = visit.addresses(site)
        match visit.manner.form:
            case "html":
                context = timeline_context(timeline, (node, name), addresses, wishes, rest)
                return await visit.answer_with_page(site, "timeline.html", context, file)
            case "json":
                return Response(_json(timeline), media_type="application/json")
            case "rq":
                return queries_file(timeline.asked)
            case "csv":
                table = Response(_csv(timeline), media_type="text/csv; charset=utf-8; header=present")
                return keep_as(table, f"{file}.csv")
            case "svg":
                picture = draw_timeline(timeline, f"Timeline of {name}", addresses.page)
                return Response(picture, media_type="image/svg+xml")
            case _:
                return await visit.answer_with_file(site, map_of(timeline, node, name), file, name)


def timeline_context(
    timeline: Timeline, subject: tuple[str, str], addresses: Addresses, wishes: Wishes, path: str
) -> dict[str, Any]:
    """Gather the context of ``timeline.html``; ``subject`` is the IRI and the name of what it is about."""
    node, about = subject
    title, above = title_of("timeline", about)
    shown = _narrowed(timeline, wishes)
    picture = draw_timeline(shown, title, addresses.page)
    return {
        "title": title,
        "above": above,
        "about": about,
        "path": path,
        "known": addresses.page(node),
        "views": views_of(path),
        "timeline": timeline,
        "told": _ordered(shown, wishes.sort),
        "sorts": [(sort, not wishes.things or sort in wishes.things) for sort in _sorts_in(timeline)],
        "how_many": _how_many(timeline, shown),
        "marks": MARKS,
        "kind_word": kind_word,
        "columns": _COLUMNS,
        "wishes": wishes,
        "picture": Markup(picture),  # noqa: S704 - drawn here, every word escaped
        "place": lambda source: addresses.near(paper_address(source)),
        "page": addresses.page,
        "script": script_path("timeline.js"),
    }


def _sorts_in(timeline: Timeline) -> list[str]:
    return sorted({moment.sort for _, moment in timeline.moments})


def _narrowed(timeline: Timeline, wishes: Wishes) -> Timeline:
    """Leave out the sorts of moments that are not wished for; bars stay."""
    if not wishes.things:
        return timeline
    lanes = (
        replace(lane, moments=tuple(one for one in lane.moments if one.sort in wishes.things))
        for lane in timeline.lanes
    )
    return replace(timeline, lanes=tuple(lanes))


def _how_many(timeline: Timeline, shown: Timeline) -> str:
    """Say how much of what was found is told."""
    found, told = len(timeline.moments), len(shown.moments)
    if told < found:
        return f"Showing {told:,} of {found:,} entries."
    return "One entry." if told == 1 else f"{told:,} entries: everything that was found."


def _ordered(timeline: Timeline, column: str) -> list[tuple[Lane, Moment]]:
    return sorted(timeline.moments, key=_SORTS[column]) if column in _SORTS else timeline.moments


def _rows(timeline: Timeline) -> list[dict[str, str]]:
    return [
        {
            "date": moment.day.isoformat(),
            "kind": moment.sort,
            "where": lane.label,
            "words": moment.words,
            "quote": moment.evidence.quote if moment.evidence else "",
            "paper": moment.evidence.paper if moment.evidence else "",
            "iri": moment.iri,
        }
        for lane, moment in timeline.moments
    ]


def _json(timeline: Timeline) -> str:
    spans = [
        {
            "iri": lane.iri,
            "label": lane.label,
            "kind": lane.kind,
            "first": lane.first.isoformat() if lane.first else None,
            "last": lane.last.isoformat() if lane.last else None,
        }
        for lane in timeline.lanes
    ]
    queries = [asked.text for asked in timeline.asked]
    return json.dumps({"lanes": spans, "moments": _rows(timeline), "queries": queries}, ensure_ascii=False)


def _csv(timeline: Timeline) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, ["date", "kind", "where", "words", "quote", "paper", "iri"])
    writer.writeheader()
    writer.writerows({name: harmless(cell) for name, cell in row.items()} for row in _rows(timeline))
    return text.getvalue()
