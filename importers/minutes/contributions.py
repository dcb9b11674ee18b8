"""Reads who said what under an item: questions, answers, comments and presentations, with the speaker as printed.

A sentence whose verb is one of speech is a contribution; its subject is the speaker, who may be a person, an office or a
crowd. An answer is linked to the question before it in the same paragraph. Where the paper names nobody ("it was explained",
"Q."), its words stand in the speaker's place and no speaker is guessed; what has not even those is left out. What stands
under a decision's head is no speech.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from importers.minutes.language.body_words import BODY
from importers.minutes.language.page_breaks import find_sentences_over_pages, without_furniture
from importers.minutes.names.parties import find_parties
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span
from importers.records import AgendaItem, Contribution, Party

__all__ = ["read_contributions"]

Kind = Literal["question", "answer", "comment", "presentation"]

_QUESTION_VERBS = "asked|queried|questioned|enquired|inquired|sought clarification|sought|requested clarification|wanted to know|wondered|gofynnodd"
_ANSWER_VERBS = "replied|responded|answered|advised|informed|confirmed|explained|clarified|assured|stated|said|reported|told|undertook|outlined|indicated|accepted|added|agreed|atebodd"
_COMMENT_VERBS = (
    "commented|felt|expressed|noted|welcomed|suggested|highlighted|stressed|emphasised|emphasized|raised|thanked|congratulated|considered that|believed|observed|pointed out|requested|proposed|reiterated|referred|reminded"
    "|argued|acknowledged|urged|praised|supported|drew attention|remarked|mentioned|spoke|addressed|concluded|was concerned|were concerned|was pleased|hoped|thought|maintained|dywedodd"
)
_PRESENTING = "presented|introduced|gave a presentation|gave an update|gave an overview|gave a verbal|provided an update|provided the update|provided an overview|delivered|updated|gave"
# the first verb of speech in a sentence
_VERB = re.compile(
    rf"\b(?:(?P<presentation>{_PRESENTING})|(?P<question>{_QUESTION_VERBS})|(?P<comment>{_COMMENT_VERBS})|(?P<answer>{_ANSWER_VERBS}))\b(?P<on>\s(?:if|whether|what|why|how|when|where|who|which|about)\b)?"
)
# "asked for the vote to be recorded", "asked officers to write"
_ASKS_TO_ACT = re.compile(r"\s+(?:that\s|(?:for|officers|the)\s+(?:\S+\s+){0,8}?to\s)")
# "had been asked", "were asked": whose subject did not speak
_AUXILIARY = re.compile(r"\b(?:be|been|being|is|are|was|were)\s+(?:also\s+|then\s+)?$")
_INVITED = re.compile(r"\binvited\s+$")
# "In response to a question from Cllr Ash,", "Following a query by the Chair,", "In answer to Members' questions"
_IN_RESPONSE = re.compile(
    r"(?:In (?:response|reply|answer) to|Responding to|Following|Answering|On)\s(?P<question>(?:(?:a|an|the|some|further|several|another|additional|this|Members?'|members?'|Panel|Committee|Members)\s){0,3}"
    r"(?:further\s|additional\s)?(?:question|query|queries|questions|enquiry|request|comment|point)s?(?:\s(?:from|by|raised by|asked by|put by|of)\s(?P<asker>[^,.;]{2,90}))?)"
)
# "Members were advised", "It was explained": an answer that nobody is named for
_PASSIVE = re.compile(
    rf"(?:(?:The )?(?:Members?|{BODY}|Councillor [A-Z][\w'-]+|members?|meeting|sub-committee)(?: of the \w+)? (?:was|were) (?:also |then |further )?(?:advised|informed|told|assured|reminded)"
    r"|(?:In response,? |In reply,? )?[Ii]t was (?:also |further |then )?(?:explained|reported|confirmed|advised|noted|clarified|stated|said|highlighted|emphasised|suggested|acknowledged))\b"
)
_PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_GAP = re.compile(r"[\s,]*")
_DECISION_HEAD = re.compile(
    r"\s*(?:UNANIMOUSLY |It was |IT WAS |Accordingly,? it was )?(?:RESOLVED|Resolved|RECOMMENDED|Recommended|AGREED|ACTIONS? AGREED|DECISION|DECIDED|ACTION|Penderfynwyd|PENDERFYNWYD)\b"
)
# "Q. ", "A: ", "Question:" before a sentence
_ROLE_MARK = re.compile(
    r"(?:^|[\n\s])(?P<mark>Q|A|Question|Answer|Response|Reply)\d{0,2}[.:)]\s{0,4}(?:\((?P<speaker>[^()]{2,60})\)\s?)?$"
)
_SUBJECT_REACH = 90


@dataclass(slots=True)
class _Thread:
    """What was said last under an item: who spoke, and the question that waits for its answer, with who asked it."""

    speaker: Party | None = None
    asker: Party | None = None
    question: Span | None = None
    asked_at: int = 0


def read_contributions(paper: Paper, seg: Segmentation) -> tuple[Contribution, ...]:
    """Read what was said under each item, in order."""
    found: list[Contribution] = []
    for item in seg.items:
        found.extend(_read_item(paper, item))
    return tuple(found)


def _read_item(paper: Paper, item: AgendaItem) -> Iterator[Contribution]:
    """Walk an item's sentences up to its decision."""
    thread = _Thread()
    for sentence in find_sentences_over_pages(paper, item.text):
        if _DECISION_HEAD.match(paper.plain, sentence.start, sentence.end):
            thread = _Thread()
            continue
        spoken = list(_read_sentence(paper, sentence, item.position, thread))
        if not spoken:
            thread.speaker = _turn(paper.plain, sentence) or thread.speaker
        for said in spoken:
            if said.kind == "question":
                thread.question, thread.asker, thread.asked_at = said.spans[0], said.speaker, sentence.end
            elif said.kind == "answer" and said.answers is not None:
                thread.asked_at = sentence.end
            thread.speaker = said.speaker
            yield said


