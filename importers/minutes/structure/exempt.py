"""Items taken in private: marked as exempt or confidential, with the paragraphs of Schedule 12A (7A in Scotland)."""

import re
from dataclasses import dataclass

from importers.minutes.language.guarded import guarded
from importers.minutes.language.holding import may_hold, stems
from importers.paper import Paper, Span

__all__ = ["Exemption", "find_exclusion", "find_exemption", "is_about_next_meeting", "is_readmitted"]


@dataclass(frozen=True, slots=True)
class Exemption:
    """The words that make an item exempt, and the paragraphs that they cite; ``("",)`` where they cite none."""

    span: Span
    paragraphs: tuple[str, ...]


# "(Exempt information - paragraphs 1 and 2)", "EXEMPT - Sale of the quay", "Sale of the quay - Exempt", "NOT FOR PUBLICATION", "View the reasons why item 9 is restricted", "[EXEMPT]"
_MARK = guarded(
    r"\bexempt\s+(?:information|item|report|business|minute|from publication|by virtue|under|paragraph)|[(\[]\s?exempt\b|(?-i:\bEXEMPT)\s?[-:]|(?<=- )exempt\b(?=\W{0,3}(?:\n|$))|\bnot for publication\b|\bprivate (?:item|session|report)\b|\bconfidential (?:item|report|session|appendix)\b"
    r"|\bis restricted\b|\(?\bthis item is (?:exempt|private|confidential|restricted)|\bconsidered in (?:private|closed)\b|\bwybodaeth eithriedig\b|\bpart (?:ii|2|b) (?:item|exempt|private)|\[?\brestricted item\b",
    re.IGNORECASE,
)
# what every match of _MARK holds
_MARKING = stems(
    "exempt", "publication", "private", "confidential", "restricted", "closed", "eithriedig", "part "
)
# "paragraph 3", "paragraphs 1, 2 and 7", "Paragraph(s) 3 of Part 1"
_PARAGRAPHS = re.compile(
    r"\bpara(?:graph)?(?:\(s\)|s)?\.?\s{1,2}(?P<list>\d{1,2}[A-Za-z]?(?:\s?(?:,|and|&|or|to|-|/)\s?\d{1,2}[A-Za-z]?){0,6})",
    re.IGNORECASE,
)
_SCHEDULE = re.compile(r"\bschedule\s?(?:12A|7A|12|7)\b|\bexempt\b", re.IGNORECASE)
_OPENING = 420
# "the public be excluded … for the following item", "during consideration of the remaining items"
_EXCLUDED = re.compile(
    r"\b(?:public|press)\b.{0,60}\b(?:be|were|was)\s+(?:\w+\s+){0,2}excluded\b", re.IGNORECASE | re.DOTALL
)
_FOLLOWING = re.compile(
    r"\b(?:following|next|remaining|remainder|subsequent)\s+(?P<many>items|business|part)?", re.IGNORECASE
)
_TITLE_OF_EXCLUSION = re.compile(
    r"\b(?:exclud\w{1,3}|exclusion)\b|\bpress and public\b|\bgwahardd\b", re.IGNORECASE
)


# "The public were readmitted", "The meeting returned to open session", "PART III - OPEN"
_READMITTED = re.compile(
    r"\b(?:public|press)\b[^.\n]{0,60}\b(?:re-?admitted|invited back|rejoined)\b|\b(?:returned|return|moved) (?:in)?to (?:open|public) session\b"
    r"|\bopen session (?:was )?resumed\b|\n[ *]{0,8}PART (?:\d|[A-D]|I{1,3})\b\W{0,4}(?:OPEN|PUBLIC)\b",
    re.IGNORECASE,
)
_NEXT_MEETING = re.compile(r"\b(?:next|future) meetings?\b|\bclose of (?:the )?meeting\b", re.IGNORECASE)


def is_readmitted(paper: Paper, content: Span) -> bool:
    """Tell whether an item's text lets the public in again.

    >>> text = "Agreed. The press and public were re-admitted."
    >>> is_readmitted(Paper(text, text, "text"), Span(0, len(text)))
    True
    """
    return _READMITTED.search(paper.plain, content.start, content.end) is not None


def is_about_next_meeting(title: str) -> bool:
    """Tell the item that ends a meeting, for which nobody is shut out.

    >>> is_about_next_meeting("Date of next meeting"), is_about_next_meeting("Sale of the quay")
    (True, False)
    """
    return _NEXT_MEETING.search(title) is not None


# "3", "7A": a paragraph of the schedule
_NUMBER = re.compile(r"\d{1,2}[A-Za-z]?")
# "the appendix is exempt", "not necessary to exclude": no mark of the whole item
_NOT_EXEMPT = re.compile(r"\bappendix\b|\bnot\s+(?:necessary|exempt)\b", re.IGNORECASE)


def _paragraphs(plain: str, start: int, end: int) -> tuple[str, ...]:
    numbers: list[str] = []
    if _SCHEDULE.search(plain, start, end):
        for found in _PARAGRAPHS.finditer(plain, start, end):
            numbers += _NUMBER.findall(found["list"])
    return tuple(dict.fromkeys(numbers)) or ("",)


def find_exemption(paper: Paper, title: Span, content: Span) -> Exemption | None:
    """Find what marks an item as exempt: in its title, or where its text opens.

    >>> text = "EDUCATION\\n(Exempt information under Paragraph 3 of Part 1 of Schedule 12A)"
    >>> find_exemption(Paper(text, text, "text"), Span(0, 9), Span(10, len(text))).paragraphs
    ('3',)
    """
    if _TITLE_OF_EXCLUSION.search(paper.plain, title.start, title.end):
        return None
    for span in (title, Span(content.start, min(content.end, content.start + _OPENING))):
        marked = may_hold(paper.plain, span.start, span.end, _MARKING)
        found = _MARK.search(paper.plain, span.start, span.end) if marked else None
        if found and not _NOT_EXEMPT.search(
            paper.plain[max(span.start, found.start() - 60) : found.end() + 20]
        ):
            stop = min(content.end, found.end() + 220)
            end = paper.plain.find("\n", found.end(), stop)
            return Exemption(
                paper.trimmed(found.start(), stop if end < 0 else end),
                _paragraphs(paper.plain, found.start(), stop),
            )
    return None


def find_exclusion(paper: Paper, title: Span, content: Span) -> tuple[Exemption, bool] | None:
    """Find a resolution that shuts the public out for what follows; the flag says whether for more than one item."""
    if not _TITLE_OF_EXCLUSION.search(paper.plain, title.start, title.end):
        return None
    found = _EXCLUDED.search(paper.plain, content.start, content.end)
    following = _FOLLOWING.search(paper.plain, found.start(), content.end) if found else None
    if found is None or following is None:
        return None
    return Exemption(
        Span(found.start(), found.end()), _paragraphs(paper.plain, content.start, content.end)
    ), bool(following["many"])
