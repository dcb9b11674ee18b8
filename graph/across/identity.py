"""Propose who may be the same person, inside one council, with a score and its grounds; people decide.

Nobody is joined here. A claim needs compatible names and titles and something more: the same post, the same body, or
the fullest names. Two nodes that one paper tells apart, whose titles contradict each other, or that somebody judged
to be different are never claimed to be the same. Where a node could be one of several people, all its claims lose
weight: unsure is an answer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from graph.across.judgements import Claim, claim_quads, claims
from graph.across.names import Likeness, Name, like_names, read_name, titles_agree
from graph.sparql.terms import node, rows, value_of
from graph.store import Store

__all__ = ["LEAST", "WEIGHTS", "Seen", "likely_pairs", "propose_claims"]

WEIGHTS: Final[dict[str, float]] = {
    "same-name": 0.60,
    "compatible-name": 0.40,
    "same-initials": 0.30,
    "surname-only": 0.10,
    "same-post": 0.35,
    "same-body": 0.20,
    "overlapping-dates": 0.10,
}
"""What each ground adds to a claim's score; the names are notations of the code list ``basis``."""

LEAST: Final = 0.45
"""The lowest score that is proposed: compatible names alone do not reach it, nor do a surname and a body."""

_UNSURE = 0.6  # what is left of a score when the node could as well be somebody else
_HIGHEST = 0.98


@dataclass(slots=True)
class Seen:
    """All that the papers of one council show of one person node; dates are ISO, first and last sight of the holding."""

    iri: str
    names: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    held: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    sat_on: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    recorded_in: set[tuple[str, str]] = field(default_factory=set)

    @property
    def name(self) -> Name:
        """The fullest name printed."""
        return read_name(max(sorted(self.names), key=len))


# Three questions, because one with a UNION of what is optional takes the engine some five times as long.
_PEOPLE: Final = (
    """
SELECT DISTINCT ?person ?name ?title WHERE {
  GRAPH ?graph {
    ?person a foaf:Person ; foaf:name ?name .
    FILTER(STRSTARTS(STR(?person), "%(council)s/"))
    OPTIONAL { ?person foaf:title ?title }
  }
}
""",
    """
SELECT ?person ?post ?body ?date WHERE {
  GRAPH ?graph {
    ?membership org:member ?person .
    FILTER(STRSTARTS(STR(?person), "%(council)s/"))
    OPTIONAL { ?membership scr:inPost ?post }
    OPTIONAL { ?membership org:organization ?body }
    OPTIONAL { ?membership scr:observedOn ?date }
  }
}
""",
    """
SELECT ?person ?post ?body ?date ?graph ?meeting WHERE {
  GRAPH ?graph {
    ?attendance scr:person ?person ; scr:atMeeting ?meeting .
    FILTER(STRSTARTS(STR(?person), "%(council)s/"))
    OPTIONAL { ?attendance scr:inPost ?post }
    OPTIONAL { ?meeting schema:organizer ?body }
    OPTIONAL { ?meeting schema:startDate ?date }
  }
}
""",
)


def propose_claims(store: Store, council: str) -> list[Claim]:
    """Propose claims among the people of a council, likeliest first, in place of those proposed before.

    Claims that somebody has judged stay as they are, and pairs judged before are not proposed again.
    """
    known = claims(store)
    judged = {iri for iri, claim in known.items() if claim.status != "proposed"}
    apart = {frozenset((c.one, c.other)) for c in known.values() if c.status == "rejected"}
    pairs = likely_pairs(_people(store, council).values(), apart)
    proposed = {store.iris.claim(claim.one, claim.other): claim for claim in pairs}
    fresh = {iri: claim for iri, claim in proposed.items() if iri not in judged}
    stale = {
        iri
        for iri, claim in known.items()
        if claim.status == "proposed" and claim.one.startswith(f"{council}/")
    }
    before = {quad for quad in store.quads(store.iris.identity) if value_of(quad.subject) in stale}
    after = {quad for iri, claim in fresh.items() for quad in claim_quads(store, iri, claim)}
    if before != after:
        store.change(remove=list(before - after), insert=list(after - before))
    return list(fresh.values())


