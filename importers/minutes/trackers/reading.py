"""Reads trackers of recommendations and actions: tables whose columns are marked, and tables flattened to lines.

Each row is a decision with its reference, owner, due time and status, and what its row says of an answer or of progress
is a response. A table on a page loses its lines: then the headings come first, one a line, and each record repeats them
in the same order; a record begins where a reference begins.
"""

import re
from collections.abc import Iterator
from typing import Final

from importers.minutes.clauses.actors import is_actor, make_party
from importers.minutes.clauses.frames import Frame, Setting, read_frame
from importers.minutes.clauses.head_words import DecisionHead, HeadKind
from importers.minutes.clauses.kinds import Kind
from importers.minutes.clauses.listing import Clause, read_clauses
from importers.minutes.language.dates import read_date
from importers.minutes.language.folding import fold
from importers.minutes.language.markers import read_marker
from importers.minutes.language.mood import is_subjunctive
from importers.minutes.trackers.cells import part_owner_and_due
from importers.minutes.trackers.rows import find_rows
from importers.minutes.trackers.status import outcome_of, status_of
from importers.paper import Paper, Span
from importers.records import Decision, Due, Party, Response

__all__ = ["read_row", "read_trackers"]

# "Decision", "Resolution": headings of a column that holds what was minuted
_MINUTED = ("decision", "resol")
_SETTLING = frozenset(
    {"note", "approve", "agree", "endorse", "receive", "appoint", "withdraw", "defer", "other"}
)
_HEADS: Final[dict[Kind, HeadKind]] = {
    "recommendation": "recommended",
    "action": "action",
    "resolution": "resolved",
    "executive": "resolved",
}
_NOTHING = re.compile(r"(?:-|n/?a|none|nil|tbc|\?)?\.?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")


def read_trackers(paper: Paper, setting: Setting) -> tuple[tuple[Decision, ...], tuple[Response, ...]]:
    """Read every row of a tracker.

    >>> text = "Ref\\n\\nRecommendation\\n\\nLead officer\\n\\nStatus\\n\\nSR 1\\n\\nThat fees be cut.\\n\\nAB\\n\\nComplete"
    >>> (decision,), responses = read_trackers(Paper(text, text, "text"), Setting())
    >>> decision.reference, decision.text, decision.owner.label, decision.status
    ('SR 1', 'That fees be cut.', 'AB', 'completed')
    """
    decisions: list[Decision] = []
    responses: list[Response] = []
    for row in find_rows(paper):
        found = read_row(paper, row, setting)
        decisions += found
        if found:
            responses += _responses(paper, row, found[0])
    return tuple(decisions), tuple(responses)


def read_row(paper: Paper, row: dict[str, Span], setting: Setting) -> list[Decision]:
    """Read the recommendation or action of one row, each entry of a list in its cell by itself."""
    column = next((name for name in ("recommendation", "action") if _filled(paper, row, name)), None)
    if column is None or not _WORD.search(paper.plain, row[column].start, row[column].end):
        return []
    clauses = _clauses_of(paper, row[column])
    several = len(clauses) > 1
    return [_read_clause(paper, row, column, clause, setting, several=several) for clause in clauses]


def _clauses_of(paper: Paper, cell: Span) -> list[Clause]:
    """Part a cell into the entries of its list; one without a list is one clause, whatever it holds."""
    clauses, last = read_clauses(paper, cell.start, cell.end)
    listed = len(clauses) > 1 and all(
        clause.stems or read_marker(paper.plain, cell.start, cell.end) for clause in clauses
    )
    return clauses if listed and last >= cell.end else [Clause(cell.start, cell.end)]


