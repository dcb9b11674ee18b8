"""IRIs are valid, stable, and tell apart what they promise to tell apart."""

import datetime as dt
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rdflib import URIRef

from ontology import iris
from ontology.iris import Iris
from ontology.slugs import LONGEST, slug, text_hash

# every character that an IRI made here may have: ASCII, and none that Turtle or SPARQL would need escaped
IRI = re.compile(r"https://[a-z0-9./#=,-]+")
SHA256 = "0f1e2d3c4b5a69788796a5b4c3d2e1f000112233445566778899aabbccddeeff"

labels = st.text(max_size=200)
names = st.from_regex(r"[A-Z][a-z]{1,12}( [A-Z][a-z']{1,12}){0,3}", fullmatch=True)
words = st.lists(st.from_regex(r"[a-z]{1,12}", fullmatch=True), min_size=1, max_size=40).map(" ".join)


def every_iri(label: str, other: str) -> list[str]:
    make = Iris()
    council, document = make.council(label), make.document(SHA256)
    meeting = iris.meeting(iris.body(council, label), dt.date(2026, 3, 5))
    item = iris.item(meeting, None, label)
    return [
        council,
        document,
        item,
        make.external_body(label),
        make.claim(label, other),
        make.catalogue,
        make.identity,
        make.derived,
        iris.post(council, label),
        iris.person(council, label),
        iris.unit(council, label),
        iris.issue(council, label),
        iris.review(council, label),
        iris.executive_decision(council, label),
        iris.item(meeting, label, other),
        iris.item(meeting, label, other, shared=True),
        iris.attendance(meeting, label),
        iris.declaration(meeting, label, 1),
        *(
            iris.clause(item, kind, label)
            for kind in ("decision", "contribution", "vote", "call-in", "response")
        ),
        iris.membership(document, label, other),
        iris.listed_document(item, label),
        iris.graph(document),
        iris.import_run(document),
        iris.mention(document, 0, 7),
    ]


@given(labels, labels)
def test_any_label_makes_absolute_iris_of_plain_characters(label: str, other: str) -> None:
    for iri in every_iri(label, other):
        assert IRI.fullmatch(iri), iri
        assert URIRef(iri).n3() == f"<{iri}>"


@given(labels, labels)
def test_iris_are_the_same_every_time(label: str, other: str) -> None:
    first = every_iri(label, other)
    slug.cache_clear()
    assert every_iri(label, other) == first


@given(labels)
def test_a_slug_is_bounded_never_empty_and_folds_to_itself(label: str) -> None:
    folded = slug(label)
    assert 0 < len(folded) <= LONGEST
    assert slug(folded) == folded


@given(words, words)
def test_labels_of_different_words_never_collide(one: str, other: str) -> None:
    assume(one != other)
    assert slug(one) != slug(other)


def test_two_long_labels_with_one_beginning_stay_apart() -> None:
    beginning = "Overview and Scrutiny Committee for Children, Families, Schools and "
    assert slug(beginning + "Libraries") != slug(beginning + "Leisure")


def test_letters_without_a_latin_form_still_tell_labels_apart() -> None:
    assert slug("委員会") != slug("会議")


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Cyngor Sir Ynys Glân", "cyngor-sir-ynys-glan"),
        ("O’Dowd", "odowd"),
        ("A.E. Pell", "a-e-pell"),
        ("Environment\u00a0& Transport", "environment-and-transport"),
        ("221/12", "221-12"),
        ("Straße Łódź", "strasse-lodz"),
    ],
)
def test_slugs_read_as_the_words_do(printed: str, folded: str) -> None:
    assert slug(printed) == folded


@given(words, words)
def test_clauses_of_different_words_stay_apart_in_one_item(one: str, other: str) -> None:
    assume(one != other)
    assert iris.clause("urn:item", "decision", one) != iris.clause("urn:item", "decision", other)


@given(words)
def test_line_breaks_and_curly_quotes_change_no_clause(text: str) -> None:
    printed = f"the Panel's {text} - noted"
    wrapped = printed.replace(" ", "\n  ").replace("'", "’").replace("-", "–")
    assert iris.clause("urn:item", "decision", printed) == iris.clause("urn:item", "decision", wrapped)


def test_one_text_under_two_heads_is_two_clauses() -> None:
    formal = iris.clause("urn:item", "decision", "note the report", "formal")
    assert formal != iris.clause("urn:item", "decision", "note the report", "in-discussion")


@given(st.lists(st.tuples(names, words), min_size=2, max_size=8, unique=True))
def test_memberships_of_one_document_stay_apart(held: list[tuple[str, str]]) -> None:
    pairs = {(slug(name), slug(post)) for name, post in held}
    assert len({iris.membership("urn:d", name, post) for name, post in held}) == len(pairs)


def test_a_number_printed_twice_does_not_join_two_items() -> None:
    assert iris.item("urn:m", "10", "Waste", shared=True) != iris.item("urn:m", "10", "Roads", shared=True)


def test_a_datetime_names_a_meeting_by_its_day() -> None:
    assert iris.meeting("urn:b", dt.datetime(2026, 3, 5, 19, 0)) == "urn:b/meeting/2026-03-05"  # noqa: DTZ001


def test_a_persons_tail_may_stand_for_the_name() -> None:
    person = iris.person(Iris().council("Eastmere Borough Council"), "Ruth Okell")
    assert iris.attendance("urn:m", person.rsplit("/", 1)[1]) == iris.attendance("urn:m", "Ruth Okell")


@pytest.mark.parametrize(
    "base", ["", "id/", "https://example.org/id", "https://example.org/a b/", "https://example.org/<x>/"]
)
def test_a_base_that_cannot_hold_iris_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="base of instance IRIs"):
        Iris(base)


@pytest.mark.parametrize("sha256", ["", "xyz", SHA256.upper(), "0f1e"])
def test_a_document_without_a_hash_is_refused(sha256: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        Iris().document(sha256)


@given(labels)
def test_a_text_hash_is_six_hex_digits(text: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{6}", text_hash(text))
