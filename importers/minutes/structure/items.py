"""The paper cut into agenda items, with what stands before the first and after the last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from importers.minutes.layouts.choice import Layout, choose_layout
from importers.minutes.layouts.headings import Heading
from importers.minutes.layouts.lines import read_lines
from importers.minutes.layouts.page import stripped_of_labels
from importers.minutes.layouts.sub_items import stem_of, with_sub_items
from importers.minutes.structure.closing import find_closing
from importers.minutes.structure.decision_pages import decision_page_headings, is_decision_page
from importers.minutes.structure.exempt import (
    find_exclusion,
    find_exemption,
    is_about_next_meeting,
    is_readmitted,
)
from importers.minutes.structure.nil_returns import read_nil_returns
from importers.minutes.structure.parts import find_parts, is_complete, part_at_gap
from importers.minutes.structure.report import (
    first_section,
    is_report,
    is_tracker,
    report_heading,
)
from importers.minutes.structure.topics import find_topics
from importers.paper import Paper, Span
from importers.records import AgendaItem
from importers.source import Known

__all__ = ["Segmentation", "segment"]

# "A copy of the report marked 'Agenda Item 8' is filed with these minutes", "Appendix 2, item 6. pdf icon PDF 402 KB"
_MARKED = re.compile(
    r"\bmarked\s+['\"]{0,2}\s?(?:Agenda\s+)?Item\s+(?:No\.?\s+)?(?P<number>\d{1,3}[A-Za-z]?)\b"
    r"|, item (?P<listed>\d{1,4}[a-z]?)\.\s{1,3}(?:pdf e?icon|PDF)\b",
    re.IGNORECASE,
)


# "APOLOGIES                    34": a number set at the margin behind its title
_AT_MARGIN = re.compile(r"[ \t]{4,80}(?P<number>\d{1,4}[a-z]?)[.]?(?=[ \t]{0,4}(?:\n|$))")


@dataclass(frozen=True, slots=True)
class Segmentation:
    """How a paper divides: ``layout`` names the profile that fitted, ``confidence`` how well it did.

    ``preamble`` is everything before the first item: head and attendance lists live there; for a paper without items
    it is the whole text. ``closing`` is what follows the business: the close of the meeting, the signature.
    """

    layout: str
    confidence: float
    preamble: Span
    items: tuple[AgendaItem, ...] = ()
    closing: Span | None = None


def _layout_of(paper: Paper) -> Layout:
    lines = read_lines(paper)
    marked = any(True for _ in paper.with_role("item-title"))
    if not marked:
        if is_tracker(paper):
            return Layout("tracker")
        if is_decision_page(paper):
            headings = decision_page_headings(paper)
            return Layout("decision page", headings, 3.0, 0.85 if headings else 0.3)
        if is_report(paper):
            heading = report_heading(paper, lines)
            return Layout("report", (heading,) if heading else (), 3.0, 0.85 if heading else 0.3)
    return choose_layout(paper, lines)


def _separate(paper: Paper, headings: Sequence[Heading]) -> list[Heading]:
    """Put headings in order and end each title where the next item begins: a wrapped title may reach too far."""
    ordered = sorted(headings, key=lambda heading: heading.start)
    apart = []
    for at, heading in enumerate(ordered):
        limit = ordered[at + 1].start if at + 1 < len(ordered) else len(paper.plain)
        title = paper.trimmed(heading.title.start, min(heading.title.end, limit))
        if len(title):
            apart.append(replace(heading, title=title, body=max(title.end, min(heading.body, limit))))
    return apart


def _spans(paper: Paper, headings: Sequence[Heading]) -> list[Span]:
    ends = [heading.start for heading in headings[1:]] + [len(paper.plain)]
    return [
        paper.trimmed(heading.body, max(heading.body, min(heading.end or end, end)))
        for heading, end in zip(headings, ends, strict=True)
    ]


def _inside(span: Span | None, content: Span) -> Span | None:
    """Cut a part to the content; None if nothing of it is left."""
    if span is None or max(span.start, content.start) >= min(span.end, content.end):
        return None
    return Span(max(span.start, content.start), min(span.end, content.end))


def _item(paper: Paper, heading: Heading, content: Span, position: int, layout: Layout) -> AgendaItem:
    parts = find_parts(paper, content)
    told_apart = parts.minutes is not None or parts.decision is not None
    text = parts.minutes or content
    exemption = find_exemption(paper, heading.title, content)
    number, number_span = heading.number, heading.number_span
    if number is None:
        margin = _AT_MARGIN.match(
            paper.plain, heading.title.end, min(len(paper.plain), heading.title.end + 90)
        )
        if margin:
            number, number_span = margin["number"], Span(margin.start("number"), margin.end("number"))
    if number is None:
        marked = _MARKED.search(paper.plain, content.start, content.end)
        if marked:
            group = marked.lastgroup or "number"
            number, number_span = marked[group], Span(marked.start(group), marked.end(group))
    return AgendaItem(
        position=position,
        title=paper.words(heading.title),
        title_span=heading.title,
        content=content,
        number=number,
        number_span=number_span,
        agenda=parts.agenda if told_apart or layout.name == "marked items" else None,
        minutes=parts.minutes,
        decision=parts.decision,
        complete=is_complete(paper, content),
        exempt=exemption is not None,
        exempt_under=exemption.paragraphs if exemption else (),
        exempt_span=exemption.span if exemption else None,
        nil=read_nil_returns(paper, heading.title, text),
        topics=find_topics(paper, heading.title, content),
        documents=parts.documents,
        key=heading.key,
        confidence=round(min(layout.confidence, max(0.5, min(0.99, 0.8 + 0.08 * heading.weight))), 2),
    )


def _nest(items: list[AgendaItem]) -> list[AgendaItem]:
    """Say which item a sub-item ("4.1", "5a") belongs to: the last one before it that has its number's stem."""
    places: dict[str, int] = {}
    nested = []
    for item in items:
        stem = stem_of(item.number) if item.number else None
        nested.append(replace(item, parent=places.get(stem)) if stem in places else item)
        if item.number:
            places[item.number] = item.position
    return nested


