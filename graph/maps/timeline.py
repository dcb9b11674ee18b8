"""What is known of a person, a body or a subject in the order of time: in lanes, as bars, ticks and points.

A lane is a body or a post. A bar runs from the first to the last day on which somebody was seen there, a tick is a
meeting or an item, a point is a recommendation or an action.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from graph.asking import Asked, Asking, ask_ties
from graph.errors import NothingToMap
from graph.maps.map import Map
from graph.maps.matters import join_matters
from graph.maps.ties import Source, Thing, Tie
from graph.naming import best_name, quotes_at

__all__ = ["Lane", "Moment", "Timeline", "map_of", "timeline_of"]

Sort = Literal["meeting", "item", "recommendation", "action"]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on a day: its IRI, what it is, what is said of it, and where that is written."""

    day: dt.date
    iri: str
    sort: Sort
    words: str
    mention: str | None = None
    evidence: Source | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """What stands in one line of the picture: a body or post, its span where it has one, and its moments in order."""

    iri: str
    label: str
    kind: str
    first: dt.date | None
    last: dt.date | None
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes, the earliest first, and the first and last day of all."""

    lanes: tuple[Lane, ...]
    first: dt.date
    last: dt.date
    asked: tuple[Asked, ...]

    @property
    def moments(self) -> list[tuple[Lane, Moment]]:
        """List every moment with its lane, in the order of time."""
        pairs = [(lane, moment) for lane in self.lanes for moment in lane.moments]
        return sorted(pairs, key=lambda pair: (pair[1].day, pair[1].sort, pair[1].iri))


async def timeline_of(
    asking: Asking, about: str, earliest: dt.date | None = None, latest: dt.date | None = None
) -> Timeline:
    """Lay out in time what is known of a person, a body, or a topic or issue; NothingToMap where nothing has a day.

    Where a first or last day is given, what lies outside is left out, and bars end at it.
    """
    if "/person/" in about:
        lanes = await _of_person(asking, about)
    elif "/body/" in about:
        lanes = await _of_body(asking, about)
    else:
        lanes = await _of_subject(asking, about)
    lanes = list(_within(lanes, earliest or dt.date.min, latest or dt.date.max))
    days = [
        day for lane in lanes for day in (lane.first, lane.last, *(one.day for one in lane.moments)) if day
    ]
    if not days:
        raise NothingToMap(f"nothing that has a day is known of {about}")
    lanes = await _told(asking, lanes)
    ordered = sorted(lanes, key=lambda lane: (lane.kind, lane.first or dt.date.max, lane.label))
    return Timeline(tuple(ordered), min(days), max(days), tuple(asking.asked))


def _within(lanes: Iterable[Lane], earliest: dt.date, latest: dt.date) -> Iterator[Lane]:
    """Cut the lanes to a span of days; one of which nothing is left is left out."""
    for lane in lanes:
        moments = tuple(one for one in lane.moments if earliest <= one.day <= latest)
        spans = (
            lane.first is not None
            and lane.last is not None
            and lane.first <= latest
            and lane.last >= earliest
        )
        if moments or spans:
            first = max(lane.first, earliest) if lane.first and spans else None
            last = min(lane.last, latest) if lane.last and spans else None
            yield replace(lane, first=first, last=last, moments=moments)


def map_of(timeline: Timeline, about: str, name: str) -> Map:
    """Give a timeline as a map, for programs that draw networks: what it is about, its lanes, and its moments."""
    things = {about: Thing(about, name, _kind_of(about))}
    ties = []
    for lane in timeline.lanes:
        if lane.iri and lane.iri != about:
            things.setdefault(lane.iri, Thing(lane.iri, lane.label, lane.kind))
            ties.append(
                Tie(about, lane.iri, "is told with", "", max(len(lane.moments), 1), lane.first, lane.last)
            )
        for one in lane.moments:
            things.setdefault(one.iri, Thing(one.iri, one.words or one.sort, one.sort))
            tie = Tie(
                lane.iri or about,
                one.iri,
                "is told with",
                lane.label,
                1,
                one.day,
                one.day,
                one.mention,
                one.evidence,
            )
            ties.append(tie)
    return Map(
        "timeline", about, name, tuple(things.values()), tuple(ties), len(things), len(ties), timeline.asked
    )


def _kind_of(about: str) -> str:
    return next((kind for kind in ("person", "body", "issue") if f"/{kind}/" in about), "topic")


async def _of_person(asking: Asking, person: str) -> list[Lane]:
    joined = [row["same"] for row in await asking.rows("same-person", person=person)] or [person]
    lanes = _lanes(await asking.rows("timeline-of-person", person=joined), "meeting")
    held = await ask_ties(asking, "held", person=joined)
    lanes += [
        Lane(tie.target, "", "post", tie.first, tie.last, ())
        for tie in held
        if tie.kind == "held" and tie.first
    ]
    posts = [tie.target for tie in held if tie.kind == "held"]
    asked = await join_matters(asking, await ask_ties(asking, "asked", party=[*joined, *posts]))
    moments = _clauses(asked.things, asked)
    return [*lanes, Lane("", "Asked of this person", "clauses", None, None, moments)] if moments else lanes


async def _of_body(asking: Asking, body: str) -> list[Lane]:
    lanes = _lanes(await asking.rows("timeline-of-body", body=body), "meeting")
    decided = await join_matters(asking, await ask_ties(asking, "decided", body=body))
    named = (("recommendation", "Recommendations"), ("action", "Actions"))
    for kind, label in named:
        moments = _clauses(
            decided.things, (tie for tie in decided if decided.things[tie.target].kind == kind)
        )
        lanes += [Lane("", label, "clauses", None, None, moments)] if moments else []
    return lanes


async def _of_subject(asking: Asking, subject: str) -> list[Lane]:
    return _lanes(await asking.rows("timeline-of-subject", subject=subject), "item")


def _lanes(rows: Iterable[Mapping[str, str]], sort: Sort) -> list[Lane]:
    """Gather the rows of a question into a lane a body."""
    found: dict[str, list[Moment]] = {}
    for row in rows:
        moment = Moment(
            dt.date.fromisoformat(row["day"]), row["thing"], sort, row["words"], row.get("evidence")
        )
        found.setdefault(row["lane"], []).append(moment)
    return [Lane(iri, "", "body", own[0].day, own[-1].day, tuple(own)) for iri, own in found.items()]


def _clauses(things: Mapping[str, Thing], ties: Iterable[Tie]) -> tuple[Moment, ...]:
    """Make a moment of every recommendation and action that has a day."""
    found: dict[str, Moment] = {}
    for tie in ties:
        for end in (tie.source, tie.target):
            thing = things[end]
            if tie.first and thing.kind in {"recommendation", "action"}:
                sort: Sort = "recommendation" if thing.kind == "recommendation" else "action"
                found.setdefault(end, Moment(tie.first, end, sort, thing.label, tie.mention))
    return tuple(sorted(found.values(), key=lambda moment: (moment.day, moment.iri)))


async def _told(asking: Asking, lanes: list[Lane]) -> list[Lane]:
    """Name the lanes, and give every moment the words that it was read from."""
    nameless = sorted({lane.iri for lane in lanes if not lane.label})
    names: dict[str, list[str]] = {}
    if nameless:
        for row in await asking.rows("names", thing=nameless):
            names.setdefault(row["thing"], []).append(row["name"])
    sources = await quotes_at(asking, (one.mention for lane in lanes for one in lane.moments))
    return [
        replace(
            lane,
            label=lane.label or best_name(Thing(lane.iri, "", lane.kind), names.get(lane.iri, [])),
            moments=tuple(replace(one, evidence=sources.get(one.mention or "")) for one in lane.moments),
        )
        for lane in lanes
    ]
