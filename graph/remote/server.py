"""Talk to a SPARQL 1.1 server: SPARQL 1.1 Protocol (query, update) and Graph Store HTTP Protocol (adding to a graph).

One request after another over kept connections. Nothing is sent twice by itself, redirections are not followed, and an
answer counts only if it is whole.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, Self

import httpx

from graph.embedded.engine import Answer
from graph.errors import (
    AnswerCutShort,
    GraphError,
    ServerFailed,
    ServerSlow,
    ServerUnreachable,
    StoreReadOnly,
)
from graph.remote.address import Server
from graph.remote.answers import TABLE, TRIPLES, cut_short, fault_of, read_answer
from graph.remote.login import Login
from graph.remote.virtuoso import is_virtuoso, mended_answer, rows_behind, without_escapes
from graph.sparql.words import gives_triples

__all__ = ["Reply", "SparqlServer"]

_CONNECT: Final = 10.0  # seconds
_MOST_TOLD: Final = 4_000  # bytes of an explanation


@dataclass(frozen=True, slots=True)
class Reply:
    """A successful answer, whole: its header fields and its bytes."""

    fields: Mapping[str, str]
    data: bytes

    @property
    def media_type(self) -> str:
        """Its media type, in lower case and without parameters."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower()


class SparqlServer:
    """Asks and tells one server. Close it in the end."""

    def __init__(
        self, server: Server, prefixes: Mapping[str, str], transport: httpx.BaseTransport | None = None
    ) -> None:
        self.server = server
        self.virtuoso = False
        self._prefixes = prefixes
        self._prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in prefixes.items())
        self._client = httpx.Client(
            auth=Login(server.user, server.password, server.token),
            timeout=httpx.Timeout(server.timeout, connect=min(_CONNECT, server.timeout)),
            transport=transport,
        )

    def ask(
        self,
        query: str,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a query as the server does, our prefixes known; errors of :mod:`graph.errors` for all that is not whole."""
        address, dataset = self.server.query, _dataset(default_graphs, named_graphs)
        wanted = TRIPLES if gives_triples(query) else TABLE
        reply = self._ask(query, wanted, dataset)
        if self.virtuoso and wanted == TRIPLES and (behind := rows_behind(query)) is not None:
            self._ask(behind, TABLE, dataset)
        data = mended_answer(reply.data) if self.virtuoso else reply.data
        return read_answer(address, reply.media_type, data)

    def triples(self, query: str) -> bytes:
        """Give the triples of a CONSTRUCT in N-Triples; whether Virtuoso kept some back is for the caller to see."""
        reply = self._ask(query, TRIPLES, {})
        if reply.media_type != TRIPLES:
            raise ServerFailed(
                self.server.query, f"the server answered in {reply.media_type}, not in {TRIPLES}"
            )
        return mended_answer(reply.data) if self.virtuoso else reply.data

    def _ask(self, query: str, media_type: str, dataset: Mapping[str, list[str]]) -> Reply:
        text = self._prologue + (without_escapes(query, self._prefixes) if self.virtuoso else query)
        form = {"query": text, **dataset}
        request = self._client.build_request(
            "POST", self.server.query, data=form, headers={"accept": media_type}
        )
        reply = self._send(request, query)
        how = cut_short(reply.fields)
        if how is not None:
            raise AnswerCutShort(
                self.server.query,
                f"the server has cut its answer short {how}; ask for less, or have it allow more",
            )
        return reply

    def greet(self) -> None:
        """Ask the least there is, to learn whether somebody answers and who."""
        self._ask("ASK {}", TABLE, {})

    def tell(self, update: str) -> None:
        """Run an update."""
        text = self._prologue + (without_escapes(update, self._prefixes) if self.virtuoso else update)
        self._send(
            self._client.build_request(
                "POST",
                self._writable,
                content=text.encode("utf-8"),
                headers={"content-type": "application/sparql-update", "accept": "*/*"},
            ),
            "",
        )

    def add_to(self, graph: str, triples: bytes) -> None:
        """Add triples in N-Triples, which Turtle contains, to a graph by the Graph Store Protocol."""
        if not self.server.graphs:
            raise StoreReadOnly(
                self.server.query, "there is no address for graphs; set SCRUTINY_STORE_GRAPHS"
            )
        self._send(
            self._client.build_request(
                "POST",
                self.server.graphs,
                params={**httpx.URL(self.server.graphs).params, "graph": graph},
                content=triples,
                headers={"content-type": "text/turtle"},
            ),
            "",
        )

    @property
    def _writable(self) -> str:
        if not self.server.update:
            raise StoreReadOnly(
                self.server.query,
                "this server is only read; set SCRUTINY_STORE_UPDATE to its address for updates to write to it",
            )
        return self.server.update

    def _send(self, request: httpx.Request, sent: str) -> Reply:
        """Send a request and take the whole answer; ``sent`` is the query, to find what may be wrong with it."""
        address = str(request.url.copy_with(query=None))
        until = time.monotonic() + self.server.timeout
        try:
            answer = self._client.send(request, stream=True)
            try:
                self.virtuoso = is_virtuoso(answer.headers)
                if not answer.is_success:
                    raise self._fault(address, answer, sent)
                return Reply(answer.headers, self._whole(address, answer, until))
            finally:
                answer.close()
        except httpx.TimeoutException as error:
            if isinstance(error, httpx.ConnectTimeout):
                raise ServerUnreachable(address, "the server cannot be reached") from error
            raise self._slow(address) from error
        except httpx.RemoteProtocolError as error:
            raise AnswerCutShort(
                address, f"the connection broke in the middle of the answer ({error})"
            ) from error
        except httpx.TransportError as error:
            raise ServerUnreachable(
                address, f"the server cannot be reached ({error}); is it running, and is the address right?"
            ) from error

    def _fault(self, address: str, answer: httpx.Response, sent: str) -> GraphError:
        told = b""
        for part in answer.iter_bytes():
            told += part
            if len(told) >= _MOST_TOLD:
                break
        words = told.decode("utf-8", "replace")
        if HTTPStatus.MULTIPLE_CHOICES <= answer.status_code < HTTPStatus.BAD_REQUEST:
            words = answer.headers.get("location", "").partition("?")[0]
        return fault_of(address, answer.status_code, words, named=self.server.named, sent=sent)

    def _whole(self, address: str, answer: httpx.Response, until: float) -> bytes:
        parts = []
        for part in answer.iter_bytes():
            parts.append(part)
            if time.monotonic() > until:
                raise self._slow(address)
        return b"".join(parts)

    def _slow(self, address: str) -> ServerSlow:
        return ServerSlow(
            address,
            f"no whole answer within {self.server.timeout:g} seconds; ask for less, or give SCRUTINY_STORE_TIMEOUT more",
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _dataset(
    default_graphs: Sequence[str] | None, named_graphs: Sequence[str] | None
) -> dict[str, list[str]]:
    named = {"default-graph-uri": default_graphs, "named-graph-uri": named_graphs}
    return {name: list(graphs) for name, graphs in named.items() if graphs is not None}
