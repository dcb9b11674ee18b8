"""Reads the formal decisions of a stretch: the clauses under each head, framed, with by-lines and truncation."""

import re
from dataclasses import replace

from importers.minutes.actors import is_actor, make_party
from importers.minutes.clauses import Clause, decides_anew, read_clauses
from importers.minutes.decision_heads import DecisionHead, find_heads, iterate_regions
from importers.minutes.frames import Setting, read_frame
from importers.minutes.mood import is_narrative
from importers.minutes.movers import find_movers
from importers.minutes.paragraphs import cut_holes
from importers.minutes.predicates import read_predicate
from importers.minutes.sentences import find_sentences
from importers.paper import Paper, Span
from importers.records import Decision, Party

__all__ = ["make_decision", "read_formal"]

# "(Owner: Karen Dow)", "[Action: JS]" at the end of a clause
_NAMED_BEHIND = re.compile(
    r"\s{0,3}[(\[](?:Owner|Lead|Action(?: by)?|ACTION(?: BY)?|By|Responsible(?: officer)?|Lead officer|Officer)s?\s?[:-]\s?(?P<owner>[^()\[\]\n]{2,70})[)\]][\s.;]{0,3}$"
)
# "Councillor Ash declared a personal interest": under a head, and yet no decision
_DECLARES = re.compile(
    r"\bdeclared\b[^.;]{0,60}\binterests?\b|\b[Aa]pologies (?:for \w+ )?(?:were|was|had been)\b|\b[Tt]here were no (?:declarations|apologies|interests|questions|petitions|urgent)\b"
)
# below it a head is a sentence of the running text
_SURE = 0.85
# "Democratic Services Manager", "JS / RB", "Cllr Dene, Head of Parks": a by-line holds names and posts alone
_BY_LINE = re.compile(r"[^\n.;]{2,90}?(?=\)|\]|\.?\s*(?:\n|$))")
_INITIALS = re.compile(
    r"(?:[A-Z]{2,3}|[A-Z][\w'-]+ [A-Z][\w'-]+|Cllr\.? [A-Z][\w'-]+|All|ALL)(?:\s?(?:/|,|&|and)\s?(?:[A-Z]{2,3}|[A-Z][\w'-]+ [A-Z][\w'-]+|Cllr\.? [A-Z][\w'-]+))*$"
)


def read_formal(
    paper: Paper, start: int, end: int, item: int | None, setting: Setting
) -> tuple[list[Decision], list[Span]]:
    """Read the formal decisions of a stretch, and the stretches that they and their heads cover.

    >>> text = "Debate followed. RESOLVED: That the report be noted."
    >>> decisions, covered = read_formal(Paper(text, text, "text"), 0, len(text), 1, Setting())
    >>> decisions[0].text, decisions[0].kinds, covered
    ('That the report be noted.', ('resolution',), [Span(start=17, end=52)])
    """
    decisions: list[Decision] = []
    covered: list[Span] = []
    heads = find_heads(paper.plain, start, end)
    for head, stop in iterate_regions(_without_quoted_reports(paper.plain, heads), end):
        by_line = _by_line(paper.plain, head, stop, setting.body)
        if by_line is not None:
            _apply_by_line(paper, decisions, covered, head, by_line, (start, item, setting))
            covered.append(Span(head.start, by_line.end))
            continue
        clauses, last = read_clauses(paper, head.text, stop, tasks=head.kind == "action")
        mover, seconder = find_movers(paper.plain, max(start, head.start - 400), head.span.end)
        for clause in clauses:
            if head.confidence < _SURE and _only_tells(paper.plain[clause.start : clause.end]):
                continue
            if _DECLARES.search(paper.plain, clause.start, min(clause.end, clause.start + 200)):
                continue
            decision = make_decision(paper, clause, head, item, setting)
            decisions.append(replace(decision, mover=mover, seconder=seconder))
        covered.append(Span(head.start, max(last, head.text)))
    return decisions, covered


def _only_tells(text: str) -> bool:
    """Tell whether an entry below "the following comments and recommendations" is a comment."""
    return is_narrative(text) and not decides_anew(text)


def make_decision(
    paper: Paper, clause: Clause, head: DecisionHead | None, item: int | None, setting: Setting
) -> Decision:
    """Make the record of a formal clause."""
    named = _NAMED_BEHIND.search(paper.plain, max(clause.start, clause.end - 90), clause.end)
    if named is not None:
        clause = replace(clause, end=named.start())
    spans = cut_holes(paper.plain, clause.start, clause.end, clause.holes)
    frame = read_frame(
        paper.plain,
        Span(clause.start, clause.end),
        clause.stems,
        head,
        setting,
    )
    owner = make_party(paper.plain, Span(*named.span("owner"))) if named else frame.owner
    return Decision(
        text=" ".join(paper.words(span) for span in spans),
        spans=spans,
        kinds=frame.kinds,
        formal=True,
        item=item,
        act=frame.act,
        owner=owner,
        recipient=frame.recipient,
        addressed_to=frame.addressed_to,
        due=frame.due,
        truncated=clause.truncated,
        confidence=head.confidence if head else 0.6,
    )


def _without_quoted_reports(plain: str, heads: list[DecisionHead]) -> list[DecisionHead]:
    """Drop a bare "Recommendations:" that a later resolution answers: it repeats the report's own."""
    resolved = [head.span.start for head in heads if head.kind == "resolved"]
    last = max(resolved, default=-1)
    return [
        head
        for head in heads
        if head.kind != "recommended"
        or head.addressee
        or head.span.start > last
        or not plain[head.span.start : head.span.end].lower().startswith("recommendation")
    ]


def _by_line(plain: str, head: DecisionHead, stop: int, body: str | None) -> Span | None:
    """Give the names behind "ACTION BY:" where nothing but names stands there."""
    if head.kind != "action":
        return None
    found = _BY_LINE.match(plain, head.text, stop)
    if found is None or "\n" in plain[head.span.end : found.start()]:
        return None
    words = found[0].strip()
    if read_predicate(words, 0, body) is not None or not (_INITIALS.match(words) or is_actor(words, body)):
        return None
    return Span(found.start(), found.end())


def _apply_by_line(
    paper: Paper,
    decisions: list[Decision],
    covered: list[Span],
    head: DecisionHead,
    by_line: Span,
    place: tuple[int, int | None, Setting],
) -> None:
    """Give the clauses above a by-line their owner; where none stand above it, its sentence becomes an action."""
    owner = make_party(paper.plain, by_line)
    start, item, setting = place
    if covered and not paper.plain[covered[-1].end : head.start].strip(" \n.;()[]*_"):
        above = covered[-1]
        for at in range(len(decisions) - 1, -1, -1):
            if decisions[at].spans[0].start < above.start:
                break
            decisions[at] = _owned(decisions[at], owner)
        return
    sentences = find_sentences(paper.plain, max(start, head.start - 800), head.start)
    if not sentences:
        return
    last = sentences[-1]
    decision = make_decision(paper, Clause(last.start, last.end), head, item, setting)
    decisions.append(replace(decision, kinds=("action",), owner=owner, confidence=0.8))


def _owned(decision: Decision, owner: Party) -> Decision:
    if decision.owner is not None or decision.act in ("note", "approve", "endorse", "receive"):
        return decision
    kinds = decision.kinds if "recommendation" in decision.kinds else ("action",)
    return replace(decision, owner=owner, kinds=kinds)
