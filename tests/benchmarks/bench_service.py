"""Measure the service beside its peers over HTTP, on the same quads, in one run.

    python tests/benchmarks/bench_service.py [--papers 1000] [--rdflib] [--oxigraph PATH] [--seconds 4] [--store FOLDER]

A thousand papers are some million quads. The peers are rdflib-endpoint over rdflib's memory store (``--rdflib``: it takes
minutes to fill at a million quads) and the Oxigraph server, where its binary is found. Requests a second are measured by
``wrk`` where it is installed. The cache of answers is off unless a line says otherwise.

What is printed: each of the eight questions' median over HTTP; requests a second for a small question at 8 and 32
connections; a fast question's median beside a runaway; status and seconds of queries that mean harm; seconds until the
service answers; memory of each process.
"""

# ruff: noqa: E402, S311 - a program that prints, and finds the project beside itself
import argparse
import contextlib
import http.client
import math
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import httpx

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from generated import generate

from graph.load import load_many
from graph.prefixes import prologue
from graph.snapshots import Snapshots
from graph.store import open_store
from ontology.terms import BASE

PROLOGUE = prologue(BASE)
JSON = {"accept": "application/sparql-results+json"}
PATIENCE = 30  # seconds that a question may take; a server that does not answer by then counts with them
TURTLE = {"accept": "application/n-triples"}


@dataclass(frozen=True)
class Question:
    """One of the eight: its text with a place for a node, which kind of node, and what it is a stand-in for."""

    name: str
    text: str
    kind: str = ""
    graph: bool = False


QUESTIONS = (
    Question("Q1 point lookup", "SELECT ?p ?o WHERE { %s ?p ?o }", "meeting"),
    Question(
        "Q2 decisions of a body in a year",
        "SELECT ?d ?text WHERE { ?m schema:organizer %s ; schema:startDate ?day . FILTER(YEAR(?day) = 2019) "
        "?item scr:inMeeting ?m . ?d scr:inItem ?item ; a scr:Decision ; schema:text ?text }",
        "body",
    ),
    Question(
        "Q3 pairs who attend together three times",
        "SELECT ?a ?b (COUNT(DISTINCT ?m) AS ?n) WHERE { ?m schema:organizer %s . ?x scr:atMeeting ?m ; scr:person ?a . "
        "?y scr:atMeeting ?m ; scr:person ?b . FILTER(STR(?a) < STR(?b)) } GROUP BY ?a ?b HAVING(COUNT(DISTINCT ?m) >= 3)",
        "body",
    ),
    Question(
        "Q4 officer, body, recommendation",
        "SELECT DISTINCT ?body ?text WHERE { ?x scr:person %s ; scr:atMeeting ?m . ?m schema:organizer ?body . "
        "?item scr:inMeeting ?m . ?d scr:inItem ?item ; a scr:Recommendation ; schema:text ?text }",
        "person",
    ),
    Question(
        "Q5 decisions by year",
        "SELECT ?year (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d a scr:Decision ; scr:inItem/scr:inMeeting/schema:startDate ?day "
        "BIND(YEAR(?day) AS ?year) } GROUP BY ?year ORDER BY ?year",
    ),
    Question(
        "Q6 a word in titles",
        'SELECT ?item ?label WHERE { ?item a scr:AgendaItem ; rdfs:label ?label FILTER(CONTAINS(LCASE(?label), "flooding")) } LIMIT 100',
    ),
    Question("Q7 everything under a council", "SELECT ?x WHERE { ?x org:subOrganizationOf+ %s }", "council"),
    Question("Q8 description", "DESCRIBE %s", "meeting", graph=True),
)
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HARM = {
    "product counted": RUNAWAY,
    "product listed": "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }",
    "product sorted": "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a",
    "product made distinct": "SELECT DISTINCT ?a ?f WHERE { ?a ?b ?c . ?d ?e ?f }",
    "product grouped": "SELECT ?a ?d (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d",
    "paths": "SELECT (COUNT(*) AS ?n) WHERE { ?a (scr:inItem|scr:inMeeting|schema:organizer|^schema:organizer|^scr:inMeeting)* ?b . ?b (!<urn:x>)* ?c }",
    "all sorted": "SELECT * WHERE { ?a ?b ?c } ORDER BY DESC(STR(?c)) ?a",
    "texts joined": "SELECT (GROUP_CONCAT(STR(?c)) AS ?all) WHERE { ?a ?b ?c . ?d a scr:Meeting }",
    "regular expression": 'SELECT (COUNT(*) AS ?n) WHERE { ?a scr:quote ?q . ?b scr:quote ?r FILTER(REGEX(CONCAT(?q, ?r), "(a+)+(e|i|o)*x$")) }',
    "optional": "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c OPTIONAL { ?d ?e ?f FILTER(STR(?c) = STR(?d)) } }",
    "everything": "SELECT * WHERE { ?a ?b ?c }",
    "a vast graph": "CONSTRUCT { ?a ?b ?c . ?c ?b ?a } WHERE { ?a ?b ?c . ?d a scr:Meeting }",
    "deep groups": "ASK {" + "{" * 5000 + "}" * 5000 + "}",
    "a long chain": "ASK { FILTER(" + "1+" * 40_000 + "1 > 0) }",
}


