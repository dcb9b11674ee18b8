"""What a process takes from itself it cannot take back: each is tried in a process of its own."""

import subprocess
import sys

import pytest


def run(*steps):
    script = "\n".join(("from importers.confinement import *", *steps))
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    return ran.returncode, ran.stderr.strip().rsplit("\n", 1)[-1]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows filters of system calls")
def test_no_socket_is_opened():
    opening = ("import socket", "socket.socket()")
    assert run(*opening) == (0, "")
    assert run("assert deny_sockets()", *opening) == (1, "PermissionError: [Errno 13] Permission denied")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limits")
def test_memory_and_time_have_an_end():
    assert run("limit_memory(2**27)", "bytearray(2**28)") == (1, "MemoryError")
    ended, _ = run("limit_time(0)", "while True: pass")
    assert ended < 0
