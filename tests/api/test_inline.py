"""The way past the readers: it must answer what they answer, and take nothing that could be dear."""

from dataclasses import replace
from itertools import pairwise

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.readers.frames import Question
from api.readers.inline import InlineReader
from api.readers.plain import read_plain
from api.sparql.guard import Limits, outline_query

from .conftest import DATA

PREFIXES = {
    "scr": "https://w3id.org/scrutiny/ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "e": "urn:e:",
}
MEETING = "<https://w3id.org/scrutiny/id/council/eastmere/body/housing-and-communities-scrutiny-committee/meeting/2026-01-14>"


def reader_over(store: ox.Store) -> InlineReader:
    reader = InlineReader(PREFIXES)
    reader._store, reader._folder = store, "here"
    return reader


def question(query: str) -> Question:
    return Question("here", query, "https://w3id.org/scrutiny/id/", "JSON", "N_TRIPLES", 1 << 20, "")


@pytest.fixture(scope="module")
def papers() -> ox.Store:
    store = ox.Store()
    store.load(path=str(DATA / "eastmere.trig"), format=ox.RdfFormat.TRIG)
    store.extend({ox.Quad(quad.subject, quad.predicate, quad.object) for quad in store})
    return store


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?p ?o {{ {MEETING} ?p ?o }}",
        f"SELECT * WHERE {{ GRAPH ?g {{ ?item scr:inMeeting {MEETING} ; rdfs:label ?label . }} }} ORDER BY ?label LIMIT 20",
        f"PREFIX x: <https://w3id.org/scrutiny/ns#>\nSELECT DISTINCT ?item {{ ?item x:inMeeting {MEETING} ; a x:AgendaItem }}",
        f"ASK {{ {MEETING} a scr:Meeting , scr:Meeting }}",
        f"DESCRIBE {MEETING}",
        "SELECT * { <urn:nobody> ?p ?o }",
    ],
)
def test_a_plain_query_is_answered_as_the_engine_answers_it(papers: ox.Store, query: str) -> None:
    answer = reader_over(papers).answer(question(query))
    assert answer is not None
    expected = papers.query(query, prefixes=PREFIXES)
    if isinstance(expected, ox.QueryTriples):
        assert sorted(answer.splitlines()) == sorted(
            ox.serialize(expected, format=ox.RdfFormat.N_TRIPLES).splitlines()
        )
    else:
        assert answer == expected.serialize(format=ox.QueryResultsFormat.JSON)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT * { ?s scr:quote ?o }",
        "SELECT * { ?s ?p <urn:o> }",
        f"SELECT * {{ {MEETING} ?p ?o . ?x ?y ?z }}",
        f"SELECT * {{ {MEETING} ?p ?o . ?s ?q ?o }}",
        f"SELECT * {{ {MEETING} scr:inMeeting* ?o }}",
        f"SELECT * {{ {MEETING} ?p ?o FILTER(?o > 1) }}",
        f"SELECT * {{ {MEETING} ?p ?o }} # comment",
        f"SELECT (COUNT(*) AS ?n) {{ {MEETING} ?p ?o }}",
        f"SELECT * {{ {{ {MEETING} ?p ?o }} }}",
        f"SELECT * {{ {MEETING} ?p ?o OPTIONAL {{ ?o ?q ?r }} }}",
        f"CONSTRUCT WHERE {{ {MEETING} ?p ?o }}",
        "DESCRIBE ?m { ?m a scr:Meeting }",
        "SELECT * { <relative> ?p ?o }",
        "SELECT * { nowhere:a ?p ?o }",
        "SELECT * { SERVICE <urn:s> { <urn:a> ?p ?o } }",
    ],
)
def test_every_other_query_goes_to_a_reader(query: str) -> None:
    assert read_plain(query, PREFIXES) is None


