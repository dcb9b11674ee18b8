"""The page of an outside body, or of a team or service: what was asked of it, who came on its behalf, which papers name it."""

import asyncio

from rdflib.namespace import ORG, RDFS

from api.pages.asking import rows_about
from api.pages.clauses import tell_clauses
from api.pages.days import as_day
from api.pages.naming import papers_naming
from api.pages.profile import Cell, Known, Profile, Row, Section
from api.pages.wording import trail_to
from graph.asking import Asking
from graph.maps.ties import Thing
from graph.naming import best_name

__all__ = ["show_organisation"]


async def show_organisation(asking: Asking, known: Known) -> Profile:
    """Show an organisation."""
    asked, came, papers = await asyncio.gather(
        rows_about(asking, "asked-of", party=known.node),
        rows_about(asking, "came-for", organisation=known.node),
        papers_naming(asking, known.node),
    )
    sections = (
        Section("Asked of it", await tell_clauses(asking, asked[:25], known.today, but=known.node), shown=10),
        Section(
            "Who came on its behalf",
            tuple(
                Row(
                    Cell(iri=row["person"]),
                    (Cell(iri=row["body"]), Cell(as_day(row["day"]), row["meeting"])),
                    mention=row.get("evidence", ""),
                    about=row["attendance"],
                )
                for row in came
            ),
            "table",
            ("Name", "Meeting of", "Day"),
            shown=20,
        ),
        Section(
            "Papers that name it",
            papers,
            empty="No paper that was read names it.",
            shown=20,
        ),
    )
    return Profile(
        sort="Team or service" if "/unit/" in known.node else "Outside body",
        title=best_name(Thing(known.node, "", "organisation"), known.all(RDFS.label)),
        trail=trail_to(*known.all(ORG.unitOf)[:1]),
        sections=tuple(section for section in sections if section.rows or section.empty),
    )
