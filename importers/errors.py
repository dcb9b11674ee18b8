"""What can be wrong with a paper.

::

    ReadError                 a paper cannot be read; ``str(error)`` names the source and says why
    ├── UnknownFormat         no importer takes this kind of file
    ├── NoPaper               it is readable, but holds no paper (an error page, an empty file)
    ├── NoTextLayer           a scanned PDF without text
    ├── Encrypted             a PDF that asks for a password
    ├── Damaged               the bytes are not what the file claims to be
    └── TooLarge              over a limit of size, pages or depth
"""

__all__ = ["Damaged", "Encrypted", "NoPaper", "NoTextLayer", "ReadError", "TooLarge", "UnknownFormat"]


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
