"""Finds the bodies that people and outside offices are said to be of: "Jo Fee of Wharf Wheels", "Governor of Wharf College".

Such a body needs no word that names a kind of body: that somebody is of it makes it one.
"""

import re
from collections.abc import Iterator

from importers.minutes.language.vocabulary import NOT_MODIFIERS, SERVICE_WORDS
from importers.minutes.names.body_heads import HEADS
from importers.minutes.names.outside_bodies import is_outside
from importers.minutes.names.people import find_names
from importers.minutes.names.posts import has_post_head
from importers.minutes.names.signals import find_signals
from importers.paper import Span

__all__ = ["find_affiliations"]

# "of the", "from", "representing": between a person or an outside office and the body
_OF_BODY = re.compile(
    r",?\s(?:of|from|representing|at|for)\s(?:the\s)?(?P<label>[A-Z][\w'&-]*(?:(?:\s|\sand\s|\s&\s|\sof\s|\sfor\s|-)[A-Z][\w'&-]*){0,6})"
)

# " (Wharf Wheels)" behind a name
_IN_BRACKETS = re.compile(
    r"\s\((?P<label>[A-Z][\w'&-]+(?:(?:\s|\sand\s|\s&\s|\sof\s|\sfor\s)[A-Z][\w'&-]*){0,6})\)"
)

# "Governor of Wharf College", "trustees of the Wold Trust"
_OUTSIDE_OFFICE = re.compile(
    r"(?:[Gg]overnor|[Tt]rustee|[Mm]ember|[Cc]hair(?:man|woman|person)?|[Mm]anager|[Pp]resident|[Dd]irector|Vice-Chair)s? of (?:the )?(?P<label>[A-Z][\w'&-]*(?:(?:\s|\sand\s|\s&\s|\sof\s|-)[A-Z][\w'&-]*){1,7})"
)

# "Eastmere Town Council and Wold Panel": two bodies
_BODY_AND_NEXT = re.compile(
    r"(?:(?<=Council)|(?<=Panel)|(?<=Board)|(?<=Trust)|(?<=Committee)|(?<=Association)|(?<=Forum))\s(?:and|&)\s.*"
)


def find_affiliations(plain: str) -> Iterator[tuple[str, Span]]:
    """Find what people and outside offices are said to be of; a councillor is of the council.

    >>> [label for label, _ in find_affiliations("Ms Jo Fee of Wharf Wheels spoke. Councillor Ash of Marl was Governor of Wold College.")]
    ['Wharf Wheels', 'Wold College']
    """
    for name in find_names(plain, 0, len(plain)):
        if not name.councillor:
            match = _OF_BODY.match(plain, name.span.end) or _IN_BRACKETS.match(plain, name.span.end)
            if match and _may_be_body(match["label"]) and not _is_place_alone(match):
                yield match["label"], Span(match.start("label"), match.end("label"))
    for offset in find_signals(plain).outside_offices:
        match = _OUTSIDE_OFFICE.match(plain, offset)
        label = _BODY_AND_NEXT.sub("", match["label"]).removesuffix("'s") if match else ""
        if match and _may_be_body(label):
            yield label, Span(match.start("label"), match.start("label") + len(label))


_INITIALS = re.compile(r"[A-Z]{1,2}")
# "(Skype)", "(Substitute)": what stands in brackets behind a name and is no body
_NO_AFFILIATION = frozenset(
    "Council Committee Cabinet Skype Zoom Teams Webex Online Remote Remotely Virtual Virtually Hybrid Substitute Reserve Alternate Co-optee Absent Interim Vacancy Convener".split()
)


def _is_place_alone(match: "re.Match[str]") -> bool:
    """Tell a place or initials in brackets, "(Eastmere)" or "(MH)", from a body that somebody is of."""
    label = match["label"]
    if _INITIALS.fullmatch(label):
        return True
    return match.re is _IN_BRACKETS and " " not in label and not label.isupper() and not is_outside(label)


def _may_be_body(label: str) -> bool:
    """Tell a body from a department, an office or a place's first word."""
    words = label.split()
    if words[0] in SERVICE_WORDS and words[-1] not in HEADS:
        return False
    return (
        (words[-1] not in SERVICE_WORDS or words[-1] == "Homes" and SERVICE_WORDS.isdisjoint(words[:-1]))
        and not has_post_head(label)
        and words[0] not in NOT_MODIFIERS
        and words[0] not in _NO_AFFILIATION
    )
