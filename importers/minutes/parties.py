"""Reads the parties of a sentence: persons, offices, bodies and crowds that act, own, speak or are addressed."""

import re

from importers.minutes.names import find_names
from importers.minutes.posts import find_posts
from importers.paper import Span
from importers.records import Party

__all__ = ["find_parties", "read_party"]

# "Members", "a Member", "officers": a crowd that is nobody in particular.
_GROUP = re.compile(
    r"\b(?:(?:a|A|another|Another|one|One|the|The|all|All|some|Some|several|Several|individual|relevant|Committee|Panel|local|elected|ward|Ward|Board) ){0,2}"
    r"(?:[Mm]embers?(?: of the (?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ommission|[Pp]ublic|[Ss]ub-[Cc]ommittee|[Tt]ask [Gg]roup))?|[Oo]fficers?|[Cc]ouncillors|[Rr]esidents?|MEMBERS|OFFICERS)\b(?! (?:Services|Body|Group))"
)
# "the Performance Panel", "Cabinet", "Eastmere Borough Council", "the Access Team": a body, team or outside party.
_BODY = re.compile(
    r"(?P<article>\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts) )?"
    r"(?P<label>\b(?:[A-Z][\w'&/-]*(?:, |,? (?:and|&|of|for|on|the|of the|in) | )){0,8}"
    r"(?:Sub-Committee|Subcommittee|Committee|Commission|Council|Cabinet|Board|Panel|Executive|Team|Service|Services|Trust|Partnership|Authority|Agency|Group|Forum|Department"
    r"|Directorate|Association|Assembly|Unit|Police|Ofsted|NHS|Party|Federation|Working Party|Company|Limited|Ltd|College|University|School|Hub)\b)"
)
_SMALL_BODY = re.compile(
    r"\b(?P<article>[Tt]he|[Aa]|[Oo]ur) (?P<label>(?:[a-z]{3,12} ){0,2}(?:committee|commission|council|cabinet|board|panel|service|department|team|task group|working group|authority|administration|executive))\b"
)


def find_parties(plain: str, start: int, end: int) -> list[Party]:
    """Find the parties named in a stretch, in order of their beginning; none overlaps another.

    A person or an office takes precedence over a body inside its title, a body over a crowd.

    >>> text = "That the Head of Ports and Cllr R Bee ask Cabinet, and that Members be told by the Audit Panel"
    >>> [(p.kind, p.label) for p in find_parties(text, 0, len(text))]
    [('post', 'the Head of Ports'), ('person', 'Cllr R Bee'), ('organisation', 'Cabinet'), ('group', 'Members'), ('organisation', 'the Audit Panel')]
    """
    found: list[Party] = []
    for name in find_names(plain, start, end):
        found.append(Party(kind="person", label=_fold(plain, name.span), span=name.span, name=name))
    for post in find_posts(plain, start, end):
        _add(found, plain, "post", _with_article(plain, post.span, start))
    for match in _BODY.finditer(plain, start, end):
        _add(found, plain, "organisation", Span(match.start(), match.end()))
    for match in _SMALL_BODY.finditer(plain, start, end):
        _add(found, plain, "organisation", Span(match.start(), match.end()))
    for match in _GROUP.finditer(plain, start, end):
        _add(found, plain, "group", Span(match.start(), match.end()))
    return sorted(found, key=lambda p: p.span)


# "that ", "to ", "by ": small words before the party that a clause opens with.
_LEAD = re.compile(r"[\s*-]*(?:(?:that|That|THAT|T H A T|to|by|and|from|for)\s+){0,2}")


def read_party(plain: str, start: int, end: int) -> Party | None:
    """Read the party that the stretch opens with, after "that", "to" or "by", or None.

    >>> read_party("That the Director of Place write to Ofsted", 0, 42).label
    'the Director of Place'
    >>> read_party("note the report of the Director", 0, 31)
    """
    lead = _LEAD.match(plain, start, end)
    begin = lead.end() if lead else start
    for party in find_parties(plain, begin, min(end, begin + 240)):
        return party if party.span.start == begin else None
    return None


def _add(found: list[Party], plain: str, kind: str, span: Span) -> None:
    """Add a party unless its stretch is taken by one that was found before it."""
    if any(p.span.start < span.end and span.start < p.span.end for p in found):
        return
    found.append(Party(kind=kind, label=_fold(plain, span), span=span))  # type: ignore[arg-type]  # the callers pass literals


def _with_article(plain: str, span: Span, floor: int) -> Span:
    """Take the article before an office into its label, which is kept as printed."""
    match = re.compile(r"\b(?:the|an?|our|its|The|An?|Our|Its) $").search(plain, max(floor, span.start - 5), span.start)
    return Span(match.start(), span.end) if match else span


def _fold(plain: str, span: Span) -> str:
    return " ".join(plain[span.start : span.end].split())
