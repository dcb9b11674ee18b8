"""Keep the bytes of every source and the text that was read from it, each under the SHA-256 of its bytes.

A folder archive holds ``sources/ab/cdef…`` and ``texts/ab/cdef…``: plain files, named by their own hash in two parts.
A file is written beside its place, forced to disk and then renamed, so that a name never stands for half a file; what
is read is hashed again first. Texts are UTF-8; a lone surrogate that a broken file left is kept as it is.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol, get_args

from graph.errors import ArchiveDamaged, ArchiveError, NotArchived

__all__ = [
    "KINDS",
    "Archive",
    "FolderArchive",
    "Kind",
    "MemoryArchive",
    "digest_of",
    "keep_text",
    "read_text",
    "sync_folder",
]

Kind = Literal["source", "text"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Archive(Protocol):
    """A place for bytes that are found again by their hash."""

    def keep(self, kind: Kind, data: bytes) -> str:
        """Keep the bytes, once, and give their SHA-256 in hexadecimal."""
        ...

    def read(self, kind: Kind, digest: str) -> bytes:
        """Give the bytes back; NotArchived if there are none, ArchiveDamaged if they no longer fit their hash."""
        ...

    def holds(self, kind: Kind, digest: str) -> bool:
        """Say whether something is kept under the hash."""
        ...

    def digests(self, kind: Kind) -> Iterator[str]:
        """Iterate over the hashes of everything that is kept, sorted."""
        ...


def digest_of(data: bytes) -> str:
    """Give the SHA-256 in hexadecimal.

    >>> digest_of(b"")[:16]
    'e3b0c44298fc1c14'
    """
    return hashlib.sha256(data).hexdigest()


def keep_text(archive: Archive, text: str) -> str:
    r"""Keep a paper's text and give its hash.

    >>> archive = MemoryArchive()
    >>> read_text(archive, keep_text(archive, "Members’ views\r\n"))
    'Members’ views\r\n'
    """
    return archive.keep("text", text.encode("utf-8", "surrogatepass"))


def read_text(archive: Archive, digest: str) -> str:
    """Give the text whose hash this is, in the code points that offsets count."""
    return archive.read("text", digest).decode("utf-8", "surrogatepass")


class MemoryArchive:
    """An archive that lasts as long as the process."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Kind, str], bytes] = {}

    def keep(self, kind: Kind, data: bytes) -> str:
        """Keep the bytes and give their hash."""
        digest = digest_of(data)
        self._kept[kind, digest] = data
        return digest

    def read(self, kind: Kind, digest: str) -> bytes:
        """Give the bytes back; NotArchived if there are none."""
        try:
            return self._kept[kind, digest]
        except KeyError:
            raise NotArchived(digest, f"no {kind} is kept under this hash") from None

    def holds(self, kind: Kind, digest: str) -> bool:
        """Say whether something is kept under the hash."""
        return (kind, digest) in self._kept

    def digests(self, kind: Kind) -> Iterator[str]:
        """Iterate over the hashes of everything that is kept, sorted."""
        return iter(sorted(digest for own, digest in self._kept if own == kind))


class FolderArchive:
    """An archive in a folder; any number of processes may read it while one or more write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, kind: Kind, data: bytes) -> str:
        """Keep the bytes, once, and give their hash; they are on the disk when this returns, a damaged copy replaced."""
        digest = digest_of(data)
        place = self._place(kind, digest)
        try:
            if not place.exists() or place.read_bytes() != data:
                place.parent.mkdir(parents=True, exist_ok=True)
                _write_whole(place, data)
        except OSError as error:
            raise ArchiveError(
                digest, f"cannot be kept in {self._folder}: {error.strerror or error}"
            ) from error
        return digest

    def read(self, kind: Kind, digest: str) -> bytes:
        """Give the bytes back; NotArchived if there are none, ArchiveDamaged if they no longer fit their hash."""
        place = self._place(kind, digest)
        try:
            data = place.read_bytes()
        except FileNotFoundError:
            raise NotArchived(digest, f"no {kind} is kept under this hash in {self._folder}") from None
        if digest_of(data) != digest:
            raise ArchiveDamaged(
                digest, f"{place} has been changed since it was written; import the paper again"
            )
        return data

    def holds(self, kind: Kind, digest: str) -> bool:
        """Say whether something is kept under the hash."""
        return self._place(kind, digest).exists()

    def digests(self, kind: Kind) -> Iterator[str]:
        """Iterate over the hashes of everything that is kept, sorted; unfinished files are passed over."""
        for file in sorted((self._folder / f"{kind}s").glob("[0-9a-f][0-9a-f]/*")):
            if not file.name.startswith("."):
                yield f"{file.parent.name}{file.name}"

    def _place(self, kind: Kind, digest: str) -> Path:
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise NotArchived(digest, "this is not a SHA-256 in lower-case hexadecimal")
        return self._folder / f"{kind}s" / digest[:2] / digest[2:]


def _write_whole(place: Path, data: bytes) -> None:
    """Write a file that is either whole and on the disk or not there."""
    beside = place.with_name(f".part-{os.getpid()}-{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(place.parent)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to disk, so that a rename outlives a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
