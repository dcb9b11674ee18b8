"""Reads the minutes of a parish, town or community council, which are notes: decisions stand in running text, seldom under a head."""

import re
from dataclasses import replace

from importers.minutes.decisions.discussion.commitment_owners import name_owner
from importers.minutes.decisions.discussion.made_decisions import make_decision
from importers.minutes.decisions.discussion.plain_notes import read_notes
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.folding import fold
from importers.minutes.language.memory import remembered
from importers.paper import Paper, Span
from importers.records import Decision

__all__ = ["is_small_council", "keep_marked", "read_sentence_of_notes", "tells_of_before"]

_HEAD = 1500
_SMALL = re.compile(
    r"\b(?:parish|town|community)\s+council\b|\bcyngor\s+(?:cymuned|tref|cymdeithas)\b", re.IGNORECASE
)
_SCRUTINY = re.compile(r"\b(?:scrutiny|select committee|cabinet|craffu)\b", re.IGNORECASE)


@remembered
def is_small_council(plain: str) -> bool:
    """Tell whether a paper's head says that it is a parish, town or community council's.

    >>> is_small_council("Minutes of Eastmere Parish Council"), is_small_council("Scrutiny Panel: the town council")
    (True, False)
    """
    head = plain[:_HEAD]
    return _SMALL.search(head) is not None and _SCRUTINY.search(head) is None


# "RESOLVED", "Resolved:", "Action: Clerk to write", "**Resolved** that": a head that is marked as one, by capitals, colon or bold
_MARKED = re.compile(
    r"[A-Z]{5,}|(?:^|[\n.*|]\s{0,3})\W{0,4}(?:[Rr]esolved|[Aa]greed|[Dd]ecisions?|[Aa]ctions?|[Rr]ecommend\w+)\b[^\n.]{0,20}[:\u2013-]"
    r"|\*\*\s?(?:[Rr]esolved|[Aa]greed|[Aa]pproved|[Dd]ecisions?|[Aa]ctions?|[Rr]ecommend\w+)\b[^*\n]{0,20}\*\*"
)
_BEFORE_HEAD = 4


# "the budget had been agreed", unlike "It had been agreed that": what is told of before the meeting
_BEFORE = re.compile(
    r"(?<!\bIt\s)\bhad\s(?:already\s|previously\s)?(?:not\s)?been\s(?:agreed|decided|approved|resolved|accepted)\b"
)


def tells_of_before(stretch: Stretch, sentence: Span) -> bool:
    """Tell whether a sentence of notes tells what was decided at an earlier meeting."""
    return _BEFORE.search(stretch.plain, sentence.start, sentence.end) is not None


def keep_marked(
    paper: Paper, formal: list[Decision], covered: list[Span]
) -> tuple[list[Decision], list[Span]]:
    """Keep of what was read under heads what stands under a marked one; "the Councillors resolved to" is running text here."""
    kept = [
        stretch
        for stretch in covered
        if _MARKED.search(paper.text, max(0, stretch.start - _BEFORE_HEAD), stretch.end)
    ]
    inside = [
        decision
        for decision in formal
        if any(stretch.start <= decision.spans[0].start < stretch.end for stretch in kept)
    ]
    return inside, kept


# a line of its own that names who decides or acts, behind one that is not in the middle of a clause
_NEW_LINE = re.compile(
    r"(?<![,;-])(?<!\bthe)(?<!\band)(?<!\bof)(?<!\bto)(?<!\bby)(?<!\bthat)(?<!\bfor)(?<!\bThe)(?<!\bParish)[ \t]{0,4}\n[ \t>*]{0,8}(?=(?:The\s)?(?:Councillors|Clerk|Chairman|Council|All)\b|Proposed\b|To\sbe\b)|(?<=[.])\s{1,9}(?=\(?[a-z]{1,4}\)\s{1,9}[A-Z])"
)


def _split_lines(plain: str, sentence: Span) -> list[Span]:
    """Split what was taken for a sentence at the lines that begin a note of their own, as notes without full stops have them."""
    spans, start = [], sentence.start
    for found in _NEW_LINE.finditer(plain, sentence.start, sentence.end):
        if found.start() > start:
            spans.append(Span(start, found.start()))
        start = found.end()
    return [*spans, Span(start, sentence.end)]


def read_sentence_of_notes(stretch: Stretch, sentence: Span) -> list[Decision]:
    """Read what one sentence of a small council's notes settles and leaves to be done.

    >>> from importers.paper import Paper
    >>> text = "The hedge is overgrown - clerk to write to the owner."
    >>> stretch = Stretch(Paper(text, text, "text"), Span(0, len(text)))
    >>> [(found.text, found.owner.label) for found in read_sentence_of_notes(stretch, stretch.span)]
    [('clerk to write to the owner.', 'clerk')]
    """
    decisions = []
    for line in _split_lines(stretch.plain, sentence):
        decisions += _read_line(stretch, line)
    return decisions


def _read_line(stretch: Stretch, sentence: Span) -> list[Decision]:
    words = fold(stretch.plain, sentence.start, sentence.end)
    decisions = []
    for note in read_notes(words.text):
        span = words.span(note.start, note.end)
        decision = make_decision(stretch, span, note.commitment, truncated=False)
        if note.commitment is not None:
            owner = name_owner(stretch, words, note.commitment, sentence.start)
            agreed = note.commitment.kind == "agreed"
            decision = replace(decision, kinds=("action",), owner=decision.owner if agreed else owner)
        decisions.append(decision)
    return decisions
