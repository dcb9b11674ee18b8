"""Recognises what the meeting consents to in other words than "agreed": "there was consensus that", "Members were content for".

A suggestion that the meeting takes up is decided too, whether the same sentence says so or the next.
"""

import re

from importers.minutes.decisions.discussion.deciding import decides_something
from importers.minutes.decisions.discussion.requests import Commitment
from importers.minutes.language.body_words import BODY
from importers.minutes.language.guarded import guarded

__all__ = ["read_consent", "suggests"]

_BODY = rf"(?:{BODY}|[Ff]orum|[Mm]embers|[Cc]ouncillors|[Gg]roup)"
# "There was general agreement that", "It was the consensus of the Panel that", "The consensus was that"
_CONSENSUS = guarded(
    r"(?:[^.;,]{0,100},\s)?(?:[Tt]here\swas\s(?:\w+\s){0,2}?(?:agreement|consensus)|[Ii]t\swas\sthe\s(?:\w+\s)?(?:consensus|unanimous\sview)|[Tt]he\s(?:\w+\s)?consensus)\b(?:\s(?:of|among|amongst|from|within)\s(?:the\s|all\s)?[\w ]{3,40}?)?(?:\swas)?\s(?P<to>that|to)\b"
)
# "Members were content for the item to be removed", "The Panel confirmed that it was happy that"
_CONTENT = guarded(
    rf"(?:[^.;,]{{0,100}},\s)?(?:The\s|This\s|All\s)?(?:[\w&'-]+\s){{0,6}}?{_BODY}\s(?:(?:confirmed|indicated|said|stated)\s(?:that\s)?(?:it|they)\s)?(?:was|were)\s(?:all\s|also\s)?(?:content|happy|in\sagreement)\s(?P<to>for(?=\s[^.;,]{{3,160}}?\sto\s[a-z])|that|to(?=\s(?:approve|agree|support|accept|recommend|defer|receive|note|sign|endorse|proceed|remove|add|leave)))\b"
)
# "The Chair was content that the Group should have until October"
_CHAIR_CONTENT = guarded(
    r"(?:[^.;,]{0,100},?\s)??(?:[Tt]he\s)?(?:Chair(?:man|woman|person)?|Convener)\swas\s(?:content|happy|in\sagreement)\s(?P<to>that)\b(?=[^.;]{3,120}?\bshould\b)"
)
# "The Board concurred that", "Members consented to"
_CONCURRED = guarded(
    rf"(?:[^.;,]{{0,100}},\s)?(?:The\s|This\s|All\s)?(?:[\w&'-]+\s){{0,6}}?{_BODY}\s(?:\w+ly\s)?(?:(?:concurred|assented)\s(?P<to>that)|(?:agreed|concurred|supported|accepted|endorsed|welcomed)\s(?:with\s)?(?:the|this|an?)\s[^,;.]{{0,50}}?(?:suggestion|proposal|request|recommendation|view)(?:\s(?:of|by|from|made\sby)\s[^,;.]{{3,50}}?)?\s(?P<what>that))\b"
)
# "A site visit was agreed."
_VISIT_AGREED = guarded(
    r"(?P<to>An?)\s(?:further\s|joint\s|special\s)?(?:site\s)?(?:visit|workshop|briefing|meeting|session)\b[^.;]{0,60}?\swas\sagreed\.?$"
)
# "They agreed that the item should stand over": whoever a sentence before names, where no officer can be meant
_THEY_AGREED = guarded(r"They\s(?:also\s|further\s|then\s)?agreed\s(?P<to>that)\b")
# "Councillor Ash suggested that the survey be repeated, which was agreed"
_TAKEN_UP = guarded(
    rf"[^.;]{{0,120}}?\b(?:(?:suggested|proposed|asked|requested)\s(?P<to>that)|offered\s(?P<offer>to)|(?:were|was)\sof\sthe\sview\s(?P<view>that)(?=[^.;]{{3,160}}?\bshould\b)|(?:felt|considered|thought)\s(?P<felt>that)(?=[^.;]{{3,160}}?\bshould\sbe\b))\s[^.;]{{3,260}}?(?:,\s|\s)(?:and|which)\s(?:this\s(?:offer\s|suggestion\s|request\s|proposal\s)?|the\s(?:offer|suggestion|request|proposal)\s|it\s)?(?:(?:was|were)\s(?:so\s)?(?:\w+ly\s)?(?:agreed|supported|accepted|approved|endorsed)(?:\sby\s(?:the\s|all\s|other\s){{0,2}}(?:[A-Z]\w+\s){{0,3}}?{_BODY})?|(?:the\s|all\s)?{_BODY}\s(?:\w+ly\s)?(?:agreed|concurred|assented|supported|accepted|endorsed)(?:\s(?:with\s)?(?:this|it|the\s\w+))?)\.?$"
)
# "Councillor Ash's request for a map to be circulated was agreed"
_REQUEST_AGREED = guarded(
    r"(?:The|[A-Z][\w'-]*(?:\s[A-Z][\w'-]*){0,5}'s?)\s(?:[\w'-]+\s){0,3}?request\s(?P<to>for|that|to)\b[^.;]{3,200}?\swas\s(?:\w+ly\s)?(?:agreed|granted|accepted)(?:\sby\s[\w ]{4,40})?\.?$"
)
# "It was noted that references to tenants should be amended": a paper before the meeting is to be changed
_TO_BE_AMENDED = guarded(
    r"(?:[^.;,]{0,100},\s)?[Ii]t\swas\s(?:also\s)?noted\s(?P<to>that)\b(?=\s[^.;]{3,200}?\bshould\s(?:be\s(?:amended|corrected|changed|replaced|added|deleted|removed|updated)|read)\b)"
)
# "The Panel was keen to see a further report, and this was agreed"
_THIS_AGREED = guarded(
    r"(?![^;]{0,200}\b(?:motion|amendment)\b)[^;]{20,400}?(?:,\s(?:and\s)?|\sand\s|;\s)(?:this|it|that|which)\swas\s(?:\w+ly\s|so\s|also\s){0,2}(?:agreed|supported)(?:\sby\s(?:the\s|all\s)?[\w ]{4,30})?\.?$"
)
# "The Panel thought the fees too high and therefore would recommend to Cabinet that they be frozen"
_WOULD_RECOMMEND = guarded(
    rf"(?:[^.;,]{{0,100}},\s)?(?:The\s|This\s|All\s)?(?:[\w&'-]+\s){{0,6}}?{_BODY}\s(?:[^.;]{{3,260}}?(?:\band|,)\s(?:(?:it|they)\s)?)?(?:therefore,?\s|so\s|thus\s)?(?:would|wished\sto)\s(?:therefore\s|also\s)?recommend\s(?:to\s(?P<whom>(?:the\s)?[A-Z][\w'-]*(?:\s(?:(?:of|for|and)\s)?[A-Z][\w'-]*){{0,6}})\s)?(?P<to>that)\b"
)
# "Councillor Ash suggested that": what a sentence behind it may take up
_SUGGESTS = guarded(r"[^.;]{0,120}?\bsuggested\s(?P<to>that)\b(?P<rest>[^.;]{3,300})")
_MIGHT = re.compile(r"\b(?:might|could|may)\b")


