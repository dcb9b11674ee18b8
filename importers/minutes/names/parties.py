"""Reads the parties of a sentence: persons, offices, bodies and crowds that act, own, speak or are addressed.

The parties of a whole text are found once; a stretch is answered from them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from importers.minutes.language.body_words import BODY
from importers.minutes.language.memory import remembered
from importers.minutes.names.organisation_names import find_organisations
from importers.minutes.names.people import find_names
from importers.minutes.names.posts import find_posts
from importers.minutes.names.signals import find_signals
from importers.paper import Span
from importers.records import Party

__all__ = ["find_parties"]

# "Members", "a Member", "officers": a crowd that is nobody in particular, from its head word on
_GROUP = re.compile(
    rf"(?:[Mm]embers?(?: of the (?:{BODY}|[Pp]ublic|[Tt]ask [Gg]roup))?"
    r"|[Oo]fficers?|[Cc]ouncillors|[Rr]esidents?|MEMBERS|OFFICERS)\b(?! (?:Services|Body|Group))"
)
_BEFORE_GROUP = re.compile(
    r"\b(?:(?:a|A|another|Another|one|One|the|The|all|All|some|Some|several|Several|individual|relevant|Committee|Panel|local|elected|ward|Ward|Board) ){1,2}$"
)
# "the committee", "our sub-committee": a body in small letters or with nothing but its head word
_BODY = re.compile(
    r"(?:[Ss]ub-[Cc]ommittee|[Cc]ommittee|[Cc]ommission|[Cc]ouncil|[Cc]abinet|[Bb]oard|[Pp]anel|[Ss]ervice|[Dd]epartment|[Tt]eam|[Tt]ask [Gg]roup|[Ww]orking [Gg]roup|[Aa]uthority|[Aa]dministration"
    r"|[Ee]xecutive|Group|Trust|Forum|Party|Partnership|Commission)\b(?![-'\w])"
)
_BEFORE_BODY = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]his) (?:[a-z]{3,12} ){0,2}$")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts) $")
_REACH = 40

Kind = Literal["person", "post", "organisation", "group"]


def find_parties(plain: str, start: int, end: int) -> list[Party]:
    """Find the parties named in a stretch, in order of their beginning; none overlaps another.

    A person or an office takes precedence over a body inside its title, a body over a crowd, a crowd over a
    body of its head word alone.

    >>> text = "That the Head of Ports and Cllr R Bee ask Cabinet, and that Members be told by the Audit Panel"
    >>> [(p.kind, p.label) for p in find_parties(text, 0, len(text))]
    [('post', 'the Head of Ports'), ('person', 'Cllr R Bee'), ('organisation', 'Cabinet'), ('group', 'Members'), ('organisation', 'the Audit Panel')]
    """
    starts, parties = _parties_of(plain)
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, lo=first)
    return [party for party in parties[first:last] if party.span.end <= end]


@remembered
def _parties_of(plain: str) -> tuple[list[int], list[Party]]:
    """Find the parties of a whole text, and where they start; what comes first below takes precedence."""
    people = [
        Party(kind="person", label=_fold(plain, name.span), span=name.span, name=name)
        for name in find_names(plain, 0, len(plain))
    ]
    posts = (_with_article(plain, post.span) for post in find_posts(plain, 0, len(plain)))
    bodies = (_with_article(plain, mention.span) for mention in find_organisations(plain))
    signals = find_signals(plain)
    parties = _add(people, plain, "post", posts)
    parties = _add(parties, plain, "organisation", bodies)
    parties = _add(parties, plain, "group", _groups(plain, signals.groups))
    parties = _add(parties, plain, "organisation", _bare_bodies(plain, signals.bare_bodies))
    return [party.span.start for party in parties], parties


def _add(found: list[Party], plain: str, kind: Kind, spans: Iterator[Span]) -> list[Party]:
    """Add parties whose stretches are not taken yet; both come in order."""
    merged: list[Party] = []
    at = 0
    for span in spans:
        while at < len(found) and found[at].span.end <= span.start:
            merged.append(found[at])
            at += 1
        taken = at < len(found) and found[at].span.start < span.end
        if not taken and not (merged and merged[-1].span.end > span.start):
            merged.append(Party(kind=kind, label=_fold(plain, span), span=span))
    return merged + found[at:]


def _bare_bodies(plain: str, offsets: list[int]) -> Iterator[Span]:
    """Find bodies named by their head word alone, or in small letters, behind an article."""
    for offset in offsets:
        body = _BODY.match(plain, offset)
        before = _BEFORE_BODY.search(plain, max(0, offset - _REACH), offset) if body else None
        if body is not None and before is not None:
            yield Span(before.start(), body.end())


def _groups(plain: str, offsets: list[int]) -> Iterator[Span]:
    """Find crowds, with the words before them that belong to their name."""
    for offset in offsets:
        group = _GROUP.match(plain, offset)
        if group is not None:
            before = _BEFORE_GROUP.search(plain, max(0, offset - _REACH), offset)
            yield Span(before.start() if before else offset, group.end())


def _with_article(plain: str, span: Span) -> Span:
    """Take the article before a party into its label, which is kept as printed."""
    match = _ARTICLE.search(plain, max(0, span.start - 5), span.start)
    return Span(match.start(), span.end) if match else span


def _fold(plain: str, span: Span) -> str:
    return " ".join(plain[span.start : span.end].split())
