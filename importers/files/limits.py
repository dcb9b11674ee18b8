"""Limits that keep one hostile or mistaken file from stopping an import.

They are far above what a council publishes: the largest agenda packs have some 1,500 pages, a page of minutes about
200,000 characters.
"""

from typing import Final

from importers.errors import TooLarge

__all__ = [
    "BYTES",
    "CELLS",
    "CHARACTERS",
    "INFLATED",
    "PAGES",
    "UNPACKED",
    "WORDS",
    "check_bytes",
    "check_characters",
]

BYTES: Final = 50 * 1024 * 1024
"""Bytes of one file, looked at before the file is opened."""
CHARACTERS: Final = 10_000_000
"""Code points of one paper's text."""
PAGES: Final = 3_000
"""Pages of one PDF."""
CELLS: Final = 200_000
"""Cells of one tracker."""
INFLATED: Final = 200 * 1024 * 1024
"""Bytes that a zipped workbook may unpack to."""
WORDS: Final = 32 * 1024 * 1024
"""Bytes that the text, styles and list numbers of a Word document may unpack to."""
UNPACKED: Final = 400 * 1024 * 1024
"""Bytes that the streams of a PDF, its pictures left out, may unpack to."""


def check_bytes(name: str, size: int, limit: int = BYTES) -> None:
    """Refuse a file over ``limit`` bytes: raises :class:`TooLarge`.

    >>> check_bytes("minutes.txt", 10, limit=5)
    Traceback (most recent call last):
    ...
    importers.errors.TooLarge: minutes.txt: it has 10 bytes; the limit is 5
    """
    if size > limit:
        raise TooLarge(name, f"it has {size:,} bytes; the limit is {limit:,}")


def check_characters(name: str, count: int) -> None:
    """Refuse a text over :data:`CHARACTERS` code points: raises :class:`TooLarge`."""
    if count > CHARACTERS:
        raise TooLarge(
            name, f"its text has {count:,} characters; the limit is {CHARACTERS:,}: split it by meeting"
        )
