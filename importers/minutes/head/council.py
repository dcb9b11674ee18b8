"""Which council the paper is of: stated by its format, printed in the head, behind an address, or named in the text.

Evidence is added up and nothing is said where two councils are equally likely: a paper of a joint committee names
several, and a council that did something for this one is named too.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from importers.council_names import find_named_councils, whole_council_name
from importers.minutes.language.dates import find_dates
from importers.minutes.language.holding import find_near, stems
from importers.paper import Paper, Span
from ontology.councils import council_by_domain, council_by_name

__all__ = ["CouncilFound", "find_council", "is_same_council", "settle_council"]


@dataclass(frozen=True, slots=True)
class CouncilFound:
    """A council's usual full name, where the paper says so (None: beside the text), and how sure that is.

    ``certain`` where the paper's format states it or its head prints it by itself: what is only worked out is not.
    """

    name: str
    span: Span | None
    confidence: float
    certain: bool = False


_ADDRESS = re.compile(r"(?:[\w.+-]{1,64}@|https?://|www\.)(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})")
_ADDRESS_MARKS = stems("@", "//", "www.")
_LONGEST_NAME, _LONGEST_HOST = 64, 460
# the parts of a head's line: table cells, the two languages of a bilingual title
_PART = re.compile(r"[^\s|/#*_](?:(?:(?! {3})[^|/\n])*[^\s|/#*_])?")
# ... and of one that dates the meeting: "Skills Panel - 3 July 2019 - Eastmere Council"
_DASHED_PART = re.compile(r"[^\s|/#*_-](?:(?:(?! - | {3})[^|/\n])*[^\s|/#*_])?")
# what ties a place to the paper: "Eastmere Safeguarding Children Board", "children in Eastmere", "Healthwatch Eastmere"
_OF_PLACE = re.compile(
    r"\b(?P<place>[A-Z][a-z]+(?:[ -](?:upon|on|and|of|under|the)?[ -]?[A-Z][a-z]+){0,3})(?: (?:Local )?Safeguarding| Council's| Town Hall| residents| Youth Cabinet| Children's (?:Trust|Services)"
    r"| Partnership| Health(?:watch)?| Homes| Clinical Commissioning| Local Plan)"
    r"|\b(?:children|people|residents|schools|services|families|areas?|communities|city|borough|county|town|across|within|throughout) (?:in|of|across|for|within)? ?(?P<within>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2})\b"
    r"|\bHealthwatch (?P<watch>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
)
# who acts for, comes from or stands beside this council: "undertaken by Southmere Council", "(Lorne City Council)"
_ANOTHERS = re.compile(
    r"(?:\b(?:(?:executive|director|officer|leader|chair(?:man)?|mayor|head|manager|clerk|secretary|members?|councillors?|representatives?|governor)\s(?:of|at|for)|by|from|with|to|at|between|neighbouring|other|and|include|including)(?: the)?|\(|-)\s*$",
    re.IGNORECASE,
)
# what follows this council's own name: its building, its body
_OWN = re.compile(
    r"(?:'s)?\s(?:Offices|Chamber|Headquarters|HQ|(?:(?:[A-Z&][\w-]*|and|of),?\s){0,8}(?:Committee|Panel|Board|Commission)\b)"
)
_LOCAL = re.compile(r"\s(?:Parish|Town|Community)\s+Council$", re.IGNORECASE)
_RANK_ENDS = re.compile(
    r"\s(?:(?:Metropolitan|County|City|Borough|District|Town|Parish|Community|Unitary|Combined)\s)*(?:Council|Authority)$",
    re.IGNORECASE,
)
_BEFORE_PLACE = re.compile(
    r"^(?:the )?(?:(?:London|Royal|Metropolitan) )?(?:Borough|City|County|Council) of (?:the )?|^Cyngor \w+ ",
    re.IGNORECASE,
)
_HEAD = 3000
_MOST_FROM_PLACE = 1.2
_FAR = 100_000
_LEAST = 0.8
# officers of one authority that show whose meeting it is, and how many are looked at
_LEAST_OFFICERS, _MOST_OFFICERS = 2, 40
_NO_LETTER = re.compile(r"[^a-z]")


def _stated(paper: Paper, on: dt.date | None) -> CouncilFound | None:
    """Read what the format states: a field, the host, the page's own title."""
    stated = paper.metadata.get("council")
    if stated:
        return CouncilFound(_usual_name(stated), None, 0.95, certain=True)
    for field in ("url", "site"):
        published = council_by_domain(paper.metadata[field], on) if paper.metadata.get(field) else None
        if published:
            return CouncilFound(published.name, None, 0.97, certain=True)
    titled = [name for part in _TITLE_PARTS.split(paper.metadata.get("title", "")) if (name := _whole(part))]
    name = next((n for n in titled if not n.lower().startswith("cyngor")), titled[0] if titled else None)
    return CouncilFound(name, None, 0.9, certain=True) if name else None


