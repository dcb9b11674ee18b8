"""Let the service run under mixed load while papers are loaded and readers are killed at random.

    python tests/benchmarks/soak_service.py [--minutes 10] [--papers 60]

Every answer is checked: a count must be one that the store has held, a page must be whole, a query that means harm must be
ended with a status of its own. At the end the serving process may hold no more memory and files than after the first
minute, but for a margin. Prints what was asked and found; exit 1 where anything was wrong.
"""

# ruff: noqa: E402, S311 - a program that prints, and finds the project beside itself
import argparse
import contextlib
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import httpx

sys.path[:0] = [str(Path(__file__).parents[2])]

from graph.load import Load, load_many
from graph.store import open_store
from tests.benchmarks.generated import generate
from tests.benchmarks.peers import Server, family, ours
from tests.benchmarks.questions import HARM

COUNT = "SELECT (COUNT(DISTINCT ?m) AS ?n) WHERE { ?m a scr:Meeting }"
POINT = "SELECT ?p ?o WHERE { ?m a scr:Meeting ; ?p ?o } LIMIT 50"
TOLD = {
    503,
    504,
    507,
}  # full, out of time for both readers were taken, or killed in the middle: and it was said
EXPECTED_OF_HARM = {413, 503, 504, 507}
MARGIN_BYTES, MARGIN_FILES = 60 << 20, 40


class Soak:
    """The load, and what was wrong with any answer."""

    def __init__(self, server: Server, folder: Path, loads: list[Load]) -> None:
        self.server, self.folder, self.loads = server, folder, loads
        self.loaded, self.stop = len(loads) // 2, threading.Event()
        self.asked: Counter[str] = Counter()
        self.wrong: list[str] = []

    def get(self, client: httpx.Client, query: str) -> httpx.Response | None:
        try:
            return client.get(self.server.address, params={"query": query})
        except httpx.TransportError as error:
            self.wrong.append(f"{type(error).__name__}: {error}")
            return None

    def count(self, client: httpx.Client) -> None:
        least = self.loaded
        answer = self.get(client, f"{COUNT} # {random.random()}")
        if answer is None or answer.status_code in TOLD:
            return
        found = (
            int(answer.json()["results"]["bindings"][0]["n"]["value"]) if answer.status_code == 200 else -1
        )
        if not least <= found <= len(self.loads):
            self.wrong.append(
                f"{answer.status_code}, {found} meetings, at least {least} expected: {answer.text[:200]}"
            )

    def point(self, client: httpx.Client) -> None:
        answer = self.get(client, f"{POINT} # {random.randrange(50)}")
        if answer is not None and answer.status_code not in {200, *TOLD}:
            self.wrong.append(f"point: {answer.status_code} {answer.text[:100]}")

    def page(self, client: httpx.Client) -> None:
        address = self.server.address.removesuffix("/sparql") + random.choice(
            ["/", "/documents", "/questions", "/help"]
        )
        answer = client.get(address, headers={"accept": "text/html"})
        if answer.status_code not in {200, *TOLD} or not answer.text.rstrip().endswith("</html>"):
            self.wrong.append(f"{address}: {answer.status_code}")

    def harm(self, client: httpx.Client) -> None:
        kind = random.choice(list(HARM))
        with contextlib.suppress(httpx.ReadTimeout):
            answer = client.post(
                self.server.address, data={"query": HARM[kind]}, timeout=random.choice([0.3, 30])
            )
            if answer.status_code not in EXPECTED_OF_HARM | (
                {200} if kind in ("everything", "all sorted") else set()
            ):
                self.wrong.append(f"{kind}: {answer.status_code}")

    def keep_asking(self, step: Callable[[httpx.Client], None]) -> None:
        with httpx.Client(timeout=30) as client:
            while not self.stop.is_set():
                step(client)
                self.asked[step.__name__] += 1

    def keep_loading(self) -> None:
        while not self.stop.wait(1.0):
            with open_store(self.folder) as store:
                if self.loaded < len(self.loads):
                    load_many(store, [self.loads[self.loaded]])
                    self.loaded += 1
                else:
                    store.update(f"INSERT DATA {{ <urn:soak> <urn:at> {time.time_ns()} }}")
                    store.publish()
            self.asked["load"] += 1

    def keep_killing(self) -> None:
        while not self.stop.wait(random.uniform(0.5, 3)):
            readers = [pid for pid in family(self.server.process) if is_reader(pid)]
            if readers:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(random.choice(readers), signal.SIGKILL)
                self.asked["kill"] += 1


def is_reader(pid: int) -> bool:
    try:
        return "api.readers.reader" in Path(f"/proc/{pid}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def holdings(server: Server) -> tuple[int, int]:
    """Give the bytes of memory and the number of files that the serving processes hold."""
    memory, files = 0, 0
    for pid in family(server.process):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            if not is_reader(pid):
                memory += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
                files += len(list(Path(f"/proc/{pid}/fd").iterdir()))
    return memory, files


def soak(folder: Path, loads: list[Load], minutes: float) -> list[str]:
    with ours(folder, processes=1, deadline=2, cache=8) as server:
        state = Soak(server, folder, loads)
        works = [state.keep_loading, state.keep_killing]
        works += [
            lambda step=step: state.keep_asking(step)
            for step in (state.count, state.point, state.page, state.harm)
        ]
        threads = [threading.Thread(target=work) for work in works]
        for thread in threads:
            thread.start()
        warm = min(60.0, minutes * 30)
        time.sleep(warm)
        before = holdings(server)
        time.sleep(max(minutes * 60 - warm, 1))
        after = holdings(server)
        state.stop.set()
        for thread in threads:
            thread.join()
        print(f"asked: {dict(state.asked)}")
        print(f"memory {before[0] >> 20} then {after[0] >> 20} MB, files {before[1]} then {after[1]}")
        print(f"snapshots on disk: {len([one for one in (folder / 'snapshots').iterdir() if one.is_dir()])}")
        if after[0] > before[0] + MARGIN_BYTES or after[1] > before[1] + MARGIN_FILES:
            state.wrong.append(f"the process holds more: {before} then {after}")
        return state.wrong


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--papers", type=int, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        loads = list(generate(given.papers))
        with open_store(folder) as store:
            load_many(store, loads[: len(loads) // 2])
        wrong = soak(Path(folder), loads, given.minutes)
    for line, times in Counter(wrong).most_common(20):
        print(f"wrong {times} times: {line}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
