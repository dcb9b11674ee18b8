"""Reads when something is due: the time words of a clause, as one span, and what they come to.

Only words that look ahead are a due time: a deadline, a meeting to come, a period from now, a recurrence, a condition
("once in post") or a vague promise ("in due course"). "The report published in February" and "monthly figures" are not.
Of several, a deadline beats a date, and recurrences of one clause are one span, since minutes join them in one breath.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from importers.minutes.language.due_dates import resolve
from importers.minutes.language.folding import fold
from importers.minutes.language.guarded import Guarded
from importers.minutes.language.holding import may_hold
from importers.minutes.language.time_words import (
    ADVERB,
    AFTERWARDS,
    AHEAD,
    ASKED_ABOUT,
    ASKED_WHETHER,
    ASSURED,
    AT_END,
    CALLED,
    COMES_BEFORE,
    CONDITION,
    CONSULTED,
    DATED,
    DEADLINE,
    DECIDES,
    DONE_BY,
    EVENT,
    EVERY,
    FOR_A_YEAR,
    FROM_NOW_ON,
    GIVES,
    INTERVAL,
    LISTED_NEXT,
    MAIN_CLAUSE,
    MEETING,
    MEETING_OF_YEAR,
    MOVED_TO,
    MOVES,
    NOT_ADVERB,
    ONLY_BODY,
    ONLY_NOTED,
    PARTICIPLE_BEFORE,
    REASON,
    REGULAR,
    RELATIVE,
    REPORT_ON,
    REPORT_TO_COME,
    SOME_DAY,
    SPANS_BEFORE,
    SUBJECT_OF,
    TIMELY,
    TOLD,
    TOLD_OF,
    VAGUE,
    WELSH,
)
from importers.paper import Span
from importers.records import Due

__all__ = ["WEIGHTS", "find_due"]

# a clause is rarely over 800 code points; what is longer is a table or a page that was not understood
_LONGEST_CLAUSE = 3000
_TAIL = 48
_AS_NOTED = 12
_LONGEST_REASON = 280
# "By 31 May the Clerk would write", "At an appropriate time": time words that open a sentence
_OPENING = re.compile(
    r"(?:By|Before|At|In|On|After|Following|Once|Within|Until|When|Prior|As|From|During|Ahead|Upon|Later|Each|Every)\b"
)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Time words, and how strongly they say that something is due then."""

    span: Span
    weight: int
    recurs: bool = False


# A sentence is asked as what is undertaken in it, and as the decision that this makes.
@lru_cache(maxsize=256)
def find_due(
    plain: str, start: int, end: int, meeting: dt.date | None = None, following: dt.date | None = None
) -> Due | None:
    """Find when the matter of a clause is due, None where its words do not look ahead.

    ``meeting`` is the day of the meeting, which fixes "in six months' time" and drops days that lie before it;
    ``following`` is the day of the next meeting, where the paper prints it.

    >>> text = "give a summary at each meeting, with a report provided on a three monthly basis"
    >>> find_due(text, 0, len(text)).text
    'at each meeting, with a report provided on a three monthly basis'
    >>> text = "receive a further report in 6 months time outlining the progress"
    >>> (due := find_due(text, 0, len(text), dt.date(2020, 1, 31))).text, due.date.isoformat()
    ('in 6 months time', '2020-07-31')
    >>> find_due("the minutes of the meeting held on 5 March be approved", 0, 54) is None
    True
    """
    end = min(end, start + _LONGEST_CLAUSE)
    if not may_hold(plain, start, end, TIMELY):
        return None
    folded = fold(plain, start, end)
    opening = _OPENING.match(folded.text)
    text = folded.text[0].lower() + folded.text[1:] if opening else folded.text
    candidates = _outside_reasons(text, _candidates(text))
    while candidates:
        best = max(candidates, key=lambda candidate: candidate.weight)
        words = _with_neighbours(text, best, candidates)
        due = resolve(plain, folded.span(words.start, words.end), meeting, following)
        if meeting is None or not _has_passed(due, meeting):
            return due
        candidates = [candidate for candidate in candidates if candidate.span not in words]
    return None


# "in 2021/22", "for 2021-2022"
_YEARS = re.compile(r"\b(?:19|20)\d\d ?[/-] ?(?:\d\d)?(?P<last>\d\d)\b")
# the month with which the latest of a council's years ends: the school year
_SCHOOL_YEAR_ENDS = 8
# "in 1987"
_BARE_YEAR = re.compile(r"(?:in|during|from|for|by) (?P<year>(?:19|20)\d\d)")


