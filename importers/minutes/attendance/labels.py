"""Reads the labels of attendance lists: "Present:", "Non elected voting members present", "Apologies were received from".

A label is a run of words out of the small vocabulary that councils use to say who is listed next, closed by a colon, a
dash, the line's end or the first name. What it says is composed of its words, so that labels never met before are
read too: status (present, apologies, absent), capacity, and whether they are members of this body at all.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from importers.minutes.language.memory import remembered
from importers.minutes.language.vocabulary import SERVICE_WORDS
from importers.minutes.names.person_name import is_given_name, read_name
from importers.minutes.names.posts import has_post_head
from importers.minutes.names.signals import find_signals
from importers.paper import Span

__all__ = ["Label", "find_labels", "read_label"]

Status = Literal["present", "apologies", "absent"]


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says of the people listed behind it; ``span`` ends where the list begins.

    ``status`` is None where the label names only a group ("Labour Group:") and the status goes on from the label before.
    ``capacity`` is a notation of the code list, or None for people of several kinds ("In attendance").
    ``post`` is an office that the label itself gives ("Chair:", "Portfolio holder present"). ``own`` says that those listed
    sit on the body that met. ``bare`` says that the label stood without colon, so that a name must follow at once. ``home`` is
    the council or other organisation that a group is headed by ("Eastmere Borough Council:").
    """

    span: Span
    words: str
    status: Status | None
    capacity: str | None
    chair: bool = False
    post: str | None = None
    voting: str | None = None
    own: bool = False
    bare: bool = False
    negative: bool = False
    home: str | None = None


# Words that say what kind of list it is; at least one of them makes a label.
_STRONG = frozenset(
    """
    present presennol bresennol attendance attend attending attended attendees attendee apologies apology ymddiheuriadau absent absence absentees
    invitees invitee invited witnesses witness guest guests observers visitors officers swyddogion staff officials substitutes substitute co-opted coopted
    co-optees co-optee co-opteds sederunt mynychwyr membership aelodau
    """.split()
)
# Words that make a label only where a colon or the line's end closes it.
_WEAK = frozenset(
    """
    members member councillors councillor cllrs cllr cynghorwyr officer chair chairman chairwoman chairperson convener convenor cadeirydd vice-chair vice-chairman
    governors governor holder holders partners advisers advisors group labour conservative independent independents liberal democrat democrats green snp plaid reform ukip aldermen
    bailies representatives representative
    """.split()
)
_FILL = frozenset(
    """
    also in of the a for from and & at were was is are had been has by to on behalf received submitted given intimated recorded reported tendered noted accepted
    sent not did no. other others additional further elected non-elected non voting non-voting votes statutory education parent governor governors church diocesan
    religious panel committee commission board council councils council's sub-committee subcommittee scrutiny overview cabinet executive portfolio under
    accordance with standing order orders rule rules procedure procedural number item items minute part only 's external partner agencies agency
    organisations organisation public press independent person persons lay role name names expected remotely remote virtually virtual via zoom teams online
    hybrid person this that meeting as follows vice deputy lead town parish county borough district city following who hefyd yn am absenoldeb roedd y y'r oddi wrth gan
    nhs support able unable inability non-attendance lateness their tendered conveyed duration whole remainder entirety tonight's today's party parties senior management invitation appointed nominated permission consent leave who's which there attendees those here-in-attendance attend all both
    regular permanent full core standing committee's panel's involved speakers speaker or elected's registered trade union
    """.split()
)
_VOCABULARY = _STRONG | _WEAK | _FILL
# "Present", "Non-elected", "25", "(9)": the words of a label.
_TOKEN = re.compile(
    r"(?P<word>[A-Za-z&][A-Za-z'-]*\.?)|(?P<number>\(?\d{1,3}(?:\.\d{1,2})?\)?)|(?P<bracket>\([a-z ,/&-]{1,40}\))",
    re.IGNORECASE,
)
_GAP = re.compile(r"[ /,]{0,12}(?:\n(?! *\n) {0,12})?[ /]{0,12}")
# ":", ":-", " - ", "|", end of line: what closes a label.
_CLOSE = re.compile(r" {0,24}(?::[ -]{0,4}|-{1,2} ?|\|+ ?|(?=\n)|$)(?:\*\*|__)? {0,12}")
# Marks before a label at a line's start: bullets, numbers, quotation, table.
_MARKS = re.compile(r"[ >*_#|\d.()-]{0,12}")
# Where in a line a label may begin: behind a sentence or a wide gap.
_BREAK = re.compile(r"[.;:] ?| {2,}|\b[Tt]he (?=following )")
# "Apologies Name Councillor", "Attended - Committee Members Name Bailie": in a page flattened to one line, a list begins anywhere.
_FLATTENED = re.compile(
    r"(?:Members Attendance|Attended|Apologies|Absent|Present|Substitutes)\b(?: -)?(?: [A-Z][a-z]+){0,3} (?:Councillor|Cllr|Bailie|Provost|Ald)\b"
)
# how old minutes set the word
_LETTER_SPACED = "P R E S E N T"
_SIGNAL = re.compile(r"[A-Za-z-]+")
_CLOSES_SOON = re.compile(r" {0,24}(?:[:|\n-]|$)")
_REACH = 90
_LONGEST = 180


