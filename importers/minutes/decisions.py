"""Reads everything that a paper decides: formal clauses, what is agreed in discussion, recommendations, trackers."""

from importers.minutes.formal import read_formal
from importers.minutes.frames import Setting
from importers.minutes.items import Segmentation
from importers.paper import Paper, Span
from importers.records import Decision, Head, Response

__all__ = ["read_decisions"]


def read_decisions(paper: Paper, seg: Segmentation, head: Head) -> tuple[tuple[Decision, ...], tuple[Response, ...]]:
    """Read the decisions of a paper, and the responses that a tracker records."""
    setting = Setting(head.body, head.date, head.next_meeting)
    found: list[Decision] = []
    for item, span in [(i.position, i.text) for i in seg.items] or [(None, Span(0, len(paper.plain)))]:
        decisions, _ = read_formal(paper, span.start, span.end, item, setting)
        found += decisions
    return tuple(found), ()
