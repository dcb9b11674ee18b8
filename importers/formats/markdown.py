"""Reads markdown: reports converted from PDF, minutes kept as pages of a static site.

Written against CommonMark 0.31 with GitHub's tables and the front matter of static site makers. The text is kept as it
is; in the plain text marks are blanked length for length: front matter, emphasis, heading and quote signs, table bars,
links' addresses, escapes. Marks inside a word move behind it: ``a\\)`` reads ``a) ``, ``A**gree**d`` reads ``Agreed    ``.
"""

import re
from collections.abc import Iterator
from typing import Final

from importers.files.decoding import decode
from importers.files.kinds import find_kind
from importers.markup import replace_markup
from importers.paper import Block, Paper, Span, plain
from importers.source import Source
from importers.tables.columns import name_columns

__all__ = ["IMPORTER", "Markdown"]

_HEAD: Final = 20_000
# Matches "---", then lines such as "title: Meeting of 7 April", then "---", at the very beginning
_FRONT_MATTER: Final = re.compile(
    r"\s{0,9}---[ ]{0,9}\n(?P<lines>(?:(?!---)[^\n]{0,2000}\n){1,80}?)---[ ]{0,9}(?:\n|$)"
)
# Matches "title:  "General Meeting 7th April"", "date: 2025-04-25"
_STATED: Final = re.compile(
    r"^(?P<key>[A-Za-z_-]{2,30}):[ ]{1,9}(?P<mark>[\"']?)(?P<value>[^\n]{1,1000}?)(?P=mark)[ ]{0,20}$",
    re.MULTILINE,
)
# Matches "## 5.1 Key issues", "# REPORT #"
_HEADING: Final = re.compile(
    r"^[ ]{0,3}(?P<signs>#{1,6})[ ]{1,9}(?P<title>[^\s#][^\n]{0,2000})$", re.MULTILINE
)
# Matches "|---|:---:|", "--- | ---"
_RULE: Final = re.compile(
    r"^[ ]{0,3}\|?[ ]{0,9}:?-+:?[ ]{0,9}(?:\|[ ]{0,9}:?-+:?[ ]{0,9}){1,80}\|?[ ]{0,9}$"
    r"|^[ ]{0,3}\|[ ]{0,9}:?-+:?[ ]{0,9}\|[ ]{0,9}$",
    re.MULTILINE,
)
# Matches "| SCRUTINY COMMITTEE | Agenda Item No. 5 |"
_ROW: Final = re.compile(r"^[ ]{0,3}\|[^\n]{1,20000}$", re.MULTILINE)
# One cell's words between unescaped bars
_CELL: Final = re.compile(r"(?:[^|\\\n]|\\.){1,20000}")
# Matches "> a\) The secretary met the manager", "> > quoted again"
_QUOTE: Final = re.compile(r"^[ ]{0,3}(?:>[ ]?){1,6}", re.MULTILINE)
# Matches "[minutes of June](https://eastmere.example/june.pdf)", "![crest](crest.png)"
_LINK: Final = re.compile(r"(?P<image>!?)\[(?P<words>[^\[\]\n]{0,300})\]\([^()\s]{0,2000}\)")
# A word with marks in it: "**Present**:", "a\)", "_quorate_"
_MARKED: Final = re.compile(r"(?<!\S)[^\s*\\_]*[*\\_]\S*")
# Inside such a word: emphasis, an escape, underscores at its end
_MARK: Final = re.compile(r"\*+|\\(?=[!-/:-@\[-`{-~])|\\$|_+(?=[^\w\s]*$)")
_BOLD: Final = re.compile(r"\*\*[^*\s][^*\n]{0,300}\*\*")
_STATED_AS: Final = {"title": "title", "date": "issued", "author": "author", "url": "url", "permalink": "url"}


class Markdown:
    """The importer of markdown."""

    name = "markdown"

    def takes(self, source: Source) -> int:
        """Take text that is called markdown or that has front matter, headings, tables or emphasis like it."""
        if find_kind(source) != "text":
            return 0
        if source.suffix in {"md", "markdown"} or source.media_type in {"text/markdown", "text/x-markdown"}:
            return 80
        head = decode(source.data[:_HEAD]).text.replace("\r", " ")
        front = _FRONT_MATTER.match(head)
        signs = len(_HEADING.findall(head)) >= 2 or len(_BOLD.findall(head)) >= 3
        table = _RULE.search(head) and len(_ROW.findall(head)) >= 2
        return 60 if signs or table or (front and _STATED.search(front["lines"])) else 0

    def read(self, source: Source) -> Paper:
        """Decode the bytes; the text itself is untouched."""
        decoded = decode(source.data)
        raw = plain(decoded.text)
        readable = replace_markup(raw)
        front = _FRONT_MATTER.match(readable)
        blocks = [*_find_front(front), *_find_headings(readable), *_find_rows(raw, readable)]
        return Paper(
            text=decoded.text,
            plain=_blank_marks(_blank_bars(raw, readable), front),
            format=self.name,
            blocks=tuple(sorted(blocks, key=lambda block: (block.span.start, -block.span.end))),
            metadata={"encoding": decoded.encoding, **_read_front(front)},
        )


