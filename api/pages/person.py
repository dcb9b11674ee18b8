"""The page of a person: posts and bodies with their dates, what they were asked to do, what they declared, asked and said.

Members, officers and others who came in a capacity of their own are shown with what they did in it. Somebody whom papers
only name, a member of the public who put a question for instance, has a page that says no more than which papers do.
"""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence

from rdflib.namespace import FOAF

from api.pages.asking import Rows, rows_about
from api.pages.clauses import tell_clauses
from api.pages.days import as_day
from api.pages.naming import papers_naming
from api.pages.profile import Cell, Coverage, Known, Link, Profile, Row, Section
from api.pages.wording import capacity_words, code_word, count_words, sentence, sort_word, span_of, trail_to
from graph.asking import Asking
from graph.maps.ties import Thing
from graph.naming import best_name

__all__ = ["has_public_role", "person_name", "show_person"]

_PUBLIC_ROLES = frozenset(
    {
        "member",
        "chair",
        "vice-chair",
        "substitute",
        "co-opted",
        "co-opted-voting",
        "co-opted-non-voting",
        "portfolio-holder",
        "officer",
    }
)


async def show_person(asking: Asking, known: Known) -> Profile:
    """Show a person."""
    same = [row["same"] for row in await rows_about(asking, "same-person", person=known.node)] or [known.node]
    attended, posts, asked, declared, said = await asyncio.gather(
        rows_about(asking, "attendances-of", person=same),
        rows_about(asking, "posts-of", person=same),
        rows_about(asking, "asked-of", party=same),
        rows_about(asking, "declared-by", person=same),
        rows_about(asking, "said-by", person=same),
    )
    if not posts and not _came_in_public_role(attended, known):
        return await _show_named(asking, known)
    return Profile(
        sort="Person",
        title=person_name(known),
        lead=_lead(attended),
        trail=_trail(known),
        sections=tuple(
            section
            for section in (
                Section("Posts", _posts(posts), "table", ("Post", "Seen in it")),
                Section(
                    "Committees and other bodies",
                    _bodies(attended),
                    "table",
                    ("Body", "As", "Present", "Apologies", "When"),
                ),
                Section(
                    "Asked of them by name",
                    await tell_clauses(asking, asked[:25], known.today, but=known.node),
                    intro="Recommendations and actions addressed to this person. What is asked of a post is on the post's page.",
                    shown=8,
                ),
                Section("Interests declared", _declared(declared), shown=8),
                Section("What they asked and said", _said(said[:20]), intro=_latest(said, 20), shown=8),
                Section(
                    "Meetings",
                    _meetings(attended),
                    "table",
                    ("Day", "Body", "As"),
                    shown=10,
                    rest="earlier meetings",
                ),
            )
            if section.rows
        ),
        maps=(
            Link("Map of who they are tied to", f"/maps/person/{known.path}"),
            Link("Timeline", f"/maps/timeline/{known.path}"),
        ),
        feed=True,
        coverage=Coverage(
            (
                "A person is known by name inside one council. Two people of one name, or one person under two names, can be"
                " told apart or joined only where papers say enough.",
                "Dates are of the first and last paper that shows somebody in a post or on a body: the true time may be longer.",
            )
        ),
    )


async def has_public_role(asking: Asking, known: Known) -> bool:
    """Say whether papers show somebody in a post, or in a capacity that is theirs by office."""
    attended, posts = await asyncio.gather(
        rows_about(asking, "attendances-of", person=known.node),
        rows_about(asking, "posts-of", person=known.node),
    )
    return bool(posts) or _came_in_public_role(attended, known)


def _came_in_public_role(attended: Rows, known: Known) -> bool:
    came = {capacity for row in attended for capacity in row.get("capacities", "").split()}
    return bool(came & _PUBLIC_ROLES) or any(
        title.startswith("Councillor") for title in known.all(FOAF.title)
    )


async def _show_named(asking: Asking, known: Known) -> Profile:
    """Show somebody without a public role: which papers name them, and no more."""
    rows = await papers_naming(asking, known.node)
    return Profile(
        sort="Person named in papers",
        title=person_name(known),
        lead="No paper that was read shows this person in a post or as a member of a body, so no more is gathered here.",
        trail=_trail(known),
        sections=(Section("Named in", rows, shown=20),),
        private=True,
    )


def person_name(known: Known) -> str:
    """Give the fullest name that papers print."""
    return best_name(Thing(known.node, "", "person"), (*known.labels, *known.all(FOAF.name)))


def _trail(known: Known) -> tuple[Cell, ...]:
    return trail_to(known.node.rpartition("/person/")[0])


def _lead(attended: Rows) -> str:
    present = [row for row in attended if row["status"] == "present"]
    if not attended:
        return ""
    bodies = len({row["body"] for row in attended})
    span = span_of(row["day"] for row in attended)
    return f"Recorded at {count_words(len(present), 'meeting')} of {count_words(bodies, 'body', 'bodies')} {span}, as far as papers were read."


def _latest(rows: Sequence[object], number: int) -> str:
    return f"The latest {number}." if len(rows) > number else ""


def _posts(posts: Rows) -> tuple[Row, ...]:
    return tuple(
        Row(
            Cell(iri=row["held"]),
            (Cell(span_of((row.get("first", ""), row.get("last", ""))) or "no date"),),
            mention=row.get("evidence", ""),
            about=row["held"],
        )
        for row in posts
    )


def _bodies(attended: Rows) -> tuple[Row, ...]:
    by_body: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in attended:
        by_body[row["body"]].append(row)
    return tuple(_body(body, own) for body, own in sorted(by_body.items(), key=lambda pair: -len(pair[1])))


def _body(body: str, own: list[Mapping[str, str]]) -> Row:
    capacities = " ".join(sorted({word for row in own for word in row.get("capacities", "").split()}))
    present, apologies = (sum(row["status"] == status for row in own) for status in ("present", "apologies"))
    return Row(
        Cell(iri=body),
        (
            Cell(capacity_words(capacities)),
            Cell(str(present)),
            Cell(str(apologies) if apologies else ""),
            Cell(span_of(row["day"] for row in own)),
        ),
    )


def _declared(declared: Rows) -> tuple[Row, ...]:
    return tuple(
        Row(
            Cell(sentence(row["text"])),
            (Cell(iri=row["body"]), Cell(as_day(row["day"]), row["meeting"])),
            f"{code_word(row['kind']).capitalize()} interest" if row.get("kind") else "Interest",
            row.get("evidence", ""),
            row["declaration"],
        )
        for row in declared
    )


def _said(said: Rows) -> tuple[Row, ...]:
    return tuple(
        Row(
            Cell(row["text"]),
            (Cell(row["itemLabel"], row["item"], "Under"), Cell(iri=row["body"]), Cell(as_day(row["day"]))),
            sort_word(row["sorts"]),
            row.get("evidence", ""),
            row["said"],
        )
        for row in said
    )


def _meetings(attended: Rows) -> tuple[Row, ...]:
    return tuple(
        Row(
            Cell(as_day(row["day"]), row["meeting"]),
            (
                Cell(iri=row["body"]),
                Cell(
                    capacity_words(row.get("capacities", ""))
                    if row["status"] == "present"
                    else code_word(row["status"])
                ),
            ),
            mention=row.get("evidence", ""),
            about=row["meeting"],
        )
        for row in attended
    )
