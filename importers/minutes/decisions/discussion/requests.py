"""Recognises what the meeting or its chair asks for in one sentence of discussion.

"asked for officers to bring", "requested that a list be sent", "was asked to arrange", "requested a breakdown": a request.
"asked whether" is a question, and what is explained on the spot is no task.
"""

import re
from dataclasses import dataclass
from typing import Literal

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.clauses.fronts import skip_fronted
from importers.minutes.clauses.predicates import read_predicate
from importers.minutes.decisions.discussion.deciding import decides_something
from importers.minutes.language.body_words import BODY
from importers.minutes.language.due import find_due
from importers.minutes.language.guarded import guarded
from importers.minutes.language.verbs import class_of, lemma

__all__ = ["Commitment", "read_request"]


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something agreed, undertaken or asked for: ``owner`` is a stretch of the sentence, ``pronoun`` if it is "she".

    ``firm`` is false for a request that an answer in the next sentence would settle; ``begin`` is where the clause begins
    that commits, behind another that only tells ("booking would begin in July and that she would write").
    """

    kind: Literal["agreed", "undertaken", "asked"]
    owner: tuple[int, int] | None = None
    pronoun: bool = False
    firm: bool = True
    begin: int = 0


_ASKER = rf"(?:[Cc]hair(?:man|woman|person)?|[Vv]ice-[Cc]hair(?:man)?|[Cc]onvener|{BODY}|[Mm]embers?|[Cc]ouncillors?|Cllrs?|Group|Forum|[Hh]e|[Ss]he|[Tt]hey|It was|CC|AM)"
_ASKED = guarded(
    r"(?P<asker>[^.;:]{0,300}?)\b(?P<verb>asked|requested|directed|instructed|requests?\s(?:was|were)\smade|was\sa\srequest|sought|wished|would like|wanted|has requested|have requested|have asked|(?<=\bby\s)(?:asking|requesting))\s(?P<rest>[^.;]{2,400})"
)
# "The Chairman indicated that they would and " before "the Lead Officer was asked to": a second clause that asks
_ALSO_WAS_ASKED = guarded(
    r"(?:;|,|\band)\s(?P<who>(?:the\s)?[A-Z][\w'&-]*(?:\s(?:(?:of|for|and|&)\s){0,2}[A-Z][\w'&-]*){0,7}|officers)\s(?:was|were)\s(?:also\s|then\s|therefore\s)?(?:asked|requested|tasked|instructed|directed)\sto\s(?P<verb>[a-z-]+)\b"
)
# "was invited to share his views", which is done there and then
_VIEWS = re.compile(
    r"(?:share|give|offer|provide) (?:his|her|their|its) (?:views?|thoughts|comments|opinion)"
)
# "The working party, which consists of two members, " before "was asked"
_APPOSED = re.compile(r",\s(?:which|who)\s[^,;.]{2,120},(?=\s)")
# "The Committee was asked": to consider what is before it, which is nobody's task
_WAS_ASKED = re.compile(rf"\b(?:{BODY}|[Mm]embers)\s(?:was|were)\s(?:also\s|then\s)?$")
# "It was highlighted that the Committee requested": what was asked for before
_TOLD_OF = guarded(
    r"\b(?:highlighted|reported|advised|reminded|explained|recalled|informed|stated)\b[^.;]*\bthat\b[^,]*$"
)
# "requested that:", "asked for the following information:": a list says what
_OPENS_LIST = re.compile(
    r"(?:that|for|(?:that |for )?the following(?: (?:further|additional|more))?(?: (?:information|items?|matters?|actions?|reports?|data|documents?|changes?|amendments?|details|papers))?)\s?:\s?-?"
)
# "the Panel would like the operator to attend": somebody is to act, unlike "Members would like to see"
_WISHES = ("wished", "would like", "wanted")
# "Councillor Ash": one member, whose wish the meeting need not share
_INDIVIDUAL = re.compile(
    rf"\b(?:Councill?or|Cllr|(?:[Aa]|[Oo]ne|[Tt]he|[Aa]nother) (?:{BODY} )?[Mm]ember|Mr|Mrs|Ms|[Hh]e|[Ss]he)\b(?![^.]{{0,60}}\b[Cc]hair)"
)
_ASKER_WORD = re.compile(rf"\b{_ASKER}\b")
_QUESTION = re.compile(
    r"(?:whether|if|why|how|what|when|where|which|who|about|a\s(?:\w+\s)?question|questions|for\s(?:clarification|clarity|comments?|views|confirmation|reassurance|an?\s(?:explanation|opinion))|clarification|clarity|confirmation|reassurance|assurances?|the\sdefinition|again\b(?! to))\b",
    re.IGNORECASE,
)
_ANSWERED_HERE = frozenset(
    "explain clarify comment elaborate outline introduce address open begin present confirm expand describe summarise declare speak vote note give leave withdraw remain consider take".split()
)
# "asked for officers to bring", "requested the Director to", "asked that a list be sent", "requested a report"
_FOR_TO = re.compile(
    r"(?:for\s)?(?P<who>(?:the |an? |all |that )?(?:[^,.;]|,(?=\s(?:and |the |[A-Z]))){2,160}?),?\s(?:(?:also|both|please)\s)?(?:(?<=,\s)(?:on behalf of|through|via|in consultation with|together with)\s[^,]{3,60},\s)?to\s(?:also\s)?(?P<verb>[a-z-]+)\b"
)
_THING_ASKED = re.compile(
    r"(?:for\s)?(?:(?:an?|the|some|any|more|further|additional|regular|future|updated|detailed|specific|that|more\sspecific|a\sfurther|copies\sof|a\scopy\sof)\s){1,3}(?:[\w&'/-]+\s){0,4}?(?:reports?|updates?|briefings?|information|data|figures|details?|breakdown|copy|copies|note|list|paper|presentation|session|visit|workshop|meeting|items?|analysis|statistics|timeline|timetable|narrative|context|attendance|evidence|commentary|plan|map|summary|response|training|link|feedback|comparison|name|review|sight)\b|(?:for\s)?(?:sight\sof|(?:training|information|details|figures|data|copies|feedback|updates)\s(?:on|of|about|in|for|to|by))\b"
)
_PASSIVE_ASK = guarded(
    r"(?P<who>[^.;:]{2,160}?)\s(?P<be>(?:would|will)\sbe|was|were|is|are|be|been)\s(?:also\s|further\s|therefore\s)?(?:asked|requested|tasked|instructed|directed|invited|encouraged|urged)\s(?:to|with)\s(?P<verb>[a-z-]+)\b"
)
_IT_WAS_REQUESTED = guarded(
    r"\b[Ii]t was (?:also |further |therefore )?(?:requested|asked) (?:by (?:the )?[\w ]{3,40}? )?that\b"
)
# "A further report was requested", "More information on costs was requested"
_THING_WAS_REQUESTED = guarded(
    r"(?:An?|Further|Additional|More|Regular|Updated)\s(?!question|quer|clarif|reassur|explan|recorded|named|vote)[^.;:]{3,110}?\b(?:was|were)\s(?:also\s|then\s|therefore\s)?requested\b(?!\s(?:by|from|in|at)\s(?:the\s)?(?:residents|public|applicant|Government|schools?|last|previous))"
)
# "requested that in future reports included a comparison", "asked that the list was circulated": the past for what is to be done
_PAST_FOR_FUTURE = re.compile(
    r"that\s(?:in\s(?:the\s)?future,?\s[^.;]{3,160}?\s(?:had|included?|showed|contained|was|were|came|set\sout|covered)\b|(?:future|the\snext|subsequent)\s(?:[\w'-]+\s){0,4}?(?:reports?|updates?|papers?|presentations?|agendas?|meetings?)\s(?:had|included|showed|contained|was|were|came|covered)\b|[^.;]{3,120}?\s(?:was|were)\s(?:also\s)?(?:circulated|provided|brought|sent|shared|included|added|invited|reported|submitted|presented|arranged|given|made\savailable|produced|supplied|kept)\b)"
)
# "requested that the report for quarter 3 show the trend": the subjunctive of a paper's own verb
_SHOWS = re.compile(
    r"that\s(?:the|a|each|any|all|future)\s(?:[\w'-]+\s){1,7}?(?:show|include|contain|cover|set out|give|list|explain|reflect|distinguish|compare|address)\b"
)
# "requested that the Committee consider": what the meeting is asked for, and does at once or not at all
_ITS_OWN = frozenset({"consider", "note", "support", "approve", "agree", "endorse", "discuss"})
# "asked that no flash be used", "requested that all mobile phones be put on silent": how the meeting is to be held
_HOUSEKEEPING = re.compile(
    r"\b(?:(?:tele|i)?phones?|speakers|brief|flash|microphones?|silent|seated|webcast|mute[d]?|camera|cameras)\b"
)
# "asked that his thanks be minuted": the minutes do so by saying so
_MINUTED = re.compile(r"\bbe (?:minuted|recorded|placed on record|noted)\b")
_PAST_PERFECT = re.compile(
    r"\b(?:had|previously|who|which|residents|petitioners?|public|Ofsted|Government|inspectors?|schools?|parents)\s(?:\w+\s){0,2}$"
)
# "The Chairman recommended an update be brought to the June meeting"
_CHAIR_WANTED = guarded(
    r"(?:[^.;]{0,80},\s)?(?:The\s)?(?:Vice-)?(?:Chair(?:man|woman|person)?|Convener)\s(?:also\s|then\s)?(?:recommended|directed|instructed)\s(?:that\s)?[^.;]{3,160}?\bbe\s(?:brought|added|included|placed|circulated|provided|sent|invited|considered|scheduled|arranged|presented|written)\b"
)
# "The Chair invited panel members to contact the Scrutiny Officer", but not "to ask questions"
_CHAIR_INVITED = re.compile(
    r"(?:The\s)?(?:Vice-)?(?:Chair(?:man|woman|person)?|Convener)\s(?:also\s|then\s)?(?:invited|encouraged|reminded|asked)\s(?P<who>(?:all\s|other\s)?(?:[Cc]ommittee\s|[Pp]anel\s|[Bb]oard\s)?[Mm]embers|all\s[Cc]ouncillors)\sto\s(?:contact|submit|send|forward|e-?mail|write|notify|let\s[\w ]{3,30}?\sknow)\b(?![^.;]{0,60}\bif\sthey\b)"
)
# "The Panel wished to see the figures", "Members would like to receive an update": what the meeting wants
_WISHED = guarded(
    rf"(?:[^.;]{{0,80}},\s)?(?:The\s|This\s)?(?:[\w&'-]+\s){{0,6}}?(?:{BODY}|[Ff]orum|Members|Chair(?:man)?)\s(?:also\s)?(?:(?:indicated|stated|said|noted|advised|confirmed|expressed\sa\swish)\s(?:that\s)?(?:it|they|he|she)\s)?(?:would\s)?(?:wish(?:ed)?|like[d]?)\sto\s(?:also\s)?(?P<verb>see|receive|have|invite|be\s(?:kept\s)?(?:informed|updated|provided|consulted|involved|sent|given))\b\s(?P<rest>[^.;]{{3,200}})"
)
_SEEN = re.compile(r"[^.;,]{2,90}?\b(?:being|be)\s[a-z]+(?:ed|en|wn|ght|nt)\b")


def _read_wish(text: str) -> Commitment | None:
    """Read what the meeting wishes to see or to be sent; an opinion ("would like to see more events") is none."""
    found = _WISHED.match(text)
    if found is None:
        return None
    wants = (
        found["verb"] not in ("see", "have")
        or _THING_ASKED.match(found["rest"])
        or _SEEN.match(found["rest"])
    )
    return Commitment("asked") if wants else None


def read_request(text: str, body: str | None) -> Commitment | None:
    """Read what a sentence asks for, None where it asks nobody to do anything.

    >>> text = "The Scrutiny Officer was asked to invite the Fire Service."
    >>> text[slice(*read_request(text, None).owner)]
    'The Scrutiny Officer'
    >>> read_request("The Chair asked whether the target would be met.", None) is None
    True
    """
    if _CHAIR_WANTED.match(text):
        return Commitment("asked")
    invited = _CHAIR_INVITED.match(text)
    if invited is not None:
        return Commitment("undertaken", invited.span("who"))
    return _read_passive(text, body) or _read_asked(text, body) or _read_wish(text)


# "Members were asked to send their comments to the Scrutiny Officer"
_OF_MEMBERS = re.compile(r"(?:All\s)?(?:[Mm]embers|Councillors)(?:\sof\sthe\s\w+)?")
_SEND = frozenset(
    {
        "send",
        "submit",
        "forward",
        "email",
        "e-mail",
        "contact",
        "let",
        "notify",
        "complete",
        "return",
        "respond",
        "register",
    }
)


# "the Committee", "In response, Members": the meeting itself
_THE_MEETING = re.compile(rf"(?:[^,]{{3,90}}, )?(?:[Tt]he )?(?:{BODY}|Members)")
# "residents who had" before "been asked": more than a name
_NO_NAME = re.compile(r"\b(?:had|who|which|would|will|could|might|was|were|that)\b")


def _read_passive(text: str, body: str | None) -> Commitment | None:
    second = _ALSO_WAS_ASKED.search(text)
    if (
        second is not None
        and second.start()
        and is_actor(second["who"], body)
        and standing_of(second["who"], body) == "service"
    ):
        does = class_of(lemma(second["verb"])) is not None or text.startswith(
            "see to it", second.start("verb")
        )
        asks = does and second["verb"] not in _ANSWERED_HERE
        return Commitment("asked", second.span("who")) if asks else None
    found = _PASSIVE_ASK.match(text)
    thing = _THING_WAS_REQUESTED.match(text)
    if thing is None and found is not None and class_of(lemma(found["verb"])) is not None:
        begin = skip_fronted(text)
        aside = _APPOSED.search(text, begin, found.end("who") + 1)
        end = aside.start() if aside and aside.end() == found.end("who") else found.end("who")
        who = text[begin:end]
        if _OF_MEMBERS.fullmatch(who) and found["verb"] in _SEND:
            return Commitment("asked", (begin, end))
        if (
            found["verb"] in _ANSWERED_HERE
            or _VIEWS.match(text, found.start("verb"))
            or found["be"] in ("would be", "will be")
            and standing_of(who, body) != "service"
            or not is_actor(who, body)
            or _NO_NAME.search(who)
            or _THE_MEETING.fullmatch(who)
        ):
            return None
        return Commitment("asked", (begin, end))
    requested = _IT_WAS_REQUESTED.search(text)
    if requested is None:
        return Commitment("asked", firm=False) if thing else None
    predicate = read_predicate(text, requested.end() - 4, body)
    return Commitment("asked", predicate.actor if predicate else None)


# "that the Head of Ports:", "officers to:"
_OPENS_LIST_FOR = re.compile(r"(?:that |for )?(?P<who>[^,;:.]{2,90}?)(?: to| should)?\s?:\s?-?\s*")


def _read_asked(text: str, body: str | None) -> Commitment | None:
    found = _ASKED.match(text)
    if found is not None and _PAST_PERFECT.search(found["asker"]):
        # "the list they had asked for, and requested that it be brought"
        found = _ASKED.match(text, found.end("verb"))
    if found is None or _PAST_PERFECT.search(found["asker"]):
        return None
    asker = text[: found.start("verb")]
    if "request" not in found["verb"].removeprefix("requested") and not _ASKER_WORD.search(asker):
        return None
    rest = found["rest"]
    if _HOUSEKEEPING.search(rest) or _TOLD_OF.search(found["asker"]) or _WAS_ASKED.search(found["asker"]):
        return None
    asked = _OPENS_LIST_FOR.fullmatch(rest)
    if found["verb"] == "asked" and rest.startswith("the following"):
        return None  # "Members asked the following:": questions
    if _OPENS_LIST.fullmatch(rest) or asked and is_actor(asked["who"], body):
        return Commitment("asked")
    if _QUESTION.match(rest):
        return _read_asked_if(found)
    at = found.start("rest")
    if found["verb"] in _WISHES and (_INDIVIDUAL.search(found["asker"]) or rest.startswith(("to ", "that "))):
        return None
    if rest.startswith("that "):
        if _MINUTED.search(rest) or not (
            decides_something(rest[5:]) or _PAST_FOR_FUTURE.match(rest) or _SHOWS.match(rest)
        ):
            return None
        predicate = read_predicate(text, at, body)
        if predicate and predicate.standing in ("own", "members") and predicate.verb in _ITS_OWN:
            return None
        owner = predicate.actor if predicate and predicate.standing != "own" else None
        return Commitment("asked", owner, firm=_INDIVIDUAL.search(text[:at]) is None)
    return _read_request(text, rest, at, body)


# "to be circulated", but not "to be free"
_BE_DONE = re.compile(r"be\s(?:[a-z]+ly\s)?[a-z]+(?:ed|en|wn|ght|nt|ne|pt|lt|ld|ut|de|nd|et|un|ad)\b")
# "asked if the figures could be circulated", "asked whether a visit might be arranged": a request in the form of a question
_ASKED_IF = re.compile(
    r"(?:if|whether)\s(?:an?|the|this|that|these|those|it|further|more|all|copies|figures|details|information|they|future)\b[^.;]{0,120}?\b(?:could|might)\s(?:also\s|please\s)?be\s(?:circulated|e-?mailed|sent\s(?:to|out)|shared\swith|provided|arranged|supplied|brought|added\sto|included\s(?:in|on)|presented|forwarded|distributed|reported\sback)\b"
)
# "details of fees, which the Clerk confirmed were on the website": asked for and answered in one breath
_TOLD_AT_ONCE = re.compile(
    r",\s(?:which|who|whom|that)\s[^.;]{2,90}?\b(?:confirmed|advised|said|explained|provided|outlined|gave|stated|replied)\b|\band\s(?:was|were)\s(?:told|informed|advised)\b"
)
# "asked for clarification to be provided in writing": an answer that is to come
_IN_WRITING = re.compile(
    r"for\s[^.;]{3,90}?\sto\sbe\s(?:provided|sent|circulated|given|brought|shared|supplied)\b"
)
_OF_THE_MEETING = re.compile(
    rf"\b(?:[Cc]hair(?:man|woman|person)?|[Cc]onvener|{BODY}|Members)\s(?:also\s|then\s|therefore\s)?$"
)


def _read_asked_if(found: re.Match[str]) -> Commitment | None:
    """Read what the meeting or its chair asks for in the form of a question; what one member asks so is a question."""
    rest = found["rest"]
    if found["verb"] != "asked" or not _OF_THE_MEETING.search(found["asker"]):
        return None
    return Commitment("asked", firm=False) if _ASKED_IF.match(rest) or _IN_WRITING.match(rest) else None


# "to attend", "to be kept updated": what the speaker asks for himself
_TO_SPEAKER = re.compile(
    r"to (?:present|attend|bring|receive|see|be (?:sent|kept|provided|given|updated|informed))\b"
)
# "a Member", "another Councillor": one, whose wish the meeting need not share
_ONE_MEMBER = re.compile(r"\b(?:[Aa]|[Oo]ne|[Aa]nother) (?:[Mm]ember|[Cc]ouncillor)\b")


# "asked Councillors if they were content to go on": a question, whom it is put to and what about
_QUESTIONS = re.compile(r"\b(?:if|whether|why|how|what)\b")


def _is_to_consider(who: str, verb: str, body: str | None) -> bool:
    """Tell "asked officers to consider", a task, from "asked Members to consider", the business of the meeting."""
    return verb == "consider" and standing_of(who, body) in ("service", "other")


def _read_request(text: str, rest: str, at: int, body: str | None) -> Commitment | None:
    """Read "asked officers to bring", "asked for a list to be sent", "requested a report"."""
    if _TO_SPEAKER.match(rest):
        return Commitment("asked", _speaker_of_request(text, at))
    asks = _FOR_TO.match(rest)
    if (
        asks is not None
        and _QUESTIONS.search(asks["who"]) is None
        and (class_of(lemma(asks["verb"])) is not None or _BE_DONE.match(rest, asks.start("verb")))
        and (asks["verb"] not in _ANSWERED_HERE or _is_to_consider(asks["who"], asks["verb"], body))
    ):
        owner = asks.span("who") if asks["verb"] != "be" and is_actor(asks["who"], body) else None
        if owner and standing_of(asks["who"], body) == "own":
            return None
        firm = asks["verb"] != "be" or _INDIVIDUAL.search(text[:at]) is None and "request" not in text[:at]
        return Commitment("asked", (owner[0] + at, owner[1] + at) if owner else None, firm=firm)
    if _TOLD_AT_ONCE.search(rest):
        return None
    if _THING_ASKED.match(rest) and not _ONE_MEMBER.search(text[:at]):
        return Commitment("asked", None, firm=find_due(rest, 0, len(rest)) is not None)
    return None


# "to attend": by whoever asks
_TO_ATTEND = re.compile(r"to (?:present|attend)\b")
# "the operator also requested"
_WHO_ASKED = re.compile(r"(?P<who>.{2,120}?)\s(?:also\s)?(?:asked|requested)\b")


def _speaker_of_request(text: str, at: int) -> tuple[int, int] | None:
    if not _TO_ATTEND.match(text[at:]):
        return None
    found = _WHO_ASKED.match(text)
    return (0, found.end("who")) if found and found.end() <= at else None
