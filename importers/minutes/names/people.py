"""Finds people's names in minutes: in running prose, and along stretches that are known to be lists of names.

In prose a name needs a mark: a title ("Cllr", "Mr"), a given name that is common in the country, dotted initials, or
letters after it. In a list a bare surname is a name, and a title is shared by the names behind it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from heapq import merge

from importers.minutes.language.given_names import WORDLIKE_NAMES
from importers.minutes.language.memory import remembered
from importers.minutes.language.vocabulary import NEVER_NAMES, SERVICE_WORDS, SURNAME_PLACES
from importers.minutes.names.joined_columns import cut_at_body
from importers.minutes.names.listed_names import with_rest_below
from importers.minutes.names.person_name import COUNCILLOR_HONOURS, is_given_name, is_place_word, read_name
from importers.minutes.names.posts import has_post_head
from importers.minutes.names.signals import find_signals
from importers.records import PersonName

__all__ = ["COUNCILLOR_HONOURS", "find_names", "is_given_name", "is_place_word", "read_name", "read_names"]

# "Wendi Ash", "B. Cassidy": a capitalised word before another, or dotted initials before one.
_UNTITLED = re.compile(
    r"(?:(?P<given>[A-Z][a-z]{1,14}(?:-[A-Z][a-z]{1,14})?)(?: [A-Z]\.?)? {1,2}(?=(?:(?:van der|van|von|de la|de|du|del|le|ap|ab|bin) )?[A-Z])|(?P<dotted>(?:[A-Z]\. ?){1,4})(?=[A-Z][a-z']))"
)
# "Nia Oakes", "S J Pym": what stands before letters such as AM that mark a name.
_BEFORE_LETTERS = re.compile(
    r"(?:[A-Z][A-Za-z'-]{1,20}|[A-Z]\.?)(?: (?:[A-Z][A-Za-z'-]{1,20}|[A-Z]\.?)){1,3}$"
)
# "Councillors", "Councillor(s)", "Councillor's:", "Cllrs", "Messrs": a title that opens a list.
_PLURAL = re.compile(
    r"(?:(?:county|parish|town|city|borough|district) +)?(?:councill?ors|councillor\(s\)|councillor's[:;]|cllrs|clrs|messrs|aldermen|baill?ies|(?:y )?cynghorwyr)\b",
    re.IGNORECASE,
)
# ", ", "; ", " and ", " & ", " a ", a new line or a mark of a list: what parts one name from the next.
_SEPARATOR = re.compile(
    r"\s{0,40}(?:[,;|*]|\band\b|\bac?\b(?= [A-Z])|&|\n|/|- )[\s,;|*&]{0,40}(?:and\b|&)?[\s*]{0,40}"
)
_BRACKET = re.compile(r"\s{0,4}[(\[{][^()\[\]{}]{0,160}[)\]}]")
# " House", "'s Trust", " & Sons" behind what looked like a name.
_NEXT_WORD = re.compile(r" +([A-Z][A-Za-z]*)|'s +([A-Z][a-z]+)| +(?:and|&) +(?:Co|Sons|Partners)\b")
# " MK1 2AB", ", E14 7QQ" behind "Milton Wells": an address
_POSTCODE = re.compile(r",? [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
# Capitalised words that make the next one a place, not a person: "St Michael", "Port Charlotte".
_COURTESY = ("Mr", "Mrs", "Ms", "Miss")
_SAINTS = frozenset(
    "St Saint King Queen Prince Princess Duke Port Mount Fort Great Little Upper Lower North South East West".split()
)


def read_names(plain: str, start: int, end: int) -> list[PersonName]:
    """Read a stretch that is known to be a list of names; a title is shared by the names behind it.

    It ends at the first entry that is no name. Brackets behind a name are passed over. Under a plural "Councillors"
    a "Mrs" or "Dr" is one of them too, a "Mr" is not: men are printed bare there.

    >>> [(n.name, n.councillor) for n in read_names("Councillors A. Bee, C Dee (Chair) and Mrs Eff", 0, 45)]
    [('A. Bee', True), ('C Dee', True), ('Eff', True)]
    >>> [n.name for n in read_names("Thomas, R., Jones, P. and Wyn", 0, 29)]
    ['R. Thomas', 'P. Jones', 'Wyn']
    """
    return list(_walk_list(plain, start, end))


def _walk_list(plain: str, pos: int, end: int) -> Iterator[PersonName]:
    """Walk along a list from ``pos`` and yield its names until something else comes."""
    shared: str | None = None
    mixed = False
    while pos < end:
        name = read_name(plain, pos, end, titled=True)
        if name is None or (name.title is None and name.given is None and name.name in SERVICE_WORDS):
            return
        name = with_rest_below(plain, name, end) or name
        if name.councillor and name.title:
            words = name.title.split()
            shared, mixed = (
                (words[0] if _PLURAL.match(name.title) else None),
                words[-1].rstrip(".") in _COURTESY,
            )
        elif shared and (name.title != "Mr" or mixed):
            name = replace(name, title=f"{shared} {name.title or ''}".strip(), councillor=True)
        yield name
        pos = name.span.end
        while bracket := _BRACKET.match(plain, pos, end):
            pos = bracket.end()
        separator = _SEPARATOR.match(plain, pos, end)
        if separator is None:
            return
        pos = separator.end()


def find_names(plain: str, start: int, end: int) -> list[PersonName]:
    """Find the names in running prose, in order; each needs a title, a common given name, initials or letters after it.

    >>> text = "Cllrs R Bailey and N Cook asked Wendi Ash about Victoria Road; Mr D Snow CC did not."
    >>> [n.name for n in find_names(text, 0, len(text))]
    ['R Bailey', 'N Cook', 'Wendi Ash', 'D Snow']
    """
    starts, names = _names_of(plain)
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, lo=first)
    return [name for name in names[first:last] if name.span.end <= end]


@remembered
def _names_of(plain: str) -> tuple[list[int], tuple[PersonName, ...]]:
    """Find the names of a whole text, and where they start: titles first, then, outside what they gave, other marks."""
    signals, end = find_signals(plain), len(plain)
    found: list[PersonName] = []
    group: list[PersonName] = []
    for offset in signals.titles:
        if not any(name.span.start <= offset < name.span.end for name in group):
            read = _read_titled(plain, _with_rank(plain, offset), end)
            group = read if not group or (read and read[0].span.start > group[-1].span.end) else group + read
            found.extend(read)
    found.sort(key=lambda name: name.span.start)
    found = _merge(
        found, (_read_untitled(plain, at, end) for at in merge(signals.given_names, signals.initials))
    )
    found = _merge(found, (_read_lettered(plain, at, end) for at in signals.letters))
    found = _merge(found, (_read_labelled(plain, at, end) for at in signals.labelled))
    return [name.span.start for name in found], tuple(found)


# "County ", "Chief ": what may stand before a title and belongs to it
_RANK = re.compile(
    r"(?:[Cc]ounty|[Pp]arish|[Cc]ity|[Bb]orough|[Dd]istrict|Town|Chief|Detective|Detective Chief|Depute|Vice) $"
)


def _with_rank(plain: str, offset: int) -> int:
    """Move a title's beginning before a word such as "County" that belongs to it."""
    if plain[offset - 1 : offset] != " ":
        return offset
    rank = _RANK.search(plain, max(0, offset - 17), offset)
    return rank.start() if rank else offset


