"""The default graph is the union of the named graphs, each triple once, whatever is done to them."""

import io
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.embedded import union
from graph.embedded.union import UnionStore
from graph.errors import ForeignQuad

UNNAMED = ox.NamedNode("urn:graph:unnamed")
NODES = [ox.NamedNode(f"urn:node:{n}") for n in range(3)]
GRAPHS = [ox.NamedNode(f"urn:graph:{n}") for n in range(3)]

nodes = st.sampled_from(NODES)
quads = st.builds(ox.Quad, nodes, nodes, nodes, st.sampled_from(GRAPHS))
some_quads = st.lists(quads, max_size=6)
some_graphs = st.lists(st.sampled_from([graph.value for graph in GRAPHS]), max_size=2, unique=True)

Model = set[ox.Quad]
Step = Callable[[UnionStore, Model], None]


def named(store: UnionStore) -> Model:
    return set(store.quads_for_pattern(None, None, None))


def assert_union(store: UnionStore) -> None:
    default = list(store.native.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert len(default) == len(set(default))
    assert {quad.triple for quad in default} == {quad.triple for quad in named(store)}


def change(drop: list[str], remove: list[ox.Quad], insert: list[ox.Quad]) -> Step:
    def step(store: UnionStore, model: Model) -> None:
        store.change(drop=drop, remove=remove, insert=insert)
        kept = {quad for quad in model if str(quad.graph_name)[1:-1] not in drop} - set(remove)
        model.clear()
        model.update(kept, insert)

    return step


def extend(added: list[ox.Quad]) -> Step:
    def step(store: UnionStore, model: Model) -> None:
        store.extend(added)
        model.update(added)

    return step


def bulk(added: list[ox.Quad]) -> Step:
    def step(store: UnionStore, model: Model) -> None:
        store.bulk_extend(added)
        model.update(added)

    return step


def remove(quad: ox.Quad) -> Step:
    def step(store: UnionStore, model: Model) -> None:
        store.remove(quad)
        model.discard(quad)

    return step


def insert_by_update(quad: ox.Quad, *, touched: bool) -> Step:
    def step(store: UnionStore, model: Model) -> None:
        text = f"INSERT DATA {{ GRAPH {quad.graph_name} {{ {quad.triple} }} }}"
        store.update(text, touched=[str(quad.graph_name)[1:-1]] if touched else None)
        model.add(quad)

    return step


def delete_by_update(quad: ox.Quad, *, touched: bool) -> Step:
    def step(store: UnionStore, model: Model) -> None:
        text = f"DELETE WHERE {{ GRAPH {quad.graph_name} {{ {quad.subject} ?p ?o }} }}"
        store.update(text, touched=[str(quad.graph_name)[1:-1]] if touched else None)
        kept = {q for q in model if (q.subject, q.graph_name) != (quad.subject, quad.graph_name)}
        model.clear()
        model.update(kept)

    return step


def insert_without_graph(quad: ox.Quad) -> Step:
    def step(store: UnionStore, model: Model) -> None:
        known = quad.triple in {one.triple for one in model}
        store.update(f"INSERT DATA {{ {quad.triple} }}")
        if not known:
            model.add(ox.Quad(quad.subject, quad.predicate, quad.object, UNNAMED))

    return step


def delete_without_graph(quad: ox.Quad) -> Step:
    def step(store: UnionStore, model: Model) -> None:
        store.update(f"DELETE DATA {{ {quad.triple} }}")
        model.discard(ox.Quad(quad.subject, quad.predicate, quad.object, UNNAMED))

    return step


steps = st.one_of(
    st.builds(change, some_graphs, some_quads, some_quads),
    st.builds(extend, some_quads),
    st.builds(bulk, some_quads),
    st.builds(remove, quads),
    st.builds(insert_by_update, quads, touched=st.booleans()),
    st.builds(delete_by_update, quads, touched=st.booleans()),
    st.builds(insert_without_graph, quads),
    st.builds(delete_without_graph, quads),
)


@given(st.lists(steps, max_size=8))
def test_whatever_is_done_the_default_graph_is_the_union(done: list[Step]) -> None:
    store = UnionStore(ox.Store(), UNNAMED)
    model: Model = set()
    for step in done:
        step(store, model)
        assert named(store) == model
        assert_union(store)


def test_a_triple_that_two_papers_state_is_counted_once() -> None:
    store = UnionStore(ox.Store(), UNNAMED)
    store.extend([ox.Quad(*NODES, GRAPHS[0]), ox.Quad(*NODES, GRAPHS[1])])
    answer = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["n"].value for row in answer] == ["1"]


