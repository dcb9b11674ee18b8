"""Recognises promises in reported speech: "she would write to Members", "a reply would be sent within ten days".

A sentence may hold several "would"s; each is judged by the clause that it stands in. Who would do it is the clause's own
subject, or for "she" and behind "and" the speaker. What is promised must reach the meeting, follow up what was asked,
or have a deadline: "the new centre would open in May" is a plan and no promise.
"""

import re
from dataclasses import replace

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.decisions.recipients import is_for_meeting, is_timed
from importers.minutes.decisions.requests import Commitment
from importers.minutes.decisions.speakers import find_speaker, own_clause
from importers.minutes.language.due import find_due

__all__ = ["FOLLOW_VERB", "TELL_VERB", "read_would"]

TELL_VERB = re.compile(
    r"(?:circulat|provid|sen[dt]|shar|e-?mail|suppl|forward|distribut|bring|brought|report|present|submit|fe(?:ed|d)|come|writ|updat|let|reply|respond|inform|pass|publish|produc|prepar|set|includ|add|arrang|invit|notif|advis|confirm|return|giv|mak|cop(?:y|ied))\w*$"
)
"""Verbs of telling: what is sent, brought, written or added for somebody."""
FOLLOW_VERB = re.compile(
    r"(?:look|follow|investigat|find|check|establish|ascertain|examin|research|assess|rais|tak|pursu|contact|chas|ask|speak|liais|discuss|clarif|seek|explor|review|obtain|visit|enquir|writ|report|feed|consult|attend|convey|remind|request|add|arrang|meet|invit|draft|work|monitor|put|escalat|see|pick|inspect|correct|amend|answer|address|rectif|resolv|try|ring|telephon|phon)\w*$"
)
"""Verbs of following up what was raised."""
# "would be circulated to Members", "would provide", "will report back"
_MODAL = re.compile(
    r"\b(?P<modal>would|will|'d|'ll|(?:was|were)\sto(?=\sbe\s))\s(?:(?:also|then|now|look to|need to|aim to|be happy to|be pleased to)\s){0,2}(?P<be>be\s)?(?:(?!(?:re|sup|ap|com)ply)\w+ly\s)?(?P<verb>[a-z-]+)\b"
)
_REACH = 260
# "would be reporting back": no passive
_PROGRESSIVE = re.compile(
    r"(?:report|chas|writ|circulat|send|contact|look|follow|rais|provid|shar|updat|liais|check)ing$"
)
# "concerns would be passed on by Councillor Ash"
_BY = re.compile(
    r"\bby (?P<who>(?:the )?[A-Z][^;:.,]{1,80}?)(?= (?:to|at|in|on|by|before|after|for|with|and|who|within)\b|[;:.,(]|$)"
)
# what anybody in the service may bring; what is sent, the speaker sends
_COMES_BACK = re.compile(r"(?:brought|add|set|invit)")
# "a written answer would be sent", "a response would be provided", "answers to these questions would be obtained"
_ANSWER = re.compile(
    r"\b(?:(?:written|full|detailed|further|an?) (?:answer|response|reply)|(?:written|full|detailed) (?:breakdown|list|note|briefing|explanation)|(?:an?|the|further) (?:e-?mail|reminder|invitation|link|briefing note|questionnaire)|(?:answers?|response|reply) to (?:the|this|that|these|those|his|her|their) (?:\w+ )?questions?)\s*$"
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
    r" (?:again )?(?:at|to|until) (?:the|a|its|this|their|our) (?:(?:next|future|following|later|special|January|February|March|April|May|June|July|August|September|October|November|December|[Cc]ommittee's|[Pp]anel's|[Bb]oard's) ){0,3}(?:meetings?|[Cc]ommittee|[Pp]anel|[Bb]oard|one)\b(?! of (?:the )?(?:Cabinet|Council|Executive))"
)
_OBTAINED = re.compile(r"(?:obtained|sought|prepared|found)$")
# "substitutes would be invited to attend"
_INVITED = re.compile(r"(?=[^.;]{0,20}\b(?:to attend|to (?:a|the|its|this|future)\b))")
# "that substitute Members " before "would be invited to attend"
_MEMBERS_LAST = re.compile(r"\b(?:[Mm]embers|[Cc]ouncillors)\s*$")
# "arrangements " before "would be made for Members to visit"
_ARRANGEMENTS = re.compile(r"\b(?:arrangements|enquiries|inquiries|efforts|invitations?)\s*$", re.IGNORECASE)
# "a progress report would come to the Committee in May": what comes back, whoever brings it
_PAPER_COMES = re.compile(
    r"\b(?:an?|further|the|another|regular|these|updates?)\s(?:[\w'&-]+\s){0,8}?(?:reports?|updates?|items?|papers?|briefings?|presentations?|figures|results|findings|outcomes?|strategy|proposals?)$"
)
# "This item would return to the Committee in March"
_IT_COMES = re.compile(
    r"(?:^|\s)(?:[Tt]his|[Tt]he) (?:item|matter|report|topic|issue|strategy|plan|policy)\s*$"
)
# "The Chair would raise this with the Leader"
_TAKES_UP = re.compile(
    r"find\s(?:a\s|some\s)?(?:place|slot|date|time|room)\sfor\b|(?:raise|discuss|pursue|take up)\s(?:this|it|these|the\s(?:matter|issue|point|concerns?))\s(?:further\s)?with\b"
)
# "confirm the number", "supply a copy": what only somebody who asked for it wants
_INFORMATION = re.compile(
    r" (?:the|a|an|further|more|exact|up-to-date|this|these|those)?\s?(?:[\w-]+ ){0,2}?(?:numbers?|figures|details|data|lists?|breakdown|information|cop(?:y|ies)|answer|response|results|costs?|links?|statistics|percentages?|timetable|timescales?)\b"
)
# "to Cabinet in March": what a service plans, not for this meeting
_ELSEWHERE = re.compile(
    r"\bto (?:the )?(?:full |Full )?(?:Cabinet|Council|Executive|Government|Mayor|Parliament)\b"
)
# "this would be included", "the request would be passed on"
_WHAT_WAS_ASKED = re.compile(
    r"(?:^|\s)(?:this|that|it|these|(?:the|this|that|these) (?:request(?:ed information)?|suggestion|point|matter|query|information|data|detail|figures?|feedback|comments?))\s*$"
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
# "…and would", "…but would": the speaker is the subject still
_SAME = re.compile(r"\b(?:and|but)\s*$")
_BUSY = re.compile(r"(?P<who>[^,.;]{2,90}?)\s(?:was|were|is|had|did|took|volunteered)\b")
_SUBJECT = re.compile(r"(?P<who>(?:the |an? )?[\w'&,()/ -]{2,110}?)\s*$")
_TITLED = re.compile(r"(?:The\s)?(?:Cllr|Councillor|Mr|Mrs|Ms|Clerk|Officers?|Chair)\b")
# a sentence with more is a page that was not understood
_MOST = 6


# "she would raise it at this meeting": done by the end of it
_HERE = re.compile(
    r"\b(?:at this meeting|later in the meeting|under (?:agenda )?item|this (?:evening|afternoon|morning))\b"
)
# "Councillor Ash would share the figures with the Monitoring Officer"
_TO_OFFICERS = re.compile(r"\b(?:with|to) (?:the )?(?:[A-Z]\w+ ){0,3}[Oo]fficers?\b")
_COMES_BACK_TO = re.compile(
    r" (?:back )?(?:to|before) (?:the |this |a future |its )?(?:(?:[A-Z]\w+|and|&) ){0,6}?(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ommission|[Ss]ub-[Cc]ommittee|[Mm]embers|[Mm]eeting|next)\b"
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


# "check to see if", "find out if": the question is what somebody will look into
_FINDS_OUT = re.compile(r"(?:check|see|find out|enquire|ask|establish|ascertain)\b[^,;]{0,14}?\bif\b")
# "minute 31, in which it stated that a report would be considered": what was written before the meeting
_AS_WRITTEN = re.compile(r"\b(?:in which it|it stated|which stated|as stated)\b")


def _read_clause(text: str, found: re.Match[str], body: str | None) -> Commitment | None:
    begin = own_clause(text, found.start())
    local, rest = text[begin : found.start()], text[found.end() : found.end() + _REACH]
    rest = re.split(r"[.;]", rest, maxsplit=1)[0]
    doubt = _CONDITIONAL.search(local)
    if doubt and doubt[0] in _ABLE and _SAME.search(local):
        doubt = None
    if doubt and found["be"] and _is_sent_to_members(text, found, local, rest):
        doubt = None
    doubted = _DOUBTED.search(text[max(0, begin - 160) : begin])
    if doubted and doubted[0].startswith("reported") and _PRONOUN.search(local):
        doubted = None
    if doubt or doubted or re.search(r"\bif\b", rest) and not _FINDS_OUT.match(found["verb"] + rest):
        return None
    if found["be"] and not _PROGRESSIVE.match(found["verb"]):
        invites = found["verb"] == "invited" and find_speaker(text, found.start()) is not None
        if found["modal"] in ("will", "'d", "'ll") and not (
            invites or _TITLED.match(text) or _is_sent_on(found, rest)
        ):
            return None
        return _read_passive(text, found, local, rest)
    return _read_active(text, found, begin, rest, body)


# "a note, which would be circulated to Members", "a report of how it went would be sent to the Committee"
_SENT = re.compile(r"(?:circulated|e-?mailed|sent|shared|forwarded|distributed|provided)$")
_TO_MEMBERS = re.compile(
    r" (?:out )?(?:electronically )?to (?:all |the |other |each )*(?:[A-Z]\w+ ){0,3}?(?:[Mm]embers|[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ommission|[Cc]ouncillors)\b"
)
_UNSURE = re.compile(
    r"\b(?:if|whether|could|might|may|should|asked|queried|question\w*|enquired|wondered|hoped)\b"
)


_TO_ASKER = re.compile(
    r" (?:on )?to (?:him|her|them|(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr) [A-Z]|the (?:questioner|petitioners?))\b"
)


def _is_sent_on(found: re.Match[str], rest: str) -> bool:
    """Tell "copies will be forwarded to him", to whoever asked, from what a service says it will do."""
    return _SENT.match(found["verb"]) is not None and _TO_ASKER.match(rest) is not None


def _is_sent_to_members(text: str, found: re.Match[str], local: str, rest: str) -> bool:
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
    r"\b(?:[Mm]embers|[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ommission|[Cc]hair(?:man)?|[Cc]ouncillors?(?: [A-Z]\w+)?|Cllr \w+)\s*$"
)
# "This would be followed up with the contractor", "the matter would be raised with the Leader"
_PURSUED = re.compile(
    r"(?:raised with|followed up|pursued|chased(?: up)?|escalated|looked into|taken up with|picked up (?:with|by|outside))\b"
)


def _read_passive(text: str, found: re.Match[str], local: str, rest: str) -> Commitment | None:
    """Read "the figures would be sent to Members", "this would be included"."""
    verb = found["verb"]
    if _KEPT_INFORMED.match(f"{verb}{rest}") and _OF_THE_MEETING.search(local):
        return Commitment("undertaken", find_speaker(text, found.start()))
    if _TO_EXECUTIVE.match(rest) and not (_PASSED_ON.match(f"{verb}{rest}") and _CONCERNS.search(local)):
        return None
    if (verb in ("with", "available") or verb == "ready" and not rest.startswith(" to ")) and is_for_meeting(
        f" {verb}{rest}"
    ):
        return Commitment("undertaken", find_speaker(text, found.start()))
    asked = _WHAT_WAS_ASKED.search(local) is not None
    if asked and (FOLLOW_VERB.match(verb) and is_for_meeting(rest) or _PURSUED.match(f"{verb}{rest}")):
        return Commitment("undertaken", find_speaker(text, found.start()))
    if _PASSED_ON.match(f"{verb}{rest}") and _CONCERNS.search(local):
        by = _BY.search(text, found.end(), found.end() + _REACH)
        named = by is not None and is_actor(by["who"])
        return Commitment("undertaken", by.span("who") if by and named else find_speaker(text, found.start()))
    if _CONSIDERED.match(verb) and _AT_MEETING.match(rest) and not _AS_WRITTEN.search(text, 0, found.start()):
        return Commitment("undertaken")
    answers = _ANSWER.search(local) is not None
    if not (answers and _OBTAINED.match(verb)) and not (
        TELL_VERB.match(verb) and verb.endswith(("ed", "nt", "ght", "en", "un", "ut"))
    ):
        made = verb in ("made", "extended", "issued") and _ARRANGEMENTS.search(local) and is_for_meeting(rest)
        return Commitment("undertaken", find_speaker(text, found.start())) if made else None
    if not (
        is_for_meeting(rest)
        or answers
        or verb.startswith("circulat")
        or verb == "invited"
        and _INVITED.match(rest)
    ):
        return None
    by = _BY.search(text, found.end(), found.end() + _REACH)
    if by is not None and is_actor(by["who"]):
        return Commitment("undertaken", by.span("who"))
    speaker = find_speaker(text, found.start())
    if verb == "invited" and speaker is None and not (is_for_meeting(rest) or _MEMBERS_LAST.search(local)):
        return None
    return Commitment("undertaken", None if _COMES_BACK.match(verb) else speaker)


def _read_active(
    text: str, found: re.Match[str], begin: int, rest: str, body: str | None
) -> Commitment | None:
    """Read "she would write", "officers would report back"."""
    verb, local = found["verb"], text[begin : found.start()]
    if _HERE.search(rest):
        return None
    pronoun = _PRONOUN.search(local)
    if verb == "get" and rest.startswith(" back to "):
        verb = "report"
    if (
        verb in ("come", "return", "go")
        and _COMES_BACK_TO.match(rest)
        and (_PAPER_COMES.search(local.rstrip()) or _IT_COMES.search(local))
    ):
        return Commitment("undertaken")
    same = _SAME.search(text[: found.start()])
    if (
        verb == "have"
        and (_HANDED.match(rest) or is_timed(rest))
        and (pronoun or _OF_THE_MEETING.search(local))
    ):
        return _given(text, found)
    target = (
        is_for_meeting(rest) or is_for_meeting(verb + rest) or verb == "write" and rest.startswith(" to ")
    )
    speaker: tuple[int, int] | None
    spoke = find_speaker(text, found.start()) if pronoun or same else None
    if pronoun or same:
        speaker = spoke or _busy(text, found.start(), body)
        if speaker is None and pronoun:
            speaker = (begin + pronoun.start("who"), begin + pronoun.end("who"))
    else:
        speaker = _subject(local, begin, body)
    if not target and _TO_OFFICERS.search(rest) and speaker is not None:
        target = standing_of(text[slice(*speaker)], body) == "members"
    wanted = (pronoun or same) and (
        find_due(rest, 0, len(rest)) is not None or _INFORMATION.match(rest) is not None
    )
    told = TELL_VERB.match(verb) and (
        target or verb == "circulate" or wanted and _ELSEWHERE.search(rest) is None
    )
    follows = FOLLOW_VERB.match(verb) and (pronoun or target or _TAKES_UP.match(verb + rest))
    if speaker is None or not (told or follows):
        return None
    who = text[slice(*speaker)]
    standing = standing_of(who, body)
    outside = not pronoun and not (spoke and wanted) and standing == "other" and not target
    plans = found["modal"] in ("will", "'ll") and not (
        pronoun or target and standing in ("service", "members")
    )
    return (
        None
        if outside or plans and not _TITLED.match(text)
        else Commitment("undertaken", speaker, _PRONOUN.fullmatch(who) is not None)
    )


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


def _busy(text: str, before: int, body: str | None) -> tuple[int, int] | None:
    """Find the subject of "the Inspector was working on one and would bring it"."""
    found = _BUSY.match(text, 0, before)
    return found.span("who") if found and is_actor(found["who"], body) else None


def _subject(local: str, begin: int, body: str | None) -> tuple[int, int] | None:
    """Find who would do it where that is no pronoun: "officers would report back", "the Director would write"."""
    found = _SUBJECT.match(local.lstrip(" "))
    if found is None or not is_actor(found["who"], body):
        return None
    start = begin + len(local) - len(local.lstrip(" "))
    return start, start + len(found["who"])
