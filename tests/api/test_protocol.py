"""The SPARQL 1.1 Protocol over HTTP: what a client may send, what it gets, and what it is told when it is wrong."""

import httpx
import pyoxigraph as ox
import pytest

from .conftest import PAPERS, document_id

COUNT = "SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a scr:Meeting }"
GRAPHS = [f"https://w3id.org/scrutiny/id/document/{document_id(name)}/graph" for name in PAPERS]
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}


def number(answer: httpx.Response) -> int:
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_a_query_by_get(client: httpx.Client) -> None:
    assert number(client.get("/sparql", params={"query": COUNT})) == 2


def test_a_query_by_form(client: httpx.Client) -> None:
    assert number(client.post("/sparql", data={"query": COUNT})) == 2


def test_a_query_posted_as_it_is(client: httpx.Client) -> None:
    assert (
        number(
            client.post(
                "/sparql", content=COUNT, headers={"content-type": "application/sparql-query; charset=UTF-8"}
            )
        )
        == 2
    )


@pytest.mark.parametrize("graphs", [GRAPHS[:1], GRAPHS[1:], GRAPHS])
def test_the_protocol_names_the_default_graphs(client: httpx.Client, graphs: list[str]) -> None:
    parameters = {"default-graph-uri": graphs}
    assert number(client.get("/sparql", params={"query": COUNT, **parameters})) == len(graphs)
    assert number(client.post("/sparql", params=parameters, content=COUNT, headers=DIRECT)) == len(graphs)
    assert number(client.post("/sparql", data={"query": COUNT, **parameters})) == len(graphs)


def test_named_graphs_alone_leave_the_default_graph_empty(client: httpx.Client) -> None:
    parameters = {"named-graph-uri": GRAPHS[0]}
    assert number(client.get("/sparql", params={"query": COUNT, **parameters})) == 0
    inside = "SELECT (COUNT(DISTINCT ?m) AS ?n) { GRAPH ?g { ?m a scr:Meeting } }"
    assert number(client.get("/sparql", params={"query": inside, **parameters})) == 1


def test_the_protocol_s_dataset_replaces_the_query_s(client: httpx.Client) -> None:
    query = COUNT.replace("{", f"FROM <{GRAPHS[0]}> FROM <{GRAPHS[1]}> {{", 1)
    assert number(client.get("/sparql", params={"query": query})) == 2
    assert number(client.get("/sparql", params={"query": query, "default-graph-uri": GRAPHS[0]})) == 1


def test_from_is_kept_although_the_default_graph_is_the_union(client: httpx.Client) -> None:
    query = COUNT.replace("{", f"FROM <{GRAPHS[0]}> {{", 1)
    assert number(client.get("/sparql", params={"query": query})) == 1
    assert number(client.get("/sparql", params={"query": COUNT.replace("{", "FROM <urn:none> {", 1)})) == 0


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml;q=0.5, text/csv;q=0.4", "application/xml; charset=utf-8"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values, text/csv;q=0.9", "text/tab-separated-values; charset=utf-8"),
    ],
)
@pytest.mark.parametrize("query", [COUNT, "ASK { ?m a scr:Meeting }"])
def test_a_table_or_verdict_comes_in_the_format_asked_for(
    client: httpx.Client, query: str, accept: str, media_type: str
) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["vary"] == "accept"


@pytest.mark.parametrize(
    ("media_type", "engine_format"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
@pytest.mark.parametrize(
    "query", ["CONSTRUCT WHERE { ?m a scr:Meeting }", "DESCRIBE ?m { ?m a scr:Meeting }"]
)
def test_a_graph_comes_in_every_format(
    client: httpx.Client, query: str, media_type: str, engine_format: ox.RdfFormat
) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"accept": media_type})
    assert answer.headers["content-type"].partition(";")[0] == media_type
    said = {(q.subject, q.predicate, q.object) for q in ox.parse(answer.content, engine_format)}
    default = client.get("/sparql", params={"query": query})
    assert default.headers["content-type"] == "text/turtle; charset=utf-8"
    assert said == {
        (q.subject, q.predicate, q.object) for q in ox.parse(default.content, ox.RdfFormat.TURTLE)
    }
    assert len(said) >= 2


def test_json_ld_is_told_with_the_ontology_s_own_names(client: httpx.Client) -> None:
    query = "CONSTRUCT WHERE { ?m a scr:Mention ; ?p ?o }"
    answer = client.get("/sparql", params={"query": query}, headers={"accept": "application/ld+json"}).json()
    mention = answer["@graph"][0]
    assert mention["@type"] == "Mention"
    assert mention["startChar"].isdigit()
    assert mention["hasSource"].startswith("https://")
    assert "http" not in "".join(mention)
    assert set(answer["@context"]) < {*mention, "Mention", "scr", "oa", "xsd", "rdfs", "schema", "dcterms"}