def _merge(found: list[PersonName], more: Iterator[PersonName | None]) -> list[PersonName]:
    """Add the names that lie outside those already found; both come in order."""
    merged: list[PersonName] = []
    at = 0
    for name in more:
        if name is None:
            continue
        while at < len(found) and found[at].span.start < name.span.end:
            merged.append(found[at])
            at += 1
        if not merged or merged[-1].span.end <= name.span.start:
            merged.append(name)
    return merged + found[at:]


def _read_titled(plain: str, begin: int, end: int) -> list[PersonName]:
    """Read the name, or after a plural title the list of names, that a title opens."""
    if _PLURAL.match(plain, begin, end):
        names = list(_walk_list(plain, begin, end))
        if not names or not names[0].title or _opens_phrase(plain, names[0], end):
            return []
        return names
    name = read_name(plain, begin, end)
    name = name and cut_at_body(plain, name, end)
    return [name] if name is not None and name.title and not _opens_phrase(plain, name, end) else []


def _read_untitled(plain: str, begin: int, end: int) -> PersonName | None:
    """Accept a name without title in prose if a common given name or dotted initials open it."""
    match = _UNTITLED.match(plain, begin, end)
    if match is None or plain[begin - 1 : begin] in ("'", "&", ".", "-"):
        return None
    given, marker = match["given"], False
    before = plain[max(0, begin - 12) : begin].rstrip(" ")
    last = before.rsplit(" ", 1)[-1]
    if given is None:
        if before[-1:].isalpha() and last[:1].isupper():
            return None
        marker = before[-1:] in ("", "\n") and match["dotted"].count(".") == 1
    elif not is_given_name(given):
        return None
    if last.rstrip(".") in _SAINTS:
        return None
    name = read_name(plain, begin, end)
    name = name and cut_at_body(plain, name, end)
    if name is None or name.given is None or _is_of_a_place(plain, name, end):
        return None
    if given in WORDLIKE_NAMES and not _stands_inside(before, given) and not _holds_office(plain, name, end):
        return None
    return (
        None if marker and plain[name.span.end : name.span.end + 1] not in ("", ",", ";", "\n", "(") else name
    )


