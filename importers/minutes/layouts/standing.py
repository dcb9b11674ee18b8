"""Standing items: the headings that nearly every agenda has, in English and Welsh.

They anchor a paper whose items have no numbers, and tell a heading from the first words of a paragraph.
"""

import re
from functools import lru_cache

from importers.paper import Span

__all__ = ["is_standing", "standing_at"]

_INTERESTS = (
    r"(?:declarations?|disclosures?)(?:\s+of)?(?:\s+(?:any|members'?|members\s+of|disclosable\s+pecuniary|(?:non-)?pecuniary|personal|registrable|local"
    r"|councillors'?|prejudicial|other|and|or|,)){0,5}\s+interests?(?:\s+(?:and|or|\(including)\s+(?:party\s+)?whip(?:ping)?"
    r"(?:\s+(?:declarations?|arrangements))?)?"
)
_ITEMS = (
    r"(?:chair(?:man|person)?'?s?\s+)?apolog(?:y|ies)(?:\s+(?:for|of)\s+(?:non[- ]?)?(?:absence|attendance))?"
    r"(?:(?:\s+and|\s+or|,|\s*/)\s+(?:notifications?\s+of\s+)?substitut(?:es?|ions?)(?:\s+members?)?)?",
    r"attendance(?:\s+and\s+apologies.{0,20})?|attendance\s+by\s+reserve\s+members|membership(?:\s+changes)?",
    r"(?:notifications?\s+of\s+|appointment\s+of\s+)?substitut(?:es|ions|e\s+members)|roll\s+call|quorum",
    _INTERESTS,
    r"declarations?(?:\s+of\s+(?:the\s+)?(?:party\s+)?whip(?:ping)?(?:\s+declarations?)?)?|party\s+whip|the\s+party\s+whip",
    r"(?:notes|record)\s+of\s+(?:the\s+)?(?:last|previous)\s+meeting",
    r"(?:notes|record)\s+of\s+(?:the\s+)?(?:last|previous)\s+meeting|action\s+notes(?:/issues\s+arising)?",
    r"(?:to\s+(?:approve|confirm|agree)\s+the\s+)?(?:draft\s+|public\s+|approval\s+of\s+|confirmation\s+of\s+|previous\s+|open\s+){0,2}"
    r"(?:the\s+)?minutes?(?:\s+of\s+(?:the\s+)?(?:last|previous|preceding)?\s*(?:meetings?|proceedings))?"
    r"(?:\s+held\s+on|\s+(?:and|&)\s+(?:matters\s+arising|action\s+\w{2,10}|actions))?",
    r"matters\s+arising(?:\s+from\s+(?:the\s+)?(?:previous\s+)?minutes)?|action\s+(?:log|tracker|list|sheet|points)|outstanding\s+actions|rolling\s+action\s+\w{2,8}",
    r"(?:(?:any\s+)?(?:other\s+)?urgent\s+(?:items?(?:\s+of\s+(?:any\s+)?business)?|business|matters))(?:\s+authorised\s+by\s+the\s+chair)?",
    r"items?\s+of\s+(?:any\s+)?(?:other\s+)?urgent\s+business|any\s+other\s+(?:competent\s+)?business|other\s+business|a\.?o\.?c?\.?b\.?(?=\W|$)|late\s+items",
    r"(?:the\s+)?chair(?:man|woman|person)?'?s?\s+(?:announcements?|communications?|opening\s+remarks|update|report|introduction|remarks|business)|announcements(?:\s(?:&|and)\sapologies)?",
    r"(?:public\s+|members'?\s+)?question(?:s)?(?:\s+time)?(?:\s+(?:from|by|asked\s+by|to)\s+(?:the\s+)?(?:public|members?(?:\s+of\s+the\s+public)?|councillors))?(?:\s+and\s+(?:petitions|statements|answers))?",
    r"(?:public|open)\s+(?:participation|speaking|forum|session|question\s+time|questions?|statements?|representations|involvement|contributions)",
    r"(?:presentation\s+of\s+|receipt\s+of\s+)?petitions?(?:,?\s+(?:and|deputations).{0,30})?|deputations?",
    r"(?:items?\s+)?call(?:ed)?[- ]?in(?:s)?(?:\s+(?:of|items?|requests?)(?:\s+(?:any|executive|cabinet|decisions?)){0,3})?|consideration\s+of\s+(?:any\s+)?(?:matters?\s+)?call.{0,60}",
    r"(?:overview\s+and\s+scrutiny\s+|scrutiny\s+|committee\s+|forward\s+|draft\s+|panel\s+|the\s+|annual\s+){0,3}work\s*(?:programme|plan)s?(?:ning)?(?:\s+(?:for\s+)?\d{4}\s?[/-]\s?\d{2,4})?",
    r"(?:the\s+|cabinet\s+|executive\s+|council'?s\s+){0,2}forward\s+(?:plan|work\s+programme|look)(?:\s+of\s+(?:the\s+)?(?:key\s+|executive\s+)?decisions)?",
    r"(?:declare|disclose)\s+(?:any\s+)?(?:\w+\s+){0,3}interests?|exclusion(?=\W*$)",
    r"exclusion\s+of\s+(?:the\s+)?(?:press|public).{0,60}|exempt\s+(?:items?|information|business|minutes)|confidential\s+(?:items?|business)|part\s+(?:2|ii|b)\b.{0,40}",
    r"(?:election|appointment|nomination)\s+of\s+(?:a\s+|the\s+)?(?:vice[- ]?|deputy\s+)?(?:chair|convenor|convener).{0,80}",
    r"(?:date|time|dates?\s+and\s+(?:time|venue))(?:,?\s*(?:and\s+)?(?:time|venue|place|location)){0,3}\s+of\s+(?:the\s+)?(?:next|future)\s+meetings?|(?:next|future)\s+meetings?(?:\s+dates?)?",
    r"(?:terms\s+of\s+reference|fire\s+(?:evacuation|drill).{0,30}|evacuation\s+procedure|housekeeping|webcasting.{0,30}|filming.{0,30})",
    r"welcome(?:\s*(?:,|and|&)\s*(?:introductions?|apologies.{0,30}))?|introductions?|opening\s+of\s+(?:the\s+)?meeting|close\s+of\s+(?:the\s+)?meeting|closing\s+remarks",
    r"minutes?\s+silence|feedback\s+from.{0,40}|reports?\s+from\s+(?:the\s+)?(?:sub|outside|task).{0,40}|cabinet\s+(?:member|response).{0,40}",
    r"ymddiheuriadau(?:\s+am\s+absenoldeb)?|datgan(?:iadau?)?\s+(?:o\s+)?(?:fuddiannau?|buddiannau?|cysylltiad|diddordeb)|cofnodion(?:\s+y\s+cyfarfod.{0,30})?"
    r"|materion\s+brys|unrhyw\s+fater(?:ion)?.{0,30}|rhaglen\s+waith|blaenraglen.{0,20}|dyddiad.{0,20}cyfarfod\s+nesaf|cwestiynau.{0,30}|cyhoeddiadau.{0,20}|materion\s+yn\s+codi",
)  # fmt: skip
_STANDING = re.compile("|".join(f"(?:{item})" for item in _ITEMS), re.IGNORECASE)
# "To receive any ", "To sign the ", "To consider and approve the ": an agenda whose titles are tasks
_TASK = re.compile(
    r"to (?:receive|note|sign|approve|consider|confirm|agree|record|deal with|answer|make|take|hear)(?:,? (?:and|or) \w{4,10})?"
    r"(?: as a correct record)?(?: (?:any|the|all|an))? |to (?=(?:declare|disclose)\b)",
    re.IGNORECASE,
)
# "be approved", "were agreed": what became of the minutes, in a clause about them
_DISPOSAL = re.compile(
    r"\b(?:be|were|was|are|is)\s(?:\w+ly\s)?(?:approved|agreed|confirmed|accepted|adopted|noted|received|signed|taken|a correct)\b",
    re.IGNORECASE,
)
# " held on 3 May", " (if any)": what goes on with the title of a standing item
_GOES_ON = re.compile(
    r"\s*(?:held\b|in respect of|by members|from members|relating to|of (?:the )?(?:meeting|last|previous|special|\d)|\(|-|/|\d|,|on \d|and\s)",
    re.IGNORECASE,
)
_LONGEST = 110


