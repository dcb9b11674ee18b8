"""Reads call-ins: which decision was called in, by whom, and what the meeting did with it.

A call-in has an item of its own ("Call-in: Tanner Row"), or a sentence that says that a decision was called in. An item
that only says that there were none, or explains the rules, holds no call-in.
"""

import re

from importers.minutes.names.people import find_names, read_names
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span
from importers.records import AgendaItem, CallIn, PersonName

__all__ = ["read_call_ins"]

_TITLE = re.compile(r"\bcall(?:ed)?[ -]?in\b", re.IGNORECASE)
# the word itself, which is looked for before anything else
_WORDS = ("all-in", "all in", "alled in", "alled-in", "all-In", "CALL")
# "There were no call-ins", "No decisions had been called in", "no requests for call-in"
_NIL = re.compile(
    r"\b(?:no|not)\s(?:\w+\s){0,4}?(?:call[ -]?ins?\b|called[ -]?in\b)|\bthere (?:were|are|was) (?:none|no)\b|\bno (?:items|decisions|matters|requests)\b|^\W*(?:none|nil)\b",
    re.IGNORECASE,
)
# "had been called in by", "the decision called in", "call-in of the decision", "call-in request"
_CALLED = re.compile(
    r"\b(?:(?:been|was|were|have)\s(?:validly\s|formally\s)?called[ -]?in\b|decision\s(?:to be\s)?called[ -]?in\b|called-in\sdecision\b|(?:request|notice)s?\s(?:for|of)\s(?:a\s)?call[ -]?in\b|call[ -]?in\s(?:request|notice|had|was|of|form)\b|wish to call[ -]?in\b|signatories\b|(?:reasons?|grounds)\s(?:given\s)?for\s(?:the\s)?call[ -]?in\b)",
    re.IGNORECASE,
)
# "signed by Councillors A, B and C", "The signatories to the call-in were:", "called in by Councillors"
_SIGNED = re.compile(
    r"\b(?:signed by|signatories(?: to the call[ -]?in)?(?: (?:were|are|being))?|called[ -]?in (?:at the request of|by)|requested by|submitted by|call[ -]?in (?:had been |was )?(?:requested |submitted |made |signed )?by|supported by)\s{0,2}:?\s{0,40}(?P<names>(?:\(?\w{1,3}[.)]\s{1,10})?(?:the\s)?(?:Councill?ors?|Cllrs?|Mr|Mrs|Ms|Members)\b[^.;]{2,600})",
    re.IGNORECASE,
)
# "the decision record of the Executive Member for Transport", "the decision of the Cabinet on 3 June"
_MAKER = re.compile(
    r"\bdecision(?:s)?(?: record| notice)?\s(?:of|made by|taken by|by)\s(?:the\s)?(?P<maker>(?:Cabinet|Executive|Leader|Mayor|Director|Head|Portfolio|Lead|Deputy|Assistant|Strategic|Corporate)\b(?:[ ][\w&'/-]+){0,10}?)(?=\s(?:dated|on|of \d|taken|made|to|in|at|regarding|concerning|that|had|was|which|relating|held)\b|[,.;:\n(]|$)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:ref(?:erence)?(?:\sno)?\.?:?\s{0,2}|decision no\.?\s{0,2}|key decision\s|KD\s?(?=\d))(?P<reference>[A-Z]{0,6}[\w/.-]*\d[\w/.-]*)"
)
_QUOTED = re.compile(r'"(?P<decision>[^"]{12,600})"')
# what the meeting resolved
_OUTCOMES = (
    (
        "referred-to-council",
        re.compile(
            r"\b(?:refer(?:red)?|be referred)\b[^.;\n]{0,120}?\bto\s(?:the\s)?(?:full\s)?[Cc]ouncil\b"
        ),
    ),
    (
        "referred-back",
        re.compile(
            r"\b(?:be |was |were )?(?:refer(?:red)?|sent|remitted)\b[^.;\n]{0,120}?\bback\b|\breconsider(?:ation|ed)?\b"
        ),
    ),
    (
        "no-action",
        re.compile(
            r"\b(?:no (?:further )?action\b|not be referred|be (?:confirmed|upheld|supported|endorsed)\b|(?:confirm|uphold|support|endorse)\s(?:the\s)?(?:original\s)?decision|call[ -]?in (?:be |was )?(?:dismissed|rejected|not upheld|not supported|refused)|decision (?:stand|be implemented|take effect)|take effect immediately)",
            re.IGNORECASE,
        ),
    ),
)
_DECISION_HEAD = re.compile(
    r"\b(?:RESOLVED|Resolved|resolved|AGREED|DECISION|Agreed\s?[:-]|it was agreed|RECOMMENDED)\b"
)