def _people(store: Store, council: str) -> dict[str, Seen]:
    """Gather what is known about every person of a council who has a name."""
    people: dict[str, Seen] = {}
    for question in _PEOPLE:
        for row in rows(store.query(question % {"council": node(council).value})):
            seen = people.setdefault(row["person"], Seen(row["person"]))
            if "name" in row:
                seen.names.add(row["name"])
            if "title" in row:
                seen.titles.add(row["title"])
            date = row.get("date", "")[:10]
            if "post" in row:
                seen.held[row["post"]].add(date)
            if "body" in row:
                seen.sat_on[row["body"]].add(date)
            if "meeting" in row:
                seen.recorded_in.add((row["graph"], row["meeting"]))
    return {iri: seen for iri, seen in people.items() if seen.names}


def likely_pairs(people: Iterable[Seen], apart: set[frozenset[str]]) -> list[Claim]:
    """Score the pairs of people who share a surname, and keep those likely enough; ``apart`` are never paired."""
    by_surname: defaultdict[str, list[Seen]] = defaultdict(list)
    for person in sorted(people, key=lambda seen: seen.iri):
        by_surname[person.name.surname].append(person)
    scored = [claim for group in by_surname.values() for claim in _claims_in(group, apart)]
    return sorted(scored, key=lambda claim: (-claim.confidence, claim.one, claim.other))


def _claims_in(group: list[Seen], apart: set[frozenset[str]]) -> Iterator[Claim]:
    possible = {
        (one.iri, other.iri): (one, other, likeness)
        for one, other in combinations(group, 2)
        if (likeness := _likeness(one, other)) is not None and frozenset((one.iri, other.iri)) not in apart
    }
    rivals = _rivals(possible.keys())
    for (first, second), (one, other, likeness) in possible.items():
        grounds = [likeness, *_grounds(one, other)]
        score = sum(WEIGHTS[ground] for ground in grounds)
        if first in rivals or second in rivals:
            score *= _UNSURE
        if likeness == "surname-only" and "same-post" not in grounds:
            continue
        if score >= LEAST:
            yield Claim(
                one=first,
                other=second,
                confidence=round(min(score, _HIGHEST), 2),
                basis=tuple(sorted(ground for ground in grounds if ground != "surname-only")),
                label=f"{max(sorted(one.names), key=len)} = {max(sorted(other.names), key=len)}",
            )


def _likeness(one: Seen, other: Seen) -> Likeness | None:
    """Say how two people's names agree; None where they cannot be one person."""
    if one.recorded_in & other.recorded_in or not titles_agree(one.titles, other.titles):
        return None
    return like_names(one.name, other.name)


def _rivals(pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Find the nodes that could be either of two others which cannot be one another."""
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        partners[one].add(other)
        partners[other].add(one)
    return {
        one
        for one, others in partners.items()
        if any(second not in partners[first] for first, second in combinations(sorted(others), 2))
    }


def _grounds(one: Seen, other: Seen) -> Iterator[str]:
    posts, bodies = one.held.keys() & other.held.keys(), one.sat_on.keys() & other.sat_on.keys()
    if posts:
        yield "same-post"
    if bodies:
        yield "same-body"
    if any(_overlap(one.held[post], other.held[post]) for post in posts) or any(
        _overlap(one.sat_on[body], other.sat_on[body]) for body in bodies
    ):
        yield "overlapping-dates"


def _overlap(ones: set[str], others: set[str]) -> bool:
    """Say whether the times from first to last sight overlap."""
    ones, others = ones - {""}, others - {""}
    return bool(ones and others) and min(ones) <= max(others) and min(others) <= max(ones)
