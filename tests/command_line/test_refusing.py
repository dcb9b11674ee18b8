"""Bad papers, wrong commands and stores that cannot be used: each is told in one line."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from graph.store import open_store
from importers.printed.pages import read_pages
from samples.make_pdf import draw
from tests.command_line.conftest import ROOT, Run, count, documents, meeting, one_line
from tests.invented import (
    MEETING,
    write_pdf,
    write_printed,
    write_reply,
)

ENCRYPTED = (
    b"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
    % (
        b"41" * 32,
        b"42" * 32,
    )
)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here is always full")
@pytest.mark.usefixtures("papers")
def test_a_full_disk_is_told_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("import", "papers/minutes.txt")
    full = os.open("/dev/full", os.O_WRONLY)
    monkeypatch.setattr("graph.export.export_graph", lambda *_: os.write(full, b"a quad"))
    ran = run("export")
    os.close(full)
    assert ran.code == 2
    assert one_line(ran) == "scrutiny: standard output: No space left on device"


def test_a_file_where_a_store_should_be_is_told_in_one_line(run: Run) -> None:
    Path("store").write_text("no store", encoding="utf-8")
    ran = run("query", "ASK {}", "--store", "store")
    assert ran.code == 2
    assert "Not a directory" in one_line(ran)


def workbook_without_parts() -> bytes:
    kept = io.BytesIO()
    Workbook().save(kept)
    return kept.getvalue()[:800]


BAD: dict[str, tuple[bytes, str]] = {
    "unknown.bin": (bytes(range(256)) * 8, "neither a page nor a document nor text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
    "slides.pptx": (b"PK\x03\x04" + b"\x00" * 64, "a zipped file"),
    "empty.txt": (b"", "the file is empty"),
    "error.pdf": (b"<html><title>404 Not Found</title><body>Not Found</body></html>", "an error page"),
    "challenge.html": (b"<html><title>Just a moment...</title><body>Checking your browser</body></html>", "blocked"),
    "broken.pdf": (b"%PDF-1.7\n1 0 obj garbage", "the PDF is damaged"),
    "cut.pdf": (write_pdf(MEETING)[:40], "the PDF is damaged"),
    "encrypted.pdf": (draw("Minutes").replace(b"/Root 1 0 R", ENCRYPTED), "the PDF asks for a password"),
    "scan.pdf": (draw("\f"), "no text"),
    "long.pdf": (draw("\f".join(f"Page {n} of the minutes" for n in range(12))), "12 pages; the limit is 9"),
    "bomb.xml": (
        b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><meeting><meetingid>&b;</meetingid></meeting>',
        "entities",
    ),
    "file.xml": (
        b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY f SYSTEM "file:///etc/passwd">]><meeting><meetingid>&f;</meetingid></meeting>',
        "entities",
    ),
    "cut.xml": (write_reply(MEETING).encode()[:900], "XML"),
    "deep.html": (b"<div>" * 3000 + b"Minutes", "nested"),
    "workbook.xlsx": (workbook_without_parts(), "the workbook is damaged"),
    "large.txt": (b"Minutes of a meeting. " * 5_000, "110,000 characters; the limit is 100,000"),
    "heavy.txt": (b"Minutes of a meeting. " * 20_000, "440,000 bytes; the limit is 300,000"),
    "zeros.txt": (b"Minutes\x00\x00 of\x00 the\x00 meeting", "neither a page nor a document nor text"),
    "late_zeros.txt": (b"Minutes of a meeting. " * 200 + b"\x00" * 40, "zero bytes"),
}  # fmt: skip


@pytest.fixture
def low_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a small file is over."""
    monkeypatch.setattr("importers.files.limits.CHARACTERS", 100_000)
    monkeypatch.setattr(
        "importers.files.sources.find_sources.__kwdefaults__", {"limit": 300_000, "stdin": None}
    )
    monkeypatch.setattr("importers.printed.pages.PAGES", 9)
    monkeypatch.setattr("importers.formats.pdf.read_apart", read_pages)


