import contextlib
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.errors import BadQuery, QueryRefused, QueryTooLarge
from api.sparql.guard import Limits, outline_query
from graph.errors import QueryRefused as TextRefused
from graph.sparql.tokens import read_tokens

NARROW = Limits(length=2000, depth=10, inline=5)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s <https://x.example/SERVICE> ?o }",
        "SELECT * { ?s ?p 'SERVICE <https://x.example/> {}' }",
        'SELECT * { ?s ?p """a\n"SERVICE" {}""" }',
        "SELECT * { ?s ?p ?o } # SERVICE <https://x.example/> {}",
        "SELECT ?SERVICE { ?SERVICE ?p ?LOAD }",
        "PREFIX service: <urn:s> SELECT * { ?s service:desk service:LOAD }",
        "PREFIX ex: <urn:x#> SELECT * { ?s ex:SERVICE ?o FILTER(?o < 3 && ?o > 1) }",
        "SELECT * { ?s (<urn:a#b>|<urn:c#d>)+ ?o }",
        "SELECT * { ?s ?p ?o FILTER(?o IN (<urn:x#a>, <urn:x#b>)) }",
        "SELECT * { ?s ?p <urn:it's> }",
        "SELECT * { ?s ex:p? ?o . ?s ^ex:q/!ex:r ?o }",
        "SELECT * { << ?s ?p ?o >> ?q ?z }",
    ],
)
def test_a_word_in_an_iri_a_string_a_comment_or_a_name_is_no_keyword(query: str) -> None:
    assert outline_query(query, Limits()).form == "SELECT"


REFUSED = [
    "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { service silent <%s> { ?s ?p ?o } }",
    "SELECT * { SERVICE#c\n<%s>{} }",
    "PREFIX e: <%s> SELECT * { SERVICEe:x{} }",
    "PREFIX e: <%s> SELECT * { SERVICESILENTe:x{} }",
    "PREFIX SERVICEe: <urn:x> PREFIX e: <%s> SELECT * { SERVICEe:x{} }",
    "PREFIX e: <%s> SELECT * { ?s ?p true.SERVICE e:x{} }",
    "PREFIX e: <%s> SELECT * { ?s ?p 1SERVICE e:x{} }",
    "PREFIX e: <%s> SELECT * { ?s e:p 1.0e+0SERVICE e:x{} }",
    "PREFIX e: <%s> SELECT * { ?s e:p ''SERVICE e:x{} }",
    "PREFIX e: <%s> SELECT * { ?s e:p ?o {|e:a e:b|}SERVICE e:x{} }",
    "PREFIX e: <%s> SELECT * { FILTER(2<3)SERVICE e:x{} }",
    "PREFIX e: <%s> SELECT * { FILTER(2<3#>\n)SERVICE e:x{} }",
    'PREFIX e: <%s> SELECT * { FILTER(2<3#>"""\n)SERVICE e:x{} #"""\n}',
    'PREFIX e: <%s> SELECT * { FILTER(2<((3>1)&&2<3#>"""\n))SERVICE e:x{} #"""\n}',
    "PREFIX e: <%s> SELECT * { FILTER(2<'a>b'='b')SERVICE e:x{}#'\n}",
    "PREFIX e: <%s> SELECT * { FILTER(2<<http://x#>)SERVICE e:x{}\n}",
    "PREFIX e: <%s> SELECT * { VALUES ?x { e:x } FILTER(2<3)SERVICE?x#>\n{} }",
    "SELECT * { ?s ?p '\\u0027 SERVICE <%s> {} #' }",
    "SELECT * { ?s ?p ?o } #\\u000ASERVICE <%s> {}",
    "SELECT * { ?s ?p <urn:a\\u003E SERVICE <%s> {} }",
    "SELECT * { ?s ?p '\\U00000027 SERVICE <%s> {} #' }",
    "SELECT * { { SELECT * { SERVICE <%s> { ?s ?p ?o } } } }",
    "SELECT * { FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
]


@pytest.mark.parametrize("query", REFUSED)
def test_no_disguise_brings_a_service_clause_past_the_guard(query: str) -> None:
    with pytest.raises(QueryRefused):
        outline_query(query % "http://127.0.0.1:9/", Limits())


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { \\u0053ERVICE <urn:a> {} }",
        "SELECT * { S\\u0045RVICE <urn:a> {} }",
        "\\u0053ELECT * { SERVIC\\U00000045 <urn:a> {} }",
        "SELECT ?\\u0061 {}",
    ],
)
def test_a_keyword_spelt_by_escapes_is_none_and_cannot_be_read(query: str) -> None:
    with pytest.raises(BadQuery) as refused:
        outline_query(query, Limits())
    assert refused.value.line == 1
    with pytest.raises(SyntaxError):
        ox.Store().query(query)


