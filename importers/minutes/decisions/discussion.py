"""Reads what is agreed, undertaken or asked for in the running text of an item, outside any decision head.

Only sentences that hold a telling word are looked at. A request that is answered in the next sentence is no action;
"she would" belongs to whoever the sentence, or the one before it, names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from importers.minutes.clauses.actors import make_party, standing_of
from importers.minutes.clauses.coordination import split_joined, trim_joiners
from importers.minutes.clauses.frames import Setting, read_frame
from importers.minutes.clauses.listing import LONGEST_LIST, read_clauses
from importers.minutes.clauses.predicates import read_predicate
from importers.minutes.decisions.by_lines import find_bracketed_owner
from importers.minutes.decisions.commitment_owners import name_owner
from importers.minutes.decisions.commitments import Commitment, is_motion, read_commitment
from importers.minutes.decisions.settled import settles, settles_in_a_word
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.due import find_due
from importers.minutes.language.folding import Folded, fold
from importers.minutes.language.guarded import guarded
from importers.minutes.language.mood import is_subjunctive
from importers.minutes.language.sentences import find_sentences
from importers.minutes.language.verbs import act_of, lemma
from importers.paper import Span
from importers.records import Act, Decision, Due

__all__ = ["read_discussion"]

# One scan for the words without which a sentence commits nobody.
_TELLING = re.compile(
    r"\b(?:[Aa]greed|decided|determined|undert(?:ook|aken|aking)|took an action|was to|were to|commit(?:ted|ment)|assurance|tasked|[Rr]equest was|noted it|promised|pledged|requested|recommend(?:s|ed)|wished to|like to|intended to|invited|encouraged|proposed that|asked|would|will|'ll|shall|[Mm]inutes|[Nn]oted|notes|NOTED|agrees|approves?|endorses|[Aa]pproved|endorsed|adopted|[Rr]eceived|correct|accepted|supported|supportive|elected|appointed|[Dd]eferred|adjourned|signed by|carried|moved|[Cc]ytun(?:odd|wyd)|Ymrwymodd|Addawodd|Gofynn(?:odd|wyd)|y byddai|[Bb]yddai|Nodwyd|Derbyniwyd|Cymeradwywyd|Cefnogwyd|Croesawyd|[Cc]ofnodion|Clerk|Re-agenda|Carried forward|Carry forward|[A-Z]\w+ to [a-z])"
)
_LONGEST = 1400
# "  ...  view the full minutes text for item 5."
_CUT_OFF = guarded(r"(?:\.\.\.|\u2026)\s{0,4}[Vv]iew the full[^\n]{0,60}")
# what a sentence that answers a request says
_ANSWERS = re.compile(
    r"\b(?:advised|explained|replied|responded|confirmed|stated|clarified|provided|reported|informed|was told|were told|agreed|undertook|would|noted that|said|outlined|indicated)\b"
)
# "This was agreed.", "The request was supported by the Panel": what was asked for is granted
_GRANTED = re.compile(
    r"(?:This|It|That|The (?:request|suggestion|proposal)|Which|(?:Members|The (?:Committee|Panel|Board|Commission|Chair(?:man|person)?|Convener)) agreed)\b(?: that this (?:should|would|could) be done\.?$)?(?:\s(?:was|were)\s(?:\w+ly\s)?(?:agreed|accepted|supported|approved|endorsed)|(?:\s(?:to\s)?(?:this|that|the request))?\.?$)"
)
# a resolution behind it, which says what was moved in the meeting's own words
_APART = re.compile(r"\b(?:RESOLVED|AGREED|DECISION|Resolved|resolved|Decision)\b")
# "The motion was agreed unanimously.", "This was agreed.": what was moved is decided
_CARRIED = re.compile(
    r"(?:This|It|Which) was (?:\w+ly )?(?:agreed|carried|approved|seconded and (?:agreed|carried))(?= and |[.,]?$)|(?:The|This) (?:motion|proposal|amendment|substantive motion)\b[^.]{0,60}?\bwas (?:\w+ly )?(?:agreed|carried|passed|approved|adopted|accepted)\b|(?:On being put to the vote|Upon a vote)[^.]{0,80}\b(?:agreed|carried|passed)\b"
)
_LISTS = re.compile(r":\s?-?\s*$")
# "In answer to a question from Councillor Ash about grit, ", "He was not sure; "
_PREFACE = re.compile(
    r"(?:A|R|Answer|Response|Reply)\d{0,2}\s?[:.]\s+(?=[A-Z][a-z])|In (?:answer|reply|response) to\b[^.;:]{0,200}?,\s+(?=(?:the|it|he|she|they|[A-Z])\b)"
    r"|[^;]{8,400};\s+(?=(?:the|it|he|she|they)\b|[A-Z])"
)
# the verbs that carry a commitment
_CARRIES = re.compile(r"\b(?:agreed|undertook|undertaking|committed|promised|requested|asked|would|will)\b")
# "be deferred to", "be left until", "held over": put off, which settles the matter for now
_PUT_OFF = re.compile(r"\b(?:[Dd]eferred|adjourned|postponed|held over|left (?:over )?until|carried over)\b")
# "would be recorded as Councillor in future": what is still to be done
_TO_BE_RECORDED = re.compile(r"\b(?:would|should|will)\sbe\s(?:recorded|listed|shown|minuted)\b")
_SETTLING = frozenset({"note", "approve", "agree", "endorse", "appoint", "defer", "withdraw", "receive"})


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The sentences of a paragraph in a stretch, which may run on to ``end``."""

    stretch: Stretch
    sentences: list[Span]
    end: int


