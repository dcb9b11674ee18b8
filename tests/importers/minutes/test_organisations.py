"""Organisations that act or take part, and the parties of a clause."""

import pytest

from importers.minutes.agents.organisations import read_organisations
from importers.minutes.names.parties import find_parties
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span, plain
from importers.records import Head

TEXTS = {
    "a row of members and their councils": (
        "H Crane Eastmere Borough Council\nW Kyle Marl City Council\n",
        ["Eastmere Borough Council", "Marl City Council"],
    ),
    "what is done with a body": ("The Election of Harbour Committee had begun.", ["Harbour Committee"]),
    "all bodies of a sort": ("Parish Councils had been asked.", []),
    "a tool to meet by": ("It was held with Microsoft Teams, which had failed.", []),
    "a short form joins the full one": (
        "Northway Leisure Trust reported. The Trust had paid.",
        ["Northway Leisure Trust"],
    ),
    "an abbreviation": (
        "The Eastmere Safeguarding Board (ESB) met. ESB agreed.",
        ["Eastmere Safeguarding Board"],
    ),
    "a remit behind the head": (
        "It wrote to the Department for Transport about it.",
        ["Department for Transport"],
    ),
    "a middle that is a head too": (
        "Taran University Health Board had replied.",
        ["Taran University Health Board"],
    ),
    "inside an office": ("The Head of the Audit Unit spoke.", []),
    "inside a plan's name": ("the Community Safety Partnership Plan was noted", []),
    "an Act": ("under the Local Government Act 1972", []),
    "a national body": ("Ofsted had visited and NHS England would.", ["Ofsted", "NHS England"]),
    "a team in small letters": ("The family support team was full.", ["family support team"]),
    "a place only talked about": ("a path to Wharf School", []),
    "an outside office's body": ("He was a Governor of Mellport College.", ["Mellport College"]),
    "a person's body": ("Jo Fee of Wensford Wheels said so.", ["Wensford Wheels"]),
    "a body named for services": (
        "It went to the Corporate Services and Climate Change Scrutiny Committee for advice.",
        ["Corporate Services and Climate Change Scrutiny Committee"],
    ),
    "two bodies of one office": (
        "He was a member of Wharf Town Council and Eastmere Council.",
        ["Wharf Town Council", "Eastmere Council"],
    ),
    "a way of being there": ("Mo Frew (Skype) asked Jo Fee (Eastmere).", []),
    "an outside body in a representative's title": (
        "He was a representative to Frimere Health NHS Foundation Trust.",
        ["Frimere Health NHS Foundation Trust"],
    ),
    "a commissioning group": (
        "The local Clinical Commissioning Group would say.",
        ["Clinical Commissioning Group"],
    ),
    "police and crime are one name": (
        "The Safe Wyre Police and Crime Panel noted it.",
        ["Safe Wyre Police and Crime Panel"],
    ),
    "the office of an office": (
        "The Office of the Police and Crime Commissioner would write.",
        ["Office of the Police and Crime Commissioner"],
    ),
    "capitals that act": ("It was said that TCC had refused and asked WVRA to reply.", ["TCC", "WVRA"]),
    "capitals that name a thing": ("The CCTV had failed and SEND was discussed with GDPR in mind.", []),
    "capitals that are somebody's initials": ("Keith John Lowe came. KJL said that he would.", []),
    "a service that needs no name": (
        "Members asked the police to attend; the police station was shut.",
        ["police"],
    ),
    "a group that acts": ("The Task Group had met twice.", ["Task Group"]),
    "teams named with one article": (
        "the assessment team and family support team were full",
        ["assessment team", "family support team"],
    ),
    "a broken line": (
        "x" * 50 + " the Scottish Public Services\nOmbudsman had upheld two",
        ["Scottish Public Services Ombudsman"],
    ),
    "the Government where it acts": (
        "The Government had announced it. He spoke of Government policy.",
        ["Government"],
    ),
    "a building, and those who run it": ("The Leader had walked past Wharf Leisure Centre.", []),
    "letters of an office": ("Jo Fee, Head of Roads (HOR) spoke. HOR said that it was so.", []),
    "the beginning of an office": ("The Senior Committee Assistant had written.", []),
}


def read(text: str, head: Head) -> list[str]:
    paper = Paper(text, plain(text), "text")
    return [o.label for o in read_organisations(paper, Segmentation("test", 1.0, Span(0, len(text))), head)]


@pytest.mark.parametrize(("text", "labels"), TEXTS.values(), ids=TEXTS.keys())
def test_organisations(text: str, labels: list[str]) -> None:
    assert read(text, Head()) == labels


def test_a_name_that_means_another_body_elsewhere_is_local() -> None:
    text = "The police had asked Ofsted; TCC said that Eastmere Harbour Trust would."
    paper = Paper(text, plain(text), "text")
    read = read_organisations(paper, Segmentation("", 1.0, Span(0, len(text))), Head())
    assert {o.label: o.local for o in read} == {
        "police": True,
        "Ofsted": False,
        "TCC": True,
        "Eastmere Harbour Trust": False,
    }


def test_the_meeting_itself_is_left_to_the_head() -> None:
    head = Head(body="Place Scrutiny Committee", council="Eastmere Borough Council")
    text = "The Scrutiny Committee asked Eastmere Council and Cabinet to reply."
    assert read(text, head) == ["Cabinet"]


def test_parties_do_not_overlap() -> None:
    text = "that the Head of the Audit Team and a Member of the Panel tell the sub-committee and officers"
    labels = [(party.kind, party.label) for party in find_parties(text, 0, len(text))]
    assert labels == [
        ("post", "the Head of the Audit Team"),
        ("group", "a Member of the Panel"),
        ("organisation", "the sub-committee"),
        ("group", "officers"),
    ]
