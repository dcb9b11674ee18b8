"""Reads everything that a paper decides: formal clauses, what is agreed in discussion, recommendations, trackers."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from importers.minutes.clauses.frames import Setting
from importers.minutes.decisions.actions.cells import find_timed_cells, read_action_cells
from importers.minutes.decisions.actions.column import find_entries, read_action_column
from importers.minutes.decisions.actions.items import read_action_item
from importers.minutes.decisions.actions.keyed_entries import (
    KeyedTask,
    give_keyed,
    give_tasks,
    read_keyed_rows,
)
from importers.minutes.decisions.alignment import align_discussion, unite_repeated
from importers.minutes.decisions.discussion.reading import read_discussion
from importers.minutes.decisions.discussion.small_councils import is_small_council, keep_marked
from importers.minutes.decisions.formal import read_formal
from importers.minutes.decisions.headless import read_decision_text, read_headless
from importers.minutes.decisions.proposals import read_proposals
from importers.minutes.decisions.report_recommendations import read_report_recommendations
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.decisions.told_outcomes import read_told_outcome
from importers.minutes.language.body_words import BODY
from importers.minutes.language.guarded import guarded
from importers.minutes.language.likeness import share_of_words, telling_words
from importers.minutes.structure.decision_pages import find_decision
from importers.minutes.structure.items import Segmentation
from importers.minutes.trackers.reading import read_row, read_trackers
from importers.minutes.trackers.rows import find_table
from importers.paper import Paper, Span
from importers.records import AgendaItem, Decision, Head, Response

__all__ = ["read_decisions"]

# what only minutes say: an agenda's "RECOMMENDED" is a proposal of the officers
_MINUTED = re.compile(
    r"\bRESOLVED\b|\bAGREED\b|\bResolved\b|\b(?:was|were) (?:\w+ ){0,3}(?:approved|agreed|noted|received|resolved|submitted|confirmed|introduced|informed)\b|\bmeeting (?:closed|ended|concluded|terminated|finished)\b"
    rf"|\b(?:{BODY}|[Mm]embers) (?:\w+ )?(?:noted|considered|agreed|made|welcomed|asked|recommended)\b|\bPenderfynwyd\b|\bACTIONS? AGREED\b"
)
# "AGENDA", "Public Agenda" on a line of its own, but not "Agenda and minutes"
_AGENDA = guarded(r"(?:^|\n)[ \t*#_>|]{0,12}(?:[A-Z][\w&',-]* ){0,8}(?:AGENDA|Agenda)[ \t*_|]{0,6}(?=\n|$)")
# "DECISIONS of the Committee held on", "Decision Sheet", "Issue - decisions", "Record of Decisions", a title without "minutes"
_SHEET = guarded(
    r"(?:^|\n)[ \t*#_>|]{0,12}(?:(?:DECISIONS?|Decisions?)(?: (?:SHEET|NOTICE|LIST|RECORD|Sheet|Notice|List|Record|sheet|notice|list|record)s?|\s(?:of|taken|made|OF|TAKEN|MADE)\b[^\n]{0,160})"
    r"|(?:RECORD|SUMMARY|SCHEDULE|NOTICE|LIST|Record|Summary|Schedule|Notice|List) (?:OF|of) (?:DECISIONS|[Dd]ecisions)\b[^\n]{0,120}|DECISIONS|Decisions|Issue - decisions?)[ \t*_|]{0,6}(?=\n|$)"
)
# "Overview and Scrutiny Committee": a decision maker that is no executive
_COMMITTEE = re.compile(
    r"\b(?:Scrutiny|Overview|Select|Audit|Standards|Licensing|Planning)\b.*\b(?:Committee|Panel|Board|Commission)\b"
)
# "RESOLVED:", "RECOMMENDED TO CABINET:": heads in capitals, of which minutes have more than one
_HEAD = re.compile(r"\b(?:RESOLVED|RECOMMENDED|AGREED)\b(?: [A-Z]{2,12}){0,5}\s?[:-]")
_FEWEST_HEADS = 2
# a summary's rows and the decisions above it that are compared at most, and the share of words that makes two one
_MOST_SUMMED, _MOST_TOLD = 100, 400
_SAME_MATTER = 0.6
# columns of a table of actions that only tell what became of them
_TOLD = ("progress", "response", "status")


@dataclass(frozen=True, slots=True)
class _Edges:
    """What stands in columns and tables: the entries of an action column, the actions of tables, the rows that name a clause."""

    entries: tuple[Span, ...]
    rows: tuple[Decision, ...]
    keyed: tuple[KeyedTask, ...] = ()
    told: tuple[Span, ...] = ()
    """The cells that tell what became of an action: what was promised there is no decision of this meeting."""

    def within(self, span: Span) -> tuple[tuple[Span, ...], list[Decision]]:
        """Give the entries and the rows inside a stretch."""
        entries = self.entries[
            bisect_left(self.entries, Span(span.start, 0)) : bisect_left(self.entries, Span(span.end, 0))
        ]
        first = bisect_left(self.rows, span.start, key=_start)
        return entries, list(self.rows[first : bisect_left(self.rows, span.end, key=_start)])

    def beside(self, span: Span) -> tuple[tuple[Span, ...], tuple[KeyedTask, ...]]:
        """Give the cells that tell what became of an action, and the rows that name a clause, inside a stretch."""
        told = self.told[
            bisect_left(self.told, Span(span.start, 0)) : bisect_left(self.told, Span(span.end, 0))
        ]
        first, last = (bisect_left(self.keyed, offset, key=_place) for offset in (span.start, span.end))
        return told, self.keyed[first:last]


def _place(task: KeyedTask) -> int:
    return task.at


def _is_told(span: Span, told: Sequence[Span]) -> bool:
    """Tell whether a stretch lies in one of these cells, which are in order."""
    at = bisect_left(told, Span(span.start + 1, 0))
    return at > 0 and span in told[at - 1]


def _start(decision: Decision) -> int:
    return decision.spans[0].start


def read_decisions(
    paper: Paper, seg: Segmentation, head: Head
) -> tuple[tuple[Decision, ...], tuple[Response, ...]]:
    """Read the decisions of a paper in their order, and the responses that a tracker records."""
    setting = Setting(head.body, head.date, head.next_meeting)
    if seg.layout == "tracker" or paper.metadata.get("kind") == "tracker":
        return read_trackers(paper, setting)
    if seg.layout == "report":
        item = seg.items[0].position if seg.items else None
        return tuple(read_report_recommendations(paper, item, setting)), ()
    if seg.layout == "decision page":
        stretches = [Stretch(paper, item.content, item.position, setting) for item in seg.items]
        stretches = stretches or [Stretch(paper, Span(0, len(paper.plain)), None, setting)]
        return tuple(decision for stretch in stretches for decision in _read_decision_page(stretch)), ()
    if _is_decision_sheet(paper):
        return tuple(_read_sheet(paper, seg, setting)), ()
    if _is_agenda(paper, seg):
        return (), ()
    return tuple(_read_minutes(paper, seg, setting)), ()


def _read_minutes(paper: Paper, seg: Segmentation, setting: Setting) -> Iterator[Decision]:
    rows = find_table(paper, Span(0, len(paper.plain)))
    tabled = [found for row in rows for found in read_row(paper, row, setting)]
    tabled = tabled or list(read_action_cells(paper, setting))
    keyed = tuple(sorted(read_keyed_rows(paper, rows), key=_place))
    told = tuple(sorted(row[name] for row in rows for name in _TOLD if name in row))
    edges = _Edges(
        find_entries(paper) or find_timed_cells(paper), tuple(sorted(tabled, key=_start)), keyed, told
    )
    if not seg.items:
        yield from _read_stretch(Stretch(paper, Span(0, len(paper.plain)), None, setting), edges)
        return
    found = [decision for item in seg.items for decision in _read_item(paper, item, edges, setting)]
    yield from found
    yield from _read_summary(edges.rows, seg.items[-1].content.end, found)


def _read_summary(rows: Sequence[Decision], end: int, found: Sequence[Decision]) -> Iterator[Decision]:
    """Iterate over the actions that a table behind the last item sums up, without those that an item told already."""
    told = [telling_words(decision.text) for decision in found[-_MOST_TOLD:]]
    for row in rows[bisect_left(rows, end, key=_start) :][:_MOST_SUMMED]:
        words = telling_words(row.text)
        if max((share_of_words(words, other) for other in told), default=0.0) < _SAME_MATTER:
            yield row


def _read_item(paper: Paper, item: AgendaItem, edges: _Edges, setting: Setting) -> list[Decision]:
    """Read an item's separate decision and its minutes, which often say the same."""
    found: list[Decision] = []
    if item.decision is not None:
        found += read_decision_text(Stretch(paper, item.decision, item.position, setting))
    if item.minutes is not None or item.decision is None and item.agenda is None:
        if is_small_council(paper.plain):
            found += read_discussion(Stretch(paper, item.title_span, item.position, setting), ())
        found += _read_stretch(Stretch(paper, item.text, item.position, setting), edges, item.title_span)
    elif item.decision is not None:
        _, rows = edges.within(item.text)
        found = [decision for decision in found if not _holds_row(decision, rows)]
        found += (replace(row, item=item.position) for row in rows)
    return align_discussion(_told_once(unite_repeated(found)))


