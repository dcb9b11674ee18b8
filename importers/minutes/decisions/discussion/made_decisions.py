"""Makes the record of what a sentence of discussion decides: its kinds, its act, who is to do it and by when."""

import re
from typing import Literal

from importers.minutes.clauses.actors import standing_of
from importers.minutes.clauses.frames import Setting, read_frame
from importers.minutes.decisions.discussion.requests import Commitment
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.folding import fold
from importers.minutes.language.verbs import act_of, lemma
from importers.paper import Span
from importers.records import Act, Decision, Due

__all__ = ["make_decision"]

# "be deferred to", "be left until", "held over": put off, which settles the matter for now
_PUT_OFF = re.compile(r"\b(?:[Dd]eferred|adjourned|postponed|held over|left (?:over )?until|carried over)\b")
# "would be recorded as Councillor in future": what is still to be done
_TO_BE_RECORDED = re.compile(r"\b(?:would|should|will)\sbe\s(?:recorded|listed|shown|minuted)\b")
_SETTLING = frozenset({"note", "approve", "agree", "endorse", "appoint", "defer", "withdraw", "receive"})


def make_decision(
    stretch: Stretch, span: Span, commitment: Commitment | None, *, truncated: bool
) -> Decision:
    """Make the record of the decision at ``span``; without a commitment it settles a matter.

    >>> from importers.paper import Paper
    >>> text = "The report was noted."
    >>> stretch = Stretch(Paper(text, text, "text"), Span(0, len(text)))
    >>> make_decision(stretch, stretch.span, None, truncated=False).kinds
    ('resolution',)
    """
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
        return setting.find_due(plain, span.start, span.end)
    return setting.find_due(plain, words.offset(begin), span.end)


def _kinds_of(
    text: str, commitment: Commitment, body: str | None
) -> tuple[Literal["recommendation", "action"], ...]:
    """Settle the kind of an undertaking, an action, or a request, which is one unless it is put to somebody who may decline."""
    if commitment.kind != "asked" or commitment.owner is None:
        return ("action",)
    return (
        ("recommendation",) if standing_of(text[slice(*commitment.owner)], body) == "other" else ("action",)
    )
