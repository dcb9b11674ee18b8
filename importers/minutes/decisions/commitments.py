"""Recognises what is agreed, undertaken to the meeting, or asked for by it, in one sentence of discussion.

Minutes report an undertaking with "agreed to", "undertook to" or "would" and a verb of answering ("circulate", "report
back"); a request with "asked for", "requested that". Opinions ("agreed that it was important"), offers ("could"), plans
of a service and questions ("asked whether") are none.
"""

import re

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.clauses.predicates import read_predicate
from importers.minutes.decisions.replies import read_promise, read_reply
from importers.minutes.decisions.requests import Commitment, decides_something, read_request
from importers.minutes.language.due import find_due
from importers.minutes.language.verbs import class_of, lemma
from importers.minutes.language.welsh import read_welsh_promise

__all__ = ["Commitment", "read_commitment"]


_BODY = r"(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ommission|[Ss]ub-[Cc]ommittee|[Ff]orum|[Mm]eeting|[Mm]embers|[Cc]ouncillors|[Gg]roup|[Cc]ouncil|[Tt]ask\s[Gg]roup|[Ww]e|[Aa]ssembly)"
_ADVERBS = r"(?:,?\s?(?:also|further|then|therefore|unanimously|subsequently|accordingly|again|generally|in principle|however|thereafter|now),?\s){0,3}"
# "it was also agreed that", "the Committee agreed to", "it had also be agreed that"
_AGREED = re.compile(
    rf"\b(?:(?:[Ii]t\s(?:was|is|had|has)(?:\s(?:also|been|be|further|therefore|then|subsequently|unanimously|generally)){{0,3}}|{_BODY})\s{_ADVERBS}(?:moved,?\sand,?\s)?agreed,?\s(?P<to>that|to|in principle to|on)\b)|^[Aa]greed\s(?P<bare>that|to)\b"
)
# "the Director agreed to", "undertook to", "gave an undertaking that", "committed to"
_UNDERTOOK = re.compile(
    r"\b(?:(?:had\s)?(?P<agreed>agreed|accepted)(?:\sand\s\w+)?|(?:had\s)?undert(?:ook|aken)|(?:had\s)?committed|promised|pledged|took\san\saction|(?:was|were)(?=\sto\s(?:let|send|provide|report|write|bring|circulate|check|arrange|contact|supply|have)\b)|gave\s(?:an?|his|her|their)\s(?:undertaking|commitment|assurance)|would\s(?:endeavour|seek|aim|be happy|be pleased|be willing|arrange|try)|will\sendeavour)\s(?:to\s(?P<verb>[a-z-]+)|that\s(?:he|she|they|this|it|officers|[\w\s]{2,40}?)\s(?:would|will)\s(?:be\s)?(?P<would>[a-z]+))\b"
)
_TELL = r"(?:circulat|provid|sen[dt]|shar|e-?mail|suppl|forward|distribut|bring|brought|report|present|submit|fe(?:ed|d)|come|writ|updat|let|reply|respond|inform|pass|publish|produc|prepar|set|includ|add|arrang|invit|notif|advis|confirm|suppl|return)\w*"
_FOLLOW = r"(?:look|follow|investigat|find|check|establish|rais|tak|pursu|contact|chas|ask|speak|liais|discuss|clarif|seek|explor|review|obtain|visit|enquir|writ|report|feed|consult|attend|convey|remind|request|add|arrang|meet|invit|draft|work|monitor|investigate|put)\w*"
# "would be circulated to Members", "would provide", "will report back"
_WOULD = re.compile(
    r"(?P<who>[^.;]{0,260}?)\b(?P<modal>would|will|'d|'ll)\s(?:(?:also|then|now|look to|need to|aim to)\s){0,2}(?:(?P<be>be)\s(?:\w+ly\s)?)?(?P<verb>[a-z-]+)\b(?P<rest>[^.;]{0,260})"
)
# what anybody in the service may bring; what is sent, the speaker sends
_COMES_BACK = re.compile(r"(?:brought|report|present|submit|includ|add|set|invit|arrang|publish)")
_TELL_VERB = re.compile(_TELL + "$")
_FOLLOW_VERB = re.compile(_FOLLOW + "$")
# "to Members", "back to the Committee", "outside the meeting", "by e-mail": what makes a promise one to the meeting
_TO_MEETING = re.compile(
    r"\b(?:to|with|for|before|inform|update|provide|let|advise|send|give|notify)\s(?:all\s|the\s|other\s|each\s)*(?:[A-Z]\w+\s){0,3}?(?:[Mm]embers?|[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ommission|[Ss]ub-[Cc]ommittee|[Cc]ouncillors?|Cllrs?|[Cc]hair(?:man)?|[Mm]eeting|[Tt]ask [Gg]roup|him|her|them)\b"
    r"|\b(?:outside|following|after|in advance of|ahead of|prior to)\s(?:of\s)?(?:the|this|today's)\smeeting\b|\bby e-?mail\b|\bvia e-?mail\b|\bback\b|\bfurther\b|\bin writing\b|\bwritten (?:response|answer|reply)\b|\bnext\s(?:\w+\s){0,2}meeting\b|\bfuture\s(?:\w+\s){0,2}meeting\b|\bwork programme\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\smeeting\b"
)
_WHO_SPEAKS = re.compile(
    r"^(?P<who>.{2,140}?)\s(?:(?:also|then|further|therefore)\s)?(?:apologised|went|said|advised|confirmed|explained|stated|indicated|replied|responded|informed|reported|noted|added|assured|offered|accepted|acknowledged|thanked|answered|commented|told|outlined|concluded|clarified|suggested|agreed|undertook|took|(?:was|were)(?=\sto\s)|undertaken|had\sundertaken|had\sagreed|gave|committed|promised|pledged|did)\b"
)
_PRONOUN = re.compile(r"\b(?P<who>[Hh]e|[Ss]he|[Tt]hey)\s*$")
_CONDITIONAL = re.compile(
    r"\b(?:if|whether|could|might|unless|which|who|hoped|hopefully|may|would like|asked (?:if|whether|how|when|why|what)|queried|should)\b[^.;]{0,80}$"
)
_REPORTED_ACTOR = re.compile(r"(?:that|and|,)\s(?P<who>(?:the |an? )?[\w'&,() -]{2,90}?)\s*$")

