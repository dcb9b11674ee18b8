"""Reads what Welsh minutes resolve and agree: verb-nouns behind "Penderfynwyd", "Cytunodd y Pennaeth i anfon".

A resolution in Welsh opens with a verb-noun ("nodi'r adroddiad", "gofyn i'r Rheolwr …"), or says who is to act ("bod y
Pennaeth yn cyflwyno", "y Pennaeth i gyflwyno", "i'r Pennaeth gyflwyno"). In the discussion the verb comes first, then who
acted, then "i" or "y byddai" and what is to be done.
"""

import re
from dataclasses import dataclass
from typing import Literal

from importers.minutes.language.guarded import guarded
from importers.minutes.language.verbs import VerbClass
from importers.minutes.language.welsh_verbs import welsh_verb

__all__ = ["WelshClause", "approves_in_welsh", "notes_in_welsh", "read_welsh", "read_welsh_promise"]

_CAPITAL = r"[A-Z\u0174\u0176]"
_WHO = rf"(?P<who>(?:(?:y|yr)\s)?{_CAPITAL}[\w\u00c0-\u0178'-]+(?:,?\s(?:(?:a|ac|dros|ar gyfer|y|yr|o|i|a'r|i'r)\s)?{_CAPITAL}[\w\u00c0-\u0178'-]+){{0,7}}|(?:y\s)?(?:swyddogion|aelodau))"
_VERB = r"(?P<verb>[a-z]+(?:'r|'n)?)\b"
_FIRST = re.compile(r"[\s*_\"'(:-]*(?:(?:[Ii]|[Yy] dylid|[Bb]od angen)\s)?(?P<verb>[A-Za-z]+(?:'r)?)\b")
# "gofyn i'r Rheolwr Gwastraff", "argymell i'r Cabinet", "cyfeirio … at y Cyngor", "gwahodd y Prif Weithredwr"
_ASKED = re.compile(rf"\b(?:i'r|i|at y|at yr|at|wrth y|wrth|ar y|ar yr|ar)\s{_WHO}")
# "awdurdodi'r Pennaeth Tai i", "dirprwyo awdurdod i'r Pennaeth Tai"
_DELEGATED = re.compile(rf"(?:awdurdod(?:i)?\s(?:i'r|i)|\bawdurdodi'r|\bi'r|\bi)\s{_WHO}", re.IGNORECASE)
# "bod y Pennaeth Tai yn cyflwyno", "y byddai'r Rheolwr yn anfon"
_DOES = re.compile(
    rf"\W*(?:(?:[Bb]|[Ff])od(?:'r)?|[Yy] (?:byddai|bydd|dylai)(?:'r)?|[Bb]yddai(?:'r)?)\s{_WHO}(?:\s(?:hefyd|wedyn))?(?:,[^,]{{3,60}},)?(?:\syn|'n)\s(?!cael\b){_VERB}"
)
# "Pennaeth Tai i gyflwyno", "i'r Pennaeth Tai gyflwyno"
_IS_TO = re.compile(rf"\W*{_WHO}\s(?:i|i'w)\s{_VERB}")
_FOR_WHO = re.compile(rf"\W*[Ii](?:'r)?\s{_WHO}\s{_VERB}")
# "bod yr adroddiad yn cael ei nodi", "adroddiad i'w gyflwyno", "gael ei anfon"
_PASSIVE = guarded(r"\b(?:yn cael (?:ei|eu)|i'w|gael (?:ei|eu))\s(?P<verb>h?[a-z]+(?:'r)?)\b")
_BY = re.compile(rf"\bgan\s{_WHO}")
# "adroddiad pellach", "diweddariad": what is still to come
_TO_COME = re.compile(r"\b(?:pellach|diweddariad|arall|rheolaidd|chwarterol|blynyddol ar)\b")
_SAID = r"(?:Dywedodd|Nododd|Cadarnhaodd|Eglurodd|Esboniodd|Atebodd|Ychwanegodd|Ymatebodd|dywedodd|nododd|cadarnhaodd|atebodd|eglurodd)"
# "Cytunodd y Pennaeth Priffyrdd i anfon", "Ymrwymodd", "Addawodd"
_PROMISED = guarded(
    rf"\b(?:Cytunodd|Ymrwymodd|Addawodd|Cynigiodd|cytunodd|ymrwymodd|addawodd)\s{_WHO}\s(?:i|y byddai|y bydd|ar)\b"
)
# "Dywedodd y Rheolwr y byddai'n anfon y rhestr"
_WOULD = guarded(
    rf"\b{_SAID}\s{_WHO}(?:\s(?:hefyd|wedyn))?\s(?:[^.;]{{0,120}}?\s)?y (?:byddai|bydd)(?:'n|\s(?:hi|ef|o|e)?\s?yn)\s{_VERB}"
)
# "Byddai swyddogion yn anfon", "byddai nodyn yn cael ei ddosbarthu i'r Aelodau"
_WOULD_BE = guarded(
    r"\b(?:[Bb]yddai|[Bb]yddid yn)\b[^.;]{2,120}?\byn cael (?:ei|eu)\s(?P<verb>h?[a-z]+)\b[^.;]{0,60}?\b(?:i'r|at|i)\b[^.;]{0,20}?(?:[Aa]elodau|[Pp]wyllgor|Panel|[Bb]wrdd|[Cc]yfarfod)"
)
# "Cytunwyd y byddai swyddogion", "Gofynnwyd i'r Swyddog", "Gofynnodd y Pwyllgor i", "Gofynnodd yr Aelodau am adroddiad"
_AGREED = guarded(r"\b(?:Cytunwyd|cytunwyd)\s(?:hefyd\s)?(?:y byddai|y bydd|i|bod|y dylid|ar|fod)\b")
_REQUESTED = guarded(
    rf"\b(?:Gofynnwyd|gofynnwyd|Gofynnodd (?:y|yr) (?:Pwyllgor|Panel|Cadeirydd|Gadeirydd|Bwrdd|Aelodau|aelodau|Is-[Bb]wyllgor))\s(?:i'r|i|am|bod|ar y|ar)\s?(?:{_WHO})?"
)
_MINUTES = guarded(
    r"\b[Cc]ofnodion\b[^.]{0,160}\b(?:yn gywir|fel cofnod cywir|yn gofnod cywir)\b|\b[Cc]adarnhawyd (?:bod )?(?:y )?cofnodion\b|\b[Cc]ymeradwywyd (?:y )?cofnodion\b"
)
_NOTED = re.compile(
    r"(?:[Nn]odwyd|[Dd]erbyniwyd|[Cc]ymeradwywyd|[Cc]efnogwyd|[Cc]roesawyd|Nododd y (?:Pwyllgor|Panel|Bwrdd)|Derbyniodd y (?:Pwyllgor|Panel|Bwrdd))\s(?:cynnwys\s)?(?:yr?\s|'r\s)?(?:adroddiad|diweddariad|cyflwyniad|cofnodion|blaenraglen|rhaglen|[g]?wybodaeth|cynllun|strategaeth|sefyllfa|cynnydd|perfformiad)\b"
)
_SERVICE = re.compile(
    r"(?:y\s|yr\s)?(?:(?:Prif|Uwch|Dirprwy|Is)[\s-]?)?(?:Pennaeth|Bennaeth|Cyfarwyddwr|Gyfarwyddwr|Rheolwr|Reolwr|Swyddog|Swyddogion|swyddogion|Cadeirydd|Gadeirydd|Weithredwr|Cydlynydd|Gydlynydd|Monitro|T\u00eem|Adran|Clerc|Arweinydd [TG])"
)
_OWN = re.compile(r"(?:y\s|yr\s)?(?:Pwyllgor|Panel|Is-?[Bb]wyllgor|Aelodau|aelodau|Bwrdd$)")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class WelshClause:
    """A Welsh clause in English terms: its verb, its class, where whoever must act is named, and what that is to the meeting.

    ``promise`` says that somebody is to do it; ``passive`` that it is to be done.
    """

    verb: str
    kind: VerbClass
    actor: tuple[int, int] | None = None
    standing: Literal["own", "service", "other"] | None = None
    passive: bool = False
    promise: bool = False
    delegates: bool = False


