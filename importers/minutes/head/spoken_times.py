"""Reads times of day that are written out or oddly set: "half past eight", "2 o'clock", "8-15 pm", "20h15", "Start: 14.00".

They count only where the ordinary ways of printing a time give none, and beside words that say what they are times of.
"""

import datetime as dt
import re

from importers.minutes.language.dates import TimeMention
from importers.paper import Span

__all__ = ["find_spoken_times"]

_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MINUTES = {
    "five": 5,
    "ten": 10,
    "quarter": 15,
    "fifteen": 15,
    "15": 15,
    "twenty": 20,
    "twenty five": 25,
    "half": 30,
}
_HOUR = "|".join(_HOURS)
_PART = r"(?P<part>\s?(?:in the )?(?:afternoon|evening)\b|\s?[ap]\.? ?m\b)"
_SPOKEN = re.compile(
    rf"\b(?:(?P<minutes>twenty[- ]five|twenty|five|ten|fifteen|15|(?:a )?quarter|half)(?: minutes)?[- ](?P<side>past|to)[- ])?(?P<hour>{_HOUR}|1[0-2]|[1-9])(?P<clock> o'? ?clock)?\b"
    rf"{_PART}?",
    re.IGNORECASE,
)
# "8-15 pm", "2.pm", "2.00 in the afternoon"
_ODD = re.compile(rf"(?<![\d.:-])(?P<hour>1[0-2]|[1-9])(?:[-.:](?P<minute>[0-5]\d)|\.){_PART}", re.IGNORECASE)
# "20h15"; "Start: 14.00", "commencing at 1400": the twenty-four hours behind a word that says so
_DAY = re.compile(
    r"\b(?:(?P<h>[01]?\d|2[0-3])h(?P<m>[0-5]\d)|(?:start(?:s|ed|ing)?|commenc\w+|time|closed|finish(?:ed)?|at) ?:? {1,3}(?P<hour>0[89]|1\d|2[0-2])[.:]?(?P<minute>[0-5][05]))\b(?![-/]|\s?[ap]\.?m)",
    re.IGNORECASE,
)


def find_spoken_times(plain: str, start: int, end: int) -> list[TimeMention]:
    """Find such times in order; a bare number is none, and without "pm" or the like the half of the day is open.

    >>> [m.time.isoformat("minutes") for m in find_spoken_times("at half past eight, ended at ten o'clock, by two votes", 0, 54)]
    ['08:30', '10:00']
    >>> [m.time.isoformat("minutes") for m in find_spoken_times("from 2-00 pm, six o'clock in the evening, closed at 20h15", 0, 57)]
    ['14:00', '18:00', '20:15']
    """
    spoken = (m for m in _SPOKEN.finditer(plain, start, end) if m["minutes"] or m["clock"])
    found = [_as_time(m) for m in spoken]
    found += [_in_half(m, int(m["hour"]), int(m["minute"] or 0)) for m in _ODD.finditer(plain, start, end)]
    for m in _DAY.finditer(plain, start, end):
        group = "h" if m["h"] else "hour"
        time = dt.time(int(m[group]), int(m["m"] or m["minute"]))
        found.append(TimeMention(Span(m.start(group), m.end()), time, certain=True))
    return sorted(found, key=lambda mention: mention.span)


def _as_time(match: "re.Match[str]") -> TimeMention:
    """Work out the time that the words say."""
    printed = match["hour"].lower()
    hour = int(printed) if printed.isdigit() else _HOURS.index(printed) + 1
    words = (match["minutes"] or "").lower().removeprefix("a ").replace("-", " ")
    minutes = _MINUTES.get(words, 0)
    if match["side"] and match["side"].lower() == "to":
        hour, minutes = (hour - 1 or 12), 60 - minutes
    return _in_half(match, hour, minutes)


def _in_half(match: "re.Match[str]", hour: int, minutes: int) -> TimeMention:
    """Put an hour of the clock into the half of the day that the words behind it say, if they do."""
    part = (match["part"] or "").strip().lower()
    late = part.endswith(("afternoon", "evening")) or part.startswith("p")
    day = hour % 12 + 12 if late else hour
    return TimeMention(
        Span(match.start(), match.end()), dt.time(day, minutes), certain=bool(part) or hour == 12
    )
