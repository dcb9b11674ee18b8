"""Works out what time words come to: a day, a recurrence, a condition, or the next meeting.

A month or a season without a day comes to its last day, since nothing is late before then; a period ("within six
weeks") counts from the meeting. A month in which something starts ("from April") is no deadline, and comes to no day.
Words that fix nothing keep their text alone.
"""

import calendar
import datetime as dt
import re

from importers.minutes.language.dates import find_dates
from importers.minutes.language.feasts import feast_in, next_feast
from importers.minutes.language.guarded import guarded
from importers.paper import Span
from importers.records import Due

__all__ = ["resolve"]

_NUMBERS = {
    word: number
    for number, words in (
        (1, "a an one 1"), (2, "two couple"), (3, "three"), (4, "four"), (5, "five"), (6, "six"), (7, "seven"), (8, "eight"), (9, "nine"),
        (10, "ten"), (11, "eleven"), (12, "twelve"), (15, "fifteen"), (18, "eighteen"), (20, "twenty"), (30, "thirty"), (60, "sixty"), (90, "ninety"),
    )
    for word in words.split()
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# the last month of what the word names
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2, "easter": 4, "christmas": 12}

# "in 6 months time", "within twenty working days": a period from the meeting
_PERIOD = re.compile(
    r"\b(?:within|in|after|over|for)\b(?: the (?:next|coming|following))?(?: a further| another| approximately| around| about)?\s(?P<number>[\w-]+)(?:(?: to |-| or )[\w-]+)?\s(?:(?P<working>working )|calendar |clear |school )?"
    r"(?P<unit>day|week|fortnight|month|quarter|year)s?'?s?\b(?!\s(?:of|from|after|following)\b)",
    re.IGNORECASE,
)
# "every six months", "on a three monthly basis", "each year", "quarterly", "twice a year"
_EVERY = guarded(
    r"\b(?:(?:each|every)\s(?:(?P<number>\w+)\s)?(?:calendar |financial |municipal |academic )?(?P<unit>day|week|fortnight|month|quarter|year)s?|(?:(?P<count>\w+)[- ])?(?P<adverb>daily|weekly|fortnightly|monthly|quarterly|half[- ]yearly|bi-?annual|annual|yearly))(?:ly)?\b"
    r"|\b(?P<times>once|twice)\s(?:a|per|each|every)\s(?P<per>year|month|quarter|week)\b",
    re.IGNORECASE,
)
_NAMED_MONTH = guarded(
    r"\b(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter|easter|christmas)\b\.?,?(?:\s(?:of\s)?(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_END_OF = re.compile(
    r"\bend of (?:the |this )?(?:current )?(?P<what>month|calendar year|financial year|municipal year|year)\b"
)
_NEXT_MEETING = re.compile(
    r"\bnext\b(?:\s[\w'&-]+){0,6}?\s(?:meeting|agenda|session|committee|panel|board)\b|'s next meeting",
    re.IGNORECASE,
)
# "from ", "with effect from early " before a month: something starts then
_STARTS = re.compile(
    r"(?:with effect from|from|commencing|starting|after|following)(?:\s(?:the|early|mid|late|start|beginning|middle|end|of)){0,4}\s$",
    re.IGNORECASE,
)
# "before ", "in time for the " before a feast
_DAY_BEFORE = re.compile(
    r"\b(?:before|ahead of|in advance of|prior to|in time for)(?:\sthe)?\s$", re.IGNORECASE
)
# " term", " meeting": what a feast only gives its name to
_NAMED_AFTER = re.compile(r"\s(?:terms?|meetings?|session|cycle|period|season)\b", re.IGNORECASE)
# "until a survey has been made", "until the steps were repaired": whatever month is named, an event ends it
_UNTIL_EVENT = re.compile(r"until\s(?:[\w'-]+\s){1,8}?(?:has|have|had|is|are|was|were)\b", re.IGNORECASE)
_CONDITIONAL = guarded(
    r"\b(?:once|when|as soon as|upon|pending|following|after|each|every)\b|^on (?:completion|conclusion|publication|receipt|expiry|appointment|adoption)\b",
    re.IGNORECASE,
)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b|[/.]\d\d\b")
_DEADLINE = re.compile(
    r"(?:on or )?(?:by|before|until|no later than|not later than|in time for|ahead of|prior to|for|to|its|their)\b",
    re.IGNORECASE,
)

_DURATIONS = {
    "day": "P1D",
    "week": "P1W",
    "fortnight": "P2W",
    "month": "P1M",
    "quarter": "P3M",
    "year": "P1Y",
}
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "annual": "year",
    "yearly": "year",
}


def resolve(plain: str, span: Span, meeting: dt.date | None, following: dt.date | None) -> Due:
    """Work out what the time words at ``span`` come to.

    >>> text = "by the end of March"
    >>> resolve(text, Span(0, len(text)), dt.date(2023, 10, 4), None).date
    datetime.date(2024, 3, 31)
    >>> resolve("every six months", Span(0, 16), None, None).recurrence
    'P6M'
    >>> resolve("at the next Panel meeting", Span(0, 25), None, dt.date(2012, 10, 30)).date
    datetime.date(2012, 10, 30)
    """
    text = " ".join(plain[span.start : span.end].split())
    recurrence = _recurrence(text)
    to_next = bool(_NEXT_MEETING.search(text))
    until_event = _UNTIL_EVENT.match(text) is not None
    date = None if recurrence or until_event else _date(text, meeting)
    if date is None and to_next and not recurrence:
        date = following
    conditional = until_event or _CONDITIONAL.search(text) is not None
    condition = text if date is None and recurrence is None and conditional else None
    return Due(
        text=text, span=span, date=date, recurrence=recurrence, condition=condition, next_meeting=to_next
    )


