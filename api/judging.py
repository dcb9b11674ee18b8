"""Judge on the word of a person who knows people by their names."""

import datetime as dt

from api.opening import open_at
from graph.across.judgements import Judgement, Verdict, judge
from graph.across.people import find_person

__all__ = ["judge_named"]


def judge_named(
    location: str, one: str, other: str, verdict: Verdict, *, by: str, why: str
) -> tuple[str, str]:
    """Record whether two people are one in the store at a location, publish it, and give their nodes.

    Raises StoreMissing where there is no store, and makes none; UnknownPerson for a name that is not one person's.
    """
    with open_at(location, read_only=True) as opened:
        first, second = find_person(opened, one), find_person(opened, other)
    on = dt.datetime.now(dt.UTC)
    with open_at(location) as opened:
        judge(opened, Judgement(one=first, other=second, verdict=verdict, by=by, on=on, why=why))
        opened.publish()
    return first, second
