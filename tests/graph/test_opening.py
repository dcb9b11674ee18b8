"""Stores are opened by location, refuse what they cannot do in one line, and answer by the native engine alone."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Literal, URIRef
from rdflib.plugins.sparql import prepareQuery

from graph.errors import (
    QueryRefused,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreMissing,
    StoreReadOnly,
    StoreUnwritable,
    UnknownLocation,
)
from graph.sparql.terms import rows
from graph.store import Store, open_store

ROOT = Path(__file__).parents[2]


def test_a_writer_in_another_process_keeps_a_second_out(tmp_path: Path) -> None:
    program = "import sys; from graph.store import open_store\nwith open_store(sys.argv[1]): print('open', flush=True); sys.stdin.read()"
    writer = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "data")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert writer.stdout is not None
    writer.stdout.readline()
    with pytest.raises(StoreLocked, match="another process is writing"):
        open_store(tmp_path / "data")
    writer.communicate("")
    open_store(tmp_path / "data").close()


def test_a_location_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownLocation, match="a store is a folder or 'memory:'"):
        open_store("ftp://example.org/store")
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreUnwritable):
        open_store(tmp_path / "file")


def test_a_reader_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="no papers have been loaded"):
        open_store(tmp_path / "data", read_only=True)
    assert not (tmp_path / "data").exists()


def test_damaged_files_are_told_in_one_line(tmp_path: Path) -> None:
    with open_store(tmp_path / "data") as store:
        store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")
    (tmp_path / "data" / "store" / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreDamaged, match="restore a backup or import again") as told:
        open_store(tmp_path / "data")
    assert "\n" not in str(told.value)


def test_a_closed_store_says_so() -> None:
    store = open_store("memory:")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="has been closed"):
        store.query("ASK {}")


def test_a_reader_writes_in_no_way(tmp_path: Path) -> None:
    with open_store(tmp_path / "data") as store:
        store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")
    with open_store(tmp_path / "data", read_only=True) as reader:
        quad = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("x"), ox.NamedNode("urn:g"))
        with pytest.raises(StoreReadOnly):
            reader.update("DROP ALL")
        with pytest.raises(StoreReadOnly):
            reader.add([quad])
        with pytest.raises(StoreReadOnly):
            reader.change(insert=[quad])
        with pytest.raises(StoreReadOnly):
            reader.publish()
        assert len(list(reader.quads())) == 1


def test_the_version_changes_with_what_is_held(tmp_path: Path) -> None:
    with open_store(tmp_path / "data") as store:
        before = store.version
        store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")
        assert store.version != before
        published = store.publish()
        with open_store(tmp_path / "data", read_only=True) as reader:
            assert reader.version == published


def test_what_was_not_published_is_when_the_store_closes(tmp_path: Path) -> None:
    with open_store(tmp_path / "data") as store:
        store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")
    with open_store(tmp_path / "data", read_only=True) as reader:
        assert reader.holds("urn:g")


def test_our_prefixes_are_known_and_others_may_be_declared(filled: Store) -> None:
    assert list(rows(filled.query("SELECT ?m { ?m a scr:Meeting } LIMIT 1")))
    assert list(
        rows(filled.query("PREFIX x: <https://w3id.org/scrutiny/ns#> SELECT ?m { ?m a x:Meeting } LIMIT 1"))
    )
    with pytest.raises(QueryRefused, match="this prefix is not declared"):
        filled.query("SELECT ?m { ?m a nobody:Meeting }")


def test_from_is_kept_although_the_default_graph_is_the_union(filled: Store) -> None:
    graph = next(name for name in filled.graphs() if "/document/" in name)
    (row,) = rows(filled.query("SELECT (COUNT(*) AS ?n) FROM <GRAPH> { ?s ?p ?o }".replace("GRAPH", graph)))
    assert int(row["n"]) == len(list(filled.quads(graph)))
    (row,) = rows(filled.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", default_graphs=[graph]))
    assert int(row["n"]) == len(list(filled.quads(graph)))


def test_an_update_that_loads_from_elsewhere_is_refused(store: Store) -> None:
    with pytest.raises(QueryRefused, match="LOAD"):
        store.update("LOAD <http://127.0.0.1/x.ttl> INTO GRAPH <urn:g>")


def test_an_update_that_is_not_sparql_leaves_all_as_it_was(store: Store) -> None:
    before = set(store.quads())
    with pytest.raises(QueryRefused, match="line 1"):
        store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } } ; DELETE")
    assert set(store.quads()) == before


def test_a_prepared_query_is_refused_and_not_run_by_rdflib(filled: Store) -> None:
    prepared = prepareQuery("SELECT ?s { ?s ?p ?o }")
    with pytest.raises(QueryRefused, match="as a string"):
        filled.dataset.query(prepared)


def test_the_dataset_reads_and_writes_what_the_store_holds(store: Store) -> None:
    graph = store.dataset.graph(URIRef("urn:g"))
    graph.add((URIRef("urn:a"), URIRef("urn:b"), Literal("words")))
    assert list(rows(store.query("SELECT ?o { <urn:a> <urn:b> ?o }"))) == [{"o": "words"}]
    assert [str(row[0]) for row in store.dataset.query("SELECT ?o { <urn:a> <urn:b> ?o }")] == ["words"]
    graph.remove((URIRef("urn:a"), None, None))
    assert not list(rows(store.query("SELECT ?o { <urn:a> <urn:b> ?o }")))


def test_nquads_are_read_through_the_dataset(store: Store) -> None:
    store.dataset.parse(data=b'<urn:a> <urn:b> "c" <urn:g> .\n', format="ox-nquads", transactional=False)
    assert list(rows(store.query("SELECT ?o { <urn:a> <urn:b> ?o }"))) == [{"o": "c"}]
