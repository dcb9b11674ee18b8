"""Read a paper as a scrutiny officer does: its structure first, then who was there, then what was decided and said.

The order matters. The items are the frame that everything is placed in; the attendance lists are the closed world in
which a bare name is understood; discussion is read beside the formal clauses, because what is agreed in it often
stands again under them.
"""

from collections.abc import Iterator
from dataclasses import replace

from importers.minutes.agents.cast import Cast
from importers.minutes.agents.memberships import read_memberships
from importers.minutes.agents.organisations import read_organisations
from importers.minutes.agents.roles import read_posts
from importers.minutes.attendance.reading import read_attendance
from importers.minutes.contributions import read_contributions
from importers.minutes.decisions.call_ins import read_call_ins
from importers.minutes.decisions.reading import read_decisions
from importers.minutes.declarations.reading import read_declarations
from importers.minutes.head.council import is_same_council
from importers.minutes.head.reading import read_head
from importers.minutes.names.people import find_names
from importers.minutes.structure.documents import read_document
from importers.minutes.structure.items import segment
from importers.minutes.structure.residue import read_residue
from importers.minutes.votes.reading import read_votes
from importers.paper import Paper, Span
from importers.records import Caveat, Head, Membership, Reading
from importers.source import Known

__all__ = ["read_minutes"]

UNSURE = 0.5
"""Below this confidence of the layout the reader says that it may have misunderstood the paper."""
COVERED = 0.7
"""Below this share of covered text the reader says that it left much unread."""


def read_minutes(paper: Paper, known: Known) -> tuple[Reading, Cast]:
    """Read everything that the grammar knows out of a paper, and settle who is who in it."""
    segmentation = segment(paper, known)
    head = read_head(paper, segmentation, known)
    memberships = read_memberships(paper, segmentation)
    declarations = read_declarations(paper, segmentation)
    people = read_attendance(paper, segmentation, head, memberships, declarations)
    decisions, responses = read_decisions(paper, segmentation, head)
    reading = Reading(
        paper=paper,
        document=read_document(paper, segmentation, head),
        head=head,
        layout=segmentation.layout,
        layout_confidence=segmentation.confidence,
        items=segmentation.items,
        attendances=people.attendances,
        declarations=declarations,
        decisions=decisions,
        responses=responses,
        votes=read_votes(paper, segmentation, decisions),
        call_ins=read_call_ins(paper, segmentation),
        contributions=read_contributions(paper, segmentation),
        memberships=(*people.memberships, *_contact(head), *memberships),
        posts=read_posts(paper, segmentation),
        organisations=read_organisations(paper, segmentation, head),
        people=tuple(find_names(paper.plain, 0, len(paper.plain))),
    )
    reading = replace(reading, residue=read_residue(paper, _covered(reading)))
    return replace(reading, warnings=tuple(_caveats(reading, known))), Cast(reading)


def _contact(head: Head) -> tuple[Membership, ...]:
    """Tie the published contact to the post printed with the name."""
    if head.contact is None or head.contact_post is None:
        return ()
    return (Membership(person=head.contact, post=head.contact_post, spans=(head.contact.span,)),)


def _covered(reading: Reading) -> Iterator[Span]:
    """Iterate over the stretches that some layer of the reading accounts for."""
    head = reading.head
    slots = (
        head.body_span,
        head.council_span,
        head.date_span,
        head.start_span,
        head.end_span,
        head.venue_span,
    )
    yield from (span for span in (*slots, reading.document.title_span) if span is not None)
    for item in reading.items:
        yield item.title_span
        yield item.content
        if item.number_span:
            yield item.number_span
    everything = (
        *(record.spans for record in reading.attendances),
        *(record.spans for record in reading.declarations),
        *(record.spans for record in reading.decisions),
        *(record.spans for record in reading.memberships),
        *(record.spans for record in reading.organisations),
    )
    for spans in everything:
        yield from spans
    yield from (name.span for name in reading.people)


def _caveats(reading: Reading, known: Known) -> Iterator[Caveat]:
    """Tell the person who imports what they should know."""
    head, residue = reading.head, reading.residue
    if head.council is None:
        yield Caveat(
            code="no-council",
            message="the paper does not say which council it is from; name it with --council",
        )
    elif known.council and not is_same_council(head.council, known.council):
        yield Caveat(
            code="other-council",
            message=f"the paper is of {head.council} by its own words, not of {known.council} as it came with",
            span=head.council_span,
        )
    if head.body is None and reading.document.kind != "tracker":
        yield Caveat(code="no-body", message="the paper does not name the body that met; name it with --body")
    if head.date is None and reading.document.kind != "tracker":
        yield Caveat(
            code="no-date", message=f"the meeting's date is not printed{_bounds(head)}; give it with --date"
        )
    elif known.date and head.date and known.date != head.date:
        yield Caveat(
            code="other-date",
            message=f"the paper prints {head.date}, not {known.date} as it came with",
            span=head.date_span,
        )
    if not reading.paper.complete or not all(item.complete for item in reading.items):
        cut = ", ".join(item.number or item.title for item in reading.items if not item.complete)
        yield Caveat(
            code="cut-off",
            message=f"the text is cut off{f' in item {cut}' if cut else ''}; import the full minutes too",
        )
    if reading.items and reading.layout_confidence < UNSURE:
        yield Caveat(
            code="unsure",
            message=f"the layout fits only by {reading.layout_confidence:.0%}; compare the items with the paper",
        )
    if not (reading.items or reading.decisions or reading.attendances):
        yield Caveat(
            code="nothing-found",
            message="no items, decisions or attendance were found; this layout may be unknown",
        )
    if residue.total and residue.characters > (1 - COVERED) * residue.total:
        yield Caveat(
            code="uncovered",
            message=f"{residue.characters / residue.total:.0%} of the text was not understood",
        )


def _bounds(head: Head) -> str:
    if head.earliest and head.latest:
        return f", but lies between {head.earliest} and {head.latest}"
    if head.earliest:
        return f", but lies after {head.earliest}"
    return f", but lies before {head.latest}" if head.latest else ""
