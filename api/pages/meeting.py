"""The page of a meeting: its agenda, what was decided under each item and what came of it, and who was there."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

from rdflib.namespace import RDFS

from api.pages.asking import Rows, rows_about
from api.pages.clauses import follow, tell_decisions
from api.pages.coverage import coverage_of_papers
from api.pages.days import as_day, as_time
from api.pages.filling import names_of, offset_of
from api.pages.meetings import papers_of
from api.pages.proceedings import tell_proceedings
from api.pages.profile import Cell, Known, Profile, Row, Section
from api.pages.wording import capacity_words, code_word, count_words, list_words, trail_to
from graph.asking import Asking
from ontology.terms import SCHEMA, SCR

__all__ = ["show_meeting"]

_ORDER: Final = ("present", "apologies", "absent")
_ROLES: Final = (
    "chair",
    "vice-chair",
    "member",
    "substitute",
    "co-opted",
    "portfolio-holder",
    "officer",
    "guest",
)
_NIL: Final = "concept/nil/"


async def show_meeting(asking: Asking, known: Known) -> Profile:
    """Show a meeting."""
    body = known.one(SCHEMA.organizer)
    items, clauses, said, people, papers, names = await asyncio.gather(
        rows_about(asking, "items-of-meeting", meeting=known.node),
        rows_about(asking, "clauses-of-meeting", meeting=known.node),
        rows_about(asking, "said-at-meeting", meeting=known.node),
        rows_about(asking, "attendance-at", meeting=known.node),
        papers_of(asking, [known.node]),
        names_of(asking, [body]),
    )
    proceedings, matter = await asyncio.gather(
        rows_about(asking, "proceedings-of", item=[row["item"] for row in items]),
        follow(asking, [row["clause"] for row in clauses]),
    )
    decided, happened = tell_decisions(clauses, matter, known.today), tell_proceedings(proceedings)
    spoken = {row["item"]: int(row["number"]) for row in said}
    agenda = tuple(_item(row, spoken.get(row["item"], 0), decided, happened) for row in items)
    day = as_day(known.one(SCHEMA.startDate))
    return Profile(
        sort="Meeting",
        title=f"{names[body]}, {day}" if body and day else known.one(RDFS.label),
        lead=_lead(items, clauses, people),
        trail=(*trail_to(body),),
        facts=_facts(known, papers),
        sections=(
            Section(
                "Agenda, and what was decided",
                agenda,
                "agenda",
                empty="No agenda was found in the papers read.",
                shown=200,
            ),
            *_attendance(people),
        ),
        coverage=coverage_of_papers(papers),
    )


def _facts(known: Known, papers: Rows) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    start, end = known.one(SCHEMA.startDate), known.one(SCHEMA.endDate)
    times = " to ".join(filter(None, (as_time(start), as_time(end))))
    when = ", ".join(filter(None, (as_day(start), times)))
    following = known.one(SCR.nextMeeting)
    facts = (
        ("When", (Cell(when),) if when else ()),
        ("Where", tuple(map(Cell, known.all(SCHEMA.location)[:1]))),
        ("Contact", tuple(Cell(iri=iri) for iri in known.all(SCR.contact)[:2])),
        ("Next meeting", (Cell(as_day(following)),) if following else ()),
        ("Papers read", tuple(Cell(row.get("sort", "paper"), row["document"]) for row in papers)),
    )
    return tuple((label, cells) for label, cells in facts if cells)


def _lead(items: Rows, clauses: Rows, people: Rows) -> str:
    if not items and not people:
        return "Little is known of this meeting: the papers that were read name it and tell nothing of what happened there."
    sorts = Counter(
        word for row in clauses for word in ("Recommendation", "Action") if word in row["sorts"].split()
    )
    present = sum(row["status"] == "present" for row in people)
    parts = [
        count_words(present, "person", "people") + " recorded as present" if present else "",
        count_words(len(items), "item") if items else "",
        count_words(len(clauses), "decision") if clauses else "",
    ]
    kinds = [count_words(number, word.lower()) for word, number in sorted(sorts.items(), reverse=True)]
    among = f", among them {list_words(kinds)}" if kinds else ""
    return f"{list_words(list(filter(None, parts)))}{among}."


def _item(
    row: Mapping[str, str],
    said: int,
    decided: Mapping[str, tuple[Row, ...]],
    happened: Mapping[str, tuple[Row, ...]],
) -> Row:
    item = row["item"]
    facts = [Cell(count_words(said, "contribution"))] if said else []
    facts += [Cell(code_word(code).capitalize()) for code in row.get("nil", "").split() if _NIL in code]
    if "exempt" in row:
        facts.append(Cell(f"Held in private: {code_word(row['exempt'])} of Schedule 12A"))
    if row.get("complete") == "false":
        facts.append(Cell("The text of this item is cut off", state="late"))
    return Row(
        main=Cell(row["title"], item),
        facts=tuple(facts),
        mention=row.get("evidence", ""),
        about=item,
        number=row.get("number", ""),
        below=(*happened.get(item, ()), *decided.get(item, ())),
    )


def _attendance(people: Rows) -> tuple[Section, ...]:
    if not people:
        return ()
    by_status: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in sorted(people, key=_by_role):
        by_status[row["status"]].append(row)
    headings = {"present": "Who was there", "apologies": "Apologies", "absent": "Recorded as absent"}
    return tuple(
        Section(
            headings[status],
            tuple(map(_person, by_status[status])),
            "table",
            ("Name", "As", "Post, or on behalf of"),
            shown=60,
        )
        for status in _ORDER
        if by_status[status]
    )


def _by_role(row: Mapping[str, str]) -> tuple[int, tuple[str, int]]:
    """Order people as minutes do: the chair first, members before officers, and within these as the paper has them."""
    roles = row.get("capacities", "").split()
    return min((_ROLES.index(role) for role in roles if role in _ROLES), default=len(_ROLES)), offset_of(
        row.get("evidence", "")
    )


def _person(row: Mapping[str, str]) -> Row:
    third = next((row[name] for name in ("post", "representing") if name in row), "")
    times = [
        f"{word} {row[name].lower()}"
        for name, word in (("arrived", "came:"), ("left", "left:"))
        if name in row
    ]
    instead = Cell(iri=row["substituteFor"], before="for") if "substituteFor" in row else Cell(iri=third)
    return Row(
        main=Cell(iri=row["person"]),
        facts=(Cell(capacity_words(row.get("capacities", "")), hint=", ".join(times)), instead),
        mention=row.get("evidence", ""),
        about=row["attendance"],
    )
