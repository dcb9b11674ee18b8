"""Tells who may act from what may not, whatever the name, and finds the owner in each of the ways in which minutes ask."""

import pytest

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.clauses.frames import Setting, read_frame
from importers.minutes.clauses.head_words import DecisionHead
from importers.paper import Span

SERVICE = """
the Head of Policy | the Group Manager - Planning Policy | the Designated Safeguarding Lead | Building Control
Trading Standards | Human Resources | CLT | the Virtual School Head | Customer Services | the Principal Social Worker
the HR Business Partner | the service | the Consultant in Public Health | relevant officers | the Facilitator
the Corporate Director (Place) | the Service Director, Environment and Planning | the Policy Unit | Public Health
Finance | Adult Social Care | Early Help | the DASS | the report author | the press office | the Contact Centre | the Licensing section
"""
OTHER = """
Cabinet | the Portfolio Holder for Policy | Marl Valley Wheels | the OPCC | Eastmere Homes | the Welsh Government
the Marl Bay University Health Board | Southern Rivers Water Company | GP practices | the Regional Schools Commissioner
the Department for Transport | Natural England | the petitioners | the voluntary sector | decision makers
"""
WHOLE = """
the Executive Director for Adults, Health and Communities | the Cabinet Member for Children, Young People and Families
the Assistant Director (Legal and Governance) | the Interim Head of Service, Revenues and Benefits | the Head of Parks & Leisure
"""
NO_ACTORS = """
the Marl Road Scheme | a progress report | the minutes of the meeting | Training | September | Option B | Appendix 2
the figures of the Director | the pothole figures | further information | Christmas | the Local Plan | KEY/04MAR/12
this update included the views of the Council | Cabinet does not accept the Panel's | by service | Section 106
"""
ASKS = """
That {} be requested to provide a breakdown of the figures | That {}, in consultation with the Vice-Chair, be instructed to draft a reply
That {} provide a report on progress to the Committee | to ask {} to review the signage | To request that {} publish the results
That a report on the closures be submitted by {} | That, following the meeting, {} write to all parishes with the details
That {} is asked to review the fees | That the Committee calls on {} to publish the results | that information be sought from {} on complaints
It was agreed that, in due course, {} would look into the matter | That {} be thanked for the report and asked to circulate it
That {} undertake a review of parking and report back | That it be agreed that {} act as the point of contact
That arrangements be made by {} for a visit | That a report from {} on fees be brought to the next meeting | {} is to circulate the figures
To receive a further report from {} in six months | That the matter be left with {} | That clarification be obtained from {} about the costs
That a review be led by {} | That consideration be given by {} to a new scheme | That {} take forward the work on bins
That {} be asked, as a matter of urgency, to circulate the figures | That it be recommended that {} review the fees
That the report be noted, with {} to circulate the figures | Data on bins to be provided by {} | That {} be responsible for the log
That {}, with support from partners, explore a lease | That the Committee tasked {} with reviewing the fees
Submission of a plan by {} | Further report from {} in May
"""


def entries(table: str) -> list[str]:
    return [entry.strip() for line in table.strip().splitlines() for entry in line.split("|")]


@pytest.mark.parametrize("words", entries(SERVICE))
def test_the_councils_own_service(words: str) -> None:
    assert is_actor(words)
    assert standing_of(words) == "service"


@pytest.mark.parametrize("words", entries(OTHER))
def test_those_who_may_decline(words: str) -> None:
    assert is_actor(words)
    assert standing_of(words) == "other"


@pytest.mark.parametrize("words", entries(NO_ACTORS))
def test_what_cannot_act(words: str) -> None:
    assert not is_actor(words)


def test_a_short_form_of_the_meetings_name_is_the_meeting() -> None:
    body = "Joint Health Overview and Scrutiny Committee"
    assert standing_of("the Joint Committee", body) == "own"
    assert standing_of("the Audit Committee", body) == "other"


@pytest.mark.parametrize("asks", entries(ASKS))
@pytest.mark.parametrize("who", [*entries(SERVICE), *entries(OTHER), *entries(WHOLE)])
def test_whoever_is_asked_is_the_owner(who: str, asks: str) -> None:
    text = asks.format(who)
    head = DecisionHead("resolved", Span(0, 0), 0, 0)
    frame = read_frame(text, Span(0, len(text)), (), head, Setting())
    assert frame.owner is not None
    # a remit in brackets, or behind "in" or a comma, may be left out
    assert who.startswith(frame.owner.label)
    assert frame.owner.label == who or len(frame.owner.label) > 13


def test_another_scrutiny_body_is_not_the_meeting() -> None:
    body = "Adults and Communities Overview and Scrutiny Committee"
    assert standing_of("the Committee", body) == "own"
    assert standing_of("the Overview and Scrutiny Committee", body) == "own"
    assert standing_of("the Scrutiny Commission", body) == "other"
    assert standing_of("the Scrutiny Management Board", body) == "other"
