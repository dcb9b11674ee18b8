"""Finds the names of bodies, organisations, teams and services in running text.

A name is a run of capitalised words that ends in what such things are called ("Committee", "Trust", "Forum", "Limited"), with
a remit behind some of them ("Department for Transport"), or one of the few that need no such word ("Ofsted").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from importers.minutes.language.memory import remembered
from importers.minutes.language.vocabulary import ALONE_HEADS, NOT_MODIFIERS, REMITTED_HEADS, SERVICE_WORDS
from importers.minutes.language.words_before import WordBefore, word_before
from importers.minutes.language.wrapping import unwrap
from importers.minutes.names.body_heads import (
    HEADS,
    KNOWN_BODIES,
    SMALL_HEADS,
    STRONG_HEADS,
    OrganisationKind,
)
from importers.minutes.names.people import find_names
from importers.minutes.names.signals import find_signals
from importers.paper import Span

__all__ = ["OrganisationMention", "find_organisations"]


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation as printed in one place, without article; ``strong`` if the name alone makes it one."""

    label: str
    span: Span
    kind: OrganisationKind
    strong: bool
    abbreviation: str | None = None


_HEAD = re.compile("(?:" + "|".join(sorted(map(re.escape, HEADS), key=len, reverse=True)) + r")(?![\w-])")
# Names that need no head word, with what some of them take behind.
_KNOWN = re.compile(
    r"(?:NHS (?:24|111)|NHS(?! (?:[a-z]|[A-Z][a-z]+ (?:Trust|Foundation)))(?: [A-Z][A-Za-z]+){0,3}(?: and [A-Z][a-z]+(?= (?:be|should|would|had|has|was|were|would|said|and|to|is)\b|[.,;)]))?|(?:Healthwatch|Age UK)(?: [A-Z][a-z]+)?|Citizens Advice(?: [A-Z][a-z]+)?(?: Bureau)?|"
    + "|".join(re.escape(name) for name in KNOWN_BODIES if name != "NHS")
    + r")(?!\w)"
)
# " of the ", " for ", " on " and capitalised words: a remit behind a head
_ONWARD = re.compile(
    r"(?: (?:of|for|on)(?: the)? )(?=[A-Z])(?!Municipal|Year|Item|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_REMIT = re.compile(
    r"[A-Z][\w'&-]*(?:(?: and | & | | of | of the |, (?=[A-Z][\w'-]* and ))[A-Z][\w'&-]*){0,6}"
)
_TAKES_REMIT = frozenset(
    ("Department for", "Department of", "Ministry", "Institute", "University", "Diocese", "Federation", "Association", "Society", "Friends of", "Regulator of", "Transport for", "Chamber of",
     "Finish Group", "Task and Finish Group", "Task Group", "Panel", "Working Group", "Committee", "Commission", "Office", "Royal Borough", "Bureau", "Council", "Centre", "College")
)  # fmt: skip
# "London Borough of X", "City of X Council": councils named by what they are of; spelled out, so that every alternative
# begins with letters, which the engine finds fast
_BOROUGH = re.compile(
    r"(?:London Borough|Royal Borough|Metropolitan Borough|Borough|City|County) of [A-Z][\w'-]+(?:(?: and | upon | & | )(?!Counc)[A-Z][\w'-]+){0,4}(?: Council)?(?<!Council and)"
)
_ABBREVIATION = re.compile(r" \((?:the )?['\"]?(?P<short>[A-Z](?![a-z]{3})[A-Za-z&/-]{1,11})['\"]?\)")
# A head followed by one of these is part of another thing's name: "Partnership Plan", "Committee Room".
_NAMES_ANOTHER = re.compile(
    r" ?-?(?: |(?<= ))(?:Plan|Plans|Strategy|Report|Reports|Act|Review|Policy|Policies|Programme|Contract|Framework|Update|Room|Chamber|Chambers|Member|Members|Meeting|Meetings|meetings?|Offices?|Tax|House|Minutes|Minute"
    r"|Agenda|Leader|Manager|Officer|Officers|Director|Secretary|Clerk|Chair|Chairman|Fund|Grant|Budget|Standards?|Procedure|Rules?|Rule|Representatives?|Assistants?|Advisers?|Administrator|Portfolio|Agreement|Charter|Code|Inspection|Assessment|Survey|Decision"
    r"|Decisions|Award|Scheme|Project|Model|Toolkit|Guidance|Week|Day|Year|Charges?|Land|Housing|Homes|Property|Estate|Responses?|Protocol|Constitution|Terms|Recommendations?|Bill|Order|Road|Street|Lane|Close)\b"
)
_NOT_IN_NAMES = NOT_MODIFIERS | frozenset(
    """
    Also Any Establish Develop Improve Put Set Note Refer Ask Recommend Invite Request Agree Receive Thank Appoint Approve Consider Create Attend Contact Welcome Join Monitor Strengthen
    Commission's Chair Chairman Vice-Chair Leader Director Head Manager Officer Deputy Overall However Where Arising During Under Each Every Those These If Both How Who What Would
    Additional Further Next Previous Last Whether January February March April May June July August September October November December
    Summary Details Meeting Membership Your My One Two Three Four Five Six Seven Eight Nine Ten First Second Third Now Today Until Since After Before Because Although Having Being Using Working Email Mr Mrs Proposed State Non Notice Bulletin Microsoft
    """.split()
)


