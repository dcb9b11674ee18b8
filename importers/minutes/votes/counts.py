"""Finds the counts and the name lists of divisions.

"5 for, 1 against, 0 abstentions", "by 24 votes to 10, with 1 abstention", "sixteen Members voted for and two against",
"For (5): Councillors Bee …", "There voted for the motion: …", "FOR THE MOTION - Councillors …", "carried unanimously".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from importers.minutes.language.guarded import guarded
from importers.minutes.names.people import read_names
from importers.paper import Span
from importers.records import PersonName

__all__ = ["Tally", "read_tallies"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One count, or one run of name lists, as printed in one place."""

    span: Span
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    voters_for: tuple[PersonName, ...] = ()
    voters_against: tuple[PersonName, ...] = ()
    abstainers: tuple[PersonName, ...] = ()
    unanimous: bool = False


_WORDS = {
    word: number
    for number, word in enumerate(
        "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"none": 0, "nil": 0, "zero": 0, "thirty": 30, "forty": 40}
_NUMBER = (
    r"(?:\d{1,3}|"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_GAP = r"[\s,;:()/-]{1,8}(?:and\s|with\s){0,2}"
# "5 votes for, 1 against, 0 abstentions" | "sixteen Members voted for the motion, two against"
_COUNT_FIRST = re.compile(
    rf"\b(?P<for>{_NUMBER})(?:\s(?:members?|councillors?|votes?|cast|voted|voting|were)){{0,3}}\s(?:for|in favour)\b(?:\sof)?(?:\sthe\s(?:motion|amendment|proposal|recommendation)s?)?"
    rf"{_GAP}(?P<against>{_NUMBER})(?:\s(?:members?|councillors?|votes?|cast|voted|voting|were)){{0,3}}\sagainst\b(?:\sthe\s(?:motion|amendment|proposal))?(?:{_GAP}(?:there\swere\s|was\s)?(?P<abstained>{_NUMBER})(?:\s(?:members?|councillors?))?\s(?:abst\w+))?",
    re.IGNORECASE,
)
# "For: 5, Against: 1, Abstentions: 0" | "For - 5" | "Votes for: 7; votes against: 2"
_LABEL_FIRST = re.compile(
    rf"\b(?:votes?\s|in\s)?(?:for|favour)(?:\sthe\s(?:motion|amendment))?\s?[:=-]\s?(?P<for>{_NUMBER})\b{_GAP}(?:votes?\s)?against\s?[:=-]\s?(?P<against>{_NUMBER})\b(?:{_GAP}abst\w+\s?[:=-]\s?(?P<abstained>{_NUMBER})\b)?",
    re.IGNORECASE,
)
# "by 24 votes to 10, with 1 abstention" | "lost by 3 votes to 5 votes" | "16 votes to 45"
_TO = re.compile(
    rf"\b(?:by\s)?(?P<for>{_NUMBER})\s(?:votes?,?\s)(?:for\s)?to\s(?P<against>{_NUMBER})(?:\svotes?)?(?:\sagainst)?(?:{_GAP}(?:there\swere\s)?(?P<abstained>{_NUMBER})\s(?:members?\s)?abst\w+)?",
    re.IGNORECASE,
)
_UNANIMOUS = guarded(
    r"\b(?:(?:carried|agreed|approved|CARRIED|AGREED|APPROVED|passed)(?:,)?\s(?:unanimously|UNANIMOUSLY|nem\.? ?con)|[Vv]oting\s?:?\s(?:was\s)?[Uu]nanimous|unanimous vote|[Vv]ote\s?[:-]\s?[Uu]nanimous)\b"
)
# "CARRIED", "was lost" on being put to the vote, without a count
_BARE = guarded(
    r"\b(?:[Oo]n being put to the vote|[Uu]pon being put to the vote|put to (?:the|a) vote|[Tt]he (?:motion|amendment|proposal|substantive motion)|voted on)\b[^.\n]{0,140}?\b(?:carried|CARRIED|lost|LOST|fell|FELL|defeated|DEFEATED)\b"
)
# "For (5): Councillors Bee, Cee" | "There voted for the amendment:" | "FOR THE MOTION - Councillors" | "Against: Cllrs A and B"
_LIST = re.compile(
    rf"(?:^|\n)[ \t*_>|-]{{0,12}}(?:there\s)?(?:voted\s|voting\s|votes?\s|those\s|members\s){{0,2}}(?P<way>for|in favour|against|abst\w+)(?:\sfrom\svoting)?(?:\s(?:of\s)?the\s(?:motion|amendment|proposal|recommendations?|resolution|substantive motion))?"
    rf"(?:\s?[(\[](?P<count>{_NUMBER})[)\]])?\s{{0,2}}[:-]*\s{{0,4}}(?P<names>(?:the\s)?(?:Councill?ors?|Cllrs?|Aldermen|Messrs|Mr|Mrs|Ms|Bailies?|Provost)\b[^\n]{{2,900}}(?:\n(?![ \t]*\n|[ \t]*(?:for|against|abst|there|voted|FOR|AGAINST|ABST|Resolved|RESOLVED|The )\b)[^\n]{{2,300}}){{0,8}})",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\s?\.{3,}\s?(?P<total>\d{1,3})\s*$|\s[-(]\s?(?P<end>\d{1,3})\)?\s*$")
# "votes to", without which no count is one of "3 votes to 5"
_VOTES_TO = re.compile(r"votes?,?\s(?:for\s)?to\s")


def _number(printed: str | None) -> int | None:
    """Read a number in figures or words.

    >>> _number("twenty-one"), _number("7"), _number("no"), _number(None)
    (21, 7, 0, None)
    """
    if printed is None:
        return None
    if printed.isdigit():
        return int(printed)
    return sum(_WORDS.get(word, 0) for word in printed.lower().split("-"))


def read_tallies(plain: str, start: int, end: int) -> list[Tally]:
    """Read the counts and name lists of a stretch, in order; none overlaps another.

    >>> text = "The vote was recorded (5 votes for, 1 against, 0 abstentions)."
    >>> [(t.votes_for, t.votes_against, t.abstentions) for t in read_tallies(text, 0, len(text))]
    [(5, 1, 0)]
    >>> text = "It was lost by 3 votes to 5 votes with 1 abstention"
    >>> [(t.votes_for, t.votes_against, t.abstentions) for t in read_tallies(text, 0, len(text))]
    [(3, 5, 1)]
    """
    found = [*_counts(plain, start, end), *_lists(plain, start, end), *_others(plain, start, end)]
    kept: list[Tally] = []
    for tally in sorted(found, key=lambda t: (t.span.start, -len(t.span))):
        if not kept or tally.span.start >= kept[-1].span.end:
            kept.append(tally)
        elif _telling(tally) > _telling(kept[-1]):
            kept[-1] = tally
    return kept


def _telling(tally: Tally) -> int:
    """Count what a tally says, so that a count wins over the bare word "carried" around it."""
    return (
        sum(value is not None for value in (tally.votes_for, tally.votes_against, tally.abstentions))
        + tally.unanimous
    )


def _counts(plain: str, start: int, end: int) -> Iterator[Tally]:
    words = plain[start:end].lower()
    patterns = [_COUNT_FIRST, _LABEL_FIRST] if "against" in words else []
    patterns += [_TO] if _VOTES_TO.search(words) else []
    for pattern in patterns:
        for match in pattern.finditer(plain, start, end):
            yield Tally(
                span=Span(match.start(), match.end()),
                votes_for=_number(match["for"]),
                votes_against=_number(match["against"]),
                abstentions=_number(match["abstained"]),
            )


def _lists(plain: str, start: int, end: int) -> Iterator[Tally]:
    for match in _LIST.finditer(plain, start, end):
        total = _TOTAL.search(match["names"])
        last = match.start("names") + total.start() if total else match.end("names")
        names = tuple(read_names(plain, match.start("names"), last))
        if not names:
            continue
        count = _number(match["count"] or (total and (total["total"] or total["end"])) or None) or len(names)
        span, way = Span(match.start("way"), last), match["way"].lower()
        if way.startswith("ag"):
            yield Tally(span=span, votes_against=count, voters_against=names)
        elif way.startswith("ab"):
            yield Tally(span=span, abstentions=count, abstainers=names)
        else:
            yield Tally(span=span, votes_for=count, voters_for=names)


def _others(plain: str, start: int, end: int) -> Iterator[Tally]:
    for match in _UNANIMOUS.finditer(plain, start, end):
        yield Tally(span=Span(match.start(), match.end()), unanimous=True)
    for match in _BARE.finditer(plain, start, end):
        yield Tally(span=Span(match.start(), match.end()))
