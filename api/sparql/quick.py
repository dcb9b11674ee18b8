"""A shorter way through uvicorn for queries that can be answered at once.

What ASGI needs for each request (a task, events, messages) costs more processor time than finding the answer to a small
query does. So a GET for the query endpoint is looked at as soon as its header is read; where the answer is kept or cheap
it is written to the connection there and then. Every other request goes uvicorn's own way. Nothing here is needed for a
right answer: under another server the same application gives the same answers.

A client that keeps its connection sends the same fields each time. So a request that is, after its first line, byte for
byte the one that was answered before is not parsed again.
"""

import asyncio
import re
from functools import partial
from typing import Any, Final, cast

from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.readers.desk import Desk, Manner

__all__ = ["QuickProtocol", "quick_protocol"]

_PATH: Final = "/sparql"
_START: Final = b"/sparql?query="
_END_OF_LINE: Final = b"\r\n"
_END_OF_HEADER: Final = b"\r\n\r\n"
# GET /sparql?query=ASK%20%7B%7D HTTP/1.1
_FIRST_LINE: Final = re.compile(rb"GET /sparql\?(query=[!\"$-~]*+) HTTP/1\.1")
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
        self._inside = False
        self._arrived = b""
        self._fields, self._manner = b"", Manner()

    def data_received(self, data: bytes) -> None:
        """Answer a request like the one before, or have it parsed."""
        if not self._inside and self._fields and self._answers_again(data):
            return
        self._arrived = b"" if self._inside else data
        super().data_received(data)

    def _answers_again(self, data: bytes) -> bool:
        """Answer a whole request that differs from the one before in its query alone; say whether that was done."""
        line, _, fields = data.partition(_END_OF_LINE)
        if fields != self._fields or self.pipeline or self.flow.write_paused or self.transport.is_closing():
            return False
        if self.cycle is not None and not self.cycle.response_complete:
            return False
        asked = _FIRST_LINE.fullmatch(line)
        found = self._desk.answer_at_once(asked[1].decode("latin-1"), self._manner) if asked else None
        if found is None:
            return False
        self._write(*found)
        return True

    def on_message_begin(self) -> None:
        """Note the beginning of a request."""
        self._inside = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Answer now if that can be done, else start the request as ever."""
        if self.url.startswith(_START) and self._is_simple():
            manner = self._desk.manner_of(cast("Scope", self.scope))
            text = self.url[len(_PATH) + 1 :].partition(b"#")[0].decode("latin-1")
            found = self._desk.answer_at_once(text, manner) if manner else None
            if found is not None and manner is not None:
                self._answered = True
                self._remember(manner)
                self._write(*found)
                return
        super().on_headers_complete()

    def _remember(self, manner: Manner) -> None:
        """Keep what follows the first line of this request, if it has come in one piece and nothing with it."""
        line, _, fields = self._arrived.partition(_END_OF_LINE)
        whole = fields.endswith(_END_OF_HEADER) and fields.count(_END_OF_HEADER) == 1
        if whole and line == b"GET %b HTTP/1.1" % self.url:
            self._fields, self._manner = fields, manner

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
        self._inside = False
        if self._answered:
            self._answered = False
        else:
            super().on_message_complete()

    def _write(self, fields: bytes, body: bytes) -> None:
        """Write a whole answer and wait for the connection's next request, as long as uvicorn would."""
        lines = [b"%b: %b\r\n" % field for field in self.server_state.default_headers]
        self.transport.write(b"".join([b"HTTP/1.1 200 OK\r\n", *lines, fields, b"\r\n", body]))
        self.server_state.total_requests += 1
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_later(
            self.timeout_keep_alive, self.timeout_keep_alive_handler
        )
