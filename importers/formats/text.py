"""Reads plain text of any kind: typed minutes, a page saved as text, what a reader made of a page.

The text is kept as it is. Where it holds marks of HTML, the plain text has them replaced length for length. Words of the
ModernGov template that survive in a flattened page are marked where they stand for certain.
"""

import re
from typing import Final

from importers.errors import Damaged
from importers.files.decoding import decode
from importers.files.kinds import find_kind
from importers.files.limits import check_bytes, check_characters
from importers.markup import replace_markup
from importers.paper import Block, Paper, Role, Span, plain
from importers.source import Source

__all__ = ["IMPORTER", "Text"]

# Lines that a flattened page is known by:
#   chrome  "No. | Item |", "---|---|", "No. Item", "Share this item"
#   empty   what a CMIS page says of tabs that hold nothing and over its own facts; "R:\PORTS\MINUTES.DOC - 1" at a page's foot
#   label   "Minutes:", "Decision:", "Additional documents:", "Venue:", "Contact:"
_LINES: Final = re.compile(
    r"^[ ]{0,40}(?:(?P<chrome>No\.? ?\|? ?(?:Item|Title|Eitem)(?: ?\| ?Note)? ?\|?|(?:-{3,} ?\| ?){1,6}(?:-{3,})?|(?:\* ?)?Share this (?:item|page)|Rhif ?\|? ?Eitem ?\|?)"
    r"|(?P<label>(?:Minutes|Decision|Additional documents|Supporting documents|Presented By|Webcast|Cofnodion|Penderfyniad|Dogfennau ychwanegol):"
    r"|Media|Items|Eitemau))[ ]{0,40}$"
    r"|(?P<empty>^[ ]{0,40}Declarations of Interests\s{1,40}No declarations of interest have been entered for this meeting\.?"
    r"|^[ ]{0,40}Visitor Information is not yet available for this meeting\.?"
    r"|^[ ]{0,40}Meeting (?:Details\s{1,40}Meeting )?Summary(?=\s{1,40}[^\n]{3,120}\n\s{0,40}\d{1,2} [A-Z][a-z]{2} \d{4} -)"
    r"|^[ ]{0,40}[A-Z]:\\[^\n]{3,200})",
    re.MULTILINE,
)
# Furniture inside a line: "pdf icon PDF 97 KB", "PDF 346 KB", "View directions", "view the full minutes text for item 3."
_FURNITURE: Final = re.compile(
    r"pdf icon PDF \d{1,4}(?:\.\d)? [KMG]B\b|PDF(?<!\wPDF) \d{1,4}(?:\.\d)? [KMG]B\b|View(?<!\wView) directions\b"
    r"|v(?P<cut>iew the full (?:minutes|decision|agenda) text(?: for item [\w./()*-]{1,20})?)"
)
_LABELLED: Final = re.compile(
    r"^[ ]{0,40}(?P<label>(?:Venue|Contact|Lleoliad|Cyswllt):)(?=[ ])", re.MULTILINE
)
# A line's end and the blank lines behind it: "\n \n", in plain text also from "\r\n\r\n" and from lines that hold no-break spaces
_BLANK_LINES: Final = re.compile(r"\n(?:[ ]*\n)+")
_LINE_ROLES: Final[dict[str | None, Role]] = {"chrome": "chrome", "label": "label", "empty": "chrome"}


class Text:
    """The importer of plain text."""

    name = "text"

    def takes(self, source: Source) -> int:
        """Take any text, with the least sureness of all."""
        return 10 if find_kind(source) == "text" else 0

    def read(self, source: Source) -> Paper:
        """Decode the bytes; the text itself is untouched."""
        check_bytes(source.name, len(source.data))
        decoded = decode(source.data)
        text = decoded.text
        check_characters(source.name, len(text))
        if text.count("\x00") > len(text) // 1000:
            raise Damaged(source.name, "it holds zero bytes: it is not text, or only part of it is")
        # Lines of old Macs end in a carriage return alone
        readable = _empty_lines(replace_markup(plain(text if "\n" in text else text.replace("\r", "\n"))))
        blocks, complete = _find_blocks(readable)
        return Paper(
            text=text,
            plain=readable,
            format=self.name,
            blocks=blocks,
            metadata={"encoding": decoded.encoding},
            complete=complete,
        )


def _empty_lines(readable: str) -> str:
    r"""Move the spaces of blank lines before them, so that a paragraph always ends in two line ends together.

    >>> _empty_lines("Apologies \n \n None \n")
    'Apologies  \n\n None \n'
    """
    return _BLANK_LINES.sub(lambda found: found[0].replace("\n", "") + "\n" * found[0].count("\n"), readable)


def _find_blocks(readable: str) -> tuple[tuple[Block, ...], bool]:
    furnished = any(words in readable for words in ("PDF ", "View directions", "view the full"))
    furniture = list(_FURNITURE.finditer(readable)) if furnished else []
    found = [
        Block(Span(*match.span(match.lastgroup or 0)), _LINE_ROLES[match.lastgroup])
        for match in _LINES.finditer(readable)
    ]
    found.extend(Block(Span(*match.span("label")), "label") for match in _LABELLED.finditer(readable))
    found.extend(Block(Span(*match.span()), "chrome") for match in furniture)
    complete = not any(match["cut"] for match in furniture)
    return tuple(sorted(found, key=lambda block: block.span)), complete


IMPORTER: Final = Text()
