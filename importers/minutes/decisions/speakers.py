"""Finds who speaks in a sentence of discussion, and where the clause begins that a word stands in.

A subject ends at its verb. Of "Councillor Ash thought it a good idea and agreed to write" it is the name alone.
"""

import re

__all__ = ["cut_at_name", "find_speaker", "own_clause"]

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
# "… and", "… but she", "… and kindly" before a verb: a second verb, whose subject stands before the first
_SECOND_VERB = re.compile(r"\b(?:and|but|who)(?:\s(?:he|she|they|[a-z]{2,16}ly))?$")
# verbs of opinion and of asking, which a name never holds
_OPINION = r"(?:thought|found|regretted|considered|believed|wished|wanted|observed|remarked|asked|queried|questioned|enquired|wondered|spoke|saw|knew|looked|supported|endorsed|liked|doubted)"
# "Councillor Ash thought", "The Head of Care and Health was": the name at the head of a clause, with its verb
_HEAD_NAME = re.compile(
    rf"(?P<name>(?:[Hh]e|[Ss]he|[Tt]hey|[Oo]fficers|[Mm]embers|(?:[Tt]he\s)?[A-Z][\w'.&-]*(?:\s(?:(?:of|for|and|the|&)\s){{0,2}}[A-Z][\w'.&-]*){{0,9}}))\s(?:also\s|then\s)?(?:{_OPINION}|[a-z]{{3,16}}ed)\b"
)
_HOLDS_VERB = re.compile(rf"\s{_OPINION}\s")
# ", and that ", "; ", " but ", " that ": where a clause may begin
_BOUNDARY = re.compile(
    r"(?:;|:-?|,? ?\b(?:and|but)(?: that)?\b|,(?= (?:the|an?|officers|he|she|they|it|this|[A-Z]))|\bthat\b(?! (?:would|will)\b)|- )\s?"
)


def find_speaker(text: str, before: int) -> tuple[int, int] | None:
    """Find the subject of a sentence: whoever it opens with, up to its verb, which must stand before an offset.

    >>> text = "In reply, the Head of Ports confirmed that she would write."
    >>> text[slice(*find_speaker(text, 50))]
    'the Head of Ports'
    >>> text = "Councillor Ash thought it an excellent plan and agreed to write."
    >>> text[slice(*find_speaker(text, 50))]
    'Councillor Ash'
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
    return start, start + len(cut_at_name(who) or who)


def cut_at_name(words: str) -> str | None:
    """Cut words that run on into what was said to the name that they open with, None where they open with none.

    >>> cut_at_name("Councillor Ash thought it a good plan and"), cut_at_name("the Head of Grit and Salt")
    ('Councillor Ash', 'the Head of Grit and Salt')
    >>> cut_at_name("nobody in the room wanted it and") is None
    True
    """
    if _SECOND_VERB.search(words) is None and _HOLDS_VERB.search(words) is None:
        return words
    named = _HEAD_NAME.match(words)
    return named["name"] if named else None


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
