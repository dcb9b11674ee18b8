"""Recognises what the meeting agrees or recommends in running text: "it was agreed that officers would report back".

An opinion ("agreed that it was important"), what another body agreed, and what was agreed before the meeting are none.
"""

import re

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.clauses.predicates import read_predicate
from importers.minutes.decisions.discussion.deciding import decides_something
from importers.minutes.decisions.discussion.requests import Commitment
from importers.minutes.decisions.discussion.speakers import own_clause
from importers.minutes.language.body_words import BODY
from importers.minutes.language.guarded import guarded
from importers.minutes.language.verbs import class_of, lemma

__all__ = ["is_told_of", "read_agreed", "read_granted", "read_recommended"]

_BODY = rf"(?:{BODY}|[Ff]orum|[Mm]eeting|[Mm]embers|[Cc]ouncillors|[Gg]roup|[Cc]ouncil|[Tt]ask\s[Gg]roup|[Ww]e|[Aa]ssembly)"
_ADVERBS = r"(?:,?\s?(?:also|further|then|therefore|unanimously|subsequently|accordingly|again|generally|in principle|however|thereafter|now),?\s){0,3}"
# "it was also agreed that", "the Committee agreed to", "it had also be agreed that"
_AGREED = re.compile(
    rf"\b(?:(?:(?:[Ii]t\s(?:was|is|has|had(?=\salso))|(?:^|(?<=[.] ))It\shad)(?:,?\s(?:also|been|be|further|therefore|then|subsequently|unanimously|generally)){{0,3}}|{_BODY}(?:\s\([A-Z]{{2,8}}\))?),?\s{_ADVERBS}(?:(?:moved|proposed|suggested|requested),?\s(?:seconded,?\s)?and,?\s)?(?:agreed|decided|determined)(?:,?\s(?:also|further|unanimously|therefore|in principle)|,?\sby\s(?!(?:the\s)?parties\b)[\w' -]{{3,50}}?(?=,?\sthat\b)|,\s(?:by|on|with|without)\s[^,;.]{{3,60}},(?=\sthat\b))?,?\s(?:(?<=,\s)(?:following|after|on|in|at|as)\s[^,;.]{{3,70}},\s)?(?P<to>that|(?:not )?to|in principle to|on|for(?=\s[^.;,]{{3,90}}?\sto\s[a-z]+)|(?=(?:(?:the|an?|officers|members|Cllr|Councillor)\s[^.;]{{2,80}}?|this|it|these)\s(?:would|should|be)\b))\b)|^[Aa]greed\s(?P<bare>that|to)\b|\b(?:[Ss]econded|SECONDED)\b[^.;]{{2,90}}?\band\s(?:it\swas\s)?(?:unanimously\s)?(?:agreed|approved|resolved|decided),?\s(?P<moved>that|(?:not )?to)\b"
)
# "The Panel therefore recommended that Cabinet review": the meeting itself puts something to somebody
_RECOMMENDED = guarded(
    rf"(?:Following|After|Having|On)\b[^.;]{{3,120}},?\sit\swas\s(?:\w+ly\s)?recommended\sthat\b|(?:[^.;,]{{0,120}},\s)?(?:The\s|This\s)?(?:[\w&'-]+\s){{0,6}}?{_BODY}\s(?:(?:also|therefore|further|unanimously)\s)?(?:recommend(?:s|ed)|(?:said|agreed|indicated|confirmed|decided)\s(?:that\s)?(?:it|they|the\s\w+)\s(?:would|wished\sto|should)\srecommend)\s(?:that|to)\b"
)


def read_recommended(text: str, body: str | None) -> Commitment | None:
    """Read what the meeting itself recommends in running text.

    >>> read_recommended("The Panel therefore recommended that Cabinet review the fees.", None).kind
    'agreed'
    """
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


