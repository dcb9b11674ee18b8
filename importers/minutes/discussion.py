"""Reads what is agreed, undertaken or asked for in the running text of an item, outside any decision head.

Only sentences that hold a telling word are looked at. A request that is answered in the next sentence is no action;
"she would" belongs to whoever the sentence, or the one before it, names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from importers.minutes.actors import is_actor, make_party, standing_of
from importers.minutes.clauses import LONGEST_LIST, read_clauses
from importers.minutes.commitments import Commitment, read_commitment
from importers.minutes.coordination import trim_joiners
from importers.minutes.due import find_due
from importers.minutes.folding import Folded, fold
from importers.minutes.frames import Setting, read_frame
from importers.minutes.sentences import find_sentences
from importers.minutes.settled import approves_minutes, defers, elects, notes_a_report, settles_in_a_word
from importers.paper import Paper, Span
from importers.records import Decision, Party

__all__ = ["read_discussion"]

# One scan for the words without which a sentence commits nobody.
_TELLING = re.compile(
    r"\b(?:[Aa]greed|undert(?:ook|aken|aking)|committed|promised|pledged|requested|[Rr]equest was|asked|tasked|would|will|'ll|shall|minutes|[Nn]oted|notes|NOTED|agrees|approves?|endorses|[Aa]pproved|endorsed|adopted|[Rr]eceived|correct|accepted|supported|elected|appointed|[Dd]eferred|[Cc]yt[u]n(?:odd|wyd)|Ymrwymodd|Gofynn(?:odd|wyd)|[Cc]ofnodion|Clerk|Re-agenda|Carried forward|Carry forward|[A-Z]\w+ to [a-z])"
)
_LONGEST = 1400
# "  ...  view the full minutes text for item 5."
_CUT_OFF = re.compile(r"(?:\.\.\.|\u2026)\s{0,4}[Vv]iew the full[^\n]{0,60}")
# what a sentence that answers a request says
_ANSWERS = re.compile(
    r"\b(?:advised|explained|replied|responded|confirmed|stated|clarified|provided|reported|informed|was told|were told|agreed|undertook|would|noted that|said|outlined|indicated)\b"
)
_LISTS = re.compile(r":\s?-?\s*$")


def read_discussion(
    paper: Paper, stretch: Span, covered: Sequence[Span], item: int | None, setting: Setting
) -> list[Decision]:
    """Read the decisions of the running text, leaving out the stretches that are ``covered`` by formal ones.

    >>> text = "The Head of Ports was asked why. She undertook to send the figures to Members."
    >>> found = read_discussion(Paper(text, text, "text"), Span(0, len(text)), (), 1, Setting())
    >>> [(d.text, d.owner.label) for d in found]
    [('She undertook to send the figures to Members.', 'The Head of Ports')]
    """
    decisions: list[Decision] = []
    for first, last in _gaps(stretch.start, stretch.end, covered):
        skip = -1
        for begin, stop in _telling_paragraphs(paper.plain, first, last):
            sentences = find_sentences(paper.plain, begin, stop)
            for at, sentence in enumerate(sentences):
                if sentence.start < skip or len(sentence) > _LONGEST:
                    continue
                found, reached = _read_sentence(paper, sentences, at, last, item, setting)
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


def _gaps(start: int, end: int, covered: Sequence[Span]) -> list[tuple[int, int]]:
    """Give the stretches between those that are covered."""
    gaps = []
    for span in sorted(covered):
        if span.start > start:
            gaps.append((start, span.start))
        start = max(start, span.end)
    if start < end:
        gaps.append((start, end))
    return gaps


def _read_sentence(
    paper: Paper, sentences: list[Span], at: int, end: int, item: int | None, setting: Setting
) -> tuple[list[Decision], int]:
    """Read one sentence; gives the decisions, more than one if it leads in a list, and the offset that they reach."""
    plain, span = paper.plain, sentences[at]
    if _TELLING.search(plain, span.start, span.end) is None:
        return [], -1
    cut = _CUT_OFF.search(plain, span.start, span.end)
    if cut is not None:
        span = paper.trimmed(span.start, cut.start())
    span = _core(plain, span)
    span = Span(
        span.start,
        trim_joiners(plain, span.start, span.end) if plain[span.end - 1] not in ".:-" else span.end,
    )
    words = fold(plain, span.start, span.end)
    if (
        approves_minutes(words.text)
        or notes_a_report(words.text)
        or elects(words.text)
        or defers(words.text)
        or _settles(plain, words.text, sentences, at)
    ):
        return [_decision(paper, span, item, setting, None, truncated=cut is not None)], span.end
    if _quotes(words.text):
        return [], -1
    commitment = read_commitment(words.text, setting.body)
    if commitment is None or not commitment.firm and _is_answered(plain, sentences, at):
        return [], -1
    if _LISTS.search(words.text):
        return _read_list(paper, span, end, item, setting)
    owner = _owner(plain, words, commitment, sentences, at, setting.body)
    decision = _decision(paper, span, item, setting, commitment, truncated=cut is not None)
    if commitment.kind == "agreed":
        return [decision], span.end
    return [
        replace(decision, owner=owner or (decision.owner if commitment.kind == "asked" else None))
    ], span.end


# "In answer to a question from Councillor Ash about grit, ", "He was not sure; "
_PREFACE = re.compile(
    r"(?:In (?:answer|reply|response) to\b[^.;:]{0,200}?,|[^;]{8,400};)\s+(?=(?:the|it|he|she|they|[A-Z])\b)"
)


def _core(plain: str, span: Span) -> Span:
    """Leave out what a sentence only answers to, and what stands before a semicolon."""
    preface = _PREFACE.match(plain, span.start, span.end)
    if (
        preface is None
        or _TELLING_VERB.search(plain, span.start, preface.end())
        or not _TELLING_VERB.search(plain, preface.end(), span.end)
    ):
        return span
    return Span(preface.end(), span.end)


# the verbs that carry a commitment
_TELLING_VERB = re.compile(
    r"\b(?:agreed|undertook|undertaking|committed|promised|requested|asked|would|will)\b"
)


def _quotes(text: str) -> bool:
    """Tell whether a sentence is, or holds, a quotation of some length."""
    return text.startswith('"') or any(len(part) > 40 for part in text.split('"')[1::2])


def _settles(plain: str, text: str, sentences: list[Span], at: int) -> bool:
    """Tell whether a sentence is a paragraph of its own with the one word that settles a matter."""
    if len(text) > 110 or not settles_in_a_word(text):
        return False
    line = plain.rfind("\n", max(0, sentences[at].start - 120), sentences[at].start) + 1
    before = plain[line : sentences[at].start].strip(" *_>|-:")
    return before == "" or at == 0 or before.endswith("-") or text.startswith("All ")


def _decision(
    paper: Paper,
    span: Span,
    item: int | None,
    setting: Setting,
    commitment: Commitment | None,
    *,
    truncated: bool,
) -> Decision:
    frame = read_frame(paper.plain, span, (), None, setting)
    kinds = frame.kinds
    if commitment is None:
        kinds = ("resolution",)
    elif commitment.kind != "agreed":
        kinds = _kinds_of(fold(paper.plain, span.start, span.end).text, commitment, setting)
    elif kinds == ("resolution",) and frame.act not in _SETTLING:
        kinds = ("action",)
    settled = kinds == ("resolution",)
    return Decision(
        text=paper.words(span),
        spans=(span,),
        kinds=kinds,
        formal=False,
        item=item,
        act=frame.act,
        owner=None if settled else frame.owner,
        recipient=frame.recipient,
        addressed_to=() if settled else frame.addressed_to,
        due=None
        if settled and frame.act != "defer"
        else find_due(paper.plain, span.start, span.end, setting.meeting, setting.following),
        truncated=truncated,
        confidence=0.85 if commitment is None else 0.7,
    )


_SETTLING = frozenset({"note", "approve", "agree", "endorse", "appoint", "defer", "withdraw", "receive"})


def _kinds_of(
    text: str, commitment: Commitment, setting: Setting
) -> tuple[Literal["recommendation", "action"], ...]:
    """An undertaking is an action, and so is a request, unless somebody is asked who may decline."""
    asked = commitment.kind == "asked" and commitment.owner is not None
    other = (
        asked and commitment.owner and standing_of(text[slice(*commitment.owner)], setting.body) == "other"
    )
    return ("recommendation",) if other else ("action",)


def _is_answered(plain: str, sentences: list[Span], at: int) -> bool:
    """Tell whether the next sentence answers a request, or promises what was asked for."""
    if at + 1 >= len(sentences):
        return False
    following = sentences[at + 1]
    between = plain[sentences[at].end : following.start]
    return (
        "\n\n" not in between
        and _ANSWERS.search(plain, following.start, min(following.end, following.start + 160)) is not None
    )


def _owner(
    plain: str, words: Folded, commitment: Commitment, sentences: list[Span], at: int, body: str | None
) -> Party | None:
    if commitment.owner is None:
        return None
    if not commitment.pronoun:
        return make_party(plain, words.span(*commitment.owner))
    for earlier in reversed(sentences[max(0, at - 2) : at]):
        subject = _subject(plain, earlier, body)
        if subject is not None:
            return make_party(plain, subject)
    return make_party(plain, words.span(*commitment.owner))


# "The Head of Ports advised", "Inspector Pickthall said", "… the Cabinet Member replied"
_SUBJECT = re.compile(
    r"(?:(?:In|Following|After|On|At|With|Having)\b[^,.;]{0,140},\s)?(?P<who>(?:the\s)?[A-Z][^.;:]{2,120}?),?\s(?:also\s|then\s)?(?:was|were|had|would|could|will|is|has|did|advised|explained|replied|responded|confirmed|stated|clarified|reported|informed|introduced|presented|said|outlined|indicated|apologised|acknowledged|agreed|noted|commented|suggested|thanked|gave|accepted|highlighted|welcomed|answered|added|asked|felt)\b"
)


def _subject(plain: str, sentence: Span, body: str | None) -> Span | None:
    """Find who a sentence is about, for the "she" of the next."""
    found = _SUBJECT.match(plain, sentence.start, sentence.end)
    if found is None:
        return None
    who = " ".join(found["who"].split())
    if (
        who.startswith(("It ", "There ", "This ", "These ", "He", "She", "They", "Members", "A ", "An "))
        or not is_actor(who, body)
        and not re.match(r"[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){1,3}$", who)
    ):
        return None
    return Span(found.start("who"), found.end("who"))


def _read_list(
    paper: Paper, lead: Span, end: int, item: int | None, setting: Setting
) -> tuple[list[Decision], int]:
    """Read the entries below a sentence such as "Members requested that the following be considered:"."""
    clauses, last = read_clauses(paper, lead.end, min(end, lead.end + LONGEST_LIST), tasks=True)
    decisions = []
    for clause in clauses:
        span = Span(clause.start, clause.end)
        decision = _decision(paper, span, item, setting, Commitment("asked"), truncated=clause.truncated)
        frame = read_frame(paper.plain, span, (lead, *clause.stems), None, setting)
        decisions.append(replace(decision, owner=frame.owner, due=frame.due, confidence=0.65))
    return decisions, last
