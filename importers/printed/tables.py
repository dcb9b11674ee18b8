"""Printed tables of actions: where their columns begin, which words stand in which cell, where a row ends.

A PDF keeps no table: its lines run over several cells where these stand close together, and come cell by cell elsewhere.
The headings tell where the columns begin ("Ref  Action  Owner  Due"), every word belongs to the column it stands in, and the
wider space above a row parts it from the row before. Places are in points from the page's lower left corner.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Final

from importers.tables.columns import BOTH, RECORDS, name_columns

__all__ = ["PlacedWord", "Row", "Table", "continue_table", "find_table", "may_head_table"]

# Matches the heading that every table of actions has: "Owner", "Lead Officer", "By whom"
_HEADING: Final = re.compile(
    r"\b(?:Owner|Officers?|Responsib\w+|Lead|By Whom|By whom|Who|OWNER|OFFICERS?|RESPONSIB\w+|LEAD|BY WHOM|WHO)\b"
)
_RECORD: Final = re.compile(r"\b(?:Actions?|Recommendations?|Tasks?|ACTIONS?|RECOMMENDATIONS?|TASKS?)\b")
_LONGEST_HEADING: Final = 120
_APART: Final = 4.5
"""Points between two words that stand in different cells; ordinary print has about three."""
_ALIGNED: Final = 2.0
"""Points by which words of one column or of one line may differ."""
_SMALLEST_PITCH: Final = 7.0
_WIDER: Final = 1.25
"""A distance between two lines that parts rows, in distances of lines inside a cell."""
_WRAPPED: Final = 16.0
"""Points between two lines of a heading, at most."""
_FEWEST_FILLED: Final = 3
"""Columns in which a row that goes on with a table has words, at least."""
_FITTED: Final = 40
"""Lines below headings by which the edges of their columns are found, at most."""
_MOST_WRAPPED: Final = 4
"""Lines on which headings may go on."""


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word, where it begins and ends, and its height."""

    words: str
    x: float
    end: float
    y: float


@dataclass(slots=True)
class Row:
    """A row: the lines of each of its cells, none in an empty one."""

    cells: list[list[str]]


@dataclass(slots=True)
class Heading:
    """The headings of a table: where each column begins, and the words of each."""

    edges: list[float] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    y: float = 0.0

    def column_of(self, word: PlacedWord) -> int:
        """Give the column in which a word begins, -1 left of them all."""
        return sum(edge <= word.x + _ALIGNED for edge in self.edges) - 1


@dataclass(frozen=True, slots=True)
class Table:
    """A page's table: its rows, the heights at which it begins and ends, and its headings, under which it may go on."""

    rows: list[Row]
    top: float
    foot: float
    heading: Heading
    lead: list[list[str]] = field(default_factory=list)
    """Of a table that goes on from the page before: the lines of each cell that belong to the last row there."""


def may_head_table(lines: Sequence[tuple[str, float]]) -> bool:
    """Tell whether a page's lines, with their heights, may hold the headings of a table of actions; says no quickly.

    >>> may_head_table([("Ref Action", 700), ("Lead officer", 700)]), may_head_table([("Action", 700), ("Owner", 90)])
    (True, False)
    """
    short = [(words, round(height / _WRAPPED)) for words, height in lines if len(words) <= _LONGEST_HEADING]
    records = {height for words, height in short if _RECORD.search(words)}
    near = {height + step for height in records for step in (-1, 0, 1)}
    return any(height in near and _HEADING.search(words) for words, height in short)


def find_table(words: Sequence[PlacedWord]) -> Table | None:
    """Find a page's table of actions, the headings as its first row.

    >>> page = [(50, "No", 700), (80, "Action", 700), (190, "Owner", 700), (50, "1", 680), (80, "Mend the", 680)]
    >>> page += [(190, "AB", 680), (80, "gate", 668), (50, "2", 648), (80, "Sell it", 648), (190, "CD", 648)]
    >>> table = find_table([PlacedWord(w, x, x + 5 * len(w), y) for x, w, y in page])
    >>> [[" ".join(cell) for cell in row.cells] for row in table.rows]
    [['No', 'Action', 'Owner'], ['1', 'Mend the gate', 'AB'], ['2', 'Sell it', 'CD']]
    """
    lines = _group_lines(words)
    for at, line in enumerate(lines):
        heading = _read_heading(line)
        if heading is None:
            continue
        wrapped = _wrap_heading(heading, lines[at + 1 : at + 1 + _MOST_WRAPPED])
        if not _heads_actions(name_columns(heading.words)):
            continue
        below = lines[at + 1 + wrapped :]
        body = list(_take_while_in_table(heading, below))
        if not body:
            heading = _fit_edges(heading, line, below[:_FITTED])
            body = list(_take_while_in_table(heading, below))
        if body:
            rows = [Row([[words] for words in heading.words])]
            rows += _part_rows(heading, body)
            return Table(rows, line[0].y, body[-1][0].y, heading)
    return None


