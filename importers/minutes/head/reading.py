"""The head of a paper: which body met, for which council, when, until when and where.

What the person who imports states beside the text counts where the text is silent; of the council, where it is only
worked out. The format's own fields (a meeting page's title, a web service's elements) count before its words. What is
not said stays None.
"""

import datetime as dt
import re
from collections.abc import Sequence

from importers.minutes.head.body import find_body
from importers.minutes.head.closing_time import find_close, find_duration
from importers.minutes.head.contact import find_contact
from importers.minutes.head.council import find_council, settle_council
from importers.minutes.head.meeting_time import (
    Bounds,
    find_bounds,
    find_meeting_date,
    find_next_meeting,
    find_start,
)
from importers.minutes.head.venue import find_venue
from importers.minutes.language.dates import DateMention, TimeMention, find_dates, find_times, read_time
from importers.minutes.language.guarded import guarded
from importers.minutes.language.holding import may_hold, stems
from importers.minutes.layouts.lines import Line, read_lines
from importers.minutes.structure.decision_pages import find_decision_day, find_decision_maker
from importers.minutes.structure.items import Segmentation
from importers.minutes.structure.report import tracker_table_start
from importers.paper import Paper, Span
from importers.records import Head
from importers.source import Known

__all__ = ["read_head"]

Range = tuple[TimeMention, TimeMention | None]
_LONGEST_HEAD = 8000
_SHORTEST_HEAD = 12
_CANCELLED = guarded(
    r"\bCANCELLED\b|\b(?:meeting|cyfarfod)\b[^.\n]{0,30}\bcancelled\b|\bStatus:?\s{0,3}Cancelled\b"
)


# "as at", "last updated:" before a date: when a tracker was kept up, not when anybody met
_AS_AT = re.compile(
    r"\b(?:as at|as of|updated(?: on| to)?|correct at|version|position at|printed|reviewed)\W{0,4}(?:\w+day,? )?$",
    re.IGNORECASE,
)
# "Harbour Scrutiny Panel - Recommendation Tracker": the body up to its noun
_TRACKED_BODY = re.compile(
    r"(?:(?:(?<=\n)|\A)[ \t]{0,8}|(?<= [-:] )|(?<= by the )|(?<= of the )|(?<= for the )|(?<= to the ))"
    r"(?P<body>[A-Z][\w&',]{0,30}(?:[ -](?!by |of the |for the |to )(?:[A-Z\d&][\w&',]{0,30}|and|of|for|in|the)){0,9}? (?:Sub-)?(?:Committee|Panel|Board|Commission))\b"
)
_MEETING_OF = stems("meeting of ")
# "Meeting of the Taxi Panel, Monday, 9th December, 2013 5.30 pm (Item 33.)": an item's own page names its meeting
_MEETING_LINE = re.compile(r"\bMeeting of [^\n(]{8,220}\(Item\b", re.IGNORECASE)


def _head_lines(paper: Paper, lines: Sequence[Line], seg: Segmentation) -> list[Line]:
    """Give the lines of the head; a paper that begins with its items has none but the line that names its meeting."""
    inside = [line for line in lines if line.span.start < seg.preamble.end]
    if seg.layout == "tracker":
        table = tracker_table_start(paper)
        return [line for line in inside if line.span.start < table]
    told = may_hold(paper.plain, 0, _LONGEST_HEAD, _MEETING_OF)
    named = _MEETING_LINE.search(paper.plain, 0, _LONGEST_HEAD) if told else None
    if named and named.start() >= seg.preamble.end:
        inside += [line for line in lines if line.span.start <= named.start() < line.span.end]
    return inside or ([] if seg.items else list(lines[:_SHORTEST_HEAD]))


def _stated_date(paper: Paper) -> dt.date | None:
    stated = paper.metadata.get("date", "")[:10]
    try:
        return dt.date.fromisoformat(stated) if stated else None
    except ValueError:
        return None


def _date_of(paper: Paper, lines: Sequence[Line]) -> tuple[DateMention, float] | None:
    for block in paper.with_role("subtitle", "title"):
        found = find_dates(paper.plain, block.span.start, block.span.end)
        if found:
            return found[0], 0.98
    return find_meeting_date(paper, lines)


# "09/05/2022 - Ferry fares" over each decision about an issue
_ISSUE_DAY = re.compile(r"(?<=\n)[ \t]{0,9}(?P<day>\d{2}/\d{2}/\d{4}) - ")


