"""Reads attendance lists printed side by side: one line of heads, "Present:   Apologies:", and below it the names.

A page's columns reach the text row by row ("Jo Fee (JF) CHAIR Al Orr"), each name of a row under the head at its place, or
one after the other, a blank line between them.
"""

import re
from collections.abc import Iterator

from importers.minutes.attendance.entries import read_entries
from importers.minutes.attendance.entry import Entry, Row
from importers.minutes.attendance.groups import column_heads
from importers.minutes.attendance.label_words import Label, capacity_of, status_of
from importers.paper import Paper, Span

__all__ = ["read_side_by_side"]

# "Mr & Mrs D Bell": two people of whom one is named
_COUPLE = re.compile(r" {0,9}(?:Mr|Dr)\.? (?:&|and) (?:Mrs|Dr)\b")
# rows of such lists: no body is larger
_MOST_ROWS = 80


def read_side_by_side(paper: Paper) -> Iterator[Row]:
    """Read the entries of all lists that stand side by side, each with the head of its column."""
    for heads in column_heads(paper.plain):
        labels = [_as_label(paper.plain, head) for head in heads]
        blocks = list(_blocks(paper, heads[-1].end))
        in_rows = any(len(row) > 1 for block in blocks for row in block)
        for at, block in enumerate(blocks):
            for row in block:
                for place, entry in enumerate(row):
                    column = min(place if in_rows else at, len(labels) - 1)
                    yield Row(labels[column], entry, first=False)


def _as_label(plain: str, head: Span) -> Label:
    """Say what one of the heads says of those below it."""
    printed = plain[head.start : head.end]
    words = printed.lower().split()
    known = set(words)
    capacity = capacity_of(words, known)
    return Label(
        span=head,
        words=printed,
        status=status_of(known) or "present",
        capacity=capacity,
        own=capacity == "member",
    )


def _blocks(paper: Paper, start: int) -> Iterator[list[list[Entry]]]:
    """Give the rows of entries below the heads, block by block, until a line that names nobody."""
    plain, block, pos = paper.plain, list[list[Entry]](), start
    for _ in range(_MOST_ROWS):
        pos = plain.find("\n", pos) + 1
        line = plain.find("\n", pos)
        stop = len(plain) if line < 0 else line
        if pos == 0 or pos >= len(plain):
            break
        if not plain[pos:stop].strip():
            if block:
                yield block
                block = []
            continue
        if _COUPLE.match(plain, pos, stop):
            continue
        row = list(read_entries(plain, pos, stop))
        if not row or plain[pos : row[0].span.start].strip(" |*-"):
            break
        block.append(row)
    if block:
        yield block
