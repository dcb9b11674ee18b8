"""When the meeting was: its date, when it began and when it closed.

The date stands in the head, beside a weekday, a time or "held on"; dates of other meetings, of publication and of
deadlines stand there too and must not be taken for it. The close stands at the end, or beside the start.
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
    "find_bounds",
    "find_close",
    "find_duration",
    "find_meeting_date",
    "find_next_meeting",
    "find_start",
]

_HEAD = 6000
_TAIL = 6000
_VERY_END = 800
_WRAPPED = 24
_ANOTHERS = 6.0
# words beside a date that make it the meeting's
_HELD = re.compile(
    r"\b(?:held|meeting|date|cynhaliwyd|cyfarfod|dyddiad|minutes|agenda|took place|sitting)\b", re.IGNORECASE
)
# words before a date that make it another's: the next or last meeting, publication, a deadline
_OTHER = re.compile(
    r"\b(?:next|previous|last meeting|preceding|publi(?:shed|cation)|di?e?spatch(?:ed)?|issued?|issue date|deadline|(?-i:the minutes of)|call[- ]?in|implement\w*|effective|confirmation|subject to|considered by|will be|be held"
    r"|approved|(?:approve|confirm|agree|sign|receive|note)\b.{0,60}\bminutes?\b|updated|modified|printed|signed|dated|expires?|by noon on|adjourned from|author|created|last review|forthcoming|future|received)\b",
    re.IGNORECASE | re.DOTALL,
)
# " be approved", " were confirmed as": the date before it is that of the minutes that are approved
_APPROVED = re.compile(
    r"[^.\n]{0,60}?\b(?:be|were|was)\s+(?:approved|agreed|confirmed|signed|noted|taken|submitted|received|accepted)\b"
)
# "The meeting closed at", "(Meeting concluded", "finished at", "Time ended:", "declared the meeting closed at", "Daeth y cyfarfod i ben am"
_CLOSE = re.compile(
    r"\b(?:meeting|business|session|proceedings|panel|committee|board|commission|chair(?:man|woman|person)?|convener|time|forum|cabinet|council|it)\b[^.\n]{0,70}?"
    r"\b(?:closed?|end(?:ed)?|conclud(?:ed|ing)|terminated|finish(?:ed|ing)?|rose|closure|conclusion)\b"
    r"|\b(?:finish(?:ed|ing)?|end(?:ed|ing|s)?|conclud(?:ed|ing)|clos(?:ed|ing)|closing time|close|meeting duration|duration)\s?(?:at|time|:|@)|\bi ben (?:am|tua)\b|\bcaewyd\b|\bgorffennodd\b",
    re.IGNORECASE,
)
# what every match of _CLOSE holds
_CLOSING = stems(
    "clos",
    "end",
    "conclu",
    "terminated",
    "finish",
    "rose",
    "duration",
    "i ben am",
    "i ben tua",
    "caewyd",
)
_NEXT = re.compile(r"\b(?:next|future)\s+(?:\w+\s+){0,3}?meetings?\b|\bcyfarfod nesaf\b", re.IGNORECASE)
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


# "Published 3 July 2019 - DRAFT - Meeting of 26 June 2019": what the words before the last dash say is of the date there
_PART = re.compile(r".*\d[^\n]{0,40}(?: - | \| |; )", re.DOTALL)


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
    if find_times(plain, mention.span.end, min(len(plain), mention.span.end + 40)):
        weight += 1.0
    if re.search(r"\s-\s(?:\w+,? )?$", before):
        weight += 1.0
    if len(line.text) <= 40:
        weight += 0.4
    if len(line.text.strip()) <= len(mention.span) + 1:
        weight += 1.2
    others = _OTHER.search(before) or _APPROVED.match(plain, mention.span.end)
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
    ranges = [pair for pair in pairwise(every) if _is_range(paper, *pair)]
    if ranges:
        first, later = min(ranges, key=lambda pair: abs(pair[0].span.start - near))
        return _complete_before(first, later), later
    spoken = [] if every else find_spoken_times(paper.plain, begin, min(lines[-1].span.end, begin + _HEAD))
    times = [time for time in every or spoken if not _is_other_time(paper, time)]
    if not times:
        return _told_start(paper)
    return min(times, key=lambda time: _distance(paper, time, near)), None


def _is_range(paper: Paper, first: TimeMention, later: TimeMention) -> bool:
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


def _complete_before(first: TimeMention, later: TimeMention) -> TimeMention:
    """Read "6.00 - 8.30 pm": the afternoon counts for both."""
    if first.time.hour < 12 <= later.time.hour and first.time.hour + 12 <= later.time.hour:
        return TimeMention(first.span, first.time.replace(hour=first.time.hour + 12), True)
    return first


def _distance(paper: Paper, time: TimeMention, near: int) -> float:
    before = paper.plain[max(0, time.span.start - 30) : time.span.start].lower()
    told = re.search(r"\b(?:time|commenc\w+|start\w*|opened|begins?|am|at)\b[:\s]{0,4}$", before) is not None
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


def _iterate_closes(plain: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Iterate over the words of closing; the slow search looks only through lines that hold one of their stems."""
    reached = start
    for at in find_stems(plain, start, end, _CLOSING):
        if at < reached:
            continue
        line = max(reached, plain.rfind("\n", start, at) + 1)
        reached = plain.find("\n", at, end) + 1 or end
        for found in _CLOSE.finditer(plain, line, min(end, reached + len("at time"))):
            if found.start() < reached:
                yield found


