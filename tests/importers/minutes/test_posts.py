"""Offices, and the people and offices that a text ties."""

import pytest

from importers.minutes.agents.memberships import read_memberships
from importers.minutes.agents.roles import read_posts
from importers.minutes.names.posts import find_posts
from importers.minutes.names.ties import find_ties
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span, plain

POSTS = {
    "a remit behind of": ("The Head of Neighbourhoods spoke", ["Head of Neighbourhoods"]),
    "a remit behind a comma": (
        "the Interim Director, Children's Services said",
        ["Interim Director, Children's Services"],
    ),
    "a remit before the head": ("the Democratic Services Officer left", ["Democratic Services Officer"]),
    "a list of services": (
        "The Service Manager - Multi Agency Hub (MAH), Children and Families Team (CFT) and the Duty Team presented",
        ["Service Manager - Multi Agency Hub (MAH), Children and Families Team (CFT) and the Duty Team"],
    ),
    "no tie at all": (
        "The Strategic Leader Early Years, Families & Communities replied",
        ["Strategic Leader Early Years, Families & Communities"],
    ),
    "small letters": (
        "the transport policy manager and the director of environment",
        ["transport policy manager", "director of environment"],
    ),
    "run on behind two names": (
        "Cllr Ann Lord Helen Marsh Parish Clerk and Responsible Financial Officer",
        ["Parish Clerk and Responsible Financial Officer"],
    ),
    "a warden behind a name": ("Mr Alan Orr Footpath Warden", ["Footpath Warden"]),
    "a bracketed remit": ("The Assistant Director (Highways) apologised", ["Assistant Director (Highways)"]),
    "a broken line": ("x" * 50 + " asked the Head of\nSchools to report", ["Head of Schools"]),
    "run on behind a name": (
        "Ann Ash Head of Roads, G Oram Parks Officer",
        ["Head of Roads", "Parks Officer"],
    ),
    "run on behind another": (
        "Director of Finance Head of Parks Committee Clerk",
        ["Director of Finance", "Head of Parks Committee Clerk"],
    ),
    "the office that the law asks for": (
        "the Head of Law and Monitoring Officer, and the Director of Function (Council Business)/Monitoring Officer",
        ["Head of Law and Monitoring Officer", "Director of Function (Council Business)/Monitoring Officer"],
    ),
    "two that one councillor holds": (
        "the Deputy Leader and Cabinet Member for Homes spoke",
        ["Deputy Leader and Cabinet Member for Homes"],
    ),
    "a remit that goes on below": (
        "Cabinet Member for Environment\nand Coast",
        ["Cabinet Member for Environment and Coast"],
    ),
    "young people": (
        "Service Director for Children, Young People and Families was there",
        ["Service Director for Children, Young People and Families"],
    ),
    "police and crime": (
        "the Police and Crime Commissioner was unable to attend",
        ["Police and Crime Commissioner"],
    ),
    "how long": ("elected Chair of the Panel for the Municipal Year", ["Chair of the Panel"]),
    "an office inside another": ("the Chief Executive's Secretary", ["Chief Executive's Secretary"]),
    "public health": ("a Consultant in Public Health", ["Consultant in Public Health"]),
    "an executive councillor": (
        "the Executive Councillor for Highways replied",
        ["Executive Councillor for Highways"],
    ),
    "two offices": ("the Chair and the Vice-Chair", ["Chair", "Vice-Chair"]),
    "a possessive": ("the Head of Safeguarding's role", ["Head of Safeguarding"]),
    "an office of an office": (
        "the Chief Executive of the Office of the Crime Commissioner",
        ["Chief Executive of the Office of the Crime Commissioner"],
    ),
    "a statutory office in brackets": (
        "the Director of Resources (S151 Officer) said",
        ["Director of Resources (S151 Officer)"],
    ),
    "the services in brackets": (
        "the Executive Director - Wellbeing (Children and Learning) said",
        ["Executive Director - Wellbeing (Children and Learning)"],
    ),
    "columns run together": (
        "Present:\nLeopold Vasey Executive Director, Communities",
        ["Executive Director, Communities"],
    ),
}
NO_POST = (
    "Officers told Members",
    "the Officer Decisions",
    "members of the public",
    "an Ambassador Scheme",
    "Executive and Council",
)
TIES = {
    "an office of two nouns behind each name": (
        "Joan Carter, Participation and Engagement Manager, Kay Lunn, Support Assistant, and Tom Bream, Research Officer, presented",
        {
            ("Joan Carter", "Participation and Engagement Manager"),
            ("Kay Lunn", "Support Assistant"),
            ("Tom Bream", "Research Officer"),
        },
    ),
    "an office of small letters": (
        "Dr Anne Coombe, independent member, observed that it rose",
        {("Anne Coombe", "independent member")},
    ),
    "an office only listed beside a name": ("The Chairman, Mrs Frith and the Clerk attended a course", set()),
    "two offices listed behind a name": ("Cllr Hurd, the Chairman and Clerk walked the paths", set()),
    "a member of the body itself": ("Mr Orr had left, as a member of the Committee", set()),
    "an election that should be": (
        "that Councillor Bee should be elected as Chairman, and this was passed",
        {("Bee", "Chairman")},
    ),
    "commas and brackets": (
        "Adrian Bell, Head of Roads (Chair), Wendi Ash, Assistant Director of Commissioning and Prevention and Leo Mack, Social Inclusion Manager",
        {
            ("Adrian Bell", "Head of Roads"),
            ("Adrian Bell", "Chair"),
            ("Wendi Ash", "Assistant Director of Commissioning and Prevention"),
            ("Leo Mack", "Social Inclusion Manager"),
        },
    ),
    "a label that is none": (
        "Lead Officer - Assistant Director, Sue Ash",
        {("Sue Ash", "Assistant Director")},
    ),
    "the office first": (
        "the Cabinet Member for Homes, Councillor Yeo, replied",
        {("Yeo", "Cabinet Member for Homes")},
    ),
    "a plural": (
        "two new Assistant Directors, Wendi Ash and Sue Bee, began",
        {("Wendi Ash", "Assistant Director"), ("Sue Bee", "Assistant Director")},
    ),
    "a pronoun": (
        "Mr Parsons CC managed a company. He was also a Governor of Mellport College.",
        {("Parsons", "Governor of Mellport College")},
    ),
    "as a trustee": (
        "Councillor Ash declared an interest as a trustee of Age Concern Mellport.",
        {("Ash", "trustee of Age Concern Mellport")},
    ),
    "a body outside": (
        "Dr Alison Creel, Medical Director, Meres Hospitals NHS Foundation Trust",
        {("Alison Creel", "Medical Director, Meres Hospitals NHS Foundation Trust")},
    ),
    "a name that nothing else marks": (
        "so Zuleika Dobbs, Head of Roads, said",
        {("Zuleika Dobbs", "Head of Roads")},
    ),
    "an election": ("that Councillor Bee be elected Chairman for the year", {("Bee", "Chairman")}),
    "elected together": (
        "that Councillor Ash and Councillor Bee be appointed Vice-Chairs",
        {("Ash", "Vice-Chair"), ("Bee", "Vice-Chair")},
    ),
    "the office of somebody's": (
        "Mrs J Wode, the Commissioner's Chief Finance Officer, had left",
        {("J Wode", "Chief Finance Officer")},
    ),
    "a heading above": ("Report of the Head of Roads\n\nCouncillor Ash asked", set()),
    "a title of Scotland": (
        "Convener Agnes Bute, Depute Convener Callum Dow",
        {("Agnes Bute", "Convener"), ("Callum Dow", "Depute Convener")},
    ),
    "a title": (
        "Inspector Gwen Hale and Humza Yates MSP",
        {("Gwen Hale", "Inspector"), ("Humza Yates", "MSP")},
    ),
    "one line each": (
        "Marion Keogh, Director of Place\nColin Durrow, Head of Waste",
        {("Marion Keogh", "Director of Place"), ("Colin Durrow", "Head of Waste")},
    ),
    "the secretary of a club": (
        "Mr Tom Ash, secretary of the Wold Rowing Club, spoke",
        {("Tom Ash", "secretary of the Wold Rowing Club")},
    ),
    "only in one sentence": ("Councillor Ash asked what the Head of Roads thought", set()),
    "the next subject": ("In answer to Mr Bright, the Head of Transport said that it was so", set()),
}


