"""Reads what is agreed, undertaken or asked for in the running text of an item, outside any decision head.

Only sentences that hold a telling word are looked at. A request that is answered in the next sentence is no action;
"she would" belongs to whoever the sentence, or the one before it, names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from importers.minutes.clauses.actors import make_party, standing_of
from importers.minutes.clauses.frames import read_frame
from importers.minutes.clauses.listing import LONGEST_LIST, read_clauses
from importers.minutes.decisions.by_lines import find_bracketed_owner
from importers.minutes.decisions.discussion.commitment_owners import find_antecedent, name_owner
from importers.minutes.decisions.discussion.commitments import Commitment, is_motion, read_commitment
from importers.minutes.decisions.discussion.consents import suggests
from importers.minutes.decisions.discussion.made_decisions import make_decision
from importers.minutes.decisions.discussion.outcomes import is_answered, is_carried, is_taken_up
from importers.minutes.decisions.discussion.sentence_parts import cut_to_core, decides, quotes, split_parts
from importers.minutes.decisions.discussion.settled import notes_alone, settles, settles_in_a_word
from importers.minutes.decisions.discussion.small_councils import (
    is_small_council,
    read_sentence_of_notes,
    tells_of_before,
)
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.folding import Folded, fold
from importers.minutes.language.guarded import guarded
from importers.minutes.language.sentences import find_sentences
from importers.paper import Span
from importers.records import Decision

__all__ = ["read_discussion"]

# One scan for the words without which a sentence commits nobody.
_TELLING = re.compile(
    r"\b(?:[Aa]greed|decided|determined|undert(?:ook|aken|aking)|took an action|was to|were to|commit(?:ted|ment)|assurance|tasked|[Rr]equest was|noted it|promised|pledged|requested|recommend(?:s|ed)|wished to|like to|intended to|invited|encouraged|(?:proposed|suggested) that|ask(?:ed|ing)|requesting|would|will|'ll|'d|shall|[Mm]inutes|[Nn]oted|notes|NOTED|agrees|approves?|endorses|[Aa]pproved|endorsed|adopted|[Rr]eceived|correct|accepted|supported|supportive|elected|appointed|[Dd]eferred|adjourned|signed by|carried|moved|[Cc]ytun(?:odd|wyd)|Ymrwymodd|Addawodd|Gofynn(?:odd|wyd)|y byddai|[Bb]yddai|Nodwyd|Derbyniwyd|Cymeradwywyd|Cefnogwyd|Croesawyd|[Cc]ofnodion|[Cc]lerk|instructed|concurred|consensus|agreement|content (?:for|that|to)|were happy|urged|as an action|granted|gave (?:its|their)|indicated (?:its|their)|sought|to be (?:invited|asked|contacted|consulted|circulated|e-?mailed|sent|provided|shared|brought|added|forwarded|reported|arranged)|was a request|nominated|reminded|[Cc]hair(?:man|woman|person)? to|Would|Will|should be|Re-agenda|Carried forward|Carry forward|[A-Z]\w+ to [a-z])"
)
_LONGEST = 1400
# "  ...  view the full minutes text for item 5."
_CUT_OFF = guarded(r"(?:\.\.\.|\u2026)\s{0,4}[Vv]iew the full[^\n]{0,60}")
_LISTS = re.compile(r":\s?-?\s*$")
# what a column beside a decision says of it once more, without a full stop
_COLUMN_WORDS = frozenset({"Agreed", "Noted", "Approved", "Carried", "AGREED", "NOTED"})


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The sentences of a paragraph in a stretch, which may run on to ``end``; ``decided`` if a formal decision stands in it."""

    stretch: Stretch
    sentences: list[Span]
    end: int
    decided: bool = False


