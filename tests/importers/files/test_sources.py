"""Finding files: folders, globs, sidecars, manifests, standard input, and what is wrong with some of them."""

import datetime as dt
import io
import os
import threading

import pytest

from importers.errors import Damaged, NoPaper, ReadError, TooLarge
from importers.files.sources import find_sources
from importers.source import Known, Source


@pytest.fixture
def folder(tmp_path):
    """A folder of five papers, with what lies beside them."""
    for name in ("b.txt", "a.txt", "inner/c.txt", "inner/deeper/d.html", "e.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Minutes {name}")
    for name in (".hidden.txt", ".git/config", "README.md", "~$b.docx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("no paper")
    return tmp_path


def names(outcomes, folder) -> list[str]:
    return [os.path.relpath(outcome.name, folder) for outcome in outcomes if isinstance(outcome, Source)]


def test_a_folder_is_read_with_all_below_it_in_order(folder):
    assert names(find_sources([folder]), folder) == [
        "a.txt",
        "b.txt",
        "e.pdf",
        "inner/c.txt",
        "inner/deeper/d.html",
    ]


def test_a_file_is_read_once_however_often_it_is_named(folder):
    paths = [folder / "b.txt", folder, folder / "inner" / ".." / "a.txt"]
    assert names(find_sources(paths), folder)[:2] == ["b.txt", "a.txt"]
    assert len(names(find_sources(paths), folder)) == 5


def test_a_readme_is_read_if_it_is_named(folder):
    assert names(find_sources([folder / "README.md"]), folder) == ["README.md"]


def test_a_glob_is_opened_in_order(folder):
    assert names(find_sources([str(folder / "**" / "*.txt")]), folder) == ["a.txt", "b.txt", "inner/c.txt"]


def test_what_is_not_there_is_an_outcome_and_the_others_are_read(folder):
    outcomes = list(find_sources([folder / "none.txt", folder / "x*.txt", folder / "a.txt"]))
    assert [type(outcome) for outcome in outcomes] == [NoPaper, NoPaper, Source]
    assert str(outcomes[0]) == f"{folder / 'none.txt'}: there is no such file or folder"


def test_a_sidecar_says_what_is_known_and_is_no_paper(folder):
    (folder / "a.txt.json").write_text(
        '{"council": "Eastmere", "date": "2025-03-04", "fetched-at": "today", "body": ""}'
    )
    outcomes = [
        outcome for outcome in find_sources([folder], Known(body="Port Panel")) if isinstance(outcome, Source)
    ]
    assert names(outcomes, folder)[:2] == ["a.txt", "b.txt"]
    assert outcomes[0].known == Known(council="Eastmere", body="Port Panel", date=dt.date(2025, 3, 4))
    assert outcomes[1].known == Known(body="Port Panel")


@pytest.mark.parametrize(
    "words", ["{", '["council"]', '{"date": "4 March 2025"}', r'{"body": "\ud800"}', "[" * 100_000]
)
def test_a_sidecar_that_cannot_be_read_is_named(folder, words):
    (folder / "a.txt.json").write_text(words)
    outcomes = list(find_sources([folder / "a.txt", folder / "b.txt"]))
    assert isinstance(outcomes[0], Damaged)
    assert str(outcomes[0]).startswith(f"{(folder / 'a.txt.json').as_posix()}: ")
    assert isinstance(outcomes[1], Source)


def test_a_manifest_speaks_for_its_files(folder):
    (folder / "list.csv").write_text(
        "File,URL,Council,Notes\ninner/c.txt,https://eastmere.example/c,Eastmere,x\nmissing.txt,,,\n"
    )
    outcomes = list(find_sources([folder]))
    sources = {os.path.relpath(o.name, folder): o.known for o in outcomes if isinstance(o, Source)}
    assert sources["inner/c.txt"] == Known(council="Eastmere", url="https://eastmere.example/c")
    assert "list.csv" not in sources
    assert len(sources) == 5
    assert [str(o) for o in outcomes if isinstance(o, NoPaper)] == [
        f"{(folder / 'missing.txt').as_posix()}: list.csv lists it, but there is no such file"
    ]


def test_a_manifest_named_alone_gives_its_files_alone(folder):
    (folder / "list.csv").write_text("file,body\nb.txt,Port Panel\n")
    outcomes = list(find_sources([folder / "list.csv"]))
    assert [(o.name, o.known.body) for o in outcomes if isinstance(o, Source)] == [
        ((folder / "b.txt").as_posix(), "Port Panel")
    ]


def test_a_sidecar_comes_before_the_manifest_and_both_before_the_rest(folder):
    (folder / "list.csv").write_text("file,body,council\nb.txt,Port Panel,Eastmere\n")
    (folder / "b.txt.json").write_text('{"body": "Quay Panel"}')
    known = next(
        o.known
        for o in find_sources([folder / "list.csv"], Known(body="X", council="Y", url="z"))
        if isinstance(o, Source)
    )
    assert known == Known(body="Quay Panel", council="Eastmere", url="z")


def test_a_manifest_with_a_false_date_names_its_line(folder):
    (folder / "list.csv").write_text("file,date\nb.txt,2025-02-30\n")
    outcome = next(find_sources([folder / "list.csv"]))
    assert isinstance(outcome, Damaged)
    assert "list.csv, line 2" in str(outcome)


@pytest.mark.parametrize("name", ["../secret.txt", "inner/../../secret.txt"])
def test_a_manifest_reaches_no_file_outside_its_folder(folder, name):
    (folder / "secret.txt").write_text("no paper")
    listing = folder / "inner" / "list.csv"
    listing.write_text(f"file,council\n{name},Eastmere\n{folder / 'secret.txt'},Eastmere\n")
    outcomes = list(find_sources([listing]))
    assert [type(outcome) for outcome in outcomes] == [NoPaper, NoPaper]
    assert all(
        str(outcome).endswith("list.csv lists it, but it is outside its folder") for outcome in outcomes
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9 \xff.txt", r"caf\xe9 \xff.txt"),
        (b"two\nlines.txt", r"two\nlines.txt"),
        ("\u202etxt.exe".encode(), r"\u202etxt.exe"),
        (b"\x1b[31mred.txt", r"\x1b[31mred.txt"),
        ("zoë's [1] plan.txt".encode(), "zoë's [1] plan.txt"),
    ],
)
def test_any_name_is_shown_in_one_line_as_characters(tmp_path, name, shown):
    (tmp_path / os.fsdecode(name)).write_text("Minutes")
    (found,) = find_sources([tmp_path])
    assert found.name == f"{tmp_path}/{shown}"
    found.name.encode("utf-8")
    assert isinstance(found, Source)


