"""A paper while its text is being written: the formats append to it and mark stretches as they go.

Formats whose text lies between tags or in cells write it here once, from top to bottom, and never look back: offsets
come out right because nothing written is changed.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from importers.paper import Block, Paper, Place, Role, Span, plain

__all__ = ["Draft", "Mark"]

# Matches what is no character: controls other than tab and line end, noncharacters
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


class Mark:
    """A block that has been opened; its stretch begins with the next character that is written."""

    __slots__ = ("key", "level", "role", "start", "value")

    def __init__(self, role: Role, level: int, key: str | None, value: str | None) -> None:
        self.role = role
        self.level = level
        self.key = key
        self.value = value
        self.start = -1


class Draft:
    """Text and blocks in the order of writing; ``paper()`` closes it.

    Line breaks are asked for by ``gap`` and written only between two pieces of text, so that a paper neither begins
    nor ends with one and empty elements leave no trace.

    >>> draft = Draft()
    >>> with draft.block("item-title", key="AI1"):
    ...     _ = draft.write("Apologies")
    >>> draft.gap(2)
    >>> with draft.block("minutes"):
    ...     _ = draft.write("None.")
    >>> paper = draft.paper("example")
    >>> paper.text, [paper.quote(block.span) for block in paper.blocks]
    ('Apologies\\n\\nNone.', ['Apologies', 'None.'])
    """

    def __init__(self) -> None:
        self.length = 0
        self._parts: list[str] = []
        self._gap = ""
        self._lead = ""
        self._open: list[Mark] = []
        self._blocks: list[tuple[int, int, Block]] = []
        self._places: list[tuple[int, Place]] = []

    def gap(self, lines: int) -> None:
        """Ask for at least ``lines`` line breaks before the next text: 1 ends a line, 2 a paragraph."""
        if self.length and lines > len(self._gap):
            self._gap = "\n" * lines

    def write(self, text: str, element: str | None = None, page: int | None = None) -> Span:
        """Append ``text`` and say where in the source it stood; gives the stretch that it takes."""
        if not text:
            return Span(self.length, self.length)
        if self._gap:
            self._parts.append(self._gap)
            self.length += len(self._gap)
            self._gap = ""
        start = self.length
        text, self._lead = self._lead + text, ""
        for mark in reversed(self._open):
            if mark.start >= 0:
                break
            mark.start = start
        if element or page:
            self._places.append((start, Place(page, element)))
        self._parts.append(text)
        self.length += len(text)
        return Span(start, self.length)

    @contextmanager
    def lead(self, marker: str) -> Iterator[None]:
        """Put ``marker`` before the next text, on its line; if nothing is written inside the ``with``, nowhere."""
        before = self._lead
        self._lead += marker
        yield
        if self._lead:
            self._lead = before

    def open(self, role: Role, *, level: int = 0, key: str | None = None, value: str | None = None) -> Mark:
        """Begin a block; pass the mark to ``close``."""
        mark = Mark(role, level, key, value)
        self._open.append(mark)
        return mark

    def close(self, mark: Mark) -> None:
        """End a block and those that were opened inside it; a block without text vanishes, a closed one stays closed."""
        if mark not in self._open:
            return
        while True:
            last = self._open.pop()
            if last.start >= 0:
                self._keep(last, self.length)
            if last is mark:
                return

    @contextmanager
    def block(
        self, role: Role, *, level: int = 0, key: str | None = None, value: str | None = None
    ) -> Iterator[Mark]:
        """Mark everything written inside the ``with`` as one block."""
        mark = self.open(role, level=level, key=key, value=value)
        yield mark
        self.close(mark)

    def mark(
        self, span: Span, role: Role, *, level: int = 0, key: str | None = None, value: str | None = None
    ) -> None:
        """Mark a stretch that is already written; it must not cross another block."""
        if len(span):
            self._blocks.append((span.start, -span.end, Block(span, role, level, key, value)))

    def _keep(self, mark: Mark, end: int) -> None:
        block = Block(Span(mark.start, end), mark.role, mark.level, mark.key, mark.value)
        self._blocks.append((mark.start, -end, block))

    def paper(self, form: str, metadata: Mapping[str, str] | None = None, *, complete: bool = True) -> Paper:
        """Close what is open and give the paper; blocks come sorted, an outer before an inner.

        A control character becomes a space: no paper means one, and neither XML nor the XML results of SPARQL may hold it.
        """
        if self._open:
            self.close(self._open[0])
        text = _CONTROL.sub(" ", "".join(self._parts))
        return Paper(
            text=text,
            plain=plain(text),
            format=form,
            blocks=tuple(block for _, _, block in sorted(self._blocks, key=lambda kept: kept[:2])),
            metadata=dict(metadata or {}),
            places=tuple(self._places),
            complete=complete,
        )