def read_discussion(stretch: Stretch, covered: Sequence[Span]) -> list[Decision]:
    """Read the decisions of the running text, leaving out the stretches that are ``covered`` by formal ones.

    >>> from importers.paper import Paper
    >>> text = "The Head of Ports was asked why. She undertook to send the figures to Members."
    >>> found = read_discussion(Stretch(Paper(text, text, "text"), Span(0, len(text))), ())
    >>> [(d.text, d.owner.label) for d in found]
    [('She undertook to send the figures to Members.', 'The Head of Ports')]
    """
    decisions: list[Decision] = []
    notes = is_small_council(stretch.plain)
    find_paragraphs = _all_paragraphs if notes else _telling_paragraphs
    for first, last in _gaps(stretch.span, covered):
        skip = -1
        for begin, stop in find_paragraphs(stretch.plain, first, last):
            sentences = find_sentences(stretch.plain, begin, stop)
            paragraph = _Paragraph(stretch, sentences, last, decided=bool(covered))
            for at, sentence in enumerate(paragraph.sentences):
                if notes and tells_of_before(stretch, sentence):
                    continue
                if sentence.start >= skip and len(sentence) <= _LONGEST:
                    noted = read_sentence_of_notes(stretch, sentence) if notes else []
                    found, reached = (noted, sentence.end) if noted else _read_sentence(paragraph, at)
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