def test_an_escaped_letter_in_a_string_or_iri_is_fine() -> None:
    assert outline_query("SELECT * { ?s ?p '\\u00e9t\\u00E9', <urn:\\u00e9> }", Limits()).form == "SELECT"


class _Listener(BaseHTTPRequestHandler):
    hits = 0

    def do_GET(self) -> None:
        type(self).hits += 1
        self.send_response(500)
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def listener() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Listener)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


PIECES = [
    "SERVICE", "SILENT", " e:x", "{}", "{", "}", "<urn:a#>", "<3#>", "<e:b#>", "2<", "(", ")", "FILTER(", "\n", "#", "'", '"', '"""',
    "'''", "?s", " ?p", " ?o", ".", "true", "1", "e:p", "e:p\\#", "<<", ">>", "VALUES ?x {e:x}", "SERVICE?x", "\\", "@en", "^^", "||", "?",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
def test_what_passes_the_guard_never_reaches_the_network(listener: str, pieces: list[str]) -> None:
    query = f"PREFIX e: <{listener}> SELECT * {{ {''.join(pieces)} }}"
    try:
        outline_query(query, Limits())
    except BadQuery:
        return
    before = _Listener.hits
    with contextlib.suppress(SyntaxError, RuntimeError, OSError):
        list(ox.Store().query(query))
    assert _Listener.hits == before, query


def test_an_allowed_host_and_no_other_may_be_named() -> None:
    limits = Limits(services=frozenset({"a.example"}))
    assert outline_query("SELECT * { SERVICE SILENT <https://a.example/sparql> { ?s ?p ?o } }", limits)
    for target in (
        "<https://b.example/>",
        "?where",
        "e:x",
        "<https://a.example@b.example/>",
        "<https://a.example.b.example/>",
    ):
        with pytest.raises(QueryRefused):
            outline_query(f"SELECT * {{ SERVICE {target} {{ ?s ?p ?o }} }}", limits)


def test_load_is_refused_and_its_place_told() -> None:
    with pytest.raises(QueryRefused) as refused:
        outline_query("ASK {}\nLOAD <urn:x>", Limits())
    assert (refused.value.line, refused.value.column) == (2, 1)


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("ask{}", "ASK"),
        ("BASE <urn:ask> PREFIX from: <urn:f> DESCRIBE <urn:FROM>", "DESCRIBE"),
        ("SELECT*FROM<urn:g>{?s ?p ?o}", "SELECT"),
        ("ASKFROM<urn:g>{}", "ASK"),
        ("CONSTRUCT WHERE { ?s ?p 'FROM' }", "CONSTRUCT"),
    ],
)
def test_the_form_is_read(query: str, form: str) -> None:
    assert outline_query(query, Limits()).form == form


def test_an_answer_that_may_differ_the_next_time_is_known() -> None:
    assert outline_query("SELECT (NOW() AS ?n) {}", Limits()).volatile
    assert not outline_query("SELECT ?now { ?now ?p 'NOW()' }", Limits()).volatile


@pytest.mark.parametrize(
    "query",
    [
        "ASK {" + "{" * 11 + "}" * 11 + "}",
        "ASK { FILTER(" + "(" * 9 + "1" + ")" * 9 + ") }",
        "ASK { FILTER(" + "!" * 12 + "true) }",
        "ASK { VALUES ?x { 1 2 3 4 5 6 } }",
        "ASK { VALUES (?x ?y) { (1 2) (3 4) (5 6) } }",
        "ASK { " + "?s ?p ?o . " * 300 + "}",
    ],
)
def test_a_query_over_a_limit_is_refused(query: str) -> None:
    with pytest.raises(QueryTooLarge):
        outline_query(query, NARROW)


@given(text=st.text(max_size=200))
def test_any_text_is_outlined_or_refused(text: str) -> None:
    with contextlib.suppress(BadQuery):
        assert outline_query(text, Limits()).form in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


@pytest.mark.parametrize(
    "unit",
    [
        "'",
        '"""',
        'a"b',
        "<a",
        "?",
        "e:a.",
        "\\'",
        '"\\"""',
        '"" ',
        "(",
        "a-",
        "e.-",
        "1.",
        "@a-",
        "_:a.",
        "é",
        "<<",
        "\\u0041",
    ],
)
def test_reading_tokens_takes_time_in_proportion_to_the_text(unit: str) -> None:
    began = time.thread_time()
    with contextlib.suppress(TextRefused):
        for _ in read_tokens("ASK {" + unit * 40_000 + "}"):
            pass
    assert time.thread_time() - began < 15, "a few tenths of a second of processor time where it is linear"