# "Agenda - Skills Panel | Cyngor Sir Eastmere / Eastmere County Council": a title's parts, the two languages of a name
_TITLE_PARTS = re.compile(r"\s[-|:/]\s")


def _whole(part: str) -> str | None:
    """Give the usual name of the council that a part of a title is, if it is one."""
    titled = Paper(part, part, "title")
    span = whole_council_name(titled, 0, len(part))
    if span is None:
        return part.strip() if _SINGLE_PURPOSE.fullmatch(part.strip()) else None
    return _usual_name(titled.words(span))


def _usual_name(printed: str) -> str:
    """Give the usual name of a council that is known, any other as printed."""
    known = council_by_name(printed)
    return known.name if known else printed


# "Eastmere ", "Eastmere and Wold ": the places that an authority is named by
_PLACES = r"(?:[A-Z][\w'&-]+\s(?:(?i:and|of|upon|&)\s)?){1,5}?"
# "Eastmere Fire Authority", "EASTMERE AND WOLD FIRE AND RESCUE AUTHORITY": an authority that is no council, in a title's part
# or a line of its own
_SINGLE_PURPOSE = re.compile(
    rf"{_PLACES}(?i:(?:fire(?: and rescue)?|national park|combined|police) authority)"
)


# "Members", "Present:", "In Attendance": where the lists of people begin
_LISTED_FROM = re.compile(
    r"\W{0,6}(?:members?|membership|present|in attendance|attendance|also present)\b.{0,12}$", re.IGNORECASE
)


# "Councillor Ada Bell Eastmere Borough Council": a member of it, and no name of a council
_MEMBER = re.compile(r"(?:Councill?or|Cllr|Alderman|Bailie)\b")


def _printed(paper: Paper, end: int) -> list[CouncilFound]:
    """Read the councils whose names stand in lines or cells of their own in the head, each once."""
    named: dict[str, CouncilFound] = {}
    for line in paper.lines(Span(0, min(end, _HEAD))):
        if len(line) > 120:
            continue
        if named and _LISTED_FROM.match(paper.plain, line.start, line.end):
            break  # behind it stand the councils that members are of
        parts = _DASHED_PART if find_dates(paper.plain, line.start, line.end) else _PART
        for part in parts.finditer(paper.plain, line.start, line.end):
            if _MEMBER.match(part[0]):
                continue
            span = whole_council_name(paper, part.start(), part.end())
            if span is None and _SINGLE_PURPOSE.fullmatch(part[0]):
                span = Span(part.start(), part.end())
            if span is not None:
                name = _usual_name(paper.words(span))
                named.setdefault(name.lower(), CouncilFound(name, span, 0.95, certain=True))
    return [
        found for key, found in named.items() if not (key.startswith("cyngor") and _in_english(key, named))
    ]


def _in_english(welsh: str, names: Iterable[str]) -> bool:
    """Tell whether a Welsh name's place stands in another of the names: a bilingual head prints both."""
    place = welsh.rsplit(maxsplit=1)[-1]
    return any(place in name.split() for name in names if not name.startswith("cyngor"))


def _addresses(paper: Paper) -> Iterator[re.Match[str]]:
    """Iterate over the e-mail and web addresses of a text."""
    far = min(len(paper.plain), _FAR)
    return find_near(paper.plain, 0, far, _ADDRESS_MARKS, _ADDRESS, before=_LONGEST_NAME, after=_LONGEST_HOST)


