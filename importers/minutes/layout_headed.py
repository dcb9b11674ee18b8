"""Items without numbers: headings told by their setting (marked, bold, capitals, blank lines) and by standing titles.

A setting is a way of printing that all headings of a paper share. The one in which most standing titles stand is the
headings' setting; every line in that setting from the first standing title on is an item.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from importers.minutes.headings import Heading, bold_title, extend_title, weigh_title
from importers.minutes.lines import Line, is_capitals, is_title_case
from importers.minutes.numbering import read_number
from importers.minutes.standing import is_standing
from importers.minutes.titles import cut_title, is_sentence
from importers.paper import Paper, Span

__all__ = ["plain_headings"]


@dataclass(frozen=True, slots=True)
class _Setting:
    """A way of printing headings: ``strength`` says how much it alone speaks for one."""

    strength: float
    holds: Callable[[Line, str], bool]


def _quiet(line: Line, title: str) -> bool:
    """Tell whether a line that nothing marks can be a title in sentence case: short, no verb, nothing behind it."""
    return (
        not line.bullet
        and 3 <= len(title) <= 140
        and title[0].isupper()
        and not is_sentence(line.text[:300])
        and not line.text.rstrip().endswith((".", ";", ",", ":"))
    )


def _titled(line: Line, title: str) -> bool:
    """Tell whether a line that nothing marks reads as a title all the same."""
    return _quiet(line, title) and (is_title_case(title) or is_standing(title))


def _announced(line: Line, title: str) -> bool:
    """Tell whether a line is a title with a colon behind it."""
    return _named(line, title) and (is_title_case(title) or is_standing(title))


def _named(line: Line, title: str) -> bool:
    """Tell whether a line is a few words without a verb and a colon."""
    return (
        line.text.endswith(":")
        and len(line.text) - len(title) <= 2
        and len(title) <= 90
        and not is_sentence(title)
    )


def _spaced(line: Line, title: str) -> bool:
    asks = _ASKS.match(title) is not None and not line.text.rstrip().endswith((".", ":"))
    return line.blank >= 2 and (_titled(line, title) or asks)


# "To consider any urgent business": an agenda whose titles are tasks
_ASKS = re.compile(
    r"To (?:consider|receive|note|approve|confirm|agree|review|scrutinise|discuss|appoint|elect)\b"
)
_SETTINGS: tuple[_Setting, ...] = (
    _Setting(1.0, lambda line, _: line.level == 1),
    _Setting(1.0, lambda line, _: line.level == 2),
    _Setting(1.0, lambda line, _: line.level == 3),
    _Setting(1.0, lambda line, _: line.level >= 4),
    _Setting(0.95, lambda line, _: line.level > 0),
    _Setting(1.0, lambda line, _: line.bold),
    _Setting(0.9, lambda line, title: is_capitals(title) and len(title) >= 4 and not line.bullet),
    _Setting(0.8, _spaced),
    _Setting(0.6, lambda line, title: line.blank >= 1 and _titled(line, title)),
    _Setting(0.6, _announced),
    _Setting(0.45, _titled),
)
_IN_SENTENCE_CASE: tuple[_Setting, ...] = (
    _Setting(0.62, lambda line, title: line.blank >= 1 and _quiet(line, title)),
    _Setting(0.61, _named),
    _Setting(0.47, _quiet),
)
# lines of the head, of lists and of heads of decisions, which share a setting with the headings
_NO_ITEM = re.compile(
    r"(?:present|in attendance|also (?:present|in attendance)|attendance|members?|officers?|councillors?|cllrs?|chair(?:man)?|venue|location|contact|date|time|agenda(?: and minutes)?|items|no\.? item|media"
    r"|(?:it was )?(?:unanimously )?(?:resolved|agreed|recommended)|recommendations?|decisions?|actions?(?: agreed| points)?|page|minutes:|draft minutes|additional documents|supporting documents|signed|appendix|annex|none|nil|noted"
    r"|for|against|abstentions?|reasons?(?: for (?:the )?decision)?|background|key points|conclusions?|options|observations|discussion|questions and answers|witnesses|note)\b[^a-z]{0,30}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:(?:venue|location|contact|date|time|present|chair(?:man)?|tel|e-?mail)\s?:|(?:apologies from|cllrs?|councillors?|mr|mrs|ms|dr)\b[. ])",
    re.IGNORECASE,
)
_DATE_ONLY = re.compile(r"(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? \w+,? \d{4}\W*$", re.IGNORECASE)
_DOCUMENTS = re.compile(r"(?:additional|supporting|background) documents\b|dogfennau", re.IGNORECASE)
_HEAD_LINES = 8
_TITLE_LINES = 4
_DOCUMENT_NAMES = frozenset({"minutes", "agenda", "notes"})
_LONGEST = 500
_MINUTES_OF = re.compile(
    r"(?:draft |unconfirmed )?(?:minutes|notes|agenda)\b(?: (?:of|for|-)\b.{5,}|$)", re.IGNORECASE
)
_LAST_MEETING = re.compile(r"\b(?:last|previous)\b", re.IGNORECASE)


def _is_item(words: str, index: int) -> bool:
    if _NO_ITEM.match(words) or _LABELLED.match(words) or _DATE_ONLY.match(words):
        return False
    if words.strip().lower() in _DOCUMENT_NAMES:
        return index >= _TITLE_LINES
    return index >= _HEAD_LINES or _LAST_MEETING.search(words) is not None or not _MINUTES_OF.match(words)


@dataclass(frozen=True, slots=True)
class _Title:
    """What one line would give as a heading, whatever its setting."""

    index: int
    line: Line
    title: Span
    words: str
    weight: float
    standing: bool


def _titles(paper: Paper, lines: Sequence[Line]) -> list[_Title]:
    """Read each line's title once, lists of documents and lines of the head left out."""
    titles, listed = [], False
    for index, line in enumerate(lines):
        listed = _DOCUMENTS.match(line.text) is not None or (listed and line.blank < 2)
        number = read_number(paper.plain, line.span.start, line.span.end)
        if number is not None and number.after >= line.span.end:
            continue
        if listed or (len(line.text) > _LONGEST and not line.bold and not line.level):
            continue
        title = bold_title(paper, line, line.span.start) or cut_title(
            paper.plain, line.span.start, line.span.end
        )
        words = paper.plain[title.start : title.end]
        if len(words) < 3 or not _is_item(words, index):
            continue
        rest = paper.plain[title.end : line.span.end].lstrip(" .:-")[:200]
        titles.append(
            _Title(index, line, title, words, weigh_title(line, words, rest, None), is_standing(words))
        )
    return titles


