"""Arranges the answer of a stored question for people: columns under plain headings, names that lead to pages, and sources.

A column of IRIs stands behind the column of words that names the same thing, as its links; the columns that say where a
row is written are one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from api.pages.days import brief_day
from api.pages.filling import names_of, places_of
from api.pages.profile import Cell, Place
from api.pages.site import short_name
from api.pages.wording import sure_word
from api.rows import Row, Term
from graph.asking import Asking

__all__ = ["Table", "arrange_table"]

_SOURCES: Final = frozenset({"evidence", "quote", "document"})
# Which column of IRIs the words of a column lead to: the first that the answer has.
_BEHIND: Final[dict[str, tuple[str, ...]]] = {
    "name": ("person", "officer", "holder", "organisation"),
    "bodyLabel": ("body",),
    "otherLabel": ("other",),
    "itemLabel": ("item",),
    "councilLabel": ("council",),
    "issueLabel": ("issue",),
    "label": ("held",),
    "text": ("action", "recommendation", "decision", "clause"),
    "decisionText": ("decision",),
    "date": ("meeting",),
    "called": ("callIn",),
    "on": ("vote",),
}
_HEADINGS: Final[dict[str, str]] = {
    "date": "Date",
    "bodyLabel": "Body",
    "otherLabel": "Other body",
    "itemLabel": "Item",
    "councilLabel": "Council",
    "issueLabel": "Issue",
    "postLabel": "Post",
    "decisionText": "Decision",
    "text": "Words",
    "name": "Name",
    "label": "Post or body",
    "dueDate": "Due on",
    "due": "Due, as printed",
    "owners": "Whose",
    "owner": "Whose",
    "state": "State",
    "standing": "Made",
    "addressedTo": "To",
    "answeredOn": "Answered on",
    "firstSeen": "First seen",
    "lastSeen": "Last seen",
    "observedOn": "Seen on",
    "capacities": "As",
    "substituteFor": "In place of",
    "called": "Decision called in",
    "maker": "Made by",
    "requestedBy": "Called in by",
    "on": "On",
    "exclusive": "In one post at a time",
    "complete": "Whole text read",
    "scrutinyOn": "Considered by scrutiny on",
    "scrutinyBody": "Scrutiny body",
    "passedOn": "Passed on",
    "stepDate": "Then, on",
    "step": "What happened",
    "stepText": "In these words",
    "when": "When",
    "passedTo": "Passed to",
    "otherMeetings": "Meetings of the other",
    "observations": "Papers",
    "readerConfidence": "How sure the reader was of the paper",
    "confidence": "How sure the reader was",
}
# "2026-03-05", also where a question works a day out as words
_DAY: Final = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
_YES_NO: Final = {"true": "yes", "false": "no"}


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, and rows of cells each with its place if it has one; ``sourced`` says whether any row has."""

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Cell, ...], Place | None], ...]
    sourced: bool


def heading_of_column(name: str) -> str:
    """Give a column's heading.

    >>> heading_of_column("bodyLabel"), heading_of_column("abstained")
    ('Body', 'Abstained')
    """
    return _HEADINGS.get(name, short_name(name).capitalize())


def _arrange_columns(names: Iterable[str]) -> list[tuple[str, str]]:
    """Choose the columns to show, each with the column of IRIs behind it, "" if there is none.

    >>> _arrange_columns(["name", "person", "status", "evidence", "quote"])
    [('name', 'person'), ('status', '')]
    """
    wanted = [name for name in names if name not in _SOURCES]
    behind = {name: next((one for one in _BEHIND.get(name, ()) if one in wanted), "") for name in wanted}
    hidden = {one for one in behind.values() if one}
    return [(name, behind[name]) for name in wanted if name not in hidden]


async def arrange_table(asking: Asking, names: Iterable[str], rows: Iterable[Row]) -> Table:
    """Arrange an answer; what is only an IRI is named."""
    columns, rows = _arrange_columns(names), list(rows)
    places = await places_of(asking, (row["evidence"].value for row in rows if "evidence" in row))
    nameless = {
        row[name].value for row in rows for name, _ in columns if name in row and row[name].kind == "uri"
    }
    called = await names_of(asking, sorted(nameless)[:500])
    told = tuple(
        (
            tuple(_cell(row, name, behind, called) for name, behind in columns),
            places.get(row["evidence"].value) if "evidence" in row else None,
        )
        for row in rows
    )
    return Table(tuple(heading_of_column(name) for name, _ in columns), told, any(place for _, place in told))


def _cell(row: Row, name: str, behind: str, called: Mapping[str, str]) -> Cell:
    if name not in row:
        return Cell()
    term = row[name]
    if term.kind == "uri":
        return Cell(called.get(term.value, ""), term.value)
    return Cell(_words(term, name), row[behind].value if behind in row else "")


def _words(term: Term, name: str) -> str:
    kind = term.datatype.rpartition("#")[2]
    if kind in {"date", "dateTime"} or _DAY.fullmatch(term.value):
        return brief_day(term.value)
    if kind == "boolean":
        return _YES_NO.get(term.value, term.value)
    if name in {"confidence", "readerConfidence"}:
        return sure_word(term.value)
    if name in {"status", "standing", "kind", "outcome", "capacities", "paragraph"}:
        return term.value.replace("-", " ")
    return term.value
