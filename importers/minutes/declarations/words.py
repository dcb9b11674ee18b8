"""Reads the words of a declaration: whether there is one, of which kind, about which items, and whether its maker left."""

import re
from typing import Literal

__all__ = [
    "ABOUT_INTEREST",
    "DECLARED",
    "DeclarationKind",
    "declares",
    "is_nil",
    "kind_of",
    "left_room",
    "numbers_in",
    "plain_number",
    "states_an_interest",
    "tells_again",
    "tells_of_all_items",
]

DeclarationKind = Literal["pecuniary", "personal", "prejudicial", "non-registrable", "whip", "unspecified"]

# "declared", "disclosed an interest", "made a declaration", "buddiant": what makes a sentence a declaration
DECLARED = re.compile(
    r"\bdeclar(?:ed|ing|es|e|ation)\b|\bdisclos(?:ed|ing|e)\b|\bDECLARED\b|\b(?:an?|personal|pecuniary|prejudicial|registrable|significant) interests?\b|\bdatganodd\b|\bfuddiant\b",
    re.IGNORECASE,
)
ABOUT_INTEREST = re.compile(
    r"\bsits on\b|\bfor transparency\b|\bsat on\b|\bon the board of\b|\bwork(?:s|ed)? (?:for|at|as|in)\b|\bcompany\b|\binterests?\b|\bwhip|\bmember of\b|\bgovernor|\btrustee|\bemploye|\bhe (?:is|was)|\bshe (?:is|was)|\bdaughter|\bson\b|\bwife|\bhusband|\bpartner|\brelative|\bfamily|\bpredetermin|\bdispensation|\bfuddiant|\bbuddiant|\bfriend|\b(?:held|holds|holding|had|has) an? [\w' ]{0,30}(?:permit|licen[cs]e|lease|tenancy|allotment|contract|account|season ticket)|\b(?:own|rent|lease)(?:s|ed) (?:a|an|the|land|property)\b|\bliv(?:es|ed) (?:in|on|near|next)\b|\bneighbour",
    re.IGNORECASE,
)
# "As the interest was personal only,", "was not required to leave": what an interest leads to
_FOLLOWS = re.compile(
    r"\bnot required to\b|^(?:as|since|because) th(?:e|is|ese) interests?\b|\breminded\b|\binvited to declare",
    re.IGNORECASE,
)
_OTHER_DECLARING = re.compile(
    r"\bdeclar\w+ (?:a |an |the )?(?:climate|state of|\w+ rate|null|void|open|closed|carried|lost|elected|duly|surplus|bankrupt)|\binterest rates?\b",
    re.IGNORECASE,
)
_NIL = re.compile(
    r"\b(?:no|not|nor|neither|none)\b[^.;]{0,40}\b(?:interests?|declar\w+|whip|disclos\w+)\b|\b(?:interests?|declar\w+|disclos\w+|whip)\b[^.;]{0,40}\bnone\b|\bnil\b",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"\bhaving (?:previously |earlier )?(?:declared|disclosed)|\bas (?:previously |earlier )declared|\bwho had declared|\bhad (?:earlier|previously|already) (?:declared|disclosed)",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[str, DeclarationKind], ...] = (
    (r"\bwhip", "whip"),
    (r"\bprejudicial|\brhagfarn", "prejudicial"),
    (r"\bnon[- ]?registrable|\bother registrable", "non-registrable"),
    (r"(?<!non[- ])(?<!non)\bpecuniary|\bDPI\b", "pecuniary"),
    (r"\bperson(?:al|ol)\b|\bnon[- ]?pecuniary|\bnon[- ]?disclosable|\bnon[- ]?prejudicial", "personal"),
)
_KIND = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _KINDS)
_NOT_PREJUDICIAL = re.compile(
    r"\bnon[- ]?prejudicial|\bnot (?:a )?prejudicial|\bbut not prejudicial", re.IGNORECASE
)
_LEFT = re.compile(
    r"\b(?:left|leave|leaving|withdrew|withdraw|vacated) (?:from )?(?:the |for )?(?:room|meeting|chamber|table|it\b)|\btook no part|\bretired from",
    re.IGNORECASE,
)
_STAYED = re.compile(
    r"\b(?:remained|stayed|remain|stay) (?:in|at|for|throughout|present|and)|\bdid not leave", re.IGNORECASE
)
# "item 5", "agenda items 5 and 6", "minute 41/12", "Item 7(a)", "re 3098": which items; "all items"
_ITEMS = re.compile(
    r"\b(?:agenda )?(?:items?|minutes?|re|para(?:graph)?s?|nos?\.?|numbers?|eitem(?:au)?)\b\.?(?: (?:no|nos|number|numbers)\b\.?)? ?(?P<list>[A-Z]{0,4}\d{1,5}[\w/.()-]{0,8}(?:(?:, ?(?:and )?| and | & | to | - )[A-Z]{0,4}\d{1,5}[\w/.()-]{0,6}){0,6})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[A-Z]{0,4}\d{1,5}(?:[/.]\d{1,4})*(?:\(?[a-z]\)?)?(?!\w)", re.IGNORECASE)
