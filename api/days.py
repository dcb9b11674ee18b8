"""Writes days as people do."""

import datetime as dt

__all__ = ["day_words", "short_day"]


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