def _read_sentence(paper: Paper, sentence: Span, item: int, thread: _Thread) -> Iterator[Contribution]:
    """Read the one contribution of a sentence, or the question and the answer that it tells together."""
    plain = paper.plain
    mark = _ROLE_MARK.search(plain, max(0, sentence.start - 80), sentence.start)
    response = _IN_RESPONSE.match(plain, sentence.start, sentence.end)
    if mark is not None:
        yield from _marked(paper, sentence, item, thread, mark)
    elif response is not None:
        asked = Span(response.start("question"), response.end("question"))
        asker = _first_party(plain, asked.start, asked.end)
        speaker = _speaker_behind(plain, response.end(), sentence.end, thread)
        yield from _said(paper, "question", asked, item, asker)
        yield from _said(paper, "answer", sentence, item, speaker, answers=without_furniture(paper, asked)[0])
    elif unnamed := _unnamed(plain, sentence.start, sentence.end):
        answers = _waiting(plain, sentence, thread)
        yield from _said(paper, "answer" if answers else "comment", sentence, item, unnamed, answers=answers)
    else:
        yield from _spoken(paper, sentence, item, thread)


def _spoken(paper: Paper, sentence: Span, item: int, thread: _Thread) -> Iterator[Contribution]:
    """Read a sentence with a speaker and a verb of speech, or a bare question."""
    plain = paper.plain
    if plain[sentence.end - 1] == "?":
        asker = thread.asker if _waiting(plain, sentence, thread) else None
        yield from _said(paper, "question", sentence, item, asker)
        return
    verb = _VERB.search(plain, sentence.start, min(sentence.end, sentence.start + 260))
    if verb is None or _AUXILIARY.search(plain, max(sentence.start, verb.start() - 16), verb.start()):
        return
    speaker = _subject(plain, sentence.start, verb.start(), thread)
    if speaker is None:
        return
    kind, answers = _kind(plain, verb, sentence, thread, speaker)
    if speaker.kind == "organisation" and kind != "question":
        return
    addressed = (
        _first_party(plain, verb.end(), min(sentence.end, verb.end() + 80)) if kind == "question" else None
    )
    near = addressed is not None and addressed.kind != "group" and addressed.span.start - verb.end() < 6
    yield from _said(
        paper, kind, sentence, item, speaker, answers=answers, addressed=addressed if near else None
    )


def _kind(
    plain: str, verb: "re.Match[str]", sentence: Span, thread: _Thread, speaker: Party
) -> tuple[Kind, Span | None]:
    """Choose what kind of speech a verb is; explaining after a question answers it."""
    if verb["presentation"]:
        return "presentation", None
    if verb["question"]:
        acts = verb["question"] == "asked" and not verb["on"] and _ASKS_TO_ACT.match(plain, verb.end())
        return "comment" if acts else "question", None
    waiting = _waiting(plain, sentence, thread)
    if (
        verb["answer"]
        and waiting is not None
        and (thread.asker is None or thread.asker.label != speaker.label)
    ):
        return "answer", waiting
    return "comment", None


