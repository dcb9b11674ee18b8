"""Each statement of a dump comes twice, whatever the manner in which it is written."""

import io

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.embedded import doubling
from graph.embedded.doubling import blocks_of, doubled
from graph.errors import ForeignQuad

SUBJECTS = ["<urn:s>", "<https://x.example/a#b>", "_:a"]
OBJECTS = [
    "<urn:o>",
    "_:a",
    '"words"',
    '"a <b> . # <c> .\\n"',
    '"quoted \\" <urn:g> ."@en-GB',
    '"1"^^<urn:integer>',
    '""',
    '"\\u0022 \\\\"',
]
GRAPHS = ["<urn:g>", "<urn:h#1>", "_:g"]
SPACES = [" ", " ", " ", " ", "\t", "  ", ""]
ENDS = ["\n", "\n", "\n", "\n", " # a comment <urn:x> .\n", "\r\n", "\n\n", "\n# <urn:s> <urn:p> <urn:o> .\n"]


@st.composite
def lines(draw: st.DrawFn) -> str:
    def pick(options: list[str]) -> str:
        return draw(st.sampled_from(options))

    terms = [pick(SUBJECTS), "<urn:p>", pick(OBJECTS), pick(GRAPHS)]
    return "".join(term + pick(SPACES) for term in terms) + "." + pick(ENDS)


@given(st.lists(lines(), max_size=12).map("".join), st.integers(1, 200))
def test_a_dump_in_any_manner_comes_twice(dump: str, size: int) -> None:
    try:
        expected = list(ox.parse(dump.encode(), ox.RdfFormat.N_QUADS))
    except SyntaxError:
        return
    blocks = blocks_of(io.BytesIO(dump.encode()), size)
    found = list(ox.parse(doubled(blocks).read(), ox.RdfFormat.N_QUADS))
    named = [quad for quad in found if quad.graph_name != ox.DefaultGraph()]
    assert named == expected
    union = [quad.triple for quad in found if quad.graph_name == ox.DefaultGraph()]
    assert union == [quad.triple for quad in expected]


def test_the_usual_manner_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubling, "named_only", lambda _: pytest.fail("parsed"))
    usual = ox.serialize(
        [
            ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), value, ox.NamedNode("urn:g"))
            for value in (
                ox.NamedNode("urn:o"),
                ox.Literal('a "b"\n\\ <c> .'),
                ox.Literal("d", language="en-GB"),
                ox.Literal("1", datatype=ox.NamedNode("urn:integer")),
                ox.BlankNode("x"),
            )
        ],
        format=ox.RdfFormat.N_QUADS,
    )
    assert usual is not None
    assert doubled([usual]).read().count(b"\n") == 10


@pytest.mark.parametrize("line", [b"<urn:s> <urn:p> <urn:o> .\n", b'<urn:s> <urn:p> "a <b> <c"^^<urn:d> .\n'])
def test_what_names_no_graph_is_put_into_the_one_that_is_given_or_refused(line: bytes) -> None:
    with pytest.raises(ForeignQuad, match="names no graph"):
        doubled([line]).read()
    found = list(ox.parse(doubled([line], ox.NamedNode("urn:g")).read(), ox.RdfFormat.N_QUADS))
    assert [quad.graph_name for quad in found] == [ox.NamedNode("urn:g"), ox.DefaultGraph()]


def test_what_is_no_nquads_is_told() -> None:
    with pytest.raises(SyntaxError):
        doubled([b"<urn:s> <urn:p>\n"]).read()