def _date_by_label(paper: Paper, seg: Segmentation) -> tuple[DateMention, float] | None:
    """Read the day of a decision's page, or of a page about an issue that was decided on one day."""
    if seg.layout == "decision page":
        day = find_decision_day(paper)
        found = find_dates(paper.plain, day.start, day.end) if day else []
        return (found[0], 0.95) if found else None
    days = list(_ISSUE_DAY.finditer(paper.plain)) if seg.layout == "an issue's items" else []
    same = len({day["day"] for day in days}) == 1
    found = find_dates(paper.plain, *days[0].span("day")) if same else []
    return (found[0], 0.9) if found else None


def _first_time(paper: Paper, seg: Segmentation) -> Range | None:
    """Read the start of a meeting whose items are listed by their times."""
    if seg.layout != "times":
        return None
    times = find_times(paper.plain, seg.preamble.end, seg.items[0].title_span.start)
    return (times[0], None) if times else None


def _close(
    paper: Paper, seg: Segmentation, started: dt.time | None, ranges: Sequence[Range | None]
) -> TimeMention | None:
    """Choose the close: as a sentence says it, else as a range of times or the programme's last entry does."""
    found = find_close(paper, started)
    if found is None and seg.layout == "times" and seg.items[-1].title.lower().startswith("close"):
        start = paper.plain.rfind("\n", 0, seg.items[-1].title_span.start) + 1
        found = next(iter(find_times(paper.plain, start, seg.items[-1].title_span.start)), None)
    later = (pair[1] for pair in ranges if pair is not None and pair[1] is not None)
    return found or next(later, None)


def _span(paper: Paper, span: Span | None) -> str | None:
    return paper.words(span) if span else None


def _body_of_tracker(paper: Paper, lines: Sequence[Line]) -> Span | None:
    """Find the body that a tracker's title begins with, whatever follows it there."""
    begins = (paper.plain.rfind("\n", 0, line.span.start) + 1 for line in lines)
    named = (
        _TRACKED_BODY.search(paper.plain, begin, line.span.end)
        for begin, line in zip(begins, lines, strict=True)
    )
    return next((Span(*found.span("body")) for found in named if found), None)


def _find_body(paper: Paper, lines: Sequence[Line], seg: Segmentation, scope: Span) -> Span | None:
    """Find the body where a tracker's title or the label of a decision's page names it, else in the head."""
    if seg.layout == "tracker":
        return _body_of_tracker(paper, lines)
    maker = find_decision_maker(paper) if seg.layout == "decision page" else None
    return maker or find_body(paper, lines, scope)


def read_head(paper: Paper, seg: Segmentation, known: Known) -> Head:
    """Read the head of a paper that has been cut into its items."""
    lines = _head_lines(paper, read_lines(paper), seg)
    end = min(lines[-1].span.end, _LONGEST_HEAD) if lines else 0
    scope = Span(0, end)
    dated = _date_by_label(paper, seg) or (
        _date_of(paper, lines) if lines or seg.layout != "tracker" else None
    )
    if dated and seg.layout == "tracker" and _AS_AT.search(paper.plain, 0, dated[0].span.start):
        dated = None
    stated = _stated_date(paper)
    date = stated or (dated[0].date if dated else known.date)
    mention = dated[0] if dated and dated[0].date == date else None
    duration = find_duration(paper)
    times = find_start(paper, lines, mention) or duration or _first_time(paper, seg)
    started = read_time(paper.metadata.get("start", "")) or (times[0].time if times else None)
    stated_end = read_time(paper.metadata.get("end", ""))
    close = None if stated_end else _close(paper, seg, started, (times, duration))
    venue = find_venue(paper, lines, scope)
    body = _find_body(paper, lines, seg, scope)
    found = find_council(paper, end, date, paper.metadata.get("body") or _span(paper, body))
    council = settle_council(found, known.council)
    contact = find_contact(paper, scope)
    bounds = Bounds() if date else find_bounds(paper)
    return Head(
        body=paper.metadata.get("body") or _span(paper, body) or known.body,
        body_span=body,
        council=council.name if council else None,
        council_span=council.span if council else None,
        date=date,
        date_span=mention.span if mention else None,
        start=started,
        start_span=times[0].span if times and times[0].time == started else None,
        end=close.time if close else stated_end,
        end_span=close.span if close else None,
        venue=paper.metadata.get("venue") or _span(paper, venue),
        venue_span=venue,
        contact=contact.person if contact else None,
        contact_post=contact.post if contact else None,
        next_meeting=find_next_meeting(paper, date),
        earliest=bounds.earliest,
        latest=bounds.latest,
        cancelled=_CANCELLED.search(paper.plain, 0, end) is not None,
        confidence=round(min(0.99, dated[1] if dated else 0.6), 2),
    )