def _read_stretch(stretch: Stretch, edges: _Edges, title: Span | None = None) -> list[Decision]:
    formal, covered = read_formal(stretch)
    if is_small_council(stretch.plain):
        formal, covered = keep_marked(stretch.paper, formal, covered)
    if not formal:
        formal, covered = read_action_item(stretch, title) if title else ([], [])
    if not formal:
        formal, covered = read_proposals(stretch)
    if not formal and not covered:
        formal, covered = read_headless(stretch)
    entries, rows = edges.within(stretch.span)
    owned = {row.owner.span for row in rows if row.owner}
    entries = tuple(entry for entry in entries if entry not in owned)
    formal = [decision for decision in formal if not _holds_row(decision, rows)]
    formal, keyed = give_keyed(stretch, formal, entries)
    told, tasks = edges.beside(stretch.span)
    formal = [decision for decision in formal if not _is_told(decision.spans[0], told)]
    formal = give_tasks(stretch, formal, tasks)
    actions, beside = read_action_column(stretch, [entry for entry in entries if entry not in keyed])
    formal = [decision for decision in formal if not _runs_into(decision, actions, entries)]
    tabled = [replace(row, item=stretch.item) for row in rows]
    taken = (*covered, *beside, *keyed, *told, *(row.spans[0] for row in rows))
    discussion = read_discussion(stretch, taken)
    return unite_repeated(sorted((*formal, *actions, *tabled, *discussion), key=_start))