_ALL_ITEMS = re.compile(
    r"\b(?:all|every|any) (?:of the )?(?:items?|matters|reports)|\bwhole (?:of the )?agenda|\ball agenda",
    re.IGNORECASE,
)
_NUMBER_CELL = re.compile(
    r"(?:^|[|\n]) {0,9}(?P<number>[A-Z]{0,3}\d{1,4}(?:/\d{2,4})?[a-z]?\.?)(?= {0,9}(?:[|\n]|$| - |: ))"
)


# "declared", "disclosure", "Datganiad"
_DECLARING = re.compile(r"eclar|isclos|DECLAR|DISCLOS|atgan")
# "declared that she attended as substitute"
_OF_SUBSTITUTES = re.compile(r"\bsubstitut|\breserve\b")


def declares(words: str) -> bool:
    """Tell whether a sentence states an interest or a whip.

    >>> declares("Cllr Ash declared a personal interest."), declares("Cllr Ash declared no interest.")
    (True, False)
    """
    if not _DECLARING.search(words) or not ABOUT_INTEREST.search(words):
        return False
    if _OF_SUBSTITUTES.search(words) and "interest" not in words:
        return False
    return not _NIL.search(words) and not _OTHER_DECLARING.search(words)


def states_an_interest(words: str) -> bool:
    """Tell whether a sentence under declarations is about somebody's interest, and not about what follows from one.

    >>> states_an_interest("Cllr Ash said that she sat on the board of a charity.")
    True
    >>> states_an_interest("As the interest was personal only, Cllr Ash was not required to leave.")
    False
    """
    return ABOUT_INTEREST.search(words) is not None and not _FOLLOWS.search(words)


def is_nil(words: str) -> bool:
    """Tell whether words say that there was no interest or whip.

    >>> is_nil("There were no declarations of interest."), is_nil("a non-pecuniary interest")
    (True, False)
    """
    return _NIL.search(words) is not None


def kind_of(words: str) -> DeclarationKind:
    """Choose the kind that the words name.

    >>> kind_of("a personal and prejudicial interest"), kind_of("a non-pecuniary interest"), kind_of("that her son attended")
    ('prejudicial', 'personal', 'unspecified')
    """
    for pattern, kind in _KIND:
        if pattern.search(words) and not (kind == "prejudicial" and _NOT_PREJUDICIAL.search(words)):
            return kind
    return "unspecified"


def left_room(words: str) -> bool | None:
    """Tell whether the person left (True) or stayed (False); None where the words do not say.

    >>> left_room("and withdrew from the meeting"), left_room("he remained in the room"), left_room("as a tenant")
    (True, False, None)
    """
    if _STAYED.search(words):
        return False
    return True if _LEFT.search(words) else None


def tells_again(words: str) -> bool:
    """Tell whether words tell an earlier declaration again: "having declared an interest, left the room"."""
    return _HAVING.search(words) is not None


def tells_of_all_items(words: str) -> bool:
    """Tell whether a declaration is about every item of the agenda."""
    return _ALL_ITEMS.search(words) is not None


def plain_number(number: str) -> str:
    """Give an item's number for comparison: without stops and brackets, in small letters."""
    return number.strip(" .()").lower()


# "5 to 8", "5 - 8"
_RANGE = re.compile(r" to | - ")


def numbers_in(words: str) -> set[str]:
    """Collect the item numbers that a declaration refers to, ranges spelt out."""
    found: set[str] = set()
    for match in _ITEMS.finditer(words):
        numbers = [plain_number(n) for n in _NUMBER.findall(match["list"])]
        found.update(numbers)
        if len(numbers) == 2 and _RANGE.search(match["list"]) and all(n.isdigit() for n in numbers):
            found.update(
                str(n) for n in range(int(numbers[0]), min(int(numbers[1]), int(numbers[0]) + 40) + 1)
            )
    found.update(plain_number(match["number"]) for match in _NUMBER_CELL.finditer(words))
    return found
