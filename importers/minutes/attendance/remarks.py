"""Reads the remarks beside a name in an attendance list: office, body represented, chair, substitute, coming and going.

"(Chair)", "(substitute for Cllr Ash)", "(arrived at 6.40 pm)", "Head of Roads", "(Eastmere Diocese)", "apologies". Parties,
wards and "remote" say nothing that is kept.
"""

import re
from dataclasses import dataclass
from typing import Literal

from importers.minutes.attendance.entry import Entry
from importers.minutes.attendance.other_councils import RANK
from importers.minutes.language.vocabulary import SERVICE_WORDS
from importers.minutes.names.people import find_names
from importers.minutes.names.posts import find_posts, has_post_head
from importers.paper import Span
from importers.records import PersonName

__all__ = ["Remarks", "is_executive", "is_political", "read_remarks"]


@dataclass(slots=True)
class Remarks:
    """What the remarks of one entry come to; ``substituted_by`` is who came in the place of a person listed here."""

    post: str | None = None
    representing: str | None = None
    chair: bool = False
    status: Literal["present", "apologies", "absent"] | None = None
    co_opted: bool = False
    member: bool = False
    substitute: bool = False
    substitute_for: PersonName | None = None
    substituted_by: PersonName | None = None
    takes_minutes: bool = False
    voting: str | None = None
    arrived: str | None = None
    left: str | None = None