@pytest.mark.usefixtures("low_limits")
def test_each_bad_paper_has_one_line_and_the_others_go_on(run: Run, papers: Path) -> None:
    for name, (data, _) in BAD.items():
        (papers / name).write_bytes(data)
    ran = run("import", "papers", "papers/absent.txt", "papers/*.odt")
    assert ran.code == 1
    assert "Traceback" not in ran.err
    told = dict(line.split(": ", 1) for line in ran.told)
    assert len(told) == len(ran.told) == len(BAD) + 2
    for name, (_, reason) in BAD.items():
        assert reason in told[f"papers/{name}"], name
    assert told["papers/absent.txt"] == "there is no such file or folder"
    assert told["papers/*.odt"] == "no file matches this pattern"
    assert sorted(documents(Path("data"))) == [
        "papers/minutes.txt",
        "papers/older/minutes.pdf",
        "papers/page.html",
    ]
    assert ran.err.splitlines()[-1].startswith("3 loaded (")
    assert ran.err.splitlines()[-1].endswith(f"{len(BAD) + 2} could not be read; store: data")


def test_a_sidecar_that_cannot_be_read_is_named(run: Run, papers: Path) -> None:
    (papers / "page.html.json").write_text('{"date": "4 March"}', encoding="utf-8")
    ran = run("import", "papers")
    assert ran.code == 1
    assert one_line(ran) == 'papers/page.html.json: the date "4 March" is not of the form 2026-02-10'
    assert ran.err.splitlines()[-1].startswith("2 loaded (")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read_is_named(run: Run, papers: Path) -> None:
    (papers / "page.html").chmod(0)
    ran = run("import", "papers")
    assert one_line(ran) == "papers/page.html: the file cannot be opened: Permission denied"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["improt", "papers"], "No such command"),
        (["import"], "Missing argument"),
        (["import", "papers", "--date", "4 March 2025"], "--date"),
        (
            ["import", "papers", "--date", "2025-13-01"],
            "is no day of the form YYYY-MM-DD, such as 2026-02-10",
        ),
        (["import", "papers", "--nonsense"], "No such option"),
        (["query", "ASK {}", "--store", ""], "name a folder, a SPARQL server's address, or memory:"),
        (["query"], "--list shows those that are stored"),
        (["query", "open-acts"], "there is no question 'open-acts'; there are "),
        (["query", "open-actions", "--with", "body"], "'body' is not of the form name=value"),
        (["query", "open-actions", "--with", "body=Zebra"], "no body here has 'Zebra' in the name"),
        (["query", "open-actions", "--with", "bodies=Zebra"], "open-actions has no parameter 'bodies'"),
        (["query", "provenance", "--with", "node=Zebra"], "node: 'Zebra' is not an IRI"),
        (["query", "ASK {}", "--with", "body=Zebra"], "only a stored question is asked with a name=value"),
        (
            ["same", "One", "Other", "--by", "Clerk", "--why", "seen", "--store", "elsewhere"],
            "elsewhere: no papers",
        ),
        (["import", "papers", "--store", "ftp://eastmere.example/"], "a store is a folder or 'memory:'"),
        (["query", "ASK {}", "--store", "http://127.0.0.1:9/sparql"], "the server cannot be reached"),
        (["query", "SELECT nonsense"], "line 1, column"),
        (["query", "INSERT DATA { <urn:a> <urn:b> <urn:c> }"], "line 1, column"),
        (["query", "SELECT * { SERVICE <http://eastmere.example/> { ?s ?p ?o } }"], "SERVICE is not allowed"),
        (["query", "SELECT (<urn:f>(1) AS ?x) {}"], "The custom function <urn:f> is not supported"),
        (["query", "SELECT ('caf\udce9' AS ?x) {}"], "the query is no text in UTF-8"),
        (["query", "latin.rq"], "the query is no text in UTF-8"),
        (["query", "absent.rq"], "absent.rq: No such file"),
        (["query", "ASK {}", "--format", "yaml"], "--format"),
        (["query", "SELECT * { ?s ?p ?o }", "--format", "turtle"], "rows cannot be written as turtle"),
        (["query", "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "csv"], "triples cannot be written as csv"),
        (["query", "SELECT * { ?s ?p ?o }", "--store", "elsewhere"], "elsewhere"),
        (["export", "--format", "rdfxml"], "--format"),
        (["export", "--store", "elsewhere"], "elsewhere"),
        (["check", "--store", "elsewhere"], "elsewhere"),
        (["index", "--store", "elsewhere"], "elsewhere: no papers"),
        (["import", "papers/minutes.txt", "--council", "\udcff"], "no text in UTF-8"),
        (["text", "absent.txt"], "absent.txt"),
        (["text", "m"], "no paper of this name"),
        (["map", "county", "Eastmere"], "county"),
        (["map", "person", "Nobody At All"], "Nobody At All"),
        (["map", "body", "Harbour", "-o", "absent/map.html"], "absent/map.html"),
        (["serve", "--port", "many"], "--port"),
    ],
    ids=lambda given: " ".join(given)[:40] if isinstance(given, list) else "",
)
@pytest.mark.usefixtures("papers")
def test_a_wrong_command_has_one_line(run: Run, words: list[str], told: str) -> None:
    run("import", "-q", "papers/minutes.txt")
    Path("latin.rq").write_bytes(b"SELECT ('caf\xe9' AS ?x) {}")
    ran = run(*words)
    assert ran.code == 2
    assert told in one_line(ran)
    assert ran.out == ""


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert ran.err.startswith("Usage: scrutiny")
    asked = run("--help")
    assert asked.code == 0
    for command in ("import", "query", "export", "check", "text", "map", "serve"):
        assert f"\n  {command} " in asked.out


