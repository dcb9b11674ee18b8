"""Recognises promises in reported speech: "she would write to Members", "a reply would be sent within ten days".

A sentence may hold several "would"s; each is judged by the clause that it stands in. Who would do it is the clause's own
subject, or for "she" and behind "and" the speaker. What is promised must reach the meeting, follow up what was asked,
or have a deadline: "the new centre would open in May" is a plan and no promise.
"""

import re
from dataclasses import dataclass, replace

from importers.minutes.clauses.actors import is_actor, is_one_person, standing_of
from importers.minutes.decisions.discussion.promise_verbs import CHASE_VERB, FOLLOW_VERB, TELL_VERB
from importers.minutes.decisions.discussion.promised_things import (
    is_sent_on,
    is_sent_to_members,
    read_promised_thing,
)
from importers.minutes.decisions.discussion.recipients import is_for_meeting, is_timed
from importers.minutes.decisions.discussion.requests import Commitment
from importers.minutes.decisions.discussion.speakers import find_speaker, find_subject, own_clause
from importers.minutes.language.body_words import BODY
from importers.minutes.language.due import find_due

__all__ = ["read_would"]

# "would be circulated to Members", "would provide", "will report back"
_MODAL = re.compile(
    r"\b(?P<modal>would|will|'d|'ll|(?:was|were)\sto(?=\sbe\s))\s(?:(?:also|then|now|however|nevertheless|nonetheless|therefore|still|again|first|certainly|instead|in turn|of course|meanwhile|in future|look to|aim to|try to|endeavour to|seek to|undertake to|be able to|be (?:more than |very |quite )?(?:happy|pleased|content|glad|delighted) to|(?:go|come) (?:away|back) and|take (?:this|it|that) (?:away|back) and),?\s){0,2}(?P<be>be\s)?(?:(?!(?:re|sup|ap|com)ply)\w+ly\s)?(?P<verb>[a-z-]+)\b"
)
_REACH = 260
# "would be reporting back": no passive
_PROGRESSIVE = re.compile(
    r"(?:report|chas|writ|circulat|send|contact|look|follow|rais|provid|shar|updat|liais|check|bring|forward|speak|ask|discuss|pursu|seek|prepar|arrang)ing$"
)
# "a progress report would come to the Committee in May": what comes back, whoever brings it
_PAPER_COMES = re.compile(
    r"\b(?:[Aa]n?|[Ff]urther|[Tt]he|[Aa]nother|[Rr]egular|[Tt]hese|[Uu]pdates?)\s(?:[\w'&-]+\s){0,8}?(?:reports?|updates?|items?|papers?|briefings?|presentations?|figures|results|findings|outcomes?|strategy|proposals?)(?:\s(?:on|about|into)\s[\w' -]{3,60})?$"
)
# "This item would return to the Committee in March"
_IT_COMES = re.compile(
    r"(?:^|\s)(?:[Tt]his|[Tt]he) (?:item|matter|report|topic|issue|strategy|plan|policy)\s*$"
)
# "an update would follow in May", and nothing else
_FOLLOWS = re.compile(r"(?: (?:in|by|at|shortly|later|soon|within|after|once|when|before)\b[^,;.]*)?$")
# "The Chair would raise this with the Leader"
_TAKES_UP = re.compile(
    r"find\s(?:a\s|some\s)?(?:place|slot|date|time|room)\sfor\b|(?:raise|discuss|pursue|take up)\s(?:this|it|these|the\s(?:matter|issue|point|concerns?))\s(?:further\s)?with\b"
)
# "confirm the number", "supply a copy": what only somebody who asked for it wants
_INFORMATION = re.compile(
    r" (?:the|a|an|further|more|exact|up-to-date|this|these|those)?\s?(?:[\w-]+ ){0,2}?(?:numbers?|figures|details|data|lists?|breakdown|information|cop(?:y|ies)|answer|response|results|costs?|links?|statistics|percentages?|timetable|timescales?|messages?|letters?|reminders?|invitations?)\b"
)
# "to Cabinet in March": what a service plans, not for this meeting
_ELSEWHERE = re.compile(
    r"\bto (?:the )?(?:full |Full )?(?:Cabinet|Council|Executive|Government|Mayor|Parliament)\b"
)
# "if", "could", "which": what keeps a "would" from being a promise in its clause
_CONDITIONAL = re.compile(
    r"\b(?:if|whether|could|might|unless|which|who|hoped|hopefully|may|would like|asked (?:if|whether|how|when|why|what)|queried|should|what|how|where|when|why)\b"
)
# "could be provided and would be": what could be done is promised
_ABLE = frozenset({"could", "might", "may", "should"})
# "the Panel hoped that", "it was suggested that": what governs the clause is no promise
_DOUBTED = re.compile(
    r"\b(?:hop(?:ed|es|ing)|suggest(?:ed|ing)|felt|considered|thought|understood|believed|noted|proposed|recommended|expected|anticipated|intended|planned|wished|feared|concern(?:s|ed)?|likely|possible|aware|condition|provided|ensure|so|such|questioned|doubted|intention|case|reported|recognised|highlighted|emphasised|important)(?:\s[\w,'-]+){0,3}?\s?that(?:,?\s(?:subject to|following|after|once|as|in|on|at|by|for|with|under|during)\b[^;.]{2,90},)?\s*$"
)
# "The strategy stated that partners would": what a document says, nobody promises
_DOCUMENT = re.compile(
    r"(?:The|This|That|These|An?|Its)\s(?:(?!that\b)[\w'&/-]+\s){0,4}?(?:strateg(?:y|ies)|reports?|plans?|polic(?:y|ies)|papers?|guidance|letter|documents?|Act|regulations|legislation|scheme|contract|agreement|protocol|proposals?|programme|statement|budget|bill|framework|specification|code|charter|inspectors?|Government|Ministers?)\s(?:[a-z]+ly\s)?(?:stat|sa(?:id|ys)|set|requir|propos|show|indicat|explain|confirm|advis|suggest|provid|specif|recommend|mean)"
)
_PRONOUN = re.compile(r"\b(?P<who>[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)\s*$")
# "he would", "she was arranging it and would" behind "reported that"
_OF_SPEAKER = re.compile(r"(?:he|she|they)\b")
# "…and would", "…but would": the speaker is the subject still
_SAME = re.compile(r"\b(?:and|but)\s*$")
_SUBJECT = re.compile(r"(?P<who>(?:the |an? )?[\w'&,()/ -]{2,110}?)\s*$")
_TITLED = re.compile(r"(?:The\s)?(?:Cllr|Councillor|Mr|Mrs|Ms|Clerk|Officers?|Chair)\b")
# a sentence with more is a page that was not understood
_MOST = 6