def _has_passed(due: Due, meeting: dt.date) -> bool:
    """Tell whether a day lies before the meeting, or a year of two numbers ended before it by any calendar."""
    if due.date is not None:
        return due.date < meeting
    bare = _BARE_YEAR.fullmatch(due.text)
    if bare is not None:
        return int(bare["year"]) < meeting.year
    years = _YEARS.search(due.text)
    if years is None or due.recurrence or due.condition:
        return False
    century = meeting.year // 100 * 100
    return (century + int(years["last"]), _SCHOOL_YEAR_ENDS) < (meeting.year, meeting.month)


def _candidates(text: str) -> list[_Candidate]:
    found: list[_Candidate] = []
    for pattern, usual in WEIGHTS:
        for match in pattern.finditer(text, max(0, len(text) - _TAIL) if pattern is AT_END else 0):
            if not _looks_ahead(text, pattern, match):
                continue
            span = Span(*match.span("due" if pattern is AT_END else 0))
            vague = pattern is MEETING and SOME_DAY.search(match[0])
            weight = 5 if vague else 3 if FROM_NOW_ON.match(match[0]) else usual
            recurs = pattern in (EVERY, ADVERB, REGULAR) or pattern is MEETING and " each " in f" {match[0]} "
            found.append(_Candidate(_trimmed(text, span), weight, recurs))
    return _longest(found)


WEIGHTS = (
    (DEADLINE, 9),
    (EVENT, 8),
    (MEETING_OF_YEAR, 8),
    (MEETING, 8),
    (CALLED, 8),
    (EVERY, 7),
    (INTERVAL, 7),
    (CONDITION, 6),
    (RELATIVE, 6),
    (VAGUE, 5),
    (ADVERB, 5),
    (REGULAR, 5),
    (AT_END, 5),
    (WELSH, 7),
    (DATED, 4),
    (MOVED_TO, 4),
)
"""Each way of saying when, and how strongly it says that something is due then."""


def _outside_reasons(text: str, candidates: list[_Candidate]) -> list[_Candidate]:
    """Drop the time words that stand in a reason, or tell of somebody, where others stand outside."""
    if len(candidates) > 1:
        apart = [c for c in candidates if not TOLD_OF.search(text, max(0, c.span.start - 90), c.span.start)]
        candidates = apart or candidates
    reason = REASON.search(text) if len(candidates) > 1 else None
    main = MAIN_CLAUSE.search(text, reason.end(), reason.end() + _LONGEST_REASON) if reason else None
    if reason is None or main is None or TOLD.search(text, reason.end(), main.start()) is None:
        return candidates
    outside = [c for c in candidates if c.span.end <= reason.start() or c.span.start >= main.start()]
    return outside or candidates


def _looks_ahead(text: str, pattern: re.Pattern[str] | Guarded, match: re.Match[str]) -> bool:
    """Tell time words that look ahead from those that place something in the past."""
    check = _CHECKS.get(pattern)
    return check is None or check(text, match)


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 40) : match.start()]


# "the minutes of " before "the next meeting"
_OF_MINUTES = re.compile(r"\bminutes of $", re.IGNORECASE)
# "a meeting"
_ARTICLE = re.compile(r"an? ")


def _meets_later(text: str, match: re.Match[str]) -> bool:
    if _OF_MINUTES.search(text[: match.start()]):
        return False
    if not match["lead"] and SUBJECT_OF.match(text, match.end()):
        return False
    ahead = match["time"] or AHEAD.search(match[0])
    if not ahead and _ARTICLE.match(match[0]):
        return False
    return bool(ahead or match["when"] and "agenda" not in match["noun"])


def _precedes_an_event(text: str, match: re.Match[str]) -> bool:
    """Tell "before Budget Council" and "before it is decided" from "come before the Committee"."""
    if ASSURED.search(text, max(0, match.start() - 220), match.start()):
        return False
    if _CLOCK.match(match["what"]):
        return False
    if match["lead"] != "before":
        return True
    meets = ONLY_BODY.match(match["what"]) and not DECIDES.match(match["what"])
    return not meets and COMES_BEFORE.search(_before(text, match)) is None


