"""Recognises what somebody undertakes to the meeting: "agreed to circulate", "gave an assurance that", "undertook to".

Who undertakes it is whoever speaks, unless they undertake it for their staff, or for whoever was asked.
"""

import re

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.decisions.discussion.agreements import is_told_of
from importers.minutes.decisions.discussion.promise_verbs import FOLLOW_VERB, TELL_VERB
from importers.minutes.decisions.discussion.recipients import is_for_meeting
from importers.minutes.decisions.discussion.requests import Commitment
from importers.minutes.decisions.discussion.speakers import find_speaker, find_subject, own_clause
from importers.minutes.language.guarded import guarded
from importers.minutes.language.verbs import class_of, lemma

__all__ = ["read_undertaking"]

# "the Director agreed to", "undertook to", "gave an undertaking that", "committed to"
_UNDERTOOK = guarded(
    r"\b(?:(?:had\s)?(?P<agreed>agreed|accepted)(?:\sand\s\w+)?|(?:had\s)?undert(?:ook|aken)|(?:had\s)?committed|promised|pledged|took\san\saction|(?:was|were)\s(?:very\s|quite\s|more\sthan\s)?(?:happy|content)(?=\sto\s(?:bring|provide|send|circulate|arrange|organise|supply|look|raise|forward|check|write|follow|feed|come|return|pass|let)\b)|(?:was|were)(?=\sto\s(?:let|send|provide|report|write|bring|circulate|check|arrange|contact|supply|have|prepare|draft|produce|look|investigate|submit|share|follow|speak|liaise|ask|invite|raise|update|forward|feed|come)\b)|gave\s(?:(?:an?|his|her|their|some|further)\s)?(?:undertakings?|commitments?|assurances?)(?:\sto\s(?:the\s)?[A-Z]\w+)?|(?:re)?assured\s(?:the\s|all\s)?(?:[A-Z]\w+\s){0,3}?\w+(?=\sthat\b)|would\s(?:endeavour|seek|aim|be (?:happy|pleased)(?!\sto\s(?:answer|take)\b[^.;]{0,20}\b[Qq]uestions)|be willing|be prepared|arrange|try|ensure)|will\sendeavour)(?:,\s(?!that\b|and\b|but\b|which\b|who\b)[^,;.]{3,80},)?\s(?:to\s(?P<verb>(?!the\b|all\b|each\b|this\b|every\b)[a-z-]+)|(?:that\s(?:he|she|they|this|it|officers|[\w\s,'-]{2,90}?)|(?:he|she|they|it|this|that|these))\s(?:would|will|should)(?:,\s[^,;.]{3,40},)?\s(?:also\s)?(?:be\s)?(?P<would>[a-z]+))\b"
)
_PRONOUN = re.compile(r"\b(?P<who>[Hh]e|[Ss]he|[Tt]hey)\s*$")
# "asked if she could", "whether": nobody undertakes what stands behind these
_CONDITIONAL = re.compile(
    r"\b(?:if|whether|could|might|unless|which|hoped|hopefully|may|would like|queried|should)\b"
)
_MOST = 6


def read_undertaking(text: str, body: str | None) -> Commitment | None:
    """Read the first undertaking of a sentence.

    >>> text = "Members asked why and the Head of Legal agreed to circulate the advice."
    >>> text[slice(*read_undertaking(text, None).owner)]
    'the Head of Legal'
    """
    for at, found in enumerate(_UNDERTOOK.finditer(text)):
        if at == _MOST:
            break
        undertaken = _undertaken(text, found, body)
        if undertaken is not None:
            return undertaken
    return None


