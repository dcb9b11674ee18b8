"""The annotations say only what their papers say, in the papers' own words."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.accuracy.sources import find, read_words

HERE = Path(__file__).parent
GOLD = sorted(HERE.glob("*seen/*.json"))
SHARED = HERE.parents[2] / "shared" / "papers"
SUFFIXES = {".txt", ".html", ".md", ".pdf", ".xml", ".csv"}
KEYS = {
    "source", "document", "council", "body", "meeting", "attendance", "items", "decisions", "posts", "roles_mentioned",
    "declarations", "people", "bodies",
}  # fmt: skip
RUN = 14
"""So many words in a row that two papers share are a copied sentence, not a formula of the trade."""


def read(gold: Path) -> dict[str, Any]:
    return json.loads(gold.read_text(encoding="utf-8"))


def list_quotes(gold: dict[str, Any]) -> list[str | None]:
    """List every string of an annotation that must stand in its paper word for word."""
    rows = [*gold["attendance"], *gold["items"], *gold["decisions"], *gold["posts"], *gold["declarations"]]
    slots = ("person", "post", "for", "number", "title", "item", "text", "owner", "due")
    return [
        gold["body"],
        gold["document"]["title"],
        *gold["document"]["authors"],
        gold["meeting"]["venue"],
        *(row.get(slot) for row in rows for slot in slots),
        *gold["roles_mentioned"],
        *gold["people"],
        *gold["bodies"],
    ]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: f"{path.parent.name}/{path.name}")
class TestAnnotation:
    def test_it_belongs_to_a_paper_and_has_the_guide_s_shape(self, path: Path) -> None:
        gold = read(path)
        assert (path.parent / gold["source"]).exists()
        assert path.name == f"{gold['source']}.json"
        assert set(gold) == KEYS
        assert gold["document"]["kind"] in {"minutes", "agenda", "decisions", "report"}
        assert {a["status"] for a in gold["attendance"]} <= {"present", "apologies", "absent", None}
        capacities = {
            "member",
            "substitute",
            "co-opted",
            "portfolio-holder",
            "officer",
            "guest",
            "contact",
            None,
        }
        assert {a["capacity"] for a in gold["attendance"]} <= capacities
        assert {d["kind"] for d in gold["decisions"]} <= {"resolution", "recommendation", "action"}

    def test_every_quotation_stands_in_the_paper(self, path: Path) -> None:
        gold = read(path)
        paper = path.parent / gold["source"]
        words = read_words(paper)
        paged = paper.suffix == ".pdf" or "\f" in paper.read_text(encoding="utf-8", errors="replace")
        quotes = [q for q in list_quotes(gold) if q is not None]
        assert [q for q in quotes if not find(words, q, across_pages=paged)] == []

    def test_its_parts_agree_with_one_another(self, path: Path) -> None:
        gold = read(path)
        numbered = {item["number"] or item["title"] for item in gold["items"]}
        if numbered:
            assert {d["item"] for d in gold["decisions"]} - {None} <= numbered
        rows = [*gold["attendance"], *gold["posts"], *gold["declarations"]]
        assert {row["person"] for row in rows} <= set(gold["people"])
        assert {a["for"] for a in gold["attendance"]} - {None} <= set(gold["people"])
        for field in ("people", "bodies", "roles_mentioned"):
            assert len(gold[field]) == len(set(gold[field]))
        clauses = [(d["item"], d["text"], d["formal"]) for d in gold["decisions"]]
        assert len(clauses) == len(set(clauses))


@pytest.mark.parametrize("split", ["seen", "unseen"])
def test_every_paper_is_annotated(split: str) -> None:
    papers = {p.name for p in (HERE / split).iterdir() if p.suffix != ".json"}
    assert papers == {read(p)["source"] for p in (HERE / split).glob("*.json")}
    assert len(papers) >= 16


@pytest.mark.papers
@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder of real papers is not beside the checkout")
def test_no_sentence_comes_from_a_real_paper() -> None:
    def runs(paper: Path) -> set[str]:
        words = re.findall(r"[a-z0-9]+", read_words(paper).lower())
        return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}

    real = set().union(*(runs(p) for p in SHARED.iterdir() if p.name != "README.md"))
    ours = [
        p
        for p in [*HERE.glob("*seen/*"), *HERE.parents[1].glob("samples/papers/*/*")]
        if p.suffix in SUFFIXES
    ]
    assert {p.name: sorted(runs(p) & real)[:2] for p in ours if runs(p) & real} == {}
