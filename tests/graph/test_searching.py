"""What was loaded is found by words; the index follows the graph and can be made again."""

import multiprocessing
import os
import sqlite3
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import entry_of
from graph.errors import SearchUnusable
from graph.load import load_many, remove_document, replace_document
from graph.search.index import MARK, MOST_RANKED, UNMARK, Row, SearchIndex
from graph.search.indexing import bring_up_to_date, stretches
from graph.search.words import search_words
from graph.store import Store, open_store
from ontology.terms import BASE

EASTMERE = f"{BASE}council/eastmere-borough-council"
PANEL = f"{EASTMERE}/body/housing-scrutiny-panel"


def titles(store: Store, words: str, **options: Any) -> list[str]:
    return [hit.title for hit in store.index.search(words, **options)]


def test_people_bodies_items_and_decisions_are_found(filled: Store) -> None:
    assert set(titles(filled, "pearson", kind="person")) == {
        "Councillor A. Pearson",
        "Councillor Anne Pearson",
    }
    assert "Housing Scrutiny Panel" in titles(filled, "housing panel", kind="body")
    assert "HOMELESSNESS" in titles(filled, "homelessness", kind="item")
    assert titles(filled, "winter shelter", kind="decision") == [
        "That Cabinet be recommended to open a winter shelter"
    ]


def test_a_person_in_many_papers_comes_once(filled: Store) -> None:
    assert len(filled.index.search("Ruth Okell", kind="person")) == 1


def test_words_match_by_stem_and_without_accents(filled: Store) -> None:
    assert titles(filled, "repairing shelters", kind="decision") == []
    assert titles(filled, "recommending shelters", kind="decision")


def test_the_last_word_may_be_a_beginning(filled: Store) -> None:
    assert titles(filled, "homeles", kind="item") == ["HOMELESSNESS"]
    assert titles(filled, "homeles ", kind="item") == []


def test_text_is_found_with_its_place(filled: Store, samples: dict[str, Any]) -> None:
    (hit, *_) = filled.index.search('"housing ombudsman"', kind="text")
    sample = samples["eastmere-overview-2024-11-20"]
    assert hit.document == sample.document
    assert f"{MARK}Housing Ombudsman{UNMARK}" in hit.snippet
    start, end = (int(part) for part in hit.node.rpartition("=")[2].split(","))
    assert start == hit.start
    assert "Housing Ombudsman" in sample.text[start:end]


def test_filters_narrow(filled: Store) -> None:
    assert {hit.council for hit in filled.index.search("damp mould", council=EASTMERE)} == {EASTMERE}
    assert {hit.body for hit in filled.index.search("repairs", body=PANEL)} == {PANEL}
    dates = {hit.date for hit in filled.index.search("repairs", earliest="2024-10-01", latest="2024-11-30")}
    assert dates == {"2024-10-15"}


def test_pages_follow_one_another(filled: Store) -> None:
    everything = [hit.node for hit in filled.index.search("the", limit=50)]
    paged = [
        hit.node
        for first in range(0, len(everything), 3)
        for hit in filled.index.search("the", limit=3, offset=first)
    ]
    assert paged == everything


@given(st.text(max_size=40))
def test_nothing_typed_breaks_the_search(words: str) -> None:
    index = SearchIndex.in_memory()
    index.replace([("urn:d", "1", [Row(kind="text", node="urn:d#1", title="", words="housing repairs")])])
    index.search(words)
    assert search_words(words).count('"') % 2 == 0


def test_a_replaced_document_is_found_by_its_new_words_alone(store: Store, samples: dict[str, Any]) -> None:
    sample = samples["eastmere-housing-2024-12-05"]
    kept = [quad for quad in sample.quads() if "9-24" not in str(quad.subject)]
    replace_document(store, sample.document, kept, sample.entry(importer_version="2"))
    assert titles(store, "winter shelter", kind="decision") == []
    remove_document(store, sample.document)
    assert not [hit for hit in store.index.search("repairs") if hit.document == sample.document]


def test_an_index_left_behind_is_brought_up_to_date(samples: dict[str, Any]) -> None:
    with open_store("memory:") as store:
        load_many(store, [sample.load() for sample in samples.values()], index=False)
        assert titles(store, "repairs") == []
        assert bring_up_to_date(store) == len(samples)
        assert bring_up_to_date(store) == 0
        assert titles(store, "repairs")
        gone = next(iter(samples.values())).document
        store.index.replace([("urn:elsewhere", "1", [Row(kind="item", node="urn:i", title="repairs")])])
        bring_up_to_date(store)
        assert "urn:i" not in {hit.node for hit in store.index.search("repairs")}
        assert entry_of(store, gone)


