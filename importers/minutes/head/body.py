"""Which body met, or which body a report goes to, as printed in the head."""

import re
from collections.abc import Sequence

from importers.minutes.head.body_in_text import BODY_NOUN, find_body_in_text
from importers.minutes.language.dates import find_dates
from importers.minutes.language.holding import may_hold, stems
from importers.minutes.layouts.lines import Line, is_capitals, is_title_case
from importers.minutes.layouts.titles import is_sentence
from importers.paper import Paper, Span

__all__ = ["find_body"]

# what most bodies are called; "Overview and Scrutiny" above a task group's name is only where it belongs
_STRONG = re.compile(
    r"\b(?:committee|panel|commission|board|forum|sub-?committee|pwyllgor|cabinet|(?:working|task|review|task (?:and|&) finish) (?:group|party)|task group|inquiry)\b",
    re.IGNORECASE,
)
_SCRUTINY = re.compile(r"\b(?:scrutiny|craffu|select)\b", re.IGNORECASE)
_COUNCIL = re.compile(
    r"\b(?:council|corporation)$|^(?:the )?(?:london|royal) borough of|^(?:city|borough|county) of|^cyngor\b",
    re.IGNORECASE,
)
# "MINUTES OF THE MEETING OF THE HEALTH PANEL HELD ON", "At a meeting of the Health Panel held in", "Notes of a meeting of"
_MEETING_OF = re.compile(
    r"\b(?:minutes|meeting|proceedings|notes|record|agenda|cofnodion|cyfarfod)\s{1,4}(?:of|for|o'r)\s{1,4}(?:(?:the|a|an)\s{1,4})?(?:(?:\w+\s{1,4}){0,2}meeting\s{1,4}of\s{1,4}(?:the\s{1,4})?)?"
    r"(?P<body>[A-Z][^|:;]{2,150}?)(?=[\s,]{1,4}(?:held|which|on\s|at\s\d|at\s(?:the|a)\b|convened|meeting\b|took\b|-\s|commenc|\((?![^()\n]{1,12}\)\s(?:committee|panel|board)\b)|\d|a gynhaliwyd|(?:mon|tues|wednes|thurs|fri)day)|\s{0,3}\n\s*\n|\s*[|:;]|\s{0,3}\n\s{0,20}(?:date|time|venue|location|place|present|attendance)\b)",
    re.IGNORECASE,
)
# "Committee:", "Report to:", "Name of Committee", "Decision maker:"
_LABEL = re.compile(
    r"(?:(?:^|\n|\|)[*#\s]{0,6}(?:committee(?: name)?|name of (?:committee|body|meeting)|body|meeting(?: of| name)?|report to(?: the)?|to(?=:)|decision[- ]?maker|pwyllgor|panel|board|for)"
    r"\s{0,3}[:|]|(?<=\w )(?:committee|decision maker|report to):)[*\s|]{0,6}(?:the\s{1,3})?",
    re.IGNORECASE,
)
_AFTER_LABEL = re.compile(
    r"\s{1,3}(?:date|time|status|venue|location|meeting date|report|subject|title|agenda|wards?)\b[\w/ ]{0,14}:|\s?\||\s{3,}|\s[-,]\s?(?=\w+day\b|\d)|\n",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"(?:(?:cynhaliwyd|cyfarfod|cofnodion|o'r|annual|ordinary|call-in|virtual|remote|hybrid|online|moved|draft|public|printed|unconfirmed|confirmed|the|special|extraordinary|additional|reconvened|urgent|agenda|minutes|meeting|notice|decisions?|proceedings|minute|record|notes|for|of|an?|and|at|to)\b[\s,:-]{1,4}){1,8}",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"[\s,:;.-]{1,4}(?:(?:draft|agenda|minutes(?:\sof)?|meeting|and|decisions?|held|notes(?:\sof)?|supplementary|summons|public|document|pack|on|at|\(call-in\)|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s\d{4})?)[\s,:;.-]{0,4}){1,6}$",
    re.IGNORECASE,
)
# "EASTMERE COUNCIL - SKILLS PANEL": the council in front of its body
_COUNCIL_AHEAD = re.compile(r"[^\n]{3,60}?\bcouncil(?:\s(?:-|:)|'s)\s(?=\S)", re.IGNORECASE)
# "Audit Committee of Eastmere Council": whose body it is
_OF_COUNCIL = re.compile(
    r"(?:(?<=committee)|(?<=panel)|(?<=board)|(?<=forum)|(?<=commission))\s+of\s+(?:the\s+)?(?:[\w'&-]+\s+){0,8}(?:council|authority)(?:'s)?(?:\s\([A-Z]{2,6}\))?$",
    re.IGNORECASE,
)
# "Eastmere Community Council held their meeting", "Cyngor Cymuned Eastmere am 7.30pm": what a sentence says of the body
_HELD = re.compile(r"\s+(?:(?:held|met|meets?|will)\b|am\s\d)")
# a name that is complete where its line ends, whatever the next line says
_WHOLE_LINE = re.compile(
    r"[^\n]{4,140}?\b(?:committee|panel|board|commission|forum)(?=[ ]{0,20}\n(?!\s{0,20}(?:\(|and\b|for\b|-)))",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"[\s,|(-]*(?:\bheld\s{1,3})?(?:\bon\b|-)?[\s,|(-]*$", re.IGNORECASE)
