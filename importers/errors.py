"""What can be wrong with a paper.

::

    ReadError                 a paper cannot be read; ``str(error)`` names the source and says why
    ├── UnknownFormat         no importer takes this kind of file
    ├── NoPaper               it is readable, but holds no paper (an error page, an empty file)
    ├── NoTextLayer           a scanned PDF without text
    ├── Encrypted             a PDF that asks for a password
    ├── Damaged               the bytes are not what the file claims to be
    ├── TooLarge              over a limit of size, pages or depth
    └── ReaderFault           the reader itself fell over the paper
"""

from pathlib import PurePath

__all__ = [
    "FAULTS",
    "Damaged",
    "Encrypted",
    "NoPaper",
    "NoTextLayer",
    "ReadError",
    "ReaderFault",
    "TooLarge",
    "UnknownFormat",
]

FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a mistake in the reader raises. One paper that it falls over must not take the rest of a batch with it."""


class ReadError(Exception):
    """A paper cannot be read: the message is one line that names the source, the place and what was expected."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class UnknownFormat(ReadError):
    """No importer takes this kind of file."""


class NoPaper(ReadError):
    """The file is readable but holds no council paper."""


class NoTextLayer(ReadError):
    """A PDF of pictures: it must go through OCR before it can be read."""


class Encrypted(ReadError):
    """A PDF that asks for a password."""


class Damaged(ReadError):
    """The bytes are not what the file claims to be."""


class TooLarge(ReadError):
    """The file is over a limit of size, pages or nesting."""


class ReaderFault(ReadError):
    """A mistake in the reader, not in the paper: it says where, so that it can be reported."""

    @classmethod
    def of(cls, source: str, fault: Exception) -> "ReaderFault":
        """Tell a fault in one line: its kind, and the place in the code where it was raised."""
        trace = fault.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
        return cls(
            source,
            f"the reader has a fault ({type(fault).__name__} at {place}): please report it with the paper",
        )
