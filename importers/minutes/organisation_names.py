"""Finds the names of bodies, organisations, teams and services in running text.

A name is a run of capitalised words that ends in what such things are called ("Committee", "Trust", "Forum", "Limited"), with
a remit behind some of them ("Department for Transport"), or one of the few that need no such word ("Ofsted").
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from importers.minutes.names import find_names
from importers.minutes.vocabulary import ALONE_HEADS, NOT_MODIFIERS, REMITTED_HEADS
from importers.minutes.wrapping import unwrap
from importers.paper import Span

__all__ = ["OrganisationMention", "find_organisations"]

Kind = Literal["council", "body", "unit", "external"]


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation as printed in one place, without article; ``strong`` if the name alone makes it one."""

    label: str
    span: Span
    kind: Kind
    strong: bool
    abbreviation: str | None = None


# What bodies are called, by the kind of thing that it makes them. The weak ones are as often places, topics or crowds.
_STRONG: dict[str, Kind] = {
    **dict.fromkeys(("Sub-Committee", "Subcommittee", "Committee", "Commission", "Board", "Panel", "Cabinet", "Assembly", "Working Party"), "body"),
    **dict.fromkeys(("Working Group", "Task Group", "Steering Group", "Reference Group", "Task and Finish Group", "Sub-Group", "Project Group", "Finish Group"), "body"),
    **dict.fromkeys(("Council",), "council"),
    **dict.fromkeys(
        ("Trust", "Partnership", "Agency", "Association", "Federation", "Forum", "Police", "Constabulary", "Limited", "Ltd", "plc", "PLC", "LLP", "CIC", "Society",
         "Foundation", "Consortium", "Inspectorate", "Ombudsman", "Government", "Parliament", "Senedd", "Ministry", "Alliance", "Diocese", "Corporation", "Network Rail",
         "Healthwatch", "Department for", "Department of", "Transport for", "Regulator of", "Friends of", "Integrated Care System", "Group Ltd", "NHS England", "Clinical Commissioning Group",
         "Users Group", "Users' Group", "User Group", "Family Group", "Support Group", "Housing Group", "Community Group", "Action Group", "Interest Group", "Patient Group", "Bureau", "Union", "Charity", "Chamber of"), "external"),
    **dict.fromkeys(("Panels", "Support Groups", "Working Groups"), "body"),
    **dict.fromkeys(("Agencies", "Trusts", "Forums", "Partnerships", "Councils"), "external"),
    **dict.fromkeys(("Team", "Teams", "Unit", "Hub"), "unit"),
}  # fmt: skip
_WEAK: dict[str, Kind] = {
    **dict.fromkeys(("Executive", "Authority", "Group"), "body"),
    **dict.fromkeys(("Department", "Directorate", "Service"), "unit"),
    **dict.fromkeys(("College", "University", "School", "Academy", "Hospital", "Company", "Club", "Church", "Centre", "Services", "Network", "Institute", "Homes", "Estates", "Traders", "Tenants", "Buses", "Cyclists", "Water", "Rail", "Transport"), "external"),
}  # fmt: skip
# In small letters behind a capitalised word: "Inspire Youth Work team", "Highways department".
_SMALL_HEADS: dict[str, Kind] = {**dict.fromkeys(("team", "teams", "department", "directorate"), "unit"), **dict.fromkeys(("government", "trust", "forum", "partnership"), "external"), "panel": "body"}
_HEADS = {**_STRONG, **_WEAK, **_SMALL_HEADS}
_HEAD = re.compile("(?:" + "|".join(sorted(map(re.escape, _HEADS), key=len, reverse=True)) + r")(?![\w-])")
# Names that need no head word.
_KNOWN = re.compile(
    r"\b(?:Ofsted|OFSTED|Estyn|CAMHS|CQC|Care Quality Commission|HMRC|DEFRA|Defra|DfE|DfT|HMICFRS|Healthwatch(?: [A-Z][a-z]+)?|NHS(?! (?:[a-z]|[A-Z][a-z]+ (?:Trust|Foundation)))(?: [A-Z][A-Za-z]+){0,3}|Network Rail|National Highways|Highways England|Natural England"
    r"|Historic England|Sport England|Homes England|Arts Council England|Age UK(?: [A-Z][a-z]+)?|Citizens Advice(?: [A-Z][a-z]+)?(?: Bureau)?|Barnardo'?s|Audit Scotland|Audit Wales|Cadw|Transport Scotland|Police Scotland|UNISON|Unison|GMB|Grant Thornton|KPMG|Deloitte|Mazars|Ernst (?:and|&) Young|Capita|Serco|Veolia)\b"
)
# "Leicester, Rutland and ", "Children's ", "of the ": what goes on to the left of a head
_BACK = re.compile(r"(?P<word>[A-Z][\w'&/.-]*|\d{1,2}-\d{1,2}|[a-z]+-agency|multi-\w+)(?P<gap> | and | & |, | of | for | on | in | to )$")
# " of the ", " for ", " on " and capitalised words: a remit behind a head
_ONWARD = re.compile(r"(?: (?:of|for|on)(?: the)? )(?=[A-Z])")
_REMIT = re.compile(r"[A-Z][\w'&-]*(?:(?: and | & | | of | of the |, (?=[A-Z][\w'-]* and ))[A-Z][\w'&-]*){0,6}")
_TAKES_REMIT = frozenset(
    ("Department for", "Department of", "Ministry", "Institute", "University", "Diocese", "Federation", "Association", "Society", "Friends of", "Regulator of", "Transport for", "Chamber of",
     "Finish Group", "Task and Finish Group", "Task Group", "Panel", "Working Group", "Committee", "Commission", "Office", "Royal Borough", "Bureau", "Council", "Centre")
)  # fmt: skip
# "London Borough of X", "City of X Council": councils named by what they are of
_BOROUGH = re.compile(r"\b(?:(?:London |Royal )?(?:Metropolitan )?Borough of|City of|County of) [A-Z][\w'-]+(?:(?: and | upon | & | )[A-Z][\w'-]+){0,4}(?: Council)?")
_ABBREVIATION = re.compile(r" \((?:the )?['\"]?(?P<short>[A-Z][A-Za-z&/-]{1,11})['\"]?\)")
# A head followed by one of these is part of another thing's name: "Partnership Plan", "Committee Room".
_NAMES_ANOTHER = re.compile(
    r" ?-?(?: |(?<= ))(?:Plan|Plans|Strategy|Report|Reports|Act|Review|Policy|Policies|Programme|Contract|Framework|Update|Room|Chamber|Chambers|Member|Members|Meeting|Meetings|Offices?|Tax|House|Minutes|Minute"
    r"|Agenda|Leader|Manager|Officer|Officers|Director|Secretary|Clerk|Chair|Chairman|Fund|Grant|Budget|Standards?|Procedure|Rules?|Rule|Representatives?|Portfolio|Agreement|Charter|Code|Inspection|Assessment|Survey|Decision"
    r"|Decisions|Award|Scheme|Project|Model|Toolkit|Guidance|Week|Day|Year|Charges?|Land|Housing|Homes|Property|Estate|Responses?|Protocol|Constitution|Terms|Recommendations?|Bill|Order|Road|Street|Lane|Close)\b"
)
_NOT_IN_NAMES = NOT_MODIFIERS | frozenset(
    """
    Also Any Establish Develop Improve Put Set Note Refer Ask Recommend Invite Request Agree Receive Thank Appoint Approve Consider Create Attend Contact Welcome Join Monitor Strengthen
    Commission's Chair Chairman Vice-Chair Leader Director Head Manager Officer Deputy Overall However Where Arising During Under Each Every Those These If Both How Who What Would
    Summary Details Meeting Membership Your My One Two Three Four Five Six Seven Eight Nine Ten First Second Third Now Today Until Since After Before Because Although Having Being Using Working Email Mr Mrs
    """.split()  # noqa: SIM905  words are read more easily
)
_REACH = 60


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


