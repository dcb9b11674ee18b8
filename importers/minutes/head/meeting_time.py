"""When the meeting was: its date and when it began; when it closed is read in ``closing_time.py``.

The date stands in the head, beside a weekday, a time or "held on"; dates of other meetings, of publication and of
deadlines stand there too and must not be taken for it.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from importers.minutes.head.spoken_times import find_spoken_times
from importers.minutes.language.dates import DateMention, TimeMention, find_dates, find_times
from importers.minutes.language.guarded import guarded
from importers.minutes.language.holding import find_stems, stems
from importers.minutes.layouts.lines import Line
from importers.paper import Paper, Span

__all__ = [
    "Bounds",
    "complete_before",
    "find_bounds",
    "find_meeting_date",
    "find_next_meeting",
    "find_start",
    "is_range",
]

_HEAD = 6000
_WRAPPED = 24
_ANOTHERS = 6.0
# words beside a date that make it the meeting's
_HELD = re.compile(
    r"\b(?:held|meeting|date|cynhaliwyd|cyfarfod|dyddiad|minutes|agenda|took place|sitting)\b", re.IGNORECASE
)
# words before a date that make it another's: the next or last meeting, publication, a deadline
_OTHER = re.compile(
    r"\b(?:next|previous|last meeting|preceding|publi(?:shed|cation)|di?e?spatch(?:ed)?|issued?|issue date|deadline|(?-i:the minutes of)|call[- ]?in|implement\w*|effective|confirmation|subject to|considered by|will be(?! held)"
    r"|approved|(?:approve|confirm|agree|sign|receive|note)\b.{0,60}\bminutes?\b|updated|modified|printed|signed|dated|expire[sd]?|by noon on|adjourned from|author|created|last review|forthcoming|future|received)\b",
    re.IGNORECASE | re.DOTALL,
)
# " be approved", " were confirmed as": the date before it is that of the minutes that are approved
_APPROVED = re.compile(
    r"[^.\n]{0,60}?\b(?:be|were|was)\s+(?:approved|agreed|confirmed|signed|noted|taken|submitted|received|accepted)\b"
)
_NEXT = re.compile(r"\b(?:next|future)\s+(?:\w+\s+){0,3}?meetings?\b|\bcyfarfod nesaf\b", re.IGNORECASE)
# what every match of _NEXT begins with
_NEXT_FIRST = stems("next", "future", "cyfarfod nesaf")
_PREVIOUS = re.compile(
    r"\bminutes\b.{0,90}?\b(?:held on|of|dated|from)\b|\b(?:previous|last)\s+meeting\b|\bmeeting held on\b",
    re.IGNORECASE,
)
# "10.00am - 12.30pm", "2.00pm to 4.05pm", "started at 2.00pm and finished at 4.05pm"
_RANGE = re.compile(r"\s{0,3}(?:-|to|until|tan)\s{0,3}(?:about )?", re.IGNORECASE)


# "subject to approval at the ", "to be confirmed at the ": a draft's note, not the next meeting's date
_TO_BE_APPROVED = re.compile(
    r"\b(?:approv\w+|confirm\w+|agreement|signed|ratif\w+)\s(?:at|by)\s(?:the\s)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Dates between which a meeting without a printed date must lie."""

    earliest: dt.date | None = None
    latest: dt.date | None = None


# "Draft minutes, subject to approval at the next meeting": a note in front of the meeting's own date
_DRAFT_NOTE = re.compile(
    r"\b(?:subject to )?(?:the )?(?:approval|confirmation|agreement|ratification) (?:at|by) the next (?:\w+ ){0,2}meeting\b",
    re.IGNORECASE,
)
# "Published 3 July 2019 - DRAFT - Meeting of 26 June 2019": what the words before the last dash say is of the date there
_PART = re.compile(r".*\d[^\n]{0,40}(?: - | \| |; )", re.DOTALL)


# "Skills Panel - " before a date
_DASH_BEFORE = re.compile(r"\s-\s(?:\w+,? )?$")
# "MINUTES of the meeting held on " before a date and a time: the meeting's own, whatever the page above is dated
_MINUTES_OF_THIS = re.compile(r"\bMINUTES of (?:the|a) meeting\b[^.]{0,80}\bheld\b[^.]{0,40}$")


