"""The accuracy gate: no field may fall below its pinned floor, on the papers that were read and on those that were not.

``floors.json`` holds the F1 that each field had when it was last pinned, rounded down to two places. A better
figure is pinned by hand, together with the rule that earned it; a floor is never lowered to let a change through.
"""

import json
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Store

from importers.imported import import_source
from importers.source import Source
from tests.accuracy.scorer import FIELDS, Score, read_gold, score_store, write_table

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
SPLITS = ("seen", "unseen")


@cache
def read_split(split: str) -> Score:
    """Import every paper of a split as a user would, and score what was read."""
    store = Store()
    for paper in sorted((HERE / split).iterdir()):
        if paper.suffix != ".json":
            store.extend(import_source(Source(paper.read_bytes(), paper.name)).quads)
    return score_store(read_gold(HERE / split), store)


@pytest.mark.parametrize("split", SPLITS)
def test_every_paper_is_imported(split: str) -> None:
    assert read_split(split).absent == []


@pytest.mark.parametrize(("split", "field"), [(s, f) for s in SPLITS for f in ("headline", *FIELDS)])
def test_no_field_falls_below_its_floor(split: str, field: str) -> None:
    score = read_split(split)
    reached = score.headline if field == "headline" else score.counts[field].f1
    assert reached >= FLOORS[split].get(field, 0.0), write_table(score)


@pytest.mark.parametrize("split", SPLITS)
def test_everything_that_was_read_has_evidence(split: str) -> None:
    evidence = read_split(split).counts["evidence"]
    assert evidence.hit == evidence.gold > 0


def test_floors_name_fields_that_there_are() -> None:
    assert set(FLOORS) == set(SPLITS)
    assert {field for floors in FLOORS.values() for field in floors} <= {"headline", *FIELDS}
