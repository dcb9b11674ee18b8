"""Run the W3C's SPARQL 1.1 tests against the service, from a checkout of ``w3c/rdf-tests``.

    python tests/benchmarks/w3c.py FOLDER/sparql/sparql11

Protocol and graph store tests go over HTTP to a service with writing open; query evaluation and syntax go through the
guard and the engine as the service runs them. Prints what failed and the counts; exit 1 if any protocol, graph store or
syntax test failed, or fewer than 222 evaluations passed (the engine's own score). The suite is not part of the project.
"""

# ruff: noqa: E402 - a program that prints, and finds the project beside itself
import csv
import io
import re
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

import httpx
import pyoxigraph as ox
import uvicorn
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

sys.path[:0] = [str(Path(__file__).parents[2])]

from api.app import create_app
from api.errors import RequestError
from api.readers.execution import run_question
from api.readers.frames import Question
from api.settings import Settings
from api.sparql.guard import Limits, outline_query
from graph.store import open_store

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
RESULT_SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
TOKEN = "only for these tests"  # noqa: S105 - nobody's
STATUSES = {"OK": "200", "Created": "201", "NoContent": "204", "BadRequest": "400", "NotFound": "404"}
ENGINE_FLOOR = 222
RESULTS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}


def read_manifest(path: Path) -> Iterator[tuple[Graph, Node]]:
    """Iterate over the tests of a manifest and of those that it includes."""
    graph = Graph().parse(path, publicID=path.as_uri())
    manifest = next(graph.subjects(RDF.type, MF.Manifest))
    for included in Collection(graph, graph.value(manifest, MF.include)):
        yield from read_manifest(local(included))
    for test in Collection(graph, graph.value(manifest, MF.entries)):
        yield graph, test


def local(node: Node) -> Path:
    return Path(unquote(str(node).removeprefix("file://")))


def name_of(node: Node) -> str:
    return str(node).rpartition("#")[2]


@contextmanager
def serving(data: Path | None) -> Iterator[httpx.Client]:
    """Serve a fresh store, with the protocol tests' three graphs in it if ``data`` holds them."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as listening:
        with open_store(folder) as store:
            for number in (1, 2, 3) if data else ():
                graph = f"http://kasei.us/2009/09/sparql/data/data{number}.rdf"
                triples = Path(data, f"data{number}.nt").read_text("utf-8")
                store.update(f"INSERT DATA {{ GRAPH <{graph}> {{ {triples} }} }}")
            store.publish()
        listening.bind(("127.0.0.1", 0))
        settings = Settings(store=folder, update=True, token=TOKEN, budget=0)
        server = uvicorn.Server(uvicorn.Config(create_app(settings), log_config=None))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            with httpx.Client(
                base_url=f"http://127.0.0.1:{listening.getsockname()[1]}", timeout=60
            ) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join()


def requests_of(graph: Graph, test: Node) -> Iterator[tuple[str, str, dict[str, str], bytes, Node]]:
    """Iterate over a test's requests: method, path, header fields, body, and what is expected."""
    for request in Collection(graph, graph.value(graph.value(test, MF.action), HT.requests)):
        fields = {
            str(graph.value(field, HT.fieldName)).lower(): str(graph.value(field, HT.fieldValue))
            for field in Collection(graph, graph.value(request, HT.headers))
        }
        body = graph.value(request, HT.body)
        encoding = str(graph.value(body, CNT.characterEncoding) or "UTF-8")
        content = str(graph.value(body, CNT.chars)).encode(encoding) if body else b""
        method, path = str(graph.value(request, HT.methodName)), str(graph.value(request, HT.absolutePath))
        yield method, path, fields, content, graph.value(request, HT.resp)


def check_answer(graph: Graph, expected: Node, answer: httpx.Response) -> str:
    """Say what is wrong with an answer, "" if nothing is."""
    wanted = [name_of(status) for status in graph.objects(expected, MF.expectedStatus)]
    patterns = [STATUSES.get(one, one.removeprefix("StatusCode").replace("x", ".")) for one in wanted]
    if not any(re.fullmatch(pattern, str(answer.status_code)) for pattern in patterns):
        return f"{answer.status_code} is not {wanted}: {answer.text[:200]}"
    verdict = graph.value(expected, MF.expectedBoolean)
    if isinstance(verdict, Literal) and answer.json().get("boolean") != verdict.toPython():
        return f"{answer.text[:100]} is not {verdict}"
    body = graph.value(expected, HT.body)
    if body is not None and answer.request.method == "GET":
        wanted_graph = canonical(ox.parse(str(graph.value(body, CNT.chars)), ox.RdfFormat.TURTLE))
        if canonical(ox.parse(answer.content, ox.RdfFormat.TURTLE)) != wanted_graph:
            return f"another graph: {answer.text[:200]}"
    return ""


