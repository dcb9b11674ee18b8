"""Reads the one name that begins at a place: titles, initials, words and particles of a name, letters after it.

"Councillor Mrs A. O'Neill MBE", "Mr D Snow CC", "Thomas, R.", "J LEE". The titles and letters are those of councils in
England, Wales and Scotland and of the London Assembly.
"""

import re
from dataclasses import dataclass
from typing import Final

from importers.minutes.language.given_names import GIVEN_NAMES
from importers.minutes.language.vocabulary import (
    ALONE_HEADS,
    NEVER_NAMES,
    PLACE_WORDS,
    REMITTED_HEADS,
    SENIORITY,
    SERVICE_WORDS,
    SURNAME_PLACES,
)
from importers.minutes.language.wrapping import unwrap
from importers.minutes.names.keys import is_key_of
from importers.minutes.names.ranks import FIRE_RANKS
from importers.paper import Span
from importers.records import PersonName

__all__ = [
    "COUNCILLOR_HONOURS",
    "is_given_name",
    "is_place_word",
    "read_name",
]

# "Councillors", "Councillor's:", "County Cllr", "Ald.", "Miss.", "Y Cynghorydd": a title, with whatever goes before it.
_TITLE = re.compile(
    r"(?:the +)?(?:(?:county|city|borough|district|parish|town|ward|unitary|community|right|rt\.?|very|most|ex|former) +)?"
    r"(?:(?P<councillor>councill?ors?\b|councillor\(s\)|councillor's[:;]|cllrs?\b\.?|clrs?\b\.?|coun\b\.?|alderm[ae]n\b|ald\b\.?"
    r"|baill?ies?\b|provosts?\b|(?:depute |vice[- ])?conven[eo]r\b|(?:y )?cynghor(?:ydd|wyr)\b(?: sir\b)?(?:\s?/\s?(?:councill?ors?|cllrs?)\b\.?)?|(?:y )?cyng\b\.?(?:\s?/\s?cllrs?\b\.?)?)"
    r"|(?P<courtesy>(?:messrs|mrs|mr|ms|miss|mx|dr|prof|professor|reverend|revd|rev)\b\.?))"
    r":?(?:(?= {1,4}[A-Z(\"])|(?= ?\n {0,40}[A-Z])|(?<=\.)(?=[A-Z])|$)|c(?:llr|ouncillor)(?=(?-i:[A-Z][a-z]))"
    r"|(?P<rank>(?:canon|venerable|archdeacon|bishop|pastor|(?:the +)?(?:right |most )?worshipful(?: the)?|sir|dame|(?:(?:deputy )?lord )?mayor,(?= (?:councill?or|cllr|alderman)\b)|(?:deputy )?lord mayor|lord(?! (?:mayor|provost|lieutenant)\b)|lady(?! mayoress\b)|baroness|baron|hon|father|fr|rabbi|imam|sister|judge|colonel|col|captain|capt|cdr|lt|major|sgt"
    r"|sergeant|pcso|pc|ps|acc|dcc|dci|(?-i:T/)?(?-i:"
    + FIRE_RANKS
    + r")(?!\.)|(?:chief |detective ){0,2}(?:superintendent|inspector|constable)|supt|insp|mayor)\b\.?)(?= {1,3}[A-Z])",
    re.IGNORECASE,
)