def read_welsh(text: str) -> WelshClause | None:
    """Read a clause that is worded as Welsh resolutions are, None for any other.

    >>> text = "gofyn i'r Rheolwr Gwastraff gyflwyno adroddiad"
    >>> found = read_welsh(text)
    >>> found.verb, text[slice(*found.actor)], found.standing
    ('ask', 'Rheolwr Gwastraff', 'service')
    >>> text = "Bod y Pennaeth Tai yn cyflwyno adroddiad pellach"
    >>> text[slice(*read_welsh(text).actor)]
    'y Pennaeth Tai'
    >>> read_welsh("note the report") is None
    True
    """
    does = _does(text)
    if does is not None:
        return does
    opening = text[:24].lstrip(" *_:(")
    first = _FIRST.match(text)
    known = welsh_verb(first["verb"]) if first and len(first["verb"]) > _SHORTEST else None
    if known is None:
        passive = _PASSIVE.search(text)
        known = welsh_verb(passive["verb"]) if passive else None
        if known is None or not (
            opening.lower().startswith(("bod", "fod", "y dylid", "y bydd")) or "i'w " in text
        ):
            return None
        by = _BY.search(text, passive.end() if passive else 0)
        return WelshClause(*known, *_party(by), passive=True)
    verb, kind = known
    if verb == "receive" and _TO_COME.search(text):
        return WelshClause(verb, "do")
    if verb == "delegate":
        found = _DELEGATED.search(text)
        return WelshClause(verb, kind, *_party(found), delegates=found is not None)
    asked = _ASKED.search(text) if kind in ("ask", "recommend", "refer") else None
    return WelshClause(verb, kind, *_party(asked))


