"""What was decided, answered, voted on, called in and said."""

import datetime as dt
from dataclasses import replace
from importlib.resources import files

import pyoxigraph as ox
import pytest

from graph.checks.checking import own_shapes
from graph.checks.shapes import Shapes
from importers.records import CallIn, Contribution, Decision, Due, Organisation, Party, Post, Response, Vote
from importers.triples.counts import KINDS_COUNTED, count_nodes
from ontology import iris
from tests.importers.triples.conftest import COUNCIL, NAMES, Write, find, name, organisation, post

OURS = NAMES.council(COUNCIL)
CLAUSE = find("the Head of Coastal Services write to Harbour Watch (HW) by 30 April 2025")
ACTION = Decision(
    text="the Head of Coastal Services write to Harbour Watch (HW) by 30 April 2025", spans=(CLAUSE,), kinds=("action",), formal=True,
    item=1, act="provide", owner=post("the Head of Coastal Services"), recipient=organisation("Harbour Watch"),
    due=Due(text="by 30 April 2025", span=find("by 30 April 2025"), date=dt.date(2025, 4, 30)),
)  # fmt: skip
QUESTION = Contribution(
    kind="question", item=1, text="Councillor Ada Larkin asked about the steps.", spans=(find("Councillor Ada Larkin asked about the steps."),),
    speaker=Party(kind="person", label="Councillor Ada Larkin", span=find("Councillor Ada Larkin"), name=name("Councillor Ada Larkin")),
)  # fmt: skip
ANSWER = Contribution(
    kind="answer", item=1, text="The Head of Coastal Services replied that they were safe.",
    spans=(find("The Head of Coastal Services replied that they were safe."),), speaker=post("The Head of Coastal Services"),
    answers=QUESTION.spans[0],
)  # fmt: skip
VOTE = Vote(
    spans=(find("Carried by 3 votes to 2 with 1 abstention"),), item=1, on=CLAUSE, votes_for=3, votes_against=2, abstentions=1,
    voters_for=(name("Councillor Ada Larkin"),), voters_against=(name("Cllr Vane"),), mover=name("Councillor Ada Larkin"),
    seconder=name("Cllr Vane"), outcome="carried",
)  # fmt: skip
CALL_IN = CallIn(
    spans=(find("Sea Wall"),), item=1, decision="Closing the steps", decision_span=find("the steps"), reference="KD/7",
    decision_maker="Cabinet Member for Coast", requested_by=(name("Cllr Vane"),), outcome="referred-back", outcome_span=find("safe"),
)  # fmt: skip


def concept(notation: str) -> str:
    return f"https://w3id.org/scrutiny/concept/{notation}"


@pytest.mark.parametrize(
    ("kinds", "types"),
    [
        (("resolution",), {"scr:Resolution", "scr:Decision"}),
        (("action", "recommendation"), {"scr:Action", "scr:Recommendation", "scr:Decision"}),
        (("executive",), {"scr:ExecutiveDecision", "scr:Decision"}),
        (("executive", "action"), {"scr:ExecutiveDecision", "scr:Action", "scr:Decision"}),
    ],
)
def test_a_decision_has_every_type_that_fits(write: Write, kinds: tuple[str, ...], types: set[str]) -> None:
    graph = write(decisions=(replace(ACTION, kinds=kinds),))  # type: ignore[arg-type]
    every = ("scr:Decision", "scr:Resolution", "scr:Recommendation", "scr:Action", "scr:ExecutiveDecision")
    assert {kind for kind in every if graph.typed(kind)} == types


