"""What can go wrong with a request, each kind with the status that it is answered with.

::

    RequestError                400  the request cannot be answered; ``str(error)`` says why and what to do
    ├── BadQuery                400  the query is not SPARQL; carries the line and column
    ├── QueryRefused            403  the query asks for what this service does not do (SERVICE, LOAD)
    ├── QueryTooLarge           413  the query is over a limit of length, nesting or inline data
    ├── NotAuthorised           401  the bearer token is missing or wrong
    ├── Forbidden               403  the operation is switched off or not for this graph
    ├── NotFound                404  no such document, node or graph
    ├── MethodNotAllowed        405  carries the methods that are
    ├── NotAcceptable           406  no offered format is acceptable; lists the offered ones
    ├── BodyTooLarge            413  the request's body is over the limit
    ├── ResultTooLarge          413  the answer is over the limit
    ├── UnsupportedMedia        415  the body's media type is not one of the operation's
    ├── BudgetSpent             429  this client has used its share; carries the seconds to wait
    ├── EngineFailed            500  the engine failed for a reason of its own
    ├── StoreBusy               503  the queue is full, or another writer holds the store
    ├── StoreUnavailable        503  there is no store to read at the configured place
    ├── RemoteFailed            502  the SPARQL server behind this service failed or cut its answer short
    ├── DeadlinePassed          504  the query was ended at its deadline
    └── MemorySpent             507  the query was ended because it used up its memory
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import ClassVar

__all__ = [
    "BadQuery",
    "BodyTooLarge",
    "BudgetSpent",
    "DeadlinePassed",
    "EngineFailed",
    "Forbidden",
    "MemorySpent",
    "MethodNotAllowed",
    "NotAcceptable",
    "NotAuthorised",
    "NotFound",
    "QueryRefused",
    "QueryTooLarge",
    "RemoteFailed",
    "RequestError",
    "ResultTooLarge",
    "StoreBusy",
    "StoreUnavailable",
    "UnsupportedMedia",
]


class RequestError(Exception):
    """A request cannot be answered: ``detail`` is one sentence for a person, ``kind`` one word for a program.

    >>> RequestError("There is no query.").status.value
    400
    """

    status: ClassVar[HTTPStatus] = HTTPStatus.BAD_REQUEST
    kind: ClassVar[str] = "bad-request"
    title: ClassVar[str] = "The request cannot be answered"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    def headers(self) -> Mapping[str, str]:
        """Give the header fields that belong to the answer beside its body."""
        return {}

    def members(self) -> Mapping[str, object]:
        """Give what a program can use beyond the standard members of a problem document."""
        return {}


class BadQuery(RequestError):
    """The query or update is not SPARQL; ``line`` and ``column`` count from 1 where the place is known."""

    kind = "syntax"
    title = "The query is not valid SPARQL"

    def __init__(self, detail: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(detail)
        self.line, self.column = line, column

    def members(self) -> Mapping[str, object]:
        """Give the place of the mistake."""
        return {} if self.line is None else {"line": self.line, "column": self.column}


class QueryRefused(BadQuery):
    """The query asks for something that this service does not do for anybody."""

    status = HTTPStatus.FORBIDDEN
    kind = "refused"
    title = "The query asks for what this service does not do"


class QueryTooLarge(BadQuery):
    """The query is over a limit of length, nesting or inline data."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    kind = "query-too-large"
    title = "The query is over a limit"


class NotAuthorised(RequestError):
    """The bearer token is missing or wrong."""

    status = HTTPStatus.UNAUTHORIZED
    kind = "not-authorised"
    title = "A bearer token is needed"

    def headers(self) -> Mapping[str, str]:
        """Name the scheme that is expected."""
        return {"www-authenticate": 'Bearer realm="scrutiny"'}


class Forbidden(RequestError):
    """The operation is switched off, or not allowed on this graph."""

    status = HTTPStatus.FORBIDDEN
    kind = "forbidden"
    title = "The operation is not allowed"


class NotFound(RequestError):
    """Nothing is known under this address."""

    status = HTTPStatus.NOT_FOUND
    kind = "not-found"
    title = "Nothing is known under this address"


class MethodNotAllowed(RequestError):
    """The address does not take this method."""

    status = HTTPStatus.METHOD_NOT_ALLOWED
    kind = "method-not-allowed"
    title = "The address does not take this method"

    def __init__(self, method: str, allowed: tuple[str, ...]) -> None:
        super().__init__(f"{method} is not possible here; use {' or '.join(allowed)}.")
        self.allowed = allowed

    def headers(self) -> Mapping[str, str]:
        """List the methods that are possible."""
        return {"allow": ", ".join(self.allowed)}


class NotAcceptable(RequestError):
    """None of the formats on offer is acceptable to the client."""

    status = HTTPStatus.NOT_ACCEPTABLE
    kind = "not-acceptable"
    title = "No offered format is acceptable"

    def __init__(self, accept: str, offered: tuple[str, ...]) -> None:
        super().__init__(f"Accept: {accept} leaves none of the formats on offer: {', '.join(offered)}.")
        self.offered = offered

    def members(self) -> Mapping[str, object]:
        """List the formats on offer."""
        return {"offered": list(self.offered)}


class BodyTooLarge(RequestError):
    """The request's body is over the limit."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    kind = "body-too-large"
    title = "The request is too large"


class ResultTooLarge(RequestError):
    """The answer is over the limit; nothing of it was sent."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    kind = "result-too-large"
    title = "The answer is too large"


class UnsupportedMedia(RequestError):
    """The body's media type is not one that the operation takes."""

    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    kind = "unsupported-media-type"
    title = "The body's media type is not supported"


class _Later(RequestError):
    """An answer that may come if asked again after ``seconds``."""

    def __init__(self, detail: str, seconds: int = 1) -> None:
        super().__init__(detail)
        self.seconds = seconds

    def headers(self) -> Mapping[str, str]:
        """Say when to ask again."""
        return {"retry-after": str(self.seconds)}


class BudgetSpent(_Later):
    """The client has used its share of the service's time."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    kind = "budget-spent"
    title = "This client has used its share"


class StoreBusy(_Later):
    """Every reader is at work and the queue is full, or another writer holds the store."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    kind = "busy"
    title = "The service is busy"


class StoreUnavailable(_Later):
    """There is no store to read at the configured place."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    kind = "no-store"
    title = "There is no store to read"


class EngineFailed(RequestError):
    """The engine failed for a reason that is not the client's."""

    status = HTTPStatus.INTERNAL_SERVER_ERROR
    kind = "engine-failed"
    title = "The engine failed"


class RemoteFailed(RequestError):
    """The SPARQL server behind this service failed, or cut its answer short."""

    status = HTTPStatus.BAD_GATEWAY
    kind = "remote-failed"
    title = "The SPARQL server behind this service failed"


class DeadlinePassed(RequestError):
    """The query was ended at its deadline."""

    status = HTTPStatus.GATEWAY_TIMEOUT
    kind = "deadline"
    title = "The query took too long"


class MemorySpent(RequestError):
    """The query was ended because it used up the memory it may have."""

    status = HTTPStatus.INSUFFICIENT_STORAGE
    kind = "memory"
    title = "The query needed too much memory"