def _fit_edges(
    heading: Heading, line: Sequence[PlacedWord], below: Sequence[Sequence[PlacedWord]]
) -> Heading:
    """Move the edges of headings that are set in the middle of their columns to where the cells below them begin.

    >>> line = [PlacedWord("No", 60, 70, 700), PlacedWord("Action", 140, 170, 700), PlacedWord("Owner", 250, 280, 700)]
    >>> cells = [PlacedWord("1", 50, 80, 680), PlacedWord("Mend the gate", 90, 220, 680), PlacedWord("AB", 255, 275, 680)]
    >>> _fit_edges(Heading([60, 140, 250], ["No", "Action", "Owner"], 700), line, [cells]).edges
    [50, 90, 250]
    """
    ends = [
        max(word.end for word in line if heading.column_of(word) == at) for at in range(len(heading.edges))
    ]
    places = list(zip(heading.edges, ends, strict=True))
    edges = list(heading.edges)
    for row in below:
        for start, end in _spans_of(row):
            under = [at for at, (first, last) in enumerate(places) if start < last and first < end]
            if len(under) > 1:
                return Heading(edges, heading.words, heading.y)
            if under:
                edges[under[0]] = min(edges[under[0]], start)
    return Heading(edges, heading.words, heading.y)


def _spans_of(line: Sequence[PlacedWord]) -> Iterator[tuple[float, float]]:
    """Iterate over the stretches of a line that wide spaces part."""
    start, end = line[0].x, line[0].end
    for word in line[1:]:
        if word.x - end > _APART:
            yield start, end
            start = word.x
        end = word.end
    yield start, end


def continue_table(heading: Heading, words: Sequence[PlacedWord], margin: float) -> Table | None:
    """Find where a table goes on at the top of a page without its headings, None where it does not.

    Above its first whole row only what stands over ``margin`` (running heads), and the rest of the row that the page before
    began, may stand.
    """
    lines = _group_lines(words)
    rest = Row([[] for _ in heading.edges])
    for at, line in enumerate(lines):
        kept = next(iter(_take_while_in_table(heading, [line])), None) is not None
        columns = {heading.column_of(word) for word in line}
        if kept and 0 in columns and len(columns) >= _FEWEST_FILLED:
            body = list(_take_while_in_table(heading, islice(lines, at, None)))
            return Table(list(_part_rows(heading, body)), line[0].y, body[-1][0].y, heading, rest.cells)
        if line[0].y > margin:
            continue
        if not kept or heading.column_of(line[0]) < 1:
            return None
        _fill(rest, heading, line)
    return None


def _group_lines(words: Sequence[PlacedWord]) -> list[list[PlacedWord]]:
    """Put words that stand at one height into a line, from the top down and from left to right."""
    lines: list[list[PlacedWord]] = []
    for word in sorted(words, key=lambda word: -word.y):
        if not lines or lines[-1][0].y - word.y > _ALIGNED:
            lines.append([])
        lines[-1].append(word)
    return [sorted(line, key=lambda word: word.x) for line in lines]


def _read_heading(line: Sequence[PlacedWord]) -> Heading | None:
    """Read a line as headings, None where its words, parted at wide spaces, are not those of a table of actions."""
    heading = Heading(y=line[0].y)
    right = 0.0
    for word in line:
        if not heading.edges or word.x - right > _APART:
            heading.edges.append(word.x)
            heading.words.append(word.words)
        else:
            heading.words[-1] += f" {word.words}"
        right = word.end
    return heading if _heads_actions(name_columns(heading.words)) else None


def _heads_actions(columns: Sequence[str | None]) -> bool:
    """Tell whether every heading is known and one says who is to act: a page of minutes set as a table is none."""
    return not {"owner", BOTH}.isdisjoint(columns) and all(columns) and not RECORDS.isdisjoint(columns)


def _take_while_in_table(
    heading: Heading, lines: Iterable[Sequence[PlacedWord]]
) -> Iterator[Sequence[PlacedWord]]:
    """Iterate over the lines that keep to the columns, up to one that begins left of them or runs across."""
    for line in lines:
        if heading.column_of(line[0]) < 0:
            return
        for word, following in pairwise(line):
            column = heading.column_of(following)
            crosses = column != heading.column_of(word) and following.x - word.end < _APART
            if crosses and abs(following.x - heading.edges[column]) > _ALIGNED:
                return
        yield line


def _wrap_heading(heading: Heading, lines: Sequence[Sequence[PlacedWord]]) -> int:
    """Add the lines on which headings go on, none of which reaches the first column; gives their number."""
    for at, line in enumerate(lines):
        if heading.y - line[0].y > _WRAPPED * (at + 1) or heading.column_of(line[0]) < 1:
            return at
        for word in line:
            heading.words[heading.column_of(word)] += f" {word.words}"
    return len(lines)


def _part_rows(heading: Heading, lines: Sequence[Sequence[PlacedWord]]) -> Iterator[Row]:
    """Iterate over the rows: each has a word in the first column and, where rows stand apart, wider space above it."""
    steps = [above[0].y - line[0].y for above, line in pairwise(lines)]
    pitch = min((step for step in steps if step >= _SMALLEST_PITCH), default=0.0)
    parted = any(step > pitch * _WIDER for step in steps)
    row: Row | None = None
    for line, step in zip(lines, [0.0, *steps], strict=True):
        begins = heading.column_of(line[0]) == 0 and (not parted or step > pitch * _WIDER)
        if row is None or begins:
            if row is not None:
                yield row
            row = Row([[] for _ in heading.edges])
        _fill(row, heading, line)
    if row is not None:
        yield row


def _fill(row: Row, heading: Heading, line: Sequence[PlacedWord]) -> None:
    """Put a line's words into the cells that they stand in, as one line of each."""
    before = -1
    for word in line:
        column = heading.column_of(word)
        if column == before:
            row.cells[column][-1] += f" {word.words}"
        else:
            row.cells[column].append(word.words)
        before = column
