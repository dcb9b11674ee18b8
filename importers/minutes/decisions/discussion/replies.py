"""Recognises a promise that answers a request or a question, in the same sentence or without "to": "promised a copy".

Minutes tell request and answer in one breath ("Councillor Ash asked for the costs, and the Head of Ports said that she
would send them"); the undertaking is then the second half's, and so is its owner.
"""

import re

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.decisions.discussion.requests import Commitment
from importers.minutes.language.body_words import BODY
from importers.minutes.language.guarded import guarded
from importers.minutes.language.verbs import class_of, lemma

__all__ = ["read_promise", "read_reply"]

_SOMEBODY = (
    r"(?P<who>(?:[Tt]he\s|Mr\s|Mrs\s|Ms\s|Miss\s|Dr\s|Cllr\s|Councillor\s|Inspector\s|[A-Z])[^,;:.]{1,100}?)"
)
_SAID = r"(?:said|replied|responded|confirmed|answered|stated|indicated|advised|explained|offered)"
# ", and the Head of Finance said that he would circulate", "; the Director replied that she would look into"
_REPLIED = guarded(
    rf"(?:(?:,|;)\s(?:(?:and|but|to which|in response)\s)?|\b(?:asked|requested)\b[^.;]{{3,240}}?\sand\s){_SOMEBODY}\s(?:then\s)?{_SAID}\s(?:that\s)?(?P<pronoun>he|she|they)\s(?:would|will)\s(?:also\s)?(?P<verb>[a-z-]+)\b(?P<rest>[^.;]{{0,200}})"
)
# "; the Chairman asked the Scrutiny Officer to discuss": the chair takes up what a member wished
_CHAIR_ASKED = guarded(
    rf"(?:,|;)\s(?:and\s)?(?:[Tt]he\s)?(?:Vice-)?(?:Chair(?:man|woman|person)?|Convener|{BODY})\s(?:asked|requested|instructed)\s(?P<who>(?:the\s)?[A-Z][^,;:.]{{2,90}}?|officers)\sto\s(?P<verb>[a-z-]+)\b"
)
# "asked for an update on the roof and asked officers to circulate the plan"
_AND_ASKED = guarded(
    rf"\b(?:[Mm]embers?|[Cc]ouncillors?|[Cc]hair(?:man)?|{BODY})\b[^.;]{{0,260}}?,?\sand\s(?:also\s|then\s)?(?:asked|requested|instructed)\s(?P<who>officers|the\s[A-Z][^,;:.]{{2,90}}?)\sto\s(?P<verb>[a-z-]+)\b"
)
# "asked whether the Clerk would send the list, and this was agreed": the question is granted
_ASKED_AND_AGREED = guarded(
    r"\basked\s(?:if|whether)\s(?P<who>[^,;:.]{2,90}?)\s(?:would|could|will)\s[a-z][^;.]{3,200}?,?\sand\s(?:he|she|they|this|it|that)\s(?:was\s)?(?:agreed|undertook)(?=\s(?:to\sdo\s|that\s)?(?:so|this)\b|[.]?$)"
)
# "Mrs Tarle promised a copy of the survey", "She promised Members a note"
_PROMISED = guarded(
    rf"(?P<who>[A-Z][^,;:.]{{0,100}}?)\s(?:also\s)?(?:promised|pledged)\s(?:(?:the\s|all\s)?(?:[Mm]embers|{BODY})\s)?(?:an?|the|some|further|more)\s(?:\w+\s){{0,3}}?(?:copy|copies|notes?|reports?|lists?|figures|updates?|data|briefings?|map|paper|answer|reply|response|breakdown|details|information|visit)\b"
)
# "The Parks Manager would see whether a count could be made": to look into what was asked
_LOOKS_INTO = guarded(
    r"(?P<who>[A-Z][^,;:.]{1,90}?)\s(?:(?:said|confirmed|advised|replied|responded|stated)\s(?:that\s)?(?:he|she|they)\s)?would\s(?:see\swhether|see\sif|find\sout|look\sinto|check\s(?:whether|with)|take\s(?:this|it|that)\s(?:up|back|away))\b"
)
# "The Chair reported that he intended to bring a draft to the next meeting"
_INTENDS = guarded(
    rf"(?P<who>[A-Z][^,;:.]{{1,90}}?)\s(?:(?:also\s)?(?:reported|said|advised|stated|confirmed|explained)\s(?:that\s)?(?:he|she|they)\s)?(?:intended|planned)\sto\s(?:bring|report|present|submit|circulate|provide|write|invite|raise|ask)\b(?=[^.;]{{0,140}}\b(?:{BODY}(?:'s)?|[Mm]embers|[Mm]eeting)\b)"
)
# "The officer accepted this and would strengthen the section": what was said is taken up, whatever the verb
_TAKES_UP = guarded(
    r"(?P<who>[A-Z][^,;:.]{1,90}?)\s(?:accepted|acknowledged|noted|took)\s(?:this|that|it|the\s(?:point|suggestion|comments?|criticism|request|concern))\s(?:and\s(?:(?:said|confirmed|advised|stated)\sthat\s(?:he|she|they|it)\s)?|,\s(?:and\s)?)would\s(?!be\b|have\b|like\b|depend\b|need\b)[a-z]"
)
# "there would be a progress report coming to the Board in May"
_THERE_WOULD_BE = guarded(
    rf"[^.;]{{0,260}}?\bthere\s(?:would|will)\sbe\s(?:an?|a\sfurther|another|regular)\s(?:[\w-]+\s){{0,4}}?(?:reports?|updates?|briefings?|papers?|presentations?)\s(?:coming|brought|presented|submitted|made|provided)?\s?(?:back\s)?(?:to|at)\s(?:the|a|its|this)\s(?:[\w]+\s){{0,3}}?(?:{BODY}|[Mm]embers|meeting)\b"
)
# "She would ensure that it was circulated to the Committee"
_WOULD_ENSURE = guarded(
    r"(?P<who>[A-Z][^,;:.]{1,90}?)\s(?:(?:said|confirmed|advised|agreed)\s(?:that\s)?(?:he|she|they)\s)?(?:would|will)\s(?:ensure|make\ssure|see\sto\sit)\s(?:that\s)?(?:it|this|these|they|the|all|an?|any|Members|members)\b[^.;]{0,80}?\b(?:was|were|is|are|be|received?|had|have)\b"
)
# "had written … and had been" promised: who was promised something
_TELLS = re.compile(r"\b(?:had|was|were|has|have|been)\b")