@dataclass
class Server:
    """A service under measurement: where it answers, and its processes."""

    name: str
    address: str
    process: "subprocess.Popen[bytes]"
    nodes: dict[str, list[str]] = field(default_factory=dict)
    prefixed: bool = True
    started_after: float = 0.0

    def query(self, text: str) -> str:
        return text if self.prefixed else f"{PROLOGUE}{text}"


def prepare(folder: Path, papers: int) -> None:
    began = time.perf_counter()
    with open_store(folder) as store:
        load_many(store, generate(papers))
    print(f"prepared {papers} papers in {time.perf_counter() - began:.1f} s at {folder}")


def free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_until(address: str, process: "subprocess.Popen[bytes]", query: str, patience: float) -> None:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(address, params={"query": query}, headers=JSON, timeout=patience).status_code == 200:
                return
        if process.poll() is not None:
            raise SystemExit(f"{address}: the server ended with {process.returncode}")
        time.sleep(0.01)
    raise SystemExit(f"{address}: no answer after {patience:g} s")


@contextlib.contextmanager
def running(
    name: str, command: list[str], address: str, *, prefixed: bool, patience: float = 60, **environment: str
) -> Iterator[Server]:
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(address, process, "ASK {}", patience)
        yield Server(name, address, process, prefixed=prefixed, started_after=time.perf_counter() - began)
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(15)
        process.kill()


def ours(
    folder: Path, *, cache: int = 0, processes: int = 2, deadline: float = 10.0
) -> contextlib.AbstractContextManager[Server]:
    port = free_port()
    program = "from api.serve import serve\nfrom api.settings import Settings\nif __name__ == '__main__':\n    serve(Settings())"
    variables = {
        "STORE": folder,
        "PORT": port,
        "PROCESSES": processes,
        "CACHE": cache,
        "BUDGET": 0,
        "DEADLINE": deadline,
        "READERS": 2,
    }
    environment = {f"SCRUTINY_{name}": str(value) for name, value in variables.items()}
    return running(
        f"ours, cache {cache} MB",
        [sys.executable, "-c", program],
        f"http://127.0.0.1:{port}/sparql",
        prefixed=True,
        **environment,
    )


def oxigraph(binary: str, folder: Path) -> contextlib.AbstractContextManager[Server]:
    port = free_port()
    held = Snapshots(folder / "snapshots").hold()
    command = [
        binary,
        "serve-read-only",
        "--location",
        str(held.folder),
        "--bind",
        f"127.0.0.1:{port}",
        "--union-default-graph",
        "--timeout-s",
        "2",
    ]
    return running("Oxigraph server", command, f"http://127.0.0.1:{port}/query", prefixed=False)


RDFLIB = """
import sys, uvicorn, pyoxigraph as ox
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
data = Dataset(default_union=True)
data.parse(sys.argv[1], format="nquads")
uvicorn.run(SparqlEndpoint(graph=data, path="/"), port=int(sys.argv[2]), log_level="error")
"""


