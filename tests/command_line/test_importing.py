"""What `scrutiny import` takes, keeps and replaces."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ontology.iris import graph
from tests.command_line.conftest import SAMPLES, Run, count, documents, meeting
from tests.invented import (
    MEETING,
    write_page,
    write_printed,
)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["papers/minutes.txt"], ["papers/minutes.txt"]),
        (["papers"], ["papers/minutes.txt", "papers/older/minutes.pdf", "papers/page.html"]),
        (["papers/*.html"], ["papers/page.html"]),
        (["papers/**/*.pdf", "papers/page.html"], ["papers/older/minutes.pdf", "papers/page.html"]),
    ],
)
@pytest.mark.usefixtures("papers")
def test_import_takes_files_folders_and_patterns(run: Run, given: list[str], found: list[str]) -> None:
    ran = run("import", *given)
    assert ran.code == 0
    assert sorted(documents(Path("data"))) == found
    assert ran.err.startswith(f"{len(found)} loaded (")


def test_import_takes_standard_input(run: Run) -> None:
    ran = run("import", "-", stdin=write_page(MEETING).encode())
    assert ran.code == 0
    assert list(documents(Path("data"))) == ["standard input"]


def test_two_papers_from_standard_input_are_two_papers(run: Run) -> None:
    for number in (1, 2):
        assert run("import", "-", stdin=write_printed(meeting(number)).encode()).code == 0
    assert count(run, "?document a scr:Document") == 2


@pytest.mark.usefixtures("papers")
def test_an_unchanged_paper_is_left_as_it_is(run: Run) -> None:
    run("import", "papers")
    before = run("export", "--format", "nquads").out
    ran = run("import", "papers")
    assert ran.out.splitlines() == [
        f"papers/{name}: unchanged, nothing to do"
        for name in ("minutes.txt", "page.html", "older/minutes.pdf")
    ]
    assert ran.err == "0 loaded (0 quads), 3 unchanged, 0 could not be read; store: data\n"
    assert run("export", "--format", "nquads").out == before


@pytest.mark.parametrize("kind", ["sources", "texts"])
@pytest.mark.parametrize(
    "spoil", [Path.unlink, lambda file: file.write_bytes(b"changed")], ids=["lost", "changed"]
)
def test_importing_again_puts_right_what_the_archive_lost(
    loaded: Run, kind: str, spoil: Callable[[Path], object]
) -> None:
    kept = Path("data/archive") / kind
    (file,) = (path for path in kept.rglob("*") if path.is_file())
    before = file.read_bytes()
    spoil(file)
    ran = loaded("import", "papers/minutes.txt")
    assert "0 loaded (0 quads), 1 unchanged" in ran.err
    assert file.read_bytes() == before
    assert loaded("check").code == 0


def test_a_copy_under_another_name_is_read_once(run: Run, papers: Path) -> None:
    (papers / "copy.txt").write_bytes((papers / "minutes.txt").read_bytes())
    assert run("import", "papers").err.startswith("3 loaded (")
    assert run("import", "papers").err.startswith("0 loaded (0 quads), 4 unchanged")


def test_a_changed_paper_replaces_what_was_read_from_it(run: Run, papers: Path) -> None:
    run("import", "papers")
    before = documents(Path("data"))
    changed = replace(
        MEETING, items=(*MEETING.items[:-1], replace(MEETING.items[-1], resolved=("the ferry be repaired",)))
    )
    (papers / "minutes.txt").write_text(write_printed(changed), encoding="utf-8")
    ran = run("import", "papers")
    assert ran.code == 0
    assert "  the file has changed: what was read from it before is replaced" in ran.out.splitlines()
    assert ran.err.startswith("1 loaded (")
    after = documents(Path("data"))
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} == {"papers/minutes.txt"}
    old = before["papers/minutes.txt"]
    assert count(run, f"GRAPH <{graph(old)}> {{ ?s ?p ?o }}") == 0
    assert count(run, f"?s ?p <{old}>") == 0
    new = after["papers/minutes.txt"]
    assert (
        count(
            run,
            f'GRAPH <{graph(new)}> {{ ?d a scr:Decision ; schema:text ?t FILTER(CONTAINS(?t, "ferry")) }}',
        )
        == 1
    )


@pytest.mark.usefixtures("papers")
def test_a_paper_that_is_told_otherwise_is_read_again(run: Run) -> None:
    run("import", "papers/page.html")
    document = documents(Path("data"))["papers/page.html"]
    ran = run("import", "papers/page.html", "--council", "Westmere District Council")
    assert ran.err.startswith("1 loaded (")
    assert documents(Path("data")) == {"papers/page.html": document}
    (told,) = run("import", "--json", "papers/page.html", "--council", "Southmere Council").outcomes()
    words = (
        "the paper is of Eastmere Borough Council by its own words, not of Southmere Council as it came with"
    )
    assert f"other-council: {words}" in told["warnings"]  # type: ignore[operator]
    assert told["council"] == "Eastmere Borough Council"


def test_a_council_that_is_given_counts_where_none_is_printed(run: Run) -> None:
    words = (
        write_printed(MEETING).replace("Eastmere Borough Council", "").replace("EASTMERE BOROUGH COUNCIL", "")
    )
    Path("minutes.txt").write_text(words, encoding="utf-8")
    (told,) = run("import", "--json", "minutes.txt", "--council", "Westmere District Council").outcomes()
    assert told["council"] == "Westmere District Council"
    assert "other-council" not in json.dumps(told)


@pytest.mark.usefixtures("papers")
def test_what_a_paper_does_not_say_comes_from_options_sidecar_and_manifest(run: Run) -> None:
    words = "Apologies\n\nNone.\n\nWork Programme\n\nRESOLVED that the programme be agreed.\n"
    for name in ("option.txt", "sidecar.txt", "listed.txt"):
        Path(name).write_text(f"{name}\n\n{words}", encoding="utf-8")
    told = {"council": "Eastmere Borough Council", "body": "Harbour Panel", "date": "2025-05-06"}
    Path("sidecar.txt.json").write_text(json.dumps(told), encoding="utf-8")
    Path("list.csv").write_text(
        "file,council,body,date\nlisted.txt,{council},{body},{date}\n".format(**told), encoding="utf-8"
    )
    options = [word for name, value in told.items() for word in (f"--{name}", value)]
    ran = run("import", "--json", "option.txt", *options)
    outcomes = ran.outcomes() + run("import", "--json", "sidecar.txt", "list.csv").outcomes()
    assert [outcome["source"] for outcome in outcomes] == ["option.txt", "sidecar.txt", "listed.txt"]
    for outcome in outcomes:
        assert {name: outcome[name] for name in told} == told


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-8-sig"])
def test_a_paper_in_another_encoding_is_read(run: Run, encoding: str) -> None:
    words = write_printed(MEETING).replace("Councillor Hector Vane", "Councillor Zoë Vané")
    Path("minutes.txt").write_bytes(words.encode(encoding))
    ran = run("import", "minutes.txt")
    assert ran.code == 0
    assert count(run, '?person foaf:name "Zoë Vané"') == 1


def test_a_judgement_makes_no_store(run: Run) -> None:
    for command in ("same", "different"):
        assert run(command, "One", "Other", "--by", "Clerk", "--why", "seen").code == 2
    assert not Path("data").exists()


@pytest.mark.usefixtures("papers")
def test_the_store_comes_from_the_environment_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRUTINY_STORE", "kept")
    run("import", "-q", "papers/minutes.txt")
    assert list(documents(Path("kept"))) == ["papers/minutes.txt"]
    assert not Path("data").exists()
    assert count(run, "?item a scr:AgendaItem") == len(MEETING.items)


@pytest.mark.usefixtures("papers")
def test_a_store_in_memory_leaves_nothing(run: Run) -> None:
    ran = run("import", "-q", "papers", "--store", "memory:")
    assert ran.err.startswith("3 loaded (")
    assert not Path("memory:").exists()
    assert not Path("data").exists()


def test_the_samples_are_imported(run: Run) -> None:
    ran = run("import", "-q", SAMPLES)
    assert ran.code == 0
    assert ran.told == []
