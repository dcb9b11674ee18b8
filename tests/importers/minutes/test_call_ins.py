"""Reads call-ins: what was called in, by whom, with what outcome."""

from importers.minutes.decisions.call_ins import read_call_ins
from importers.records import CallIn
from tests.importers.minutes.paper_of import one_item, paper_of

CALLED_IN = """The Board had before it the decision record of the Executive Member for Transport dated 21 June 2022 (reference EMT/22/019)
and the call-in notice, signed by Councillors Ormesher, Quarmby and Sugden.

The Board could take no further action, refer the decision back, or refer the matter to Council.

RESOLVED: that the decision be {outcome}.
"""


def call_in_of(text: str, title: str = "Call-in: Tanner Row traffic order") -> CallIn | None:
    found = read_call_ins(paper_of(text), one_item(text, title))
    return found[0] if found else None


def test_a_call_in_keeps_signatories_maker_and_reference() -> None:
    call_in = call_in_of(CALLED_IN.format(outcome="referred back to the Executive Member"))
    assert [name.name for name in call_in.requested_by] == ["Ormesher", "Quarmby", "Sugden"]
    assert call_in.decision_maker == "Executive Member for Transport"
    assert call_in.reference == "EMT/22/019"
    assert call_in.decision == "Tanner Row traffic order"


def test_the_outcome_is_what_was_resolved_not_the_options() -> None:
    assert (
        call_in_of(CALLED_IN.format(outcome="referred back to the Executive Member")).outcome
        == "referred-back"
    )
    assert call_in_of(CALLED_IN.format(outcome="referred to full Council")).outcome == "referred-to-council"
    assert (
        call_in_of(
            "The decision was called in by Councillors Ash and Bee.\n\nRESOLVED: That no further action be taken."
        ).outcome
        == "no-action"
    )


def test_rules_and_nil_returns_are_no_call_in() -> None:
    assert call_in_of("There were no requests for call-in to consider.", "Call-in of decisions") is None
    assert call_in_of("Members asked how a call-in works.", "Training") is None
