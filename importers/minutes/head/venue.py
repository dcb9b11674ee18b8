"""Where the meeting was held: by a label, by "held in", or by a line of the head that names rooms and halls."""

import re
from collections.abc import Sequence

from importers.minutes.language.dates import find_dates, find_times
from importers.minutes.layouts.lines import Line, end_of_line
from importers.paper import Paper, Span

__all__ = ["find_venue"]

# "Venue:", "Location :", "Meeting place:", "Time: 7.30pm | Place:", "Lleoliad:"
_LABEL = re.compile(
    r"(?:^|\n|\s{2}|\||\b(?<=\w ))[*|#\s]{0,6}(?:(?:meeting\s)?(?:venue|location|place)|lleoliad|man cyfarfod|where|held (?:at|in))\s?(?:of meeting\s?)?:[*\s|]{0,6}",
    re.IGNORECASE,
)
# what follows a venue in the same line of a flattened page
_AFTER = re.compile(
    r"\.?\s{1,3}(?:(?:view directions|add to my calendar|gweld cyfarwyddiadau)\b|(?:contact|status|date|time|items|media|agenda|e-?mail|tel|cyswllt|webcast|present|committee|chair)\s?(?:officer)?:)"
    r"|\s\.|(?<=\S)[ \t]{3,}|\s?\||\s?<br",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"(?:\b(?:held|met|meeting|convened|took place|take place|sat|noon|hours|hrs|a gynhaliwyd)|[ap]\.?m\.?|[12]\d{3}|\d[.:]\d\d|day)[\s,]{1,4}(?:remotely\s)?(?P<by>in|at|via|by|through|yn|on)\s{1,4}(?=(?:the\s{1,4})?[A-Z\d]|virtual|remote)(?!a\s{1,3}meeting)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:chambers?|rooms?|boardroom|hall|hospital|ysbyty|offices?|house|centre|center|guildhall|school|library|church|theatre|suite|building|buildings|hub|council house|institute|college|street|road"
    r"|zoom|teams|virtual|remote|online|skype|video|webex|link|neuadd|siambr|ystafell|swyddfa\w*|microsoft|court|castle|hotel|club|stadium|museum|pavilion|lodge|annexe?|place|square|wharf|park|foyer|tower|mill)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[\s,.;-]{1,4}(?:on\s(?:\w+day\b|\d|the \d)|commenc\w+|starting|beginning|from\s\d|when|to\s(?:consider|discuss)|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|under\b|which\b|present\b|following\b|where\b|this meeting|and (?:was|were|via|started)\b|and on\b)"
    r"|\)|\.(?=\s+[A-Z][a-z]+ [a-z])|\n\s*\n|\n(?=\s*(?:(?:panel|committee|board|commission|voting|elected|non-? ?elected|also|other)\s)?(?:present|agenda|members(?!'s?\s)|councillors?|in attendance|attendance|minutes|part|chair)\b)",
    re.IGNORECASE,
)
# "6.30 pm, Assembly Room, The Mill": a place behind the time or date
_AFTER_TIME = re.compile(r"(?:[ap]\.?m\.?|\d[:.]\d{2}|hours|hrs|\b[12]\d{3})\s?,\s{1,3}(?=[A-Z\d])")
_LINE_NOUNS = re.compile(
    r"\b(?:council chambers?|chamber|committee rooms?|town hall|civic (?:centre|offices|hall|suite)|county hall|city hall|guildhall|council (?:house|offices)|shire hall|village hall"
    r"|(?:community|conference|meeting) (?:centre|hall|room)|microsoft teams|ms teams|zoom|virtual meeting|remote meeting|assembly rooms|hybrid meeting)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:committee|panel|minutes|agenda|councillors?|cllrs?|members|board|present|apologies|chair(?:man)?|attendance|attending|officers?|substitutes?|representing)\b(?! room)",
    re.IGNORECASE,
)
# what goes before a venue and is no part of it
_OPENING = ("the ", "held at the ", "held at ", "held in the ", "held in ", "held ", "to be held at ")
_LONGEST = 220
# "Council Chamber and by video conference", "Siambr y Cyngor a thrwy gynhadledd fideo": how others joined, and no place
_AND_REMOTELY = re.compile(
    r",?\s{1,3}(?:and|a|ac)\s(?:(?:also|remotely|virtually)\s)?(?:by|via|through|over|thrwy|drwy)\s(?:(?:remote|live|cynhadledd)\s)?(?:video|tele|audio|gynhadledd|fideo)",
    re.IGNORECASE,
)


