"""Recognises what is agreed, undertaken to the meeting, or asked for by it, in one sentence of discussion.

Minutes report an undertaking with "agreed to", "undertook to" or "would" and a verb of answering ("circulate", "report
back"); a request with "asked for", "requested that". Opinions ("agreed that it was important"), offers ("could"), plans
of a service and questions ("asked whether") are none.
"""

import re

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.clauses.predicates import read_predicate
from importers.minutes.decisions.consents import read_consent
from importers.minutes.decisions.note_tasks import read_note_task
from importers.minutes.decisions.promise_verbs import FOLLOW_VERB, TELL_VERB
from importers.minutes.decisions.promises import read_would
from importers.minutes.decisions.recipients import is_for_meeting
from importers.minutes.decisions.reminders import read_reminder
from importers.minutes.decisions.replies import read_promise, read_reply
from importers.minutes.decisions.requests import Commitment, decides_something, read_request
from importers.minutes.decisions.speakers import find_speaker, own_clause
from importers.minutes.decisions.taken_on import read_taken_on
from importers.minutes.language.body_words import BODY
from importers.minutes.language.guarded import guarded
from importers.minutes.language.verbs import class_of, lemma
from importers.minutes.language.welsh import read_welsh_promise

__all__ = ["Commitment", "is_motion", "read_commitment"]

_BODY = rf"(?:{BODY}|[Ff]orum|[Mm]eeting|[Mm]embers|[Cc]ouncillors|[Gg]roup|[Cc]ouncil|[Tt]ask\s[Gg]roup|[Ww]e|[Aa]ssembly)"
_ADVERBS = r"(?:,?\s?(?:also|further|then|therefore|unanimously|subsequently|accordingly|again|generally|in principle|however|thereafter|now),?\s){0,3}"
# "it was also agreed that", "the Committee agreed to", "it had also be agreed that"
_AGREED = re.compile(
    rf"\b(?:(?:(?:[Ii]t\s(?:was|is|has|had(?=\salso))|(?:^|(?<=[.] ))It\shad)(?:,?\s(?:also|been|be|further|therefore|then|subsequently|unanimously|generally)){{0,3}}|{_BODY}(?:\s\([A-Z]{{2,8}}\))?),?\s{_ADVERBS}(?:(?:moved|proposed|suggested|requested),?\s(?:seconded,?\s)?and,?\s)?(?:agreed|decided|determined)(?:,?\s(?:also|further|unanimously|therefore|in principle)|,?\sby\s(?!(?:the\s)?parties\b)[\w' -]{{3,50}}?(?=,?\sthat\b)|,\s(?:by|on|with|without)\s[^,;.]{{3,60}},(?=\sthat\b))?,?\s(?:(?<=,\s)(?:following|after|on|in|at|as)\s[^,;.]{{3,70}},\s)?(?P<to>that|(?:not )?to|in principle to|on|for(?=\s[^.;,]{{3,90}}?\sto\s[a-z]+)|(?=(?:(?:the|an?|officers|members|Cllr|Councillor)\s[^.;]{{2,80}}?|this|it|these)\s(?:would|should|be)\b))\b)|^[Aa]greed\s(?P<bare>that|to)\b|\b(?:[Ss]econded|SECONDED)\b[^.;]{{2,90}}?\band\s(?:it\swas\s)?(?:unanimously\s)?agreed,?\s(?P<moved>that|to)\b"
)
# "the Director agreed to", "undertook to", "gave an undertaking that", "committed to"
_UNDERTOOK = guarded(
    r"\b(?:(?:had\s)?(?P<agreed>agreed|accepted)(?:\sand\s\w+)?|(?:had\s)?undert(?:ook|aken)|(?:had\s)?committed|promised|pledged|took\san\saction|(?:was|were)\s(?:very\s|quite\s|more\sthan\s)?(?:happy|content)(?=\sto\s(?:bring|provide|send|circulate|arrange|organise|supply|look|raise|forward|check|write|follow|feed|come|return|pass|let)\b)|(?:was|were)(?=\sto\s(?:let|send|provide|report|write|bring|circulate|check|arrange|contact|supply|have|prepare|draft|produce|look|investigate|submit|share|follow|speak|liaise|ask|invite|raise|update|forward|feed|come)\b)|gave\s(?:(?:an?|his|her|their|some|further)\s)?(?:undertakings?|commitments?|assurances?)(?:\sto\s(?:the\s)?[A-Z]\w+)?|(?:re)?assured\s(?:the\s|all\s)?(?:[A-Z]\w+\s){0,3}?\w+(?=\sthat\b)|would\s(?:endeavour|seek|aim|be (?:happy|pleased)(?!\sto\s(?:answer|take)\b[^.;]{0,20}\b[Qq]uestions)|be willing|be prepared|arrange|try|ensure)|will\sendeavour)(?:,\s(?!that\b|and\b|but\b|which\b|who\b)[^,;.]{3,80},)?\s(?:to\s(?P<verb>(?!the\b|all\b|each\b|this\b|every\b)[a-z-]+)|(?:that\s(?:he|she|they|this|it|officers|[\w\s,'-]{2,90}?)|(?:he|she|they|it|this|that|these))\s(?:would|will|should)(?:,\s[^,;.]{3,40},)?\s(?:also\s)?(?:be\s)?(?P<would>[a-z]+))\b"
)
_PRONOUN = re.compile(r"\b(?P<who>[Hh]e|[Ss]he|[Tt]hey)\s*$")
# "Councillor Brand disclosed that he worked for": an interest, not an undertaking
_INTEREST = guarded(r"\b(?:declared|disclosed)\b")
# "Councillor Ash moved, and Councillor Bee seconded, that": a motion, whose fate the next sentence tells
_MOTION = guarded(
    r"\b(?:moved|proposed|seconded|MOVED|PROPOSED)\b[^.]{0,120}\bthat\b|\bwas (?:moved|proposed)\b"
)


