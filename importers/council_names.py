"""Names of councils as papers print them, in the gazetteer or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from importers.paper import Paper, Span
from ontology.councils import council_by_name, find_councils

__all__ = ["CouncilNamed", "find_named_councils", "whole_council_name"]


@dataclass(frozen=True, slots=True)
class CouncilNamed:
    """A council named in a text: its usual full name if the gazetteer has it, else as printed.

    ``weight`` is how much one mention says: a name without rank that no gazetteer has may be no name at all.
    """

    name: str
    span: Span
    weight: float


_RANK = r"(?:Metropolitan\s+Borough|Metropolitan\s+District|County\s+Borough|City|Borough|District|County|Town|Parish|Community|Unitary)"
_WORD = r"[A-Z][A-Za-z'-]+"
# "Eastmere Borough Council", "the London Borough of Eastmere Green", "Eastmere Combined Authority", "Cyngor Sir Eastmere". The
# capital stands before the branches, so that the engine passes over all other letters without trying them.
_RANKED = re.compile(
    rf"[A-Z](?<!\w.)(?:(?:[A-Za-z'-]+|(?<=S)t\.?)(?:[ \n]{{1,3}}(?:{_WORD}|of|and|upon|on|the|in|with|&)){{0,5}}[ \n]{{1,3}}(?:{_RANK}[ \n]{{1,3}}Council|Combined[ \n]{{1,3}}Authority)\b"
    rf"|(?:(?<=L)ondon|(?<=R)oyal|(?<=M)etropolitan)[ \n]{{1,3}}Borough[ \n]{{1,3}}of[ \n]{{1,3}}{_WORD}(?:[ \n]{{1,3}}(?:{_WORD}|and|upon|&)){{0,3}}"
    rf"|(?<=C)yngor[ \n]{{1,3}}(?:Sir|Dinas|Bwrdeistref)(?:[ \n]{{1,3}}(?:Sirol|a[ \n]Sir))?[ \n]{{1,3}}{_WORD}(?:[ \n]{{1,3}}(?:{_WORD}|y|a)){{0,3}})"
)
# "EASTMERE COUNTY COUNCIL", "CYNGOR SIR EASTMERE": a name in capitals, in a line of its own
_CAPITALS = re.compile(
    r"(?:THE )?[A-Z][A-Z'-]+(?: (?:[A-Z][A-Z'-]+|&)){0,5} (?:COUNCIL|COMBINED AUTHORITY)\b|(?:LONDON|ROYAL|METROPOLITAN|COUNTY) BOROUGH OF [A-Z][A-Z'-]+(?: [A-Z'-]+){0,3}"
    r"|CYNGOR (?:SIR|DINAS|BWRDEISTREF)(?: SIROL| A SIR)? [A-Z]+(?: [A-Z]+){0,3}"
)
# "Penhallow Council", "Aldmoor and Skerries Council": a name without a rank
_PLAIN = re.compile(
    rf"[A-Z](?<!\w.)[A-Za-z'-]+(?:[ \n]{{1,3}}(?:and|&|upon|on)[ \n]{{1,3}}(?:the[ \n]{{1,3}})?{_WORD}|[ \n]{{1,3}}{_WORD}){{0,2}}[ \n]{{1,3}}Council\b"
    r"(?![ \n](?:[Tt]ax|[Cc]hambers?|[Hh]ouse|[Oo]ffices?|[Hh]eadquarters|[Pp]lan|[Mm]eetings?|[Ll]eader|[Hh]omes|[Mm]embers?)\b)"
)
_NO_NAME = re.compile(
    r"(?:the\s+)?(?:full|this|that|each|every|most|our|your|any|annual|special|extraordinary|youth|health|arts|sports?|research|medical|privy|general|british|national|local|student|school|social|care"
    r"|workers|modern|governing|safer|between|which|neighbouring|other|partner|member|former|new|shadow|parish|town|community|district|borough|county|city|cabinet|executive|leader|joint|unitary|metropolitan)"
    r"(?:\s+(?:borough|district|county|city))?\s+council$|(?:.*\s)?(?:minutes|meeting|agenda|full|report|information)\s(?:.*\s)?council$|combined\s+authority$",
    re.IGNORECASE | re.DOTALL,
)
_LEADING = re.compile(
    r"(?:[A-Z][\w' -]{0,40}?\b(?:Executive|Director|Officer|Leader|Chair(?:man)?|Mayor|Head|Manager|Clerk|Secretary|Members?|Councillors?)[ \n]+(?:of|at|for)[ \n]+(?:the[ \n]+)?|Chair(?:man|person)?[ \n]of[ \n](?:the[ \n])?)?(?:(?:the|minutes?|agenda|of|and|at|for|in|to|from|by|that|with|neighbouring|former|both|as|within|members?|officers?|councillors?)\b[ \n]+){0,4}", re.IGNORECASE
)  # fmt: skip


# "LivingWorkingOur Council": the words of a menu, run together
_GLUED = re.compile(r"\b(?!Ma?c)[A-Z][a-z]{2,}[A-Z][a-z]")


def whole_council_name(paper: Paper, start: int, end: int) -> Span | None:
    """Give the council's name that a line or cell is, a word or two behind it allowed.

    >>> text = "EASTMERE BOROUGH COUNCIL"
    >>> whole_council_name(Paper(text, text, "text"), 0, len(text))
    Span(start=0, end=24)
    """
    for pattern in (_RANKED, _CAPITALS, _PLAIN):
        found = pattern.match(paper.plain, start, end)
        if found and end - found.end() < 12 and not (_NO_NAME.match(found[0]) or _GLUED.search(found[0])):
            return Span(found.start(), found.end())
    return None


def find_named_councils(paper: Paper, end: int) -> Iterator[CouncilNamed]:
    """Iterate over the councils that a text names before ``end``, those of the gazetteer first."""
    taken: list[tuple[int, int]] = []
    for start, stop, council in find_councils(paper.plain, 0, end):
        taken.append((start, stop))
        yield CouncilNamed(council.name, Span(start, stop), 1.0)
    covered, ends = {start for start, _ in taken}, {stop for _, stop in taken}
    for pattern, weight in ((_RANKED, 0.9), (_PLAIN, 0.45)):
        for found in pattern.finditer(paper.plain, 0, end):
            lead = _LEADING.match(paper.plain, found.start(), found.end())
            start = lead.end() if lead else found.start()
            words = paper.plain[start : found.end()]
            if found.end() in ends or start in covered or len(words.split()) < 2 or _NO_NAME.match(words):
                continue
            ends.add(found.end())
            span = Span(start, found.end())
            known = council_by_name(words)
            yield CouncilNamed(known.name if known else paper.words(span), span, 1.0 if known else weight)
