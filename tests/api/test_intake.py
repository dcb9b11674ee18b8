"""Taking papers in: one that the reader falls over does not take the others with it."""

from pathlib import Path

import pytest

from api import intake
from graph.store import open_store
from importers.imported import Imported
from importers.source import Source
from importers.tally import Tally
from ontology.iris import Iris
from tests.invented import MEETING, write_printed


def test_a_fault_of_the_reader_costs_one_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text(f"{write_printed(MEETING)}\n{name}\n")
    read = intake.import_source

    def fall(source: Source, names: Iris) -> Imported:
        if source.name.endswith("first.txt"):
            return {}["nothing"]
        return read(source, names)

    monkeypatch.setattr(intake, "import_source", fall)
    said: list[str] = []
    with open_store("memory:") as store:
        outcomes = intake.load_papers(store, [tmp_path], tally=Tally(said.append, said.append, quiet=True))
    assert len(outcomes) == 1
    assert [line for line in said if "first.txt" in line and "KeyError at test_intake.py" in line]
