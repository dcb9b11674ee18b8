"""The columns of recommendation and action trackers, told by how councils head them.

Officers keep these tables by hand and head them freely ("Lead officer / Exec Member", "To be completed/progressed to
next stage"). A heading is known by being, or by holding, one of a column's words; the first column that fits has it, so the
telling words stand first.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["BOTH", "RECORDS", "name_column", "name_columns"]

RECORDS: Final = frozenset({"recommendation", "action"})
"""The columns that make a table a tracker: one of them must be there."""
BOTH: Final = "owner-and-due"
"""The column that says who is to act and by when: "Action by / when", "Lead officer and target date"."""


class _Rule(NamedTuple):
    """A column, the words that are its whole heading, and the words that a heading of it holds."""

    column: str
    whole: str
    within: str = ""


# Words are parted by "|"; "." stands for anything between two words
_RULES: Final = (
    _Rule(
        "executive-date", "", "exec.date|executive.date|cabinet.date|date.exec|date.executive|date.cabinet"
    ),
    _Rule(
        "closed",
        "",
        "date completed|date closed|date discharged|completed on|closed on|completed date|closed date",
    ),
    _Rule(
        "due",
        "when",
        "due|deadline|target|delivery date|deliver by|timescale|timescales|time scale|timeframe|time frame|timeline|by when|completion date"
        "|completion by|to be completed|review date|expected.date|dyddiad targed|erbyn|amserlen|pryd",
    ),
    _Rule(
        "status",
        "complete|completed|complete?|completed/ongoing|achieved|implemented",
        "status|rag|brag|open/closed|statws",
    ),
    _Rule(
        "reference",
        "no|nos|number|id|item no|serial|action no|action number|rec no|rec number|recommendation no|recommendation number",
        "ref|reference|cyfeirnod|rhif",
    ),
    _Rule(
        "item",
        "item|area|issue|title|report|review|theme|area/portfolio",
        "minute|agenda|topic|subject|item title|matter arising|matters arising|cofnod|eitem|pwnc",
    ),
    _Rule(
        "made-to",
        "recipient|decision maker",
        "made to|to whom|recommended to|referred to|addressed to|directed to|sent to",
    ),
    _Rule(
        "progress",
        "",
        "taken|progress|update|updates|position|comment|comments|outcome|note|notes|feedback|result|results|implementation"
        "|evidence|explanation|reason|reasons|cynnydd|diweddariad",
    ),
    _Rule(
        "response",
        "",
        "response|responded|agreed|accept|accepted|reject|rejected|reply|answer|answers|cabinet decision|executive decision"
        "|decision of|ymateb",
    ),
    _Rule(
        "owner",
        "by|initials|name|action for",
        "officer|officers|owner|owners|responsible|responsibility|lead|by whom|who|holder|member|members|assigned|action by"
        "|actioned by|director|contact|swyddog|swyddogion|cyfrifol|perchennog|arweinydd|pwy",
    ),
    _Rule(
        "recommendation",
        "decision|decisions|decision/request",
        "recommendation|recommendations|resolution|resolutions|resolved|scrutiny decision"
        "|argymhelliad|argymhellion",
    ),
    _Rule(
        "action",
        "what",
        "action|actions|task|tasks|request|requests|asked for|undertaking|undertakings|follow up"
        "|outstanding issue|outstanding issues|outstanding item|outstanding items|gweithredu|tasg|tasgau",
    ),
    _Rule("date", "meeting|raised|when raised|cyfarfod", "date|dyddiad"),
    _Rule("made-by", "", "committee|panel|board|origin|made by|source|commission|body|scrutiny"),
)


def _compile(rule: _Rule) -> re.Pattern[str]:
    whole = "|".join(re.escape(words) for words in rule.whole.split("|"))
    within = "|".join(
        r"\b.{0,60}\b".join(map(re.escape, words.split("."))) for words in rule.within.split("|")
    )
    return re.compile(rf"^(?:{whole})$" + (rf"|\b(?:{within})\b" if rule.within else ""))


_WHO: Final = r"(?:(?:to be )?action(?:ed)? by|by whom?|whom?|(?:lead |responsible |action )?officers?(?: responsible)?|lead|owner|responsib\w+(?: officer| person)?)"
_WHEN: Final = (
    r"(?:when|date|(?:due|target|completion)(?: date| time)?|date due|deadline|time ?(?:scale|frame)s?)"
)
# Matches "action by/when", "lead officer and target date", "target date officer responsible and progress"
_BOTH: Final = re.compile(rf"^{_WHO}(?:/| and | by )(?:by )?{_WHEN}$|^(?:by )?{_WHEN}(?:/| and | ){_WHO}\b")
# Matches "members recommendations", "agreed action", "action agreed": what a heading is of, whoever made or agreed it
_OF_RECORDS: Final = (
    (
        "recommendation",
        re.compile(
            r"^(?:members|(?:scrutiny |review |select )?(?:panel|committee|board|commission)|review|agreed|final|key|proposed)(?: s)? recommendations?$"
        ),
    ),
    (
        "action",
        re.compile(
            r"^(?:agreed|required|key|follow up) actions?(?: points?)?$|^actions?(?: points?)? (?:agreed|required|arising)$"
        ),
    ),
)
_PATTERNS: Final = ((BOTH, _BOTH), *_OF_RECORDS, *((rule.column, _compile(rule)) for rule in _RULES))
# Matches a word of a heading or of a rule, in small letters
_WORD: Final = re.compile(r"[a-z0-9]+")
_KNOWN: Final = frozenset(
    word[0]
    for rule in _RULES
    for words in f"{rule.whole}|{rule.within}".split("|")
    if (word := _WORD.search(words))
)
"""The first words of all rules: a heading that holds none of them, as most lines of a paper do, names no column."""
# Everything in a heading but words: the full stop of "Rec. No.", spaces around a stroke
_NOT_WORDS: Final = re.compile(r"\s{0,5}(/)\s{0,5}|[^a-z0-9/?]+")
# Matches "Outcome", "Outcome (actioned / pending)"
_OUTCOME: Final = re.compile(r"outcome\b", re.IGNORECASE)
# Matches "Nature of interest": the table says what a member did about it, not what is to be done
_OF_INTERESTS: Final = re.compile(r"\binterests?\b|\bdeclar", re.IGNORECASE)
_LONGEST: Final = 90


# Lines are asked as a table of lines and as one of gaps, and trackers have the same headings.
@lru_cache(maxsize=2048)
def name_column(heading: str) -> str | None:
    """Give the column that a heading names, ``None`` for one that no tracker has.

    >>> name_column("Lead Officer / Exec Member"), name_column("Recommendation made"), name_column("Ref.")
    ('owner', 'recommendation', 'reference')
    >>> name_column("Action taken or planned to date"), name_column("Exec Date"), name_column("Colour of cover")
    ('progress', 'executive-date', None)
    """
    if len(heading) > _LONGEST:
        return None
    lowered = heading.lower()
    if _KNOWN.isdisjoint(_WORD.findall(lowered)):
        return None
    words = _NOT_WORDS.sub(lambda found: found[1] or " ", lowered).strip()
    return next((column for column, pattern in _PATTERNS if pattern.search(words)), None)


def name_columns(headings: Sequence[str]) -> list[str | None]:
    """Give the columns of a heading row, all ``None`` if it heads no tracker.

    A tracker has a column of recommendations or actions and two others. An "Outcome" beside a column of progress is the
    status.

    >>> name_columns(["Title", "Type", "Result"])
    [None, None, None]
    >>> name_columns(["Ref", "Recommendation made", "Action taken", "Outcome"])
    ['reference', 'recommendation', 'progress', 'status']
    """
    columns = [name_column(heading) for heading in headings]
    if columns.count("owner") > 1 and "due" not in columns:
        columns = [
            "due" if column == "owner" and heading.strip().lower() == "by" else column
            for column, heading in zip(columns, headings, strict=True)
        ]
    told = len(set(columns) - {None}) + (BOTH in columns)
    if not RECORDS.intersection(columns) or told < 3 or any(map(_OF_INTERESTS.search, headings)):
        return [None] * len(columns)
    if columns.count("progress") < 2 or "status" in columns:
        return columns
    return [
        "status" if _OUTCOME.match(heading.strip()) else column
        for heading, column in zip(headings, columns, strict=True)
    ]
