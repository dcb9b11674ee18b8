"""Finds the heads of groups in an attendance list that no vocabulary holds: councils, bodies, tables, places.

"Eastmere Borough Council:", "Together with:", "| Name | Role | Organisation |", "Eastmere: Cllrs A Ash".
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from importers.minutes.attendance.label_words import Label
from importers.minutes.language.vocabulary import SERVICE_WORDS
from importers.minutes.names.listed_names import opens_office
from importers.minutes.names.person_name import is_given_name, read_name
from importers.minutes.names.posts import has_post_head
from importers.paper import Span

__all__ = ["column_heads", "header_rows", "place_rows", "read_group"]

_LONGEST = 180
# "Eastmere Borough Council:", "Together with:", "Users and Carers:": what heads a group of a list, whatever its words
_GROUP = re.compile(
    r"(?P<words>[A-Z][A-Za-z'&./-]*(?: {1,3}(?:[A-Z(][A-Za-z'&./)-]*|of|and|the|for|with|from|by|in|via|at|&|-)){0,9}) {0,24}(?::-?|\n) {0,24}\n? {0,24}(?=[A-Z(])"
)
# "Councillors - ", "Aldermen:": a rank that heads the names of the group
_RANK_FOLLOWS = re.compile(r"(?:Councillors?|Cllrs?|Aldermen|Alderman|Bailies|Members)\s{0,3}[-:]")
_NO_GROUP = re.compile(
    r"(?:venue|date|time|location|contact|note|minutes?|agenda|item|action|resolved|agreed|recommend\w*|decision|moved|proposed|seconded|report|author|subject|title|wards?|quorum"
    r"|declarations?|tel|telephone|e-?mail|published|background|reason|vote|voting|for|against|abstain\w*|abstentions?|substitut\w*|draft|part|page|chairman's|chair's)\b",
    re.IGNORECASE,
)
# those whom no node is made of
_UNNAMED = re.compile(
    r"\b(?:youth|young|pupils?|students?|children|public|press|petitioners?|residents?)\b", re.IGNORECASE
)
_ORGANISED = re.compile(
    r"\b(?:Council|Councils|Borough|County|City|District|Authority|Trust|Board|Police|NHS|Partnership|University|College|Association|Forum|Group|Healthwatch|ICB|CCG|Commissioner)\b"
)
_COUNCILS = re.compile(
    r"\b(?:Council|Councils|Borough|County|City|District|Authority)\b(?!.*\b(?:Trust|Health|NHS|Police)\b)"
)


def read_group(plain: str, start: int, end: int) -> Label | None:
    """Read what heads a group inside a list: an organisation, or any words with a colon before a name."""
    match = _GROUP.match(plain, start, min(end, start + _LONGEST))
    line = plain.rfind("\n", max(0, start - 80), start) + 1
    if match is None or plain[line:start].strip(" *_|#"):
        return None
    words = match["words"].removeprefix("Representing ").removeprefix("the ")
    colon = ":" in plain[match.end("words") : match.end()]
    organised = _ORGANISED.search(words) is not None
    titled = read_name(plain, start, end)
    if (
        _NO_GROUP.match(words)
        or _UNNAMED.search(words)
        or has_post_head(words)
        or opens_office(plain, start, end)
        or (titled is not None and titled.title)
    ):
        return None
    if not (colon or organised):
        return None
    listed = colon and _RANK_FOLLOWS.match(plain, match.end(), end) is not None
    if not listed and not _titled_or_listed(plain, match.end(), end, titled=not colon):
        return None
    councils = _COUNCILS.search(words) is not None
    first = read_name(plain, match.end(), min(end, match.end() + 80), titled=True)
    member = councils or (not organised and first is not None and first.councillor)
    capacity = "member" if member and not words.startswith("Non-") else "guest"
    return Label(
        span=Span(start, match.end()),
        words=words,
        status=None,
        capacity=capacity,
        own=capacity == "member",
        home=words if organised and not words.endswith("Councillors") else None,
    )


def _titled_or_listed(plain: str, pos: int, end: int, *, titled: bool) -> bool:
    """Tell whether a person certainly stands at ``pos``: a title, initials or a given name open the name."""
    name = read_name(plain, pos, min(end, pos + 80), titled=True)
    if name is None:
        return False
    first = name.name.split()[0]
    return name.title is not None or (
        not titled
        and " " in name.name
        and (
            len(first.rstrip(".")) == 1
            or "." in first
            or (is_given_name(first) and SERVICE_WORDS.isdisjoint(name.name.split()))
        )
    )


# "| Name | Role | Organisation |", "Councillor | Present": the head of a table of those who came
_HEADER_ROW = re.compile(
    r"^[|* ]{0,6}(?:Names?|Members?|Councillors?|Attendees?|Attendance)\b(?: names?)?(?: {0,12}\|| {3})(?=[^\n]{0,120}\b(?:Present|Attend\w*|Status|Role|Position|Organisation|Representing|Job title|Title)\b)[^\n]{0,140}\n(?:[-|: ]{3,80}\n)?",
    re.IGNORECASE | re.MULTILINE,
)
_OTHER_TABLE = re.compile(r"\b(?:apolog|minute|nature|interest|vote|item|substitut|reserve)", re.IGNORECASE)


def header_rows(plain: str) -> Iterator[Label]:
    """Find the heads of tables of those who came; a cell of the row may say that somebody did not."""
    for match in _HEADER_ROW.finditer(plain):
        if not _OTHER_TABLE.search(match[0]):
            yield Label(
                span=Span(match.start(), match.end()),
                words="Present",
                status="present",
                capacity="member",
                own=True,
            )


# "Eastmere: Cllrs A Ash", a line each: the members of a joint body under the names of its councils
_PLACE_ROW = re.compile(
    r"^[ *|]{0,6}(?=[A-Z][A-Za-z'& -]{2,40} ?: {0,3}(?:Cllrs?|Councillors?)\b)", re.MULTILINE
)


def place_rows(plain: str) -> list[Label]:
    """Find the rows of a list by places; one such row alone may be anything."""
    read = (read_group(plain, match.end(), len(plain)) for match in _PLACE_ROW.finditer(plain))
    rows = [label for label in read if label is not None]
    return [replace(label, home=label.home or label.words) for label in rows] if len(rows) > 1 else []


_COLUMN = r"(?:(?:Members |Councillors )?Present|Members of the Public|Public|Apologies(?: for [Aa]bsence)?|(?:Also )?[Ii]n [Aa]ttendance|Also (?:[Pp]resent|in attendance)|Absent|Guests|Visitors)"
# "Present: Members of the Public: Apologies:" alone on a line: the heads of columns side by side
_COLUMN_HEADS = re.compile(
    rf"^[ *|]{{0,6}}(?=Present|Members |Councillors )(?:{_COLUMN}[ *|]{{0,3}}:?[ *|]{{1,40}}){{1,3}}{_COLUMN}[ *|]{{0,3}}:?[ *|]{{0,6}}$",
    re.MULTILINE,
)
_ONE_COLUMN = re.compile(_COLUMN)


def column_heads(plain: str) -> list[list[Span]]:
    """Find the lines that head attendance lists side by side, each with the places of its heads.

    >>> text = "Present: Apologies:\\nJo Fee Al Orr"
    >>> [[text[head.start : head.end] for head in heads] for heads in column_heads(text)]
    [['Present', 'Apologies']]
    """
    return [
        [Span(*head.span()) for head in _ONE_COLUMN.finditer(plain, line.start(), line.end())]
        for line in _COLUMN_HEADS.finditer(plain)
    ]
