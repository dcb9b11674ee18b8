"""Who asked, who answered, who presented and commented."""

from importers.minutes.contributions import read_contributions
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span, plain
from importers.records import AgendaItem, Contribution


def read(text: str) -> list[Contribution]:
    paper = Paper(text, plain(text), "text")
    content = Span(0, len(text))
    item = AgendaItem(position=1, title="Ferry", title_span=Span(0, 1), content=content, minutes=content)
    found = read_contributions(paper, Segmentation("test", 1.0, Span(0, 0), (item,)))
    assert all(paper.words(c.spans[0]) == c.text for c in found)
    return list(found)


def told(text: str) -> list[tuple[str, str | None]]:
    return [(c.kind, c.speaker.label if c.speaker else None) for c in read(text)]


def test_a_question_and_its_answer() -> None:
    question, answer = read(
        "Councillor Potter asked where it was held. The Participation Officer said in the hall."
    )
    assert (question.kind, answer.kind) == ("question", "answer")
    assert answer.answers == question.spans[0]


def test_an_answer_that_nobody_is_named_for() -> None:
    assert told(
        "Councillor Potter asked where it was held. Members were advised that it was in the hall."
    ) == [
        ("question", "Councillor Potter"),
        ("answer", "Members were advised"),
    ]


def test_an_answer_behind_its_question_that_nobody_is_named_for() -> None:
    assert told("Following a question from Mrs Pick, it was explained that it had fallen.") == [
        ("question", "Mrs Pick"),
        ("answer", "it was explained"),
    ]
    assert told("In reply to the question put by Mr Pask, she accepted that it had.") == [
        ("question", "Mr Pask"),
        ("answer", "she"),
    ]


def test_a_question_told_in_the_answer() -> None:
    assert told(
        "In response to a question from Councillor Jess, Inspector Pick advised that it had fallen."
    ) == [
        ("question", "Councillor Jess"),
        ("answer", "Inspector Pick"),
    ]


def test_question_and_answer_marked_by_letters() -> None:
    text = "Q. How long would it take?\nA. The Medical Director said that it would take an hour."
    assert told(text) == [("question", "Q"), ("answer", "The Medical Director")]


def test_a_pronoun_is_whoever_spoke_last() -> None:
    presented, added = read("The Head of Ports presented the report. She added that it was late.")
    assert (presented.kind, added.kind) == ("presentation", "comment")
    assert added.speaker is not None
    assert (added.speaker.kind, added.speaker.label) == ("post", "The Head of Ports")


def test_what_is_resolved_is_no_speech() -> None:
    assert told("RESOLVED that the Head of Ports be requested to reply.") == []


def test_a_bare_question_is_whoever_asked_before() -> None:
    assert told(
        "A Member asked about attainment. How would it rise? Members were informed that it would."
    ) == [
        ("question", "A Member"),
        ("question", "A Member"),
        ("answer", "Members were informed"),
    ]
    assert told("How would the authority raise attainment?") == []


def test_a_pronoun_is_whoever_was_invited_to_speak() -> None:
    assert told("The Chair invited Ms Pia Ash (Youth Council) to speak. She reported that it was late.") == [
        ("comment", "Ms Pia Ash")
    ]
    assert told("Dr Sam Bell, Director of Health, attended. He explained that it was late.") == [
        ("comment", "Dr Sam Bell")
    ]


def test_who_was_asked_did_not_ask() -> None:
    assert told("Dr Sam Bell attended. He had been asked by the Panel how many there were.") == []


def test_asking_that_something_be_done_is_no_question() -> None:
    assert told("The Chair asked that the entries show a date.") == [("comment", "The Chair")]