@pytest.mark.parametrize(("text", "labels"), POSTS.values(), ids=POSTS.keys())
def test_offices(text: str, labels: list[str]) -> None:
    assert [post.label for post in find_posts(text, 0, len(text))] == labels


@pytest.mark.parametrize("text", NO_POST)
def test_what_is_no_office(text: str) -> None:
    assert find_posts(text, 0, len(text)) == []


@pytest.mark.parametrize(("text", "pairs"), TIES.values(), ids=TIES.keys())
def test_ties(text: str, pairs: set[tuple[str, str]]) -> None:
    assert {(tie.person.name, tie.post) for tie in find_ties(text)} == pairs


def whole(text: str) -> tuple[Paper, Segmentation]:
    return Paper(text, plain(text), "text"), Segmentation("test", 1.0, Span(0, len(text)))


def test_an_office_cut_short_joins_its_full_form() -> None:
    paper, seg = whole("Assistant Director Wendi Ash spoke. Wendi Ash, Assistant Director of Roads, left.")
    assert [(m.post, len(m.spans)) for m in read_memberships(paper, seg)] == [
        ("Assistant Director of Roads", 2)
    ]


def test_a_report_ties_its_author_to_the_office_that_it_is_of() -> None:
    paper, seg = whole("# Report of the Cabinet Member for Homes\n\nReport Author - Cllr Jo Fee\n")
    assert [(m.person.name, m.post) for m in read_memberships(paper, seg)] == [
        ("Jo Fee", "Cabinet Member for Homes")
    ]


def test_offices_that_act_unnamed_come_once() -> None:
    paper, seg = whole("The Chair thanked the Head of Ports. The Head of Ports replied to the Chair.")
    posts = read_posts(paper, seg)
    assert [(post.label, len(post.spans)) for post in posts] == [("Chair", 2), ("Head of Ports", 2)]
    assert all(paper.quote(span) == post.label for post in posts for span in post.spans)
