"""The file that a store is backed up into: what is in it, and whether all of that is as it was written.

A plain tar of open formats, so that it can be read without this program::

    graph.nq.gz                  every named graph as N-Quads
    archive/sources/ab/cdef…     the bytes of every paper, named by their SHA-256
    archive/texts/ab/cdef…       the text that was read from each
    manifest.json                how much of each there is, and the hash of the dump; last, so that it is there if all is
"""

import gzip
import hashlib
import json
import re
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import IO, Final

from graph.archive import Kind, digest_of
from graph.errors import BackupUnusable

__all__ = [
    "DUMP",
    "FORMAT",
    "MANIFEST",
    "Manifest",
    "archived",
    "check_backup",
    "content_of",
    "hash_of",
    "hash_of_names",
    "open_backup",
    "place_of",
]

FORMAT: Final = "scrutiny-backup/1"
DUMP: Final = "graph.nq.gz"
MANIFEST: Final = "manifest.json"

# "archive/texts/ab/cdef…": the only names that a backup may hold beside the dump and the manifest
_ARCHIVED: Final = re.compile(r"archive/(source|text)s/([0-9a-f]{2})/([0-9a-f]{62})")
_LARGEST: Final = 1 << 30  # bytes of a paper or manifest
_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds.

    ``made`` is ISO in UTC, ``dump`` the SHA-256 of the compressed dump, ``files`` that of the sorted names in the
    archive; ``missing`` counts sources and texts that the catalogue names and the store's archive no longer had.
    """

    format: str
    made: str
    software: str
    base: str
    graphs: int
    quads: int
    documents: int
    sources: int
    texts: int
    missing: int
    dump: str
    files: str


def place_of(kind: str, digest: str) -> str:
    """Name a file of the archive in a backup.

    >>> place_of("text", "abcd")
    'archive/texts/ab/cd'
    """
    return f"archive/{kind}s/{digest[:2]}/{digest[2:]}"


def hash_of(data: IO[bytes]) -> str:
    """Give the SHA-256 of all that is still to be read."""
    digest = hashlib.sha256()
    while block := data.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


def hash_of_names(names: Iterable[str]) -> str:
    """Give the SHA-256 of some names, whatever their order.

    >>> hash_of_names(["b", "a"]) == hash_of_names(["a", "b"])
    True
    """
    return digest_of("\n".join(sorted(names)).encode())


def check_backup(file: Path) -> Manifest:
    """Read a backup to the end and give what it holds; BackupUnusable if anything is not as its manifest says."""
    names, dump, told = [], "", b""
    with open_backup(file) as tar:
        for member in tar:
            if told:
                raise BackupUnusable(f"{file}: something stands after the manifest")
            data = content_of(file, tar, member)
            if member.name == DUMP:
                dump = hash_of(data)
            elif member.name == MANIFEST:
                told = data.read()
            else:
                archived(file, member, data)
                names.append(member.name)
    if not told:
        raise BackupUnusable(f"{file}: the manifest is missing: the backup was not finished")
    manifest = _read_manifest(file, told)
    if manifest.dump != dump:
        raise BackupUnusable(f"{file}: {DUMP} has been changed since it was written")
    if manifest.files != hash_of_names(names):
        raise BackupUnusable(f"{file}: the archive in it is not the one that was written")
    return manifest


def archived(file: Path, member: tarfile.TarInfo, data: IO[bytes]) -> tuple[Kind, bytes]:
    """Read a file of the archive, and check it against its name."""
    named = _ARCHIVED.fullmatch(member.name)
    if named is None:
        raise BackupUnusable(f"{file}: {member.name[:80]!r} does not belong into a backup")
    content = data.read()
    if digest_of(content) != named[2] + named[3]:
        raise BackupUnusable(f"{file}: {member.name} has been changed since it was written")
    return ("source" if named[1] == "source" else "text"), content


@contextmanager
def open_backup(file: Path) -> Iterator[tarfile.TarFile]:
    """Open a backup; a file that is none, or is cut off, is told."""
    try:
        with tarfile.open(file, "r:") as tar:
            yield tar
    except (tarfile.TarError, EOFError, gzip.BadGzipFile) as error:
        raise BackupUnusable(f"{file}: this is no backup, or only a part of one ({error})") from error
    except FileNotFoundError as error:
        raise BackupUnusable(f"{file}: there is no such file") from error


def content_of(file: Path, tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    """Give the stream of a member's bytes; BackupUnusable for one that is no plain file, or far too large."""
    data = tar.extractfile(member) if member.isreg() else None
    if data is None or (member.name != DUMP and member.size > _LARGEST):
        raise BackupUnusable(f"{file}: {member.name[:80]!r} does not belong into a backup")
    return data


def _read_manifest(file: Path, told: bytes) -> Manifest:
    try:
        found = json.loads(told)
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            raise BackupUnusable(f"{file}: this is not a backup of the format {FORMAT}")
        return Manifest(**{one.name: found[one.name] for one in fields(Manifest)})
    except (ValueError, KeyError) as error:
        raise BackupUnusable(f"{file}: the manifest cannot be read ({error})") from error
