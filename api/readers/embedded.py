"""Answers queries from the embedded store: the newest snapshot, read by processes that can be ended."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import cast

from api.errors import BadQuery, EngineFailed, MemorySpent, RequestError, ResultTooLarge, StoreUnavailable
from api.readers.cache import AnswerCache
from api.readers.engine import Answer, Job
from api.readers.following import SnapshotFollower
from api.readers.frames import ANSWER, FILE, Question
from api.readers.inline import InlineReader
from api.readers.pool import ReaderPool
from api.readers.worker import Outcome, ReaderSettings
from api.settings import Settings
from api.sparql.formats import ENGINE_GRAPH_FORMATS, ENGINE_RESULT_FORMATS
from api.sparql.syntax import explain_syntax
from graph.sparql.prefixes import known_prefixes

__all__ = ["EmbeddedEngine"]


class EmbeddedEngine:
    """Answers from the store in a folder."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._follower = SnapshotFollower(Path(settings.store))
        prefixes = known_prefixes(settings.base)
        self._inline = InlineReader(prefixes) if settings.inline else None
        readers = ReaderSettings(prefixes, settings.memory_bytes, not settings.services)
        self._pool = ReaderPool(readers, settings.readers, settings.waiting)
        self._cache: AnswerCache[Job] = AnswerCache(settings.cache_bytes)
        self._cached_version: str | None = None
        self._spool: tempfile.TemporaryDirectory[str] | None = None
        self._numbers = count()

    async def open(self) -> None:
        """Start the readers."""
        self._spool = tempfile.TemporaryDirectory(prefix="scrutiny-answers-")
        await self._pool.open()

    async def close(self) -> None:
        """End the readers, let the snapshots go and remove what was not fetched."""
        await self._pool.close()
        if self._inline is not None:
            await self._inline.close()
        self._follower.close()
        if self._spool is not None:
            self._spool.cleanup()

    def version(self) -> str:
        """Give the current snapshot's name."""
        return self._follower.current().name

    def recall(self, job: Job) -> Answer | None:
        """Give the answer that is kept for the current snapshot, or that is cheap enough to be worked out here."""
        held = self._follower.current()
        self._forget_other_versions(held.name)
        answer = self._cache.find(job)
        if answer is None and self._inline is not None:
            answer = self._inline.answer(self._question(job, held.folder, ""))
            if answer is not None and not job.volatile:
                self._cache.keep(job, answer)
        return None if answer is None else Answer(answer, version=held.name)

    async def answer(self, job: Job) -> Answer:
        """Answer by a reader, and keep the answer."""
        with self._follower.reading() as held:
            spool = self._new_spool()
            answer = await self._ask(self._question(job, held.folder, str(spool)), job.deadline, spool)
        if answer.file is None and not job.volatile and held.name == self._cached_version:
            self._cache.keep(job, answer.body)
        return replace(answer, version=held.name)

    async def _ask(self, question: Question, deadline: float, spool: Path) -> Answer:
        try:
            outcome = await self._pool.ask(question, deadline)
        except BaseException:
            spool.unlink(missing_ok=True)
            raise
        return self._read(outcome, spool)

    def _forget_other_versions(self, version: str) -> None:
        if version != self._cached_version:
            self._cache.clear()
            self._cached_version = version

    def _new_spool(self) -> Path:
        if self._spool is None:
            raise StoreUnavailable("The service is not open yet.")
        return Path(self._spool.name) / f"{next(self._numbers)}"

    def _question(self, job: Job, folder: Path, spool: str) -> Question:
        return Question(
            store=str(folder),
            query=job.query,
            base=self._settings.base,
            result_format=ENGINE_RESULT_FORMATS.get(job.media_type, "JSON"),
            graph_format=ENGINE_GRAPH_FORMATS.get(job.media_type, "TURTLE"),
            limit=self._settings.result_bytes,
            spool=spool,
            default_graphs=job.default_graphs,
            named_graphs=job.named_graphs,
        )

    def _read(self, outcome: Outcome, spool: Path) -> Answer:
        if outcome.kind == ANSWER:
            return Answer(outcome.payload)
        if outcome.kind == FILE:
            return Answer(file=Path(outcome.payload.decode()))
        spool.unlink(missing_ok=True)
        document = cast("dict[str, str]", json.loads(outcome.payload))
        raise _error(document["fault"], document["detail"])

    def figures(self) -> Mapping[str, float]:
        """Give the state of readers and cache."""
        ended = {f'readers_ended_total{{reason="{why}"}}': n for why, n in self._pool.counts.ended.items()}
        return {
            "readers_idle": self._pool.idle,
            "readers_started_total": self._pool.counts.started,
            "queries_waiting": self._pool.queued,
            "cache_bytes": self._cache.held,
            "cache_hits_total": self._cache.counts.hits,
            "cache_misses_total": self._cache.counts.misses,
            **ended,
        }


def _error(fault: str, detail: str) -> RequestError:
    """Give the error for what a reader found wrong."""
    match fault:
        case "syntax":
            return explain_syntax(detail)
        case "unsupported":
            return BadQuery(f"The engine cannot do this: {detail}.")
        case "too-large":
            return ResultTooLarge(
                f"The answer has more than {int(detail):,} bytes; ask for less, with LIMIT and OFFSET for instance."
            )
        case "memory":
            return MemorySpent("The query used up the memory that one query may have.")
        case "store":
            return StoreUnavailable(f"The store could not be read: {detail}")
        case _:
            return EngineFailed(f"The engine failed: {detail}")
