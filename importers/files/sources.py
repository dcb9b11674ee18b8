"""Finding the files to import: the one module of this package that touches the disk.

A path may be a file, a folder (read with everything below it), a glob, a manifest, or ``-`` for standard input. What goes
wrong with one file is an outcome like any other, and the search goes on.
"""

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from importers.errors import NoPaper, ReadError
from importers.files.known import is_manifest, merge_known, read_manifest, read_sidecar, sidecar_of
from importers.files.limits import BYTES, check_bytes
from importers.source import Known, Source

__all__ = ["STANDARD_INPUT", "STREAM", "find_sources", "name_file"]

STANDARD_INPUT: Final = "-"
STREAM: Final = "standard input"
"""The name of a source that came without one; two of this name have nothing to do with one another."""
_NOT_PAPERS: Final = ("readme", "licence", "license")
"""What people put into a folder to explain the others; imported only when named."""
# Characters of a name that no line can show as they are: line ends, escapes for terminals, turns of the writing direction
_UNSHOWN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_GLOB_SIGNS: Final = frozenset("*?[")


def find_sources(
    paths: Iterable[str | Path],
    known: Known | None = None,
    *,
    limit: int = BYTES,
    stdin: BinaryIO | None = None,
) -> Iterator[Source | ReadError]:
    """Read the files that ``paths`` name, one by one, each once, in the order of the paths and of names in a folder.

    Hidden files, sidecars, manifests and a folder's own README are not papers. ``known`` holds for every file; what
    a manifest's row says of a file comes before it, and what the file's sidecar says before both. A file over ``limit``
    bytes is not opened. Errors name the file.
    """
    search = _Search(known or Known(), limit)
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield search.read_stream(stdin or sys.stdin.buffer)
            continue
        try:
            yield from search.find(Path(path))
        except OSError as error:  # a name longer than any file's
            yield NoPaper(name_file(Path(path)), f"the file cannot be looked for: {error.strerror}")


class _Search:
    """One search: remembers what it has read, so that overlapping paths give a file once."""

    def __init__(self, known: Known, limit: int) -> None:
        self._known = known
        self._limit = limit
        self._seen: set[Path] = set()

    def find(self, path: Path) -> Iterator[Source | ReadError]:
        if path.is_dir():
            yield from self._find_in_folder(path)
        elif path.exists():
            yield from self._find_file(path, {})
        elif _GLOB_SIGNS.isdisjoint(str(path)):
            yield NoPaper(name_file(path), "there is no such file or folder")
        else:
            yield from self._find_by_pattern(path)

    def read_stream(self, stream: BinaryIO) -> Source | ReadError:
        data = stream.read(self._limit + 1)
        try:
            check_bytes(STREAM, len(data), self._limit)
        except ReadError as error:
            return error
        return Source(data, STREAM, known=self._known)

    def _find_by_pattern(self, pattern: Path) -> Iterator[Source | ReadError]:
        # Path.glob takes no absolute patterns
        matches = sorted(glob.glob(str(pattern), recursive=True))  # noqa: PTH207
        if not matches:
            yield NoPaper(name_file(pattern), "no file matches this pattern")
        for match in matches:
            if not _is_aside(Path(match)):
                yield from self.find(Path(match))

    def _find_in_folder(self, folder: Path) -> Iterator[Source | ReadError]:
        """Read a folder's files, then the folders in it; its manifests speak for its own files and those below."""
        try:
            inside = sorted(
                Path(entry.path) for entry in os.scandir(folder) if not entry.name.startswith((".", "~$"))
            )
        except OSError as error:
            yield ReadError(name_file(folder), f"the folder cannot be opened: {error.strerror}")
            return
        files = [path for path in inside if path.is_file()]
        manifests = [path for path in files if _holds_manifest(path)]
        for manifest in manifests:
            yield from self._find_file(manifest, {})
        for path in files:
            if (
                path not in manifests
                and not _is_aside(path)
                and not path.stem.lower().startswith(_NOT_PAPERS)
            ):
                yield from self._find_file(path, {})
        for path in inside:
            if path.is_dir() and not path.is_symlink():
                yield from self._find_in_folder(path)

    def _find_file(self, path: Path, said: Mapping[Path, Known]) -> Iterator[Source | ReadError]:
        place = path.resolve()
        if place in self._seen:
            return
        self._seen.add(place)
        try:
            if _holds_manifest(path):
                yield from self._find_listed(path)
            else:
                yield self._read_file(path, said.get(place, Known()))
        except OSError as error:
            yield ReadError(name_file(path), f"the file cannot be opened: {error.strerror}")
        except ReadError as error:
            yield error

    def _find_listed(self, manifest: Path) -> Iterator[Source | ReadError]:
        """Read the files that a manifest lists."""
        rows = read_manifest(name_file(manifest), self._read_bytes(manifest))
        for name, known in rows.items():
            path = manifest.parent / name
            if Path(name).is_absolute() or os.path.normpath(name).startswith(".."):
                yield NoPaper(name_file(path), f"{manifest.name} lists it, but it is outside its folder")
            elif os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises for a name longer than any file's
                yield from self._find_file(path, {path.resolve(): known})
            else:
                yield NoPaper(name_file(path), f"{manifest.name} lists it, but there is no such file")

    def _read_file(self, path: Path, row: Known) -> Source:
        sidecar = sidecar_of(path)
        own = read_sidecar(name_file(sidecar), self._read_bytes(sidecar)) if sidecar.is_file() else Known()
        known = merge_known(own, merge_known(row, self._known))
        return Source(self._read_bytes(path), name_file(path), known=known)

    def _read_bytes(self, path: Path) -> bytes:
        check_bytes(name_file(path), path.stat().st_size, self._limit)
        with path.open("rb") as file:
            data = file.read(self._limit + 1)  # a device or pipe has no size beforehand
        check_bytes(name_file(path), len(data), self._limit)
        return data


def name_file(path: Path) -> str:
    r"""Write a path so that any line can show it: what is no UTF-8 and what no eye can see is spelt out.

    >>> name_file(Path("minutes of May.pdf")), name_file(Path("caf\udce9\nminutes.txt"))
    ('minutes of May.pdf', 'caf\\xe9\\nminutes.txt')
    """
    name = path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _UNSHOWN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), name)


def _holds_manifest(path: Path) -> bool:
    """Tell a manifest by its first line; a file that cannot be opened is reported when it is read."""
    if path.suffix.lower() != ".csv":
        return False
    try:
        with path.open("rb") as file:
            return is_manifest(file.read(4096))
    except OSError:
        return False


def _is_aside(path: Path) -> bool:
    """Tell a sidecar: ``paper.pdf.json`` beside ``paper.pdf``."""
    return path.suffix.lower() == ".json" and path.with_suffix("").is_file()
