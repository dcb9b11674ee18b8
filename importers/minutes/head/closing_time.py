"""When the meeting closed: by a sentence at the end, by a range of times, or beside the start."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from importers.minutes.head.meeting_time import complete_before, is_range
from importers.minutes.head.spoken_times import find_spoken_times
from importers.minutes.language.dates import TimeMention, find_times
from importers.minutes.language.guarded import guarded
from importers.minutes.language.holding import find_stems, stems
from importers.paper import Paper, Span

__all__ = ["find_close", "find_duration"]

_HEAD = 6000
_TAIL = 6000
_VERY_END = 800
# what a scope takes of its neighbours, so that no sentence is cut in two
_OVERLAP = 240
# "The meeting closed at", "(Meeting concluded", "finished at", "Time ended:", "declared the meeting closed at", "Daeth y cyfarfod i ben am"
_CLOSE = re.compile(
    r"\b(?:meeting|business|session|proceedings|panel|committee|board|commission|chair(?:man|woman|person)?|convener|time|forum|cabinet|council|it)\b[^.\n]{0,70}?"
    r"\b(?:closed?|end(?:ed)?|conclud(?:ed|ing)|terminated|finish(?:ed|ing)?|rose|closure|conclusion|dispersed|broke up|adjourned(?![^.\n]{0,80}\b(?:reconven|resum|minutes)))\b"
    r"|\b(?:finish(?:ed|ing)?|end(?:ed|ing|s)?|conclud(?:ed|ing)|clos(?:ed|ing)|closing time|close|meeting duration|duration)\s?(?:at|time|:|@)|\b(?:end|close) of (?:the )?meeting\b|\b(?:closed|ended|finished) (?=\d)|\bi ben (?:am|tua)\b|\bcaewyd\b|\bgorffennodd\b",
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
    "dispersed",
    "broke up",
    "adjourned",
    "duration",
    "i ben am",
    "i ben tua",
    "caewyd",
    "gorffennodd",
)


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


# "closed for a short time at 7.10 pm so that residents could speak": a break, after which the meeting goes on
_BRIEFLY = re.compile(
    r"\b(?:briefly|temporarily|for a short (?:time|break)|to (?:allow|enable|let)\b|so that)", re.IGNORECASE
)


def _closings(paper: Paper, start: int, end: int) -> Iterator[TimeMention]:
    for found in _iterate_closes(paper.plain, start, end):
        stop = paper.plain.find("\n\n", found.end(), min(end, found.end() + 90))
        stop = min(end, found.end() + 90) if stop < 0 else stop
        times = _bare_times(paper.plain, found.end(), stop)
        if _BRIEFLY.search(paper.plain, max(start, found.start() - 20), stop):
            continue
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
        if alone and is_range(paper, first, later):
            return complete_before(first, later), later
    return None


def find_close(paper: Paper, start: dt.time | None) -> TimeMention | None:
    """Find the time at which the meeting closed: the last one so called, looked for from the end backwards."""
    size = len(paper.plain)
    middle = (_HEAD - _OVERLAP, size - _TAIL + _OVERLAP)
    scopes = [(0, size)] if size <= _TAIL else [(size - _TAIL, size), (0, _HEAD), middle]
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
