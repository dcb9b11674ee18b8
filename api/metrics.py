"""Counts what the service does and writes it in the Prometheus text format (version 0.0.4).

Several serving processes share a folder: each leaves its counts there now and then, and whichever is asked adds up what
the others have left.
"""

import json
import os
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, cast

__all__ = ["EXPOSITION", "Metrics"]

EXPOSITION: Final = "text/plain; version=0.0.4; charset=utf-8"
_BOUNDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_NAME: Final = "scrutiny_"
_HELP: Final = {
    "requests_total": ("counter", "Requests answered, by kind of address and status."),
    "request_seconds": ("histogram", "Seconds from a request's first byte to its answer's last."),
    "answer_bytes_total": ("counter", "Bytes of answers sent."),
    "budget_refused_total": ("counter", "Requests refused because the client had used its share."),
    "readers_idle": ("gauge", "Reader processes that are free."),
    "readers_started_total": ("counter", "Reader processes started."),
    "readers_ended_total": ("counter", "Reader processes ended, by reason."),
    "queries_waiting": ("gauge", "Queries that wait for a reader."),
    "remote_failed_total": ("counter", "Requests that the SPARQL server behind the service failed."),
    "cache_bytes": ("gauge", "Bytes of answers kept."),
    "cache_hits_total": ("counter", "Queries answered from kept answers."),
    "cache_misses_total": ("counter", "Queries that no kept answer fitted."),
}


def _series(name: str, **labels: object) -> str:
    """Name a series.

    >>> _series("requests_total", route="sparql", status=200)
    'requests_total{route="sparql",status="200"}'
    """
    inside = ",".join(f'{label}="{value}"' for label, value in labels.items())
    return f"{name}{{{inside}}}" if inside else name


class Metrics:
    """The counts of one serving process; ``more`` gives those that other parts of the service keep."""

    def __init__(self, folder: str = "", more: Callable[[], Mapping[str, float]] = dict) -> None:
        self._folder = Path(folder) if folder else None
        self._more = more
        self._requests: Counter[tuple[str, int]] = Counter()
        self._seconds, self._sent = 0.0, 0
        self._buckets = [0] * (len(_BOUNDS) + 1)

    def note(self, route: str, status: int, seconds: float, sent: int) -> None:
        """Count one request."""
        self._requests[route, status] += 1
        self._seconds += seconds
        self._sent += sent
        self._buckets[bisect_left(_BOUNDS, seconds)] += 1

    def own(self) -> dict[str, float]:
        """Give this process's counts by series."""
        counts: dict[str, float] = {
            _series("requests_total", route=route, status=status): number
            for (route, status), number in self._requests.items()
        }
        counts |= {"answer_bytes_total": self._sent, "request_seconds_sum": self._seconds, **self._more()}
        running = 0
        for bound, number in zip((*map(str, _BOUNDS), "+Inf"), self._buckets, strict=True):
            running += number
            counts[_series("request_seconds_bucket", le=bound)] = running
        counts["request_seconds_count"] = running
        return counts

    def leave(self) -> None:
        """Leave this process's counts for the others, whole or not at all."""
        if self._folder is None:
            return
        path = self._folder / f"{os.getpid()}.json"
        unfinished = path.with_suffix(".part")
        unfinished.write_text(json.dumps(self.own()), "utf-8")
        unfinished.replace(path)

    def _all(self) -> Counter[str]:
        total: Counter[str] = Counter()
        total.update(cast("dict[str, int]", self.own()))
        mine = f"{os.getpid()}.json"
        for path in sorted(self._folder.glob("*.json")) if self._folder else ():
            if path.name != mine:
                total.update(json.loads(path.read_text("utf-8")))
        return total

    def expose(self) -> str:
        """Write every count of every serving process."""
        total = self._all()
        lines = []
        for name, (kind, words) in _HELP.items():
            series = [one for one in total if one.partition("{")[0].startswith(name)]
            if series:
                lines += [f"# HELP {_NAME}{name} {words}", f"# TYPE {_NAME}{name} {kind}"]
                lines += [f"{_NAME}{one} {total[one]:g}" for one in series]
        return "\n".join(lines) + "\n"