# "Clerk to contact", "JS to check", "Cllrs Ash & Bee will visit", "Re-agenda for July"
_NOTE_TASK = re.compile(
    r"(?P<who>Clerk|(?:[A-Z]{2,3})(?:\s?(?:/|&|and)\s?[A-Z]{2,3}){0,2}|(?:Cllrs?|Councill?ors?|Mr|Mrs|Ms)\.?\s[A-Z][\w'-]+(?:\s(?:&|and)\s(?:Cllr\.?\s)?[A-Z][\w'-]+)?|(?:The\s)?Clerk|Officers?|Secretary|Chair(?:man)?|Treasurer|(?:[A-Z][a-z]+\s){1,4}(?:Officer|Manager|Director|Clerk))\s(?P<to>to|will|shall)\s(?P<verb>[a-z-]+)\b"
)
_CLERK_VERB = re.compile(r"(?P<who>Clerk)\s(?P<verb>[a-z]+)\b")
# "The Strategy and Policy Manager to circulate the slides"
_ANY_TASK = re.compile(
    r"(?P<who>(?:The\s)?(?:[A-Z][\w'&-]*)(?:,?\s(?:[A-Z][\w'&-]*|of|for|and|the|&)){0,9})\sto\s(?P<verb>[a-z-]+)\b"
)
_RE_AGENDA = re.compile(
    r"(?:Re-agenda|Carry forward|Carried forward|Bring back)\b[^.]{0,60}\b(?:for|to|at)\b"
)


# "Councillor Brand disclosed that he worked for": an interest, not an undertaking
_INTEREST = re.compile(r"\b(?:declared|disclosed)\b")
# "Councillor Ash moved, and Councillor Bee seconded, that": a motion, whose fate the next sentence tells
_MOTION = re.compile(
    r"\b(?:moved|proposed|seconded|MOVED|PROPOSED)\b[^.]{0,120}\bthat\b|\bwas (?:moved|proposed)\b"
)


