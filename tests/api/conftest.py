"""A store of two papers of an invented council, and the service over it."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import uvicorn

from api.app import create_app
from api.settings import Settings
from graph.archive import keep_text
from graph.catalogue import CatalogueEntry
from graph.load import Load, load_many
from graph.store import open_store
from ontology.terms import BASE
from tests.serving import running

DATA = Path(__file__).parent / "data"
PAPERS = ("eastmere-2026-01-14.txt", "eastmere-2026-03-11.txt")


def document_id(name: str) -> str:
    return hashlib.sha256((DATA / name).read_bytes()).hexdigest()[:16]


def load_papers(location: Path, names: tuple[str, ...] = PAPERS) -> None:
    quads = list(ox.parse(path=str(DATA / "eastmere.trig"), format=ox.RdfFormat.TRIG))
    with open_store(location) as store:
        loads = []
        for name in names:
            data = (DATA / name).read_bytes()
            document = f"{BASE}document/{document_id(name)}"
            entry = CatalogueEntry(
                source=name,
                digest=hashlib.sha256(data).hexdigest(),
                text_digest=keep_text(store.archive, data.decode()),
                importer="text",
                importer_version="1",
                loaded=dt.datetime(2026, 4, 1, 12, 0, tzinfo=dt.UTC),
                layout="numbered",
                confidence=0.9,
                coverage=0.97,
                warnings=("No venue was found.",),
            )
            own = ox.NamedNode(f"{document}/graph")
            loads.append(Load(document, [quad for quad in quads if quad.graph_name == own], entry))
        load_many(store, loads)


TOKEN = "an invented token"  # noqa: S105  # nobody's
MAY_WRITE = {"authorization": f"Bearer {TOKEN}"}
PAPER = f"https://w3id.org/scrutiny/id/document/{document_id(PAPERS[0])}/graph"
CATALOGUE = "https://w3id.org/scrutiny/id/graph/catalogue"


@pytest.fixture(scope="session")
def location(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk, loaded once; tests that write make their own."""
    folder = tmp_path_factory.mktemp("store")
    load_papers(folder)
    return folder


@contextmanager
def serving(settings: Settings) -> Iterator[httpx.Client]:
    """Serve over real HTTP on a free port of this machine, and stop at the end of the block."""
    configuration = uvicorn.Config(create_app(settings), log_config=None, timeout_graceful_shutdown=2)
    with running(configuration) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def samples(sample_store: Path) -> Iterator[httpx.Client]:
    """The service over the sample papers, with somebody who takes reports of errors."""
    settings = Settings(store=str(sample_store), budget=0, report="mailto:scrutiny@saltmere.example")
    with serving(settings) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(location: Path) -> Iterator[httpx.Client]:
    """The service over the store, with a short deadline and no budget."""
    settings = Settings(store=str(location), deadline=1.0, budget=0, memory=512, result=4, readers=2)
    with serving(settings) as opened:
        yield opened


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The service over a store of the module's own, which the holder of the token may write to."""
    folder = tmp_path_factory.mktemp("writable")
    load_papers(folder)
    with serving(
        Settings(store=str(folder), budget=0, update=True, token=TOKEN, update_deadline=20)
    ) as client:
        yield client


def update(client: httpx.Client, text: str, **parameters: str) -> httpx.Response:
    """Send an update with the token."""
    return client.post(
        "/update",
        params=parameters,
        content=text,
        headers={**MAY_WRITE, "content-type": "application/sparql-update"},
    )


def ask(client: httpx.Client, query: str) -> bool:
    """Ask a query whose answer is yes or no."""
    return bool(client.get("/sparql", params={"query": query}).json()["boolean"])