def over_http(graph: Graph, test: Node, client: httpx.Client) -> str:
    location = ""
    for method, absolute_path, fields, body, expected in requests_of(graph, test):
        writes = "update" in fields.get("content-type", "") or body.startswith(b"update=")
        writes = writes or "update=" in absolute_path or name_of(test).startswith("bad_update")
        path = absolute_path.replace("/sparql/", "/update" if writes else "/sparql", 1)
        path = re.sub(r"^/gsp/?", "/graph", path).replace("$LOCATION$", location)
        answer = client.request(
            method, path, headers={**fields, "authorization": f"Bearer {TOKEN}"}, content=body
        )
        location = answer.headers.get("location", location)
        if wrong := check_answer(graph, expected, answer):
            return f"{method} {path}: {wrong}"
    return ""


def canonical(quads: Iterator[ox.Quad]) -> set[ox.Quad]:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


Row = dict[str, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]


def by_value(
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    """Write a number in one way, so that 2.0 and 2.00 compare equal, as the engine keeps them."""
    if not isinstance(term, ox.Literal):
        return term
    kind = term.datatype.value.rpartition("#")[2]
    if kind == "boolean":
        return ox.Literal({"0": "false", "1": "true"}.get(term.value, term.value), datatype=term.datatype)
    try:
        if kind in ("decimal", "integer"):
            return ox.Literal(format(Decimal(term.value).normalize(), "f"), datatype=term.datatype)
        if kind in ("double", "float"):
            return ox.Literal(repr(float(term.value)), datatype=term.datatype)
    except ArithmeticError:
        return term
    return term


def rows_of(solutions: ox.QuerySolutions) -> list[Row]:
    names = [variable.value for variable in solutions.variables]
    found = [{name: solution[name] for name in names} for solution in solutions]
    return [{name: value for name, value in row.items() if value is not None} for row in found]


def rows_in_rdf(path: Path) -> list[Row]:
    """Read rows from a file in the working group's own vocabulary for result sets."""
    store, rows = ox.Store(), []
    store.load(path=str(path), format=rdf_format(path), base_iri=path.as_uri())
    terms = {
        name: ox.NamedNode(f"{RESULT_SET}{name}") for name in ("solution", "binding", "variable", "value")
    }
    for solution in store.quads_for_pattern(None, terms["solution"], None, None):
        row: Row = {}
        for binding in store.quads_for_pattern(solution.object, terms["binding"], None, None):
            name, value = (
                next(store.quads_for_pattern(binding.object, terms[one], None, None)).object
                for one in ("variable", "value")
            )
            row[name.value] = value
        rows.append(row)
    return rows


def as_quads(rows: list[Row]) -> Iterator[ox.Quad]:
    """Turn rows into quads, so that those which differ only in the names of blank nodes compare equal."""
    seen: dict[str, int] = {}
    for row in rows:
        node = ox.BlankNode()
        values = {name: by_value(value) for name, value in sorted(row.items())}
        key = repr([(name, value) for name, value in values.items() if not isinstance(value, ox.BlankNode)])
        seen[key] = seen.get(key, 0) + 1
        yield ox.Quad(node, ox.NamedNode("urn:times"), ox.Literal(seen[key]))
        for name, value in values.items():
            yield ox.Quad(node, ox.NamedNode(f"urn:{name}"), value)


def answer_here(query: str, base: str, store: ox.Store, result_format: str) -> tuple[bytes, bool]:
    """Answer as the service would, over the test's own dataset instead of the union of all graphs."""
    outline_query(query, Limits())
    sink = io.BytesIO()
    question = Question("", query, base, result_format, "N_TRIPLES", 1 << 30, "")
    tabular = run_question(store, question, {}, sink)
    return sink.getvalue(), tabular


def csv_rows(text: str) -> list[list[tuple[str, str]]]:
    """Read rows whatever the order of columns and rows and the names of blank nodes."""
    rows = csv.DictReader(io.StringIO(text))
    return sorted(
        sorted((name, "_:" if value.startswith("_:") else value) for name, value in row.items())
        for row in rows
    )


def evaluates(graph: Graph, test: Node) -> str:
    action, result = graph.value(test, MF.action), local(graph.value(test, MF.result))
    store = ox.Store()
    for data in graph.objects(action, QT.data):
        store.load(path=str(local(data)), base_iri=str(data), format=rdf_format(local(data)))
    for data in graph.objects(action, QT.graphData):
        store.load(
            path=str(local(data)),
            base_iri=str(data),
            format=rdf_format(local(data)),
            to_graph=ox.NamedNode(str(data)),
        )
    asked = graph.value(action, QT.query)
    query, result_format = local(asked).read_text("utf-8"), "CSV" if result.suffix == ".csv" else "XML"
    body, tabular = answer_here(query, str(asked), store, result_format)
    if result.suffix == ".csv":
        told, told_there = (csv_rows(text) for text in (body.decode(), result.read_text("utf-8")))
        return "" if told == told_there else "other rows"
    if not tabular:
        expected = canonical(
            ox.parse(path=str(result), format=rdf_format(result), base_iri=str(graph.value(test, MF.result)))
        )
        return "" if canonical(ox.parse(body, ox.RdfFormat.N_TRIPLES)) == expected else "another graph"
    given = ox.parse_query_results(body, ox.QueryResultsFormat.XML)
    if result.suffix not in RESULTS:
        wanted_rows = rows_in_rdf(result)
    else:
        wanted = ox.parse_query_results(path=str(result), format=RESULTS[result.suffix])
        if isinstance(wanted, ox.QueryBoolean) or isinstance(given, ox.QueryBoolean):
            return "" if bool(given) == bool(wanted) else f"{bool(given)}"
        wanted_rows = rows_of(wanted)
    return "" if canonical(as_quads(rows_of(given))) == canonical(as_quads(wanted_rows)) else "other rows"


def rdf_format(path: Path) -> ox.RdfFormat:
    found = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    return found or ox.RdfFormat.TURTLE


def parses(graph: Graph, test: Node, *, valid: bool) -> str:
    asked = graph.value(test, MF.action)
    query = local(asked).read_text("utf-8")
    try:
        outline_query(query, Limits(services=frozenset({"example.org", "example.com"})))
        ox.Store().query(query, base_iri=str(asked))
    except (RequestError, SyntaxError) as error:
        return str(error) if valid else ""
    except (RuntimeError, OSError):
        return ""  # it was parsed; what it names is not there
    return "" if valid else "it was accepted"


def try_query_test(graph: Graph, test: Node) -> tuple[str, str] | None:
    kind = name_of(graph.value(test, RDF.type))
    if kind in ("PositiveSyntaxTest11", "NegativeSyntaxTest11"):
        return "syntax", parses(graph, test, valid=kind.startswith("Positive"))
    result = graph.value(test, MF.result)
    if kind not in ("QueryEvaluationTest", "CSVResultFormatTest") or not isinstance(result, URIRef):
        return None
    try:
        return "evaluation", evaluates(graph, test)
    except (RequestError, SyntaxError, ValueError, RuntimeError, OSError) as error:
        return "evaluation", f"{type(error).__name__}: {error}"


def run(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Iterate over the tests: group, name, and what is wrong ("" if nothing is)."""
    with serving(folder / "protocol") as client:
        for graph, test in read_manifest(folder / "protocol" / "manifest.ttl"):
            yield "protocol", name_of(test), over_http(graph, test, client)
    for graph, test in read_manifest(folder / "graph-store-protocol" / "manifest-indirect.ttl"):
        with serving(None) as client:
            yield "graph store", name_of(test), over_http(graph, test, client)
    for name in ("manifest-sparql11-query.ttl", "manifest-sparql11-results.ttl"):
        for graph, test in read_manifest(folder / name):
            outcome = try_query_test(graph, test)
            if outcome is not None:
                yield outcome[0], str(test).rpartition("/")[2], outcome[1]


def main() -> None:
    passed: dict[str, list[bool]] = {}
    for group, name, wrong in run(Path(sys.argv[1]).resolve()):
        passed.setdefault(group, []).append(not wrong)
        if wrong:
            print(f"{group}: {name}: {' '.join(wrong.split())[:300]}")
    for group, outcomes in passed.items():
        print(f"{group}: {sum(outcomes)} of {len(outcomes)}")
    strict = all(all(outcomes) for group, outcomes in passed.items() if group != "evaluation")
    sys.exit(0 if strict and sum(passed["evaluation"]) >= ENGINE_FLOOR else 1)


if __name__ == "__main__":
    main()
