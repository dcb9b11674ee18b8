"""Finds records whose values stand behind labels, one a line: "Action: Send the map", "Owner: Nia Rowe", "Due: 3 May".

Councils that keep no table write their actions so, in notes and in trackers. A record begins with its recommendation or
action, or with a reference before it, and must say who, when, to whom, or what became of it: "Action:" alone is a head.
"""

import re

from importers.minutes.clauses.actors import is_actor
from importers.minutes.clauses.predicates import read_predicate
from importers.minutes.language.sentences import skip_marker
from importers.paper import Paper, Span
from importers.tables.columns import RECORDS

__all__ = ["from_labels", "read_labelled"]

# "Lead officer: ", "Target date: ", "**Status:** "; only a whole label counts, since prose has colons too
_LABELS = {
    "reference": r"ref(?:erence)?(?: no\.?)?",
    "recommendation": r"recommendation(?: \d{1,2})?(?: made)?",
    "action": r"(?:agreed )?action(?: point)?(?: \d{1,2})?(?: (?:agreed|required))?|task",
    "owner": r"(?:action )?owner|lead(?: officer| member| person)?|(?:person |officer )?responsible(?: officer| person)?|responsibility|by whom|who|officer|assigned to",
    "due": r"(?:date )?due(?: date| by)?|deadline|(?:by )?when|target(?: date| completion date)?|time ?scale|time ?frame|completion date|complete by",
    "made-to": r"(?:made |addressed )?to(?: whom)?",
    "status": r"(?:current )?status|rag(?: rating| status)?",
    "response": r"(?:cabinet |executive |service )?response",
    "progress": r"(?:progress|latest)(?: update| to date)?|update",
}
_NAMED = (
    "(?:"
    + "|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in _LABELS.items())
    + r")[*_]{0,3}\s?:[*_]{0,3}\s*"
)
_LABEL = re.compile(rf"[ \t*_>|#-]{{0,12}}{_NAMED}", re.IGNORECASE)
# "… was sent. Officer: AB": a label inside a cell, which a capital begins
_INSIDE = re.compile(rf"(?<![^\s*_|])(?=(?-i:[A-Z])){_NAMED}", re.IGNORECASE)
# "… have acknowledged it. ONGOING": the status at the end of what is told of the progress
_STATUS_BEHIND = re.compile(r"[.!?)]\s{1,9}(?P<status>[A-Z]{4,12}(?: [A-Z]{2,12}){0,2})\W{0,6}$")
_TELLING = frozenset({"owner", "due", "made-to"})
# "1. Send", "(a) Send": a line that is an entry of a list
_NUMBERED = re.compile(r"\W*\(?\w{1,4}[.)]\s")
# values of a few words: "Timescale: end of May" does not go on in "(b) The Head of Ports report on piers"
_SHORT_VALUES = frozenset({"owner", "due", "made-to", "status"})
_SHORTEST, _LONGEST_NAME = 12, 80
# line breaks between an entry and the label below it: one blank line
_BLANK = 2
# a value that runs over more lines is no value
_LINES = 6


def from_labels(paper: Paper, within: Span) -> list[dict[str, Span]]:
    """Find the records of a stretch, an empty list where none stands there.

    >>> text = "Action: Send the map\\nOwner: Nia Rowe\\nDue: 3 May\\n\\nAction: Call AB\\nOwner: CD"
    >>> rows = from_labels(Paper(text, text, "text"), Span(0, len(text)))
    >>> [text[row["owner"].start : row["owner"].end] for row in rows]
    ['Nia Rowe', 'CD']
    """
    records: list[dict[str, Span]] = []
    current: dict[str, Span] = {}
    name: str | None = None
    lines = 0
    above: Span | None = None
    for line in paper.lines(within):
        labelled = ":" in paper.plain[line.start : line.end]
        found = _LABEL.match(paper.plain, line.start, line.end) if labelled else None
        if found is None or found.lastgroup is None:
            name = _continue(paper, current, name, line) if lines < _LINES else None
            lines += 1
            above = line if len(line) else above
            continue
        column = found.lastgroup.replace("_", "-")
        if column == "action" and _names_owner(paper, above, Span(found.end(), line.end)):
            column = "owner"
        if column in current or column in RECORDS and RECORDS.intersection(current):
            records.append(current)
            current = {}
        if column in _TELLING and not current and above is not None and _stands_above(paper, above, line):
            current["action"] = Span(skip_marker(paper.plain, above.start, above.end), above.end)
        value = paper.trimmed(found.end(), line.end)
        current[column], name, lines = value, column, 0
    records.append(current)
    return [record for record in records if _is_record(record)]


