"""Tells how far a printed name goes on where a phrase seems to end: at "for", a comma, "and" or a bracket.

"the Cabinet Member" may go on "for Children, Young People and Families", "the Assistant Director" "(Legal and
Governance)", "Jane Bell" ", Head of Parks": one name each, which commas and brackets hold and do not end.
"""

import re

from importers.minutes.names.people import is_given_name

__all__ = ["OFFICE", "whole_name"]

OFFICE = r"(?:Head|Director|Manager|Officer|Member|Holder|Leader|Lead|Secretary|Minister|Commissioner|Spokesperson|Champion|Adviser|Advisor|Partner|Co-?ordinator|Service|Consultant|Accountant|Solicitor|Executive)s?"
_ENDS_ON_OFFICE = re.compile(rf"\b{OFFICE}$")
# "Director of Place", "Cabinet Member for Children", "Head of Service": an office with the beginning of its remit
_ENDS_ON_REMIT = re.compile(
    rf"\b{OFFICE} (?:of|for) (?:(?:[A-Z][\w'/&-]*|the|of|and|&) ){{0,8}}[A-Z][\w'/&-]*$"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
# "Members", "Cabinet", "the Head of": who or what stands in no office's remit, or begins another name
_ANOTHER = rf"(?:Officers|Members|Cabinet|Council|Executive|Councill?ors?|Cllrs?|The|All|Mr|Mrs|Ms|Dr|Committee|Panel|Board|Commission|{_MONTH}|(?:[A-Z][\w'-]* ){{0,3}}?{OFFICE} (?:of|for))\b"
_WORDS = rf"(?!{_ANOTHER})[A-Z][\w'/&-]*(?: (?:of (?:the )?|the )?(?!{_ANOTHER})(?:[A-Z][\w'/&-]*|\d{{2,3}})){{0,4}}"
# " for Housing", " of Legal Services"
_REMIT = re.compile(rf" (?:for|of) (?:the )?{_WORDS}")
# ", Health and Communities", " & Governance"
_REMIT_GOES_ON = re.compile(rf"(?:, {_WORDS}){{0,4}},? (?:and|&) {_WORDS}")
# " (Legal and Governance)"
_IN_BRACKETS = re.compile(rf" \((?!{_MONTH})[A-Z][^()\n.;:]{{1,50}}\)")
_PERSON = re.compile(
    r"(?:the )?(?P<given>[A-Z][a-z]+)(?: [A-Z]\.?)? [A-Z][\w'-]+$|(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.? [A-Z][\w'. -]*$"
)
# ", Head of Parks" behind a person
_IN_OFFICE = re.compile(rf", (?:the )?(?:[A-Z][\w'&/-]*,? (?:(?:of|for|and|&) )?){{0,5}}?{OFFICE}\b")


def whole_name(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the whole of a name of which ``text[start:end]`` is the beginning; the same where it is whole.

    >>> for text in ("the Director for Adults, Health and Care by May", "Ada Bell, Head of Parks, in May", "the Clerk and Ada"):
    ...     begin = text.replace(" and", " for").replace(",", " for").partition(" for")[0]
    ...     print(text[slice(*whole_name(text, 0, len(begin)))])
    the Director for Adults, Health and Care
    Ada Bell, Head of Parks
    the Clerk
    """
    while end > start and text[end - 1] == " ":
        end -= 1
    person = _PERSON.search(text, start, end)
    if person is not None and (person["given"] is None or is_given_name(person["given"])):
        office = _IN_OFFICE.match(text, end)
        end = office.end() if office else end
    if _ENDS_ON_OFFICE.search(text, start, end) and (remit := _REMIT.match(text, end)):
        end = remit.end()
    if _ENDS_ON_REMIT.search(text, start, end) and (more := _REMIT_GOES_ON.match(text, end)):
        end = more.end()
    bracket = _IN_BRACKETS.match(text, end)
    return start, bracket.end() if bracket else end
