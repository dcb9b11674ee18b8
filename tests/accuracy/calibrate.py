"""Measure how often what the readers state is right, by kind of statement, grade and layout.

    python -m tests.accuracy.calibrate [--write] [--shared FOLDER]

Prints the table, the share of each split, and how far the stated confidence is from it; ``--write`` stores the table as
``importers/confidence.csv``. A statement is right only as a whole: an item by number and title, an attendance by person,
status and capacity, a decision by text, standing, kind, owner and due, a meeting if none of its slots is wrong. Papers
that the grammar was written on are read better than others, so the ``unseen`` ones, of which only such sums are looked
at, count ``WEIGHT`` times; a row with few statements leans on its kind.
"""

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from importers import read_paper
from importers.confidence import Grade, grade_of, kind_of_decision
from importers.errors import ReadError
from importers.minutes.agents.cast import Cast
from importers.minutes.reading import read_minutes
from importers.records import Decision, Head, Reading
from importers.source import Source
from tests.accuracy.sameness import fold, is_same_person, is_same_phrase, likeness, pair_off, shared_words
from tests.accuracy.scorer import Gold, is_same_label, read_gold

__all__ = ["WEIGHT", "Counts", "count_folder", "main", "merge", "shares"]

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "importers" / "confidence.csv"
WEIGHT = 4
"""How many times a statement from a paper that nobody who writes the grammar opened counts."""
LEAN = 8.0
"""A row leans on the share of its kind as if so many statements more had it."""
FEWEST = 12
"""Rows of fewer weighted statements are left out: their kind's own row stands for them."""
SUREST = 0.99

T = TypeVar("T")
Counts = dict[Grade, tuple[int, int]]
"""By row of the table: how many statements were made, how many were right."""


def _paired(
    gold: Sequence[Gold], found: Sequence[T], like: Callable[[Gold, T], float]
) -> Iterator[tuple[T, Gold | None]]:
    """Give every statement with the fact of the gold that it states, None if there is none."""
    partners = {j: gold[i] for i, j in pair_off(gold, found, like)}
    yield from ((statement, partners.get(j)) for j, statement in enumerate(found))


def _is_whole(decision: Decision, gold: Gold) -> bool:
    """Tell whether a decision's kind, owner and due are those of the clause that it was paired with."""
    for wanted, said in (
        (gold["owner"], decision.owner.label if decision.owner else None),
        (gold["due"], decision.due.text if decision.due else None),
    ):
        if (wanted is None) != (said is None) or (wanted and said and not is_same_phrase(wanted, said)):
            return False
    return gold["kind"] in decision.kinds


def _is_right(head: Head, gold: Gold) -> bool:
    """Tell whether no slot of the meeting that both state differs."""
    said: dict[str, Any] = {
        "date": head.date and head.date.isoformat(), "start": head.start and f"{head.start:%H:%M}", "end": head.end and f"{head.end:%H:%M}",
        "venue": head.venue, "body": head.body, "council": head.council,
    }  # fmt: skip
    wanted = {**gold["meeting"], "body": gold["body"], "council": gold["council"]}
    both = [(slot, said[slot], value) for slot, value in wanted.items() if value and said[slot]]
    return all(
        got == value or (slot in {"venue", "body", "council"} and likeness(got, value) >= 0.8)
        for slot, got, value in both
    )


def judge(reading: Reading, cast: Cast, gold: Gold) -> Iterator[tuple[str, float, bool]]:
    """Give the kind and the grade of every statement of a paper, and whether it is right."""

    def same_person(fact: Gold, record: Any) -> bool:
        return is_same_person(fact["person"], cast.person(record.person).name)

    yield "meeting", reading.head.confidence, _is_right(reading.head, gold)
    for item, fact in _paired(
        gold["items"],
        reading.items,
        lambda g, i: likeness(g["title"], i.title) * (fold(g["number"]) == fold(i.number)),
    ):
        yield "item", item.confidence, fact is not None and likeness(fact["title"], item.title) >= 0.85
    there = [seat for seat in gold["attendance"] if seat["status"]]
    for seat, fact in _paired(
        there, reading.attendances, lambda g, a: same_person(g, a) and g["status"] == a.status
    ):
        right = fact is not None and (fact["capacity"] is None or fact["capacity"] in seat.capacities)
        yield "attendance", seat.confidence, right
    for formal in (True, False):
        wanted = [d for d in gold["decisions"] if d["formal"] is formal]
        found = [d for d in reading.decisions if d.formal is formal]
        for decision, fact in _paired(wanted, found, lambda g, d: _common(g["text"], d.text)):
            yield (
                kind_of_decision(decision),
                decision.confidence,
                fact is not None and _is_whole(decision, fact),
            )
    for declared, fact in _paired(
        gold["declarations"],
        reading.declarations,
        lambda g, d: same_person(g, d) and shared_words(g["text"], d.text) >= 0.4,
    ):
        yield "declaration", declared.confidence, fact is not None
    holdings = {(cast.person(m.person).name, m.post): m for m in reading.memberships if m.post}
    for held, fact in _paired(
        gold["posts"],
        list(holdings.values()),
        lambda g, m: same_person(g, m) and likeness(g["post"], m.post) >= 0.75,
    ):
        yield "membership", held.confidence, fact is not None
    for body, fact in _paired(
        gold["bodies"], reading.organisations, lambda g, o: is_same_label(str(g), o.label)
    ):
        yield "organisation", body.confidence, fact is not None


