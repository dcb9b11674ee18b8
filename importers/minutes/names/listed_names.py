"""Reads a name where a list vouches for it: what opens an entry, what parts entries, what is no name after all."""

import re
from dataclasses import replace

from importers.minutes.language.memory import remembered
from importers.minutes.language.vocabulary import (
    ALONE_HEADS,
    PLACE_WORDS,
    REMITTED_HEADS,
    SENIORITY,
    SERVICE_WORDS,
)
from importers.minutes.names.joined_columns import cut_at_body
from importers.minutes.names.keys import skip_key
from importers.minutes.names.person_name import is_given_name, read_name
from importers.minutes.names.posts import OFFICE_NEXT, has_post_head
from importers.paper import Span
from importers.records import PersonName

__all__ = [
    "SMALL_OFFICE",
    "opens_entry",
    "opens_office",
    "read_listed_name",
    "skip_separators",
    "with_rest_below",
]

# what parts entries: commas, semicolons, bars, "and", bullets, "1.", "(2)", a new line, "Wold" before "District Councillor"
_SEPARATOR = re.compile(
    r"(?:[\s,;|>_*\\]|\"(?=\s)|(?:and|AND|together with|with|plus|from|ac?|a'r)(?=[\s,])|[a-z](?=\s{2,40}[A-Z])|&(?=\s)|-(?=\s)|(?:\(?\d{1,2}[.)]|o)(?=\s+[A-Z(])|[A-Z][\w'-]+(?= (?:County|District|Borough|City|Town|Parish) (?:Councillor|Cllr)\b))+"
)
# what closes a name that nothing else marks: punctuation, a bracket, the line's end, " and ", " - "
_SMALL_WORD = re.compile(r" ([a-z][a-z'-]*)")
_CLOSING = re.compile(
    r" {0,3}(?:[,;|.\n(\[{:]|$|(?:and|&|a|were|was|had|who|for|with|at|due|as|attended|sent|gave) | {2,}|- |[Cc]o-?opt)"
)


def skip_separators(plain: str, pos: int, end: int) -> int:
    """Go over commas, bullets, numbers, "and" and line ends."""
    match = _SEPARATOR.match(plain, pos, end)
    return match.end() if match else pos


def read_listed_name(plain: str, pos: int, end: int, *, bare: bool) -> PersonName | None:
    """Read a name that a list vouches for; refuse offices, bodies and headings."""
    name = read_name(plain, pos, end, titled=True)
    name = name and _before_office(plain, cut_at_body(plain, name, end), end)
    if name is None or name.title is not None:
        return name
    words = name.name.split()
    if (
        len(words) > 2
        and words[0].isupper()
        and is_given_name(words[1])
        and "\n" in plain[name.span.start : name.span.end]
    ):
        return None  # "HR" that ends "Head of Improvement and HR" above "Jo Fee": an office's last word and the next line
    if not bare and name.name.isupper() and "." not in name.name and len(words[0]) > 2:
        return None
    if any(word in SERVICE_WORDS or word in PLACE_WORDS for word in words):
        opens = words[0] not in PLACE_WORDS or is_given_name(words[0])
        return name if len(words) > 1 and _is_marked(name) and opens else None
    if len(words) == 1 and (whole := with_rest_below(plain, name, end)):
        return whole
    if len(words) == 1:
        return name if bare and words[0] not in ALONE_HEADS and _closes(plain, name, end) else None
    if _is_marked(name):
        return name
    if words[0] == "St" or words[0].isupper() or has_post_head(name.name) or not _closes(plain, name, end):
        return None
    return name if _small_words(plain).isdisjoint(word.lower() for word in words) else None


# "Mark" at a line's end inside a list, "Bell, " below: one name
_REST_BELOW = re.compile(r" ?\n ?(?P<rest>[A-Z][A-Za-z'-]+)(?= ?(?:[,;(]|and\b))")


def with_rest_below(plain: str, name: PersonName, end: int) -> PersonName | None:
    """Give the whole of a name that the margin of a list cut behind the given name, or None."""
    rest = _REST_BELOW.match(plain, name.span.end, end)
    if rest is None or not is_given_name(name.name) or not plain.endswith(", ", 0, name.span.start):
        return None
    return replace(name, name=f"{name.name} {rest['rest']}", span=Span(name.span.start, rest.end()))


# " Warden" behind "Al Orr Tree": an office whose first word the name took
_HEAD_NEXT = re.compile(rf" (?:{'|'.join(sorted(REMITTED_HEADS))})(?![\w'-])")


def _before_office(plain: str, name: PersonName, end: int) -> PersonName:
    """Give the name without the word that opens the office behind it: "Al Orr Tree Warden"."""
    words = name.name.split()
    if len(words) != _WITH_ONE_MORE or name.honours or _HEAD_NEXT.match(plain, name.span.end, end) is None:
        return name
    short = name.name.removesuffix(f" {words[-1]}")
    return replace(name, name=short, span=Span(name.span.start, name.span.end - len(words[-1]) - 1))


_WITH_ONE_MORE = 3


def _is_marked(name: PersonName) -> bool:
    """Tell whether a name of two words shows by itself that it is one: a given name, initials, letters behind it."""
    first = name.name.split()[0]
    initials = name.given is not None and first.isupper() and (len(first) <= 2 or "." in first)
    return is_given_name(first) or initials or name.honours is not None


@remembered
def _small_words(plain: str) -> frozenset[str]:
    """Collect the words that stand in small letters in a paper: capitalised elsewhere, they are no part of a name."""
    return frozenset(_SMALL_WORD.findall(plain))


def _closes(plain: str, name: PersonName, end: int) -> bool:
    """Tell whether an entry may end behind a name."""
    if _CLOSING.match(plain, name.span.end, end) or skip_key(plain, name, end) > name.span.end:
        return True
    office = OFFICE_NEXT.match(plain, name.span.end, end)
    return office is not None and name.name.split()[0].lower() not in SENIORITY


# "Clerk: ", "Parish Clerk ", "Minute taker - ": an office of one word before its holder
SMALL_OFFICE = re.compile(
    r"(?P<office>(?:(?:Parish|Town|Community|Acting|Assistant|Deputy|Temporary) ){0,2}(?:Clerk|Secretary|Treasurer|Chair(?:man|person|woman)?|Vice[- ]Chair(?:man)?|Recorder"
    r"|Minutes? [Tt]aker|Minutes? [Ss]ecretary|Note [Tt]aker))(?: ?: ?| - | )(?=[A-Z])"
)


def opens_office(plain: str, pos: int, end: int) -> bool:
    """Tell whether an office of one word and its holder begin at ``pos``: "Clerk J Bell".

    >>> opens_office("Clerk J Bell", 0, 12), opens_office("Clerk to write", 0, 14)
    (True, False)
    """
    office = SMALL_OFFICE.match(plain, pos, end)
    return office is not None and opens_entry(plain, office.end(), end, strong=True)


def opens_entry(plain: str, pos: int, end: int, *, strong: bool = False) -> bool:
    """Tell whether a name of a list begins at ``pos``; ``strong`` asks for a mark of its own."""
    name = read_listed_name(plain, pos, end, bare=False)
    return name is not None and (not strong or name.title is not None or _is_marked(name))
