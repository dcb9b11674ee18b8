"""Runs the service: one serving process or several, on uvloop and httptools where they are there."""

import logging
import sys
import tempfile
from logging.handlers import MemoryHandler

import uvicorn

from api.settings import Settings

__all__ = ["serve"]

_LINES = 500  # that wait at most before they are printed; they also are every second
_GRACE = 5  # seconds that running requests have when the service is told to stop


def prepare_log() -> None:
    """Send the service's log to standard error, a line each, some lines at a time."""
    printing = logging.StreamHandler(sys.stderr)
    printing.setFormatter(logging.Formatter("%(message)s"))
    # What a line of ours does not hold need not be looked up for it.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logger = logging.getLogger("scrutiny")
    logger.handlers = [MemoryHandler(_LINES, logging.WARNING, printing)]
    logger.setLevel(logging.INFO)
    logger.propagate = False


def create_served_app() -> object:
    """Make the application in a serving process; the settings come from the environment."""
    from api.app import create_app  # the process that only watches over others need not load it all

    prepare_log()
    return create_app()


def serve(settings: Settings) -> None:
    """Serve until told to stop; raises SystemExit where the address cannot be had."""
    with tempfile.TemporaryDirectory(prefix="scrutiny-counts-") as shared:
        settings.model_copy(update={"shared": shared if settings.processes > 1 else ""}).export()
        _run(settings)


def _run(settings: Settings) -> None:
    uvicorn.run(
        "api.serve:create_served_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.processes,
        access_log=False,
        server_header=False,
        log_config=None,  # uvicorn would close the handlers that are there; its warnings go to standard error
        log_level="warning",
        timeout_graceful_shutdown=_GRACE,
        forwarded_allow_ips=",".join(sorted(settings.proxies)) or "127.0.0.1",
    )
