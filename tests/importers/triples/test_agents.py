"""People, posts and organisations as nodes."""

import pytest

from importers.paper import Span
from importers.records import Attendance, Decision, Membership, Organisation, Party, Post
from importers.triples.agents import MENTIONS_A_PERSON
from importers.triples.labels import unshout
from ontology import iris
from tests.importers.triples.conftest import (
    BODY,
    COUNCIL,
    NAMES,
    Bearer,
    World,
    Write,
    find,
    head,
    name,
    organisation,
    post,
)

OURS = NAMES.council(COUNCIL)
THIS_BODY = iris.body(OURS, BODY)
CLAUSE = find("the Head of Coastal Services write to Harbour Watch (HW) by 30 April 2025")


def action(owner: Party | None) -> Decision:
    return Decision(
        text="write to Harbour Watch", spans=(CLAUSE,), kinds=("action",), formal=True, item=1, owner=owner
    )


def test_a_node_has_one_label_however_often_it_is_printed(write: Write) -> None:
    first, second = find("Head of Coastal Services"), find("The Head of Coastal Services")
    graph = write(
        posts=(Post(label="Head of Coastal Services", spans=(first,)), Post(label="the Head of COASTAL Services", spans=(second,))),
        organisations=(
            Organisation(label="Harbour Watch", kind="external", spans=(find("Harbour Watch"),)),
            Organisation(label="HARBOUR WATCH", kind="external", spans=(find("Harbour Watch (HW)"),)),
        ),
    )  # fmt: skip
    held = graph.only("org:Post")
    assert graph.one(held, "rdfs:label") == "Head of Coastal Services"
    assert graph.quotes(held) == ["Head of Coastal Services", "The Head of Coastal Services"]
    assert graph.one(graph.only("scr:ExternalBody"), "rdfs:label") == "Harbour Watch"


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("HARBOUR AND COAST SCRUTINY COMMITTEE", "Harbour and Coast Scrutiny Committee"),
        ("THE SUB-COMMITTEE ON TRADE", "The Sub-Committee on Trade"),
        ("CHILDREN'S PANEL", "Children's Panel"),
        ("SEND Panel", "SEND Panel"),
        ("OFSTED", "OFSTED"),
        ("Harbour Watch", "Harbour Watch"),
    ],
)
def test_a_name_in_capitals_is_written_as_elsewhere(printed: str, written: str) -> None:
    assert unshout(printed) == written


def test_the_body_and_the_council_are_not_shouted(write: Write) -> None:
    graph = write(head=head(council=COUNCIL.upper(), body=BODY.upper()))
    assert graph.only("scr:Body") == THIS_BODY
    assert graph.one(THIS_BODY, "rdfs:label") == BODY
    assert graph.one(OURS, "rdfs:label") == COUNCIL


@pytest.mark.parametrize(
    ("words", "node"),
    [
        ("The Committee", THIS_BODY),
        ("Committee", THIS_BODY),
        ("the Council", OURS),
    ],
)
def test_the_committee_is_the_body_that_met_and_the_council_its_council(
    write: Write, words: str, node: str
) -> None:
    graph = write(decisions=(action(organisation(words)),))
    assert graph.one(graph.only("scr:Action"), "scr:owner") == node
    assert graph.one(graph.only("scr:Action"), "scr:ownerText") == words
    assert graph.typed("scr:ExternalBody") == []
    assert graph.only("scr:Body") == THIS_BODY


def test_in_a_paper_that_names_neither_the_committee_is_nobody_else_s(write: Write) -> None:
    graph = write(
        head=head(body=None, body_span=None, council=None, council_span=None),
        organisations=(Organisation(label="the Committee", kind="body", spans=(find("The Committee"),)),),
    )
    bodies = graph.typed("scr:Body")
    assert bodies
    assert all(body.startswith(f"{graph.document}/") for body in bodies)


def test_an_organisation_is_found_by_its_abbreviation(write: Write) -> None:
    watch = Organisation(
        label="Harbour Watch", kind="external", abbreviation="HW", spans=(find("Harbour Watch"),)
    )
    graph = write(organisations=(watch,), decisions=(action(organisation("HW")),))
    assert graph.one(graph.only("scr:Action"), "scr:owner") == NAMES.external_body("Harbour Watch")
    assert graph.one(NAMES.external_body("Harbour Watch"), "skos:altLabel") == "HW"