def _does(text: str) -> WelshClause | None:
    """Read "bod y Pennaeth yn cyflwyno", "y Pennaeth i gyflwyno", "i'r Pennaeth gyflwyno"."""
    for pattern in (_DOES, _IS_TO, _FOR_WHO):
        found = pattern.match(text)
        known = welsh_verb(found["verb"]) if found else None
        if known is None:
            continue
        actor, standing = _party(found)
        if standing is None or standing == "other" and pattern is _IS_TO:
            continue
        if standing == "own":
            return WelshClause(*known, standing=standing)
        return WelshClause(known[0], "do", actor, standing, promise=True)
    return None


def _party(
    found: re.Match[str] | None,
) -> tuple[tuple[int, int] | None, Literal["own", "service", "other"] | None]:
    if found is None:
        return None, None
    who = found["who"]
    if _OWN.match(who):
        return found.span("who"), "own"
    return found.span("who"), "service" if _SERVICE.match(who) else "other"


def read_welsh_promise(text: str) -> tuple[tuple[int, int] | None] | None:
    """Read who agreed to something in a Welsh sentence of discussion: a one-tuple, None where nobody did.

    >>> text = "Cytunodd y Pennaeth Priffyrdd i anfon y rhestr."
    >>> text[slice(*read_welsh_promise(text)[0])]
    'y Pennaeth Priffyrdd'
    >>> text = "Dywedodd y Rheolwr Tai y byddai'n anfon y ffigurau at yr Aelodau."
    >>> text[slice(*read_welsh_promise(text)[0])]
    'y Rheolwr Tai'
    >>> read_welsh_promise("Diolchodd y Cadeirydd i'r swyddogion.") is None
    True
    """
    promised = _PROMISED.search(text)
    if promised is not None:
        return None if _OWN.match(promised["who"]) else (promised.span("who"),)
    would = _WOULD.search(text)
    if would is not None and (welsh_verb(would["verb"]) or ("", ""))[1] == "do":
        return (would.span("who"),)
    requested = _REQUESTED.search(text)
    if requested is not None:
        own = requested["who"] is None or _OWN.match(requested["who"])
        return (None if own else requested.span("who"),)
    passive = _WOULD_BE.search(text)
    if passive is not None and (welsh_verb(passive["verb"]) or ("", ""))[1] == "do":
        return (None,)
    agreed = _AGREED.search(text)
    if agreed is None:
        return None
    does = _DOES.match(text, agreed.end() - len(agreed[0].split()[-1]) - (2 if "y " in agreed[0] else 0))
    named = does is not None and not _OWN.match(does["who"])
    return (does.span("who") if does and named else None,)


def approves_in_welsh(text: str) -> bool:
    """Tell whether a Welsh sentence confirms the minutes.

    >>> approves_in_welsh("Cadarnhawyd cofnodion y cyfarfod diwethaf fel cofnod cywir.")
    True
    """
    return _MINUTES.search(text) is not None


def notes_in_welsh(text: str) -> bool:
    """Tell whether a Welsh sentence says that a paper was noted or approved.

    >>> notes_in_welsh("Nodwyd yr adroddiad."), notes_in_welsh("Nodwyd bod costau'n codi.")
    (True, False)
    """
    return _NOTED.match(text) is not None
