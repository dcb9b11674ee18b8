"""Limits that a process sets itself, kept by the system: memory, and time of the processor.

Windows knows neither; there only the limit of whoever waits for the process holds.
"""

import signal
import time

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

__all__ = ["ignore_interrupts", "limit_memory", "limit_time"]


def limit_memory(size: int) -> None:
    """Let the process have at most ``size`` bytes of memory of its own, and leave no core behind."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(seconds: int) -> None:
    """Let the process be ended when it has used so many seconds of the processor from now on."""
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds + 1, most))


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that was started by hand, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
