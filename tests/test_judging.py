"""People judge who is who at the command line, and what they judged outlives imports and reaches the answers."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAPERS = ROOT / "samples" / "papers" / "brackenshire"


def run(store: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "scrutiny", *words, "--store", str(store)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judging") / "store"
    done = run(folder, "import", str(PAPERS), "--quiet")
    assert done.returncode == 0, done.stderr
    return folder


def only_claim(store: Path) -> dict[str, object]:
    done = run(store, "claims", "--json")
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    found = json.loads(line)
    assert isinstance(found, dict)
    return found


def test_importing_proposes_and_judging_lasts(store: Path) -> None:
    claim = only_claim(store)
    assert claim["status"] == "proposed"
    assert "G. Hollin = Graham Hollin?" in run(store, "claims").stdout
    done = run(
        store,
        "same",
        "G. Hollin",
        "Graham Hollin",
        "--by",
        "A Reader",
        "--why",
        "The same post in both papers",
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("recorded: ")
    attended = "SELECT (COUNT(DISTINCT ?node) AS ?n) { ?node scr:canonical/^scr:canonical ?same . ?same foaf:name 'Graham Hollin' }"
    assert run(store, "query", attended, "--format", "csv").stdout.split() == ["n", "2"]
    again = run(
        store, "import", str(PAPERS / "children_2024-01-25.html"), "--council", "Brackenshire County Council"
    )
    assert again.returncode == 0, again.stderr
    claim = only_claim(store)
    assert (claim["status"], claim["by"], claim["why"]) == (
        "accepted",
        "A Reader",
        "The same post in both papers",
    )
    assert run(store, "different", "G. Hollin", "Graham Hollin", "--by", "B", "--why", "No").returncode == 0
    assert only_claim(store)["status"] == "rejected"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("same", "Nobody Atall", "Graham Hollin", "--by", "A", "--why", "B"),
            "nobody here has 'Nobody Atall'",
        ),
        (("same", "Hollin", "Graham Hollin", "--by", "A", "--why", "B"), "fits 4 people"),
        (("same", "Graham Hollin", "Graham Hollin", "--by", "A", "--why", "B"), "is one node"),
        (("same", "G. Hollin", "Graham Hollin", "--by", "A"), "--why"),
    ],
)
def test_a_wrong_judgement_is_one_line_and_exit_code_two(
    store: Path, words: tuple[str, ...], said: str
) -> None:
    done = run(store, *words)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert said in done.stderr
