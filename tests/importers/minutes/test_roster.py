"""Who is who inside a paper: the closed world of its lists."""

from importers.minutes.agents.roster import Roster
from importers.paper import Span
from importers.records import PersonName


def named(name: str, title: str | None = None, *, councillor: bool = False) -> PersonName:
    return PersonName(name=name, span=Span(0, 1), title=title, councillor=councillor)


def test_a_bare_surname_means_its_one_bearer() -> None:
    roster = Roster([named("S. Rayner"), named("D. James", councillor=True)])
    assert roster.resolve(named("Rayner", "Mr")) == "S. Rayner"


def test_a_surname_of_two_means_nobody() -> None:
    roster = Roster([named("M K Gill", councillor=True), named("P Gill", councillor=True)])
    assert roster.resolve(named("Gill", "Councillor", councillor=True)) is None


def test_a_councillor_is_never_an_officer() -> None:
    scott = named("Sheila Scott")
    roster = Roster([scott], officers=[scott])
    assert roster.resolve(named("Scott", "Cllr", councillor=True)) is None


def test_present_and_absent_at_one_meeting_are_two() -> None:
    present, absent = named("E. Hughes", councillor=True), named("Elin Hughes")
    roster = Roster([present, absent], apart=[(present, absent)])
    assert len(roster.persons) == 2


def test_titles_of_man_and_woman_do_not_meet() -> None:
    roster = Roster([named("J Smith", "Mr"), named("J Smith", "Mrs")])
    assert len(roster.persons) == 2


def test_the_fullest_form_names_the_person() -> None:
    roster = Roster([named("S Westcott"), named("Sue Westcott"), named("Westcott", "Ms")])
    assert [person.name for person in roster.persons] == ["Sue Westcott"]


def test_short_forms_are_one_person() -> None:
    roster = Roster([named("Susan Westcott"), named("Sue Westcott")])
    assert len(roster.persons) == 1


def test_similar_is_not_same() -> None:
    roster = Roster([named("D. James"), named("D. Jones")])
    assert len(roster.persons) == 2


def test_a_role_means_its_one_holder() -> None:
    collins, other = named("Rose Collins"), named("Jo Fee")
    roster = Roster(
        [collins, other],
        holders={"Interim Director, Children's Services": [collins], "Clerk": [collins, other]},
    )
    assert roster.resolve_role("The interim Director") == "Rose Collins"
    assert roster.resolve_role("the Clerk") is None
    assert roster.resolve_role("the Head of Roads") is None
