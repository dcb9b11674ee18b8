"""Say whether two printed names can be the same person's: by the words alone, which never is enough to join them."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

__all__ = ["Likeness", "Name", "like_names", "read_name", "titles_agree"]

Likeness = Literal["same-name", "compatible-name", "same-initials", "surname-only"]
"""From strongest to weakest; notations of the code list ``basis``, but for the last, which is no ground at all."""

_SHORTEST_SHORT_FORM = 3  # "Rob" for "Robert"; two letters fit too many names
_MALE = {"mr", "sir", "lord"}
_FEMALE = {"mrs", "ms", "miss", "lady", "dame"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts, folded: given names or initials in order, and the surname."""

    given: tuple[str, ...]
    surname: str


def read_name(printed: str) -> Name:
    """Fold a printed name without its title into parts.

    >>> read_name("A. E. O’Brien-Jones")
    Name(given=('a', 'e'), surname='obrien-jones')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", printed) if not unicodedata.combining(c))
    kept = "".join(c for c in plain.lower().replace(".", " ") if c.isalnum() or c in " -")
    words = kept.split() or [""]
    return Name(tuple(words[:-1]), words[-1])


def like_names(one: Name, other: Name) -> Likeness | None:
    """Say how two names agree, None if they cannot be one person's.

    >>> like_names(read_name("A. Pearson"), read_name("Anne Pearson"))
    'compatible-name'
    >>> like_names(read_name("E. Hughes"), read_name("Louise Hughes")) is None
    True
    >>> like_names(read_name("D. James"), read_name("D. Jones")) is None
    True
    >>> like_names(read_name("Rayner"), read_name("S. Rayner"))
    'surname-only'
    """
    if one.surname != other.surname or not one.surname:
        return None
    if not one.given or not other.given:
        return "surname-only" if one.given != other.given else "same-name"
    pairs = list(zip(one.given, other.given, strict=False))
    if not all(_fits(first, second) for first, second in pairs):
        return None
    if one.given == other.given and any(len(word) > 1 for word in one.given):
        return "same-name"
    if all(len(first) == 1 and len(second) == 1 for first, second in pairs):
        return "same-initials"
    return "compatible-name"


def _fits(one: str, other: str) -> bool:
    """Say whether one given name may stand for the other: equal, its initial, or a short form of it."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    return long.startswith(short) and (len(short) == 1 or len(short) >= _SHORTEST_SHORT_FORM)


def titles_agree(ones: set[str], others: set[str]) -> bool:
    """Say whether the titles printed with two names can be one person's.

    >>> titles_agree({"Mr"}, {"Councillor"}), titles_agree({"Councillor Mrs"}, {"Mr"})
    (True, False)
    """
    one = {word.strip(".").lower() for title in ones for word in title.split()}
    other = {word.strip(".").lower() for title in others for word in title.split()}
    return not (one & _MALE and other & _FEMALE) and not (one & _FEMALE and other & _MALE)
