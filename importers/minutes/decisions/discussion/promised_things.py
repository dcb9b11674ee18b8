"""Recognises what is promised without saying who does it: "the figures would be sent to Members", "a reply would be sent".

What is promised must reach the meeting or whoever asked, or be what was asked for; "by" names who does it, else whoever speaks.
"""

import re

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.decisions.discussion.promise_verbs import FOLLOW_VERB, TELL_VERB
from importers.minutes.decisions.discussion.recipients import is_for_meeting, is_timed
from importers.minutes.decisions.discussion.requests import Commitment
from importers.minutes.decisions.discussion.speakers import find_speaker
from importers.minutes.language.body_words import BODY
from importers.minutes.language.verbs import class_of, lemma

__all__ = ["is_sent_on", "is_sent_to_members", "read_promised_thing"]

_REACH = 260
# "concerns would be passed on by Councillor Ash"
_BY = re.compile(
    r"\bby (?P<who>(?:the )?[A-Z][^;:.,]{1,80}?)(?= (?:to|at|in|on|by|before|after|for|with|and|who|within)\b|[;:.,(]|$)"
)
# what anybody in the service may bring; what is sent, the speaker sends
_COMES_BACK = re.compile(r"(?:brought|add|set|invit)")
# "a written answer would be sent", "a response would be provided", "answers to these questions would be obtained"
_ANSWER = re.compile(
    r"\b(?:(?:written|full|detailed|further|an?) (?:answer|response|reply)(?: to (?:the |this |that )?(?:Councill?or|Cllr|Member|Mr|Mrs|Ms|question|query|point|request)[^,;]{0,60})?|(?:written|full|detailed) (?:breakdown|list|note|briefing|explanation)|(?:an?|the|further) (?:e-?mail|reminder|invitation|link|briefing note|questionnaire)|(?:answers?|response|reply) to (?:the|this|that|these|those|his|her|their) (?:\w+ )?questions?)\s*$"
)
# "Members' concerns would be passed on to officers by Councillor Ash"
_PASSED_ON = re.compile(
    r"(?:passed (?:on|to|back)|forwarded|fed back|raised (?:again )?with|relayed|conveyed|taken up|taken back|taken on board)\b"
)
_CONCERNS = re.compile(
    r"\b(?:concerns?|comments?|views|points?|requests?|feedback|suggestions?|issues?|queries|query|questions?|observations|this|these|it)\b[^,;]{0,60}$",
    re.IGNORECASE,
)
# "these items would be considered at the meeting on 9 May", but not "at the Cabinet meeting"
_CONSIDERED = re.compile(r"(?:considered|discussed|scrutinised|deferred|held over|re-?visited)$")
_AT_MEETING = re.compile(
    rf" (?:again )?(?:at|to|until) (?:the|a|its|this|their|our) (?:(?:next|future|following|later|special|January|February|March|April|May|June|July|August|September|October|November|December|[Cc]ommittee's|[Pp]anel's|[Bb]oard's) ){{0,3}}(?:meetings?|{BODY}|one)\b(?! of (?:the )?(?:Cabinet|Council|Executive))"
)
_OBTAINED = re.compile(r"(?:obtained|sought|prepared|found)$")
# "substitutes would be invited to attend"
_INVITED = re.compile(r"(?=[^.;]{0,20}\b(?:to attend|to (?:a|the|its|this|future)\b))")
# "invited to a meeting in March"
_TO_A_MEETING = re.compile(
    r" to (?:attend )?(?:an?|the|its|our|this) (?:[\w'-]+ ){0,3}?(?:meeting|session)\b"
)
# "that substitute Members " before "would be invited to attend"
_MEMBERS_LAST = re.compile(r"\b(?:[Mm]embers|[Cc]ouncillors)\s*$")
# "arrangements " before "would be made for Members to visit"
_ARRANGEMENTS = re.compile(
    r"\b(?:arrangements|enquiries|inquiries|efforts|invitations?|(?:briefing |guidance )?notes?|bulletins?|e-?mails?|updates?)\s*$",
    re.IGNORECASE,
)
# "this would be included", "the request would be passed on"
_WHAT_WAS_ASKED = re.compile(
    r"(?:^|\s)(?:this|that|it|these|(?:the|this|that|these) (?:request(?:ed information)?|suggestion|point|matter|query|information|data|detail|figures?|feedback|comments?))\s*$"
)
# "minute 31, in which it stated that a report would be considered": what was written before the meeting
_AS_WRITTEN = re.compile(r"\b(?:in which it|it stated|which stated|as stated)\b")


