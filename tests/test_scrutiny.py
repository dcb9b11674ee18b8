"""The command line as a person types it: what it prints, what it leaves in the store, and how it ends."""

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from openpyxl import Workbook

import scrutiny
from api.intake import load_papers
from graph.archive import FolderArchive, read_text
from graph.catalogue import entries
from graph.errors import StoreUnwritable
from graph.store import open_store
from importers.printed.pages import read_pages
from ontology.iris import graph
from samples.make_pdf import draw
from tests.invented import (
    MEETING,
    Meeting,
    write_page,
    write_page_text,
    write_pdf,
    write_printed,
    write_reply,
)

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples" / "papers"
ENCRYPTED = (
    b"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
    % (
        b"41" * 32,
        b"42" * 32,
    )
)


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> list[str]:
        """The lines on standard error but for the sum of an import."""
        return [line for line in self.err.splitlines() if "could not be read; store:" not in line]

    def outcomes(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs a command in a folder of its own, with the store ``data`` in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SCRUTINY_STORE", raising=False)

    def typed(*words: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["scrutiny", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as left:
            scrutiny.main()
        sys.stdout.flush()
        out, err = capsysbinary.readouterr()
        code = left.value.code
        return Ran(code if isinstance(code, int) else 0 if code is None else 1, out.decode(), err.decode())

    return typed


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with the meeting in three forms, one of them deeper."""
    folder = tmp_path / "papers"
    (folder / "older").mkdir(parents=True)
    (folder / "minutes.txt").write_text(write_printed(MEETING), encoding="utf-8")
    (folder / "page.html").write_text(write_page(MEETING), encoding="utf-8")
    (folder / "older" / "minutes.pdf").write_bytes(write_pdf(MEETING))
    return folder


def meeting(number: int) -> Meeting:
    """One of many meetings, each of its own day and with a clause of its own."""
    day = MEETING.day.replace(year=1990 + number % 30, month=1 + number // 30)
    first, *rest = MEETING.items
    return replace(MEETING, day=day, items=(replace(first, resolved=(f"paper {number} be noted",)), *rest))


def one_line(ran: Ran) -> str:
    """Give the one line that a command which failed told."""
    assert len(ran.told) == 1, ran.err
    assert "Traceback" not in ran.err
    return ran.told[0]


def documents(store: Path) -> dict[str, str]:
    """List what is loaded: source to document."""
    with open_store(store, read_only=True) as opened:
        return {entry.source: document for document, entry in entries(opened).items()}


def count(run: Run, pattern: str) -> int:
    answer = run("query", f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", "--format", "csv")
    assert answer.code == 0, answer.err
    return int(answer.out.split()[1])


# --- import -----------------------------------------------------------------------------------------------------


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


# --- bad input --------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-8-sig"])
def test_a_paper_in_another_encoding_is_read(run: Run, encoding: str) -> None:
    words = write_printed(MEETING).replace("Councillor Hector Vane", "Councillor Zoë Vané")
    Path("minutes.txt").write_bytes(words.encode(encoding))
    ran = run("import", "minutes.txt")
    assert ran.code == 0
    assert count(run, '?person foaf:name "Zoë Vané"') == 1


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


# --- wrong commands ---------------------------------------------------------------------------------------------


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
        (["query", "absent.rq"], "absent.rq: No such file"),
        (["query", "ASK {}", "--format", "yaml"], "--format"),
        (["query", "SELECT * { ?s ?p ?o }", "--format", "turtle"], "rows cannot be written as turtle"),
        (["query", "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "csv"], "triples cannot be written as csv"),
        (["query", "SELECT * { ?s ?p ?o }", "--store", "elsewhere"], "elsewhere"),
        (["export", "--format", "rdfxml"], "--format"),
        (["export", "--store", "elsewhere"], "elsewhere"),
        (["check", "--store", "elsewhere"], "elsewhere"),
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


def test_a_judgement_makes_no_store(run: Run) -> None:
    for command in ("same", "different"):
        assert run(command, "One", "Other", "--by", "Clerk", "--why", "seen").code == 2
    assert not Path("data").exists()


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


@pytest.mark.usefixtures("papers")
def test_a_second_writer_is_told_in_one_line(run: Run) -> None:
    run("import", "papers/page.html")
    with open_store("data"):
        ran = run("import", "papers/minutes.txt")
        assert ran.code == 2
        assert "another process is writing to this store" in one_line(ran)
        assert count(run, "?item a scr:AgendaItem") == len(MEETING.items)
    assert run("import", "papers/minutes.txt").code == 0


# --- asking -----------------------------------------------------------------------------------------------------

PEOPLE = "SELECT ?person ?name { ?person a foaf:Person ; foaf:name ?name } ORDER BY ?name"


@pytest.fixture
def loaded(run: Run, papers: Path) -> Run:
    """A store with one paper."""
    run("import", "-q", f"{papers.name}/minutes.txt")
    return run


def test_rows_are_printed_in_every_format(loaded: Run) -> None:
    csv = loaded("query", PEOPLE, "--format", "csv").out.splitlines()
    assert csv[0] == "person,name"
    names = [line.rsplit(",", 1)[1] for line in csv[1:]]
    assert "Ada Larkin" in names
    for form, read in (("json", ox.QueryResultsFormat.JSON), ("xml", ox.QueryResultsFormat.XML)):
        answer = ox.parse_query_results(loaded("query", PEOPLE, "--format", form).out.encode(), read)
        assert isinstance(answer, ox.QuerySolutions)
        assert [row["name"].value for row in answer] == names  # type: ignore[union-attr]


def test_a_table_in_a_pipe_is_not_cut_off(loaded: Run) -> None:
    ran = loaded("query", PEOPLE)
    rows = [line.split("  ") for line in ran.out.splitlines() if "/person/" in line]
    assert len(rows) == len(loaded("query", PEOPLE, "--format", "csv").out.splitlines()) - 1
    assert all(re.search(r"https://\S+/person/[a-z-]+ ", " ".join(row)) for row in rows)
    assert "…" not in ran.out
    assert ran.err == f"{len(rows)} rows\n"


def test_a_question_comes_from_a_file_or_standard_input_too(loaded: Run) -> None:
    Path("people.rq").write_text(PEOPLE, encoding="utf-8")
    answers = [
        loaded("query", PEOPLE, "--format", "csv"),
        loaded("query", "people.rq", "--format", "csv"),
        loaded("query", "-", "--format", "csv", stdin=PEOPLE.encode()),
    ]
    assert [answer.code for answer in answers] == [0, 0, 0]
    assert len({answer.out for answer in answers}) == 1


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "graph" / "queries").glob("*.rq")))
def test_a_stored_question_is_answered(loaded: Run, name: str) -> None:
    ran = loaded("query", ROOT / "graph" / "queries" / name, "--format", "json")
    assert ran.code == 0, ran.err
    assert "head" in json.loads(ran.out)


def test_a_stored_question_is_asked_by_its_name_of_things_by_theirs(loaded: Run) -> None:
    everywhere = loaded("query", "declarations", "--format", "csv")
    at_body = loaded("query", "declarations", "--with", "body=harbour and coast", "--format", "csv")
    assert everywhere.code == at_body.code == 0
    assert at_body.out == everywhere.out
    assert len(at_body.out.splitlines()) > 1
    later = loaded("query", "declarations", "--with", "from=2030-01-01", "--format", "csv")
    assert len(later.out.splitlines()) == 1
    body = loaded("query", "SELECT ?body { ?body a scr:Body } LIMIT 1", "--format", "csv").out.split()[1]
    assert loaded("query", "declarations", "--with", f"body={body}").code == 0


def test_the_stored_questions_are_listed_without_a_store(run: Run) -> None:
    ran = run("query", "--list")
    assert ran.code == 0
    names = {line.split(":")[0] for line in ran.out.splitlines() if not line.startswith(" ")}
    assert names == {path.stem for path in (ROOT / "graph" / "queries").glob("*.rq")}
    lines = ran.out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("attendance-of-member: At which meetings"))
    assert lines[at + 1] == "  with person [from] [to]"
    assert not Path("data").exists()


def test_the_version_is_told(run: Run) -> None:
    ran = run("--version")
    assert ran.code == 0
    assert re.fullmatch(r"scrutiny \d+\.\d+\S*\n", ran.out)


def test_yes_or_no_is_printed(loaded: Run) -> None:
    assert loaded("query", "ASK { ?s a scr:Meeting }").out == "yes\n"
    assert loaded("query", "ASK { ?s a scr:CallIn }").out == "no\n"
    assert json.loads(loaded("query", "ASK { ?s a scr:CallIn }", "--format", "json").out)["boolean"] is False


def test_triples_are_printed_in_the_formats_of_triples(loaded: Run) -> None:
    question = "CONSTRUCT { ?s a ?type } WHERE { ?s a ?type }"
    forms = {
        "table": ox.RdfFormat.TURTLE,
        "turtle": ox.RdfFormat.TURTLE,
        "json": ox.RdfFormat.JSON_LD,
        "xml": ox.RdfFormat.RDF_XML,
    }
    answers = [
        {quad.triple for quad in ox.parse(loaded("query", question, "--format", form).out.encode(), read)}
        for form, read in forms.items()
    ]
    assert len(answers[0]) > 50
    assert all(answer == answers[0] for answer in answers)


def test_every_export_can_be_read_again_and_says_the_same(loaded: Run) -> None:
    forms = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
    dumps = {
        form: set(ox.parse(loaded("export", "--format", form).out.encode(), read))
        for form, read in forms.items()
    }
    assert len(dumps["nquads"]) > 300
    assert dumps["trig"] == dumps["nquads"] == dumps["jsonld"]
    assert loaded("export").out == loaded("export", "--format", "trig").out
    union = {
        quad.triple
        for quad in ox.parse(loaded("export", "--format", "turtle").out.encode(), ox.RdfFormat.TURTLE)
    }
    assert union == {quad.triple for quad in dumps["nquads"]}


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


# --- check, text, map -------------------------------------------------------------------------------------------


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


def test_a_whole_file_name_goes_before_the_end_of_one(run: Run) -> None:
    for number, name in enumerate(("minutes.txt", "old-minutes.txt")):
        Path(name).write_text(write_printed(meeting(number)), encoding="utf-8")
    run("import", "-q", "minutes.txt", "old-minutes.txt")
    assert run("text", "minutes.txt").out == write_printed(meeting(0))
    assert "2 papers fit" in one_line(run("text", "nutes.txt"))


@pytest.mark.parametrize(
    ("kind", "name"), [("person", "Ada Larkin"), ("body", "Harbour and Coast Scrutiny Committee")]
)
def test_a_map_is_a_page_that_needs_nothing_else(loaded: Run, kind: str, name: str) -> None:
    ran = loaded("map", kind, name, "-o", "drawn.html")
    assert (ran.code, ran.err) == (0, "wrote drawn.html\n")
    page = Path("drawn.html").read_text(encoding="utf-8")
    assert name in page
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)


# --- stopped in the middle ----------------------------------------------------------------------------------------

MANY = 32
# Runs the command with small batches, so that a stop falls between and into many of them
STEPWISE = "import functools, sys, api.intake, graph.load, scrutiny; api.intake.load_many = functools.partial(graph.load.load_many, batch=700); scrutiny.main()"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of many papers."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(MANY):
        (folder / f"{number:03}.txt").write_text(write_printed(meeting(number)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(many: Path) -> dict[str, frozenset[ox.Quad]]:
    """What each document's graph holds when it has been read in peace."""
    return read_in_peace(many)


def read_in_peace(folder: Path) -> dict[str, frozenset[ox.Quad]]:
    """Import a folder as it is into a store in memory, and give each document's graph."""
    with open_store("memory:") as store:
        loaded = load_papers(store, [folder])
        return {document: frozenset(store.quads(graph(document))) for document in loaded}


def stop_after(lines: int, how: signal.Signals, many: Path, store: Path) -> tuple[int, str]:
    """Import in a process of its own, and stop it when so many papers have been told."""
    command = [sys.executable, "-c", STEPWISE, "import", "--json", str(many), "--store", str(store)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        for _ in range(lines):
            process.stdout.readline()
        process.send_signal(how)
        rest = process.stdout.read()
        err = process.stderr.read()
        code = process.wait(timeout=60)
    assert code != 0, f"it ended before it was stopped: {rest[-200:]}"
    return code, err


def graphs(store: Path) -> dict[str, frozenset[ox.Quad]]:
    """Give what a writer finds after a stop: each catalogued document's graph, and that there is no other graph."""
    with open_store(store) as opened:
        known = {document: frozenset(opened.quads(graph(document))) for document in entries(opened)}
        others = set(opened.graphs()) - {*map(graph, known), opened.iris.catalogue}
        assert all(name.startswith(f"{opened.iris.derived}/") for name in others)
    return known


@pytest.mark.parametrize("lines", [0, 7, 19])
def test_killed_in_the_middle_every_graph_is_whole_or_absent(
    tmp_path: Path, many: Path, whole: dict[str, frozenset[ox.Quad]], lines: int
) -> None:
    store = tmp_path / "data"
    code, _ = stop_after(lines, signal.SIGKILL, many, store)
    assert code == -signal.SIGKILL
    found = graphs(store)
    assert len(found) < MANY
    assert found == {document: whole[document] for document in found}
    with open_store(store) as opened:
        load_papers(opened, [many])
    assert graphs(store) == whole


# Dies when a part of the quads is on the disk, and before the catalogue says that they are
HALFWAY = """
import os, signal
import scrutiny
from graph.embedded.store import EmbeddedStore
add = EmbeddedStore.add
def add_some(store, quads):
    kept = list(quads)
    add(store, kept[:int(len(kept) * {share})])
    store.native.flush()
    os.kill(os.getpid(), signal.SIGKILL)
EmbeddedStore.add = add_some
scrutiny.main()
"""


@pytest.mark.parametrize("share", [0.1, 0.5, 1.0])
def test_killed_while_it_writes_nothing_half_written_is_left(
    tmp_path: Path, many: Path, whole: dict[str, frozenset[ox.Quad]], share: float
) -> None:
    store = tmp_path / "data"
    command = [
        sys.executable,
        "-c",
        HALFWAY.format(share=share),
        "import",
        "-q",
        str(many),
        "--store",
        str(store),
    ]
    stopped = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert stopped.returncode == -signal.SIGKILL, stopped.stderr
    assert graphs(store) == {}
    with open_store(store) as opened:
        load_papers(opened, [many])
    assert graphs(store) == whole


@pytest.mark.parametrize("lines", [1, 17])
def test_stopped_by_the_keyboard_what_was_told_is_loaded(
    tmp_path: Path, many: Path, whole: dict[str, frozenset[ox.Quad]], lines: int
) -> None:
    store = tmp_path / "data"
    code, err = stop_after(lines, signal.SIGINT, many, store)
    assert code == 130
    assert "Traceback" not in err
    assert (
        err.splitlines()[-1] == "scrutiny: stopped; every document's graph is either the old or the new one"
    )
    found = graphs(store)
    assert lines <= len(found) < MANY
    assert found == {document: whole[document] for document in found}


@pytest.mark.parametrize(
    "words", [["import", "papers"], ["query", "ASK {}"], ["serve"]], ids=lambda words: words[0]
)
def test_stopped_while_it_starts_it_ends_quietly(tmp_path: Path, words: list[str]) -> None:
    # Stops itself while the first of the modules is imported that only this command needs
    starts = (
        "import os, signal, sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'rdflib':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Stop())\n"
        "import scrutiny\n"
        "scrutiny.main()\n"
    )
    command = [sys.executable, "-c", starts, *words, "--store", str(tmp_path / "data")]
    stopped = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert stopped.returncode == 130
    assert len(stopped.stderr.splitlines()) <= 1
    assert "Traceback" not in stopped.stderr
    assert not (tmp_path / "data").exists()


def test_killed_while_papers_change_every_graph_is_the_old_or_the_new_one(
    tmp_path: Path,
) -> None:
    folder, store = tmp_path / "papers", tmp_path / "data"
    folder.mkdir()

    def write(first: int) -> dict[str, frozenset[ox.Quad]]:
        for number in range(MANY // 2):
            (folder / f"{number:03}.txt").write_text(write_printed(meeting(first + number)), encoding="utf-8")
        return read_in_peace(folder)

    old = write(0)
    with open_store(store) as opened:
        load_papers(opened, [folder])
    assert graphs(store) == old
    new = write(100)
    stop_after(MANY // 4, signal.SIGKILL, folder, store)
    found = graphs(store)
    assert len(found) == MANY // 2, "a file has neither its old nor its new graph, or both"
    assert 0 < len(found.keys() & new.keys()) < MANY // 2
    assert found == {document: (old | new)[document] for document in found}


@pytest.mark.usefixtures("papers")
def test_readers_see_the_last_whole_state_while_a_writer_works(run: Run) -> None:
    run("import", "-q", "papers/minutes.txt")
    with open_store("data") as writer:
        writer.update("INSERT DATA { GRAPH <urn:half> { <urn:a> <urn:b> <urn:c> } }")
        assert count(run, "GRAPH <urn:half> { ?s ?p ?o }") == 0


def test_a_closed_pipe_ends_without_a_traceback(run: Run, tmp_path: Path) -> None:
    run("import", "-q", SAMPLES)
    command = [sys.executable, str(ROOT / "scrutiny.py"), "export", "--store", str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"@prefix")
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_samples_are_imported(run: Run) -> None:
    ran = run("import", "-q", SAMPLES)
    assert ran.code == 0
    assert ran.told == []
