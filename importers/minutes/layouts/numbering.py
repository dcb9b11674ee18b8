"""Numbers of items, and the chain that they must form.

Any single pattern for an item's number also fits list entries, paragraphs and amounts. What tells items apart is that
their numbers follow one another through the whole paper: of all candidates the heaviest increasing chain is taken,
small gaps and repeats allowed at a price. A number may have several parts ("221/12", "STC11/14", "19.01.4"); which of
them moves is found by trying each.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from operator import itemgetter

from importers.paper import Span

__all__ = ["Candidate", "Chain", "ItemNumber", "best_chain", "read_number"]

# 1. | 44 | *71 | 221/12 | STC11/14 | 24/07/CYP | 15-16/SD/031 | CS/14/b | BPc/8/9/21 | 45 (6) | 19.01.4 | 3a | 4\. | Item 1 | Minute No. 12 | (5) | 1.0 | Min.23 | FS1. 03/16
_NUMBER = re.compile(
    r"(?P<word>(?:agenda\s+item|item|minute|min|eitem|no|para)(?:\s*no)?\b[.:]?\s{0,3})?"
    r"(?P<open>[(\[]?)[*+]{0,2}\s?"
    r"(?P<number>(?:[A-Z][A-Za-z&]{0,7}[ ./-]{0,2}(?=\d))?\d{1,5}(?:(?:[./-]|\.\s(?=\d\d?/\d\d\s))(?:\d{1,5}|(?-i:[A-Z]{2,6})(?=[./-]\d))){0,4}(?:(?-i:/[A-Z]{2,6})\b|(?P<letter>/?[a-zA-Z](?![A-Za-z])))?)"
    r"(?P<second>\s{0,2}[(\[][*]?\d{1,4}[)\]](?=[\s.]))?"
    r"(?P<close>\\?[.):\]]{0,2}[*]{0,2})"
    r"(?P<gap>\s{0,40}(?:[-|:]\s{1,20})?)",
    re.IGNORECASE,
)
# "20/10/2021": a date in figures, which numbers no item
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d$")
# "4Minutes": an old page's number run into the title
_GLUED = re.compile(r"[A-Z][a-z]{2,}")
_PART = re.compile(r"\d+")
_LARGEST_GAP = 30
_DEAREST_GAP = 1.7
_WHOLE_PAPER = 3.0


@dataclass(frozen=True, slots=True)
class ItemNumber:
    """A number as printed (``span``), and what follows it: ``after`` is where the words behind it begin.

    ``parts`` are its numerals, ``shape`` everything else about its form, ``letter`` the "a" of "3a".
    """

    span: Span
    printed: str
    parts: tuple[int, ...]
    shape: str
    after: int
    letter: str = ""
    worded: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is one bare numeral."""
        return len(self.parts) == 1 and not self.shape.strip("#.)]:(")


# Each layout asks it of the same lines.
@lru_cache(maxsize=2048)
def read_number(plain: str, start: int, end: int) -> ItemNumber | None:
    """Read the item number at the start of ``plain[start:end]``, None if there is none.

    >>> read_number("STC11/14", 0, 8).parts, read_number("45 (6) TITLE", 0, 12).printed
    ((11, 14), '45')
    >>> read_number("24/07/CYP Schools", 0, 17).printed, read_number("15-16/SD/031", 0, 12).parts
    ('24/07/CYP', (15, 16, 31))
    >>> read_number("*71 Minutes", 0, 11).printed, read_number("Item 3: Roads", 0, 13).printed
    ('71', '3')
    >>> [read_number(text, 0, len(text)) for text in ("12th May", "7.00 pm", "20/10/2021 - Minutes")]
    [None, None, None]
    """
    found = _NUMBER.match(plain, start, min(end, start + 90))
    if found is None:
        return None
    number, after = found["number"], found.end()
    if found["letter"] and not found["letter"].islower() and len(number) > 6:
        return None
    tight = found.end("gap") == found.start("gap") and after < end and not found["close"]
    if tight and (plain[after].isalnum() or plain[after] in "%'/,&-") and not _GLUED.match(plain, after, end):
        return None
    if (
        _DATE.match(number)
        or _is_quantity(plain, after, end)
        or number[0].isalpha()
        and not _is_prefix(number)
    ):
        return None
    parts = tuple(int(part) for part in _PART.findall(number))
    counted = (found["letter"] or "").startswith("/")  # "CS/14/b" counts in letters
    if counted:
        parts += (ord(found["letter"][1].lower()),)
    close = found["close"].replace("\\", "").replace("*", "")
    shape = _PART.sub("#", number[: len(number) - len(found["letter"] or "")]).upper() + found["open"] + close
    shape += "@" if counted else ""
    return ItemNumber(
        span=Span(found.start("number"), found.end("number")),
        printed=number,
        parts=parts,
        shape=shape,
        after=min(after, end),
        letter="" if counted else (found["letter"] or "").lower(),
        worded=found["word"] is not None,
    )


