"""Finds when a task is due in the many ways in which minutes say it, and finds no time where the words only tell of one."""

import datetime as dt
from pathlib import Path

import pytest

from importers.minutes.language.due import WEIGHTS, find_due
from importers.minutes.language.time_words import TIMELY

PAPERS = Path(__file__).parents[2] / "accuracy" / "seen"
MEETING = dt.date(2022, 10, 4)

DUE = """
give a briefing in the second week of January | in the second week of January
reply by the weekend | by the weekend
raise the matter with the Association at its autumn conference | at its autumn conference
send round the questions a fortnight beforehand | a fortnight beforehand
show the figures by ward when the matter came back to the Committee | when the matter came back to the Committee
bring the options to the same meeting | to the same meeting
report to the next-but-one meeting of the Panel | the next-but-one meeting of the Panel
write to the tenants before the next meeting about the notice | before the next meeting
visit the ward following its reopening | following its reopening
report annually thereafter | annually
report back later in the municipal year | later in the municipal year
bring a report early in the new year | early in the new year
report in the first quarter of 2024 | in the first quarter of 2024
report at the end of the pilot | at the end of the pilot
report at the conclusion of the review | at the conclusion of the review
report bi-monthly | bi-monthly
report twice yearly | twice yearly
send comments to the Clerk by Friday | by Friday
send it next week | next week
reply within the week | within the week
circulate the data as soon as it was available | as soon as it was available
report once the review has concluded | once the review has concluded
report when complete | when complete
report after Easter | after Easter
close the steps until a rail has been fitted in the spring | until a rail has been fitted in the spring
end the free hour from April | from April
visit after the summer break | after the summer break
report back following its consideration by Cabinet | following its consideration by Cabinet
send papers no later than ten working days before the meeting | no later than ten working days before the meeting
report to its meeting scheduled for 3 May | its meeting scheduled for 3 May
prepare a note for the 5 July meeting | for the 5 July meeting
report at the Spring meeting | at the Spring meeting
report at the last meeting of the municipal year | at the last meeting of the municipal year
monitor this over the next three months | over the next three months
report ahead of the budget | ahead of the budget
consult members prior to publication | prior to publication
consult residents prior to any decision being taken | prior to any decision being taken
publish the costs before a final decision is made | before a final decision is made
review it during the 2023/24 municipal year | during the 2023/24 municipal year
finish by the October half-term | by the October half-term
report by the start of the new term | by the start of the new term
report in time for the budget | in time for the budget
circulate the list by 30 June | by 30 June
report to alternate meetings | alternate meetings
send papers ahead of their submission to Council | ahead of their submission to Council
report in early summer | in early summer
report when it has run for three months | when it has run for three months
raise it with the Trust when they met on 20 March | when they met on 20 March
show the costs with the budget for 2023/24 | with the budget for 2023/24
hang the posters nearer the time | nearer the time
report by the turn of the year | by the turn of the year
report by the time of the next meeting | by the time of the next meeting
report to the Annual Meeting | to the Annual Meeting
report when the contract is let | when the contract is let
report after the consultation had closed | after the consultation had closed
show income against spending from 2023/24 | from 2023/24
leave it until the new contract starts | until the new contract starts
finish by no later than 1 March | by no later than 1 March
supply the figures in advance | in advance
notify the Clerk within 24 hours of any closure | within 24 hours of any closure
take it into account when it decides on fares | when it decides on fares
report in Quarter 3 | in Quarter 3
report at year end | at year end
circulate the data as soon as the audit is complete | as soon as the audit is complete
circulate the data shortly | shortly
send the plan at a suitable time | at a suitable time
report after the local elections | after the local elections
report once the system is live | once the system is live
report after the new system goes live | after the new system goes live
circulate the plan on completion of the works | on completion of the works
circulate the plan upon receipt of the guidance | upon receipt of the guidance
provide a note before Budget Council | before Budget Council
provide a note before Cabinet | before Cabinet
report as part of the next quarterly report | as part of the next quarterly report
show this in future reports | in future reports
report at the mid-point of the contract | at the mid-point of the contract
provide updates during the consultation period | during the consultation period
attend when in post | when in post
report in the run up to the election | in the run up to the election
report post-implementation | post-implementation
meet tomorrow | tomorrow
report back in the next committee cycle | in the next committee cycle
report to the next Scrutiny Meeting, held on 12 October 2023 | the next Scrutiny Meeting, held on 12 October 2023
say, moving forward, what is spent and report in advance | in advance
ask the firm to attend the July meeting since it had planned to attend the June meeting, as would be right | the July meeting
respond by the closing date | by the closing date
arrange patrols to be carried out over the Easter period | over the Easter period
ensure that visits be carried out over the Easter period | over the Easter period
ask that the figures be recorded and reported in the autumn | in the autumn
add a table to the report for Quarter 4 | to the report for Quarter 4
look at ferries sooner than February | sooner than February
bring forward the repair of the pier to 2024/25 | to 2024/25
defer the visit to the spring | to the spring
meet quarterly and review the figures | quarterly
arrange sessions for the remainder of the municipal year | for the remainder of the municipal year
report back in forthcoming months | in forthcoming months
report at its meeting to be held 24 June 2023 | at its meeting to be held 24 June 2023
report to the next Schools Forum | to the next Schools Forum
come back to a future Overview & Scrutiny Committee | to a future Overview & Scrutiny Committee
look at hostels as part of the budget process for 2024/25 | as part of the budget process for 2024/25
fund two posts in the 2024/25 budget | in the 2024/25 budget
raise it when the work programme is next discussed | when the work programme is next discussed
include in its next annual report the number of people who were still there after six months | in its next annual report
extend the scheme to 9 December 2022 to let schools reply | to 9 December 2022
plan visits following the easing of restrictions | following the easing of restrictions
send a map by the Head of Ports before the next meeting | before the next meeting
meet the Clerk following the meeting to plan the agendas | following the meeting
adrodd erbyn 30 Tachwedd 2022 | erbyn 30 Tachwedd 2022
adrodd cyn diwedd y flwyddyn | cyn diwedd y flwyddyn
adrodd o fewn 28 diwrnod | o fewn 28 diwrnod
adrodd yn yr hydref | yn yr hydref
"""

