"""Reads formal decisions that stand under no head of their own.

A reader that drops bold print drops the heads with it: what is left is a paragraph in the subjunctive ("That the report
be noted"), or a list of them, often behind "seconded by Councillor Ash and". A meeting page prints an item's decision
apart, under its own label: there every sentence that decides is formal.
"""

import re
from dataclasses import replace

from importers.minutes.clauses import LONGEST_LIST, read_clauses
from importers.minutes.decision_heads import DecisionHead
from importers.minutes.discussion import read_discussion
from importers.minutes.formal import make_decision, read_formal
from importers.minutes.frames import Setting
from importers.minutes.mood import is_subjunctive, reads_as_clause
from importers.minutes.settled import settles_in_a_word
from importers.paper import Paper, Span
from importers.records import Decision

__all__ = ["read_decision_text", "read_headless"]

_PARTICIPLE = r"(?:\w+ed|given|made|sent|held|set|put|brought|taken)"
# "⏎That the minutes be approved", "⏎1) the minutes … be noted", "seconded by Councillor Ash and⏎The report be noted"
_HEADLESS = re.compile(
    rf"(?:\n|^)[ \t>*]{{0,12}}(?=(?:\(?(?:1|a|i)[).]{{1,2}}\s{{1,20}})?(?:[Tt]hat|THAT)\s|\(?(?:1|a|i)[).]{{1,2}}\s{{1,20}}[^\n]{{3,400}}\bbe\s{_PARTICIPLE}\b)"
    r"|\bseconded\sby\s[^\n.]{3,80}\band,?\s*\n\s*(?=[A-Z(\d])"
)
# "the report recommended:", "the following motion:": whose words come next
_INTRODUCES = re.compile(
    r"\b(?:recommend(?:s|ed|ations?)|motion|moved|propos\w+|amendment|resolution|decision|asked|to consider|following|suggestions)\b[^.\n]{0,80}:\s?-?\s*$",
    re.IGNORECASE,
)


def read_headless(
    paper: Paper, start: int, end: int, item: int | None, setting: Setting
) -> tuple[list[Decision], list[Span]]:
    """Read clauses in the subjunctive that stand as paragraphs without any head, and the stretches that they cover.

    >>> text = "Councillor Ash moved and\\n\\nThat the report be noted.\\n\\nSupporting documents:"
    >>> decisions, _ = read_headless(Paper(text, text, "text"), 0, len(text), 1, Setting())
    >>> [d.text for d in decisions]
    ['That the report be noted.']
    """
    decisions: list[Decision] = []
    covered: list[Span] = []
    last = start
    for found in _HEADLESS.finditer(paper.plain, start, end):
        if found.start() < last:
            continue
        line = paper.plain.find("\n", found.end(), end)
        first = paper.plain[found.end() : end if line < 0 else line]
        if not is_subjunctive(first) or _quotes(paper.plain, start, found.end()):
            continue
        clauses, last = read_clauses(paper, found.end(), min(end, found.end() + LONGEST_LIST))
        decisions += (make_decision(paper, clause, None, item, setting) for clause in clauses)
        covered.append(Span(found.end(), last))
    return decisions, covered


def _quotes(plain: str, start: int, at: int) -> bool:
    """Tell whether what stands before a clause introduces words that are not the meeting's own decision."""
    before = plain[max(start, at - 200) : at].rstrip(" \n>*(")
    return before.endswith('"') or _INTRODUCES.search(before) is not None


def read_decision_text(
    paper: Paper, start: int, end: int, item: int | None, setting: Setting
) -> list[Decision]:
    """Read the text that a meeting page sets apart as an item's decision, with or without heads in it.

    >>> text = "The Chair welcomed all.\\n\\nFollowing scrutiny, the report was noted."
    >>> found = read_decision_text(Paper(text, text, "text"), 0, len(text), 1, Setting())
    >>> [(d.text, d.formal) for d in found]
    [('Following scrutiny, the report was noted.', True)]
    """
    decisions, covered = read_formal(paper, start, end, item, setting)
    if decisions:
        return decisions
    decisions, covered = read_headless(paper, start, end, item, setting)
    first = paper.trimmed(start, end)
    if not any(first.start in range(span.start, span.end) for span in covered) and _opens(paper.plain, first):
        head = DecisionHead(
            "decision", Span(first.start, first.start), first.start, first.start, confidence=0.8
        )
        clauses, last = read_clauses(paper, first.start, covered[0].start if covered else end, tasks=True)
        decisions += (make_decision(paper, clause, head, item, setting) for clause in clauses)
        covered.append(Span(first.start, last))
    told = read_discussion(paper, Span(start, end), covered, item, setting)
    return sorted(
        (*decisions, *(replace(d, formal=True) for d in told)), key=lambda decision: decision.spans[0]
    )


def _opens(plain: str, stretch: Span) -> bool:
    """Tell whether a text begins with a decision: "That …", "Adopt option 1", "Noted."."""
    text = " ".join(plain[stretch.start : min(stretch.end, stretch.start + 400)].split())
    marked = re.sub(r"^(?:\(?(?:1|a|i)[).]{1,2}|[*-])\s+", "", text)
    return reads_as_clause(marked) or settles_in_a_word(text.split(". ")[0])
