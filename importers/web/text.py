"""Text out of a page's elements by a walk that keeps order, lines and places.

A source line's end inside a paragraph is a space, ``<br>`` ends a line, blocks stand on lines of their own, list numbers
and cell bars are written out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from importers.draft import Draft
from importers.list_markers import BULLET, write_marker
from importers.paper import Role, Span
from importers.tables.columns import name_columns
from importers.web.outline import Outline, gap_around, holders_of
from importers.web.tree import LINE, Element, fold, text_of

__all__ = ["Handler", "Node", "Walk"]

Node: TypeAlias = tuple[Element, str]
"""An element and its XPath."""
Handler: TypeAlias = Callable[["Walk", Element, str], None]
"""Writes an element in a way of its own: called with the walk, the element and its XPath."""
Piece: TypeAlias = tuple[str, Role | None]

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LISTS: Final = frozenset(("ul", "ol", "dir", "menu"))
_CELLS: Final = frozenset(("td", "th"))
_SECTIONS: Final = frozenset(("thead", "tbody", "tfoot"))
# Over this a table's cell is running text that somebody laid out in columns
_CELL_CHARACTERS: Final = 600
# From this on a paragraph in a cell is a sentence or an entry of its own, not a part of a name or an address
_PARAGRAPH_CHARACTERS: Final = 30
_FEWEST_ENTRIES = 3
_ENTRY_CHARACTERS = 70
# Matches style="list-style-type: lower-roman"
_LIST_STYLE: Final = re.compile(r"list-style(?:-type)?\s{0,5}:\s{0,5}([a-z-]{1,30})", re.IGNORECASE)


class Walk:
    """One walk over a page into a draft.

    ``handlers`` name elements that a format writes itself, ``roles`` inline elements whose words are a block inside
    their line (a "Venue:" label).
    """

    def __init__(
        self,
        draft: Draft,
        root: Element,
        handlers: Mapping[Element, Handler] | None = None,
        roles: Mapping[Element, Role] | None = None,
    ) -> None:
        self.draft = draft
        self._root = root
        self.outline = Outline(root, handlers or ())
        self._handlers = handlers or {}
        self._roles = roles or {}
        self._marked = holders_of(self._roles)

    def children(self, element: Element, path: str) -> Iterator[Node]:
        """Iterate over an element's children with their XPaths."""
        counts: dict[str, int] = {}
        for child in element:
            tag = child.tag
            counts[tag] = count = counts.get(tag, 0) + 1
            yield child, f"{path}/{tag}[{count}]"

    def rows(self, table: Element, path: str) -> Iterator[Node]:
        """Iterate over what a table holds, with its head, bodies and foot opened."""
        for child, place in self.children(table, path):
            if child.tag in _SECTIONS:
                yield from self.children(child, place)
            else:
                yield child, place

    def write_all(self) -> None:
        """Write the part of the page that is walked."""
        self.write(self._root, self._root.getroottree().getpath(self._root))

    def write(self, element: Element, path: str) -> None:
        """Write an element on lines of its own, by its handler if it has one."""
        handler = self._handlers.get(element)
        gap = gap_around(element.tag) or 1
        self.draft.gap(gap)
        if handler:
            handler(self, element, path)
        elif element.tag in _HEADINGS:
            with self.draft.block("heading", level=_HEADINGS[element.tag]):
                self.write_line(element, path)
        elif element.tag in _LISTS:
            self._write_list(element, path)
        elif element.tag == "table":
            self.write_table(element, path)
        elif element.tag == "pre":
            self.draft.write(text_of(element).replace(LINE, "\n").strip("\r\n"), path)
        else:
            self.write_inside(element, path)
        self.draft.gap(gap)

    def write_line(self, element: Element, path: str) -> Span:
        """Write all that an element holds on one line."""
        return self.draft.write(self.outline.line(element), path)

    def write_inside(self, element: Element, path: str) -> None:
        """Write what an element holds, on the present line if that has begun."""
        if self.outline.holds_blocks(element):
            self.write_nodes(element.text, self.children(element, path), path)
        elif element in self._marked:
            self._write_run(list(self._pieces(element, None)), path)
        else:
            self.draft.write(fold(text_of(element)), path)

    def write_nodes(self, lead: str | None, nodes: Iterable[Node], path: str) -> None:
        """Write a text and the nodes behind it, gathering what stands between blocks into lines."""
        run: list[Piece] = [(lead, None)] if lead and not lead.isspace() else []
        for element, place in nodes:
            if self.outline.breaks_line(element):
                self._write_run(run, path)
                run = []
                self.write(element, place)
            else:
                run.extend(self._pieces(element, self._roles.get(element)))
            tail = element.tail
            if tail and (run or not tail.isspace()):
                run.append((tail, None))
        self._write_run(run, path)

    def write_table(self, table: Element, path: str) -> None:
        """Write a table a row a line, its cells parted by bars; columns of running text one below the other.

        Below a row of headings, a cell has the tracker column that heads it as its key, and its number in the row
        as its level.
        """
        columns: list[str | None] = []
        bare: list[Node] = []
        for row, place in self.rows(table, path):
            if row.tag in _CELLS:
                bare.append((row, place))
                continue
            columns = self._write_row(bare, columns)
            bare = []
            if row.tag == "tr":
                cells = [node for node in self.children(row, place) if node[0].tag in _CELLS]
                columns = self._write_row(cells, columns)
            else:
                self.write(row, place)
        self._write_row(bare, columns)

    def _write_row(self, cells: list[Node], columns: list[str | None]) -> list[str | None]:
        """Write a row; gives the columns that hold from here on: its own if it is a row of headings."""
        if not cells:
            return columns
        lines = [self._cell_line(cell) for cell, _ in cells]
        keys = dict(enumerate(columns))
        self.draft.gap(1)
        with self.draft.block("row"):
            filled = [at for at, line in enumerate(lines) if line]
            running = None in lines
            for at, ((cell, place), line) in enumerate(zip(cells, lines, strict=True)):
                self._part_cells(at, filled, running=running)
                with self.draft.block("cell", level=at + 1, key=keys.get(at)):
                    if line is None:
                        self.write_inside(cell, place)
                    else:
                        self.draft.write(line, place)
        self.draft.gap(1)
        if all(cell.tag == "th" for cell, _ in cells):
            return name_columns([line or "" for line in lines])
        return columns

    def _part_cells(self, at: int, filled: Sequence[int], *, running: bool) -> None:
        """Part a cell from the one before it: by a bar in a row of short cells, by a blank line where one holds running text."""
        if running:
            self.draft.gap(2)
        elif at and filled and filled[-1] >= at:
            self.draft.write(" | " if filled[0] < at else "| ")

    def _cell_line(self, cell: Element) -> str | None:
        """Give a cell's words if they fit a line: None for tables, lists and long text inside a cell."""
        if (
            self.outline.holds_blocks(cell)
            and next(cell.iter("table", "ul", "ol", "h1", "h2", "h3"), None) is not None
        ):
            return None
        line = self.outline.line(cell)
        return _part_paragraphs(cell, line) if len(line) <= _CELL_CHARACTERS else None

    def _write_list(self, element: Element, path: str) -> None:
        style = element.get("type") or _list_style(element)
        number = _whole(element.get("start"), 1)
        for entry, place in self.children(element, path):
            if entry.tag != "li":
                self.write(entry, place)
                continue
            number = _whole(entry.get("value"), number)
            self.draft.gap(1)
            with self.draft.lead(f"{write_marker(style, number) if element.tag == 'ol' else BULLET} "):
                self.write_inside(entry, place)
            number += 1

    def _pieces(self, element: Element, role: Role | None) -> Iterator[Piece]:
        """Cut an inline element's text where marked elements begin and end."""
        if element not in self._marked:
            yield text_of(element), role
            return
        yield element.text or "", role
        for child in element:
            yield from self._pieces(child, self._roles.get(child, role))
            yield child.tail or "", role

    def _write_run(self, run: list[Piece], path: str) -> None:
        """Write a line made of pieces; the words of a piece with a role become a block."""
        if not run:
            return
        whole = fold("".join([piece for piece, _ in run]))
        start = self.draft.write(whole, path).end - len(whole)
        if not self._roles:
            return
        seen = 0
        for piece, role in run:
            words = fold(piece)
            found = whole.find(words, seen) if words else -1
            if found >= 0:
                seen = found + len(words)
                if role:
                    self.draft.mark(Span(start + found, start + seen), role)


def _part_paragraphs(cell: Element, line: str) -> str:
    """Put a cell's paragraphs on lines of their own if each is a sentence: two tasks in one cell are two.

    So are the entries of a list that only line breaks part ("Cllr Ash<br>Cllr Bee<br>Cllr Cow").
    """
    paragraphs = [" ".join(fold(text_of(part)).split()) for part in cell.iter("p")]
    running = len(paragraphs) > 1 and all(len(words) >= _PARAGRAPH_CHARACTERS for words in paragraphs)
    if running and " ".join(paragraphs) == line:
        return "\n".join(paragraphs)
    entries = [" ".join(part.split()) for part in fold(text_of(cell)).split("\n")]
    listed = len(entries) >= _FEWEST_ENTRIES and all(0 < len(entry) <= _ENTRY_CHARACTERS for entry in entries)
    return "\n".join(entries) if listed and " ".join(entries) == line else line


def _list_style(element: Element) -> str:
    style = _LIST_STYLE.search(element.get("style") or "")
    return style[1].lower() if style else "1"


def _whole(written: str | None, otherwise: int) -> int:
    """Read a list's number; ``otherwise`` for none or nonsense."""
    if written and len(written) < 7 and written.strip().isdecimal():
        return int(written)
    return otherwise