# "Councillor Ash asked for the vote to be recorded", "requested a recorded vote", "asked for his view to be recorded": no task
_VOTE_ASKED = guarded(
    r"\b(?:asked|requested|requests?|request was made|called|demanded)\b[^.;]{0,60}\b(?:(?:recorded|named|roll[- ]call|separate) votes?\b|(?:votes?|voting|names|dissent|abstention|opposition|objection|(?:his|her|their) views?)\b[^.;]{0,40}\b(?:be|being)\s(?:recorded|taken|minuted)\b)",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    rf"\b(?:and|was|were|it was)\s(?:\w+ly\s)?(?:agreed|resolved|carried|AGREED|RESOLVED)\b|\band\s(?:this|it)\swas\s(?:\w+ly\s)?(?:supported|accepted|approved)\b|\band\s(?:the\s)?(?:[Mm]embers|{BODY})\s(?:\w+ly\s)?agreed\b"
)


def is_motion(text: str) -> bool:
    """Tell whether a sentence only puts forward what a later one decides.

    >>> is_motion("It was moved and seconded that the minutes be approved.")
    True
    >>> is_motion("It was proposed, seconded and agreed to visit the site.")
    False
    """
    return _MOTION.search(text) is not None and _CARRIED.search(text) is None


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
    if is_motion(text) or _INTEREST.search(text) or _VOTE_ASKED.search(text):
        return None
    welsh = read_welsh_promise(text)
    if welsh is not None:
        return Commitment("undertaken", welsh[0])
    for reader in (
        read_reply,
        _read_granted,
        _read_agreed,
        read_consent,
        _read_recommended,
        read_reminder,
        _read_undertaking,
        read_promise,
        read_taken_on,
        read_request,
        read_would,
        read_note_task,
    ):
        found = reader(text, body)
        if found is not None:
            return found
    return None