_NO_BODY = re.compile(
    r"(?:present|all members|in attendance|also|apologies|councillors?|cllrs?|members?|officers?|venue|contact|report (?:of|by|from)|chair|title|subject|author|portfolio|agenda item|terms|to all|dear|page|www|http|item no|home|skip to|a to z|held|distribution|(?-i:At)|\d[\d.:]{0,4}\s?[ap]\.?m|note|receive|consider|confirm|approve|agree|appoint|elect|sign|warning|technical error|this is a)\b",
    re.IGNORECASE,
)
_LAST_LINE = 40
_WRAPPED = 30
# "Pwyllgor Craffu Gofal / Care Scrutiny Committee": a body printed in both languages of Wales
_BILINGUAL = re.compile(
    r"(?P<welsh>(?:pwyllgor|cyngor|bwrdd|cyd-?bwyllgor|panel craffu|y cabinet)\b[^/|]{0,120}?)\s/\s(?=[A-Z])",
    re.IGNORECASE,
)

# "SKILLS PANEL (SPECIAL MEETING: CALL-IN)", "SKILLS PANEL    Agenda Item No. 5", "Skills Panel - Expired 18/10/22": what kind
# of meeting it was, the report's place on the agenda, and that the body is no more, are no part of its name
_BESIDE = re.compile(
    r"\s{1,20}(?:\([^()\n]{0,30}\bmeeting\b[^()\n]{0,60}\)|\|?\s{0,20}agenda item\b[^\n]{0,20}|(?:- |\()expired\b[^()\n]{0,20}\)?)\s{0,20}$",
    re.IGNORECASE,
)


def _tidy(paper: Paper, start: int, end: int) -> Span | None:
    plain = paper.plain
    span = paper.trimmed(start, end)
    lead = _PREFIX.match(plain, span.start, span.end)
    start, end = (lead.end() if lead and lead.end() < span.end else span.start), span.end
    tail = _SUFFIX.search(plain, max(start, end - 60), end)
    end = tail.start() if tail and tail.start() > start else end
    ahead = _COUNCIL_AHEAD.match(plain, start, end)
    start = ahead.end() if ahead else start
    held = _HELD.search(plain, start, end)
    end = held.start() if held else end
    whole = _WHOLE_LINE.match(plain, start, end)
    end = whole.end() if whole else end
    council = _OF_COUNCIL.search(plain, start, end)
    end = council.start() if council else end
    while end > start and plain[end - 1] in " .,:;-|*#\n":
        end -= 1
    while start < end and plain[start] in " .,:;-|*#\n":
        start += 1
    return Span(start, end) if 3 <= end - start <= 200 else None


def _cut_at_date(paper: Paper, start: int, end: int) -> int:
    dates = find_dates(paper.plain, start, end)
    if not dates:
        return end
    before = _BEFORE_DATE.search(paper.plain, start, dates[0].span.start)
    return before.start() if before else dates[0].span.start


def _from_subtitle(paper: Paper) -> Span | None:
    """Read "Committee - Weekday D Month YYYY h:mm pm", the second title of a meeting page."""
    for block in paper.with_role("subtitle"):
        span = _tidy(paper, block.span.start, _cut_at_date(paper, block.span.start, block.span.end))
        if span:
            return span
    return None


# "Meeting: 24/07/2018 - Overview and Scrutiny Committee (Item 27)"
_ISSUE = re.compile(
    r"^Meeting:\s{0,3}\d{1,2}/\d{1,2}/\d{4}\s-\s(?P<body>[^(\n]{3,150}?)\s{0,2}(?:\(Item|$)", re.MULTILINE
)


_NAMED_SO = stems("meeting of ")
# "Meeting of the Taxi Panel, Monday, 9th December, 2013 5.30 pm (Item 33.)"
_MEETING = re.compile(
    r"\bMeeting of (?:the )?(?P<body>[A-Z][^\n(]{3,150}?), (?=\w+day,?\s\d)[^\n(]{6,60}\(Item", re.IGNORECASE
)


