"""Text out of a page's elements by a walk that keeps order, lines and places.

Written against the element categories of the HTML standard (section 4) and what Word and council systems make of
them. A source line's end inside a paragraph is a space, ``<br>`` ends a line, blocks stand on lines of their own, list
numbers and cell bars are written out. The walk visits block elements only; what is inside one is taken in one
step, which keeps it near the parser's own speed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from importers.draft import Draft
from importers.html_tree import LINE, Element, fold, text_of
from importers.list_markers import BULLET, write_marker
from importers.paper import Role

__all__ = ["Handler", "Node", "Walk"]

Node: TypeAlias = tuple[Element, str]
"""An element and its XPath."""
Handler: TypeAlias = Callable[["Walk", Element, str], None]
"""Writes an element in a way of its own: called with the walk, the element and its XPath."""

# How many line ends stand around a block: 2 where a browser draws a margin
_GAPS = {
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote", "pre",
                     "section", "article", "main", "figure", "hr", "fieldset", "header", "footer"), 2),
    **dict.fromkeys(("div", "li", "tr", "td", "th", "dt", "dd", "caption", "address", "center", "form", "details",
                     "summary", "figcaption", "legend", "thead", "tbody", "tfoot", "html", "body", "head", "nav",
                     "aside", "dir", "menu", "title", "hgroup", "frameset", "search", "option"), 1),
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ROW_CHARACTERS = 1000
_CELL_PARAGRAPHS = 3


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
        self._handlers = handlers or {}
        self._roles = roles or {}
        self._holders = _ancestors((*root.iter(*_GAPS), *self._handlers))
        self._marked = _ancestors(self._roles)

    def children(self, element: Element, path: str) -> Iterator[Node]:
        """Iterate over an element's children with their XPaths."""
        counts: dict[str, int] = {}
        for child in element:
            tag = child.tag
            counts[tag] = count = counts.get(tag, 0) + 1
            yield child, f"{path}/{tag}[{count}]"

    def write(self, element: Element, path: str) -> None:
        """Write an element on lines of its own, by its handler if it has one."""
        handler = self._handlers.get(element)
        if handler:
            handler(self, element, path)
            return
        tag = element.tag
        self.draft.gap(_GAPS.get(tag, 1))
        if tag in _HEADINGS:
            with self.draft.block("heading", level=_HEADINGS[tag]):
                self.draft.write(" ".join(fold(text_of(element)).split("\n")), path)
        elif tag in {"ul", "ol", "dir", "menu"}:
            self._write_list(element, path)
        elif tag == "table":
            self._write_table(element, path)
        elif tag == "pre":
            self.draft.write(text_of(element).replace(LINE, "\n").strip("\r\n"), path)
        else:
            self.write_inside(element, path)
        self.draft.gap(_GAPS.get(tag, 1))

    def write_inside(self, element: Element, path: str) -> None:
        """Write what an element holds, on the present line if that has begun."""
        if element in self._holders:
            self.write_nodes(element.text, self.children(element, path), path)
        elif element in self._marked:
            self._write_run(list(self._pieces(element, None)), path)
        else:
            self.draft.write(fold(text_of(element)), path)

    def write_nodes(self, lead: str | None, nodes: Iterable[Node], path: str) -> None:
        """Write a text and the nodes behind it, gathering what stands between blocks into lines."""
        run: list[tuple[str, Role | None]] = [(lead, None)] if lead else []
        for element, place in nodes:
            if element in self._handlers or element in self._holders or element.tag in _GAPS:
                self._write_run(run, path)
                run = []
                self.write(element, place)
            else:
                run.extend(self._pieces(element, self._roles.get(element)))
            if element.tail:
                run.append((element.tail, None))
        self._write_run(run, path)

    def _pieces(self, element: Element, role: Role | None) -> Iterator[tuple[str, Role | None]]:
        """Cut an inline element's text where marked elements begin and end."""
        if element not in self._marked:
            yield text_of(element), role
            return
        yield element.text or "", role
        for child in element:
            yield from self._pieces(child, self._roles.get(child, role))
            yield child.tail or "", role

    def _write_run(self, run: list[tuple[str, Role | None]], path: str) -> None:
        """Write a line made of pieces; the words of a piece with a role become a block."""
        whole = fold("".join(piece for piece, _ in run))
        start = self.draft.write(whole, path).end - len(whole)
        seen = 0
        for piece, role in run:
            words = fold(piece)
            found = whole.find(words, seen) if words else -1
            if found < 0:
                continue
            seen = found + len(words)
            if role:
                self.draft.mark(Span(start + found, start + seen), role)

    def _write_list(self, element: Element, path: str) -> None:
        style = element.get("type") or _list_style(element) or "1"
        number = _whole(element.get("start"), 1)
        for entry, place in self.children(element, path):
            if entry.tag != "li":
                self.write(entry, place)
                continue
            number = _whole(entry.get("value"), number)
            self.draft.gap(1)
            self.draft.lead(write_marker(style, number) if element.tag == "ol" else BULLET)
            self.write_inside(entry, place)
            self.draft.lead("")
            number += 1
        self.draft.gap(1)

    def _write_table(self, element: Element, path: str) -> None:
        names: list[str] = []
        for row, place in self.children(element, path):
            if row.tag in {"thead", "tbody", "tfoot"}:
                for inner, inner_place in self.children(row, place):
                    names = self._write_row(inner, inner_place, names)
            else:
                names = self._write_row(row, place, names)

    def _write_row(self, row: Element, path: str, names: list[str]) -> list[str]:
        """Write a row; gives the column names that hold from here on: the row's own if it is a row of headings."""
        self.draft.gap(1)
        cells = [node for node in self.children(row, path) if node[0].tag in {"td", "th"}]
        if row.tag != "tr" or not cells:
            self.write(row, path) if row.tag != "tr" else None
            return names
        texts = [self._cell_line(cell) for cell, _ in cells]
        with self.draft.block("row"):
            if len(cells) > 1 and all(text is not None for text in texts):
                self._write_cells(cells, [text or "" for text in texts], names)
            else:
                self._write_open_cells(cells, names)
        self.draft.gap(1)
        if all(cell.tag == "th" for cell, _ in cells):
            return [" ".join((text or "").split()) for text in texts]
        return names
