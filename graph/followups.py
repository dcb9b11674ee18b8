"""Follow what was asked for and agreed: what is open or past due on a day, and what became of it.

What one paper states (a tracker's status, a response) is in its own graph. What can only be seen across papers is
worked out here and kept in the derived graph: an action or recommendation that a body took up again in a later paper,
in nearly the same words, arises from the earlier one, which then is no longer open by itself.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from graph.queries import ask_rows
from graph.store import Store
from graph.terms import node, rows
from ontology.terms import SCR

__all__ = ["ALIKE", "Clause", "OpenMatter", "find_returns", "link_returns", "open_actions", "unanswered"]

ALIKE: Final = 0.8
"""How much of their words two clauses must share (Dice's coefficient of the word counts) to be one matter."""

_FEWEST_WORDS = 5  # "That it be noted" says too little to be known again
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMatter:
    """An action or recommendation that waits for something, with the words and where they stand.

    ``state`` is "past due", "due", "no date" or "no answer"; ``parties`` are its owners or addressees as labelled.
    """

    iri: str
    state: str
    text: str
    parties: str
    body: str
    item: str
    agreed: dt.date
    due: str | None
    due_date: dt.date | None
    quote: str
    document: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause to compare: its node, the body that took it, the day as ISO, and its words."""

    iri: str
    body: str
    day: str
    text: str


def open_actions(
    store: Store, on: dt.date, *, body: str | None = None, owner: str | None = None
) -> list[OpenMatter]:
    """List the actions that are open on a day, past due first."""
    about = {name: value for name, value in (("body", body), ("owner", owner)) if value is not None}
    return [
        _matter(row, row["action"], row["state"], "owners")
        for row in ask_rows(store, "open-actions", on=on, **about)
    ]


def unanswered(store: Store, on: dt.date, *, months: int = 2, body: str | None = None) -> list[OpenMatter]:
    """List the recommendations that had no response so many months after they were made, oldest first.

    Two months is what section 9FE of the Local Government Act 2000 gives an executive to respond.
    """
    about = {} if body is None else {"body": body}
    found = ask_rows(store, "recommendations-unanswered", on=on, months=months, **about)
    return [_matter(row, row["recommendation"], "no answer", "addressedTo") for row in found]


def _matter(row: dict[str, str], iri: str, state: str, parties: str) -> OpenMatter:
    due_date = row.get("dueDate")
    return OpenMatter(
        iri=iri,
        state=state,
        text=row["text"],
        parties=row.get(parties, ""),
        body=row["bodyLabel"],
        item=row["itemLabel"],
        agreed=dt.date.fromisoformat(row["date"]),
        due=row.get("due"),
        due_date=None if due_date is None else dt.date.fromisoformat(due_date),
        quote=row.get("quote", ""),
        document=row.get("document", ""),
    )


_CLAUSES = """
SELECT ?clause (MIN(?kind) AS ?type) (MIN(?of) AS ?body) (MIN(?day) AS ?date) (MIN(?words) AS ?text)
WHERE {
  VALUES ?kind { scr:Action scr:Recommendation }
  ?clause a ?kind ; schema:text ?words .
  { ?clause scr:inItem/scr:inMeeting ?meeting } UNION { ?clause dcterms:isPartOf/scr:documentOf/scr:inMeeting? ?meeting }
  ?meeting schema:organizer ?of ; schema:startDate ?start .
  BIND(SUBSTR(STR(?start), 1, 10) AS ?day)
  FILTER NOT EXISTS { ?clause scr:standing scrc:standing\\/proposed }
}
GROUP BY ?clause
"""


def link_returns(store: Store) -> int:
    """Find what bodies took up again and write it to the derived graph, in place of what stood there; give the number."""
    found = [
        Clause(row["clause"], row["body"], row["date"], row["text"]) for row in rows(store.query(_CLAUSES))
    ]
    derived, predicate = node(store.iris.derived), node(SCR.arisesFrom)
    quads = [
        ox.Quad(node(later), predicate, node(earlier), derived) for later, earlier in find_returns(found)
    ]
    known = [quad for quad in store.quads(store.iris.derived) if quad.predicate == predicate]
    store.change(remove=known, insert=quads)
    return len(quads)


def find_returns(clauses: Iterable[Clause]) -> Iterator[tuple[str, str]]:
    """Pair each clause with the latest earlier one of the same body that says nearly the same.

    >>> first = Clause("urn:1", "urn:body", "2026-01-10", "circulate the waiting times for each ward")
    >>> again = Clause("urn:2", "urn:body", "2026-03-10", "Circulate waiting times for each ward")
    >>> list(find_returns([again, first]))
    [('urn:2', 'urn:1')]
    """
    by_body: defaultdict[str, list[tuple[Clause, Counter[str]]]] = defaultdict(list)
    for clause in sorted(clauses, key=lambda one: (one.day, one.iri)):
        words = Counter(_WORD.findall(clause.text.lower()))
        if words.total() < _FEWEST_WORDS:
            continue
        earlier = by_body[clause.body]
        likeness = [(_dice(words, known), old.day, old.iri) for old, known in earlier if old.day < clause.day]
        fitting = [(day, score, iri) for score, day, iri in likeness if score >= ALIKE]
        if fitting:
            yield clause.iri, max(fitting)[2]
        earlier.append((clause, words))


def _dice(one: Counter[str], other: Counter[str]) -> float:
    """Give Dice's coefficient of two word counts, 0 to 1."""
    return 2 * (one & other).total() / (one.total() + other.total())
