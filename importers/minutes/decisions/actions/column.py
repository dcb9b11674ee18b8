"""Reads an action column: initials or names at the edge of the page, beside the sentence that gives them a task.

Where the format has found the column, each entry is marked as a cell of the column "owner" behind the paragraph that it
stands beside; elsewhere the entries end up behind the paragraph's last stop, "…chase a reply. NK". Which sentence of
the paragraph is meant is told by its wording, a task, a promise or the owner's own initials in it, and failing that by
its place: the last.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.minutes.clauses.actors import make_party
from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.clauses.listing import Clause
from importers.minutes.decisions.actions.entries import INITIALS
from importers.minutes.decisions.actions.keyed_entries import part_entry, read_task_below
from importers.minutes.decisions.formal import make_decision
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.sentences import find_sentences
from importers.paper import Paper, Span
from importers.records import Decision, Due

__all__ = ["choose_sentence", "find_entries", "read_action_column"]

_INITIALS = r"[A-Z]{2,3}(?:(?:[ ]?[/&,][ ]?|[ ](?:and[ ])?)[A-Z]{2,3}){0,3}"
# "NK", "LJ/NK": initials that stand below their paragraph, where a word in capitals may be a head
_APART = r"[A-Z]{2,3}(?: ?[/&,] ?[A-Z]{2,3}){0,3}"
# "…a reply. NK⏎", "…the policy. LJ / NK⏎", "⏎NK⏎", "…the policy.⏎⏎NK⏎": initials behind the last stop of a paragraph
_TRAILING = re.compile(
    rf"[ \t\n](?<=[.!?;)][ \t\n])(?:(?:(?<=\n)[ \t]*|(?<=[ \t])(?:[ \t]{{0,39}}|[ \t]*\n[ \t]*))(?P<owner>{_INITIALS})"
    rf"|(?<=\n)(?:[ \t]{{0,9}}\n){{1,3}}[ \t]{{0,9}}(?P<below>{_APART}))[ \t]*(?=\n|$)"
)
# "Discussion   Action by   When": the headings of such a column with a further one for when the task is due
_TIMED_HEADING = re.compile(
    r"A(?<!\wA)(?:ctions?|CTIONS?)\b(?:[ /|]{1,9}(?:(?:[Bb]y|BY) )?(?:[Ww]hom?|WHOM?)|[ /|](?:[Bb]y|BY|[Rr]equired|REQUIRED))?[ \t/|]{1,20}(?:(?:[Bb]y|BY) )?(?:[Ww]hen|WHEN|[Dd]ate|DATE|[Dd]eadline|DEADLINE|[Tt]imescale|TIMESCALE)[ \t]*(?=\n|$)"
)
# "⏎SD This week⏎", "…to the fund; OF Before 15⏎June⏎": an entry of both columns
_TIMED = re.compile(
    rf"[ \t\n](?<=[.!?;)\nd][ \t\n])(?P<owner>{_INITIALS}|All|ALL|Chair(?:man|person)?|Clerk)(?P<due>[ \t]+(?!to\b)[A-Z\d][^.;:\n]{{2,40}}(?:\n[A-Z]?[a-z]+)?)?[ \t]*(?=\n|$)"
)
# "Ref | Matter | Action |": the headings of a table that a reader mode has left with its bars, the action column last
_BARRED_HEADING = re.compile(
    r"\|[ \t]{0,9}(?:Actions?|ACTIONS?)(?: (?:[Bb]y|BY|[Rr]equired|[Ff]or))?[ \t]{0,9}\|?[ \t]{0,9}(?=\n)"
)
# "… should be told. | TO / JdB |": who is to act at the end of such a row
_BARRED = re.compile(
    r"\|[ \t]{0,9}(?P<owner>[A-Z][A-Za-z]{0,2}[A-Z](?: ?[/&,] ?[A-Z][A-Za-z]{0,2}[A-Z]){0,5})[ .]{0,3}\|[ \t]{0,9}(?=\n|$)"
)
# what ends a paragraph in capitals without being initials
_NO_OWNER = frozenset(
    ("UK", "CC", "AM", "MP", "MSP", "PDF", "NHS", "EU", "IT", "PM", "ACC", "TBC", "AOB", "NB", "END")
)
_HABIT = 2
# "None", "Noted", "-": an entry that gives nobody a task
_NOBODY = re.compile(
    r"\W{0,3}(?:(?:none|nil|n/?a|noted?|for noting|for information|no action)\W{0,3})?", re.IGNORECASE
)

# "NK to chase", "Scope to be amended"
_TASK = re.compile(r"(?:[A-Z][\w/&. -]{1,60}?\s)to\s(?:be\s)?[a-z]+")
_PROMISE = re.compile(r"\b(?:will|would|shall|should be|needs? to|is to|are to|to be)\b")
_ASKED = re.compile(r"\b(?:agreed|asked|requested|undertook|offered|volunteered|suggested)\b")
_TIME = re.compile(
    r"\b(?:by|before|in|at|for|until|once)\b\s(?:the\s)?(?:next|early|late|end|\d|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|ready)",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\b(?:reported|advised|noted|explained|may be possible|could)\b")
_QUESTION = re.compile(
    r"\b(?:asked (?:what|how|why|when|who|where|whether|if|about)|queried|questioned|enquired)\b"
)
_LONGEST = 2500
_SHORTEST = 14


def find_entries(paper: Paper) -> tuple[Span, ...]:
    """Find the entries of a paper's action column, none where it has no such habit.

    >>> text = "NK to chase a reply. NK\\nLJ to send the policy. LJ\\n"
    >>> [text[entry.start : entry.end] for entry in find_entries(Paper(text, text, "text"))]
    ['NK', 'LJ']
    """
    marked = tuple(
        cell.span
        for cell in paper.with_role("cell")
        if cell.key == "owner" and not _NOBODY.fullmatch(paper.plain, cell.span.start, cell.span.end)
    )
    heading = _TIMED_HEADING.search(paper.plain)
    if marked and heading is not None:
        return tuple(_without_time(paper.plain, span) for span in marked)
    if marked:
        return marked
    if heading is not None:
        furniture = {block.span.start for block in paper.with_role("chrome")}
        return tuple(
            Span(*found.span("owner"))
            for found in _TIMED.finditer(paper.plain, heading.end())
            if found["owner"] not in _NO_OWNER and found.start("owner") not in furniture
        )
    barred = _BARRED_HEADING.search(paper.plain)
    if barred is not None:
        return tuple(
            Span(*found.span("owner"))
            for found in _BARRED.finditer(paper.plain, barred.end())
            if found["owner"] not in _NO_OWNER
        )
    trailing = tuple(
        Span(*found.span(found.lastgroup or 0))
        for found in _TRAILING.finditer(paper.plain)
        if found[found.lastgroup or 0] not in _NO_OWNER
    )
    return trailing if len(trailing) >= _HABIT else ()


def _without_time(plain: str, entry: Span) -> Span:
    """Give whom an entry names, without what stands in the next column: "SD This week"."""
    found = _TIMED.match(plain, entry.start - 1, entry.end)
    return Span(*found.span("owner")) if found else entry


def read_action_column(stretch: Stretch, entries: Sequence[Span]) -> tuple[list[Decision], list[Span]]:
    """Read the actions beside the entries of a stretch, and the stretches that they cover."""
    decisions: list[Decision] = []
    covered: list[Span] = []
    last = stretch.start
    for entry in entries:
        if _NOBODY.fullmatch(stretch.plain, entry.start, entry.end):
            continue
        paragraph = _paragraph_beside(stretch.plain, max(last, entry.start - _LONGEST), entry)
        sentence = choose_sentence(stretch.paper, paragraph, entry)
        last = entry.end
        covered.append(entry)
        if sentence is None:
            below = read_task_below(stretch, entry)
            decisions += [below] if below else []
            covered += below.spans if below else ()
            continue
        head = DecisionHead("action", entry, sentence.start, sentence.start, confidence=0.8)
        decision = make_decision(stretch, Clause(sentence.start, sentence.end), head)
        named, when = _part(stretch.paper, entry)
        due = stretch.setting.resolve(stretch.plain, when) if when else _due_beside(stretch, entry)
        owner = make_party(stretch.plain, named)
        decisions.append(replace(decision, kinds=("action",), owner=owner, due=due or decision.due))
        covered.append(sentence)
    return decisions, covered


def _paragraph_beside(plain: str, floor: int, entry: Span) -> Span:
    """Give the paragraph that ends before an entry, or the cell of its row: "| The Clerk was asked to write. | NK |"."""
    end = floor + len(plain[floor : entry.start].rstrip())
    if plain[max(floor, end - 1) : end] == "|":
        end = floor + len(plain[floor:end].rstrip(" |"))
        bar = plain.rfind("|", floor, end)
        return Span(max(plain.rfind("\n", floor, end), bar, floor - 1) + 1, end)
    return Span(max(plain.rfind("\n\n", floor, end), floor), entry.start)


def _part(paper: Paper, entry: Span) -> tuple[Span, Span | None]:
    """Part whom an entry names from when it is due, where it is more than initials: "Head of Parks 3 May"."""
    if INITIALS.fullmatch(paper.plain, entry.start, entry.end):
        return entry, None
    owner, when = part_entry(paper, entry)
    return (owner, when) if owner is not None else (entry, None)


def _due_beside(stretch: Stretch, entry: Span) -> Due | None:
    """Read what the next column says behind an entry: "This week", "29 June"; it need not be worded as a due time."""
    found = _TIMED.match(stretch.plain, entry.start - 1, stretch.end)
    if found is None or not found["due"]:
        return None
    begin = found.end("due") - len(found["due"].lstrip())
    words = Span(begin, found.end("due"))
    return stretch.setting.resolve(stretch.plain, words)


def choose_sentence(paper: Paper, within: Span, entry: Span) -> Span | None:
    """Choose the sentence of a paragraph that gives the task of whom an entry beside it names."""
    sentences = [s for s in find_sentences(paper.plain, within.start, within.end) if len(s) >= _SHORTEST]
    if not sentences:
        return None
    owner = paper.plain[entry.start : entry.end].split()
    return max(enumerate(sentences), key=lambda place: (_weight(paper.plain, place[1], owner), place[0]))[1]


def _weight(plain: str, sentence: Span, owner: list[str]) -> int:
    text = plain[sentence.start : sentence.end]
    named = any(re.search(rf"\b{re.escape(name)}\b", text) for name in owner if len(name) > 1)
    told = -4 * (_REPORTED.search(text) is not None) - 6 * (_QUESTION.search(text) is not None)
    return (
        told
        + 4 * (_TASK.match(text) is not None)
        + 3 * named
        + 2 * (_PROMISE.search(text) is not None)
        + (_ASKED.search(text) is not None)
        + (_TIME.search(text) is not None)
    )
