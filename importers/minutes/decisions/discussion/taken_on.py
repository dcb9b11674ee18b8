"""Recognises what somebody has to do in other words than a plain promise: "took this as an action", "to be sent to X".

Notes of a meeting leave the verb out ("A written response to be sent to Councillor Ash"), arrangements are made by
nobody in particular, and a matter comes back ("the Committee would return to it in May").
"""

import re

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.decisions.discussion.requests import Commitment
from importers.minutes.language.body_words import BODY
from importers.minutes.language.due import find_due
from importers.minutes.language.guarded import guarded
from importers.minutes.language.verbs import class_of, lemma

__all__ = ["read_taken_on"]

_WHO = r"(?P<who>[A-Z][^,;:.]{1,90}?)"
# "The Head of Parks took this away as an action", "Officers noted this as an action"
_TOOK = guarded(
    rf"{_WHO}\s(?:would\s|also\s|agreed\sto\s|has\s|had\s)?(?:took|take|taken|noted|accepted|recorded)\s(?:this|that|it|these|the\s(?:point|matter|request|query))\s(?:away\s)?(?:as\s(?:an\s)?action(?:s|\spoints?)?|away)\b"
)
# "This was noted as an action for the Head of Parks"
_NOTED_FOR = guarded(
    r"(?:This|That|It|These)\s(?:was|were|would\sbe)\s(?:also\s)?(?:noted|recorded|taken|added|captured)\s(?:away\s)?as\s(?:an\s)?actions?(?:\spoints?)?\b(?:\s(?:for|by)\s(?P<who>(?:the\s)?[A-Z][^,;:.]{1,90}|officers))?"
)
# "This would be actioned by the Scrutiny Officer"
_ACTIONED = guarded(
    r"(?:This|That|It|These|The\srequest)\s(?:would|will)\sbe\s(?:actioned|arranged|followed\sup|picked\sup|taken\sforward)\sby\s(?P<who>(?:the\s)?[A-Z][^,;:.]{1,90}?|officers)(?=\s(?:in|at|by|before|after|with|following|and|outside)\b|[,.;]|$)"
)
# "The Chair suggested that in future he would invite portfolio holders"
_WOULD_HIMSELF = guarded(
    r"(?P<who>(?:The\s)?(?:Vice-)?(?:Chair(?:man|woman|person)?|Convener)(?:,\s[^,]{3,40},)?)\s(?:also\s)?(?:suggested|proposed|hoped)\sthat\s(?:in\sfuture,?\s|going\sforward,?\s)?(?:he|she|they)\swould\s(?:invite|write|ask|contact|arrange|circulate|raise|meet|speak|request|send|bring)\b"
)
# "A written response to be sent to Councillor Ash.", "Figures for each ward to be circulated": notes without a finite verb
_TO_BE_SENT = guarded(
    r"(?:(?:An?|The|Further|Updated?|Details|Figures|Information|Data|Copies|Copy|List|Link|Slides|Report|Response|Written|Presentation|Numbers?|Breakdown|More|Additional)\b)[^.;:]{0,140}?\sto\sbe\s(?:circulated|e-?mailed|sent(?:\sout)?\sto|provided\s(?:to|at|by|in|following|after|outside)|shared\swith|brought\s(?:back\s)?to|added\sto|forwarded\sto|reported\s(?:back\s)?to|arranged)\b"
)
# "The Chief Constable to be invited to the next meeting"
_TO_BE_INVITED = guarded(
    r"(?:The\s)?[A-Z][\w'&-]*(?:\s[\w'&-]+){0,9}?\sto\sbe\s(?:invited|asked|contacted|consulted)\b(?:\sto\b|\sfor\b|\sabout\b|\.?$)"
)
# "Would send the list of sites to Members": a point of notes, whose subject the lead-in names
_WOULD_SEND = guarded(
    r"(?:Would|Will)\s(?:also\s)?(?:send|circulate|provide|share|forward|bring|report|write|check|arrange|confirm|find|look|speak|contact|follow|raise|ask)\b"
)
# "Any further questions should be sent to the Scrutiny Officer"
_SEND_COMMENTS = guarded(
    r"(?:Any|All|Further)\s(?:\w+\s){0,3}?(?:questions|comments|suggestions|queries|feedback|amendments|views)\b[^.;]{0,60}?\s(?:should|were\sto|are\sto|would|to)\sbe\s(?:sent|submitted|forwarded|e-?mailed|directed|returned|passed)\sto\b"
)
# "The work programme would be updated to reflect this"
_PUT_RIGHT = guarded(
    r"(?:[^.;]{0,160}?(?:,\s|\sand\s|\sthat\s))?(?:[Tt]he|[Tt]his|[Tt]hese)\s(?:\w+\s){0,3}?(?:work\sprogramme|forward\splan|work\splan|report|minutes?|document|paper|wording|terms\sof\sreference|log|draft|scope)\swould\sbe\s(?:amended|updated|revised|corrected|changed)\s(?:accordingly|to\s(?:reflect|include|show|take|read|make)|in\sline)\b"
)
# "The Committee would return to this item in March"
_WOULD_RETURN = guarded(
    rf"(?:[^.;,]{{0,120}}?\b(?:said|advised|stated|indicated|concluded|felt)\sthat\s)?(?:[Tt]he\s|[Tt]his\s)?(?:[\w&'-]+\s){{0,5}}?(?:{BODY}|[Mm]embers)\swould\s(?:(?:wish|want|like|need)\sto\s)?(?:return\sto|re-?visit|look\sagain\sat|reconsider|welcome\s(?:an?|further|another)(?:\s\w+){{0,3}}?\s(?:updates?|reports?|briefings?))\b(?P<rest>[^.;]{{2,120}})"
)
# "A meeting would be arranged with the residents", "It was confirmed that arrangements would be made for a visit"
_ARRANGED = guarded(
    r"(?:(?:In\s(?:reply|response|answer)|Following\s(?:(?:a|the|this|further)\s)?(?:questions?|query|requests?|discussion|suggestion|debate|meeting))\b[^,.;]{0,80},\s)?(?:(?P<said>[^,;:.]{2,110}?)\s(?:advised|confirmed|said|agreed|replied|responded|stated|indicated|noted)\sthat\s)?(?:[Aa](?:n(?:other)?)?\s(?:\w+\s){0,3}?(?:meeting|visit|tour|workshop|briefing|session|seminar|demonstration|(?:[Tt]ask\s(?:and\s[Ff]inish\s)?|[Ww]orking\s|[Rr]eview\s|[Ss]ub-?)[Gg]roup)|[Tt]raining|[Vv]isits|[Aa]rrangements(?=\swould\sbe\smade\s(?:for|to)\b))\s(?:would|will)\s(?:also\s|then\s|therefore\s)?be\s(?:arranged|organised|set\sup|established|formed|scheduled|convened|made)\b(?P<rest>[^.;]{0,200})"
)
# "by the operator each spring", "where a family asked": what is usual, or somebody else's to arrange
_USUAL = re.compile(
    r"\b(?:each|every|always|usually|normally|annually|regularly|if|where|whether|unless|when|whenever|which|who|such cases|in the event)\b|\bby\s(?!(?:the\s)?(?:end|[Ss]cr|[Cc]lerk|[Cc]hair|[Oo]fficers|[Ss]ummer|[Aa]utumn|[Ss]pring|January|February|March|April|May|June|July|August|September|October|November|December|\d))"
)
# "It should have read 2020 and she would have it put right": a slip of a paper that somebody has mended
_HAVE_MENDED = guarded(
    r"(?:[^.;]{0,200}?(?:,\s|\sand\s|\sbut\s|\sthat\s))?(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Oo]fficers|(?:[Tt]he\s)?[A-Z][\w'&-]*(?:\s(?:(?:of|for|and)\s)?[A-Z][\w'&-]*){0,7})\swould\shave\s(?:it|this|that|these|them|the\s\w+)\s(?:put\sright|corrected|amended|changed|removed|checked|looked\s(?:at|into)|repaired|mended|replaced)\b(?![^.;]{0,80}\b(?:if|had)\b)"
)
# "The chair to report back": notes that print the office small
_CHAIR_TO = guarded(
    r"(?P<who>(?:[Tt]he\s)?(?:[Vv]ice-)?[Cc]hair(?:man|woman|person)?|[Cc]onvener|[Cc]lerk|[Ss]ecretary)\sto\s(?P<verb>[a-z-]+)\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|would|will|could|should|may|might|agreed|asked|requested|noted|need(?:s|ed)?|due|likely|continue[sd]?|which|who|that)\b|\b[a-z]+ed\s(?:the|an?|its|their|it|them|this|these|no)\b"
)
# "The Committee would receive a further report in the autumn"
_WOULD_RECEIVE = guarded(
    rf"(?:[^.;,]{{0,90}},\s|[^.;]{{0,60}}?\bthat\s)?(?:[Tt]he\s|[Tt]his\s)?(?:[\w&'-]+\s){{0,5}}?(?:{BODY}|[Mm]embers|(?<=that\s)(?:it|they))\swould\s(?:also\s)?(?:receive|be\s(?:given|sent)|have\ssight\sof)\s(?:an?|another|further|regular|more|the)\s(?:[\w-]+\s){{0,4}}?(?:reports?|updates?|briefings?|presentations?|papers?|information|notes?|copy|figures|results|findings|case|strategy|plan|draft)\b(?P<rest>[^.;]{{0,160}})"
)


