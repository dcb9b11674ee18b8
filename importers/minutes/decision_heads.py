"""Finds the heads that govern decisions: RESOLVED, AGREED, RECOMMENDED to Cabinet, ACTION BY, Penderfynwyd …

The head decides what a list under it is: "(i)" is a clause under RESOLVED and a talking point under "the following
points were raised". A head is marked by its printing, capitals anywhere or a capital and a colon or dash at the start
of a line, or it is a sentence of the body itself that opens a list ("The Committee agreed:"). Words that report what
somebody else decided ("the report recommended:", "Cabinet had resolved") and quotations are no heads.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from importers.paper import Span

__all__ = ["DecisionHead", "HeadKind", "find_heads", "iterate_regions"]

HeadKind = Literal["resolved", "recommended", "action", "decision", "noted"]


@dataclass(frozen=True, slots=True)
class DecisionHead:
    """A head: its words, where the words that it governs begin (``text``), and where its region begins (``start``).

    ``start`` lies before ``span`` where the sentence that holds the head began earlier ("It was AGREED that").
    ``whole`` says that the head's own words are part of the clause ("NOTED the report"); ``addressee`` are the words
    for whom a recommendation is put to.
    """

    kind: HeadKind
    span: Span
    text: int
    start: int
    whole: bool = False
    addressee: Span | None = None
    confidence: float = 0.9


# One scan finds every word that may be a head; what stands around it decides.
_WORDS = re.compile(
    r"\b(?:(?P<resolved>RESOLVED|Resolved|resolved|RESOLUTIONS?|Resolutions?|PENDERFYNWYD|Penderfynwyd|DETERMINED|ORDERED)"
    r"|(?P<agreed>AGREED|Agreed|agreed|CYTUNWYD|Cytunwyd|DECIDED|Decided|decided)"
    r"|(?P<recommended>RECOMMENDED|Recommended|recommended|RECOMMENDS?|RECOMMENDATIONS?|Recommendations?|recommendations?|ARGYMHELL(?:WYD|IAD|ION)?|Argymhell(?:wyd|iad|ion)?)"
    r"|(?P<action>ACTIONS?|Actions?|actions|CAM GWEITHREDU|Camau [Gg]weithredu)"
    r"|(?P<decision>DECISIONS?|Decisions?|PENDERFYNIAD|Penderfyniad|OUTCOMES?|Outcomes?|CONCLUSIONS?)"
    r"|(?P<noted>NOTED|RECEIVED|APPROVED|ENDORSED|CONCLUDED|REQUESTED|INSTRUCTED|INVITED|REFERRED|DEFERRED|CONFIRMED|SUPPORTED|ADOPTED|ACCEPTED|NODWYD|Nodwyd))\b"
    r"|\b(?P<spaced>R E S O L V E D)\b"
)
# ": -", " –", ":-", "." or a line's end behind a head
_MARK = re.compile(r"[*_\s]{0,4}(?:[:;]\s?[-:]?|-{1,2}|\.(?=\s)|(?=\n|$|\s*[(\[]?(?:1|a|i|A)[.)\]]))[*_]{0,4}")
_THAT = re.compile(r"[*_]{0,4}\s{1,20}(?:T ?H ?A ?T|[Tt]hat|THAT|[Tt]o|TO|[Bb]y|on|unanimously)\b", re.IGNORECASE)
# " to Cabinet:", " (to Council)", " TO COUNCIL -", " to the Executive that"
_TO_BODY = re.compile(
    r"[*_]{0,4}[\s:-]{0,6}(?P<bracket>\()?\s{0,2}(?:to|TO|To)\s(?:the\s|THE\s)?(?P<body>(?:[Ff]ull\s|FULL\s)?[A-Za-z][\w'&/-]*(?:\s(?:of|for|and|&|the|[A-Z][\w'&/-]*)){0,9})(?(bracket)\s{0,2}\))"
    r"(?=\s{0,3}(?:[:,-]|\n|$|that\b|THAT\b|\)|T H A T))"
)
_BODY_NAME = r"(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ommission|[Ss]ub-?[Cc]ommittee|[Mm]embers|[Mm]eeting|[Gg]roup|[Ff]orum|[Aa]ssembly|[Aa]uthority|[Pp]artnership|COMMITTEE|PANEL|BOARD|COMMISSION|MEMBERS|Council|Cabinet|Executive)"
_ADVERBS = r"(?:(?:also|then|therefore|unanimously|accordingly|further|subsequently|duly|hereby|formally|was|were|had|it|IT|WAS|UNANIMOUSLY|THEREFORE|ALSO|THEN|and|moved|seconded|,)[\s,]{1,3}){0,4}"
# "The Committee ", "It was unanimously ", "Members therefore ": the body as the head's own subject
_OWN_SUBJECT = re.compile(rf"(?:\b[Ii]t\s(?:was|is)|\bIT WAS|\b[Bb]e it|\b{_BODY_NAME}[,:]?)\s{{1,3}}{_ADVERBS}$")
_UNANIMOUSLY = re.compile(r"(?:^|[\s:])(?:[Uu]nanimously|UNANIMOUSLY|(?:[Ii]t\s[Ww]as|IT WAS|[Ww]as|WAS)(?:\s(?:[Uu]nanimously|UNANIMOUSLY|then|therefore|THEREFORE|further))?|[Aa]nd|AND|ACTIONS?|Actions?|DECISIONS?|Decisions?)\s{1,3}$")
_OTHERS = re.compile(
    r"\b(?:reports?|paper|motion|had|previously|has|have|inspectors?|Ofsted|review|auditors?|Government|is|are|be|officers?|been|being|not|notice|letter|amendment|draft)\s{1,3}(?:\w+ly\s)?$",
    re.IGNORECASE,
)
_EXECUTIVE = re.compile(r"\b(?:Cabinet|Executive|Council)[,:]?\s{1,3}$")
# "the following recommendations were made:", "made the following recommendations:", "The following actions were agreed:"
_FOLLOWING = re.compile(r"(?:[Tt]he\s)?[Ff]ollowing\s(?:\w+\s){0,2}$")
_FOLLOWING_TAIL = re.compile(r"[^.:\n]{0,90}:")
_OTHERS_SUBJECT = re.compile(r"\W*(?:the\s)?(?:\w+\s){0,3}(?:report|Cabinet|Executive|Ofsted|inspectors?|review|audit|officers)\b(?!\sand)", re.IGNORECASE)
_FOLLOWING_VERB = re.compile(r"\b(?:ma(?:ke|kes|de)|agreed|approved|proposed|resolved|put forward|adopted|were|be|submit|identified)\b")
# "agreed:", "agreed that:-", "agreed to:", "agreed as follows:", "agreed the following:"
_OPENS_LIST = re.compile(r"\s{0,3}(?:(?:that|to|as follows|the following(?:\s[a-z]+){0,3}|on the following(?:\s[a-z]+){0,3})\s{0,2}){0,2}(?::\s?-?|-)\s{0,3}(?=\n|[(\[]?(?:1|a|i|A)[.)\]]|[*-]\s)")
_ACTION_TAIL = re.compile(r"[*_]{0,4}\s{0,3}(?:AGREED|[Aa]greed|POINTS?|[Pp]oints?|BY|[Bb]y|FOR|[Ff]or|ITEMS?|REQUIRED|[Rr]equired|ARISING|[Aa]rising|[Tt]aken|TAKEN|OWNER|\(s\)|NO\.?\s?\d{0,3}|\d{1,3})?\s{0,3}(?P<mark>[:;]|-|\n|$|\.(?=\s))")
_OPENING = re.compile(r"[\s:;.*_|-]{0,60}(?:T H A T\s{1,3})?")
_SENTENCE_START = re.compile(r"(?:^|[.:;!?|)\]]\s{1,4}|\n[\s>*_#|-]{0,60}(?:\(?\w{1,4}(?:\.\d{1,3}){0,3}[).]?\s{1,20})?)[*_\[(]{0,4}$")


def find_heads(plain: str, start: int, end: int) -> list[DecisionHead]:
    """Find the heads of a stretch, in order; a head that opens another ("Resolved to RECOMMEND") is one with it.

    >>> text = "It was noted.\\n\\nRESOLVED: That the report be noted.\\nThe report recommended: (a) to sell."
    >>> [(h.kind, text[h.text :][:8]) for h in find_heads(text, 0, len(text))]
    [('resolved', 'That the')]
    """
    found: list[DecisionHead] = []
    for match in _WORDS.finditer(plain, start, end):
        kind = match.lastgroup or ""
        head = _READERS[kind](plain, match, start, end)
        if head is None or _quoted(plain, head.span.start, start):
            continue
        if found and _one_with(plain, found[-1], head):
            found[-1] = _joined(found[-1], head)
        else:
            found.append(head)
    return found


def _before(plain: str, at: int, start: int) -> str:
    """Give what stands on the head's own line, or the last words of it, before the head."""
    floor = max(start, at - 160)
    line = max(plain.rfind("\n", floor, at) + 1, floor)
    return plain[line:at]