def _addressed(paper: Paper, on: dt.date | None) -> CouncilFound | None:
    """Read the council behind the e-mail and web addresses of the text."""
    found: dict[str, Span] = {}
    for address in _addresses(paper):
        council = council_by_domain(address["host"], on)
        if council is not None:
            found.setdefault(council.name, Span(address.start(), address.end()))
    if not found:
        return None
    name = next(iter(found))
    return CouncilFound(name, found[name], 0.97 if len(found) == 1 else 0.7)


def _place_key(name: str) -> str:
    return _NO_LETTER.sub("", _RANK_ENDS.sub("", name).lower())


def _named(paper: Paper, end: int) -> CouncilFound | None:
    """Add up what the text says of each council and take the one that it says most of."""
    weights: defaultdict[str, float] = defaultdict(float)
    where: dict[str, Span] = {}
    hosts = {_NO_LETTER.sub("", address["host"].lower()) for address in _addresses(paper)}
    for named in find_named_councils(paper, min(len(paper.plain), _FAR)):
        if _LOCAL.search(named.name):
            continue
        before = paper.plain[max(0, named.span.start - 32) : named.span.start]
        anothers = _ANOTHERS.search(before) is not None
        weights[named.name] += named.weight * (0.3 if anothers else 1.0)
        weights[named.name] += 0.8 if _OWN.match(paper.plain, named.span.end) else 0.0
        if named.name not in where:
            where[named.name] = named.span
            key = _place_key(named.name)
            weights[named.name] += 3.0 * (len(key) > 3 and any(key in host for host in hosts))
            weights[named.name] += 0.5 * (named.span.start < min(end, _HEAD) and not anothers)
    for name in weights:
        weights[name] += min(_MOST_FROM_PLACE, 0.4 * _other_mentions(paper, name))
    for name, span, times in _tied_places(paper):
        weights[name] += 0.5 + 0.4 * times
        where.setdefault(name, span)
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] < 1.6 * ranked[1][1]):
        return None
    name, weight = ranked[0]
    return CouncilFound(name, where[name], round(min(0.9, 0.5 + 0.1 * weight), 2))


def _other_mentions(paper: Paper, name: str) -> int:
    """Count how often a council's place stands elsewhere than in its name: in its halls, teams and streets."""
    place = _BEFORE_PLACE.sub("", _RANK_ENDS.sub("", name)).strip()
    far = min(len(paper.plain), _FAR)
    return max(0, paper.plain.count(place, 0, far) - paper.plain.count(name, 0, far)) if len(place) > 3 else 0


def _tied_places(paper: Paper) -> list[tuple[str, Span, int]]:
    """Find the councils of the places that the text ties its services to, and how often it does."""
    counts: Counter[str] = Counter()
    where: dict[str, Span] = {}
    known: dict[str, str | None] = {}
    for match in _OF_PLACE.finditer(paper.plain, 0, min(len(paper.plain), _FAR)):
        group = match.lastgroup or "place"
        place = match[group]
        if place not in known:
            council = council_by_name(place)
            known[place] = council.name if council else None
        name = known[place]
        if name is not None:
            counts[name] += 1
            where.setdefault(name, Span(match.start(group), match.end(group)))
    return [(name, where[name], times) for name, times in counts.items()]


# a body of several councils: the one that is host to it, or sends a member, is not its council
_SHARED = re.compile(
    r"\b(?:joint|authorities|police and crime|combined authority|fire and rescue|partnership)\b",
    re.IGNORECASE,
)


# "Eastmere Combined Authority Overview and Scrutiny Committee": an authority that is no council, in front of its body
_AUTHORITY = re.compile(rf"{_PLACES}Combined Authority\b")


def _in_body(paper: Paper, body: str) -> CouncilFound | None:
    """Read the combined authority whose name the body's begins with."""
    authority = _AUTHORITY.match(body)
    at = paper.plain.find(authority.group()) if authority else -1
    if authority is None or at < 0:
        return None
    return CouncilFound(authority.group(), Span(at, at + len(authority.group())), 0.9)