def find_labels(plain: str, start: int, end: int) -> Iterator[Label]:
    """Find the labels between ``start`` and ``end``, in order.

    >>> text = "Panel Members Present Cllr B. Ash\\nOfficers: Jo Fee\\nOfficers explained the plan."
    >>> [(x.words, x.status, x.capacity) for x in find_labels(text, 0, len(text))]
    [('Panel Members Present', 'present', 'member'), ('Officers', None, 'officer')]
    """
    starts, labels = _labels_of(plain)
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, lo=first)
    return iter(labels[first:last])


@remembered
def _labels_of(plain: str) -> tuple[list[int], list[Label]]:
    """Find the labels of a whole text, around the words that only labels are made of."""
    found: list[Label] = []
    last = 0
    headers = list(_header_rows(plain))
    at = 0
    for offset in find_signals(plain).labels:
        while at < len(headers) and headers[at].span.end <= offset:
            at += 1
        if offset < last or (at < len(headers) and headers[at].span.start <= offset):
            continue
        label = _around(plain, offset, last)
        if label is not None:
            found.append(label)
            last = label.span.end
    found = sorted([*found, *headers], key=lambda label: label.span)
    return [label.span.start for label in found], found


# "| Name | Role | Organisation |", "Councillor | Present": the head of a table of those who came
_HEADER_ROW = re.compile(
    r"^[|* ]{0,6}(?:Names?|Members?|Councillors?|Attendees?|Attendance)\b[^|\n]{0,20}?(?:\|| {3})(?=[^\n]{0,120}\b(?:Present|Attend\w*|Status|Role|Position|Organisation|Representing|Job title|Title)\b)[^\n]{0,140}\n(?:[-|: ]{3,80}\n)?",
    re.IGNORECASE | re.MULTILINE,
)
_OTHER_TABLE = re.compile(r"\b(?:apolog|minute|nature|interest|vote|item|substitut|reserve)", re.IGNORECASE)


def _header_rows(plain: str) -> Iterator[Label]:
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


def _around(plain: str, offset: int, floor: int) -> Label | None:
    """Read the label that the word at ``offset`` belongs to, from the nearest place where a label may begin."""
    line = max(floor, plain.rfind("\n", max(0, offset - _REACH), offset) + 1)
    word = _SIGNAL.match(plain, offset)
    if word is None:
        return None
    weak = word[0].lower() not in _STRONG
    marks = _MARKS.match(plain, line)
    opens = marks.end() if marks else line
    if weak and opens != offset and not _CLOSES_SOON.match(plain, word.end()):
        return None
    begins = [opens] if opens <= offset and (line == 0 or plain[line - 1] == "\n") else []
    begins += [m.end() for m in _BREAK.finditer(plain, max(line, offset - _REACH), offset)]
    candidates = begins[:-4:-1]
    if _FLATTENED.match(plain, offset):
        candidates.append(offset)
    for begin in candidates:
        label = read_label(plain, begin, len(plain))
        if label is None or label.span.end <= offset:
            continue
        if begin not in (opens, offset) and plain.startswith("\n", label.span.end):
            continue
        return label
    return None


