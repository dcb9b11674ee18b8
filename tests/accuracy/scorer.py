"""Score what was read out of papers against gold annotations: precision, recall and F1 of each field.

    python -m tests.accuracy.scorer GOLD_FOLDER DATASET.trig [--misses FIELD] [--papers] [--json]

The gold folder holds ``NAME.json`` beside each paper ``NAME``; the dataset holds one named graph a document, and a
document is found by the file name at the end of its ``dcterms:source``. Only what the gold states is asked: a slot
that is null there is not scored. What hangs on a decision (kind, owner, due) counts as missed when the decision was
not found. Of the posts only those in the gold are asked for, since every holder's post is one too.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pyoxigraph import RdfFormat, Store

from tests.accuracy.facts import Clause, Facts, find_documents, read_facts
from tests.accuracy.sameness import fold, is_same_person, is_same_phrase, likeness, pair_off, shared_words

__all__ = ["FIELDS", "HEADLINE", "Count", "Score", "main", "read_gold", "score_store", "write_table"]

Gold = dict[str, Any]
G = TypeVar("G")
F = TypeVar("F")

HEADLINE = (
    "meeting", "items", "attendance", "people", "posts", "decisions", "decision kind", "owner", "due", "declarations",
)  # fmt: skip
FIELDS = (*HEADLINE, "capacity", "agreed in discussion", "bodies", "roles mentioned", "evidence")


@dataclass(slots=True)
class Count:
    """How many facts the gold has, how many were found, and how many of these are right."""

    gold: int = 0
    found: int = 0
    hit: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hit / (self.gold + self.found) if self.hit else 0.0


@dataclass(slots=True)
class Score:
    """The counts of each field over some papers, what was missed or made up, and the papers that were not there."""

    counts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in FIELDS})
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    absent: list[str] = field(default_factory=list)

    def add(self, name: str, gold: int, found: int, hit: int) -> None:
        """Add to a field's counts."""
        count = self.counts[name]
        count.gold, count.found, count.hit = count.gold + gold, count.found + found, count.hit + hit

    def compare(
        self, name: str, gold: list[G], found: list[F], like: Callable[[G, F], float]
    ) -> list[tuple[G, F]]:
        """Count two lists of facts against one another, note what has no partner, and give the pairs."""
        pairs = pair_off(gold, found, like)
        self.add(name, len(gold), len(found), len(pairs))
        paired, taken = {i for i, _ in pairs}, {j for _, j in pairs}
        self.misses[name] += [f"missed: {fact}" for i, fact in enumerate(gold) if i not in paired]
        self.misses[name] += [f"not in the gold: {fact}" for j, fact in enumerate(found) if j not in taken]
        return [(gold[i], found[j]) for i, j in pairs]

    def merge(self, source: str, other: "Score") -> None:
        """Add another paper's score; its misses are marked with its source."""
        for name, count in other.counts.items():
            self.add(name, count.gold, count.found, count.hit)
            self.misses[name] += [f"{source}: {miss}" for miss in other.misses[name]]
        self.absent += other.absent

    @property
    def headline(self) -> float:
        """The mean F1 of the headline fields that the gold has facts of."""
        figures = [self.counts[name].f1 for name in HEADLINE if self.counts[name].gold]
        return sum(figures) / len(figures) if figures else 0.0


def score_meeting(score: Score, gold: Gold, facts: Facts) -> None:
    """Count the meeting's slots: days and times must be equal, names and places alike."""
    for slot, value in {**gold["meeting"], "body": gold["body"], "council": gold["council"]}.items():
        if value is None:
            continue
        got = facts.meeting[slot]
        worded = slot in {"venue", "body", "council"}
        right = got == value or (worded and likeness(got, value) >= 0.8)
        score.add("meeting", 1, int(got is not None), int(right))
        if not right:
            score.misses["meeting"].append(f"{slot}: {got!r}, gold {value!r}")


def score_items(score: Score, gold: Gold, facts: Facts) -> None:
    """Count the items: titles alike, or the same number over titles that are half alike."""

    def like(item: Gold, found: tuple[str | None, str | None]) -> float:
        title = likeness(item["title"], found[1])
        same_number = bool(item["number"]) and fold(item["number"]) == fold(found[0])
        return title if title >= 0.85 else 0.5 * (same_number and title >= 0.5)

    score.compare("items", gold["items"], facts.items, like)


def score_attendance(score: Score, gold: Gold, facts: Facts) -> None:
    """Count who was there and who was not, and the capacity of those that were found."""

    def like(seat: Gold, found: tuple[str | None, str, frozenset[str]]) -> float:
        return is_same_person(seat["person"], found[0]) and seat["status"] == found[1]

    there = [seat for seat in gold["attendance"] if seat["status"]]
    for seat, (_, _, capacities) in score.compare("attendance", there, facts.attendance, like):
        if seat["capacity"] is None:
            continue
        right = seat["capacity"] in capacities
        score.add("capacity", 1, int(bool(capacities)), int(right))
        if not right:
            score.misses["capacity"].append(
                f"{seat['person']}: {sorted(capacities)}, gold {seat['capacity']}"
            )


def score_decisions(score: Score, gold: Gold, facts: Facts, *, formal: bool) -> None:
    """Count the decisions of one standing, with the kind, owner and due of each."""

    def like(clause: Gold, found: Clause) -> float:
        common = shared_words(clause["text"], found.text)
        return common + 0.1 * (clause["kind"] in found.kinds) if common >= 0.7 else 0.0

    wanted = [d for d in gold["decisions"] if d["formal"] is formal]
    found = [d for d in facts.decisions if d.formal is formal]
    pairs = score.compare("decisions" if formal else "agreed in discussion", wanted, found, like)
    partners = {id(clause): partner for clause, partner in pairs}
    for clause in wanted:
        score_clause(score, clause, partners.get(id(clause)))


