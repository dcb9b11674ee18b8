"""Which council the paper is of: printed in the head, behind an address, named in the text, or certain from a place.

Nothing is said where two councils are equally likely.
"""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass

from importers.paper import Paper, Span
from ontology.councils import Council, council_by_domain, council_by_name, find_councils

__all__ = ["CouncilFound", "find_council"]


@dataclass(frozen=True, slots=True)
class CouncilFound:
    """A council's usual full name, where the paper says so (None: beside the text), and how sure that is."""

    name: str
    span: Span | None
    confidence: float


_RANK = r"(?:Metropolitan Borough|Metropolitan District|County Borough|City|Borough|District|County|Town|Parish|Community|Unitary)"
# "Eastmere Borough Council", "EASTMERE COUNTY COUNCIL"
_NAMED = re.compile(
    rf"(?P<name>(?:[A-Z][A-Za-z'-]+|St\.?)(?:[ \n](?:[A-Z][A-Za-z'-]+|of|and|upon|on|the|in|with|&)){{0,5}}[ \n]{_RANK}[ \n]Council)\b"
    r"|(?P<royal>(?:London Borough|Royal Borough|City|Metropolitan Borough) of (?:[A-Z][A-Za-z'-]+)(?: (?:[A-Z][A-Za-z'-]+|and|upon|&)){0,4})",
)  # fmt: skip
_NAMED_CAPITALS = re.compile(
    r"(?P<name>[A-Z][A-Z'-]+(?: (?:[A-Z][A-Z'-]+|&)){0,5} COUNCIL)\b|(?P<royal>(?:LONDON|ROYAL) BOROUGH OF [A-Z][A-Z'-]+(?: [A-Z'-]+){0,3})"
)
_ADDRESS = re.compile(r"(?:[\w.+-]{1,64}@|https?://|www\.)[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_LEADING = re.compile(
    r"^(?:(?:The|Minutes|Agenda|Of|And|At|For|In|To|From|By|That|With|Neighbouring|Former)\b[ \n]+)+",
    re.IGNORECASE,
)
# "Eastmere Safeguarding Children Board", "children in Eastmere", "residents of Eastmere"
_OF_PLACE = re.compile(
    r"\b(?P<place>[A-Z][a-z]+(?:[ -](?:upon|on|and|of|under|the)?[ -]?[A-Z][a-z]+){0,3})(?: (?:Local )?Safeguarding| Council's| Town Hall| residents| Youth Cabinet| Children's (?:Trust|Services)"
    r"| Partnership| Health(?:watch)?| Homes| Clinical Commissioning| Local Plan)"
    r"|\b(?:children|people|residents|schools|services|families|areas?|communities|city|borough|county|town|across|within|throughout) (?:in|of|across|for|within)? ?(?P<within>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2})\b"
    r"|\bHealthwatch (?P<watch>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
)
_HEAD = 3000
# the parts of a head's line: table cells, the two languages of a bilingual title
_PART = re.compile(r"[^\s|/#*_](?:[^|/\n]*[^\s|/#*_])?")
_NOT_A_NAME = re.compile(r"\b(?:minutes|meeting|full|agenda|report)\b", re.IGNORECASE)


def _printed_in_head(paper: Paper, end: int) -> CouncilFound | None:
    """Read a council's name that stands in a line of its own in the head, in the gazetteer or not."""
    named: dict[str, CouncilFound] = {}
    for line in paper.lines(Span(0, min(end, _HEAD))):
        if len(line) > 120:
            continue
        for part in _PART.finditer(paper.plain, line.start, line.end):
            span = _whole_name(paper, part.start(), part.end())
            if span is not None:
                known = council_by_name(paper.words(span))
                name = known.name if known else paper.words(span)
                named.setdefault(name.lower(), CouncilFound(name, span, 0.95))
    return next(iter(named.values())) if len(named) == 1 else None


