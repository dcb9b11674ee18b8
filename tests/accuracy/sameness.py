"""Say when a fact of the gold and a fact that was read are the same: names, titles, clauses, owners and times."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

__all__ = [
    "fold",
    "is_same_person",
    "is_same_phrase",
    "likeness",
    "name_words",
    "pair_off",
    "shared_words",
    "words",
]

G = TypeVar("G")
F = TypeVar("F")

STYLES = frozenset(
    [
        "councillors",
        "councillor",
        "cllrs",
        "cllr",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "rev",
        "revd",
        "reverend",
        "canon",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "alderman",
        "ald",
        "county",
        "borough",
        "city",
        "right",
        "rt",
        "hon",
        "honourable",
        "worshipful",
        "mayor",
        "pc",
        "dc",
        "supt",
        "insp",
        "the",
    ]
)
HONOURS = frozenset(["cc", "obe", "mbe", "cbe", "jp", "mp", "ms", "msp", "dl", "bem", "qpm", "kc", "qc"])


def fold(text: str | None) -> str:
    """Fold case, accents, quotes, dashes and white space, and drop punctuation at the ends.

    >>> fold(" The\\nChair\\u2019s report \\u2013 noted; ")
    "the chair's report - noted"
    """
    letters = (c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    straight = "".join(letters).translate(str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--"))
    return " ".join(straight.lower().split()).strip(" .;:,-&")


def words(text: str | None) -> list[str]:
    """List a text's words and numbers, folded.

    >>> words("Minute 37/14 be noted.")
    ['minute', '37', '14', 'be', 'noted']
    """
    return re.findall(r"[a-z0-9]+", fold(text))


def name_words(name: str | None) -> list[str]:
    """List the words of a person's name without styles and honours.

    >>> name_words("County Councillor Mrs J. O'Dowd CC")
    ['j', 'odowd']
    """
    parts = words((name or "").replace("'", "").replace("\u2019", ""))
    while len(parts) > 1 and parts[0] in STYLES:
        parts.pop(0)
    while len(parts) > 1 and parts[-1] in HONOURS:
        parts.pop()
    return parts


def is_same_person(one: str | None, other: str | None) -> bool:
    """Compare two names: one surname, and given names equal or an initial; a bare surname is only itself.

    >>> is_same_person("Cllr S. Ward", "Sheila Ward"), is_same_person("Ward", "Sheila Ward")
    (True, False)
    """
    a, b = name_words(one), name_words(other)
    if not a or not b or a[-1] != b[-1] or min(len(a), len(b)) == 1:
        return bool(a) and a == b
    return a[0] == b[0] or (a[0][0] == b[0][0] and 1 in {len(a[0]), len(b[0])})


def likeness(one: str | None, other: str | None) -> float:
    """Give how alike two texts are, 0 to 1; a leading article does not count.

    >>> likeness("the Head of Ports", "Head of Ports"), likeness("Cabinet", None)
    (1.0, 0.0)
    """
    a, b = (re.sub(r"^(?:the|an?) ", "", fold(text)) for text in (one, other))
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if a and b else 0.0


def shared_words(one: str | None, other: str | None) -> float:
    """Give the Dice coefficient of two texts' words, each counted as often as it occurs.

    >>> shared_words("the report be noted", "that the report be noted")
    0.8888888888888888
    """
    a, b = Counter(words(one)), Counter(words(other))
    return 2 * (a & b).total() / ((a + b).total() or 1)


def is_same_phrase(one: str, other: str) -> bool:
    """Compare two owners or two times: alike, or one a run of two words or more of the other.

    >>> is_same_phrase("the Head of Ports", "Head of Ports and Harbours"), is_same_phrase("Cabinet", "the Council")
    (True, False)
    """
    short, long = sorted((words(one), words(other)), key=len)
    within = len(short) > 1 and any(long[i : i + len(short)] == short for i in range(len(long)))
    return within or likeness(one, other) >= 0.7 or shared_words(one, other) >= 0.6


def pair_off(gold: Sequence[G], found: Sequence[F], score: Callable[[G, F], float]) -> list[tuple[int, int]]:
    """Pair each gold fact with at most one found fact, best pairs first; a score of 0 is no match.

    >>> pair_off(["a", "b"], ["b", "c", "b"], lambda g, f: g == f)
    [(1, 0)]
    """
    ranked = sorted((-score(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    pairs: dict[int, int] = {}
    for below, i, j in ranked:
        if below < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())
