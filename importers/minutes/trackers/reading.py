"""Reads trackers of recommendations and actions: tables whose columns are marked, and tables flattened to lines.

Each row is a decision with its reference, owner, due time and status, and what its row says of an answer or of progress
is a response. A table on a page loses its lines: then the headings come first, one a line, and each record repeats them
in the same order; a record begins where a reference begins.
"""

import re
from collections.abc import Iterator

from importers.minutes.clauses.actors import make_party
from importers.minutes.clauses.frames import Frame, Setting, read_frame
from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.language.dates import read_date
from importers.minutes.language.folding import fold
from importers.minutes.language.mood import is_subjunctive
from importers.minutes.trackers.rows import find_rows
from importers.minutes.trackers.status import outcome_of, status_of
from importers.paper import Paper, Span
from importers.records import Decision, Response

__all__ = ["read_row", "read_trackers"]

_NOTHING = re.compile(r"(?:-|n/?a|none|nil|tbc|\?)?\.?$", re.IGNORECASE)


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
        decision = read_row(paper, row, setting)
        if decision is not None:
            decisions.append(decision)
            responses += _responses(paper, row, decision)
    return tuple(decisions), tuple(responses)


def read_row(paper: Paper, row: dict[str, Span], setting: Setting) -> Decision | None:
    """Read the recommendation or action of one row, None where it holds none."""
    column = next((name for name in ("recommendation", "action") if _filled(paper, row, name)), None)
    if column is None:
        return None
    span = row[column]
    own = read_frame(paper.plain, span, (), None, setting)
    asks = _asks(paper, row, column, own)
    head = DecisionHead("recommended" if asks else "action", span, span.start, span.start)
    frame = read_frame(paper.plain, span, (), head, setting)
    owned = next((name for name in ("owner", "made-to") if _filled(paper, row, name)), None)
    owner = make_party(paper.plain, row[owned]) if owned else frame.owner
    due = setting.resolve(paper.plain, row["due"]) if _filled(paper, row, "due") else frame.due
    to = (make_party(paper.plain, row["made-to"]),) if _filled(paper, row, "made-to") else frame.addressed_to
    status = row.get("status") or row.get("response")
    return Decision(
        text=paper.words(span),
        spans=(span,),
        kinds=("recommendation",) if asks else ("action",),
        formal=True,
        act=frame.act,
        owner=owner,
        addressed_to=to,
        due=due,
        reference=paper.words(row["reference"]) if _filled(paper, row, "reference") else None,
        status=status_of(paper.words(status)) if status else None,
        confidence=0.9,
    )


def _asks(paper: Paper, row: dict[str, Span], column: str, own: Frame) -> bool:
    """Tell whether a row puts something to somebody: by its column, or, in a column for all that was decided, by its words."""
    if column == "recommendation":
        heading = _heading_of(paper, row)
        told = own.kinds == ("action",) and any(word in heading for word in ("action", "resol", "decision"))
        words = paper.words(row[column])
        asks = words.startswith("That ") or is_subjunctive(words)
        return not (told or "action" in heading and not asks)
    return own.kinds == ("recommendation",) and paper.plain.startswith("That ", row[column].start)


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
