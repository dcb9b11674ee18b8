"""How all tests run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# A deadline in milliseconds says more of the machine's other work than of the code; time is measured in benchmarks.
# Where a change is judged, the same examples are tried each time.
settings.register_profile("scrutiny", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("scrutiny")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample papers, imported as a person would."""
    store, papers = tmp_path_factory.mktemp("samples") / "store", ROOT / "samples" / "papers"
    command = [sys.executable, "-m", "scrutiny", "import", str(papers), "--store", str(store), "--quiet"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return store
