"""Reads formal decisions that stand under no head of their own.

A reader that drops bold print drops the heads with it: what is left is a paragraph in the subjunctive ("That the report
be noted"), or a list of them, often behind "seconded by Councillor Ash and". A meeting page prints an item's decision
apart, under its own label: there every sentence that decides is formal.
"""

import re
from dataclasses import replace

from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.clauses.listing import LONGEST_LIST, read_clauses
from importers.minutes.clauses.openings import decides_anew
from importers.minutes.clauses.predicates import read_predicate
from importers.minutes.decisions.discussion.reading import read_discussion
from importers.minutes.decisions.discussion.settled import settles_in_a_word
from importers.minutes.decisions.formal import make_decision, read_formal
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.body_words import BODY
from importers.minutes.language.mood import is_narrative, is_subjunctive, reads_as_clause
from importers.minutes.language.sentences import find_sentences
from importers.paper import Span
from importers.records import Decision

__all__ = ["read_decision_text", "read_headless"]

_PARTICIPLE = r"(?:\w+ed|given|made|sent|held|set|put|brought|taken)"
_SETTLES = r"(?:note|approve|agree|endorse|receive|recommend|request|consider|adopt|accept|support|thank|ask|delegate)"
# "⏎That the minutes be approved", "⏎1. To note the report", "⏎1) the minutes … be noted", "seconded by Councillor Ash and⏎The report be noted"
_HEADLESS = re.compile(
    rf"(?:\n|^)[ \t>*]{{0,12}}(?=(?:\(?(?:1|a|i)[).]{{1,2}}\s{{1,20}})?(?:[Tt]hat|THAT)\s|\(?(?:1|a|i)[).]{{1,2}}\s{{1,20}}[^\n]{{3,400}}\bbe\s{_PARTICIPLE}\b|\(?(?:1|a|i)[).]{{1,2}}\s{{1,20}}To\s{_SETTLES}\s|\(?(?:1|a|i)[).]{{1,2}}\s{{1,20}}(?:[Oo]fficers|[Tt]he\s[A-Z][a-z])[^\n]{{3,400}})"
    r"|(?:\n|^)[ \t>*]{0,12}(?=(?:The\s)?[Mm]inutes\sof\s[^\n]{3,240}\bbe\s(?:approved|confirmed|agreed|accepted|received|noted|signed)\b)"
    r"|\bseconded\sby\s[^\n.]{3,80}\band,?\s*\n\s*(?=[A-Z(\d])"
)
# "the report recommended:", "the following motion:": whose words come next
_INTRODUCES = re.compile(
    r"\b(?:recommend(?:s|ed|ations?)|request(?:s|ed)|motion|moved|propos\w+|amendment|resolution|decision|asked|to consider|following|suggestions|Cabinet|reported)\b[^.\n]{0,80}:\s?-?\s*$",
    re.IGNORECASE,
)
# "That the Committee:", with its list below
_LEAD = re.compile(rf"(?:That|THAT)\s(?:the\s)?(?:[\w&',-]+\s){{0,8}}?(?:{BODY}|[Mm]embers)\s?:\s?-?\s*$")
# "1) ", "- " before the first words of a decision
_MARKER = re.compile(r"^(?:\(?(?:1|a|i)[).]{1,2}|[*-])\s+")


