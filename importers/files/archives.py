"""Zipped files of parts, such as workbooks and Word documents: looked at before anything in them is unpacked."""

import lzma
import zipfile
import zlib
from collections.abc import Sequence
from typing import Final

from importers.errors import Encrypted, TooLarge
from importers.source import Source

__all__ = ["BROKEN", "check_members"]

BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, KeyError, NotImplementedError, OSError, ValueError,
)  # fmt: skip
"""What zipfile raises for an archive that is cut off, hostile, or lacks a part.

NotImplementedError stands for what zipfile cannot read: an unknown packing, a later version of the format, patched data,
strong encryption.
"""
_MEMBERS: Final = 10_000
_ENCRYPTED_FLAG: Final = 0x1


def check_members(source: Source, members: Sequence[zipfile.ZipInfo], limit: int, noun: str) -> None:
    """Refuse parts that unpack to over ``limit`` bytes together, too many, or behind a password: raises TooLarge, Encrypted."""
    if len(members) > _MEMBERS:
        raise TooLarge(source.name, f"the {noun} has {len(members):,} parts; the limit is {_MEMBERS:,}")
    size = sum(member.file_size for member in members)
    if size > limit:
        raise TooLarge(source.name, f"the {noun} unpacks to {size:,} bytes; the limit is {limit:,}")
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise Encrypted(source.name, f"the {noun} asks for a password: save a copy without one")
