"""Reads divisions in the forms in which minutes print them."""

import pytest

from importers.minutes.decisions.reading import read_decisions
from importers.minutes.votes.reading import read_votes
from importers.records import Head, Vote
from tests.importers.minutes.paper_of import one_item, paper_of


def votes_of(text: str) -> tuple[Vote, ...]:
    paper, seg = paper_of(text), one_item(text)
    decisions, _ = read_decisions(paper, seg, Head())
    return read_votes(paper, seg, decisions)


@pytest.mark.parametrize(
    ("text", "counts", "outcome"),
    [
        (
            "RESOLVED - That option two be approved (5 votes for, 1 against, 0 abstentions).",
            (5, 1, 0),
            "carried",
        ),
        ("The amendment was put and was lost by 3 votes to 5 votes with 1 abstention.", (3, 5, 1), "lost"),
        ("Sixteen Members voted for the motion and two against.", (16, 2, None), "carried"),
        ("The motion was put to the vote. For: 4, Against: 7, Abstentions: 1.", (4, 7, 1), "lost"),
        ("On being put to the vote the motion was LOST.", (None, None, None), "lost"),
    ],
)
def test_counts_and_outcome(text: str, counts: tuple[int | None, ...], outcome: str) -> None:
    (vote,) = votes_of(text)
    assert (vote.votes_for, vote.votes_against, vote.abstentions) == counts
    assert vote.outcome == outcome


def test_named_voters_are_one_division() -> None:
    text = (
        "A recorded vote was requested:\n\nFor (3): Councillors Bulmer, Dacre and Fenby\n"
        "Against (2): Councillors Abbas and Earnshaw\nAbstentions (0)\n\nThe motion was declared carried and it was\n\n"
        "RESOLVED: that the decision be referred back to the Executive Member for Transport."
    )
    vote = votes_of(text)[0]
    assert [name.name for name in vote.voters_for] == ["Bulmer", "Dacre", "Fenby"]
    assert [name.name for name in vote.voters_against] == ["Abbas", "Earnshaw"]
    assert vote.outcome == "carried"


def test_a_division_names_its_mover_and_what_it_decided() -> None:
    text = (
        "It was moved by Councillor Pell, seconded by Councillor Royce and carried by 6 votes to 2.\n\n"
        "RESOLVED: That the footbridge be reopened."
    )
    vote = votes_of(text)[0]
    assert (vote.mover.name, vote.seconder.name) == ("Pell", "Royce")
    assert text[vote.on.start : vote.on.end] == "That the footbridge be reopened."


def test_a_casting_vote_is_told() -> None:
    (vote,) = votes_of(
        "There were 4 votes for and 4 against; the Chair used her casting vote and the motion was carried."
    )
    assert vote.casting_vote
    assert vote.outcome == "carried"


def test_no_division_without_a_vote() -> None:
    assert (
        votes_of("Members discussed the votes cast at the election in May. The report was lost in the post.")
        == ()
    )


MOVED_AMONG_THREE = (
    "Councillor Marsh proposed, and Councillor Adair seconded, that Cabinet be asked to think again about a tram study. "
    "A recorded vote was taken.\n\nFor: Councillors Adair, Marsh and Trent (3)\nAgainst: Councillors Hart and Lane (2)\n\n"
    "RESOLVED -\n\n(1) That the response of Cabinet be noted;\n\n(2) That Cabinet be recommended to include a tram study in "
    "the capital programme; and\n\n(3) That the Director of Place report to the meeting in October."
)


def test_a_division_is_tied_to_the_clause_that_was_moved() -> None:
    vote = votes_of(MOVED_AMONG_THREE)[0]
    assert MOVED_AMONG_THREE[vote.on.start : vote.on.end].startswith("That Cabinet be recommended")


def test_mover_and_seconder_belong_to_the_clause_they_moved() -> None:
    decisions, _ = read_decisions(paper_of(MOVED_AMONG_THREE), one_item(MOVED_AMONG_THREE), Head())
    formal = [decision for decision in decisions if decision.formal]
    assert [decision.mover is not None for decision in formal] == [False, True, False]
    assert (formal[1].mover.name, formal[1].seconder.name) == ("Marsh", "Adair")


def test_a_motion_for_all_recommendations_has_moved_each_clause() -> None:
    text = (
        "It was moved by Councillor Pell, seconded by Councillor Royce, that the recommendations in the report be approved.\n\n"
        "RESOLVED:\n\n(1) That the footbridge be reopened; and\n\n(2) That the ferry be kept."
    )
    decisions, _ = read_decisions(paper_of(text), one_item(text), Head())
    assert [decision.mover.name for decision in decisions if decision.formal] == ["Pell", "Pell"]
