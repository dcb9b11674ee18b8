"""Write the whole graph to a stream: as a dataset of named graphs, or as the union of them.

Graphs come in the order of their names and prefixes in the order of theirs, so that two exports of one snapshot are
equal, byte for byte. Turtle tells each triple once, however many papers state it. Memory does not grow with the graph.
"""

from collections.abc import Iterator
from typing import IO, Final, Literal, cast

import pyoxigraph as ox

from graph.sparql.prefixes import PREFIXES
from graph.store import Store

__all__ = ["EXPORT_FORMATS", "ExportFormat", "export_graph"]

ExportFormat = Literal["trig", "nquads", "jsonld", "turtle"]

EXPORT_FORMATS: Final[dict[ExportFormat, ox.RdfFormat]] = {
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "turtle": ox.RdfFormat.TURTLE,
}
"""TriG, N-Quads and JSON-LD keep the named graphs; Turtle is the union of them."""

# Names with a stroke, as codes and things have, would have to be written as scrc:attendance\/present.
_PREFIXES = {prefix: iri for prefix, iri in PREFIXES.items() if prefix != "scrc"}


def export_graph(store: Store, output: IO[bytes], form: ExportFormat) -> None:
    """Write everything that the store holds."""
    statements: Iterator[ox.Quad] | Iterator[ox.Triple] = (
        store.triples() if form == "turtle" else _by_graph(store)
    )
    if form in ("trig", "turtle"):
        output.write(
            "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(_PREFIXES.items())).encode()
        )
        rest = cast("IO[bytes]", _WithoutPrologue(output))  # the engine asks for write and flush alone
        ox.serialize(statements, rest, EXPORT_FORMATS[form], prefixes=_PREFIXES)
    else:
        ox.serialize(statements, output, EXPORT_FORMATS[form])


def _by_graph(store: Store) -> Iterator[ox.Quad]:
    for graph in store.graphs():
        yield from store.quads(graph)


class _WithoutPrologue:
    """Passes on what is written but for the prefixes at its head, which the engine gives in no fixed order."""

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output
        self._head: bytes | None = b""

    def write(self, data: bytes) -> int:
        """Take the next bytes."""
        if self._head is None:
            self._output.write(data)
            return len(data)
        self._head += data
        while self._head.startswith(b"@prefix") and b"\n" in self._head:
            self._head = self._head.partition(b"\n")[2]
        if self._head and not b"@prefix".startswith(self._head[:7]):
            self._output.write(self._head)
            self._head = None
        return len(data)

    def flush(self) -> None:
        """Pass on the wish to flush."""
        self._output.flush()
