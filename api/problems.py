"""Tells what went wrong, in one form: problem documents (RFC 9457) for programs, the same as a page for people."""

import json
from http import HTTPStatus
from typing import Final

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.errors import EngineFailed, MethodNotAllowed, NotFound, RequestError, StoreUnavailable
from api.negotiate import choose_media_type
from graph.errors import GraphError, NotArchived, StoreMissing, UnknownDocument, UnknownQuery

__all__ = ["PROBLEM_TYPE", "as_request_error", "problem_body", "wants_page"]

PROBLEM_TYPE: Final = "application/problem+json"
_TYPES: Final = "https://w3id.org/scrutiny/problem/"


def problem_body(error: RequestError) -> bytes:
    """Write ``error`` as a problem document in UTF-8.

    >>> from api.errors import BadQuery
    >>> problem = json.loads(problem_body(BadQuery("Expected a variable.", 1, 8)))
    >>> problem["status"], problem["line"], problem["column"], problem["detail"]
    (400, 1, 8, 'Expected a variable.')
    """
    document = {
        "type": _TYPES + error.kind,
        "title": error.title,
        "status": error.status.value,
        "detail": error.detail,
        **error.members(),
    }
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")


def wants_page(accept: str) -> bool:
    """Say whether a problem should be told as a page: a browser names text/html, a program does not.

    >>> wants_page("text/html,application/xhtml+xml,*/*;q=0.8"), wants_page("*/*"), wants_page("text/html;q=bad")
    (True, False, False)
    """
    try:
        return choose_media_type(accept, (PROBLEM_TYPE, "text/html")) == "text/html"
    except RequestError:
        return False


def as_request_error(error: Exception, path: str, method: str) -> RequestError:
    """Give the error of ours that stands for any that a route raised.

    >>> as_request_error(HTTPException(404), "/nowhere", "GET").detail
    'There is nothing at /nowhere.'
    """
    match error:
        case RequestError():
            return error
        case StoreMissing():
            return StoreUnavailable(str(error), seconds=10)
        case UnknownQuery() | UnknownDocument() | NotArchived():
            return NotFound(f"{error}.")
        case GraphError():
            return EngineFailed(f"{error}.")
        case HTTPException():
            return _as_missed_route(error, path, method)
        case RequestValidationError():
            return _as_wrong_parameter(error, path)
        case _:
            return EngineFailed("The service failed; its log says why.")


def _as_missed_route(error: HTTPException, path: str, method: str) -> RequestError:
    if error.status_code == HTTPStatus.NOT_FOUND:
        return NotFound(f"There is nothing at {path}.")
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = (error.headers or {}).get("Allow", "GET").replace(" ", "")
        return MethodNotAllowed(method, tuple(sorted(filter(None, allowed.split(",")))))
    return RequestError(str(error.detail))


def _as_wrong_parameter(error: RequestValidationError, path: str) -> RequestError:
    wrong = error.errors()
    if any(one["loc"][0] == "path" for one in wrong):
        return NotFound(f"There is nothing at {path}.")
    return RequestError("; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in wrong))