def read_label(plain: str, start: int, end: int, *, inside: bool = False) -> Label | None:
    """Read the label that begins at ``start``, or None; ``inside`` a list, words such as "Members" need no colon.

    >>> read_label("Apologies for absence were received from Cllr Ash", 0, 49).status
    'apologies'
    >>> read_label("Members noted the report", 0, 24)
    """
    stop = min(end, start + _LONGEST)
    pos, closed = start, None
    words: list[str] = []
    if plain.startswith(_LETTER_SPACED, start):
        pos, words = start + len(_LETTER_SPACED), ["present"]
        closed = _CLOSE.match(plain, pos, end)
    while pos < stop and (token := _TOKEN.match(plain, pos, stop)):
        if token["word"] and token["word"].lower() not in _VOCABULARY or _is_name(plain, pos, end, words):
            break
        words.append(token[0].lower())
        pos = token.end()
        closed = _CLOSE.match(plain, pos, end)
        if closed or not (gap := _GAP.match(plain, pos, stop)):
            break
        pos = gap.end()
    label = None
    if words:
        span = Span(start, closed.end() if closed else pos)
        label = _compose(plain, span, words, closed=closed is not None, inside=inside, end=end)
    return label or (_read_group(plain, start, end) if inside else None)


# "Eastmere Borough Council:", "Together with:", "Users and Carers:": what heads a group of a list, whatever its words
_GROUP = re.compile(
    r"(?P<words>[A-Z][A-Za-z'&./-]*(?: {1,3}(?:[A-Z(][A-Za-z'&./)-]*|of|and|the|for|with|from|by|in|via|at|&|-)){0,9}) {0,24}(?::-?|\n) {0,24}\n? {0,24}(?=[A-Z(])"
)
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


def _read_group(plain: str, start: int, end: int) -> Label | None:
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
        or (titled is not None and titled.title)
    ):
        return None
    if not (colon or organised):
        return None
    listed = colon and read_label(plain, match.end(), end) is not None
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


def _is_name(plain: str, pos: int, end: int, words: list[str]) -> bool:
    """Tell whether a word of the vocabulary is rather a title before a name: "Present Councillor Ash"."""
    if not words:
        return False
    name = read_name(plain, pos, min(end, pos + 60))
    return (
        name is not None
        and name.title is not None
        and ":\n" not in plain[pos : name.span.end].replace(" ", "")
    )


def _compose(
    plain: str, span: Span, words: list[str], *, closed: bool, inside: bool, end: int
) -> Label | None:
    """Say what the words of a label come to."""
    known = set(words)
    strong = not known.isdisjoint(_STRONG)
    if not strong and not ((closed or inside) and not known.isdisjoint(_WEAK)):
        return None
    if "officer" in known and known.isdisjoint({"present", "attendance", "attending", "support"}):
        return None
    in_cell = plain[span.start : span.end].rstrip().endswith("|")
    if (in_cell or not closed) and not _person_follows(plain, span.end, end):
        return None
    status = _status(known)
    capacity = _capacity(words, known - {"also"} if status == "apologies" else known)
    printed = " ".join(plain[span.start : span.end].split()).strip(" :-|*_")
    return Label(
        span=span,
        words=printed,
        status=status,
        capacity=capacity,
        chair=_is_chair(known),
        post=_post(printed, known),
        voting=_voting(words, known),
        own=capacity in ("member", "co-opted", "substitute"),
        bare=not closed,
        negative="no" in known,
    )