# "Mark", "Dawn", "Victor": words that are mostly names where no sentence begins with them
_MOSTLY_NAMES = frozenset(
    "Mark Bill Rose Frank Max Robin Heather Dawn Dean Grace Joy Penny Ray Pat Ruby Victor Hazel Holly Jordan Rowan Eve Iris Kerry Shirley Spencer Warren Miles Daisy Lily Violet Hunter Christian Drew Dale Glen Florence Georgia Ivy Pearl Sandy Poppy".split()
)


def _stands_inside(before: str, given: str) -> bool:
    """Tell whether a name that is a word too stands inside a sentence, behind a small word or a comma."""
    return given in _MOSTLY_NAMES and bool(before) and (before[-1].islower() or before[-1] in ",&(")


# ", Head of Roads, ", " (Head of Roads)": an office behind a name
_OFFICE_BEHIND = re.compile(r", (?P<post>[A-Z][^,.;:()\n]{3,90}),| ?\((?P<bracket>[A-Z][^.;:()\n]{3,90})\)")


def _holds_office(plain: str, name: PersonName, end: int) -> bool:
    """Tell whether an office stands behind a name, so that even "Mark Peel" at a sentence's beginning is one."""
    match = _OFFICE_BEHIND.match(plain, name.span.end, end)
    return match is not None and has_post_head(match["post"] or match["bracket"])


def _read_lettered(plain: str, offset: int, end: int) -> PersonName | None:
    """Accept the two to four capitalised words before letters such as "AM" as a name."""
    words = _BEFORE_LETTERS.search(plain, max(0, offset - 60), offset)
    if words is None or any(word in NEVER_NAMES or is_place_word(word) for word in words[0].split()):
        return None
    name = read_name(plain, words.start(), end)
    return name if name is not None and name.given is not None and name.honours else None


# "author: ", "Contact Officer - " and white space: what stands between a label's signal and the name
_LABEL = re.compile(r"[A-Za-z() ]{1,16}[:-]\s{0,12}\|?\s{0,3}")
_AFTER_LABELLED = re.compile(r" {0,3}(?:[,(;|\n]|$| {2,}|- |Tel|Email|E-mail|\d)")


def _read_labelled(plain: str, offset: int, end: int) -> PersonName | None:
    """Accept two words or three behind a label such as "Report author:" as a name."""
    label = _LABEL.match(plain, offset, end)
    name = read_name(plain, label.end(), end) if label else None
    if name is None or name.given is None or not _AFTER_LABELLED.match(plain, name.span.end, end):
        return None
    return (
        None if not SERVICE_WORDS.isdisjoint(name.name.split()) or _is_of_a_place(plain, name, end) else name
    )


def _opens_phrase(plain: str, name: PersonName, end: int) -> bool:
    """Tell whether a place word behind a title goes on as a phrase: "Councillor Ward Funding", "Councillors Group"."""
    if name.given is not None or not is_place_word(name.name):
        return False
    match = _NEXT_WORD.match(plain, name.span.end, end)
    return name.name not in SURNAME_PLACES or (match is not None and (match[1] or "x") not in NEVER_NAMES)


def _is_of_a_place(plain: str, name: PersonName, end: int) -> bool:
    """Tell whether what looks like a person is part of a street's, a building's or a firm's name."""
    if (
        (is_place_word(name.surname) and name.surname not in SURNAME_PLACES)
        or name.surname in NEVER_NAMES
        or name.surname in SERVICE_WORDS
    ):
        return True
    if _POSTCODE.match(plain, name.span.end, end):
        return True
    match = _NEXT_WORD.match(plain, name.span.end, end)
    if match is None:
        return False
    word = match[1] or match[2]
    return word is None or is_place_word(word)
