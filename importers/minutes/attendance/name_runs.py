"""Groups the names of a paper into runs that stand in one list: what is said of the last is said of all."""

import re
from collections.abc import Iterator

from importers.minutes.names.people import find_names
from importers.minutes.names.posts import has_post_head
from importers.minutes.names.ties import find_ties
from importers.records import PersonName

__all__ = ["find_people", "group_names"]

# ", ", " and ", " (Vice-Chair), ": what stands between two names of a list
_GAP = re.compile(r"(?:[\s,;*|]|\band\b|&|\([^()]{0,60}\))*")

# ", Chief Executive, ", ", Cabinet Member for Homes with ": an office between two who speak together
_OFFICE_GAP = re.compile(r",\s(?P<office>[^.;:\n()]{3,150}?)(?:,|,?\sand|,?\swith|,?\stogether with)\s")

# "), the Council's Head of Parks (": each office before its holder in brackets
_OFFICE_BEFORE_EACH = re.compile(
    r"\),?\s(?:and\s)?(?:the\s)?(?:[Cc]ouncil's\s)?(?P<office>[A-Z][\w'&-]*(?:\s(?:(?:of|for|and|&|the)\s)?[A-Z][\w'&-]*){1,8})\s\("
)

# ", Executive Director - Wellbeing (Learning); and ": parted by semicolons
_OFFICE_AND_POINT = re.compile(r",\s(?P<office>[^.;:\n]{3,150}?)(?:;|,)\s(?:and\s)?")


def find_people(plain: str) -> list[PersonName]:
    """Find the names of a paper, those too that only an office beside them marks."""
    names = find_names(plain, 0, len(plain))
    known = {name.span.start for name in names}
    marked = (tie.person for tie in find_ties(plain))
    return sorted(
        {*names, *(name for name in marked if name.span.start not in known)}, key=lambda name: name.span
    )


def group_names(plain: str, names: list[PersonName]) -> Iterator[list[PersonName]]:
    """Group names that stand in one list: what is said of the last is said of all."""
    run: list[PersonName] = []
    for name in names:
        if run and not _are_listed(plain, run[-1].span.end, name.span.start):
            yield run
            run = []
        run.append(name)
    if run:
        yield run


def _are_listed(plain: str, start: int, end: int) -> bool:
    """Tell whether two names stand in one list, an office of the first between them allowed."""
    if _GAP.fullmatch(plain, start, end):
        return True
    match = (
        _OFFICE_GAP.fullmatch(plain, start, end)
        or _OFFICE_AND_POINT.fullmatch(plain, start, end)
        or _OFFICE_BEFORE_EACH.fullmatch(plain, start, end)
    )
    return match is not None and has_post_head(match["office"])
