"""The questions that maps and pages are made by, and who can be asked them.

They are written as the other stored questions are (:mod:`graph.queries`) and kept apart from these: the answers of
``queries/ties/*.rq`` are edges to draw, those of ``queries/pages/*.rq`` parts of a page.
"""

from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Protocol, TypeVar, cast

from graph.errors import UnknownQuery
from graph.maps.ties import Ties, read_ties
from graph.queries import Question, Value, read_question
from graph.sparql.terms import rows
from graph.store import Store

__all__ = ["Asked", "Asking", "StoreAsking", "ask_ties", "at_once", "find_kept_question"]

T = TypeVar("T")


_FOLDERS: Final = ("ties", "pages")


@cache
def _kept_questions() -> dict[str, Question]:
    found = {
        file.name.removesuffix(".rq"): file
        for folder in _FOLDERS
        for file in (files("graph") / "queries" / folder).iterdir()
        if file.name.endswith(".rq")
    }
    return {name: read_question(name, found[name].read_text("utf-8")) for name in sorted(found)}


def find_kept_question(name: str) -> Question:
    """Find a question by the name of its file; UnknownQuery if there is none.

    >>> find_kept_question("attended").english
    'Who attended which body, in what capacity, how often, and from when to when?'
    """
    try:
        return _kept_questions()[name]
    except KeyError:
        raise UnknownQuery(
            f"there is no question {name!r} behind maps and pages; there are {', '.join(_kept_questions())}"
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
        """Ask a question and give its rows as words by variable."""
        ...


class StoreAsking:
    """Asks a store in this process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked: list[Asked] = []

    async def rows(self, name: str, **values: Value | Sequence[Value]) -> list[dict[str, str]]:
        """Ask a question and give its rows as words by variable."""
        question = find_kept_question(name)
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