def _runs_into(decision: Decision, actions: Sequence[Decision], entries: Sequence[Span]) -> bool:
    """Tell whether a clause runs on into the action column beside it, and is read without it: "…to the fund; OF May"."""
    first, last = decision.spans[0].start, decision.spans[-1].end
    return any(first < entry.start < last for entry in entries) and any(
        first <= action.spans[0].start < last for action in actions
    )


def _holds_row(decision: Decision, rows: Sequence[Decision]) -> bool:
    """Tell whether a clause is in truth a table's row, or its headings, that was read as text."""
    first, last = decision.spans[0].start, decision.spans[-1].end
    words = decision.text.split()
    return (
        any(first <= row.spans[0].start < last + 60 for row in rows)
        and (len(words) < 4 or len(words) < 9 and all(word[:1].isupper() for word in words))
        or any(first <= row.spans[0].start < last for row in rows)
    )


def _told_once(decisions: Sequence[Decision]) -> list[Decision]:
    """Drop from the discussion what the separate decision text already says in the same words."""
    formal = {tuple(decision.text.lower().split()) for decision in decisions if decision.formal}
    return [d for d in decisions if d.formal or tuple(d.text.lower().split()) not in formal]


def _read_decision_page(page: Stretch) -> Iterator[Decision]:
    """Read the page of one decision of the executive, an officer or a body."""
    text, labelled = find_decision(page.paper, page.span) or (page.span, False)
    stretch = replace(page, span=text)
    decisions = (
        read_decision_text(stretch) if labelled else read_formal(stretch)[0] or read_headless(stretch)[0]
    )
    decisions = decisions or list(read_told_outcome(stretch))
    body = page.setting.body
    by_committee = body is not None and _COMMITTEE.search(body) is not None
    for decision in decisions:
        kinds = tuple(kind for kind in decision.kinds if kind != "resolution")
        yield decision if by_committee else replace(decision, kinds=("executive", *kinds))


def _is_decision_sheet(paper: Paper) -> bool:
    """Tell a sheet of the decisions of a meeting, which prints them without heads and without discussion."""
    stated = paper.metadata.get("kind")
    if stated is not None:
        return stated == "decisions"
    return _SHEET.search(paper.plain, 0, 1200) is not None and not _is_headed(paper.plain)


def _is_headed(plain: str) -> bool:
    """Tell whether a paper prints heads above its decisions, as a notice does that sums up the discussion too."""
    return len(list(islice(_HEAD.finditer(plain), _FEWEST_HEADS))) == _FEWEST_HEADS


# code points from which what stands under "Decision" is the whole minute of an item, with its discussion
_WHOLE_MINUTE = 1500


def _read_sheet(paper: Paper, seg: Segmentation, setting: Setting) -> Iterator[Decision]:
    for item in seg.items:
        stretch = Stretch(paper, item.decision or item.text, item.position, setting)
        decided = read_decision_text(stretch)
        if len(stretch.span) > _WHOLE_MINUTE:
            decided += read_discussion(stretch, [span for decision in decided for span in decision.spans])
        yield from sorted(decided, key=_start)
    if not seg.items:
        yield from read_decision_text(Stretch(paper, Span(0, len(paper.plain)), None, setting))


def _is_agenda(paper: Paper, seg: Segmentation) -> bool:
    """Tell whether a paper only says what is to come: then its recommendations are the officers', not the meeting's."""
    if any(item.decision for item in seg.items) or any(
        item.minutes and item.minutes != item.content for item in seg.items
    ):
        return False
    stated = paper.metadata.get("kind")
    named = stated == "agenda" or stated is None and _AGENDA.search(paper.plain, 0, 1500) is not None
    return named and _MINUTED.search(paper.plain) is None