def score_clause(score: Score, clause: Gold, found: Clause | None) -> None:
    """Count one decision's kind, owner and due; all are missed where the decision was."""
    kinds = found.kinds if found else frozenset()
    right = clause["kind"] in kinds
    score.add("decision kind", 1, int(found is not None), int(right))
    if found and not right:
        score.misses["decision kind"].append(f"{sorted(kinds)}, gold {clause['kind']}: {clause['text'][:90]}")
    for slot, said in (("owner", found.owner if found else ()), ("due", found.due if found else ())):
        wanted = clause[slot]
        hit = wanted is not None and any(is_same_phrase(wanted, phrase) for phrase in said)
        score.add(slot, int(wanted is not None), int(bool(said)), int(hit))
        if found and not hit and (wanted is not None or said):
            score.misses[slot].append(f"{sorted(said)}, gold {wanted!r}: {clause['text'][:90]}")


def score_agents(score: Score, gold: Gold, facts: Facts) -> None:
    """Count people, their posts, what they declared, bodies, and posts that act without a name."""

    def like_post(post: Gold, found: tuple[str, str]) -> float:
        return is_same_person(post["person"], found[0]) and likeness(post["post"], found[1]) >= 0.75

    def like_declaration(declared: Gold, found: tuple[str | None, str | None]) -> float:
        return (
            is_same_person(declared["person"], found[0]) and shared_words(declared["text"], found[1]) >= 0.4
        )

    score.compare("people", gold["people"], facts.people, is_same_person)
    score.compare("posts", gold["posts"], facts.posts, like_post)
    score.compare("declarations", gold["declarations"], facts.declarations, like_declaration)
    score.compare("bodies", gold["bodies"], facts.bodies, is_same_label)
    roles = gold["roles_mentioned"]
    met = dict(pair_off(roles, facts.roles, is_same_label))
    score.add("roles mentioned", len(roles), len(roles), len(met))
    score.misses["roles mentioned"] += [f"missed: {role}" for i, role in enumerate(roles) if i not in met]


def is_same_label(one: str, other: str) -> bool:
    """Compare the names of two bodies or posts."""
    return likeness(one, other) >= 0.85


def score_paper(gold: Gold, facts: Facts) -> Score:
    """Score one paper."""
    score = Score()
    score_meeting(score, gold, facts)
    score_items(score, gold, facts)
    score_attendance(score, gold, facts)
    score_decisions(score, gold, facts, formal=True)
    score_decisions(score, gold, facts, formal=False)
    score_agents(score, gold, facts)
    with_evidence, nodes = facts.evidenced
    score.add("evidence", nodes, nodes, with_evidence)
    return score


def score_store(golds: Iterable[Gold], store: Store) -> Score:
    """Score a dataset against annotations; a paper that it does not hold counts as missed, and is listed."""
    total, documents = Score(), find_documents(store)
    for gold in golds:
        document = documents.get(gold["source"])
        own = score_paper(gold, read_facts(store, document))
        own.absent = [] if document else [gold["source"]]
        total.merge(gold["source"], own)
    return total


def read_gold(folder: Path) -> list[Gold]:
    """Read the annotations of a folder, in the order of their names."""
    return [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))]


def load(path: Path) -> Store:
    """Load a dataset from TriG or N-Quads."""
    store = Store()
    store.bulk_load(path=str(path), format=RdfFormat.N_QUADS if path.suffix == ".nq" else RdfFormat.TRIG)
    return store


def write_table(score: Score) -> str:
    """Write the counts as a table, fields of the headline starred."""
    lines = [f" {'field':22}{'gold':>6}{'found':>7}{'hit':>6}{'prec':>8}{'recall':>8}{'F1':>8}"]
    for name, count in score.counts.items():
        star = "*" if name in HEADLINE else " "
        shares = f"{count.precision:8.3f}{count.recall:8.3f}{count.f1:8.3f}"
        lines.append(f"{star}{name:22}{count.gold:6}{count.found:7}{count.hit:6}{shares}")
    return "\n".join([*lines, f"headline (mean F1 of the * fields): {score.headline:.3f}"])


def write_json(score: Score) -> str:
    """Write the same for programs."""
    fields = {
        name: {
            "gold": c.gold,
            "found": c.found,
            "hit": c.hit,
            "precision": c.precision,
            "recall": c.recall,
            "f1": c.f1,
        }
        for name, c in score.counts.items()
    }
    return json.dumps({"headline": score.headline, "fields": fields, "absent": score.absent}, indent=1)


def main(arguments: list[str] | None = None) -> int:
    """Print the table, and what was missed if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("dataset", type=Path)
    parser.add_argument(
        "--misses", metavar="FIELD", help="list what was missed or made up in FIELD, or 'all'"
    )
    parser.add_argument("--papers", action="store_true", help="the headline of each paper too")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    store, golds = load(asked.dataset), read_gold(asked.gold)
    score = score_store(golds, store)
    lines = [write_json(score)] if asked.json else [write_table(score)]
    if asked.papers and not asked.json:
        lines += [f"  {score_store([gold], store).headline:.3f}  {gold['source']}" for gold in golds]
    wanted = [name for name in FIELDS if asked.misses in {name, "all"} and not asked.json]
    lines += [f"{name}: {miss}" for name in wanted for miss in score.misses[name]]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stderr.writelines(f"no document in the dataset for {source}\n" for source in score.absent)
    return 0


if __name__ == "__main__":
    sys.exit(main())
