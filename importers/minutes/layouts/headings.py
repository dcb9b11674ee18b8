"""What makes a line look like an item's heading, as a weight: about 3 for a sure one, below 0 for list entries and prose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from importers.minutes.layouts.lines import Line, find_margin, is_capitals, is_title_case
from importers.minutes.layouts.standing import is_standing
from importers.minutes.layouts.titles import cut_title, is_sentence, trim_title
from importers.paper import Paper, Span

__all__ = ["Heading", "bold_title", "cell_end", "extend_title", "weigh_title"]


@dataclass(frozen=True, slots=True)
class Heading:
    """Where an item begins: ``start`` is its first character, number or title; ``body`` the first behind its title."""

    title: Span
    start: int
    body: int
    number: str | None = None
    number_span: Span | None = None
    key: str | None = None
    weight: float = 1.0
    end: int | None = None


# "Resolved", "That:", "ACTIONS AGREED": a numbered line under one of these is a clause
_LIST_HEAD = re.compile(
    r"(?:.{0,400}:-?|(?:un)?(?:animously )?resolved.{0,60}|agreed.{0,20}|recommended.{0,60}|actions? agreed|decision|.{0,200}\b(?:that|to|and|by)[:-]?)$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:that|to|note[sd]?|agree[sd]?|approve[sd]?|endorse[sd]?|request|receive[sd]?|recommend|the (?:report|committee|panel|board|update|chair|minutes)\b.{0,120}\b(?:be|is|was|were|will)\b)\b",
    re.IGNORECASE,
)
# the close of the meeting and the blank lines for a signature are no titles
_NO_TITLE = re.compile(
    r"(?:the )?(?:meeting|chair(?:man)?|business|signed|date|dated|page|venue|contact|present|in attendance|also present|resolved|agreed|recommended|decision|action"
    r"|members?|officers?|councillors?|cllrs?|minutes|additional documents|time|tel|email|e-mail|note|councillor|cllr|mr|mrs|ms|dr|apologies were|proposed|seconded|moved)"
    r"(?:\s?:|\s?-\s*$|\s+(?:closed|ended|started|finished|concluded|terminated|opened|[A-Z]\w* [A-Z]\w*$|[A-Z]\.? [A-Z]\w*)|\s*$)",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:\b(?:and|of|the|for|in|to|on|with|by|or|at|from|a|an|its|into|under|including|between)|[-&/,(])$",
    re.IGNORECASE,
)
# "Nil", "Noted": the whole of an item's text
_NIL = re.compile(
    r"(?:dim(?:\s?/\s?none)?|none|nil|noted|agreed|approved|deferred|received|no report|n/a)\W*$",
    re.IGNORECASE,
)
# "2018", "2018/19": the last words of a title that wrapped before its year
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s?[/-]\s?\d{2,4})?\W*$")


_LONGEST_CELL = 500
# lines of more code points no margin broke; titles of fewer are whole
_WIDEST, _SHORTEST = 130, 40


def weigh_title(line: Line, title: str, rest: str, above: Line | None) -> float:
    """Weigh a title that stands in ``line`` with ``rest`` behind it; ``above`` is the line before, if any.

    >>> from importers.paper import Paper, Span
    >>> def weigh(text): return weigh_title(Line(Span(0, len(text)), 1, text), text, "", None)
    >>> weigh("WORK PROGRAMME") > weigh("Ferry Replacement") > 0 > weigh("officers will provide guidance;")
    True
    """
    if len(title) < 2 or not any(c.isalpha() for c in title):
        return -4.0
    weight = 0.0
    standing = is_standing(title)
    if standing:
        weight += 2.5
    if is_capitals(title):
        weight += 2.0
    elif is_title_case(title):
        weight += 1.2
    if line.bold or line.level:
        weight += 1.2
    if line.blank:
        weight += 0.4
    weight += 0.6 if len(title) <= 90 else -1.0 if len(title) > 200 else 0.0
    return weight + _doubts(line, title, rest, above, standing=standing)


def _doubts(line: Line, title: str, rest: str, above: Line | None, *, standing: bool) -> float:
    doubt = 0.0
    if title[0].islower():
        doubt -= 3.0
    if is_sentence(title + rest[:1]) or (
        not rest and line.text.rstrip().endswith(".") and len(title.split()) > 4 and not is_title_case(title)
    ):
        doubt -= 2.5
    if rest.strip() and len(rest) > 40 and not standing and not is_capitals(title):
        doubt -= 0.3
    if line.text.rstrip().endswith((";", "; and", ", and", "; &")):
        doubt -= 3.0
    if not standing and _CLAUSE.match(title) and not is_title_case(title):
        doubt -= 1.5
    if _NO_TITLE.match(title):
        doubt -= 1.5 if standing else 4.0
    if line.bullet:
        doubt -= 2.0
    if above is not None and not standing and not is_capitals(title) and _leads_in(above):
        doubt -= 1.5
    return doubt


def _leads_in(above: Line) -> bool:
    """Tell whether a line announces a list: "RESOLVED:", "agreed that", not "Agreed."."""
    return not above.text.endswith(".") and _LIST_HEAD.match(above.text[-400:]) is not None


def bold_title(paper: Paper, line: Line, start: int) -> Span | None:
    """Read a title in bold with body text behind it: "1. **Apologies** None."."""
    if (
        line.bold_end is None
        or line.bold_end <= start
        or not paper.plain[line.bold_end : line.span.end].strip(" *|_")
    ):
        return None
    return trim_title(paper.plain, start, line.bold_end)


def cell_end(paper: Paper, start: int, end: int) -> int:
    """Find where the table cell ends in which ``start`` lies; ``end`` where the line has no bar behind it."""
    bar = paper.text.find("|", start, min(end, start + _LONGEST_CELL))
    return end if bar < 0 else bar


def extend_title(paper: Paper, lines: Sequence[Line], index: int, title: Span) -> tuple[Span, int]:
    """Join a title that goes on in the lines below ``lines[index]``; returns it and the last line it reaches.

    A title goes on where it ends on a small word, a comma or an open bracket, where capitals or bold go on, or where a
    long line is followed by a short one that begins in lower case; and where the margin broke it.
    """
    last = index
    while last + 1 < len(lines) and last - index < 3:
        line, below = lines[last], lines[last + 1]
        if (
            title.end < line.span.end
            or below.blank
            or below.bullet
            or len(below.text) > 160
            or not (
                _goes_on(paper.plain, title, line, below)
                or _is_broken(paper, title, line, below)
                or _stands_alone(lines, index, last)
                and _continues(paper, title, line, below)
            )
        ):
            break
        cut = trim_title(paper.plain, *_ends(cut_title(paper.plain, below.span.start, below.span.end)))
        title = Span(title.start, max(cut.end, title.end))
        last += 1
    return title, last


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _goes_on(plain: str, title: Span, line: Line, below: Line) -> bool:
    words = plain[title.start : title.end]
    if below.text[0].isdigit() and not _OPEN_END.search(words):
        return len(words) > 30 and _YEAR.match(below.text) is not None
    if plain[title.end : line.span.end].strip(" -,(&/"):
        return False
    if _OPEN_END.search(words) or words.count("(") > words.count(")"):
        return True
    if is_capitals(words) and len(words) > 25:
        return is_capitals(below.text) and not is_standing(below.text) and not _NO_TITLE.match(below.text)
    if line.bold and below.bold and len(words) > 30:
        return not is_standing(below.text)
    if len(words) > 45 and below.text[0].islower():
        return len(below.text) < 70 and not is_sentence(below.text)
    return len(words) > 40 and len(below.text) <= 30 and _is_tail(below.text)


def _is_broken(paper: Paper, title: Span, line: Line, below: Line) -> bool:
    """Tell whether the margin broke a title: the next word had no room, and the two lines are no sentence together."""
    margin = find_margin(paper)
    room = margin - len(line.text)
    return (
        margin <= _WIDEST
        and room < len(below.text.split(None, 1)[0])
        and _continues(paper, title, line, below)
    )


def _continues(paper: Paper, title: Span, line: Line, below: Line) -> bool:
    """Tell whether the words of a line can go on a long title."""
    words = paper.plain[title.start : title.end]
    if len(words) < _SHORTEST or line.text[-1] in ".:;" or below.text[0].isdigit():
        return False
    if is_capitals(below.text) != is_capitals(words) or below.text[-1] in ".;:,":
        return False
    if is_standing(below.text) or _NO_TITLE.match(below.text) or _NIL.match(below.text):
        return False
    return not is_sentence(f"{words} {below.text}")


def _stands_alone(lines: Sequence[Line], first: int, last: int) -> bool:
    """Tell whether the lines from ``first`` to the one below ``last`` are a block, set off by blank lines."""
    end = last + 2
    return (
        lines[first].blank > 0
        and (end >= len(lines) or lines[end].blank > 0)
        and len(lines[last + 1].text.split()) > 2
    )


def _is_tail(text: str) -> bool:
    """Tell whether a short line can be the last words of a wrapped title."""
    return (
        is_title_case(text)
        and text[-1].isalnum()
        and not is_standing(text)
        and not _NIL.match(text)
        and not _NO_TITLE.match(text)
        and not _LIST_HEAD.match(text)
    )
