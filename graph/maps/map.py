"""What a map is: things and ties chosen around a person, a body or a question, few enough to be read."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.asking import Asked, Asking
from graph.errors import NothingToMap
from graph.maps.ties import Thing, Tie, Ties
from graph.naming import quotes_at

__all__ = [
    "DEFAULT",
    "EVERYTHING",
    "INTERACTIVE",
    "OVERVIEW",
    "Choice",
    "Limits",
    "Map",
    "give_quotes",
    "select",
]


@dataclass(frozen=True, slots=True)
class Limits:
    """How many things and ties a map shows at most."""

    things: int = 150
    ties: int = 400


DEFAULT: Final = Limits()
INTERACTIVE: Final = Limits(1_000, 3_000)
"""As many as a browser lets a person walk among."""
OVERVIEW: Final = Limits(5_000, 15_000)
"""As many as can be looked at from afar, without labels."""
EVERYTHING: Final = Limits(1_000_000, 1_000_000)
"""For files, which nobody has to look at."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader chose to see: how many steps from the centre, between which days, and what was opened, in order.

    ``everyone`` also shows people without a public role (:mod:`graph.maps.discretion`).
    """

    steps: int = 1
    earliest: dt.date | None = None
    latest: dt.date | None = None
    opened: tuple[str, ...] = ()
    limits: Limits = DEFAULT
    everyone: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """What a map shows, the most often seen first, and how much there was before it was cut to its limits.

    ``centre`` is the IRI of the thing that the map is about; None where it is about a whole. The last things were added
    by opening others: ``grown`` names, for each of them, the thing that was opened, and the last ``grown_ties`` ties came
    with them. ``marks`` sets things apart among their kind by a word: what became of a recommendation, say. ``notes``
    gives some things a few words to stand below their label. ``columns`` gives each thing's column where the map has any.
    ``findings`` are sentences about what stands out; ``ranking`` says by what those that are shown were chosen;
    ``withheld`` people without a public role are not shown.
    """

    kind: str
    centre: str | None
    title: str
    things: tuple[Thing, ...]
    ties: tuple[Tie, ...]
    all_things: int
    all_ties: int
    asked: tuple[Asked, ...] = ()
    grown: tuple[str, ...] = ()
    grown_ties: int = 0
    marks: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    columns: tuple[int, ...] = ()
    findings: tuple[str, ...] = ()
    ranking: str = "how often they were seen"
    withheld: int = 0

    @property
    def whole(self) -> bool:
        """Whether everything that was found is shown."""
        return len(self.things) == self.all_things and len(self.ties) == self.all_ties


def select(kind: str, centre: str | None, ties: Ties, choice: Choice, asked: Sequence[Asked]) -> Map:
    """Keep what was seen most often, what is tied to the centre first, within the limits; NothingToMap if there is nothing."""
    fitting = ties.within(choice.earliest, choice.latest)
    if not len(fitting):
        raise NothingToMap(f"the graph has no ties of {centre or 'this kind'} to draw")
    things = {**({centre: ties.things[centre]} if centre in ties.things else {}), **fitting.things}
    kept = _ranked(centre, fitting, things)[: choice.limits.things]
    present = set(kept)
    between = [tie for tie in fitting if tie.source in present and tie.target in present]
    between.sort(key=lambda tie: (-tie.weight, tie.kind, tie.source, tie.target))
    return Map(
        kind=kind,
        centre=centre,
        title=things[centre].label if centre in things else "",
        things=tuple(things[iri] for iri in kept),
        ties=tuple(between[: choice.limits.ties]),
        all_things=len(things),
        all_ties=len(fitting),
        asked=tuple(asked),
    )


def _ranked(centre: str | None, ties: Ties, things: dict[str, Thing]) -> list[str]:
    """Put the centre first, then what is tied to it, then what was seen most often."""
    weights: defaultdict[str, int] = defaultdict(int)
    for tie in ties:
        weights[tie.source] += tie.weight
        weights[tie.target] += tie.weight
    near = {end for tie in ties if centre and tie.touches(centre) for end in (tie.source, tie.target)}
    return sorted(
        things, key=lambda iri: (iri != centre, iri not in near, -weights[iri], things[iri].label, iri)
    )


async def give_quotes(asking: Asking, shown: Map) -> Map:
    """Give every tie on a map the words that it was read from, and their paper."""
    sources = await quotes_at(asking, (tie.mention for tie in shown.ties))
    ties = (replace(tie, evidence=sources.get(tie.mention or "")) for tie in shown.ties)
    return replace(shown, ties=tuple(ties), asked=tuple(asking.asked))
