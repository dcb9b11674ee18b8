"""Dates and times of day in running text, in every style that minutes print them.

Only expressions that fix a day are dates here ("in six months" belongs to ``due.py``). A printed weekday is a
checksum: it is compared, never trusted. Offsets are code points of the text that is passed in.
"""

import datetime as dt
import re
from dataclasses import dataclass

from importers.minutes.language.guarded import guarded
from importers.minutes.language.holding import may_hold, stems
from importers.paper import Span

__all__ = ["DateMention", "TimeMention", "find_dates", "find_times", "read_date", "read_time"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day as printed: ``printed_weekday_agrees`` is None where no weekday is printed beside it."""

    span: Span
    date: dt.date
    printed_weekday_agrees: bool | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time of day as printed; ``certain`` is false for a bare "7.30" that could be morning or evening."""

    span: Span
    time: dt.time
    certain: bool = True


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan ionawr", "february feb chwefror", "march mar mawrth", "april apr ebrill", "may mai",
            "june jun mehefin", "july jul gorffennaf", "august aug awst", "september sept sep medi",
            "october oct hydref", "november nov tachwedd", "december dec rhagfyr",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon llun", "tuesday tues tue mawrth", "wednesday weds wed mercher", "thursday thurs thur thu iau",
            "friday fri gwener", "saturday sat sadwrn", "sunday sun sul",
        )
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
# "jan" for "January" too: without one of these no day is printed with its month
_MONTH_STEMS = stems(
    *(name for name in _MONTHS if not any(name != other and other in name for other in _MONTHS))
)
_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_LEAD = (
    rf"(?<![\w/.-])(?:(?:d?dydd\s{{1,3}})?(?P<weekday>{_WEEKDAY})\b[.,]{{0,2}}\s{{1,16}}(?:the\s{{1,3}})?)?"
)

# "the fourth day of March 2004", "TWENTY-FIRST"
_DAY_WORDS = {
    word: number
    for number, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
            " seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth"
            " twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
        ).split(),
        start=1,
    )
}
_DAY_WORD = "|".join(sorted(_DAY_WORDS, key=len, reverse=True))

# "Two Thousand and Eighteen", "two thousand and twenty-five"
_TENS = {"twenty": 20, "thirty": 30, "forty": 40}
_UNITS = {
    word: number
    for number, word in enumerate(
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        ).split(),
        start=1,
    )
}
_SPELT_YEAR = rf"two\s{{1,3}}thousand(?:\s{{1,3}}and)?(?:\s{{1,3}}(?:{'|'.join(_TENS)})\b)?(?:[\s-]{{1,3}}(?:{'|'.join(_UNITS)})\b)?"

# Monday 11th June, 2012 | 13 SEPTEMBER 2012 | the 4th day of May 2021 | 01/Sep/2026 | 15-Jan-2026 | 7 Sep '22
_DAY_FIRST = re.compile(
    rf"{_LEAD}(?:(?P<day>[0-3]?\d)\s?(?:st|nd|rd|th|ain|fed|ed|eg|af|il|ydd)?|(?P<word>{_DAY_WORD})\b)(?:\s{{1,3}}day)?(?:\s{{1,3}}of)?[\s,./-]{{0,16}}"
    rf"(?P<month>{_MONTH})\b(?:\s?/\s?(?:{_MONTH})\b)?(?:[\s,./-]{{1,40}}(?P<year>[12][\dOo]{{3}}\b|'?\d\d(?![\d:.%]|\s?[ap]\.?m)\b|{_SPELT_YEAR}\b))?",
    re.IGNORECASE,
)
# Tue Nov 08 2011 | June 11, 2012 | Monday, June 11th 2012
_MONTH_FIRST = re.compile(
    rf"{_LEAD}(?P<month>{_MONTH})\b\.?\s{{1,3}}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:.]\d),?\s{{1,3}}(?P<year>[12]\d{{3}})\b",
    re.IGNORECASE,
)
# 10/02/2026 | 28.06.2021 | 11/09/24 | 10-02-2026
_NUMERIC = re.compile(
    rf"{_LEAD}(?P<day>[0-3]?\d)(?P<dot>[/.-])(?P<month>[01]?\d)(?P=dot)(?P<year>[12]\d{{3}}|\d\d)(?![\w/-]|\.\d)",
    re.IGNORECASE,
)
# 2026-01-15
_ISO = re.compile(r"(?<![\w/.-])(?P<year>[12]\d{3})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d/-])")