@lru_cache(maxsize=4)
def _find(printed: str) -> tuple[OrganisationMention, ...]:
    plain = unwrap(printed)
    found: list[OrganisationMention] = []
    for match in _BOROUGH.finditer(plain):
        found.append(OrganisationMention(_fold(match[0]), Span(match.start(), match.end()), "council", strong=True))
    floor, at, names = 0, 0, find_names(printed, 0, len(printed))
    heads = [m for m in _HEAD.finditer(plain) if not (m.start() and (plain[m.start() - 1].isalnum() or plain[m.start() - 1] in "'-"))]
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
    for match in _KNOWN.finditer(plain):
        found.append(OrganisationMention(_fold(match[0]), Span(match.start(), match.end()), "external", strong=True))
    return tuple(_apart(sorted(found, key=lambda m: (m.span.start, -m.span.end))))


def _is_one_name(plain: str, head: "re.Match[str]", following: "re.Match[str]") -> bool:
    """Tell whether a head is only the middle of a name that ends in the next head: "University Health Board"."""
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
    begin, stop = _extend_left(plain, head.start(), floor), head.end()
    if word.endswith((" of", " for")) or (word in _TAKES_REMIT and _ONWARD.match(plain, stop)):
        stop = _extend_right(plain, stop)
        if stop < 0:
            return None
    if word in _SMALL_HEADS and not plain[begin : head.start()].strip():
        return None
    if _NAMES_ANOTHER.match(plain, stop) or (begin == head.start() and stop == head.end() and word not in _ALONE):
        return None
    label = _fold(plain[begin:stop])
    short = _ABBREVIATION.match(plain, stop)
    return OrganisationMention(
        label,
        Span(begin, stop),
        _kind(word, label),
        strong=word in _STRONG or (word == "Group" and label.count(" ") > 1),
        abbreviation=short["short"] if short else None
    )


