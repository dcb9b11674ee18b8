"""The notebooks run from top to bottom, as a researcher runs them, and their frames have the types that the graph states."""

import datetime as dt
import runpy
import sys
from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
sys.path.insert(0, str(NOTEBOOKS))
pytest.importorskip("pandas")


@pytest.mark.parametrize(
    "file", sorted(f for f in NOTEBOOKS.glob("*.py") if f.name != "frames.py"), ids=lambda f: f.stem
)
def test_notebook_runs(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(NOTEBOOKS)
    pytest.importorskip("IPython")
    runpy.run_path(str(file), run_name="__main__")


def test_frame_keeps_types_and_bad_literals() -> None:
    import pyoxigraph as ox
    from frames import frame

    answer = ox.Store().query(
        """SELECT * { VALUES (?day ?number ?yes ?text ?iri) {
        ("2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date> 3 true "x" <https://w3id.org/scrutiny/ns#Body>)
        ("2024-02-31"^^<http://www.w3.org/2001/XMLSchema#date> 4 false UNDEF UNDEF) } }"""
    )
    table = frame(answer)
    assert table["day"].tolist() == [dt.date(2024, 2, 29), "2024-02-31"]
    assert table["number"].tolist() == [3, 4]
    assert table["yes"].tolist() == [True, False]
    assert table["iri"].iloc[0] == "scr:Body"


def test_frame_refuses_triples() -> None:
    import pyoxigraph as ox
    from frames import frame

    with pytest.raises(TypeError, match="SELECT"):
        frame(ox.Store().query("CONSTRUCT WHERE { ?s ?p ?o }"))