# ", commencing at": what is left of the date or time behind a venue
_LOOSE_END = re.compile(
    r"[\s,.;:(\[*-]+(?:at|on|from|commencing|starting|the)?[\s,.;:(\[*-]*$", re.IGNORECASE
)


def _until(plain: str, start: int, end: int, stop: re.Pattern[str]) -> int:
    found = stop.search(plain, start, end)
    return found.start() if found else end


def _tidy(paper: Paper, start: int, end: int) -> Span | None:
    """Trim a venue, and cut it before a date or time."""
    plain = paper.plain
    dates = [date.span.start for date in find_dates(plain, start, end)]
    times = [time.span.start for time in find_times(plain, start, end)]
    end = min([end, *dates, *times])
    joined = _AND_REMOTELY.search(plain, start, end)
    end = joined.start() if joined else end
    text = plain[start:end]
    cut = _LOOSE_END.search(text)
    end = start + (cut.start() if cut else len(text))
    start += next((len(word) for word in _OPENING if plain.startswith(word, start, end)), 0)
    span = paper.trimmed(start, end)
    return (
        span
        if 3 <= len(span) <= _LONGEST and any(c.isalpha() for c in plain[span.start : span.end])
        else None
    )


def _labelled(paper: Paper, scope: Span) -> Span | None:
    plain = paper.plain
    for found in _LABEL.finditer(plain, scope.start, scope.end):
        start = found.end()
        while start < scope.end and plain[start] in " \n|*":
            start += 1
        end = end_of_line(plain, start, scope.end)
        while plain[start:end].rstrip().endswith(",") and end < scope.end:
            end = end_of_line(plain, end + 1, scope.end)
        end = _until(plain, start, min(end, start + _LONGEST), _AFTER)
        span = _tidy(paper, start, end)
        if span:
            return span
    return None


def _held(paper: Paper, scope: Span) -> Span | None:
    plain = paper.plain
    for found in _HELD.finditer(plain, scope.start, scope.end):
        start = found.end()
        end = _until(plain, start, min(scope.end, start + _LONGEST), _STOP)
        end = _until(plain, start, end, _AFTER)
        span = _tidy(paper, start, end)
        if span and _PLACE.search(plain, span.start, span.end):
            return span
    return None


def _after_time(paper: Paper, lines: Sequence[Line]) -> Span | None:
    for line in lines[:15]:
        for found in _AFTER_TIME.finditer(
            paper.plain, line.span.start, min(line.span.end, line.span.start + 300)
        ):
            span = _tidy(paper, found.end(), min(line.span.end, found.end() + _LONGEST))
            if (
                span
                and _PLACE.search(paper.plain, span.start, span.end)
                and not _BODY.search(paper.plain, span.start, span.end)
            ):
                return span
    return None


# TN1 4QH
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")


def _below_date(paper: Paper, lines: Sequence[Line]) -> Span | None:
    """Read the address that stands in a line of its own below the date and time."""
    for at, line in enumerate(lines[:12]):
        if not find_dates(paper.plain, line.span.start, min(line.span.end, line.span.start + 120)):
            continue
        for below in lines[at + 1 : at + 4]:
            text = below.text[:_LONGEST]
            place = _PLACE.search(text) and "," in text and text.count(" ") < 20 and not _BODY.search(text)
            if place and (_POSTCODE.search(text) or not text.endswith((".", ":"))):
                span = _tidy(paper, below.span.start, below.span.end)
                if span and _PLACE.search(paper.plain, span.start, span.end):
                    return span
    return None


def _whole_line(paper: Paper, lines: Sequence[Line]) -> Span | None:
    for line in lines[:25]:
        text = line.text[:_LONGEST]
        if (
            _LINE_NOUNS.search(text)
            and not _BODY.search(text)
            and len(line.text) < 160
            and not line.text.endswith((";", ":"))
        ):
            span = _tidy(paper, line.span.start, line.span.end)
            if span and _LINE_NOUNS.search(paper.plain, span.start, span.end):
                return span
    return None


def find_venue(paper: Paper, lines: Sequence[Line], scope: Span) -> Span | None:
    """Find the venue in the head ``scope`` with its ``lines``: label first, then "held in", then a line of its own."""
    return (
        _labelled(paper, scope)
        or _held(paper, scope)
        or _after_time(paper, lines)
        or _whole_line(paper, lines)
        or _below_date(paper, lines)
    )
