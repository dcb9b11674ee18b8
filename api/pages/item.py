"""The page of an agenda item: what was considered, who said what, what was decided, and where it came up before and after."""

import asyncio
from collections.abc import Mapping

from rdflib.namespace import DCTERMS

from api.pages.asking import Rows, rows_about
from api.pages.clauses import follow, tell_decisions
from api.pages.coverage import coverage_of_papers
from api.pages.days import as_day
from api.pages.filling import offset_of
from api.pages.meetings import papers_of
from api.pages.proceedings import tell_proceedings
from api.pages.profile import Cell, Known, Profile, Row, Section
from api.pages.wording import code_word, sort_word, trail_of
from graph.asking import Asking
from graph.maps.ties import Thing
from graph.mentions import widest
from graph.naming import best_name
from ontology.terms import SCR

__all__ = ["show_item"]


async def show_item(asking: Asking, known: Known) -> Profile:
    """Show an item."""
    setting, clauses, said, proceedings, others, evidence = await asyncio.gather(
        rows_about(asking, "setting-of", node=known.node),
        rows_about(asking, "clauses-of-items", item=known.node),
        rows_about(asking, "said-under-item", item=known.node),
        rows_about(asking, "proceedings-of", item=known.node),
        rows_about(asking, "continued", item=known.node),
        rows_about(asking, "evidence-of", node=known.node),
    )
    where = setting[0] if setting else {}
    papers, matter = await asyncio.gather(
        papers_of(asking, [where["meeting"]] if where else []),
        follow(asking, [row["clause"] for row in clauses]),
    )
    title = best_name(Thing(known.node, "", "item"), known.labels)
    decided = tell_decisions(clauses, matter, known.today).get(known.node, ())
    happened = tell_proceedings(proceedings).get(known.node, ())
    return Profile(
        sort="Agenda item",
        title=title,
        lead=_lead(known),
        trail=trail_of(where),
        facts=_facts(known, where),
        text=Row(
            Cell(title),
            mention=widest(row["mention"] for row in evidence),
            about=known.node,
        ),
        sections=(
            Section(
                "What was decided",
                (*happened, *decided),
                empty="No decision was found under this item.",
                shown=60,
            ),
            *((Section("Who said what", _said(said), shown=30, rest="more contributions"),) if said else ()),
            *((Section("Before and after", _others(others)),) if others else ()),
        ),
        coverage=coverage_of_papers(papers) if papers else None,
    )


def _lead(known: Known) -> str:
    sentences = []
    if known.one(SCR.exemptUnder):
        sentences.append(f"Held in private: {code_word(known.one(SCR.exemptUnder))} of Schedule 12A.")
    if known.one(SCR.textComplete) == "false":
        sentences.append(
            "The text of this item is cut off in a paper that was read: what is missing may still have happened."
        )
    return " ".join(sentences)


def _facts(known: Known, where: Mapping[str, str]) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    facts = (
        ("Meeting", (Cell(as_day(where["day"]), where["meeting"]),) if where else ()),
        ("Of", (Cell(iri=where["body"]),) if where else ()),
        ("Item", tuple(map(Cell, known.all(SCR.itemNumber)[:1]))),
        ("Papers considered", tuple(Cell(iri=iri) for iri in known.all(SCR.considers))),
        (
            "About",
            tuple(Cell(iri=iri) for iri in (*known.all(DCTERMS.subject), *known.all(SCR.concernsIssue))),
        ),
        ("Recorded", tuple(Cell(code_word(code)) for code in known.all(SCR.nilReturn))),
    )
    return tuple((label, cells) for label, cells in facts if cells)


def _said(said: Rows) -> tuple[Row, ...]:
    return tuple(
        Row(
            main=Cell(row["text"]),
            facts=(
                (
                    Cell(row.get("label", ""), row["speaker"])
                    if "speaker" in row
                    else Cell(row.get("label", ""))
                ),
            ),
            tag=sort_word(row["sorts"]) if "Decision" not in row["sorts"] else "Comment",
            mention=row.get("evidence", ""),
            about=row["said"],
        )
        for row in sorted(said, key=lambda row: offset_of(row.get("evidence", "")))
    )


def _others(others: Rows) -> tuple[Row, ...]:
    words = {"earlier": "Earlier", "later": "Later"}
    return tuple(
        Row(
            Cell(row["title"], row["other"]),
            (Cell(iri=row["body"]), Cell(as_day(row["day"]))),
            words[row["how"]],
        )
        for row in others
    )