def _opens_sentence(plain: str, at: int, start: int) -> bool:
    before = plain[max(start, at - 84) : at]
    return not before.strip(" *_>#|\n-") or _SENTENCE_START.search(before) is not None


def _sentence_start(plain: str, at: int, start: int) -> int:
    """Find where the sentence that holds ``at`` begins."""
    floor = max(start, at - 300)
    begin = floor
    for match in re.finditer(r"[.;:!?]['\")]{0,2}\s+|\n\s*\n|\n(?=\s*[*-]\s)", plain[floor:at]):
        begin = floor + match.end()
    while begin < at and plain[begin] in " \n*_>-":
        begin += 1
    return begin


def _made(plain: str, kind: HeadKind, match: re.Match[str], after: int, *, start: int | None = None, confidence: float = 0.9) -> DecisionHead:
    opening = _OPENING.match(plain, after)
    text = opening.end() if opening else after
    if opening and "*" in opening[0]:
        text = after + _before_bullet(plain, opening)
    return DecisionHead(kind, Span(match.start(), match.end()), text, match.start() if start is None else start, confidence=confidence)


def _before_bullet(plain: str, opening: re.Match[str]) -> int:
    """Leave a bullet that opens the list behind the head to the list."""
    bullet = re.search(r"\n\s*[*-]\s", opening[0] + " ")
    return bullet.start() if bullet else len(opening[0])