def _read_front(front: re.Match[str] | None) -> dict[str, str]:
    stated = _STATED.finditer(front["lines"]) if front else ()
    return {
        _STATED_AS[found["key"].lower()]: found["value"]
        for found in stated
        if found["key"].lower() in _STATED_AS
    }


def _find_front(front: re.Match[str] | None) -> Iterator[Block]:
    """Mark front matter as furniture, and its title, which nothing else may repeat, as the title."""
    if not front:
        return
    yield Block(Span(front.start(), front.end()), "chrome")
    title = _find_title(front)
    if title:
        yield Block(title, "title")


def _find_title(front: re.Match[str]) -> Span | None:
    start = front.start("lines")
    for found in _STATED.finditer(front["lines"]):
        if found["key"].lower() == "title":
            return Span(start + found.start("value"), start + found.end("value"))
    return None


def _find_headings(readable: str) -> Iterator[Block]:
    for found in _HEADING.finditer(readable):
        title = found["title"].rstrip(" #")
        start = found.start("title")
        yield Block(Span(start, start + len(title)), "heading", level=len(found["signs"]))


def _find_rows(raw: str, readable: str) -> Iterator[Block]:
    """Mark rows and cells of tables with bars at both ends; a rule under the first row makes it name the columns.

    A row is one line of the raw text: "<br>" in a cell, a line's end in the readable text, does not end it.
    """
    names: list[str | None] = []
    before = -1
    for row in _ROW.finditer(raw):
        if row.start() != before:
            names = []
        before = row.end() + 1
        if _RULE.fullmatch(row[0]):
            yield Block(Span(*row.span()), "chrome")
            continue
        start = row.start() + row[0].index("|") + 1
        yield Block(Span(*row.span()), "row")
        rule = _RULE.match(raw, row.end() + 1)
        cells = list(_find_cells(raw, readable, Span(start, row.end()), names))
        yield from cells
        if rule:
            names = name_columns([readable[cell.span.start : cell.span.end] for cell in cells])


def _find_cells(raw: str, readable: str, row: Span, names: list[str | None]) -> Iterator[Block]:
    for at, cell in enumerate(_CELL.finditer(raw, row.start, row.end)):
        words = readable[cell.start() : cell.end()].strip()
        if words:
            first = readable.index(words, cell.start())
            yield Block(
                Span(first, first + len(words)),
                "cell",
                level=at + 1,
                key=names[at] if at < len(names) else None,
            )


def _blank_marks(readable: str, front: re.Match[str] | None) -> str:
    if front:
        readable = _blank_front(readable, front) + readable[front.end() :]
    readable = _RULE.sub(_blanks, readable)
    readable = _HEADING.sub(_blank_signs, readable)
    readable = _QUOTE.sub(_blanks, readable)
    readable = _LINK.sub(_blank_address, readable)
    return _MARKED.sub(_move_marks, readable)


def _blank_bars(raw: str, readable: str) -> str:
    """Blank the bars of each row, whose cells may run over more lines in the readable text; a rule stays for now."""
    parts: list[str] = []
    last = 0
    for row in _ROW.finditer(raw):
        if not _RULE.fullmatch(row[0]):
            parts += readable[last : row.start()], readable[row.start() : row.end()].replace("|", " ")
            last = row.end()
    return "".join(parts) + readable[last:]


def _blank_front(readable: str, front: re.Match[str]) -> str:
    title = _find_title(front)
    blanked = _NOT_LINE_END.sub(" ", readable[: front.end()])
    if not title:
        return blanked
    return blanked[: title.start] + readable[title.start : title.end] + blanked[title.end :]


_NOT_LINE_END: Final = re.compile(r"[^\n]")


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _blank_signs(found: re.Match[str]) -> str:
    title = found["title"].rstrip()
    return (" " * (found.start("title") - found.start()) + title.rstrip("#")).ljust(len(found[0]))


def _blank_address(found: re.Match[str]) -> str:
    words = " " * len(found["words"]) if found["image"] else found["words"]
    return (" " * (len(found["image"]) + 1) + words).ljust(len(found[0]))


def _move_marks(found: re.Match[str]) -> str:
    """Blank the marks before a word and move those inside it behind it; a mark alone (a bullet) stays."""
    word = found[0]
    if word in {"*", "_", "\\*"}:
        return word.replace("\\*", " *")
    bare = word.lstrip("*_")
    lead = len(word) - len(bare)
    return " " * lead + _MARK.sub("", bare).ljust(len(word) - lead)


IMPORTER: Final = Markdown()
