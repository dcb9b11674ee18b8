"""Reads the attendance rows that a format itself marks: blocks of role "attendee", ``value`` "attendance|role" or "…|post"."""

import re
from collections.abc import Iterator

from importers.minutes.attendance.entry import Entry, Row
from importers.minutes.attendance.label_words import Label, Status
from importers.minutes.names.person_name import read_name
from importers.minutes.names.posts import has_post_head
from importers.paper import Block, Paper, Span

__all__ = ["read_blocks"]

# What the systems write in their attendance column; anything else ("Expected") says nothing of who came.
_STATUS: tuple[tuple[str, Status], ...] = (
    ("apolog", "apologies"), ("absent", "absent"), ("not present", "absent"), ("did not", "absent"), ("present", "present"),
    ("sent", "apologies"), ("in attendance", "present"), ("attended", "present"), ("substitut", "present"), ("virtual", "present"), ("yes", "present"),
)  # fmt: skip
_CAPACITY = (
    ("substitute", "substitute"), ("reserve", "substitute"), ("co-opt", "co-opted"), ("coopt", "co-opted"), ("officer", "officer"), ("portfolio", "portfolio-holder"),
    ("cabinet", "portfolio-holder"), ("executive member", "portfolio-holder"), ("observer", "guest"), ("guest", "guest"), ("attendance", None), ("invite", "guest"),
    ("member", "member"), ("chair", "member"), ("convener", "member"), ("mayor", "member"), ("leader", "member"),
)  # fmt: skip


_ORDINARY = re.compile(
    r"(?:ordinary |committee |panel |board |elected |voting |non-voting |co-?opted |substitute |reserve )*members?|officers?|observers?"
)


def read_blocks(paper: Paper) -> Iterator[Row]:
    """Read the marked rows that state an attendance."""
    for block in paper.with_role("attendee"):
        row = _read_block(paper, block)
        if row is not None:
            yield row


def _read_block(paper: Paper, block: Block) -> Row | None:
    attendance, role, held, *_ = *(block.value or "").split("|"), "", ""
    attendance, printed, role, held = attendance.lower(), role.strip(), role.lower(), held.strip()
    status = next((status for word, status in _STATUS if word in attendance), None)
    name = read_name(paper.plain, block.span.start, block.span.end, titled=True)
    if status is None or name is None:
        return None
    capacity = next(
        (capacity for word, capacity in _CAPACITY if word in role), "member" if name.councillor else "officer"
    )
    chair = "chair" in role and "vice" not in role and "deputy" not in role
    named = has_post_head(printed) and not _ORDINARY.fullmatch(role.strip())
    at = paper.plain.rfind(held, name.span.end, block.span.end) if held and named else -1
    label = Label(
        span=block.span,
        words=role,
        status=status,
        capacity=capacity,
        chair=chair,
        post=printed if named else held or None,
        own=capacity == "member",
    )
    remarks = (Span(at, at + len(held)),) if at >= 0 else ()
    return Row(label, Entry(name, name.span, None, remarks), first=True)