def _whole_name(paper: Paper, start: int, end: int) -> Span | None:
    """Give the council's name that a part of a line is, a word or two behind it allowed."""
    found = _NAMED.match(paper.plain, start, end) or _NAMED_CAPITALS.match(paper.plain, start, end)
    if found is None or end - found.end() >= 12 or _NOT_A_NAME.search(found.group()):
        return None
    return Span(found.start(), found.end())


def _by_address(paper: Paper, on: dt.date | None) -> CouncilFound | None:
    """Read the council behind the e-mail and web addresses of the text, if they agree."""
    found: dict[str, Span] = {}
    for address in _ADDRESS.finditer(paper.plain):
        council = council_by_domain(address.group(), on)
        if council is not None:
            found.setdefault(council.name, Span(address.start(), address.end()))
    if not found:
        return None
    name = next(iter(found))
    return CouncilFound(name, found[name], 0.97 if len(found) == 1 else 0.7)


def _known(paper: Paper, end: int) -> CouncilFound | None:
    """Read the council that the text names most, if it is named in the head or twice as often as any other."""
    hits = find_councils(paper.plain)
    if not hits:
        return None
    counts = Counter(council.name for _, _, council in hits)
    in_head = [(start, stop, council) for start, stop, council in hits if start < min(end, _HEAD)]
    ranked = counts.most_common(2)
    if in_head and len({council.name for _, _, council in in_head}) == 1:
        start, stop, council = in_head[0]
        return CouncilFound(council.name, Span(start, stop), 0.9)
    if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
        start, stop, council = next(hit for hit in hits if hit[2].name == ranked[0][0])
        return CouncilFound(council.name, Span(start, stop), 0.8)
    return None


def _unlisted(paper: Paper) -> CouncilFound | None:
    """Read the one council that the text names in full, though no gazetteer knows it."""
    found: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    for match in _NAMED.finditer(paper.plain):
        lead = _LEADING.match(match.group())
        span = Span(match.start() + (lead.end() if lead else 0), match.end())
        name = paper.words(span)
        if len(name.split()) >= 3:
            found.setdefault(name, span)
            counts[name] += 1
    if not counts:
        return None
    ranked = counts.most_common(2)
    name = ranked[0][0]
    addressed = any(
        _place_key(name) in a.group().lower().replace("-", "") for a in _ADDRESS.finditer(paper.plain)
    )
    if addressed or len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
        return CouncilFound(name, found[name], 0.85 if addressed else 0.65)
    return None


def _place_key(name: str) -> str:
    words = re.split(rf" {_RANK} Council", name)[0]
    return re.sub(r"[^a-z]", "", words.lower()) or name


def _by_place(paper: Paper) -> CouncilFound | None:
    """Read the council of the one place that the text ties its services to."""
    counts: Counter[str] = Counter()
    where: dict[str, Span] = {}
    known: dict[str, Council | None] = {}
    for match in _OF_PLACE.finditer(paper.plain):
        group = match.lastgroup or "place"
        place = match[group]
        if place not in known:
            known[place] = council_by_name(place)
        council = known[place]
        if council is not None:
            counts[council.name] += 1
            where.setdefault(council.name, Span(match.start(group), match.end(group)))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    name = ranked[0][0]
    return CouncilFound(name, where[name], 0.6 if ranked[0][1] == 1 else 0.75)


def find_council(paper: Paper, head_end: int, on: dt.date | None) -> CouncilFound | None:
    """Find the council of a paper whose head ends at ``head_end``; None where nothing makes it certain."""
    stated = paper.metadata.get("council")
    if stated:
        known = council_by_name(stated)
        return CouncilFound(known.name if known else stated, None, 0.95)
    for field in ("url", "site"):
        published = council_by_domain(paper.metadata[field], on) if paper.metadata.get(field) else None
        if published:
            return CouncilFound(published.name, None, 0.97)
    return (
        _printed_in_head(paper, head_end)
        or _by_address(paper, on)
        or _known(paper, head_end)
        or _unlisted(paper)
        or _by_place(paper)
    )