def is_told_of(text: str, end: int) -> bool:
    """Tell whether what is agreed behind an offset was agreed before this meeting.

    >>> text = "At its last meeting the Panel agreed to write."
    >>> is_told_of(text, text.index("agreed")), is_told_of(text, 0)
    (True, False)
    """
    return _EARLIER.search(text, 0, end) is not None


# "The Committee expressed regret … and agreed that": the body did something else first
_ALSO_AGREED = re.compile(
    rf"(?:(?:Following|After|Having|In|On)\b[^.;]{{3,140}},\s)?(?:The\s|This\s)?(?:[\w&'-]+\s){{0,8}}?{_BODY}\s{_ADVERBS}[a-z]+(?:ed|t)\b[^.;]{{3,260}}?\band\s(?:also\s|therefore\s|further\s|unanimously\s)?(?:agreed|decided)\s(?P<to>that|(?:not )?to)\b"
)
# "The Chair of the Review Board " before "agreed": a person, not the body
_OFFICER_OF = re.compile(
    r"\b(?:(?:Vice-|Deputy )?Chair\w*|Convener|Leader|Clerk|Secretary|Director|Head|Manager|Member) (?:of|for) (?:the )?(?:[\w&',-]+ ){0,6}$"
)


# "a member asked that the survey be repeated, and the Committee agreed": a suggestion that is taken up
_GRANTED = re.compile(
    rf"\b(?:should|would|be|no)\b[^.;]{{3,260}}?,?\sand\s(?:(?:the\s|this\s|all\s)?(?:[\w&'-]+\s){{0,4}}?(?:{BODY}|[Mm]embers)\s(?:\w+ly\s)?agreed(?:\s(?:to|with)\s(?:this|it|that))?|this\s(?:suggestion\s|request\s|proposal\s)?was\s(?:\w+ly\s)?agreed(?:\sby\s(?:the\s)?(?:[A-Z]\w+\s){{0,3}}(?:{BODY}|[Mm]embers))?)\.?$"
)


def read_granted(text: str, _body: str | None) -> Commitment | None:
    """Read a suggestion that the same sentence says the meeting agreed to.

    >>> read_granted("He asked that it should be repeated, and the Committee agreed.", None).kind
    'agreed'
    """
    found = _GRANTED.search(text) if "greed" in text[-90:] else None
    return Commitment("agreed") if found else None


# "the Cabinet had " before "agreed": another body's
_ANOTHERS_AGREEMENT = re.compile(r"\b(?:Cabinet|Executive|Government)\b[^,]{0,30}$")


def read_agreed(text: str, body: str | None) -> Commitment | None:
    """Read what the meeting agrees, None where it agrees only that something is so.

    >>> text = "It was agreed that officers would report back."
    >>> text[slice(*read_agreed(text, None).owner)]
    'officers'
    >>> read_agreed("Members agreed that the figures were poor.", None) is None
    True
    """
    if "greed" not in text and "decided" not in text and "determined" not in text:
        return None
    found = _AGREED.search(text) or _ALSO_AGREED.match(text)
    if (
        found is None
        or found.start() > 400
        or is_told_of(text, found.start())
        or _OFFICER_OF.search(text, 0, found.start())
        or _ANOTHERS_AGREEMENT.search(text[: found.end() - 10])
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


# "it was agreed": by nobody who is named
_IT = re.compile(r"it\b", re.IGNORECASE)
# "the Head of Parks also agreed"
_WHO_AGREED = re.compile(r"\W*(?P<who>.{2,90}?)\s(?:also\s|then\s|had\s|unanimously\s)?agreed\b")


def _agrees_by_itself(text: str, found: re.Match[str], body: str | None) -> bool:
    """Tell "the Audit Board agreed to send", an undertaking of another body, from what the meeting agrees."""
    if found["to"] != "to" or _IT.match(found[0]):
        return False
    begin = own_clause(text, found.start())
    subject = _WHO_AGREED.match(text[begin : found.end()])
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
