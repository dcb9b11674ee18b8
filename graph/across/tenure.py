"""Work out who held what from when to when, out of dated observations in papers.

A paper shows that somebody held a post on one day and says nothing about the days around it. A tenure is the span from
the first to the last sight of one holder; where another holder is seen in between, it ends and begins again. Posts that
several people were seen to hold on one day, and seats on bodies, are not exclusive and do not end one another. The
span is what is known, never more: the true one may be longer.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from graph.across.judgements import joined_with
from graph.queries import Value, ask_rows
from graph.store import Store

__all__ = ["Holding", "Observation", "Tenure", "holders_on", "join_observations", "tenures"]

Certainty = Literal["seen on the day", "seen before and after", "last seen before", "first seen after"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Observation:
    """One paper's sight of a person in a post or on a body; ``person`` and ``held`` are IRIs."""

    on: dt.date
    person: str
    name: str
    held: str
    label: str
    exclusive: bool
    document: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A person's known time in a post or on a body, both days included, with every observation of it in order."""

    person: str
    name: str
    held: str
    label: str
    first: dt.date
    last: dt.date
    observations: tuple[Observation, ...]

    @property
    def evidence(self) -> Observation:
        """The latest observation."""
        return self.observations[-1]


@dataclass(frozen=True, slots=True)
class Holding:
    """Who may have held a post on a day, how surely, and the observation nearest to it."""

    certainty: Certainty
    nearest: Observation


def tenures(store: Store, *, person: str | None = None, held: str | None = None) -> list[Tenure]:
    """Work out the tenures of a person, of a post or body, or of all; people that were joined count as one."""
    if person is None:
        return join_observations(_observed(store, {} if held is None else {"held": held}))
    nodes = joined_with(store, person)
    posts = sorted({one.held for one in _observed(store, {"seen": nodes}) if held in (None, one.held)})
    known = join_observations(_observed(store, {"held": posts})) if posts else []
    return [tenure for tenure in known if tenure.person in nodes]


def _observed(store: Store, about: Mapping[str, Value | Sequence[Value]]) -> Iterator[Observation]:
    for row in ask_rows(store, "observations", **about):
        yield Observation(
            on=dt.date.fromisoformat(row["date"]),
            person=row["holder"],
            name=row["name"],
            held=row["held"],
            label=row["label"],
            exclusive=row["exclusive"] == "true",
            document=row.get("document", ""),
            quote=row.get("quote", ""),
        )


def join_observations(observations: Iterable[Observation]) -> list[Tenure]:
    """Join observations to tenures, in the order of what was held and of time."""
    by_held: defaultdict[str, list[Observation]] = defaultdict(list)
    for observation in observations:
        by_held[observation.held].append(observation)
    joined = [tenure for held in sorted(by_held) for tenure in _tenures_of(sorted(by_held[held]))]
    return sorted(joined, key=lambda one: (one.label, one.held, one.first, one.name, one.person))


def _tenures_of(observations: list[Observation]) -> Iterator[Tenure]:
    if all(one.exclusive for one in observations) and not _held_by_two(observations):
        runs = [list(run) for _, run in groupby(observations, key=lambda one: one.person)]
    else:
        by_person = sorted(observations, key=lambda one: (one.person, one.on))
        runs = [list(run) for _, run in groupby(by_person, key=lambda one: one.person)]
    for run in runs:
        first, last = run[0], run[-1]
        yield Tenure(
            person=last.person,
            name=last.name,
            held=last.held,
            label=last.label,
            first=first.on,
            last=last.on,
            observations=tuple(run),
        )


def _held_by_two(observations: list[Observation]) -> bool:
    """Say whether two people were seen to hold it on one day."""
    return any(
        len({one.person for one in day}) > 1 for _, day in groupby(observations, key=lambda one: one.on)
    )


def holders_on(store: Store, post: str, day: dt.date) -> list[Holding]:
    """Say who held a post on a day as far as papers show: surest first; nobody else was seen nearer to the day."""
    known = tenures(store, held=post)
    during = [one for one in known if one.first <= day <= one.last]
    if during:
        return [_holding(one, day) for one in during]
    before = max((one for one in known if one.last < day), key=lambda one: one.last, default=None)
    after = min((one for one in known if one.first > day), key=lambda one: one.first, default=None)
    return [_holding(one, day) for one in (before, after) if one is not None]


def _holding(tenure: Tenure, day: dt.date) -> Holding:
    nearest = min(tenure.observations, key=lambda one: (abs((one.on - day).days), one.on))
    certainty: Certainty
    if nearest.on == day:
        certainty = "seen on the day"
    elif tenure.first <= day <= tenure.last:
        certainty = "seen before and after"
    else:
        certainty = "last seen before" if tenure.last < day else "first seen after"
    return Holding(certainty, nearest)
