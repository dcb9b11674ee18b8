"""Which importers there are, and which one takes a source.

Importers are found, not listed: a module in ``importers/formats`` that has an ``IMPORTER`` is one.
"""

import importlib
import pkgutil
from functools import cache
from typing import Protocol

from importers import formats
from importers.errors import NoPaper, UnknownFormat
from importers.files.kinds import Kind, find_kind
from importers.paper import Paper
from importers.source import Source

__all__ = ["Importer", "choose", "importers"]

_REFUSALS: dict[Kind, str] = {
    "zip": "a zipped file that is no Word document and no workbook",
    "ole": "an old Word or Office file: save it as .docx or PDF",
    "rtf": "a rich text file: save it as .docx or PDF",
    "image": "a picture: it must go through OCR before it can be read",
    "mail": "an e-mail, or a page saved in the form of one",
    "calendar": "an entry of a calendar or an address book",
    "captions": "captions of a recording",
    "json": "JSON, which no paper is written in",
    "program": "a program, its settings or its data",
    "xml": "XML that is no reply of a meeting web service",
    "binary": "neither a page nor a document nor text",
}
_READ = (
    "read are PDF, web pages, Word (.docx), text and markdown, replies of GetMeeting (.xml),"
    " and trackers (.xlsx, .csv)"
)


class Importer(Protocol):
    """Reads papers of one format."""

    @property
    def name(self) -> str:
        """The format's name, which becomes ``Paper.format``."""

    def takes(self, source: Source) -> int:
        """Say how sure it is that the source is of its format: 0 not at all, 100 beyond doubt."""

    def read(self, source: Source) -> Paper:
        """Read the source; raises :class:`importers.errors.ReadError` and nothing else."""


@cache
def importers() -> tuple[Importer, ...]:
    """List the importers in the order of their modules' names."""
    names = sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
    modules = (importlib.import_module(f"{formats.__name__}.{name}") for name in names)
    return tuple(module.IMPORTER for module in modules if hasattr(module, "IMPORTER"))


def choose(source: Source) -> Importer:
    """Choose the one importer that is surest to take the source.

    Raises :class:`UnknownFormat` if none does and :class:`NoPaper` for an empty file.

    >>> choose(Source(b"Minutes of the meeting", "minutes.txt")).name
    'text'
    >>> choose(Source(b"GIF89a...", "crest.txt"))  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    importers.errors.UnknownFormat: crest.txt: a picture: it must go through OCR before it can be read; read are PDF, …
    """
    kind = find_kind(source)
    if kind == "empty":
        raise NoPaper(source.name, "the file is empty")
    sureness, at = max((importer.takes(source), -at) for at, importer in enumerate(importers()))
    if not sureness:
        raise UnknownFormat(source.name, f"{_REFUSALS.get(kind, kind)}; {_READ}")
    return importers()[-at]