# "a note, which would be circulated to Members", "a report of how it went would be sent to the Committee"
_SENT = re.compile(r"(?:circulated|e-?mailed|sent|shared|forwarded|distributed|provided)$")
_TO_MEMBERS = re.compile(
    rf" (?:out )?(?:electronically )?to (?:all |the |other |each )*(?:[A-Z]\w+ ){{0,3}}?(?:[Mm]embers|{BODY}|[Cc]ouncillors)\b"
)
_UNSURE = re.compile(
    r"\b(?:if|whether|could|might|may|should|asked|queried|question\w*|enquired|wondered|hoped)\b"
)


_TO_ASKER = re.compile(
    r" (?:on )?to (?:him|her|them|(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr) [A-Z]|the (?:questioner|petitioners?))\b"
)


def is_sent_on(found: re.Match[str], rest: str) -> bool:
    """Tell "copies will be forwarded to him", to whoever asked, from what a service says it will do."""
    return _SENT.match(found["verb"]) is not None and _TO_ASKER.match(rest) is not None


def is_sent_to_members(text: str, found: re.Match[str], local: str, rest: str) -> bool:
    """Tell whether something is sent to the members in a clause whose "which" or "how" makes nothing doubtful."""
    if not (_SENT.match(found["verb"]) and _TO_MEMBERS.match(rest)):
        return False
    return _UNSURE.search(local) is None and _UNSURE.search(text, 0, found.start()) is None


# "would be presented to Cabinet at its February meeting": for another body
_TO_EXECUTIVE = re.compile(
    r" (?:back )?to (?:the )?(?:full )?(?:Cabinet|Council|Executive|Government)\b(?! (?:Member|Lead))"
)


# "Members would be kept informed"
_KEPT_INFORMED = re.compile(r"kept (?:fully |regularly )?(?:informed|updated|up to date|apprised|advised)\b")
_OF_THE_MEETING = re.compile(
    rf"\b(?:[Mm]embers|{BODY}|[Cc]hair(?:man)?|[Cc]ouncillors?(?: [A-Z]\w+)?|Cllr \w+)\s*$"
)
# "advice would be sought" before "and shared with Members"
_AND_SENT = re.compile(
    r" and (?:then )?(?P<verb>circulated|e-?mailed|sent|shared|forwarded|provided|reported|brought|presented)\b"
)
# "available to Members", "with the Committee", "ready by May", but not "ready to"
_AVAILABLE = re.compile(r"(?:made )?available\b|with\b|ready\b(?! to )")
# "put on the work programme"
_ON_AGENDA = re.compile(
    r" (?:back )?(?:on|onto|in|for) (?:to )?(?:the|a|its|our|their) (?:[\w'’-]+ ){0,4}?(?:[Ww]ork(?:ing)? [Pp](?:lan|rogramme)|[Ff]orward (?:[Ww]ork )?[Pp](?:lan|rogramme)|[Aa]genda|meeting)\b"
)
# "further details would be provided": what only those who are there wait for
_INFORMS = re.compile(
    r"\b(?:(?:further|more|full|additional|exact|those|these|the) (?:\w+ )?)?(?:details|information|figures|breakdown|data|numbers|clarification)(?: (?:on|of|about|for) (?:this|these|that|those|the)[^,;.]{0,40})?\s*$"
)
# "provided in due course", but not "provided to residents"
_NO_OTHER = re.compile(
    r"(?: (?:in due course|shortly|later|separately|as soon as [\w ]{4,30}|when (?:available|known)|once (?:available|known)|following [^,;.]{3,40}))?[ ]*$"
)
# "This would be followed up with the contractor", "the matter would be raised with the Leader"
_PURSUED = re.compile(
    r"(?:raised with|followed up|pursued|chased(?: up)?|escalated|looked into|taken up with|picked up (?:with|by|outside))\b"
)