# "The Panel therefore recommended that Cabinet review": the meeting itself puts something to somebody
_RECOMMENDED = guarded(
    rf"(?:Following|After|Having|On)\b[^.;]{{3,120}},?\sit\swas\s(?:\w+ly\s)?recommended\sthat\b|(?:[^.;,]{{0,120}},\s)?(?:The\s|This\s)?(?:[\w&'-]+\s){{0,6}}?{_BODY}\s(?:(?:also|therefore|further|unanimously)\s)?(?:recommend(?:s|ed)|(?:said|agreed|indicated|confirmed|decided)\s(?:that\s)?(?:it|they|the\s\w+)\s(?:would|wished\sto|should)\srecommend)\s(?:that|to)\b"
)


def _read_recommended(text: str, body: str | None) -> Commitment | None:
    found = _RECOMMENDED.match(text)
    if found is None or not decides_something(text[found.end() :]):
        return None
    predicate = read_predicate(text, 0, body)
    puts = predicate is not None and predicate.standing in ("other", "service")
    return Commitment("agreed", predicate.actor) if predicate and puts else None


# "a report which informed Members that at the meeting held on 4 May it was agreed that": told of, not agreed now
_EARLIER = re.compile(
    r"\b(?:[Pp]reviously|last meeting|(?:meeting|session|workshop|[Dd]ay|Council|Cabinet)\s(?:held\s)?on\s\d|[Aa]t (?:its|their|the) (?:(?:last|previous) )?meeting (?:held )?(?:on|in)\s|reports?\s(?:which|that)\s(?:informed|advised|reminded|stated|noted|explained))\b"
)


# "The Committee expressed regret … and agreed that": the body did something else first
_ALSO_AGREED = re.compile(
    rf"(?:(?:Following|After|Having|In|On)\b[^.;]{{3,140}},\s)?(?:The\s|This\s)?(?:[\w&'-]+\s){{0,8}}?{_BODY}\s{_ADVERBS}[a-z]+(?:ed|t)\b[^.;]{{3,260}}?\band\s(?:also\s|therefore\s|further\s|unanimously\s)?(?:agreed|decided)\s(?P<to>that|(?:not )?to)\b"
)
# "The Chair agreed that the minutes should be amended", "however she agreed that"
_CHAIR_AGREED = re.compile(
    r"\b(?:[Cc]hair(?:man|woman|person)?|[Cc]onvener|[Hh]e|[Ss]he)\sagreed\s(?P<to>that)\s(?=[^.;]{3,200}?\bshould\sbe\s[a-z]+ed\b)"
)
# "The Chair of the Review Board " before "agreed": a person, not the body
_OFFICER_OF = re.compile(
    r"\b(?:(?:Vice-|Deputy )?Chair\w*|Convener|Leader|Clerk|Secretary|Director|Head|Manager|Member) (?:of|for) (?:the )?(?:[\w&',-]+ ){0,6}$"
)


# "a member asked that the survey be repeated, and the Committee agreed": a suggestion that is taken up
_GRANTED = re.compile(
    rf"\b(?:should|would|be|no)\b[^.;]{{3,260}}?,?\sand\s(?:(?:the\s|this\s|all\s)?(?:[\w&'-]+\s){{0,4}}?(?:{BODY}|[Mm]embers)\s(?:\w+ly\s)?agreed(?:\s(?:to|with)\s(?:this|it|that))?|this\s(?:suggestion\s|request\s|proposal\s)?was\s(?:\w+ly\s)?agreed(?:\sby\s(?:the\s)?(?:[A-Z]\w+\s){{0,3}}(?:{BODY}|[Mm]embers))?)\.?$"
)


def _read_granted(text: str, _body: str | None) -> Commitment | None:
    found = _GRANTED.search(text) if "greed" in text[-90:] else None
    return Commitment("agreed") if found else None


