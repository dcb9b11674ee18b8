"""Works out when a feast falls that minutes name as a deadline: Easter and Christmas."""

import datetime as dt

__all__ = ["feast_in", "next_feast"]


def feast_in(feast: str, year: int) -> dt.date:
    """Give the day of ``"easter"`` (its Sunday) or ``"christmas"`` in a year of the Gregorian calendar.

    >>> feast_in("easter", 2024), feast_in("christmas", 2024)
    (datetime.date(2024, 3, 31), datetime.date(2024, 12, 25))
    """
    return dt.date(year, 12, 25) if feast == "christmas" else _easter_sunday(year)


def next_feast(feast: str, day: dt.date) -> dt.date:
    """Give the first such feast after a day.

    >>> next_feast("easter", dt.date(2024, 3, 12)), next_feast("easter", dt.date(2024, 4, 9))
    (datetime.date(2024, 3, 31), datetime.date(2025, 4, 20))
    """
    this_year = feast_in(feast, day.year)
    return this_year if this_year > day else feast_in(feast, day.year + 1)


def _easter_sunday(year: int) -> dt.date:
    """Give Easter Sunday by the anonymous Gregorian algorithm (Meeus, Jones and Butcher).

    >>> [_easter_sunday(year).isoformat() for year in (1961, 2008, 2011, 2025)]
    ['1961-04-02', '2008-03-23', '2011-04-24', '2025-04-20']
    """
    golden, (century, of_century) = year % 19, divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    leaps, odd = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * leaps - epact - odd) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
