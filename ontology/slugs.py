"""Fold labels and texts into the short ASCII words that IRIs are made of."""

import hashlib
import re
import unicodedata
from functools import lru_cache

__all__ = ["LONGEST", "digest", "first_words", "slug", "text_hash"]

LONGEST = 80
"""Characters of the longest slug, the hash of a cut one included."""

# a slug as made here: "childrens-services", "adult-social-care-and-health-overview-and--1f09a3bc"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:--[0-9a-f]{8})?")

_LOST = "\ufffd"
# Letters that no decomposition brings to ASCII, and signs that are read as words.
_SPELT = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "þ": "th",
    "&": " and ",
    "+": " plus ",
}


class _Fold(dict[int, str]):
    """What each character leaves in a slug; filled as characters are met, for the scripts of Europe only."""

    def __missing__(self, code: int) -> str:
        character = chr(code).lower()
        if character in _SPELT:
            left = _SPELT[character]
        elif character.isascii() and character.isalnum():
            left = character
        elif unicodedata.combining(character) or character in "'`´‘’‛ʼ′\u00ad\u200b":
            left = ""
        else:
            left = _LOST if character.isalnum() else " "
        if code < 0x3000:
            self[code] = left
        return left


_FOLD = _Fold()
# Texts that differ only in the shape of a quote or a dash are one text.
_ONE_MARK = str.maketrans(
    {**dict.fromkeys("‘’‚‛ʼ", "'"), **dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‐‑‒–—―\ufffe", "-")}
)


@lru_cache(maxsize=65536)
def slug(label: str) -> str:
    """Fold a label into ``[a-z0-9-]``, at most :data:`LONGEST` characters and never empty.

    Accents, case, apostrophes and punctuation go. A slug that had to be cut, and one of a label with letters that have
    no Latin form, ends in two hyphens and a hash of the whole, so that two labels fall together only if their words do.
    A slug folds to itself.

    >>> slug("Children’s Services & SEND")
    'childrens-services-and-send'
    >>> slug("Cllr. J. O'Brien-Jones")
    'cllr-j-obrien-jones'
    >>> slug("Scrutiny Panel for the Environment, Highways, Waste, Planning and Public Protection Services")
    'scrutiny-panel-for-the-environment-highways-waste-planning-and-public--6164d954'
    """
    if len(label) <= LONGEST and _SLUG.fullmatch(label):
        return label
    folded = unicodedata.normalize("NFKD", label).translate(_FOLD)
    whole = "-".join(folded.replace(_LOST, "").split())
    if whole and len(whole) <= LONGEST and _LOST not in folded:
        return whole
    kept = first_words(whole, LONGEST - 10) or "x"
    return f"{kept}--{digest(label if _LOST in folded or not whole else whole, 8)}"


def first_words(words: str, longest: int) -> str:
    """Cut a slug at a hyphen, or inside a word longer than ``longest``.

    >>> first_words("receive-a-further-report", 12)
    'receive-a'
    """
    if len(words) <= longest:
        return words
    at_hyphen = words.rfind("-", 1, longest + 1)
    return words[: at_hyphen if at_hyphen > 0 else longest]


def digest(text: str, digits: int) -> str:
    """Give the first hex digits of the SHA-256 of a text; lone surrogates of a broken file are taken as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def text_hash(text: str) -> str:
    """Give 6 hex digits for a text; white space and the shape of quotes and dashes do not count.

    >>> text_hash("note  the Panel’s report") == text_hash("note the\\nPanel's report")
    True
    >>> text_hash("Agreed?") == text_hash("Agreed.")
    False
    """
    return digest(" ".join(text.translate(_ONE_MARK).split()), 6)