NOT_DUE = """
send the report published in February
bring the matter before the Panel
consider the statement made before the Committee
provide figures for 2021/22
fund two officers for the 2022/23 academic year
keep libraries open for at least 35 hours a week
circulate the answer given at the last meeting
send the policy adopted in 2019 to members
report on the number of people who wait over 18 weeks
explain what happens to residents after the inspection
provide the number of complaints during the year
give the usage of the centre in 2021/22 and previous years
bring a report on completion of the works
look into whether the waiting times could be included in future updates
seek an assurance that residents would be consulted prior to any decision on the pier
note that the following decision of Cabinet be noted
note that the changes following the review be noted
weigh topics for inclusion in the future topic programme
say how many people were referred by a surgeon who was still in post
ensure that matters are immediately drawn to the attention of Cabinet
finish the plan after consultation with the Portfolio Holder
list the schools affected by the predicted period of cuts
use this wording for future reports
list the schools not funded in 2020/21
move the signs from the pier to 12 Quay Street
bring forward the repair of the pier from 2025/26 to 2024/25
"""


def clause(task: str) -> str:
    return f"That the Head of Ports {task}."


@pytest.mark.parametrize(("task", "words"), [line.split(" | ") for line in DUE.strip().splitlines()])
def test_the_words_that_say_when_something_is_due(task: str, words: str) -> None:
    text = clause(task)
    due = find_due(text, 0, len(text), MEETING)
    assert due is not None
    assert due.text == words
    assert text[due.span.start : due.span.end] == words


@pytest.mark.parametrize("task", NOT_DUE.strip().splitlines())
def test_words_of_time_that_say_nothing_of_when(task: str) -> None:
    text = clause(task)
    assert find_due(text, 0, len(text), MEETING) is None


def test_no_words_of_time_slip_past_the_words_that_are_looked_for_first() -> None:
    texts = [clause(line.split(" | ")[0]) for line in DUE.strip().splitlines()]
    texts += [file.read_text(encoding="utf-8") for file in sorted(PAPERS.glob("*.txt"))]
    assert len(texts) > 100
    slipped = {
        found[0]
        for text in texts
        for pattern, _ in WEIGHTS
        for found in pattern.finditer(" ".join(text.split()))
        if TIMELY.search(found[0].lower()) is None
    }
    assert slipped == set()


def test_time_words_that_open_a_sentence_are_read_as_those_within() -> None:
    text = "At an appropriate time in the future, the Head of Ports would write to Members."
    due = find_due(text, 0, len(text), MEETING)
    assert due is not None
    assert due.text == "At an appropriate time in the future"


def test_a_deadline_without_a_year_lies_ahead_of_the_meeting() -> None:
    text = clause("circulate the list by 30 June")
    due = find_due(text, 0, len(text), MEETING)
    assert due is not None
    assert due.date == dt.date(2023, 6, 30)


@pytest.mark.parametrize(
    ("task", "day"),
    [
        ("send the counts within two working days", "2022-10-06"),
        ("send the counts within 10 working days", "2022-10-18"),
        ("circulate the note before Easter", "2023-04-08"),
        ("circulate the note by Easter", "2023-04-09"),
        ("circulate the note before Easter 2024", "2024-03-30"),
        ("circulate the note before Christmas", "2022-12-24"),
        ("circulate the note by the end of March", "2023-03-31"),
        ("end the free hour from April", None),
        ("end the free hour with effect from 1 April", "2023-04-01"),
        ("circulate the note after Easter", None),
    ],
)
def test_the_day_that_the_words_come_to(task: str, day: str | None) -> None:
    text = clause(task)
    due = find_due(text, 0, len(text), MEETING)
    assert due is not None
    assert (due.date and due.date.isoformat()) == day


def test_an_event_to_wait_for_is_a_condition_though_a_season_is_named() -> None:
    text = clause("keep the steps closed until a survey has been made in the summer season")
    due = find_due(text, 0, len(text), MEETING)
    assert due is not None
    assert due.date is None
    assert due.condition == "until a survey has been made in the summer season"