def _read_resolved(plain: str, match: re.Match[str], start: int, end: int) -> DecisionHead | None:
    word, at, after = match[0], match.start(), match.end()
    before = _before(plain, at, start)
    if word.lower().startswith("resolution"):
        if not (_opens_sentence(plain, at, start) and re.match(r"\s{0,2}(?::|\n)", plain[after : after + 4])):
            return None
        return _made(plain, "resolved", match, after, confidence=0.8)
    if word.isupper() or word == "R E S O L V E D":
        return None if re.search(r"\bun$|\bnot\s$", before) else _made(plain, "resolved", match, after)
    marked = _MARK.match(plain, after, end) or _THAT.match(plain, after, end)
    if marked is None:
        return None
    if word[0].isupper() and (_opens_sentence(plain, at, start) or _UNANIMOUSLY.search(before)):
        return _made(plain, "resolved", match, after)
    own = _OWN_SUBJECT.search(before) and not _OTHERS.search(before) and not _EXECUTIVE.search(before)
    return _made(plain, "resolved", match, after, confidence=0.85) if own else None


def _read_agreed(plain: str, match: re.Match[str], start: int, end: int) -> DecisionHead | None:
    word, at, after = match[0], match.start(), match.end()
    before = _before(plain, at, start)
    if word.isupper():
        opens = _opens_sentence(plain, at, start) or bool(_UNANIMOUSLY.fullmatch(" " + before.lstrip(" >*_#|")))
        return _whole(plain, match, start, "resolved", opens=opens)
    if word[0].isupper():
        heads = _opens_sentence(plain, at, start) and re.match(r"[*_]{0,4}\s{0,3}(?:[:-]|that\b|to\b)|\s*\n\s*\(?(?:1|a|i)[.)]", plain[after : after + 24])
        return _made(plain, "resolved", match, after) if heads else None
    if _OPENS_LIST.match(plain, after, end) and _OWN_SUBJECT.search(before) and not _OTHERS.search(before):
        return _made(plain, "resolved", match, after, start=_sentence_start(plain, at, start), confidence=0.8)
    return None


