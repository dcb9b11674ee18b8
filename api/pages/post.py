"""The page of a post: who was seen in it, and what was asked of whoever holds it."""

import asyncio

from rdflib.namespace import ORG, RDFS

from api.pages.asking import rows_about
from api.pages.clauses import tell_clauses
from api.pages.profile import Cell, Coverage, Known, Profile, Row, Section
from api.pages.wording import count_words, span_of, trail_to
from graph.asking import Asking
from graph.maps.ties import Thing
from graph.naming import best_name

__all__ = ["show_post"]


async def show_post(asking: Asking, known: Known) -> Profile:
    """Show a post."""
    holders, asked = await asyncio.gather(
        rows_about(asking, "holders-of", post=known.node), rows_about(asking, "asked-of", party=known.node)
    )
    rows = tuple(
        Row(
            Cell(iri=row["person"]),
            (Cell(span_of((row.get("first", ""), row.get("last", ""))) or "no date"), Cell(row["times"])),
            mention=row.get("evidence", ""),
            about=known.node,
        )
        for row in holders
    )
    return Profile(
        sort="Post",
        title=best_name(Thing(known.node, "", "post"), known.all(RDFS.label)),
        lead=f"{count_words(len(rows), 'person was', 'people were')} seen in this post."
        if rows
        else "Nobody was seen in this post by name.",
        trail=trail_to(*known.all(ORG.postIn)[:1]),
        sections=(
            Section(
                "Who held it",
                rows,
                "table",
                ("Name", "Seen in it", "Papers"),
                empty="No paper that was read names a holder.",
            ),
            Section(
                "Asked of this post",
                await tell_clauses(asking, asked[:25], known.today, but=known.node),
                empty="No recommendation or action was given to this post in the papers read.",
                intro="The latest 25." if len(asked) > 25 else "",
                shown=10,
            ),
        ),
        coverage=Coverage(
            (
                "Dates are of the first and last paper that shows somebody in the post: the true time may be longer.",
            )
        ),
    )
