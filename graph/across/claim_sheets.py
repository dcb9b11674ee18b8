"""Lay out the claims about who is who as a person judges them: both sides beside one another, with the papers' own words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from graph.asking import Asking

__all__ = ["GROUNDS", "ClaimSheet", "Side", "Sight", "lay_out_claims", "tell_claim"]

GROUNDS: Final = {
    "same-name": "the same name",
    "compatible-name": "names that agree as far as they go",
    "same-initials": "the same initials",
    "same-post": "the same post",
    "same-body": "the same body",
    "overlapping-dates": "at the same time",
    "same-email": "the same e-mail address",
    "same-identifier": "the same number",
    "stated-in-text": "a paper says so",
    "human-judgement": "somebody judged it",
}
"""The notations of the code list ``basis`` in words."""

_SHOWN: Final = 5  # sights of a person that are laid out
_AT_ONCE: Final = 200  # people that are asked about in one query


@dataclass(frozen=True, slots=True)
class Sight:
    """One paper's sight of a person: the day (ISO), as what, the exact words, the mention, the paper and its name."""

    day: str
    seen_as: str
    quote: str
    mention: str
    document: str
    paper: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two people that a claim is about; ``sights`` are the latest of ``seen`` sights."""

    person: str
    names: tuple[str, ...]
    seen: int
    sights: tuple[Sight, ...]

    @property
    def name(self) -> str:
        """The fullest name printed."""
        return max(self.names, key=lambda name: (len(name), name), default=self.person.rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """A claim with its two sides; ``status`` is proposed, accepted or rejected, ``on`` an ISO time, "" if not judged."""

    claim: str
    confidence: float
    status: str
    grounds: tuple[str, ...]
    one: Side
    other: Side
    by: str = ""
    on: str = ""
    why: str = ""


async def lay_out_claims(asking: Asking) -> list[ClaimSheet]:
    """Lay out all claims, those nobody has judged first, then the likeliest."""
    found = await asking.rows("claims")
    people = sorted({row[side] for row in found for side in ("one", "other")})
    sides = await _sides(asking, people)
    sheets = (_sheet(row, sides) for row in found)
    return sorted(sheets, key=lambda sheet: (sheet.status != "proposed", -sheet.confidence, sheet.claim))


async def _sides(asking: Asking, people: list[str]) -> dict[str, Side]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    sights: defaultdict[str, list[Sight]] = defaultdict(list)
    for first in range(0, len(people), _AT_ONCE):
        some = people[first : first + _AT_ONCE]
        for row in await asking.rows("names", thing=some):
            names[row["thing"]].add(row["name"])
        for row in await asking.rows("seen", person=some):
            sights[row["person"]].append(_sight(row))
    return {
        person: Side(person, tuple(sorted(names[person])), len(sights[person]), _varied(sights[person]))
        for person in people
    }


def _sight(row: Mapping[str, str]) -> Sight:
    return Sight(row["date"], row["as"], row["quote"], row["evidence"], row["document"], row.get("paper", ""))


def _varied(sights: Iterable[Sight]) -> tuple[Sight, ...]:
    """Keep the latest sights, one of each kind before a second of any."""
    latest: dict[str, Sight] = {}
    again = [sight for sight in sights if latest.setdefault(sight.seen_as, sight) is not sight]
    return tuple([*latest.values(), *again][:_SHOWN])


def _sheet(row: Mapping[str, str], sides: Mapping[str, Side]) -> ClaimSheet:
    return ClaimSheet(
        claim=row["claim"],
        confidence=float(row["confidence"]),
        status=row["status"],
        grounds=tuple(GROUNDS.get(ground, ground) for ground in sorted(row["basis"].split())),
        one=sides[row["one"]],
        other=sides[row["other"]],
        by=row.get("by", ""),
        on=row.get("on", ""),
        why=row.get("why", ""),
    )


def tell_claim(sheet: ClaimSheet) -> str:
    """Tell a claim in lines of text: who, how likely, on what grounds, what was judged, and where both were seen."""
    head = f"{sheet.one.name} = {sheet.other.name}?  {sheet.status}, {sheet.confidence:.0%}: {', '.join(sheet.grounds)}"
    judged = (
        [f"  judged by {sheet.by} on {sheet.on[:10]}{f': {sheet.why}' if sheet.why else ''}"]
        if sheet.by
        else []
    )
    return "\n".join([head, *judged, *_tell_side(sheet.one), *_tell_side(sheet.other)])


def _tell_side(side: Side) -> list[str]:
    more = f", {side.seen - len(side.sights)} earlier" if side.seen > len(side.sights) else ""
    lines = [
        f"    {sight.day}  {sight.seen_as}: “{' '.join(sight.quote.split())}”  {sight.mention}"
        for sight in side.sights
    ]
    return [
        f"  {side.person}  ({', '.join(side.names)}; seen {side.seen} time{'s' if side.seen != 1 else ''}{more})",
        *lines,
    ]