def read_commitment(text: str, body: str | None = None) -> Commitment | None:
    """Read what a sentence of discussion commits somebody to, None where it commits nobody.

    >>> text = "The Head of Legal agreed to circulate the advice."
    >>> text[slice(*read_commitment(text).owner)]
    'The Head of Legal'
    >>> read_commitment("It was agreed that officers would report back.").kind
    'agreed'
    >>> read_commitment("Members agreed that the figures were poor.") is read_commitment("He asked whether it was so.")
    True
    """
    if _MOTION.search(text) or _INTEREST.search(text):
        return None
    welsh = read_welsh_promise(text)
    if welsh is not None:
        return Commitment("undertaken", welsh[0])
    for reader in (
        read_reply,
        _read_agreed,
        _read_recommended,
        _read_undertaking,
        read_promise,
        read_request,
        _read_would,
        _read_task,
    ):
        found = reader(text, body)
        if found is not None:
            return found
    return None


# "The Panel therefore recommended that Cabinet review": the meeting itself puts something to somebody
_RECOMMENDED = re.compile(
    rf"(?:[^.;,]{{0,120}},\s)?(?:The\s|This\s)?(?:[\w&'-]+\s){{0,6}}?{_BODY}\s(?:(?:also|therefore|further|unanimously)\s)?recommend(?:s|ed)\s(?:that|to)\b"
)


def _read_recommended(text: str, body: str | None) -> Commitment | None:
    found = _RECOMMENDED.match(text)
    if found is None or not decides_something(text[found.end() :]):
        return None
    predicate = read_predicate(text, 0, body)
    return Commitment("agreed", predicate.actor) if predicate and predicate.standing == "other" else None


def _read_agreed(text: str, body: str | None) -> Commitment | None:
    found = _AGREED.search(text) if "greed" in text else None
    if (
        found is None
        or found.start() > 400
        or re.search(r"\b(?:[Pp]reviously|last meeting)\b", text[: found.start()])
        or re.search(r"\b(?:Cabinet|Executive|Government)\b[^,]{0,30}$", text[: found.end() - 10])
    ):
        return None
    rest = text[found.end() :]
    to = "to" if found["to"] else "bare"
    if found[to] == "on" or found[to] == "that" and not decides_something(rest):
        return None
    predicate = read_predicate(text, found.start(to), body)
    owner = predicate.actor if predicate and predicate.standing != "own" else None
    return Commitment("agreed", owner)


def _read_undertaking(text: str, body: str | None) -> Commitment | None:
    found = _UNDERTOOK.search(text)
    if found is None:
        return None
    verb = lemma(found["verb"] or found["would"] or "")
    speaker = _nearest(text, found.start(), body) or _speaker(text, found.start())
    if speaker and _declines(text, speaker, found, verb, body):
        return None
    if found["agreed"] and (
        verb in ("differ", "disagree", "be")
        or class_of(verb) is None
        and not _is_somebody(text, speaker, body)
    ):
        return None
    if _CONDITIONAL.search(text[: found.start()]) or speaker is None:
        return None
    return Commitment("undertaken", speaker, _PRONOUN.match(text[slice(*speaker)]) is not None)


# ", and Mr Leesome ", "; the Head of Finance ": a subject of its own right before the verb
_OWN_SUBJECT = re.compile(
    r"(?:;|\band|\bbut)\s(?P<who>(?:the\s)?[A-Z][\w'.&-]+(?:\s[\w'.&-]+){0,9}?|officers|members)\s(?:also\s|then\s)?$"
)


def _nearest(text: str, before: int, body: str | None) -> tuple[int, int] | None:
    """Find a subject that stands right before the verb, behind another clause of the sentence."""
    found = _OWN_SUBJECT.search(text, max(0, before - 110), before)
    return found.span("who") if found and is_actor(found["who"], body) else None


def _is_somebody(text: str, speaker: tuple[int, int] | None, body: str | None) -> bool:
    """Tell whether a person or an officer agreed to do something, whatever it is."""
    return speaker is not None and standing_of(text[slice(*speaker)], body) in ("service", "members")