def _read_agreed(text: str, body: str | None) -> Commitment | None:
    if "greed" not in text and "decided" not in text and "determined" not in text:
        return None
    found = _AGREED.search(text) or _ALSO_AGREED.match(text) or _CHAIR_AGREED.search(text)
    if (
        found is None
        or found.start() > 400
        or _EARLIER.search(text, 0, found.start())
        or _OFFICER_OF.search(text, 0, found.start())
        or re.search(r"\b(?:Cabinet|Executive|Government)\b[^,]{0,30}$", text[: found.end() - 10])
    ):
        return None
    rest = text[found.end() :]
    if _agrees_by_itself(text, found, body):
        return None
    to = next(name for name in ("to", "bare", "moved") if found[name] is not None)
    if found[to] == "on" or found[to] in ("that", "") and not (decides_something(rest) or _permits(rest)):
        return _asked_besides(text, found.end(), body) if found[to] == "that" else None
    if found[to] == "for":
        who = rest[: rest.index(" to ")].strip()
        at = text.index(who, found.end())
        return Commitment("agreed", (at, at + len(who)) if is_actor(who, body) else None, begin=at)
    if _LEADS_LIST.match(rest):
        return None
    predicate = read_predicate(text, found.start(to), body)
    owned = predicate is not None and predicate.standing != "own" and _COULD.match(rest) is None
    return Commitment("agreed", predicate.actor if predicate and owned else None, begin=found.start(to))


# "agreed that it was vital … and that officers were requested to provide details": the request stands behind an opinion
_BESIDES = guarded(
    r"[^;.]{3,300}?\band\sthat\s(?P<who>(?:the\s)?[\w'&-]+(?:\s[\w'&-]+){0,9}?)\s(?:be|were|was|should\sbe)\s(?:asked|requested)\sto\s[a-z]+"
)


def _asked_besides(text: str, at: int, body: str | None) -> Commitment | None:
    """Read what a meeting asks for behind an opinion that it agreed on."""
    found = _BESIDES.match(text, at)
    if found is None:
        return None
    return Commitment("asked", found.span("who") if is_actor(found["who"], body) else None)


# "agreed to put forward the following."
_LEADS_LIST = re.compile(r"\s?[\w ]{2,40}\sthe following\.?$")
# "the Overview Board (OB)"
_SHORT_NAME = re.compile(r"\s\([A-Z]{2,8}\)")


def _agrees_by_itself(text: str, found: re.Match[str], body: str | None) -> bool:
    """Tell "the Audit Board agreed to send", an undertaking of another body, from what the meeting agrees."""
    if found["to"] != "to" or re.match(r"it\b", found[0], re.IGNORECASE):
        return False
    begin = own_clause(text, found.start())
    subject = re.match(
        r"\W*(?P<who>.{2,90}?)\s(?:also\s|then\s|had\s|unanimously\s)?agreed\b", text[begin : found.end()]
    )
    if subject is None:
        return False
    return standing_of(_SHORT_NAME.sub("", subject["who"]), body) in ("service", "other")


# "agreed that the table could be shortened": a leave that is given, unlike "that more could be done"
_COULD = re.compile(
    r"\s?(?!more\b|better\b|much\b|lessons\b|there\b|improvements?\b)(?P<what>[^.;,]{2,90}?)\bcould\s(?:now\s|only\s)?(?:be\s)?(?P<verb>[a-z-]+)\b"
)


_FINITE = re.compile(r"\b(?:was|were|is|are|had|has|before|until|so|if)\b")
_BETTERED = frozenset({"done", "improved", "achieved", "seen", "learned", "learnt", "help"})
# what is done to a paper or a list, whose verbs the classes do not know
_RESHAPED = frozenset(
    {"streamlined", "simplified", "merged", "dropped", "shortened", "condensed", "split", "trimmed"}
)


