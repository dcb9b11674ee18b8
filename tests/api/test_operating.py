"""What an operator relies on: settings that are checked, counts, a log that keeps questions to itself, a clean stop."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from pydantic import ValidationError

from api.budget import Budget
from api.errors import BudgetSpent
from api.metrics import Metrics
from api.readers.cache import AnswerCache
from api.settings import Settings
from api.settings_table import settings_page
from tests.processes import children_of

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"deadline": 0}, "deadline"),
        ({"readers": 0}, "readers"),
        ({"port": 70_000}, "port"),
        ({"base": "w3id.org/scrutiny"}, "base"),
        ({"update": True}, "SCRUTINY_TOKEN"),
        ({"update": True, "token": "short"}, "at least 16"),
        ({"unheard_of": 1}, "unheard_of"),
    ],
)
def test_an_impossible_setting_stops_the_service_with_its_name(wrong: dict[str, object], word: str) -> None:
    with pytest.raises(ValidationError, match=word):
        Settings(**wrong)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("DEADLINE", "2.5"),
        ("SERVICES", "A.example, b.example"),
        ("UPDATE", "true"),
        ("TOKEN", "0123456789abcdef"),
    ):
        monkeypatch.setenv(f"SCRUTINY_{name}", value)
    settings = Settings(port=8123)
    assert (settings.deadline, settings.services) == (2.5, {"a.example", "b.example"})
    assert "0123456789abcdef" not in repr(settings)


def test_every_setting_says_what_it_is_for() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_the_page_about_the_settings_is_true() -> None:
    assert (ROOT / "docs" / "settings.md").read_text("utf-8") == settings_page()


def test_counts_of_several_processes_are_added_up(tmp_path: Path) -> None:
    one = Metrics(str(tmp_path))
    one.note("sparql", 200, 0.004, 100)
    one.leave()
    (tmp_path / f"{os.getpid()}.json").rename(tmp_path / "1.json")
    other = Metrics(str(tmp_path), lambda: {"readers_idle": 2})
    other.note("sparql", 200, 0.3, 50)
    text = other.expose()
    assert 'scrutiny_requests_total{route="sparql",status="200"} 2' in text
    assert 'scrutiny_request_seconds_bucket{le="0.005"} 1' in text
    assert 'scrutiny_request_seconds_bucket{le="+Inf"} 2' in text
    assert "scrutiny_answer_bytes_total 150" in text
    assert "scrutiny_readers_idle 2" in text


def test_metrics_are_served_for_prometheus(client: httpx.Client) -> None:
    client.get("/sparql", params={"query": "ASK {}"})
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    for line in answer.text.splitlines():
        assert line.startswith("# ") or len(line.rsplit(" ", 1)) == 2
    assert 'route="sparql",status="200"' in answer.text


def test_a_share_refills_as_time_goes_by() -> None:
    now = [0.0]
    budget = Budget(6, clock=lambda: now[0])
    budget.charge("a", 7)
    with pytest.raises(BudgetSpent) as refused:
        budget.admit("a")
    budget.admit("b")
    now[0] = float(refused.value.seconds)
    budget.admit("a")


def test_kept_answers_stay_within_their_room() -> None:
    cache: AnswerCache[int] = AnswerCache(1600)
    for number in range(30):
        cache.keep(number, b"x" * 100)
        assert cache.held <= 1600
    assert cache.find(29) == b"x" * 100
    assert cache.find(0) is None
    cache.keep(50, b"x" * 200)
    assert cache.find(50) is None


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.mark.parametrize("processes", [1, 2])
def test_the_service_starts_logs_no_question_and_stops_cleanly(location: Path, processes: int) -> None:
    port = free_port()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SCRUTINY_STORE": str(location),
        "SCRUTINY_PORT": str(port),
        "SCRUTINY_PROCESSES": str(processes),
    }
    program = "from api.serve import serve\nfrom api.settings import Settings\nif __name__ == '__main__':\n    serve(Settings())"
    process = subprocess.Popen(
        [sys.executable, "-c", program], env=environment, stderr=subprocess.PIPE, text=True
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            wait_for(client, process)
            assert client.get("/sparql", params={"query": "ASK { ?secret a scr:Meeting }"}).json()["boolean"]
            assert 'route="sparql"' in counts(client)
    finally:
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=20)
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert any(line["path"] == "/sparql" and line["status"] == 200 for line in lines)
    assert "secret" not in said
    assert "Traceback" not in said


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds child processes in /proc")
def test_a_serving_process_that_ends_is_replaced_and_all_end_with_their_parent(location: Path) -> None:
    port = free_port()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SCRUTINY_STORE": str(location), "SCRUTINY_PORT": str(port),
                   "SCRUTINY_PROCESSES": "2"}  # fmt: skip
    program = "from api.serve import serve\nfrom api.settings import Settings\nserve(Settings())"
    process = subprocess.Popen([sys.executable, "-c", program], env=environment, stderr=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            wait_for(client, process)
            before = children_of(process.pid)
            assert len(before) == 2
            os.kill(min(before), signal.SIGKILL)
            until = time.monotonic() + 20
            while len(after := children_of(process.pid)) < 2 or after == before:
                assert time.monotonic() < until
                time.sleep(0.05)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            wait_for(client, process)
    finally:
        process.kill()
        process.wait()
    until = time.monotonic() + 20
    while any(is_running(pid) for pid in after):
        assert time.monotonic() < until
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_supervisor_gives_up_on_work_that_fails_at_once() -> None:
    program = "import sys\nfrom api.supervisor import Supervisor\nsys.exit(Supervisor(lambda: sys.exit(3), 2).run())"
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60, check=False
    )
    assert done.returncode == 1


def test_an_address_that_is_taken_is_told_in_one_line(location: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "SCRUTINY_STORE": str(location),
                       "SCRUTINY_PORT": str(taken.getsockname()[1]), "SCRUTINY_PROCESSES": "2"}  # fmt: skip
        program = "from api.serve import serve\nfrom api.settings import Settings\nserve(Settings())"
        done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60, check=False)  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "cannot listen" in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SCRUTINY_PORT", "many", "setting SCRUTINY_PORT: Input should be a valid integer"),
        ("SCRUTINY_BASE", "here", "setting SCRUTINY_BASE: an IRI base starts with"),
        ("SCRUTINY_UPDATE", "1", "SCRUTINY_UPDATE needs SCRUTINY_TOKEN"),
    ],
)
def test_a_wrong_setting_is_told_in_one_line(name: str, value: str, told: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "api"], env={**os.environ, "PYTHONPATH": str(ROOT), name: value},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(f"scrutiny: {told}")
    assert done.stderr.count("\n") == 1


def wait_for(client: httpx.Client, process: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            client.get("/health")
        except httpx.TransportError:
            assert process.poll() is None
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the service did not start")


def counts(client: httpx.Client) -> str:
    """Fetch the metrics until the process that answered has left its counts."""
    until = time.monotonic() + 5
    while 'route="sparql"' not in (text := client.get("/metrics").text) and time.monotonic() < until:
        time.sleep(0.2)
    return text
