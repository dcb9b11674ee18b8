"""Says when the engine's files should be put in order, which makes every answer faster.

Each bulk load adds sorted files, and a lookup has to ask all of those that may hold its key. A million quads that came in
eight loads are answered two to four times faster once they have been merged; merging takes a fifth of the time that
loading took. So the store is merged when a good part of it is new since the last time: what has been written is then
merged a few times at most, however it grows.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

__all__ = ["is_due", "note_tidied"]

_LEAST: Final = 4 << 20
"""Bytes of new files, some ten thousand quads; fewer make no difference that can be felt."""
_SHARE: Final = 4  # the new files are at least one part in so many


def is_due(files: Path, note: Path) -> bool:
    """Say whether enough of the engine's files are new since they were noted."""
    sizes = _sizes(files)
    known = frozenset(note.read_text("ascii").split()) if note.exists() else frozenset[str]()
    new = sum(size for name, size in sizes.items() if name not in known)
    return new >= _LEAST and new * _SHARE >= sum(sizes.values())


def note_tidied(files: Path, note: Path) -> None:
    """Note the files that are there now, which the engine has just merged; a note that is lost costs one merge."""
    beside = note.with_suffix(".part")
    beside.write_text("\n".join(sorted(_sizes(files))), "ascii")
    beside.replace(note)


def _sizes(files: Path) -> dict[str, int]:
    """Give the bytes of each of the engine's files of sorted keys (the engine never changes one, and names none twice).

    One that the engine removes meanwhile, when it has merged it into another, is left out.
    """
    sizes: dict[str, int] = {}
    for file in files.glob("*.sst"):
        with suppress(FileNotFoundError):
            sizes[file.name] = file.stat().st_size
    return sizes
