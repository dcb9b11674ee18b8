"""Reads entries of an action column that say which clauses they mean: "Head of Parks, 3 May (resolution 2)".

Notices of decisions print a column "Action by / when" whose entries stand at the top of their row and name the clauses
below by their numbers; one entry may have a day for each. An entry without numbers means the sentence of its item that
gives a task to whom it names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from importers.minutes.clauses.actors import make_party
from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.clauses.listing import Clause
from importers.minutes.decisions.actions.entries import INITIALS
from importers.minutes.decisions.formal import make_decision
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.mood import reads_as_task
from importers.minutes.language.sentences import find_sentences
from importers.minutes.trackers.cells import part_owner_and_due
from importers.paper import Paper, Span
from importers.records import Decision

__all__ = [
    "KeyedTask",
    "give_keyed",
    "give_tasks",
    "part_entry",
    "read_keyed",
    "read_keyed_rows",
    "read_task_below",
]

# "(resolution 2)", "(recommendations 1 and 3)", "[res 4]": which clauses are meant
_KEY = re.compile(
    r"[(\[](?:resolutions?|recommendations?|decisions?|actions?|clauses?|recs?|res|parts?|points?|nos?)\.?\s{1,3}(?P<numbers>[\da-z ,&and()-]{1,24})[)\]]",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![a-z])(?:\d{1,2}|[a-h])(?![a-z])", re.IGNORECASE)
# "2", "(2) and (3)", "Resolution 4": a cell that holds nothing but the numbers of clauses
_ONLY_NUMBERS = re.compile(
    r"\W{0,3}(?:(?:resolution|recommendation|decision|action|clause|rec|res|no)s?\.?\s{1,3})?(?P<numbers>[\d(][\d ,&and()]{0,20})\W{0,3}",
    re.IGNORECASE,
)
# "(2) ", "b. " right before a clause
_MARKER = re.compile(r"(?:^|[\s(\[])\(?(?P<number>\d{1,2}|[a-h])[.)\]]{1,2}\s{1,20}$", re.IGNORECASE)
# "(scope)" at the end of an entry: what the task is about
_ABOUT = re.compile(r"\s{0,3}\((?P<word>[a-z][\w -]{2,30})\)\s{0,3}$")
_PROMISE = re.compile(r"\b(?:will|would|shall|undertook to|agreed to|to be|is to|was to)\b")
_LONGEST = 600
_BEFORE = 28
# tasks that an item's column may key to clauses; more are no column
_MOST_TASKS = 60


@dataclass(frozen=True, slots=True)
class KeyedTask:
    """Who is to do something, by when, and the numbers of the clauses that say what, none where none is named."""

    owner: Span | None
    due: Span | None
    numbers: tuple[str, ...]
    at: int = 0
    """Where it is printed."""


def read_keyed(paper: Paper, entry: Span) -> list[KeyedTask]:
    """Read an entry's tasks; whoever is named first has those behind that name nobody.

    >>> text = "Head of Parks 3 May 2023 (resolution 2) 4 June 2023 (resolution 3)"
    >>> tasks = read_keyed(Paper(text, text, "text"), Span(0, len(text)))
    >>> [(text[t.owner.start : t.owner.end], text[t.due.start : t.due.end], t.numbers) for t in tasks]
    [('Head of Parks', '3 May 2023', ('2',)), ('Head of Parks', '4 June 2023', ('3',))]
    """
    tasks: list[KeyedTask] = []
    owner: Span | None = None
    start, end = entry.start, min(entry.end, entry.start + _LONGEST)
    for key in _KEY.finditer(paper.plain, start, end):
        named, due = part_owner_and_due(paper, paper.trimmed(start, key.start()))
        owner = named or owner
        tasks.append(KeyedTask(owner, due, tuple(_NUMBER.findall(key["numbers"].lower()))))
        start = key.end()
    return tasks


def give_keyed(
    stretch: Stretch, decisions: Sequence[Decision], entries: Sequence[Span]
) -> tuple[list[Decision], list[Span]]:
    """Give the clauses of an item the tasks that the entries beside it key to their numbers; gives these entries too."""
    read = [(entry, read_keyed(stretch.paper, entry)) for entry in entries]
    tasks = [task for _, tasks in read for task in tasks]
    return give_tasks(stretch, decisions, tasks), [entry for entry, tasks in read if tasks]


def give_tasks(stretch: Stretch, decisions: Sequence[Decision], tasks: Sequence[KeyedTask]) -> list[Decision]:
    """Give the clauses of an item the tasks that are keyed to their numbers."""
    given = list(decisions)
    places: dict[str, list[int]] = {}
    for at, decision in enumerate(given):
        number = _number_of(stretch.plain, decision) if decision.formal else None
        if number is not None:
            places.setdefault(number, []).append(at)
    for task in tasks[:_MOST_TASKS]:
        for at in (place for number in task.numbers for place in places.get(number, ())):
            given[at] = _tasked(stretch, given[at], task)
    return given


def read_keyed_rows(paper: Paper, rows: Sequence[dict[str, Span]]) -> Iterator[KeyedTask]:
    """Iterate over the rows of a table that name a clause by its number instead of saying what is to be done.

    >>> text = "2 | Head of Parks | May"
    >>> row = {"recommendation": Span(0, 1), "owner": Span(4, 17), "due": Span(20, 23)}
    >>> [task.numbers for task in read_keyed_rows(Paper(text, text, "text"), [row])]
    [('2',)]
    """
    for row in rows:
        cell = row.get("recommendation") or row.get("action")
        numbered = cell and _ONLY_NUMBERS.fullmatch(paper.plain, cell.start, cell.end)
        if cell and numbered:
            numbers = tuple(_NUMBER.findall(numbered["numbers"].lower()))
            yield KeyedTask(row.get("owner"), row.get("due"), numbers, cell.start)


def _number_of(plain: str, decision: Decision) -> str | None:
    """Give the number printed before a clause, in small letters."""
    start = decision.spans[0].start
    marker = _MARKER.search(plain, max(0, start - _BEFORE), start)
    return marker["number"].lower() if marker else None


def _tasked(stretch: Stretch, decision: Decision, task: KeyedTask) -> Decision:
    """Make an action of a clause that somebody has to carry out; what is recommended stays so."""
    owner = decision.owner or (make_party(stretch.plain, task.owner) if task.owner else None)
    due = stretch.setting.resolve(stretch.plain, task.due) if task.due else decision.due
    kinds = decision.kinds if "recommendation" in decision.kinds else ("action",)
    return replace(decision, kinds=kinds, owner=owner, due=due)


def part_entry(paper: Paper, entry: Span) -> tuple[Span | None, Span | None]:
    """Part whom an entry names from when its task is due, without the word in brackets that says which task is meant.

    >>> text = "Vice-Chair By 31 May (scope)"
    >>> owner, due = part_entry(Paper(text, text, "text"), Span(0, len(text)))
    >>> text[owner.start : owner.end], text[due.start : due.end]
    ('Vice-Chair', 'By 31 May')
    """
    about = _ABOUT.search(paper.plain, entry.start, entry.end)
    return part_owner_and_due(paper, Span(entry.start, about.start() if about else entry.end))


def read_task_below(stretch: Stretch, entry: Span) -> Decision | None:
    """Read the task of an entry that stands at the top of its item: the sentence below that gives it to whom it names."""
    paper = stretch.paper
    about = _ABOUT.search(paper.plain, entry.start, entry.end)
    owner, due = part_entry(paper, entry)
    if owner is None:
        return None
    name = paper.words(owner).lower()
    for sentence in _tasks_below(stretch, entry):
        words = paper.words(sentence).lower()
        if name not in words or about and about["word"].lower() not in words:
            continue
        head = DecisionHead("action", entry, sentence.start, sentence.start, confidence=0.8)
        decision = make_decision(stretch, Clause(sentence.start, sentence.end), head)
        party = decision.owner or make_party(paper.plain, owner)
        when = stretch.setting.resolve(paper.plain, due) if due else decision.due
        return replace(decision, kinds=("action",), owner=party, due=when)
    return None


def _tasks_below(stretch: Stretch, entry: Span) -> Iterator[Span]:
    if INITIALS.match(stretch.plain, entry.start, entry.end):
        return
    for sentence in find_sentences(stretch.plain, entry.end, stretch.end):
        text = stretch.plain[sentence.start : sentence.end]
        if _PROMISE.search(text) or reads_as_task(text):
            yield sentence
