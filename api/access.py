"""Lets only the holder of the token write."""

import hmac

from starlette.types import Scope

from api.errors import Forbidden, NotAuthorised
from api.replies import header
from api.settings import PREFIX, Settings

__all__ = ["admit_writer"]


def admit_writer(scope: Scope, settings: Settings) -> None:
    """Let a request write; raises where writing is off, or the bearer token (RFC 6750) is missing or wrong.

    The comparison takes the same time wherever the tokens differ.
    """
    if not settings.update or settings.token is None:
        raise Forbidden(f"Writing is switched off ({PREFIX}UPDATE).")
    if settings.remote:
        raise Forbidden(f"Write to the SPARQL server itself, at {settings.store}.")
    scheme, _, given = header(scope, b"authorization").partition(" ")
    expected = settings.token.get_secret_value()
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), expected.encode()):
        raise NotAuthorised("Send the token as Authorization: Bearer …")
