"""Tells from the next sentence what became of a request, a suggestion or a motion: answered, granted, carried."""

import re

from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.body_words import BODY
from importers.paper import Span

__all__ = ["is_answered", "is_carried", "is_taken_up"]

# how far behind a motion its resolution may stand, in code points
_FAR = 1400
# what a sentence that answers a request says
_ANSWERS = re.compile(
    r"\b(?:advised|explained|replied|responded|confirmed|stated|clarified|provided|reported|informed|was told|were told|agreed|undertook|would|noted that|said|outlined|indicated)\b"
)

# "This was agreed.", "The request was supported by the Panel": what was asked for is granted
_GRANTED = re.compile(
    rf"(?:This|It|That|The (?:request|suggestion|proposal)|Which|(?:Members|The (?:{BODY}|Chair(?:man|person)?|Convener)) agreed)\b(?: that this (?:should|would|could) be done\.?$)?(?:\s(?:was|were)\s(?:\w+ly\s)?(?:agreed|accepted|supported|approved|endorsed)(?!\s(?:that|to)\b)|(?:\s(?:to\s)?(?:this|that|the request))?\.?$)"
)

# a resolution behind it, which says what was moved in the meeting's own words
_APART = re.compile(r"\b(?:RESOLVED|AGREED|DECISION|Resolved|resolved|Decision)\b")

# "The motion was agreed unanimously.", "This was agreed.": what was moved is decided
_CARRIED = re.compile(
    r"(?:Agreed|Carried|Approved|All (?:were )?in favour|All agreed)(?: unanimously| by all)?(?: \([^()]{3,40}\))?[.]?$|(?:This|It|Which) was (?:\w+ly )?(?:agreed|carried|approved|seconded and (?:agreed|carried))(?= and |[.,]?$)|(?:The|This) (?:motion|proposal|amendment|substantive motion)\b[^.]{0,60}?\bwas (?:\w+ly )?(?:agreed|carried|passed|approved|adopted|accepted)\b|(?:On being put to the vote|Upon a vote)[^.]{0,80}\b(?:agreed|carried|passed)\b"
)


def is_carried(stretch: Stretch, sentences: list[Span], at: int) -> bool:
    """Tell whether the next sentence says that the meeting agreed what was moved, and no resolution says it again."""
    plain = stretch.plain
    if at + 1 >= len(sentences) or _APART.search(
        plain, sentences[at].start, min(stretch.end, sentences[at].start + _FAR)
    ):
        return False
    return _CARRIED.match(plain, sentences[at + 1].start, sentences[at + 1].end) is not None


def is_answered(plain: str, sentences: list[Span], at: int) -> bool:
    """Tell whether the next sentence answers a request, or promises what was asked for."""
    if at + 1 >= len(sentences):
        return False
    following = sentences[at + 1]
    if is_taken_up(plain, sentences, at):
        return False
    return _ANSWERS.search(plain, following.start, min(following.end, following.start + 160)) is not None


def is_taken_up(plain: str, sentences: list[Span], at: int) -> bool:
    """Tell whether the next sentence says that the meeting agreed to what this one suggests."""
    if at + 1 >= len(sentences):
        return False
    return _GRANTED.match(plain, sentences[at + 1].start, sentences[at + 1].end) is not None
