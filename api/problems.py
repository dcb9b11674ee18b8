"""Tells what went wrong, in one form: problem documents (RFC 9457) for programs, the same as a page for people.

This module stays free of the framework, for queries are answered before that is loaded; what the framework itself
raises is told by :mod:`api.failures`.
"""

import json
from typing import Final

from api.errors import EngineFailed, NotFound, RequestError, StoreUnavailable
from api.sparql.negotiate import choose_media_type
from graph.errors import BadParameter, GraphError, NotArchived, StoreMissing, UnknownDocument, UnknownQuery

__all__ = ["PROBLEM_TYPE", "as_store_problem", "problem_body", "wants_page"]

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


def as_store_problem(error: GraphError) -> RequestError:
    """Give the error of ours that stands for one of the store's.

    >>> as_store_problem(UnknownQuery("who-sat")).status.value
    404
    """
    match error:
        case StoreMissing():
            return StoreUnavailable(str(error), seconds=10)
        case UnknownQuery() | UnknownDocument() | NotArchived():
            return NotFound(f"{error}.")
        case BadParameter():
            return RequestError(f"{error}.")
        case _:
            return EngineFailed(f"{error}.")