# "be in touch", "get in contact"
_IN_TOUCH = re.compile(r"(?:get )?in (?:touch|contact)\b")
# "have a word with them", "have another look"
_WORD_WITH = re.compile(r" (?:a|another|a further) (?:word|look|conversation|discussion)\b")
# "a report would be coming to the Panel"
_COMING = re.compile(r"(?:com|return)ing\b")
# "she would raise it at this meeting": done by the end of it
_HERE = re.compile(
    r"\b(?:at this meeting|later in the meeting|under (?:agenda )?item|this (?:evening|afternoon|morning))\b"
)
_COMES_BACK_TO = re.compile(
    rf" (?:back )?(?:to|before) (?:the |this |a future |its )?(?:(?:[A-Z]\w+|and|&) ){{0,6}}?(?:{BODY}|[Mm]embers|[Mm]eeting|next)\b"
)


def read_would(text: str, body: str | None) -> Commitment | None:
    """Read the first promise of a sentence, None where none of its "would"s is one.

    >>> text = "The Head of Ports said that booking would begin in May and that she would write to Members."
    >>> text[slice(*read_would(text, None).owner)]
    'The Head of Ports'
    >>> read_would("The strategy stated that partners would report to the Board.", None) is None
    True
    """
    if _DOCUMENT.match(text):
        return None
    for at, found in enumerate(_MODAL.finditer(text)):
        if at == _MOST:
            break
        promise = _read_clause(text, found, body)
        if promise is not None:
            return replace(promise, begin=own_clause(text, found.start()))
    return None


# the end of a clause, which the point of "Mr." is not
_END = re.compile(r"(?<!\b[DM]r)(?<!\bMs)(?<!\bMrs)(?<!\bCllr)[.;]")
# "would bring a": where a page cuts the text off
_CUT_OFF = re.compile(r"(?: (?:an?|the))?$")
# "check to see if", "find out if": the question is what somebody will look into
_FINDS_OUT = re.compile(
    r"(?:check|see|find out|enquire|establish|ascertain)\b[^,;]{0,14}?\bif\b|ask\b[^,;]{0,60}?\bif\b"
)


# "if funds allow": nothing that is promised
_IF = re.compile(r"\bif\b")


