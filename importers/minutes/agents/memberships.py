"""Reads who holds which office, wherever the paper says so: one record for each pair, with all its evidence.

Attendance lists tie offices too; those come from ``attendance.py``. An office cut short ("Assistant Director") is not told
apart from its full form where both are printed of one person.
"""

import re
from collections.abc import Iterator

from importers.minutes.language.guarded import guarded
from importers.minutes.names.people import find_names
from importers.minutes.names.posts import find_posts
from importers.minutes.names.ties import Tie, find_ties
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span
from importers.records import Membership

__all__ = ["read_memberships"]

# "Report of the Cabinet Member for Homes" at a line's start
_REPORT_OF = guarded(
    r"(?:^|\n)[#>* |]{0,9}(?:[Jj]oint )?[Rr](?:eport|EPORT) (?:of|by|from|OF|BY|FROM):?\s(?:the\s|The\s)?"
)
# "Report Author - ", "Author:"
_AUTHOR = re.compile(r"\b(?:[Rr]eport )?[Aa]uthor(?:\(s\)|s)?(?: name)?\s?(?::|-|\|)\s{0,9}\|?\s{0,3}")
_HEAD = 6000


def read_memberships(paper: Paper, seg: Segmentation) -> tuple[Membership, ...]:
    """Read every pair of person and office that the text ties, each pair once with all its evidence.

    >>> from importers.paper import plain
    >>> text = "Jo Fee, Head of Roads, spoke. The Head of Roads, Jo Fee, left."
    >>> seg = Segmentation("", 1.0, Span(0, len(text)))
    >>> [(m.person.name, m.post, len(m.spans)) for m in read_memberships(Paper(text, plain(text), "text"), seg)]
    [('Jo Fee', 'Head of Roads', 2)]
    """
    ties = [*find_ties(paper.plain), *_author_of(paper.plain, seg)]
    return tuple(
        Membership(
            person=same[0].person, post=same[0].post, spans=tuple(tie.span for tie in same), confidence=0.9
        )
        for same in _gather(ties)
    )


def _gather(ties: list[Tie]) -> list[list[Tie]]:
    """Put together what ties one person to one office; an office cut short joins its full form."""
    gathered: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        gathered.setdefault((tie.person.name, tie.post.lower()), []).append(tie)
    posts: dict[str, list[str]] = {}
    for person, post in gathered:
        posts.setdefault(person, []).append(post)
    for person, post in list(gathered):
        fuller = next((other for other in posts[person] if other != post and other.startswith(post)), None)
        if fuller is not None and (person, fuller) in gathered:
            gathered[person, fuller].extend(gathered.pop((person, post)))
    return list(gathered.values())


def _author_of(plain: str, seg: Segmentation) -> Iterator[Tie]:
    """Tie a report's author to the office that the report is of, where each is given once and the author is a councillor."""
    reach = min(len(plain), seg.preamble.start + _HEAD)
    heads = list(_REPORT_OF.finditer(plain, seg.preamble.start, reach))
    authors = list(_AUTHOR.finditer(plain, seg.preamble.start, reach)) if len(heads) == 1 else []
    if len(authors) != 1:
        return
    begin, line = heads[0].end(), plain.find("\n", heads[0].end())
    names = find_names(plain, authors[0].end(), reach)
    posts = find_posts(plain, begin, line if line > 0 else len(plain))
    if (
        names
        and names[0].councillor
        and names[0].span.start == authors[0].end()
        and posts
        and posts[0].span.start == begin
    ):
        yield Tie(names[0], posts[0].label, Span(heads[0].start(), names[0].span.end))
