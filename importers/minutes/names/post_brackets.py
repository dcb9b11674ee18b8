"""Reads the bracket behind an office: the services that it holds, or the office that the holder has by statute besides."""

import re

from importers.minutes.language.vocabulary import SERVICE_WORDS

__all__ = ["STATUTORY", "over_bracket"]

# "Executive Director - Wellbeing" before " (Children and Learning)": what the remit holds
_REMIT_IN_BRACKETS = re.compile(
    r" \((?P<first>[A-Z][\w']*)(?: and| &|,)? (?:[A-Z][\w',&-]* ?|and |& |of ){1,6}\)"
)
# "Director of Resources" before " (S151 Officer)": what the holder is by statute besides
STATUTORY = re.compile(r" \((?:(?:S|s|Section )\.? ?151|Monitoring|Chief Finance|Returning) Officer\)")


def over_bracket(plain: str, stop: int, end: int) -> int:
    """Go over the bracket behind a remit that names the services in it.

    >>> over_bracket("Director - Place (Roads and Parks)", 16, 34)
    34
    """
    bracket = _REMIT_IN_BRACKETS.match(plain, stop, end)
    return bracket.end() if bracket and bracket["first"] in SERVICE_WORDS else stop
