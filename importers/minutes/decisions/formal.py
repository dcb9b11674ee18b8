"""Reads the formal decisions of a stretch: the clauses under each head, framed, with by-lines and truncation."""

import re
from dataclasses import replace

from importers.minutes.clauses.actors import make_party
from importers.minutes.clauses.frames import Frame, read_frame
from importers.minutes.clauses.listing import Clause, read_clauses
from importers.minutes.clauses.openings import decides_anew
from importers.minutes.decisions.actions.entries import ActionEntry, find_owner_behind, read_action_entry
from importers.minutes.decisions.asking_heads import is_dashed
from importers.minutes.decisions.by_lines import ByLine, find_bracketed_owner, find_by_line, give_owner
from importers.minutes.decisions.heads import DecisionHead, find_heads, iterate_regions
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.body_words import BODY
from importers.minutes.language.markers import read_marker
from importers.minutes.language.mood import is_narrative, is_subjunctive, reads_as_clause
from importers.minutes.language.paragraphs import cut_holes
from importers.minutes.language.sentences import find_sentences
from importers.minutes.votes.motions import choose_moved
from importers.minutes.votes.movers import find_movers
from importers.paper import Span
from importers.records import Decision

__all__ = ["make_decision", "read_formal"]

# "Councillor Ash declared a personal interest": under a head, and yet no decision
_DECLARES = re.compile(
    r"\bdeclared\b[^.;]{0,60}\binterests?\b|\b[Aa]pologies (?:for \w+ )?(?:were|was|had been)\b|\b[Tt]here were no (?:declarations|apologies|interests|questions|petitions|urgent)\b"
)
# "that the Cabinet adopted the recommendations": what was resolved elsewhere, and is only reported
_OTHERS_DECIDED = re.compile(
    r"(?:[Tt]hat )?(?:the )?(?:Cabinet|Executive|Council)(?: (?:had|has))? (?:adopted|accepted|agreed|approved|endorsed|noted|resolved|rejected)\b"
)
# "Members were invited to contact the Chair": told as narrative, and yet a task
_ASKED_OF_THEM = re.compile(
    r"(?:Members|Officers|[Tt]he [\w ,]{3,60}?) (?:was|were) (?:invited|asked|requested|encouraged) to [a-z]"
)
# "Ms Ash confirmed that it had been done", below "Action 7 -": what became of an action, told of it
_TOLD = re.compile(
    r"(?!.{0,400}\b(?:would|will|undertook|agreed to|to be)\b)(?:[A-Z][\w.'-]*,? ?(?:(?:of|for|and|the|&) ){0,2}){1,8}(?:reminded|confirmed|enquired|reported|advised|explained|updated|stated|said|commented|queried|told|asked (?:why|how|whether|if|what|when))\b"
)
# "The Assistant Director (Legal) to look into it" before the bracket that closes "(Action: …)"
_IN_BRACKETS = re.compile(r"(?:[^()\n]|\([^()\n]{1,60}\)){1,400}(?=\))")
# "The Committee is asked to note": what a report that the minutes print puts to the meeting
_ASKED_OF_BODY = re.compile(
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}})?[.)]?\s{{1,12}})?(?:That\s)?(?:The|the)\s(?:[\w&'-]+\s){{0,6}}?(?:{BODY}|Members)\s(?:is|are)\s(?:asked|recommended|requested|invited)\sto\b"
)
# "it was agreed to put forward the following." above "RECOMMENDATIONS:": the meeting's own
_LED_UP = re.compile(
    r"\b(?:agreed|resolved|made|put forward)\b[^.\n]{0,80}\bfollowing\b[^.\n]{0,40}[.:]?\s*[*_]{0,3}$"
)
# "The Committee noted the review and agreed the following recommendations:": what it noted is a decision too
_NOTED_FIRST = re.compile(
    rf"(?P<what>The\s(?:[\w&'-]+\s){{0,5}}?{BODY}\s(?:noted|approved|endorsed)\s[^.;:]{{3,160}}?),?\sand\s(?:\w+\s)?(?:agreed|made|resolved)\s(?:(?:to|that)\s)?(?:\w+\s)?(?:the\s)?following\s"
)
# below it a head is a sentence of the running text
_SURE = 0.85
_MOVERS_BEFORE = 400
_SENTENCE_BEFORE = 800


def read_formal(stretch: Stretch) -> tuple[list[Decision], list[Span]]:
    """Read the formal decisions of a stretch, and the stretches that they and their heads cover.

    >>> from importers.paper import Paper
    >>> text = "Debate followed. RESOLVED: That the report be noted."
    >>> decisions, covered = read_formal(Stretch(Paper(text, text, "text"), Span(0, len(text))))
    >>> decisions[0].text, decisions[0].kinds, covered
    ('That the report be noted.', ('resolution',), [Span(start=17, end=52)])
    """
    decisions: list[Decision] = []
    covered: list[Span] = []
    listing: DecisionHead | None = None
    heads = find_heads(stretch.plain, stretch.start, stretch.end)
    for head, stop in iterate_regions(_without_quoted_reports(stretch.plain, heads), stretch.end):
        if _is_mark(stretch.plain, head):
            above = _sentence_above(stretch, head, None)
            decisions += above
            covered += (*(span for decision in above for span in decision.spans), head.span)
            continue
        by_line = find_by_line(stretch.plain, head, stop, stretch.setting)
        if by_line is not None:
            if not give_owner(stretch.plain, decisions, covered, head, by_line):
                above = _sentence_above(stretch, head, by_line)
                decisions += above
                covered += (span for decision in above for span in decision.spans)
            covered.append(Span(head.start, by_line.end))
            if listing is not None:
                found, last = _go_on(stretch, replace(listing, text=by_line.end, start=by_line.end), stop)
                decisions += found
                covered += [Span(by_line.end, last)] if found else []
            continue
        listing = head
        found, last = _under_head(stretch, head, _closing_mark(stretch.plain, head, stop))
        decisions += found
        covered.append(Span(head.start, max(last, head.text)))
    return decisions, covered


def _closing_mark(plain: str, head: DecisionHead, stop: int) -> int:
    """Give where the quotation marks or brackets close that hold a head and its clause, else where its region ends anyway."""
    before = plain[head.start - 1 : head.start]
    if before == "(" and head.kind == "action":
        inside = _IN_BRACKETS.match(plain, head.text, stop)
        return inside.end() if inside else stop
    closing = plain.find('"', head.text, stop) if before == '"' else -1
    return closing if closing > 0 else stop


def _go_on(stretch: Stretch, head: DecisionHead, stop: int) -> tuple[list[Decision], int]:
    """Read the clauses behind a by-line that stood in the middle of a list: "Action: AB⏎⏎That …"."""
    begin = head.text
    while begin < stop and stretch.plain[begin] in " \n.;)]*_":
        begin += 1
    marker = read_marker(stretch.plain, begin, stop)
    opens = marker.after if marker else begin
    text = stretch.plain[opens : min(stop, opens + 300)]
    if not (marker or text.startswith(("That ", "that ", "To ", "to "))) or not reads_as_clause(text):
        return [], begin
    return _under_head(stretch, replace(head, text=begin, start=begin), stop)


def _is_mark(plain: str, head: DecisionHead) -> bool:
    """Tell whether a head is only a mark behind a sentence: "(ACTION)"."""
    first, last = head.span.start, head.span.end
    if head.kind != "action":
        return False
    bracketed = plain[first - 1 : first] in ("(", "[") and plain[last : last + 1] in (")", "]")
    if bracketed and plain.startswith("AP", first) and plain[:first].rstrip("([ ")[-1:] in ("", "\n"):
        return False
    return bracketed or is_dashed(plain, first, last)


def _under_head(stretch: Stretch, head: DecisionHead, stop: int) -> tuple[list[Decision], int]:
    """Read the clauses under a head, and where they end."""
    plain = stretch.plain
    clauses, last = read_clauses(stretch.paper, head.text, stop, tasks=head.kind in ("action", "decision"))
    mover, seconder = find_movers(plain, max(stretch.start, head.start - _MOVERS_BEFORE), head.span.end)
    found = [
        make_decision(stretch, clause, head)
        for clause in clauses
        if not _decides_nothing(plain, clause, head)
    ]
    noted = _NOTED_FIRST.match(plain, head.start, head.span.start)
    if found and noted is not None:
        own = DecisionHead("noted", head.span, head.start, head.start, whole=True)
        found.insert(0, make_decision(stretch, Clause(head.start, noted.end("what")), own))
    if mover or seconder:
        begin = max(stretch.start, head.start - _MOVERS_BEFORE)
        for at in choose_moved(plain, begin, head.span.end, [decision.text for decision in found]):
            found[at] = replace(found[at], mover=mover, seconder=seconder)
    if (
        found
        and stop < stretch.end
        and plain[stop] not in '")'
        and not plain[found[-1].spans[-1].end : stop].strip()
        and _opens_next(plain, found[-1], stop)
    ):
        found.pop()
    return found, last


def _opens_next(plain: str, decision: Decision, stop: int) -> bool:
    """Tell whether what was read is only the subject of the next head: "The Director, having consulted the Leader," APPROVED."""
    end = decision.spans[-1].end
    return (
        plain[end - 1] not in ".;:!?)"
        and not plain.startswith(("Action ", "ACTION "), stop)
        and plain[stop - 1] not in "(["
        and ("\n\n" not in plain[end:stop].replace(" ", "") or plain[end - 1] == ",")
        and not is_subjunctive(decision.text)
        and len(decision.spans) == 1
    )


def _decides_nothing(plain: str, clause: Clause, head: DecisionHead) -> bool:
    """Tell whether an entry is a declaration of interest, or a comment below "comments and recommendations"."""
    if _DECLARES.search(plain, clause.start, min(clause.end, clause.start + 200)):
        return True
    text = plain[clause.start : clause.end]
    if _OTHERS_DECIDED.match(text) or any(
        _OTHERS_DECIDED.match(plain, stem.start, stem.end) for stem in clause.stems
    ):
        return True
    if _ASKED_OF_THEM.match(text):
        return False
    if head.kind == "action" and _TOLD.match(text):
        return True
    return head.confidence < _SURE and is_narrative(text) and not decides_anew(text)


def make_decision(stretch: Stretch, clause: Clause, head: DecisionHead | None) -> Decision:
    """Make the record of a formal clause; ``head`` is None where a reader left it out."""
    paper = stretch.paper
    named = find_bracketed_owner(paper.plain, clause.start, clause.end, stretch.setting.body)
    if named is not None and (head is None or head.kind != "recommended"):
        head = DecisionHead("action", named.owner, clause.start, clause.start)
    entry = None
    if named is None and head is not None and head.kind == "action":
        entry = read_action_entry(paper.plain, Span(clause.start, clause.end), stretch.setting.body)
    end = named.start if named else entry.task.end if entry else clause.end
    spans = cut_holes(paper.plain, clause.start, end, clause.holes)
    frame = read_frame(paper.plain, Span(clause.start, end), clause.stems, head, stretch.setting)
    if named is not None and frame.due is None:
        setting = stretch.setting
        due = setting.find_due(paper.plain, named.owner.end - 1, named.end)
        frame = replace(frame, due=due)
    if entry is not None:
        frame = _with_entry(stretch, frame, entry)
    elif frame.owner is None and frame.kinds == ("action",):
        behind = find_owner_behind(paper.plain, Span(clause.start, clause.end), stretch.setting.body)
        frame = replace(frame, owner=make_party(paper.plain, behind) if behind else None)
    return Decision(
        text=" ".join(paper.words(span) for span in spans),
        spans=spans,
        kinds=frame.kinds,
        formal=True,
        item=stretch.item,
        act=frame.act,
        owner=make_party(paper.plain, named.owner) if named else frame.owner,
        recipient=frame.recipient,
        addressed_to=frame.addressed_to,
        due=frame.due,
        truncated=clause.truncated,
        confidence=head.confidence if head else 0.6,
    )


def _with_entry(stretch: Stretch, frame: Frame, entry: ActionEntry) -> Frame:
    """Give a frame the owner that its entry names, and the due time behind it."""
    setting, rest = stretch.setting, entry.rest
    begin = entry.owner.start if len(rest) else rest.end
    due = setting.find_due(stretch.plain, begin, rest.end) or frame.due
    return replace(frame, owner=make_party(stretch.plain, entry.owner), due=due)


def _without_quoted_reports(plain: str, heads: list[DecisionHead]) -> list[DecisionHead]:
    """Drop a "Recommendations:" that asks the body itself, or that a later resolution answers: it repeats the report's own."""
    heads = [
        head for head in heads if head.kind != "recommended" or not _ASKED_OF_BODY.match(plain, head.text)
    ]
    last = max((head.span.start for head in heads if head.kind == "resolved"), default=-1)
    return [
        head
        for head in heads
        if head.kind != "recommended"
        or head.addressee
        or head.span.start > last
        or _LED_UP.search(plain, max(0, head.span.start - _SENTENCE_BEFORE // 4), head.span.start)
        or not plain[head.span.start : head.span.end].lower().startswith("recommendation")
    ]


def _sentence_above(stretch: Stretch, head: DecisionHead, by_line: ByLine | None) -> list[Decision]:
    """Make an action of the sentence above a by-line that stands under no clause."""
    floor = max(stretch.start, head.start - _SENTENCE_BEFORE)
    sentences = find_sentences(stretch.plain, floor, head.start)
    if not sentences:
        return []
    end = sentences[-1].end
    while end > sentences[-1].start and stretch.plain[end - 1] in " ([*_-":
        end -= 1
    decision = make_decision(stretch, Clause(sentences[-1].start, end), head)
    if decision.due is None:
        setting = stretch.setting
        due = setting.find_due(stretch.plain, sentences[-1].start, end)
        decision = replace(decision, due=due)
    if by_line is None:
        return [replace(decision, kinds=("action",), confidence=0.8)]
    owner, due = make_party(stretch.plain, by_line.owner), decision.due or by_line.due
    return [replace(decision, kinds=("action",), owner=owner, due=due, confidence=0.8)]