# Heads that name something without any word before them.
_ALONE = frozenset({"Cabinet", "Council", "Police", "Executive", "Network Rail", "NHS England", "Ombudsman"})
_EXTERNAL_WORDS = re.compile(r"\b(?:NHS|Health Board|Hospital|Police|Housing Association|Safeguarding|Care Board|Integrated Care|National|Welsh|Scottish)\b")
_COUNCIL = re.compile(r"\b(?:County|City|Borough|District|Metropolitan|Unitary|Council of the|Combined)\b.*Council|\bCouncil of|Borough of|City of")


def _kind(word: str, label: str) -> Kind:
    """Choose the kind by the head word and the words before it."""
    if word == "Council":
        return "council" if " " in label and not re.search(r"\b(?:Parish|Town|Community|Youth|School|Arts|Research)\b", label) else "external" if " " in label else "council"
    kind = _HEADS[word]
    return "external" if kind == "body" and _EXTERNAL_WORDS.search(label) and word not in ("Committee", "Sub-Committee") else kind


def _extend_left(plain: str, begin: int, floor: int) -> int:
    """Move left over capitalised words, joined by "and", "of" and the like."""
    for _ in range(12):
        match = _BACK.search(plain, max(floor, begin - _REACH), begin)
        if match is None or (match.start() > 0 and plain[match.start() - 1].isalnum()):
            return begin
        word, gap = match["word"], match["gap"]
        if word in _NOT_IN_NAMES or word.endswith((".", "'")) and not word.endswith("s'"):
            return begin
        if gap != " " and (word in _HEADS or word in REMITTED_HEADS or word in ALONE_HEADS or not _goes_before(plain, match, gap)):
            return begin
        if word.isupper() and len(word) > 5:
            return begin
        if gap == " " and word in ("Cabinet", "Council"):
            return begin
        begin = match.start("word")
    return begin


def _goes_before(plain: str, match: "re.Match[str]", gap: str) -> bool:
    """Tell whether what is joined on the left belongs to the name: "Safer and Stronger Panel", not "Cllr Ash and Audit Panel"."""
    before = plain[max(0, match.start() - 24) : match.start()]
    if re.search(r"(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Dr|Miss)\.? (?:[A-Z][\w.'-]* ){0,2}$", before):
        return False
    if gap == ", ":
        return re.match(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*)? (?:and|&) ", plain[match.end() : match.end() + 40]) is not None
    return gap not in (" in ", " to ") or match["word"] in _OF_ACCESS


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
