"""Finds who speaks in a sentence of discussion, and where the clause begins that a word stands in.

A subject ends at its verb. Of "Councillor Ash thought it a good idea and agreed to write" it is the name alone.
"""

import re

from importers.minutes.clauses.actors import is_actor

__all__ = ["cut_at_name", "find_list_speaker", "find_speaker", "find_subject", "is_name_alone", "own_clause"]

_SAID = r"(?:apologised|went|said|advised|confirmed|explained|stated|indicated|replied|responded|informed|reported|noted|added|assured|offered|accepted|acknowledged|thanked|answered|commented|told|outlined|concluded|clarified|suggested|agreed|undertook|took|(?:was|were)(?=\sto\s|\s(?:happy|pleased|willing|content|glad)\b)|undertaken|had\sundertaken|had\sagreed|gave|committed|promised|pledged|did|presented|introduced|reminded|welcomed|highlighted|recognised|referred|shared|raised|summarised|described|emphasised|expressed|understood|hoped|felt|intended|proposed)"
_WHO_SPEAKS = re.compile(rf"^(?P<who>.{{2,140}}?),?\s(?:(?:also|then|further|therefore|had)\s)?{_SAID}\b")
# "In reply to a question on costs, ", "Following a query from Councillor Ash ": what stands before the speaker
_OPENING = re.compile(
    r"(?:In|Following|After|On|At|With|Having|During|As|When|Regarding|Concerning|Responding|Replying|Turning)\b[^,]{0,140},\s(?:and\s)?"
)
_OPENING_PRONOUN = re.compile(
    r"(?:In|Following|After|On|Having|When|Regarding|Concerning|Responding|Replying|Turning)\b[^,]{0,140}?\s(?=(?:he|she|they)\b)"
)
# "Following a question ": the speaker stands right behind it
_OPENING_WORDS = re.compile(
    r"(?:In|Following|After|On|Having|Responding|Replying)\b[^,]{0,140}?\b(?:question|query|queries|request|point|concern|comment|suggestion|discussion|debate|this|remark|issue|matter|enquiry|consideration)s?(?:\s(?:from|by|of)\s(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Alderman)\.?\s[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?)?\s(?=(?:the|The)\s[A-Z]|[A-Z][a-z]|officers\s|members\s)(?!(?:The |the )?(?:Councillor|Cllr)s?\s[A-Z][\w'-]+\s(?:raised|asked))"
)
# "In response to Councillor Ash ", without a comma
_OPENING_NAME = re.compile(
    r"(?:In (?:response|reply|answer) to|Responding to|Replying to)\s(?:Councill?or|Cllr|Mr|Mrs|Ms|Dr|Alderman)\.?\s(?:[A-Z]\.?\s)?[A-Z][\w'-]+\s(?=(?:[Tt]he\s)?[A-Z]|officers)"
)
# "Members were advised by the Clerk that"
_TOLD_BY = re.compile(
    r"^[^,;.]{2,60}?\s(?:was|were)\s(?:also\s|then\s)?(?:advised|informed|told|assured|reminded)\sby\s(?P<who>[^,;.]{2,90}?)\sthat\b"
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
# "details of the sums " before "agreed": what somebody agreed, who is not named
_PAPERS = re.compile(
    r"(?:(?:the|an?|further|any|all) )*(?:[a-z-]+ )?(?:details?|information|figures|reports?|terms|plans?|proposals?|actions?|recommendations?|items?|sums?|lists?|costs?|budgets?)\b",
    re.IGNORECASE,
)
# "Members queried it and the Head of Ports" before "said": a subject of its own right before the verb
_LAST_SUBJECT = re.compile(
    r"(?:[;,]|\band|\bbut)\s(?P<who>(?:the\s)?[A-Z][\w'.&-]+(?:\s[\w'.&-]+){0,9}?|officers|the\s[a-z]+)$"
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
        opening = _OPENING_WORDS.match(text) or _OPENING_PRONOUN.match(text) or _OPENING_NAME.match(text)
    told = _TOLD_BY.match(text, 0, before)
    if told is not None:
        return told.span("who")
    later = _find_later(text, before)
    if later is not None:
        return later
    start = opening.end() if opening and opening.end() < before else 0
    found = _WHO_SPEAKS.match(text[start:])
    if found is None or found.end("who") + start > before:
        return _who_answers(text, before)
    who = found["who"]
    if _NOBODY.match(who) or _PAPERS.match(who) or _FINITE.search(who):
        return None
    last = _LAST_SUBJECT.search(who) if _HOLDS_VERB.search(who) else None
    if last is not None:
        return start + last.start("who"), start + len(who)
    named = cut_at_name(who)
    subject = find_subject(text, before) if named is None and start == 0 else None
    return subject or (start, start + len(named or who))


# "Mr Dale (Head of Parks) thought", "He had": whoever a sentence opens with, before its verb in the past
_SUBJECT = re.compile(
    r"\W{0,2}(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Oo]fficers|(?:[Tt]he\s)?[A-Z][\w'.&/-]*(?:,?\s(?:(?:of|for|and|the|&|-)\s){0,2}[A-Z][\w'.&/-]*){0,9}(?:\s\([^()]{2,80}\))?),?\s(?:also\s|then\s|still\s)?(?:[a-z]{2,16}ed|had|has|was|were|is|did|took|gave|said|thought|felt|knew|bid|met|saw|went|came|wrote|spoke|found|made|put|set|sent|brought|heard|left|ran|kept|held|drew|led|read|understood)\b"
)


def find_subject(text: str, before: int) -> tuple[int, int] | None:
    """Find whoever a sentence opens with, whatever it says of them, if the verb stands before an offset.

    >>> text = "Mr Dale (Head of Parks) thought not, but would check."
    >>> text[slice(*find_subject(text, 40))]
    'Mr Dale (Head of Parks)'
    """
    found = _SUBJECT.match(text, 0, before)
    if found is None or not (found["who"].lower() in ("he", "she", "they") or is_actor(found["who"])):
        return None
    return found.span("who")


# "He asked whether it could be shown" before "and the Support Manager said that": a second speaker
_LATER = re.compile(
    rf"(?:;|,|\band|\bbut)\s(?P<who>(?:the\s)?[A-Z][\w'.&/-]*(?:\s(?:(?:of|for|and|&)\s){{0,2}}[A-Z][\w'.&/-]*){{0,7}})\s(?:also\s|then\s)?{_SAID}\sthat\b"
)
_FIRST_ASKS = re.compile(
    r"[^.;]{2,90}?\s(?:asked|queried|enquired|requested|questioned|wondered|suggested)\b"
)


def _find_later(text: str, before: int) -> tuple[int, int] | None:
    """Find who answers in the second half of a sentence whose first asks."""
    asks = _FIRST_ASKS.match(text, 0, before)
    found = _LATER.search(text, asks.end(), before) if asks else None
    return found.span("who") if found and is_actor(found["who"]) else None


# ", the Assistant Director advised that": who answers, behind a long question
_ANSWERS = re.compile(
    r",\s(?P<who>(?:the\s)?[A-Z][\w'.&()/-]*(?:\s[\w'.&()/-]+){0,9}?)\s(?:then\s)?(?:advised|said|confirmed|stated|explained|replied|responded|reported|indicated|agreed|undertook)\b"
)
_QUESTION_FIRST = re.compile(r"(?:In (?:response|reply|answer)|Responding|Replying|Following)\b")


def _who_answers(text: str, before: int) -> tuple[int, int] | None:
    """Find who answers a question that the sentence opens with, however many commas it has."""
    if _QUESTION_FIRST.match(text) is None:
        return None
    found = None
    for found in _ANSWERS.finditer(text, 0, before):  # noqa: B007 - the last before the offset is wanted
        pass
    return found.span("who") if found else None


# "In response to questions, the Head of Ports advised as follows:-", "Officers confirmed that:": who speaks in a list
_LEADS_LIST = re.compile(
    r"(?:[^.;:]{0,160}?[\s(])??(?P<who>(?:the|The|Mr|Mrs|Ms|Dr|Cllr|Councillor|Officers|officers)\b(?:(?<=\bfor)\sthe\b|(?<=\bof)\sthe\b|(?!\s(?:the|officers)\b)[^.,;:]){0,90}?)\s(?:then\s|also\s)?(?:advised|reported|responded|confirmed|stated|explained|informed|replied|said|clarified|indicated|commented|answered)\b[^.;:]{0,70}:[\s-]{0,4}$"
)
_MARKED = re.compile(
    r"\n[ \t>*_|]{0,12}(?:\(?(?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})[).]{1,2}|[*\u2022\u00b7-])[ \t]{1,24}$"
)
_LONGEST_LIST, _LONGEST_LINE, _MOST_LINES = 3000, 360, 40


def find_list_speaker(plain: str, start: int, at: int) -> tuple[int, int] | None:
    """Find who speaks in the list of points that an entry at an offset belongs to, from the list's lead-in.

    >>> text = "In reply, the Head of Ports advised as follows:-\\n(i) costs rose;\\n(ii) a list would be circulated."
    >>> first, last = find_list_speaker(text, 0, text.index("a list"))
    >>> text[first:last]
    'the Head of Ports'
    """
    if _MARKED.search(plain, max(start, at - 40), at) is None:
        return None
    floor, end = max(start, at - _LONGEST_LIST), at
    for _ in range(_MOST_LINES):
        if end <= floor:
            break
        begin = max(plain.rfind("\n", floor, end) + 1, floor)
        line = plain[begin:end].rstrip(" -")
        if line.endswith(":"):
            lead = _LEADS_LIST.match(plain, max(begin, end - _LONGEST_LINE), end)
            return lead.span("who") if lead else None
        end = begin - 1
    return None


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


# "The Director for Adults" before ", Health and Care", "The Chair" before "and Vice-Chair": a name, which is no clause yet
_NAME_ALONE = re.compile(
    r"(?:[Tt]he )?[A-Z][\w'&/.-]*(?:,? (?:(?:of|for|and|the|&|-) ){0,2}(?:[A-Z(][\w'&/.()-]*|\d{2,3})){0,9}"
)


def is_name_alone(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is one run of words with capitals, as the name of an office is.

    >>> is_name_alone("The Director of Adults, Health and Care agreed", 0, 39), is_name_alone("The Chair agreed", 0, 16)
    (True, False)
    """
    return _NAME_ALONE.fullmatch(text, start, end) is not None


def own_clause(text: str, at: int) -> int:
    """Give where the clause begins that the word at an offset stands in.

    >>> text = "Members asked if it was so and the Head of Ports undertook to check."
    >>> text[own_clause(text, text.index("undertook")) :]
    'the Head of Ports undertook to check.'
    """
    begin = 0
    for found in _BOUNDARY.finditer(text, max(0, at - 300), at):
        if text[found.end() : at].strip() and not is_name_alone(text, begin, found.start()):
            begin = found.end()
    return begin
