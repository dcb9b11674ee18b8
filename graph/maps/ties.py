"""Read ties between things, the edges of maps, from the rows of the questions ``queries/ties/*.rq``.

A row gives both ends with their kinds, the kind of the tie and words about it, how often it was seen, from when to when,
and mentions that show it, of which the one with the most words is kept. What things are called and what stands at a
mention is asked for what is shown alone: :mod:`graph.naming`.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from graph.mentions import widest

__all__ = ["Source", "Thing", "Tie", "Ties", "read_ties"]


@dataclass(frozen=True, slots=True)
class Thing:
    """One end of a tie; ``label`` is "" until it is named. ``kind`` is person, body, post, organisation, recommendation, action, response, topic or issue."""

    iri: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a tie is written: a mention's IRI, its exact words, and the paper's IRI and label."""

    mention: str
    quote: str
    document: str
    paper: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie from one thing to another, by their IRIs, seen ``weight`` times between two days."""

    source: str
    target: str
    kind: str
    words: str
    weight: int
    first: dt.date | None
    last: dt.date | None
    mention: str | None = None
    evidence: Source | None = None

    def touches(self, iri: str) -> bool:
        """Say whether the tie leads to or from a thing."""
        return iri in {self.source, self.target}

    def within(self, earliest: dt.date | None, latest: dt.date | None) -> bool:
        """Say whether any of the tie's time falls between two days, both included; what has no date always does.

        >>> tie = Tie("urn:a", "urn:b", "attended", "", 1, dt.date(2026, 1, 5), dt.date(2026, 3, 5))
        >>> tie.within(dt.date(2026, 2, 1), None), tie.within(None, dt.date(2025, 12, 31))
        (True, False)
        """
        if self.first is None or self.last is None:
            return True
        return (earliest is None or self.last >= earliest) and (latest is None or self.first <= latest)


@dataclass(slots=True)
class Ties:
    """Things by IRI and the ties between them, each pair and kind once, in the order in which they were found."""

    things: dict[str, Thing] = field(default_factory=dict)
    found: dict[tuple[str, str, str], Tie] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Tie]:
        return iter(self.found.values())

    def __len__(self) -> int:
        return len(self.found)

    def add(self, source: Thing, target: Thing, tie: Tie) -> None:
        """Add a tie with its ends; what is known already stays as it was."""
        self.things.setdefault(source.iri, source)
        self.things.setdefault(target.iri, target)
        self.found.setdefault((tie.source, tie.target, tie.kind), tie)

    def within(self, earliest: dt.date | None, latest: dt.date | None) -> "Ties":
        """Give the ties of which some time falls between two days, with their ends."""
        return self.only(lambda tie: tie.within(earliest, latest))

    def only(self, wanted: Callable[[Tie], bool]) -> "Ties":
        """Give the ties that are wanted, with their ends."""
        kept = Ties()
        for tie in filter(wanted, self):
            kept.add(self.things[tie.source], self.things[tie.target], tie)
        return kept

    def merged(self, same: Mapping[str, str]) -> "Ties":
        """Give the ties with some things in the place of others that are the same: ``same`` leads from these to those."""
        kept = Ties()
        for tie in self:
            source, target = same.get(tie.source, tie.source), same.get(tie.target, tie.target)
            if source != target:
                ends = (
                    self.things.get(source, self.things[tie.source]),
                    self.things.get(target, self.things[tie.target]),
                )
                kept.add(*ends, replace(tie, source=ends[0].iri, target=ends[1].iri))
        return kept

    def of_kind(self, *kinds: str) -> set[str]:
        """Give the IRIs of the things of some kinds."""
        return {iri for iri, thing in self.things.items() if thing.kind in kinds}

    def join(self, *others: "Ties") -> Self:
        """Add all that others hold."""
        for other in others:
            for tie in other:
                self.add(other.things[tie.source], other.things[tie.target], tie)
        return self


def read_ties(rows: Iterable[Mapping[str, str]]) -> Ties:
    """Read the ties of a question's answer."""
    ties = Ties()
    for row in rows:
        source = Thing(row["source"], row.get("sourceLabel", ""), row["sourceKind"])
        target = Thing(row["target"], row.get("targetLabel", ""), row["targetKind"])
        ties.add(source, target, _tie(row))
    return ties


def _tie(row: Mapping[str, str]) -> Tie:
    return Tie(
        source=row["source"],
        target=row["target"],
        kind=row["kind"],
        words=row.get("words", ""),
        weight=int(row["weight"]),
        first=_day(row.get("first")),
        last=_day(row.get("last")),
        mention=widest(row.get("evidence", "").split()) or None,
    )


def _day(words: str | None) -> dt.date | None:
    return dt.date.fromisoformat(words) if words else None
