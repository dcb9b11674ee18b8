"""Compacted JSON-LD says the same triples as the expanded form."""

import json

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from api.sparql.compaction import compact

from .conftest import DATA

SCR = "https://w3id.org/scrutiny/ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"


def told(triples: list[ox.Triple]) -> tuple[bytes, set[ox.Quad], set[ox.Quad]]:
    expanded = ox.serialize(triples, format=ox.RdfFormat.JSON_LD)
    assert expanded is not None
    compacted = compact(expanded)
    return compacted, canonical(expanded), canonical(compacted)


def canonical(document: bytes) -> set[ox.Quad]:
    dataset = ox.Dataset(ox.parse(document, ox.RdfFormat.JSON_LD))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


def test_whole_papers_say_the_same() -> None:
    quads = ox.parse(path=str(DATA / "eastmere.trig"), format=ox.RdfFormat.TRIG)
    compacted, before, after = told([quad.triple for quad in quads])
    assert before == after
    assert len(compacted) < len(
        ox.serialize([quad.triple for quad in before], format=ox.RdfFormat.JSON_LD) or b""
    )
    assert {"Meeting", "AgendaItem"} <= {
        name for node in json.loads(compacted)["@graph"] for name in _types(node)
    }


def _types(node: dict[str, object]) -> list[str]:
    types = node.get("@type", [])
    return types if isinstance(types, list) else [str(types)]


IRIS = st.sampled_from(
    [f"{SCR}owner", f"{SCR}startChar", f"{SCR}quote", f"{SCR}nothingKnown", SCR, "urn:x:owner", "https://w3id.org/scrutiny/concept/",
     "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "https://schema.org/startDate", "http://www.w3.org/2000/01/rdf-schema#label"]
).map(ox.NamedNode)  # fmt: skip
TEXTS = st.sampled_from(["", "3", "true", 'a\n"b"', "é😀", "urn:x"])
LITERALS = st.one_of(
    TEXTS.map(ox.Literal),
    TEXTS.map(lambda text: ox.Literal(text, language="en-GB")),
    st.tuples(TEXTS, st.sampled_from(["integer", "boolean", "date", "double"])).map(
        lambda pair: ox.Literal(pair[0], datatype=ox.NamedNode(XSD + pair[1]))
    ),
)
NODES = st.one_of(IRIS, st.sampled_from(["b1", "b2"]).map(ox.BlankNode))


@given(triples=st.lists(st.builds(ox.Triple, NODES, IRIS, st.one_of(NODES, LITERALS)), max_size=8))
def test_any_graph_says_the_same(triples: list[ox.Triple]) -> None:
    _, before, after = told(triples)
    assert before == after
