"""A reader that is killed at the worst moment costs nobody an answer, and the pool no reader."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
import uvloop

from api.readers.frames import ANSWER, Question
from api.readers.pool import ReaderPool
from api.readers.worker import Outcome, ReaderEnded, ReaderGone, ReaderProcess, ReaderSettings
from graph.embedded.snapshots import Snapshots

LOOPS = [asyncio.new_event_loop, uvloop.new_event_loop]
SETTINGS = ReaderSettings({}, 1 << 30, confined=True)


@pytest.fixture
def question(location: Path, tmp_path: Path) -> Question:
    held = Snapshots(location / "snapshots").hold()
    held.release()
    return Question(
        str(held.folder), "ASK {}", "http://x.example/", "JSON", "TURTLE", 1000, str(tmp_path / "spool")
    )


async def ask_one_that_vanishes(question: Question) -> tuple[Outcome, int, int]:
    """Let the only reader end between the moment that it is handed to a waiting question and the one that it is asked."""
    pool = ReaderPool(SETTINGS, 1, 5)
    await pool.open()
    try:
        reader = await pool._take(20)
        asking = asyncio.create_task(pool.ask(question, 30))
        while not pool.queued:
            await asyncio.sleep(0)
        pool._give_back(reader)
        reader.end()
        return await asking, len(pool.pids), pool.idle
    finally:
        await pool.close()


@pytest.mark.parametrize("loop", LOOPS)
def test_a_question_handed_to_a_reader_that_vanishes_is_asked_of_another(
    loop: Callable[[], asyncio.AbstractEventLoop], question: Question
) -> None:
    with asyncio.Runner(loop_factory=loop) as runner:
        outcome, readers, idle = runner.run(ask_one_that_vanishes(question))
    assert outcome.kind == ANSWER
    assert (readers, idle) == (1, 1)


async def ask_after_its_end(question: Question) -> None:
    reader = await ReaderProcess.start(SETTINGS)
    try:
        reader._process.kill()
        with pytest.raises(ReaderEnded):
            await reader.ask(question)
        await asyncio.sleep(0.05)
        with pytest.raises(ReaderGone):
            await reader.ask(question)
    finally:
        reader.end()
        await reader.wait()


@pytest.mark.parametrize("loop", LOOPS)
def test_a_reader_that_has_ended_says_so_on_every_event_loop(
    loop: Callable[[], asyncio.AbstractEventLoop], question: Question
) -> None:
    with asyncio.Runner(loop_factory=loop) as runner:
        runner.run(ask_after_its_end(question))
