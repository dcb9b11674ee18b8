"""The page of a decision, recommendation or action: the words, who is asked, by when, what came back."""

import asyncio
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from rdflib.namespace import DCTERMS

from api.pages.asking import Rows, rows_about
from api.pages.clauses import Matter, follow
from api.pages.days import as_day
from api.pages.profile import Cell, Known, Link, Profile, Row, Section
from api.pages.wording import code_word, heading_of, names_it, sort_word, trail_of
from graph.asking import Asking
from graph.mentions import widest
from ontology.terms import SCHEMA, SCR

__all__ = ["show_decision"]

_FOLLOWED: Final = frozenset({"Recommendation", "Action"})  # of these it is told what came of them


async def show_decision(asking: Asking, known: Known) -> Profile:
    """Show a decision."""
    setting, matter, others, evidence = await asyncio.gather(
        rows_about(asking, "setting-of", node=known.node),
        follow(asking, [known.node]),
        rows_about(asking, "matters-of", clause=known.node),
        rows_about(asking, "evidence-of", node=known.node),
    )
    where = setting[0] if setting else {}
    words = known.one(SCHEMA.text)
    sort = sort_word(" ".join(name.rpartition("#")[2] for name in known.types))
    mention = widest(row["mention"] for row in evidence)
    return Profile(
        sort=sort,
        title=heading_of(words),
        trail=trail_of(where),
        facts=_facts(known, where, matter, sort),
        text=Row(Cell(words), mention=mention, about=known.node),
        sections=(
            *((_came_back(matter, known.node, sort),) if sort in _FOLLOWED else ()),
            *((Section("The same matter elsewhere", _others(others)),) if others else ()),
        ),
        maps=_maps(known, where) if sort == "Recommendation" else (),
        questions=_questions(known.node) if sort in _FOLLOWED else (),
    )


def _maps(known: Known, where: Mapping[str, str]) -> tuple[Link, ...]:
    if not where:
        return ()
    path = where["body"].removeprefix(known.node.removesuffix(known.path))
    return (Link("What became of all that was recommended here", f"/maps/flow/{path}"),)


def _questions(node: str) -> tuple[Link, ...]:
    return (
        Link("What became of it, step by step?", f"/questions/what-became?{urlencode({'clause': node})}"),
    )


def _facts(
    known: Known, where: Mapping[str, str], matter: Matter, sort: str
) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    asked = matter.asked(known.node)
    printed = known.one(SCR.ownerText)
    if asked and printed and asked[0].iri and not names_it(printed, asked[-1].iri):
        asked[-1] = Cell(iri=asked[-1].iri, hint=f"in the paper: “{printed}”")
    facts = (
        ("How it stands", (matter.stands(known.node, known.today),) if sort in _FOLLOWED else ()),
        ("Asked of" if sort == "Recommendation" else "Owner", tuple(asked)),
        ("By when", _due(known)),
        ("By", tuple(Cell(iri=iri) for iri in [where["body"]]) if where else ()),
        ("On", (Cell(as_day(where["day"]), where["meeting"]),) if where else ()),
        ("Made", _standing(known)),
        ("Moved by", tuple(Cell(iri=iri) for iri in known.all(SCR.mover))),
        ("Seconded by", tuple(Cell(iri=iri) for iri in known.all(SCR.seconder))),
        ("Reference", tuple(map(Cell, known.all(DCTERMS.identifier)[:1]))),
        ("About", tuple(Cell(iri=iri) for iri in known.all(DCTERMS.subject))),
    )
    return tuple((label, cells) for label, cells in facts if cells)


def _due(known: Known) -> tuple[Cell, ...]:
    words, day = known.one(SCR.dueText), as_day(known.one(SCR.dueDate))
    if words and day and day not in words:
        return (Cell(day, hint=f"in the paper: “{words}”"),)
    return (Cell(day or words),) if day or words else ()


def _standing(known: Known) -> tuple[Cell, ...]:
    words = {
        "formal": "formally, under the item's decision",
        "in-discussion": "in discussion, not under a heading of decisions",
        "proposed": "as a proposal of a report: not decided by it",
    }
    standing = known.one(SCR.standing).rpartition("/")[2]
    return (Cell(words.get(standing, code_word(standing))),) if standing else ()


def _came_back(matter: Matter, clause: str, sort: str) -> Section:
    rows = tuple(
        Row(
            main=Cell(row["targetLabel"], row["target"]),
            facts=(Cell(as_day(row.get("first", ""))),) if row.get("first") else (),
            tag=row.get("words", "answered").capitalize(),
            mention=row.get("evidence", ""),
            about=row["target"],
        )
        for row in matter.answers(clause)
    )
    empty = f"No paper that was read says what became of this {sort.lower()}. It may have been answered all the same."
    return Section("What came back", rows, empty=empty)


def _others(others: Rows) -> tuple[Row, ...]:
    words = {"earlier": "Earlier", "later": "Later", "again": "Said again"}
    return tuple(
        Row(
            main=Cell(row["text"], row["other"]),
            facts=tuple(
                filter(
                    None,
                    (
                        Cell(iri=row["body"]) if "body" in row else None,
                        Cell(as_day(row["day"])) if "day" in row else None,
                    ),
                )
            ),
            tag=words[row["how"]],
            mention=row.get("evidence", ""),
            about=row["other"],
        )
        for row in others
    )