def _read_clause(
    paper: Paper, row: dict[str, Span], column: str, clause: Clause, setting: Setting, *, several: bool
) -> Decision:
    """Read a clause of a row; of ``several`` each may say by itself how often it is due."""
    span = Span(clause.start, clause.end)
    own = read_frame(paper.plain, span, clause.stems, None, setting)
    kind = _kind(paper, row, column, span, own)
    head = DecisionHead(_HEADS[kind], span, span.start, span.start)
    frame = read_frame(paper.plain, span, clause.stems, head, setting)
    to = make_party(paper.plain, row["made-to"]) if _filled(paper, row, "made-to") else None
    status = row.get("status") or row.get("response")
    recurs = frame.due is not None and frame.due.recurrence is not None
    return Decision(
        text=paper.words(span),
        spans=(span,),
        kinds=(kind,),
        formal=True,
        act=frame.act,
        owner=_owner(paper, row, frame),
        addressed_to=(to,) if to else frame.addressed_to,
        due=frame.due if several and recurs else _due(paper, row, setting) or frame.due,
        reference=paper.words(row["reference"]) if _filled(paper, row, "reference") else None,
        status=status_of(paper.words(status)) if status else None,
        confidence=0.9,
    )


def _owner(paper: Paper, row: dict[str, Span], frame: Frame) -> Party | None:
    """Name who must act: who stands in the row, but for a column of decisions in full, which name somebody themselves."""
    owned = next((name for name in ("owner", "made-to") if _filled(paper, row, name)), None)
    if owned is None or frame.owner is not None and _is_minuted(paper, row):
        return frame.owner
    return make_party(paper.plain, row[owned])


def _due(paper: Paper, row: dict[str, Span], setting: Setting) -> Due | None:
    """Say when a row is due, without the body whose meeting is meant: "Cabinet 12 November 2024"."""
    if not _filled(paper, row, "due"):
        return None
    before, when = part_owner_and_due(paper, row["due"])
    bodied = before is not None and when is not None and is_actor(paper.words(before))
    return setting.resolve(paper.plain, when if bodied and when else row["due"])


def _kind(paper: Paper, row: dict[str, Span], column: str, clause: Span, own: Frame) -> Kind:
    """Choose the kind of a row's clause: by its column, or, in a column for all that was decided, by its words."""
    words = paper.words(clause)
    if column == "action":
        asks = own.kinds == ("recommendation",) and words.startswith("That ")
        return "recommendation" if asks else "action"
    if _is_minuted(paper, row):
        settled = own.kinds == ("resolution",) and own.act in _SETTLING
        asks = "recommendation" in own.kinds
        return "recommendation" if asks else "resolution" if settled else "action"
    heading = _heading_of(paper, row)
    told = own.kinds == ("action",) and any(word in heading for word in ("action", *_MINUTED))
    asks = words.startswith("That ") or is_subjunctive(words)
    return "action" if told or "action" in heading and not asks else "recommendation"


def _is_minuted(paper: Paper, row: dict[str, Span]) -> bool:
    """Tell whether a row's clause stands in a column of decisions in full, which may hold anything that was decided."""
    heading = _heading_of(paper, row) if "recommendation" in row else ""
    return "recommend" not in heading and any(word in heading for word in _MINUTED)


def _heading_of(paper: Paper, row: dict[str, Span]) -> str:
    """Give the heading of the recommendations, which may hold more, "recommendation or action", "resolution"."""
    span = row["recommendation"]
    line = paper.plain.rfind("\n", 0, span.start) + 1
    return (paper.words(row["heading"]) if "heading" in row else paper.plain[line : span.start]).lower()


def _responses(paper: Paper, row: dict[str, Span], decision: Decision) -> Iterator[Response]:
    day = next((row[name] for name in ("executive-date", "closed") if _filled(paper, row, name)), None)
    for name in ("response", "progress"):
        if not _filled(paper, row, name):
            continue
        span = row[name]
        yield Response(
            text=paper.words(span),
            spans=(span,),
            to=decision.spans[0],
            outcome=outcome_of(paper.words(row["status"]))
            if name == "progress" and "status" in row
            else outcome_of(paper.words(span)),
            given_on=read_date(paper.words(day)) if day and name == "response" else None,
            confidence=0.85,
        )


def _filled(paper: Paper, row: dict[str, Span], name: str) -> bool:
    span = row.get(name)
    return span is not None and not _NOTHING.match(fold(paper.plain, span.start, span.end).text.strip())
