"""Reads what became of a matter where a decision's page tells it in a sentence: "The request was withdrawn on the basis that …".

Such a page has no head and no clause in the subjunctive. What was promised in return is an action each: the words behind
"on the basis that" and behind "and that".
"""

import re
from collections.abc import Iterator

from importers.minutes.clauses.head_words import DecisionHead, HeadKind
from importers.minutes.clauses.listing import Clause, read_clauses
from importers.minutes.decisions.formal import make_decision
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.sentences import find_sentences
from importers.paper import Span
from importers.records import Decision

__all__ = ["read_told_outcome"]

# "The request for call-in was withdrawn", "The application was refused"
_SETTLED = re.compile(
    r"(?:The|This|That)\s(?:[\w&'/-]+\s){0,12}?(?:was|were|has been|have been)\s(?:not\s)?(?:\w+ly\s)?(?:withdrawn|upheld|refused|granted|rejected|dismissed|called in|approved|agreed|noted|deferred|endorsed|supported|adopted|awarded)\b"
)
# "on the basis that assurance will be given", "on condition that officers would report"
_RETURN = re.compile(
    r",?\s(?:on\s(?:the\s)?(?:basis|understanding|condition|undertaking|grounds?)|provided)\s(?=that\s(?P<promise>[^.;]{0,200}\b(?:will|would|shall)\b))"
)
# "I, Councillor Ash, in exercise of my powers, hereby approve:⏎the policy", "do hereby agree the award"
_HEREBY = re.compile(
    r"\bhereby\s(?=(?:approve|agree|authorise|note|endorse|adopt|appoint|award|determine|delegate|consent|accept|give)s?\b)(?:[a-z]{2,12}\s{0,2}:\s{0,9}(?=\S))?",
    re.IGNORECASE,
)
# "1. That the findings are approved": a list that needs no head
_LISTED = re.compile(r"(?<![^\n])[ \t]{0,9}(?=\(?(?:1|a|i)[).]{1,2}\s{1,9}(?:That|To)\s)")
_AND_THAT = re.compile(r",?\s(?:and\s)?that\s")


def read_told_outcome(stretch: Stretch) -> Iterator[Decision]:
    """Iterate over the outcome that a text tells and what was promised in return.

    >>> from importers.paper import Paper
    >>> text = "The call-in was withdrawn on the basis that the risks will be set out and that members will be told."
    >>> found = read_told_outcome(Stretch(Paper(text, text, "text"), Span(0, len(text))))
    >>> [(d.text, d.kinds) for d in found]  # doctest: +NORMALIZE_WHITESPACE
    [('The call-in was withdrawn', ('resolution',)), ('the risks will be set out', ('action',)),
     ('members will be told.', ('action',))]
    """
    opening = _HEREBY.search(stretch.plain, stretch.start, stretch.end)
    listed = opening is None
    opening = opening or _LISTED.search(stretch.plain, stretch.start, stretch.end)
    if opening is not None:
        head = DecisionHead("decision", Span(*opening.span()), opening.end(), opening.start())
        clauses, _ = read_clauses(stretch.paper, opening.end(), stretch.end, tasks=not listed)
        marked = (clause for clause in clauses if not listed or _is_marked(stretch.plain, clause))
        yield from (make_decision(stretch, clause, head) for clause in marked)
        return
    for sentence in find_sentences(stretch.plain, stretch.start, stretch.end):
        if _SETTLED.match(stretch.plain, sentence.start, sentence.end):
            yield from _read_sentence(stretch, sentence)


def _is_marked(plain: str, clause: Clause) -> bool:
    """Tell an entry of the list from the reasons below it, which have no marker."""
    return plain[plain.rfind("\n", 0, clause.start) + 1 : clause.start].strip() != ""


def _read_sentence(stretch: Stretch, sentence: Span) -> Iterator[Decision]:
    promised = _RETURN.search(stretch.plain, sentence.start, sentence.end)
    if promised is None:
        yield _make(stretch, sentence, "decision")
        return
    yield _make(stretch, Span(sentence.start, promised.start()), "decision")
    ties = list(_AND_THAT.finditer(stretch.plain, promised.end() - 1, sentence.end))
    for tie, end in zip(ties, [*(tie.start() for tie in ties[1:]), sentence.end], strict=True):
        yield _make(stretch, Span(tie.end(), end), "action")


def _make(stretch: Stretch, span: Span, kind: HeadKind) -> Decision:
    head = DecisionHead(kind, span, span.start, span.start)
    return make_decision(stretch, Clause(span.start, span.end), head)
