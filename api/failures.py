"""Gives for whatever a route raises, the framework's own exceptions too, the one of our errors that stands for it."""

from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.errors import EngineFailed, MethodNotAllowed, NotFound, RequestError
from api.problems import as_store_problem
from graph.errors import GraphError

__all__ = ["as_request_error"]


def as_request_error(error: Exception, path: str, method: str) -> RequestError:
    """Give the error of ours that stands for any that a route raised.

    >>> as_request_error(HTTPException(404), "/nowhere", "GET").detail
    'There is nothing at /nowhere.'
    """
    match error:
        case RequestError():
            return error
        case GraphError():
            return as_store_problem(error)
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