# 7.00 pm | 6.00 P.M. | 7pm | 10 am | 7:30 p.m | 4.05pm
_CLOCK_12 = re.compile(
    r"(?<![\w.:/£-])(?P<hour>1[0-2]|0?\d)(?:\s?[.:;]\s?(?P<minute>[0-5]\d))?\s{0,2}(?P<half>[ap])\s?\.?\s?m\b\.?(?!\w)",
    re.IGNORECASE,
)
# 12 noon | 12.00 noon | noon | midday | 12 midnight
_NOON = guarded(
    r"(?<![\w.:/£-])(?:12(?:[.:]00)?\s{0,2})?(?P<word>noon|midday|mid-day|midnight)\b", re.IGNORECASE
)
# 19:30 | 09:30 | 1400 hours | 18.30 hrs | 0930hrs
_CLOCK_24 = re.compile(
    r"(?<![\w.:/£%-])(?P<hour>[01]?\d|2[0-3])(?:(?P<mark>[:.])(?P<minute>[0-5]\d)|(?P<tight>[0-5]\d)(?=\s?h(?:ou)?rs?\b))"
    r"(?P<hours>\s?h(?:ou)?rs?\b)?(?![\d%]|[.:/]\d|\s{0,2}[ap]\.?\s?m\b|\s?(?:noon|midday|million|per\b))",
    re.IGNORECASE,
)
# what may stand before a time with a full stop, "at 21.00", "from 2.00 to 4.05", for it not to be an amount or paragraph
_TIME_LEAD = re.compile(
    r"(?:\bat|\bfrom|\bto|\buntil|\bam|\btime:?|\d\s?(?:[ap]\.?m\.?)?\s?-|,)\s{0,3}$", re.IGNORECASE
)

# " - 8.30 pm": the end of a range, which makes the bare "6.00" before it a time
_RANGE_ON = re.compile(r"\s{0,3}(?:-|to)\s{0,3}(?:1[0-2]|0?\d)(?:[.:][0-5]\d)?\s?[ap]\.?m", re.IGNORECASE)

_CENTURY = 2000
_WORD = re.compile("[a-z]+")


def _year(printed: str) -> int:
    """Read a year, the letter O for nought, two figures and words included.

    >>> _year("2O24"), _year("'22"), _year("24"), _year("Two Thousand and Twenty-Five")
    (2024, 2022, 2024, 2025)
    """
    if printed[0] in "tT":
        return _CENTURY + sum(
            (_TENS | _UNITS).get(word, 0) for word in _WORD.findall(printed.lower(), len("two thousand"))
        )
    year = int(printed.lstrip("'").upper().replace("O", "0"))
    return year + _CENTURY if year < 100 else year


def _nearest(day: int, month: int, near: dt.date) -> dt.date | None:
    years = (near.year, near.year + 1, near.year - 1)
    days = [date for year in years if (date := _day(year, month, day))]
    return min(days, key=lambda date: abs((date - near).days)) if days else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    if not 1880 <= year < 2100:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month(printed: str) -> int:
    return int(printed) if printed.isdigit() else _MONTHS[printed.lower()]


def _mention(found: re.Match[str], near: dt.date | None) -> DateMention | None:
    parts = found.groupdict()
    word = parts.get("word")
    day, month = _DAY_WORDS[word.lower()] if word else int(parts["day"]), _month(parts["month"])
    if parts["year"] is not None:
        date = _day(_year(parts["year"]), month, day)
    else:
        date = _nearest(day, month, near) if near else None
    if date is None:
        return None
    weekday = parts.get("weekday")
    agrees = None if weekday is None else _WEEKDAYS[weekday.lower()] == date.weekday()
    return DateMention(Span(found.start(), found.end()), date, agrees)


_NUMERAL = re.compile(r"\d")
# "10/02", "28.06", "2026-01": without such figures no day is printed as a number
_FIGURES = re.compile(r"\d[/.-]\d")


