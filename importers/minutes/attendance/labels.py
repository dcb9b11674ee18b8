"""Reads the labels of attendance lists: "Present:", "Non elected voting members present", "Apologies were received from".

A label is a run of words out of the small vocabulary that councils use to say who is listed next, closed by a colon, a
dash, the line's end or the first name. What it says is composed of its words, so that labels never met before are
read too: status (present, apologies, absent), capacity, and whether they are members of this body at all.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from importers.minutes.attendance.groups import column_heads, header_rows, place_rows, read_group
from importers.minutes.attendance.label_words import (
    STRONG,
    VOCABULARY,
    WEAK,
    Label,
    capacity_of,
    is_chair,
    post_of,
    status_of,
    voting_of,
)
from importers.minutes.language.memory import remembered
from importers.minutes.language.vocabulary import SERVICE_WORDS
from importers.minutes.names.person_name import read_name
from importers.minutes.names.signals import find_signals
from importers.paper import Span

__all__ = ["find_labels", "read_label"]

# "Present", "Non-elected", "25", "(9)": the words of a label.
_TOKEN = re.compile(
    r"(?P<word>[A-Za-z&][A-Za-z'-]*\.?)|(?P<bracket>\((?:\d{1,3} )?[a-z ,/&-]{1,40}\))|(?P<number>\(?\d{1,3}(?:\.\d{1,2})?\)?)",
    re.IGNORECASE,
)
_GAP = re.compile(r"[ /,]{0,12}(?:\n(?! *\n) {0,12})?[ /]{0,12}")
# ":", ":-", " - ", "|", end of line: what closes a label.
_CLOSE = re.compile(
    r"(?:\*\*|__)? {0,24}(?::[ -]{0,4}|\u2026 ?|\.{3} ?|-{1,2} ?|\|+ ?|(?=\n)|$)(?:\*\*|__)? {0,12}"
)
# Marks before a label at a line's start: bullets, numbers, quotation, table.
_MARKS = re.compile(r"[ >*_#|\\\d.()-]{0,12}")
# Where in a line a label may begin: behind a sentence or a wide gap.
_BREAK = re.compile(r"[.;] {0,3}(?:\*\*)?|: ?| {2,}|\b[Tt]he (?=following )")
# "Apologies Name Councillor", "Attended - Committee Members Name Bailie": in a page flattened to one line, a list begins anywhere.
_FLATTENED = re.compile(
    r"(?:Members Attendance|Attended|Apologies|Absent|Present|Substitutes)\b(?: -)?(?: [A-Z][a-z]+){0,3}:? (?:Councillor|Cllr|Bailie|Provost|Ald)\b"
)
# "At a meeting held at County Hall, the members present being:"
_MEMBERS_BEING = re.compile(r"(?:members|councillors) (?:present|in attendance)(?: being| were)? ?:")
# how old minutes set the word
_LETTER_SPACED = "P R E S E N T"
_SIGNAL = re.compile(r"[A-Za-z-]+")
_CLOSES_SOON = re.compile(r" {0,24}(?:[:|\n-]|$)")
# "the Vice Chairman (Mr Bee)", "the Deputy Lord Mayor (Councillor A Bee)", "Head of Parks, Mrs Eff": an office before a name
_OFFICE_AND_NAME = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w'&-]+ (?:(?:and|of|for|the|&) ){0,2}){0,6}[A-Z][\w'-]+(?: \(|, )(?=(?:Councill?or|Cllr|Alderman|Mr|Mrs|Ms|Miss|Dr)\b)"
)
# "Jo Fee was attending as": no label of a list
_FINITE = frozenset(("was", "were", "is", "are", "had", "has", "have"))
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
    headers = list(header_rows(plain))
    beside = {offset for heads in column_heads(plain) for offset in range(heads[0].start, heads[-1].end)}
    at = 0
    for offset in find_signals(plain).labels:
        if offset in beside:
            continue
        while at < len(headers) and headers[at].span.end <= offset:
            at += 1
        if offset < last or (at < len(headers) and headers[at].span.start <= offset):
            continue
        label = _around(plain, offset, last)
        if label is not None:
            found.append(label)
            last = label.span.end
    taken = {label.span.start for label in found}
    places = [label for label in place_rows(plain) if label.span.start not in taken]
    found = sorted([*found, *headers, *places], key=lambda label: label.span)
    return [label.span.start for label in found], found


def _around(plain: str, offset: int, floor: int) -> Label | None:
    """Read the label that the word at ``offset`` belongs to, from the nearest place where a label may begin."""
    line = max(floor, plain.rfind("\n", max(0, offset - _REACH), offset) + 1)
    word = _SIGNAL.match(plain, offset)
    if word is None:
        return None
    weak = word[0].lower() not in STRONG
    marks = _MARKS.match(plain, line)
    opens = marks.end() if marks else line
    being = _MEMBERS_BEING.match(plain, offset)
    if weak and not being and opens != offset and not _CLOSES_SOON.match(plain, word.end()):
        return None
    if plain.startswith("In\n", line - len("In\n")):
        line = opens = line - len("In\n")  # "In" above "attendance:" in a narrow column
    begins = [opens] if opens <= offset and (line == 0 or plain[line - 1] == "\n") else []
    begins += [m.end() for m in _BREAK.finditer(plain, max(line, offset - _REACH), offset)]
    candidates = begins[:-4:-1]
    if being or _FLATTENED.match(plain, offset):
        candidates.append(offset)
    for begin in candidates:
        label = read_label(plain, begin, len(plain))
        if label is None or label.span.end <= offset:
            continue
        # "Cllr Bo Bell   Member   Apologies": the last cell of a person's row heads no list
        cell = begin != opens and plain.startswith("\n", label.span.end)
        # "A Bream" / "- Chairman": the office of the name above
        remark = (
            label.post is not None and "-" in plain[line:begin] and ":" not in plain[begin : label.span.end]
        )
        if remark or cell and (begin != offset or read_name(plain, opens, begin) is not None):
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
        if token["word"] and token["word"].lower() not in VOCABULARY or _is_name(plain, pos, end, words):
            break
        words.append(token[0].lower())
        pos = token.end()
        closed = _CLOSE.match(plain, pos, end)
        if (closed and not (words == ["in"] and plain.startswith("\n", pos))) or not (
            gap := _GAP.match(plain, pos, stop)
        ):
            break
        pos = gap.end()
    label = None
    if words and not (inside and words[0] in _FINITE):
        span = Span(start, closed.end() if closed else pos)
        label = _compose(plain, span, words, closed=closed is not None, inside=inside, end=end)
    return label or (read_group(plain, start, end) if inside else None)


def _is_name(plain: str, pos: int, end: int, words: list[str]) -> bool:
    """Tell whether a word of the vocabulary is rather a title before a name: "Present Councillor Ash"."""
    if not words:
        return False
    if words[-1] in ("from", "of", "present", "apologies", "attendance") and _OFFICE_AND_NAME.match(
        plain, pos, min(end, pos + 120)
    ):
        return True
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
    strong = not known.isdisjoint(STRONG)
    if not strong and not ((closed or inside) and not known.isdisjoint(WEAK)):
        return None
    if "officer" in known and known.isdisjoint({"present", "attendance", "attending", "support"}):
        return None
    in_cell = plain[span.start : span.end].rstrip().endswith("|")
    if (in_cell or not closed) and not _person_follows(plain, span.end, end):
        return None
    status = status_of(known)
    capacity = capacity_of(words, known - {"also"} if status == "apologies" else known)
    printed = " ".join(plain[span.start : span.end].split()).strip(" :-|*_")
    return Label(
        span=span,
        words=printed,
        status=status,
        capacity=capacity,
        chair=is_chair(known),
        post=post_of(printed, known),
        voting=voting_of(words, known),
        own=capacity in ("member", "co-opted", "substitute"),
        bare=not closed,
        negative="no" in known,
    )


# " Representative" behind "Staff Side": no surname of a list
_GOES_ON = re.compile(r" [A-Z][a-z]")


def _person_follows(plain: str, pos: int, end: int) -> bool:
    """Tell whether a name, or an office before a name, stands at ``pos``."""
    name = read_name(plain, pos, min(end, pos + 80), titled=True)
    if name is None:
        return _OFFICE_AND_NAME.match(plain, pos, min(end, pos + 120)) is not None
    if name.title is not None:
        return True
    alone = " " not in name.name and _GOES_ON.match(plain, name.span.end, end) is not None
    return not alone and SERVICE_WORDS.isdisjoint(name.name.split())