def read_headless(stretch: Stretch) -> tuple[list[Decision], list[Span]]:
    """Read clauses in the subjunctive that stand as paragraphs without any head, and the stretches that they cover.

    >>> from importers.paper import Paper
    >>> text = "Councillor Ash moved and\\n\\nThat the report be noted.\\n\\nSupporting documents:"
    >>> decisions, _ = read_headless(Stretch(Paper(text, text, "text"), Span(0, len(text))))
    >>> [d.text for d in decisions]
    ['That the report be noted.']
    """
    plain, end = stretch.plain, stretch.end
    decisions: list[Decision] = []
    covered: list[Span] = []
    last = stretch.start
    for found in _HEADLESS.finditer(plain, _line_start(plain, stretch.start), end):
        if found.end() < last:
            continue
        line = plain.find("\n", found.end(), end)
        first = plain[found.end() : end if line < 0 else line]
        if not (
            is_subjunctive(first)
            or _LEAD.match(first)
            or "seconded" in found[0]
            and decides_anew(_MARKER.sub("", first.strip()))
            or _gives_task(first)
            or _is_told(plain, last, found, first)
        ) or _is_introduced(plain, stretch.start, found.end()):
            continue
        clauses, last = read_clauses(stretch.paper, found.end(), min(end, found.end() + LONGEST_LIST))
        decisions += (make_decision(stretch, clause, None) for clause in clauses)
        covered.append(Span(found.end(), last))
    return decisions, covered


def _gives_task(first: str) -> bool:
    """Tell whether a clause gives somebody in the service a task in the subjunctive: "Officers provide further information"."""
    text = " ".join(_MARKER.sub("", first).split())
    found = read_predicate(text)
    if found is None or found.actor is None or found.passive or found.promise or found.standing != "service":
        return False
    return found.kind is not None and text[: found.rest].endswith(f" {found.verb}")


_TO_SETTLE = re.compile(rf"\(?(?:1|a|i)[).]{{1,2}}\s{{1,20}}To\s{_SETTLES}\s")


def _is_told(plain: str, start: int, found: re.Match[str], first: str) -> bool:
    """Tell whether a list of "To note …" stands behind narrative: an agenda's own stands behind none."""
    if _TO_SETTLE.match(first) is None:
        return False
    before = find_sentences(plain, max(start, found.start() - 2000), found.start())
    return any(is_narrative(plain[sentence.start : sentence.end]) for sentence in before)


def _line_start(plain: str, start: int) -> int:
    """Give the line break before a stretch that opens its line, so that its first words can be found; else its start."""
    line = plain.rfind("\n", max(0, start - 20), start)
    return line if line >= 0 and not plain[line:start].strip(" \n\t>*") else start


def _is_introduced(plain: str, start: int, at: int) -> bool:
    """Tell whether what stands before a clause introduces words that are not the meeting's own decision."""
    before = plain[max(start, at - 200) : at].rstrip(" \n>*(")
    return before.endswith('"') or _INTRODUCES.search(before) is not None


def read_decision_text(stretch: Stretch) -> list[Decision]:
    """Read the text that a meeting page sets apart as an item's decision, with or without heads in it.

    >>> from importers.paper import Paper
    >>> text = "The Chair welcomed all.\\n\\nFollowing scrutiny, the report was noted."
    >>> found = read_decision_text(Stretch(Paper(text, text, "text"), Span(0, len(text))))
    >>> [(d.text, d.formal) for d in found]
    [('Following scrutiny, the report was noted.', True)]
    """
    decisions, _ = read_formal(stretch)
    if decisions:
        return decisions
    decisions, covered = read_headless(stretch)
    first = stretch.paper.trimmed(stretch.start, stretch.end)
    if not any(span.start <= first.start < span.end for span in covered) and _opens(stretch.plain, first):
        head = DecisionHead(
            "decision", Span(first.start, first.start), first.start, first.start, confidence=0.8
        )
        stop = covered[0].start if covered else stretch.end
        clauses, last = read_clauses(stretch.paper, first.start, stop, tasks=True)
        decisions += (make_decision(stretch, clause, head) for clause in clauses)
        covered.append(Span(first.start, last))
    told = (replace(decision, formal=True) for decision in read_discussion(stretch, covered))
    return sorted((*decisions, *told), key=lambda decision: decision.spans[0])


def _opens(plain: str, span: Span) -> bool:
    """Tell whether a text begins with a decision: "That …", "Adopt option 1", "Noted."."""
    text = " ".join(plain[span.start : min(span.end, span.start + 400)].split())
    first = _MARKER.sub("", text)
    return reads_as_clause(first) or decides_anew(first) or settles_in_a_word(text.split(". ")[0])
