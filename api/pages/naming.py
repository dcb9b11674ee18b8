"""Gathers the papers that name somebody or something, for the pages of people and bodies that few papers say much of."""

from api.pages.asking import rows_about
from api.pages.days import as_day
from api.pages.profile import Cell, Row
from graph.asking import Asking

__all__ = ["papers_naming"]


async def papers_naming(asking: Asking, node: str) -> tuple[Row, ...]:
    """Give the papers that name a node, each with its day and the words that do."""
    return tuple(
        Row(
            Cell(row.get("label", "a paper"), row["document"]),
            (Cell(as_day(row.get("day", ""))),),
            mention=row["mention"],
            about=node,
        )
        for row in await rows_about(asking, "named-in", node=node)
    )
