"""Items without numbers: headings told by their setting and by standing titles.

The setting in which most standing titles stand is the headings' setting; every line so set from the first standing
title on is an item.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from importers.minutes.layouts.headings import Heading, bold_title, extend_title, weigh_title
from importers.minutes.layouts.lines import Line, is_capitals, is_title_case
from importers.minutes.layouts.numbering import read_number
from importers.minutes.layouts.settings import LABEL, SENTENCE_CASE, SETTINGS, Setting
from importers.minutes.layouts.standing import is_standing, standing_at
from importers.minutes.layouts.titles import cut_title, trim_title
from importers.paper import Paper, Span

__all__ = ["most_plain_weight", "plain_headings"]

# lines of the head, of lists and of heads of decisions, which share a setting with the headings
_NO_ITEM = re.compile(
    r"(?:present|in attendance|also (?:present|in attendance)|attendance|members?|officers?|councillors?|cllrs?|chair(?:man|person|woman)?|venue|location|contact|date|time|agenda(?: and minutes)?|items|no\.? item|media"
    r"|(?:it was )?(?:unanimously )?(?:resolved|agreed|recommended)|recommendations?|decisions?|actions?(?: agreed| points)?|page|minutes:|draft minutes|additional documents|supporting documents|signed|appendix|annex|none|nil|noted"
    r"|for|against|abstentions?|reasons?(?: for (?:the )?decision)?|background|key points|conclusions?|options|observations|discussion|questions and answers|witnesses|note)\b[^a-z]{0,30}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:(?:venue|location|contact|date|time|present|chair(?:man)?|tel|e-?mail)\s?:|(?:apologies from|cllrs?|councillors?|mr|mrs|ms|dr)\b[. ]"
    r"|(?:the )?(?:meeting|chair(?:man)?|committee)\b.{0,40}\b(?:closed|ended|concluded|terminated|finished)\b)",
    re.IGNORECASE,
)
# "Minutes:" alone in its line, again and again: the label over each item's minutes
_LABEL = re.compile(r"(?:minutes|cofnodion|decisions?|penderfyniad)\s?:\s*", re.IGNORECASE)
_DATE_ONLY = re.compile(r"(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? \w+,? \d{4}\W*$", re.IGNORECASE)
_DOCUMENTS = re.compile(r"(?:additional|supporting|background) documents\b|dogfennau", re.IGNORECASE)
# "pdf icon PDF 96 KB" behind a title: nothing else on a page has it but the documents listed under an item
_DOCUMENT_MARK = re.compile(r"[.\s]{0,4}(?:pdf e?icon\b|PDF [\d.]+ [KM]B)", re.IGNORECASE)
_DOCUMENT_MARK_INSIDE = re.compile(r"\bpdf\b", re.IGNORECASE)
# "RECOMMENDATION I - Terms of reference": what goes on to another body, before the minutes proper
_RECOMMENDATION = re.compile(r"RECOMMENDATION [IVX]{1,4} - \S")
_MINUTES_OF = re.compile(
    r"(?:draft |unconfirmed )?(?:minutes|notes|agenda)\b(?: (?:of|for|-)\b.{5,}|.{0,40}\b(?:\w+day\b|\d\s?[ap]\.?m\b).*|$)",
    re.IGNORECASE,
)
_LAST_MEETING = re.compile(r"\b(?:last|previous)\b", re.IGNORECASE)
_DOCUMENT_NAMES = frozenset({"minutes", "agenda", "notes"})
_MARKS = " *|-_:.\n"
_HEAD_LINES = 8
_TITLE_LINES = 4
_LONGEST = 500
_FEWEST_SURE, _FEWEST_LABELS = 0.25, 3


@dataclass(frozen=True, slots=True)
class _Title:
    """What one line would give as a heading, whatever its setting; ``sure`` if nothing but a heading reads so."""

    index: int
    line: Line
    title: Span
    words: str
    weight: float
    sure: bool


def _is_item(words: str, index: int) -> bool:
    if _NO_ITEM.match(words) or _LABELLED.match(words) or _DATE_ONLY.match(words):
        return False
    if words.strip().lower() in _DOCUMENT_NAMES:
        return index >= _TITLE_LINES
    return index >= _HEAD_LINES or _LAST_MEETING.search(words) is not None or not _MINUTES_OF.match(words)


def _title(paper: Paper, line: Line, index: int) -> _Title | None:
    if len(line.text) > _LONGEST and not (line.bold or line.level or LABEL.match(line.text)):
        return None
    number = read_number(paper.plain, line.span.start, line.span.end)
    if number is not None and number.after >= line.span.end:
        return None
    title = bold_title(paper, line, line.span.start) or cut_title(paper.plain, line.span.start, line.span.end)
    words = paper.plain[title.start : title.end]
    rest = paper.plain[title.end : line.span.end][:200]
    marked = _DOCUMENT_MARK.match(rest) is not None
    if len(words) < 3 or not (_is_item(words, index) or marked and words.lower() in _DOCUMENT_NAMES):
        return None
    sure = marked or is_standing(words) or _RECOMMENDATION.match(words) is not None
    return _Title(index, line, title, words, weigh_title(line, words, rest.lstrip(" .:-"), None), sure)


def _titles(paper: Paper, lines: Sequence[Line]) -> list[_Title]:
    """Read each line's title once, lists of documents and lines of the head left out."""
    titles, listed = [], False
    labels = {index for index, line in enumerate(lines) if _LABEL.fullmatch(line.text)}
    for index, line in enumerate(lines):
        if index in labels and len(labels) > 1:
            continue
        listed = _DOCUMENTS.match(line.text) is not None or (listed and line.blank < 2)
        title = None if listed else _title(paper, line, index)
        if title is not None:
            titles.append(title)
    return titles