# "Police and Crime Panel", "Police, Fire and Crime Commissioner": one name, though police are a body too
_AND_CRIME = re.compile(r",? (?:(?:Fire|Fire and Rescue) )?(?:and|&) Crime\b")
# "Corporate Services and Climate Change Scrutiny Committee": a body named for services
_MEETS = frozenset(("Committee", "Sub-Committee", "Panel", "Board", "Commission"))
_TO_BODY = re.compile(r",? (?:and |& )?(?:[A-Z][\w'&-]*,? (?:and |& |of )?){0,6}")
# " Health ", " NHS ": what lies between the head words of one name ("University Health Board")
_SAME_NAME = re.compile(r"(?: [A-Z][\w'&-]*){0,3} ")
_OF_ACCESS = frozenset(("Children", "Access", "Young People", "People", "Youth", "Women"))


def find_organisations(plain: str) -> tuple[OrganisationMention, ...]:
    """Find the organisations named in a whole text, in order; none overlaps another.

    >>> text = "Northway Leisure Trust and the Department for Transport told the Street Scene Scrutiny Panel (SSSP)."
    >>> [(o.label, o.kind) for o in find_organisations(text)]
    [('Northway Leisure Trust', 'external'), ('Department for Transport', 'external'), ('Street Scene Scrutiny Panel', 'body')]
    """
    return _find(plain)


@remembered
def _find(printed: str) -> tuple[OrganisationMention, ...]:
    plain = unwrap(printed)
    found: list[OrganisationMention] = []
    signals = find_signals(printed)
    found.extend(_as_mention(match, "council") for match in _BOROUGH.finditer(plain))
    floor, at, names = 0, 0, find_names(printed, 0, len(printed))
    heads = _matches(_HEAD, plain, (at for at in signals.bodies if not (at and plain[at - 1] in "'-")))
    for position, match in enumerate(heads):
        following = heads[position + 1] if position + 1 < len(heads) else None
        if match.start() < floor or (following and _is_one_name(plain, match, following)):
            continue
        while at < len(names) and names[at].span.end <= match.start():
            floor = max(floor, names[at].span.end)
            at += 1
        mention = _around(plain, match, floor)
        if mention is not None:
            found.append(mention)
            floor = mention.span.end
    found.extend(_as_mention(match, "external") for match in _matches(_KNOWN, plain, signals.known_bodies))
    return tuple(_apart(sorted(found, key=lambda m: (m.span.start, -m.span.end))))


def _as_mention(match: "re.Match[str]", kind: OrganisationKind) -> OrganisationMention:
    return OrganisationMention(_fold(match[0]), Span(match.start(), match.end()), kind, strong=True)


def _matches(pattern: "re.Pattern[str]", plain: str, offsets: Iterable[int]) -> list["re.Match[str]"]:
    """Match a pattern at given offsets, none inside the match before it."""
    found: list[re.Match[str]] = []
    for offset in offsets:
        match = pattern.match(plain, offset)
        if match and not (found and offset < found[-1].end()):
            found.append(match)
    return found


def _is_one_name(plain: str, head: "re.Match[str]", following: "re.Match[str]") -> bool:
    """Tell whether a head is only the middle of a name that ends in the next head: "University Health Board"."""
    if head[0] == "Police" and _AND_CRIME.match(plain, head.end()):
        return True
    if (
        head[0] in SERVICE_WORDS
        and following[0] in _MEETS
        and _TO_BODY.fullmatch(plain, head.end(), following.start())
    ):
        return True
    if head[0].endswith((" of", " for")) or head[0] in ("Cabinet", "Council"):
        return False
    return _SAME_NAME.fullmatch(plain, head.end(), following.start()) is not None


def _apart(found: list[OrganisationMention]) -> list[OrganisationMention]:
    """Drop a mention that another covers."""
    kept: list[OrganisationMention] = []
    for mention in found:
        if not kept or kept[-1].span.end <= mention.span.start:
            kept.append(mention)
    return kept


def _around(plain: str, head: "re.Match[str]", floor: int) -> OrganisationMention | None:
    """Extend a head over the words of its name to both sides."""
    word = head[0]
    if word == "Healthwatch" and _PLACE_NEXT.match(plain, head.end()):
        return None
    begin, stop = _extend_left(plain, head.start(), floor), head.end()
    if word.endswith((" of", " for")) or (word in _TAKES_REMIT and _ONWARD.match(plain, stop)):
        stop = _extend_right(plain, stop)
        if stop < 0:
            return None
    if word in SMALL_HEADS and not plain[begin : head.start()].strip():
        return None
    if _NAMES_ANOTHER.match(plain, stop) or (
        begin == head.start() and stop == head.end() and word not in _ALONE
    ):
        return None
    label = _fold(plain[begin:stop])
    short = _ABBREVIATION.match(plain, stop)
    return OrganisationMention(
        label,
        Span(begin, stop),
        _kind(word, label),
        strong=(word in STRONG_HEADS and label not in _TEMPORARY)
        or (word == "Group" and label.count(" ") > 1),
        abbreviation=short["short"] if short else None,
    )


