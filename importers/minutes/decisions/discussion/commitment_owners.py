"""Names who undertook something in discussion, or was asked for it: the sentence's subject, or whoever "she" is.

"She would" belongs to whoever an earlier sentence is about; a point of a list belongs to whoever its lead-in says is
speaking ("In reply, the Head of Ports advised as follows:").
"""

import re
from collections.abc import Iterator

from importers.minutes.clauses.actors import is_actor, make_party, standing_of
from importers.minutes.clauses.fronts import skip_fronted
from importers.minutes.decisions.discussion.requests import Commitment
from importers.minutes.decisions.discussion.speakers import (
    cut_at_name,
    find_list_speaker,
    find_subject,
    is_name_alone,
)
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.folding import Folded
from importers.minutes.language.sentences import find_sentences
from importers.paper import Span
from importers.records import Party

__all__ = ["find_antecedent", "name_owner"]

# how far back "she" may have been named, in code points and in sentences
_ANTECEDENT, _FEW = 1500, 8
# "The Head of Ports advised", "Inspector Pickthall said", "In reply, the Cabinet Member accepted"
_SUBJECT = re.compile(
    r"\[?(?:(?:In|Following|After|On|At|With|Having)\b[^,.;]{0,140},\s)?(?P<who>(?:the\s)?[A-Z](?:[^.;:]|(?:(?<=\bM[rs])|(?<=\b[MD]r)|(?<=\bMrs)|(?<=\bCllr))\.){2,120}?),?\s(?:also\s|then\s)?(?:was|were|had|would|could|will|is|has|did|advised|explained|replied|responded|confirmed|stated|clarified|reported|informed|introduced|presented|said|outlined|indicated|apologised|acknowledged|agreed|noted|commented|suggested|thanked|gave|accepted|highlighted|welcomed|answered|added|asked|felt)\b"
)
# "The Committee noted that a list would be sent", "Members agreed to hold a review": the meeting decides, and somebody else does it
_MEETING_DECIDES = re.compile(
    r"[^.;]{0,160}?\b(?:noted|heard|understood|was informed|agreed|decided|resolved)\b"
)
_MEETING = re.compile(r"(?:the |all )?(?:members|councillors)(?: of the \w+)?$", re.IGNORECASE)
_NOBODY = ("It ", "There ", "This ", "These ", "He", "She", "They", "Members", "A ", "An ")
# "once a new Chair of the Board had been appointed" before "they would attend"
_CONDITION_OF = re.compile(r"\b(?:once|when|if|after) (?P<who>(?:the |an? )[^,.;]{3,80}?) (?:had|has|have)\b")
_PRONOUNS = frozenset({"he", "she", "they"})
_FULL_NAME = re.compile(r"[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){1,3}$")


def name_owner(stretch: Stretch, words: Folded, commitment: Commitment, opens: int) -> Party | None:
    """Name who undertook it or was asked, in a sentence that begins at ``opens``; None where nobody is named.

    >>> from importers.minutes.language.folding import fold
    >>> from importers.paper import Paper
    >>> text = "The Head of Ports was asked why. She undertook to send the figures."
    >>> stretch = Stretch(Paper(text, text, "text"), Span(0, len(text)))
    >>> name_owner(stretch, fold(text, 33, len(text)), Commitment("undertaken", (0, 3), pronoun=True), 33).label
    'The Head of Ports'
    """
    plain, body = stretch.plain, stretch.setting.body
    if commitment.owner is None:
        return (
            _unnamed(stretch, words, opens) if commitment.kind == "undertaken" else _answering(stretch, words)
        )
    first, last = commitment.owner
    if words.text.startswith(":", last):  # "Bus shelters: agreed to return to it": what it is about
        return None
    first = _behind_front(words.text, first, last)
    opening = skip_fronted(words.text)
    if opening < first and is_name_alone(words.text, opening, last):
        first = opening  # "The Director for Adults, Health and Care": one name, whatever stood nearest to the verb
    if commitment.pronoun or words.text[first:last].lower() in _PRONOUNS:
        hoped = _CONDITION_OF.search(words.text, 0, first)
        if hoped is not None and is_actor(hoped["who"], body):
            return make_party(plain, words.span(*hoped.span("who")))
        antecedent = find_antecedent(stretch, words.offset(0), opens)
        if antecedent is not None:
            return make_party(plain, antecedent)
        if words.text[first:last].lower() in _PRONOUNS:
            return None
    first = _behind_label(words.text, first, last, body)
    who = words.text[first:last]
    meets = standing_of(who, body) == "own" or _MEETING.match(who) is not None
    if meets and _MEETING_DECIDES.match(words.text, last):
        return None
    named = cut_at_name(who)
    if named is not None and named.lower() in _PRONOUNS:
        # "He was content and would arrange it"
        antecedent = find_antecedent(stretch, words.offset(0), opens)
        return make_party(plain, antecedent) if antecedent else None
    if named is None or " that " in who:
        joined = _joined(stretch, words, opens)
        if joined is not None or named is None:
            return joined
    return make_party(plain, words.span(first, first + len(named)))


