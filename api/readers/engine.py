"""What answers queries: the embedded store through its reader processes, or another SPARQL server."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

__all__ = ["Answer", "Engine", "Job"]


@dataclass(frozen=True, slots=True)
class Job:
    """A query that the guard has let through, with the format to answer in.

    ``default_graphs`` and ``named_graphs`` are the protocol's dataset; None where it names none. ``volatile``
    says that it may answer otherwise the next time. ``media_type`` is one of :mod:`api.sparql.formats`; ``tabular`` is false where the
    answer is a graph. ``deadline`` is in seconds.
    """

    query: str
    media_type: str
    tabular: bool
    deadline: float = field(compare=False)
    volatile: bool = False
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, whole: its bytes, or the file that holds them and that the taker removes; and what it was read from."""

    body: bytes = b""
    file: Path | None = None
    version: str | None = None


class Engine(Protocol):
    """What the service asks of a store, wherever it is."""

    async def open(self) -> None:
        """Get ready to answer."""
        ...

    async def close(self) -> None:
        """Let everything go."""
        ...

    def version(self) -> str | None:
        """Name what the store holds now, None where that cannot be known; raises where there is no store."""
        ...

    def recall(self, job: Job) -> Answer | None:
        """Give the answer if it can be had at once, None if it has to be waited for."""
        ...

    async def answer(self, job: Job) -> Answer:
        """Answer a query that :meth:`recall` gave nothing for, or raise one of :mod:`api.errors`."""
        ...

    def figures(self) -> Mapping[str, float]:
        """Give the numbers that the metrics show, by name."""
        ...
