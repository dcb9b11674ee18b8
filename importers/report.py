"""The report of one import: what the paper was taken for, how sure, what was found in it and what was not covered."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from pyoxigraph import Quad

from importers.confidence import mean_confidence
from importers.records import Reading
from importers.triples.counts import count_nodes
from importers.triples.labels import unshout
from importers.triples.quads import shorten

__all__ = ["Report", "report_on"]

MOSTLY = 0.9
"""Share of a paper's text below which the report shows a stretch that was not understood."""


@dataclass(frozen=True, slots=True)
class Report:
    """What importing one paper came to.

    ``confidence`` is that of the layout, 0 to 1; ``likely_right`` the share of its statements that should be right, as
    measured of such statements (:mod:`importers.confidence`); ``coverage`` the share of the text's characters that some layer
    of the reading covered; ``uncovered`` holds the longest stretches that none did, shortened. ``counts`` are of nodes in
    the document's graph (:data:`importers.triples.counts.KINDS_COUNTED`).
    """

    source: str
    document: str
    format: str
    kind: str
    layout: str
    confidence: float
    likely_right: float
    complete: bool
    council: str | None
    body: str | None
    date: str | None
    counts: dict[str, int]
    coverage: float
    uncovered: tuple[str, ...]
    warnings: tuple[str, ...]
    quads: int

    def as_dict(self) -> dict[str, object]:
        """Give the report as plain values, for JSON."""
        return asdict(self)

    def lines(self) -> Iterator[str]:
        """Say it in a few lines for a person."""
        where = (
            ", ".join(part for part in (self.council, self.body, self.date) if part) or "meeting not known"
        )
        yield f"{self.source}: {self.kind} · {where}"
        sure = f" ({self.confidence:.0%} sure)" if self.confidence else ""
        yield f"  read as {self.format}, layout {self.layout}{sure}, {self.coverage:.0%} of the text covered"
        found = ", ".join(_count(name, n) for name, n in self.counts.items() if n) or "nothing"
        yield f"  found {found}; {_count('quads', self.quads)}"
        if self.likely_right:
            yield f"  of 100 such statements about {self.likely_right * 100:.0f} are right"
        if self.coverage < MOSTLY and self.uncovered:
            longest = max(self.uncovered, key=len)
            yield f'  not understood, for example: "{shorten(longest)}"'
        for warning in self.warnings:
            yield f"  warning: {warning}"


def report_on(reading: Reading, source: str, document: str, quads: Sequence[Quad]) -> Report:
    """Make the report of a reading and of the quads that came of it."""
    head, residue = reading.head, reading.residue
    return Report(
        source=source,
        document=document,
        format=reading.paper.format,
        kind=reading.document.kind,
        layout=reading.layout,
        confidence=round(reading.layout_confidence, 2),
        likely_right=round(mean_confidence(reading), 2),
        complete=reading.paper.complete and all(item.complete for item in reading.items),
        council=unshout(head.council) if head.council else None,
        body=unshout(head.body) if head.body else None,
        date=head.date.isoformat() if head.date else None,
        counts=count_nodes(quads),
        coverage=round(1 - residue.characters / residue.total, 3) if residue.total else 1.0,
        uncovered=tuple(reading.paper.words(span)[:160] for span in residue.samples),
        warnings=tuple(f"{caveat.code}: {caveat.message}" for caveat in reading.warnings),
        quads=len(quads),
    )


def _count(name: str, number: int) -> str:
    """Say how many there are of what a plural names.

    >>> _count("call_ins", 1), _count("call_ins", 2), _count("people", 1)
    ('1 call-in', '2 call-ins', '1 person')
    """
    plural = name.replace("_", "-")
    singular = "person" if name == "people" else plural.removesuffix("s")
    return f"{number} {singular if number == 1 else plural}"