def test_a_decision_keeps_its_words_its_owner_and_its_time(write: Write) -> None:
    graph = write(decisions=(ACTION,))
    node = graph.only("scr:Action")
    assert node == iris.clause(f"{graph.only('scr:Meeting')}/item/1", "decision", ACTION.text, "formal")
    assert graph.one(node, "schema:text") == ACTION.text
    assert graph.one(node, "scr:inItem") == graph.typed("scr:AgendaItem")[0]
    assert graph.one(node, "scr:standing") == concept("standing/formal")
    assert graph.one(node, "scr:act") == concept("act/provide")
    assert graph.one(node, "schema:recipient") == NAMES.external_body("Harbour Watch")
    assert graph.one(node, "scr:dueText") == "by 30 April 2025"
    assert graph.one(node, "scr:dueDate") == "2025-04-30"
    assert graph.quotes(node) == [ACTION.text]


@pytest.mark.parametrize(
    ("due", "predicate", "value"),
    [
        (Due(text="quarterly", span=find("by 30"), recurrence="P3M"), "scr:recurrence", "P3M"),
        (Due(text="once safe", span=find("by 30"), condition="once safe"), "scr:dueCondition", "once safe"),
        (
            Due(text="at the next meeting", span=find("by 30"), next_meeting=True),
            "scr:dueAtNextMeeting",
            "true",
        ),
    ],
)
def test_every_kind_of_time_is_kept_as_words_and_as_understood(
    write: Write, due: Due, predicate: str, value: str
) -> None:
    graph = write(decisions=(replace(ACTION, due=due),))
    node = graph.only("scr:Action")
    assert graph.one(node, "scr:dueText") == due.text
    assert graph.one(node, predicate) == value
    assert graph.values(node, "scr:dueDate") == []


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({"formal": True}, "formal"),
        ({"formal": False}, "in-discussion"),
        ({"formal": True, "proposed": True}, "proposed"),
    ],
)
def test_the_standing_of_a_decision(write: Write, changed: dict[str, bool], standing: str) -> None:
    graph = write(decisions=(replace(ACTION, **changed),))  # type: ignore[arg-type]
    assert graph.one(graph.only("scr:Action"), "scr:standing") == concept(f"standing/{standing}")


def test_the_same_words_in_discussion_and_formally_are_two_decisions_that_are_tied(write: Write) -> None:
    said = replace(ACTION, formal=False, spans=(find("The Head of Coastal Services replied"),))
    graph = write(decisions=(said, replace(ACTION, same_as=said.spans)))
    first, second = graph.typed("scr:Action")
    assert first != second
    assert graph.one(second, "scr:sameMatterAs") == first


def test_the_words_of_owner_and_time_outside_the_clause_are_evidence_too(write: Write) -> None:
    short = replace(ACTION, spans=(find("write to Harbour Watch"),))
    graph = write(decisions=(short,))
    assert graph.quotes(graph.only("scr:Action")) == [
        "write to Harbour Watch",
        "the Head of Coastal Services",
        "by 30 April 2025",
    ]


def test_a_decision_without_an_item_is_part_of_the_document(write: Write) -> None:
    graph = write(
        decisions=(replace(ACTION, item=None, reference="R 7", status="completed", truncated=True),)
    )
    node = graph.only("scr:Action")
    assert graph.one(node, "dcterms:isPartOf") == graph.document
    assert graph.values(node, "scr:inItem") == []
    assert graph.one(node, "dcterms:identifier") == "R 7"
    assert graph.one(node, "scr:status") == concept("status/completed")
    assert graph.one(node, "scr:textComplete") == "false"


def test_only_a_recommendation_is_addressed(write: Write) -> None:
    to = (organisation("the Council"),)
    asked = write(decisions=(replace(ACTION, kinds=("recommendation",), addressed_to=to),))
    assert asked.one(asked.only("scr:Recommendation"), "scr:addressedTo") == OURS
    told = write(decisions=(replace(ACTION, addressed_to=to),))
    assert told.values(None, "scr:addressedTo") == []


def test_what_a_body_resolves_for_itself_has_no_owner(write: Write) -> None:
    graph = write(decisions=(replace(ACTION, kinds=("resolution",), status="completed"),))
    assert (
        graph.values(None, "scr:owner")
        == graph.values(None, "scr:ownerText")
        == graph.values(None, "scr:status")
        == []
    )
    assert graph.one(graph.only("scr:Resolution"), "scr:dueText") == "by 30 April 2025"