def test_from_chooses_graphs_although_the_default_is_the_union() -> None:
    store = UnionStore(ox.Store(), UNNAMED)
    store.extend([ox.Quad(NODES[n], NODES[n], NODES[n], GRAPHS[n]) for n in range(3)])
    answer = store.query("SELECT ?s FROM <urn:graph:1> { ?s ?p ?o }")
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["s"] for row in answer] == [NODES[1]]


def test_an_update_that_fails_changes_nothing() -> None:
    store = UnionStore(ox.Store(), UNNAMED)
    store.extend([ox.Quad(*NODES, GRAPHS[0])])
    with pytest.raises(RuntimeError):
        store.update(
            "INSERT DATA { GRAPH <urn:graph:1> { <urn:a> <urn:b> <urn:c> } } ; DROP GRAPH <urn:graph:none>"
        )
    assert named(store) == {ox.Quad(*NODES, GRAPHS[0])}
    assert_union(store)


def test_repair_mends_what_a_killed_process_left() -> None:
    native = ox.Store()
    native.extend([ox.Quad(*NODES, GRAPHS[0]), ox.Quad(NODES[2], NODES[1], NODES[0])])
    store = UnionStore(native, UNNAMED)
    store.repair()
    assert named(store) == {ox.Quad(*NODES, GRAPHS[0])}
    assert_union(store)


def test_blank_nodes_are_the_same_in_the_union() -> None:
    store = UnionStore(ox.Store(), UNNAMED)
    nquads = b'_:a <urn:p> "x" <urn:graph:0> .\n_:a <urn:q> _:b <urn:graph:1> .\n'
    store.bulk_load_nquads(io.BytesIO(nquads))
    assert_union(store)
    assert len({quad.subject for quad in named(store)}) == 1
    store.change(drop=[GRAPHS[0].value])
    assert_union(store)


def test_nquads_come_in_blocks_cut_at_lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(union, "SECTION", 100)
    lines = [f'<urn:s{n}> <urn:p> "{n}" <urn:graph:{n % 3}> .' for n in range(50)]
    lines[30] = '_:b <urn:p> "30" <urn:graph:0> .'
    lines[31] = '_:b <urn:p> "31" <urn:graph:1> .'
    store = UnionStore(ox.Store(tmp_path / "store"), UNNAMED)
    store.bulk_load_nquads(io.BytesIO("\n".join(lines).encode()))
    assert len(named(store)) == 50
    assert len({q.subject for q in named(store) if isinstance(q.subject, ox.BlankNode)}) == 1
    assert_union(store)


@pytest.mark.parametrize(
    "write",
    [
        lambda store: store.extend([ox.Quad(*NODES)]),
        lambda store: store.bulk_extend([ox.Quad(*NODES)]),
        lambda store: store.change(insert=[ox.Quad(*NODES)]),
        lambda store: store.bulk_load_nquads(io.BytesIO(b"<urn:a> <urn:b> <urn:c> .\n")),
        lambda store: store.load(b"<urn:a> <urn:b> <urn:c> .", ox.RdfFormat.TURTLE),
    ],
)
def test_a_statement_without_a_graph_is_refused(write: Callable[[UnionStore], None]) -> None:
    store = UnionStore(ox.Store(), UNNAMED)
    with pytest.raises(ForeignQuad, match="names no graph"):
        write(store)