# "A", "A.", "A.E.", "RS", "J-P": initials, but not the last capitals of a name ("J LEE"), which the code settles.
_INITIALS = re.compile(
    r"(?:[A-Z]\.-?){1,4}(?![a-z])|[A-Z]{1,3}(?![A-Za-z'-])|[A-Z]-[A-Z](?![A-Za-z])|Ll\.?(?= [A-Z])"
)
# "Ogle-Welbourn", "O'Neill", "McNab", "SMITH": a word of a name.
_WORD = re.compile(
    r"(?:[dD]['])?[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f]*(?:'[A-Za-z\u00c0-\u024f]+)?(?:-[A-Za-z\u00c0-\u024f']+){0,3}"
)
# "van der", "de la", "ap": what stands small inside a name.
_PARTICLE = re.compile(
    r"(?:van der|van den|van de|de la|de los|van|von|de|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ap|ab|ferch|ten|ter|af|av)(?= +[A-Z])"
)
# "MBE", "CC", "(JP)": letters after a name.
_HONOURS = re.compile(
    r",? *(?P<letters>\(?(?:CC|AM|MSP|MEP|MP|MS|OBE|MBE|CBE|KBE|DBE|BEM|JP|DL|KC|QC|QPM|TD|[KDMO]StJ|FR[A-Z][A-Za-z]{1,3}|PhD|Esq|RD|VRD)\)?)(?:\.(?=,))?(?![\w'])"
)
# "Thomas, R." or "Jones P": initials behind a surname, at the end of an entry.
_INITIALS_BEHIND = re.compile(
    r",? ?(?P<initials>(?:[A-Z]\. ?){1,3}|(?:[A-Z] ?){1,3}(?![\w'.]))(?= *(?:[,;\n)|]|and\b|&|\(|$))"
)
_SPACE = re.compile(r"[ ]*\n?[ ]*")
# A printed line this long was broken by its margin: what follows belongs to it.
_WRAPPED = 60

COUNCILLOR_HONOURS = frozenset({"CC", "AM"})


def is_given_name(word: str) -> bool:
    """Tell whether a word is a common given name; words like "Grace" count, so ask for more than this.

    >>> is_given_name("Wendi"), is_given_name("Anne-Marie"), is_given_name("Overview")
    (True, True, False)
    """
    return word in GIVEN_NAMES or ("-" in word and word.split("-", 1)[0] in GIVEN_NAMES)


def is_place_word(word: str) -> bool:
    """Tell whether a capitalised word names a place, building, firm or paper with the words before it.

    >>> is_place_word("Street"), is_place_word("Cassidy")
    (True, False)
    """
    return word in PLACE_WORDS


# "The Right Worshipful the Lord Mayor, Councillor Dr Mrs" is long; a text of titles only would be read again and again.
_MOST_TITLES: Final = 6
_MOST_HONOURS: Final = 8


@dataclass(slots=True)
class _Words:
    """The words of a name as they are collected, how many are more than initials, where the last ended, and whether a title leads.

    ``pair`` is where the second word ended: beyond it another person may begin.
    """

    words: list[str]
    full: int
    end: int
    titled: bool
    pair: int = 0


def read_name(plain: str, start: int, end: int, *, titled: bool = False) -> PersonName | None:
    """Read the name that begins at ``start`` (after white space), or None.

    Without a title it needs two words at least, unless ``titled`` says that a list or a title elsewhere vouches for a
    bare surname.

    >>> read_name("Councillor Mrs A. O'Neill MBE asked", 0, 35)
    PersonName(name="A. O'Neill", span=Span(start=0, end=29), title='Councillor Mrs', honours='MBE', councillor=True)
    >>> read_name("Thomas, R. and others", 0, 21, titled=True).name
    'R. Thomas'
    >>> read_name("Housing Strategy", 0, 16)
    """
    begin = _over_space(plain, start, end)
    pos, title_end, councillor = begin, begin, False
    for _ in range(_MOST_TITLES):
        match = _TITLE.match(plain, pos, end)
        if not match:
            break
        councillor = councillor or (match["courtesy"] is None and match["rank"] is None)
        title_end = match.end()
        pos = _over_space(plain, title_end, end)
    title = " ".join(plain[begin:title_end].split()).rstrip(":") or None
    words = _collect(plain, pos, end, sure=titled or title is not None, titled=title is not None)
    return None if words is None else _finish(plain, begin, end, words, title, councillor=councillor)


def _over_space(plain: str, pos: int, end: int) -> int:
    match = _SPACE.match(plain, pos, end)
    return match.end() if match else pos