def read_promised_thing(text: str, found: re.Match[str], local: str, rest: str) -> Commitment | None:
    """Read "the figures would be sent to Members", "this would be included", "advice would be sought and shared with Members"."""
    verb = found["verb"]
    second = _AND_SENT.match(rest)
    if second is not None:
        verb, rest = second["verb"], rest[second.end() :]
    done = f"{verb}{rest}"
    passed_on = _PASSED_ON.match(done) is not None and _CONCERNS.search(local) is not None
    if _TO_EXECUTIVE.match(rest) and not passed_on:
        return None
    speaker = find_speaker(text, found.start())
    if passed_on:
        return Commitment("undertaken", _named_behind(text, found.end()) or speaker)
    if _comes_before_the_meeting(verb, rest) and not _AS_WRITTEN.search(text, 0, found.start()):
        return Commitment("undertaken")
    if _reaches_those_who_asked(verb, rest, local):
        return Commitment("undertaken", speaker)
    if speaker is not None and (
        _is_granted(verb, rest, local, text[slice(*speaker)])
        or is_timed(rest)
        and standing_of(text[slice(*speaker)]) == "service"
        and _REPLIES.match(text, speaker[1], found.start())
    ):
        return Commitment("undertaken", _named_behind(text, found.end()) or speaker)
    if not _is_told(verb, rest, local):
        return None
    named = _named_behind(text, found.end())
    if named is not None:
        return Commitment("undertaken", named)
    comes = is_for_meeting(rest) or _TO_A_MEETING.match(rest) or _MEMBERS_LAST.search(local)
    if verb == "invited" and speaker is None and not comes:
        return None
    return Commitment("undertaken", None if _COMES_BACK.match(verb) else speaker)


def _named_behind(text: str, at: int) -> tuple[int, int] | None:
    """Find who does it behind "by"."""
    by = _BY.search(text, at, at + _REACH)
    return by.span("who") if by is not None and is_actor(by["who"]) else None


def _comes_before_the_meeting(verb: str, rest: str) -> bool:
    """Tell "put on the work programme", "considered at the next meeting"."""
    if _CONSIDERED.match(verb) and _AT_MEETING.match(rest):
        return True
    return verb in ("put", "placed", "scheduled", "included") and _ON_AGENDA.match(rest) is not None


def _reaches_those_who_asked(verb: str, rest: str, local: str) -> bool:
    """Tell "Members would be kept informed", "made available to Members", "this would be followed up", "arrangements would be made"."""
    done = f"{verb}{rest}"
    if _KEPT_INFORMED.match(done) and _OF_THE_MEETING.search(local):
        return True
    if _AVAILABLE.match(done) and is_for_meeting(f" {done}"):
        return True
    if _WHAT_WAS_ASKED.search(local) and (
        FOLLOW_VERB.match(verb) and is_for_meeting(rest) or _PURSUED.match(done)
    ):
        return True
    made = verb in ("made", "extended", "issued") and _ARRANGEMENTS.search(local) is not None
    return made and is_for_meeting(rest)


# "the wording" before "would be amended": a paper before the meeting
_PAPER = re.compile(
    r"\b(?:the|this|that|these|those)\s(?:\w+\s){0,3}?(?:wording|minutes?|reports?|documents?|text|errors?|paragraph|table|appendix|slides?|figures?|entry|website|web page|list|plan|strategy|policy|draft|timetable|programme|scope|questionnaire)\s*$"
)
_CHANGED = re.compile(
    r"(?:adjust|amend|correct|updat|revis|chang|reword|rectif|remov|clarif|simplif|shorten)(?:ed|ied)$"
)
# "a workshop" before "would be held with Members"
_GATHERING = re.compile(
    r"\b(?:an?|another)\s(?:\w+\s){0,3}?(?:workshop|briefing|session|seminar|training|visit|tour|demonstration)\s*$"
)


# "the Head of Roads" before "responded that an inspection would be carried out before Christmas": an answer with a deadline
_REPLIES = re.compile(r"[^.;]{0,40}?\b(?:replied|responded|assurance|assured)\b")


def _is_granted(verb: str, rest: str, local: str, who: str) -> bool:
    """Tell whether an officer or a member says that what was asked for, or what is before the meeting, would be seen to."""
    if standing_of(who) not in ("service", "members"):
        return False
    if _WHAT_WAS_ASKED.search(local) and (verb == "done" or class_of(lemma(verb)) in ("do", "settle")):
        return True
    if _CHANGED.match(verb) and _PAPER.search(local):
        return True
    return _GATHERING.search(local) is not None and is_for_meeting(rest)


def _is_told(verb: str, rest: str, local: str) -> bool:
    """Tell whether something is sent, brought or added for the meeting, or is an answer, whoever it is sent to."""
    informs = _INFORMS.search(local) is not None and _NO_OTHER.match(rest) is not None
    answers = informs or _ANSWER.search(local) is not None
    if answers and _OBTAINED.match(verb):
        return True
    if not (TELL_VERB.match(verb) and verb.endswith(("ed", "nt", "ght", "en", "un", "ut"))):
        return False
    invites = verb == "invited" and _INVITED.match(rest) is not None
    return is_for_meeting(rest) or answers or verb.startswith("circulat") or invites
