"""Writes days as people do."""

import datetime as dt

__all__ = ["as_day", "as_time", "brief_day", "day_words", "short_day"]


def day_words(day: dt.date) -> str:
    """Write a day as people do.

    >>> day_words(dt.date(2026, 3, 5))
    '5 March 2026'
    """
    return f"{day.day} {day:%B %Y}"


def short_day(day: dt.date) -> str:
    """Write a day as a table has it.

    >>> short_day(dt.date(2026, 9, 5))
    '5 Sep 2026'
    """
    return f"{day.day} {day:%b %Y}"


def as_day(words: str) -> str:
    """Write an ISO day or time as a person would write the day; "" stays empty, what is no day stays as it is.

    >>> as_day("2026-03-05T19:00:00"), as_day(""), as_day("soon")
    ('5 March 2026', '', 'soon')
    """
    try:
        return day_words(dt.date.fromisoformat(words[:10]))
    except ValueError:
        return words


def brief_day(words: str) -> str:
    """Write an ISO day or time as a table has the day; what is no day stays as it is.

    >>> brief_day("2026-09-05T19:00:00"), brief_day("soon")
    ('5 Sep 2026', 'soon')
    """
    try:
        return short_day(dt.date.fromisoformat(words[:10]))
    except ValueError:
        return words


def as_time(words: str) -> str:
    """Write the time of an ISO time as a person would, "" if it has none.

    >>> as_time("2026-03-05T19:05:00"), as_time("2026-03-05"), as_time("2026-03-05T09:00:00Z")
    ('7.05pm', '', '9am')
    """
    try:
        time = dt.datetime.fromisoformat(words)
    except ValueError:
        return ""
    if "T" not in words:
        return ""
    minutes = f".{time.minute:02}" if time.minute else ""
    return f"{(time.hour - 1) % 12 + 1}{minutes}{'am' if time.hour < 12 else 'pm'}"