# "be mended", "be sent", but not "be clear"
_PARTICIPLE = re.compile(r"(?:ed|en|wn|ght|nt|ne|de|ut|et|id|un|ng|pt|lt|ld)$")
# "had agreed to take as urgent an item": what has become of it the agenda shows
_AS_URGENT = re.compile(
    r"(?:had )?agreed to (?:take|accept|admit|receive|allow|consider)\b[^.;]{0,140}\burgent"
)
# "it was his understanding that Councillor Ash had undertaken": what somebody else knows of
_TOLD = re.compile(r"\b(?:understanding|impression|recollection) (?:was )?that\b")
# "had undertaken to report back and did so on 4 May"
_DONE_SINCE = re.compile(r"\band (?:had (?:now )?done so|did so|has done so|had now been)\b")
# "accepted that she would": not what others would see or think
_OF_SPEAKER = re.compile(r"\b(?:he|she|they|it|this|that|officers) (?:would|will|should)\b")
# "would be willing to": an offer, unless it is made to the meeting
_PREPARED = re.compile(r"would be (?:willing|prepared)\b")
# "would be happy to return if Members so wished": an offer
_IF_WANTED = re.compile(
    r"\bif (?:the )?(?:[Mm]embers|[Cc]ommittee|[Pp]anel|[Bb]oard|they|required|requested|asked|so|it|needed|necessary|wanted|invited)\b"
)
# "assured Members that they would be consulted": what is for those who are assured, or done by who assures
_OF_THEM = re.compile(
    r"\bthat (?:he|she|they|it|(?:all |ward |local )*[Mm]embers|(?:the )?[Cc]ouncillors|the (?:Committee|Panel|Board)) "
)
# "agreed to do so", "to do this": what was asked for
_SO = re.compile(r" (?:so|this|that|it)\b")
# "advised that a third of it could and " before "agreed": a second verb, whose subject is the speaker again
_SECOND = re.compile(r"\b(?:and|but)\s$")


def _undertaken(text: str, found: re.Match[str], body: str | None) -> Commitment | None:
    verb = lemma(found["verb"] or found["would"] or "")
    if verb == "do" and _SO.match(text, found.end()):
        verb = "provide"
    if (
        _TOLD.search(text, 0, found.start())
        or is_told_of(text, found.start())
        or _AS_URGENT.match(text, found.start())
    ):
        return None
    if not found.start() and text[:1].islower() and "would" not in found[0][:6]:
        return Commitment("undertaken")  # a point of a list, whose lead-in says who speaks
    speaker = _nearest(text, found.start(), body) or find_speaker(text, found.start() + 1)
    if speaker is None:
        pronoun = _PRONOUN.search(text, 0, found.start())
        speaker = pronoun.span("who") if pronoun else None
    if speaker is None or _declines(text, speaker, found, verb, body):
        return None
    if found["agreed"] and (
        verb in ("differ", "disagree", "be")
        or " be " in found[0]
        and not _PARTICIPLE.search(found["would"] or "ed")
        or class_of(verb) is None
        and not (TELL_VERB.match(verb) or FOLLOW_VERB.match(verb))
        and not (found["verb"] and _is_somebody(text, speaker, body))
    ):
        return None
    if _is_for_others(text, found):
        return None
    begin = own_clause(text, found.start())
    local = text[begin : found.start()].removeprefix("which ")
    if _CONDITIONAL.search(local) and not _SECOND.search(text, 0, found.start()):
        return None
    if speaker[1] <= begin and _is_of_another(found[0], local, body):
        return None
    who = text[slice(*speaker)]
    if found[0].startswith(("was", "were")) and not is_actor(who, body):
        return None
    owner = _set_to_it(text, found, body)
    if owner is not None:
        return Commitment("undertaken", owner, begin=found.start())
    return Commitment("undertaken", speaker, _PRONOUN.match(who) is not None, begin=found.start())


def _is_of_another(words: str, local: str, body: str | None) -> bool:
    """Tell whether the clause has a subject of its own, of whom the speaker tells: "the last administration had agreed"."""
    subject = local.strip()
    if not subject or _PRONOUN.search(local) is not None:
        return False
    if words.startswith("would be"):
        return standing_of(subject, body) not in ("service", "members")
    return words.startswith("had")


def _is_for_others(text: str, found: re.Match[str]) -> bool:
    """Tell an offer, an opinion, and what is promised to others or done since from an undertaking to the meeting."""
    words = found[0]
    if _DONE_SINCE.search(text, found.end()) or "happy" in words and _IF_WANTED.search(text, found.end()):
        return True
    if found["agreed"] == "accepted" and found["would"]:
        return _OF_SPEAKER.search(words) is None and " be " not in words
    if _PREPARED.search(words):
        return not is_for_meeting(text[found.end() :])
    return "assured" in words and not (_OF_THEM.search(words) or is_for_meeting(text[found.end() :]))