def find_dates(
    plain: str, start: int = 0, end: int | None = None, near: dt.date | None = None
) -> list[DateMention]:
    """Find every expression that fixes a day, in order; ``near`` completes days printed without a year.

    >>> [(m.date.isoformat(), m.printed_weekday_agrees) for m in find_dates("on Monday 11th June, 2012 7.00 pm")]
    [('2012-06-11', True)]
    >>> [m.date.isoformat() for m in find_dates("Tue Nov 08 2011, 01/Sep/2026, 28.06.2021 and 2026-01-15")]
    ['2011-11-08', '2026-09-01', '2021-06-28', '2026-01-15']
    >>> find_dates("Standing Order 7(3), 2012/13, tel 0116 305 3407, minute 221/12")
    []
    >>> find_dates("by 7th December", near=dt.date(2016, 11, 14))[0].date
    datetime.date(2016, 12, 7)
    """
    stop = len(plain) if end is None else end
    if _NUMERAL.search(plain, start, stop) is None:
        return []
    found: list[DateMention] = []
    taken = -1
    in_words = (_DAY_FIRST, _MONTH_FIRST) if may_hold(plain, start, stop, _MONTH_STEMS) else ()
    in_figures = (_NUMERIC, _ISO) if _FIGURES.search(plain, start, stop) else ()
    matches = sorted(
        (m for pattern in (*in_words, *in_figures) for m in pattern.finditer(plain, start, stop)),
        key=lambda m: (m.start(), -m.end()),
    )
    for match in matches:
        if match.start() < taken:
            continue
        mention = _mention(match, near)
        if mention is not None:
            found.append(mention)
            taken = mention.span.end
    return found


def read_date(text: str) -> dt.date | None:
    """Read the first day that ``text`` fixes, None if it fixes none.

    >>> read_date("THURSDAY, 13 SEPTEMBER, 2012 AT 6.00 P.M.")
    datetime.date(2012, 9, 13)
    >>> read_date("in six months") is None
    True
    """
    found = find_dates(text)
    return found[0].date if found else None


def _twelve_hour(found: re.Match[str]) -> dt.time:
    hour = int(found["hour"]) % 12 + (12 if found["half"] in "pP" else 0)
    return dt.time(hour, int(found["minute"] or 0))


def _bare(found: re.Match[str], plain: str) -> TimeMention | None:
    hour, minute = int(found["hour"]), int(found["minute"] or found["tight"])
    told = (
        found["mark"] != "."
        or found["hours"]
        or _TIME_LEAD.search(plain, max(0, found.start() - 12), found.start())
    )
    if not told and not _RANGE_ON.match(plain, found.end()):
        return None
    certain = bool(found["hours"]) or hour >= 12 or found["hour"].startswith("0")
    return TimeMention(Span(found.start(), found.end()), dt.time(hour, minute), certain)


def find_times(plain: str, start: int = 0, end: int | None = None) -> list[TimeMention]:
    """Find times of day, in order; amounts ("£2.30") and paragraph numbers are not taken for times.

    >>> [m.time.isoformat("minutes") for m in find_times("10.00am - 12.30pm, 7 P.M., 12 noon, 19:30 and at 21.00.")]
    ['10:00', '12:30', '19:00', '12:00', '19:30', '21:00']
    >>> find_times("paragraph 10.15 of the report, 4.05 per cent")
    []
    """
    stop = len(plain) if end is None else end
    found = [
        TimeMention(Span(m.start(), m.end()), _twelve_hour(m)) for m in _CLOCK_12.finditer(plain, start, stop)
    ]
    for match in _NOON.finditer(plain, start, stop):
        hour = 0 if match["word"].lower() == "midnight" else 12
        found.append(TimeMention(Span(match.start(), match.end()), dt.time(hour, 0)))
    for match in _CLOCK_24.finditer(plain, start, stop):
        bare = _bare(match, plain)
        if bare is not None:
            found.append(bare)
    return sorted(found, key=lambda mention: mention.span)


def read_time(text: str) -> dt.time | None:
    """Read the first time of day in ``text``, None if there is none.

    >>> read_time("7.00 pm")
    datetime.time(19, 0)
    """
    found = find_times(text)
    return found[0].time if found else None
