"""Read what a SPARQL server answers: whether it is whole, what it says where it says no, and what it holds.

Pure: status, header fields and bytes go in. The same for a request of this process (:mod:`graph.remote.server`) and for
one of the service, which does not wait for it.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

import pyoxigraph as ox

from graph.embedded.engine import Answer, refusal
from graph.errors import (
    AnswerCutShort,
    GraphError,
    QueryRefused,
    ServerBusy,
    ServerDenies,
    ServerFailed,
    ServerSlow,
    ServerUnreachable,
)
from graph.sparql.prefixes import known_prefixes

__all__ = ["TABLE", "TRIPLES", "cut_short", "fault_of", "read_answer"]

TABLE: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples"
"""The two formats that every server knows and that cannot be read in two ways."""

_ANYTIME: Final = "S1TAT"  # Virtuoso: the query ran into its time limit, and this is what it had by then
_MOST_TOLD: Final = 300  # characters of a server's own words


def cut_short(fields: Mapping[str, str]) -> str | None:
    """Say how a server that answered 200 has cut its answer short, None if its header fields tell of no cut.

    >>> cut_short({"x-sparql-maxrows": "10000"})
    'at 10000 rows (ResultSetMaxRows)'
    >>> cut_short({"content-type": "text/csv"}) is None
    True
    """
    if rows := fields.get("x-sparql-maxrows"):
        return f"at {rows} rows (ResultSetMaxRows)"
    if fields.get("x-sql-state") == _ANYTIME or "x-sparql-anytime" in fields:
        return "at its time limit"
    return None


def fault_of(address: str, status: int, told: str, *, named: bool, sent: str = "") -> GraphError:
    """Give the error for a status other than success.

    ``named`` says whether credentials were given, ``sent`` is the query, without our prefixes.

    >>> print(fault_of("https://x.example/sparql", 401, "", named=False))
    https://x.example/sparql: the server wants to know who asks; set SCRUTINY_STORE_USER and SCRUTINY_STORE_PASSWORD
    >>> print(fault_of("https://x.example/sparql", 400, "Expected a dot", named=False))
    the server refused the query: Expected a dot
    """
    words = _own_words(told)
    said = f": {words}" if words else ""
    match status:
        case HTTPStatus.BAD_REQUEST:
            return _refused(words, sent)
        case HTTPStatus.UNAUTHORIZED if not named:
            return ServerDenies(
                address,
                "the server wants to know who asks; set SCRUTINY_STORE_USER and SCRUTINY_STORE_PASSWORD",
            )
        case HTTPStatus.UNAUTHORIZED:
            return ServerDenies(
                address, "the server does not know the name and password, or the token, that it was given"
            )
        case HTTPStatus.FORBIDDEN:
            return ServerDenies(address, f"the server forbids this to the account{said}")
        case HTTPStatus.NOT_FOUND | HTTPStatus.METHOD_NOT_ALLOWED | HTTPStatus.GONE:
            return ServerUnreachable(
                address, f"the server has no SPARQL at this address (it answered {status})"
            )
        case HTTPStatus.REQUEST_TIMEOUT | HTTPStatus.GATEWAY_TIMEOUT:
            return ServerSlow(address, "the server gave up at a time limit of its own")
        case HTTPStatus.TOO_MANY_REQUESTS | HTTPStatus.SERVICE_UNAVAILABLE:
            return ServerBusy(address, f"the server is busy; try again later{said}")
        case _ if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
            return ServerUnreachable(address, f"the server has moved; give its new address{said}")
        case _ if "SECURITY" in words:  # Virtuoso: 500 "Error SR186:SECURITY: No permission …"
            return ServerDenies(address, f"the server forbids this to the account{said}")
        case _:
            return ServerFailed(address, f"the server answered {status}{said}")


def _own_words(told: str) -> str:
    """Give a server's explanation in one line, without the query that some repeat.

    >>> _own_words("Virtuoso 37000 Error SP030:\\n syntax error\\n\\nSPARQL query:\\nSELECT")
    'Virtuoso 37000 Error SP030: syntax error'
    """
    if told.lstrip()[:1] == "<":
        return ""
    return " ".join(told.partition("SPARQL query:")[0].split())[:_MOST_TOLD]


def _refused(words: str, sent: str) -> QueryRefused:
    """Say what is wrong with a query: in our own parser's words, with the place, where it finds it too."""
    try:
        ox.Store().query(sent or "ASK {}", prefixes=known_prefixes("urn:base:"))
    except SyntaxError as error:
        return refusal(error)
    return QueryRefused(f"the server refused the query: {words}")


def read_answer(address: str, media_type: str, data: bytes) -> Answer:
    """Read a whole answer in :data:`TABLE` or :data:`TRIPLES`; AnswerCutShort if it ends too early or is neither."""
    try:
        if media_type == TRIPLES:
            return _as_triples(data)
        if media_type == TABLE:
            for _ in _rows(ox.parse_query_results(data, ox.QueryResultsFormat.JSON)):
                pass
            return ox.parse_query_results(data, ox.QueryResultsFormat.JSON)
    except SyntaxError as error:
        raise AnswerCutShort(
            address,
            f"the server broke off its answer after {len(data):,} bytes ({' '.join(str(error).split())})",
        ) from error
    raise ServerFailed(
        address, f"the server answered in {media_type or 'no format'}, which is no answer in SPARQL"
    )


def _rows(answer: ox.QuerySolutions | ox.QueryBoolean) -> ox.QuerySolutions | tuple[()]:
    return answer if isinstance(answer, ox.QuerySolutions) else ()


def _as_triples(data: bytes) -> Answer:
    store = ox.Store()
    store.load(data, ox.RdfFormat.N_TRIPLES)
    return store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
