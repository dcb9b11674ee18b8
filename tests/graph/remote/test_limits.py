"""What a server keeps back, or does not offer, is told and never taken for an answer."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import AnswerCutShort, ServerFailed, StoreMissing
from graph.load import load_many
from graph.remote.address import Server
from graph.store import Store, open_store
from tests.benchmarks.generated import generate
from tests.servers import STARTERS, oxigraph


@pytest.fixture(scope="module")
def cutting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A Virtuoso with more triples than it gives at once."""
    with STARTERS["virtuoso"](tmp_path_factory.mktemp("cutting")) as started, open_store(started) as store:
        load_many(store, generate(15), index=False)
        yield store


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CONSTRUCT { ?s a scr:Thing } WHERE { ?s ?p ?o }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
    ],
)
def test_what_virtuoso_cuts_off_in_silence_is_an_error(cutting: Store, query: str) -> None:
    with pytest.raises(AnswerCutShort, match="cut its answer short at 10000 rows"):
        cutting.query(query)
    assert cutting.query(f"{query} LIMIT 50")


def test_a_server_without_a_union_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with oxigraph(tmp_path, union=False) as started:
        with pytest.raises(StoreMissing, match="no papers"):
            open_store(started, read_only=True)
        with open_store(started) as store:
            load_many(store, generate(1), index=False)
        with pytest.raises(ServerFailed, match="--union-default-graph"):
            open_store(started, read_only=True)
        union = replace(started, query=f"{started.query}?union-default-graph")
        with open_store(union, read_only=True) as store:
            assert store.query("ASK { ?m a scr:Meeting }")


def test_a_password_is_shown_nowhere(server: Server) -> None:
    secret = replace(server, user="somebody", password="open-sesame", token="t0ken")  # noqa: S106 - invented
    assert "open-sesame" not in repr(secret)
    assert "t0ken" not in repr(secret)
    assert os.environ.get("SCRUTINY_STORE_PASSWORD") is None