def _read_clause(text: str, found: re.Match[str], body: str | None) -> Commitment | None:
    begin = own_clause(text, found.start())
    local, rest = text[begin : found.start()], text[found.end() : found.end() + _REACH]
    rest = _END.split(rest, maxsplit=1)[0]
    doubt = _CONDITIONAL.search(local)
    if doubt and doubt[0] in _ABLE and _SAME.search(local):
        doubt = None
    if doubt and found["be"] and is_sent_to_members(text, found, local, rest):
        doubt = None
    doubted = _DOUBTED.search(text[max(0, begin - 160) : begin])
    if doubted and doubted[0].startswith(("reported", "noted")) and _OF_SPEAKER.match(local):
        doubted = None
    if doubted and doubted[0].startswith("noted") and _is_told(found["verb"], rest):
        doubted = None
    if doubt or doubted or _IF.search(rest) and not _FINDS_OUT.match(found["verb"] + rest):
        return None
    if _HERE.search(rest):
        return None
    if found["be"] and not (
        _PROGRESSIVE.match(found["verb"])
        or _IN_TOUCH.match(found["verb"] + rest)
        or _COMING.match(found["verb"])
    ):
        invites = found["verb"] == "invited" and find_speaker(text, found.start()) is not None
        if found["modal"] in ("will", "'d", "'ll") and not (
            invites or _TITLED.match(text) or is_sent_on(found, rest)
        ):
            return None
        return read_promised_thing(text, found, local, rest)
    return _read_active(text, found, begin, rest, body)


# "this", "the point", "her concerns": what was just raised
_RAISED = re.compile(
    r" (?:up |back |into |at |on |out |about |away |to )?(?:this|that|it|these|those|them|(?:the|this|that|his|her|their|these|those) (?:matters?|issues?|points?|questions?|quer(?:y|ies)|concerns?|suggestions?|requests?|comments?|complaints?|case))\b(?! (?:who|that|which)\b)"
)
# "Members would have it by Monday"
_OF_THE_MEETING = re.compile(
    rf"\b(?:[Mm]embers|{BODY}|[Cc]hair(?:man)?|[Cc]ouncillors?(?: [A-Z]\w+)?|Cllr \w+)\s*$"
)


# "to Members", "let him know", "outside the meeting"
_TO_THOSE_HERE = re.compile(
    r"\b(?:to|with|inform|update|let|provide|advise) (?:all |the )*(?:[Mm]embers?\b(?! of the public)|him|her|them|Councill?ors?|Cllrs?)\b|\boutside (?:of )?the meeting\b"
)


def _is_told(verb: str, rest: str) -> bool:
    """Tell "provide a breakdown", "sent to Members" from what is planned for others."""
    return TELL_VERB.match(verb) is not None and (
        _INFORMATION.match(rest) is not None or _TO_THOSE_HERE.search(rest) is not None
    )


def _read_active(
    text: str, found: re.Match[str], begin: int, rest: str, body: str | None
) -> Commitment | None:
    """Read "she would write", "officers would report back", "the Clerk would chase this"."""
    verb, local = found["verb"], text[begin : found.start()]
    if _IN_TOUCH.match(verb + rest):
        verb = "contact"
    if _COMING.match(verb):
        verb = "come"
    if _comes_back(verb, local, rest):
        return Commitment("undertaken")
    pronoun = _PRONOUN.search(local)
    if verb == "have" and _WORD_WITH.match(rest):
        verb = "speak"
    if verb == "have":
        handed = _HANDED.match(rest) or is_timed(rest)
        return _given(text, found) if handed and (pronoun or _OF_THE_MEETING.search(local)) else None
    speaker, spoke = _speaker(text, found, begin, pronoun, body)
    if speaker is None:
        return None
    who = text[slice(*speaker)]
    standing = standing_of(who, body)
    alone = who.lower() in ("he", "she") or is_one_person(who, body)
    serves = standing in ("service", "members")
    target = _reaches_the_meeting(verb, rest)
    if not _is_promised(verb, rest, _Doer(spoke, alone, serves), target=target):
        return None
    outside = not pronoun and standing == "other" and not (spoke or target or alone)
    plans = found["modal"] in ("will", "'ll") and not (pronoun or target and serves)
    if outside or plans and not _TITLED.match(text):
        return None
    return Commitment("undertaken", speaker, _PRONOUN.fullmatch(who) is not None)


def _comes_back(verb: str, local: str, rest: str) -> bool:
    """Tell whether a paper would come to the meeting, whoever brings it."""
    if verb == "follow":
        return _PAPER_COMES.search(local.rstrip()) is not None and _FOLLOWS.match(rest) is not None
    if verb not in ("come", "return", "go") or not _COMES_BACK_TO.match(rest):
        return False
    return _PAPER_COMES.search(local.rstrip()) is not None or _IT_COMES.search(local) is not None


def _is_of_a_thing(text: str, found: re.Match[str], body: str | None) -> bool:
    """Tell whether "and would" goes on with what some thing would do: "the plan would cost more and would bring cuts"."""
    first = _MODAL.search(text, 0, found.start())
    if first is None:
        return False
    subject = text[own_clause(text, first.start()) : first.start()].strip()
    return bool(subject) and _PRONOUN.search(subject) is None and not is_actor(subject, body)