def test_what_matches_much_goes_to_a_reader() -> None:
    store = ox.Store()
    node = ox.NamedNode
    store.extend(ox.Quad(node("urn:e:hub"), node("urn:e:p"), node(f"urn:e:{n}")) for n in range(1000))
    store.extend(
        ox.Quad(node("urn:e:a"), node(f"urn:e:q{m}"), node(f"urn:e:{n}")) for m in range(4) for n in range(20)
    )
    reader = reader_over(store)
    assert reader.answer(question("SELECT * { e:hub e:p ?o }")) is None
    assert reader.answer(question("SELECT * { e:hub ?p ?o } LIMIT 1")) is not None
    assert reader.answer(question("SELECT * { e:hub ?p ?o } LIMIT 1 OFFSET 999")) is None
    assert reader.answer(question("SELECT DISTINCT ?p { e:hub ?p ?o }")) is None
    assert reader.answer(question("SELECT ?p { e:hub ?p ?o } ORDER BY ?o LIMIT 1")) is None
    assert reader.answer(question("SELECT * { e:hub ?p ?p }")) is None
    assert reader.answer(question("SELECT * { GRAPH ?p { e:hub ?p ?o } }")) is None
    assert reader.answer(question("DESCRIBE e:hub")) is None
    assert reader.answer(question("SELECT * { e:a e:q0 ?a ; e:q1 ?b }")) is not None
    assert reader.answer(question("SELECT * { e:a e:q0 ?a ; e:q1 ?b ; e:q2 ?c ; e:q3 ?d }")) is None
    assert reader.answer(question("SELECT * { e:a e:q0 ?a . ?a e:p ?b }")) is None


def test_a_description_goes_on_through_blank_nodes_as_long_as_it_is_short() -> None:
    store = ox.Store()
    nodes = [ox.NamedNode("urn:e:a"), *(ox.BlankNode(f"b{n}") for n in range(3000))]
    store.extend(ox.Quad(one, ox.NamedNode("urn:e:p"), next_) for one, next_ in pairwise(nodes[:4]))
    short = reader_over(store).answer(question("DESCRIBE e:a"))
    assert short is not None
    assert len(short.splitlines()) == 3
    store.extend(ox.Quad(one, ox.NamedNode("urn:e:p"), next_) for one, next_ in pairwise(nodes))
    assert reader_over(store).answer(question("DESCRIBE e:a")) is None


def test_a_dataset_of_the_protocol_is_counted_first() -> None:
    store = ox.Store()
    node = ox.NamedNode
    store.extend(
        ox.Quad(node("urn:e:hub"), node("urn:e:p"), node(f"urn:e:{n}"), node("urn:g:1")) for n in range(1000)
    )
    elsewhere = replace(question("SELECT * { e:hub e:p ?o }"), default_graphs=("urn:g:2",))
    assert reader_over(store).answer(elsewhere) is None


WORDS = ["SELECT", "ASK", "DESCRIBE", "*", "?s", "?o", "WHERE", "{", "}", "GRAPH", "?g", "e:a", "e:p", "<urn:e:b>", "a", ".", ";", ",", "LIMIT", "5", "ORDER BY", "DISTINCT", "PREFIX e: <urn:e:>"]  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=16))
def test_what_is_read_as_plain_the_engine_reads_alike(words: list[str]) -> None:
    query = " ".join(words)
    if read_plain(query, PREFIXES) is None:
        return
    store = ox.Store()
    store.load(b"<urn:e:a> <urn:e:p> <urn:e:b>, 1 . <urn:e:b> a <urn:e:a> .", ox.RdfFormat.TURTLE)
    try:
        expected = store.query(query, prefixes=PREFIXES)
    except SyntaxError:
        assert reader_over(store).answer(question(query)) is None
        return
    answer = reader_over(store).answer(question(query))
    if answer is not None and isinstance(expected, ox.QuerySolutions | ox.QueryBoolean):
        assert answer == expected.serialize(format=ox.QueryResultsFormat.JSON)


@given(
    query=st.lists(
        st.sampled_from([*WORDS, "NOW()", "FROM <urn:g>", "VALUES ?s { e:a }", "'x'", "!", "("]), max_size=12
    ).map(" ".join)
)
def test_the_short_way_through_the_guard_says_what_the_long_way_says(query: str) -> None:
    from api.sparql import guard

    try:
        short = guard._outline_tame(query, Limits())
    except guard.BadQuery:
        return
    if short is None:
        return
    forms = [guard._form_of(sighting.token) for sighting in guard.scan(query, Limits())]
    assert short == outline_query(query, Limits())
    assert short.form == next(form for form in forms if form)
