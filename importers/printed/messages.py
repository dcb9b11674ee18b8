"""What passes between an import and the process that reads its PDFs: messages of bytes, and pages or a refusal in JSON.

JSON and not pickle: a process that a paper has got hold of can answer nonsense, but nothing that would be run.
"""

import json
import struct
from collections.abc import Sequence
from typing import IO, Any, Final

from importers import errors
from importers.errors import Damaged, ReadError
from importers.printed.layout import Page, Paragraph, PrintedLine
from importers.printed.tables import Row
from importers.source import Source

__all__ = ["BROKEN_OFF", "read_answer", "receive", "send", "write_pages", "write_refusal"]

BROKEN_OFF: Final = b""
"""What is received where the other side has ended."""
_LENGTH: Final = struct.Struct(">Q")
_LONGEST: Final = 1 << 30
"""Bytes of a message; the pages of ten million characters take a third of it."""


def send(pipe: IO[bytes], message: bytes) -> None:
    """Send a message; raises OSError where nobody is there to receive it."""
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Receive a message, :data:`BROKEN_OFF` where the other side ended before its end."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return BROKEN_OFF
    (length,) = _LENGTH.unpack(head)
    message = pipe.read(length) if length <= _LONGEST else BROKEN_OFF
    return message if len(message) == length else BROKEN_OFF


def write_pages(pages: Sequence[Page]) -> bytes:
    """Write pages as JSON: of a line its words and height, of a paragraph whether it is bold and what stands beside it.

    >>> write_pages([[Paragraph([PrintedLine("Ferries", 50, 700, 90)], beside="AB")]])
    b'[[{"lines":[["Ferries",700]],"bold":false,"beside":"AB"}]]'
    """
    return _write([[_write_part(part) for part in page] for page in pages])


def write_refusal(refusal: ReadError) -> bytes:
    """Write why a paper is not read.

    >>> write_refusal(Damaged("minutes.pdf", "cut off"))
    b'{"refusal":"Damaged","reason":"cut off"}'
    """
    return _write({"refusal": type(refusal).__name__, "reason": refusal.reason})


def read_answer(source: Source, answer: bytes) -> list[Page]:
    """Read the pages that were written; raises the refusal if it is one, Damaged for what is neither."""
    try:
        read = json.loads(answer)
        if isinstance(read, dict):
            raise _refusals()[read["refusal"]](source.name, read["reason"])
        return [[_read_part(part) for part in page] for page in read]
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise Damaged(source.name, "the PDF has broken the process that read it: fetch it again") from error


def _write(answer: object) -> bytes:
    return json.dumps(answer, separators=(",", ":")).encode("ascii")


def _write_part(part: Paragraph | Row) -> dict[str, object]:
    if isinstance(part, Row):
        return {"cells": part.cells}
    lines = [(line.words, round(line.y, 2)) for line in part.lines]
    return {"lines": lines, "bold": part.bold, "beside": part.beside}


def _read_part(part: dict[str, Any]) -> Paragraph | Row:
    if "cells" in part:
        return Row(part["cells"])
    bold = part["bold"]
    lines = [
        PrintedLine(words, 0.0, height, 0.0, begins_bold=bold, ends_bold=bold)
        for words, height in part["lines"]
    ]
    return Paragraph(lines, part["beside"])


def _refusals() -> dict[str, type[ReadError]]:
    named = {name: getattr(errors, name) for name in errors.__all__}
    return {name: error for name, error in named.items() if isinstance(error, type)}