# "if asked": nothing that is promised
_CONDITION = re.compile(r"\b(?:if|unless)\b")


# "it was promised that the letter would be sent"
_WAS_PROMISED = guarded(
    r"(?:[^.;]{0,120},\s)?[Ii]t\swas\s(?:also\s)?(?:promised|undertaken)\sthat\b|An?\s(?:[\w-]+\s){0,2}(?:answer|response|reply|note|report|update|list|copy)\swas\spromised\b"
)


def read_reply(text: str, body: str | None) -> Commitment | None:
    """Read the second half of a sentence that takes up what the first half asks for.

    >>> text = "Councillor Ash asked for the costs, and the Head of Ports said that she would send them to Members."
    >>> text[slice(*read_reply(text, None).owner)]
    'the Head of Ports'
    >>> read_reply("Councillor Ash asked why, and the Head of Ports said that she would explain if asked.", None) is None
    True
    """
    agreed = _ASKED_AND_AGREED.search(text)
    if agreed is not None and is_actor(agreed["who"], body):
        return Commitment("undertaken", agreed.span("who"))
    chair = _CHAIR_ASKED.search(text) or _AND_ASKED.search(text)
    if (
        chair is not None
        and is_actor(chair["who"], body)
        and class_of(lemma(chair["verb"])) in ("do", "hold")
    ):
        return Commitment("asked", chair.span("who"))
    found = _REPLIED.search(text)
    if found is None or _CONDITION.search(found["rest"]) or not is_actor(found["who"], body):
        return None
    follows = class_of(lemma(found["verb"])) in ("do", "ask", "invite", "hold")
    return Commitment("undertaken", found.span("who")) if follows else None


def read_promise(text: str, body: str | None) -> Commitment | None:
    """Read a promise of a thing, of looking into a matter, or that what was asked for would be done.

    >>> text = "The Parks Manager would see whether a second count could be made."
    >>> text[slice(*read_promise(text, None).owner)]
    'The Parks Manager'
    >>> read_promise("The contractor said that it would be painted.", None) is None
    True
    """
    if _WAS_PROMISED.match(text):
        return Commitment("undertaken")
    promised = _PROMISED.match(text)
    if promised is not None and not _TELLS.search(promised["who"]):
        pronoun = promised["who"] in ("He", "She", "They")
        return Commitment("undertaken", promised.span("who"), pronoun)
    if _THERE_WOULD_BE.match(text):
        return Commitment("undertaken")
    for pattern in (
        _TAKES_UP,
        _LOOKS_INTO,
        _WOULD_ENSURE,
        _INTENDS,
    ):
        found = pattern.match(text)
        if found is not None:
            first, last = _last_named(text, *found.span("who"))
            who = text[first:last]
            pronoun = who in ("He", "She", "They")
            serves = standing_of(who, body) in ("service", "members")
            return Commitment("undertaken", (first, last), pronoun) if pronoun or serves else None
    return None


# "a query was raised about the quorum and " before "the Director of Law": what came before the speaker's own clause
_OWN_CLAUSE = re.compile(r".{4,}(?:,|\band)\s(?=the\s[A-Z]|(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\s)")


def _last_named(text: str, first: int, last: int) -> tuple[int, int]:
    """Cut what a sentence told before off the words that name who answers."""
    before = _OWN_CLAUSE.match(text, first, last)
    return (before.end(), last) if before else (first, last)
