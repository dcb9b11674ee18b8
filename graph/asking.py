"""The questions that maps are made by, ``queries/ties/*.rq``, and who can be asked them.

They are written as the other stored questions are (:mod:`graph.queries`) and kept apart from these: their answers are
edges to draw and not tables to read.
"""

from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Protocol, TypeVar, cast

from graph.errors import UnknownQuery
from graph.queries import Question, Value, read_question
from graph.store import Store
from graph.terms import rows
from graph.ties import Ties, read_ties

__all__ = ["Asked", "Asking", "StoreAsking", "ask_ties", "at_once", "find_tie_question"]

T = TypeVar("T")


@cache
def _tie_questions() -> dict[str, Question]:
    found = {
        file.name.removesuffix(".rq"): file
        for file in (files("graph") / "queries" / "ties").iterdir()
        if file.name.endswith(".rq")
    }
    return {name: read_question(name, found[name].read_text("utf-8")) for name in sorted(found)}


def find_tie_question(name: str) -> Question:
    """Find a question by the name of its file; UnknownQuery if there is none.

    >>> find_tie_question("attended").english
    'Who attended which body, in what capacity, how often, and from when to when?'
    """
    try:
        return _tie_questions()[name]
    except KeyError:
        raise UnknownQuery(
            f"there is no question about ties named {name!r}; there are {', '.join(_tie_questions())}"
        ) from None


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that a map was made by, with its values filled in."""

    question: Question
    text: str


class Asking(Protocol):
    """Whoever can be asked; ``asked`` are the questions so far."""

    asked: list[Asked]

    async def rows(self, name: str, **values: Value | Sequence[Value]) -> list[dict[str, str]]:
        """Ask a question about ties and give its rows as words by variable."""
        ...


class StoreAsking:
    """Asks a store in this process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked: list[Asked] = []

    async def rows(self, name: str, **values: Value | Sequence[Value]) -> list[dict[str, str]]:
        """Ask a question about ties and give its rows as words by variable."""
        question = find_tie_question(name)
        text = question.bound(values)
        self.asked.append(Asked(question, text))
        return list(rows(self._store.query(text)))


def at_once(plan: Coroutine[Any, Any, T]) -> T:
    """Run a plan that asks a :class:`StoreAsking`, which never waits; so that it also runs where an event loop does."""
    try:
        plan.send(None)
    except StopIteration as done:
        return cast("T", done.value)
    raise RuntimeError("a plan that is run at once asked somebody who has to be waited for")


async def ask_ties(asking: Asking, name: str, **values: Value | Sequence[Value]) -> Ties:
    """Ask one of the questions whose answer is ties."""
    return read_ties(await asking.rows(name, **values))