# "Church Road - " before "the Parish Clerk": what a point of notes is about
_LABEL = re.compile(r"[^.;]{2,60}?\s[-\u2013]\s")


def _behind_label(text: str, first: int, last: int, body: str | None) -> int:
    label = _LABEL.match(text, first, last)
    if label is None or is_actor(label[0].rstrip(" -\u2013"), body):
        return first
    return label.end() if is_actor(text[label.end() : last], body) else first


# "At the request of Cllr. Ash she": why, and who
_AT_REQUEST = re.compile(r"At the (?:request|suggestion|invitation) of .{3,60}? (?=(?:she|he|they)$)")


def _behind_front(text: str, first: int, last: int) -> int:
    """Give where an owner begins behind what stands before it: "Asked by the Chair for a breakdown, the Chief Constable"."""
    asked = _AT_REQUEST.match(text, first, last)
    begin = asked.end() if asked else skip_fronted(text, first)
    return begin if begin < last else first


# "These would be presented", "It would be sent out": what the sentence before promised
_TAKES_UP = re.compile(r"(?:These|This|It|They|That)\s(?:would|will)\sbe\s")
# "Ms Ash accepted that", "the Clerk confirmed": how whoever promises it puts it
_CONCEDES = re.compile(
    r"\b(?:accepted|agreed|confirmed|said|acknowledged|advised|replied|responded|stated|undertook|apologised)\b"
)


# "Members asked for the map; " before "the Head of Ports would send it"
_ANSWERS = re.compile(
    r";\s(?P<who>(?:the\s)?[A-Z][^,;.]{2,80}?)\s(?:would|agreed\sto|undertook\sto|will)\s(?!be\b)[a-z]"
)


def _answering(stretch: Stretch, words: Folded) -> Party | None:
    """Name who says behind a semicolon that what was asked for will be done."""
    found = _ANSWERS.search(words.text) if "; " in words.text else None
    if found is None or not is_actor(found["who"], stretch.setting.body):
        return None
    return make_party(stretch.plain, words.span(*found.span("who")))


# "Mr Ash was unsure but would find out", "explained that these had been agreed and undertook to send them"
_ALSO_WOULD = re.compile(
    r"\b(?:and|but)\s(?:also\s|then\s)?(?:would\s(?!be\b)|undertook\sto|agreed\sto|offered\sto|promised\sto|volunteered\sto)"
)


def _joined(stretch: Stretch, words: Folded, opens: int) -> Party | None:
    """Name the subject of a sentence whose second verb promises."""
    found = _ALSO_WOULD.search(words.text)
    if found is None:
        return None
    subject = _subject(stretch.plain, Span(opens, words.offset(found.start())), stretch.setting.body)
    return make_party(stretch.plain, subject) if subject else None


