"""What a map is: things and ties chosen around a person, a body or a question, few enough to be read.

A map is put together from the stored questions ``ties-….rq``, asked through an :class:`Asking`, so that the command line
asks a store and the service its readers, and a page can show every query that the map was made by.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar, cast

from graph.errors import GraphError
from graph.queries import Question, Value, ask_rows, find_question
from graph.store import Store
from graph.ties import Thing, Tie, Ties, read_ties

__all__ = [
    "AT_ONCE",
    "DEFAULT",
    "Asked",
    "Asking",
    "Choice",
    "Limits",
    "Map",
    "NothingToMap",
    "StoreAsking",
    "ask_ties",
    "at_once",
    "select",
]

T = TypeVar("T")

AT_ONCE: Final = 20
"""How many more things are shown around one when it is opened."""


class NothingToMap(GraphError):
    """The graph has no ties of the thing that a map should be about."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many things and ties a map shows at most."""

    things: int = 150
    ties: int = 400


DEFAULT: Final = Limits()


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader chose to see: how many steps from the centre, between which days, and what was opened, in order."""

    steps: int = 1
    earliest: dt.date | None = None
    latest: dt.date | None = None
    opened: tuple[str, ...] = ()
    limits: Limits = DEFAULT


@dataclass(frozen=True, slots=True)
class Asked:
    """One stored question that a map was made by, with its values filled in."""

    question: Question
    text: str


@dataclass(frozen=True, slots=True)
class Map:
    """What a map shows, the most often seen first, and how much there was before it was cut to its limits.

    ``centre`` is the IRI of the thing that the map is about; None where it is about a whole. The last things were added
    by opening others: ``grown`` names, for each of them, the thing that was opened. ``marks`` sets things apart among
    their kind by a word: what became of a recommendation, say. ``columns`` gives each thing's column where the map has
    any. ``findings`` are sentences about what stands out.
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
    marks: tuple[tuple[str, str], ...] = ()
    columns: tuple[int, ...] = ()
    findings: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether everything that was found is shown."""
        return len(self.things) == self.all_things and len(self.ties) == self.all_ties


class Asking(Protocol):
    """Whoever can be asked a stored question."""

    asked: list[Asked]

    async def rows(self, name: str, **values: Value | Sequence[Value]) -> list[dict[str, str]]:
        """Ask a stored question and give its rows as words by variable."""
        ...


class StoreAsking:
    """Asks a store in this process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked: list[Asked] = []

    async def rows(self, name: str, **values: Value | Sequence[Value]) -> list[dict[str, str]]:
        """Ask a stored question and give its rows as words by variable."""
        question = find_question(name)
        self.asked.append(Asked(question, question.bound(values)))
        return ask_rows(self._store, name, **values)


def at_once(plan: Coroutine[Any, Any, T]) -> T:
    """Run a plan that asks a :class:`StoreAsking`, which never waits; so that it also runs where an event loop does."""
    try:
        plan.send(None)
    except StopIteration as done:
        return cast("T", done.value)
    raise RuntimeError("a plan that is run at once asked somebody who has to be waited for")


async def ask_ties(asking: Asking, name: str, **values: Value | Sequence[Value]) -> Ties:
    """Ask one of the questions about ties."""
    return read_ties(await asking.rows(name, **values))


def select(
    kind: str,
    centre: str | None,
    ties: Ties,
    choice: Choice,
    asked: Sequence[Asked],
    *,
    title: str = "",
    marks: Mapping[str, str] | None = None,
) -> Map:
    """Keep what was seen most often, what is tied to the centre first, within the limits; NothingToMap if there is nothing."""
    fitting = ties.within(choice.earliest, choice.latest)
    if not len(fitting) and centre not in ties.things and not (centre is None and len(ties)):
        raise NothingToMap(f"the graph has no ties of {centre or 'this kind'} to draw")
    things, limits = (
        {**({centre: ties.things[centre]} if centre in ties.things else {}), **fitting.things},
        choice.limits,
    )
    weights: defaultdict[str, int] = defaultdict(int)
    for tie in fitting:
        weights[tie.source] += tie.weight
        weights[tie.target] += tie.weight
    near = {end for tie in fitting if centre and tie.touches(centre) for end in (tie.source, tie.target)}
    ranked = sorted(
        things, key=lambda iri: (iri != centre, iri not in near, -weights[iri], things[iri].label, iri)
    )
    kept = set(ranked[: limits.things])
    between = [tie for tie in fitting if tie.source in kept and tie.target in kept]
    between.sort(key=lambda tie: (-tie.weight, tie.kind, tie.source, tie.target))
    return Map(
        kind=kind,
        centre=centre,
        title=title or (things[centre].label if centre in things else ""),
        things=tuple(things[iri] for iri in ranked[: limits.things]),
        ties=tuple(between[: limits.ties]),
        all_things=len(things),
        all_ties=len(fitting),
        asked=tuple(asked),
        marks=tuple(sorted((marks or {}).items())),
    )
