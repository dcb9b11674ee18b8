"""The store answers by the native engine, keeps what it is given, and says what is wrong."""

import io
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
import rdflib.plugins.sparql.processor

from graph.archive import ArchiveDamaged, FolderArchive, NotArchived, keep_text, read_text
from graph.checks.checking import check, check_quotes
from graph.documents import find_document, text_of
from graph.errors import QueryRefused, UnknownDocument
from graph.export import EXPORT_FORMATS, export_graph
from graph.queries import ask, questions
from graph.store import Store


def test_no_question_reaches_rdflibs_own_engine(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("rdflib's Python engine was asked")

    monkeypatch.setattr(rdflib.plugins.sparql.processor, "evalQuery", refuse)
    for question in questions().values():
        if all(parameter.optional for parameter in question.parameters):
            ask(filled, question.name)
    assert list(filled.dataset.query("SELECT ?s { ?s a scr:Meeting }"))


def test_the_default_graph_is_the_union(filled: Store) -> None:
    answer = filled.query("SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a scr:Meeting }")
    assert isinstance(answer, ox.QuerySolutions)
    (row,) = answer
    assert int(row["n"].value) == len(
        set(filled.dataset.subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/scrutiny/ns#Meeting")))
    )


def test_a_syntax_error_has_its_place(filled: Store) -> None:
    with pytest.raises(QueryRefused, match="line 1"):
        filled.query("SELECT ?s WHERE { ?s a }")


@pytest.mark.parametrize(
    "text",
    ["SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SELECT * { service silent <http://x/> {} }"],
)
def test_other_servers_are_not_asked(filled: Store, text: str) -> None:
    with pytest.raises(QueryRefused, match="SERVICE"):
        filled.query(text)


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_an_export_holds_everything(filled: Store, form: Any) -> None:
    output = io.BytesIO()
    export_graph(filled, output, form)
    assert set(ox.parse(output.getvalue(), EXPORT_FORMATS[form])) == set(filled.quads())


def test_every_quote_is_where_it_says(filled: Store) -> None:
    assert list(check_quotes(filled)) == []
    assert not [finding for finding in check(filled) if finding.severity == "violation"]


def test_a_wrong_quote_is_found(store: Store) -> None:
    store.update(
        "DELETE { GRAPH ?g { ?m scr:quote ?q } } INSERT { GRAPH ?g { ?m scr:quote 'never said' } } "
        "WHERE { { SELECT ?g ?m ?q { GRAPH ?g { ?m scr:quote ?q } } LIMIT 1 } }"
    )
    assert [finding.severity for finding in check_quotes(store)] == ["violation"]


def test_a_paper_is_found_by_name_hash_or_iri(filled: Store, samples: dict[str, Any]) -> None:
    sample = next(iter(samples.values()))
    for given in (sample.document, sample.digest[:12], f"{sample.name}.txt"):
        assert find_document(filled, given) == sample.document
    assert text_of(filled, sample.name + ".txt") == sample.text
    with pytest.raises(UnknownDocument, match="papers fit"):
        find_document(filled, ".txt")
    with pytest.raises(UnknownDocument, match="no paper"):
        find_document(filled, "elsewhere")


def test_the_archive_notices_a_changed_file(tmp_path: Any) -> None:
    archive = FolderArchive(tmp_path)
    digest = keep_text(archive, "Members’ views")
    assert read_text(archive, digest) == "Members’ views"
    (tmp_path / "texts" / digest[:2] / digest[2:]).write_bytes(b"other words")
    with pytest.raises(ArchiveDamaged):
        read_text(archive, digest)
    with pytest.raises(NotArchived):
        archive.read("source", "0" * 64)