def test_an_import_indexes_what_it_loads_and_whatever_an_earlier_one_left_behind(
    store: Store, samples: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, *_ = samples.values()
    monkeypatch.setattr("graph.load.bring_up_to_date", lambda _: pytest.fail("the whole catalogue is read"))
    load_many(store, [first.load(importer_version="2")])
    assert store.index.whole
    monkeypatch.undo()
    load_many(store, [first.load(importer_version="3")], index=False)
    assert not store.index.whole
    store.index.remove([first.document])
    load_many(store, [second.load(importer_version="2")])
    assert store.index.whole
    assert first.document in store.index.stamps()


def test_readers_search_while_a_writer_has_the_index(tmp_path: Path, samples: dict[str, Any]) -> None:
    with open_store(tmp_path / "data") as writer:
        load_many(writer, [sample.load() for sample in samples.values()])
        with open_store(tmp_path / "data", read_only=True) as reader:
            assert titles(reader, "repairs") == titles(writer, "repairs")


def _search_as_nobody(file: Path) -> None:
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    assert SearchIndex.at(file, read_only=True).search("housing")


def test_an_index_is_read_where_nothing_can_be_written(samples: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder) / "data") as store:
            load_many(store, [sample.load() for sample in samples.values()])
        for place in (Path(folder), Path(folder) / "data"):
            place.chmod(0o555)
        reading = multiprocessing.get_context("fork").Process(
            target=_search_as_nobody, args=(Path(folder) / "data" / "search.sqlite",)
        )
        reading.start()
        reading.join()
        for place in (Path(folder), Path(folder) / "data"):
            place.chmod(0o755)
    assert reading.exitcode == 0


def test_a_damaged_index_is_told(tmp_path: Path) -> None:
    (tmp_path / "search.sqlite").write_bytes(b"not a database, but long enough to look at" * 100)
    with pytest.raises(SearchUnusable, match="delete the file and import again"):
        SearchIndex.at(tmp_path / "search.sqlite")


@given(st.text(alphabet="ab .\n", max_size=300), st.integers(2, 40))
def test_stretches_cover_every_word_once_and_in_order(text: str, longest: int) -> None:
    found = list(stretches(text, longest))
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(end - start <= longest for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


def test_things_are_counted_by_kind_once_each(filled: Store) -> None:
    counted = filled.index.count("pearson")
    assert counted["person"] == len(titles(filled, "pearson", kind="person", limit=50))
    assert filled.index.count("pearson", latest="1999-12-31") == {}
    assert filled.index.count('" * )') == {}


def test_what_narrows_a_search_comes_before_the_limit_of_what_is_ranked() -> None:
    index = SearchIndex.in_memory()
    many = [Row(kind="text", node=f"urn:t{n}", title="", words="bus routes") for n in range(MOST_RANKED + 10)]
    index.replace([("urn:old", "1", [Row(kind="body", node="urn:b", title="Bus panel", date="2019-05-01")])])
    index.replace([("urn:new", "1", many)])
    assert [hit.node for hit in index.search("bus", kind="body")] == ["urn:b"]
    assert [hit.node for hit in index.search("bus", earliest="2019-01-01", latest="2019-12-31")] == ["urn:b"]
    assert "urn:b" not in [hit.node for hit in index.search("bus", limit=5)]
    index.close()


def test_the_words_that_narrow_a_search_down_are_not_found_by_typing_them(filled: Store) -> None:
    assert filled.index.search("kindperson") == []
    assert filled.index.search("setting : kindperson") == []


def test_an_index_of_an_older_make_is_emptied_and_filled_again(tmp_path: Path) -> None:
    file = tmp_path / "search.sqlite"
    with sqlite3.connect(file) as old:
        old.executescript("CREATE TABLE entry (id INTEGER); CREATE TABLE document (iri TEXT, stamp TEXT);")
        old.execute("INSERT INTO document VALUES ('urn:d', '1')")
    old.close()
    index = SearchIndex.at(file)
    assert index.stamps() == {}
    index.replace([("urn:d", "2", [Row(kind="body", node="urn:b", title="Bus panel")])])
    assert [hit.node for hit in index.search("bus")] == ["urn:b"]
    index.close()