# "that her office would", "asked the Trust to notify the Committee, and the Chief Nurse agreed to do so"
_THEIR_OFFICE = re.compile(
    r"\bthat (?P<who>(?:his|her|their|the) (?:office|team|officers|staff|department|service|colleagues)) (?:would|will|should)\b"
)
_ASKED_TO = re.compile(
    r"\b(?:asked|requested|invited) (?P<who>(?:the |all )?[A-Z][\w'&-]*(?: (?:(?:of|for|and|the|&) ){0,2}[A-Z][\w'&-]*){0,8}|officers) to [a-z]"
)


def _set_to_it(text: str, found: re.Match[str], body: str | None) -> tuple[int, int] | None:
    """Find whom the speaker undertakes it for: those who serve under them, or whoever was asked a clause before."""
    office = _THEIR_OFFICE.search(found[0])
    if office is not None:
        return found.start() + office.start("who"), found.start() + office.end("who")
    asked = _ASKED_TO.search(text, 0, found.start()) if found["verb"] == "do" else None
    return asked.span("who") if asked and is_actor(asked["who"], body) else None


# ", and Mr Leesome ", "; the Head of Finance ": a subject of its own right before the verb
_OWN_SUBJECT = re.compile(
    r"(?:;|\band|\bbut|,\swhich)\s(?P<who>(?:the\s)?[A-Z][\w'.&-]+(?:,?\s(?:[\w'.&-]+|\([^()]{2,60}\))){0,9}?|officers|members)\s(?:also\s|then\s)?$"
)


# "Councillors Ash" before " and Bell agreed": one subject of two names
_PAIR = re.compile(r"\b(?:Councill?ors|Cllrs|Messrs|Aldermen|Members)\s[A-Z][\w'., -]{0,80}$")
# "Mr Dale (Head of Parks), who " before "agreed"
_WHO = re.compile(
    r"(?:thanked|asked|to|from|by|with|of|,)\s(?P<who>(?:the\s)?[A-Z][\w'.-]*(?:\s[\w'.&()-]+){0,8}?),\swho\s(?:also\s|then\s)?$"
)


# "The Treasurer, who had joined for this item, " before "undertook"
_ASIDE = re.compile(
    r"^(?P<who>(?:The\s)?[A-Z][\w'.&-]*(?:\s[\w'.&-]+){0,9}?),\s(?:who|which)\s(?:had|was|were|is)\s[^,;.]{2,90},\s(?:also\s)?$"
)


def _nearest(text: str, before: int, body: str | None) -> tuple[int, int] | None:
    """Find a subject that stands right before the verb, behind another clause of the sentence."""
    found = (
        _OWN_SUBJECT.search(text, max(0, before - 110), before)
        or _WHO.search(text, max(0, before - 110), before)
        or _ASIDE.match(text, 0, before)
    )
    if found is None and _SECOND.search(text, 0, before):
        return find_subject(text, before)
    if (
        found
        and not found[0].startswith(",")
        and _PAIR.search(text, max(0, found.start() - 90), found.start())
    ):
        return None
    return found.span("who") if found and is_actor(found["who"], body) else None


def _is_somebody(text: str, speaker: tuple[int, int] | None, body: str | None) -> bool:
    """Tell whether a person or an officer agreed to do something, whatever it is."""
    return speaker is not None and standing_of(text[slice(*speaker)], body) in ("service", "members")


# "Cabinet would", unlike "Cabinet Member": another body's undertaking
_CABINET = re.compile(r"(?:The )?Cabinet\b(?! Member)")


def _declines(text: str, speaker: tuple[int, int], found: re.Match[str], verb: str, body: str | None) -> bool:
    """Tell whether somebody outside agreed to something that is no business of the meeting: "the Trust had agreed to sell"."""
    if standing_of(text[slice(*speaker)], body) != "other":
        return False
    if found[0].startswith("gave"):
        return False
    return (
        found[0].startswith("had")
        or text.endswith("had ", 0, found.start())
        or not (TELL_VERB.match(verb) or FOLLOW_VERB.match(verb))
        or bool(_CABINET.match(text))
    )
