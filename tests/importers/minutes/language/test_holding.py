"""No guard of stems hides a match of the pattern behind it, whatever text the match stands in."""

import re
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.minutes.head import body, closing_time, council, meeting_time, reading
from importers.minutes.language import dates, due, time_words
from importers.minutes.language.guarded import Guarded
from importers.minutes.language.holding import find_near, find_stems, may_hold, stems
from importers.minutes.layouts import titles
from importers.minutes.structure import decision_pages, documents, exempt, parts
from importers.minutes.votes import movers

ENGLISH = string.ascii_letters + string.digits + " \n.,;:|*()[]-'&/?@"


def bare(pattern: re.Pattern[str] | Guarded) -> re.Pattern[str]:
    """Give the pattern that a guard of its own may stand before."""
    return pattern._pattern if isinstance(pattern, Guarded) else pattern


GUARDS = {
    "labels of parts": (parts._LABEL, parts._LABELS),
    "decision pages": (decision_pages._LABEL, decision_pages._LABELLED),
    "authors": (documents._AUTHOR, documents._AUTHORED),
    "exempt items": (exempt._MARK, exempt._MARKING),
    "marks of documents": (titles._NOISE, titles._NOISY),
    "a body of an issue": (body._MEETING, body._NAMED_SO),
    "an item's meeting": (reading._MEETING_LINE, reading._MEETING_OF),
    "the close": (closing_time._CLOSE, closing_time._CLOSING),
    "the next meeting": (meeting_time._NEXT, meeting_time._NEXT_FIRST),
    "addresses": (council._ADDRESS, council._ADDRESS_MARKS),
    "days before months": (dates._DAY_FIRST, dates._MONTH_STEMS),
    "months before days": (dates._MONTH_FIRST, dates._MONTH_STEMS),
    "movers": (movers._MOVES, movers._MOVING),
    "seconders": (movers._SECONDS, movers._SECONDING),
    **{f"due {at}": (pattern, time_words.TIMELY) for at, (pattern, _) in enumerate(due.WEIGHTS)},
}


@pytest.mark.parametrize("name", GUARDS)
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_pattern_matches_holds_a_stem(name: str, data: st.DataObject) -> None:
    guarded, sought = GUARDS[name]
    pattern = bare(guarded)
    text = data.draw(st.from_regex(pattern, alphabet=ENGLISH))
    matches = list(pattern.finditer(text))
    assert matches
    for match in matches:
        assert may_hold(text, match.start(), match.end(), sought), match[0]


def test_letters_that_only_a_pattern_takes_for_others_are_seen() -> None:
    pattern, sought = re.compile("minutes", re.IGNORECASE), stems("minutes")
    for text in ("m\u0131nutes", "minute\u017f", "MINUTES", "\u0130 minutes"):
        assert pattern.search(text)
        assert may_hold(text, 0, len(text), sought), text
    assert list(find_stems("m\u0131nutes, minute\u017f", 0, 16, sought)) == [0, 9]


@given(
    st.lists(st.sampled_from(("Ash ", "the ", "Panel", "panel ", ": ", "noted", "\n")), max_size=14).map(
        "".join
    )
)
def test_near_its_stems_a_pattern_finds_all_that_it_finds_anywhere(text: str) -> None:
    pattern, sought = re.compile(r"(?:the |Ash ){0,3}[Pp]anel\b ?(?:: noted)?"), stems("panel")
    near = find_near(text, 0, len(text), sought, pattern, before=12, after=20)
    assert [found.span() for found in near] == [found.span() for found in pattern.finditer(text)]