def read_taken_on(text: str, body: str | None) -> Commitment | None:
    """Read what somebody takes on, or what is left to be sent; None where a sentence leaves nobody anything to do.

    >>> text = "The Head of Parks took this away as an action."
    >>> text[slice(*read_taken_on(text, None).owner)]
    'The Head of Parks'
    >>> read_taken_on("A written response to be sent to Councillor Ash.", None).kind
    'undertaken'
    >>> read_taken_on("The report was to be sent to Cabinet.", None) is None
    True
    """
    for pattern in (_TOOK, _NOTED_FOR, _ACTIONED, _WOULD_HIMSELF, _HAVE_MENDED):
        found = pattern.match(text)
        if found is not None:
            return _taken_by(found, body)
    sent = _TO_BE_SENT.match(text)
    if sent is not None and _FINITE.search(text.replace(" to be ", " ", 1)) is None:
        return Commitment("undertaken")
    if _WOULD_SEND.match(text) or _SEND_COMMENTS.match(text) or _PUT_RIGHT.match(text):
        return Commitment("undertaken")
    if _TO_BE_INVITED.match(text) and _FINITE.search(text.replace(" to be ", " ", 1)) is None:
        return Commitment("asked")
    chair = _CHAIR_TO.match(text)
    if chair is not None and class_of(lemma(chair["verb"])) in ("do", "ask", "invite"):
        return Commitment("undertaken", chair.span("who"))
    if (arranged := _ARRANGED.match(text)) is not None:
        return _read_arranged(arranged, body)
    received = _WOULD_RECEIVE.match(text) or _WOULD_RETURN.match(text)
    if received is not None and find_due(received["rest"], 0, len(received["rest"])) is not None:
        return Commitment("asked")
    return None


def _read_arranged(found: re.Match[str], body: str | None) -> Commitment | None:
    """Give the commitment of whoever says that a meeting would be arranged; nobody need be named."""
    if _USUAL.search(found["rest"]) or _USUAL.search(found["said"] or ""):
        return None
    who = found["said"]
    if who is None or who.endswith("was"):
        return Commitment("undertaken")
    named = is_actor(who, body) and standing_of(who, body) in ("service", "members")
    return Commitment("undertaken", found.span("said")) if named else None


def _taken_by(found: re.Match[str], body: str | None) -> Commitment | None:
    """Give the commitment of whoever took something on; nobody need be named where the words say that it is an action."""
    who = found["who"]
    if who is None:
        return Commitment("undertaken")
    if who.lower() in ("he", "she", "they"):
        return Commitment("undertaken", found.span("who"), pronoun=True)
    named = is_actor(who, body) and standing_of(who, body) in ("service", "members")
    return Commitment("undertaken", found.span("who")) if named else None
