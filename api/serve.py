"""Runs the service: one serving process or several on one socket, on uvloop where it is there and httptools."""

import logging
import math
import socket
import sys
import tempfile
from functools import partial
from typing import Final

import uvicorn

from api.front import Front
from api.settings import Settings
from api.sparql.quick import quick_protocol
from api.supervisor import Supervisor

__all__ = ["WRONG", "greeting", "serve"]

WRONG: Final = 2
"""The exit status of a command that cannot be carried out as it was given."""

_GRACE: Final = 2  # seconds beyond the deadline that running requests have when the service is told to stop

_GREETING: Final = """\
Scrutiny Graph is at {address}
  {address}questions   questions in plain English
  {address}documents   the papers, each with the words that its facts rest on
  {address}maps        who sits where, who appears before whom
  {address}sparql/ask  SPARQL
Stop it with Ctrl-C."""


def greeting(settings: Settings) -> str:
    """Tell where the service is and what to try there."""
    return _GREETING.format(address=f"http://{settings.host}:{settings.port}/")


def _prepare_log() -> None:
    """Send the service's log to standard error; a record may be many lines."""
    printing = logging.StreamHandler(sys.stderr)
    printing.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("scrutiny")
    logger.handlers = [printing]
    logger.setLevel(logging.INFO)
    logger.propagate = False


def _configuration(settings: Settings) -> uvicorn.Config:
    front = Front(settings)
    return uvicorn.Config(
        front,
        http=quick_protocol(front.desk),
        host=settings.host,
        port=settings.port,
        access_log=False,
        server_header=False,
        log_config=None,  # uvicorn would close the handlers that are there; its warnings go to standard error
        log_level="warning",
        timeout_graceful_shutdown=math.ceil(settings.deadline) + _GRACE,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=",".join(sorted(settings.proxies)),
    )


def _bind(host: str, port: int, *, shared: bool = False) -> socket.socket:
    """Take the address; a shared one can be taken by several processes, and the kernel deals connections out evenly."""
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        sys.stderr.write(f"scrutiny: cannot listen at {host}, port {port}: {error.strerror}\n")
        raise SystemExit(WRONG) from None
    return bound


def _serve_here(settings: Settings, listening: socket.socket) -> None:
    """Serve in this process until it is told to stop."""
    server = uvicorn.Server(_configuration(settings))
    server.run(sockets=[listening])
    if not server.started:
        sys.exit(1)


def _serve_beside(settings: Settings, port: int) -> None:
    """Serve in one of several processes."""
    with _bind(settings.host, port, shared=True) as listening:
        _serve_here(settings, listening)


def serve(settings: Settings) -> None:
    """Serve until told to stop; raises SystemExit where the address cannot be had or no process can start."""
    _prepare_log()
    with _bind(settings.host, settings.port) as listening:
        if settings.processes == 1:
            _serve_here(settings, listening)
            return
        port: int = listening.getsockname()[1]
    # The address was free for one alone; from here on it is taken by all, and held for those that start later.
    with (
        _bind(settings.host, port, shared=True),
        tempfile.TemporaryDirectory(prefix="scrutiny-counts-") as counts,
    ):
        work = partial(_serve_beside, settings.model_copy(update={"shared": counts}), port)
        status = Supervisor(work, settings.processes).run()
    if status:
        sys.exit(status)