def _finish(
    plain: str, begin: int, end: int, words: _Words, title: str | None, *, councillor: bool
) -> PersonName | None:
    """Add the letters after the name; letters that are the person's own initials are a key to a list, not an honour."""
    stop = words.end
    letters: list[str] = []
    name = " ".join(words.words)
    while len(letters) < _MOST_HONOURS and (match := _HONOURS.match(plain, stop, end)):
        behind = match["letters"].strip("()")
        if words.full > 1 and is_key_of(behind, name):
            break
        letters.append(behind)
        stop = match.end()
    return PersonName(
        name=name,
        span=Span(begin, stop),
        title=title,
        honours=" ".join(letters) or None,
        councillor=councillor or not COUNCILLOR_HONOURS.isdisjoint(letters),
    )


def _collect(plain: str, pos: int, end: int, *, sure: bool, titled: bool) -> _Words | None:
    """Collect the words of a name from ``pos``; ``sure`` if a title or a list vouches for a bare surname."""
    found = _Words([], 0, pos, titled)
    while 0 <= pos < end and len(found.words) < 6 and found.full < 4:
        step = _next_word(plain, pos, end, found, sure=sure)
        if step is None:
            break
        word, after, is_full = step
        found.words.append(word)
        found.full += is_full
        found.end = after
        found.pair = after if len(found.words) == _PAIR else found.pair
        if plain.startswith("'s", after) or (is_full and plain.startswith(".", after)):
            break
        pos = _cross(plain, after, end, found)
    if not found.full:
        return _surname_of_capitals(found)
    if _are_two_people(found):
        found.words, found.full, found.end = found.words[:_PAIR], _PAIR, found.pair
    if len(found.words) == 1 and sure:
        _turn_surname_first(plain, end, found)
    return found if sure or len(found.words) > 1 else None


_PAIR: Final = 2


def _are_two_people(found: _Words) -> bool:
    """Tell two names run together from one of four words: "Sylvia Boon Helen Marsh"."""
    if found.full != 2 * _PAIR or len(found.words) != found.full:
        return False
    first, surname, given, _ = found.words
    return is_given_name(first) and is_given_name(given) and not is_given_name(surname) and "-" not in surname


def _surname_of_capitals(found: _Words) -> _Words | None:
    """Take the last of several runs of capitals as the surname ("J LEE"): a person is never initials alone."""
    if len(found.words) < 2 or len(found.words[-1]) < 2 or "." in found.words[-1]:
        return None
    found.full = 1
    return found


def _turn_surname_first(plain: str, end: int, found: _Words) -> None:
    """Put initials that follow a lone surname before it."""
    match = _INITIALS_BEHIND.match(plain, found.end, end)
    behind = match["initials"].strip() if match else ""
    if match and not _HONOURS.match(plain, found.end, end) and not (len(behind) > 2 and behind.isalpha()):
        found.words.insert(0, match["initials"].strip())
        found.end = match.start("initials") + len(match["initials"].rstrip())


# "A " or "A. " between a given name and a surname
_MIDDLE = re.compile(r"[A-Z]\.? (?=[A-Z][a-z'-]+)")


def _is_middle(plain: str, pos: int, end: int, so_far: _Words) -> bool:
    """Tell whether an initial stands inside a name: "Ivor A Fenn"; "Ann A Report" is none."""
    if len(so_far.words) != 1 or not so_far.full or not is_given_name(so_far.words[0]):
        return False
    middle = _MIDDLE.match(plain, pos, end)
    word = _WORD.match(plain, middle.end(), end) if middle else None
    return word is not None and word[0] not in NEVER_NAMES and word[0] not in SERVICE_WORDS


def _next_word(plain: str, pos: int, end: int, so_far: _Words, *, sure: bool) -> tuple[str, int, bool] | None:
    """Read one word of a name: the word, where it ends, and whether it is more than initials."""
    if match := _PARTICLE.match(plain, pos, end):
        return match[0], match.end(), False
    if _is_middle(plain, pos, end, so_far):
        stop = pos + 1 + plain.startswith(".", pos + 1)
        return plain[pos:stop], stop, False
    if match := _INITIALS.match(plain, pos, end):
        ends = so_far.full or (len(match[0]) > 1 and match[0].capitalize() in NEVER_NAMES)
        return None if ends else (match[0], match.end(), False)
    match = _WORD.match(plain, pos, end)
    if match is None:
        return None
    word = match[0].removesuffix("'s")
    if _ELECTRONIC.match(word):
        return None
    if not _can_follow(word, so_far, sure=sure):
        return None
    return word, pos + len(word), True