def test_only_a_question_is_addressed_and_only_an_answer_answers(write: Write) -> None:
    chair = post("The Head of Coastal Services")
    said = (QUESTION, replace(ANSWER, kind="comment", addressed_to=chair))
    graph = write(contributions=said)
    assert graph.values(None, "scr:answers") == graph.values(None, "scr:addressedTo") == []
    asked = write(contributions=(replace(QUESTION, addressed_to=chair),))
    assert asked.one(asked.only("scr:Question"), "scr:addressedTo") == iris.post(
        OURS, "Head of Coastal Services"
    )


def test_mover_and_seconder_are_people(write: Write) -> None:
    graph = write(
        decisions=(replace(ACTION, mover=name("Councillor Ada Larkin"), seconder=name("Cllr Vane")),)
    )
    node = graph.only("scr:Action")
    assert graph.one(node, "scr:mover") == iris.person(OURS, "Ada Larkin")
    assert graph.one(node, "scr:seconder").endswith("/person/vane")


def test_a_response_answers_its_decision(write: Write) -> None:
    answer = Response(
        text="done",
        spans=(find("they were safe"),),
        to=CLAUSE,
        item=1,
        outcome="accepted-in-part",
        given_on=dt.date(2025, 5, 6),
    )
    graph = write(decisions=(ACTION,), responses=(answer, replace(answer, text="lost", to=find("2. Work"))))
    first, second = graph.typed("scr:Response")
    assert graph.one(first, "scr:respondsTo") == graph.only("scr:Action")
    assert graph.one(first, "scr:outcome") == concept("outcome/accepted-in-part")
    assert graph.one(first, "dcterms:date") == "2025-05-06"
    assert graph.values(second, "scr:respondsTo") == []


def test_a_vote_has_its_counts_its_voters_and_its_outcome(write: Write) -> None:
    graph = write(decisions=(ACTION,), votes=(replace(VOTE, casting_vote=True),))
    node = graph.only("scr:Vote")
    assert graph.one(node, "scr:decidesOn") == graph.only("scr:Action")
    counts = [graph.one(node, f"eli-dl:number_of_votes_{way}") for way in ("favor", "against", "abstention")]
    assert counts == ["3", "2", "1"]
    assert graph.one(node, "eli-dl:had_voter_favor") == iris.person(OURS, "Ada Larkin")
    assert graph.one(node, "eli-dl:had_voter_against").endswith("/person/vane")
    assert graph.one(node, "scr:castingVote") == "true"
    assert graph.one(node, "scr:outcome") == concept("outcome/carried")
    assert graph.values(node, "scr:unanimous") == []


def test_a_count_of_nought_is_a_count(write: Write) -> None:
    graph = write(votes=(replace(VOTE, votes_against=0, abstentions=None, unanimous=True),))
    node = graph.only("scr:Vote")
    assert graph.one(node, "eli-dl:number_of_votes_against") == "0"
    assert graph.values(node, "eli-dl:number_of_votes_abstention") == []
    assert graph.one(node, "scr:unanimous") == "true"


def test_a_call_in_says_what_was_called_in_by_whom_and_what_came_of_it(write: Write) -> None:
    graph = write(call_ins=(CALL_IN,))
    node, decision = graph.only("scr:CallIn"), graph.only("scr:ExecutiveDecision")
    assert decision == iris.executive_decision(OURS, "KD/7")
    assert graph.one(node, "scr:callsIn") == decision
    assert graph.one(node, "scr:requestedBy").endswith("/person/vane")
    assert graph.one(node, "scr:outcome") == concept("outcome/referred-back")
    assert graph.one(decision, "rdfs:label") == "Closing the steps"
    assert graph.one(decision, "dcterms:identifier") == "KD/7"
    assert graph.one(decision, "scr:decisionMaker") == iris.post(OURS, "Cabinet Member for Coast")
    assert graph.quotes(node) == ["Sea Wall", "safe"]
    assert graph.typed("scr:Decision") == []


