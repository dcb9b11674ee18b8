"""Time grows in line with length: a hostile text of eight times the length takes no more than about eight times as long."""

import contextlib
import time

import pytest

from importers.errors import ReadError
from importers.imported import import_source
from importers.source import Source
from tests.hostile import HOSTILE, write_hostile

SHORT, TIMES = 20_000, 8
STEEPEST = 14.0
"""Between eight, which is in line, and sixty-four, which is quadratic; a machine that does other things is uneven."""
MOMENT = 0.1
"""Seconds below which nothing is told from the next."""
LONGEST = 10.0
"""Seconds that no text of this length takes."""


def clock(source: Source) -> float:
    """Time the reading in seconds of this process."""
    started = time.process_time()
    with contextlib.suppress(ReadError):
        import_source(source)
    return time.process_time() - started


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_in_line_with_length(name: str) -> None:
    short, long = (write_hostile(HOSTILE[name], size) for size in (SHORT, SHORT * TIMES))
    ratios = []
    while len(ratios) < 3 and min(ratios, default=STEEPEST) >= STEEPEST:
        least = max(clock(short), MOMENT)
        taken = clock(long)
        assert taken < LONGEST, f"{len(long.data):,} characters take {taken:.0f} seconds"
        ratios.append(taken / least)
    assert min(ratios) < STEEPEST, f"{TIMES} times the length takes {min(ratios):.1f} times as long"
