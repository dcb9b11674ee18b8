"""Make maps: a selection of things and ties around a person, a body or a question, small enough to be read.

A map is put together from the stored questions ``ties-….rq``, asked through an :class:`Asking`, so that the command line
asks a store and the service its readers, and a page can show every query that the map was made by.
"""

from collections import defaultdict
from collections.abc import Coroutine, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar, cast

from graph.errors import GraphError
from graph.queries import Question, Value, ask_rows, find_question
from graph.store import Store
from graph.ties import Thing, Tie, Ties, read_ties

__all__ = [
    "DEFAULT",
    "Asked",
    "Asking",
    "Limits",
    "Map",
    "NothingToMap",
    "StoreAsking",
    "at_once",
    "map_body",
    "map_person",
    "select",
]


T = TypeVar("T")


class NothingToMap(GraphError):
    """The graph has no ties of the thing that a map should be about."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many things and ties a map shows at most."""

    things: int = 150
    ties: int = 400


DEFAULT: Final = Limits()


@dataclass(frozen=True, slots=True)
class Asked:
    """One stored question that a map was made by, with its values filled in."""

    question: Question
    text: str


@dataclass(frozen=True, slots=True)
class Map:
    """What a map shows, the most often seen first, and how much there was before it was cut to its limits.

    ``centre`` is the IRI of the thing that the map is about; None where it is about a whole.
    """

    kind: str
    centre: str | None
    title: str
    things: tuple[Thing, ...]
    ties: tuple[Tie, ...]
    all_things: int
    all_ties: int
    asked: tuple[Asked, ...] = ()

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


def at_once(plan: Coroutine[object, None, T]) -> T:
    """Run a plan that asks a :class:`StoreAsking`, which never waits; so that it also runs where an event loop does."""
    try:
        plan.send(None)
    except StopIteration as done:
        return cast("T", done.value)
    raise RuntimeError("a plan that is run at once asked somebody who has to be waited for")


async def ask_ties(asking: Asking, name: str, **values: Value | Sequence[Value]) -> Ties:
    """Ask one of the questions about ties."""
    return read_ties(await asking.rows(name, **values))


async def map_person(asking: Asking, person: str, limits: Limits = DEFAULT) -> Map:
    """See a person among the bodies they attended, the posts they held, who sat with them, and what was asked of them."""
    same = await asking.rows("same-person", person=person)
    joined = [row["same"] for row in same] or [person]
    centre = same[0]["canonical"] if same else person
    own = (await ask_ties(asking, "ties-attended", person=joined)).join(
        await ask_ties(asking, "ties-held", person=joined)
    )
    asked = await ask_ties(asking, "ties-asked", party=[*joined, *_held(own)])
    ties = own.join(asked, await ask_ties(asking, "ties-fellows", person=joined))
    return select("person", centre, ties, limits, asking.asked)


def _held(ties: Ties) -> list[str]:
    return [tie.target for tie in ties if tie.kind == "held"]


async def map_body(asking: Asking, body: str, limits: Limits = DEFAULT) -> Map:
    """See a body among the people who attended it, and what it recommended and agreed, to whom."""
    ties = (await ask_ties(asking, "ties-attended", body=body)).join(
        await ask_ties(asking, "ties-decided", body=body),
        await ask_ties(asking, "ties-asked", body=body),
        await ask_ties(asking, "ties-asked", party=body),
    )
    return select("body", body, ties, limits, asking.asked)


def select(kind: str, centre: str | None, ties: Ties, limits: Limits, asked: Iterable[Asked]) -> Map:
    """Keep what was seen most often, the centre always, within the limits; NothingToMap if there is nothing."""
    if not ties:
        raise NothingToMap(f"the graph has no ties of {centre or 'this kind'} to draw")
    weights: defaultdict[str, int] = defaultdict(int)
    for tie in ties:
        weights[tie.source] += tie.weight
        weights[tie.target] += tie.weight
    near = {end for tie in ties if centre and tie.touches(centre) for end in (tie.source, tie.target)}
    ranked = sorted(
        ties.things,
        key=lambda iri: (iri != centre, iri not in near, -weights[iri], ties.things[iri].label, iri),
    )
    kept = set(ranked[: limits.things])
    between = [tie for tie in ties if tie.source in kept and tie.target in kept]
    between.sort(key=lambda tie: (-tie.weight, tie.kind, tie.source, tie.target))
    title = ties.things[centre].label if centre in ties.things else ""
    return Map(
        kind=kind,
        centre=centre,
        title=title,
        things=tuple(ties.things[iri] for iri in ranked[: limits.things]),
        ties=tuple(between[: limits.ties]),
        all_things=len(ties.things),
        all_ties=len(ties),
        asked=tuple(asked),
    )