def _closings(paper: Paper, start: int, end: int) -> Iterator[TimeMention]:
    for found in _iterate_closes(paper.plain, start, end):
        stop = paper.plain.find("\n\n", found.end(), min(end, found.end() + 90))
        stop = min(end, found.end() + 90) if stop < 0 else stop
        times = _bare_times(paper.plain, found.end(), stop)
        if times:
            yield times[0]
            continue
        before = find_times(paper.plain, max(start, found.start() - 25), found.start())
        if before and not find_times(paper.plain, found.end(), stop):
            yield before[-1]


# "at 21.00", "at 8.05", "at 9": times that count only because the words say that the meeting closed
_BARE = re.compile(
    r"(?:\bat|:|@|\bam|\bapproximately|\bapprox\.?)\s{1,3}(?P<hour>[0-2]?\d)(?:[.:](?P<minute>[0-5]\d))?(?![\d/]|\s?(?:minutes|hours|st|nd|rd|th)\b)"
)


def _bare_times(plain: str, start: int, end: int) -> list[TimeMention]:
    times = find_times(plain, start, end) or find_spoken_times(plain, start, end)
    if times:
        return times
    found = _BARE.search(plain, start, end)
    if found is None or int(found["hour"]) > 23:
        return []
    time = dt.time(int(found["hour"]), int(found["minute"] or 0))
    return [TimeMention(Span(found.start("hour"), found.end()), time, certain=False)]


# "The meeting lasted from 5-30 to 7-5 p.m.": how old minutes print times
_LASTED = guarded(
    r"\b(?:lasted|sat) from (?P<hour>1[0-2]|\d)[-.:](?P<minute>[0-5]?\d) (?:[ap]\.?m\.? )?to (?P<to>1[0-2]|\d)[-.:](?P<past>[0-5]?\d) ?(?P<half>[ap])\.?m",
    re.IGNORECASE,
)


def find_duration(paper: Paper) -> tuple[TimeMention, TimeMention] | None:
    """Find the range of times that stands alone in a line at the end: "2.00 - 3.55 pm", "6.30 p.m. to 8.32 p.m."."""
    begin = max(0, len(paper.plain) - _VERY_END)
    lasted = _LASTED.search(paper.plain, begin)
    if lasted:
        half = 12 if lasted["half"] in "pP" else 0
        hours = [int(lasted[group]) % 12 + half for group in ("hour", "to")]
        minutes = [int(lasted[group]) for group in ("minute", "past")]
        spans = [
            Span(lasted.start("hour"), lasted.end("minute")),
            Span(lasted.start("to"), lasted.end("past")),
        ]
        first, later = (
            TimeMention(span, dt.time(h, m)) for span, h, m in zip(spans, hours, minutes, strict=True)
        )
        return first, later
    for first, later in pairwise(find_times(paper.plain, begin)):
        line = paper.plain.rfind("\n", 0, first.span.start) + 1
        alone = (
            not paper.plain[line : first.span.start].strip(" ([")
            or "uration" in paper.plain[max(0, line - 60) : first.span.start]
        )
        if alone and _is_range(paper, first, later):
            return _complete_before(first, later), later
    return None


def find_close(paper: Paper, start: dt.time | None) -> TimeMention | None:
    """Find the time at which the meeting closed: the last one so called, looked for from the end backwards."""
    size = len(paper.plain)
    scopes = [(0, size)] if size <= _TAIL else [(size - _TAIL, size), (0, _HEAD), (0, size)]
    for first, last in scopes:
        found = [
            time
            for time in _closings(paper, first, last)
            if start is None or _complete(time, start).time > start
        ]
        if found:
            return _complete(found[-1], start)
    return None


def _complete(close: TimeMention, start: dt.time | None) -> TimeMention:
    """Read a bare "7.55" as the first such time after the start."""
    if close.certain or start is None or close.time > start or close.time.hour >= 12:
        return close
    return TimeMention(close.span, close.time.replace(hour=close.time.hour + 12), True)


def find_next_meeting(paper: Paper, after: dt.date | None) -> dt.date | None:
    """Find the date that the paper gives for the next meeting: the first behind such words that is later than its own."""
    for found in _NEXT.finditer(paper.plain):
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
