"""Finds the people whom the text says to be of a body that is no part of the council."""

import re

from importers.minutes.language.vocabulary import SERVICE_WORDS
from importers.minutes.names.outside_bodies import is_outside
from importers.minutes.names.people import find_names
from importers.paper import Paper

__all__ = ["find_outsiders"]

# ", Regional Director, from Northway Leisure Trust", " of Wessmark Police": said to be of a body outside
_OF_BODY = re.compile(
    r"(?:,\s[^,.;\n]{3,60},)?\s(?:of|from|representing|on behalf of)\s(?:the\s)?(?P<body>[A-Z][\w'&-]*(?:(?: | and | & | of )[A-Z][\w'&-]*){0,7})"
)

# "Cllr Ash, Wold Town Council, spoke": a councillor of a parish comes as a guest
_OF_PARISH = re.compile(r",\s(?:[A-Z][\w'-]*\s(?:and\s)?){1,5}(?:Town|Parish|Community)\sCouncil\b")


def find_outsiders(paper: Paper) -> frozenset[str]:
    """Find the names of people whom the text says to be of a body that is no part of the council."""
    outside = set()
    for name in find_names(paper.plain, 0, len(paper.plain)):
        if name.councillor:
            visits = _OF_PARISH.match(paper.plain, name.span.end) is not None
        else:
            of_body = _OF_BODY.match(paper.plain, name.span.end)
            visits = of_body is not None and _is_another(of_body["body"])
        if visits:
            outside.add(name.name)
    return frozenset(outside)


def _is_another(body: str) -> bool:
    """Tell a body outside from one of the council's own services."""
    return is_outside(body) or SERVICE_WORDS.isdisjoint(body.split())
