"""What `scrutiny import` tells people and programs of what it read."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import StoreUnwritable
from tests.command_line.conftest import Run, count, documents, one_line
from tests.invented import MEETING, write_printed


@pytest.mark.usefixtures("papers")
def test_the_report_tells_what_a_query_finds(run: Run) -> None:
    first, second, third, likely = run("import", "papers/minutes.txt").out.splitlines()
    assert first == (
        "papers/minutes.txt: minutes · Eastmere Borough Council, Harbour and Coast Scrutiny Committee, 2025-03-04"
    )
    assert re.fullmatch(
        r"  read as text, layout [\w ]+ \(\d{1,3}% sure\), \d{1,3}% of the text covered", second
    )
    assert re.fullmatch(r"  of 100 such statements about \d{1,3} are right", likely)
    told = dict(
        reversed(found.split(" ")) for found in third.removeprefix("  found ").split(";")[0].split(", ")
    )
    classes = {
        "items": "scr:AgendaItem", "attendances": "scr:Attendance", "declaration": "scr:Declaration",
        "decisions": "scr:Decision", "contributions": "scr:Contribution", "people": "foaf:Person", "posts": "org:Post",
    }  # fmt: skip
    assert classes.keys() <= told.keys()
    for noun, name in classes.items():
        assert int(told[noun]) == count(run, f"SELECT DISTINCT ?x {{ ?x a {name} }}"), noun


def test_a_report_counts_one_of_a_kind_as_one(run: Run) -> None:
    Path("one.txt").write_text(write_printed(replace(MEETING, items=MEETING.items[:1])), encoding="utf-8")
    found = run("import", "one.txt").out.splitlines()[2]
    assert "found 1 item, " in found
    assert not re.search(r"\b1 \w+s\b", found)


def test_a_report_shows_a_stretch_that_was_not_understood(run: Run) -> None:
    words = "We walked along the quay and spoke of the weather, the boats and the price of rope. " * 12
    Path("notes.txt").write_text(f"{words}\n", encoding="utf-8")
    told = run("import", "notes.txt", "--council", "Eastmere Borough Council").out
    assert '  not understood, for example: "We walked along the quay' in told
    assert "0% sure" not in told


@pytest.mark.usefixtures("papers")
def test_import_tells_programs_in_json(run: Run) -> None:
    Path("empty.txt").write_bytes(b"")
    ran = run("import", "--json", "papers/minutes.txt", "empty.txt")
    loaded, failed = ran.outcomes()
    assert ran.code == 1
    assert loaded["outcome"] == "loaded"
    assert loaded["source"] == "papers/minutes.txt"
    assert loaded["body"] == "Harbour and Coast Scrutiny Committee"
    assert loaded["date"] == "2025-03-04"
    assert loaded["counts"]["items"] == len(MEETING.items)  # type: ignore[index]
    assert loaded["document"] == documents(Path("data"))["papers/minutes.txt"]
    assert failed == {
        "outcome": "failed",
        "source": "empty.txt",
        "error": "NoPaper",
        "reason": "the file is empty",
    }
    assert [outcome["outcome"] for outcome in run("import", "--json", "papers/minutes.txt").outcomes()] == [
        "unchanged"
    ]


@pytest.mark.usefixtures("papers")
def test_quiet_tells_only_what_went_wrong_and_the_sum(run: Run) -> None:
    Path("empty.txt").write_bytes(b"")
    ran = run("import", "-q", "papers", "empty.txt")
    assert ran.out == ""
    assert one_line(ran) == "empty.txt: the file is empty"
    assert ran.err.splitlines()[-1].startswith("3 loaded (")


def test_a_paper_is_told_as_loaded_only_when_it_is(
    run: Run, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_full(*_: object) -> None:
        raise StoreUnwritable("data", "the store cannot be written (No space left on device)")

    Path("empty.txt").write_bytes(b"")
    monkeypatch.setattr("graph.embedded.store.EmbeddedStore.add", is_full)
    ran = run("import", "--json", many / "000.txt", "empty.txt", many / "001.txt")
    assert ran.code == 2
    assert [outcome["outcome"] for outcome in ran.outcomes()] == ["failed"]
    assert "0 loaded (0 quads), 0 unchanged, 1 could not be read; store: data" in ran.err
    assert ran.err.splitlines()[-1].startswith("scrutiny: data: the store cannot be written")