def _weigh_date(paper: Paper, mention: DateMention, line: Line, index: int) -> float:
    """Weigh a date of the head by its line and the words before it: ``index`` counts lines from the top."""
    plain = paper.plain
    line_start = plain.rfind("\n", 0, mention.span.start) + 1
    told = mention.printed_weekday_agrees is not None or _HELD.search(plain, line_start, mention.span.start)
    if mention.span.start - line_start < _WRAPPED and not told:
        line_start = plain.rfind("\n", 0, max(0, line_start - 1)) + 1
    before = plain[max(line_start, mention.span.start - 170) : mention.span.start]
    part = _PART.match(before)
    before = before[part.end() :] if part and _HELD.search(before, part.end()) else before
    weight = 2.0 - 0.08 * min(index, 40)
    if mention.printed_weekday_agrees is not None:
        weight += 2.0 if mention.printed_weekday_agrees else 0.8
    if _HELD.search(line.text[:400]) or _HELD.search(before):
        weight += 1.2
    timed = bool(find_times(plain, mention.span.end, min(len(plain), mention.span.end + 40)))
    if timed:
        weight += 1.0
    if _DASH_BEFORE.search(before):
        weight += 1.0
    if len(line.text) <= 40:
        weight += 0.4
    if len(line.text.strip()) <= len(mention.span) + 1:
        weight += 1.2
    if timed and _MINUTES_OF_THIS.search(before):
        weight += 2.5
    others = _OTHER.search(_DRAFT_NOTE.sub("", before)) or _APPROVED.match(plain, mention.span.end)
    return weight - (_ANOTHERS if others else 0.0)


def find_meeting_date(paper: Paper, lines: Sequence[Line]) -> tuple[DateMention, float] | None:
    """Find the meeting's date among the lines of the head, with how sure it is from 0 to 1."""
    if not lines:
        return None
    starts = [line.span.start for line in lines]
    end = min(lines[-1].span.end, starts[0] + _HEAD)
    weighed = []
    for mention in find_dates(paper.plain, starts[0], end):
        index = max(0, bisect_right(starts, mention.span.start) - 1)
        weighed.append((_weigh_date(paper, mention, lines[index], index), mention))
    best = max(weighed, key=lambda pair: pair[0], default=None)
    if best is None or best[0] <= 0.4:
        return None
    return best[1], min(0.99, 0.7 + 0.07 * best[0])


def find_start(
    paper: Paper, lines: Sequence[Line], date: DateMention | None
) -> tuple[TimeMention, TimeMention | None] | None:
    """Find the time at which the meeting began, and the end if the head prints a range ("10.00am - 12.30pm")."""
    if not lines:
        return None
    begin = lines[0].span.start
    every = find_times(paper.plain, begin, min(lines[-1].span.end, begin + _HEAD))
    near = date.span.end if date else begin
    ranges = [pair for pair in pairwise(every) if is_range(paper, *pair)]
    if ranges:
        first, later = min(ranges, key=lambda pair: abs(pair[0].span.start - near))
        return complete_before(first, later), later
    spoken = [] if every else find_spoken_times(paper.plain, begin, min(lines[-1].span.end, begin + _HEAD))
    if opened := _open_range(paper, every):
        return opened
    times = [time for time in every or spoken if not _is_other_time(paper, time)]
    if not times:
        return _told_start(paper)
    return min(times, key=lambda time: _distance(paper, time, near)), None


# "2 - " before "4pm"
_FIRST_HOUR = re.compile(r"(?<![\d./:-])(?P<hour>1[0-2]|[1-9]) ?(?:-|to) ?$")


def _open_range(paper: Paper, times: Sequence[TimeMention]) -> tuple[TimeMention, TimeMention] | None:
    """Read "2 - 4pm": a bare hour is the start where the end behind it has its half of the day."""
    for later in times:
        found = _FIRST_HOUR.search(paper.plain, max(0, later.span.start - 8), later.span.start)
        if found:
            first = TimeMention(Span(found.start("hour"), found.end("hour")), dt.time(int(found["hour"])))
            return complete_before(first, later), later
    return None