def rdflib_endpoint(folder: Path, scratch: Path) -> contextlib.AbstractContextManager[Server]:
    import pyoxigraph as ox

    port, dump = free_port(), scratch / "dump.nq"
    held = Snapshots(folder / "snapshots").hold()
    ox.Store.read_only(str(held.folder)).dump(str(dump), ox.RdfFormat.N_QUADS)
    command = [sys.executable, "-c", RDFLIB, str(dump), str(port)]
    return running("rdflib-endpoint", command, f"http://127.0.0.1:{port}/", prefixed=False, patience=900)


def sample_nodes(server: Server) -> dict[str, list[str]]:
    classes = {
        "meeting": "scr:Meeting",
        "body": "scr:Body",
        "person": "foaf:Person",
        "council": "scr:Council",
    }
    nodes = {}
    for kind, name in classes.items():
        answer = httpx.get(
            server.address,
            params={"query": f"SELECT DISTINCT ?x {{ ?x a {name} }} ORDER BY ?x LIMIT 400"},
            headers=JSON,
        )
        nodes[kind] = [f"<{row['x']['value']}>" for row in answer.json()["results"]["bindings"]]
    return nodes


def median(server: Server, question: Question, nodes: dict[str, list[str]], seconds: float) -> float:
    """Give the median in milliseconds, over other nodes each time."""
    chance, took = random.Random(1), []
    host, _, path = server.address.removeprefix("http://").partition("/")
    connection = http.client.HTTPConnection(host, timeout=PATIENCE)
    until = time.perf_counter() + seconds
    while time.perf_counter() < until or len(took) < 3:
        text = question.text % chance.choice(nodes[question.kind]) if question.kind else question.text
        began = time.perf_counter()
        try:
            connection.request(
                "GET",
                f"/{path}?query={quote(server.query(text))}",
                headers=TURTLE if question.graph else JSON,
            )
            answer = connection.getresponse()
            answer.read()
        except TimeoutError:
            return PATIENCE * 1000
        took.append(time.perf_counter() - began)
        if answer.status != 200:
            return float("nan")
    return statistics.median(took) * 1000


def requests_a_second(
    server: Server, nodes: dict[str, list[str]], connections: int, seconds: int, scratch: Path
) -> str:
    wrk = shutil.which("wrk")
    if wrk is None:
        return "wrk is not installed"
    queries = scratch / "queries.txt"
    texts = [server.query(QUESTIONS[0].text % node) for node in nodes["meeting"]]
    queries.write_text("\n".join(quote(text, safe="") for text in texts))
    path = "/" + server.address.split("/", 3)[3]
    script = scratch / "ask.lua"
    script.write_text(
        f"local n, t = 0, {{}}\nfor l in io.lines('{queries}') do t[#t + 1] = l end\n"
        f"request = function() n = n + 1; return wrk.format('GET', '{path}?query=' .. t[n % #t + 1], "
        "{['Accept'] = 'application/sparql-results+json'}) end\n"
    )
    command = [
        wrk,
        "-t1",
        f"-c{connections}",
        f"-d{seconds}s",
        "--latency",
        "-s",
        str(script),
        server.address,
    ]
    before = processor_seconds(server.process)
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    used = processor_seconds(server.process) - before
    answered = next((int(line.split()[0]) for line in said.splitlines() if " requests in " in line), 0)
    found = {
        line.split()[0]: line.split()[1]
        for line in said.splitlines()
        if line.split()[:1] in (["Requests/sec:"], ["99%"], ["50%"])
    }
    wrong = "".join(f", {line.strip()}" for line in said.splitlines() if "Non-2xx" in line)
    return f"{float(found['Requests/sec:']):9.0f}/s  p50 {found['50%']:>9}  p99 {found['99%']:>9}  {answered / max(used, 0.01):7.0f} a processor second{wrong}"


def beside_runaway(server: Server, nodes: dict[str, list[str]]) -> tuple[float, float]:
    """Give a fast question's median in milliseconds while nothing else runs, and while a runaway does."""
    idle = median(server, QUESTIONS[0], nodes, 1.0)
    stop = threading.Event()

    def run_away() -> None:
        while not stop.is_set():
            with contextlib.suppress(httpx.HTTPError):
                httpx.get(server.address, params={"query": server.query(RUNAWAY)}, headers=JSON, timeout=3)

    thread = threading.Thread(target=run_away)
    thread.start()
    time.sleep(0.3)
    try:
        return idle, median(server, QUESTIONS[0], nodes, 3.0)
    finally:
        stop.set()
        thread.join()