def suggests(text: str) -> Commitment | None:
    """Read a suggestion that the meeting takes up in its next sentence ("This was agreed."), None where it is none.

    >>> suggests("Councillor Ash suggested that the survey be repeated.").kind
    'agreed'
    >>> suggests("Councillor Ash suggested that costs had risen.") is None
    True
    """
    found = _SUGGESTS.match(text)
    if found is None or not (decides_something(found["rest"]) or _MIGHT.search(found["rest"])):
        return None
    return Commitment("agreed", begin=found.start("to"))


def read_consent(text: str, _body: str | None) -> Commitment | None:
    """Read what the meeting consents to, None where a sentence tells only what it thought.

    >>> read_consent("There was general agreement that a letter be sent to the Trust.", None).kind
    'agreed'
    >>> read_consent("There was general agreement that costs had risen.", None) is None
    True
    """
    taken = _TAKEN_UP.match(text)
    if taken is not None:
        begin = max(taken.start(name) for name in ("to", "offer", "view", "felt"))
        return Commitment("agreed", begin=begin)
    if _THIS_AGREED.match(text):
        return Commitment("agreed")
    if _REQUEST_AGREED.match(text):
        return Commitment("asked")
    recommends = _WOULD_RECOMMEND.match(text)
    if recommends is not None and decides_something(text[recommends.end() :]):
        whom = recommends.span("whom") if recommends["whom"] else None
        return Commitment("asked", whom, begin=recommends.start("to"))
    found = (
        _CONSENSUS.match(text)
        or _CONTENT.match(text)
        or _CHAIR_CONTENT.match(text)
        or _TO_BE_AMENDED.match(text)
        or _CONCURRED.match(text)
        or _VISIT_AGREED.match(text)
        or _THEY_AGREED.match(text)
    )
    if found is None:
        return None
    rest = text[found.end() :]
    to = "to" if found["to"] else "what"
    if found[to] == "that" and not decides_something(rest):
        return None
    return Commitment("agreed", begin=found.start(to))
