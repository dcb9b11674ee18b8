"""The terminal of a command: lines printed on streams that take them all, and Ctrl-C that ends what the engine does."""

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["ended_at_once", "ready_streams", "say", "tell"]


def say(line: str) -> None:
    """Print a line of what was asked for, on standard output."""
    print(line, flush=True)


def tell(line: str) -> None:
    """Print a line about it, on standard error."""
    print(line, file=sys.stderr, flush=True)


def ready_streams() -> None:
    """Put an empty stream where the shell closed one (``<&-``); spell out what a stream's encoding cannot show."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - open for as long as the process
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


@contextmanager
def ended_at_once() -> Iterator[None]:
    """Let Ctrl-C end the process itself while the engine works, which else hears of nothing until it has its answer.

    No store may be written to inside the block, which may end anywhere. A Ctrl-C that is ignored or heard by
    somebody else stays so.
    """
    heard = signal.getsignal(signal.SIGINT)
    ours = heard is signal.default_int_handler
    if ours:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        if ours:
            signal.signal(signal.SIGINT, heard)