def _in_setting(
    paper: Paper, lines: Sequence[Line], titles: Sequence[_Title], setting: _Setting
) -> Iterator[tuple[Heading, bool]]:
    """Iterate over the headings in one setting, each with whether it is a standing title."""
    reached = -1
    for one in titles:
        if one.index <= reached or not setting.holds(one.line, one.words):
            continue
        if one.weight > 0 or setting.holds is _spaced:
            title, reached = extend_title(paper.plain, lines, one.index, one.title)
            yield (
                Heading(title=title, start=one.line.span.start, body=title.end, weight=one.weight),
                one.standing,
            )


def _by_setting(
    paper: Paper, lines: Sequence[Line], titles: Sequence[_Title], setting: _Setting
) -> tuple[list[Heading], float]:
    found = list(_in_setting(paper, lines, titles, setting))
    first = next((at for at, (_, standing) in enumerate(found) if standing), None)
    if first is None:
        return [], 0.0
    found = found[first:]
    standing = sum(is_one for _, is_one in found)
    if standing < 2 and len(found) > 1:
        return [], 0.0
    return [heading for heading, _ in found], setting.strength * (
        2.0 * standing + 0.4 * (len(found) - standing)
    )


def _prefers_sentence_case(titles: Sequence[_Title]) -> bool:
    """Tell whether most standing titles of two words or more are printed "Apologies for absence"."""
    told = [title.words for title in titles if title.standing and len(title.words.split()) >= 2]
    return sum(not is_title_case(words) and not is_capitals(words) for words in told) * 2 > len(told)


def plain_headings(paper: Paper, lines: Sequence[Line]) -> tuple[list[Heading], float]:
    """Read headings without numbers in the setting that shows most standing titles."""
    titles = _titles(paper, lines)
    if not any(title.standing for title in titles):
        return [], 0.0
    settings = _SETTINGS + (_IN_SENTENCE_CASE if _prefers_sentence_case(titles) else ())
    readings = [_by_setting(paper, lines, titles, setting) for setting in settings]
    return max(readings, key=lambda reading: reading[1], default=([], 0.0))