def is_range(paper: Paper, first: TimeMention, later: TimeMention) -> bool:
    """Tell whether two times are printed as "10.00am - 12.30pm"."""
    between = later.span.start - first.span.end
    return 0 <= between < 12 and _RANGE.fullmatch(paper.plain, first.span.end, later.span.start) is not None


# "The meeting started at 2.00pm", "commencing at 10 am"
_STARTED = guarded(
    r"\b(?:meeting|committee|panel|board|commission|session)\b[^.\n]{0,30}\b(?:started|commenced|began|opened|starting|commencing)(?:\s(?:at|from)\s|\s?:\s?)",
    re.IGNORECASE,
)


def _told_start(paper: Paper) -> tuple[TimeMention, TimeMention | None] | None:
    """Read the start where only a sentence says it, mostly beside the close."""
    for found in _STARTED.finditer(paper.plain):
        times = find_times(paper.plain, found.end(), min(len(paper.plain), found.end() + 14))
        if times:
            return times[0], None
    return None


def complete_before(first: TimeMention, later: TimeMention) -> TimeMention:
    """Read "6.00 - 8.30 pm": the afternoon counts for both."""
    if first.time.hour < 12 <= later.time.hour and first.time.hour + 12 <= later.time.hour:
        return TimeMention(first.span, first.time.replace(hour=first.time.hour + 12), True)
    return first


# "Time: ", "commencing at ": before the hour of the meeting itself
_TOLD_TIME = re.compile(r"\b(?:time|commenc\w+|start\w*|opened|begins?|am|at)\b[:\s]{0,4}$")


def _distance(paper: Paper, time: TimeMention, near: int) -> float:
    before = paper.plain[max(0, time.span.start - 30) : time.span.start].lower()
    told = _TOLD_TIME.search(before) is not None
    gap = time.span.start - near
    return (gap if gap >= 0 else 400 - gap) - (150 if told else 0)


# what stands before a time of arrival, of publication or of the close
_OTHER_TIME = re.compile(
    r"\b(?:left|arriv\w+|until|from|joined|entered|between|deadline|noon on|clos\w+|end(?:s|ed|ing)?|finish\w*|conclud\w+|terminat\w+|office hours|open|next meeting|by)\b[^.\n]{0,40}$",
    re.IGNORECASE,
)


def _is_other_time(paper: Paper, time: TimeMention) -> bool:
    before = paper.plain[max(0, time.span.start - 60) : time.span.start]
    after = paper.plain[time.span.end : time.span.end + 2]
    return _OTHER_TIME.search(before) is not None or after.startswith(")") and "(" in before[-8:]


def _iterate_next(plain: str) -> Iterator[re.Match[str]]:
    """Iterate over the words for a meeting to come; the slow pattern is tried only where one of their first words stands."""
    reached = 0
    for at in find_stems(plain, 0, len(plain), _NEXT_FIRST):
        found = _NEXT.match(plain, at) if at >= reached else None
        if found is not None:
            reached = found.end()
            yield found


def find_next_meeting(paper: Paper, after: dt.date | None) -> dt.date | None:
    """Find the date that the paper gives for the next meeting: the first behind such words that is later than its own."""
    for found in _iterate_next(paper.plain):
        if _TO_BE_APPROVED.search(paper.plain, max(0, found.start() - 40), found.start()):
            continue
        for mention in find_dates(paper.plain, found.end(), min(len(paper.plain), found.end() + 160), after):
            if after is None or mention.date > after:
                return mention.date
    return None


def find_bounds(paper: Paper) -> Bounds:
    """Bound a date that is not printed: after the minutes that were approved, before the next meeting."""
    earlier = [
        mention.date
        for found in _PREVIOUS.finditer(paper.plain)
        if not _NEXT.search(found.group())
        for mention in find_dates(paper.plain, found.end(), min(len(paper.plain), found.end() + 30))
    ]
    return Bounds(max(earlier, default=None), find_next_meeting(paper, max(earlier, default=None)))