def read_discussion(stretch: Stretch, covered: Sequence[Span]) -> list[Decision]:
    """Read the decisions of the running text, leaving out the stretches that are ``covered`` by formal ones.

    >>> from importers.paper import Paper
    >>> text = "The Head of Ports was asked why. She undertook to send the figures to Members."
    >>> found = read_discussion(Stretch(Paper(text, text, "text"), Span(0, len(text))), ())
    >>> [(d.text, d.owner.label) for d in found]
    [('She undertook to send the figures to Members.', 'The Head of Ports')]
    """
    decisions: list[Decision] = []
    for first, last in _gaps(stretch.span, covered):
        skip = -1
        for begin, stop in _telling_paragraphs(stretch.plain, first, last):
            paragraph = _Paragraph(stretch, find_sentences(stretch.plain, begin, stop), last)
            for at, sentence in enumerate(paragraph.sentences):
                if sentence.start >= skip and len(sentence) <= _LONGEST:
                    found, reached = _read_sentence(paragraph, at)
                    decisions += found
                    skip = max(skip, reached)
    return decisions


def _telling_paragraphs(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Iterate over the paragraphs that hold a telling word; where no blank lines part them, the stretch is one."""
    while hit := _TELLING.search(plain, start, end):
        begin = max(plain.rfind("\n\n", start, hit.start()), start)
        stop = plain.find("\n\n", hit.end(), end)
        stop = end if stop < 0 else stop
        yield begin, stop
        start = stop


def _gaps(stretch: Span, covered: Sequence[Span]) -> list[tuple[int, int]]:
    """Give the parts of a stretch between those that are covered."""
    gaps = []
    start = stretch.start
    for span in sorted(covered):
        if span.start > start:
            gaps.append((start, span.start))
        start = max(start, span.end)
    if start < stretch.end:
        gaps.append((start, stretch.end))
    return gaps


def _read_sentence(paragraph: _Paragraph, at: int) -> tuple[list[Decision], int]:
    """Read one sentence; gives the decisions, more than one if it leads in a list, and the offset that they reach."""
    stretch, span = paragraph.stretch, paragraph.sentences[at]
    plain = stretch.plain
    if _TELLING.search(plain, span.start, span.end) is None:
        return [], -1
    cut = _CUT_OFF.search(plain, span.start, span.end)
    if cut is not None:
        span = stretch.paper.trimmed(span.start, cut.start())
    span = _core(plain, span)
    words = fold(plain, span.start, span.end)
    truncated = cut is not None
    if (
        not is_motion(words.text)
        and settles(words.text)
        or _settles_alone(plain, words.text, paragraph.sentences, at)
    ):
        return _halves(stretch, span, None, truncated=truncated), span.end
    if is_motion(words.text) and _is_carried(stretch, paragraph.sentences, at):
        return [_decision(stretch, span, None, truncated=truncated)], span.end
    commitment = None if _quotes(words.text) else read_commitment(words.text, stretch.setting.body)
    if commitment is None or not commitment.firm and _is_answered(plain, paragraph.sentences, at):
        return [], -1
    if _LISTS.search(words.text):
        return _read_list(paragraph, span)
    if commitment.kind == "agreed":
        first, *others = _halves(stretch, span, commitment, truncated=truncated)
        return [_owned_as_agreed(first, words, commitment, stretch.plain), *others], span.end
    decision = _decision(stretch, span, commitment, truncated=truncated)
    owner = name_owner(stretch, words, commitment, paragraph.sentences[at].start)
    stated = decision.owner if commitment.kind == "asked" and not _asks(decision, span) else None
    return [replace(decision, owner=owner or stated)], span.end


def _is_carried(stretch: Stretch, sentences: list[Span], at: int) -> bool:
    """Tell whether the next sentence says that the meeting agreed what was moved, and no resolution says it again."""
    plain = stretch.plain
    if at + 1 >= len(sentences) or _APART.search(
        plain, sentences[at].start, min(stretch.end, sentences[at].start + _LONGEST)
    ):
        return False
    return _CARRIED.match(plain, sentences[at + 1].start, sentences[at + 1].end) is not None


def _asks(decision: Decision, span: Span) -> bool:
    """Tell whether the owner that the words state is whoever asks, with whom the sentence opens."""
    return decision.owner is not None and decision.owner.span.start <= span.start + 4


def _halves(
    stretch: Stretch, span: Span, commitment: Commitment | None, *, truncated: bool
) -> list[Decision]:
    """Make the decisions of what a sentence settles or agrees: "noted the report and agreed that …" is two."""
    first, *others = split_joined(stretch.plain, span.start, span.end)
    named = find_bracketed_owner(stretch.plain, span.start, span.end, stretch.setting.body)
    if named is not None:
        decision = _decision(stretch, span, commitment, truncated=truncated)
        return [replace(decision, kinds=("action",), owner=make_party(stretch.plain, named.owner))]
    owner = commitment.owner if commitment else None
    if owner is not None:
        end = fold(stretch.plain, span.start, span.end).offset(owner[1])
        others = [half for half in others if half.start >= end]
    if not others or not all(_decides(fold(stretch.plain, half.start, half.end).text) for half in others):
        return [_decision(stretch, span, commitment, truncated=truncated)]
    text = fold(stretch.plain, first.start, first.end).text
    whole = None if settles(text) else commitment or Commitment("agreed")
    return [
        _decision(stretch, first, whole, truncated=False),
        *(_decision(stretch, other, Commitment("agreed"), truncated=truncated) for other in others),
    ]


def _owned_as_agreed(decision: Decision, words: Folded, commitment: Commitment, plain: str) -> Decision:
    """Give what was agreed the owner that stands behind "agreed"; what stands before it only led up to it."""
    if decision.kinds == ("resolution",):
        return decision
    if commitment.owner is not None:
        return replace(decision, owner=make_party(plain, words.span(*commitment.owner)))
    if decision.owner is not None and decision.owner.span.end <= words.offset(commitment.begin):
        return replace(decision, owner=None, addressed_to=())
    return decision


def _decides(text: str) -> bool:
    """Tell whether the second half of a sentence is a decision of its own: its verb decides, and somebody or "be" governs it."""
    found = read_predicate(text)
    acts = found is not None and found.kind is not None and found.actor is not None
    return acts or is_subjunctive(text) or not text.startswith("that")


def _core(plain: str, span: Span) -> Span:
    """Leave out what a sentence only answers to, what stands before a semicolon, and a joiner at its end."""
    end = span.end if plain[span.end - 1] in ".:-" else trim_joiners(plain, span.start, span.end)
    preface = _PREFACE.match(plain, span.start, end)
    if preface is None or _CARRIES.search(plain, span.start, preface.end()):
        return Span(span.start, end)
    return Span(preface.end() if _CARRIES.search(plain, preface.end(), end) else span.start, end)


def _quotes(text: str) -> bool:
    """Tell whether a sentence is, or holds, a quotation of some length."""
    return text.startswith('"') or any(len(part) > 40 for part in text.split('"')[1::2])


def _settles_alone(plain: str, text: str, sentences: list[Span], at: int) -> bool:
    """Tell whether a sentence is a paragraph of its own with the one word that settles a matter."""
    if len(text) > 160 or not settles_in_a_word(text):
        return False
    start = sentences[at].start
    line = plain.rfind("\n", max(0, start - 120), start) + 1
    before = plain[line:start].strip(" *_>|-:")
    return before == "" or at == 0 or before.endswith("-") or text.startswith("All ")


def _decision(stretch: Stretch, span: Span, commitment: Commitment | None, *, truncated: bool) -> Decision:
    setting, plain = stretch.setting, stretch.plain
    agreed = commitment is not None and commitment.kind == "agreed" and commitment.begin > 0
    clause = (
        Span(fold(plain, span.start, span.end).offset(commitment.begin), span.end)
        if commitment and agreed
        else span
    )
    frame = read_frame(plain, clause, (), None, setting)
    kinds = frame.kinds
    if commitment is None:
        kinds = ("resolution",)
    elif commitment.kind != "agreed":
        kinds = _kinds_of(fold(plain, span.start, span.end).text, commitment, setting.body)
    elif (
        kinds == ("resolution",)
        and frame.act not in _SETTLING
        and not _PUT_OFF.search(plain, span.start, span.end)
        or kinds == ("resolution",)
        and _TO_BE_RECORDED.search(plain, span.start, span.end)
    ):
        kinds = ("action",)
    settled = kinds == ("resolution",)
    due = _due(plain, span, commitment.begin if commitment else 0, setting)
    late = not settled or frame.act == "defer" or _PUT_OFF.search(plain, span.start, span.end) is not None
    return Decision(
        text=stretch.paper.words(span),
        spans=(span,),
        kinds=kinds,
        formal=False,
        item=stretch.item,
        act=frame.act if frame.act != "other" else _act_promised(plain, span),
        owner=None if settled else frame.owner,
        recipient=frame.recipient,
        addressed_to=() if settled else frame.addressed_to,
        due=due if late else None,
        truncated=truncated,
        confidence=0.85 if commitment is None else 0.7,
    )


# "did not know, but undertook to write": the act of a promise behind another clause
_PROMISED = re.compile(
    r"\b(?:undertook|agreed|promised|committed|asked|requested) (?:[\w' ]{3,60}? )??to (?P<verb>[a-z-]+)"
)


def _act_promised(plain: str, span: Span) -> Act:
    found = _PROMISED.search(plain, span.start, span.end)
    return act_of(lemma(found["verb"])) if found else "other"


# "booking would begin in July", "which were sent in May": what has times of its own
_TELLS = re.compile(r"\b(?:would|will|was|were|had)\b")


def _due(plain: str, span: Span, begin: int, setting: Setting) -> Due | None:
    """Find the due time in the clause that commits, and before it only in words that tell nothing else."""
    words = fold(plain, span.start, span.end)
    if not begin or _TELLS.search(words.text, 0, begin) is None:
        return find_due(plain, span.start, span.end, setting.meeting, setting.following)
    return find_due(plain, words.offset(begin), span.end, setting.meeting, setting.following)


def _kinds_of(
    text: str, commitment: Commitment, body: str | None
) -> tuple[Literal["recommendation", "action"], ...]:
    """Settle the kind of an undertaking, an action, or a request, which is one unless it is put to somebody who may decline."""
    if commitment.kind != "asked" or commitment.owner is None:
        return ("action",)
    return (
        ("recommendation",) if standing_of(text[slice(*commitment.owner)], body) == "other" else ("action",)
    )


def _is_answered(plain: str, sentences: list[Span], at: int) -> bool:
    """Tell whether the next sentence answers a request, or promises what was asked for."""
    if at + 1 >= len(sentences):
        return False
    following = sentences[at + 1]
    if _GRANTED.match(plain, following.start, following.end):
        return False
    return _ANSWERS.search(plain, following.start, min(following.end, following.start + 160)) is not None


def _read_list(paragraph: _Paragraph, lead: Span) -> tuple[list[Decision], int]:
    """Read the entries below a sentence such as "Members requested that the following be considered:"."""
    stretch = paragraph.stretch
    end = min(paragraph.end, lead.end + LONGEST_LIST)
    clauses, last = read_clauses(stretch.paper, lead.end, end, tasks=True)
    decisions = []
    for clause in clauses:
        span = Span(clause.start, clause.end)
        decision = _decision(stretch, span, Commitment("asked"), truncated=clause.truncated)
        frame = read_frame(stretch.plain, span, (lead, *clause.stems), None, stretch.setting)
        decisions.append(replace(decision, owner=frame.owner, due=frame.due, confidence=0.65))
    return decisions, last