def _from_issue(paper: Paper) -> Span | None:
    """Read the body from the page of an issue, which names each meeting at which it was considered."""
    found = _ISSUE.search(paper.plain, 0, 3000)
    if found is None and may_hold(paper.plain, 0, 3000, _NAMED_SO):
        found = _MEETING.search(paper.plain, 0, 3000)
    return Span(found.start("body"), found.end("body")) if found else None


def _from_dated_line(paper: Paper, lines: Sequence[Line]) -> Span | None:
    for line in lines[:20]:
        end = min(len(paper.plain), line.span.end + _WRAPPED, line.span.start + 300)
        cut = min(_cut_at_date(paper, line.span.start, end), line.span.end)
        if cut >= line.span.end or cut - line.span.start < 4 or " - " not in paper.plain[cut : cut + 6]:
            continue
        span = _tidy(paper, line.span.start, cut)
        if (
            span
            and BODY_NOUN.search(paper.plain, span.start, span.end)
            and not is_sentence(paper.plain[span.start : span.end])
        ):
            return span
    return None


# "the previous meeting", "To approve the minutes", "the minutes of the panel be put to": not what the head calls its own meeting
_OTHER_MEETING = re.compile(r"\b(?:above|held|was|were|be)\b|\b(?i:previous|last)\b|\bTo [a-z]")


def _from_words(paper: Paper, scope: Span) -> Span | None:
    plain = paper.plain
    for found in _MEETING_OF.finditer(plain, scope.start, min(scope.end, scope.start + 3000)):
        span = _tidy(paper, found.start("body"), found.end("body"))
        words = plain[span.start : span.end] if span else ""
        if span and len(words.split()) > 1 and BODY_NOUN.search(words) and not _OTHER_MEETING.search(words):
            return span
    return None


def _from_label(paper: Paper, scope: Span) -> Span | None:
    plain = paper.plain
    for found in _LABEL.finditer(plain, scope.start, min(scope.end, scope.start + 4000)):
        start = found.end()
        stop = _AFTER_LABEL.search(plain, start, min(scope.end, start + 200))
        span = _tidy(
            paper, start, _cut_at_date(paper, start, stop.start() if stop else min(scope.end, start + 200))
        )
        words = plain[span.start : span.end] if span else ""
        if (
            span
            and words[:1].isupper()
            and not _NO_BODY.match(words)
            and not is_sentence(words)
            and (BODY_NOUN.search(words) or "committee" in found.group().lower())
        ):
            return span
    return None


# the bar between two cells, or the gap where it is lost
_CELL_END = re.compile(r"\s?\|\s?|\s{4,}")


def _cells(paper: Paper, line: Line) -> list[Span]:
    """Split a line into its table cells, and at wide gaps."""
    cells, start = [], line.span.start
    for found in _CELL_END.finditer(line.text[:600]):
        cells.append(paper.trimmed(start, line.span.start + found.start()))
        start = line.span.start + found.end()
    cells.append(paper.trimmed(start, line.span.end))
    return [cell for cell in cells if len(cell) >= 4]


# breadcrumbs, what stands for a crest, and addresses of pages
_FURNITURE = re.compile(r"[>\u00bb]|\s/\s|\blogo$|://|\bwww\.", re.IGNORECASE)
# a council whose own meeting the paper can be, for want of committees
_LOCAL_COUNCIL = re.compile(r"\b(?:community|parish|town)\s+council\b", re.IGNORECASE)


def _weigh(words: str, index: int) -> float:
    if _FURNITURE.search(words) or (_COUNCIL.search(words) and not _LOCAL_COUNCIL.search(words)):
        return 0.0
    if len(words) > 140 or not BODY_NOUN.search(words) or _NO_BODY.match(words) or is_sentence(words):
        return 0.0
    weight = 1.0 - 0.03 * index
    weight += 1.5 * bool(_STRONG.search(words)) + 0.8 * bool(_SCRUTINY.search(words))
    if is_capitals(words) or is_title_case(words):
        weight += 1.0
    if _COUNCIL.search(words):
        weight -= 1.2
    if words.rstrip()[-1:] in ".:;,":
        weight -= 1.0
    return weight


def _from_lines(paper: Paper, lines: Sequence[Line]) -> Span | None:
    """Read the heaviest line, or cell of a line, that is the name of a body and nothing else."""
    best: tuple[float, Span] | None = None
    for index, line in enumerate(lines[:_LAST_LINE]):
        for cell in _cells(paper, line):
            welsh = _BILINGUAL.match(paper.plain, cell.start, cell.end)
            cell = Span(welsh.end(), cell.end) if welsh else cell  # noqa: PLW2901 - the English half is the cell
            cell = _behind_date(paper, cell)  # noqa: PLW2901
            span = _tidy(paper, cell.start, _cut_at_date(paper, cell.start, cell.end))
            if span is None or span.end + 2 >= cell.end and is_sentence(paper.plain[cell.start : cell.end]):
                continue
            weight = _weigh(paper.plain[span.start : span.end], index)
            if weight > 0.4 and (best is None or weight > best[0]):
                whole = _with_line_above(paper, lines, index, span)
                best = weight, _with_bracket_below(paper, lines, index, whole)
    return best[1] if best else None


