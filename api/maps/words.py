"""Says in plain words what maps show: kinds of things and ties, and a sentence that sums a map up."""

import datetime as dt
from collections import Counter
from typing import Final

from api.pages.days import day_words, short_day
from graph.maps.map import Map

__all__ = ["KINDS", "TIES", "how_much", "kind_word", "span_words", "sum_up", "tie_word", "times_words"]

KINDS: Final[dict[str, tuple[str, str]]] = {
    "person": ("person", "people"),
    "body": ("committee or other body", "committees and other bodies"),
    "post": ("post", "posts"),
    "organisation": ("outside body, team or service", "outside bodies, teams and services"),
    "recommendation": ("recommendation", "recommendations"),
    "action": ("action", "actions"),
    "response": ("response", "responses"),
    "topic": ("topic", "topics"),
    "issue": ("issue", "issues"),
    "item": ("agenda item", "agenda items"),
    "meeting": ("meeting", "meetings"),
    "outcome": ("outcome", "outcomes"),
    "decision": ("decision", "decisions"),
    "thing": ("thing", "things"),
}
"""Each kind of thing, one and many."""

TIES: Final[dict[str, str]] = {
    "attended": "attended",
    "met at": "was at the same meetings of",
    "held": "was seen in the post",
    "sat on": "was published as a member of",
    "recommended": "recommended",
    "agreed": "agreed",
    "addressed to": "is addressed to",
    "falls to": "falls to",
    "answered by": "was answered by",
    "concerns": "concerns",
    "shares people with": "shares people with",
    "considered with": "was considered together with",
    "ended as": "ended as",
    "recommended to": "made recommendations to",
    "to it ended as": "saw recommendations to it end as",
    "is told with": "has on its timeline",
}
"""Each kind of tie, read from its source to its target."""


def kind_word(kind: str, number: int = 1) -> str:
    """Name a kind of thing, one or many.

    >>> kind_word("person"), kind_word("person", 3)
    ('person', 'people')
    """
    one, many = KINDS.get(kind, (kind, f"{kind}s"))
    return one if number == 1 else many


def tie_word(kind: str) -> str:
    """Name a kind of tie."""
    return TIES.get(kind, kind)


_COUNTED: Final = {
    "attended": ("meeting", "meetings"),
    "met at": ("meeting", "meetings"),
    "shares people with": ("person", "people"),
    "considered with": ("item", "items"),
    "recommended to": ("recommendation", "recommendations"),
    "to it ended as": ("recommendation", "recommendations"),
}


def times_words(kind: str, weight: int) -> str:
    """Say how often a tie was seen, "" for what happens once.

    >>> times_words("attended", 3), times_words("shares people with", 1), times_words("recommended", 1)
    ('3 meetings', '1 person', '')
    """
    if kind not in _COUNTED:
        return ""
    one, many = _COUNTED[kind]
    return f"{weight:,} {one if weight == 1 else many}"


def span_words(first: dt.date | None, last: dt.date | None) -> str:
    """Write from when to when, short enough for a table.

    >>> span_words(dt.date(2025, 11, 5), dt.date(2026, 4, 2)), span_words(dt.date(2026, 3, 5), dt.date(2026, 3, 5))
    ('5 Nov 2025 – 2 Apr 2026', '5 Mar 2026')
    """
    if first is None or last is None:
        return "no date"
    return short_day(first) if first == last else f"{short_day(first)} – {short_day(last)}"


def _listed(parts: list[str]) -> str:
    """Join words as a list in a sentence.

    >>> _listed(["3 people", "1 post", "2 actions"])
    '3 people, 1 post and 2 actions'
    """
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def sum_up(shown: Map) -> str:
    """Sum a map up in one sentence, for those who read it and do not look at it."""
    counts = Counter(thing.kind for thing in shown.things if thing.iri != shown.centre)
    things = _listed([f"{counts[kind]:,} {kind_word(kind, counts[kind])}" for kind in KINDS if counts[kind]])
    days = [day for tie in shown.ties for day in (tie.first, tie.last) if day]
    when = (
        f" between {day_words(min(days))} and {day_words(max(days))}"
        if days and min(days) < max(days)
        else ""
    )
    number = len(shown.ties)
    return f"{things or 'Nothing else'}, joined by {number:,} {'tie' if number == 1 else 'ties'}{when}."


def how_much(shown: Map) -> str:
    """Say how much of what was found is shown, and how it was chosen."""
    if shown.whole:
        return (
            f"Everything that was found is shown: {len(shown.things):,} points and {len(shown.ties):,} lines."
        )
    return (
        f"Showing {len(shown.things):,} of {shown.all_things:,} points and {len(shown.ties):,} of"
        f" {shown.all_ties:,} lines, ranked by {shown.ranking}."
    )