def _whole(plain: str, match: re.Match[str], start: int, kind: HeadKind, *, opens: bool) -> DecisionHead | None:
    """Read a head in capitals: alone or with a mark it heads a list; inside a sentence it is part of the clause."""
    at, after = match.start(), match.end()
    marked = re.match(r"[*_]{0,4}\s{0,3}(?::|-|\n|$|(?:that|THAT|to)\s{0,2}:)", plain[after : after + 20])
    if marked and not re.match(r"[*_]{0,4}\s{0,3}-\w", plain[after : after + 8]):
        return _made(plain, kind, match, after)
    if opens:
        keeps = kind == "noted" or not _THAT.match(plain, after)
        head = _made(plain, kind, match, after)
        return DecisionHead(kind, head.span, at if keeps else head.text, at, whole=keeps)
    sentence = _sentence_start(plain, at, start)
    return DecisionHead(kind, Span(at, after), sentence, sentence, whole=True)


def _read_recommended(plain: str, match: re.Match[str], start: int, end: int) -> DecisionHead | None:
    word, at, after = match[0], match.start(), match.end()
    before = _before(plain, at, start)
    if word[0].islower():
        return _read_following(plain, match, start, end)
    if re.search(r"\b(?:is|are|be|been|report|officers?|following|these|the|of|and|[Nn]o|its|their|[Oo]ther)\s$", before, re.IGNORECASE):
        return _read_following(plain, match, start, end) if word.lower().startswith("recommendation") else None
    upper = word.isupper()
    opens = _opens_sentence(plain, at, start) or bool(re.search(r"(?:[Rr]esolved|RESOLVED|[Aa]greed|AGREED|DECISIONS?)\s(?:to|TO)\s$|\bIT WAS\s$", before))
    if not (upper or opens) or not opens and not _OWN_SUBJECT.search(before):
        return None
    to_body = _TO_BODY.match(plain, after, end)
    mark = _MARK.match(plain, to_body.end() if to_body else after, end) or _THAT.match(plain, to_body.end() if to_body else after, end)
    if mark is None:
        return None
    if word.lower().startswith("recommendation") and re.match(r"\s{0,2}\d|\s{0,2}(?:was|from|of|in|for|and)\b", plain[after : after + 8]):
        return None
    head = _made(plain, "recommended", match, to_body.end() if to_body else after)
    if to_body is None or to_body["body"].split()[0].islower() and to_body["body"].split()[0] not in ("cabinet", "council", "executive", "full"):
        return head
    return DecisionHead("recommended", head.span, head.text, head.start, addressee=Span(*to_body.span("body")))


def _read_following(plain: str, match: re.Match[str], start: int, end: int) -> DecisionHead | None:
    """Read "the Committee made the following recommendations:" as a head, but not what a report recommended."""
    before = _FOLLOWING.search(plain, max(start, match.start() - 40), match.start())
    tail = _FOLLOWING_TAIL.match(plain, match.end(), end)
    if before is None or tail is None:
        return None
    sentence = _sentence_start(plain, match.start(), start)
    who = plain[sentence : before.start()]
    if not _FOLLOWING_VERB.search(who + tail[0]) or _OTHERS_SUBJECT.match(who):
        return None
    kind: HeadKind = "recommended" if match["recommended"] else "action"
    return _made(plain, kind, match, tail.end(), start=sentence, confidence=0.8)


