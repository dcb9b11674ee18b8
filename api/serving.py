"""Run the service: one process, or several behind one socket, on uvloop and httptools."""

import os

import uvicorn

from api.settings import PREFIX, Settings

__all__ = ["run_service"]

TO_TRY = """
Scrutiny Graph is at {address}
  {address}                what is in the graph, and questions to ask it
  {address}documents       the papers, each with the words that its facts rest on
  {address}ask             SPARQL, with examples
  {address}maps            who sits where, who appears before whom
Stop it with Ctrl-C.
"""


def run_service(store: str | None = None, host: str | None = None, port: int | None = None) -> None:
    """Serve until stopped; what is not given comes from the environment (``SCRUTINY_…``).

    Raises ``pydantic.ValidationError`` for a setting that is impossible.
    """
    given = {"store": store, "host": host, "port": port}
    for name, value in given.items():
        if value is not None:
            os.environ[f"{PREFIX}{name.upper()}"] = str(value)
    settings = Settings()
    print(TO_TRY.format(address=f"http://{settings.host}:{settings.port}/"), flush=True)
    uvicorn.run(
        "api.app:create_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.processes if settings.processes > 1 else None,
        loop="uvloop",
        http="httptools",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
    )