def _recurrence(text: str) -> str | None:
    found = _EVERY.search(text)
    if found is None:
        return None
    if found["times"]:
        return (
            "P6M"
            if (found["times"].lower(), found["per"]) == ("twice", "year")
            else _DURATIONS[found["per"].lower()]
        )
    if found["adverb"]:
        return _adverb(found["adverb"].lower(), found["count"])
    duration = _DURATIONS[found["unit"].lower()]
    if found["number"] is None:
        return duration
    count = 2 if found["number"] == "other" else _number(found["number"])
    return None if count is None else _times(count, duration)


def _adverb(word: str, count: str | None) -> str | None:
    if word.startswith(("half", "bi")):
        return "P6M"
    duration = _DURATIONS[_ADVERBS[word]]
    number = _number(count) if count else None
    return _times(number, duration) if number else duration


def _times(count: int, duration: str) -> str:
    """Multiply an ISO 8601 duration of one unit.

    >>> _times(3, "P1M"), _times(2, "P3M")
    ('P3M', 'P6M')
    """
    return f"P{int(duration[1:-1]) * count}{duration[-1]}"


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower())


def _date(text: str, meeting: dt.date | None) -> dt.date | None:
    for mention in find_dates(text, near=meeting):
        return _ahead(mention.date, text, meeting)
    named = _NAMED_MONTH.search(text)
    if named is not None:
        return _named(text, named, meeting)
    if meeting is None:
        return None
    if (period := _PERIOD.search(text)) and (count := _number(period["number"])):
        if period["working"] and period["unit"].lower() == "day":
            return _after_working_days(meeting, count)
        return _after(meeting, count, period["unit"].lower())
    if end := _END_OF.search(text):
        return _end_of(end["what"], meeting)
    return None


def _ahead(date: dt.date, text: str, meeting: dt.date | None) -> dt.date:
    """Give the day a year later where a deadline without a year would lie before the meeting: "by 30 June", said in October."""
    if meeting is None or date >= meeting or _YEAR.search(text) or not _DEADLINE.match(text):
        return date
    return date.replace(year=date.year + 1, day=min(date.day, 28) if date.month == 2 else date.day)


# "the beginning of March"
_AT_FIRST = re.compile(r"\b(?:beginning|start)\b")


def _named(text: str, named: re.Match[str], meeting: dt.date | None) -> dt.date | None:
    """Give the day that a month, a season or a feast comes to; a start keeps its day only if that has passed."""
    feast = named["month"].lower()
    if feast in ("easter", "christmas") and not _NAMED_AFTER.match(text, named.end()):
        date = _feast(text, named, meeting)
    else:
        first = _AT_FIRST.search(text) is not None
        date = _month_end(named, meeting, first=first)
    passed = date is not None and meeting is not None and date < meeting
    return None if _STARTS.match(text[: named.start("month")]) and not passed else date


def _feast(text: str, named: re.Match[str], meeting: dt.date | None) -> dt.date | None:
    """Give the day of a feast, or the day before it: "before Easter" is Holy Saturday, "before Christmas" 24 December."""
    feast = named["month"].lower()
    if named["year"]:
        day = feast_in(feast, int(named["year"]))
    elif meeting is not None:
        day = next_feast(feast, meeting)
    else:
        return None
    return day - dt.timedelta(days=1) if _DAY_BEFORE.search(text[: named.start()]) else day


def _month_end(named: re.Match[str], meeting: dt.date | None, *, first: bool) -> dt.date | None:
    word = named["month"].lower()
    month = _SEASON_ENDS.get(word) or _MONTHS.index(word[:3]) + 1
    if named["year"]:
        year = int(named["year"])
    elif meeting is not None:
        year = meeting.year + (month < meeting.month)
    else:
        return None
    return dt.date(year, month, 1 if first else calendar.monthrange(year, month)[1])


def _after_working_days(meeting: dt.date, count: int) -> dt.date:
    """Count Mondays to Fridays from the day after the meeting; bank holidays are not known here.

    >>> _after_working_days(dt.date(2024, 2, 29), 2).strftime("%A %d %B")
    'Monday 04 March'
    """
    weeks, days = divmod(count, 5)
    date = meeting + dt.timedelta(weeks=weeks, days=min(0, 4 - meeting.weekday()))
    return date + dt.timedelta(days=days + 2 * (date.weekday() + days > 4))


def _after(meeting: dt.date, count: int, unit: str) -> dt.date:
    if unit in ("day", "week", "fortnight"):
        return meeting + dt.timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(meeting.year * 12 + meeting.month - 1 + months, 12)
    return dt.date(year, month + 1, min(meeting.day, calendar.monthrange(year, month + 1)[1]))


def _end_of(what: str, meeting: dt.date) -> dt.date:
    """Give the last day of a month, calendar year, financial year (31 March) or municipal year (in May)."""
    if what == "month":
        return meeting.replace(day=calendar.monthrange(meeting.year, meeting.month)[1])
    if what == "financial year":
        return dt.date(meeting.year + (meeting.month > 3), 3, 31)
    if what == "municipal year":
        return dt.date(meeting.year + (meeting.month > 5), 5, 31)
    return dt.date(meeting.year, 12, 31)