@pytest.mark.parametrize(
    ("kind", "node", "of"),
    [
        ("council", NAMES.council("Harbour Watch"), None),
        ("body", iris.body(OURS, "Harbour Watch"), "org:subOrganizationOf"),
        ("unit", iris.unit(OURS, "Harbour Watch"), "org:unitOf"),
        ("external", NAMES.external_body("Harbour Watch"), None),
    ],
)
def test_organisations_of_the_council_are_scoped_to_it_and_others_are_not(
    write: Write, kind: str, node: str, of: str | None
) -> None:
    listed = Organisation(label="Harbour Watch", kind=kind, spans=(find("Harbour Watch"),))  # type: ignore[arg-type]
    graph = write(organisations=(listed,))
    assert graph.one(node, "rdfs:label") == "Harbour Watch"
    assert graph.quotes(node) == ["Harbour Watch"]
    if of:
        assert graph.one(node, of) == OURS


def test_a_post_is_the_council_s_without_its_article(write: Write) -> None:
    graph = write(decisions=(action(post("the Head of Coastal Services")),))
    node = iris.post(OURS, "Head of Coastal Services")
    assert graph.one(graph.only("scr:Action"), "scr:owner") == node
    assert graph.one(graph.only("scr:Action"), "scr:ownerText") == "the Head of Coastal Services"
    assert graph.one(node, "rdfs:label") == "Head of Coastal Services"
    assert graph.one(node, "org:postIn") == OURS


@pytest.mark.parametrize("label", ["Chair", "Vice-Chair", "Chairman", "the Deputy Chair"])
def test_the_chair_is_a_post_of_the_body(write: Write, label: str) -> None:
    graph = write(posts=(Post(label=label, spans=(find("Chair"),)),))
    (node,) = graph.typed("org:Post")
    assert node.startswith(f"{THIS_BODY}/post/")
    assert graph.one(node, "org:postIn") == THIS_BODY


def test_a_post_elsewhere_is_in_that_organisation(write: Write) -> None:
    graph = write(posts=(Post(label="Chair", organisation="Harbour Watch", spans=(find("Chair"),)),))
    (node,) = graph.typed("org:Post")
    assert graph.one(node, "org:postIn") == NAMES.external_body("Harbour Watch")
    assert node != iris.post(THIS_BODY, "Chair")


def test_the_one_holder_of_a_post_owns_what_it_owns(write: Write) -> None:
    sorrell = Bearer("Gita Sorrell", None, (find("Gita Sorrell"),))
    graph = write(
        who=World({"the Head of Coastal Services": sorrell}),
        decisions=(action(post("the Head of Coastal Services")),),
    )
    owners = graph.values(graph.only("scr:Action"), "scr:owner")
    assert owners == [iris.post(OURS, "Head of Coastal Services"), iris.person(OURS, "Gita Sorrell")]
    alone = write(decisions=(action(post("the Head of Coastal Services")),))
    assert alone.values(alone.only("scr:Action"), "scr:owner") == [
        iris.post(OURS, "Head of Coastal Services")
    ]
    assert alone.typed("foaf:Person") == []


def test_a_crowd_stays_words(write: Write) -> None:
    graph = write(decisions=(action(Party(kind="group", label="Members", span=find("Committee"))),))
    assert graph.one(graph.only("scr:Action"), "scr:ownerText") == "Members"
    assert graph.values(None, "scr:owner") == []


def test_a_person_is_described_once_with_the_first_mentions(write: Write) -> None:
    spans = tuple(Span(n, n + 3) for n in range(MENTIONS_A_PERSON + 20))
    larkin = name("Councillor Ada Larkin")
    present = Attendance(person=larkin, status="present", spans=(larkin.span,))
    graph = write(
        who=World(bearers={"Ada Larkin": Bearer("Ada Larkin", "Councillor", spans)}), attendances=(present,), people=(larkin, larkin)
    )  # fmt: skip
    person = graph.only("foaf:Person")
    assert graph.one(person, "foaf:name") == graph.one(person, "rdfs:label") == "Ada Larkin"
    assert graph.one(person, "foaf:title") == "Councillor"
    assert len(graph.values(person, "scr:evidence")) == MENTIONS_A_PERSON


def test_two_printed_forms_of_one_person_are_one_node(write: Write) -> None:
    larkin = Bearer("Ada Larkin", "Councillor", (find("Ada Larkin"),))
    who = World(bearers={"Ada Larkin": larkin, "Vane": larkin})
    graph = write(who=who, people=(name("Councillor Ada Larkin"), name("Cllr Vane")))
    assert graph.only("foaf:Person") == iris.person(OURS, "Ada Larkin")


@pytest.mark.parametrize(
    ("printed", "one"), [("Councillors", "Councillor"), ("Cllrs.", "Cllr"), ("Mrs", "Mrs"), ("Dr.", "Dr")]
)
def test_a_person_has_one_s_own_title_and_not_that_of_a_list(write: Write, printed: str, one: str) -> None:
    vane = Bearer("Ada Vane", printed, (find("Vane"),))
    graph = write(who=World(bearers={"Vane": vane}), people=(name("Cllr Vane"),))
    assert graph.one(graph.only("foaf:Person"), "foaf:title") == one


