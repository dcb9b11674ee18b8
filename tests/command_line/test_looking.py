"""Checks, texts, sources and maps on the command line."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.archive import FolderArchive, read_text
from graph.catalogue import entries
from graph.store import open_store
from ontology.iris import graph
from tests.command_line.conftest import Run, documents
from tests.invented import (
    MEETING,
    write_page,
    write_page_text,
    write_pdf,
    write_printed,
    write_reply,
)


@pytest.mark.usefixtures("papers")
def test_check_finds_nothing_wrong_in_what_was_imported(run: Run) -> None:
    run("import", "-q", "papers")
    ran = run("check")
    assert "violation:" not in ran.out
    assert ran.err.startswith("0 violations, ")
    assert ran.code == 0


def test_check_tells_what_is_wrong_by_paper(loaded: Run) -> None:
    document = documents(Path("data"))["papers/minutes.txt"]
    with open_store("data") as store:
        store.update(
            f"DELETE {{ GRAPH ?g {{ ?m scr:quote ?q }} }} INSERT {{ GRAPH ?g {{ ?m scr:quote 'not so' }} }}"
            f" WHERE {{ SELECT * {{ GRAPH ?g {{ ?m scr:quote ?q }} FILTER(?g = <{graph(document)}>) }} ORDER BY ?m LIMIT 1 }}"
        )
    ran = loaded("check")
    assert ran.code == 1
    assert ran.out.splitlines()[0] == "papers/minutes.txt"
    assert "violation: The text holds " in ran.out
    assert "not what is quoted" in ran.out
    assert ran.err.startswith("1 violations, ") or ran.err.startswith("1 violation, ")
    finding = loaded("check", "--json").outcomes()
    assert [one["value"] for one in finding if one["severity"] == "violation"] == ["not so"]


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("minutes.txt", lambda: write_printed(MEETING).encode()),
        (
            "windows.txt",
            lambda: write_printed(MEETING).replace("\n", "\r\n").replace("'", "\u2019").encode("cp1252"),
        ),
        ("wide.txt", lambda: write_page_text(MEETING).encode("utf-16")),
        ("page.html", lambda: write_page(MEETING).encode()),
        ("reply.xml", lambda: write_reply(MEETING).encode()),
        ("minutes.pdf", lambda: write_pdf(MEETING)),
    ],
)
def test_the_text_is_what_the_archive_keeps_and_offsets_count_in(
    run: Run, name: str, write: Callable[[], bytes]
) -> None:
    Path(name).write_bytes(write())
    run("import", "-q", name)
    document = documents(Path("data"))[name]
    text = run("text", name).out
    assert text == run("text", document).out == run("text", document.rsplit("/", 1)[1][:6]).out
    with open_store("data", read_only=True) as store:
        assert text == read_text(FolderArchive(Path("data/archive")), entries(store)[document].text_digest)
    rows = run(
        "query", "SELECT ?start ?end ?quote { ?m scr:startChar ?start ; scr:endChar ?end ; scr:quote ?quote }", "--format", "json"
    )  # fmt: skip
    mentions = json.loads(rows.out)["results"]["bindings"]
    assert len(mentions) > 30
    for mention in mentions:
        start, end = int(mention["start"]["value"]), int(mention["end"]["value"])
        assert text[start:end] == mention["quote"]["value"]


@pytest.mark.usefixtures("loaded")
def test_the_source_itself_is_kept(papers: Path) -> None:
    with open_store("data", read_only=True) as store:
        (entry,) = entries(store).values()
    assert (
        FolderArchive(Path("data/archive")).read("source", entry.digest)
        == (papers / "minutes.txt").read_bytes()
    )


@pytest.mark.parametrize(
    ("kind", "name"), [("person", "Ada Larkin"), ("body", "Harbour and Coast Scrutiny Committee")]
)
def test_a_map_is_a_page_that_needs_nothing_else(loaded: Run, kind: str, name: str) -> None:
    ran = loaded("map", kind, name, "-o", "drawn.html")
    assert (ran.code, ran.err) == (0, "wrote drawn.html\n")
    page = Path("drawn.html").read_text(encoding="utf-8")
    assert name in page
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)


def test_a_map_of_everyone_says_so_and_leads_to_no_other(loaded: Run) -> None:
    told = "People without a public role are shown too."
    for options in ((), ("--everyone",)):
        loaded("map", "body", "Harbour and Coast Scrutiny Committee", "-o", "drawn.html", *options)
        page = Path("drawn.html").read_text(encoding="utf-8")
        assert (told in page) == bool(options)
        assert "everyone=true" not in page