def read_call_ins(paper: Paper, seg: Segmentation) -> tuple[CallIn, ...]:
    """Read the call-ins that a meeting dealt with, one an item."""
    found = []
    for item in seg.items:
        call_in = _read_item(paper, item)
        if call_in is not None:
            found.append(call_in)
    return tuple(found)


def _read_item(paper: Paper, item: AgendaItem) -> CallIn | None:
    plain, span = paper.plain, item.text
    titled = _TITLE.search(item.title) is not None
    if not titled and all(plain.find(word, span.start, span.end) < 0 for word in _WORDS):
        return None
    told = _CALLED.search(plain, span.start, span.end)
    if told is None or _NIL.search(plain, span.start, min(span.end, span.start + 400)) and len(span) < 900:
        return None
    signatories = _signatories(plain, span)
    outcome, outcome_span = _outcome(plain, span)
    if not titled and not signatories:
        return None
    maker = _MAKER.search(plain, span.start, span.end)
    reference = _REFERENCE.search(plain, span.start, span.end)
    decision, decision_span = _decision(paper, item, maker)
    return CallIn(
        spans=(_sentence(plain, told, span), item.title_span) if titled else (_sentence(plain, told, span),),
        item=item.position,
        decision=decision,
        decision_span=decision_span,
        decision_maker=" ".join(maker["maker"].split()) if maker else None,
        reference=reference["reference"].strip(".,") if reference else None,
        requested_by=signatories,
        outcome=outcome,
        outcome_span=outcome_span,
        confidence=0.85 if titled else 0.7,
    )


def _sentence(plain: str, told: re.Match[str], span: Span) -> Span:
    """Give the sentence that says that something was called in, or its first part."""
    start = max(
        plain.rfind(". ", span.start, told.start()) + 2,
        plain.rfind("\n", span.start, told.start()) + 1,
        span.start,
    )
    stops = [
        at
        for at in (plain.find(". ", told.end(), span.end), plain.find("\n", told.end(), span.end))
        if at >= 0
    ]
    end = min(stops, default=span.end - 1) + 1
    while start < end and plain[start].isspace():
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _signatories(plain: str, span: Span) -> tuple[PersonName, ...]:
    for found in _SIGNED.finditer(plain, span.start, span.end):
        names = read_names(plain, *found.span("names")) or find_names(plain, *found.span("names"))
        if names:
            return tuple(names)
    return ()


# "Consideration of the call-in of " before the decision's title
_CALLED_IN = re.compile(
    r"(?i)\b(?:consideration of (?:the )?)?call(?:ed)?[ -]?in\b(?:\s(?:of|decision|item|request|-))*[\s:–-]*"
)
# a title, and no number
_LETTER = re.compile(r"[a-z]", re.IGNORECASE)


def _decision(paper: Paper, item: AgendaItem, maker: re.Match[str] | None) -> tuple[str | None, Span | None]:
    """Say which decision was called in: its quoted words, else what the item's title names beside "call-in"."""
    quoted = _QUOTED.search(paper.plain, item.text.start, min(item.text.end, item.text.start + 3000))
    if quoted is not None:
        span = Span(*quoted.span("decision"))
        return paper.words(span), span
    named = _CALLED_IN.sub("", item.title).strip(" :-()")
    if len(named) > 6 and _LETTER.search(named):
        return named, item.title_span
    if maker is not None:
        span = Span(maker.start(), maker.end())
        return paper.words(span), span
    return None, None


def _outcome(plain: str, span: Span) -> tuple[str | None, Span | None]:
    """Find what was resolved; the options that were explained before the resolution do not count."""
    heads = list(_DECISION_HEAD.finditer(plain, span.start, span.end))
    for head in reversed(heads):
        for notation, pattern in _OUTCOMES:
            found = pattern.search(plain, head.end(), min(span.end, head.end() + 900))
            if found is not None:
                return notation, Span(found.start(), found.end())
    return None, None
