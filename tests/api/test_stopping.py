"""A service that is told to stop finishes what it has begun, ends all its processes, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.processes import family

from .test_operating import ROOT, free_port, wait_for

SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(?a != ?d && ?g != ?j) }"
DEADLINE = 3.0  # seconds; the slow query is ended then, and says so


@contextmanager
def running(store: Path, processes: int) -> Iterator[tuple["subprocess.Popen[str]", httpx.Client]]:
    port = free_port()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SCRUTINY_DEADLINE": str(DEADLINE), "SCRUTINY_PROCESSES": str(processes)}  # fmt: skip
    command = [sys.executable, "-m", "scrutiny", "serve", "--store", str(store), "--port", str(port)]
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)  # fmt: skip
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            wait_for(client, process)
            yield process, client
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=30)


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are listed by /proc")
@pytest.mark.parametrize("processes", [1, 2])
def test_what_was_asked_is_answered_and_no_process_stays(location: Path, processes: int) -> None:
    with running(location, processes) as (process, client):
        answers: list[httpx.Response] = []
        asking = threading.Thread(
            target=lambda: answers.append(client.get("/sparql", params={"query": SLOW}))
        )
        asking.start()
        time.sleep(DEADLINE / 3)
        all_of_them = family(process.pid)
        assert len(all_of_them) > processes
        process.send_signal(signal.SIGTERM)
        asking.join(timeout=60)
        assert [answer.status_code for answer in answers] == [504]
        assert answers[0].json()["status"] == 504
        assert process.wait(timeout=60) in {
            0,
            -signal.SIGTERM,
        }  # uvicorn passes the signal on when it is done
        until = time.monotonic() + 10
        while any(map(is_alive, all_of_them)) and time.monotonic() < until:
            time.sleep(0.05)
        assert not [one for one in all_of_them if is_alive(one)]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are listed by /proc")
def test_a_service_that_is_killed_leaves_no_process_either(location: Path) -> None:
    with running(location, 1) as (process, _):
        all_of_them = family(process.pid) - {process.pid}
        assert all_of_them
        process.kill()
        process.wait(timeout=30)
        until = time.monotonic() + 30
        while any(map(is_alive, all_of_them)) and time.monotonic() < until:
            time.sleep(0.1)
        assert not [one for one in all_of_them if is_alive(one)]


def test_the_service_is_told_to_be_alive_while_all_its_readers_are_busy(location: Path) -> None:
    with running(location, 1) as (_, client):
        busy = [
            threading.Thread(target=lambda: client.get("/sparql", params={"query": SLOW})) for _ in range(4)
        ]
        for one in busy:
            one.start()
        time.sleep(0.5)
        began = time.monotonic()
        assert client.get("/health").json() == {"status": "alive"}
        assert time.monotonic() - began < DEADLINE
        for one in busy:
            one.join(timeout=60)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SCRUTINY_DEADLINE", "soon", "SCRUTINY_DEADLINE"),
        ("SCRUTINY_READERS", "0", "SCRUTINY_READERS"),
        ("SCRUTINY_UPDATE", "true", "SCRUTINY_TOKEN"),
        ("SCRUTINY_BASE", "w3id.org", "SCRUTINY_BASE"),
    ],
)
def test_an_impossible_setting_is_one_line_and_exit_code_two(
    location: Path, name: str, value: str, said: str
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), name: value}
    command = [sys.executable, "-m", "scrutiny", "serve", "--store", str(location), "--port", "0"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)  # fmt: skip
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert said in done.stderr