# Each layout asks it of the same lines.
@lru_cache(maxsize=2048)
def standing_at(plain: str, start: int, end: int) -> Span | None:
    """Find the standing item's title that ``plain[start:end]`` begins with, None if it begins with none.

    >>> text = "Date of next meeting. The next meeting will be held in May."
    >>> standing_at(text, 0, len(text))
    Span(start=0, end=20)
    >>> standing_at("Ferry Replacement", 0, 17) is None
    True
    """
    task = _TASK.match(plain, start, min(end, start + _LONGEST))
    begin = task.end() if task else start
    found = _STANDING.match(plain, begin, min(end, begin + _LONGEST))
    if found is None or found.end() == begin:
        return None
    last = found.end()
    if last < end and plain[last].isalnum():
        return None
    return Span(start, last)


# Each layout asks it of the same lines.
@lru_cache(maxsize=2048)
def is_standing(title: str) -> bool:
    """Tell whether a whole title is that of a standing item, a date or a bracket after it allowed.

    >>> is_standing("Minutes of the meeting held on 3 May 2022"), is_standing("APOLOGIES (IF ANY)")
    (True, True)
    >>> is_standing("Minutes silence policy review for parks"), is_standing("Minutes were approved")
    (False, False)
    >>> is_standing("The minutes of the meeting held on 4 May 2022 be approved as a correct record")
    False
    """
    found = standing_at(title, 0, len(title))
    if found is None:
        return False
    if _TASK.match(title):
        return True
    rest = title[found.end :]
    if _DISPOSAL.search(rest):
        return False
    return not rest.strip(" .:-*") or _GOES_ON.match(rest) is not None