def _all_paragraphs(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Iterate over the paragraphs of notes, where anything may tell."""
    while start < end:
        stop = plain.find("\n\n", start, end)
        stop = end if stop < 0 else stop
        if not plain[start:stop].isspace():
            yield start, stop
        start = stop + 2


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
    stretch, sentence = paragraph.stretch, paragraph.sentences[at]
    plain, span = stretch.plain, sentence
    if _TELLING.search(plain, span.start, span.end) is None:
        return [], -1
    cut = _CUT_OFF.search(plain, span.start, span.end)
    if cut is not None:
        span = stretch.paper.trimmed(span.start, cut.start())
    span = cut_to_core(plain, span)
    words = fold(plain, span.start, span.end)
    truncated = cut is not None
    joined = plain.find(";", sentence.start, span.start) >= 0
    point = _SETTLED_FIRST.match(plain, sentence.start, span.start) if joined else None
    if point is not None and settles(fold(plain, point.start(), point.end("first")).text):
        first = make_decision(stretch, Span(point.start(), point.end("first")), None, truncated=False)
        rest = _with_rest(paragraph, at, Span(point.end(), sentence.end))
        found, reached = _read_sentence(rest, at)
        return [first, *found], max(reached, point.end())
    if (
        not is_motion(words.text)
        and settles(words.text)
        or len(paragraph.sentences) == 1
        and not paragraph.decided
        and notes_alone(words.text)
        or _settles_alone(plain, words.text, paragraph.sentences, at)
        and not (paragraph.decided and words.text in _COLUMN_WORDS)
    ):
        return _halves(stretch, span, None, truncated=truncated), span.end
    if is_motion(words.text) and is_carried(stretch, paragraph.sentences, at):
        return [make_decision(stretch, span, None, truncated=truncated)], span.end
    commitment = None if quotes(words.text) else read_commitment(words.text, stretch.setting.body)
    if commitment is None and is_taken_up(stretch.plain, paragraph.sentences, at):
        commitment = suggests(words.text)
    if commitment is None or not commitment.firm and is_answered(plain, paragraph.sentences, at):
        return [], -1
    if _LISTS.search(words.text):
        return _read_list(paragraph, span)
    if commitment.kind == "asked" and _PRONOUN_ASKS.match(words.text) and _is_officer(paragraph, at):
        return [], -1
    if commitment.kind == "agreed":
        first, *others = _halves(stretch, span, commitment, truncated=truncated)
        return [_owned_as_agreed(first, words, commitment, stretch.plain), *others], span.end
    decision = make_decision(stretch, span, commitment, truncated=truncated)
    owner = name_owner(stretch, words, commitment, paragraph.sentences[at].start)
    stated = decision.owner if commitment.kind == "asked" and not _asks(decision, span) else None
    return [replace(decision, owner=owner or stated)], span.end


# "The minutes were approved unanimously; " before "it was agreed to"
_SETTLED_FIRST = re.compile(r"(?P<first>[^;]{8,300});\s+")


def _with_rest(paragraph: _Paragraph, at: int, rest: Span) -> _Paragraph:
    """Give a paragraph of which one sentence is cut to its rest."""
    return replace(paragraph, sentences=[*paragraph.sentences[:at], rest, *paragraph.sentences[at + 1 :]])


def _asks(decision: Decision, span: Span) -> bool:
    """Tell whether the owner that the words state is whoever asks, with whom the sentence opens."""
    return decision.owner is not None and decision.owner.span.start <= span.start + 4


def _halves(
    stretch: Stretch, span: Span, commitment: Commitment | None, *, truncated: bool
) -> list[Decision]:
    """Make the decisions of what a sentence settles or agrees: "noted the report and agreed that …" is two."""
    first, *others = split_parts(stretch.plain, span)
    named = find_bracketed_owner(stretch.plain, span.start, span.end, stretch.setting.body)
    if named is not None:
        decision = make_decision(stretch, span, commitment, truncated=truncated)
        return [replace(decision, kinds=("action",), owner=make_party(stretch.plain, named.owner))]
    owner = commitment.owner if commitment else None
    if owner is not None:
        end = fold(stretch.plain, span.start, span.end).offset(owner[1])
        others = [half for half in others if half.start >= end]
    if not others or not all(decides(fold(stretch.plain, half.start, half.end).text) for half in others):
        return [make_decision(stretch, span, commitment, truncated=truncated)]
    text = fold(stretch.plain, first.start, first.end).text
    whole = None if settles(text) else commitment or Commitment("agreed")
    return [
        make_decision(stretch, first, whole, truncated=False),
        *(make_decision(stretch, other, Commitment("agreed"), truncated=truncated) for other in others),
    ]


_PRONOUNS = frozenset({"he", "she", "they", "it"})


def _owned_as_agreed(decision: Decision, words: Folded, commitment: Commitment, plain: str) -> Decision:
    """Give what was agreed the owner that stands behind "agreed"; what stands before it only led up to it."""
    if decision.kinds == ("resolution",):
        return decision
    named = commitment.owner is not None and words.text[slice(*commitment.owner)].lower() not in _PRONOUNS
    if commitment.owner is not None and (named or decision.owner is None):
        return replace(decision, owner=make_party(plain, words.span(*commitment.owner)))
    if decision.owner is not None and decision.owner.span.end <= words.offset(commitment.begin):
        return replace(decision, owner=None, addressed_to=())
    return decision


def _settles_alone(plain: str, text: str, sentences: list[Span], at: int) -> bool:
    """Tell whether a sentence is a paragraph of its own with the one word that settles a matter."""
    if len(text) > 160 or not settles_in_a_word(text):
        return False
    start = sentences[at].start
    line = plain.rfind("\n", max(0, start - 120), start) + 1
    before = plain[line:start].strip(" *_>|-:")
    return before == "" or at == 0 or before.endswith("-") or text.startswith("All ")


# "He asked Councillor Ash to let him have the details"
_PRONOUN_ASKS = re.compile(r"(?:He|She|They)\s(?:also\s|then\s)?(?:asked|requested)\b")
# "the Chair", "Cllr Ash": who may ask for the meeting
_OF_THE_MEETING = re.compile(r"\b(?:[Cc]hair\w*|[Cc]onvener|[Mm]ember|[Cc]ouncillor|Cllr)\b")


def _is_officer(paragraph: _Paragraph, at: int) -> bool:
    """Tell whether "he" in a sentence is an officer or a visitor, who cannot ask for the meeting."""
    stretch, opens = paragraph.stretch, paragraph.sentences[at].start
    named = find_antecedent(stretch, opens, opens)
    if named is None:
        return False
    words = " ".join(stretch.plain[named.start : named.end].split())
    outside = standing_of(words, stretch.setting.body) in ("service", "other")
    return outside and _OF_THE_MEETING.search(words) is None


def _read_list(paragraph: _Paragraph, lead: Span) -> tuple[list[Decision], int]:
    """Read the entries below a sentence such as "Members requested that the following be considered:"."""
    stretch = paragraph.stretch
    end = min(paragraph.end, lead.end + LONGEST_LIST)
    clauses, last = read_clauses(stretch.paper, lead.end, end, tasks=True)
    decisions = []
    for clause in clauses:
        span = Span(clause.start, clause.end)
        decision = make_decision(stretch, span, Commitment("asked"), truncated=clause.truncated)
        frame = read_frame(stretch.plain, span, (lead, *clause.stems), None, stretch.setting)
        decisions.append(replace(decision, owner=frame.owner, due=frame.due, confidence=0.65))
    return decisions, last