def read_labelled(paper: Paper, cell: Span) -> dict[str, Span]:
    """Read the fields of a cell that begins with a label, none where it does not; each field has its first value.

    >>> text = "Owner: AB\\nUpdate: Letter sent. No reply yet. OPEN"
    >>> fields = read_labelled(Paper(text, text, "text"), Span(0, len(text)))
    >>> {name: text[span.start : span.end] for name, span in fields.items()}
    {'owner': 'AB', 'progress': 'Letter sent. No reply yet.', 'status': 'OPEN'}
    """
    if paper.plain.find(":", cell.start, cell.end) < 0 or not _LABEL.match(paper.plain, cell.start, cell.end):
        return {}
    fields: dict[str, Span] = {}
    labels = [*_INSIDE.finditer(paper.plain, cell.start, cell.end)]
    for label, end in zip(labels, [*(label.start() for label in labels[1:]), cell.end], strict=True):
        fields.setdefault(str(label.lastgroup).replace("_", "-"), paper.trimmed(label.end(), end))
    for name in ("progress", "response"):
        behind = _STATUS_BEHIND.search(paper.plain, *_tail(fields[name])) if name in fields else None
        if behind is not None and "status" not in fields:
            fields["status"] = Span(*behind.span("status"))
            fields[name] = paper.trimmed(fields[name].start, behind.start("status"))
    return fields


def _tail(value: Span) -> tuple[int, int]:
    return max(value.start, value.end - _LONGEST_NAME), value.end


def _stands_above(paper: Paper, above: Span, line: Span) -> bool:
    """Tell whether a line directly above the first label may be the matter itself: "1. Send the map", "Lead officer: AB"."""
    return (
        paper.plain.count("\n", above.end, line.start) <= _BLANK
        and len(above) > _SHORTEST
        and _NUMBERED.match(paper.plain, above.start, above.end) is not None
    )


def _names_owner(paper: Paper, above: Span | None, value: Span) -> bool:
    """Tell "Action: Head of Parks" below the entry of a list, which says who acts, from "Action: Send the map"."""
    if (
        above is None
        or not _NUMBERED.match(paper.plain, above.start, above.end)
        or len(value) > _LONGEST_NAME
    ):
        return False
    words = paper.words(value)
    return is_actor(words) and read_predicate(words) is None


def _continue(paper: Paper, record: dict[str, Span], name: str | None, line: Span) -> str | None:
    """Let a value run on to a line below it; an empty line or the next entry of a list ends it, unless it is still to come."""
    if name is None or not len(line):
        return name
    value = record[name]
    if len(value) and (
        "\n\n" in paper.plain[value.end : line.start].replace(" ", "")
        or name in _SHORT_VALUES
        and _NUMBERED.match(paper.plain, line.start, line.end)
    ):
        return None
    begin = value.start if len(value) else skip_marker(paper.plain, line.start, line.end)
    record[name] = Span(begin, line.end)
    return name


def _is_record(record: dict[str, Span]) -> bool:
    matter = next((name for name in record if name in RECORDS), None)
    told = _TELLING.intersection(record)
    return matter is not None and len(record[matter]) > 0 and bool(told)
