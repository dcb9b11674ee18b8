"""Finds who speaks in a sentence of discussion, and where the clause begins that a word stands in."""

import re

__all__ = ["find_speaker", "own_clause"]

_SAID = r"(?:apologised|went|said|advised|confirmed|explained|stated|indicated|replied|responded|informed|reported|noted|added|assured|offered|accepted|acknowledged|thanked|answered|commented|told|outlined|concluded|clarified|suggested|agreed|undertook|took|(?:was|were)(?=\sto\s|\s(?:happy|pleased|willing|content|glad)\b)|undertaken|had\sundertaken|had\sagreed|gave|committed|promised|pledged|did|presented|introduced|welcomed|highlighted|recognised|referred|shared|raised|summarised|described|emphasised|expressed|understood|hoped|felt|intended|proposed)"
_WHO_SPEAKS = re.compile(rf"^(?P<who>.{{2,140}}?),?\s(?:(?:also|then|further|therefore|had)\s)?{_SAID}\b")
# "In reply to a question on costs, ", "Following a query from Councillor Ash ": what stands before the speaker
_OPENING = re.compile(
    r"(?:In|Following|After|On|At|With|Having|During|As|When|Regarding|Concerning|Responding|Replying|Turning)\b[^,]{0,140},\s(?:and\s)?"
)
_OPENING_PRONOUN = re.compile(
    r"(?:In|Following|After|On|Having|When|Regarding|Concerning|Responding|Replying|Turning)\b[^,]{0,140}?\s(?=(?:he|she|they)\b)"
)
_NOBODY = re.compile(r"(?:It|There|This|That|These|A|An|What|How|Some|One|Concerns?|Questions?)\b(?!\s[A-Z])")
_FINITE = re.compile(r"\b(?:had|was|were|have|has|would|will|could)\b")
# ", and that ", "; ", " but ", " that ": where a clause may begin
_BOUNDARY = re.compile(
    r"(?:;|:-?|,? ?\b(?:and|but)(?: that)?\b|,(?= (?:the|an?|officers|he|she|they|it|this|[A-Z]))|\bthat\b(?! (?:would|will)\b)|- )\s?"
)


def find_speaker(text: str, before: int) -> tuple[int, int] | None:
    """Find the subject of a sentence: whoever it opens with, up to its verb, which must stand before an offset.

    >>> text = "In reply, the Head of Ports confirmed that she would write."
    >>> text[slice(*find_speaker(text, 50))]
    'the Head of Ports'
    >>> find_speaker("It was said that the Head of Ports would write.", 35) is None
    True
    """
    opening = _OPENING.match(text)
    if opening is None or opening.end() >= before:
        opening = _OPENING_PRONOUN.match(text)
    start = opening.end() if opening and opening.end() < before else 0
    found = _WHO_SPEAKS.match(text[start:])
    if found is None or found.end("who") + start > before:
        return None
    who = found["who"]
    if _NOBODY.match(who) or _FINITE.search(who):
        return None
    return start, start + found.end("who")


def own_clause(text: str, at: int) -> int:
    """Give where the clause begins that the word at an offset stands in.

    >>> text = "Members asked if it was so and the Head of Ports undertook to check."
    >>> text[own_clause(text, text.index("undertook")) :]
    'the Head of Ports undertook to check.'
    """
    begin = 0
    for found in _BOUNDARY.finditer(text, max(0, at - 300), at):
        if text[found.end() : at].strip():
            begin = found.end()
    return begin
