"""The service and its peers, each started on a free port of this machine over the same quads, and what they use."""

# ruff: noqa: E402 - it is run from a file too, and finds the project beside itself
import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from graph.embedded.snapshots import Snapshots
from graph.sparql.prefixes import PREFIXES

JSON = {"accept": "application/sparql-results+json"}
RDFLIB = """
import sys, uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
data = Dataset(default_union=True)
data.parse(sys.argv[1], format="nquads")
uvicorn.run(SparqlEndpoint(graph=data, path="/"), port=int(sys.argv[2]), log_level="error")
"""
VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = {folder}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 40
[SPARQL]
ResultSetMaxRows = 1000000
"""


@dataclass
class Server:
    """A service under measurement: where it answers, its process, and the seconds until its first answer."""

    name: str
    address: str
    process: "subprocess.Popen[bytes]"
    prefixed: bool = False
    started_after: float = 0.0

    def query(self, text: str) -> str:
        """Declare the prefixes that the query uses, for a server that does not know them."""
        if self.prefixed:
            return text
        return "".join(f"PREFIX {p}: <{iri}> " for p, iri in PREFIXES.items() if f"{p}:" in text) + text


def free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_until(address: str, process: "subprocess.Popen[bytes]", patience: float) -> None:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        with contextlib.suppress(httpx.TransportError):
            asked = {"query": "ASK { ?s ?p ?o }"}
            if httpx.get(address, params=asked, headers=JSON, timeout=patience).status_code == 200:
                return
        if process.poll() is not None:
            raise SystemExit(f"{address}: the server ended with {process.returncode}")
        time.sleep(0.01)
    raise SystemExit(f"{address}: no answer after {patience:g} s")


@contextmanager
def running(
    name: str,
    command: list[str],
    address: str,
    *,
    prefixed: bool = False,
    patience: float = 60,
    **environment: str,
) -> Iterator[Server]:
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(address, process, patience)
        yield Server(name, address, process, prefixed, time.perf_counter() - began)
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(15)
        process.kill()
        process.wait()


def ours(
    folder: Path, *, cache: int = 0, processes: int = 2, deadline: float = 10.0
) -> AbstractContextManager[Server]:
    """Start this service; its cache of answers is off unless ``cache`` gives it megabytes."""
    port = free_port()
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
    address = f"http://127.0.0.1:{port}/sparql"
    return running("ours", [sys.executable, "-m", "api"], address, prefixed=True, **environment)


@contextmanager
def oxigraph(binary: str, folder: Path) -> Iterator[Server]:
    """Start Oxigraph's server over the same snapshot. It has no time limit: with one it starts a thread for every
    query that sleeps until the limit, and ends when there are too many of them."""
    port, held = free_port(), Snapshots(folder / "snapshots").hold()
    command = [binary, "serve-read-only", "--location", str(held.folder), "--bind", f"127.0.0.1:{port}"]
    with running("Oxigraph server", command, f"http://127.0.0.1:{port}/query") as server:
        yield server
    held.release()


def dump_named(folder: Path, to: Path) -> int:
    """Write the named graphs as N-Quads; give their number of quads."""
    held = Snapshots(folder / "snapshots").hold()
    count = 0

    def named() -> Iterator[ox.Quad]:
        nonlocal count
        for quad in ox.Store.read_only(str(held.folder)):
            if quad.graph_name != ox.DefaultGraph():
                count += 1
                yield quad

    ox.serialize(named(), str(to), ox.RdfFormat.N_QUADS)
    held.release()
    return count


def rdflib_endpoint(python: str, dump: Path) -> AbstractContextManager[Server]:
    """Start rdflib-endpoint over rdflib's memory store, in the environment that has it; a million quads take minutes."""
    port = free_port()
    command = [python, "-c", RDFLIB, str(dump), str(port)]
    return running("rdflib-endpoint", command, f"http://127.0.0.1:{port}/", patience=1800)


@contextmanager
def virtuoso(binary: str, dump: Path, scratch: Path) -> Iterator[Server]:
    """Start Virtuoso in a folder of its own and load the dump."""
    folder = scratch / "virtuoso"
    folder.mkdir()
    shutil.copy(dump, folder / "dump.nq")
    sql, http = free_port(), free_port()
    (folder / "run.ini").write_text(VIRTUOSO.format(folder=folder, sql=sql, http=http), encoding="utf-8")
    command = [binary, "-f", "-c", str(folder / "run.ini")]
    load = f"ld_dir('{folder}', 'dump.nq', 'urn:none'); rdf_loader_run(); checkpoint;"
    with running("Virtuoso 7", command, f"http://127.0.0.1:{http}/sparql") as server:
        told = subprocess.run(
            ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={load}"],
            capture_output=True,
            text=True,
            check=True,
        )
        if "Error" in told.stdout + told.stderr:
            raise SystemExit(f"Virtuoso: {told.stdout}{told.stderr}")
        yield server


def family(process: "subprocess.Popen[bytes]") -> Iterator[int]:
    """Iterate over a process and all under it."""
    waiting = [process.pid]
    while waiting:
        pid = waiting.pop()
        yield pid
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]


def memory(process: "subprocess.Popen[bytes]") -> list[tuple[str, float]]:
    """Give for a process and all under it what it is and its own resident memory (proportional share), in megabytes."""
    found = []
    for pid in family(process):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            share = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
            reads = "api.readers.reader" in Path(f"/proc/{pid}/cmdline").read_text()
            found.append(("reader" if reads else "server", share / 1024))
    return found


def processor_seconds(process: "subprocess.Popen[bytes]") -> float:
    """Give the processor time that a process and all under it have used: a measure that other work disturbs less."""
    ticks = 0
    for pid in family(process):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