def test_a_tracker_is_a_paper_and_no_manifest(folder):
    (folder / "tracker.csv").write_text("Ref,Recommendation,Owner\n1,That x,KL\n")
    assert "tracker.csv" in names(find_sources([folder]), folder)


def test_a_file_over_the_limit_is_not_opened(folder):
    (folder / "a.txt").write_bytes(b"x" * 200)
    outcomes = list(find_sources([folder / "a.txt", folder / "b.txt"], limit=100))
    assert isinstance(outcomes[0], TooLarge)
    assert "200 bytes; the limit is 100" in str(outcomes[0])
    assert isinstance(outcomes[1], Source)


def test_a_pipe_is_read_up_to_the_limit(tmp_path):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"m" * 101,))
    writer.start()
    (outcome,) = find_sources([pipe], limit=100)
    writer.join()
    assert isinstance(outcome, TooLarge)


def test_a_name_too_long_for_a_file_spoils_nothing(folder):
    (folder / "list.csv").write_text(f"file,council\n{'x' * 300}.txt,Eastmere\na.txt,Eastmere\n")
    outcomes = list(find_sources([folder / "list.csv", "y" * 300, folder / "b.txt"]))
    assert [type(outcome) for outcome in outcomes] == [NoPaper, Source, NoPaper, Source]


def test_standard_input_is_read_up_to_the_limit():
    assert list(find_sources(["-"], stdin=io.BytesIO(b"Minutes"))) == [Source(b"Minutes", "standard input")]
    outcome = next(find_sources(["-"], stdin=io.BytesIO(b"Minutes" * 10), limit=20))
    assert isinstance(outcome, TooLarge)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every file")
def test_a_file_that_may_not_be_opened_is_named(folder):
    (folder / "a.txt").chmod(0)
    outcome = next(find_sources([folder / "a.txt"]))
    assert isinstance(outcome, ReadError)
    assert "cannot be opened" in str(outcome)


def test_a_circle_of_folders_ends(folder):
    (folder / "inner" / "again").symlink_to(folder, target_is_directory=True)
    assert len(names(find_sources([folder]), folder)) == 5