def test_a_link_can_name_the_format(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": COUNT, "format": "csv"}, headers={"accept": "text/html"})
    assert answer.text.split() == ["n", "2"]
    assert client.get("/sparql", params={"query": COUNT, "format": "turtle"}).status_code == 400


def test_relative_addresses_are_resolved_against_the_instance_base(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": "ASK { <council/eastmere> a scr:Council }"}).json()[
        "boolean"
    ]


WRONG = {
    "no operation's parameter": (400, "GET", {"params": {"quary": "ASK {}"}}),
    "two queries": (400, "GET", {"params": {"query": ["ASK {}", "ASK {}"]}}),
    "a query that is none": (400, "GET", {"params": {"query": "ASK {"}}),
    "an update as a query": (400, "GET", {"params": {"query": "CLEAR ALL"}}),
    "an update by GET": (400, "GET", {"params": {"update": "CLEAR ALL"}}),
    "a query and an update": (400, "POST", {"data": {"query": "ASK {}", "update": "CLEAR ALL"}}),
    "an update's dataset": (400, "GET", {"params": {"query": "ASK {}", "using-graph-uri": "urn:g"}}),
    "a form without a query": (400, "POST", {"data": {"default-graph-uri": "urn:g"}}),
    "a form without its type": (415, "POST", {"content": "query=ASK%20%7B%7D"}),
    "a query without its type": (415, "POST", {"content": "ASK {}"}),
    "another type": (415, "POST", {"content": "ASK {}", "headers": {"content-type": "text/plain"}}),
    "an update's type": (415, "POST", {"content": "CLEAR ALL", "headers": {"content-type": "application/sparql-update"}}),
    "another charset": (415, "POST", {"content": "ASK {}".encode("utf-16"), "headers": {"content-type": "application/sparql-query; charset=UTF-16"}}),
    "bytes that are no UTF-8": (400, "POST", {"content": b"ASK { ?s ?p '\xff' }", "headers": DIRECT}),
    "a form that is no UTF-8": (400, "POST", {"content": b"query=ASK%20%7B%3Fs%20%3Fp%20%27%FF%27%7D", "headers": FORM}),
    "a query in address and body": (400, "POST", {"params": {"query": "ASK {}"}, "content": "ASK {}", "headers": DIRECT}),
    "another method": (405, "PUT", {"params": {"query": "ASK {}"}}),
    "no acceptable format": (406, "GET", {"params": {"query": "ASK {}"}, "headers": {"accept": "image/png"}}),
    "a garbled Accept": (400, "GET", {"params": {"query": "ASK {}"}, "headers": {"accept": "text/csv;q=very"}}),
    "a timeout that is none": (400, "GET", {"params": {"query": "ASK {}", "timeout": "soon"}}),
    "a graph name that is none": (400, "GET", {"params": {"query": "ASK {}", "default-graph-uri": "not an iri"}}),
    "an unknown function": (400, "GET", {"params": {"query": "SELECT (<urn:f>(1) AS ?x) {}"}}),
    "an undeclared prefix": (400, "GET", {"params": {"query": "ASK { ?s nowhere:p ?o }"}}),
    "a service clause": (403, "GET", {"params": {"query": "ASK { SERVICE <http://127.0.0.1:1/> {} }"}}),
    "too deep a query": (413, "GET", {"params": {"query": "ASK {" + "{" * 200 + "}" * 200 + "}"}}),
    "too long a query": (413, "POST", {"data": {"query": "ASK {}" + " " * 200_000}}),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_request_is_told_what_is_wrong(client: httpx.Client, what: str) -> None:
    status, method, request = WRONG[what]
    answer = client.request(method, "/sparql", **request)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), (
        answer.text
    )
    problem = answer.json()
    assert problem["status"] == status
    assert problem["detail"]
    if status == 405:
        assert "POST" in answer.headers["allow"]


def test_a_syntax_error_has_its_place(client: httpx.Client) -> None:
    problem = client.get("/sparql", params={"query": "SELECT *\n{ ?s ?p }"}).json()
    assert (problem["line"], problem["column"]) == (2, 10)


def test_a_page_of_another_site_may_read_answers(client: httpx.Client) -> None:
    asked = client.options(
        "/sparql", headers={"origin": "https://x.example", "access-control-request-method": "POST"}
    )
    assert asked.status_code == 204
    assert "POST" in asked.headers["access-control-allow-methods"]
    for query in ("ASK {}", "ASK {"):
        answer = client.get("/sparql", params={"query": query}, headers={"origin": "https://x.example"})
        assert answer.headers["access-control-allow-origin"] == "*"


def test_an_answer_that_is_held_already_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/sparql", params={"query": COUNT})
    tag = first.headers["etag"]
    again = client.get("/sparql", params={"query": COUNT}, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(
        "/sparql", params={"query": COUNT}, headers={"if-none-match": tag, "accept": "text/csv"}
    )
    assert other.status_code == 200
    assert "etag" not in client.get("/sparql", params={"query": "SELECT (NOW() AS ?n) {}"}).headers


@pytest.mark.parametrize(
    ("accept", "engine_format"),
    [("text/turtle", ox.RdfFormat.TURTLE), ("application/rdf+xml", ox.RdfFormat.RDF_XML)],
)
def test_the_service_says_what_it_can_do(
    client: httpx.Client, accept: str, engine_format: ox.RdfFormat
) -> None:
    answer = client.get("/sparql", headers={"accept": accept})
    assert answer.status_code == 200
    store = ox.Store()
    store.load(answer.content, engine_format)
    assert store.query(
        f"""PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> PREFIX void: <http://rdfs.org/ns/void#>
        ASK {{ ?service a sd:Service ; sd:endpoint <{client.base_url.join("/sparql")}> ; sd:supportedLanguage sd:SPARQL11Query ;
          sd:feature sd:UnionDefaultGraph ; sd:defaultDataset ?set . ?set void:triples ?n ; void:classPartition
          [ void:class <https://w3id.org/scrutiny/ns#Meeting> ; void:entities 2 ] FILTER(?n > 400) }}"""
    )


def test_a_person_is_shown_the_page_to_ask_on(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers={"accept": "text/html,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sparql/ask")