def _read_action(plain: str, match: re.Match[str], start: int, end: int) -> DecisionHead | None:
    word, at, after = match[0], match.start(), match.end()
    if word[0].islower():
        return _read_following(plain, match, start, end)
    tail = _ACTION_TAIL.match(plain, after, end)
    before = _before(plain, at, start)
    named = re.fullmatch(r"\W*(?:Agreed|AGREED|Key|KEY|Follow[- ]up|Further|Summary of|SUMMARY OF)\s", before)
    if tail is None or not (named or _opens_sentence(plain, at, start)):
        return None
    if tail["mark"] in ("\n", "", ".") and not word.isupper() and not re.match(r"s?\s{0,3}(?:[Aa]greed|[Pp]oints|[Rr]equired)?\s*(?:\n|$)", plain[after : after + 20]):
        return None
    return _made(plain, "action", match, tail.end("mark"), start=at - len(before) if named else None)


def _read_decision(plain: str, match: re.Match[str], start: int, end: int) -> DecisionHead | None:
    at, after = match.start(), match.end()
    line_start = not _before(plain, at, 0).strip(" *_>#|")
    if not line_start or re.match(r"[*_]{0,4}[ \t]{0,3}(?::|\n|$|-\s)", plain[after : after + 12]) is None:
        return None
    return _made(plain, "decision", match, after, confidence=0.85)


def _read_noted(plain: str, match: re.Match[str], start: int, end: int) -> DecisionHead | None:  # noqa: ARG001 - one signature for all readers
    before = _before(plain, match.start(), start)
    opens = _opens_sentence(plain, match.start(), start)
    if not opens and not _OWN_SUBJECT.search(before):
        return None
    return _whole(plain, match, start, "noted", opens=opens)


_READERS = {
    "resolved": _read_resolved,
    "spaced": _read_resolved,
    "agreed": _read_agreed,
    "recommended": _read_recommended,
    "action": _read_action,
    "decision": _read_decision,
    "noted": _read_noted,
}


def _quoted(plain: str, at: int, start: int) -> bool:
    """Tell whether a head stands inside quotation marks that were opened in its paragraph."""
    floor = max(start, at - 1500)
    paragraph = max(plain.rfind("\n\n", floor, at), floor)
    return plain.count('"', paragraph, at) % 2 == 1


_CONNECTION = re.compile(r"[\s:;.*_>|-]*(?:(?:that|to|it was|It was|IT WAS|and|unanimously|be|is|were|was)\s*){0,3}[\s:;.*_-]*")


def _one_with(plain: str, first: DecisionHead, second: DecisionHead) -> bool:
    """Tell whether two heads are one, as in "DECISION⏎AGREED:-", "RESOLVED TO RECOMMEND", "ACTION AGREED"."""
    gap = plain[first.span.end : second.span.start]
    return len(gap) < 60 and _CONNECTION.fullmatch(gap) is not None or first.start <= second.span.start < first.text


def _joined(first: DecisionHead, second: DecisionHead) -> DecisionHead:
    kind = second.kind
    if first.kind in ("action", "recommended") and second.kind == "resolved":
        kind = first.kind
    inner = second.whole and first.kind in ("resolved", "decision")
    text = second.text if not inner else max(second.text, first.span.end)
    return DecisionHead(
        kind, Span(first.span.start, second.span.end), text, first.start, second.whole, second.addressee or first.addressee, first.confidence
    )


def iterate_regions(heads: list[DecisionHead], end: int) -> Iterator[tuple[DecisionHead, int]]:
    """Pair each head with the end of the region that it may govern: the next head or the stretch's end."""
    for at, head in enumerate(heads):
        yield head, heads[at + 1].start if at + 1 < len(heads) else end
