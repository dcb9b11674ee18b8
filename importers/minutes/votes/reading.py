"""Reads divisions: counts, named voters, casting vote, and whether what was voted on was carried or lost.

A division is told by a count ("5 for, 1 against"), by a list of voters ("There voted for the motion: …"), by a result
("CARRIED", "was lost by 3 votes to 5") or by a row of a "Recorded Vote" table. Words that stand close together are one
division.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.minutes.structure.items import Segmentation
from importers.minutes.votes.counts import Tally, read_tallies
from importers.minutes.votes.motions import choose_moved
from importers.minutes.votes.movers import find_movers
from importers.paper import Paper, Span
from importers.records import Decision, Vote

__all__ = ["read_votes"]

# One scan for the words without which a stretch holds no division.
_TELLING = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|VOT(?:E|ES|ED|ING)|carried|CARRIED|[Cc]arried|lost|LOST|[Uu]nanimous(?:ly)?|UNANIMOUS(?:LY)?|abst(?:ain|ent)\w*|FOR\b|Abstentions?)\b"
)
# "was carried", "declared LOST", "The motion fell", "carried unanimously"
_RESULT = re.compile(
    r"\b(?:(?P<lost>lost|LOST|Lost|fell|FELL|defeated|DEFEATED|not carried|was rejected)|(?P<carried>carried|CARRIED|Carried|passed|approved on a vote))\b"
)
_UNANIMOUS = re.compile(r"\b(?:unanimous(?:ly)?|UNANIMOUS(?:LY)?|nem\.? ?con\.?)\b")
_CASTING = re.compile(r"casting vote\b", re.IGNORECASE)
_APART = 700
# code points and clauses of a resolution among which the one that was moved is looked for
_LONGEST_RESOLUTION, _MOST_CLAUSES = 4000, 40


def read_votes(paper: Paper, seg: Segmentation, decisions: Sequence[Decision]) -> tuple[Vote, ...]:
    """Read the divisions of a paper; ``on`` is the first span of the decision that a division stands next to."""
    votes: list[Vote] = []
    places: list[tuple[int | None, Span]] = [(item.position, item.text) for item in seg.items]
    for position, span in places or [(None, Span(0, len(paper.plain)))]:
        if _TELLING.search(paper.plain, span.start, span.end) is None:
            continue
        own = [decision for decision in decisions if decision.item == position and decision.formal]
        votes += _votes_of(paper, span, position, own)
    return tuple(votes)


def _votes_of(paper: Paper, span: Span, item: int | None, decisions: Sequence[Decision]) -> list[Vote]:
    found: list[Vote] = []
    for tally in read_tallies(paper.plain, span.start, span.end):
        vote = _vote(paper.plain, tally, span, item)
        if (
            found
            and vote.spans[0].start - found[-1].spans[-1].end < _APART
            and _goes_with(paper.plain, found[-1], vote)
        ):
            found[-1] = _joined(found[-1], vote)
        else:
            found.append(vote)
    return [replace(vote, on=_decided(paper.plain, vote, span, decisions)) for vote in found]


def _vote(plain: str, tally: Tally, span: Span, item: int | None) -> Vote:
    """Make a vote of a tally, with what the sentences around it say of its result."""
    around = Span(max(span.start, tally.span.start - 220), min(span.end, tally.span.end + 220))
    words = plain[around.start : around.end]
    result = _result(words, tally.span.start - around.start, tally.span.end - around.start)
    outcome = result or _by_count(tally)
    mover, seconder = find_movers(plain, max(span.start, tally.span.start - 500), tally.span.start)
    return Vote(
        spans=(tally.span,),
        item=item,
        votes_for=tally.votes_for,
        votes_against=tally.votes_against,
        abstentions=tally.abstentions,
        voters_for=tally.voters_for,
        voters_against=tally.voters_against,
        abstainers=tally.abstainers,
        mover=mover,
        seconder=seconder,
        casting_vote=_CASTING.search(words) is not None,
        unanimous=_UNANIMOUS.search(plain, tally.span.start, tally.span.end) is not None,
        outcome=outcome,  # type: ignore[arg-type]  # one of the two notations
    )


def _result(words: str, start: int, end: int) -> str | None:
    """Find the result nearest to a tally."""
    best: tuple[int, str] | None = None
    for found in _RESULT.finditer(words):
        at = found.start("carried") if found["carried"] else found.start("lost")
        distance = max(start - at, at - end, 0)
        if best is None or distance < best[0]:
            best = (distance, "carried" if found["carried"] else "lost")
    return best[1] if best else None


def _by_count(tally: Tally) -> str | None:
    if tally.votes_for is None or tally.votes_against is None or tally.votes_for == tally.votes_against:
        return "carried" if tally.unanimous else None
    return "carried" if tally.votes_for > tally.votes_against else "lost"


# "moved a further amendment": the count behind it is another motion's
_ANOTHER_MOTION = re.compile(r"\b(?:moved|MOVED|substantive|further amendment|RESOLVED|proposed)\b")


def _goes_with(plain: str, first: Vote, second: Vote) -> bool:
    """Tell whether two tallies are of one division: what one lacks the other has, and no new motion stands between."""
    between = plain[first.spans[-1].end : second.spans[0].start]
    if _ANOTHER_MOTION.search(between):
        return False
    pairs = (
        (first.votes_for, second.votes_for),
        (first.votes_against, second.votes_against),
        (first.abstentions, second.abstentions),
    )
    return all(one is None or other is None or one == other for one, other in pairs)


def _joined(first: Vote, second: Vote) -> Vote:
    def either(one: int | None, other: int | None) -> int | None:
        return other if one is None else one

    return replace(
        first,
        spans=(*first.spans, *second.spans),
        votes_for=either(first.votes_for, second.votes_for),
        votes_against=either(first.votes_against, second.votes_against),
        abstentions=either(first.abstentions, second.abstentions),
        voters_for=first.voters_for or second.voters_for,
        voters_against=first.voters_against or second.voters_against,
        abstainers=first.abstainers or second.abstainers,
        mover=first.mover or second.mover,
        seconder=first.seconder or second.seconder,
        casting_vote=first.casting_vote or second.casting_vote,
        unanimous=first.unanimous or second.unanimous,
        outcome=first.outcome or second.outcome,
    )


def _decided(plain: str, vote: Vote, within: Span, decisions: Sequence[Decision]) -> Span | None:
    """Find the decision that a division was about: the one that holds it, else, if carried, the next that was moved."""
    for decision in decisions:
        if any(vote.spans[0] in span for span in decision.spans):
            return decision.spans[0]
    if vote.outcome == "lost":
        return None
    end = vote.spans[-1].end
    following = [d for d in decisions if 0 <= d.spans[0].start - end < _LONGEST_RESOLUTION]
    following = sorted(following, key=lambda d: d.spans[0].start)[:_MOST_CLAUSES]
    if following and following[0].spans[0].start - end < _APART:
        begin = max(within.start, vote.spans[0].start - _APART)
        moved = choose_moved(plain, begin, vote.spans[0].start, [d.text for d in following])
        return following[moved[0]].spans[0] if moved else None
    before = [d.spans[0] for d in decisions if 0 <= vote.spans[0].start - d.spans[-1].end < _APART]
    return max(before, default=None)