# " Eastmere" behind "Healthwatch": it is named by the place behind it, which the list of known bodies reads
_PLACE_NEXT = re.compile(r" [A-Z][a-z]+")
# Heads that name something without any word before them.
_ALONE = frozenset(
    {
        "Task Group",
        "Task and Finish Group",
        "Working Group",
        "Working Party",
        "Cabinet",
        "Council",
        "Police",
        "Executive",
        "Network Rail",
        "NHS England",
        "Ombudsman",
        "Clinical Commissioning Group",
        "Government",
        "Parliament",
    }
)
# Those of them that a paper may only speak of: they must act, or be acted with.
_TEMPORARY = frozenset({"Task Group", "Task and Finish Group", "Working Group", "Working Party"})
_EXTERNAL_WORDS = re.compile(
    r"\b(?:NHS|Health Board|Hospital|Police|Housing Association|Safeguarding|Care Board|Integrated Care|National|Welsh|Scottish)\b"
)


# "Marl Parish Council", "Youth Council": councils that no principal authority is
_NO_COUNCIL = re.compile(r"\b(?:Parish|Town|Community|Youth|School|Arts|Research)\b")


def _kind(word: str, label: str) -> OrganisationKind:
    """Choose the kind by the head word and the words before it."""
    if word == "Council":
        return "external" if " " in label and _NO_COUNCIL.search(label) else "council"
    kind = HEADS[word]
    return (
        "external"
        if kind == "body" and _EXTERNAL_WORDS.search(label) and word not in ("Committee", "Sub-Committee")
        else kind
    )


_NAME_WORD = re.compile(r"[A-Z][\w'&/.-]*|\d{1,2}-\d{1,2}|[a-z]+-agency|multi-\w+")


def _extend_left(plain: str, begin: int, floor: int) -> int:
    """Move left over capitalised words, joined by "and", "of" and the like."""
    for _ in range(12):
        before = word_before(plain, begin, floor)
        if before is None or not _belongs(plain, before, begin):
            return begin
        begin = before.start
    return begin


def _belongs(plain: str, before: WordBefore, begin: int) -> bool:
    """Tell whether the word before a name is its beginning."""
    word, gap = before.word, before.gap
    if (
        word in _NOT_IN_NAMES
        or not _NAME_WORD.fullmatch(word)
        or (word[-1] in ".'" and not word.endswith("s'"))
    ):
        return False
    if word.isupper() and (len(word) > 5 or len(word) == 1 and word != "A"):
        return False  # shouted, or somebody's initial
    if gap in (" ", "-") and _INITIAL_BEFORE.search(plain, max(0, before.start - 6), before.start):
        return False
    if gap == " of " and word.endswith(("ing", "tion", "sion")):
        return False  # "Election of", "Upgrading of": what is done with the body
    if gap == " ":
        return word not in ("Cabinet", "Council")
    if word == "Police" and _AND_CRIME.match(plain, before.start + len(word)):
        return True
    if word in SERVICE_WORDS and word in HEADS and _MEETS_SOON.match(plain, begin):
        return True
    if (word in HEADS and word != "Church") or word in REMITTED_HEADS or word in ALONE_HEADS:
        return False
    if _PERSON_BEFORE.search(plain, max(0, before.start - 24), before.start):
        return False
    if gap == ", ":
        return _LISTED_AND.match(plain, begin) is not None
    return gap not in (" in ", " to ") or word in _OF_ACCESS


# "H " before "Bell Eastmere Borough Council", a table's row: the first word is somebody's surname
_INITIAL_BEFORE = re.compile(r"(?<![\w'&])[B-Z]\.? $")
# "Climate Change Scrutiny Committee" behind "Corporate Services and"
_MEETS_SOON = re.compile(rf"(?:[A-Z][\w'&-]*,? (?:and |& |of )?){{0,6}}(?:{'|'.join(sorted(_MEETS))})\b")
# "Cllr J " before "Ash and Audit Panel": the panel's name begins behind the "and"
_PERSON_BEFORE = re.compile(r"(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Dr|Miss)\.? (?:[A-Z][\w.'-]* ){0,2}$")
# "Wold and " behind "Eastmere, ": the last two of several places
_LISTED_AND = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*)? (?:and|&) ")


def _extend_right(plain: str, stop: int) -> int:
    """Move right over the remit; -1 where a head that needs one has none."""
    onward = _ONWARD.match(plain, stop)
    at = onward.end() if onward else stop + (plain[stop : stop + 1] == " ")
    if plain.startswith("the ", at):
        at += 4
    remit = _REMIT.match(plain, at)
    return remit.end() if remit else -1


def _fold(words: str) -> str:
    return " ".join(words.split())
