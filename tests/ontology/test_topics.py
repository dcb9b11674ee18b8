"""The topic scheme is a tree, and its labels are safe to look for as they stand."""

import re
from collections import Counter

import pytest

from ontology.topics import topic_labels, topics
from ontology.vocabulary import ontology_file

# words that minutes use of anything; none may stand for a topic on its own
EVERYDAY = """adoption fostering planning prevent send lac report committee panel members officers services service strategy
review policy update meeting council partnership development support action plan information attendance election markets
community health schools people money housing transport finance care risk quality access"""


def test_the_scheme_has_its_size_and_depth() -> None:
    by_notation = {topic.notation: topic for topic in topics()}
    assert 100 <= len(topics()) <= 150
    depths = Counter[int]()
    for topic in topics():
        depth, above = 1, topic.broader
        while above is not None:
            depth, above = depth + 1, by_notation[above].broader
        depths[depth] += 1
    assert set(depths) == {1, 2, 3}


def test_narrower_mirrors_broader() -> None:
    text = ontology_file("topics.ttl")
    stated = set()
    for block in text.split("\n\n"):
        subject = re.match(r"topic:(\S+) a", block)
        for line in re.findall(r"skos:narrower ([^;]+) ;", block):
            stated |= {
                (name.strip().removeprefix("topic:"), subject[1] if subject else None)
                for name in line.split(",")
            }
    assert stated == {(topic.notation, topic.broader) for topic in topics() if topic.broader}


def test_no_label_belongs_to_two_topics() -> None:
    counts = Counter(found.label if found.case_sensitive else found.label.lower() for found in topic_labels())
    assert [label for label, count in counts.items() if count > 1] == []


def test_every_topic_has_labels_as_papers_write_them() -> None:
    few = [topic.notation for topic in topics() if len(topic.other_labels) < 2]
    assert few == []


@pytest.mark.parametrize("word", EVERYDAY.split())
def test_no_everyday_word_is_a_label(word: str) -> None:
    assert word not in {found.label.lower() for found in topic_labels() if not found.case_sensitive}


def test_short_labels_are_words_or_plurals_of_abbreviations_unless_they_count_in_capitals_only() -> None:
    words = {"rats", "taxi", "tram", "gyms", "scam", "DoLS", "SuDS"}
    short = {f.label for f in topic_labels() if len(f.label) <= 4 and not f.case_sensitive}
    assert {label for label in short if not label[:-1].isupper()} <= words


def test_labels_are_plain_words() -> None:
    for found in topic_labels():
        assert found.label == " ".join(found.label.split())
        assert found.label[0].isalnum(), found
        assert found.label[-1].isalnum(), found
        assert found.label.isascii(), found


def test_labels_come_longest_first_and_each_case_rule_follows_from_the_label() -> None:
    lengths = [len(found.label) for found in topic_labels()]
    assert lengths == sorted(lengths, reverse=True)
    for found in topic_labels():
        assert found.case_sensitive == (found.label.upper() == found.label)


@pytest.mark.parametrize(
    ("written", "notation"),
    [
        ("looked after children", "looked-after-children"),
        ("children in care", "looked-after-children"),
        ("LAC", "looked-after-children"),
        ("SEND", "send"),
        ("potholes", "road-maintenance"),
        ("DFG", "housing-adaptations"),
        ("fly-tipping", "street-cleaning"),
        ("delayed transfers of care", "hospital-discharge"),
    ],
)
def test_usual_words_lead_to_their_topic(written: str, notation: str) -> None:
    assert {found.notation for found in topic_labels() if found.label.lower() == written.lower()} == {
        notation
    }