# "take questions", "take part", "take up post": what somebody does for their own part
_SPEAKS_HERE = re.compile(
    r"(?:take|answer) (?:any |all |further )?(?:questions|part|over|early|up (?:the |her |his )?(?:post|chair|role)|the chair)\b"
)


def _reaches_the_meeting(verb: str, rest: str) -> bool:
    return is_for_meeting(rest) or is_for_meeting(verb + rest)


def _speaker(
    text: str, found: re.Match[str], begin: int, pronoun: re.Match[str] | None, body: str | None
) -> tuple[tuple[int, int] | None, bool]:
    """Find who would do it, and tell whether that is whoever speaks in the sentence: "she would", "and would"."""
    if pronoun is None and not _SAME.search(text[: found.start()]):
        return _subject(text[begin : found.start()], begin, body), False
    if pronoun is None and _is_of_a_thing(text, found, body):
        return None, False
    speaker = find_speaker(text, found.start()) or find_subject(text, found.start())
    if speaker is None and pronoun is not None:
        speaker = (begin + pronoun.start("who"), begin + pronoun.end("who"))
    return speaker, True


@dataclass(frozen=True, slots=True)
class _Doer:
    """Who would do it: ``spoke`` if that is who speaks in the sentence, ``alone`` if one person, ``serves`` if officers or members."""

    spoke: bool
    alone: bool
    serves: bool


# "would do so by Friday": what the sentence before asks for, but not what is done each time
_SO = re.compile(r" (?:so|this|that)\b(?! (?:again|anyway|themselves))")
_WHENEVER = re.compile(r"\b(?:if|unless|when|whenever|where|every|each|always|provided)\b")


def _is_promised(verb: str, rest: str, doer: _Doer, *, target: bool) -> bool:
    """Tell whether what somebody would do is done for the meeting; of one person who speaks less need be said than of others."""
    if verb == "do":
        return doer.spoke and doer.alone and _SO.match(rest) is not None and _WHENEVER.search(rest) is None
    raised = (doer.serves or doer.spoke) and _RAISED.match(rest) is not None
    if verb == "get":
        return rest.startswith(" back to ") or target and raised
    if _SPEAKS_HERE.match(verb + rest):
        return False
    if TELL_VERB.match(verb) and (
        target or verb == "circulate" or _is_wanted(verb, rest, doer, raised=raised)
    ):
        return True
    if not FOLLOW_VERB.match(verb):
        return False
    if verb == "write" and (doer.spoke or doer.alone) and rest.startswith(" to "):
        return True
    chased = doer.alone and CHASE_VERB.match(verb) is not None
    return doer.spoke or target or raised or chased or _TAKES_UP.match(verb + rest) is not None


# "publish her plan in March": what is planned for all
_MAKES_PUBLIC = re.compile(r"(?:publish|set|produc|present|submit|includ|add|mak)")


def _is_wanted(verb: str, rest: str, doer: _Doer, *, raised: bool) -> bool:
    """Tell whether what would be told is what was asked for: "the figures", "this", or by the speaker within some time."""
    if doer.spoke and _CUT_OFF.match(rest):
        return True
    if _ELSEWHERE.search(rest):
        return False
    timed = doer.spoke and not _MAKES_PUBLIC.match(verb) and find_due(rest, 0, len(rest)) is not None
    return raised or timed or (doer.spoke or doer.alone) and _INFORMATION.match(rest) is not None


# "they would have it by Monday", "the Committee would have a written answer": what somebody will send them
_HANDED = re.compile(
    r" (?:it|this|these|them|that|(?:an?|the) (?:written |full )?(?:answer|reply|response|apology|report|note|list|figures))\b(?! (?:had|in mind|to hand|to do))"
)
_FROM = re.compile(r"\bfrom (?P<who>(?:the|The) [A-Z][\w'&-]*(?: (?:of|for|and|[A-Z][\w'&-]*)){0,8})")


def _given(text: str, found: re.Match[str]) -> Commitment | None:
    """Read "said that Members would have it by Monday": who says so will send it, unless it is to come from somebody."""
    giver = _FROM.search(text, found.end())
    speaker = giver.span("who") if giver else find_speaker(text, found.start())
    return Commitment("undertaken", speaker) if speaker else None


def _subject(local: str, begin: int, body: str | None) -> tuple[int, int] | None:
    """Find who would do it where that is no pronoun: "officers would report back", "the Director would write"."""
    found = _SUBJECT.match(local.lstrip(" "))
    if found is None or not is_actor(found["who"], body):
        return None
    start = begin + len(local) - len(local.lstrip(" "))
    return start, start + len(found["who"])
