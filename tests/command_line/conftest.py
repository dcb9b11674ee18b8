"""A command as it is typed, in a folder of its own, with papers of an invented meeting."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import scrutiny
from graph.catalogue import entries
from graph.store import open_store
from tests.invented import (
    MEETING,
    Meeting,
    write_page,
    write_pdf,
    write_printed,
)

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "papers"
MANY = 32


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


@pytest.fixture
def loaded(run: Run, papers: Path) -> Run:
    """A store with one paper."""
    run("import", "-q", f"{papers.name}/minutes.txt")
    return run


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of many papers."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(MANY):
        (folder / f"{number:03}.txt").write_text(write_printed(meeting(number)), encoding="utf-8")
    return folder
