"""Real SPARQL servers for the tests: Oxigraph's, from the package index, and Virtuoso 7, from Debian.

Each is started on free ports of this machine with a folder of its own, and stopped in the end. Where one is not installed
its tests are skipped and say so; with ``SCRUTINY_REQUIRE_SERVERS=1`` that is a failure.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from graph.remote.address import Server

MAX_ROWS = 10_000
"""Rows that Virtuoso gives at most, as Debian sets it."""

_VIRTUOSO = """
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
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = {rows}
"""


def _require(program: str, remedy: str) -> str:
    beside = Path(sys.executable).with_name(program)
    found = str(beside) if beside.exists() else shutil.which(program)
    if found:
        return found
    reason = f"there is no {program} on this machine ({remedy})"
    if os.environ.get("SCRUTINY_REQUIRE_SERVERS") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def _free_ports(number: int) -> list[int]:
    sockets = [socket.socket() for _ in range(number)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]
    finally:
        for one in sockets:
            one.close()


@contextmanager
def _running(command: list[str], folder: Path, address: str) -> Iterator[None]:
    """Run a server until the block ends; it has a minute to answer."""
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
    try:
        until = time.monotonic() + 60
        while True:
            try:
                httpx.post(address, data={"query": "ASK {}"})
                break
            except httpx.TransportError:
                told = (folder / "output").read_text(errors="replace")[-500:]
                assert process.poll() is None, told
                assert time.monotonic() < until, told
                time.sleep(0.05)
        yield
    finally:
        process.kill()
        process.wait()


@contextmanager
def oxigraph(folder: Path, union: bool = True) -> Iterator[Server]:
    """Start Oxigraph's own server, without a login."""
    program = _require("oxigraph", "make setup")
    (port,) = _free_ports(1)
    root = f"http://127.0.0.1:{port}"
    command = [program, "serve", "--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}"]
    if union:
        command.append("--union-default-graph")
    with _running(command, folder, f"{root}/query"):
        yield Server(
            query=f"{root}/query",
            update=f"{root}/update",
            archive=folder / "archive",
            index=folder / "search.sqlite",
        )


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Start Virtuoso, which wants a login by HTTP Digest at its addresses for writing."""
    program = _require("virtuoso-t", "apt install virtuoso-opensource-7-bin")
    sql, http = _free_ports(2)
    (folder / "run.ini").write_text(
        _VIRTUOSO.format(folder=folder, sql=sql, http=http, rows=MAX_ROWS), encoding="utf-8"
    )
    root = f"http://127.0.0.1:{http}"
    with _running([program, "-f", "-c", "run.ini"], folder, f"{root}/sparql"):
        yield Server(
            query=f"{root}/sparql-auth",
            update=f"{root}/sparql-auth",
            user="dba",
            password="dba",  # noqa: S106 - as it comes
            archive=folder / "archive",
            index=folder / "search.sqlite",
        )


STARTERS = {"oxigraph": oxigraph, "virtuoso": virtuoso}
