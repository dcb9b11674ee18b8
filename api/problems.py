"""Problem documents (RFC 9457): the one form in which this service says what went wrong."""

import json
from typing import Final

from api.errors import RequestError

__all__ = ["PROBLEM_TYPE", "problem_body"]

PROBLEM_TYPE: Final = "application/problem+json"
_KINDS: Final = "https://w3id.org/scrutiny/problem/"


def problem_body(error: RequestError) -> bytes:
    """Write ``error`` as a problem document in UTF-8.

    >>> from api.errors import BadQuery
    >>> problem = json.loads(problem_body(BadQuery("Expected a variable.", 1, 8)))
    >>> problem["status"], problem["line"], problem["column"], problem["detail"]
    (400, 1, 8, 'Expected a variable.')
    """
    document = {
        "type": _KINDS + error.kind,
        "title": error.title,
        "status": error.status.value,
        "detail": error.detail,
        **error.members(),
    }
    return json.dumps(document, ensure_ascii=False).encode()
