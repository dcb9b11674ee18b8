"""Reads N-Quads so that each statement comes twice: in its graph, and without one, which is the union's.

The engine's bulk path then reads, sorts and writes both in one go; it drops what has come before, and a blank node's
label means the same node in both, for they are one document to it.

Nearly all N-Quads are written in one manner: terms parted by single spaces, a statement a line. There the graph is cut
off as bytes. A block with a line in any other manner is read by the engine's own parser and written anew.
"""

import io
import re
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from graph.errors import ForeignQuad
from graph.sparql.terms import triples_bytes

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["BLOCK", "Graph", "blocks_of", "doubled", "into", "named_only"]

BLOCK: Final = 1 << 20
"""Bytes that are looked at together."""

Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph | None

_IRI: Final = rb"<[^<>\n]*+>"
_BLANK: Final = rb"_:[^ \n]++"
_LITERAL: Final = rb'"(?:[^"\\\n]++|\\.)*+"(?:@[A-Za-z0-9-]++|\^\^' + _IRI + rb")?+"
# Lines such as: <urn:s> <urn:p> "words"@en <urn:g> .
_LINES: Final = re.compile(
    rb"(?:(?:%b|%b) %b (?:%b|%b|%b) %b \.\n)*+" % (_IRI, _BLANK, _IRI, _IRI, _LITERAL, _BLANK, _IRI)
)


def blocks_of(nquads: IO[bytes], size: int) -> Iterator[bytes]:
    r"""Iterate over blocks of ``size`` bytes and what is left of the last line.

    >>> list(blocks_of(io.BytesIO(b"one\ntwo\nthree\n"), 5))
    [b'one\ntwo\n', b'three\n']
    """
    while block := nquads.read(size):
        yield block + nquads.readline()


def doubled(blocks: Iterable[bytes], graph: Graph = None) -> IO[bytes]:
    r"""Give a stream of N-Quads with every statement twice; one that names no graph is put into ``graph``.

    While it is read it raises :class:`~graph.errors.ForeignQuad` for such a statement where no graph is given, and
    SyntaxError for what is no N-Quads.

    >>> doubled([b"<urn:s> <urn:p> <urn:o> <urn:g> .\n"]).read()
    b'<urn:s> <urn:p> <urn:o> <urn:g> .\n<urn:s> <urn:p> <urn:o> .\n'
    """
    return cast("IO[bytes]", io.BufferedReader(_Doubling(blocks, graph), BLOCK))


class _Doubling(io.RawIOBase):
    """Reads a block, gives it, and gives it once more without its graphs."""

    def __init__(self, blocks: Iterable[bytes], graph: Graph) -> None:
        self._parts = filter(None, _double(blocks, graph))  # an empty part would be taken for the end
        self._left = memoryview(b"")

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Put the next bytes into the buffer and say how many they are."""
        if not self._left:
            self._left = memoryview(next(self._parts, b""))
        room = memoryview(buffer).cast("B")
        length = min(len(room), len(self._left))
        room[:length] = self._left[:length]
        self._left = self._left[length:]
        return length


def _double(blocks: Iterable[bytes], graph: Graph) -> Iterator[bytes]:
    for block in blocks:
        if _LINES.fullmatch(block):
            yield block
            yield _without_graphs(block)
        else:
            quads = list(named_only(into(ox.parse(block, ox.RdfFormat.N_QUADS), graph)))
            yield ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
            yield triples_bytes(quads)


def _without_graphs(lines: bytes) -> bytes:
    r"""Cut off the graphs of statements that are written in the usual manner.

    >>> _without_graphs(b'<urn:s> <urn:p> "a <b> .\\n" <urn:g> .\n')
    b'<urn:s> <urn:p> "a <b> .\\n" .\n'
    """
    *statements, _ = lines.split(b"> .\n")
    return b"".join([statement.rpartition(b" <")[0] + b" .\n" for statement in statements])


def into(quads: Iterable[ox.Quad], graph: Graph) -> Iterator[ox.Quad]:
    """Put the statements that name no graph into a graph, if one is given."""
    for quad in quads:
        if isinstance(quad.graph_name, ox.DefaultGraph) and graph is not None:
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        else:
            yield quad


def named_only(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Pass on statements that name a graph; raises :class:`~graph.errors.ForeignQuad` for any other."""
    for quad in quads:
        if isinstance(quad.graph_name, ox.DefaultGraph):
            raise ForeignQuad(
                "a statement names no graph; the default graph is the union of the named graphs"
            )
        yield quad