def _waiting(plain: str, sentence: Span, thread: _Thread) -> Span | None:
    """Give the question that waits for an answer in this paragraph or the one right after it."""
    if thread.question is None or sentence.start - thread.asked_at > 400:
        return None
    return thread.question if plain.count("\n\n", thread.asked_at, sentence.start) <= 1 else None


def _marked(
    paper: Paper, sentence: Span, item: int, thread: _Thread, mark: "re.Match[str]"
) -> Iterator[Contribution]:
    """Read a sentence behind "Q." or "A.": the mark stands for a speaker who is not named."""
    plain = paper.plain
    named = _first_party(plain, mark.start("speaker"), mark.end("speaker")) if mark["speaker"] else None
    unnamed = Party(kind="group", label=mark["mark"], span=Span(mark.start("mark"), mark.end("mark")))
    if mark["mark"].startswith("Q"):
        yield from _said(paper, "question", sentence, item, named or unnamed)
        return
    verb = _VERB.search(plain, sentence.start, min(sentence.end, sentence.start + 200))
    speaker = named or (_subject(plain, sentence.start, verb.start(), thread) if verb else None)
    yield from _said(paper, "answer", sentence, item, speaker or unnamed, answers=thread.question)


def _unnamed(plain: str, start: int, end: int) -> Party | None:
    """Read "Members were advised" or "it was explained", the words where a paper names no speaker."""
    passive = _PASSIVE.match(plain, start, end)
    if passive is None:
        return None
    span = Span(passive.start(), passive.end())
    return Party(kind="group", label=" ".join(passive[0].split()), span=span)


# "of ", "asked by " before a party: it is no subject
_GOVERNS = re.compile(r"\b(?:of|by|to|with|for|from|that|which)\s+$")


def _subject(plain: str, start: int, verb: int, thread: _Thread) -> Party | None:
    """Find who speaks: the last party before the verb; a pronoun stands for whoever spoke last, if that is anybody."""
    pronoun = _PRONOUN.match(plain, start, verb)
    if pronoun is not None:
        last, span = thread.speaker, Span(pronoun.start(), pronoun.end())
        return last if last and last.kind != "group" else Party(kind="group", label=pronoun[0], span=span)
    parties = [p for p in find_parties(plain, start, verb) if verb - p.span.end < _SUBJECT_REACH]
    parties = [p for p in parties if not _GOVERNS.search(plain[max(start, p.span.start - 6) : p.span.start])]
    if not parties:
        return None
    people = [p for p in parties if p.kind == "person"]
    return (people or parties)[-1]


def _turn(plain: str, sentence: Span) -> Party | None:
    """Find whom the next pronoun means after a sentence in which nothing is said: who is invited, or who it begins with."""
    parties = [p for p in find_parties(plain, sentence.start, sentence.end) if p.kind in ("person", "post")]
    for party in parties:
        if _INVITED.search(plain, max(sentence.start, party.span.start - 16), party.span.start):
            return party
    first = parties[0] if parties else None
    begins = first is not None and first.span.start == sentence.start
    return first if begins and first and not plain.startswith("'", first.span.end) else None


def _speaker_behind(plain: str, start: int, end: int, thread: _Thread) -> Party | None:
    """Find who answers behind "In response to …,"."""
    gap = _GAP.match(plain, start, end)
    start = gap.end() if gap else start
    verb = _VERB.search(plain, start, min(end, start + 200))
    return _unnamed(plain, start, end) or (_subject(plain, start, verb.start(), thread) if verb else None)


def _first_party(plain: str, start: int, end: int) -> Party | None:
    parties = find_parties(plain, start, end)
    return parties[0] if parties else None


def _said(
    paper: Paper,
    kind: Kind,
    span: Span,
    item: int,
    speaker: Party | None,
    *,
    answers: Span | None = None,
    addressed: Party | None = None,
) -> Iterator[Contribution]:
    """Make the record of one thing said, if the paper has any words for who said it."""
    if speaker is None:
        return
    spans = without_furniture(paper, span)
    yield Contribution(
        kind=kind,
        item=item,
        text=" ".join(map(paper.words, spans)),
        spans=spans,
        speaker=speaker,
        addressed_to=addressed,
        answers=answers,
        confidence=0.65 if speaker.kind == "group" else 0.8,
    )
