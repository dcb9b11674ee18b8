"""What a page of a thing is made of: a few facts, a sentence, and sections of rows whose every row says where it is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from api.maps.telling import paper_address
from graph.asking import Asking
from graph.naming import name_things, quotes_at
from graph.ties import Source, Thing, Ties

__all__ = ["Cell", "Coverage", "Profile", "Row", "Section", "give_sources", "names_of", "rows_of"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, where they lead, and something smaller beside them. ``iri`` is linked by the page."""

    words: str
    iri: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, the first of which heads the row, and the mention that supports them; ``source`` is filled in later."""

    cells: tuple[Cell, ...]
    mention: str | None = None
    source: Source | None = None

    @property
    def place(self) -> str:
        """The address of the words in the paper."""
        return paper_address(self.source) if self.source else ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a table under it, or with what is said where there are no rows."""

    heading: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str = ""
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a page rests on: meetings seen, papers read, how many of these were cut off, meetings without minutes."""

    meetings: int
    papers: int
    cut: int
    without_minutes: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A page: ``trail`` leads to it from above, ``links`` lead on, ``quotes`` are the words that support the thing itself."""

    sort: str
    title: str
    lead: str
    trail: tuple[Cell, ...] = ()
    facts: tuple[tuple[str, Cell], ...] = ()
    text: str = ""
    sections: tuple[Section, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    feed: str = ""
    coverage: Coverage | None = None
    quotes: tuple[Source, ...] = field(default=())


def rows_of(rows: Iterable[tuple[Sequence[Cell], str | None]]) -> tuple[Row, ...]:
    """Make rows of cells and mentions."""
    return tuple(Row(tuple(cells), mention) for cells, mention in rows)


async def names_of(asking: Asking, iris: Iterable[str], kind: str = "thing") -> dict[str, str]:
    """Name some things."""
    wanted = Ties(
        things={iri: Thing(iri, "", "person" if "/person/" in iri else kind) for iri in iris if iri}
    )
    return {iri: thing.label for iri, thing in (await name_things(asking, wanted)).things.items()}


async def give_sources(asking: Asking, sections: Iterable[Section]) -> tuple[Section, ...]:
    """Give every row the words that it was read from."""
    sections = tuple(sections)
    sources = await quotes_at(asking, (row.mention for section in sections for row in section.rows))
    return tuple(
        Section(
            section.heading,
            section.head,
            tuple(Row(row.cells, row.mention, sources.get(row.mention or "")) for row in section.rows),
            section.empty,
            section.intro,
        )
        for section in sections
    )