# "the order, which expires " before "in September": of what it is about
_RUNS_OUT = re.compile(
    r"\b(?:which|that|who)\s(?:will\s)?(?:expires?|ends?|runs?|falls?|fell|began|begins?|opens?|closes?|comes?|came|lapses?)\b[^,;]{0,20}$"
)
# "until 7pm on weekdays": an hour of the day
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b")


def _goes_on(text: str, match: re.Match[str]) -> bool:
    if text.startswith(" and previous", match.end()):
        return False
    if ASKED_WHETHER.search(text, max(0, match.start() - 180), match.start()):
        return False
    lasts = match[0].startswith(("during", "over", "throughout"))
    return not lasts or SPANS_BEFORE.search(text, max(0, match.start() - 80), match.start()) is not None


def _is_condition(text: str, match: re.Match[str]) -> bool:
    """Tell "report after the inquiry" from "explain what happens after the inquiry" and "the following outcome"."""
    if _before(text, match).endswith("to be held "):
        return False  # a session "to be held after the launch": when it is, and not when it is due
    if AFTERWARDS.match(match[0]) is None:
        return ASSURED.search(text, max(0, match.start() - 220), match.start()) is None
    if CONSULTED.match(match[0]):
        return False
    if match[0].startswith("following") and LISTED_NEXT.search(_before(text, match)):
        return False
    if ONLY_NOTED.search(text, match.start(), match.end() + _AS_NOTED):
        return False
    return ASKED_ABOUT.search(text, max(0, match.start() - 110), match.start()) is None


# " to 5", "-5": more than one number
_RANGE_NEXT = re.compile(r"\s*(?:to|-|and)\s+\d")


def _is_dated_ahead(text: str, match: re.Match[str]) -> bool:
    before = _before(text, match)
    if _RUNS_OUT.search(before):
        return False
    participle = PARTICIPLE_BEFORE.search(before)
    if participle and not participle["be"] and not REPORT_TO_COME.search(before):
        return False
    if match["lead"] == "on" and not _DIGIT.search(match[0]) and REPORT_ON.search(before):
        return False
    if match["lead"] == "for" and FOR_A_YEAR.fullmatch(match[0]):
        return False
    return _RANGE_NEXT.match(text[match.end() : match.end() + 8]) is None


_CHECKS: dict[re.Pattern[str] | Guarded, Callable[[str, re.Match[str]], bool]] = {
    DEADLINE: lambda text, match: (
        _DIGIT.search(match[0]) is not None or DONE_BY.search(_before(text, match)) is None
    ),
    MEETING: _meets_later,
    EVENT: _precedes_an_event,
    RELATIVE: _goes_on,
    CONDITION: _is_condition,
    REGULAR: lambda text, match: GIVES.search(_before(text, match)) is not None,
    ADVERB: lambda text, match: NOT_ADVERB.search(_before(text, match)) is None,
    DATED: _is_dated_ahead,
    MOVED_TO: lambda text, match: MOVES.search(text, max(0, match.start() - 160), match.start()) is not None,
}


def _longest(found: list[_Candidate]) -> list[_Candidate]:
    """Keep, of candidates that overlap, the longest; it takes the greatest weight among them."""
    kept: list[_Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.span.start, -c.span.end)):
        if kept and candidate.span.start < kept[-1].span.end:
            last = kept[-1]
            whole = Span(last.span.start, max(last.span.end, candidate.span.end))
            kept[-1] = _Candidate(whole, max(last.weight, candidate.weight), last.recurs or candidate.recurs)
        else:
            kept.append(candidate)
    return kept


# ", ", " and ", " in ": what may stand between time words that belong together
_BETWEEN = re.compile(
    r"[\s,(-]{0,3}(?:and|or|and then|in|on|of|beginning|starting|commencing)?[\s,]{0,2}(?:at the latest)?"
)


def _with_neighbours(text: str, best: _Candidate, candidates: list[_Candidate]) -> Span:
    """Join the time words that stand next to the best ones, and all recurrences of the clause."""
    first, last = best.span.start, best.span.end
    for candidate in sorted(candidates, key=lambda c: c.span.start):
        span = candidate.span
        if (
            best.recurs
            and candidate.recurs
            or span.start >= last
            and _BETWEEN.fullmatch(text, last, span.start)
        ):
            first, last = min(first, span.start), max(last, span.end)
    return Span(first, last)


def _trimmed(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in " ,.;":
        end -= 1
    return Span(span.start, end)
