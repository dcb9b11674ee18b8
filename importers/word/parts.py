"""The parts of a Word document that are read: its text, its styles, its list numbers. Pictures are never unpacked.

Written against ECMA-376 part 1 (WordprocessingML); elements are told by their local names, for the strict form has other
namespaces.
"""

import io
import zipfile
from dataclasses import dataclass
from typing import Final

from importers.errors import Damaged
from importers.files.archives import BROKEN, check_members
from importers.files.limits import WORDS
from importers.source import Source
from importers.web.tree import Element
from importers.web.xml_tree import parse_xml

__all__ = ["Parts", "attribute", "is_word", "local_name", "open_parts", "value_of"]

_TEXT: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_NUMBERS: Final = "word/numbering.xml"
_SUFFIXES: Final = frozenset(("docx", "docm", "dotx"))


@dataclass(frozen=True, slots=True)
class Parts:
    """The roots of a document's parts; None for those that it has not."""

    text: Element
    styles: Element | None
    numbers: Element | None


def is_word(source: Source) -> bool:
    """Tell a Word document from other zipped files by the part that holds its text, a cut one by its name."""
    return _TEXT.encode() in source.data or source.suffix in _SUFFIXES


def open_parts(source: Source) -> Parts:
    """Unpack and parse the parts; raises Damaged, Encrypted or TooLarge."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            read = [member for member in archive.infolist() if member.filename in {_TEXT, _STYLES, _NUMBERS}]
            check_members(source, read, WORDS, "document")
            data = {member.filename: archive.read(member) for member in read}
    except BROKEN as error:
        raise _damaged(source) from error
    if _TEXT not in data:
        raise _damaged(source)
    roots = {name: parse_xml(Source(part, source.name)) for name, part in data.items()}
    return Parts(roots[_TEXT], roots.get(_STYLES), roots.get(_NUMBERS))


def _damaged(source: Source) -> Damaged:
    return Damaged(
        source.name, "the Word document is damaged or not what Word writes: save it again as .docx or PDF"
    )


def local_name(element: Element) -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """Give an attribute by its name without its namespace."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), None)


def value_of(element: Element | None, path: str) -> str | None:
    """Give ``w:val`` of what a path under ``element`` leads to, None where there is nothing."""
    found = element.find(path) if element is not None else None
    return attribute(found, "val") if found is not None else None