# "E-bost", "E-mail": what stands behind the name of whom to write to
_ELECTRONIC = re.compile(r"E-[a-z]")
# Given names of streets, halls and parks: "Victoria Park" needs a title to be a person.
_ROYAL = frozenset(
    "Victoria Albert Charlotte Elizabeth George Edward William James Mary Alexandra Philip Anne Henry Charles Alfred Arthur Margaret Nelson".split()
)


# "Clerk" on the line below "Shepherd"
_NEXT_ENTRY = frozenset({"Clerk", "Secretary", "Treasurer", "Warden"})


def _can_follow(word: str, so_far: _Words, *, sure: bool) -> bool:
    """Tell whether a capitalised word can be the next word of the name."""
    if word in NEVER_NAMES or (len(word) > 1 and word.isupper() and word.capitalize() in NEVER_NAMES):
        return word in GIVEN_NAMES and not so_far.full
    if not so_far.full:
        return True
    if word in _NEXT_ENTRY:
        return False
    if word[1:2].isupper() and not word.isupper() and is_key_of(word, " ".join(so_far.words)):
        return False
    if word in PLACE_WORDS:
        first = so_far.words[0]
        given = is_given_name(first) or len(first.rstrip(".")) <= 2 or so_far.titled
        return so_far.full == 1 and word in SURNAME_PLACES and given and (sure or first not in _ROYAL)
    if len(so_far.words) > 1 and _opens_office(word):
        return False
    last = so_far.words[-1]
    if word.isupper() == last.isupper() or "." in last or len(last) == 1:
        return True
    return word.isupper() and len(word) > 1 and so_far.full == 1 and is_given_name(so_far.words[-1])


def _opens_office(word: str) -> bool:
    """Tell whether a word behind a whole name ("Ann Bell Housing Manager") opens an office."""
    return word in SERVICE_WORDS or word in ALONE_HEADS or word in REMITTED_HEADS or word.lower() in SENIORITY


def _ends_an_office(plain: str, pos: int, newline: int, so_far: _Words) -> bool:
    """Tell whether capitals at a line's end are an office's last word: "Head of People and HR" above "Jo Bee, Clerk"."""
    word = so_far.words[-1]
    below = _WORD.match(plain, newline + 1)
    if len(word) < 2 or not word.isalpha() or so_far.titled or below is None:
        return False
    return is_given_name(below[0]) and plain.startswith(f" {word}", pos - len(word) - 1)


# "Mr Roland", a page's end, "Fox, MBE": a name that goes on over a blank line, to what closes it in a list
_BROKEN = re.compile(r" ?\n ?\n\s{0,40}(?=[A-Z][A-Za-z'-]+(?: ?[,(;]| and\b))")


def _cross(plain: str, pos: int, end: int, so_far: _Words) -> int:
    """Go over the white space to the next word of the name; -1 where the name ends.

    A line's end ends a name, except behind initials alone or where the line is so long that the margin broke it.
    """
    after = pos
    if so_far.titled and (broken := _BROKEN.match(plain, pos, end)):
        given = so_far.full == 1 and is_given_name(so_far.words[0])
        return broken.end() if given or not so_far.full else -1
    while after < end and plain[after] == " ":
        after += 1
    if after < end and plain[after] == "\n":
        line = plain.rfind("\n", max(0, pos - 200), pos) + 1
        if not so_far.full and _ends_an_office(plain, pos, after, so_far):
            return -1
        if so_far.full and pos - line < _WRAPPED and unwrap(plain)[after] == "\n":
            return -1
        after += 1
        while after < end and plain[after] == " ":
            after += 1
    elif after - pos > 2:
        return -1
    touching = bool(so_far.words) and so_far.words[-1].endswith(".")
    return after if after < end and (after > pos or touching) else -1
