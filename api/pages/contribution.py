"""The page of something said under an item: the words, who said them, and what they answer or were answered by."""

import asyncio

from api.pages.asking import Rows, rows_about
from api.pages.days import as_day
from api.pages.profile import Cell, Known, Profile, Row, Section
from api.pages.wording import heading_of, names_it, sort_word, trail_of
from graph.asking import Asking
from graph.mentions import widest
from ontology.terms import SCHEMA, SCR

__all__ = ["show_contribution"]


async def show_contribution(asking: Asking, known: Known) -> Profile:
    """Show a contribution."""
    setting, others, evidence = await asyncio.gather(
        rows_about(asking, "setting-of", node=known.node),
        rows_about(asking, "answers-of", said=known.node),
        rows_about(asking, "evidence-of", node=known.node),
    )
    where = setting[0] if setting else {}
    words = known.one(SCHEMA.text)
    speaker = known.one(SCR.speaker)
    printed = known.one(SCR.speakerLabel)
    facts = (
        (
            "Said by",
            (
                Cell(
                    printed if not speaker else "",
                    speaker,
                    hint=f"in the paper: “{printed}”"
                    if printed and speaker and not names_it(printed, speaker)
                    else "",
                ),
            ),
        ),
        ("As", tuple(Cell(iri=iri) for iri in known.all(SCR.inPost)[:1])),
        ("To", tuple(Cell(iri=iri) for iri in known.all(SCR.addressedTo))),
        ("On", (Cell(as_day(where["day"]), where["meeting"]),) if where else ()),
    )
    return Profile(
        sort=sort_word(" ".join(name.rpartition("#")[2] for name in known.types)),
        title=heading_of(words),
        trail=trail_of(where),
        facts=tuple((label, cells) for label, cells in facts if cells and (cells[0].words or cells[0].iri)),
        text=Row(
            Cell(words),
            mention=widest(row["mention"] for row in evidence),
            about=known.node,
        ),
        sections=(
            *_others(others, "question", "What it answers"),
            *_others(others, "answer", "What was answered"),
        ),
    )


def _others(others: Rows, how: str, heading: str) -> tuple[Section, ...]:
    rows = tuple(
        Row(
            Cell(row["text"], row["other"]),
            (Cell(iri=row["speaker"]),) if "speaker" in row else (),
            mention=row.get("evidence", ""),
            about=row["other"],
        )
        for row in others
        if row["how"] == how
    )
    return (Section(heading, rows),) if rows else ()
