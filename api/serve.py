"""Runs the service: one serving process or several, on uvloop and httptools where they are there."""

import logging
import sys
import tempfile
from logging.handlers import MemoryHandler

import uvicorn

from api.app import create_app
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
    """Make the application in a serving process of its own: the settings come from the environment."""
    prepare_log()
    return create_app()


def serve(settings: Settings) -> None:
    """Serve until told to stop; raises SystemExit where the address cannot be had."""
    if settings.processes == 1:
        prepare_log()
        _run(create_app(settings), settings, 1)
        return
    with tempfile.TemporaryDirectory(prefix="scrutiny-counts-") as shared:
        settings.model_copy(update={"shared": shared}).export()
        _run("api.serve:create_served_app", settings, settings.processes)


def _run(app: object, settings: Settings, processes: int) -> None:
    uvicorn.run(
        app,  # type: ignore[arg-type]  # an application, or the name of what makes one
        factory=isinstance(app, str),
        host=settings.host,
        port=settings.port,
        workers=processes,
        access_log=False,
        server_header=False,
        log_config=None,  # uvicorn would close the handlers that are there; its warnings go to standard error
        log_level="warning",
        timeout_graceful_shutdown=_GRACE,
        forwarded_allow_ips=",".join(sorted(settings.proxies)) or "127.0.0.1",
    )
