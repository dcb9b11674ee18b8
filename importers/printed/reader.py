"""The process that reads PDFs, run as ``python -m importers.printed.reader MEMORY SECONDS``: a paper in, its pages out.

It goes on until its input ends, so that one start serves a batch. What a paper may cost it is told to the system, which ends
it at the limit even where nobody is left to do so.
"""

import sys
from typing import IO

from importers.confinement import deny_sockets, ignore_interrupts, limit_memory, limit_time
from importers.errors import FAULTS, ReaderFault, ReadError, TooLarge
from importers.printed.messages import receive, send, write_pages, write_refusal
from importers.printed.pages import read_pages
from importers.source import Source

__all__ = ["answer", "serve"]


def answer(source: Source) -> bytes:
    """Read a paper; give its pages or why it is not read."""
    try:
        return write_pages(read_pages(source))
    except ReadError as refusal:
        return write_refusal(refusal)
    except MemoryError:
        return write_refusal(TooLarge(source.name, "reading it takes too much memory: print it to a new PDF"))
    except FAULTS as fault:
        return write_refusal(ReaderFault.of(source.name, fault))


def serve(papers: IO[bytes], answers: IO[bytes], *, memory: int, seconds: int) -> None:
    """Answer paper after paper, none of which may take more than ``memory`` bytes or ``seconds`` of the processor."""
    ignore_interrupts()
    limit_memory(memory)
    deny_sockets()
    while data := receive(papers):
        limit_time(seconds)
        send(answers, answer(Source(data, "")))


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer, memory=int(sys.argv[1]), seconds=int(sys.argv[2]))
