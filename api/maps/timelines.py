"""The timelines: a picture drawn on the server, the same as a table, and as data."""

import csv
import io
import json
from typing import Annotated, Literal

from fastapi import Query, Response
from markupsafe import Markup

from api.errors import NotFound
from api.maps.asking import SiteAsking
from api.maps.files import harmless
from api.maps.telling import paper_address
from api.maps.timeline_svg import draw_timeline
from api.rows import iri
from api.site import Site
from graph.mapping import NothingToMap
from graph.naming import name_of
from graph.timeline import Timeline, timeline_of
from ontology.terms import SCRC

__all__ = ["Timelines"]

Form = Annotated[
    Literal["html", "json", "csv", "svg"], Query(alias="format", description="The form of the answer.")
]


class Timelines:
    """Answers for the timelines."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self, rest: str, form: Form = "html") -> Response:
        """Show the timeline of a person, a body, or a topic (``topic/air-quality``)."""
        about = f"{SCRC}{rest}" if rest.startswith("topic/") else self._site.settings.base + rest
        iri(about)
        asking = SiteAsking(self._site)
        try:
            timeline = await timeline_of(asking, about)
        except NothingToMap as error:
            raise NotFound(f"Nothing that has a day is known of {rest}.") from error
        name = await name_of(asking, about)
        picture = draw_timeline(timeline, f"Timeline of {name}", self._site.link)
        match form:
            case "json":
                return Response(_json(timeline), media_type="application/json")
            case "csv":
                return Response(_csv(timeline), media_type="text/csv; charset=utf-8; header=present")
            case "svg":
                return Response(picture, media_type="image/svg+xml")
            case _:
                context = {
                    "timeline": timeline,
                    "about": name,
                    "path": rest,
                    "node": about,
                    "paper_address": paper_address,
                }
                return self._site.render("timeline.html", {**context, "picture": Markup(picture)})  # noqa: S704 - drawn here, every word escaped


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
            "first": _iso(lane.first),
            "last": _iso(lane.last),
        }
        for lane in timeline.lanes
    ]
    return json.dumps({"lanes": spans, "moments": _rows(timeline)}, ensure_ascii=False)


def _iso(day: object) -> str | None:
    return str(day) if day else None


def _csv(timeline: Timeline) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, ["date", "kind", "where", "words", "quote", "paper", "iri"])
    writer.writeheader()
    writer.writerows({name: harmless(cell) for name, cell in row.items()} for row in _rows(timeline))
    return text.getvalue()
