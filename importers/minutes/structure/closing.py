"""What stands after the business: the close of the meeting, the lines for the chair's signature."""

import re

from importers.paper import Paper, Span

__all__ = ["find_closing"]

# "The meeting closed at 7.55 pm.", "(Meeting ended at 9pm)", "There being no further business", "Chair: ….", "Signed", "Date:"
_CLOSING = re.compile(
    r"[(\[*_ ]{0,4}(?:there being no (?:further|other)|the (?:meeting|chair(?:man)?|committee|panel|board)\b.{0,60}\b(?:closed?|ended|concluded|terminated|finished|rose)\b|meeting\s+(?:closed|ended|concluded|terminated|finished)"
    r"|(?:meeting )?(?:closed|ended|finished|concluded) at\b|the meeting (?:started|commenced|began)\b|duration of (?:the )?meeting|time (?:concluded|ended|finished)|close of (?:the )?meeting\s{0,3}[:-]?\s?\d"
    r"|(?:signed|chair(?:man|woman|person)?|chairperson|convener|cadeirydd|date(?:d)?|signature)\s{0,3}(?:[:._-]{1,2}|\.{2,}|$|\s{2,})|\[?n\.?b\.?\b|daeth y cyfarfod)",
    re.IGNORECASE,
)
_LONGEST = 1200


def find_closing(paper: Paper, last_content: Span) -> Span | None:
    """Find the closing part at the end of the last item's content, None if it ends on its business.

    >>> text = "The plan was noted.\\n\\nThe meeting closed at 8 pm.\\n\\nChair: ........"
    >>> find_closing(Paper(text, text, "text"), Span(0, len(text)))
    Span(start=21, end=65)
    """
    if not len(last_content):
        return None
    begin = max(last_content.start, last_content.end - _LONGEST)
    for line in paper.lines(Span(begin, last_content.end)):
        if (
            line.start > last_content.start
            and _starts_line(paper, line)
            and _CLOSING.match(paper.plain, line.start, line.end)
        ):
            return Span(line.start, last_content.end)
    return None


def _starts_line(paper: Paper, line: Span) -> bool:
    return line.start == 0 or paper.plain[max(0, line.start - 40) : line.start].rstrip(" ").endswith("\n")
