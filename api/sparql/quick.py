"""A shorter way through uvicorn for queries that can be answered at once.

What ASGI needs for each request (a task, events, messages) costs more processor time than finding the answer to a small
query does. So a GET for the query endpoint is looked at as soon as its header is read; where the answer is kept or cheap
it is written to the connection there and then. Every other request goes uvicorn's own way. Nothing here is needed for a
right answer: under another server the same application gives the same answers.
"""

import asyncio
from functools import partial
from typing import Any, Final, cast

from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.readers.desk import Desk

__all__ = ["QuickProtocol", "quick_protocol"]

_PATH: Final = "/sparql"
_START: Final = b"/sparql?query="
_WITH_BODY: Final = frozenset({b"content-length", b"transfer-encoding", b"upgrade"})


def quick_protocol(desk: Desk) -> type[asyncio.Protocol]:
    """Give what ``uvicorn.Config`` takes as ``http``: it makes a protocol for each connection."""
    return cast("type[asyncio.Protocol]", partial(QuickProtocol, desk))


class QuickProtocol(HttpToolsProtocol):
    """uvicorn's protocol over httptools, with a desk that is asked first."""

    def __init__(self, desk: Desk, **uvicorns_own: Any) -> None:  # noqa: ANN401  # passed through
        super().__init__(**uvicorns_own)
        self._desk = desk
        self._answered = False

    def on_headers_complete(self) -> None:
        """Answer now if that can be done, else start the request as ever."""
        if self.url.startswith(_START) and self._is_simple():
            scope = cast("Scope", self.scope)
            scope.update(method="GET", path=_PATH, query_string=self.url[len(_PATH) + 1 :])
            found = self._desk.answer_at_once(scope)
            if found is not None:
                self._answered = True
                self._write(*found)
                return
        super().on_headers_complete()

    def _is_simple(self) -> bool:
        """Say whether this is a plain GET with nothing before it still unanswered, by a client that reads its answers."""
        parser = self.parser
        return (
            parser.get_method() == b"GET"
            and (self.cycle is None or self.cycle.response_complete)
            and not self.pipeline
            and not self.flow.write_paused
            and parser.get_http_version() == "1.1"
            and parser.should_keep_alive()
            and not self.expect_100_continue
            and _WITH_BODY.isdisjoint([name for name, _ in self.headers])
        )

    def on_body(self, body: bytes) -> None:
        """Pass on the body of a request that goes uvicorn's way."""
        if not self._answered:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """Note the end of a request."""
        if self._answered:
            self._answered = False
        else:
            super().on_message_complete()

    def _write(self, fields: list[tuple[bytes, bytes]], body: bytes) -> None:
        """Write a whole answer and wait for the connection's next request, as long as uvicorn would."""
        lines = [b"%b: %b\r\n" % field for field in (*self.server_state.default_headers, *fields)]
        self.transport.write(b"".join([b"HTTP/1.1 200 OK\r\n", *lines, b"\r\n", body]))
        self.server_state.total_requests += 1
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_later(
            self.timeout_keep_alive, self.timeout_keep_alive_handler
        )