def harm(server: Server) -> Iterator[tuple[str, str, float]]:
    for kind, text in HARM.items():
        began = time.perf_counter()
        try:
            answer = httpx.post(server.address, data={"query": server.query(text)}, timeout=30)
            what = str(answer.status_code)
        except httpx.HTTPError as error:
            what = type(error).__name__
        yield kind, what, time.perf_counter() - began


def family(process: "subprocess.Popen[bytes]") -> Iterator[int]:
    """Iterate over a process and all under it."""
    waiting = [process.pid]
    while waiting:
        pid = waiting.pop()
        yield pid
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]


def memory(process: "subprocess.Popen[bytes]") -> list[str]:
    """Give the resident memory of a process and all under it, in megabytes."""
    found = []
    for pid in family(process):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            status = Path(f"/proc/{pid}/status").read_text()
            resident = next(
                (line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")), "0"
            )
            reader = "reader " if "api.reader" in Path(f"/proc/{pid}/cmdline").read_text() else ""
            found.append(f"{reader}{int(resident) / 1024:.0f}")
    return found


def processor_seconds(process: "subprocess.Popen[bytes]") -> float:
    """Give the processor time that a process and all under it have used: a measure that other work disturbs less."""
    ticks = 0
    for pid in family(process):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def measure(server: Server, nodes: dict[str, list[str]], seconds: int, scratch: Path) -> dict[str, float]:
    print(f"\n## {server.name}: first answer after {server.started_after:.2f} s")
    medians = {question.name: median(server, question, nodes, seconds / 2) for question in QUESTIONS}
    for name, took in medians.items():
        print(f"{name:45} {took:9.2f} ms")
    for connections in (1, 8, 32):
        print(
            f"small question, {connections:2} connections        {requests_a_second(server, nodes, connections, seconds, scratch)}"
        )
    idle, beside = beside_runaway(server, nodes)
    print(f"fast question: idle {idle:.2f} ms, beside a runaway {beside:.2f} ms ({beside / idle:.1f} times)")
    print(f"resident MB: {', '.join(memory(server.process))}")
    return medians


def compare(results: dict[str, dict[str, float]]) -> None:
    mine = next(iter(results.values()))
    for name, theirs in list(results.items())[1:]:
        ratios = [theirs[question.name] / mine[question.name] for question in QUESTIONS]
        finite = [ratio for ratio in ratios if not math.isnan(ratio)]
        print(
            f"\n{name} takes, in our times: "
            + ", ".join(f"{ratio:.1f}" for ratio in ratios)
            + f"; geometric mean {statistics.geometric_mean(finite):.1f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--papers", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--rdflib", action="store_true")
    parser.add_argument("--oxigraph", default=shutil.which("oxigraph"))
    parser.add_argument("--store", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch_name:
        scratch = Path(scratch_name)
        folder = given.store or scratch / "store"
        if not (folder / "snapshots" / "current").exists():
            prepare(folder, given.papers)
        results: dict[str, dict[str, float]] = {}
        nodes: dict[str, list[str]] = {}
        starts: list[Callable[[], contextlib.AbstractContextManager[Server]]] = [lambda: ours(folder)]
        if given.oxigraph:
            starts.append(lambda: oxigraph(given.oxigraph, folder))
        if given.rdflib:
            starts.append(lambda: rdflib_endpoint(folder, scratch))
        for start in starts:
            with start() as server:
                nodes = nodes or sample_nodes(server)
                results[server.name] = measure(server, nodes, given.seconds, scratch)
        with ours(folder, deadline=2) as server:
            print(f"\n## {server.name}, queries that mean harm, deadline 2 s")
            for kind, what, took in harm(server):
                print(f"{kind:30} {what:>16} after {took:6.2f} s")
        with ours(folder, cache=64) as server:
            print(
                f"\n## {server.name}: small question, 8 connections {requests_a_second(server, nodes, 8, given.seconds, scratch)}"
            )
        compare(results)


if __name__ == "__main__":
    main()