def _common(one: str, other: str) -> float:
    """Give the words that two clauses share, 0 where they are too few to be one clause."""
    common = shared_words(one, other)
    return common if common >= 0.7 else 0.0


def count_folder(papers: Path, golds: Path) -> Counts:
    """Count statements and right ones over the annotated papers of a folder; a paper that cannot be read has none."""
    made: dict[Grade, int] = defaultdict(int)
    right: dict[Grade, int] = defaultdict(int)
    for gold in read_gold(golds):
        paper = papers / gold["source"]
        if not paper.exists():
            continue
        source = Source(paper.read_bytes(), paper.name)
        try:
            reading, cast = read_minutes(read_paper(source), source.known)
        except ReadError:
            continue
        for kind, confidence, is_right in judge(reading, cast, gold):
            row = grade_of(kind, confidence, reading.layout_confidence)
            made[row] += 1
            right[row] += is_right
    return {row: (made[row], right[row]) for row in made}


def merge(counted: Sequence[tuple[Counts, int]]) -> Counts:
    """Add up counts, each with its weight."""
    total: dict[Grade, list[int]] = defaultdict(lambda: [0, 0])
    for counts, weight in counted:
        for row, (made, right) in counts.items():
            total[row][0] += weight * made
            total[row][1] += weight * right
    return {row: (made, right) for row, (made, right) in total.items()}


def shares(counts: Counts) -> dict[Grade, float]:
    """Give the confidence of each row: its share, leaning on its kind's; the kind's own row has grade 0."""
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row, (made, right) in counts.items():
        kinds[row.kind][0] += made
        kinds[row.kind][1] += right
    means = {kind: (right + 1) / (made + 2) for kind, (made, right) in kinds.items()}
    table = {Grade(kind, 0.0, True): min(SUREST, round(mean, 2)) for kind, mean in means.items()}
    for row, (made, right) in counts.items():
        if made >= FEWEST:
            table[row] = min(SUREST, round((right + LEAN * means[row.kind]) / (made + LEAN), 2))
    return dict(sorted(table.items()))


def write_table(table: dict[Grade, float], counts: Counts) -> None:
    """Store the table, each row with the counts that it comes of."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("kind", "grade", "layout", "statements", "right", "confidence"))
        for row, share in table.items():
            made, right = counts.get(row, ("", ""))
            rows.writerow((row.kind, row.grade, "sure" if row.sure else "unsure", made, right, share))


def error(table: dict[Grade, float], counts: Counts) -> float:
    """Give the mean distance of the stated confidence from the share that was right, by statement."""
    made = sum(n for n, _ in counts.values())
    off = sum(
        abs(n * table.get(row, table[Grade(row.kind, 0.0, True)]) - right)
        for row, (n, right) in counts.items()
    )
    return off / made if made else 0.0


def main(arguments: list[str] | None = None) -> int:
    """Print what was measured, and store it if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help=f"store the table in {TABLE.name}")
    parser.add_argument("--shared", type=Path, help="a folder with papers/ and gold/ to count too")
    asked = parser.parse_args(arguments)
    splits = {
        name: (count_folder(HERE / name, HERE / name), weight)
        for name, weight in (("seen", 1), ("unseen", WEIGHT))
    }
    if asked.shared:
        splits["shared"] = (count_folder(asked.shared / "papers", asked.shared / "gold"), 1)
    counts = merge(list(splits.values()))
    table = shares(counts)
    for row, share in table.items():
        columns = (f"{name} {c[row][1]}/{c[row][0]}" for name, (c, _) in splits.items() if row in c)
        sys.stdout.write(
            f"{row.kind:24}{row.grade:6.2f} {'sure' if row.sure else 'unsure':7}{share:6.2f}  {', '.join(columns)}\n"
        )
    for name, (split, _) in splits.items():
        sys.stdout.write(f"{name}: off by {error(table, split):.3f} a statement\n")
    if asked.write:
        write_table(table, counts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
