"""The page of a topic or an issue: each time that it was considered, by whom, and what was decided, the latest first."""

import asyncio
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlencode

from rdflib.namespace import RDFS

from api.pages.asking import Rows, rows_about
from api.pages.clauses import follow, tell_decisions
from api.pages.days import as_day
from api.pages.profile import Cell, Coverage, Known, Link, Profile, Row, Section
from api.pages.wording import trail_to
from graph.asking import Asking
from ontology.terms import SCRT
from ontology.topics import Topic, topics

__all__ = ["find_topic", "show_subject"]

_AT_ONCE = 25
_MOST_DECIDED = 4  # decisions shown under an item; the item's page has all


@cache
def find_topic(iri: str) -> Topic | None:
    """Find a topic of the scheme by its IRI."""
    return next((topic for topic in topics() if topic.iri == iri), None)


async def show_subject(asking: Asking, known: Known, until: str = "") -> Profile:
    """Show a topic or an issue; ``until`` is the ISO day of the last time to show."""
    times = await rows_about(asking, "items-on", subject=known.node, **({"until": until} if until else {}))
    items = [row["item"] for row in times[:_AT_ONCE]]
    told, clauses = await asyncio.gather(
        rows_about(asking, "items", item=items), rows_about(asking, "clauses-of-items", item=items)
    )
    matter = await follow(asking, [row["clause"] for row in clauses])
    decided = tell_decisions(clauses, matter, known.today)
    topic = find_topic(known.node)
    return Profile(
        sort="Topic" if topic else "Issue",
        title=topic.label if topic else known.one(RDFS.label),
        lead=_lead(topic),
        trail=() if topic else trail_to(known.node.partition("/issue/")[0]),
        facts=_facts(topic),
        sections=(
            Section(
                "When it came up, and what was decided",
                _rows(times[:_AT_ONCE], {row["item"]: row for row in told}, decided),
                empty="No paper that was read has an item about this."
                if not until
                else "Nothing earlier was found.",
                intro=f"Until {as_day(until)}, the latest first." if until else "The latest first.",
                shown=_AT_ONCE,
                more=_earlier(known, times, until),
            ),
        ),
        maps=(Link("Timeline", f"/maps/timeline/{known.path}"),) if times else (),
        questions=_questions(known.node) if times else (),
        feed=bool(times),
        coverage=Coverage(
            (
                "An item is put under a topic by the words of its title and text. One that uses other words is missed, and one"
                " that only touches on it may be here.",
            )
        ),
    )


def _lead(topic: Topic | None) -> str:
    if topic is None:
        return "A matter that papers follow across meetings."
    words = [label for label in topic.other_labels if label.lower() != topic.label.lower()]
    return f"Items that speak of {', '.join((topic.label.lower(), *words[:5]))}." if words else ""


def _facts(topic: Topic | None) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    if topic is None:
        return ()
    narrower = tuple(Cell(one.label, one.iri) for one in topics() if one.broader == topic.notation)
    broader = tuple(Cell(one.label, one.iri) for one in topics() if one.notation == topic.broader)
    return tuple(
        (label, cells) for label, cells in (("Part of", broader), ("Narrower topics", narrower)) if cells
    )


def _rows(
    times: Rows, told: Mapping[str, Mapping[str, str]], decided: Mapping[str, tuple[Row, ...]]
) -> tuple[Row, ...]:
    return tuple(
        Row(
            main=Cell(told[row["item"]]["title"], row["item"]),
            facts=(Cell(iri=row["body"]), Cell(as_day(row["day"]))),
            mention=told[row["item"]].get("evidence", ""),
            about=row["item"],
            below=decided.get(row["item"], ())[:_MOST_DECIDED],
        )
        for row in times
        if row["item"] in told
    )


def _earlier(known: Known, times: Rows, until: str) -> Link | None:
    """Lead to what came earlier; none where a single day fills the page, for which the table of the whole history serves."""
    if len(times) <= _AT_ONCE or times[_AT_ONCE]["day"] == until:
        return None
    base = (
        f"/concept/topic/{known.node.removeprefix(str(SCRT))}"
        if known.node.startswith(str(SCRT))
        else f"/id/{known.path}"
    )
    return Link("Earlier", f"{base}?{urlencode({'until': times[_AT_ONCE]['day']})}")


def _questions(node: str) -> tuple[Link, ...]:
    about = urlencode({"subject": node})
    return (
        Link("Who asked what about it, and who answered what?", f"/questions/questions-on-topic?{about}"),
        Link("The whole history as a table", f"/questions/history-of-issue?{about}"),
        Link("How do councils compare on it?", f"/questions/councils-side-by-side?{about}"),
    )
