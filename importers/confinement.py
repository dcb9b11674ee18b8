"""Limits that a process sets itself, kept by the system: memory, time of the processor, and no right to open sockets.

Processes that read hostile papers or answer strangers' queries take from themselves what these could misuse. The filter
is a classic BPF program for ``seccomp`` (Linux, ``man 2 seccomp``): the call ``socket`` fails with EACCES, everything else
goes on. None of it can be lifted from inside. Windows knows no such limits; there only that of whoever waits for the
process holds.
"""

import ctypes
import errno
import platform
import signal
import struct
import sys
import time
from typing import Final

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

__all__ = ["deny_sockets", "ignore_interrupts", "limit_memory", "limit_time"]

_PR_SET_SECCOMP: Final = 22
_PR_SET_NO_NEW_PRIVS: Final = 38
_SECCOMP_MODE_FILTER: Final = 2
_ALLOW: Final = 0x7FFF0000
_FAIL: Final = 0x00050000 | errno.EACCES
_KILL: Final = 0x80000000
_LOAD_WORD: Final = 0x20
_JUMP_EQUAL: Final = 0x15
_JUMP_AT_LEAST: Final = 0x35
_RETURN: Final = 0x06
_X32_CALLS: Final = 0x40000000
# Machine: (the kernel's name of the architecture, number of the call socket); from the kernel's own tables.
_ARCHITECTURES: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}


def limit_memory(size: int) -> None:
    """Let the process have at most ``size`` bytes of memory of its own, and leave no core behind; mapped files do not count."""
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


def deny_sockets() -> bool:
    """Forbid the process to open sockets from now on; False where the system offers no way.

    Threads that already run keep the right: call it before any is started.
    """
    known = _ARCHITECTURES.get(platform.machine())
    if known is None or sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    steps = _program(*known)
    program = _Program(len(steps) // 8, steps)
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return bool(library.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _program(architecture: int, call: int) -> bytes:
    """Assemble: another architecture's calls end the process, ``socket`` fails, all else is allowed."""
    steps = [
        (_LOAD_WORD, 0, 0, 4),
        (_JUMP_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD_WORD, 0, 0, 0),
        (_JUMP_AT_LEAST, 2, 0, _X32_CALLS),
        (_JUMP_EQUAL, 1, 0, call),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _FAIL),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))