def _behind_date(paper: Paper, cell: Span) -> Span:
    """Cut off the date that a line begins with: "11 November 2020 Eastmere Community Council"."""
    dates = find_dates(paper.plain, cell.start, cell.end)
    if not dates or dates[0].span.start > cell.start + 1 or cell.end - dates[0].span.end < 4:
        return cell
    return paper.trimmed(dates[0].span.end, cell.end)


# "CHILDREN AND YOUNG PEOPLE AND": a name that the line below ends
_GOES_ON = re.compile(r"(?:\b(?:and|of|the|for|to)|[&,])$", re.IGNORECASE)
# "SCRUTINY COMMITTEE", "Police and Crime Panel" below "EASTMERE AND WOLD": a name that the line above begins
_CONTINUES = re.compile(
    r"(?:and|&|overview|scrutiny|select|sub-?committee|committee|panel|board)\b(?!\s+and\b)|police,?\s(?:fire\s)?(?:and|&)\s(?:fire,?\s)?crime\b",
    re.IGNORECASE,
)


def _with_line_above(paper: Paper, lines: Sequence[Line], index: int, span: Span) -> Span:
    """Join a body whose name begins in the line above: "CHILDREN AND YOUNG PEOPLE" / "SCRUTINY COMMITTEE"."""
    if index == 0 or lines[index].blank or span.start != lines[index].span.start:
        return span
    above, words = lines[index - 1], paper.plain[span.start : span.end]
    joins = _GOES_ON.search(above.text) or _CONTINUES.match(words)
    same = is_capitals(above.text) == is_capitals(words)
    if (
        joins
        and same
        and len(above.text) < 90
        and not _COUNCIL.search(above.text)
        and not find_dates(above.text)
        and not _PREFIX.fullmatch(above.text + " ")
    ):
        return Span(above.span.start, span.end)
    return span


# "(ECONOMY AND NEIGHBOURHOODS)", alone on the line below "SCRUTINY COMMITTEE"
_REMIT_BELOW = re.compile(
    r"\((?!.{0,60}\b(?:meeting|draft|virtual|special|hybrid|call-in|\d))[A-Z][^()]{4,80}\)", re.IGNORECASE
)


def _with_bracket_below(paper: Paper, lines: Sequence[Line], index: int, span: Span) -> Span:
    """Join the remit that stands in brackets below a body's name."""
    if index + 1 >= len(lines) or span.end != lines[index].span.end:
        return span
    below = lines[index + 1]
    if below.blank or is_capitals(below.text) != is_capitals(paper.plain[span.start : span.end]):
        return span
    return Span(span.start, below.span.end) if _REMIT_BELOW.fullmatch(below.text.strip()) else span


# "PARISH COUNCIL": a council without its name
_ONLY_A_COUNCIL = re.compile(r"(?:the\s+)?(?:parish|town|community)\s+council", re.IGNORECASE)
# "EASTMERE PARISH COUNCIL" in a line of its own, or at the beginning of one
_NAMED_COUNCIL = re.compile(
    r"(?P<body>[A-Z][\w'&-]+(?:[ -][\w'&-]+){0,5}? (?:parish|town|community) council)\b", re.IGNORECASE
)


def _named_council(paper: Paper, lines: Sequence[Line]) -> Span | None:
    """Read the local council whose full name begins a line of the head."""
    for line in lines[:_LAST_LINE]:
        named = _NAMED_COUNCIL.match(paper.plain, line.span.start, line.span.end)
        span = _tidy(paper, *named.span("body")) if named else None
        if span is not None and not _ONLY_A_COUNCIL.fullmatch(paper.plain, span.start, span.end):
            return span
    return None


def find_body(paper: Paper, lines: Sequence[Line], scope: Span) -> Span | None:
    """Find the body in the head ``scope`` with its ``lines``; None where the head names none."""
    found = (
        _from_subtitle(paper)
        or _from_issue(paper)
        or _from_dated_line(paper, lines)
        or _from_label(paper, scope)
        or _from_words(paper, scope)
        or _from_lines(paper, lines)
        or find_body_in_text(paper)
    )
    if found is None:
        return None
    if _ONLY_A_COUNCIL.fullmatch(paper.plain, found.start, found.end):
        found = _named_council(paper, lines) or found
    welsh = _BILINGUAL.match(paper.plain, found.start, found.end)
    start = welsh.end() if welsh else found.start
    beside = _BESIDE.search(paper.plain, max(start + 3, found.end - 120), found.end)
    return Span(start, beside.start() if beside else found.end)