def _unnamed(stretch: Stretch, words: Folded, opens: int) -> Party | None:
    """Name who promises what "would be done": whoever the list is told by, or the sentence before."""
    joined = _joined(stretch, words, opens)
    if joined is not None:
        return joined
    speaker = _list_speaker(stretch, words.offset(0))
    if speaker is not None or not _TAKES_UP.match(words.text):
        return speaker
    plain = stretch.plain
    before = find_sentences(plain, max(stretch.start, plain.rfind("\n\n", stretch.start, opens)), opens)
    if not before or not _CONCEDES.search(plain, before[-1].start, before[-1].end):
        return None
    subject = _subject(plain, before[-1], stretch.setting.body)
    return make_party(plain, subject) if subject else None


def find_antecedent(stretch: Stretch, start: int, opens: int) -> Span | None:
    """Find whom "he" means at ``start`` in the sentence that begins at ``opens``: whoever an earlier clause or sentence is about."""
    body = stretch.setting.body
    subjects = (_subject(stretch.plain, earlier, body) for earlier in _before(stretch, start, opens))
    return next(
        (subject for subject in subjects if subject is not None and _is_person(stretch, subject)), None
    )


def _is_person(stretch: Stretch, subject: Span) -> bool:
    """Tell whoever "she" may be from the meeting itself: "The Committee considered a minute, which was"."""
    words = " ".join(stretch.plain[subject.start : subject.end].split())
    name = cut_at_name(words) or words
    return name.lower() not in _PRONOUNS and standing_of(name, stretch.setting.body) != "own"


def _list_speaker(stretch: Stretch, at: int) -> Party | None:
    found = find_list_speaker(stretch.plain, stretch.start, at)
    if found is None or not is_actor(stretch.plain[slice(*found)], stretch.setting.body):
        return None
    return make_party(stretch.plain, Span(*found))


def _before(stretch: Stretch, start: int, opens: int) -> Iterator[Span]:
    """Iterate backwards over the clauses of a sentence that stand before an offset, then over earlier sentences."""
    plain = stretch.plain
    end = start
    for _ in range(_FEW):
        cut = plain.rfind(";", opens, max(opens, end - 2))
        begin = opens if cut < 0 else cut + 1
        while begin < end and plain[begin].isspace():
            begin += 1
        if begin < end:
            yield Span(begin, end)
        if cut < 0:
            break
        end = cut
    floor = max(stretch.start, opens - _ANTECEDENT)
    yield from reversed(find_sentences(plain, floor, opens)[-_FEW:])


# "The Chair asked the Chief Executive, Mr Bell, whether": who answers is whoever was asked, or who spoke before
_ASKS = re.compile(
    r"[^.;]{2,120}?\s(?<!was )(?<!were )(?:asked|queried|enquired|questioned|wondered|wished\sto\sknow|wanted\sto\sknow)\s(?P<whom>(?:[Tt]he\s)?[A-Z][^.;]{1,90}?\s)??(?:whether|if|how|why|what|when|where|who|which|about)\b"
)


def _subject(plain: str, sentence: Span, body: str | None) -> Span | None:
    """Find who a sentence is about, for the "she" of the next; of a question, whoever was asked."""
    asks = _ASKS.match(plain, sentence.start, sentence.end)
    if asks is not None:
        asked = asks["whom"] is not None and is_actor(asks["whom"].strip(" ,"), body)
        return (
            Span(asks.start("whom"), asks.start("whom") + len(asks["whom"].rstrip(" ,"))) if asked else None
        )
    found = _SUBJECT.match(plain, sentence.start, sentence.end)
    if found is None:
        return None
    who = " ".join(found["who"].split())
    if " that " in who:
        # "Dr Ash hoped that it" before "would": what somebody said of something else
        first = find_subject(plain[sentence.start : sentence.end], sentence.end - sentence.start)
        return Span(sentence.start + first[0], sentence.start + first[1]) if first else None
    if who.startswith(_NOBODY) or not is_actor(who, body) and not _FULL_NAME.match(who):
        return None
    return Span(*found.span("who"))
