"""A small graph of two invented councils: papers with their facts written by hand (``data/*.txt``, ``data/*.ttl``)."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.archive import digest_of, keep_text
from graph.catalogue import CatalogueEntry
from graph.load import Load, load_many
from graph.sparql.prefixes import known_prefixes
from graph.store import Store, open_store
from ontology import iris
from ontology.iris import Iris
from ontology.terms import BASE, SCRC

DATA = Path(__file__).parent / "data"
LOADED = dt.datetime(2025, 2, 1, 9, 30, tzinfo=dt.UTC)

# In the Turtle beside a text: "@{Councillor Dev Rao}" is the mention of those words, "@document/membership/x" an IRI
# below the document's, "@code/attendance/present" a code.
_MENTION = re.compile(r"@\{([^}]{1,400})\}")
_CODE = re.compile(r"@code/([\w/-]+)")
_DOCUMENT = re.compile(r"@document([/\w-]*)")


@dataclass(frozen=True)
class Sample:
    """One invented paper and its facts."""

    name: str
    text: str
    turtle: str

    @property
    def digest(self) -> str:
        return digest_of(self.text.encode())

    @property
    def document(self) -> str:
        return Iris().document(self.digest)

    @property
    def graph(self) -> str:
        return iris.graph(self.document)

    def quads(self) -> list[ox.Quad]:
        mentions: dict[str, str] = {}

        def mention(found: re.Match[str]) -> str:
            quote = found[1]
            start = self.text.find(quote)
            assert start >= 0, f"{self.name}: {quote!r} is not in the text"
            iri = iris.mention(self.document, start, start + len(quote))
            mentions[iri] = (
                f"<{iri}> a scr:Mention ; oa:hasSource <{self.document}> ; scr:startChar {start} ;"
                f' scr:endChar {start + len(quote)} ; scr:quote "{quote}" .'
            )
            return f"<{iri}>"

        body = _MENTION.sub(mention, self.turtle)
        body = _DOCUMENT.sub(lambda found: f"<{self.document}{found[1]}>", body)
        body = _CODE.sub(lambda found: f"<{SCRC[found[1]]}>", body)
        prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in known_prefixes(BASE).items())
        turtle = "\n".join([prefixes, body, *mentions.values()])
        own = ox.NamedNode(self.graph)
        return [
            ox.Quad(quad.subject, quad.predicate, quad.object, own)
            for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)
        ]

    def entry(self, **changes: object) -> CatalogueEntry:
        facts: dict[str, object] = {
            "source": f"{self.name}.txt",
            "digest": self.digest,
            "text_digest": self.digest,
            "importer": "minutes",
            "importer_version": "1",
            "loaded": LOADED,
            "layout": "numbered",
            "confidence": 0.9,
            "coverage": 0.8,
            "complete": "northwick" not in self.name,
        }
        return CatalogueEntry(**{**facts, **changes})  # type: ignore[arg-type]

    def load(self, **changes: object) -> Load:
        return Load(self.document, self.quads(), self.entry(**changes))


def read_samples() -> dict[str, Sample]:
    return {
        file.stem: Sample(file.stem, file.read_text("utf-8"), file.with_suffix(".ttl").read_text("utf-8"))
        for file in sorted(DATA.glob("*.txt"))
    }


def fill(store: Store, samples: dict[str, Sample]) -> None:
    for sample in samples.values():
        keep_text(store.archive, sample.text)
        store.archive.keep("source", sample.text.encode())
    load_many(store, [sample.load() for sample in samples.values()])


@pytest.fixture(scope="session")
def samples() -> dict[str, Sample]:
    return read_samples()


@pytest.fixture
def store(samples: dict[str, Sample]) -> Iterator[Store]:
    """A store in memory with every sample; free to be written to."""
    with open_store("memory:") as opened:
        fill(opened, samples)
        yield opened


@pytest.fixture(scope="module")
def filled(samples: dict[str, Sample]) -> Iterator[Store]:
    """A store in memory with every sample, shared by the tests of a module: for reading."""
    with open_store("memory:") as opened:
        fill(opened, samples)
        yield opened