def test_a_council_of_another_kind_is_not_this_one(write: Write) -> None:
    graph = write(
        organisations=(
            Organisation(label="the City Council", kind="council", spans=(find("the Council"),)),
            Organisation(label="Borough Council", kind="council", spans=(find("BOROUGH COUNCIL"),)),
        ),
        decisions=(action(Party(kind="organisation", label="the City Council", span=find("the Council"))),),
    )
    assert graph.only("scr:Council") == OURS
    assert graph.quotes(OURS) == [COUNCIL.upper(), "BOROUGH COUNCIL"]
    assert graph.values(None, "scr:owner") == []
    assert graph.one(graph.only("scr:Action"), "scr:ownerText") == "the City Council"


def test_a_person_who_is_stood_in_for_is_no_organisation(write: Write) -> None:
    graph = write(
        attendances=(
            Attendance(
                person=name("Gita Sorrell"),
                status="present",
                representing="Dr Vane MP",
                spans=(find("Gita Sorrell"),),
            ),
        )
    )
    assert graph.typed("scr:ExternalBody") == []


def test_a_seat_in_parliament_is_no_post_of_the_council(write: Write) -> None:
    graph = write(posts=(Post(label="MP", spans=(find("Chair"),)),))
    assert graph.values(graph.only("org:Post"), "org:postIn") == []


def test_a_post_is_one_with_or_without_its_holder_s_name(write: Write) -> None:
    graph = write(
        decisions=(
            action(
                Party(
                    kind="post",
                    label="the Head of Coastal Services, Councillor Ada Larkin",
                    span=find("the Head of Coastal Services"),
                )
            ),
        )
    )
    assert graph.only("org:Post") == iris.post(OURS, "Head of Coastal Services")


def test_of_two_quotes_of_the_same_words_the_wider_is_kept(write: Write) -> None:
    wide, narrow = (
        find("Gita Sorrell (Head of Coastal Services)"),
        find("Gita Sorrell (Head of Coastal Services"),
    )
    held = Membership(person=name("Gita Sorrell"), post="Head of Coastal Services", spans=(wide, narrow))
    graph = write(memberships=(held,))
    assert graph.quotes(graph.only("org:Membership")) == ["Gita Sorrell (Head of Coastal Services)"]


def test_a_membership_says_who_held_what_when(write: Write) -> None:
    tied = find("Gita Sorrell (Head of Coastal Services)")
    held = Membership(
        person=name("Gita Sorrell"), post="Head of Coastal Services", spans=(tied,), confidence=0.8
    )
    sat = Membership(
        person=name("Cllr Vane"), post=None, organisation="Harbour Watch", spans=(find("Cllr Vane"),)
    )
    graph = write(memberships=(held, sat))
    first, second = graph.typed("org:Membership")
    assert graph.one(first, "org:member") == iris.person(OURS, "Gita Sorrell")
    assert graph.one(first, "scr:inPost") == iris.post(OURS, "Head of Coastal Services")
    assert graph.one(first, "scr:observedOn") == "2025-03-04"
    assert graph.one(first, "scr:confidence") == "0.80"
    assert graph.quotes(first) == ["Gita Sorrell (Head of Coastal Services)"]
    assert graph.one(second, "org:organization") == NAMES.external_body("Harbour Watch")
    assert graph.values(second, "scr:inPost") == []


@pytest.mark.parametrize(
    "words", ["GD MC", "Each Council", "the Trust", "Portfolio Holder", "She had written to them"]
)
def test_mere_words_are_no_organisation(write: Write, words: str) -> None:
    graph = write(decisions=(action(Party(kind="organisation", label=words, span=CLAUSE)),))
    decision = graph.only("scr:Action")
    assert graph.values(decision, "scr:owner") == []
    assert graph.one(decision, "scr:ownerText") == words


def test_the_trust_is_the_one_trust_of_the_paper(write: Write) -> None:
    graph = write(
        organisations=(Organisation(label="Harbour Trust", kind="external", spans=(find("Harbour Watch"),)),),
        decisions=(action(Party(kind="organisation", label="the Trust", span=CLAUSE)),),
    )
    assert graph.one(graph.only("scr:Action"), "scr:owner") == NAMES.external_body("Harbour Trust")


def test_an_outside_body_with_a_local_name_is_named_inside_its_council(write: Write) -> None:
    graph = write(
        organisations=(
            Organisation(label="police", kind="external", local=True, spans=(find("Harbour Watch"),)),
        )
    )
    assert graph.only("scr:ExternalBody") == iris.local_body(OURS, "Police")