def _person_follows(plain: str, pos: int, end: int) -> bool:
    """Tell whether a name, or an office before a name, stands at ``pos``."""
    name = read_name(plain, pos, min(end, pos + 80), titled=True)
    return name is not None and (name.title is not None or SERVICE_WORDS.isdisjoint(name.name.split()))


def _status(known: set[str]) -> Status | None:
    if known & {"apologies", "apology", "ymddiheuriadau"} or ("absence" in known and "present" not in known):
        return "apologies"
    if known & {"able", "unable"} and known & {"attend"}:
        return "apologies"
    if known & {"absent", "absentees"} or ("not" in known and known & {"present", "attend", "attending"}):
        return "absent"
    if known & {
        "present", "presennol", "bresennol", "attendance", "attending", "attended", "attendees", "attendee", "invitees", "invited",
        "witnesses", "witness", "guest", "guests", "observers", "visitors", "sederunt", "mynychwyr",
    }:  # fmt: skip
        return "present"
    return None


def _capacity(words: list[str], known: set[str]) -> str | None:
    """Choose the capacity that a label's words give; None where people of several kinds may follow."""
    outside = known & {"also", "other", "others", "additional", "invitees", "invited", "invitation", "witnesses", "witness", "guest", "guests", "observers", "visitors",
                       "external", "partner", "partners", "nhs", "permission", "consent", "hefyd"}  # fmt: skip
    if known & {"officers", "officer", "swyddogion", "staff", "officials"}:
        return "officer"
    if "portfolio" in known or (
        known & {"cabinet", "executive"} and known & {"member", "members", "holders", "councillors"}
    ):
        return "portfolio-holder"
    if known & {"co-opted", "coopted", "co-optees", "co-optee", "elected", "non-elected"} and (
        "non" in known or "non-elected" in known or "elected" not in known or known & {"co-opted", "coopted"}
    ):
        return "co-opted"
    if known & {"diocesan", "church", "governor", "governors", "religious", "lay"}:
        return "co-opted"
    if known & {"substitutes", "substitute"}:
        return "substitute"
    if "representatives" in known and not outside:
        return "co-opted"
    if known & {"item", "items"} and not outside and "members" not in known:
        return None
    if outside or "standing" in known or (known & {"rule", "rules"}):
        return (
            "guest"
            if outside - {"also", "hefyd"}
            or "standing" in known
            or known & {"rule", "rules"}
            or words[:1] in (["also"], ["hefyd"])
            else None
        )
    if words[:2] == ["in", "attendance"] or (known & {"public", "press"} and "members" not in known):
        return None
    return "member"


def _is_chair(known: set[str]) -> bool:
    return bool(
        known & {"chair", "chairman", "chairwoman", "chairperson", "convener", "convenor", "cadeirydd"}
    ) and not known & {"vice", "deputy"}


def _post(printed: str, known: set[str]) -> str | None:
    """Give the office that a label names for the one person behind it; to be in the chair is none."""
    if printed.lower().startswith("in the "):
        return None
    if known & {
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "convener",
        "convenor",
        "cadeirydd",
        "vice-chair",
        "vice-chairman",
    }:
        match = re.search(
            r"(?:vice[- ]|deputy )?(?:chair(?:man|woman|person)?|conven[eo]r|cadeirydd)",
            printed,
            re.IGNORECASE,
        )
        return match[0] if match else None
    match = re.search(r"portfolio[- ]holder|(?:cabinet|executive|lay) member", printed, re.IGNORECASE)
    return match[0] if match else None


def _voting(words: list[str], known: set[str]) -> str | None:
    """Tell voting from non-voting co-optees."""
    if not known & {"voting", "non-voting"}:
        return None
    without = "non-voting" in known or any(a == "non" and b == "voting" for a, b in pairwise(words))
    return "co-opted-non-voting" if without else "co-opted-voting"
