"""Names of people, read from running prose and from lists."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.minutes.names.people import find_names, read_names

FOUND = {
    "a title": ("Councillor Ash asked", ["Ash"]),
    "a title without space": ("CllrGary Hardin attended", ["Gary Hardin"]),
    "a title with a stop": ("Cllr.S.E.Freegard spoke", ["S.E. Freegard"]),
    "two titles": ("Councillor Mrs Ashdown spoke", ["Ashdown"]),
    "a rank": ("Chief Inspector Gwen Hale said", ["Gwen Hale"]),
    "a plural title": (
        "Cllrs R Bailey, S Bennett-Wake and N Cook asked",
        ["R Bailey", "S Bennett-Wake", "N Cook"],
    ),
    "letters behind": ("Mr D Snow CC declared", ["D Snow"]),
    "letters alone mark it": ("apologies from Ty Rooke AM", ["Ty Rooke"]),
    "a given name": ("as Wendi Ash said", ["Wendi Ash"]),
    "dotted initials": ("with B. Cassidy and others", ["B. Cassidy"]),
    "a middle initial": (
        "Then Ivor A Fenn and Councillor Ann C. Bell left",
        ["Ivor A Fenn", "Ann C. Bell"],
    ),
    "a whole title without space": ("CouncillorHardin attended", ["Hardin"]),
    "a title vouches for a surname that is a place": ("Councillor Quorra Green asked", ["Quorra Green"]),
    "a title of Scotland": ("Depute Convener Dow spoke", ["Dow"]),
    "a particle behind a given name": ("so Anna de Groot said", ["Anna de Groot"]),
    "a particle": ("Councillor Anna van der Berg", ["Anna van der Berg"]),
    "an apostrophe": ("Councillor D'Arcy and Cllr O'Neill's motion", ["D'Arcy", "O'Neill"]),
    "a surname that is a place": ("Councillor Jan Hill asked", ["Jan Hill"]),
    "a label": ("Report author: Keisha Morlund\nDate", ["Keisha Morlund"]),
    "the next sentence's capital": ("Councillor Ash. Members agreed", ["Ash"]),
    "a missing stop": ("Cllr Smith Members were advised", ["Smith"]),
    "an office behind the name": ("Adrian Bell Head of Roads", ["Adrian Bell"]),
    "capitals": ("COUNCILLORS J SMALL, K LEE AND MRS T OWEN", ["J SMALL", "K LEE", "T OWEN"]),
    "Welsh": (
        "Y Cynghorwyr: Berwyn Rees, Carys Sion a Dylan Tudur",
        ["Berwyn Rees", "Carys Sion", "Dylan Tudur"],
    ),
}
NOBODY = (
    "near Victoria Park and Grace Road",
    "the Charlotte Sharman School",
    "Saint Mary Street",
    "Grant funding and Mark schemes",
    "the Councillor Development Group",
    "Councillors Ward Funding Guidelines",
    "Members of the Committee",
    "Healthwatch Eastmere and NHS England",
    "St James House",
    "the Elizabeth Room",
    "at Milton Wells MK1 2AB",
    "The Right Worshipful the Mayor spoke",
    "a Will or a Bill",
)


@pytest.mark.parametrize(("text", "names"), FOUND.values(), ids=FOUND.keys())
def test_names_in_prose(text: str, names: list[str]) -> None:
    assert [name.name for name in find_names(text, 0, len(text))] == names


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_no_person(text: str) -> None:
    assert find_names(text, 0, len(text)) == []


def test_the_span_holds_title_and_letters() -> None:
    text = "that Mr A E Parsons CC asked"
    (name,) = find_names(text, 0, len(text))
    assert text[name.span.start : name.span.end] == "Mr A E Parsons CC"
    assert (name.title, name.honours, name.councillor) == ("Mr", "CC", True)


def test_a_stretch_is_answered_by_its_own_names_only() -> None:
    text = "Councillor Ash and Councillor Birch"
    assert [name.name for name in find_names(text, 15, len(text))] == ["Birch"]


def test_a_mr_under_a_plural_councillors_is_none() -> None:
    text = "Councillors A. Bee, Mrs Eff and Mr Gee"
    assert [name.councillor for name in read_names(text, 0, len(text))] == [True, True, False]


def test_a_mr_is_one_where_the_first_is_a_mr() -> None:
    text = "Councillors Mr Aldous, Mr Dray and Mrs Eaves"
    assert [name.councillor for name in read_names(text, 0, len(text))] == [True, True, True]


@given(st.text(alphabet="ABab '.,-()\n&CllrMr", max_size=200))
def test_every_name_is_inside_the_text_and_in_order(text: str) -> None:
    names = find_names(text, 0, len(text))
    assert all(0 <= name.span.start < name.span.end <= len(text) for name in names)
    assert [name.span for name in names] == sorted(name.span for name in names)
    assert all(one.span.end <= other.span.start for one, other in pairwise(names))