def _declines(text: str, speaker: tuple[int, int], found: re.Match[str], verb: str, body: str | None) -> bool:
    """Tell whether somebody outside agreed to something that is no business of the meeting: "the Trust had agreed to sell"."""
    if standing_of(text[slice(*speaker)], body) != "other":
        return False
    return (
        found[0].startswith("had")
        or not (_TELL_VERB.match(verb) or _FOLLOW_VERB.match(verb))
        or bool(re.match(r"(?:The )?Cabinet\b", text))
    )


def _speaker(text: str, before: int) -> tuple[int, int] | None:
    """Find the subject of a sentence: whoever it opens with, up to its verb."""
    found = _WHO_SPEAKS.match(text)
    opening = re.match(
        r"(?:(?:In|Following|After|On|At|With|Having|During|As)\b[^,]{0,140},\s(?:and\s)?)", text
    )
    start = opening.end() if opening and opening.end() < before else 0
    found = _WHO_SPEAKS.match(text[start:])
    if found is None or found.end("who") + start > before:
        return None
    who = found["who"]
    if re.match(r"(?:It|There|This|That|These|A|An|What|How)\b(?!\s[A-Z])", who) or re.search(
        r"\b(?:had|was|were|have|has)\b", who
    ):
        return None
    return start, start + found.end("who")


def _read_would(text: str, body: str | None) -> Commitment | None:
    found = _WOULD.match(text)
    if found is None or _CONDITIONAL.search(found["who"]) or re.search(r"\bif\b", found["rest"]):
        return None
    verb, target = (
        found["verb"],
        _is_for_meeting(found["rest"])
        or bool(found["be"] and (_ANSWER.search(found["who"]) or found["verb"].startswith("circulat"))),
    )
    pronoun = _PRONOUN.search(found["who"])
    if (
        found["modal"] in ("will", "'ll")
        and not pronoun
        and not re.match(r"(?:Cllr|Councillor|Mr|Mrs|Ms|Clerk)\b", text)
    ):
        return None
    if found["be"]:
        if not (_TELL_VERB.match(verb) and verb.endswith(("ed", "nt", "ght", "en", "ed", "un")) and target):
            return None
        return Commitment(
            "undertaken", None if _COMES_BACK.match(verb) else _speaker(text, found.start("modal"))
        )
    same = pronoun or re.search(r"\band\s*$", found["who"])
    speaker = _speaker(text, found.start("modal")) if same else _actor_before(found, body)
    if pronoun and speaker is None:
        speaker = (pronoun.start("who"), pronoun.end("who"))
    if speaker is None or not (
        _TELL_VERB.match(verb) and target or _FOLLOW_VERB.match(verb) and (pronoun or target)
    ):
        return None
    return Commitment("undertaken", speaker, _PRONOUN.match(text[slice(*speaker)]) is not None)


def _is_for_meeting(rest: str) -> bool:
    """Tell whether what is promised is for the meeting, or by a deadline."""
    if _TO_MEETING.search(rest):
        return True
    due = find_due(rest, 0, len(rest))
    return due is not None and re.match(r"(?:by|before|within|at the|no later)\b", due.text) is not None


# "a written answer would be sent", "a response would be provided"
_ANSWER = re.compile(r"\b(?:written|full|detailed|further|an?) (?:answer|response|reply)\s*$")


def _actor_before(found: re.Match[str], body: str | None) -> tuple[int, int] | None:
    """Find who would do it where that is no pronoun: "officers would report back", "the Director would write"."""
    who = found["who"].strip()
    if re.search(r"\b(?:noted|hoped|understood|reported) that\b", who):
        return None
    if len(who) < 80 and " that " not in who and is_actor(who, body):
        return 0, len(who)
    reported = _REPORTED_ACTOR.search(found["who"])
    if reported is None or not is_actor(reported["who"], body):
        return None
    return reported.span("who")


def _read_task(text: str, body: str | None) -> Commitment | None:
    if _RE_AGENDA.match(text):
        return Commitment("asked")
    found = _NOTE_TASK.match(text) or _CLERK_VERB.match(text) or _ANY_TASK.match(text)
    if found is not None and found.re is _ANY_TASK and not is_actor(found["who"], body):
        return None
    if found is None or class_of(lemma(found["verb"])) is None or found["verb"].endswith(("ed", "s")):
        return None
    return Commitment("undertaken", found.span("who"))
