"""Names who undertook something in discussion, or was asked for it: the sentence's subject, or whoever "she" is.

"She would" belongs to whoever an earlier sentence is about; a point of a list belongs to whoever its lead-in says is
speaking ("In reply, the Head of Ports advised as follows:").
"""

import re
from collections.abc import Iterator

from importers.minutes.clauses.actors import is_actor, make_party
from importers.minutes.decisions.requests import Commitment
from importers.minutes.decisions.speakers import cut_at_name, find_list_speaker
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.folding import Folded
from importers.minutes.language.sentences import find_sentences
from importers.paper import Span
from importers.records import Party

__all__ = ["name_owner"]

# how far back "she" may have been named, in code points and in sentences
_ANTECEDENT, _FEW = 1500, 8
# "The Head of Ports advised", "Inspector Pickthall said", "In reply, the Cabinet Member accepted"
_SUBJECT = re.compile(
    r"(?:(?:In|Following|After|On|At|With|Having)\b[^,.;]{0,140},\s)?(?P<who>(?:the\s)?[A-Z][^.;:]{2,120}?),?\s(?:also\s|then\s)?(?:was|were|had|would|could|will|is|has|did|advised|explained|replied|responded|confirmed|stated|clarified|reported|informed|introduced|presented|said|outlined|indicated|apologised|acknowledged|agreed|noted|commented|suggested|thanked|gave|accepted|highlighted|welcomed|answered|added|asked|felt)\b"
)
_NOBODY = ("It ", "There ", "This ", "These ", "He", "She", "They", "Members", "A ", "An ")
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
        return _list_speaker(stretch, words.offset(0)) if commitment.kind == "undertaken" else None
    first, last = commitment.owner
    if commitment.pronoun or words.text[first:last].lower() in _PRONOUNS:
        for earlier in _before(stretch, words.offset(0), opens):
            subject = _subject(plain, earlier, body)
            if subject is not None:
                return make_party(plain, subject)
    named = cut_at_name(words.text[first:last])
    return make_party(plain, words.span(first, first + len(named))) if named else None


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


def _subject(plain: str, sentence: Span, body: str | None) -> Span | None:
    """Find who a sentence is about, for the "she" of the next."""
    found = _SUBJECT.match(plain, sentence.start, sentence.end)
    if found is None:
        return None
    who = " ".join(found["who"].split())
    if who.startswith(_NOBODY) or not is_actor(who, body) and not _FULL_NAME.match(who):
        return None
    return Span(*found.span("who"))
