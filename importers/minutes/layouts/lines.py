"""A paper's lines, with what their printing says: blank lines above, capitals, bold, heading level, bullet.

A line ends at a line feed or at a ``<br>`` that a reader left in the text; page furniture is no line. Offsets are
those of ``paper.plain``; ``span`` is the line's words without marks of markup, quotation or tables at either end.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from importers.minutes.language.memory import remembered_of_paper
from importers.paper import Paper, Span

__all__ = ["Line", "end_of_line", "find_margin", "is_capitals", "is_title_case", "read_lines"]

# a line feed | <br /> | <br> | </p>
_BREAK = re.compile(r"\n|<br ?/?>|</?p>", re.IGNORECASE)
# "> **", "### ", "| ", "**": marks before the words; a lone star may belong to a number ("*71")
_MARKS_BEFORE = re.compile(r"[\s>#|_~\\]*(?:\*\*[\s>#|_\\]*)?(?:&nbsp;|\s|\\)*")
_MARKS_AFTER = " \t|*_#\\\u200b"
# "- ", "* ", "o " in front of a list's entry
_BULLET = re.compile(r"(?:[-*+]|o)\s{1,12}(?=\S)")
_HEADING_MARK = re.compile(r"[\s>]*(#{1,6})\s")
# "<AI3>", "</AI3>", "<TRAILER_SECTION>": marks that printed minutes saved from a system carry
_MARKUP = re.compile(r"</?(?:AI\d{1,4}|[A-Z]+(?:_[A-Z]+)+|TITLE|LAYOUT)>?")
# "-------" under a heading, or across the page
_RULE = re.compile(r"-{4,}|={4,}|~{4,}|(?:- ){4,}-?")
# "**Apologies** None.", "1. **Apologies**", "**13. DATE**": the bold words that a line begins with
_BOLD = re.compile(
    r"[\s>|#\\*-]{0,40}(?:\d[\w./]{0,9}[.):\\]{0,3}\s{0,6}\|?\s{0,4})?(?P<mark>\*\*|__)(?P<bold>[^*\n]{1,300})(?P=mark)"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_SMALL_WORDS = frozenset(
    "a an and as at be but by for from if in into is nor of on or per re the to upon via vs with within y yn a'r i o ar am gan gyda".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: ``blank`` counts the empty lines above it, ``level`` is 0 where it is no marked heading.

    ``bold_end`` is where the bold words that it begins with end, None where it begins with none.
    """

    span: Span
    blank: int
    text: str
    bold_end: int | None = None
    level: int = 0
    bullet: bool = False
    cell: bool = False

    @property
    def bold(self) -> bool:
        """Whether the line, or what it begins with, is set in bold."""
        return self.bold_end is not None

    @property
    def capitals(self) -> bool:
        """Whether all its letters are capitals."""
        return is_capitals(self.text)


# Each layout asks it of the same lines.
@lru_cache(maxsize=2048)
def is_capitals(text: str) -> bool:
    """Tell whether a text of two letters or more is set in capitals, small slips ("McKAY", "Cllrs") allowed.

    >>> is_capitals("DECLARATIONS OF INTEREST (IF ANY)"), is_capitals("Minutes"), is_capitals("221/12")
    (True, False, False)
    """
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper >= 2 and lower * 12 <= upper


def is_title_case(text: str) -> bool:
    """Tell whether most words that are not small words begin with a capital.

    >>> is_title_case("Leisure Contract - Year One"), is_title_case("Officers will provide guidance")
    (True, False)
    """
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL_WORDS and len(word) > 1]
    capital = sum(word[0].isupper() for word in words)
    return bool(words) and capital >= 0.7 * len(words)


def _covered(paper: Paper) -> tuple[list[int], list[int]]:
    chrome = sorted(block.span for block in paper.with_role("chrome"))
    return [span.start for span in chrome], [span.end for span in chrome]


def _heading_levels(paper: Paper) -> dict[int, int]:
    return {block.span.start: max(1, block.level) for block in paper.with_role("heading")}


def _line(paper: Paper, start: int, end: int, blank: int, levels: dict[int, int]) -> Line | None:
    whole = paper.trimmed(start, end)
    marks = _MARKS_BEFORE.match(paper.plain, start, end)
    first = marks.end() if marks else start
    bullet = _BULLET.match(paper.plain, first, end)
    first = bullet.end() if bullet else first
    last = whole.end
    while last > first and paper.plain[last - 1] in _MARKS_AFTER:
        last -= 1
    if last <= first:
        return None
    hashes = _HEADING_MARK.match(paper.text, whole.start, min(end, whole.start + 24))
    bold = _BOLD.match(
        paper.text, whole.start - _marks_above(paper, whole.start), min(end, whole.start + 340)
    )
    level = next((levels[at] for at in (whole.start, first) if at in levels), len(hashes[1]) if hashes else 0)
    return Line(
        span=Span(first, last),
        blank=blank,
        text=paper.plain[first:last],
        bold_end=bold.end("bold") if bold else None,
        level=level,
        bullet=bullet is not None,
        cell="|" in paper.text[start:end],
    )


def _marks_above(paper: Paper, start: int) -> int:
    """Count the marks that an importer blanked out in front of a line's first word."""
    reach = 0
    while reach < 12 and start - reach > 0 and paper.text[start - reach - 1] in " *_>|#":
        reach += 1
    return reach


def end_of_line(plain: str, start: int, end: int) -> int:
    """Give where the line at ``start`` ends, no later than ``end``.

    >>> end_of_line("Venue: Hall\\nDate", 0, 16), end_of_line("Venue: Hall", 0, 11)
    (11, 11)
    """
    at = plain.find("\n", start, end)
    return end if at < 0 else at


@remembered_of_paper
def read_lines(paper: Paper) -> tuple[Line, ...]:
    """Read the lines that hold words, in order.

    >>> text = "44. APOLOGIES<br /><br />None."
    >>> [(line.text, line.blank) for line in read_lines(Paper(text, text, "text"))]
    [('44. APOLOGIES', 0), ('None.', 1)]
    """
    starts, ends = _covered(paper)
    levels = _heading_levels(paper)
    lines: list[Line] = []
    blank, start = 0, 0
    breaks = [(m.start(), m.end()) for m in _BREAK.finditer(paper.plain)]
    for end, following in [*breaks, (len(paper.plain), len(paper.plain))]:
        line = _line(paper, start, end, blank, levels)
        start = following
        if line is None or _MARKUP.fullmatch(line.text) or _MARKUP.fullmatch("<" + line.text):
            blank += 1
            continue
        at = bisect_right(starts, line.span.start) - 1
        if at >= 0 and line.span.end <= ends[at]:
            continue
        if _RULE.fullmatch(line.text):
            if lines and not blank and not lines[-1].level and len(line.text) * 2 >= len(lines[-1].text):
                lines[-1] = replace(lines[-1], level=2)
            blank = 0
            continue
        lines.append(line)
        blank = 0
    return tuple(lines)


@remembered_of_paper
def find_margin(paper: Paper) -> int:
    """Measure the lines of running text, in code points: of twenty, one is longer.

    >>> text = "\\n".join(["a" * 70] * 20)
    >>> find_margin(Paper(text, text, "text"))
    70
    """
    lengths = sorted(line.span.end - line.span.start for line in read_lines(paper))
    return lengths[-1 - len(lengths) // 20] if lengths else 0
