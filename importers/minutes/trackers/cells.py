"""Unfolds the cells of a tracker that hold several fields: "Due: 3 May" above "Officer: AB", or "Head of Parks, 3 May".

Councils that print a tracker upright on the page put who, when and the progress into one column. The labels inside such
a cell say what its lines are; without labels the words of time at its end are set off from whom it names.
"""

import re

from importers.minutes.trackers.labels import read_labelled
from importers.paper import Paper, Span
from importers.tables.columns import BOTH

__all__ = ["part_owner_and_due", "unfold"]

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s\d{{2,4}})?|{_MONTH},?\s\d{{4}}|{_MONTH}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|\d{{4}}"
    r"|(?:the\s)?(?:next|following)\s(?:\w+\s)?meeting|(?:early|late|mid|end(?:\sof)?|spring|summer|autumn|winter)[\s-](?:\w+\s)?\w+)"
)
# "…, 13 October 2023", "…⏎By next meeting", "… (from January 2024)", "… - ongoing": words of time at the end of a cell
_WHEN = re.compile(
    rf"(?<![^\s,;/(-])(?P<when>(?:(?:by|before|from|at|in|for|within|after|until|no later than|w/?c|week commencing)\s(?:the\s)?(?:{_DAY}|\w[^,;()\n]{{1,40}})|{_DAY}|asap|as soon as possible|immediate(?:ly)?|on-?going|(?:each|every)\s\w+|monthly|quarterly|annually))[\s).]{{0,4}}$",
    re.IGNORECASE,
)
# "30 May 2024⏎Head of Parks": words of time on the first line of a cell
_WHEN_FIRST = re.compile(
    rf"(?P<when>(?:(?:by|before|from|end of)\s)?{_DAY}|asap|immediate(?:ly)?|on-?going)[ \t.,;/-]{{0,6}}(?:\n|(?<=[,;/-] ))\s{{0,9}}",
    re.IGNORECASE,
)
# "(resolution 2)", "(recs 1 and 3)" behind it: which of the clauses above are meant
_OF_CLAUSE = re.compile(
    r"\s{0,3}\((?:resolutions?|recommendations?|recs?|decisions?|actions?|points?|clauses?|part)\.?\s(?P<numbers>[^()\n]{1,20})\)\s{0,3}$",
    re.IGNORECASE,
)
_LONGEST, _LONGEST_WHEN = 200, 70


def unfold(paper: Paper, row: dict[str, Span]) -> dict[str, Span]:
    """Give a row's fields, those of a cell that holds several each by itself.

    >>> text = "Send the map|Date due: 3 May\\nOfficer responsible: AB\\nProgress: Drawn."
    >>> row = unfold(Paper(text, text, "text"), {"action": Span(0, 12), "due": Span(13, len(text))})
    >>> [(name, text[cell.start : cell.end]) for name, cell in row.items()]
    [('action', 'Send the map'), ('due', '3 May'), ('owner', 'AB'), ('progress', 'Drawn.')]
    """
    unfolded: dict[str, Span] = {}
    for name, cell in row.items():
        labelled = read_labelled(paper, cell) if name != "heading" else {}
        if labelled:
            unfolded |= {field: words for field, words in labelled.items() if len(words)}
        elif name == BOTH:
            owner, due = part_owner_and_due(paper, cell)
            unfolded |= {field: span for field, span in (("owner", owner), ("due", due)) if span is not None}
        else:
            unfolded[name] = cell
    return unfolded


def part_owner_and_due(paper: Paper, cell: Span) -> tuple[Span | None, Span | None]:
    """Part whom a cell names from the words of time at its end, or on its first line; either may be missing.

    >>> text = "Head of Parks, by 3 May"
    >>> owner, due = part_owner_and_due(Paper(text, text, "text"), Span(0, len(text)))
    >>> text[owner.start : owner.end], text[due.start : due.end]
    ('Head of Parks', 'by 3 May')
    """
    first = _WHEN_FIRST.match(paper.plain, cell.start, cell.end)
    if first is not None and paper.plain[first.end() : cell.end].strip():
        behind = paper.lines(Span(first.end(), cell.end))[0]
        return behind, paper.trimmed(*first.span("when"))
    end = min(cell.end, cell.start + _LONGEST)
    of_clause = _OF_CLAUSE.search(paper.plain, max(cell.start, end - _LONGEST_WHEN), end)
    end = of_clause.start() if of_clause else end
    found = _WHEN.search(paper.plain, max(cell.start, end - _LONGEST_WHEN), end)
    due = paper.trimmed(*found.span("when")) if found else None
    last = found.start("when") if found else end
    while last > cell.start and paper.plain[last - 1] in " \n,;/(-:":
        last -= 1
    owner = paper.trimmed(cell.start, last)
    return owner if len(owner) else None, due