def test_an_answer_is_tied_to_its_question(write: Write) -> None:
    graph = write(contributions=(ANSWER, QUESTION))
    question, answer = graph.only("scr:Question"), graph.only("scr:Answer")
    assert set(graph.typed("scr:Contribution")) == {question, answer}
    assert graph.one(answer, "scr:answers") == question
    assert graph.one(question, "scr:speaker") == iris.person(OURS, "Ada Larkin")
    assert graph.one(question, "scr:speakerLabel") == "Councillor Ada Larkin"
    assert (
        graph.one(answer, "scr:speaker")
        == graph.one(answer, "scr:inPost")
        == iris.post(OURS, "Head of Coastal Services")
    )


def test_a_crowd_that_speaks_stays_words(write: Write) -> None:
    crowd = Party(kind="group", label="Members", span=find("Committee"))
    graph = write(contributions=(replace(QUESTION, kind="comment", speaker=crowd),))
    assert graph.one(graph.only("scr:Comment"), "scr:speakerLabel") == "Members"
    assert graph.values(None, "scr:speaker") == []


EVERYTHING = {
    "decisions": (ACTION,),
    "votes": (VOTE,),
    "call_ins": (CALL_IN,),
    "contributions": (QUESTION, ANSWER),
    "responses": (Response(text="done", spans=(find("they were safe"),), to=CLAUSE, item=1),),
    "posts": (Post(label="Chair", spans=(find("Chair"),)),),
    "organisations": (Organisation(label="Harbour Watch", kind="external", spans=(find("Harbour Watch"),)),),
}


def test_everything_that_is_stated_has_evidence(write: Write) -> None:
    graph = write(**EVERYTHING)
    for kind in (
        "scr:AgendaItem", "scr:Meeting", "scr:Council", "scr:Body", "scr:Action", "scr:Vote", "scr:CallIn", "scr:ExecutiveDecision",
        "scr:Question", "scr:Answer", "scr:Response", "org:Post", "scr:ExternalBody", "foaf:Person",
    ):  # fmt: skip
        nodes = graph.typed(kind)
        assert nodes, kind
        assert all(graph.quotes(node) for node in nodes), kind


@pytest.mark.parametrize(
    "kinds", [("resolution",), ("executive",), ("recommendation",), ("action",), ("executive", "action")]
)
def test_everything_that_is_stated_fits_the_shapes(write: Write, kinds: tuple[str, ...]) -> None:
    ontology = (files("ontology") / "scrutiny.ttl").read_text("utf-8")
    shapes = Shapes(ox.parse(own_shapes(), ox.RdfFormat.TURTLE), ox.parse(ontology, ox.RdfFormat.TURTLE))
    decision = replace(
        ACTION,
        kinds=kinds,
        status="completed",
        truncated=True,
        mover=name("Cllr Vane"),
        addressed_to=(post("Chair"),),
    )  # type: ignore[arg-type]
    quads = write(**{**EVERYTHING, "decisions": (decision,)}).quads
    assert [one for one in shapes.results(quads) if one.severity == "violation"] == []


def test_the_same_reading_gives_the_same_triples_in_the_same_order(write: Write) -> None:
    assert write(**EVERYTHING).quads == write(**EVERYTHING).quads


def test_the_counts_are_of_nodes(write: Write) -> None:
    graph = write(**EVERYTHING)
    counts = count_nodes(graph.quads)
    assert list(counts) == list(KINDS_COUNTED)
    assert counts["decisions"] == 2  # the action, and the executive decision that was called in
    assert counts["contributions"] == len(graph.typed("scr:Contribution"))
    assert counts["people"] == len(graph.typed("foaf:Person"))
    assert counts["attendances"] == 0
