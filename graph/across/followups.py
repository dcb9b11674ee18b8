"""Follow what was asked for and agreed: what is open or past due on a day, and what became of it.

What one paper states (a tracker's status, a response) is in its own graph. What can only be seen across papers is worked
out by :mod:`graph.across.linking`.
"""

import datetime as dt
from dataclasses import dataclass

from graph.queries import ask_rows
from graph.store import Store

__all__ = ["OpenMatter", "open_actions", "unanswered"]


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
