"""Reads what Welsh minutes resolve and agree: verb-nouns behind "Penderfynwyd", "Cytunodd y Pennaeth i anfon".

A resolution in Welsh opens with a verb-noun ("nodi'r adroddiad", "gofyn i'r Rheolwr …"); whoever is asked stands behind
"i" or "i'r". In the discussion the verb comes first, then who acted, then "i" and what is to be done.
"""

import re
from dataclasses import dataclass

from importers.minutes.language.verbs import VerbClass

__all__ = ["WelshClause", "approves_in_welsh", "read_welsh", "read_welsh_promise"]

# verb-nouns, also mutated, and the English verb with its class
_VERBS: dict[str, tuple[str, VerbClass]] = {
    **dict.fromkeys(("nodi", "nodi'r"), ("note", "settle")),
    **dict.fromkeys(("derbyn", "dderbyn"), ("receive", "settle")),
    **dict.fromkeys(("cadarnhau", "gadarnhau"), ("confirm", "settle")),
    **dict.fromkeys(("cymeradwyo", "gymeradwyo", "cytuno", "gytuno", "mabwysiadu"), ("approve", "settle")),
    **dict.fromkeys(("cefnogi", "gefnogi", "croesawu", "groesawu", "ardystio"), ("endorse", "settle")),
    **dict.fromkeys(("penodi", "benodi", "ethol", "enwebu"), ("appoint", "settle")),
    **dict.fromkeys(("gohirio", "ohirio"), ("defer", "settle")),
    **dict.fromkeys(("diolch", "ddiolch", "llongyfarch", "ystyried", "gwahardd", "cau", "gau", "eithrio"), ("agree", "settle")),
    **dict.fromkeys(("argymell",), ("recommend", "recommend")),
    **dict.fromkeys(("cyfeirio", "gyfeirio", "cyfeirio'r"), ("refer", "refer")),
    **dict.fromkeys(("gofyn", "ofyn", "annog", "cyfarwyddo"), ("ask", "ask")),
    **dict.fromkeys(("gwahodd", "wahodd"), ("invite", "invite")),
    **dict.fromkeys(("darparu", "ddarparu", "anfon", "cylchredeg", "gylchredeg", "dosbarthu", "ddosbarthu", "cyflwyno", "gyflwyno"), ("provide", "do")),
    **dict.fromkeys(("ychwanegu", "cynnwys", "gynnwys"), ("add", "do")),
    **dict.fromkeys(("trefnu", "drefnu", "ysgrifennu", "monitro", "fonitro", "adolygu", "paratoi", "baratoi", "cysylltu", "gysylltu", "ymweld"), ("arrange", "do")),
}  # fmt: skip
_FIRST = re.compile(r"[\s*_\"'(:-]*(?:i\s)?(?P<verb>[a-z]+(?:'r)?)\b", re.IGNORECASE)
_WHO = r"(?P<who>(?:y\s|yr\s)?[A-Z\u0174\u0176][\w\u00c0-\u0178'-]+(?:\s(?:(?:a|ac|dros|ar gyfer|y|yr|o|i)\s)?[A-Z\u0174\u0176][\w\u00c0-\u0178'-]+){0,6})"
# "gofyn i'r Rheolwr Gwastraff", "argymell i'r Cabinet", "cyfeirio … at y Cyngor"
_ASKED = re.compile(rf"\b(?:i'r|i|at y|at yr|at|wrth y|wrth)\s{_WHO}")
# "bod yr adroddiad yn cael ei nodi": the subjunctive
_PASSIVE = re.compile(r"\b(?:yn cael ei|yn cael eu|i'w|gael ei)\s(?:h|ei\s)?(?P<verb>[a-z]+)\b")
# "Cytunodd y Pennaeth Priffyrdd i anfon", "Ymrwymodd", "Addawodd"
_PROMISED = re.compile(
    rf"\b(?:Cytunodd|Ymrwymodd|Addawodd|cytunodd|ymrwymodd)\s{_WHO}\s(?:i|y byddai|y bydd|ar)\b"
)
# "Cytunwyd y byddai swyddogion", "Gofynnwyd i'r Swyddog", "Gofynnodd y Pwyllgor i"
_AGREED = re.compile(r"\b(?:Cytunwyd|cytunwyd)\s(?:y byddai|y bydd|i|bod|y dylid|hefyd)\b")
_REQUESTED = re.compile(
    rf"\b(?:Gofynnwyd|gofynnwyd|Gofynnodd y (?:Pwyllgor|Panel|Cadeirydd|Bwrdd|Aelodau)|Gofynnodd yr Aelodau)\s(?:i'r|i|am|bod)\s?(?:{_WHO})?"
)
_MINUTES = re.compile(
    r"\b[Cc]ofnodion\b[^.]{0,160}\b(?:yn gywir|fel cofnod cywir|yn gofnod cywir)\b|\b[Cc]adarnhawyd (?:bod )?(?:y )?cofnodion\b"
)
_SERVICE = re.compile(
    r"(?:y\s|yr\s)?(?:Prif\s|Uwch\s|Is-?)?(?:Pennaeth|Cyfarwyddwr|Rheolwr|Swyddog|Swyddogion|Cadeirydd|Gadeirydd|Weithredwr|Cydlynydd|Monitro)"
)


@dataclass(frozen=True, slots=True)
class WelshClause:
    """A Welsh clause in English terms: its verb, its class, and where whoever must act is named."""

    verb: str
    kind: VerbClass
    actor: tuple[int, int] | None = None
    service: bool = False


def read_welsh(text: str) -> WelshClause | None:
    """Read a clause that opens with a Welsh verb-noun, None for any other.

    >>> text = "gofyn i'r Rheolwr Gwastraff gyflwyno adroddiad"
    >>> found = read_welsh(text)
    >>> found.verb, text[slice(*found.actor)], found.service
    ('ask', 'Rheolwr Gwastraff', True)
    >>> read_welsh("note the report") is None
    True
    """
    first = _FIRST.match(text)
    known = _VERBS.get(first["verb"].lower()) if first else None
    if known is None:
        passive = (
            _PASSIVE.search(text) if text[:20].lstrip(" *_:").startswith(("bod", "fod", "y dylid")) else None
        )
        known = _VERBS.get(passive["verb"]) if passive else None
        return WelshClause(*known) if known else None
    verb, kind = known
    asked = _ASKED.search(text) if kind in ("ask", "recommend", "refer") else None
    if asked is None:
        return WelshClause(verb, kind)
    return WelshClause(verb, kind, asked.span("who"), _SERVICE.match(asked["who"]) is not None)


def read_welsh_promise(text: str) -> tuple[tuple[int, int] | None] | None:
    """Read who agreed to something in a Welsh sentence of discussion: a one-tuple, None where nobody did.

    >>> text = "Cytunodd y Pennaeth Priffyrdd i anfon y rhestr."
    >>> text[slice(*read_welsh_promise(text)[0])]
    'y Pennaeth Priffyrdd'
    >>> read_welsh_promise("Diolchodd y Cadeirydd i'r swyddogion.") is None
    True
    """
    promised = _PROMISED.search(text)
    if promised is not None:
        return (promised.span("who"),)
    requested = _REQUESTED.search(text)
    if requested is not None:
        return (requested.span("who") if requested["who"] else None,)
    return (None,) if _AGREED.search(text) else None


def approves_in_welsh(text: str) -> bool:
    """Tell whether a Welsh sentence confirms the minutes.

    >>> approves_in_welsh("Cadarnhawyd cofnodion y cyfarfod diwethaf fel cofnod cywir.")
    True
    """
    return _MINUTES.search(text) is not None
