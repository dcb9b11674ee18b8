"""Reads the key by which a paper names somebody later: "Jo Bell (JB)", "Orla Kemp (OKE)", "Maura Cairn MCa"."""

import re

from importers.records import PersonName

__all__ = ["is_key_of", "key_behind", "skip_key"]

# " KC", " (KC)", "(OKE)", a key in the next column behind "Kenny Cairns"
_KEY = re.compile(
    r" {0,40}\((?P<bracket>[A-Z][A-Za-z-]{1,3})\)|[ |]{1,40}(?P<key>[A-Z][A-Za-z-]{1,3})(?![\w')])"
)


def is_key_of(key: str, name: str) -> bool:
    """Tell whether letters are made of a name: its initials, more letters of the surname behind them allowed.

    >>> is_key_of("OKE", "Orla Kemp"), is_key_of("MCa", "Maura Cairn"), is_key_of("WBC", "Malcolm Coull")
    (True, True, False)
    """
    words = name.replace("-", " ").replace(".", " ").split()
    letters = key.replace("-", "")
    if len(words) < 2 or len(letters) < 2:
        return False
    initials = "".join(word[0] for word in words[:-1])
    surname = words[-1].lower()
    return any(
        letters.startswith(lead)
        and len(letters) > len(lead)
        and surname.startswith(letters[len(lead) :].lower())
        and letters[len(lead)].isupper()
        for lead in (initials, initials[0])
    )


def key_behind(plain: str, name: PersonName, pos: int, end: int) -> tuple[str, int] | None:
    """Give the person's own key that stands at ``pos``, and where it ends.

    >>> from importers.paper import Span
    >>> key_behind("Jo Bell (JB)", PersonName(name="Jo Bell", span=Span(0, 7)), 7, 12)
    ('JB', 12)
    """
    match = _KEY.match(plain, pos, end)
    key = match and (match["bracket"] or match["key"])
    return (key, match.end()) if match and key and is_key_of(key, name.name) else None


def skip_key(plain: str, name: PersonName, end: int, pos: int | None = None) -> int:
    """Step over the person's own key behind the name, or at ``pos``; stay there where none stands."""
    begin = name.span.end if pos is None else pos
    found = key_behind(plain, name, begin, end)
    return found[1] if found else begin