# "(in the Chair)", "Vice-Chairman", "Chair of the Committee", "Convener, presiding"
_CHAIR = re.compile(
    r"(?P<presiding>(?:who was )?in the chair|(?:who )?took the chair|chair for (?:the|this) meeting|presiding)"
    r"|(?:(?:is-)?[Cc]adeirydd ?/ ?)?(?P<post>(?:acting )?(?:(?P<vice>vice|deputy)[- ]?)?(?:co-)?(?:chair(?:man|woman|person)?|conven[eo]r|cadeirydd|is-gadeirydd))s?(?: of (?:the |this )?(?:committee|panel|board|commission|meeting))?"
    r"(?:,? (?:in the chair|presiding|presided))?",
    re.IGNORECASE,
)
# "present, as expected", "apologies received", "did not attend"
_STATUS = re.compile(
    r"(?:(?P<absent>absent\b|did not attend|not present|no apolog\w+|no?$|x$)|(?P<sent>no ?[-,:(] ?apolog\w+\)?)|(?P<apologies>(?:sent |gave |with )?(?:apolog\w+)(?: (?:received|sent|given|accepted|for absence))?)"
    r"|(?P<present>present\b|in attendance|attended|attending|yes\b|y$|expected))[\w ,]{0,40}$",
    re.IGNORECASE,
)
# "arrived at 6.40 pm", "from 7.03pm", "(7.03 pm)", "left during item 6", "until 8 pm", "items 1 to 5 only"
_ARRIVED = re.compile(r"\b(?:arriv|join|enter|from (?:item |minute )?\d|late\b|part of)", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:left|leaving|departed|until|up to|to (?:item|minute|\d)|retired|withdrew)", re.IGNORECASE
)
_SUBSTITUTE = re.compile(
    r"\bsubst|\bdeputi[sz]|\bin place of\b|\breplac|\bsub\b|\bon behalf of\b|^for (?=(?-i:Councill?or|Cllr|Mr|Mrs|Ms|Miss|Dr|Ald|Bailie)\b)|^vice (?=(?-i:Councill?or|Cllr|Mr|Mrs|Ms|Miss|Dr|Ald)\b)|\bnominee of\b|\breserve\b|\balternates?\b|\battend(?:ed|ing) (?:in (?:his|her|their) (?:absence|place|stead)|on (?:his|her|their) behalf)",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(?:for|of|vice|replac\w+)(?: whom)?\s", re.IGNORECASE)
# "for whom ", "replaced by ", "with ": what leads to the one who came instead
_STOOD_IN = re.compile(r"for whom|\bby\s+$|^with\b", re.IGNORECASE)
_CO_OPTED = re.compile(
    r"\bco-?opt|\bco-?optee|\bappointed member\b|\bparent governor|\bchurch of|\bdiocese|\bdiocesan|\broman catholic\b|\bnon-elected\b|\b(?:independent|external|lay) (?:person|member)\b",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"^(?:(?:committee |panel |board |commission |ordinary |voting )?member|(?:parish |town |community )?councillors?)$",
    re.IGNORECASE,
)
# "to take the minutes", "Minute taker", "Recorder": who writes the paper
_TAKES_MINUTES = re.compile(
    r"\b(?:minute[- ]?taker|note[- ]?taker|recorder|tak(?:e|es|ing) (?:the )?(?:minutes|notes)|who minuted)\b",
    re.IGNORECASE,
)
# "Cllr Bee is also the acting Clerk": said of a member
_IS_ALSO = re.compile(r"\bis (?:also )?(?:the|an?|our) (?P<office>[A-Za-z].*)")
# "Councillor/Chair": two words for one person
_BOTH = re.compile(r"[Cc]ouncillor ?/ ?(?P<office>.+)")
# parties, wards, ways of being there, and other notes that are neither office nor body
_NOTE = re.compile(
    r"(?:con(?:servative)?s?|lab(?:our)?(?: (?:and|&) co-op(?:erative)?)?|l ?dems?|lib ?dems?|liberal democrats?|ld|ind(?:ependent)?s?|gr(?:ee)?n(?: party)?|snp|pc|plaid(?: cymru)?|ukip|ref(?:orm)?(?: uk)?|non-aligned|tusc|uup|dup"
    r"|(?:mrs?|ms|miss|dr)\.?|[a-z]|remote(?:ly)?|virtual(?:ly)?|online|via .{1,20}|by .{0,12}(?:link|phone|zoom|teams|skype|conferenc\w+)|(?:video|tele)[- ]?conferenc\w+|video[- ]link|(?:tele)?phone|skype|(?:ms |microsoft )?teams|zoom|hybrid|in person|webex|no substitute|vacancy|vacant|\*+|[\d:. -]+(?:am|pm)?|non-?voting|voting"
    r"|.{0,40}\bward(?: (?:member|councillor))?|local (?:ward )?(?:member|councillor)|ex[- ]officio|observer|observing|lead petitioner|resident|member of the public|part|minutes?|virtual attendance|expected|items? .{1,30}|minute taker|for .{0,30}\bonly"
    r"|(?:item|minute|agenda item)s?\.? ?\d.{0,30})\.?",
    re.IGNORECASE,
)
# who sits on the executive, or leads: a councillor who comes as such is no member of the scrutiny body
_POLITICAL = re.compile(
    r"\b(?:(?:cabinet|executive|lead|portfolio)(?: lead| support| board)?[- ](?:member|holder|councillor|assistant)|portfolio[- ]holder|aelod(?:au)? cabinet|(?:deputy )?leader|mayor|provost|chair(?:man|woman|person)?|conven[eo]r|cadeirydd|leader)\b",
    re.IGNORECASE,
)
_EXECUTIVE = re.compile(
    r"\b(?:(?:cabinet|executive|lead|portfolio)(?: lead| support| board)?[- ](?:member|holder|councillor|assistant)|portfolio|aelod(?:au)? cabinet|(?:deputy )?leader of the (?:council|county)|(?:deputy )?(?:council )?leader\b(?! of the (?:opposition|\w+ group))|cabinet\b)",
    re.IGNORECASE,
)


def is_political(post: str) -> bool:
    """Tell whether an office is a councillor's rather than an employee's.

    >>> is_political("Cabinet Member for Homes"), is_political("Head of Homes")
    (True, False)
    """
    return _POLITICAL.search(post) is not None


def is_executive(post: str) -> bool:
    """Tell whether an office sits on the cabinet or executive."""
    return _EXECUTIVE.search(post) is not None


def read_remarks(plain: str, entry: Entry) -> Remarks:
    """Read an entry's remarks together."""
    found = Remarks()
    own = {"".join(word[0] for word in re.split(r"[ -]", entry.name.name) if word)}
    if entry.before is not None:
        _read_one(plain, entry.before, found, before=True)
    for span in entry.remarks:
        if entry.column and span is entry.remarks[-1] and not found.post:
            found.post = " ".join(plain[span.start : span.end].split())
        elif plain[span.start : span.end] not in own:
            _read_one(plain, span, found)
    if found.post and (several := _SEVERAL.match(found.post)):
        found.post = several["one"] + found.post[several.end() :]
    return found


# "Cabinet Members", "Assistant Fire Officers" behind the last of those who are: each is one
_SEVERAL = re.compile(
    r"(?P<one>(?:[A-Z][a-z]+ ){0,4}(?:Member|Officer|Director|Manager|Chair|Leader|Holder|Adviser|Representative))s(?= for | of |,|$)"
)


# "Co-opted Member - Diocese": who is co-opted, and for whom
_CO_OPTEE_OF = re.compile(
    r"(?:non-?voting |voting )?co-?opt(?:ed|ee)s?(?: members?)?\s?[-,:/]\s?(?P<rest>.+)", re.IGNORECASE
)
# "Co-optee", "non-voting co-opted member": no office beside it
_ONLY_CO_OPTED = re.compile(
    r"(?:non-?voting |voting )?co-?opt(?:ed|ee)s?(?: (?:non-?voting |voting )?members?)?", re.IGNORECASE
)


def _read_one(plain: str, span: Span, found: Remarks, *, before: bool = False) -> None:
    """Take up one remark; the first reading that fits counts."""
    words = " ".join(plain[span.start : span.end].split())
    if both := _BOTH.fullmatch(words) or _IS_ALSO.search(words):
        found.member, words = True, both["office"]
    if not words or _read_chair(words, found) or _read_presence(words, found):
        return
    if not before and _SUBSTITUTE.search(words):
        _read_substitution(plain, span, found)
        return
    if _CO_OPTED.search(words):
        found.co_opted = True
        found.voting = _voting(words) or found.voting
        if dashed := _CO_OPTEE_OF.fullmatch(words):
            words = dashed["rest"]
    found.takes_minutes = found.takes_minutes or _TAKES_MINUTES.search(words) is not None
    if _MEMBER.fullmatch(words):
        found.member = True
    elif not _NOTE.fullmatch(words) and not _ONLY_CO_OPTED.fullmatch(words):
        _read_office(plain, span, words.removeprefix("The ").removeprefix("the "), found)


# "non-voting", "without vote"
_NO_VOTE = re.compile(r"non[- ]voting|without vote", re.IGNORECASE)
# "voting", "with vote"
_VOTE = re.compile(r"\bvoting|with vote", re.IGNORECASE)


def _voting(words: str) -> str | None:
    if _NO_VOTE.search(words):
        return "co-opted-non-voting"
    return "co-opted-voting" if _VOTE.search(words) else None


def _read_chair(words: str, found: Remarks) -> bool:
    match = _CHAIR.fullmatch(words)
    if match is None:
        return False
    found.post = match["post"] or found.post
    found.chair = found.chair or not match["vice"] and "gadeirydd" not in words.lower()
    return True


# "for item 5", "from 6.40", "late": when somebody was there
_WHEN = re.compile(r"\d|\bitem|\bminute|\bmeeting|\blate\b|\bpart\b")


def _read_presence(words: str, found: Remarks) -> bool:
    """Read a status, or the words that say when somebody came or went."""
    if status := _STATUS.match(words):
        sent = status["apologies"] or status["sent"]
        found.status = "absent" if status["absent"] else "apologies" if sent else "present"
        return True
    if _WHEN.search(words) and not has_post_head(words):
        if _LEFT.search(words):
            found.left = words
        elif _ARRIVED.search(words):
            found.arrived = words
        else:
            return False
        return True
    return False


def _read_substitution(plain: str, span: Span, found: Remarks) -> None:
    """Read who stands in for whom: "substitute for X", "for whom X substituted", "substitute Cllr X", "substitute"."""
    words = plain[span.start : span.end]
    if words.lower().startswith("no sub"):
        return
    names = find_names(plain, span.start, span.end)
    if not names:
        found.substitute = True
    elif _STOOD_IN.search(lead := words[: names[0].span.start - span.start]) or not _FOR.search(lead):
        found.substituted_by = names[0]
    else:
        found.substitute = True
        found.substitute_for = names[0]


# "Committee Officer as Clerk to the meeting": what somebody does at the meeting beside the office
_ACTING_AS = re.compile(
    r"(?P<post>[A-Z].{3,80}?),? as (?:the )?(?:Clerk|Secretary|[Mm]inute[- ][Tt]aker|Lead Officer|Legal Adviser)\b.{0,40}$"
)


# "representing the Diocese"
_ON_BEHALF = re.compile(r"(?:representing|on behalf of|from|for)\s+(?:the\s+)?", re.IGNORECASE)
# "Director of integrated Services", "Cabinet member for Roads": offices with small letters inside
_OF_SMALL = re.compile(
    r"(?:[A-Z][a-z]+ ){0,3}(?:Director|Head|Manager|Officer|Lead|(?<=Cabinet )member|(?<=Executive )member) (?:of|for) "
)
# offices that no head word tells
_KNOWN_POSTS = frozenset({"Recorder", "RFO", "CLERK"})
# "Parent Governor co-optee"
_SORT_OF_CO_OPTEE = re.compile(r"(?:[A-Za-z]+ ){1,4}co-?optee")


def _read_office(plain: str, span: Span, words: str, found: Remarks) -> None:
    """Read an office, or the body that somebody represents."""
    acting = _ACTING_AS.match(words)
    words = acting["post"] if acting else words
    representing = _ON_BEHALF.match(words)
    named = words in _KNOWN_POSTS or RANK.fullmatch(words) or _SORT_OF_CO_OPTEE.fullmatch(words)
    if named or (words.islower() and has_post_head(words.title())):
        found.post = found.post or words
    elif representing:
        found.representing = found.representing or _as_body(words[representing.end() :])
    elif words.isupper() and " " in words and has_post_head(words.title()):
        found.post = found.post or words
    elif not has_post_head(words) and not _OF_SMALL.match(words):
        if found.post and _completes(words):
            found.post = f"{found.post} ({words})"
        else:
            found.representing = found.representing or _as_body(words)
    elif behind := _BODY_THEN_OFFICE.match(words):
        found.post = found.post or behind["post"]
        found.representing = found.representing or _as_body(behind["body"])
    elif (
        find_posts(plain, span.start, span.end)
        or " " not in words
        or words.istitle()
        or _OF_SMALL.match(words)
    ):
        found.post = found.post or words
    else:
        found.representing = found.representing or _as_body(words)


# "Eastmere Council, Cabinet Member for Health": the body first, then the office
_BODY_THEN_OFFICE = re.compile(
    r"(?P<body>[A-Z][^,]{2,60}(?:Council|Trust|Board|Group|Association|University)), (?P<post>[A-Z].{3,})"
)


# "Item 5", "Minutes 3 and 4": no body
_REFERS = re.compile(r"Items?\b|Minutes?\b|Agenda\b")


def _as_body(words: str) -> str | None:
    """Give words that can name a body: they begin with a capital and are no reference to an item.

    >>> _as_body("Eastmere Diocese"), _as_body("public speakers")
    ('Eastmere Diocese', None)
    """
    return words if words[:1].isupper() and not _REFERS.match(words) else None


def _completes(words: str) -> bool:
    """Tell whether a bracket behind an office is its remit: "Chief Officer (Education)"."""
    first = words.split(maxsplit=1)[0]
    return first in SERVICE_WORDS