def _is_body(paper: Paper, body: str) -> CouncilFound | None:
    """Read the parish, town or community council that itself met, and has no committees."""
    at = paper.plain.find(body) if _LOCAL.search(body) and not _LOCAL.match(f" {body}") else -1
    return CouncilFound(_usual_name(body), Span(at, at + len(body)), 0.9) if at >= 0 else None


# "MEETING of the SCRUTINY COMMITTEE of EASTMERE COUNCIL held in"
_COMMITTEE_OF = re.compile(
    r"\b(?i:committee|panel|board|commission)\s+(?i:of\s+(?:the\s+)?)(?P<name>[A-Z][\w'&-]+(?:\s+(?:[A-Z][\w'&-]+|and|of|&)){0,5}\s+(?i:council))(?=[\s*]+(?:\([A-Z]{2,6}\)[\s*]+)?(?i:held|on|at|which)\b)"
)


def _whose_committee(paper: Paper, end: int) -> CouncilFound | None:
    """Read the council that the head's own sentence says the body is of."""
    found = _COMMITTEE_OF.search(paper.plain, 0, min(end, _HEAD))
    if found is None:
        return None
    span = Span(*found.span("name"))
    return CouncilFound(_usual_name(paper.words(span)), span, 0.9)


# "Head of Governance, Eastmere\nCombined Authority": whom the officers in attendance serve
_OFFICERS_OF = re.compile(rf"(?<=, )(?P<name>{_PLACES}Combined\sAuthority)(?=\s*(?:\n|$|[,;)]))")


def _served(paper: Paper) -> CouncilFound | None:
    """Read the combined authority that several officers in the lists of people are of, and no other beside it."""
    found: dict[str, Span] = {}
    times = 0
    for match in islice(_OFFICERS_OF.finditer(paper.plain, 0, min(len(paper.plain), _HEAD)), _MOST_OFFICERS):
        found.setdefault(" ".join(match["name"].split()), Span(*match.span("name")))
        times += 1
    if len(found) != 1 or times < _LEAST_OFFICERS:
        return None
    name, span = next(iter(found.items()))
    return CouncilFound(name, span, 0.8)


def find_council(
    paper: Paper, head_end: int, on: dt.date | None, body: str | None = None
) -> CouncilFound | None:
    """Find the council of a paper whose head ends at ``head_end``; None where nothing makes it certain.

    ``on`` is the day of the meeting, by which a council's address is known; ``body`` the name of the body that met. What
    the format states comes first, then what the head prints, an address, whose body it is, and what the text names.
    """
    stated = _stated(paper, on)
    if stated:
        return stated
    printed = _printed(paper, head_end)
    if len(printed) == 1:
        return printed[0]
    addressed = (
        _is_body(paper, body or "")
        or _addressed(paper, on)
        or _whose_committee(paper, head_end)
        or _in_body(paper, body or "")
        or _served(paper)
    )
    shared = body is not None and (_SHARED.search(body) or _LOCAL.search(f" {body}")) is not None
    if addressed or printed or shared:
        return addressed
    return _named(paper, head_end)


def settle_council(found: CouncilFound | None, given: str | None) -> CouncilFound | None:
    """Choose between the council that was found and the one that the paper came with: this one, unless the paper is certain.

    >>> printed = CouncilFound("Eastmere Borough Council", Span(0, 24), 0.95, certain=True)
    >>> settle_council(printed, "Westmere Council") is printed
    True
    >>> settle_council(CouncilFound("Eastmere Borough Council", Span(0, 24), 0.9), "Westmere Council").name
    'Westmere Council'
    """
    if given is None or (found is not None and (found.certain or is_same_council(found.name, given))):
        return found
    return CouncilFound(given, None, 1.0)


def is_same_council(one: str, other: str) -> bool:
    """Say whether two names are of one council, as they are written in full or in short.

    >>> is_same_council("Eastmere", "Eastmere Borough Council"), is_same_council("Eastmere", "Westmere Council")
    (True, False)
    """
    known = council_by_name(one), council_by_name(other)
    if known[0] is not None and known[1] is not None:
        return known[0].name == known[1].name
    return _place_key(_BEFORE_PLACE.sub("", one)) == _place_key(_BEFORE_PLACE.sub("", other))
