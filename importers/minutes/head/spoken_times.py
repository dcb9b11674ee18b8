"""Reads times of day that are written out: "six o'clock", "half past eight", "five minutes past one"."""

import datetime as dt
import re

from importers.minutes.language.dates import TimeMention
from importers.paper import Span

__all__ = ["find_spoken_times"]

_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "fifteen": 15, "twenty": 20, "twenty five": 25, "half": 30}
_HOUR = "|".join(_HOURS)
_SPOKEN = re.compile(
    rf"\b(?:(?P<minutes>twenty[- ]five|twenty|five|ten|fifteen|(?:a )?quarter|half)(?: minutes)?[- ](?P<side>past|to)[- ])?(?P<hour>{_HOUR})(?P<clock> o'? ?clock)?\b"
    r"(?P<part>(?: in the)? (?:afternoon|evening)\b| [ap]\.?m\b)?",
    re.IGNORECASE,
)


def find_spoken_times(plain: str, start: int, end: int) -> list[TimeMention]:
    """Find the times written out in words; a bare number is none, and without "pm" or the like the half of the day is open.

    >>> [m.time.isoformat("minutes") for m in find_spoken_times("at half past eight, ended at ten o'clock, by two votes", 0, 54)]
    ['08:30', '10:00']
    >>> find_spoken_times("at six o'clock in the evening", 0, 29)[0].time
    datetime.time(18, 0)
    """
    return [_as_time(m) for m in _SPOKEN.finditer(plain, start, end) if m["minutes"] or m["clock"]]


def _as_time(match: "re.Match[str]") -> TimeMention:
    """Work out the time that the words say."""
    hour = _HOURS.index(match["hour"].lower()) + 1
    words = (match["minutes"] or "").lower().removeprefix("a ").replace("-", " ")
    minutes = _MINUTES.get(words, 0)
    if match["side"] and match["side"].lower() == "to":
        hour, minutes = (hour - 1 or 12), 60 - minutes
    part = (match["part"] or "").lower()
    late = "afternoon" in part or "evening" in part or " p" in part
    time = dt.time(hour + 12 if late and hour < 12 else hour, minutes)
    return TimeMention(Span(match.start(), match.end()), time, certain=bool(part) or hour == 12)