def _permits(rest: str) -> bool:
    """Tell whether "that the table could be shortened" gives leave for something that can be done."""
    found = _COULD.match(rest)
    if found is None or _FINITE.search(found["what"]) or found["verb"] in _BETTERED:
        return False
    return found["verb"] in _RESHAPED or class_of(lemma(found["verb"])) in (
        "do",
        "settle",
        "hold",
        "refer",
        "invite",
    )


# "asked if she could", "whether": nobody undertakes what stands behind these
_CONDITIONAL = re.compile(
    r"\b(?:if|whether|could|might|unless|which|hoped|hopefully|may|would like|queried|should)\b"
)
_MOST = 6


def _read_undertaking(text: str, body: str | None) -> Commitment | None:
    for at, found in enumerate(_UNDERTOOK.finditer(text)):
        if at == _MOST:
            break
        undertaken = _undertaken(text, found, body)
        if undertaken is not None:
            return undertaken
    return None


# "had agreed to take as urgent an item": what has become of it the agenda shows
_AS_URGENT = re.compile(
    r"(?:had )?agreed to (?:take|accept|admit|receive|allow|consider)\b[^.;]{0,60}\burgent"
)
# "it was his understanding that Councillor Ash had undertaken": what somebody else knows of
_TOLD = re.compile(r"\b(?:understanding|impression|recollection) (?:was )?that\b")
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
        or _EARLIER.search(text, 0, found.start())
        or _AS_URGENT.match(text, found.start())
    ):
        return None
    speaker = _nearest(text, found.start(), body) or find_speaker(text, found.start() + 1)
    if speaker is None or _declines(text, speaker, found, verb, body):
        return None
    if found["agreed"] and (
        verb in ("differ", "disagree", "be")
        or class_of(verb) is None
        and not (TELL_VERB.match(verb) or FOLLOW_VERB.match(verb))
        and not (found["verb"] and _is_somebody(text, speaker, body))
    ):
        return None
    if "assured" in found[0] and not (_OF_THEM.search(found[0]) or is_for_meeting(text[found.end() :])):
        return None
    begin = own_clause(text, found.start())
    local = text[begin : found.start()].removeprefix("which ")
    if _CONDITIONAL.search(local) and not _SECOND.search(text, 0, found.start()):
        return None
    who = text[slice(*speaker)]
    if found[0].startswith(("was", "were")) and not is_actor(who, body):
        return None
    owner = _set_to_it(text, found, body)
    if owner is not None:
        return Commitment("undertaken", owner, begin=found.start())
    return Commitment("undertaken", speaker, _PRONOUN.match(who) is not None, begin=found.start())


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
# "Ms Cole was troubled to hear this and " before "undertook": she did something else first
_FIRST = re.compile(
    r"^(?P<who>(?:The\s)?[A-Z][\w'.&-]*(?:\s[\w'.&-]+){0,9}?)\s(?:was|were|had|took)\s[^;.]{2,160}?\sand\s(?:also\s|then\s|therefore\s)?$"
)


def _nearest(text: str, before: int, body: str | None) -> tuple[int, int] | None:
    """Find a subject that stands right before the verb, behind another clause of the sentence."""
    found = (
        _OWN_SUBJECT.search(text, max(0, before - 110), before)
        or _WHO.search(text, max(0, before - 110), before)
        or _ASIDE.match(text, 0, before)
        or _FIRST.match(text, 0, before)
    )
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


def _declines(text: str, speaker: tuple[int, int], found: re.Match[str], verb: str, body: str | None) -> bool:
    """Tell whether somebody outside agreed to something that is no business of the meeting: "the Trust had agreed to sell"."""
    if standing_of(text[slice(*speaker)], body) != "other":
        return False
    if found[0].startswith("gave"):
        return False
    return (
        found[0].startswith("had")
        or not (TELL_VERB.match(verb) or FOLLOW_VERB.match(verb))
        or bool(re.match(r"(?:The )?Cabinet\b(?! Member)", text))
    )
