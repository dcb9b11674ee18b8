"""A guard rules out only texts in which its pattern matches nothing, and every guarded pattern has words to be told by."""

import re
import string
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.imported import import_source
from importers.minutes.language import guarded as guards
from importers.minutes.language.guarded import guarded
from importers.minutes.language.needed_words import find_needed_words
from tests.invented import MEETING, sources

PIECES = (
    r"\b", r"\s", "report", "[Nn]oted", "(?:by|from)", "(?:was|were) asked", "([A-Z][a-z]+)", r"[^.;]{0,20}?", "minutes?",
    "(?:agreed(?: that)?|resolved)", "(?!then)", "(?<=s)", "(?i:panel|board)", r"\d{1,2}", "(?:report|[a-z]+)", "x*", ".$",
)  # fmt: skip
WORDS = (
    "report",
    "Noted",
    "noted",
    "by",
    "was asked",
    "Agreed",
    "agreed that",
    "minute",
    "PANEL",
    "Ash",
    "12",
    ".",
    " ",
    "then",
)


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(string.printable, max_size=40),
    st.sampled_from((0, re.IGNORECASE)),
)
def test_one_of_the_needed_words_stands_in_every_match(pattern: str, text: str, flags: int) -> None:
    compiled = re.compile(pattern, flags)
    needed = find_needed_words(compiled)
    for match in compiled.finditer(text):
        assert not needed or any(word in match[0].lower() for word in needed)


@pytest.mark.parametrize("pattern", ["minutes|[A-Z]+", "(?:notes)?", r"\d+", "(?:a|report)", ""])
def test_a_pattern_that_may_match_anything_needs_no_word(pattern: str) -> None:
    assert find_needed_words(re.compile(pattern)) == frozenset()


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Compile patterns of a test beside the grammar's, and forget them afterwards."""
    monkeypatch.setattr(guards, "_GUARDED", list(guards._GUARDED))
    guards._build_automaton.cache_clear()
    yield
    guards._build_automaton.cache_clear()


def test_every_guarded_pattern_of_the_grammar_needs_words() -> None:
    import_source(sources(MEETING)["page"])  # has the grammar imported
    vain = [pattern.pattern[:60] for pattern in guards._GUARDED if not find_needed_words(pattern)]
    assert vain == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was noted", False),
        ("It was MOVED by Ash", True),
        ("It wa\u017f \u017fECONDED by A\u017fh", True),  # the long s is an s where case does not count
        ("\u0130t was moved by Ash", True),  # a letter whose small form is two
        ("", False),
    ],
)
@pytest.mark.usefixtures("apart")
def test_no_match_is_lost_to_letters_that_have_no_one_small_form(text: str, found: bool) -> None:
    pattern = guarded(r"\b(?:moved|seconded) by\b", re.IGNORECASE)
    assert (pattern.search(text) is not None) == found
    assert (next(pattern.finditer(text), None) is not None) == found
    assert pattern.match(text) is None


@pytest.mark.usefixtures("apart")
def test_what_holds_none_of_the_words_is_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = guarded(r"[Mm]oved by (?P<who>\w+)")
    monkeypatch.setattr(pattern, "_pattern", None)
    assert pattern.search("Nobody spoke on this item.") is None
    with pytest.raises(AttributeError):
        pattern.search("This was moved by nobody.")


@pytest.mark.usefixtures("apart")
def test_a_guarded_pattern_searches_as_its_pattern_does() -> None:
    text = "Moved by Ash. Seconded by Bee. Moved by Cow."
    pattern, plain = guarded(r"[Mm]oved by (?P<who>\w+)"), re.compile(r"[Mm]oved by (?P<who>\w+)")
    for start, end in ((0, len(text)), (1, len(text)), (0, 20), (31, 44)):
        mine, theirs = pattern.search(text, start, end), plain.search(text, start, end)
        assert (mine and mine.span()) == (theirs and theirs.span())
        assert [m.span() for m in pattern.finditer(text, start, end)] == [
            m.span() for m in plain.finditer(text, start, end)
        ]
        mine, theirs = pattern.match(text, start, end), plain.match(text, start, end)
        assert (mine and mine.span()) == (theirs and theirs.span())
