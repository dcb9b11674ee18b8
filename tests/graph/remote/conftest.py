"""Real servers, with nothing in them or with the sample papers, shared by the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.intake import load_papers
from graph.archive import keep_text, read_text
from graph.catalogue import entries
from graph.load import Load, load_many
from graph.remote.address import Server
from graph.store import Store, open_store
from ontology.iris import graph
from tests.servers import STARTERS

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "samples" / "papers"


@pytest.fixture(scope="package", params=STARTERS)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server with nothing in it."""
    with STARTERS[request.param](tmp_path_factory.mktemp(request.param)) as started:
        yield started


@pytest.fixture(scope="package")
def embedded() -> Iterator[Store]:
    """The sample papers in memory."""
    with open_store("memory:") as store:
        load_papers(store, [SAMPLES])
        yield store


@pytest.fixture(scope="package")
def loaded(server: Server, embedded: Store) -> Server:
    """The server with the sample papers."""
    copy_papers(embedded, server)
    return server


def copy_papers(store: Store, server: Server) -> None:
    """Load what a store holds into a server, with the times at which it was first loaded."""
    with open_store(server) as opened:
        known = entries(store)
        for entry in known.values():
            keep_text(opened.archive, read_text(store.archive, entry.text_digest))
            opened.archive.keep("source", store.archive.read("source", entry.digest))
        outcomes = load_many(
            opened, [Load(one, list(store.quads(graph(one))), entry) for one, entry in known.items()]
        )
        assert set(outcomes.values()) == {"added"}
        documents = {*map(graph, known), store.iris.catalogue}
        opened.add(quad for name in store.graphs() if name not in documents for quad in store.quads(name))


@pytest.fixture(scope="package")
def remote(loaded: Server) -> Iterator[Store]:
    """A reader of the server's."""
    with open_store(loaded, read_only=True) as store:
        yield store
