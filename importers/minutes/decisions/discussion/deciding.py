"""Tells whether what is agreed or asked for in discussion decides something: "that a letter be sent", not "that it was late"."""

import re

from importers.minutes.clauses.fronts import skip_fronted
from importers.minutes.language.mood import BASE_VERBS, is_subjunctive
from importers.minutes.language.verbs import class_of, lemma

__all__ = ["decides_something"]

# "was", "had": the first finite verb of an opinion or a fact
_FINITE = re.compile(
    r"\b(?:would|will|should|shall|must|is|are|was|were|had|has|have|could|might|may|can|did|needed)\b"
)
_MODALS = ("would", "will", "should", "shall", "must")
# "would be useful", "should not": no more than an opinion
_OPINION = re.compile(
    r"\s(?:be\s)?(?:(?:more|most|very|too|better)\s)?(?:important|useful|helpful|beneficial|good|difficult|necessary|like|benefit|need|depend|not)\b"
)
# "so that they can", "in order that it may": what a clause is decided for
_BESIDES = re.compile(
    r"(?<=\w{4})\b,?\s(?:so that|in order (?:that|to)|(?:before|until|once) (?:it|this|they|these) (?:is|was|are|were))\b"
)
# "the Leisure Group (which had been joint) should be removed": what stands between subject and verb
_ASIDES = re.compile(r"\s\([^()]{2,120}\)|,\s(?:which|who)\s[^,;.]{2,120},(?=\s)")
# "agreed that the Chair writes on behalf of the Board": the indicative for what is to be done
_WRITES = re.compile(
    r"\s?(?:the\s)?(?:(?:Vice-)?Chair(?:man|person|woman)?|Convener|Clerk|Director(?: of [\w ]{3,40}?)?|Head of [\w ]{3,40}?|Scrutiny [\w ]{3,20}?|Cabinet Member(?: for [\w ]{3,40}?)?)\s(?P<verb>[a-z]+s)\b"
)
# "that the Director have the letter tested", "that Members let the Clerk have their views": what others are to do
_HAVE = re.compile(
    r"(?:the\s)?(?:[A-Z][\w'-]*\s(?:(?:of|for|and)\s)?){0,6}?(?:Director|Officer|Manager|Clerk|Chair(?:man)?|Head|Adviser|Secretary)\shave\s(?!been\b|to\b|had\b)|(?:all\s)?(?:[Mm]embers|[Oo]fficers)\slet\s"
)
# "since the road was closed the Agency should be invited": the reason stands first, without a comma
_SINCE = re.compile(r"\s*(?:since|as|because|given that|in view of|if|where)\s")
_SHOULD_BE = re.compile(r"\b(?:should|would|will|shall)\s(?:be\s)?[a-z]{3,}|\bbe\s[a-z]+ed\b")


def decides_something(rest: str) -> bool:
    """Tell "that officers would report" and "that a letter be sent" from "that it was important".

    >>> decides_something("officers would report in May"), decides_something("it would be useful to know")
    (True, False)
    """
    rest = _ASIDES.sub("", _BESIDES.split(rest, maxsplit=1)[0])
    if _SINCE.match(rest):
        return _SHOULD_BE.search(rest[:400]) is not None
    rest = rest.lstrip(" ,")
    rest = rest[skip_fronted(rest) :]
    writes = _WRITES.match(rest)
    if writes is not None and class_of(lemma(writes["verb"])) in ("do", "ask", "invite"):
        return True
    if _HAVE.match(rest):
        return True
    first = _FINITE.search(rest[:260])
    if is_subjunctive(rest[: first.start()] if first else rest):
        return True
    if first is None:
        return any(word.strip(",;") in BASE_VERBS for word in rest.split()[1:12])
    return first[0] in _MODALS and not _OPINION.match(rest[first.end() :])