def _in_setting(
    paper: Paper, lines: Sequence[Line], titles: Sequence[_Title], setting: Setting
) -> Iterator[tuple[Heading, bool]]:
    """Iterate over the headings in one setting, each with whether it is sure to be one."""
    reached = -1
    for one in titles:
        if one.index <= reached or not setting.holds(one.line, one.words):
            continue
        if setting.whole:
            title = trim_title(paper.plain, one.line.span.start, one.line.span.end)
        elif setting.labels:
            label = LABEL.match(paper.plain, one.line.span.start, one.line.span.end)
            title = Span(*label.span("title")) if label else one.title
        elif one.weight > 0:
            title, reached = extend_title(paper, lines, one.index, one.title)
        else:
            continue
        yield Heading(title=title, start=one.line.span.start, body=title.end, weight=one.weight), one.sure


def _by_setting(
    paper: Paper, lines: Sequence[Line], titles: Sequence[_Title], setting: Setting
) -> tuple[list[Heading], float]:
    found = list(_in_setting(paper, lines, titles, setting))
    if setting.whole:
        found = _opening(titles, found) + found
    first = next((at for at, (_, sure) in enumerate(found) if sure), None)
    if first is None:
        return [], 0.0
    found = found[first:]
    found = found[_lists_absent(paper, [heading for heading, _ in found]) :]
    sure = sum(is_sure for _, is_sure in found)
    if setting.labels and sure < _FEWEST_LABELS:
        return [], 0.0
    if not setting.marked and len(found) > 1 and (sure < 2 or sure < _FEWEST_SURE * len(found)):
        return [], 0.0
    return [heading for heading, _ in found], setting.strength * (2.0 * sure + 0.4 * (len(found) - sure))


# "Apologies" over the list of those who sent them, above "1. Welcome and apologies"
_APOLOGIES = re.compile(r"apologies\b", re.IGNORECASE)


def _lists_absent(paper: Paper, headings: Sequence[Heading]) -> bool:
    """Tell whether the first heading is that of a list in the head, as an item of the same matter follows."""
    titles = [paper.plain[heading.title.start : heading.title.end] for heading in headings]
    return _APOLOGIES.match(titles[0]) is not None and any(map(_APOLOGIES.search, titles[1:3]))


def _opening(titles: Sequence[_Title], found: list[tuple[Heading, bool]]) -> list[tuple[Heading, bool]]:
    """Find the standing titles at a page's very top that the frame around them keeps from being set off."""
    first = found[0][0].start if found else 0
    return [
        (Heading(title=one.title, start=one.line.span.start, body=one.title.end, weight=one.weight), True)
        for one in titles
        if one.sure and one.index < _HEAD_LINES and one.line.span.start < first and one.words == one.line.text
    ]


def _prefers_sentence_case(titles: Sequence[_Title]) -> bool:
    """Tell whether most standing titles of two words or more are printed "Apologies for absence"."""
    told = [title.words for title in titles if title.sure and len(title.words.split()) >= 2]
    return sum(not is_title_case(words) and not is_capitals(words) for words in told) * 2 > len(told)


def most_plain_weight(paper: Paper, lines: Sequence[Line]) -> float:
    """Give a bound that the weight of headings without numbers does not pass, told from how the lines begin.

    Headings count 2.0 each where they are sure, and 0.4 each where they are not: of these there are at most three times as
    many, and as many as the paper marks (:func:`_by_setting`).
    """
    sure = sum(
        line.bold
        or standing_at(paper.plain, line.span.end - len(line.text.lstrip(_MARKS)), line.span.end) is not None
        or "pdf" in line.text[:_LONGEST].lower()
        and _DOCUMENT_MARK_INSIDE.search(line.text, 0, _LONGEST) is not None
        or _RECOMMENDATION.match(line.text) is not None
        for line in lines
    )
    return sure * (2.0 + 0.4 * (1 / _FEWEST_SURE - 1)) + 0.4 * sum(line.level > 0 for line in lines)


def plain_headings(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read headings without numbers in the setting that shows most standing titles."""
    titles = _titles(paper, lines)
    if not any(title.sure for title in titles):
        return [], 0.0
    settings = SETTINGS + (SENTENCE_CASE if _prefers_sentence_case(titles) else ())
    readings = [_by_setting(paper, lines, titles, setting) for setting in settings]
    return max(readings, key=lambda reading: reading[1], default=([], 0.0))