# pm | st May | million | years: what makes the numeral before it no item number
_QUANTITY = re.compile(
    r"(?:[ap]\.?m\b|noon\b|st\b|nd\b|rd\b|th\b|million\b|per\s?cent|%|years?\b|months\b|weeks\b|days\b|hours\b|(?-i:minutes)\b"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b[,.]?\s{0,2}'?\d|votes?\b|(?-i:members?)\b|copies\b)",
    re.IGNORECASE,
)
# STC | PLA | BPc | OSC/ | CS. : an uppercase reference, never a word
_PREFIX = re.compile(r"(?:[A-Z]{1,7}|[A-Z]{1,5}[a-z]{0,2}|Min|Cllr|[A-Z]&[A-Z]+)[ ./-]{0,2}$")
_NO_PREFIX = re.compile(
    r"(?:PDF|PAGE|NO|JUNE|JULY|MAY|TEL|ROOM|UNIT|LEVEL|STAGE|PHASE|PART|TABLE|YEAR|AM|PM|QUARTER|Q|KS)[ ./-]*$",
    re.IGNORECASE,
)


def _is_quantity(plain: str, after: int, end: int) -> bool:
    return _QUANTITY.match(plain, after, end) is not None


def _is_prefix(number: str) -> bool:
    letters = "".join(takewhile(lambda letter: not letter.isdecimal(), number))
    return bool(_PREFIX.match(letters)) and not _NO_PREFIX.match(letters)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be an item: its number, and how much it looks like a heading (``weight``, below 0 unlikely)."""

    number: ItemNumber
    weight: float
    index: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Candidates that follow one another, and the weight of the whole."""

    members: tuple[Candidate, ...] = ()
    weight: float = 0.0


def _families(candidates: Sequence[Candidate]) -> Iterator[list[tuple[int, Candidate]]]:
    """Group candidates by form and by the part that moves, once with and once without regard to punctuation."""
    groups: dict[tuple[object, ...], list[tuple[int, Candidate]]] = defaultdict(list)
    for candidate in candidates:
        number = candidate.number
        bare = number.shape.rstrip(".):]")
        for moving, value in enumerate(number.parts):
            others = number.parts[:moving] + number.parts[moving + 1 :]
            groups[number.shape, moving, others].append((value, candidate))
            groups[bare, "any", moving, others].append((value, candidate))
    known: set[tuple[int, ...]] = set()
    for group in groups.values():
        identity = tuple(id(candidate) for _, candidate in group)
        if identity not in known or len(group) == 1:
            known.add(identity)
            yield group


def _step(earlier: tuple[int, Candidate], later: tuple[int, Candidate]) -> float:
    """Price the way from one number to the next: a successor of the same form earns, gaps and repeats cost."""
    gap = later[0] - earlier[0]
    other_form = 0.0 if earlier[1].number.shape == later[1].number.shape else -0.4
    if gap == 1:
        return 1.0 + other_form
    return other_form + (-1.5 if gap == 0 else -min(_DEAREST_GAP, 0.6 * (gap - 1)))


def _heaviest(group: Sequence[tuple[int, Candidate]]) -> Chain:
    """Find the heaviest chain in one family, looking back at most ``_LARGEST_GAP`` values: linear in its length."""
    best: dict[int, int] = {}
    weights: list[float] = []
    previous: list[int] = []
    for at, (value, candidate) in enumerate(group):
        weight, back = candidate.weight, -1
        for earlier in range(value - _LARGEST_GAP, value + 1):
            if earlier in best:
                step = _step(group[best[earlier]], (value, candidate))
                reached = weights[best[earlier]] + step + candidate.weight
                if reached > weight:
                    weight, back = reached, best[earlier]
        weights.append(weight)
        previous.append(back)
        if value not in best or weight >= weights[best[value]]:
            best[value] = at
    if not weights:
        return Chain()
    at = max(range(len(weights)), key=weights.__getitem__)
    total, members = weights[at], []
    while at >= 0:
        members.append(group[at][1])
        at = previous[at]
    return Chain(tuple(reversed(members)), total)


def best_chain(candidates: Sequence[Candidate], length: int = 0) -> Chain:
    """Find the heaviest chain of numbers over all families of form.

    ``length`` counts the lines of the paper: a chain that reaches through all of it weighs more than a list in one
    place.

    >>> numbers = ["221/12 A", "1. b", "2. c", "222/12 D", "1. e", "223/12 F"]
    >>> read = [Candidate(read_number(n, 0, len(n)), 1.0, i) for i, n in enumerate(numbers)]
    >>> [member.number.printed for member in best_chain(read).members]
    ['221/12', '222/12', '223/12']
    """
    chains = (_heaviest(group) for group in _families(candidates))
    weighed = ((chain.weight + _reach(chain, length), chain) for chain in chains if chain.members)
    weight, best = max(weighed, key=itemgetter(0), default=(0.0, Chain()))
    return replace(best, weight=weight)


def _reach(chain: Chain, length: int) -> float:
    """Weigh how much of the paper a chain of two members or more spans."""
    if not length or len(chain.members) < 2:
        return 0.0
    return _WHOLE_PAPER * (chain.members[-1].index - chain.members[0].index) / length