def test_a_query_that_is_no_sparql_is_told_with_its_place(run: Run) -> None:
    run("import", "-q", "-", stdin=write_printed(MEETING).encode())
    told = one_line(run("query", "SELECT *\n{ ?s ?p }"))
    assert told.startswith("scrutiny: line 2, column ")
    assert "[" not in told


@pytest.mark.usefixtures("papers")
def test_a_second_writer_is_told_in_one_line(run: Run) -> None:
    run("import", "papers/page.html")
    with open_store("data"):
        ran = run("import", "papers/minutes.txt")
        assert ran.code == 2
        assert "another process is writing to this store" in one_line(ran)
        assert count(run, "?item a scr:AgendaItem") == len(MEETING.items)
    assert run("import", "papers/minutes.txt").code == 0


def test_a_query_in_a_stream_that_is_no_utf_8_is_told_in_one_line(loaded: Run) -> None:
    ran = loaded("query", "-", stdin=b"SELECT ('caf\xe9' AS ?x) {}")
    assert ran.code == 2
    assert "the query is no text in UTF-8" in one_line(ran)


@pytest.mark.usefixtures("papers")
def test_a_name_longer_than_any_file_has_is_told_and_the_others_go_on(run: Run) -> None:
    ran = run("import", "x" * 300, "papers/minutes.txt")
    assert ran.code == 1
    assert one_line(ran) == f"{'x' * 300}: the file cannot be looked for: File name too long"
    assert list(documents(Path("data"))) == ["papers/minutes.txt"]


@pytest.mark.parametrize(
    ("words", "closed", "code", "told"),
    [
        ("query 'ASK {}'", ">&-", 0, ""),
        ("query -", "<&-", 2, "scrutiny: line 1"),
        ("import -", "<&-", 1, "standard input: the file is empty"),
    ],
    ids=["output", "question", "paper"],
)
@pytest.mark.usefixtures("loaded")
def test_a_stream_that_was_closed_is_an_empty_one(words: str, closed: str, code: int, told: str) -> None:
    ran = subprocess.run(
        ["sh", "-c", f"{sys.executable} {ROOT / 'scrutiny.py'} {words} {closed}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr
    assert ran.stderr.startswith(told)


@pytest.mark.usefixtures("loaded")
def test_what_a_terminal_cannot_show_is_spelt_out() -> None:
    ran = subprocess.run(
        [sys.executable, ROOT / "scrutiny.py", "query", "SELECT ('caf\\u00e9' AS ?x) {}"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "caf\\xe9" in ran.stdout


def test_a_whole_file_name_goes_before_the_end_of_one(run: Run) -> None:
    for number, name in enumerate(("minutes.txt", "old-minutes.txt")):
        Path(name).write_text(write_printed(meeting(number)), encoding="utf-8")
    run("import", "-q", "minutes.txt", "old-minutes.txt")
    assert run("text", "minutes.txt").out == write_printed(meeting(0))
    assert "2 papers fit" in one_line(run("text", "nutes.txt"))