# "Minutes:", "Cofnodion:" right before an item's minutes
_LABEL_BEFORE = re.compile(r"\b(?:minutes|cofnodion)\b\W{0,12}$", re.IGNORECASE)


def _is_labelled(paper: Paper, item: AgendaItem) -> bool:
    """Tell whether a label sets an item's minutes apart, as against a page that has lost its labels."""
    if item.minutes is None:
        return item.decision is not None
    floor = max(item.content.start, item.minutes.start - 40)
    return _LABEL_BEFORE.search(paper.plain[floor : item.minutes.start]) is not None


def _tell_apart(paper: Paper, items: list[AgendaItem]) -> list[AgendaItem]:
    """Where no item has marked minutes, its content is the minuted text; where some have, the others are agenda only."""
    if any(_is_labelled(paper, item) for item in items):
        return [
            item if item.minutes or item.decision else replace(item, agenda=item.agenda or item.content)
            for item in items
        ]
    parted = stripped_of_labels(paper)
    return [item if item.minutes else _part(paper, item, parted=parted) for item in items]


def _part(paper: Paper, item: AgendaItem, *, parted: bool) -> AgendaItem:
    """Take an item's content as its minutes, without what was tabled where a lost label has left a gap between them."""
    parts = part_at_gap(paper, item.content) if parted else None
    if parts is None:
        return replace(item, minutes=item.content)
    return replace(item, agenda=parts[0], minutes=parts[1])


def _exclude(paper: Paper, items: list[AgendaItem]) -> list[AgendaItem]:
    """Mark the items for which a resolution shut the public out."""
    marked = list(items)
    for at, item in enumerate(items):
        excluded = find_exclusion(paper, item.title_span, item.content)
        if excluded is None:
            continue
        exemption, many = excluded
        for later in range(at + 1, len(items) if many else min(at + 2, len(items))):
            if is_readmitted(paper, items[later - 1].content) or is_about_next_meeting(items[later].title):
                break
            if not marked[later].exempt:
                marked[later] = replace(
                    marked[later], exempt=True, exempt_under=exemption.paragraphs, exempt_span=exemption.span
                )
    return marked


def _close(paper: Paper, items: list[AgendaItem]) -> tuple[list[AgendaItem], Span | None]:
    closing = find_closing(paper, items[-1].content)
    if closing is None:
        return items, None
    last = items[-1]
    content = paper.trimmed(last.content.start, closing.start)
    shortened = replace(
        last,
        content=content,
        agenda=_inside(last.agenda, content),
        minutes=_inside(last.minutes, content),
        decision=_inside(last.decision, content),
    )
    return [*items[:-1], shortened], closing


def _head_end(paper: Paper, layout: Layout, first: Heading) -> int:
    """Find where a paper's head ends: the labels of a decision's page stand below its title, down to its foot."""
    if layout.name == "report":
        return max(first.body, first_section(paper, read_lines(paper)))
    return len(paper.plain) if layout.name == "decision page" else first.start


def segment(paper: Paper, known: Known) -> Segmentation:  # noqa: ARG001 - part of the contract
    """Cut a paper into its items by the layout profile that fits it best."""
    layout = _layout_of(paper)
    headings = _separate(paper, with_sub_items(paper, read_lines(paper), layout.headings))
    if not headings:
        return Segmentation(layout.name, layout.confidence, paper.trimmed(0, len(paper.plain)))
    contents = _spans(paper, headings)
    items = [
        _item(paper, h, c, n, layout) for n, (h, c) in enumerate(zip(headings, contents, strict=True), 1)
    ]
    closing = None
    if layout.name != "report":
        items, closing = _close(paper, _exclude(paper, _tell_apart(paper, _nest(items))))
    preamble = paper.trimmed(0, _head_end(paper, layout, headings[0]))
    return Segmentation(layout.name, layout.confidence, preamble, tuple(items), closing)
